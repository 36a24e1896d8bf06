"""Whether a rule is for the person, or was in force: said with a word, and no description taken for a landlord's name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer.contract import Answer


@pytest.mark.parametrize(
    ("text", "opens", "holds"),
    [
        (
            "assured tenant of an association. does section 97 mean they must let me fit my own shower?",
            "No.",
            "agreement",
        ),
        ("they decant us for 8 weeks then we move back. we get home loss money dont we", "No.", "for good"),
        (
            "Im on an introductory tenancy. the council says right to repair is just for secure tenants. is that right?",
            "No.",
            "Introductory",
        ),
        ("does right to repair count for me when im only introductory", "Yes.", "Introductory"),
        ("council flat. can environmental health serve a notice on the council itself?", "No.", "itself"),
        ("did the complaints code of 2024 apply yet in february 2024?", "Not yet", "1 April 2024"),
    ],
)
def test_the_word_stands_first(ask: Callable[..., Answer], text: str, opens: str, holds: str) -> None:
    answer = ask(text)
    assert answer.statements[0].text.startswith(opens)
    assert holds in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Can the leasehold council charge me for the roof?",
        "my managing council wont fix the lift. how long should it take?",
        "the parent association ignores my complaint, what next",
        "the stock-owning council says 20 days for a repair, correct?",
        "does awaab's law bind the freeholder council if I own a long lease?",
    ],
)
def test_a_description_is_no_landlords_name(ask: Callable[..., Answer], text: str) -> None:
    answer = ask(text)
    assert answer.situation is not None
    assert answer.situation.landlord is None
    assert "We hold nothing under the name" not in answer.text
