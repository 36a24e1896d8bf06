"""Can everybody use it: axe-core's rules, the keyboard, names, and meaning without colour."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import axe_core_python
import pytest
from conftest import DOOR, POLICY, ROOT, ask, choose_two_cases, message, settle
from playwright.sync_api import Page, expect

_AXE = Path(axe_core_python.__file__).with_name("axe.min.js")
# What Streamlit itself draws and we cannot change, by rule and a part of the element's own markup.
STREAMLITS = (("aria-required-attr", 'role="spinbutton"'),)


def _violations(page: Page) -> list[dict[str, Any]]:
    """Serious and critical violations of WCAG 2.2 A and AA, element by element."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    result = page.evaluate("async (tags) => await axe.run(document, {runOnly: {type: 'tag', values: tags}})", rules)
    return [
        {
            "rule": found["id"],
            "impact": found["impact"],
            "html": node["html"][:300],
            "why": node["failureSummary"][:200],
        }
        for found in result["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


def _ours(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [v for v in found if not any(v["rule"] == rule and part in v["html"] for rule, part in STREAMLITS)]


@pytest.mark.parametrize("device", ["page", "phone"])
def test_axe_finds_no_serious_violation_that_is_ours(request: pytest.FixtureRequest, device: str) -> None:
    page: Page = request.getfixturevalue(device)
    found = {"home": _violations(page)}
    ask(page, DOOR)
    page.get_by_text("Draft a letter from these facts").click()
    expect(page.get_by_label("Your letter")).to_be_visible()
    found["answer with a letter"] = _violations(page)
    page.locator(".ra-mark").first.click()
    found["open passage"] = _violations(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Get this letter").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    found["letter to take"] = _violations(page)
    _report(device, found)


@pytest.mark.parametrize("device", ["page", "phone"])
def test_axe_finds_nothing_of_ours_on_the_workbench_and_the_status_page(
    request: pytest.FixtureRequest, address: str, device: str
) -> None:
    page: Page = request.getfixturevalue(device)
    page.goto(f"{address}/status")
    expect(page.get_by_text(re.compile(r"^\d+ records with"))).to_be_visible()
    found = {"status": _violations(page)}
    page.goto(f"{address}/cases")
    page.get_by_label("What happened?").fill("balcony door that would not lock")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("cases match")).to_be_visible(timeout=60_000)
    page.get_by_text("What matched, and why").click()
    choose_two_cases(page)
    found["cases compared"] = _violations(page)
    page.get_by_role("tab", name="Statistics").click()
    expect(page.get_by_role("region", name="Statistics")).to_be_visible()
    found["statistics"] = _violations(page)
    page.get_by_role("tab", name="A document of your own").click()
    page.get_by_label("Or paste its text").fill(POLICY)
    page.get_by_role("button", name="Read the document").click()
    expect(page.get_by_label("Ask about this document")).to_be_visible()
    found["document"] = _violations(page)
    _report(f"{device}-workbench", found)


def _report(name: str, found: dict[str, list[dict[str, Any]]]) -> None:
    """Keep what axe found; nothing of it may be ours."""
    kept = ROOT / "artefacts" / "axe"
    kept.mkdir(parents=True, exist_ok=True)
    (kept / f"{name}.json").write_text(json.dumps(found, indent=1))
    assert {place: _ours(violations) for place, violations in found.items() if _ours(violations)} == {}


def test_a_question_can_be_asked_and_a_passage_read_with_the_keyboard_alone(page: Page) -> None:
    message(page).focus()
    page.keyboard.type(DOOR)
    page.keyboard.press("Enter")
    expect(page.locator(".ra-verdict")).to_be_visible()
    expect(page.get_by_role("button", name="New conversation")).to_be_visible()
    reached = None
    page.locator("h2.ra-said").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    for _ in range(25):
        page.keyboard.press("Tab")
        reached = page.evaluate("() => document.activeElement.className")
        if "ra-mark" in reached:
            break
    assert "ra-mark" in str(reached)
    page.keyboard.press("Enter")
    expect(page.locator("[popover]:popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[popover]:popover-open")).to_have_count(0)
    assert "ra-mark" in page.evaluate("() => document.activeElement.className")


def test_every_control_has_a_name(page: Page) -> None:
    ask(page, DOOR)
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('.stMain button, .stMain a[href], .stMain input, .stMain textarea')]
            .filter(e => e.checkVisibility() && !(e.innerText || e.ariaLabel || e.title || e.labels?.length
                || e.placeholder || e.getAttribute('aria-labelledby'))).map(e => e.outerHTML.slice(0, 200))"""
    )
    assert nameless == []


def test_the_pictures_say_in_words_what_they_show(page: Page) -> None:
    ask(page, DOOR)
    whole = " ".join(page.locator(".ra").all_inner_texts())
    for said in (
        "Last day 12 October 2026",
        "Passed by 41 calendar days",
        "Past a time limit",
        "60%",
        "£300",
        "14 cases",
    ):
        assert said in whole
    hidden = page.locator(".ra-track, .ra-spread")
    assert all(hidden.nth(i).get_attribute("aria-hidden") == "true" for i in range(hidden.count()))


def test_a_screen_reader_is_told_of_the_answer_of_the_explanations_end_and_of_a_stop(page: Page) -> None:
    spoken = page.locator("#ra-live")
    message(page).fill(DOOR + " slow")
    page.keyboard.press("Enter")
    expect(spoken).to_have_text("The answer is on the page, below your question.")
    expect(spoken).to_have_role("status")
    page.get_by_role("button", name="Stop the explanation").click()
    expect(spoken).to_have_text("The explanation was stopped.")
    ask(page, DOOR + " explain")
    expect(spoken).to_have_text("The explanation is complete.")


def test_the_focus_is_never_lost(page: Page) -> None:
    page.get_by_role("button", name="My lift has been out of order").click()
    settle(page)
    expect(page.locator("h2.ra-said")).to_be_focused()
    ask(page, DOOR)
    expect(message(page)).to_be_focused()
    mark = page.locator(".ra-mark").last
    mark.focus()
    page.keyboard.press("Enter")
    page.locator("[popover]:popover-open").get_by_role("button", name="Close").click()
    expect(mark).to_be_focused()


def test_an_answer_is_read_aloud_in_order_with_its_figures_and_its_sources_by_name(page: Page) -> None:
    ask(page, DOOR)
    expect(page.get_by_role("main")).to_match_aria_snapshot("""
      - main:
        - heading "Repairs assistant" [level=1]
        - group "Chat message from user":
          - heading /My balcony door in Barnet has been broken/ [level=2]
        - group "Chat message from assistant":
          - paragraph:
            - text: Past a time limit This repair is past the time that Barnet allows.
            - 'button "Source 1: London Borough of Barnet: repairs policy and timescales"'
          - 'button "Landlord: Barnet"'
          - heading "How long it has been" [level=3]
          - list:
            - listitem:
              - strong: Finish the repair within 15 working days
              - 'button "Source 1: London Borough of Barnet: repairs policy and timescales"'
              - text: /Last day 12 October 2026. Passed by 41 calendar days/
          - group: 1 more time limit applies only on a condition.
          - heading "What happened in similar cases" [level=3]
          - heading "Money ordered in similar cases" [level=4]
          - paragraph: /£100 to £800.*£300.*14 cases/
          - heading "What the Ombudsman decided in similar cases" [level=4]
          - list:
            - listitem:
              - text: "Maladministration:"
              - strong: 60%
          - heading "What you can do next" [level=3]
          - list:
            - listitem: Keep a note of every call.
          - heading "What is not known" [level=3]
          - heading "About this answer" [level=3]
          - group: All sources (5)
    """)


def test_an_open_passage_is_a_named_dialog(page: Page) -> None:
    ask(page, DOOR)
    page.get_by_role("button", name="Source 1: ").first.click()
    expect(page.get_by_role("dialog")).to_match_aria_snapshot("""
      - 'dialog "London Borough of Barnet: repairs policy and timescales"':
        - button "Close"
        - 'heading "London Borough of Barnet: repairs policy and timescales" [level=3]'
        - blockquote
        - term: What it is
        - definition: The landlord's own policy
    """)
