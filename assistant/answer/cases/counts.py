"""How long something took in a decided case, where a count is asked and no passage gives it: from two days that passages hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.answer.cases.event_days import MONTHS, REPLIES, day_of, days_named, months_of
from assistant.answer.cases.money import opening
from assistant.answer.cases.passages import state_passage
from assistant.answer.cases.told import is_told
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day, length, lower_first
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.wanted import held
from assistant.records import Delay, Determination, Passage, Unit
from assistant.timescales.calendar import elapsed

_COUNT = re.compile(
    r"\bhow (long|late|slow)\b|\bhow (many|much) (?!(?:a|per|each|every) )(\w+ ){0,2}(days?|weeks?|months?|years?|time|longer|later|late)\b"
    r"|\b(days|weeks|months|time|gap) (it took |taken )?(from|between) (?!\d)"
    r"|^\W*(?:and |the )?(?:number of )?(?:working|calendar) days\s*(?:[?,]|$|and\b)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"\b(?:from|between|after) (?P<start>.{4,80}?)(?:,? (?:to|until|till|and|before) (?P<end>.{4,80}))", re.IGNORECASE
)
_FROM = re.compile(r"\bafter (?P<start>(?:\w+ ){0,3}\w{4,})", re.IGNORECASE)
"""The event from which a question has it counted."""
_TO_DO = re.compile(
    r"\bhow long\b.{0,40}\b(?:take|took|taken)\b(?:.{0,30}\bto \w+|\W*$)|\bhow long (?:till|until|before)\b", re.I
)
"""A question of how long it took to have something done: from the report, where the record counts from that."""
_STAGE = re.compile(r"\bstage (1|2)\b", re.IGNORECASE)
_BOTH_STAGES = re.compile(
    r"\b(?:each|both|either|the two) (?:of the )?stages?(?: of [^?,]{3,30}?)?(?: take)?\b|\bstages? 1 and (?:stage )?2(?: take)?\b",
    re.IGNORECASE,
)
_HANDLING = re.compile(
    r"\b(stage|respon\w+|repl(?:y|ies|ied|ying)|answer\w*|complain\w*|acknowledg\w*|escalat\w*)\b", re.IGNORECASE
)
_ACKNOWLEDGED = re.compile(r"\backnowledg", re.IGNORECASE)
_ASKED = frozenset(stems("asked asking"))
"""Of the event from which a question counts, what may be any of them."""
_LENGTHS = frozenset(stems("long many much days weeks months years time late slow take took wait"))
_PROMISED = re.compile(r"\b(?:promis|commit|pledg|undert[ao]o?k)\w*", re.IGNORECASE)
_LATE = re.compile(r"\bhow (?:late|overdue|far over|long (?:over|after))\b", re.IGNORECASE)
_FORETOLD = re.compile(r"\b(?:promis|commit|pledg|told|said|agreed|due|would be|supposed|meant)\w*", re.IGNORECASE)
_PARTS = re.compile(r",\s+(?:and )?(?=how\b|from\b|between\b)|\s+and (?=how\b|from\b|between\b)", re.IGNORECASE)
_HEAD = re.compile(r"(?:from|between)\b", re.IGNORECASE)
"""How a further count begins that leaves out its question word: `how long from … to …, from … to …`."""
_AGAIN = re.compile(
    r"(\bfrom [\w' ]{3,40}? to [\w' ]{3,40}?),? and (?=(?:the )?[\w' ]{3,30} to (?!be\b)\w)", re.IGNORECASE
)
"""A further count that leaves out its `from` as well."""
_WORKING = re.compile(r"\bworking days?\b", re.IGNORECASE)
_IN_MONTH = re.compile(rf"\b(\d{{1,2}} )?({'|'.join(MONTHS)}) (\d{{4}})\b")
_SHARED = 2
_STOCK = 5
_CERTAIN = 3
"""Words that a delay of the record must share with a question to be told though a passage told has some length in it."""
_CLEARLY = 1.3


def asks_count(text: str) -> bool:
    """Whether a text asks how long something took, or how late it was."""
    return _COUNT.search(text) is not None


def state_count(case: Determination, text: str, whole: str, draft: Draft, since: int, *, first: bool) -> bool:
    """How long it took, with the two days and their passages; False where a passage told gives it, or nothing is sure.

    `first`: nothing is told yet, so that only a delay that is named plainly, and that no passage counts, is told.
    The record's own delay is taken where its words fit what is asked; else the two events that the question names.
    """
    if not asks_count(text):
        return False
    text = _BOTH_STAGES.sub("stage 1 take, and how long did stage 2 take", text)
    parts = [part for part in _PARTS.split(_AGAIN.sub(r"\1 and from ", text)) if asks_count(part) or _HEAD.match(part)]
    if len(parts) > 1:
        told = [_state_one(case, part, whole, draft, since, first=first) for part in parts]
        return any(told)
    return _state_one(case, text, whole, draft, since, first=first)


def _state_one(case: Determination, text: str, whole: str, draft: Draft, since: int, *, first: bool) -> bool:
    """One count that is asked; both of two delays that fit it as well, as with the replies of two stages."""
    said = " ".join(s.text for s in draft.statements[since:] if s.case == case.ref)
    counted = "duration" in held(said)
    if meant := _by_days_named(case, text, whole):
        return _tell_delay(case, meant, text, draft)
    delays = _delays_asked(case, text, whole)
    if delays and _is_between_others(case, text, delays):
        delays = []
    if len(delays) > 1:
        stated = [] if first or counted else [_state_delay(case, delay, text, draft) for delay in delays]
        return bool(stated) and all(stated)
    if delays and (_is_certain(case, delays[0], text) or not (counted or first)):
        length_of = re.compile(rf"(?<![\d£.,]){delays[0].amount:g}(?! (?:{'|'.join(MONTHS)})\b) ")
        written = any(length_of.search(p.text) for p in case.passages)
        return not (written and (first or counted)) and _state_delay(case, delays[0], text, draft)
    told = " ".join(p.text for p in case.passages) if first else said
    return _state_between(case, text, draft, told)


def _by_days_named(case: Determination, text: str, whole: str) -> Delay | None:
    """The delay of the record whose two days are the only two that the message names, where the clause names no event."""
    days = days_named(whole)
    if len(days) != _SHARED or _FROM_TO.search(text):
        return None
    return next((d for d in case.delays if d.from_ == min(days) and d.to == max(days)), None)


def _tell_delay(case: Determination, delay: Delay, text: str, draft: Draft) -> bool:
    """State the one passage that gives the length of a delay; without it, the two days and the count."""
    written = [p for p in case.passages if length(delay.amount, delay.unit) in p.text]
    if len(written) != 1 or _unit_asked(text, delay.unit) is not delay.unit:
        return _state_delay(case, delay, text, draft)
    if not is_told(written[0], draft):
        state_passage(case, written[0], draft)
    return True


def _is_between_others(case: Determination, text: str, delays: Sequence[Delay]) -> bool:
    """Whether a question names two events of its own, and neither pair of days of the record's delays is theirs."""
    named = _FROM_TO.search(text)
    start, end = (day_of(case, named["start"]), day_of(case, named["end"])) if named else (None, None)
    if start is None or end is None or start[0] >= end[0]:
        return False
    return all(d.from_ and d.to and (start[0], end[0]) != (d.from_, d.to) for d in delays)


