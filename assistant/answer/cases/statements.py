"""Statements about one decided case: what was found, ordered and offered, and the passages that a clause asks for."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.cases.findings import state_matter
from assistant.answer.cases.matters import matters_asked, matters_spoken_of
from assistant.answer.cases.money import state_money
from assistant.answer.cases.passages import state_extract
from assistant.answer.cases.premises import correct_premises, named_finding
from assistant.answer.cases.reading import read_of_case
from assistant.answer.cases.telling import MEANINGS, answered_alone, state_own, tell
from assistant.answer.cases.tenure import state_tenure
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.records import Determination, Passage
from assistant.situation.situation import Ask, Clause, Situation


def state_case(
    ref: str,
    clause: Clause,
    draft: Draft,
    sources: Sources,
    *,
    searched: str = "",
    brief: bool = False,
    own: bool = False,
    whole: str = "",
) -> None:
    """What a clause asks about one case, corrections first; nothing of its outcome that is not asked.

    `searched` is the text to find passages by, where the clause alone says too little. `brief`: one of several
    cases that are compared. `own`: the person tells of their own home and days, so that only how the Ombudsman
    saw it belongs, and no finding or order. `whole` is the message that the clause belongs to.
    """
    case = sources.corpus.determinations.get(ref)
    if case is None:
        draft.add(StatementKind.UNKNOWN, say("case_not_held", ref=ref))
        return
    if state_tenure(case, clause.text, draft):
        state_extract(case, draft)
        return
    before = len(draft.statements)
    read = read_of_case(case, clause, sources, searched=searched, whole=whole, brief=brief)
    if own:
        state_own(read, draft, sources)
        return
    if not answered_alone(read, draft):
        tell(read.less_outcome(sources), draft, sources, before)
    state_extract(case, draft)


def correct_told(ref: str, clauses: Sequence[Clause], draft: Draft, sources: Sources) -> None:
    """Put right what clauses that ask nothing take for granted of a case."""
    case = sources.corpus.determinations[ref]
    for clause in clauses:
        if clause.about_case and (clause.amounts or named_finding(clause.text)):
            matters, _ = matters_spoken_of(case, clause, sources, "")
            correct_premises(case, clause, draft, matters, sources.corpus.policies.get(MEANINGS))


def put_in_time(draft: Draft, sources: Sources) -> None:
    """Events of a case that stand side by side, in the record's order: all but its first statement, which answers first."""
    places = {c.n: (c.ref, c.passage) for c in draft.citations if c.passage and "#h" in c.passage}
    order = {p.id: i for ref in {ref for ref, _ in places.values()} for i, p in enumerate(_passages_of(ref, sources))}

    def place(i: int) -> int | None:
        statement = draft.statements[i]
        first = i == 0 or draft.statements[i - 1].case != statement.case
        passage = places[statement.citations[0]][1] if statement.citations[0] in places else None
        return order.get(str(passage)) if statement.kind is StatementKind.PASSAGE and not first else None

    start = 0
    while start < len(draft.statements):
        end = start
        while end < len(draft.statements) and draft.statements[end].citations and place(end) is not None:
            end += 1
        run = sorted(range(start, end), key=lambda i: place(i) or 0)
        draft.statements[start:end] = [draft.statements[i] for i in run]
        start = end + 1


def _passages_of(ref: str, sources: Sources) -> Sequence[Passage]:
    case = sources.corpus.determinations.get(ref)
    return case.passages if case else ()


def state_outcome(case: Determination, situation: Situation, draft: Draft, sources: Sources) -> None:
    """What a case like the asker's came to: the matter nearest to the words, its finding and the money."""
    clause = Clause(text=situation.english, asks=(Ask.PRECEDENT,))
    matters = matters_asked(case, clause, sources)[:1]
    for matter in matters:
        state_matter(case, matter, draft)
    state_money(case, matters, draft)
    state_extract(case, draft)
