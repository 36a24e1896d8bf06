"""Whether a clause asks for a time: a limit is told only where one was asked, however long the wait.

It answers a question for a time, a delay, a class of repair or what is "reasonable", and one for a next step that
turns on the wait that is told. Who asks about money, who pays, access, a complaint or another rule is told none.
"""

from __future__ import annotations

import re

from assistant.answer.clauses.judged_waits import is_dated
from assistant.answer.clauses.questions_back import is_of_time
from assistant.answer.delays.steps_asked import asks
from assistant.answer.redress.money import tells_of_a_missed_visit
from assistant.answer.rules.terms import asks_meaning
from assistant.records import Category, Tenure
from assistant.situation.clauses import is_question
from assistant.situation.priorities import asks_whether_emergency, asks_which_class, doubts_class
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.visits import mentions_missed_appointments
from assistant.situation.wordlists import named_rules
from assistant.timescales.conditions import is_of_claim

_NO_THING = (None, Category.REPAIRS_GENERAL)
_NOTICE = re.compile(r"\bhow much (?:notice|warning)\b", re.IGNORECASE)
_THEIR_STEP = re.compile(
    r"\bwhat (?:are|is|do|does|should|must|can) (?:they|he|she|it|the (?:landlord|council|association))"
    r"(?: (?:meant|supposed|have|has|got|need|needs))?(?: to)? do\b",
    re.IGNORECASE,
)
_TIMES = frozenset({Ask.TIMESCALE, Ask.DELAY})


def is_timed(clause: Clause, situation: Situation) -> bool:
    """Whether a limit answers a clause: it asks for a time, a delay or a class, or for a step that turns on a wait."""
    if situation.second_contractor_days is not None and Ask.REMEDY in situation.asks and not situation.fresh:
        return False
    if _is_of_a_missed_visit(clause, situation) or _asks_only_a_set_sum(clause, situation):
        return False
    if is_of_time(clause, situation) and not tells_of_a_missed_visit(situation):
        return True
    if (
        _only_dates_what_was_told(situation)
        or asks_its_class(clause, situation)
        or asks_what_class_means(clause, situation)
    ):
        return True
    return _turns_on_the_wait(clause, situation) or _has_right_to_repair(clause, situation)


def is_placing(clause: Clause, situation: Situation) -> bool:
    """Whether it is asked in which class a landlord whose record we hold puts a job: the time of that class answers too."""
    doubted = doubts_class(clause.text) or asks_whether_emergency(clause.text)
    return (situation.priority is None or doubted) and asks_its_class(clause, situation)


def asks_its_class(clause: Clause, situation: Situation) -> bool:
    """Whether it is asked in which class a job is, and a landlord is named whose record we hold."""
    named = situation.landlord
    asked = asks_whether_emergency(clause.text) or (doubts_class(clause.text) and _has_class(situation))
    asked = asked or (asks_which_class(clause.text) and situation.category not in _NO_THING)
    return named is not None and named.slug is not None and asked


def _only_dates_what_was_told(situation: Situation) -> bool:
    """Whether a later message asks nothing and only tells the day of what was told of before: what is due is meant."""
    later = situation.follow_up is not None and not is_question(situation.own_words)
    return later and situation.reported is not None and "reported" not in situation.carried


def _turns_on_the_wait(clause: Clause, situation: Situation) -> bool:
    """Whether a wait is told of, and a clause asks what to do about it, whether that is right, or nothing that we read.

    Whether one may stop the rent, who must pay or whether a rule applies turns on something else.
    """
    other = set(clause.asks) - {Ask.FINDING} and is_question(clause.text)
    if is_dated(situation) and (_TIMES & set(situation.asks) or not other):
        return True
    step = asks("next_step", clause.text) or _THEIR_STEP.search(clause.text) is not None
    waits = bool(situation.events) or is_dated(situation)
    begun = bool(situation.since or situation.began or situation.length) and Ask.DELAY in situation.asks
    return (step and (waits or begun)) or (waits and asks("is_it_so", clause.text))


def asks_what_class_means(clause: Clause, situation: Situation) -> bool:
    """Whether it is asked what the class means that a landlord whose record we hold has put a job in: its time says so."""
    named = situation.landlord
    held = named is not None and named.slug is not None and situation.priority is not None
    return held and situation.follow_up is None and asks_meaning(clause)


def _has_class(situation: Situation) -> bool:
    """Whether a class or a thing to be mended is told, so that there is something to put in a class."""
    return situation.priority is not None or situation.category not in _NO_THING


def _asks_only_a_set_sum(clause: Clause, situation: Situation) -> bool:
    """Whether only the sum for a service that was lost is asked for, whoever was late."""
    return set(clause.asks) == {Ask.REMEDY} and bool(situation.losses) and set(situation.asks) == {Ask.REMEDY}


def _is_of_a_missed_visit(clause: Clause, situation: Situation) -> bool:
    """Whether a clause asks what is paid for a visit that was missed, or what notice of it counts: no limit to mend."""
    if Ask.DELAY in clause.asks or is_of_claim(clause.text):
        return False
    if Ask.REMEDY in clause.asks and mentions_missed_appointments(clause.text):
        return True
    if situation.category not in _NO_THING:
        return False
    missed = mentions_missed_appointments(situation.english)
    return missed and (Ask.REMEDY in clause.asks or _NOTICE.search(clause.text) is not None)


def _has_right_to_repair(clause: Clause, situation: Situation) -> bool:
    """Whether a secure tenant asks about the right to repair a thing that they name: its period answers too."""
    if Ask.PROCESS not in clause.asks:
        return False
    named = "right-to-repair" in named_rules(situation.english)
    return named and situation.tenure is Tenure.SECURE and situation.category is not None
