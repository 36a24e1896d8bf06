"""Which matter the money of a case was for, where a question names another and gives no sum."""

from __future__ import annotations

import re

from assistant.answer.cases.marks import sum_marks
from assistant.answer.cases.money import over
from assistant.answer.cases.sums_put import own_words
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import listed, pounds
from assistant.answer.statements.relevance import stems
from assistant.records import Determination
from assistant.situation.clauses import amounts

_MONEY_FOR = re.compile(
    r"(?:^|[,.:;–-] |\band |\b20\d{7} )(?:and |so |but )?(?:was|were|is|did) [^.?!]{0,60}?"
    r"\b(?:money|compensation|compo|award|payout|pay-?out|sum|cash)\b(?: \w+){0,3}? (?:for|about|over|because of) (?P<what>[^.?!]+)",
    re.IGNORECASE,
)
"""Whether the money of a case was for some matter of it."""


def correct_money_of(case: Determination, text: str, draft: Draft) -> None:
    """No, first of what is said of the case, where all its money was for other matters than the one that is named."""
    asked, total = _MONEY_FOR.search(text), case.compensation_ordered
    if asked is None or amounts(text) or not total:
        return
    words = set(stems(asked["what"]))
    named = [matter for matter in case.matters if own_words(case, matter) & words]
    paid = [matter for matter in case.matters if matter.compensation]
    if not named or any(m in paid for m in named) or sum(m.compensation or 0 for m in paid) != total:
        return
    first = next((n for n, s in enumerate(draft.statements) if s.case == case.ref), len(draft.statements))
    text = say("wrong_matter", ref=case.ref, sum=pounds(total), matter=listed([over(m) for m in paid]))
    draft.add(StatementKind.AWARD, f"{say('plain_no')} {text}", *sum_marks(case, total), case=case.ref)
    draft.statements.insert(first, draft.statements.pop())
