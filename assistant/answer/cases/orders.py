"""The orders of a decided case: which are asked about, and by when each was to be carried out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.answer.cases.marks import of_other_matters, section, speaks_of_another
from assistant.answer.message.instructions import gives_orders
from assistant.answer.statements.plain import pounds
from assistant.answer.statements.relevance import Weights, stems
from assistant.records import Determination, Matter, Passage

_WITHIN = re.compile(
    r"\bwithin (?:the )?((\d{1,2}|one|two|three|four|six|eight|twelve) (day|week|month)s?)\b"
    r"(?! (?:of|from|after) (?!the (?:Ombudsman|decision|report|determination|date)\b))",
    re.IGNORECASE,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "eight": 8, "twelve": 12}
_PROOF = re.compile(r"\b(proof|documents? proving|evidence)\b.{0,60}\b(order|compl|met)\w*", re.IGNORECASE)
_BESIDES = re.compile(
    r"\b(?!on top of (?:the |that )?£)(?:apart from|aside from|other than|besides|beyond|on top of|as well as|not just|except)(?: the| any)? "
    r"(?:money|payments?|compensation|cash|sums?|pay(?:ing)?(?: up| out)?|£ ?[\d,.]+)( and (?:the |an? )?apolog\w+)?"
    r"|\bnon[- ]?(?:money|monetary|financial|cash)\b",
    re.IGNORECASE,
)
_BESIDES_SORRY = re.compile(
    r"\b(?:apart from|aside from|other than|besides|beyond|on top of|as well as|not just|except)(?: the| an?| just)?(?: written)? "
    r"(?:apolog\w+|say(?:ing)? sorry|sorry)\b",
    re.IGNORECASE,
)
_APOLOGY = re.compile(r"\bapolog\w+|\b(?:say|said|saying) sorry\b|\ba (?:proper |written )?sorry\b", re.IGNORECASE)
_ORDERED_APOLOGY = re.compile(
    r"\b(?:was|is) there (?:an?|any) (?:\w+ )?apology\b(?! (?:before|from the (?:landlord|council)|by the (?:landlord|council)|at stage|in (?:the |its )?(?:stage|first|final|last))\b)|\b(?:ordered|told|made|have|had|forced) (?:[\w&'’-]+ ){0,4}?(?:to )?(?:apologi[sz]e|say sorry)\b"
    r"|\b(?:get|got) (?:an?|any) (?:\w+ )?apology\b",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(r"\brecommend\w*", re.IGNORECASE)
_GENERAL = frozenset(
    stems(
        "order ordered told made make do done pay paid money compensation sum put right decision date deadline due week month"
        " day long time recommend recommended landlord council resident tenant leaseholder she they ombudsman case write send give finding find"
        " found outcome total new matter part last latest"
    )
)
_PUT_TO_US = re.compile(
    r"\b(?:didn'?t|wasn'?t|weren'?t) (?:it|they)\b|^(?:so |and |but )?(?:did|was|were|had)\b|, ?(?:right|correct|yes)\b"
    r"|\b(?:is|was) (?:it|that|this) (?:true|right|correct|so)\b|\bombudsm[ae]n (?:\w+ )?(?:made|make|forced?|ordered|order|told|tell|got)\b"
    r"|^(?:in |for )?(?:case )?\d{9}\W+(?:was|were|did|had)\b",
    re.IGNORECASE,
)
_NEAR = 0.6
_CLEAR = 0.25
"""Of the weight of a clause's telling words, what an order must hold for the clause to be about that order alone."""


