"""What a person says they lost or were offered, where guidance or law sets a sum for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.remedies.contract import Loss, Service
from assistant.situation.day_shapes import DAYS_IN, NUMBERS

_ROOM = r"(kitchen|bath ?room|toilet|loo|hall(way)?|bed ?room|living room|lounge|landing|stair\w*|porch|cupboard|shed|loft|utility|room|communal|street|security|outside)"
_SOME_LIGHTS = (
    rf"\b{_ROOM} (ceiling )?light|\blight(s|ing)? (in|on|over|of) (the|my|our|one|a|two|her|his) (\w+ )?{_ROOM}\b"
    r"|\blights? (switch|fitting|bulb|pull|shade|well)|\b(half|some|most|part|a few|one|two) (of )?(the |my |our )?(lights?|sockets?|electric\w*)\b"
)
"""Lights of one room, or some of them: no loss of lighting."""
_COUNT = r"(\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
_HEAT = r"\b(heatings?|heat|radiators?|boilers?)\b"
_WATER = r"\bhot waters?\b"
_GONE = r"\b(no|without|lost|loss|gone|off|out|broken|not working|dead|went|failed|down|haven'?t worked|hasn'?t worked|stopped|fail(?:ed|ure)|died|conked|packed (?:up|in)|bust|kaput|(?:stone|ice|freezing) cold)\b"
_AUXILIARY = r"(?:has|had|is|are|was|were|did|does|still|always|also|kept|keeps|stayed|remained|been|carried|all|just)"
_WENT_ON = (
    rf"(?:(?:{_AUXILIARY} ){{0,3}}(?:works?|worked|fine|ok(?:ay)?|all ?right|unaffected)"
    rf"|(?:{_AUXILIARY} ){{1,3}}(?:working|running|going|there|on)(?! and off| the blink))\b"
)
_STILL_THERE = (
    r"\b(?:there(?:['’]?s| is)|we(?:['’]?ve| have)(?: got)?|i(?:['’]?ve| have)(?: got)?|got|still (?:have|get))"
    r"(?: still| plenty of| the| some){0,2}"
)
_NEVER_LOST = (
    r"\b(?:never|didn['’]?t|did not) (?:actually |ever )?(?:los[te]|go without|went without)(?: the| any| our| my)?"
)
_WHOLE = (
    r"(?:full|whole|entire|complete|solid|long|straight|consecutive|clear|calendar|good|cold|freezing|bitter|miserable"
    r"|winter|summer|working|further|more)"
)
_ONE_MORE = r"(?:another|a further|a second|one more)"
_LASTED = re.compile(
    rf"\b({_ONE_MORE}|{_COUNT[1:-1]})[ -](?:{_WHOLE},?[ -]){{0,3}}(day|night|week|fortnight|month)s?\b", re.IGNORECASE
)
_NONE_FOR = r"(?:no (?:\w+ ){1,4}for|(?:\d+|\w+) (?:more |further )?(?:day|week)s? (?:without|with no|of no))\b"
_STRETCHES = re.compile(
    r"[.;!?]\s+|\n+|,? ?\b(?:and |but )?(?P<then>then|after (?:that|which)|followed by|afterwards|plus|separately|besides)\b,?"
    rf"|,? (?:and|but) (?=(?:another|a further|later|again)\b|{_NONE_FOR})|, (?=(?:another|a further|later)\b|{_NONE_FOR})",
    re.IGNORECASE,
)
"""What parts the stretches of a loss that went on in another way."""
_FURTHER = re.compile(
    r"\b(?:another|further|again|more|second|extra|later|next|once more)\b|^\W*(?:for|just|only)\b", re.IGNORECASE
)
_BACK = re.compile(
    r"\b(?:back|going|working|restored|fixed|mended|repaired|came (?:on|out)|promised?|said|told|tell|takes?|took)\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(for|over|about|around|nearly|almost|than|lasted|took)\s*$", re.IGNORECASE)
_SECOND = re.compile(
    r"\b(?:second|another|2nd|new|other|next|replacement) (?:(?:right to repair|rtr) )?(?:contractors?|firm|builders?|company|lot|crew|outfit)\b"
    r"|\b(?:second|2nd|next) (?:people|ones?)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"\b{_COUNT} (?:more |extra |further |whole )?(day|week|fortnight)s? (?:over|past|late|beyond|after|more|longer|extra)\b"
    rf"|\b(?:over|past|late|beyond|overran|ran over|overrun) (?:\w+ ){{0,4}}?(?:by )?{_COUNT} (?:more |extra )?(day|week|fortnight)s?\b",
    re.IGNORECASE,
)
_OFFER = re.compile(r"\b(offer\w*|said they'?d pay|proposed)\b[^.£]{0,40}£ ?(\d[\d,]*(?:\.\d{2})?)", re.IGNORECASE)


def losses_of(text: str) -> tuple[Loss, ...]:
    """The services that a text says were gone altogether, with the days where it says how long.

    Stretches that followed each other ("4 days without power, then 3 weeks without lights") are each a loss of their own.
    Where two lengths are told, and not how they stand to each other, no days are counted.
    """
    apart: list[Loss] = []
    open_: set[int | None] = set()
    for follows, stretch in _stretches(text):
        said = stretch if _BACK.search(stretch) or not _LASTED.search(stretch) else f"{stretch} gone"
        found = [loss for loss in _losses_in(said) if loss.days]
        days = _days(stretch)
        if not found and apart and follows and days and _says(_GONE, stretch) and not _BACK.search(stretch):
            found = [apart[-1].model_copy(update={"days": days})]
        new = {loss.service for loss in found} - {loss.service for loss in apart}
        if new or follows or _FURTHER.search(stretch):
            apart += found
        else:
            open_ |= {loss.days for loss in found} - {loss.days for loss in apart}
    if len(apart) > 1 and len(_LASTED.findall(text)) > 1:
        return tuple(apart)
    whole = _losses_in(text)
    return tuple(loss.model_copy(update={"days": None}) for loss in whole) if open_ else whole


def _stretches(text: str) -> Iterator[tuple[bool, str]]:
    """The stretches of a text, each with whether it is said to have followed the one before."""
    start, follows = 0, False
    for end in _STRETCHES.finditer(text):
        if stretch := text[start : end.start()].strip():
            yield follows, stretch
            follows = False
        start, follows = end.end(), follows or end["then"] is not None
    yield follows, text[start:].strip()


def _losses_in(text: str) -> tuple[Loss, ...]:
    if not re.search(_GONE, text, re.IGNORECASE):
        return ()
    days = _days(text)
    heat, water = _says(_HEAT, text), _says(_WATER, text)
    found: list[Loss] = []
    kept = services_kept(text)
    heat, water = heat and "heating" not in kept, water and "hot water" not in kept
    if heat and water:
        found.append(Loss(service=Service.HEATING_AND_HOT_WATER, days=days))
    elif heat or water:
        found.append(Loss(service=Service.HEATING_OR_HOT_WATER, days=days))
    some = _says(_SOME_LIGHTS, text) and not _says(r"\ball (of )?(the |my |our )?lights\b", text)
    lights = _says(r"\b(lights?|lighting)\b", text) and not some
    power = _says(
        r"\b(power|electric\w*)\b|\b(no|or|nor|and) (power )?sockets?\b|\bsockets? (are |all )?(dead|off)\b", text
    )
    power = power and not _kept_working(r"(?:power|electric\w*|sockets?|plugs?)", text)
    if lights and (
        not power or _says(r"\b(lights?|lighting) only\b|\bonly (the )?light|\brest of (the )?electric", text)
    ):
        found.append(Loss(service=Service.LIGHTING, days=days))
    elif power and not _says(r"\bpartial|some of|half\b", text):
        found.append(Loss(service=Service.POWER, days=days))
    return tuple(found)


def lost_by_name(text: str) -> tuple[Loss, ...]:
    """The services that a text only names, of which it was said before that something was gone."""
    return losses_of(f"{text} gone")


def services_kept(text: str) -> frozenset[str]:
    """Which of heating and hot water a text says were not lost: "the hot water is ok", "it was only ever the heating"."""
    only = r"\b(?:only|just)(?: (?:ever|really|actually|been|gone))*(?: the)?"
    kept = set()
    if _says(rf"\bhot waters? only\b|{only} hot waters?\b", text) or _kept_working(r"(?:heating|radiators?)", text):
        kept.add("heating")
    if _says(rf"\bheating only\b|{only} heating\b", text) or _kept_working("hot waters?", text):
        kept.add("hot water")
    return frozenset(kept)


def _kept_working(service: str, text: str) -> bool:
    """Whether a service is said to have gone on: "the heating kept working", "hot water was still fine"."""
    found = re.search(
        rf"\b{service}(?:['’]?s)? (?:itself )?{_WENT_ON}|{_STILL_THERE} {service}\b|{_NEVER_LOST} {service}\b"
        rf"|\bnot (?:the )?{service}\W*$",
        text,
        re.IGNORECASE,
    )
    return found is not None and not re.search(r"\b(neither|nor|none|or|no)\b[^.?!,;]{0,14}$", text[: found.start()])


def second_contractor_days(text: str) -> int | None:
    """By how many days a second Right to Repair contractor ran over its own period, None where not said."""
    if not _SECOND.search(text):
        return None
    found = _OVER.search(text) or re.search(rf"\b{_COUNT} (day)s?\b", text, re.IGNORECASE)
    if found is None:
        return None
    count, unit = (group for group in found.groups() if group)
    return _number(count) * DAYS_IN[unit.lower()]


def offered(text: str) -> float | None:
    """The sum that a text says the landlord has offered, in pounds."""
    found = _OFFER.search(text)
    return float(found.group(2).replace(",", "")) if found else None


def _days(text: str) -> int | None:
    found = next(
        (f for f in _LASTED.finditer(text) if f.group(1).lower() not in ("a", "an") or _FOR.search(text[: f.start()])),
        None,
    )
    if found is None:
        return None
    return _number(found.group(1)) * DAYS_IN[found.group(2).lower()]


def _number(said: str) -> int:
    return int(said) if said.isdigit() else NUMBERS.get(said.lower(), 1)


def _says(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None
