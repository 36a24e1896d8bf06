"""The question that stands in a conversation: what a message that asks nothing itself asks again."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer.message.followup import FollowUp, asks_next_steps, asks_what_difference, leans_back, tells
from assistant.answer.statements.wanted import wanted
from assistant.answer.talk.asked_of_answer import asks_who_pays_for_it
from assistant.answer.talk.carried import with_landlord
from assistant.answer.talk.counted import sum_asked_again
from assistant.answer.talk.same_problem import disputes_a_charge, names_the_same_thing
from assistant.answer.talk.standing_made import (
    asked_alike,
    asked_whether_late,
    of_another_thing,
    what_the_household_changes,
    whether_in_time,
)
from assistant.answer.talk.standing_message import Message, Update
from assistant.answer.talk.standing_words import (
    AND_A_THING,
    AND_NOW,
    ASKS_WHY_ALONE,
    CAN_THEY,
    IS_IT_CERTAIN,
    OWN_DOING,
    STILL_WAITS,
    TOLD,
    UNDER_A_RULE,
    asks_by_its_mark_alone,
    asks_in_order,
    asks_of,
    asks_only_for_steps,
    asks_only_of_cases,
    elliptic,
    text_of,
)
from assistant.answer.talk.still_undone import supposes_still_undone
from assistant.situation.priorities import priority_of
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules

CONTESTS = "how do i contest a recharge"


def question_that_stands(base: Situation, now: Situation, kind: FollowUp, kept: Update) -> Update:
    """The question that stands, asked again where the message asks none; else the words that it leans on.

    The rules are tried in their order: the first that knows what is asked says it.
    """
    message = Message(base, now, kind, kept)
    return next(found for rule in _RULES if (found := rule(message)) is not None)


def _aside(message: Message) -> Update | None:
    """A word aside asks nothing."""
    return message.stands if message.kind is FollowUp.ASIDE else None


def _another_thing(message: Message) -> Update | None:
    """The question of a decided case, asked of another thing of it."""
    swapped = of_another_thing(message.base, message.now)
    if not swapped:
        return None
    return {"clauses": swapped, "standing": swapped, "asks": swapped[0].asks, "english": swapped[0].text}


def _sum_again(message: Message) -> Update | None:
    """The sum, asked again of other facts."""
    again = sum_asked_again(message.base, message.now, message.kept)
    return message.asks(Ask.REMEDY) | message.stands if again else None


def _why_alone(message: Message) -> Update | None:
    """A bare "why?" of a wait asks for its reckoning."""
    if ASKS_WHY_ALONE.search(message.words) and message.of_own_wait:
        return message.tale | message.stands
    return None


def _who_pays(message: Message) -> Update | None:
    """Who pays for the repair; and then, if it was their own doing, or another thing, the same again."""
    if asks_who_pays_for_it(message.words) and not message.of_case:
        asked = message.asks(Ask.PROCESS)
        return asked | {"standing": asked["clauses"]}
    standing = message.base.standing
    alike = OWN_DOING.search(message.words) or AND_A_THING.search(message.words)
    if alike and any(asks_who_pays_for_it(clause.text) for clause in standing):
        return {"clauses": standing, "asks": (Ask.PROCESS,), "standing": standing}
    return None


def _under_another_rule(message: Message) -> Update | None:
    """The wait by another rule: "and under Awaab's Law?"."""
    if not (UNDER_A_RULE.search(message.words) and named_rules(message.words)):
        return None
    return message.asks(Ask.TIMESCALE, Ask.DELAY) | message.stands if _dated_own(message) else None


def _can_they(message: Message) -> Update | None:
    """ "Can they do that?" of a wait."""
    if CAN_THEY.search(message.words) and _dated_own(message):
        return message.asks(Ask.DELAY, Ask.PROCESS)
    return None


def _dated_own(message: Message) -> bool:
    """Whether events of the person's own were told."""
    return bool(message.base.events) and not message.of_case


def _is_it_certain(message: Message) -> Update | None:
    """ "Is that guaranteed?" asks again what stands."""
    standing = message.base.standing
    if not (IS_IT_CERTAIN.search(message.words) and standing) or message.of_case:
        return None
    return {
        "clauses": standing,
        "asks": asks_in_order(standing),
        "english": f"{message.words} {text_of(standing)}",
        "standing": standing,
    }


def _missed_visits(message: Message) -> Update | None:
    """Visits that were missed, told beside a wait, ask what is owed for them."""
    now = message.now
    told = now.missed_appointments and not (message.asks_itself or now.events)
    return message.asks(Ask.REMEDY) if told and (message.base.events or message.base.began) else None


def _second_contractor(message: Message) -> Update | None:
    """How long the second contractor took, told, asks what is owed."""
    if "second_contractor_days" in message.kept and Ask.REMEDY not in message.now.asks:
        return message.asks(Ask.REMEDY) | message.stands
    return None


