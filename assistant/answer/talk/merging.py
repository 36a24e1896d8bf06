"""The events of a message set among those told before: what is dated anew replaced, and a bare day given its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.answer.message.followup import FollowUp, month_alone, says_same_day, year_alone
from assistant.answer.talk.acknowledgements import did_as_asked
from assistant.answer.talk.days_put_right import in_the_year, is_of_stage_2, moved_to_stage_2, so_long_after
from assistant.answer.talk.happenings import (
    after_all,
    by_what_was_spoken_of,
    corrected,
    ending,
    ends_of,
    in_its_month,
    moved,
    of_a_rough_month,
    put_right_date,
    reported_again,
)
from assistant.records import Category
from assistant.situation.dates import plain_day
from assistant.situation.situation import Situation
from assistant.timescales.facts import Event, Happening


@dataclass
class _Merging:
    """What a message tells (`told`), what stands of before (`kept`), days without an event (`loose`), and our doubts.

    `placed`: a bare day took the place of another.
    """

    told: list[Event]
    kept: list[Event]
    loose: list[date]
    doubts: list[str]
    placed: bool = False

    @property
    def empty(self) -> bool:
        """Whether the message dates nothing."""
        return not self.told and not self.loose

    @property
    def started(self) -> list[Event]:
        """The reports and complaints told before."""
        return [event for event in self.kept if event.what in (Happening.REPORTED, Happening.COMPLAINED)]

    def tell(self, event: Event) -> None:
        """Take an event as all that the message dates."""
        self.told, self.loose = [event], []


def merged_events(earlier: Situation, base: Situation, now: Situation, kind: FollowUp) -> dict[str, object]:
    """The events of both, what is dated anew replaced, and a bare date given the place that it can only have."""
    days = {event.on for event in now.events}
    merging = _Merging(
        list(now.events), list(base.events), [day for day in now.loose if day not in days], list(now.doubts)
    )
    if kind is FollowUp.CORRECTION:
        _put_right(merging, now)
    _date_by_words(merging, base, now)
    merging.told, merging.loose = by_what_was_spoken_of(merging.told, merging.loose, earlier, base, now)
    first = Happening.COMPLAINED if base.category is Category.COMPLAINT_HANDLING else Happening.REPORTED
    _start(merging, first, base, now)
    if len(merging.loose) == 1 and not merging.told and (what := after_all(base, now) or did_as_asked(base, now)):
        merging.tell(Event(what=what, on=merging.loose[0]))
    ends = {event.on for event in merging.told if event.what in (Happening.COMPLETED, Happening.UNTIL)}
    if len(ends) == 1 and len({event.on for event in merging.told}) == 1 and (what := did_as_asked(base, now)):
        # "They did it on the 20th" is no repair where it was asked by when a complaint had to be acknowledged.
        merging.tell(Event(what=what, on=ends.pop()))
    if now.began in merging.loose and not any(
        re.search(r"\b(date|when|day)\b", ask, re.IGNORECASE) for ask in earlier.asked
    ):
        merging.loose.remove(now.began)
    if len(merging.loose) == 1 and not merging.told:
        _place(merging, first, earlier, now, kind)
    if not merging.told and (exact := of_a_rough_month(merging.kept, base, now)):
        merging.tell(exact)
    merging.told = [in_its_month(event, merging.kept, now) for event in merging.told]
    return _merged(merging, base, now)


def _put_right(merging: _Merging, now: Situation) -> None:
    """A correction that names a month, or moves the one event that it can mean."""
    if merging.empty and (month := month_alone(now.english)):
        merging.loose = put_right_date(merging.kept, month)
    if found := moved(merging.told, merging.loose, merging.kept, now.english):
        was, event = found
        event = in_its_month(event, merging.kept, now)
        merging.tell(event)
        merging.placed = True
        merging.doubts.append(f"We took {plain_day(event.on)} in place of {plain_day(was.on)}.")


def _date_by_words(merging: _Merging, base: Situation, now: Situation) -> None:
    """Events that a message without a day dates by a year, a stage, or a length after what was told."""
    if merging.empty and (year := year_alone(now.english)) and merging.kept:
        merging.told = [event for event in in_the_year(merging.kept, year) if event not in merging.kept]
    if merging.empty and is_of_stage_2(now):
        merging.kept = moved_to_stage_2(merging.kept)
    if merging.empty and (later := so_long_after(base, now)):
        merging.told = [later]
        merging.doubts.append(
            f"We took {plain_day(later.on)} as the day of this report, counted from {plain_day(base.reported or later.on)}."
        )


def _start(merging: _Merging, first: Happening, base: Situation, now: Situation) -> None:
    """The start of the wait: the day on which the trouble began, or the report that was made again."""
    if base.began and not merging.started and not merging.told and says_same_day(now):
        merging.tell(Event(what=first, on=base.began))
    if not merging.told and (again := reported_again(base, now)):
        merging.tell(Event(what=Happening.REPORTED, on=again))
        before = plain_day(min(event.on for event in merging.started))
        merging.doubts.append(
            f"We count from the report of {plain_day(again)}: Awaab's Law does not count from {before}."
        )


def _place(merging: _Merging, first: Happening, earlier: Situation, now: Situation, kind: FollowUp) -> None:
    """A bare day in place of the one that it corrects, or as the start that was not told."""
    loose = merging.loose[0]
    target = corrected(merging.kept, loose, earlier.fresh) if kind is FollowUp.CORRECTION else None
    if target is not None:
        event = in_its_month(Event(what=target.what, on=loose), merging.kept, now)
        merging.told, merging.placed = [event], True
        merging.doubts.append(f"We took {plain_day(event.on)} in place of {plain_day(target.on)}.")
    elif not merging.started and kind in (FollowUp.ANSWER, FollowUp.CORRECTION, FollowUp.GOES_ON):
        merging.told = [Event(what=first, on=loose)]
        merging.doubts.append(f"We took {plain_day(loose)} as the day you reported it.")


def _merged(merging: _Merging, base: Situation, now: Situation) -> dict[str, object]:
    """The fields of the situation that the events change."""
    replaced = {event.what for event in merging.told}
    events = _in_order(merging.told, merging.kept, replaced)
    doubts = tuple(dict.fromkeys(merging.doubts))
    update: dict[str, object] = {"doubts": doubts} if merging.doubts != list(now.doubts) else {}
    if events != now.events:
        update |= {"events": events, **ends_of(events)}
    if merging.placed:
        update["loose"] = ()
    update["fresh"] = tuple(event for event in events if event not in base.events)
    rough = tuple(event for event in base.rough if event.what not in replaced)
    return update | ({"rough": (*rough, *now.rough)} if rough else {})


def _in_order(told: list[Event], kept: list[Event], replaced: set[Happening]) -> tuple[Event, ...]:
    """What is told and what of before it leaves standing, by day; a wait ends once, with the last thing done."""
    stopped = {event.on for event in told if _stops(event)}
    kept = [event for event in kept if event.what not in replaced and not (ending(event) and event.on in stopped)]
    if any(ending(event) for event in told) or any(_stops(event) for event in kept):
        last = max((event.on for event in (*told, *kept) if _stops(event)), default=None)
        kept = [event for event in kept if event.what is not Happening.UNTIL or last is None or event.on == last]
    return tuple(sorted({*kept, *told}, key=lambda event: (event.on, event.what)))


def _stops(event: Event) -> bool:
    """Whether something was done that ends a wait."""
    return ending(event) and event.what is not Happening.UNTIL
