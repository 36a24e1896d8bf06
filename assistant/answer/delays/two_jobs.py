"""Two jobs of one landlord told in one message, each with its own days and its own class: "one … the other …"."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.delays.limit_statements import bases, state_elapsed, state_limit
from assistant.answer.delays.limits_asked import chosen_limits
from assistant.answer.delays.reckoning import reckon
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import lower_first
from assistant.answer.statements.sources import Sources
from assistant.records.categories import categorise
from assistant.situation.dates import dated_mentions
from assistant.situation.events import events_of, first_on, last_end
from assistant.situation.priorities import is_emergency, priority_of
from assistant.situation.situation import Situation
from assistant.situation.wordlists import things_in
from assistant.timescales.facts import DelayCheck, Happening, Verdict

_OTHER = re.compile(r"(?<=[.;!?,] )(?:and |but )?the (?:other|second)(?: (?:one|job|repair))?\b", re.IGNORECASE)
_TWO = re.compile(
    r"\b(?:two|2) (?:\w+ )?(?:jobs|repairs|faults|things)\b|\b(?:which|either|both) of (?:the two|them|these)\b|\beach\b",
    re.IGNORECASE,
)


def state_two_jobs(situation: Situation, draft: Draft, sources: Sources) -> bool:
    """State for each of two jobs how long it took and whether that was in time; whether two were told of."""
    sides = _sides(situation, sources)
    for nth, side in zip(("first", "second"), sides, strict=False):
        _state(nth, side, reckon(side, sources), draft, sources)
    return bool(sides)


def _sides(situation: Situation, sources: Sources) -> list[Situation]:
    """The message as it would be for each job; none where it does not tell of two, each with a report and an end."""
    parts = _OTHER.split(situation.english, maxsplit=1)
    if len(parts) != 2 or situation.landlord is None or not _TWO.search(situation.english):
        return []
    sides = [_side(situation, part, sources) for part in parts]
    told = [sum(event.what is Happening.REPORTED for event in side.events) for side in sides]
    return sides if told == [1, 1] and all(side.reported and side.until for side in sides) else []


def _side(situation: Situation, part: str, sources: Sources) -> Situation:
    mentions, _ = dated_mentions(part, sources.today)
    category, priority = categorise(things_in(part)), priority_of(part)
    events = events_of(part, mentions, situation.clauses, category, None, None)
    return situation.model_copy(
        update={
            "english": part,
            "repair": part,
            "category": category,
            "priority": priority,
            "emergency": is_emergency(part, priority),
            "events": events,
            "reported": first_on(events, Happening.REPORTED),
            "until": last_end(events),
        }
    )


def _state(nth: str, side: Situation, check: DelayCheck, draft: Draft, sources: Sources) -> None:
    """One job: the verdict with what it rests on, the days, and the limits."""
    named = [limit for limit in check.limits if limit.id in {check.decisive, *check.named}]
    key = "two_jobs_unclear" if check.verdict is Verdict.UNCLEAR else "two_jobs"
    why = check.why if check.verdict is Verdict.UNCLEAR else lower_first(check.why)
    said = say(key, nth=nth, why=why)
    held = {passage for limit in named for passage in bases(limit)}
    cites = [sources.corpus.cite(passage) for passage in sorted(held) if passage in sources.corpus.passages]
    draft.add(StatementKind.LIMIT, said, *cites, computed(f"{nth}-job", "Date reckoned", said))
    state_elapsed(check, side, draft, sources)
    for limit in chosen_limits(check, side, verdict=True):
        state_limit(limit, draft, sources, verdict=True, check=check)