def orders_asked(case: Determination, text: str, matters: Sequence[Matter], *, proof: bool) -> list[Passage]:
    """The orders that a clause asks about: those that hold its words, else all of the matters, in the record's order.

    Proof that orders were met is left out unless it is asked for; so is money where what came besides it is asked.
    """
    orders = [p for p in section(case, "o") if not gives_orders(p.text) and (proof or not is_proof(p))]
    if _RECOMMENDED.search(text) and "order" not in text.lower():
        # What was only recommended is asked for apart from what was ordered, whatever matter it is of.
        return [p for p in orders if _RECOMMENDED.search(p.text)] or orders
    besides = _BESIDES.search(text)
    if besides:
        apology = besides.group(1) is not None
        return [p for p in orders if "£" not in p.text and not (apology and "apolog" in p.text.lower())]
    sorry_too = _BESIDES_SORRY.search(text) is None
    orders = [p for p in orders if sorry_too or not speaks_of_an_apology(p.text)]
    if matters and len(matters) < len(case.matters):
        sums = [pounds(matter.compensation) for matter in matters if matter.compensation]
        mine = [p for p in orders if any(sum_ in p.text for sum_ in sums) or _is_of(case, p, matters)]
        orders = mine or orders
    sorry = [p for p in orders if speaks_of_an_apology(p.text)]
    if sorry_too and speaks_of_an_apology(text) and (sorry or asks_for_an_apology(text)):
        return sorry
    telling = set(stems(text)) - _GENERAL - set(stems(case.landlord)) - {case.ref}
    for matter in case.matters:
        telling -= set(stems(matter.matter)) if matter in matters else set()
    weights = Weights(section(case, "o"))
    whole = sum(weights.of(word) for word in telling)
    shares = {p.id: sum(weights.of(w) for w in telling & set(stems(p.text))) / whole if whole else 0.0 for p in orders}
    best = max(shares.values(), default=0.0)
    if best >= _CLEAR:
        return [p for p in orders if shares[p.id] >= best * _NEAR]
    return [*_reasoned(case, text, telling), *orders]


def _reasoned(case: Determination, text: str, telling: set[str]) -> list[Passage]:
    """The reason that speaks of what is put to us as ordered ("made it redecorate, didn't it?"), where no order does."""
    reasons = section(case, "r")
    if not (telling and reasons and _PUT_TO_US.search(text)):
        return []
    weights, spoken = Weights(reasons), telling & {word for p in reasons for word in stems(p.text)}
    whole = sum(weights.of(word) for word in spoken)
    shares = {p.id: sum(weights.of(w) for w in spoken & set(stems(p.text))) / whole if whole else 0.0 for p in reasons}
    nearest = max(reasons, key=lambda p: shares[p.id])
    return [nearest] if shares[nearest.id] >= _CLEAR else []


def _is_of(case: Determination, passage: Passage, matters: Sequence[Matter]) -> bool:
    """Whether an order speaks of none but these matters."""
    return not of_other_matters(case, passage, matters) and not speaks_of_another(case, passage, matters)


def speaks_of_an_apology(text: str) -> bool:
    """Whether a text speaks of saying sorry, in whatever words."""
    return _APOLOGY.search(text) is not None


def asks_for_an_apology(text: str) -> bool:
    """Whether a text asks whether an apology was ordered, and not whether the landlord made one."""
    return _ORDERED_APOLOGY.search(text) is not None


def besides_money(text: str) -> bool:
    """Whether a text asks what there was besides money."""
    return _BESIDES.search(text) is not None


def is_proof(passage: Passage) -> bool:
    """Whether an order only asks for proof that the others were met."""
    return passage.mark.startswith("o") and "£" not in passage.text and _PROOF.search(passage.text) is not None


def deadlines(case: Determination, passage: Passage) -> list[tuple[str, date]]:
    """The periods that an order names, each with the day on which it runs out, counted from the decision."""
    if case.decided is None or not passage.mark.startswith("o"):
        return []
    found: dict[str, date] = {}
    for period, number, unit in _WITHIN.findall(passage.text):
        found[period.lower()] = _after(case.decided, _NUMBERS.get(number.lower()) or int(number), unit.lower())
    return list(found.items())


def _after(start: date, number: int, unit: str) -> date:
    if unit == "month":
        from assistant.timescales.calendar import add_months

        return add_months(start, number)
    return start + timedelta(days=number * (7 if unit == "week" else 1))
