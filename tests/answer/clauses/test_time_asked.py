"""A limit is told only where a time, a delay, a class or a step that turns on the wait is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer, StatementKind

_TIMES = {StatementKind.LIMIT, StatementKind.ELAPSED}


def _told(answer: Answer) -> set[StatementKind]:
    return {statement.kind for statement in answer.statements}


@pytest.mark.parametrize(
    "text",
    [
        "The radiators died on 2 November 2026. I mean to keep back my rent until they work. Am I allowed?",
        "What must a landlord do if it turns down my request for a shower?",
        "How long is the landlord liable for the roof under the new shared ownership lease?",
        "reported the leak 3 november 2026. who pays for my ruined carpet?",
        "told them about the boiler on 2 november 2026. can they come in without asking me?",
        "i got my stage 2 letter on 9 november 2026, can i email it to the ombudsman?",
    ],
)
def test_no_limit_where_none_is_asked(ask: Callable[..., Answer], text: str) -> None:
    assert not _told(ask(text)) & _TIMES


@pytest.mark.parametrize(
    "text",
    [
        "the toilet is blocked since monday and nobody came. what can i do",
        "I told them about the leak on 2 November 2026. What are my rights now?",
        "can they leave us four weeks with no kitchen light?",
        "told hyde about the fence on 1 june 2026, new one up 3 september 2026. 30 days is the limit so am i owed?",
        "Reported a dripping tap 1 September 2026, mended 30 October 2026. Is that outside what they promise?",
    ],
)
def test_a_limit_where_one_is_asked(ask: Callable[..., Answer], text: str) -> None:
    assert _told(ask(text)) & _TIMES
