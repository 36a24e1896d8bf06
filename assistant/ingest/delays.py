"""How long things really took, where the decision itself says so, and between which of its dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from assistant.ingest.allowances import is_policy
from assistant.ingest.counting import place_of
from assistant.ingest.dates import find_dates
from assistant.ingest.hinted import Hinted, hinted
from assistant.ingest.stretches import Stretch, find_stretches
from assistant.records import Delay, Unit

_TOOK = re.compile(
    r"\b(?:took|taken|taking|takes|waited|waiting|wait of|delay(?:ed)?(?: of| by)?|gap of|period "
    r"of|for|lasted|over|more than|almost|nearly|around|about|approximately|"
    r"out of (?:use|service) for|secure|total of|responded to \w+(?: \w+){0,6} in|within|after|"
    r"respon\w+ to [^.;]{0,50} in)\s*(?:a |an |the |further |over |more than |almost |nearly |"
    r"around |about |approximately |another )*$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"^[ -]?(?:after|later|since|from|before it|to (?:complete|issue|respond|attend|inspect|"
    r"provide|send|ask|repair|fix|arrange|reply|escalate|schedule|answer|acknowledge|replace|"
    r"carry)|"
    r"delay|for |on \d|of |without|between|without a|gap|wait)",
    re.IGNORECASE,
)
_NOT_A_DELAY = re.compile(
    r"^ (?:late\b|overdue|before the |previously|ago\b|prior|beyond|outside|annual|notice|fixed|old)|^[ -](?:target|timescale|"
    r"time ?frame|policy|standard|extension)",
    re.IGNORECASE,
)
_OUGHT = re.compile(
    r"\b(?:should|must|will|aims?|may|can|could|would|ordered|orders|expect\w*|usually|normally|"
    r"no later than|deadline|policy (?:says|states)|asks? landlords|promised|said it would|"
    r"asked)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\b(?:last|next|every|first|previous|past|per|each|a|under|aged) $|\b(?:within 12|12) $", re.IGNORECASE
)

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
            "e|i",
            r"\b(?:finish\w*|complet\w+|fitted|replaced|repaired|fixed|resolved|installed|ran again|secure)\b",
        ),
        ("visited", "a|e", r"\b(?:appointment|attended|inspect\w*|surveyor|called|visited|rang|sent a contractor)\b"),
        ("reported", "report|stopped", r"\breported\b|\breports? (?:on|of)\b|\bstopped on\b"),
    )
)
_WANTED: tuple[tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...]], ...] = tuple(
    (re.compile(words, re.IGNORECASE), starts, ends)
    for words, starts, ends in (
        (r"\bafter (?:the|it|she|he|they)\b[^.;]{0,30}\breport", ("reported",), ("done", "visited")),
        (r"\bafter (?:the|its|that) (?:inspection|visit|survey)", ("visited",), ("done",)),
        (r"\bafter (?:the|her|his|their) complaint\b", ("complained",), ("stage1", "acknowledged")),
        (r"\bafter (?:the|her|his|their) (?:escalation|request)", ("escalated",), ("stage2", "acknowledged")),
        (r"\bafter (?:the|it was|its)?\s?acknowledg|\bafter it acknowledg", ("acknowledged",), ("stage1", "stage2")),
        (r"\backnowledged\b", ("complained", "escalated"), ("acknowledged",)),
        (r"\bstage (?:2|two)\b|\bescalat", ("escalated", "acknowledged"), ("stage2",)),
        (r"\bstage (?:1|one)\b", ("complained", "acknowledged"), ("stage1",)),
        (r"\bresponses?\b|\brespond", ("complained", "escalated"), ("stage1", "stage2")),
        (r"\b(?:inspect|attend|visit|appointment|rang)", ("reported", "complained"), ("visited",)),
        (r"\b(?:complet|repair|works?\b|fitted|secure|fix|out of (?:use|service))", ("reported", "visited"), ("done",)),
    )
)
_CLAUSE = re.compile(r",| and |;")
_FURTHER = re.compile(r"\b(?:a|an|another) (?:further|additional|other) $|\banother $", re.IGNORECASE)
_FEW = 10  # so short a stretch fits too many pairs of dates by chance
_RANGE = 8
_MOST_DATES = 120  # beyond this many days no pair is looked for: a document of nothing but dates


class Dated(NamedTuple):
    """A date of the story, with what happened on it."""

    day: date
    tags: frozenset[str]
    unit: int


class Took(NamedTuple):
    """A delay and the unit that states it."""

    delay: Delay
    unit: int
    flag: str | None


def dated_events(passages: Sequence[tuple[int, Sequence[str]]]) -> list[Dated]:
    """Every date of the story with the kinds of things said to have happened on it."""
    out: list[Dated] = []
    for unit, sentences in passages:
        row: date | None = None
        for place, sentence in enumerate(sentences):
            days = find_dates(sentence)
            if place == 0 and len(days) == 1 and days[0].start == 0 and days[0].end >= len(sentence) - 1:
                row = days[0].day
                continue
            for at, found in enumerate(days):
                # Only the words up to the next date belong to this one.
                end = days[at + 1].start if at + 1 < len(days) else len(sentence)
                start = days[at - 1].end if at else 0
                if at and found.start - start < _RANGE:
                    # "30 to 31 October": what is said of the first is said of both.
                    start = days[at - 2].end if at > 1 else 0
                out.append(Dated(found.day, _tags(sentence[start:end]), unit))
            # A row's date is that of its first sentence; what follows is often told, not done, that day.
            if row and place == 1:
                out.append(Dated(row, _tags(sentence), unit))
    return out


def _tags(text: str) -> frozenset[str]:
    small = text.lower()
    return frozenset([tag for tag, words in _TAGS if words.search(small)])


class Story(NamedTuple):
    """The dates of a case: each told event, the kinds of thing by day, and the decision's own day."""

    events: list[Dated]
    pool: dict[date, frozenset[str]]
    decided: date | None
    parts: dict[int, str]


