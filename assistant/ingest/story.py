"""The dates of a case, what was done on each, and which two of them a stated stretch runs between."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from assistant.ingest.counting import Place, place_of
from assistant.ingest.hinted import Hinted, hinted
from assistant.ingest.stretches import Stretch
from assistant.ingest.told import Sentence, Told
from assistant.records import Unit

# What a sentence says was done, told by expressions for small letters.
_TAGS: tuple[tuple[str, Hinted], ...] = tuple(
    (tag, hinted(hints, words))
    for tag, hints, words in (
        (
            "stage2",
            "respon",
            r"\b(?:stage (?:2|two)|final|peer review)\b[^.]{0,30}\bresponse|"
            r"\bresponse\b[^.]{0,20}\bstage (?:2|two)|\bresponded (?:to the escalation|at stage "
            r"(?:2|two))",
        ),
        (
            "stage1",
            "respon|replied",
            r"\b(?:stage (?:1|one)|first)\b[^.]{0,30}\bresponse|\bresponded at stage (?:1|one)|"
            r"\breplied at stage (?:1|one)",
        ),
        ("acknowledged", "acknowledg", r"\backnowledg(?:ed|ing) (?:the |her |his |their |this |receipt|it\b)"),
        (
            "escalated",
            "escalat|asked for|requested",
            r"\bescalat\w+|\basked for (?:a review|the complaint to go)|\brequested a review",
        ),
        (
            "complained",
            "complain",
            r"\bcomplained\b|\b(?:made|raised?|submitted) (?:a |her |his |"
            r"their )?(?:formal )?complaint|\bmake a complaint",
        ),
        (
            "done",
            "finish|complet|fitted|replaced|repaired|fixed|resolved|installed|ran again|secure",
            r"\b(?:finish\w*|complet\w+|fitted|replaced|repaired|fixed|resolved|installed|ran again|secure)\b",
        ),
        (
            "visited",
            "appointment|attended|inspect|surveyor|called|visited|rang|contractor",
            r"\b(?:appointment|attended|inspect\w*|surveyor|called|visited|rang|sent a contractor)\b",
        ),
        ("reported", "report|stopped", r"\breported\b|\breports? (?:on|of)\b|\bstopped on\b"),
    )
)
# What began and what ended, of what a stretch is said to have passed between; the first that fits.
_WANTED: tuple[tuple[Hinted, frozenset[str], frozenset[str]], ...] = tuple(
    (hinted(hints, words), frozenset(starts.split()), frozenset(ends.split()))
    for hints, words, starts, ends in (
        ("after", r"\bafter (?:the|it|she|he|they)\b[^.;]{0,30}\breport", "reported", "done visited"),
        ("after", r"\bafter (?:the|its|that) (?:inspection|visit|survey)", "visited", "done"),
        ("after", r"\bafter (?:the|her|his|their) complaint\b", "complained", "stage1 acknowledged"),
        ("after", r"\bafter (?:the|her|his|their) (?:escalation|request)", "escalated", "stage2 acknowledged"),
        ("after", r"\bafter (?:the|it was|its)?\s?acknowledg|\bafter it acknowledg", "acknowledged", "stage1 stage2"),
        ("acknowledged", r"\backnowledged\b", "complained escalated", "acknowledged"),
        ("stage|escalat", r"\bstage (?:2|two)\b|\bescalat", "escalated acknowledged", "stage2"),
        ("stage", r"\bstage (?:1|one)\b", "complained acknowledged", "stage1"),
        ("respon", r"\bresponses?\b|\brespond", "complained escalated", "stage1 stage2"),
        (
            "inspect|attend|visit|appointment|rang",
            r"\b(?:inspect|attend|visit|appointment|rang)",
            "reported complained",
            "visited",
        ),
        (
            "complet|repair|work|fitted|secure|fix|out of",
            r"\b(?:complet|repair|works?\b|fitted|secure|fix|out of (?:use|service))",
            "reported visited",
            "done",
        ),
    )
)
_ANY_REPAIR = (frozenset(("reported",)), frozenset(("done", "visited")))
_FURTHER = re.compile(r"\b(?:a|an|another) (?:further|additional|other) $|\banother $")
_STILL = re.compile(r"\b(?:has|have|still|remains?|is|for over|unresolved)\b")
_YEARS = re.compile(r"[\w.]+[ -]years?")
_FEW = 10  # so short a stretch fits too many pairs of dates by chance
_RANGE = 8
_MOST_DATES = 120  # beyond this many days no pair is looked for: a document of nothing but dates


class Dated(NamedTuple):
    """A date of the story, with what is said of it, in small letters."""

    day: date
    said: str
    unit: int


@dataclass(frozen=True, slots=True)
class Story:
    """The dates of a case in their order, and where each is told."""

    days: list[date]
    places: list[Place]  # where each of the days stands in the counts of days
    said: dict[date, list[str]]  # what is said of each
    tags: dict[date, frozenset[str]]  # the kinds of things said to have happened, of the days looked at so far
    by_unit: dict[int, set[date]]
    by_part: dict[str, set[date]]
    parts: dict[int, str]  # each unit's section and subheading
    decided: date | None

    def happened(self, day: date) -> frozenset[str]:
        """The kinds of things said to have happened on a day."""
        if day not in self.tags:
            self.tags[day] = frozenset(kind for text in self.said[day] for kind, words in _TAGS if words.search(text))
        return self.tags[day]


class Between(NamedTuple):
    """The dates that bear a stretch out, the unit in which they do, and what is odd about that."""

    start: date | None
    end: date | None
    unit: Unit
    flag: str | None = None


def story_of(passages: Told, parts: dict[int, str], decided: date | None) -> Story:
    """Gather the dates that these passages tell of; `parts` names each unit's section and subheading."""
    said: dict[date, list[str]] = {}
    by_unit: dict[int, set[date]] = {}
    by_part: dict[str, set[date]] = {}
    for event in dated_events(passages):
        said.setdefault(event.day, []).append(event.said)
        by_unit.setdefault(event.unit, set()).add(event.day)
        by_part.setdefault(parts[event.unit], set()).add(event.day)
    days = sorted(said) if len(said) <= _MOST_DATES else []
    return Story(
        days,
        [place_of(day) for day in days],
        said,
        {},
        by_unit,
        by_part,
        parts,
        decided,
    )


