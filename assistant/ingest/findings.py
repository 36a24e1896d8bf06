"""One finding for each matter: from the determination list, then the Complaint/Finding cells.

Assessment prose is the last resort, and is then flagged.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.ingest.layout import Report, Unit
from assistant.ingest.matters import Named, alike, complained_of, name_of, pairs, past
from assistant.ingest.outcomes import cell_outcome, find_outcome
from assistant.records import Finding

_IN_ACCORDANCE = re.compile(
    r"\b[Ii]n (?:accordance|line) with (?:[Pp]aragraphs? )?[\d .()a-z]{1,24}(?:and "
    r"[\d .()a-z]{1,12})?(?:of (?:the|"
    r"our) )?(?:[Hh]ousing )?(?:[Oo]mbudsman[’']?s? )?(?:[Ss]ervice )?(?:[Ss]cheme)?,?\s*"
)
_LEAD = re.compile(
    r"^(?:therefore |overall,? )?(?:after considering (?:all (?:of )?)?the evidence,? )?(?:i can "
    r"confirm(?: that)?|the ombudsman (?:has found|finds)|we (?:have )?(?:found|find|decided)(?: "
    r"that| the landlord responsible for)?"
    r"|(?:in (?:my|our|the ombudsman[’']s) (?:opinion|view),?)|there (?:was|is|has been|were))\b[\s:,]*(?:a |an )?",
    re.IGNORECASE,
)
_ORDERS_LINE = re.compile(
    r"^we (?:have|did)?\s?(?:not )?(?:made?|make) (?:any |a |some )?(?:orders?|recommendations?)", re.IGNORECASE
)
_LINK = re.compile(
    r"^[\s:,)]*(?:(?:has |have )?(?:been|was|were|is) )?(?:(?:offered|made|provided|"
    r"paid)\b)?\s*(?:(?:by|from) the (?:landlord|council|association)\b)?[\s,:]*"
    r"(?:(?:in|with)? ?(?:respect|relation|regards?|connection) (?:of|to)|with regard to|"
    r"regarding|in|for|about|concerning|by|of|to|on)?[\s:,]*"
    r"(?:(?:failures|failings) in )?(?:how )?(?:its|the landlord[’']s?|landlord[’']s|the landlord)?\b[\s:,]*",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:complaint|matter|issue)s? (?:about|regarding|concerning|of) (.{4,})", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^(?:the )?(?:resident[’']s )?(?:complaint|matter|part of the complaint)s?(?: about| "
    r"regarding| concerning| that)?\s*",
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"(?:(?<=[:;,.])|(?<=\band))\s+(?:\(?[a-h]\)|[a-h]\.|[ivx]{1,4}[.)]|•)\s+")
_SPLIT = re.compile(
    r"(?<=[.;])\s+(?=[Ii]n (?:accordance|line) with (?:[Pp]aragraph|\d))|(?<=[a-z])\s+(?=In "
    r"(?:accordance|line) with [Pp]aragraph)"
)
_WHOLE = re.compile(r"^(?:the )?(?:whole )?complaints?(?:,? as set out (?:above|below),?)?$", re.IGNORECASE)
_PROSE = re.compile(
    r"\b(?:made|make|leads? to|amounts? to|found|find|there was)\b[^.]*\b(?:finding of|determination of|found|was)?",
    re.IGNORECASE,
)


class Ruling(NamedTuple):
    """A matter and what was found, with the unit that says so."""

    matter: str
    finding: Finding | None
    unit: int | None
    named: int | None  # the unit that names the matter
    also: tuple[str, ...] = ()  # other wordings of the same matter
    cell: str | None = None  # the Complaint cell's wording


class Rulings(NamedTuple):
    """All rulings in the order of the complaint list, and what is odd about them."""

    rulings: tuple[Ruling, ...]
    flags: tuple[str, ...]


def determined(report: Report) -> tuple[list[tuple[str, Finding, int]], list[str]]:
    """What the determination section lists: each matter's words, finding and unit; and cautions."""
    out: list[tuple[str, Finding, int]] = []
    flags: list[str] = []
    lead: tuple[str, Finding] | None = None
    wanted = ("determination", "conclusion") if report.layout == "jurisdiction" else ("determination",)
    for index, unit in enumerate(report.units):
        if unit.section not in wanted:
            continue
        for block in unit.blocks:
            for sentence in _SPLIT.split(block.text.replace("\n", " ")):
                plain = _IN_ACCORDANCE.sub("", sentence, count=1).strip()
                if not plain or _ORDERS_LINE.match(plain):
                    lead = None if _ORDERS_LINE.match(plain) else lead
                    continue
                items = _LIST_MARK.split(plain)
                for place, item in enumerate(items):
                    outcome = find_outcome(sentence if len(items) == 1 else item)
                    opens = item.rstrip().endswith((":", "of", "in its", "the landlord’s")) or (
                        len(items) > 1 and place == 0
                    )
                    if outcome is None:
                        if opens:
                            # "We found:" names no outcome; "in the landlord's handling of:" carries one on.
                            lead = None if _LEAD.match(item) or item.strip() == "" else lead
                        elif lead is not None and block.kind != "heading":
                            out.append((name_of(item), lead[1], index))
                        continue
                    if outcome.flag:
                        flags.append(outcome.flag)
                    matter = _matter_of(item, outcome.finding)
                    if opens and not (matter and not item.rstrip().endswith(":")):
                        lead = (matter, outcome.finding)
                        continue
                    lead = None
                    out.append((matter, outcome.finding, index))
    return out, flags


