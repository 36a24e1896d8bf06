"""What the orders tell the landlord to pay, and how much of it is for each matter.

A sum that the landlord had offered, a recommendation to pay, a rate and a range are nobody's order.
Total and parts are counted once; where they disagree, that is reported.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.ingest.findings import Ruling
from assistant.ingest.hinted import hinted
from assistant.ingest.money import Sum, find_sums, sentences
from assistant.ingest.orders import Orders
from assistant.ingest.shares import FAILURES, Award, Part, shares_of

# For small letters.
_DEDUCTS = hinted(
    "deduct|take|taking|less |minus|subtract|offset|off-set|already",
    r"\bdeduct\w*|\btak(?:e|en|ing) (?:off|away)|\bless (?:any|the|what)|\bminus\b|\bsubtract\w*|"
    r"\boff-?set against the (?:sum|total|compensation)|"
    r"\bany (?:amount|sum|payments?|compensation)(?: it has)? already (?:been )?(?:paid|made)",
)
_ON_TOP = hinted(
    "further|additional|extra|in addition|on top|as well as",
    r"\b(?:further|additional|extra) (?:sum of |payment of |compensation of |amount of )?£|\bin "
    r"addition to\b|\bon top of\b|\bas well as the £|"
    r"\ba further (?:payment|sum|amount)|\b(?:further|additional) compensation of £",
)
_TAKES_IN = hinted(
    "includ|inclusive|in place of|replac|supersede|instead of",
    r"\b(?:includ(?:es|ing)|inclusive of|in place of|replac(?:es|ing)|supersedes?|instead "
    r"of)\b[^.£]{0,60}(?:£[\d,.]+[^.£]{0,30}\boffer|\boffer)"
    r"|\b(?:includ(?:es|ing)|inclusive of)\b[^.£]{0,40}£[\d,.]+[^.£]{0,40}\boffer",
)
_WAS_OFFERED = re.compile(
    r"^[^.£;]{0,24}\b(?:previously |already |that |which )?(?:it |the landlord |was |had |has |"
    r"been |previously |already )*(?:offered|awarded|agreed)\b",
    re.IGNORECASE,
)
_OFFER_OF = re.compile(
    r"\b(?:offer(?:ed|s)?|award)(?: to pay)?(?: of| already made of| at stage \w+ of)?(?: the| "
    r"compensation of| an?)?\s*$",
    re.IGNORECASE,
)
_BREAKDOWN = re.compile(
    r"\b(?:made up|comprised|comprising|comprises?|consist(?:s|ing)|broken down|breakdown|"
    r"calculated|as follows|includ(?:es|ing)|split|apportioned)\b|:\s*$",
    re.IGNORECASE,
)
_PAY = re.compile(r"\b(?:pay|pays|paid|payment|reimburse|refund|repay|credit|compensat\w*)\b", re.IGNORECASE)
_PLUS = re.compile(r"\b(?:plus|and (?:a further|an additional|another))\s*$", re.IGNORECASE)


class Awards(NamedTuple):
    """All money ordered: its total (0 none, None unknown), shares by ruling, how it stands to the offer."""

    total: float | None
    shares: tuple[float | None, ...]
    includes_offer: bool | None
    offered: tuple[float, ...]  # earlier offers that the orders name
    awards: tuple[Award, ...]
    flags: tuple[str, ...]


def awards_of(orders: Orders, rulings: tuple[Ruling, ...]) -> Awards:
    """Reckon the orders' money."""
    flags: list[str] = []
    awards: list[Award] = []
    offered: list[float] = []
    includes: bool | None = None
    for order in orders.orders:
        if order.kind != "compensation":
            continue
        award = _award(order.lines, order.unit, flags)
        if award is not None:
            awards.append(award)
        includes = _stance(order.text, includes)
        offered += _offers_named(order.text)
    if awards:
        for note, _ in orders.notes:
            includes = _stance(note, includes)
            offered += _offers_named(note)
        if awards and any(part.was_offered for award in awards for part in award.parts):
            includes = True
    if not orders.stated:
        ruled = [ruling.finding for ruling in rulings]
        none_due = bool(ruled) and all(finding is not None and finding not in FAILURES for finding in ruled)
        total: float | None = 0.0 if none_due else None
    else:
        total = round(sum(award.total for award in awards), 2)
    shares = shares_of(total, awards, rulings)
    known = [share for share in shares if share is not None]
    if total is not None and len(known) == len(shares) and shares and abs(sum(known) - total) > 0.005:
        flags.append(f"the orders come to £{total:,.2f}, the sums for each matter to £{sum(known):,.2f}")
    return Awards(total, shares, includes, tuple(offered), tuple(awards), tuple(flags))


