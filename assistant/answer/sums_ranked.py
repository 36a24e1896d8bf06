"""Which of several decided cases ended with the highest or the lowest sum ordered."""

from __future__ import annotations

from assistant.answer.case_marks import sum_marks
from assistant.answer.case_money import named
from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, computed, say
from assistant.answer.plain import listed, pounds
from assistant.answer.sources import Sources
from assistant.situation.wordlists import says


def state_ranked(text: str, refs: tuple[str, ...], draft: Draft, sources: Sources) -> bool:
    """State which case's sum ordered is the highest, or the lowest, where a text asks that; False where it does not.

    What was agreed or offered is not counted in.
    """
    kinds = [kind for kind in ("highest", "lowest") if says("of_the_answer", kind, text=text)]
    cases = [sources.corpus.determinations[ref] for ref in refs if ref in sources.corpus.determinations]
    if len(cases) < 2 or not kinds:
        return False
    ordered = [(case.compensation_ordered or 0, case) for case in cases]
    paid = [(sum_, case) for sum_, case in ordered if sum_ and sum_marks(case, sum_)]
    if not paid:
        draft.add(StatementKind.AWARD, say("ranked_none", n=len(cases)))
        return True
    sums = [f"{case.ref} {pounds(sum_) if sum_ else say('ranked_no_sum')}" for sum_, case in ordered]
    reckoned = computed("sums-ranked", "Sums ordered, compared", say("ranked_sums", sums=listed(sums)))
    for kind in kinds:
        best = (max if kind == "highest" else min)(sum_ for sum_, _ in paid)
        those = [case for sum_, case in paid if sum_ == best]
        where = listed([say("ranked_case", **named(case)) for case in those])
        marks = [mark for case in those for mark in sum_marks(case, best)[:1]]
        alone = those[0].ref if len(those) == 1 else None
        draft.add(
            StatementKind.AWARD,
            say(f"ranked_{kind}", n=len(cases), sum=pounds(best), where=where),
            *marks,
            reckoned,
            case=alone,
        )
    return True