def delays_in(
    passages: Sequence[tuple[int, Sequence[str]]], events: list[Dated], decided: date | None, parts: dict[int, str]
) -> list[Took]:
    """Read the stretches that the decision says passed; `parts` names each unit's section and subheading."""
    pool: dict[date, frozenset[str]] = {}
    for event in events:
        pool[event.day] = pool.get(event.day, frozenset()) | event.tags
    story = Story(events, pool if len(pool) <= _MOST_DATES else {}, decided, parts)
    out: list[Took] = []
    seen: set[tuple[float, Unit, date | None, date | None]] = set()
    for unit, sentences in passages:
        for sentence in sentences:
            stretches = find_stretches(sentence)
            if not stretches or (is_policy(sentence) and not re.search(r"\btook\b", sentence)):
                continue
            carried = False
            previous = 0
            for _place, stretch in enumerate(stretches):
                before, after = sentence[: stretch.start], sentence[stretch.end :]
                carried = _passed(before, after, carried)
                rest = _CLAUSE.split(sentence[stretch.end :], maxsplit=1)[0]
                clause = sentence[previous : stretch.end] + rest
                previous = stretch.end
                if not carried:
                    continue
                start, end, kind, flag = _between(clause, sentence, unit, stretch, story)
                key = (stretch.amount, kind, start, end)
                if key in seen:
                    continue
                seen.add(key)
                what = sentence if len(sentence) < 200 else sentence[:197].rsplit(" ", 1)[0] + " …"
                delay = Delay.model_validate(
                    {"what": what, "amount": stretch.amount, "unit": kind, "from": start, "to": end}
                )
                out.append(Took(delay, unit, flag))
    named = {(took.delay.amount, took.delay.unit) for took in out if took.delay.from_ or took.delay.to}
    # The same stretch told again without its dates adds nothing.
    return [t for t in out if t.delay.from_ or t.delay.to or (t.delay.amount, t.delay.unit) not in named]


