"""What belongs to a sum of a decided case that is asked about: what it was for, how it stands to another, by when it was due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.answer.cases.asked import Asked
from assistant.answer.cases.marks import holding, offer_marks, section, set_off_marks, sum_marks
from assistant.answer.cases.money import opening, state_untold
from assistant.answer.cases.passages import same_day, state_passage
from assistant.answer.cases.taken_off import disputed_offer, may_come_off
from assistant.answer.cases.told import is_told, says_sum, sentences
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import lower_first, pounds
from assistant.answer.statements.wanted import held
from assistant.records import Determination, Passage
from assistant.situation.situation import Clause
from assistant.situation.wordlists import says

_DOUBT = re.compile(
    r"\bdoes not (?:say (?:how|whether)|state how|split|break|make (?:it )?clear)\b|\bnor say whether\b|\bbreaks off before\b|\bnot stated\b",
    re.IGNORECASE,
)
_MAY_TAKE_OFF = re.compile(r"\b(?:take|takes|taken|taking|come|comes|deduct\w*|less)\b", re.IGNORECASE)
_HOW_MUCH = re.compile(
    r"\bhow much\b|\bleft\b|\bremain|\bbalance\b|\bdifference\b|\bwhat (?:is|was|would)\b", re.IGNORECASE
)
"""What is asked of what comes off a sum that only reckoning answers."""
_HOW_PAID = re.compile(
    r"\b(?:straight|directly?|rent account|proof of payment|set against|set off|to (?:the resident|her|him|them))\b",
    re.IGNORECASE,
)
"""Words of an order by which its sum goes to somebody, or is shown to have gone."""
_GOES_ON = re.compile(r"The (?:other|remaining|rest|balance)\b")
_SUMS_TOLD = (StatementKind.AWARD, StatementKind.ORDER, StatementKind.FINDING)


def sums_left(case: Determination, asked: Asked, clause: Clause, draft: Draft) -> list[Passage]:
    """The passages on a sum that is asked about and that nothing told holds yet.

    The sums that the clause names; what is not known of how two sums stand to each other, where that is asked; and the
    rest of a sum, where an order tells it in a sentence of its own.
    """
    named = [holding(case, pounds(amount)) for amount in clause.amounts if not says_sum(case, amount, draft)]
    found = [held[0] for held in named if held]
    if asked.relation:
        found += [p for p in case.passages if "£" in p.text and _DOUBT.search(p.text)]
    return [p for p in dict.fromkeys([*found, *rest_of_sum(case, draft, found)]) if not is_told(p, draft)]


def rest_of_sum(case: Determination, draft: Draft, found: Sequence[Passage] = ()) -> list[Passage]:
    """The orders that tell the rest of a sum, where the order before is told or among those found."""
    return [
        after
        for before, after in pairwise(section(case, "o"))
        if "£" in before.text and _GOES_ON.match(after.text) and (draft.marks(before.id) or before in found)
    ]


def state_balance(case: Determination, asked: Asked, draft: Draft) -> None:
    """What of the sum ordered is new, or left once the offer is paid; only where the record has the offer within it."""
    ordered, offered = case.compensation_ordered or 0.0, case.compensation_offered or 0.0
    within = case.order_includes_offer is True and ordered > offered > 0 and not disputed_offer(case, offered)
    if not (asked.balance and within) or says_sum(case, ordered - offered, draft):
        return
    both = next((p for p in holding(case, pounds(offered)) if p in holding(case, pounds(ordered))), None)
    marks = (
        [case.cite(both)] if both else [*sum_marks(case, ordered), *offer_marks(case, offered), *set_off_marks(case)]
    )
    sums = {"sum": pounds(ordered), "offer": pounds(offered), "new": pounds(ordered - offered)}
    worked_out = computed("sum", f"Sums of case {case.ref}", f"{sums['sum']} less {sums['offer']} is {sums['new']}.")
    text = say(
        "case_passage",
        case=opening(case, draft),
        text=lower_first(say("case_balance_may" if may_come_off(case) else "case_balance", **sums)),
    )
    draft.add(StatementKind.AWARD, text, *marks, worked_out, case=case.ref)


def state_set_off(case: Determination, text: str, draft: Draft) -> bool:
    """State the order that says what may come off its sum, where that is asked and nothing of how much; else False."""
    if not says("cases", "set_off", text=text) or _HOW_MUCH.search(text):
        return False
    marks = {mark.passage for mark in set_off_marks(case)}
    orders = [p for p in section(case, "o") if p.id in marks and _MAY_TAKE_OFF.search(p.text)]
    for passage in orders:
        if not is_told(passage, draft):
            state_passage(case, passage, draft)
    return bool(orders)


def state_how_paid(case: Determination, text: str, draft: Draft) -> bool:
    """State the orders that say how, or to whom, their sum is to be paid, where that is asked; else False."""
    orders = [p for p in section(case, "o") if "£" in p.text and _HOW_PAID.search(p.text)]
    if not says("cases", "how_paid", text=text):
        return False
    for passage in orders:
        if not is_told(passage, draft):
            state_passage(case, passage, draft)
    return bool(orders)


def orders_with_day(case: Determination, draft: Draft) -> list[Passage]:
    """The orders that rest under a sum told and hold a day that is not: told again, they say by when."""
    said = " ".join(s.text for s in draft.statements if s.case == case.ref)
    numbers = {n for s in draft.statements if s.case == case.ref and s.kind in _SUMS_TOLD for n in s.citations}
    cited = {c.passage for c in draft.citations if c.n in numbers}
    orders = [
        p
        for p in section(case, "o")
        if p.id in cited and "£" in p.text and ("date" in held(p.text) or same_day(p) is not None)
    ]
    return [p for p in orders if p.text[1:] not in said]


def bare_sums(case: Determination, text: str) -> tuple[float, ...]:
    """The sums of a case that a text names without their pound sign: `can they take the 275 off`."""
    return tuple(
        float(said.replace(",", ""))
        for said in _BARE.findall(text)
        if holding(case, pounds(float(said.replace(",", ""))))
    )


def state_doubt(case: Determination, asked: Asked, clause: Clause, draft: Draft) -> None:
    """What is not known of how two sums stand to each other, where both are asked or told of and nothing says so."""
    said = " ".join(s.text for s in draft.statements if s.case == case.ref)
    sums = _sums(said)
    meant = sums | {pounds(amount) for amount in clause.amounts}
    came_to = pounds(case.compensation_ordered or case.compensation_offered or 0)
    if not (asked.money or asked.offer or asked.relation) or came_to not in meant:
        return
    if not sums or len(meant) < _SEVERAL or _DOUBT.search(said) or _HOW_THEY_STAND.search(said):
        return
    for passage in (p for p in case.passages if p.mark[0] in "ro"):
        for sentence in sentences(passage.text):
            if _DOUBT.search(sentence) and meant & _sums(sentence):
                text = say("case_passage", case=opening(case, draft), text=lower_first(sentence))
                draft.add(StatementKind.UNKNOWN, text, case.cite(passage), case=case.ref)
                return
    ordered = case.compensation_ordered
    if ordered and any(
        s.kind in _SUMS_TOLD and pounds(ordered) in s.text for s in draft.statements if s.case == case.ref
    ):
        state_untold(case, draft)


def _sums(text: str) -> set[str]:
    return {found.rstrip(",") for found in _EACH["money"].findall(text)}


def best_filled(passages: Sequence[Passage], kind: str, least: int) -> Passage | None:
    """The first passage that holds so many things of a kind: `three dates`, `two sums`."""
    return next((p for p in passages if len(set(_EACH[kind].findall(p.text))) >= least), None)


_EACH = {
    "date": re.compile(
        r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?"
    ),
    "money": re.compile(r"£[\d,]+(?:\.\d{2})?"),
}
_SEVERAL = 2
_BARE = re.compile(
    r"(?<![£\d.,/-])\b(?:the|that|their|of|on|for|off|than|or|and|to|from|with) (\d{2,3}(?:,\d{3})*|\d{4})(?![\d.,]*\d)\b(?! ?(?:days?|weeks?|months?|years?|hours?|working|calendar|times?|people|flats?|homes?|%|per|January|February|March|April|May|June|July|August|September|October|November|December))",
    re.IGNORECASE,
)
_HOW_THEY_STAND = re.compile(
    r"\bdoes not say whether\b|\btakes? in\b|\bon top of\b|\bmade up of\b|\bnone of it\b|\bless anything\b"
)
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_SO_MANY = re.compile(
    r"\b(two|both|three|four|five) (?:\w+ )?(?:(dates?|days)|(sums|figures|amounts|offers|payments))\b", re.IGNORECASE
)

_DATES = re.compile(r"\b(?:what|which|the|different|conflicting|several|other) (?:\w+ )?dates\b", re.IGNORECASE)


def so_many(text: str) -> tuple[str, int] | None:
    """How many dates or sums a text asks for: `three dates` is three of `date`, and `what dates` two at the least."""
    found = _SO_MANY.search(text)
    if found is None:
        return ("date", 2) if _DATES.search(text) else None
    return ("date" if found[2] else "money"), _NUMBERS[found[1].lower()]
