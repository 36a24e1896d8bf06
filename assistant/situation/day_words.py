"""The days that a message tells, in all the ways that people tell them: written, counted back, or roughly.

Days stand before months. A day without its year is the latest such day not after today, or follows the
date told before it. A rough time ("in June", "early October", "last week") is kept as its earliest and its
latest day; a vaguer one ("two winters ago", "ages") is no date at all.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from assistant.errors import InputError
from assistant.situation.day_shapes import A_DAY, NEAR_DAYS, NUMBERS
from assistant.situation.story_days import counted_on, in_the_story
from assistant.situation.told_day import ToldDay, exact_day
from assistant.situation.unsaid_years import (
    back,
    feast,
    in_year,
    of_some_month,
    or_to_come,
    to_come_by_number,
    weekday_to_come,
)
from assistant.situation.weekdays import WEEKDAY, weekday_number
from assistant.timescales.dates import month_number, parse_date

_LOOKS_BACK = re.compile(
    r"[^.?!;\n]{0,20}\b(?:after|following|since) (?:the|a|an|their|his|her|its|my|our)\b[^.?!;\n]{0,40}", re.IGNORECASE
)
"""Leads from a day to one before it: `fixed for 3 November 2025 after the failed one on 3 September`."""
_BESIDE_A_DAY = re.compile(
    rf"\b(?:day|night|morning|evening|week|weekend|{WEEKDAY}) (?:right |just |straight |immediately )?(?:before|after|following)(?: the)?(?: good| easter)?\s*$"
    r"|\b(?:good|easter|bank holiday)\s+$",
    re.IGNORECASE,
)
"""What names another day by this one ("the day before Good Friday"), or makes a weekday the name of a feast."""
_BESIDE_A_FEAST = re.compile(
    r"\s+(?:before|after|following)(?: the)?(?: \w+)? (?:bank holidays?|good friday|easter|christmas|xmas|new year|boxing day)\b",
    re.IGNORECASE,
)
_IN_OTHER_WORDS = re.compile(r"[\s,(–-]*(?:(?:that|it|which|and that) (?:was|is) )?(?:an?|the)?\s*$", re.IGNORECASE)
_COUNTED_ON = ("later", "nextday", "sameday", "weekafter")
_BY_NUMBER = re.compile(r"(?:(?:on|since|from|until|till) )?the \d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_IN_ALL_MONTHS = 28
_WHICH_WEEK = re.compile(r"[\s,(]*(?:(?:last|this|the) (?:week|wk))?(?: before)?[\s,(]*", re.IGNORECASE)


def told_days(text: str, today: date) -> list[ToldDay]:
    """Every expression of a day in a message, in order."""
    found: list[ToldDay] = []
    years = {int(year) for year in re.findall(r"\b(20[0-4]\d)\b", text)}
    for match in A_DAY.finditer(text):
        if not re.search(r"\d", match.group(0)) and _names_another(match, found, text):
            continue
        earlier = [day.last for day in found if day.last and not day.counted]
        before = (max(earlier) if len(years) > 1 else earlier[-1]) if earlier else None
        if found and _LOOKS_BACK.fullmatch(text, found[-1].end, match.start()):
            before = None
        if any(match[name] for name in _COUNTED_ON):
            if (on := counted_on(match, found, today)) is not None:
                found.append(on)
            continue
        try:
            day = _resolve(match, today, years, before)
        except InputError as error:
            day = ToldDay(said=match.group(0).strip(), start=match.start(), end=match.end(), doubt=str(error))
        if day is not None:
            day = in_the_story(day, found, text, today)
            if found and _says_again(found[-1], day, text):
                day = day.model_copy(update={"start": found.pop().start})
            found.append(day)
    return _in_order(found)


def _in_order(found: list[ToldDay]) -> list[ToldDay]:
    """The days, one told by its number alone in the month before it where it would come after the day told next.

    "Logged on 9 September, though I sent it on the 2nd. The reply came 30 September": that is 2 September.
    """
    out = list(found)
    for place in range(1, len(found) - 1):
        before, day, after = found[place - 1 : place + 2]
        if not (_BY_NUMBER.fullmatch(day.said) and before.last and day.last and after.first) or after.counted:
            continue
        same = before.last.replace(day=day.last.day) if day.last.day <= _IN_ALL_MONTHS else None
        if same and day.last > after.first >= same and day.last > before.last:
            out[place] = exact_day(day, same, filled_in=True, bare=day.bare)
    return out


def _names_another(match: re.Match[str], found: list[ToldDay], text: str) -> bool:
    """Whether a feast or weekday only places another day, or says again which weekday the day before it was."""
    if _BESIDE_A_DAY.search(text[: match.start()]) or _BESIDE_A_FEAST.match(text, match.end()):
        return True
    named, before = re.search(rf"{WEEKDAY}", match.group(0), re.IGNORECASE), found[-1] if found else None
    if named is None or before is None or before.last is None or before.rough or before.counted:
        return False
    between = text[before.end : match.start()]
    same = before.last.weekday() == weekday_number(named[0])
    return same and re.search(r"\w", between) is not None and _IN_OTHER_WORDS.fullmatch(between) is not None


def _says_again(before: ToldDay, day: ToldDay, text: str) -> bool:
    """Whether a day of the month only says which weekday was meant: "monday last week the 16th"."""
    if not (before.counted and before.last and day.last) or day.counted or day.rough:
        return False
    between = text[before.end : day.start]
    return _WHICH_WEEK.fullmatch(between) is not None and before.last.weekday() == day.last.weekday()


def month_span(year: int, month: int, part: str = "") -> tuple[date, date]:
    """The first and the last day that a part of a month (early, mid, end of, or all of it) can mean."""
    length = calendar.monthrange(year, month)[1]
    low = part.lower()
    if re.search(r"beginning|start|early", low):
        first, last = 1, 10
    elif "first week" in low:
        first, last = 1, 7
    elif "mid" in low:
        first, last = 11, 20
    elif re.search(r"\bend\b|late|last week", low):
        first, last = 21, length
    else:
        first, last = 1, length
    return date(year, month, first), date(year, month, last)


def _resolve(match: re.Match[str], today: date, years: set[int], before: date | None) -> ToldDay | None:
    said = match.group(0).strip()
    told = ToldDay(said=said, start=match.start(), end=match.end())
    parts = {key: value for key, value in match.groupdict().items() if value}
    if "iso" in parts or "figures" in parts:
        return exact_day(told, parse_date(said))
    if "short" in parts:
        day, month = (int(part) for part in said.split("/"))
        if month > 12:
            raise InputError(f"'{said}' is not a day that can be read. Write it as 21 September 2026.")
        return exact_day(told, in_year(None, month, day, said, today, years, before), filled_in=True)
    if "month" in parts or "month2" in parts:
        day, month = int(parts.get("day") or parts["day2"]), _month(parts.get("month") or parts["month2"])
        year = _year(parts.get("year") or parts.get("year2"))
        on = in_year(year, month, day, said, today, years, before)
        if year is None and not years:
            on = or_to_come(on, match.string[: match.start()], said, today)
        return exact_day(told, on, filled_in=year is None)
    if any(key in parts for key in ("rmonth", "rmonth2", "rmonth3")):
        return _rough_month(told, parts, today, years, before)
    if "feast" in parts:
        return exact_day(told, feast(parts["feast"].lower(), today), filled_in=True)
    number = parts.get("ordinal") or parts.get("wordinal")
    if number and (coming := to_come_by_number(int(number), match.string[: match.start()], today)):
        return exact_day(told, coming, filled_in=True)
    weekday = parts.get("weekday") or parts.get("led")
    if weekday and not (parts.get("lead2") or parts.get("lead3")):
        coming = weekday_to_come(weekday, match.string[: match.start()], today)
        if coming:
            return exact_day(told, coming, filled_in=True)
    return _counted_back(told, parts, today, before)


def _counted_back(told: ToldDay, parts: dict[str, str], today: date, before: date | None) -> ToldDay | None:
    """A day told by its distance from today, or only by its name or number."""
    if near := parts.get("near"):
        return exact_day(told, today - timedelta(days=NEAR_DAYS.get(near.lower(), 0)), counted=True)
    if weekday := parts.get("dayof"):
        monday = today - timedelta(days=today.weekday() + (7 if parts["whichweek"].lower() == "last" else 0))
        on = monday + timedelta(days=weekday_number(weekday))
        return exact_day(told, on, counted=True) if on <= today else None
    if unit := parts.get("ofweeks"):
        end = parts["endday"].lower().removeprefix("last ")
        behind = {"today": 0, "yesterday": 1}.get(end, -1)
        last = today - timedelta(days=_behind(end, today) if behind < 0 else behind)
        return exact_day(told, back(last, _number(parts["weeks"]), unit.lower()), counted=True)
    if unit := parts.get("unit"):
        return exact_day(told, back(today, _number(parts["count"]), unit.lower()), counted=True)
    if unit := parts.get("lastunit"):
        monday = today - timedelta(days=today.weekday() + 7)
        first_of_month = back(today.replace(day=1), 1, "month")
        span = (monday, monday + timedelta(days=6)) if "week" in unit.lower() else month_span(
            first_of_month.year, first_of_month.month
        )  # fmt: skip
        return told.model_copy(update={"first": span[0], "last": span[1], "bare": True, "counted": True})
    if weekday := parts.get("weekday") or parts.get("led"):
        lead = (parts.get("lead2") or parts.get("lead3") or "").strip().lower()
        if lead in ("next", "every", "each", "by") or "now" in lead:
            return None
        on = today - timedelta(days=_behind(weekday, today))
        return exact_day(told, on, counted=True, bare=lead not in ("last", "since"))
    day = int(parts.get("ordinal") or parts["wordinal"])
    bare = "olead" not in parts and "wlead" not in parts
    return exact_day(told, of_some_month(day, today, before), filled_in=True, bare=bare)


def _number(said: str) -> int:
    return int(said) if said.isdigit() else NUMBERS[said.lower()]


def _behind(weekday: str, today: date) -> int:
    """How many days the last such weekday lies behind: seven where it is today's."""
    return (today.weekday() - weekday_number(weekday)) % 7 or 7


def _rough_month(
    told: ToldDay, parts: dict[str, str], today: date, years: set[int], before: date | None
) -> ToldDay | None:
    month = _month(next(parts[key] for key in ("rmonth", "rmonth2", "rmonth3") if key in parts))
    year = _year(next((parts[key] for key in ("ryear", "ryear2", "ryear3") if key in parts), None))
    given = year or in_year(None, month, 1, told.said, today, years, before).year
    first, last = month_span(given, month, parts.get("part", ""))
    if first > today:
        return None
    return told.model_copy(update={"first": first, "last": min(last, today), "filled_in": True})


def _month(name: str) -> int:
    return month_number(name[:3]) or 0


def _year(said: str | None) -> int | None:
    if not said:
        return None
    figures = re.sub(r"\D", "", said)
    return int(figures) + (2000 if len(figures) == 2 else 0)