def dated_events(passages: Told) -> list[Dated]:
    """Every date of the story with what is said of it."""
    out: list[Dated] = []
    for unit, sentences in passages:
        row: date | None = None
        for place, (_, small, days, _) in enumerate(sentences):
            if place == 0 and len(days) == 1 and days[0].start == 0 and days[0].end >= len(small) - 1:
                row = days[0].day
                continue
            for at, found in enumerate(days):
                # Only the words up to the next date belong to this one.
                end = days[at + 1].start if at + 1 < len(days) else len(small)
                start = days[at - 1].end if at else 0
                if at and found.start - start < _RANGE:
                    # "30 to 31 October": what is said of the first is said of both.
                    start = days[at - 2].end if at > 1 else 0
                out.append(Dated(found.day, small[start:end], unit))
            # A row's date is that of its first sentence; what follows is often told, not done, that day.
            if row and place == 1:
                out.append(Dated(row, small, unit))
    return out


def between(clause: str, sentence: Sentence, unit: int, stretch: Stretch, story: Story) -> Between:
    """The two dates that bear the figure out, of which `clause`, in small letters, is said.

    An exact count will do between any two dates that the words point to; a count by another
    convention (bank holidays counted, both ends counted) only between the two that the words name.
    """
    own = {found.day for found in sentence.dates}
    near = own.union(story.by_unit.get(unit, ()))
    around = story.by_part.get(story.parts[unit], set())
    starts, ends = _wanted(clause)
    if (starts, ends) == _ANY_REPAIR:
        starts, ends = _wanted(sentence.small)
    # "A further 6-day delay" goes on from a day that this passage names.
    goes_on = stretch.amount < _FEW and _FURTHER.search(sentence.small, 0, stretch.start) is not None
    best: tuple[tuple[int, float], date, date, Unit] | None = None
    for first, last, kind, exact in _pairs(stretch, story):
        if goes_on and first not in near:
            continue
        begins = not starts.isdisjoint(story.happened(first))
        finishes = not ends.isdisjoint(story.happened(last))
        told = first in near and last in near and (last in own or begins or finishes)
        apart = exact == 0 and (begins or finishes) and (first in around or last in around)
        if not (begins and finishes) and not told and not apart:
            continue
        score = (
            4 * begins + 4 * finishes + 2 * (first in own) + 2 * (last in own) + (first in near) + (last in near),
            -exact,
        )
        if best is None or score > best[0]:
            best = (score, first, last, kind)
    if best is None:
        return Between(_until_now(sentence, stretch, story), None, stretch.unit)
    _, start, end, kind = best
    flag = None
    if stretch.bare and kind is Unit.WORKING_DAYS:
        gap = (end - start).days
        flag = f"{stretch.amount:g} days are working days: {start} to {end} are {gap} calendar days"
    return Between(start, end, kind, flag)


