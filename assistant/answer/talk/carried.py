"""The facts that a message keeps of the ones before it, field by field."""

from __future__ import annotations

import re

from assistant.answer.message.followup import (
    FollowUp,
    leans_back,
    speaks_of_self,
    supposes_renting,
    tells_who_lives_here,
)
from assistant.answer.talk.counted import counted
from assistant.answer.talk.same_problem import (
    GENERAL,
    asks_to_cut_rent,
    blames_living,
    is_of_the_case,
    names_the_same_thing,
    says_more_of_it,
)
from assistant.records import Category, LandlordType, Tenure
from assistant.records.landlord_context import is_disowned
from assistant.remedies.guidance import RIGHT_TO_REPAIR
from assistant.situation.home import denies_a_lease
from assistant.situation.losses import second_contractor_days
from assistant.situation.situation import Ask, Clause, NamedLandlord, Situation
from assistant.situation.wordlists import says
from assistant.timescales.facts import Happening

PERSON = ("landlord", "landlord_type", "tenure", "household")
PROBLEM = (
    "category",
    "since",
    "began",
    "emergency",
    "priority",
    "losses",
    "missed_appointments",
    "offered",
    "under",
    "starts",
)
_IS_A_TENANT = re.compile(
    r"\b(?:i['’]?m|i am|we['’]?re|we are|she['’]?s|he['’]?s) (?:just |actually |only |really )*(?:a |an )?(?:council |social |normal |ordinary )?tenants?\b"
    r"|\b(?:i|we) (?:just |only |actually )?rent\b",
    re.IGNORECASE,
)
_NO_COUNCIL = re.compile(
    r"\b(?:not|isn'?t|ain'?t) (?:(?:with|under) )?(?:a|the|any|my)? ?council\b(?! tax)", re.IGNORECASE
)
_FEW = 10
_COUNCIL = re.compile(r"\b(council|borough|city of)\b", re.IGNORECASE)


def carried(base: Situation, now: Situation, fields: tuple[str, ...]) -> dict[str, object]:
    """The fields that only the earlier messages fill."""
    kept: dict[str, object] = {
        field: getattr(base, field) for field in fields if getattr(base, field) and not getattr(now, field)
    }
    if now.landlord and now.landlord.name:
        kept.pop("landlord_type", None)
    if "landlord" in kept and base.landlord and _is_given_up(base.landlord, now):
        del kept["landlord"]
    if kept.get("tenure") is Tenure.SECURE and now.landlord_type is LandlordType.HOUSING_ASSOCIATION:
        del kept["tenure"]
    if kept.get("tenure") in (Tenure.LEASEHOLDER, Tenure.SHARED_OWNERSHIP) and (
        supposes_renting(now) or denies_a_lease(now.english) or _IS_A_TENANT.search(now.english)
    ):
        del kept["tenure"]
    if now.priority:
        kept.pop("emergency", None)
    return kept


def facts_of_the_problem(base: Situation, now: Situation) -> dict[str, object]:
    """All that a message about the same problem keeps, but for what is dated."""
    kept = carried(base, now, (*PERSON, *PROBLEM)) | _one_landlord(base, now)
    vague = now.category in (Category.REPAIRS_GENERAL, Category.OTHER)
    same = vague or now.category is base.category or names_the_same_thing(base, now) or tells_who_lives_here(now)
    same = same or says_more_of_it(now)
    if same and base.category not in GENERAL:
        kept["category"] = base.category
    complained = any(event.what is Happening.COMPLAINED for event in base.events)
    if blames_living(base, now) or (asks_to_cut_rent(base, now) and base.category not in GENERAL):
        kept["category"] = base.category
    if now.category is Category.OTHER and base.category is Category.COMPLAINT_HANDLING and complained:
        kept["category"] = base.category
    return kept | counted(base, now) | _second_contractor(base, now)


