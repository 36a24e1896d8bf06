"""The day, or the month, of an event of a decided case that some words name, from the passage that tells it."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from assistant.answer.cases.told import sentences
from assistant.answer.cases.years import with_years
from assistant.answer.statements.relevance import Weights, stems
from assistant.records import Delay, Determination, Passage

MONTHS = [name for name in month_name if name]
REPLIES = frozenset(stems("reply replies replied response responded responses answer answers answered"))
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b(?: (\d{{4}})\b)?")
_NAMED_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ((?:{'|'.join(name[:3] for name in MONTHS)})[a-z]*)\.?,? (\d{{4}})\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"(?<!\d )\b({'|'.join(MONTHS)}) (\d{{4}})\b")
_OPENS = re.compile(rf"(?:(?:On|By|In|From|After|About) )?(?:about )?\d{{1,2}} (?:{'|'.join(MONTHS)})\b")
_STAGE = re.compile(r"\bstage (1|2)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|originally|initial(?:ly)?)\b", re.IGNORECASE)
"""Of events alike, the earliest is meant."""
_FINAL = re.compile(r"\bfinal (?:complaint )?(?=repl|respon|answer)", re.IGNORECASE)
_BEGINS = 5
"""Letters that two words must begin with alike to be of one thing: a complaint and that somebody complained."""
_LEAST, _CLEARLY = 0.6, 1.3
"""Of the weight of an event's words, what a piece of a passage must hold; and how far before the next."""


def days_named(text: str) -> set[date]:
    """The full days that a text names, their months in full or cut short: `27 Feb 2024`."""
    found = set[date]()
    for number, month, year in _NAMED_DAY.findall(text):
        place = next(at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(month.lower()[:3]))
        with suppress(ValueError):
            found.add(date(int(year), place, int(number)))
    return found


def day_of(case: Determination, words: str) -> tuple[date, Passage] | None:
    """The day of the event that some words name; None where no piece of a passage with its one day fits clearly best."""
    words = _FINAL.sub("stage 2 ", words)
    wanted = set(stems(words)) - set(stems(case.landlord))
    weights = Weights(case.passages)
    stage = _STAGE.search(words)
    pieces = [(on, piece, passage) for passage in case.passages for on, piece in _dated(case, passage)]
    if stage:
        pieces = [each for each in pieces if stage[1] in _STAGE.findall(each[1])]
    known = {word for word in wanted if any(_is_held(word, set(stems(piece))) for _, piece, _ in pieces)}
    whole = sum(weights.of(word) for word in wanted if word in known or weights.known(word))
    if not whole:
        return None
    scored = [
        (sum(weights.of(w) for w in known if _is_held(w, set(stems(piece)))) / whole, on, passage)
        for on, piece, passage in pieces
    ]
    first = _FIRST.search(words) is not None
    scored.sort(key=lambda each: (-each[0], each[1] if first else date.min))
    if not scored or scored[0][0] < _LEAST:
        return None
    rest = next(
        (share for share, on, _ in scored[1:] if on != scored[0][1] and not (first and share == scored[0][0])), 0.0
    )
    return None if scored[0][0] < _CLEARLY * rest else (scored[0][1], scored[0][2])


def months_of(case: Determination, delay: Delay) -> tuple[str, str, tuple[Passage, Passage]] | None:
    """The two months that a delay of the record lies between, where one pair of passages alone is so far apart."""
    words = set(stems(delay.what))
    told = [
        (int(year) * 12 + MONTHS.index(month), f"{month} {year}", passage)
        for passage in case.passages
        for sentence in sentences(passage.text)
        if words & set(stems(sentence))
        for month, year in _MONTH.findall(sentence)
    ]
    pairs = [(one, other) for one in told for other in told if other[0] - one[0] == delay.amount]
    if len(pairs) != 1:
        return None
    (_, start, first), (_, end, last) = pairs[0]
    return start, end, (first, last)


def _is_held(word: str, held: set[str]) -> bool:
    """Whether a stemmed word stands in a piece, as it is or in another form of it."""
    if word in held or (word in REPLIES and held & REPLIES):
        return True
    return any(
        min(len(word), len(each)) >= _BEGINS and (word.startswith(each) or each.startswith(word)) for each in held
    )


def _dated(case: Determination, passage: Passage) -> Iterator[tuple[date, str]]:
    """The days of a passage, each with the words that tell what was then; none whose year nothing shows."""
    last: date | None = None
    for sentence in sentences(with_years(case, passage)[0]):
        found = list(_DAY.finditer(sentence))
        if not found:
            continue
        days: list[date | None] = []
        for each in found:
            last = _day(each, last)
            days.append(last)
        opens = _OPENS.match(sentence) is not None
        ends = [*(each.start() for each in found[1:]), len(sentence)] if opens else [each.end() for each in found]
        starts = [0, *ends[:-1]]
        for on, start, end in zip(days, starts, ends, strict=True):
            if on is not None:
                yield on, _FINAL.sub("stage 2 ", sentence if len(found) == 1 else sentence[start:end])


def _day(found: re.Match[str], before: date | None) -> date | None:
    """A day with its year, or with that of the day before it where it follows on it."""
    year = int(found[3]) if found[3] else before.year if before else 0
    try:
        on = date(year, MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None
    return on if found[3] or (before is not None and on >= before) else None
