"""What the landlord had offered, stage by stage, and what that came to in the end."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.ingest.hinted import hinted
from assistant.ingest.layout import Report
from assistant.ingest.money import Sum, find_sums
from assistant.ingest.told import Sentence, Told

_OFFERS = hinted(
    "offer|award|agreed to pay|brought|made|paid",
    r"\boffer\w*|\baward(?:ed|ing|s)?\b|\bagreed to pay\b|\bbrought\b|\bmade £|\bpaid (?:him|her|them|the resident) £",
)
_NOT_OURS = hinted(
    "neighbo|court|asked|want|seeking|claim|requested|policy |guidance |up to |arrears|order|landlord should|landlord must|"
    "could |had meant",
    r"\bneighbou?r\w* (?:had|was|were) |\bcourt\b|\basked (?:us )?for\b|\bwanted?\b|\bwants\b|"
    r"\bseeking\b|\bclaim(?:ed|s)? £|\brequested\b|"
    r"\bpolicy (?:says|states|allows?|provides?|sets|suggests)|\bguidance (?:says|recommends|"
    r"suggests|allows)|\bup to (?:a maximum of )?£|"
    r"\barrears\b|\bwe (?:order|have ordered|therefore order)|\bordered? the landlord|\blandlord "
    r"(?:should|must|is ordered)|\bcould (?:reasonably )?be\b|\bhad meant\b",
)
_TOTAL = hinted(
    "total|in all|brought|made |compris|broken down|increas|rais|revis|improv|chang|amend|in place of|full and final|overall",
    r"\btotal(?:l?ing|led|s)?(?: of| offer| sum)?\b|\bin all\b|\bin total\b|\bbrought (?:its|the) "
    r"(?:offer|total)|\bmade (?:up|£)|\bcompris(?:es|ing|ed)\b|\bbroken down\b|"
    r"\b(?:increas|rais|revis|improv|chang|amend)\w+ (?:its|the|this|his|her|"
    r"their)?\s?(?:previous |original |earlier |overall |total )*(?:offer|award|compensation)\b|"
    r"\b(?:increas|rais|revis)\w+ (?:this|it|that) to\b|\bin place of\b|\bin full and final\b|\boverall\b",
)
_RAISED = hinted("from £", r"\b(?:increas|rais|revis|improv)\w+\b[^£.]{0,50}\bfrom £[\d,.]+ to (£\d[\d,.]*)")
_ADDS = re.compile(r"\b(?:further|additional|another|extra|also)\b|\bin addition\b|\bon top\b|\badded\b")
_REPEATS = re.compile(
    r"\b(?:repeat\w*|reiterat\w*|restat\w*|upheld|maintain\w*|stood by|confirmed) (?:its |the |this |that |an? )"
)
_NONE = hinted(
    "not offer|not award|offered no|compensation was",
    r"\b(?:did|has|had) not (?:offer|award)(?:ed)? (?:the resident |her |him |them )?(?:any |"
    r"a )?(?:compensation|money|payment|redress)"
    r"|\boffered no (?:compensation|money|payment)|\bno (?:offer of )?compensation was (?:offered|made)",
)
_STAGES = (
    (
        "stage 2",
        hinted(
            "stage|final|peer review",
            r"\bstage (?:2|two)\b|\bfinal (?:complaint )?response|\bpeer review|\bsecond[- ]stage",
        ),
    ),
    ("stage 1", hinted("stage|first", r"\bstage (?:1|one)\b|\bfirst[- ]stage|\bfirst response")),
    (
        "after the complaint procedure",
        hinted(
            "after|since",
            r"\bafter the (?:complaints? (?:process|procedure)|stage 2)|\bsince (?:then|the "
            r"complaint)|\bafter (?:our|the ombudsman)",
        ),
    ),
)
_OFFERED = re.compile(r"\boffer(?:ed|s)?\b[^.£]*$|\bawarded\b[^.£]*$")
_WAS_OFFERED = re.compile(r"[^.£;]{0,30}\b(?:it |the landlord |that it )?(?:offered|awarded|agreed)\b")
# These three are for text as it stands.
_TO = re.compile(r"\bto\s*$")
_ON_TOP = re.compile(r"\bin addition to\b|\bon top of\b")
_OF_WHICH = re.compile(r"[^£]{0,40}\b(?:including|of which)\b|[^£]{0,60}:")
_NARRATIVE = ("background", "events", "procedure")
_ELSEWHERE = ("findings", "summary", "reasons", "recommendations", "policies")


class OfferMade(NamedTuple):
    """One sentence's offer."""

    stage: str | None
    amount: float
    adds: bool | None
    unit: int


class Offers(NamedTuple):
    """Each offer, and what stood offered in the end (None unknown, 0 stated to be none)."""

    offers: tuple[OfferMade, ...]
    total: float | None
    unit: int | None
    flags: tuple[str, ...]


