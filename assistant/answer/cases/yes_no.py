"""A plain yes or no before what is said of a case, where a statement decides what the message puts to us."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.asked import Asked
from assistant.answer.cases.premises import named_finding
from assistant.answer.cases.selection import NOT_DECIDED
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import pounds
from assistant.answer.statements.sources import Sources
from assistant.records import Determination, Finding, Matter
from assistant.situation.clauses import amounts

_OMBUDSMAN = re.compile(r"\bombudsm[ae]n\b", re.IGNORECASE)
_ADDED = re.compile(r"\b(on top|extra|more|each|per|plus|new|besides|and)\b", re.IGNORECASE)
_NOTHING_WRONG = re.compile(
    r"\b(nothing wrong|no wrong|no fault|not at fault|in the clear|not to blame|innocent|did(n'?t| not) do anything wrong)\b",
    re.IGNORECASE,
)
_AT_FAULT = re.compile(r"\b(did wrong|did (\w+ )?wrong|at fault|guilty|was wrong)\b", re.IGNORECASE)
_REDRESS = Finding.REASONABLE_REDRESS.value


def answer_yes_or_no(
    case: Determination, text: str, whole: str, asked: Asked, matters: Sequence[Matter], draft: Draft, since: int
) -> None:
    """Put the word before the first statement on a case from place `since` on; nothing where none decides."""
    if not asked.tag or len(draft.statements) <= since:
        return
    corrections = [
        n for n, s in enumerate(draft.statements) if s.case == case.ref and s.kind is StatementKind.CORRECTION
    ]
    since = min(since, *corrections) if corrections else since
    first = draft.statements[since]
    if first.case != case.ref or first.text.startswith((say("plain_no"), say("plain_yes"))):
        return
    word = ""
    if first.kind is StatementKind.CORRECTION or (
        _OMBUDSMAN.search(text) and first.kind is StatementKind.PASSAGE and NOT_DECIDED.search(first.text)
    ):
        word = say("plain_no")
    elif _confirms(case, text, whole, matters, first.text):
        word = say("plain_yes")
    if word:
        draft.statements[since] = first.model_copy(update={"text": f"{word} {first.text}"})


def _confirms(case: Determination, text: str, whole: str, matters: Sequence[Matter], said: str) -> bool:
    """Whether a statement holds the very sum or finding that is put to us, and nothing is added to it there."""
    put = amounts(whole or text)
    if put:
        return (
            len(put) == 1
            and put[0] == case.compensation_ordered
            and pounds(put[0]) in said
            and _ADDED.search(text) is None
        )
    finding = named_finding(text)
    return finding is not None and len(matters) == 1 and matters[0].finding is finding and finding.value in said


def state_meaning(text: str, asked: Asked, draft: Draft, sources: Sources, since: int) -> None:
    """What reasonable redress means, where somebody may take it that nothing, or something, was wrong.

    Where it is put to us that nothing was wrong, it stands first, with its no.
    """
    innocent = _NOTHING_WRONG.search(text) is not None
    if _REDRESS not in draft.text or not (innocent or _AT_FAULT.search(text)):
        return
    opening = f"{_REDRESS.capitalize()}:"
    held = [(r, p) for r in sources.corpus.policies.values() for p in r.passages if p.text.startswith(opening)]
    if not held or draft.marks(held[0][1].id):
        return
    record, passage = held[0]
    no = f"{say('plain_no')} " if innocent and asked.tag else ""
    draft.add(StatementKind.GUIDANCE, no + say("band", title=record.title, text=passage.text), record.cite(passage))
    if no:
        draft.statements.insert(since, draft.statements.pop())
