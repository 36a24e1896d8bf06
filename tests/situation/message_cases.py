"""Single messages with the situation that should be read from each: `messages.jsonl`, and how a reading is held against it.

`expect` names what the message says; what it does not name must not be read. A landlord is a record's
slug, `?` for one to be asked back, `!word` for one that we do not know. A date `a..b` is any day from a to
b, and then the reading must say what it assumed. `held` cases were kept back while the reader was mended.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from assistant.situation.situation import Asker, Situation
from assistant.timescales.facts import Happening

TODAY = date(2026, 11, 26)
FILE = Path(__file__).with_name("messages.jsonl")
_URGENT = ("urgent", "critical", "priority")


def message_cases() -> list[dict[str, Any]]:
    """The cases of the file, in order."""
    return [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def asker_of(case: dict[str, Any]) -> Asker:
    """Who writes the message."""
    return Asker(case.get("asker", "resident"))


def faults(case: dict[str, Any], read: Situation) -> list[str]:
    """What a reading lacks, and what it says that the message does not."""
    wanted = case["expect"]
    found: list[str] = []
    if (said := _landlord(read, wanted.get("landlord"))) is not None:
        found.append(f"landlord {said!r}, not {wanted.get('landlord')!r}")
    tenure = read.tenure.value if read.tenure else None
    if tenure != wanted.get("tenure"):
        found.append(f"tenure {tenure!r}, not {wanted.get('tenure')!r}")
    if sorted(read.household) != sorted(wanted.get("household", [])):
        found.append(f"household {read.household}")
    if "category" in wanted and (read.category is None or read.category.value != wanted["category"]):
        found.append(f"category {read.category}")
    if (kind := _kind(read)) != wanted.get("class"):
        found.append(f"class {kind!r}, not {wanted.get('class')!r}")
    asks = {ask.value for ask in read.asks}
    found += [f"does not ask for {ask}, but {sorted(asks)}" for ask in wanted.get("asks", []) if ask not in asks]
    return found + _dates(wanted, read)


def _landlord(read: Situation, wanted: str | None) -> str | None:
    named = read.landlord
    if named is None:
        return None if wanted is None else "none"
    if wanted is None:
        return named.slug or named.name or named.said
    if wanted == "?":
        return None if named.options else str(named.slug or named.said)
    if wanted.startswith("!"):
        known = (named.name or named.said).lower()
        return None if named.slug is None and wanted[1:].lower() in known else str(named.slug or named.said)
    return None if named.slug == wanted else str(named.slug or named.said)


def _kind(read: Situation) -> str | None:
    priority = read.priority or ""
    if read.emergency or priority.startswith("emergency"):
        return "emergency"
    if priority == "urgent":
        return "urgent"
    return "routine" if priority and not priority.startswith(("priority", "p", "r2", "r6", "r1")) else None


def _dates(wanted: dict[str, Any], read: Situation) -> list[str]:
    told = {event.what.value: event.on for event in read.events}
    if Happening.UNTIL.value not in wanted.get("events", {}):
        told.pop(Happening.UNTIL.value, None)
    if "began" in wanted or read.began:
        told["began"] = read.began  # type: ignore[assignment]
    expected = dict(wanted.get("events", {})) | ({"began": wanted["began"]} if "began" in wanted else {})
    found = [f"{what} {told[what]}, which is not said" for what in told.keys() - expected.keys()]
    for what, on in expected.items():
        first, _, last = on.partition("..")
        day = told.get(what)
        if day is None or not date.fromisoformat(first) <= day <= date.fromisoformat(last or first):
            found.append(f"{what} {day}, not {on}")
        elif last and what != "began" and not read.doubts:
            found.append(f"{what} {day} is assumed without saying so")
    return found
