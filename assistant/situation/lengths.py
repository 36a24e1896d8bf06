"""How long something took that is over, told without its days: "took 7 weeks to fix", "nine days without heating"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from assistant.situation.dates import DatedMention, plain_day
from assistant.situation.day_shapes import COUNT, DAYS_IN, NUMBERS
from assistant.situation.wordlists import says, words
from assistant.timescales.facts import Event, Happening, ToldLength

_LENGTH = re.compile(
    rf"(?<![\w£.-])(?P<count>{COUNT})[ -](?P<working>working )?(?P<unit>hour|day|week|fortnight|month)s?\b(?! ago| old|-old| back(?! in\b)| notice| limit| target| late\b| early\b| before\b)",
    re.IGNORECASE,
)
# Days by which the words may be out: both ends may be counted, weeks and months are told roughly.
_LESS = {"day": 1, "week": 3, "fortnight": 3, "month": 15}
_MORE = {"day": 0, "week": 3, "fortnight": 3, "month": 15}
_FAR = 5
_NEAR = 60


def length_told(text: str, mentions: list[DatedMention]) -> ToldLength | None:
    """The length of a wait that is over; None where none is told, or it goes on, or two are told."""
    found = [one for match in _LENGTH.finditer(text) if (one := _read(match, text)) is not None]
    if len({(one.lowest, one.highest) for one in found}) != 1:
        return None
    told = found[0]
    span = next(((min(m.on, m.other), max(m.on, m.other)) for m in mentions if m.on and m.other and not m.role), None)
    return told.model_copy(update={"first": span[0], "last": span[1]}) if span else told


def _read(match: re.Match[str], text: str) -> ToldLength | None:
    before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
    told_before = re.split(r"[.?!;\n]", before)[-1]
    sentence = told_before + match.group(0) + re.split(r"[.?!;\n]", after)[0]
    if match.group("working") or says("lengths", "no_length", text=before) or says("lengths", "goes_on", text=sentence):
        return None
    if says("lengths", "promised", text=told_before) or says("lengths", "allowed", text=f"{told_before}#{after}"):
        return None
    ends = next((Happening(name) for name in _ENDS if _ends_so(name, before, after)), None)
    count, unit = match.group("count").lower(), match.group("unit").lower()
    number = int(count) if count.isdigit() else NUMBERS.get(count, 0)
    if ends is None or not number:
        return None
    hours = unit == "hour"
    lowest = number if hours else number * DAYS_IN[unit] - _LESS[unit]
    highest = number if hours else number * DAYS_IN[unit] + _MORE[unit]
    if says("lengths", "least", text=before):
        lowest, highest = (number if hours else number * DAYS_IN[unit]), highest * _FAR
    elif says("lengths", "most", text=before):
        lowest = lowest if hours else min(lowest, number * DAYS_IN[unit] - DAYS_IN[unit] // 2)
        highest = number if hours else number * DAYS_IN[unit]
    return ToldLength(said=match.group(0).lower(), lowest=max(0, lowest), highest=highest, ends=ends, hours=hours)


_ENDS = ("investigated", "made safe", "attended", "completed", "until")


def _ends_so(name: str, before: str, after: str) -> bool:
    rule = words("lengths")[name]
    around = "around" in rule and says("lengths", name, "around", text=f"{before}#{after}")
    return (
        around
        or ("after" in rule and says("lengths", name, "after", text=after))
        or ("before" in rule and says("lengths", name, "before", text=before))
    )


def other_end(length: ToldLength, events: tuple[Event, ...], today: date) -> tuple[Event, Event] | None:
    """The near and the far day of the other end of a wait of which one end is told; None where both or neither are."""
    starts = [e for e in events if e.what in (Happening.REPORTED, Happening.NOTICE_ISSUED)]
    ends = [e for e in events if e.what not in (Happening.REPORTED, Happening.NOTICE_ISSUED)]
    if length.hours or len(starts) != 1 or ends:
        return None
    days = [starts[0].on + timedelta(days=n) for n in (length.lowest, length.highest)]
    if days[0] > today:
        return None
    return Event(what=length.ends, on=days[0]), Event(what=length.ends, on=min(days[1], today))


def counted_to(length: ToldLength, end: Event) -> str:
    """What was taken for the end of a wait of which the length is told, for the person to check."""
    return f"You said '{length.said}': we counted to {plain_day(end.on)}. Tell us the exact day if you have it."