def _passed(before: str, after: str, carried: bool) -> bool:
    near = before[-100:]
    if _NOT_A_DELAY.match(after[:24]) or _OUGHT.search(near) or _AMONG.search(near[-12:]):
        return False
    if _NAMED_LIMIT_BEFORE.search(near[-50:]) or _HAD.search(near[-20:]):
        return False
    if _ENDS.match(after[:20]) and not re.match(r"^ (?:of|for|from) (?:the|a|her|his|receiving|each)\b", after[:16]):
        return True
    if _TOOK.search(near):
        # "Within 24 hours" is a promise kept or broken, not a stretch that passed, unless it is dated.
        return not re.search(r"\bwithin\s*(?:the )?$", near) or bool(re.match(r"^ on \d", after))
    return carried and re.search(r"(?:,| and)\s*(?:a further )?$", near) is not None


_HAD = re.compile(r"\b(?:had|has|have|allows?|gives?)(?: up to)?\s*$", re.IGNORECASE)
_NAMED_LIMIT_BEFORE = re.compile(r"\b(?:target|timescale|policy|limit|maximum|standard)(?: of)?\s*$", re.IGNORECASE)


def _between(
    clause: str, sentence: str, unit: int, stretch: Stretch, story: Story
) -> tuple[date | None, date | None, Unit, str | None]:
    """The two dates that bear the figure out.

    An exact count will do between any two dates that the words point to; a count by another
    convention (bank holidays counted, both ends counted) only between the two that the words name.
    """
    own = {found.day for found in find_dates(sentence)}
    near = {event.day for event in story.events if event.unit == unit} | own
    around = {event.day for event in story.events if story.parts.get(event.unit) == story.parts.get(unit)}
    starts, ends = _wanted(clause)
    if (starts, ends) == _ANY_REPAIR:
        starts, ends = _wanted(sentence)
    best: tuple[tuple[int, float], date, date, Unit] | None = None
    days = sorted(story.pool)
    least, most = _bounds(stretch)
    # "A further 6-day delay" goes on from a day that this passage names.
    goes_on = stretch.amount < _FEW and _FURTHER.search(sentence, 0, stretch.start) is not None
    for i, first in enumerate(days):
        if goes_on and first not in near:
            continue
        start = place_of(first)
        for last in days[i + 1 :]:
            end = place_of(last)
            passed = end.day - start.day
            if passed < least:
                continue
            if passed > most:
                break
            found = _agrees(stretch, passed, end.working - start.working, end.weekday - start.weekday)
            if found is None:
                continue
            kind, exact = found
            begins, finishes = bool(story.pool[first] & starts), bool(story.pool[last] & ends)
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
    if best:
        flag = None
        if stretch.bare and best[3] is Unit.WORKING_DAYS:
            gap = (best[2] - best[1]).days
            flag = f"{stretch.amount:g} days are working days: {best[1]} to {best[2]} are {gap} calendar days"
        return best[1], best[2], best[3], flag
    return _until_now(sentence, stretch, story), None, stretch.unit, None


_STILL = re.compile(r"\b(?:has|have|still|remains?|is|for over|unresolved)\b", re.IGNORECASE)


def _until_now(sentence: str, stretch: Stretch, story: Story) -> date | None:
    """Where a stretch still ran when the decision was made, the first report that it counts from."""
    if story.decided is None or stretch.unit is not Unit.MONTHS or not _STILL.search(sentence):
        return None
    slack = 12.0 if re.match(r"[\w.]+[ -]years?", sentence[stretch.start : stretch.end]) else 1.6
    for day in sorted(story.pool):
        over = (story.decided - day).days / 30.44 - stretch.amount
        if "reported" in story.pool[day] and -0.3 < over < slack:
            return day
    return None


_ANY_REPAIR = ({"reported"}, {"done", "visited"})


def _wanted(text: str) -> tuple[set[str], set[str]]:
    for pattern, starts, ends in _WANTED:
        if pattern.search(text):
            return set(starts), set(ends)
    return {"reported"}, {"done", "visited"}


def _bounds(stretch: Stretch) -> tuple[float, float]:
    """The fewest and the most calendar days that a stretch can be."""
    amount = stretch.amount
    if stretch.unit is Unit.MONTHS:
        return (amount - 1.0) * 30.44, (amount + 0.9) * 30.44
    if stretch.unit is Unit.WEEKS:
        return amount * 7 - 4, amount * 7 + 4
    if stretch.unit is Unit.WORKING_DAYS or stretch.bare:
        return amount - 1, amount * 2 + 20
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
