"""Statements that only say again what another one says, so that an answer says it once."""

from __future__ import annotations

import re

from assistant.answer.contract import Statement, StatementKind
from assistant.answer.statements.draft import Draft, without_opening

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z£])")
_COUNT = re.compile(r"(?P<days>From .+? to .+? is )(?P<length>.+)$")
_NEVER = frozenset({StatementKind.SIGNPOST, StatementKind.STEP, StatementKind.UNKNOWN})


def leave_out_repeats(draft: Draft) -> None:
    """Leave out each statement whose every sentence stands in another: the fuller one stays, of two alike the first.

    The first of a case names it and stays, as do warnings and what is not known.
    """
    out: list[Statement] = []
    opens: dict[str | None, Statement] = {one.case: one for one in reversed(draft.statements) if one.case}
    for one in draft.statements:
        others = [other for other in draft.statements if other is not one and not any(other is gone for gone in out)]
        first = opens.get(one.case) is one
        if one.kind not in _NEVER and not first and any(_holds(other, one) for other in others):
            out.append(one)
    draft.leave_out(out)


def _holds(other: Statement, one: Statement) -> bool:
    """Whether another statement of the same case, or of none, says all that one says."""
    if one.case and other.case and one.case != other.case:
        return False
    told = _SENTENCES.split(without_opening(other.text))
    said = [sentence.rstrip(".") for sentence in _SENTENCES.split(without_opening(one.text))]
    return all(any(_is_in(sentence, held) for held in told) for sentence in said)


def _is_in(sentence: str, held: str) -> bool:
    """Whether a sentence stands in another word for word, or is its beginning before what is put in brackets.

    A length between two days stands in one that gives it in brackets.
    """
    if (count := _COUNT.match(sentence)) and held.startswith(count["days"]) and f"({count['length']})" in held:
        return True
    rest = held[len(sentence) :] if held.startswith(sentence) else None
    return rest is not None and rest.strip(".")[:2] in ("", " (")