def _stance(text: str, before: bool | None) -> bool | None:
    small = text.lower()
    if _ON_TOP.search(small):
        return False
    if _TAKES_IN.search(small) or _DEDUCTS.search(small):
        return True if before is None else before
    return before


def _is_offer(text: str, found: Sum) -> bool:
    """Whether the sum is one that the landlord had offered."""
    after, before = text[found.end : found.end + 70], text[max(0, found.start - 60) : found.start]
    return bool(_WAS_OFFERED.match(after) or _OFFER_OF.search(before))


def _offers_named(text: str) -> list[float]:
    return [found.amount for found in find_sums(text) if _is_offer(text, found) and not found.is_rate]


def _award(lines: tuple[str, ...], unit: int, flags: list[str]) -> Award | None:
    """The total of one order and its breakdown. The text's own total beats our addition."""
    total: float | None = None
    parts: list[Part] = []
    opened = False
    for line in lines:
        starts_part = opened and line.startswith("£")
        for sentence in sentences(line):
            small = sentence.lower()
            if not small.startswith("pay") and (deducts := _DEDUCTS.search(small)):
                sentence = sentence[: deducts.start()]
            sums = [found for found in find_sums(sentence) if not found.is_rate and not found.is_range]
            if not sums:
                opened = opened or bool(_BREAKDOWN.search(sentence))
                continue
            if starts_part or (opened and total is not None and sentence.startswith("£")):
                parts.append(Part(sums[0].amount, sentence, _is_offer(sentence, sums[0])))
                continue
            fresh = [found for found in sums if not _is_offer(sentence, found)]
            if total is None:
                total, inline = _total(sentence, sums, fresh)
                parts += inline
                opened = bool(_BREAKDOWN.search(sentence)) or sentence.rstrip().endswith(":")
            elif _BREAKDOWN.search(sentence) or opened:
                parts += _inline_parts(sentence, fresh if fresh else sums, skip=total)
                opened = True
    if total is None:
        if not parts:
            return None
        total = sum(part.amount for part in parts)
    added = sum(part.amount for part in parts)
    if parts and abs(added - total) > 0.005:
        flags.append(f"an order of £{total:,.2f} is broken down into sums that come to £{added:,.2f}")
    return Award(total, tuple(parts), " ".join(lines), unit)


def _total(sentence: str, sums: list[Sum], fresh: list[Sum]) -> tuple[float | None, list[Part]]:
    if not fresh:
        # An order to pay what was offered and nothing else.
        if not _PAY.search(sentence):
            return None, []
        return sums[0].amount, [Part(sums[0].amount, sentence, True)]
    first = fresh[0]
    total = first.amount
    rest = fresh[1:]
    broken = _BREAKDOWN.search(sentence, first.end)
    if broken or re.match(r"[^.£]{0,40}:", sentence[first.end :]):
        return total, _inline_parts(sentence, rest, skip=None)
    inline: list[Part] = []
    for found in rest:
        between = sentence[: found.start]
        if _PLUS.search(between):
            total += found.amount
    if total != first.amount:
        return total, []
    if len(rest) >= 2 and abs(sum(found.amount for found in rest) - total) < 0.005:
        inline = _inline_parts(sentence, rest, skip=None)
    elif rest and all(re.search(r"(?:,|and)\s*$", sentence[: found.start]) for found in rest):
        # "Pay £300 for the leak and £100 for the complaint": no total is stated.
        inline = _inline_parts(sentence, fresh, skip=None)
        total = sum(part.amount for part in inline)
    return total, inline


def _inline_parts(sentence: str, sums: list[Sum], skip: float | None) -> list[Part]:
    out: list[Part] = []
    for place, found in enumerate(sums):
        if skip is not None and place == 0 and found.amount == skip:
            continue
        end = sums[place + 1].start if place + 1 < len(sums) else len(sentence)
        out.append(Part(found.amount, sentence[found.start : end], _is_offer(sentence, found)))
    return out
