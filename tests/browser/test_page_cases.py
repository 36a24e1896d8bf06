"""What a caseworker does on the page: search, narrow, export, compare, ask, count, and bring a document."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import POLICY, SCREENS, choose_two_cases, download, message, settle_run
from docx import Document
from playwright.sync_api import BrowserContext, Page, expect


@pytest.fixture
def workbench(context: BrowserContext, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    page = context.new_page()
    page.goto(f"{address}/cases")
    expect(page.get_by_role("button", name="Search")).to_be_visible(timeout=60_000)
    yield page
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{request.node.name}.png")
    page.close()


def _search(page: Page, text: str) -> None:
    page.get_by_label("What happened?").fill(text)
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("cases match")).to_be_visible()


def test_cases_are_searched_narrowed_and_exported(workbench: Page, tmp_path: Path) -> None:
    _search(workbench, "balcony door that would not lock")
    found = workbench.get_by_text("cases match")
    before = found.inner_text()
    workbench.get_by_role("button", name=re.compile("^Service failure")).click()
    expect(found).not_to_have_text(before)
    settle_run(workbench)
    rows = list(csv.DictReader(io.StringIO(download(workbench, "Download results (.csv)", tmp_path).read_text())))
    assert rows
    assert {row["finding"] for row in rows} == {"service failure"}
    listed = download(workbench, "Download results (.md)", tmp_path).read_text(encoding="utf-8")
    assert all(row["ref"] in listed for row in rows)


def test_chosen_cases_are_compared_taken_away_and_asked_across(workbench: Page, tmp_path: Path) -> None:
    _search(workbench, "balcony door that would not lock")
    choose_two_cases(workbench)
    table = workbench.get_by_role("region", name="The chosen cases side by side")
    expect(table.locator("thead th")).to_have_count(2)
    refs = table.locator("thead th").all_inner_texts()
    word = Document(str(download(workbench, "Download brief (.docx)", tmp_path)))
    assert [cell.text for cell in word.tables[0].rows[0].cells][1:] == refs
    workbench.get_by_label("Ask across the chosen cases").fill("What was ordered about the balcony door in Barnet?")
    workbench.get_by_role("button", name="Ask", exact=True).click()
    expect(workbench.locator(".ra-mark").first).to_be_visible()


def test_statistics_give_every_share_its_number(workbench: Page, tmp_path: Path) -> None:
    workbench.get_by_role("tab", name="Statistics").click()
    table = workbench.get_by_role("region", name="Statistics")
    expect(table).to_contain_text(re.compile(r"\d+% \(\d+ to \d+%\), \d+ of \d+"))
    rows = list(csv.DictReader(io.StringIO(download(workbench, "Download statistics (.csv)", tmp_path).read_text())))
    assert all(row["failed_share"] == "" for row in rows if int(row["judged"]) < 10)


def test_a_document_is_uploaded_read_and_asked_about(workbench: Page, tmp_path: Path) -> None:
    kept = tmp_path / "policy.txt"
    kept.write_text(POLICY, encoding="utf-8")
    workbench.get_by_role("tab", name="A document of your own").click()
    workbench.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(str(kept))
    expect(workbench.get_by_text("policy.txt")).to_be_visible()
    workbench.get_by_role("button", name="Read the document").click()
    workbench.get_by_text("All passages (4)").click()
    expect(workbench.get_by_text("<script>window.hacked=1</script>")).to_be_visible()
    workbench.get_by_label("Ask about this document").fill("How long for a routine repair?")
    workbench.get_by_role("button", name="Ask about it").click()
    expect(workbench.get_by_text("The document says:")).to_be_visible()
    assert workbench.evaluate("() => window.hacked") is None


def test_a_document_that_cannot_be_read_says_what_to_do(workbench: Page) -> None:
    workbench.get_by_role("tab", name="A document of your own").click()
    workbench.get_by_role("button", name="Read the document").click()
    expect(workbench.get_by_text("Upload a file or paste some text first.")).to_be_visible()


def test_a_caseworker_sees_the_figures_in_full(page: Page) -> None:
    page.get_by_role("radio", name="A caseworker").click()
    settle_run(page)
    message(page).fill("My balcony door in Barnet is broken for two months")
    page.keyboard.press("Enter")
    expect(page.get_by_text("What landlords were told to do")).to_be_visible()


def test_the_status_page_says_what_the_page_runs_on(page: Page) -> None:
    page.get_by_role("link", name="About and status").click()
    expect(page.get_by_text("Records", exact=True)).to_be_visible()
    expect(page.get_by_text(re.compile(r"^\d+ records with"))).to_be_visible()


def test_feedback_is_kept_on_this_machine_without_the_question(page: Page, store: Path) -> None:
    message(page).fill("My balcony door in Barnet has been broken for two months")
    page.keyboard.press("Enter")
    page.get_by_text("Was this answer any good?").click()
    page.get_by_text("It helped", exact=True).click()
    page.get_by_label("Why?").fill("clear dates")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("It is saved on this computer")).to_be_visible()
    kept = (store / "feedback.jsonl").read_text(encoding="utf-8")
    assert "clear dates" in kept
    assert "balcony" not in kept