def _is_certain(case: Determination, delay: Delay, text: str) -> bool:
    """Whether a question names a delay so plainly, by both its ends too, that no length in another passage can be what is asked."""
    stage = _STAGE.search(text)
    asked = set(stems(text)) - _LENGTHS
    if len(case.delays) > 1 and asked and len(asked & set(stems(delay.what))) * 2 >= len(asked):
        others = set[str]().union(*(stems(d.what) for d in case.delays if d is not delay))
        if asked & set(stems(delay.what)) - others:
            return True
    work = [d for d in case.delays if not _HANDLING.search(d.what)]
    if work == [delay] and _TO_DO.search(text) and not _HANDLING.search(text) and asked & set(stems(delay.what)):
        return True
    ends = _FROM_TO.search(text)
    if ends and ends["end"] and all(set(stems(end)) & set(stems(delay.what)) for end in ends.groups()):
        return True
    return stage is not None or len(set(stems(delay.what)) & set(stems(text))) >= _CERTAIN


def _delays_asked(case: Determination, text: str, whole: str) -> list[Delay]:
    """The delay of the record that fits the words best, and clearly; two where both fit what is asked as well."""
    asked, around = set(stems(text)), set(stems(whole))
    named = _FROM.search(text)
    start = set(stems(named["start"])) - _ASKED if named else set[str]()
    landlord = set(stems(case.landlord))

    def fits(delay: Delay) -> float:
        words = set(stems(delay.what)) - landlord
        alike = bool(asked & REPLIES and words & REPLIES)
        return 2 * (len(words & asked) or alike) + len(words & around)

    stage = _STAGE.search(text)
    begun = [d for d in case.delays if not start or _akin(start, stems(d.what))]
    of_stage = [d for d in begun if not stage or set(_STAGE.findall(d.what)) <= {stage[1]}]
    if stage and not _ACKNOWLEDGED.search(text):
        of_stage = [d for d in of_stage if _STAGE.search(d.what)] or of_stage
    if _PROMISED.search(text):
        of_stage = [d for d in of_stage if _PROMISED.search(d.what)] or of_stage
    if _LATE.search(text) and _FORETOLD.search(whole):
        # How late something was that had been promised is counted from the promised day.
        promised = [d for d in of_stage if _PROMISED.search(d.what) and set(stems(d.what)) & around - landlord]
        if len(promised) == 1:
            return promised
    ranked = sorted(of_stage, key=fits, reverse=True)
    work = [d for d in begun if not _HANDLING.search(d.what)]
    if len(work) == 1 and not _HANDLING.search(text):
        return work
    near = [d for d in ranked if fits(d) >= _SHARED and _CLEARLY * fits(d) > fits(ranked[0])]
    if len(near) == _SHARED:
        # Of two, both must hold a word that is asked: `the replies` are those of both stages.
        return near if all(_alike(asked, d) for d in near) else []
    return near if len(near) == 1 else []


