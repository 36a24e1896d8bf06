"""What is asked back, or turned away, before anything is composed: too little told, unreadable, or not ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer.case_lists.asked import asks_over_cases
from assistant.answer.cases.choice import CaseChoice
from assistant.answer.cases.signs import tells_nothing_of_a_case
from assistant.answer.clauses.topic import Topic, topic_of
from assistant.answer.delays.landlords_compared import compares_landlords
from assistant.answer.message.nonsense import breaks_off
from assistant.answer.statements.draft import say
from assistant.answer.statements.plain import listed
from assistant.answer.statements.sources import Sources
from assistant.answer.talk.asked_of_answer import leans_on_nothing
from assistant.answer.talk.conversation import points_back
from assistant.answer.talk.later import at_hand
from assistant.situation.situation import Ask, Situation

_OWN = re.compile(r"\b(my|our|me|i|i'?m|i'?ve|we|people)\b", re.IGNORECASE)

_SEVERAL = 2


@dataclass(frozen=True)
class Early:
    """What is said in place of an answer, and what is asked back; `ours`: it is for us to answer once that is told."""

    text: str
    asks: tuple[str, ...] = ()
    ours: bool = True


def asked_back(situation: Situation, sources: Sources, chosen: Callable[[], CaseChoice | None]) -> Early | None:
    """What keeps a message from being answered; None where nothing does.

    `chosen` looks for the decided case that is meant: a landlord's doubtful name does not matter where one is.
    """
    if compares_landlords(situation):
        return None
    named = situation.landlord
    if named and named.options and not situation.refs and not chosen():
        return Early(say("clarify_ambiguous", said=named.said, options=listed(list(named.options[:5]), "or")))
    if named and named.name is None and not named.options and _of_others(situation) and not situation.events:
        return Early(say("clarify_landlord", said=named.said))
    if situation.follow_up == "aside":
        return Early(say("aside"))
    if asks_over_cases(situation):
        return None
    if tells_nothing_of_a_case(situation):
        return Early(say("clarify_case"))
    if _breaks_off(situation):
        return Early(say("clarify_cut"), (say("ask_what"),))
    topic = topic_of(situation, sources)
    if leans_on_nothing(situation):
        topic = Topic.TOO_SHORT
    if topic is Topic.UNREAD:
        return Early(say("clarify_unread"))
    if topic is Topic.NONSENSE:
        return Early(say("clarify_nonsense"), (say("ask_what"),))
    if topic is Topic.TOO_SHORT:
        asks = [say("ask_what")] if situation.category is None else []
        asks += [say("ask_reported")] if not situation.events else []
        asks += [say("ask_landlord")] if named is None else []
        return Early(say("clarify_short"), tuple(asks[:2]))
    if topic is Topic.ELSEWHERE and not points_back(situation):
        return Early(say("abstain_scope"), ours=False)
    return None


def is_of_oneself(text: str, situation: Situation) -> bool:
    """Whether a text asks for the person, or for people in their place, and not about somebody else's case."""
    return at_hand(situation) or _OWN.search(text) is not None


def _breaks_off(situation: Situation) -> bool:
    """Whether a message stops in the middle, and tells nothing that could be answered without its end."""
    told = situation.category or situation.events or situation.refs or situation.follow_up
    return not told and len(situation.clauses) < _SEVERAL and breaks_off(situation.question)


def _of_others(situation: Situation) -> bool:
    asks = {ask for clause in situation.clauses for ask in clause.asks}
    about = any(clause.about_case for clause in situation.clauses) or asks & {Ask.PRECEDENT, Ask.FINDING}
    return bool(about) or not is_of_oneself(situation.english, situation)
