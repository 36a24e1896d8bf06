"""What a row of the findings dataset says: which findings on which matters, or why it is none.

Rows come from result tables (a matter and nothing else), from the determination of an older decision
("In accordance with paragraph 52 …, there was … in the landlord's handling of …") or from its
reasoning, where many are no finding at all.
"""

from __future__ import annotations

import re
from enum import IntEnum

from assistant.ingest.findings_matter import name_matter, without_footnote
from assistant.ingest.findings_words import groups, words
from assistant.records import Finding, Frozen


class Standing(IntEnum):
    """How much a reading is worth when two of one case speak of the same matter; lower is better."""

    TABLE = 0
    DETERMINATION = 1
    REASONING = 2


class Reading(Frozen):
    """One finding on one matter, as a row words it. `matter` is empty where the row names none."""

    finding: Finding
    matter: str
    standing: Standing


class Refusal(Frozen):
    """A row that is no finding, and why."""

    why: str


_OUTCOMES = groups("outcomes")
_OUTCOME = re.compile("|".join(f"(?P<o{n}>\\b(?:{said}))" for n, (_, said) in enumerate(_OUTCOMES)), re.IGNORECASE)
_FOUND = re.compile(rf"\b(?:{words('found')})\b", re.IGNORECASE)
_REFUSED = tuple((why, re.compile(said, re.IGNORECASE)) for why, said in groups("refusals"))

