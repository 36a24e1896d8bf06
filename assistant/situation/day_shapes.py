"""The shapes in which days and numbers are told: expressions and small tables, for `day_words.py` and whoever counts."""

from __future__ import annotations

import re

from assistant.situation.weekdays import LED_WEEKDAY, WEEKDAY

MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS = {
    **{word: n for n, word in enumerate(_TO_TWENTY)},
    **_TENS,
    **{
        f"{ten}{by}{word}": tens + n
        for ten, tens in _TENS.items()
        for n, word in enumerate(_TO_TWENTY[:10])
        for by in ("-", " ")
        if n
    },
    "a": 1,
    "an": 1,
    "couple of": 2,
    "a couple of": 2,
    "few": 3,
    "a few": 3,
}
_SPOKEN = (*_TO_TWENTY, *(rf"{ten}(?:[- ](?:{'|'.join(_TO_TWENTY[1:10])}))?" for ten in _TENS))
SPOKEN = "|".join(reversed(_SPOKEN))
"""The numbers up to ninety-nine in words, for an expression; the longer of two that begin alike stands first."""
COUNT = rf"(?:\d{{1,3}}|a couple of|couple of|an?|{SPOKEN})"
DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
"""How many days people mean by a unit, where no calendar is at hand."""
_YEAR = (
    r"(?:,?[ -]+(?:of )?(?:(?:19|20)\d{2}|['’]\d{2}\b|2\d\b(?! ?(?:days?|weeks?|hours?|months?|st|nd|rd|th|%|[/:]))"
    rf"(?! {MONTH}\b)))"
)
_WRITTEN = (
    rf"(?P<iso>\b\d{{4}}-\d{{1,2}}-\d{{1,2}}\b)"
    rf"|(?P<figures>(?<![\d/.£])\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}})(?![\d/]))"
    rf"|(?P<day>\b\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]*(?P<month>{MONTH})\b\.?(?P<year>{_YEAR})?"
    rf"|\b(?P<month2>{MONTH})\b\.? +(?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)(?P<year2>{_YEAR})?"
    r"|(?:(?<=\bon )|(?<=\bsince )|(?<=\bfrom )|(?<=\buntil )|(?<=\btill )|(?<=\bdated )|(?<=\breported )|(?<=\blogged )"
    r"|(?<=\braised )|(?<=\bfixed )|(?<=\bdone )|(?<=\bfinished )|(?<=\bcompleted )|(?<=\bcame )|(?<=\bcomplained ))"
    r"(?P<short>(?!24/7)\d{1,2}/\d{1,2})(?![\d/])"
)
_ROUGH = (
    rf"(?P<part>\b(?:the )?(?:very )?(?:beginning|start|first week|middle|mid|end|last week|early|late)(?: of| in)?[ -]+)"
    rf"(?P<rmonth>{MONTH})\b(?! \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d))(?P<ryear>{_YEAR})?"
    rf"|\b(?P<lead>in|since|during|last|from|until|till|by|around|about) (?P<rmonth2>{MONTH})\b"
    rf"(?! \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d))(?P<ryear2>{_YEAR})?"
    rf"|\b(?P<rmonth3>{MONTH}) (?P<ryear3>(?:19|20)\d{{2}})\b"
    r"|\b(?P<lastunit>last (?:week|month))\b(?! of)"
)
_FEAST = (
    r"\b(?P<flead>since|on|at|from|until|till|by) (?P<feast>(?:christmas|xmas|x-mas)(?: day| eve)?|boxing day"
    r"|new year'?s?(?: day| eve)?|easter(?: sunday| monday)?|good friday|halloween|bonfire night)\b"
)
_COUNTED = (
    r"(?P<near>\b(?:today|yesterday|this (?:morning|afternoon)|last (?:night|nite)|tonight|the day before yesterday)\b)"
    rf"|\b(?P<weeks>{COUNT}) (?P<ofweeks>week|fortnight)s?(?: ago| back)? (?P<endday>(?:last )?(?:{WEEKDAY})|yesterday|today)\b"
    rf"|\b(?:(?:on|since|from) )?(?P<dayof>{WEEKDAY}|{LED_WEEKDAY}) (?P<whichweek>last|this) (?:week|wk)\b"
    rf"|\b(?P<count>{COUNT}) (?P<unit>day|week|fortnight|month|year)s? (?:ago|back)\b(?! (?:tomorrow|yesterday|on |last ))"
    rf"|\b(?P<lead2>(?:last|on|since|this|next|every|each|by|until|till|from|now(?: it['’]?s)?|it['’]?s now) )?(?P<weekday>{WEEKDAY})\b"
    r"(?! (?:(?:the )?\d|counts?\b|and sundays?\b|or sundays?\b))"
    rf"|\b(?P<lead3>last|on|since|this|until|till|from) (?P<led>{LED_WEEKDAY})\b(?! (?:the )?\d)"
    r"|\b(?P<olead>(?:on|since|from|until|till) )?the (?P<ordinal>\d{1,2})(?:st|nd|rd|th)\b"
    rf"(?! (?:of|floor|time|visit|contractor|person|letter|one|call|day|week|month|attempt|request|{MONTH}))"
    rf"|\b(?P<wlead>(?:on|since|from|until|till) )?(?:{WEEKDAY}),? (?P<wordinal>\d{{1,2}})(?:st|nd|rd|th)\b(?! (?:of\b|{MONTH}))"
)
_COUNTED_ON = (
    rf"\b(?P<later>{COUNT}) (?P<laterunit>day|week|fortnight)s? (?:later|after (?:that|this)|on from (?:that|then))\b(?! than)"
    r"|\b(?P<nextday>(?:the |on the )?(?:very next|next|following) (?:day|morning|afternoon|evening))\b"
    r"|\b(?P<sameday>(?:the |on the |that )?same (?:day|morning|afternoon|evening|night))\b"
    r"|\b(?P<weekafter>the (?:week after|following week)(?: that)?)\b(?! (?:i|we|my|the|they|he|she)\b)"
)
A_DAY = re.compile("|".join((_WRITTEN, _ROUGH, _FEAST, _COUNTED_ON, _COUNTED)), re.IGNORECASE)
NEAR_DAYS = {"yesterday": 1, "last night": 1, "last nite": 1, "the day before yesterday": 2}
FEASTS = {"boxing": (12, 26), "christmas eve": (12, 24), "xmas eve": (12, 24), "christmas": (12, 25), "xmas": (12, 25)} | {
    "x-mas": (12, 25), "new year's eve": (12, 31), "new years eve": (12, 31), "new year": (1, 1),
    "halloween": (10, 31), "bonfire": (11, 5),
}  # fmt: skip
