"""A follow-up: what it keeps of the conversation so far, made visible, and when a new problem starts anew."""

from __future__ import annotations

import re

from assistant.records import Category
from assistant.situation.dates import lasting
from assistant.situation.situation import Situation
from assistant.timescales.facts import Happening

_ABOUT_PERSON = ("landlord", "landlord_type", "tenure", "household")
_ABOUT_PROBLEM = (
    "category",
    "repair",
    "events",
    "since",
    "began",
    "emergency",
    "priority",
    "reported",
    "until",
    "losses",
)
_POINTS_BACK = re.compile(
    r"^(and|but|so|ok|okay|what about|what if|how about|then|also|thanks|thank you|yes|no|it was|they|he|she|i|that)\b"
    r"|\b(it|that|this|them|those|these|the same|there)\b",
    re.IGNORECASE,
)
_NEW_PROBLEM = re.compile(
    r"\b(another (problem|question|thing|repair|matter)|different (problem|question|matter|repair)|new (problem|question|issue|repair)"
    r"|separate(ly)?|something else|start again|unrelated)\b",
    re.IGNORECASE,
)


def continue_from(earlier: Situation, now: Situation) -> Situation:
    """The new message's situation with what it silently relies on from before, each listed in `carried`.

    The person's own facts (landlord, tenure, household) stay until they say otherwise. The facts of the
    problem stay while the message is about the same problem; a new one leaves them behind.
    """
    same = is_same_problem(earlier, now)
    carried: list[str] = []
    kept: dict[str, object] = {}
    for field in (*_ABOUT_PERSON, *(_ABOUT_PROBLEM if same else ())):
        mine, theirs = getattr(now, field), getattr(earlier, field)
        if field == "repair":
            continue
        if field == "events":
            merged = _merge_events(earlier, now)
            if merged != now.events:
                kept[field] = merged
                carried.append(field)
        elif theirs and not mine:
            kept[field] = theirs
            carried.append(field)
    if same and not now.asks and earlier.asks:
        kept["asks"] = earlier.asks
        carried.append("asks")
    if same and (days := _days_told(now)) and any(loss.days is None for loss in earlier.losses):
        kept["losses"] = tuple(loss.model_copy(update={"days": loss.days or days}) for loss in earlier.losses)
        carried.append("losses")
    if same and earlier.refs and not now.refs and not now.category:
        kept["refs"] = earlier.refs
        carried.append("refs")
    if same and earlier.case and not now.refs and not now.events and not now.landlord:
        kept["case"] = earlier.case
        carried.append("case")
    if same and earlier.repair:
        kept["repair"] = f"{earlier.repair} {now.repair}".strip()
        carried.append("repair")
    if not carried:
        return now
    merged_situation = now.model_copy(update=kept)
    if "events" in kept:
        merged_situation = merged_situation.model_copy(update=_ends(merged_situation))
    return merged_situation.model_copy(
        update={"carried": tuple(carried), "standalone": standalone(merged_situation, carried)}
    )


def put_right(now: Situation, earlier: Situation, names: frozenset[str]) -> Situation:
    """The fields that the person corrected, as they put them, whatever the message says of them."""
    return now.model_copy(update={name: getattr(earlier, name) for name in names if name in Situation.model_fields})


def is_same_problem(earlier: Situation, now: Situation) -> bool:
    """Whether a message goes on about the earlier problem."""
    if _NEW_PROBLEM.search(now.question):
        return False
    if now.refs and set(now.refs) != set(earlier.refs):
        return False
    general = {None, Category.REPAIRS_GENERAL, Category.COMPLAINT_HANDLING, Category.OTHER}
    if now.category in general or earlier.category in general or now.category is earlier.category:
        return True
    return bool(_POINTS_BACK.search(now.question)) and len(now.question.split()) < 8


def points_back(situation: Situation) -> bool:
    """Whether a short follow-up leans on what was said before."""
    short = len(situation.question.split()) < 12
    return bool(situation.carried) and short and _POINTS_BACK.search(situation.question) is not None


def standalone(situation: Situation, carried: list[str]) -> str:
    """The message with what it relies on put beside it, so that it can be read alone."""
    facts: list[str] = []
    if "landlord" in carried and situation.landlord:
        facts.append(f"landlord: {situation.landlord.name or situation.landlord.said}")
    if "tenure" in carried and situation.tenure:
        facts.append(f"tenancy: {situation.tenure.value}")
    if "category" in carried and situation.category:
        facts.append(f"about: {situation.category.value.replace('-', ' ')}")
    if "events" in carried:
        facts += [f"{event.what.value}: {event.on.isoformat()}" for event in situation.events]
    if "household" in carried and situation.household:
        facts.append(f"at home: {', '.join(situation.household)}")
    if "refs" in carried:
        facts.append(f"case: {', '.join(situation.refs)}")
    return f"{situation.question} ({'; '.join(facts)})" if facts else situation.question


def _days_told(now: Situation) -> int | None:
    """How many days a follow-up gives, where that is what it gives."""
    stretch = lasting(f"for {now.english}") or lasting(now.english)
    if stretch is None and (found := re.search(r"\b(\d{1,3}) (day|week)s?\b", now.english, re.IGNORECASE)):
        stretch = (found.group(0), int(found.group(1)), found.group(2).lower())
    return (
        stretch[1] * {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}.get(stretch[2], 0)
        if stretch
        else None
    )


def _merge_events(earlier: Situation, now: Situation) -> tuple[object, ...]:
    """Earlier events, save those that the new message dates anew."""
    told = {event.what for event in now.events}
    kept = [event for event in earlier.events if event.what not in told]
    return tuple(sorted([*kept, *now.events], key=lambda event: (event.on, event.what)))


def _ends(situation: Situation) -> dict[str, object]:
    starts = [e.on for e in situation.events if e.what in (Happening.REPORTED, Happening.COMPLAINED)]
    stops = [
        e.on
        for e in situation.events
        if e.what in (Happening.COMPLETED, Happening.ATTENDED, Happening.INVESTIGATED, Happening.UNTIL)
    ]
    return {"reported": min(starts, default=None), "until": max(stops, default=None)}
