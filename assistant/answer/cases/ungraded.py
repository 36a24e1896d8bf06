"""What a record tells of a matter whose finding it does not give: that there were failings, or a sum ordered for it.

"It does not say what was found" would hide both.
"""

from __future__ import annotations

import re

from assistant.answer.cases.marks import names_in, section, sum_marks
from assistant.answer.cases.money import over
from assistant.answer.cases.told import sentences
from assistant.answer.statements.draft import say
from assistant.answer.statements.plain import lower_first, pounds
from assistant.records import Citation, Determination, Matter

_FAILED = re.compile(r"\b(?:failings?|failures?|failed|fell short|at fault)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|not|without|service) (?:\w+ )?fail", re.IGNORECASE)


def say_ungraded(case: Determination, matter: Matter) -> tuple[str, list[Citation]] | None:
    """The failings that the reasons tell over a matter without their grade, else the sum ordered for it; None without either."""
    if matter.finding is not None:
        return None
    for passage in section(case, "r"):
        for sentence in sentences(passage.text):
            if _FAILED.search(sentence) and not _NONE.search(sentence) and names_in(sentence, [matter]):
                return say("case_finding_ungraded", text=lower_first(sentence)), [case.cite(passage)]
    if matter.compensation and (marks := sum_marks(case, matter.compensation, matter)):
        sum_ = pounds(matter.compensation)
        return say("case_finding_by_sum", sum=sum_, matter=over(matter)), list(marks)
    return None
