"""Many people at the page at once: is anything mixed up, and how long does each wait for the computed answer?

    python benchmarks/sessions.py --sessions 20 --questions 5

Runs the real page and the real assistant (no chat model) on this machine in real Chromium pages. Needs a built
index. Prints one JSON document; exit code 1 where a session saw a word of another, or an error.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

ROOT = Path(__file__).resolve().parents[1]
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split()
LANDLORDS = (
    "Barnet",
    "Clarion",
    "Peabody",
    "Southwark",
    "Hyde",
    "L&Q",
    "Sanctuary",
    "Birmingham",
    "Croydon",
    "Islington",
)
ASKED = (
    "My front door lock has been broken since 21 September 2026. My landlord is {landlord}. I live in flat {token}.",
    "And the boiler has not worked since 1 November 2026 in flat {token}. Is that too long?",
    "There is black mould in the bedroom of flat {token}. How long has my landlord got?",
    "What did other people get for a leak like that in flat {token}?",
    "How do I complain about flat {token}?",
)


def serve(log: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start the page on a free port and wait until it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "ASSISTANT_MODEL": "none", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return server, address
        except OSError:
            time.sleep(0.2)
    server.terminate()
    raise SystemExit(f"the page did not start: {log.read_text()[-500:]}")


async def session(browser: Browser, address: str, number: int, questions: int, everybody: int) -> dict[str, object]:
    """One person's conversation: the waits in milliseconds, and what went wrong."""
    page = await (await browser.new_context()).new_page()
    box = page.get_by_test_id("stChatInputTextArea")
    await page.goto(address, timeout=240_000)
    await expect(box).to_be_visible(timeout=240_000)
    waits, wrong = [], []
    for turn in range(questions):
        text = ASKED[turn % len(ASKED)].format(landlord=LANDLORDS[number % len(LANDLORDS)], token=7000 + number)
        began = time.perf_counter()
        await box.fill(text)
        await box.press("Enter")
        await expect(page.locator(".ra .ra-verdict, .ra section, .ra-signpost")).not_to_have_count(0, timeout=240_000)
        await _answered(page, turn + 1)
        waits.append((time.perf_counter() - began) * 1000)
        await expect(page.get_by_role("button", name="New conversation")).to_be_visible(timeout=240_000)
    said = await page.locator(".stMain").inner_text()
    if await page.locator("h2.ra-said").count() != questions:
        wrong.append("the number of turns is not the number of questions")
    if await page.get_by_test_id("stAlert").count():
        wrong.append("an error was shown")
    wrong += [f"saw flat {7000 + n}" for n in range(everybody) if n != number and str(7000 + n) in said]
    await page.context.close()
    return {"waits": waits, "wrong": wrong}


async def _answered(page: Page, turns: int) -> None:
    """Wait until the answer of the last turn stands."""
    await expect(
        page.locator("[data-testid='stChatMessage']:has(.ra section, .ra-verdict, .ra-signpost)")
    ).to_have_count(turns, timeout=240_000)


async def run(sessions: int, questions: int, address: str) -> dict[str, object]:
    """All sessions at once."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        await session(browser, address, 0, 1, 1)
        alone = await session(browser, address, 0, questions, 1)
        together = await asyncio.gather(
            *(session(browser, address, number, questions, sessions) for number in range(sessions))
        )
        await browser.close()
    waits = [wait for one in together for wait in one["waits"]]  # type: ignore[attr-defined]
    return {
        "sessions": sessions,
        "questions": questions,
        "alone_ms": _spread(alone["waits"]),  # type: ignore[arg-type]
        "together_ms": _spread(waits),
        "wrong": [line for one in (alone, *together) for line in one["wrong"]],  # type: ignore[attr-defined]
    }


def _spread(waits: list[float]) -> dict[str, int]:
    ordered = sorted(waits)
    return {
        "n": len(ordered),
        "median": round(statistics.median(ordered)),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]),
    }


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--questions", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "server.log"
        server, address = serve(log)
        try:
            result = asyncio.run(run(options.sessions, options.questions, address))
        finally:
            server.terminate()
        faults = [line for line in log.read_text().splitlines() if "failed" in line or "Traceback" in line]
    print(json.dumps({**result, "faults_in_log": faults}, indent=1))
    sys.exit(1 if result["wrong"] or faults else 0)


if __name__ == "__main__":
    main()
