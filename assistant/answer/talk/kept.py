"""What a message keeps of the talk before it: by whether its problem is new, somebody else's, or the same."""

from __future__ import annotations

import re

from assistant.answer.message.followup import FollowUp, is_new_person, shares_the_landlord
from assistant.answer.talk.carried import PERSON, carried, case_in_view, cases_beside, facts_of_the_problem
from assistant.answer.talk.happenings import ends_of, told_the_same_day
from assistant.answer.talk.list_again import list_asked_in
from assistant.answer.talk.merging import merged_events
from assistant.answer.talk.same_problem import GENERAL, turns_to_oneself
from assistant.answer.talk.standing_made import question_of_another_thing
from assistant.answer.talk.whose import Ground, alone, turns_to_a_case
from assistant.records import Category
from assistant.situation.situation import Clause, Situation
from assistant.timescales.complaints import less_no_extension, no_extension, tells_of_more_time

_HELD_SO = re.compile(
    r"(?:\b(?:i['’]?m|i am|we['’]?re|we are|as) )?(?:just |only )?(?:an? )?\b(?:lease ?holders?|shared owners?)\b|\b(?:i|we) (?:own|have|bought) (?:a |the |my |our )?(?:lease|share)\b",
    re.IGNORECASE,
)
_HELD_PRIVATELY = re.compile(r"\bprivate(?:ly)? (?:rent\w*|tenan\w*|landlords?|let\w*)\b", re.IGNORECASE)
_SAME_DATES = re.compile(r"\bsame (?:dates?|days?)\b", re.IGNORECASE)
_SAME_JOB = re.compile(
    r"\bsame (?:(?:sort|kind|type|class) of )?(?:jobs?|repairs?|thing|faults?|problem|class|issue|priority)\b",
    re.IGNORECASE,
)
_ITS_LIKE = re.compile(
    r"^(?:(?!\b(?:case|she|he)\b).)*\b(?:mine|my own|ours|our own)\b(?! (?:\w+ )?(?:flat|home|house|place))",
    re.IGNORECASE,
)


def kept_of_a_new_problem(
    ground: Ground, now: Situation, kind: FollowUp, pointed: tuple[str, ...]
) -> dict[str, object]:
    """What a new problem keeps: who asks, a question that only changes its thing, the cases in view; the old is left."""
    base = ground.base
    kept = carried(base, now, () if _is_of_another(now) else _of_the_person(base, now, kind))
    if now.category is None and now.events and _ITS_LIKE.search(now.english) and base.category not in GENERAL:
        kept["category"] = base.category
    if kind is FollowUp.GOES_ON and not turns_to_a_case(now):
        kept |= question_of_another_thing(base, now)
    kept |= told_the_same_day(base, now)
    if not pointed and (refs := cases_beside(base, now)):
        kept |= {"refs": refs, "clauses": _about_all(now, refs)}
    if pointed:
        kept["refs"] = pointed
    if ground.own is None and (base.category not in GENERAL or base.refs):
        listed = pointed and base.left and list_asked_in(base.left)
        kept["left"] = base.left if listed else alone(base)
    return kept


def _of_the_person(base: Situation, now: Situation, kind: FollowUp) -> tuple[str, ...]:
    """The fields about who asks that a new problem keeps: another case has another landlord, somebody else another home."""
    if kind is FollowUp.SOMEBODY_ELSE or turns_to_oneself(base, now):
        return ("landlord",) if shares_the_landlord(now) else ()
    other_case = bool(now.refs and base.refs)
    return tuple(field for field in PERSON if not (other_case and field.startswith("landlord")))


def kept_of_somebody_else(base: Situation, now: Situation) -> dict[str, object]:
    """What the like problem of another person keeps: its kind, and what the message says is the same."""
    kept = carried(base, now, ("category", "landlord") if shares_the_landlord(now) else ("category",))
    kept["repair"] = f"{base.repair} {now.repair}".strip()
    if now.category in (Category.REPAIRS_GENERAL, Category.OTHER):
        kept["category"] = base.category
    if base.priority and not now.priority and _SAME_JOB.search(now.english):
        kept["priority"] = base.priority
    if base.events and not now.events and _SAME_DATES.search(now.english):
        kept |= {"events": base.events, **ends_of(base.events)}
    return kept


def less_the_holding(base: Situation, now: Situation) -> Situation:
    """What was told before without how the asker holds the home: somebody else may rent from the same landlord."""

    def less(text: str) -> str:
        text = _HELD_SO.sub(" ", text)
        return _HELD_PRIVATELY.sub(" ", text) if now.landlord_type or now.landlord else text

    standing = tuple(one.model_copy(update={"text": less(one.text)}) for one in base.standing)
    return base.model_copy(update={"repair": less(base.repair), "standing": standing})


def kept_of_the_problem(earlier: Situation, base: Situation, now: Situation, kind: FollowUp) -> dict[str, object]:
    """What a message about the same problem keeps: its facts and events, its words, and the case in view."""
    kept = facts_of_the_problem(base, now) | merged_events(earlier, base, now, kind)
    if base.left:
        kept["left"] = base.left
    if base.repair:
        more = tells_of_more_time(now.english) and not no_extension(now.english)
        kept["repair"] = f"{less_no_extension(base.repair) if more else base.repair} {now.repair}".strip()
    if refs := case_in_view(base, now, kind):
        kept["refs"] = refs
    return kept


def _about_all(now: Situation, refs: tuple[str, ...]) -> tuple[Clause, ...]:
    """The clauses that name one decided case, made to ask about all that it is set beside."""
    return tuple(clause.model_copy(update={"refs": refs}) if clause.refs else clause for clause in now.clauses)


def _is_of_another(now: Situation) -> bool:
    """Whether a new matter is another person's, or a decided case's, so that nothing of the asker's own is kept."""
    elses = now.landlord is not None and now.landlord.name and (now.tenure or now.landlord_type)
    return bool(elses) or is_new_person(now) or (turns_to_a_case(now) and now.landlord is not None)