def offers_of(report: Report, told: Told, named_in_orders: tuple[float, ...]) -> Offers:
    """Follow the landlord's offers through the story; a stated total beats our own addition."""
    made: list[OfferMade] = []
    running: float | None = None
    source: int | None = None
    last_stage: str | None = None
    nothing = False
    for index, sentences in told:
        unit = report.units[index]
        if unit.section not in _NARRATIVE:
            continue
        if "£" not in unit.text:
            nothing = nothing or bool(_NONE.search(unit.small))
            continue
        stage: str | None = None
        explained = False
        for sentence in sentences:
            text, small, *_ = sentence
            stage = _stage(small) or stage
            if "£" not in text:
                nothing = nothing or bool(_NONE.search(small))
                continue
            if explained and text.startswith("£"):
                continue
            offer = _read(sentence)
            explained = text.endswith(":")
            if offer is None:
                continue
            amount, kind = offer
            if kind == "total" or running is None:
                running = amount
            elif kind == "adds":
                running += amount
            elif kind == "plain" and not (_REPEATS.search(small) and amount <= running):
                # A later plain offer replaces a smaller one; the text does not say that it adds.
                running = max(running, amount) if stage != last_stage or made[-1].amount == amount else running + amount
            source, last_stage = index, stage
            made.append(OfferMade(stage, amount, {"adds": True, "total": False}.get(kind), index))
    flags: list[str] = []
    elsewhere = _stated_elsewhere(report, told)
    best, place = running, source
    named: list[tuple[float, int | None]] = [*elsewhere, *((amount, None) for amount in named_in_orders)]
    for amount, place_named in named:
        if best is None or amount > best:
            if best is not None and place_named is not None:
                flags.append(f"the landlord's offer is £{best:,.2f} in one place and £{amount:,.2f} in another")
            best, place = amount, place_named if place_named is not None else place
    if best is None and nothing:
        best = 0.0
    return Offers(tuple(made), best, place, tuple(flags))


def _stage(small: str) -> str | None:
    return next((name for name, words in _STAGES if words.search(small)), None)


def _read(sentence: Sentence) -> tuple[float, str] | None:
    """The sum that a sentence says was offered, and whether it is a total, adds, or neither."""
    small = sentence.small
    if not _OFFERS.search(small) or _NOT_OURS.search(small):
        return None
    if raised := _RAISED.search(small):
        return find_sums(raised.group(1))[0].amount, "total"
    sums = [found for found in find_sums(small) if not found.is_rate and not found.is_range]
    if not sums:
        return None
    total = _TOTAL.search(small)
    if total:
        return _total_of(sentence.text, sums, total), "total"
    if len(sums) == 1:
        return sums[0].amount, "adds" if _ADDS.search(small, 0, sums[0].start + 90) else "plain"
    return _several(sentence, sums)


def _total_of(text: str, sums: list[Sum], total: re.Match[str]) -> float:
    word = total.group(0)
    if word.startswith(("made up", "compris", "broken")):
        before = [found for found in sums if found.start < total.start()]
        return (before[-1] if before else sums[0]).amount
    after = [found for found in sums if found.start >= total.start()]
    if after and not word.startswith(("in all", "in total", "overall")):
        # "increased its offer from £50 to £250"
        to = next((found for found in after if _TO.search(text, 0, found.start)), None)
        return (to or after[0]).amount
    return max(found.amount for found in sums)


def _several(sentence: Sentence, sums: list[Sum]) -> tuple[float, str] | None:
    text, small, *_ = sentence
    first = sums[0]
    rest = sums[1:]
    if _ON_TOP.search(text):
        return first.amount, "adds"
    if _OF_WHICH.match(text, first.end):
        return first.amount, "adds" if _ADDS.search(small, 0, first.start) else "plain"
    repeats = _REPEATS.search(small)
    if repeats and repeats.start() < first.start:
        return sum(found.amount for found in rest), "adds"
    whole = sum(found.amount for found in rest)
    if abs(whole - first.amount) < 0.005 and len(rest) > 1:
        return first.amount, "plain"
    added = bool(_ADDS.search(small, 0, first.start + 1))
    return sum(found.amount for found in sums), "adds" if added else "plain"


def _stated_elsewhere(report: Report, told: Told) -> list[tuple[float, int]]:
    """Sums that the findings or a recommendation call the landlord's offer."""
    out: list[tuple[float, int]] = []
    for index, sentences in told:
        section = report.units[index].section
        if section not in _ELSEWHERE or "£" not in report.units[index].text:
            continue
        for _, small, *_ in sentences:
            if "£" not in small or not _OFFERS.search(small):
                continue
            if section != "recommendations" and _NOT_OURS.search(small):
                continue
            for found in find_sums(small):
                after, before = small[found.end : found.end + 60], small[max(0, found.start - 40) : found.start]
                theirs = _OFFERED.search(before) or _WAS_OFFERED.match(after)
                if theirs and not found.is_rate and not found.is_range:
                    out.append((found.amount, index))
    return out
