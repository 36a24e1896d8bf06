"""Rules that are not about repairs: their time runs from a request, an application or a notice of the council."""

from __future__ import annotations

import re
from datetime import date

from assistant.records import Corpus, LandlordType, Policy, Unit
from assistant.timescales.calendar import add, add_working_days, is_working_day
from assistant.timescales.chosen import Chosen, Selection
from assistant.timescales.clock import Clock, ClockBook
from assistant.timescales.complaints import is_silent, no_extension
from assistant.timescales.conditions import asked
from assistant.timescales.describe import formal_words, verdict_says, written
from assistant.timescales.facts import FORMAL, Event, Facts, Happening, Limit, Note
from assistant.timescales.reckon import reckon, settle
from assistant.timescales.unjudged import last_day, limit_of
from assistant.timescales.words import plain

_NEAR = 7
"""Days past a limit within which it matters that what was sent may have come in later than it was sent."""
_RECEIVED = re.compile(
    r"\b(?:they|council|landlord|office|association|housing) (?:\w+ )?(?:got|had|has|have)\b"
    r"|\b(?:received|receipt|signed for|delivered|reached|landed|acknowledg\w*|by hand|handed|in person)\b"
)
_COUNCIL = re.compile(r"\b(?:council|borough|local authority|city of)\b")
_IDENTITY = re.compile(
    r"\b(?:(?:my|for|some|photo|of) id|identity|identification|passport|who i am|driving licen[cs]e)\b"
)
_RECEIVED_PROOF = re.compile(
    r"\b(?:never|not|didnt|did not|no) (?:\w+ )?(?:ask(?:ed)?|want(?:ed)?|need(?:ed)?)\b.{0,20}\b(?:id|identity|proof|passport)\b"
)
_MORE_TIME = re.compile(
    r"\b(?:need|needs|needed|want|wants|wanted|take|taking|taken|asked for|have|another|extra|further|additional) (?:\w+ ){0,3}(?:more time|longer|two months|2 months|extra time)\b"
    r"|\bexten(?:d|ds|ded|ding|sion)\b|\b(?:two|2) (?:more|extra|further) months\b|\b(?:too|very|is|was|being) complex\b|\bmore time\b"
)


def formal_start(facts: Facts) -> Event | None:
    """The first request, application or notice that was told of."""
    return min((event for event in facts.events if event.what in FORMAL), key=lambda event: event.on, default=None)


def choose_formal(facts: Facts, corpus: Corpus, book: ClockBook, selection: Selection) -> None:
    """The clocks of the rule that a request, application or notice told of is under.

    Of several from the same start, a later one is taken only where its own words ask for it.
    """
    start = formal_start(facts)
    ours = [c for c in book.law if c.record.slug == facts.under and c.begins in FORMAL]
    ours = [c for c in ours if start is None or c.begins is start.what]
    day = start.on if start else facts.today
    if ours and not ours[0].in_force(day):
        selection.notes += _not_yet(ours[0].record, day)
        ours = []
    chosen = [c for c in ours[1:] if asked(c, facts)]
    checked = facts.first(Happening.INVESTIGATED) is not None and start is not None
    from_check = [c for c in book.law if c.record.slug == facts.under and c.begins is Happening.INVESTIGATED]
    if not chosen or re.search(formal_words("first_too"), plain(facts.repair)):
        chosen = [*ours[:1], *chosen]
    chosen += [c for c in from_check if checked and asked(c, facts)]
    for clock in chosen:
        condition = _bound(clock, facts, corpus)
        if condition is None:
            continue
        selection.chosen.append(Chosen(clock, condition=condition or None))
        longer = (c for c in book.law if c.record.slug == facts.under and c.timescale.extends == clock.timescale.id)
        selection.chosen += [Chosen(c, condition=formal_words("extended")) for c in longer]
    if start is None and ours:
        selection.asks.append(formal_words("asks", ours[0].timescale.begins or ""))