def _pairs(stretch: Stretch, story: Story) -> Iterator[tuple[date, date, Unit, float]]:
    """Every two days of the story that are the stretch apart, in which unit, and by how much they miss it."""
    least, most = _bounds(stretch)
    most_working = math.inf
    if stretch.unit is Unit.WORKING_DAYS or stretch.bare:
        most_working = stretch.amount + (not stretch.bare)
    # Where bank holidays may have been counted, the nearest day is told by the weekdays between.
    by, fewest = ("weekday", stretch.amount - 1) if stretch.unit is Unit.WORKING_DAYS else ("day", least)
    counts = [getattr(place, by) for place in story.places]
    count = len(counts)
    for at, start in enumerate(story.places):
        for other in range(bisect_left(counts, counts[at] + fewest, at + 1), count):
            end = story.places[other]
            working = end.working - start.working
            if end.day - start.day > most or working > most_working:
                break
            if found := _agrees(stretch, end.day - start.day, working, end.weekday - start.weekday):
                yield story.days[at], story.days[other], *found


def _until_now(sentence: Sentence, stretch: Stretch, story: Story) -> date | None:
    """Where a stretch still ran when the decision was made, the first report that it counts from."""
    if story.decided is None or stretch.unit is not Unit.MONTHS or not _STILL.search(sentence.small):
        return None
    slack = 12.0 if _YEARS.match(sentence.text, stretch.start, stretch.end) else 1.6
    for day in story.days:
        over = (story.decided - day).days / 30.44 - stretch.amount
        if -0.3 < over < slack and "reported" in story.happened(day):
            return day
    return None


def _wanted(small: str) -> tuple[frozenset[str], frozenset[str]]:
    return next(((starts, ends) for words, starts, ends in _WANTED if words.search(small)), _ANY_REPAIR)


def _bounds(stretch: Stretch) -> tuple[float, float]:
    """The fewest and the most calendar days that a stretch can be."""
    amount = stretch.amount
    if stretch.unit is Unit.MONTHS:
        return (amount - 1.0) * 30.44, (amount + 0.9) * 30.44
    if stretch.unit is Unit.WEEKS:
        return amount * 7 - 4, amount * 7 + 4
    if stretch.unit is Unit.WORKING_DAYS:
        return (amount - 1) * 1.4 - 2, amount * 2 + 20
    if stretch.bare:
        return amount - 1, amount * 2 + 8
    return (amount - 1, amount) if stretch.unit is Unit.CALENDAR_DAYS else (1.0, 0.0)


def _agrees(stretch: Stretch, days: int, working: int, plain: int) -> tuple[Unit, float] | None:
    """The unit in which two dates are the stretch apart, and by how much they miss it (0: exactly).

    `days`, `working` and `plain` are the calendar days, working days and weekdays between them.
    """
    amount = stretch.amount
    if stretch.unit is Unit.CALENDAR_DAYS:
        if days == amount:
            return Unit.CALENDAR_DAYS, 0
        if stretch.bare and amount < days < amount * 2 + 8 and working == amount:
            return Unit.WORKING_DAYS, 0
        return (Unit.CALENDAR_DAYS, 1) if days + 1 == amount and not stretch.bare else None
    if stretch.unit is Unit.WORKING_DAYS:
        if working == amount:
            return Unit.WORKING_DAYS, 0
        miss = min(abs(working - amount), abs(plain - amount)) + 0.5
        return (Unit.WORKING_DAYS, miss) if working - 1 <= amount <= plain + 1 else None
    if stretch.unit is Unit.WEEKS:
        return (Unit.WEEKS, 0) if abs(days / 7 - amount) < 0.5 else None
    over = days / 30.44 - amount
    return (Unit.MONTHS, 0 if abs(over) < 0.5 else abs(over)) if -1.0 < over < 0.9 else None
