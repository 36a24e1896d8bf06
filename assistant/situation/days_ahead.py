"""A day not yet come, to which a person supposes that a wait goes on: "if it's still not done by Friday"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from assistant.situation.day_shapes import COUNT, DAYS_IN, MONTH, NUMBERS
from assistant.situation.weekdays import LED_WEEKDAY, WEEKDAY, weekday_number
from assistant.timescales.dates import month_number

_TILL = r"(?:by|come|till?|until|before|on|to)"
_SUPPOSES = re.compile(
    r"\b(?:if|suppose|supposing|imagine|unless|assuming)\b|(?:^|[,.;!?] ?|\b(?:and|or|but|so) )(?:what |let['’]?s )?say\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:not(?! (?:in|at home|here)\b)|nobodys?|no ?ones?|noone|nothings?|nowts?|never|still)\b|n['’]t\b"
    r"|\b(?:isnt|hasnt|havent|arent|dont|doesnt|wont|didnt|aint)\b"
    r"|\b(?:goes|go|going|drags?|carr(?:y|ies)|keeps?|lasts?|takes?|stays?|waits?|leaves?) (?:it |me |us |them )?(?:on|like|for|another|until|till?|waiting|that|this|a|two|three|\d)",
    re.IGNORECASE,
)
_DONE_THEN = re.compile(
    r"\b(?:finish\w*|complet\w*|mend\w*|fix\w*|repair\w*|sort\w*|do(?:es|ing|ne)?|comes?|came|coming|gets? (?:round )?to|turns? up|shows? up"
    r"|arriv\w*|attend\w*|visit\w*|starts?|answers?|repl(?:y|ies)|responds?)\b[^.?!]{0,40}\b(?:on|till?|until|by|before|for) ",
    re.IGNORECASE,
)
"""Something supposed to be done on a day: until then it is undone."""
_SOON = timedelta(days=150)
"""A day told without its year lies no further ahead than this where something is supposed done on it."""
_WEEKDAY = re.compile(
    rf"\b(?:{_TILL} )(?P<lead>this |next |the following )?(?P<day>{WEEKDAY}|{LED_WEEKDAY})\b(?P<later> (?:of )?next week| week)?",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b{_TILL} (?:the )?(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?: (?:of )?(?P<month>{MONTH})\b)?(?: (?P<year>20\d\d))?(?! ?(?:days?|weeks?|months?|[ap]m)\b)",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    rf"\b(?:(?:for )?another|(?:for )?a further|in|for|waits?|takes?)(?: (?P<n>{COUNT}))?(?: more| further| other)? (?P<unit>day|week|fortnight|month)s?\b"
    rf"|\b(?P<n2>{COUNT}) (?:more|further) (?P<unit2>day|week|fortnight|month)s?\b",
    re.IGNORECASE,
)
_SAYS_A_DAY = re.compile(
    r"\b(?:they|they['’]?re|theyre|he|she|it|council|landlord|association|contractors?)\b[^.?!]{0,20}\b(?:say(?:s|ing)?|said|offer(?:ed|ing)?|giv(?:en|ing)|gave|book(?:ed|ing)?|reckon(?:s|ing)?|told|now|coming|moved|pushed|changed|put)\b[^.?!\d]{0,24}?"
    rf"(?=\b(?:this |next |the following )?(?:{WEEKDAY})\b|\b(?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?! ?(?:days?|weeks?|months?|hours?|working|calendar|[ap]m)\b))"
    r"|\b(?:appointment|visit|slot|booking)\b[^.?!\d]{0,30}\b(?:is|for|on) "
    rf"(?=\b(?:this |next |the following )?(?:{WEEKDAY})\b|\b(?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?! ?(?:days?|weeks?|months?|hours?|working|calendar|[ap]m)\b))",
    re.IGNORECASE,
)
"""Works said to come on a day: "they're saying Monday now"."""
_WOULD_BE_LATE = re.compile(
    r"\b(?:will|would|is|does|['’]ll) (?:that|it|this|they)\b[^.?!]{0,14}\b(?:late|in time|on time|within|over|out of time|too long|ok(?:ay)?|soon enough|miss)\b"
    r"|\b(?:that|it)['’]?(?:ll|d|s| will| would)(?: still)? (?:be )?(?:late|in time|on time|too long|over)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:by |till? |until |before )?next (?P<unit>week|month)\b", re.IGNORECASE)
_FEAST = re.compile(
    r"\b(?:by|till?|until|before|come|over|at) (?P<feast>(?:christmas|xmas|new year)(?P<eve>(?:['’]?s)? eve)?)\b",
    re.IGNORECASE,
)
_END = re.compile(r"\b(?:the )?end of (?:the |this )?(?P<unit>month|year|week)\b", re.IGNORECASE)


_SENTENCE_ENDS = re.compile(r"[.?!;]\s+")


def day_ahead(text: str, today: date) -> date | None:
    """The day, after today, to which a text supposes that something stays undone; None where it supposes no such day."""
    supposes = _SUPPOSES.search(text)
    if supposes:
        # Days told in the sentences before are days of what has happened.
        text = text[max((end.end() for end in _SENTENCE_ENDS.finditer(text, 0, supposes.start())), default=0) :]
    if supposes and not _GOES_ON.search(text) and _DONE_THEN.search(text):
        found = _weekday(text, today) or _dated(text, today)
        return found if found is not None and today < found <= today + _SOON else None
    if not (supposes and _GOES_ON.search(text)):
        said = _SAYS_A_DAY.search(text) if _WOULD_BE_LATE.search(text) else None
        if said is None:
            return None
        text = f"{text[: said.end()]}by {text[said.end() :]}"
    found = _weekday(text, today) or _dated(text, today) or _feast(text, today) or _stretch(text, today)
    return found if found is not None and found > today else None


def _weekday(text: str, today: date) -> date | None:
    found = _WEEKDAY.search(text)
    if found is None:
        return None
    index = weekday_number(found["day"])
    if found["later"] or (found["lead"] or "").strip().lower() == "next":
        return today + timedelta(days=7 - today.weekday() + index)
    return today + timedelta(days=(index - today.weekday() - 1) % 7 + 1)


def _dated(text: str, today: date) -> date | None:
    found = _DATE.search(text)
    if found is None:
        return None
    number = int(found["day"])
    if found["month"] is None:
        month, year = (today.month, today.year) if number > today.day else (today.month % 12 + 1, today.year)
        year += found["month"] is None and month < today.month
    else:
        month = month_number(found["month"][:3]) or today.month
        year = int(found["year"]) if found["year"] else today.year + ((month, number) < (today.month, today.day))
    last = calendar.monthrange(year, month)[1]
    return date(year, month, number) if 1 <= number <= last else None


def _feast(text: str, today: date) -> date | None:
    if found := _FEAST.search(text):
        feast = date(today.year + 1, 1, 1) if found["feast"].lower().startswith("new") else date(today.year, 12, 25)
        return feast - timedelta(days=1) if found["eve"] else feast
    if found := _END.search(text):
        ends = {
            "week": today + timedelta(days=(4 - today.weekday()) % 7),
            "month": date(today.year, today.month, calendar.monthrange(today.year, today.month)[1]),
            "year": date(today.year, 12, 31),
        }
        return ends[found["unit"].lower()]
    return None


def _stretch(text: str, today: date) -> date | None:
    found = _STRETCH.search(text)
    if found is None:
        later = _NEXT.search(text)
        return today + timedelta(days=DAYS_IN[later["unit"].lower()]) if later else None
    said = (found["n"] or found["n2"] or "a").lower()
    number = int(said) if said.isdigit() else NUMBERS.get(said, 1)
    return today + timedelta(days=number * DAYS_IN[(found["unit"] or found["unit2"]).lower()])
