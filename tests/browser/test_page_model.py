"""The page with the packaged chat model, for real: one conversation of about a minute."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import DESKTOP, message, serve, settle
from playwright.sync_api import Browser, expect

from assistant.models.weights import missing_packages

pytest.importorskip("xllamacpp", reason="the embedded model's engine is not installed")
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(bool(missing_packages()), reason="the embedded model's weights are not installed"),
]
QUESTION = (
    "My balcony door lock broke. I reported it to Barnet on 21 September 2026. I am a secure tenant. Is that too long?"
)


@pytest.fixture(scope="module")
def modelled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real assistant with the real chat model; only its search is the quick one of the tests."""
    kept = tmp_path_factory.mktemp("modelled")
    yield from serve(
        kept,
        ASSISTANT_PAGE_FACTORY="",
        ASSISTANT_STORE=str(kept),
        ASSISTANT_INDEX=str(kept / "index"),
        ASSISTANT_EMBEDDER="fake",
        ASSISTANT_MODEL="embedded",
        ASSISTANT_ANSWER_TOKENS="90",
        ASSISTANT_ANSWER_SECONDS="240",
    )


def test_the_answer_stands_at_once_and_the_explanation_streams_stops_and_survives_a_reload(
    browser: Browser, modelled: str
) -> None:
    context = browser.new_context(viewport=DESKTOP, locale="en-GB")
    page = context.new_page()
    page.goto(modelled)
    expect(message(page)).to_be_visible(timeout=120_000)
    stop = page.get_by_role("button", name="Stop the explanation")
    explained = page.get_by_role("heading", name="In plain words")

    message(page).fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".ra-verdict")).to_contain_text("22 September 2026")
    expect(stop).to_be_visible()
    expect(explained).to_have_count(0)
    computed = page.locator(".ra-verdict").inner_text()
    expect(explained).to_be_visible(timeout=240_000)
    expect(page.get_by_role("button", name="New conversation")).to_be_visible(timeout=120_000)
    expect(page.locator("#ra-live")).to_have_text("The explanation is complete.")
    assert page.locator(".ra-verdict").inner_text() == computed
    assert re.search(r"\bSource \d+", str(page.locator(".ra-mark").first.get_attribute("aria-label")))

    message(page).fill("How long does Barnet have to repair the lock?")
    page.keyboard.press("Enter")
    stop.click(timeout=60_000)
    expect(page.get_by_text("You stopped the explanation")).to_be_visible()
    settle(page)
    expect(page.locator("h2.ra-said")).to_have_count(2)
    assert page.locator(".ra-verdict").first.inner_text() == computed
    expect(explained).to_be_visible()

    page.reload()
    expect(page.get_by_role("heading", name="What people ask")).to_be_visible(timeout=60_000)
    message(page).fill("How long has Ealing got for a routine repair?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="How long it should take")).to_be_visible(timeout=60_000)
    context.close()