def _still_waits(message: Message) -> Update | None:
    """ "Still nothing" asks whether it is too long by now, and so does "nothing yet, now what?"."""
    waits = STILL_WAITS.search(message.words) is not None
    if not message.of_own_wait:
        return None
    if AND_NOW.search(message.words) and Ask.DELAY in asks_of(message.base.standing):
        return asked_whether_late() | message.stands
    if waits and asks_next_steps(message.words):
        return asked_whether_late(Clause(text=message.words, asks=(Ask.PROCESS,))) | message.stands
    if (waits and not message.asks_itself) or supposes_still_undone(message.now):
        return message.tale | message.stands
    return None


def _nothing_asked(message: Message) -> Update | None:
    """A message that neither asks, tells nor leans back."""
    now = message.now
    return None if message.asks_itself or tells(now) or leans_back(now) else message.stands


def _disputed_charge(message: Message) -> Update | None:
    """A charge that the person disputes."""
    if not disputes_a_charge(message.base, message.now):
        return None
    clause = Clause(text=CONTESTS, asks=(Ask.PROCESS,))
    contested = {"clauses": (clause,), "asks": clause.asks, "english": CONTESTS, "repair": CONTESTS}
    return contested | message.stands


def _under_the_same_rule(message: Message) -> Update | None:
    """A question that goes on under the rule that was spoken of."""
    base, now = message.base, message.now
    if base.under and message.asks_itself and not now.events and message.kind is FollowUp.GOES_ON:
        return {"english": f"{now.english} {text_of(base.standing)}"} | message.stands
    return None


def _nothing_stands(message: Message) -> Update | None:
    """Where no question stands, something told or supposed asks whether it was too long."""
    if message.base.standing:
        return None
    supposed = message.bare and (message.kind is FollowUp.WHAT_IF or asks_what_difference(message.now))
    marked = message.kind is FollowUp.SOMEBODY_ELSE and asks_by_its_mark_alone(message.now)
    return message.tale if supposed or marked or not message.asks_itself else {}


def _own_question(message: Message) -> Update | None:
    """A question of its own, with the words of the one that stands where it is too bare to be searched by itself."""
    base, now = message.base, message.now
    if not message.asks_itself or message.bare:
        return None
    leaning = leans_back(now) and now.asks and set(now.asks) <= TOLD and asks_of(base.standing) - TOLD
    update: Update = message.stands if leaning else {}
    named = message.of_case and (wanted(now.english) or names_the_same_thing(base, now))
    if elliptic(now) and not (asks_only_for_steps(base.standing) or named):
        update["english"] = f"{now.english} {text_of(base.standing)}"
    return update | asked_alike(base, now)


def _tale_after_steps(message: Message) -> Update | None:
    """A dated wait told after a question for steps, or of decided cases, is asked about itself."""
    now, kept, standing = message.now, message.kept, message.base.standing
    dated = now.events or now.began or kept.get("events") or kept.get("began")
    apart = asks_only_for_steps(standing) or asks_only_of_cases(standing, now)
    return message.tale if dated and apart else None


def _household(message: Message) -> Update | None:
    """Who lives there, told after a sum."""
    return what_the_household_changes(message.base, message.now) or None


def _asked_again(message: Message) -> Update:
    """The question that stands, of the facts as they are now and of the landlord spoken of now."""
    base, now, kind, kept = message.base, message.now, message.kind, message.kept
    asked = with_landlord(base.standing, base.landlord, kept.get("landlord", now.landlord))  # type: ignore[arg-type]
    text = f"{now.english} {text_of(asked)}"
    if now.events and kind in (FollowUp.GOES_ON, FollowUp.OWN_AGAIN):
        return message.tale | ({"english": text} if named_rules(text_of(asked)) else {})
    if kind is FollowUp.CORRECTION and "events" in kept and not asks_of(asked) - TOLD:
        return message.tale | message.stands
    asks = asks_in_order(asked) or base.asks
    update: Update = {"clauses": (*now.clauses, *asked), "english": text, "asks": asks, "standing": asked}
    if kind is FollowUp.SOMEBODY_ELSE and not now.priority and (said := priority_of(text_of(asked))):
        update["priority"] = said
    if now.events or "events" in kept:
        in_time = tuple(whether_in_time(clause) for clause in asked)
        update |= {"clauses": (*now.clauses, *in_time), "asks": tuple(dict.fromkeys((*asks, Ask.DELAY)))}
    return update


_RULES: tuple[Callable[[Message], Update | None], ...] = (
    _aside,
    _another_thing,
    _sum_again,
    _why_alone,
    _who_pays,
    _under_another_rule,
    _can_they,
    _is_it_certain,
    _missed_visits,
    _second_contractor,
    _still_waits,
    _nothing_asked,
    _disputed_charge,
    _under_the_same_rule,
    _nothing_stands,
    _own_question,
    _tale_after_steps,
    _household,
    _asked_again,
)
