"""What the landlord had offered, stage by stage, and what that came to in the end."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.ingest.hinted import hinted
from assistant.ingest.layout import Report
from assistant.ingest.money import Sum, find_sums, sentences

_OFFERS = hinted(
    "offer|award|agreed to pay|brought|made|paid",
    r"\boffer\w*|\baward(?:ed|ing|s)?\b|\bagreed to pay\b|\bbrought\b|\bmade £|\bpaid (?:him|her|them|the resident) £",
)
_NOT_OURS = re.compile(
    r"\bneighbou?r\w* (?:had|was|were) |\bcourt\b|\basked (?:us )?for\b|\bwanted?\b|\bwants\b|"
    r"\bseeking\b|\bclaim(?:ed|s)? £|\brequested\b|"
    r"\bpolicy (?:says|states|allows?|provides?|sets|suggests)|\bguidance (?:says|recommends|"
    r"suggests|allows)|\bup to (?:a maximum of )?£|"
    r"\barrears\b|\bwe (?:order|have ordered|therefore order)|\bordered? the landlord|\blandlord "
    r"(?:should|must|is ordered)|\bcould (?:reasonably )?be\b|\bhad meant\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\btotal(?:l?ing|led|s)?(?: of| offer| sum)?\b|\bin all\b|\bin total\b|\bbrought (?:its|the) "
    r"(?:offer|total)|\bmade (?:up|£)|\bcompris(?:es|ing|ed)\b|\bbroken down\b|"
    r"\b(?:increas|rais|revis|improv|chang|amend)\w+ (?:its|the|this|his|her|"
    r"their)?\s?(?:previous |original |earlier |overall |total )*(?:offer|award|compensation)\b|"
    r"\b(?:increas|rais|revis)\w+ (?:this|it|that) to\b|\bin place of\b|\bin full and final\b|\boverall\b",
    re.IGNORECASE,
)
_RAISED = re.compile(r"\b(?:increas|rais|revis|improv)\w+\b[^£.]{0,50}\bfrom £[\d,.]+ to (£\d[\d,.]*)", re.IGNORECASE)
_ADDS = re.compile(r"\b(?:further|additional|another|extra|also)\b|\bin addition\b|\bon top\b|\badded\b", re.IGNORECASE)
_REPEATS = re.compile(
    r"\b(?:repeat\w*|reiterat\w*|restat\w*|upheld|maintain\w*|stood by|confirmed) (?:its |the |this |that |an? )",
    re.IGNORECASE,
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


def offers_of(report: Report, named_in_orders: tuple[float, ...]) -> Offers:
    """Follow the landlord's offers through the story; a stated total beats our own addition."""
    made: list[OfferMade] = []
    running: float | None = None
    source: int | None = None
    last_stage: str | None = None
    nothing = False
    for index, unit in enumerate(report.units):
        if unit.section not in _NARRATIVE:
            continue
        if "£" not in unit.text:
            nothing = nothing or bool(_NONE.search(unit.small))
            continue
        stage: str | None = None
        explained = False
        for sentence in sentences(unit.lines):
            stage = _stage(sentence) or stage
            if "£" not in sentence:
                nothing = nothing or bool(_NONE.search(sentence.lower()))
                continue
            if explained and sentence.startswith("£"):
                continue
            offer = _read(sentence)
            explained = sentence.rstrip().endswith(":")
            if offer is None:
                continue
            amount, kind = offer
            if kind == "total" or running is None:
                running = amount
            elif kind == "adds":
                running += amount
            elif kind == "plain" and not (_REPEATS.search(sentence) and amount <= running):
                # A later plain offer replaces a smaller one; the text does not say that it adds.
                running = max(running, amount) if stage != last_stage or made[-1].amount == amount else running + amount
            source, last_stage = index, stage
            made.append(OfferMade(stage, amount, {"adds": True, "total": False}.get(kind), index))
    flags: list[str] = []
    elsewhere = _stated_elsewhere(report)
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


def _stage(sentence: str) -> str | None:
    small = sentence.lower()
    return next((name for name, words in _STAGES if words.search(small)), None)


def _read(sentence: str) -> tuple[float, str] | None:
    """The sum that a sentence says was offered, and whether it is a total, adds, or neither."""
    if not _OFFERS.search(sentence.lower()) or _NOT_OURS.search(sentence):
        return None
    if raised := _RAISED.search(sentence):
        return find_sums(raised.group(1))[0].amount, "total"
    sums = [found for found in find_sums(sentence) if not found.is_rate and not found.is_range]
    if not sums:
        return None
    total = _TOTAL.search(sentence)
    if total:
        return _total_of(sentence, sums, total), "total"
    if len(sums) == 1:
        return sums[0].amount, "adds" if _ADDS.search(sentence[: sums[0].start + 90]) else "plain"
    return _several(sentence, sums)


def _total_of(sentence: str, sums: list[Sum], total: re.Match[str]) -> float:
    word = total.group(0).lower()
    if word.startswith(("made up", "compris", "broken")):
        before = [found for found in sums if found.start < total.start()]
        return (before[-1] if before else sums[0]).amount
    after = [found for found in sums if found.start >= total.start()]
    if after and not word.startswith(("in all", "in total", "overall")):
        # "increased its offer from £50 to £250"
        to = next((found for found in after if re.search(r"\bto\s*$", sentence[: found.start])), None)
        return (to or after[0]).amount
    return max(found.amount for found in sums)


def _several(sentence: str, sums: list[Sum]) -> tuple[float, str] | None:
    first = sums[0]
    rest = sums[1:]
    if re.search(r"\bin addition to\b|\bon top of\b", sentence):
        return first.amount, "adds"
    if re.match(r"[^£]{0,40}\b(?:including|of which)\b|[^£]{0,60}:", sentence[first.end :]):
        return first.amount, "adds" if _ADDS.search(sentence[: first.start]) else "plain"
    repeats = _REPEATS.search(sentence)
    if repeats and repeats.start() < first.start:
        return sum(found.amount for found in rest), "adds"
    whole = sum(found.amount for found in rest)
    if abs(whole - first.amount) < 0.005 and len(rest) > 1:
        return first.amount, "plain"
    added = bool(_ADDS.search(sentence[: first.start + 1]))
    return sum(found.amount for found in sums), "adds" if added else "plain"


def _stated_elsewhere(report: Report) -> list[tuple[float, int]]:
    """Sums that the findings or a recommendation call the landlord's offer."""
    out: list[tuple[float, int]] = []
    for index, unit in enumerate(report.units):
        if unit.section not in _ELSEWHERE or "£" not in unit.text:
            continue
        for sentence in sentences(unit.lines):
            if "£" not in sentence or not _OFFERS.search(sentence.lower()):
                continue
            strict = unit.section != "recommendations"
            if strict and _NOT_OURS.search(sentence):
                continue
            for found in find_sums(sentence):
                after, before = sentence[found.end : found.end + 60], sentence[max(0, found.start - 40) : found.start]
                theirs = re.search(r"\boffer(?:ed|s)?\b[^.£]*$|\bawarded\b[^.£]*$", before, re.IGNORECASE) or re.match(
                    r"[^.£;]{0,30}\b(?:it |the landlord |that it )?(?:offered|awarded|agreed)\b", after, re.IGNORECASE
                )
                if theirs and not found.is_rate and not found.is_range:
                    out.append((found.amount, index))
    return out
