"""What a message asks that only tells, names another thing, or adds who lives there: the question made for it."""

from __future__ import annotations

from assistant.answer.message.followup import FollowUp, asks_next_steps, asks_what_difference, says_same_day
from assistant.answer.statements.wanted import wanted
from assistant.answer.talk.same_problem import names_a_thing, other_thing_of_the_case
from assistant.answer.talk.standing_words import AND_THE, OF_A_THING, TOLD, asks_by_its_mark_alone, asks_of
from assistant.situation.clauses import is_question
from assistant.situation.situation import Ask, Clause, Situation

_IS_IT_LATE = "is it late"


def what_the_household_changes(base: Situation, now: Situation) -> dict[str, object]:
    """Who lives there told after a sum: what the rules make of it is asked before what that does to the sum."""
    of_sums = base.standing and asks_of(base.standing) - TOLD <= {Ask.REMEDY}
    if not (of_sums and now.household and asks_what_difference(now)) or base.refs or base.case:
        return {}
    told = Clause(text=f"{now.english.rstrip('?')}?", asks=(Ask.TIMESCALE, Ask.PROCESS))
    clauses = (told, *base.standing)
    asks = tuple(dict.fromkeys(ask for clause in clauses for ask in clause.asks))
    return {"clauses": clauses, "asks": asks, "standing": base.standing}


def of_another_thing(base: Situation, now: Situation) -> tuple[Clause, ...]:
    """The question that stands of a decided case, asked of another thing of it: "how much for the doors", "and the intercom"."""
    found = other_thing_of_the_case(base, now)
    if found is None or asks_next_steps(now.english) or wanted(now.english):
        return ()
    before, thing = found
    text = f"{base.standing[0].text[: before.start()]} {before[1]} {thing}"
    return (base.standing[0].model_copy(update={"text": text}),)


def asked_alike(base: Situation, now: Situation) -> dict[str, object]:
    """A question without a verb ("and the summary?") asks of another thing what stands asked."""
    before = tuple(dict.fromkeys(ask for clause in base.standing for ask in clause.asks if ask not in TOLD))
    bare = [c for c in now.clauses if AND_THE.search(c.text) and not set(c.asks) - TOLD]
    if not bare or not before:
        return {}
    clauses = tuple(c.model_copy(update={"asks": before}) if c in bare else c for c in now.clauses)
    return {"clauses": clauses, "standing": clauses, "asks": tuple(dict.fromkeys((*now.asks, *before)))}


def question_of_another_thing(base: Situation, now: Situation) -> dict[str, object]:
    """What a new problem that is only named ("and the mould?") asks: what was asked of the one before."""
    first, *rest = now.clauses or (Clause(text=now.english),)
    alone = not any(is_question(clause.text) or set(clause.asks) - TOLD for clause in rest)
    if (
        not names_a_thing(now)
        and not asks_by_its_mark_alone(now)
        and not (alone and names_a_thing(now.model_copy(update={"english": first.text})))
    ):
        return {}
    before = tuple(dict.fromkeys(ask for clause in base.standing for ask in clause.asks if ask not in TOLD))
    dated = (Ask.DELAY,) if now.events or says_same_day(now) else ()
    asks = tuple(dict.fromkeys((*before, *OF_A_THING, *dated)))
    clauses = tuple(clause.model_copy(update={"asks": asks}) for clause in now.clauses)
    return {"clauses": clauses, "standing": clauses, "asks": asks}


def tale_of(base: Situation, now: Situation, kept: dict[str, object], kind: FollowUp) -> dict[str, object]:
    """A message that tells what happened and asks nothing wants to know whether that was too long."""
    if not (now.events or kept.get("events") or now.began or kept.get("began")):
        if kind not in (FollowUp.SOMEBODY_ELSE, FollowUp.WHAT_IF):
            return {"asks": base.asks}
        return {"asks": (Ask.TIMESCALE,), "clauses": (Clause(text=now.english, asks=(Ask.TIMESCALE,)),)}
    asks = (Ask.DELAY, *(ask for ask in base.asks if ask is not Ask.TIMESCALE))
    whole = Clause(text=now.english, asks=(Ask.DELAY, Ask.PROCESS))
    return {"asks": tuple(dict.fromkeys((*asks, Ask.PROCESS))), "clauses": (whole,), "english": now.english}


def asked_whether_late(*further: Clause) -> dict[str, object]:
    """The question whether a wait is too long, in plain words, and what is asked `further`."""
    whole = Clause(text=_IS_IT_LATE, asks=(Ask.DELAY, Ask.PROCESS))
    return {"asks": whole.asks, "clauses": (whole, *further), "english": _IS_IT_LATE}


def whether_in_time(clause: Clause) -> Clause:
    """A question how long they have, of something that is now dated: whether it was in time too."""
    if Ask.TIMESCALE not in clause.asks or Ask.DELAY in clause.asks:
        return clause
    return clause.model_copy(update={"asks": (*clause.asks, Ask.DELAY)})