def _bound(clock: Clock, facts: Facts, corpus: Corpus) -> str | None:
    """On what condition a rule binds who has to answer: none as an empty string; None where it does not bind them."""
    kinds = clock.timescale.landlords
    if not kinds:
        return ""
    record = corpus.landlords.get(facts.landlord) if facts.landlord else None
    kind = facts.landlord_type or (record.landlord_type if record else None)
    if kind is None and _COUNCIL.search(plain(facts.repair)):
        kind = LandlordType.LOCAL_AUTHORITY
    if kind is None:
        return formal_words("bound", kinds[0].value)
    return "" if kind in kinds else None


def _not_yet(record: Policy, day: date) -> list[Note]:
    """That a rule came into force after the day told; nothing where no passage of it says since when."""
    first = record.in_force_from
    if first is None or first <= day:
        return []
    holding = [p for p in record.passages if written(first) in p.text]
    text = verdict_says("not_yet", rule=record.title, day=written(first))
    return [Note(text=text, citation=record.cite(p)) for p in holding[:1]]


def formal_limits(chosen: list[Chosen], facts: Facts, judge_today: bool) -> list[Limit]:
    """Every such clock on the facts, each with the longer time that it may be given."""
    out: list[Limit] = []
    for one in chosen:
        if one.clock.timescale.extends is None:
            limit = _supposing(one.clock, reckon(one, facts, judge_today), facts)
            longer = [c for c in chosen if c.clock.timescale.extends == limit.id]
            out += _extended(limit, one, longer, facts, judge_today)
    return out


def _supposing(clock: Clock, limit: Limit, facts: Facts) -> Limit:
    """A limit with what it is counted on: that the application was a valid one, that what was sent came in that day."""
    supposed: list[str] = []
    if clock.begins is Happening.APPLIED:
        supposed.append(formal_words("valid"))
    over = limit.overrun
    near = over is not None and over.unit in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS) and over.amount <= _NEAR
    if clock.begins is Happening.REQUESTED and near and not _RECEIVED.search(plain(facts.repair)):
        supposed.append(formal_words("received"))
    if (
        clock.begins is Happening.REQUESTED
        and _IDENTITY.search(plain(facts.repair))
        and not _RECEIVED_PROOF.search(plain(facts.repair))
    ):
        supposed.append(formal_words("identity"))
    limit = limit.model_copy(update={"supposed": tuple(supposed)})
    start = limit.starts
    if start is None or clock.timescale.unit is not Unit.WORKING_DAYS or is_working_day(start, uk=limit.uk_holidays):
        return limit
    later = add(add_working_days(start, 1, uk=limit.uk_holidays), limit.amount, limit.unit, uk=limit.uk_holidays)
    limit = limit.model_copy(update={"note": formal_words("weekend").format(later=written(later))})
    return (
        limit.model_copy(update={"status": "close", "met": None, "overrun": None}) if _ended(facts) == later else limit
    )


def _ended(facts: Facts) -> date | None:
    return facts.when(Happening.UNTIL)


def _extended(limit: Limit, one: Chosen, longer: list[Chosen], facts: Facts, judge_today: bool) -> list[Limit]:
    """A limit and its extension; the extension alone where it is told to have been asked for within the first time."""
    if not longer or limit.starts is None or limit.due is None:
        return [limit]
    further = longer[0].clock
    more = limit_of(longer[0], limit.starts, [], facts)
    due = last_day(further, limit.starts, limit.amount)
    more = more.model_copy(update={"due": due, "extends": limit.id, "binding": limit.binding})
    started = Event(what=one.clock.begins or Happening.REQUESTED, on=limit.starts)
    end = _ended(facts)
    stop = Event(what=Happening.UNTIL, on=end) if end else None
    more = settle(more, further, started, stop, facts, judge_today)
    told = facts.first(Happening.EXTENDED)
    if told is not None and told <= limit.due:
        return [more.model_copy(update={"condition": None})]
    if limit.status in ("met", "running") or no_extension(facts.repair) or is_silent(facts.repair):
        return [limit]
    if told is None and _MORE_TIME.search(plain(facts.repair)) and more.status != "missed":
        limit = limit.model_copy(update={"condition": formal_words("not_extended")})
    return [limit, more]
