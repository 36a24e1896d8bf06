"""A letter that came is no visit, and a surveyor told by the day alone is one; what was confirmed is acknowledged."""

from __future__ import annotations

import pytest
from reading import roles


@pytest.mark.parametrize("paper", ["letter came", "an email turned up", "parts came"])
def test_a_paper_or_a_part_that_came_is_no_visit(paper: str) -> None:
    told = roles(f"reported mould 12 october 2026. surveyor 26 october. {paper} 2 november. ok or late")
    assert ("attended", "2026-10-26") in told
    assert "2026-11-02" not in [on for _, on in told]


@pytest.mark.parametrize(
    "told", ["they confirmed it 7 october", "they accepted it 7 october", "they only logged it 7 october"]
)
def test_a_complaint_that_is_confirmed_is_acknowledged(told: str) -> None:
    assert ("complaint acknowledged", "2026-10-07") in roles(f"complained 5 october 2026, {told}, answered 26 october")


@pytest.mark.parametrize(
    "told",
    [
        "They confirmed my stage 2 on 4 March 2026. The answer came 8 April 2026.",
        "The council wrote on 4 March 2026 confirming my escalation and promised 20 working days. I got it 8 April 2026.",
        "They told me on 4 March 2026 my complaint was at stage 2 now. Heard 8 April 2026.",
    ],
)
def test_a_confirmation_of_stage_2_is_no_escalation(told: str) -> None:
    assert roles(told) == [("escalation acknowledged", "2026-03-04"), ("stage 2 answered", "2026-04-08")]