_FORMAL = re.compile(
    r"\b(?:in (?:accordance|line) with|under|as set out in)\s+(?:the )?(?:paragraph|section|para)s?\b"
    r"|\bparagraphs? \d\d\s?\.?\s?\(?[a-z]?\)?.{0,30}Scheme|I can confirm",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(
    r"^\W*(?:(?:therefore|overall|reasons|determination|in summary|in conclusion|as such|accordingly),?\s+)*"
    r"(?:there (?:was|has been|is|were) "
    r"|(?:we|this service|the ombudsman)(?: have| has)?(?: also)? (?:found|finds?|determined)(?: that)?"
    r"(?: there (?:was|has been))? |a finding of |of )?(?:a |an )?"
    r"(?:severe maladministration|no maladministration|maladministration|service failure|reasonable redress)\b",
    re.IGNORECASE,
)

_NEGATION = "a refusal or negation"
_OF_THE_WHOLE = ("guidance or policy cited, not a finding", "another case or an earlier decision")
"""Reasons that hold wherever in the text their words stand; the others must stand just before the outcome."""
_DENIED = re.compile(rf"\b(?:{words('denials')})\b", re.IGNORECASE)

_TAIL = re.compile(
    r"\s(?:Reasons?(?: \d|\s+[A-Z])|Recommendations?\b|Orders?(?: and recommendations)?(?: \d|\s+[A-Z])"
    r"|How the complaint was resolved|The Ombudsman recommends|The landlord (?:is|should|must)\b|\d{1,3}$).*",
    re.DOTALL,
)
_RESOLVES = re.compile(
    r"(?:resolves?d?|satisfies)\s+(?:(?:the|this) )?(?:landlord's |resident's )?"
    r"(?P<about>complaint (?:about|concerning|regarding|relating to|with (?:respect|regard) to|in relation to"
    r"|in respect of)\s.+|"
    r"(?!the complaint|complaint|the issue|the matter|satisfactorily|this)handling.+)$",
    re.IGNORECASE | re.DOTALL,
)
_PROVISION = re.compile(r"^.*?\bScheme(?: \(the Scheme\))?,?(?=\s)", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"(?:reasons|determination|\bthat|^)\s*(?P<about>(?:the|this|these|any|all)?\s*[^.]*?)\s*,?\s*"
    r"(?:(?:is|are|was|were|falls?|fell|fall|to be|therefore|considered|sits?|also)\s+)+(?:properly )?(?:\w+ )?$",
    re.IGNORECASE,
)
_INTERVENTION = re.compile(r"\b(?:following|with|after)\b[^.]{0,25}\bintervention", re.IGNORECASE)
_DEFINES = re.compile(
    r"\b(?:states|says|sets out|provides|allows|explains)\b|which includes findings|at any time, the ombudsman may",
    re.IGNORECASE,
)
_NAMES_ONE = re.compile(
    r"handl|manage|respon[sd]|record|communicat|regarding|in respect|in relation|with regard|concerning|about|approach"
    r"|request",
    re.IGNORECASE,
)
_REACH = 70
"""How many letters before an outcome a negation can stand and still be meant for it."""


def read_row(text: str, finding: Finding, in_table: bool) -> tuple[Reading, ...] | Refusal:
    """The findings that a mended row states, or why it states none.

    `finding` is the dataset's own label. A determination that lists several outcomes gives each its
    own reading; a label that the words do not bear out is refused.
    """
    if in_table:
        return (Reading(finding=finding, matter=name_matter(text), standing=Standing.TABLE),)
    text = text.lstrip(" ,.;:")
    formal = _FORMAL.search(text)
    if formal and _DEFINES.search(text):
        return Refusal(why="guidance or policy cited, not a finding")
    if formal:
        return _readings(text[formal.start() :], finding, Standing.DETERMINATION) or Refusal(
            why="no outcome in the words"
        )
    if _LIST_ITEM.match(text) and not _refused(text, finding):
        found = _readings(text, finding, Standing.DETERMINATION)
        if found and all(reading.matter for reading in found):
            return found
    why = _refused(text, finding)
    if why:
        return Refusal(why=why)
    if not _FOUND.search(text) and not _LIST_ITEM.match(text):
        return Refusal(why="no outcome in the words")
    found = tuple(
        r for r in _readings(text, finding, Standing.REASONING) if r.finding == finding or _near(r.finding, finding)
    )
    return found or Refusal(why="no outcome in the words")


def _near(read: Finding, label: Finding) -> bool:
    return {read, label} == {Finding.REASONABLE_REDRESS, Finding.RESOLVED_WITH_INTERVENTION}


def _refused(text: str, finding: Finding) -> str | None:
    if finding is Finding.OUTSIDE_JURISDICTION:
        return (
            None
            if re.search(r"complaint|matter|concern|issue|aspect", text, re.IGNORECASE)
            else "no outcome in the words"
        )
    redress = finding is Finding.REASONABLE_REDRESS
    outcome = _OUTCOME.search(text)
    near = text[max(0, outcome.start() - _REACH) : outcome.end()] if outcome and not redress else text
    for why, said in _REFUSED:
        if why == _NEGATION and not redress:
            if finding is not Finding.NO_MALADMINISTRATION and _DENIED.search(near):
                return why
        elif said.search(text if why in _OF_THE_WHOLE else near):
            return why
    return None


def _readings(text: str, label: Finding, standing: Standing) -> tuple[Reading, ...]:
    text = without_footnote(_TAIL.sub("", text))
    outcomes = list(_OUTCOME.finditer(text))
    if not outcomes:
        if label is Finding.REASONABLE_REDRESS and re.search(r"redress|resolve", text, re.IGNORECASE):
            return (_redress(text, standing),)
        return ()
    readings: list[Reading] = []
    for n, outcome in enumerate(outcomes):
        found = Finding(_OUTCOMES[int((outcome.lastgroup or "o0")[1:])][0])
        if found in _FAILURES and _REMEDIED.search(text[: outcome.start()]):
            continue
        later = (
            o.start()
            for o in outcomes[n + 1 :]
            if found is not Finding.REASONABLE_REDRESS or _ANEW.search(text[: o.start()])
        )
        end = next(later, len(text))
        before = text[outcomes[n - 1].end() if n else 0 : outcome.start()]
        after = text[outcome.end() : end]
        if found is Finding.REASONABLE_REDRESS:
            readings.append(_redress(text[outcome.start() if n else 0 : end], standing))
        elif found is Finding.OUTSIDE_JURISDICTION:
            about = _OUTSIDE.search(_PROVISION.sub("", before))
            readings.append(
                Reading(finding=found, matter=name_matter(about["about"] if about else ""), standing=standing)
            )
        else:
            readings.append(Reading(finding=found, matter=_named(_closed(after), standing), standing=standing))
    return _distinct(readings, label)


_JUST_THE_COMPLAINT = re.compile(
    r"^\W*(?:the |this |these |following |aspects? of )*(?:complaints?|matters?|issues?)\W*(?:satisfactorily\W*)?"
    r"(?:$|which|how the)",
    re.IGNORECASE,
)
_FAILURES = {Finding.SERVICE_FAILURE, Finding.MALADMINISTRATION}
_ANEW = re.compile(r"(?:[;:.]|\bthere (?:was|has been)|\band)\W*(?:a )?$", re.IGNORECASE)
_REMEDIED = re.compile(r"redress(?!.*(?:[;.]\s|\bthere (?:was|has been)))", re.IGNORECASE | re.DOTALL)
_LONGEST = 160
"""A matter named in reasoning is short; a longer text is the argument."""


def _named(text: str, standing: Standing) -> str:
    if standing is Standing.REASONING and not (_NAMES_ONE.search(text[:60]) and len(text) <= _LONGEST):
        return ""
    return name_matter(text)


def _redress(text: str, standing: Standing) -> Reading:
    """An offer of redress names its matter after "resolves" or after the redress itself."""
    resolves = _RESOLVES.search(text)
    if resolves and not _JUST_THE_COMPLAINT.match(resolves["about"]):
        about = resolves["about"]
    else:
        redress = re.search(r"redress", text, re.IGNORECASE)
        about = text[redress.end() :] if redress else ""
        about = re.split(
            r",?\s*\b(?:which|that),?\b|resolve[sd]?\b|(?:in )?(?:the|our) (?:Ombudsman's )?opinion", about
        )[0]
    found = Finding.RESOLVED_WITH_INTERVENTION if _INTERVENTION.search(text) else Finding.REASONABLE_REDRESS
    if _JUST_THE_COMPLAINT.match(about):
        about = ""
    return Reading(finding=found, matter=_named(_closed(about), standing), standing=standing)


def _closed(text: str) -> str:
    """Up to where the next sentence of the determination begins."""
    return re.split(
        r"\s(?:[Ii]n (?:accordance|line) with paragraph|In (?:accordance|line) with|There (?:was|has been)\b|The Ombudsman (?:finds|has))",
        text,
    )[0]


def _distinct(readings: list[Reading], label: Finding) -> tuple[Reading, ...]:
    """One reading for each matter. An outcome without a matter beside ones that have it is a cross-reference."""
    named = [reading for reading in readings if reading.matter]
    if not named:
        return tuple(reading for reading in readings if reading.finding == label or _near(reading.finding, label))[:1]
    seen: dict[tuple[str, Finding], Reading] = {}
    for reading in named:
        seen.setdefault((reading.matter.lower(), reading.finding), reading)
    return tuple(seen.values())
