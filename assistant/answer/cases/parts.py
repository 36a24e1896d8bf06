"""Whether the parts that a decided case tells of a sum make up the whole of it, and how much is left where they do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.marks import holding, section, sum_marks
from assistant.answer.cases.money import SUM, opening, sum_in_parts
from assistant.answer.cases.passages import state_passage
from assistant.answer.cases.sums import rest_of_sum
from assistant.answer.cases.told import is_told
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import listed, lower_first, pounds
from assistant.records import Citation, Determination, Passage
from assistant.situation.clauses import amounts
from assistant.situation.wordlists import says

_SEVERAL = 2
_WHAT_SUM = re.compile(
    r"\bwhat (?:do|does|did|is|are|was|were)\b[^?]*£[^?]*?\b(?:(?:add|sum|tot) up|come|came|make|total|altogether|together|added)\b",
    re.IGNORECASE,
)
"""What several sums come to."""
_ASKS_WHETHER = re.compile(
    r"(?!.*\b(?:why|how|not|never|unaccounted|unexplained|missing|rest|remainder|left over)\b)(?!.*n['’]t\b).*\b(?:do|does|did)\b"
    r".*\b(?:(?:add|tot|sum)(?: all)? up|tally|reconcile|balance|match|square|come to|make up)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Whether the parts make up the whole is asked so that a plain yes says that they do."""


def state_parts(case: Determination, text: str, whole: str, draft: Draft) -> bool:
    """Reckon the parts of a sum against it, where that is asked; False where it is not, or no parts are told.

    Only parts told in one passage with their sum are reckoned, or those of the matters. That they are fewer than the
    sum is said only where an order tells of the rest in a sentence of its own: else other sums may stand between.
    """
    if _state_sum_of(case, text, draft) or not says("cases", "adds_up", text=text):
        return False
    named = amounts(whole or text)
    asks = _ASKS_WHETHER.match(text) is not None
    totals = dict.fromkeys([*named, case.compensation_ordered or 0.0])
    return any(_state_whole_sum(case, each, named, draft, asks=asks) for each in totals) or _state_rest(case, draft)


def _state_whole_sum(case: Determination, total: float, named: Sequence[float], draft: Draft, *, asks: bool) -> bool:
    """Say that the parts of a sum make it up, with the passage that tells them.

    The plain yes stands only where all sums that are named are the whole and its parts.
    """
    passage = next((p for p in holding(case, pounds(total)) if sum(_parts(p, total)) == total), None) if total else None
    parts, marks = (_parts(passage, total), [case.cite(passage)]) if passage else _by_matters(case, total)
    if len(parts) < _SEVERAL:
        return False
    text = say("parts_whole", parts=listed([pounds(each) for each in parts]), sum=pounds(total))
    if draft.says(lower_first(text)):
        return False
    yes = asks and not draft.statements and set(named) <= {total, *parts}
    _add(case, f"{say('plain_yes')} " if yes else "", text, marks, parts, draft)
    _state_each(case, [passage] if passage else [], draft)
    return True


def _state_sum_of(case: Determination, text: str, draft: Draft) -> bool:
    """Say what sums that are named come to, where that is asked and the record holds each; the rest is told after it."""
    asked = _WHAT_SUM.search(text)
    sums = amounts(asked[0]) if asked else ()
    held = [passages[0] for each in sums if (passages := holding(case, pounds(each)))]
    if len(sums) < _SEVERAL or len(held) < len(sums):
        return False
    listed_sums, total = listed([pounds(each) for each in sums]), pounds(sum(sums))
    text = say("parts_come_to", parts=listed_sums, sum=total)
    _add(case, "", text, [case.cite(passage) for passage in dict.fromkeys(held)], sums, draft)
    return True


def _state_rest(case: Determination, draft: Draft) -> bool:
    """Say what the parts of the sum ordered come to and what is left, with the orders that tell both."""
    total, passage = case.compensation_ordered or 0.0, sum_in_parts(case)
    parts = _parts(passage, total) if passage else []
    rest = rest_of_sum(case, draft, [passage] if passage else [])
    if not (passage and parts and rest and sum(parts) < total):
        return False
    told, left = pounds(sum(parts)), pounds(total - sum(parts))
    text = say("parts_fewer", parts=listed([pounds(each) for each in parts]), told=told, sum=pounds(total), left=left)
    _add(case, "", text, [case.cite(passage)], parts, draft, f" {pounds(total)} less {told} is {left}.")
    _state_each(case, (passage, *rest), draft)
    return True


def state_shares(case: Determination, totals: Sequence[float], draft: Draft) -> bool:
    """State the passages that each tell a share of a sum, where those together make it up; False where they do not.

    `£300, a part of its offer of £400` and `£100, part of the offer of £400` stand under the matters that they were for.
    """
    for total in totals:
        share = re.compile(rf"({SUM.pattern})[^.£]*\bpart of\b[^.£]*{re.escape(pounds(total))}(?![\d,]*\d)")
        shares: dict[float, Passage] = {}
        for passage in case.passages:
            for found in share.finditer(passage.text):
                shares.setdefault(amounts(found[1])[0], passage)
        if len(shares) >= _SEVERAL and sum(shares) == total:
            for passage in dict.fromkeys(shares.values()):
                if not is_told(passage, draft):
                    state_passage(case, passage, draft)
            return True
    return False


def _state_each(case: Determination, passages: Sequence[Passage], draft: Draft) -> None:
    """State what each part was for, in the words of the passages: the sums alone do not tell it."""
    for passage in passages:
        if not any(draft.cites(passage.id, kind) for kind in (StatementKind.PASSAGE, StatementKind.ORDER)):
            state_passage(case, passage, draft)


def events_making_up(case: Determination, total: float | None) -> list[Passage]:
    """The events whose sums together make up what was settled on, where no single passage tells its parts."""
    if not total:
        return []
    events = [p for p in section(case, "h") if amounts(p.text)]
    parts = [part for p in events for part in amounts(p.text)]
    return events if len(parts) >= _SEVERAL and sum(parts) == total else []


def _parts(passage: Passage, total: float) -> list[float]:
    """The sums of a passage but the whole one, each as often as it stands there; what follows `made up of` goes before."""
    made_of = re.search(rf"{re.escape(pounds(total))},? made up of (.*?)(?:\.\s|\.$|$)", passage.text)
    sums = [float(each.strip("£").replace(",", "")) for each in SUM.findall(made_of[1] if made_of else passage.text)]
    return [each for each in sums if each != total]


def _by_matters(case: Determination, total: float) -> tuple[list[float], list[Citation]]:
    """What was ordered for each matter, where that makes up the sum ordered and passages hold each."""
    paid = [(m.compensation, m) for m in case.matters if m.compensation]
    marks = [sum_marks(case, amount, matter) for amount, matter in paid]
    if total != case.compensation_ordered or sum(amount for amount, _ in paid) != total or not all(marks):
        return [], []
    return [amount for amount, _ in paid], [mark for found in marks for mark in found]


def _add(
    case: Determination,
    word: str,
    text: str,
    marks: Sequence[Citation],
    parts: Sequence[float],
    draft: Draft,
    further: str = "",
) -> None:
    quote = f"{listed([pounds(each) for each in parts])} is {pounds(sum(parts))}.{further}"
    said = say("case_passage", case=opening(case, draft), text=lower_first(text))
    worked_out = computed("sum", f"Sums of case {case.ref}", quote)
    draft.add(StatementKind.AWARD, f"{word}{said}", *marks, worked_out, case=case.ref)
