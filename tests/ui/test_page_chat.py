"""The chat page, run without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).resolve().parents[2] / "app.py")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("ASSISTANT_PAGE_FACTORY", "stand_in:make")
    return AppTest.from_file(APP, default_timeout=30).run()


def _html(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.proto.body for element in page.get("html"))


def _ask(page: AppTest, text: str) -> AppTest:
    return page.chat_input[0].set_value(text).run()


def test_an_empty_page_offers_four_things_that_people_ask(page: AppTest) -> None:
    assert not page.exception
    assert len([button for button in page.button if button.key.startswith("example-")]) == 4
    assert "not legal advice" in _html(page)


def test_a_question_is_answered_with_verdict_timeline_cases_steps_and_sources_in_that_order(page: AppTest) -> None:
    _ask(page, "My balcony door in Barnet is broken for two months")
    whole = _html(page)
    order = ["Past a time limit", "How long it has been<", "in similar cases<", "can do next<", "All sources"]
    places = [whole.index(part) for part in order]
    assert not page.exception
    assert places == sorted(places)


def test_an_example_can_be_asked_by_its_button(page: AppTest) -> None:
    page.button(key="example-0").click().run()
    assert "ra-verdict" in _html(page)
