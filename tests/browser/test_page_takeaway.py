"""What a person takes away, opened and read back: letters, calendar, record; and what arrives hostile."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import DOOR, ask, download
from docx import Document
from icalendar import Calendar
from playwright.sync_api import Page, expect


def test_an_edited_letter_is_downloaded_as_word_and_as_text(page: Page, tmp_path: Path) -> None:
    ask(page, DOOR)
    page.get_by_text("Draft a letter from these facts").click()
    box = page.get_by_label("Your letter")
    expect(box).to_have_value(re.compile("12 October 2026"))
    box.fill(box.input_value().replace("[your name]", "A. Resident"))
    page.get_by_role("button", name="Get this letter").click()
    word = download(page, "Download as Word (.docx)", tmp_path)
    said = "\n".join(paragraph.text for paragraph in Document(str(word)).paragraphs)
    text = download(page, "Download as text (.txt)", tmp_path).read_text(encoding="utf-8")
    for whole in (said, text):
        assert "A. Resident" in whole
        assert "15 working days" in whole
        assert "202410299" in whole
        assert "stage 1" in whole


def test_the_calendar_holds_every_deadline(page: Page, tmp_path: Path) -> None:
    ask(page, DOOR)
    kept = download(page, "Put the deadlines in my calendar (.ics)", tmp_path)
    events = Calendar.from_ical(kept.read_bytes()).walk("VEVENT")
    days = sorted(event.decoded("dtstart") for event in events)
    assert days == [date(2026, 9, 22), date(2026, 10, 12)]
    titles = " ".join(str(event["summary"]) for event in events)
    assert "finish the repair" in titles
    assert "If it applies" in titles


def test_the_conversation_can_be_kept(page: Page, tmp_path: Path) -> None:
    ask(page, DOOR)
    ask(page, "What about the moon?")
    page.get_by_role("button", name="Download this conversation", exact=True).click()
    text = download(page, "Download this conversation (.txt)", tmp_path).read_text(encoding="utf-8")
    assert DOOR in text
    assert "What about the moon?" in text
    assert "compensation of £800 within 4 weeks" in text


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror='window.hacked=1'> gas",
        "</h2></div><script>window.hacked=1</script> moon",
        "[press](javascript:window.hacked=1) :material/home: $\\frac{1}{2}$ unclear",
    ],
)
def test_a_question_that_holds_markup_is_shown_as_it_was_typed(page: Page, hostile: str) -> None:
    ask(page, hostile)
    expect(page.locator("h2.ra-said")).to_have_text(hostile)
    assert page.evaluate("() => window.hacked") is None
    assert page.locator(".stMain img[src='x'], .stMain a[href^='javascript']").count() == 0
    assert "hacked" not in "".join(page.locator("script").all_inner_texts())


def test_a_record_that_holds_markup_can_do_nothing(page: Page) -> None:
    ask(page, DOOR + " hostile")
    page.get_by_role("button", name=re.compile("^Source 2")).first.click()
    panel = page.locator("[popover]:popover-open")
    expect(panel).to_contain_text('<img src=x onerror="window.hacked=1">')
    expect(panel).to_contain_text("Decided")
    assert panel.get_by_role("link").count() == 0
    assert page.evaluate("() => window.hacked") is None
    assert page.locator(".stMain img[src='x'], .stMain .ra script, .stMain a[href^='javascript']").count() == 0