def _akin(asked: set[str], words: Sequence[str]) -> bool:
    """Whether one of some words is of the same stock as another: `escalated` and `escalation`, `complained` and `complaint`."""
    stocks = {word[:_STOCK] for word in words}
    return any(word[:_STOCK] in stocks for word in asked)


def _alike(asked: set[str], delay: Delay) -> bool:
    """Whether a delay is of what is asked by its own words, a reply by whatever name."""
    words = set(stems(delay.what))
    return bool(asked & words) or bool(asked & REPLIES and words & REPLIES)


def _state_delay(case: Determination, delay: Delay, text: str, draft: Draft) -> bool:
    if delay.from_ and delay.to:
        first, last = holds_day(case, delay.from_), holds_day(case, delay.to)
        counts = delay.unit in (Unit.CALENDAR_DAYS, Unit.WORKING_DAYS)
        # A decision may count otherwise than we do: then nothing is reckoned against it.
        agreed = counts and elapsed(delay.from_, delay.to, delay.unit) == delay.amount
        unit = _unit_asked(text, delay.unit)
        return bool(first and last and agreed) and _state(case, delay.from_, delay.to, unit, (first, last), draft)
    months = _IN_MONTH.findall(delay.what)
    if delay.unit is Unit.MONTHS and len(months) == _SHARED:
        (_, one, year), (_, other, later) = months
        count = 12 * (int(later) - int(year)) + MONTHS.index(other) - MONTHS.index(one)
        told = [f"{number}{month} {of}" for number, month, of in months]
        marks = [_holds(case, each) for each in told]
        if count == delay.amount and all(marks):
            return _say(case, told[0], told[1], length(count, Unit.MONTHS), marks, draft)
    elif delay.unit is Unit.MONTHS and (between := months_of(case, delay)):
        start, end, passages = between
        return _say(case, start, end, length(delay.amount, Unit.MONTHS), passages, draft)
    return False


def _state(
    case: Determination, start: date, end: date, unit: Unit, marks: Sequence[Passage | None], draft: Draft
) -> bool:
    about = [say("about_day", day=day(on)) for on in (start, end)]
    rough = [
        any(re.search(rf"\b(?:about|around) {on.day} {on:%B}\b", p.text) for p in marks if p) for on in (start, end)
    ]
    first, last = (told if is_rough else day(on) for told, is_rough, on in zip(about, rough, (start, end), strict=True))
    count = length(elapsed(start, end, unit), unit)
    return _say(case, first, last, say("about_day", day=count) if any(rough) else count, marks, draft)


def _say(case: Determination, start: str, end: str, count: str, marks: Sequence[Passage | None], draft: Draft) -> bool:
    for passage in dict.fromkeys(p.id for p in marks if p):
        held_ = next(p for p in marks if p and p.id == passage)
        if not is_told(held_, draft):
            state_passage(case, held_, draft)
    worked_out = say("case_count", start=start, end=end, count=count)
    text = say("case_passage", case=opening(case, draft), text=lower_first(worked_out))
    cites = [case.cite(passage) for passage in marks if passage]
    draft.add(StatementKind.ELAPSED, text, *cites, computed("case-count", "Days counted", worked_out), case=case.ref)
    return True


def holds_day(case: Determination, on: date) -> Passage | None:
    """A passage that holds a day: in full, or without its year where the year stands beside it."""
    full = _holds(case, day(on))
    if full:
        return full
    short = re.compile(rf"\b{on.day} {on:%B}\b(?! \d{{4}})")
    near = [p for p in case.passages if short.search(p.text)]
    dated = [p for p in near if re.search(rf"\b{on.year}\b", p.text)]
    return next(iter(dated or (near if len(near) == 1 else [])), None)


def _holds(case: Determination, words: str) -> Passage | None:
    return next((p for p in case.passages if re.search(rf"(?<!\d ){re.escape(words)}\b", p.text)), None)


def _state_between(case: Determination, text: str, draft: Draft, said: str) -> bool:
    """From one event to another that the question names, each with a single day in the passage that tells of it.

    Not where what was said already gives that length.
    """
    named = _FROM_TO.search(text)
    if named is None:
        return False
    start, end = day_of(case, named["start"]), day_of(case, named["end"])
    if start is None or end is None or start[0] >= end[0]:
        return False
    unit = _unit_asked(text, Unit.CALENDAR_DAYS)
    count = length(elapsed(start[0], end[0], unit), unit)
    if count in said or f"{count.removesuffix(' days')} {unit.value}" in said:
        return False
    return _state(case, start[0], end[0], unit, (start[1], end[1]), draft)


def _unit_asked(text: str, otherwise: Unit) -> Unit:
    """The kind of days in which a question has it counted."""
    return Unit.WORKING_DAYS if _WORKING.search(text) else otherwise