def _matter_of(item: str, finding: Finding) -> str:
    """The words of the matter in a sentence that states its outcome."""
    text = past(_LEAD, item.strip())
    outcome = find_outcome(text)
    if outcome is None:
        return name_of(text)
    before, after = text[: outcome.start].strip(" ,:"), text[outcome.end :].strip()
    if about := _ABOUT.search(text):
        words = about.group(1)
        cut = find_outcome(words)
        if cut and finding is Finding.OUTSIDE_JURISDICTION:
            words = re.split(r"\b(?:is|are|as it is|falls?|which|because)\b", words)[0]
        if len(words.strip()) > 3:
            return name_of(words)
    if finding is Finding.OUTSIDE_JURISDICTION:
        subject = re.split(r"\b(?:is|are|as it is|as this is|falls?|fall|as it falls)\b(?! about)", before)[0]
        subject = re.sub(
            r"^(?:after considering [^,]*, )?(?:we|the ombudsman)\b ?(?:have found that )?(?:will|"
            r"have|are|can|do)?(?: not)?(?: investigate(?:d)?)?\b",
            "",
            subject,
            flags=re.IGNORECASE,
        )
        rest = re.split(r"\b(?:as it|because|as this|which)\b|(?<=\w)\. ", after)[0]
        subject = past(_LEAD, subject.strip(" ,"))
        if _WHOLE.match(subject.strip()):
            return ""
        words = past(_SUBJECT, subject).strip() or rest
        return name_of(words)
    rest = past(_LINK, after)
    if len(rest) < 4:
        # "In its handling of X, the landlord made reasonable redress": the matter stands before.
        rest = re.sub(r"\b(?:the landlord )?(?:has )?(?:made|offered|provided)\b.*$", "", before)
    return name_of(rest)


def rulings_of(report: Report) -> Rulings:
    """Every matter once, with its finding: the determination decides, the cells fill its gaps."""
    listed = complained_of(report)
    told, flags = determined(report)
    cells = pairs(report)
    if report.layout == "jurisdiction" or _all_outside(told, listed):
        return _outside(report, listed, told, flags)
    base: list[Ruling] = []
    for matter, finding, unit in told:
        base.append(Ruling(matter, finding, unit, unit))
    base = _fill_unnamed(base, listed)
    base = _without_repeats(base)
    _match_cells(base, cells, flags)
    if not base:
        base = [Ruling(named.text, None, None, named.unit) for named in listed]
        if base and not cells:
            base = _from_prose(report, base, flags)
    return Rulings(tuple(_in_order(base, listed)), tuple(dict.fromkeys(flags)))


def _all_outside(told: list[tuple[str, Finding, int]], listed: list[Named]) -> bool:
    if len(told) != 1 or told[0][1] is not Finding.OUTSIDE_JURISDICTION:
        return False
    return bool(_WHOLE.match(told[0][0]) or not told[0][0]) and bool(listed)


def _outside(report: Report, listed: list[Named], told: list[tuple[str, Finding, int]], flags: list[str]) -> Rulings:
    unit = told[0][2] if told else next((i for i, u in enumerate(report.units) if u.section == "determination"), None)
    picked = {text: (finding, place) for text, finding, place in told if finding is not Finding.OUTSIDE_JURISDICTION}
    out: list[Ruling] = []
    for named in listed:
        other = next((f for text, f in picked.items() if alike(text, named.text) > 0.9), None)
        finding, place = other or (Finding.OUTSIDE_JURISDICTION, unit)
        out.append(Ruling(named.text, finding, place, named.unit))
    if not out and told:
        out = [Ruling(text or "The complaint", finding, place, place) for text, finding, place in told]
    return Rulings(tuple(out), tuple(dict.fromkeys(flags)))


