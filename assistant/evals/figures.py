"""The figures of a sentence: money, dates, lengths of time, case references, percentages."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from assistant.records import Frozen

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORDS = {word: value for value, word in enumerate(_ONES)} | _TENS
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _MONTHS) + "|sept"

_NUMBER_WORD = re.compile(
    rf"\b(?:({'|'.join(_TENS)})(?:[- ]({'|'.join(_ONES[1:10])}))?|({'|'.join(_ONES)}))\b", re.IGNORECASE
)
_MONEY = re.compile(r"£\s?(\d[\d,]*(?:\.\d{1,2})?)|\b(\d[\d,]*(?:\.\d{1,2})?) pounds\b")
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\.?,?(?: (\d{{4}}))?\b|\b(\d{{4}})-(\d{{2}})-(\d{{2}})\b"
    r"|\b(\d{1,2})/(\d{1,2})/(\d{4})\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\b(\d[\d,]*(?:\.\d+)?)[- ](?:more |further |full |extra )?(working|calendar|clear)?[- ]?"
                     r"(minute|hour|day|week|month|year)s?\b", re.IGNORECASE)  # fmt: skip
_EVERY = re.compile(r"\b(?:every|each) (month|year|week|day)\b", re.IGNORECASE)
_REF = re.compile(r"\b(20\d{7})\b")
_PERCENT = re.compile(r"\b(\d+(?:\.\d+)?) ?(?:%|per cent\b)")


class FigureKind(StrEnum):
    """What a figure measures."""

    MONEY = "money"
    DATE = "date"
    LENGTH = "length"
    REF = "reference"
    PERCENT = "percent"


class Figure(Frozen):
    """One figure, in a form in which equal figures are equal.

    A date without its year is `--MM-DD`. A length is `28 day` or `15 working day`; calendar days are days.
    """

    kind: FigureKind
    value: str


def in_digits(text: str) -> str:
    """Number words as digits: `three working days` is `3 working days`."""

    def digits(found: re.Match[str]) -> str:
        tens, ones, small = found.groups()
        if tens:
            return str(_TENS[tens.lower()] + (_WORDS[ones.lower()] if ones else 0))
        return str(_WORDS[small.lower()])

    return _NUMBER_WORD.sub(digits, text)


def read_figures(text: str) -> frozenset[Figure]:
    """Every figure of a text. Ordinals, paragraph numbers and bare counts are not figures."""
    text = in_digits(text.replace("\u00a0", " ").replace("\u2011", "-"))
    text = _EVERY.sub(r"1 \1", text)
    found: set[Figure] = set()
    for money, pounds in _MONEY.findall(text):
        sum_said = float((money or pounds).replace(",", ""))
        found.add(Figure(kind=FigureKind.MONEY, value=f"{sum_said:.2f}"))
    for match in _DATE.finditer(text):
        if value := _date(match):
            found.add(Figure(kind=FigureKind.DATE, value=value))
    text = _DATE.sub(" ", text)
    for amount, sort, unit in _LENGTH.findall(text):
        said = f"{float(amount.replace(',', '')):g}"
        prefix = "working " if sort.lower() == "working" and unit.lower() == "day" else ""
        found.add(Figure(kind=FigureKind.LENGTH, value=f"{said} {prefix}{unit.lower()}"))
    found.update(Figure(kind=FigureKind.REF, value=ref) for ref in _REF.findall(text))
    found.update(Figure(kind=FigureKind.PERCENT, value=f"{float(p):g}") for p in _PERCENT.findall(text))
    return frozenset(found)


def _date(match: re.Match[str]) -> str | None:
    day, month, year, iso_year, iso_month, iso_day, slash_day, slash_month, slash_year = match.groups()
    if day:
        number = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:3]))
        if not year:
            return f"--{number:02d}-{int(day):02d}" if 1 <= int(day) <= 31 else None
        parts = (int(year), number, int(day))
    elif iso_year:
        parts = (int(iso_year), int(iso_month), int(iso_day))
    else:
        parts = (int(slash_year), int(slash_month), int(slash_day))
    try:
        return date(*parts).isoformat()
    except ValueError:
        return None


def holds(figures: frozenset[Figure], wanted: Figure) -> bool:
    """Whether a figure is among others. A date without its year is held by the same day of any year."""
    if wanted in figures:
        return True
    if wanted.kind is FigureKind.DATE:
        tail = wanted.value[-5:]
        bare = wanted.value.startswith("--")
        return any(
            other.kind is FigureKind.DATE and other.value.endswith(tail) and (bare or other.value.startswith("--"))
            for other in figures
        )
    return wanted.kind is FigureKind.LENGTH and any(_same_length(wanted.value, other.value) for other in figures)


def _same_length(one: str, other: str) -> bool:
    spans = {"1 day": "24 hour", "12 month": "1 year", "1 week": "7 day"}
    return spans.get(one) == other or spans.get(other) == one
