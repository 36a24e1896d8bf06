"""A real page in a real Chromium: one server and one browser for all tests, a new context for each."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "artefacts" / "screens"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# A background request of Chromium's own would be refused many times over on a machine without a network.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1200, "height": 900}
PHONE = {"width": 390, "height": 844}

expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="no Chromium found: apt-get install chromium, or set CHROMIUM"))


def serve(folder: Path, **settings: str) -> Iterator[str]:
    """Run the page on a free port until the tests are over; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    path = os.pathsep.join([str(ROOT / "tests" / "ui"), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": path, "ASSISTANT_PAGE_FACTORY": "stand_in:make", **settings}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address, server, folder / "server.log")
        yield address
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:  # a chat model in the middle of a sentence
            server.kill()
            server.wait()


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"the page did not start: {log.read_text()[-2000:]}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the page did not start within a minute")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server keeps what it keeps."""
    return tmp_path_factory.mktemp("page")


@pytest.fixture(scope="session")
def address(store: Path) -> Iterator[str]:
    yield from serve(
        store,
        ASSISTANT_FEEDBACK="true",
        ASSISTANT_STORE=str(store),
        ASSISTANT_INDEX=str(store / "index"),
        ASSISTANT_EMBEDDER="fake",
        ASSISTANT_MODEL="none",
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A desktop. A page opened in it is a session of its own, and the files of the page load once."""
    made = browser.new_context(viewport=DESKTOP, accept_downloads=True, locale="en-GB")
    yield made
    made.close()


@pytest.fixture(scope="session")
def pocket(browser: Browser) -> Iterator[BrowserContext]:
    """A phone, in the dark."""
    made = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="en-GB", color_scheme="dark")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from _opened(context, address, request.node.name)


@pytest.fixture
def phone(pocket: BrowserContext, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    yield from _opened(pocket, address, request.node.name)


def _opened(context: BrowserContext, address: str, test: str) -> Iterator[Page]:
    page = open_page(context, address)
    yield page
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{test}.png")
    page.close()


def open_page(context: BrowserContext, address: str, path: str = "") -> Page:
    """A page that is ready for a question."""
    page = context.new_page()
    page.goto(address + path)
    expect(message(page)).to_be_visible()
    return page


def message(page: Page):  # type: ignore[no-untyped-def]
    """The box for a message."""
    return page.get_by_test_id("stChatInputTextArea")


def ask(page: Page, text: str) -> None:
    """Send a message and wait until its answer is whole."""
    before = page.locator("h2.ra-said").count()
    message(page).fill(text)
    page.keyboard.press("Enter")
    expect(page.locator("h2.ra-said")).to_have_count(before + 1)
    settle(page)


def settle(page: Page) -> None:
    """Wait until no run of the page is under way."""
    expect(page.get_by_role("button", name="New conversation")).to_be_visible()
    settle_run(page)


def settle_run(page: Page) -> None:
    """Wait until the page has come to rest, whatever is on it."""
    expect(page.locator("[data-test-script-state='running']")).to_have_count(0)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


def download(page: Page, name: str, folder: Path) -> Path:
    """Press a button that gives a file, and keep the file."""
    with page.expect_download() as coming:
        page.get_by_role("button", name=name).click()
    kept = folder / coming.value.suggested_filename
    coming.value.save_as(kept)
    return kept


def choose_two_cases(page: Page) -> None:
    """Choose the first two of the cases that a search found, and wait until they stand side by side."""
    box = page.get_by_role("combobox", name=re.compile("^Cases to compare"))
    heads = page.locator(".ra-wide thead th")  # not by role: an open list hides what is around it
    for number in (1, 2):
        settle_run(page)
        box.click()
        box.press("ArrowDown")
        box.press("Enter")
        expect(heads).to_have_count(number)
    settle_run(page)
    box.press("Escape")
    expect(page.locator("[data-item-hl]")).to_have_count(0)  # the closing list fades, and axe would read it so


DOOR = "My balcony door in Barnet has been broken for two months and I have a baby"
POLICY = """Repairs policy of Meadow Vale Housing Association

We carry out repairs to the homes of our tenants and we aim to do so well and on time, whatever the season.

Routine repairs are completed within 20 working days of the report, unless the tenant asks us for a later day.

Some texts hold <script>window.hacked=1</script> markup about repairs and tenants; it is only text to our landlord.
"""