def _second_contractor(base: Situation, now: Situation) -> dict[str, object]:
    """By how many days a second contractor ran over, where the scheme was told of and "that one" points to it.

    A number of days given after that takes the place of the one before.
    """
    before = base.second_contractor_days is not None and len(now.english.split()) <= _FEW
    points = before or says("followups", "second contractor", text=now.english)
    if now.second_contractor_days is not None or RIGHT_TO_REPAIR not in now.told_of or not points:
        return {}
    if now.events or (now.landlord and now.landlord.name):
        return {}
    days = second_contractor_days(f"second contractor {now.english}")
    return {"second_contractor_days": days} if days is not None else {}


def case_in_view(base: Situation, now: Situation, kind: FollowUp) -> tuple[str, ...]:
    """The decided case that a message goes on about: not where it turns to the person, a landlord or a term."""
    if beside := cases_beside(base, now):
        return beside
    if now.refs or now.landlord or Ask.TERM in now.asks:
        return ()
    if says("followups", "the same case", text=now.english) and not speaks_of_self(now):
        if len(base.refs) > 1 and base.case in base.refs:
            return (base.case,)
        return base.refs or ((base.case,) if base.case else ())
    if is_of_the_case(base, now):
        return base.refs or (base.case,) if base.case else base.refs
    general = now.category in GENERAL or now.category is base.category
    general = general or (names_the_same_thing(base, now) and not speaks_of_self(now))
    if kind is not FollowUp.ASIDE and (not general or (now.category and speaks_of_self(now))):
        return ()
    return base.refs or ((base.case,) if base.case and (leans_back(now) or now.category) else ())


def cases_beside(base: Situation, now: Situation) -> tuple[str, ...]:
    """The decided cases that a message sets beside each other: the one it names or that was spoken of last, and those before."""
    if not says("followups", "several cases", text=now.english):
        return ()
    last = now.refs or base.refs
    before = base.refs if now.refs else (base.left.refs if base.left else ())
    both = tuple(dict.fromkeys((*before, *last)))
    return both if before and len(both) > 1 and set(both) > set(now.refs) else ()


def _is_given_up(landlord: NamedLandlord, now: Situation) -> bool:
    """Whether a message says that a landlord is not the person's: by name, or a council where it is none; or supposes another kind."""
    if any(is_disowned(now.english, name) for name in _names(landlord)):
        return True
    named = f"{landlord.said} {landlord.name or ''}"
    if now.landlord_type is not None and says("followups", "what if", text=now.english):
        return (now.landlord_type is LandlordType.LOCAL_AUTHORITY) != (_COUNCIL.search(named) is not None)
    return _NO_COUNCIL.search(now.english) is not None and _COUNCIL.search(named) is not None


def _names(named: NamedLandlord) -> tuple[str, ...]:
    """A landlord as said, and without a housing word at its end."""
    return named.said, re.sub(
        r" (?:city |borough |district )?(?:council|homes|housing|group)$", "", named.said, flags=re.IGNORECASE
    )


def _one_landlord(base: Situation, now: Situation) -> dict[str, object]:
    """Of two landlords named in a correction, the one that is new."""
    named, old = now.landlord, base.landlord
    if named is None or old is None or named.name or len(named.options) != 2 or old.name not in named.options:
        return {}
    other = next(option for option in named.options if option != old.name)
    return {"landlord": named.model_copy(update={"name": other, "options": (), "slug": dict(named.slugs).get(other)})}


def with_landlord(
    clauses: tuple[Clause, ...], old: NamedLandlord | None, new: NamedLandlord | None
) -> tuple[Clause, ...]:
    """The clauses with the new landlord's name where the old one's stood."""
    if old is None or new is None or not old.said or old.said.lower() == new.said.lower():
        return clauses
    name = new.name or new.said
    swap = re.compile(rf"\b{re.escape(old.said)}\b(?: council| homes| housing)?", re.IGNORECASE)
    return tuple(clause.model_copy(update={"text": swap.sub(lambda _: name, clause.text)}) for clause in clauses)
