"""Which of several decided cases ended with the highest or the lowest sum ordered, or was decided first."""

from __future__ import annotations

from assistant.answer.cases.marks import sum_marks
from assistant.answer.cases.money import named
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import listed, pounds
from assistant.answer.statements.sources import Sources
from assistant.situation.wordlists import says


def state_ranked(text: str, refs: tuple[str, ...], draft: Draft, sources: Sources) -> bool:
    """State which case's sum ordered is the highest or lowest, or which came first, where a text asks that; else False.

    What was agreed or offered is not counted in.
    """
    if says("of_the_answer", "earliest", text=text) or says("of_the_answer", "latest", text=text):
        return _state_in_time(refs, draft, sources)
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


def _state_in_time(refs: tuple[str, ...], draft: Draft, sources: Sources) -> bool:
    """Which of several cases was decided first, and which last; False where a day is not known, or they are one."""
    cases = [sources.corpus.determinations[ref] for ref in refs if ref in sources.corpus.determinations]
    dated = sorted((case.decided, case.ref, case) for case in cases if case.decided)
    if len(dated) < 2 or len(dated) < len(cases) or dated[0][0] == dated[-1][0]:
        return False
    first, last = dated[0][2], dated[-1][2]
    told = {"first": say("ranked_case", **named(first)), "last": say("ranked_case", **named(last))}
    marks = [case.cite(case.passages[0]) for case in (first, last)]
    draft.add(StatementKind.FINDING, say("ranked_first", n=len(dated), **told), *marks)
    return True
