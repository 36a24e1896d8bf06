"""What a resident does on the page, on a desktop and on a phone."""

from __future__ import annotations

import re

from conftest import DESKTOP, DOOR, ask, message, open_page, settle
from playwright.sync_api import Browser, BrowserContext, Page, expect


def test_a_question_is_answered_and_a_mark_opens_its_passage_in_place(page: Page) -> None:
    ask(page, DOOR)
    expect(page.locator(".ra-verdict")).to_contain_text("past the time that Barnet allows")
    page.get_by_role("button", name=re.compile("^Source 2")).first.click()
    panel = page.locator("[popover]:popover-open")
    expect(panel).to_contain_text("compensation of £800 within 4 weeks")
    expect(panel).to_contain_text("21 July 2025")
    expect(panel).to_contain_text("The whole decision was read")
    link = panel.get_by_role("link")
    expect(link).to_have_attribute("href", re.compile("^https://www.housing-ombudsman.org.uk/decisions/.*202410299"))
    expect(link).to_have_attribute("target", "_blank")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def test_a_passage_of_a_partly_read_decision_says_so(page: Page) -> None:
    ask(page, DOOR)
    page.get_by_role("button", name=re.compile("^Source 4")).first.click()
    expect(page.locator("[popover]:popover-open")).to_contain_text("Only part of this decision was read")


def test_a_corrected_chip_asks_again_and_says_what_changed(page: Page) -> None:
    ask(page, DOOR)
    page.get_by_role("button", name=re.compile("^Landlord: Barnet")).click()
    box = page.get_by_test_id("stPopoverBody").get_by_role("combobox")
    box.fill("Clarion Housing Association Limited")
    box.press("Enter")
    page.get_by_role("button", name="Save and ask again").click()
    expect(page.locator("h2.ra-said").last).to_contain_text("Corrected: Landlord: Clarion Housing Association Limited")
    settle(page)
    expect(page.locator(".ra-verdict").last).to_contain_text("that Clarion Housing Association Limited allows")
    expect(page.locator(".ra-verdict").first).to_contain_text("that Barnet allows")


def test_a_follow_up_keeps_what_was_said_before(page: Page) -> None:
    ask(page, DOOR)
    ask(page, "And what about my door now?")
    expect(page.get_by_role("button", name=re.compile("^Landlord: Barnet"))).to_be_visible()
    expect(page.locator(".ra-verdict")).to_have_count(2)


def test_a_stopped_explanation_leaves_the_computed_answer(page: Page) -> None:
    message(page).fill(DOOR + " slow")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Plain sentence 1.")).to_be_visible()
    page.get_by_role("button", name="Stop the explanation").click()
    expect(page.get_by_text("You stopped the explanation")).to_be_visible()
    expect(page.locator(".ra-verdict")).to_contain_text("past the time that Barnet allows")
    assert "Plain sentence 30." not in page.content()


def test_a_chip_can_be_corrected_while_the_explanation_is_still_written(page: Page) -> None:
    message(page).fill(DOOR + " slow")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Plain sentence 1.")).to_be_visible()
    page.get_by_role("button", name="Repair: Doors and windows").click()
    box = page.get_by_test_id("stPopoverBody").get_by_role("combobox")
    box.fill("Lifts")
    box.press("Enter")
    page.get_by_role("button", name="Save and ask again").click()
    expect(page.locator("h2.ra-said").last).to_have_text("Corrected: Repair: Lifts.")
    expect(page.locator(".ra-verdict")).to_have_count(2)


def test_a_new_question_may_be_sent_while_the_last_is_still_explained(page: Page) -> None:
    message(page).fill(DOOR + " slow")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Plain sentence 1.")).to_be_visible()
    ask(page, "What about the moon?")
    expect(page.locator(".ra-verdict").last).to_contain_text("I hold nothing about that")


def test_an_urgent_danger_is_shown_first_with_its_number(page: Page) -> None:
    ask(page, "I smell gas")
    call = page.get_by_role("alert").get_by_role("link", name="Call 0800 111 999")
    expect(call).to_have_attribute("href", "tel:0800111999")


def test_on_a_phone_the_verdict_is_in_the_upper_half_of_the_first_screen(phone: Page) -> None:
    ask(phone, DOOR)
    box = phone.locator(".ra-verdict").bounding_box()
    assert box is not None
    assert box["y"] < 844 / 2


def test_a_reload_starts_afresh_and_the_page_works_on(page: Page) -> None:
    ask(page, DOOR)
    page.reload()
    expect(page.get_by_role("heading", name="What people ask")).to_be_visible()
    ask(page, "What about the moon?")


def test_a_link_carries_a_question(context: BrowserContext, address: str) -> None:
    page = open_page(context, address, "/?q=My+balcony+door+in+Barnet%2C+two+months")
    settle(page)
    expect(page.locator(".ra-verdict")).to_contain_text("Barnet")


def test_everything_can_be_cleared(page: Page) -> None:
    ask(page, DOOR)
    page.get_by_role("button", name="Clear everything").click()
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="Clear everything").click()
    expect(page.get_by_role("heading", name="What people ask")).to_be_visible()
    expect(page.locator("h2.ra-said")).to_have_count(0)


def test_a_fault_is_one_kind_sentence_that_says_what_to_do(page: Page) -> None:
    message(page).fill("explode please")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Please send it again")).to_be_visible()
    assert "secret inside" not in page.content()
    assert "Traceback" not in page.content()


def test_bad_input_tells_the_remedy(page: Page) -> None:
    message(page).fill("This is too odd")
    page.keyboard.press("Enter")
    expect(page.get_by_text("31 February 2026 does not exist. Give another date.")).to_be_visible()


def test_two_people_at_once_see_only_their_own(browser: Browser, address: str) -> None:
    one, two = (browser.new_context(viewport=DESKTOP) for _ in range(2))
    first, second = open_page(one, address), open_page(two, address)
    ask(first, DOOR)
    ask(second, "What about the moon?")
    expect(first.locator("h2.ra-said")).to_have_count(1)
    expect(second.locator("h2.ra-said")).to_have_count(1)
    assert "Barnet allows" not in second.content()
    assert "moon" not in first.content()
    one.close()
    two.close()


def test_nothing_leaves_the_machine(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    ask(page, DOOR)
    outside = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert outside == []
    assert len(asked) > 5


def test_on_a_phone_nothing_is_wider_than_the_screen(phone: Page) -> None:
    ask(phone, DOOR)
    phone.get_by_text("About you, your home and this page").click()
    for _ in range(2):
        widths = phone.evaluate(
            """() => [...document.querySelectorAll('.stMain *')].filter(e => {
                const b = e.getBoundingClientRect();
                return b.width && b.right > innerWidth + 1 && !e.closest('.ra-scroll, [popover], .ra-axis')
            }).map(e => e.className + ' ' + Math.round(e.getBoundingClientRect().right)).slice(0, 5)"""
        )
        assert widths == []
        assert phone.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        phone.get_by_text("Larger text").click()
        settle(phone)


def test_on_a_phone_a_passage_opens_within_the_screen(phone: Page) -> None:
    ask(phone, DOOR)
    phone.get_by_role("button", name=re.compile("^Source 2")).first.tap()
    box = phone.locator("[popover]:popover-open").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 391
    phone.get_by_role("button", name="Close").first.tap()
    expect(phone.locator("[popover]:popover-open")).to_have_count(0)