def _fill_unnamed(base: list[Ruling], listed: list[Named]) -> list[Ruling]:
    """A determination that says "the complaint" means the one complaint listed."""
    out: list[Ruling] = []
    for ruling in base:
        if (not ruling.matter or _WHOLE.match(ruling.matter)) and len(listed) == 1:
            ruling = ruling._replace(matter=listed[0].text, named=listed[0].unit)
        elif not ruling.matter:
            continue
        out.append(ruling)
    return out


def _without_repeats(base: list[Ruling]) -> list[Ruling]:
    out: list[Ruling] = []
    for ruling in base:
        if not any(ruling.matter.lower() == other.matter.lower() and ruling.finding == other.finding for other in out):
            out.append(ruling)
    return out


def _match_cells(base: list[Ruling], cells: list[tuple[Named, str]], flags: list[str]) -> None:
    """Give each ruling its Complaint cell; a cell that no ruling names becomes one."""
    scored = sorted(
        (
            (alike(ruling.matter, named.text), -abs(i - j), i, j)
            for i, ruling in enumerate(base)
            for j, (named, _) in enumerate(cells)
        ),
        reverse=True,
    )
    taken_rulings: set[int] = set()
    taken_cells: set[int] = set()
    count = len(base)
    for least in (0.45, 0.0):
        for score, _, i, j in scored:
            if i in taken_rulings or j in taken_cells or score < least:
                continue
            # Only where every other matter has found its cell may the last two pair up without a likeness.
            if least == 0.0 and (count != len(cells) or count - len(taken_rulings) > 1) and score <= 0.3:
                continue
            taken_rulings.add(i)
            taken_cells.add(j)
            named, words = cells[j]
            finding = cell_outcome(words)
            ruling = base[i]
            if finding is not None and finding is not ruling.finding:
                flags.append(
                    f"matter {ruling.matter!r}: the determination says {ruling.finding}, the "
                    f"finding's table says {finding}"
                )
            base[i] = ruling._replace(cell=named.text or None, named=named.unit)
    for j, (named, words) in enumerate(cells):
        if j in taken_cells:
            continue
        finding = cell_outcome(words)
        if finding is None:
            flags.append(f"matter {named.text!r}: the finding's cell says {words!r}, which is no finding")
        base.append(Ruling(named.text or "Not named", finding, named.unit, named.unit, cell=named.text))


def _from_prose(report: Report, base: list[Ruling], flags: list[str]) -> list[Ruling]:
    """The last resort: what the assessment says it found, under the heading of the matter."""
    out: list[Ruling] = []
    for ruling in base:
        found: tuple[Finding, int] | None = None
        for index, unit in enumerate(report.units):
            if unit.section not in ("findings", "conclusion") or not _about(unit, ruling, len(base)):
                continue
            for sentence in re.split(r"(?<=[.;])\s+", unit.text):
                if _PROSE.search(sentence) and (outcome := find_outcome(sentence)):
                    found = outcome.finding, index
        if found:
            flags.append(f"matter {ruling.matter!r}: its finding was read in the assessment's prose")
            ruling = ruling._replace(finding=found[0], unit=found[1])
        out.append(ruling)
    return out


def _about(unit: Unit, ruling: Ruling, matters: int) -> bool:
    return matters == 1 or (unit.under is not None and alike(unit.under, ruling.matter) > 0.5)


def _in_order(base: list[Ruling], listed: list[Named]) -> list[Ruling]:
    """Put the rulings in the order of the complaint list, each with the list's wording beside it."""
    places: dict[int, int] = {}
    free = list(range(len(base)))
    scored = sorted(
        (
            (max(alike(named.text, ruling.matter), alike(named.text, ruling.cell or "")), -i, i, j)
            for i, ruling in enumerate(base)
            for j, named in enumerate(listed)
        ),
        reverse=True,
    )
    used: set[int] = set()
    for score, _, i, j in scored:
        if score > 0.4 and i in free and j not in used:
            places[i] = j
            used.add(j)
            free.remove(i)
    out = [
        (places.get(i, len(listed) + i), ruling._replace(also=(listed[places[i]].text,) if i in places else ()))
        for i, ruling in enumerate(base)
    ]
    return [ruling for _, ruling in sorted(out, key=lambda item: item[0])]
