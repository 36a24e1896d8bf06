"""Two jobs of one landlord told in one message, each with its own days and its own class: "one … the other …"."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.delays.limit_said import state_limit
from assistant.answer.delays.limit_statements import bases, conditions_once, state_elapsed, state_hours_of_law
from assistant.answer.delays.limits_asked import chosen_limits, is_clock_of_law
from assistant.answer.delays.reckoning import reckon
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import lower_first
from assistant.answer.statements.sources import Sources
from assistant.records.categories import categorise
from assistant.situation.dates import DatedMention, dated_mentions
from assistant.situation.events import events_of, first_on, last_end
from assistant.situation.priorities import is_emergency, priority_of
from assistant.situation.situation import Ask, Situation
from assistant.situation.wordlists import things_in
from assistant.timescales.facts import DelayCheck, Happening, Verdict
from assistant.timescales.words import faults_in

_OTHER = re.compile(r"(?<=[.;!?,] )(?:and |but )?the (?:other|second)(?: (?:one|job|repair))?\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.?!;])\s+|,\s+(?=(?:what|when|how|late|was|were|is|are|which)\b)")
_ASKED = re.compile(
    r"\s*(?:and |so |but |ok |please )*(?:what|when|how|which|is|are|was|were|did|do|does|have|has|can|by when)",
    re.IGNORECASE,
)
_AND_A_THING = re.compile(
    r"[\s,]*(?:and|then|plus|&) (?:the |some |a |my |about )*(?!again\b)\w+(?: (?!again\b)\w+){0,3}?(?: on)?(?: the)?\s*",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?:(?<=\s)|^|(?<=\())[a-d1-4]\)\s*|\([a-d1-4]\)\s*", re.IGNORECASE)
_NTH = ("first", "second", "third", "fourth")
_JOINS = re.compile(r"^[\s,]*(?:and|then|plus|&)?\s*", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{4,}")
_SAYS_NOTHING = frozenset(
    "what when fixed mended done finished reported logged raised nobody still both either jobs repairs that this them they their there then have from with last about said told late days week long look time rang again when were been would should council repair".split()
)
_NEXT = re.compile(r"[.;,]\s+|\b(?:and|then|but)\s+", re.IGNORECASE)
"""Where the telling of a second report may begin."""
_UNDONE = re.compile(
    r"\bstill\b|\b(?:not|n['’]?t|never|nobody|no ?one) (?:\w+ ){0,2}?(?:been|come|came|done|fixed|mended|touched|started)\b|\boutstanding\b|\bwaiting\b",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"\b(?:two|2) (?:\w+ )?(?:jobs|repairs|faults|things)\b|\bboth\b|\b(?:was|were|is|are|for|of|on) either\b|\bwhich (?:one|job|of|was|is)\b|\b(?:which|either|both) of (?:the two|them|these)\b|\beach\b",
    re.IGNORECASE,
)


def state_two_jobs(situation: Situation, draft: Draft, sources: Sources) -> bool:
    """State for each of two jobs how long it took and whether that was in time; whether two were told of.

    Where only the last days are asked for, the limits of each job are stated from its own day.
    """
    sides = _sides(situation, sources)
    reported = [] if sides else _reported_apart(situation, sources) or _listed(situation, sources)
    judged = bool(sides) or Ask.DELAY in situation.asks
    for place, side in enumerate(sides or reported):
        check = reckon(side, sources)
        if judged:
            _state(_NTH[place], side, check, draft, sources)
        for limit in () if judged else conditions_once(chosen_limits(check, side, verdict=False)):
            if is_clock_of_law(limit):
                if limit.citation.passage not in {citation.passage for citation in draft.citations}:
                    state_hours_of_law(limit, draft, sources)
            else:
                state_limit(limit, draft, sources, verdict=False, check=check)
    return bool(sides or reported)


def _listed(situation: Situation, sources: Sources) -> list[Situation]:
    """The jobs of a list without days, "(a) bare wires, (b) no heating in July", each a fault of its own of one landlord."""
    parts = [part.strip(" ,;.?") for part in _LETTERED.split(situation.english)[1:]]
    if situation.events or situation.landlord is None or situation.landlord.slug is None:
        return []
    faults = [faults_in(part) for part in parts]
    apart = all(faults) and not any(one & other for n, one in enumerate(faults) for other in faults[n + 1 :])
    return [_side(situation, part, sources) for part in parts] if 1 < len(parts) <= len(_NTH) and apart else []


def _reported_apart(situation: Situation, sources: Sources) -> list[Situation]:
    """The two jobs of a message that tells of two reports, each of a fault of its own, and asks about both."""
    text = situation.english
    mentions, _ = dated_mentions(text, sources.today)
    starts = [m for m in mentions if m.on and (m.role is Happening.REPORTED or _and_too(m, mentions, text))]
    if situation.landlord is None or len({m.on for m in starts}) != 2 or starts[0].on == starts[-1].on:
        return []
    later = starts[-1]
    cuts = [found.start() for found in _NEXT.finditer(text, starts[0].end, later.start)]
    tried = (_parted_at(cut, text, later, situation, sources) for cut in reversed(cuts))
    return next((sides for sides in tried if sides), [])


def _parted_at(cut: int, text: str, later: DatedMention, situation: Situation, sources: Sources) -> list[Situation]:
    """The two jobs, the second told from `cut` on; none where the two parts do not tell of one each."""
    sentences = _SENTENCE.split(text[cut:])
    asked = " ".join(one for one in sentences if _ASKED.match(one) or one.endswith("?"))
    told = " ".join(one for one in sentences if not (_ASKED.match(one) or one.endswith("?")))
    parts = [text[:cut], told if later.role else f"reported {_JOINS.sub('', told)}"]
    first, second = (faults_in(part) for part in parts)
    apart = first or second or (_TWO.search(text) and all(_things(part) for part in parts))
    if not apart or first & second or not all(_asks_about(part, asked) for part in parts):
        return []
    sides = [_side(situation, part, sources) for part in parts]
    if not all(side.reported for side in sides) or sides[0].reported == sides[1].reported:
        return []
    if len({side.until is None for side in sides}) > 1 and not _UNDONE.search(text):
        # One end is told, and not that the other job is still to do: it may be the end of both.
        return []
    return [side.model_copy(update={"english": f"{part} {asked}"}) for side, part in zip(sides, parts, strict=True)]


def _and_too(mention: DatedMention, mentions: list[DatedMention], text: str) -> bool:
    """Whether a day is that of a second thing named in the same breath: "a fence on 1 June and mould on 8 June"."""
    place = mentions.index(mention)
    before = mentions[place - 1] if place else None
    plain = before is not None and before.role is Happening.REPORTED and mention.role is None
    return plain and before is not None and _AND_A_THING.fullmatch(text[before.end : mention.start]) is not None


def _asks_about(part: str, asked: str) -> bool:
    """Whether a question is about both things told of, or names the one that a part of the message tells of."""
    return _TWO.search(asked) is not None or bool(_things(part) & set(_WORD.findall(asked.lower())))


def _things(part: str) -> set[str]:
    """The words of a part of the message that may name what is broken."""
    return set(_WORD.findall(things_in(part).lower())) - _SAYS_NOTHING


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
