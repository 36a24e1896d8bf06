"""Which decided case a message asks about: one that it speaks of, or one whose particulars it tells."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answer.cases.finder import landlord_cases, names_thing, nearest_cases, without_landlord
from assistant.answer.cases.landlords import in_passing, is_plainly_named
from assistant.answer.cases.own_home import (
    asks_a_set_sum,
    asks_for_a_limit,
    asks_of_own_class,
    goes_on_about_home,
    only_tells_of_trouble,
)
from assistant.answer.cases.particulars import Held, held_by
from assistant.answer.cases.rivals import (
    SURE,
    by_particulars,
    is_ahead,
    is_apart,
    is_somebodys,
    is_told_alone,
    rivals_of,
)
from assistant.answer.cases.signs import (
    TELLING,
    asks_for_several,
    asks_what_may_be_done,
    comes_after,
    dates_stand,
    describes,
    holds_day,
    is_near_enough,
    is_of_landlord,
    is_of_own_decision,
    is_particular,
    is_spoken_of,
)
from assistant.answer.cases.words import is_own, is_past, is_told_as_one
from assistant.answer.statements.sources import Sources
from assistant.records import Category
from assistant.situation.situation import NamedLandlord, Situation
from assistant.situation.wordlists import named_rules


@dataclass(frozen=True)
class CaseChoice:
    """A case, and why it is the one: `fit` is how near its best passage comes.

    `told`: the message speaks of a decided case. `dated`: it gives two dates that stand in the case.
    `thing`: it says what the case was over. `rival`: another case of the landlord's that comes nearly as near.
    `landlord`: who is named in passing, where the message was not read as naming one.
    """

    ref: str
    fit: float
    told: bool
    dated: bool
    thing: bool = True
    rival: str | None = None
    landlord: NamedLandlord | None = None


def choose_case(situation: Situation, sources: Sources) -> CaseChoice | None:
    """The case that a message without a reference is about; None where it is about none, or we cannot be sure which.

    It speaks of a decided case, or it tells particulars that only one of the named landlord's holds, or describes
    one so well that no rule comes near, or it gives the dates of one.
    """
    if situation.case in sources.corpus.determinations and not is_own(situation.english):
        return CaseChoice(str(situation.case), 1.0, told=True, dated=False)
    if (ref := _of_those_shown(situation, sources)) is not None:
        return CaseChoice(ref, 1.0, told=True, dated=False)
    if goes_on_about_home(situation) or only_tells_of_trouble(situation) or asks_a_set_sum(situation):
        return None
    if asks_of_own_class(situation):
        return None
    if situation.landlord is None or situation.landlord.options:
        for landlord in in_passing(situation.english, sources):
            named = situation.model_copy(update={"landlord": landlord})
            doubtful = not is_plainly_named(landlord.said, situation.english)
            choice = _among(landlord_cases(named, sources), named, sources, doubtful=doubtful)
            if choice:
                return replace(choice, landlord=landlord)
    return _among(landlord_cases(situation, sources), situation, sources)


def is_sure(choice: CaseChoice) -> bool:
    """Whether a case is told so well that no other of the landlord's can be meant."""
    return choice.dated or (choice.fit >= SURE and choice.thing and choice.rival is None)


def is_well_told(choice: CaseChoice, situation: Situation) -> bool:
    """Whether a case of the landlord that is named comes so near that it is meant, in whatever words its thing is told."""
    return situation.landlord is not None and choice.fit >= SURE and choice.rival is None


def _is_over_another(ref: str, situation: Situation, sources: Sources) -> bool:
    """Whether a message names a kind of trouble that no matter of a case is over."""
    over = {matter.category for matter in sources.corpus.determinations[ref].matters}
    return situation.category not in (None, Category.REPAIRS_GENERAL, Category.COMPLAINT_HANDLING, *over)


def _of_those_shown(situation: Situation, sources: Sources) -> str | None:
    """The case of the landlord that a later message names, where one of the cases just told of is its only one."""
    if situation.follow_up is None or situation.refs or situation.events or is_own(situation.english):
        return None
    spoken_of = situation.amounts or any(c.about_case or is_past(c.text) for c in situation.clauses)
    theirs = [ref for ref in situation.shown if ref in landlord_cases(situation, sources)]
    return theirs[0] if spoken_of and len(theirs) == 1 else None


def _among(
    pool: frozenset[str], situation: Situation, sources: Sources, *, doubtful: bool = False
) -> CaseChoice | None:
    """The case of a landlord's pool, or of all where it is empty.

    `doubtful`: the landlord's name may be no name at all, so the message must tell more than that.
    """
    if named_rules(situation.english) and not pool:
        return None
    if not pool and (is_of_own_decision(situation) or asks_what_may_be_done(situation)):
        return None
    near = nearest_cases(situation, sources)
    if not near:
        return None
    text = without_landlord(situation, sources)
    held = held_by(text, pool or sources.corpus.determinations, sources.corpus)
    found = by_particulars(near, held)
    ref, fit = found[0].ref, found[0].fit
    told_of = held.get(ref, Held(frozenset(), frozenset(), 0.0))
    particular = is_particular(ref, told_of, situation, pool, sources) and (bool(pool) or is_apart(ref, held))
    if not (particular and pool) and asks_for_several(fit, situation, pool):
        return None
    dated = bool(pool) and dates_stand(ref, situation, sources)
    if asks_for_a_limit(situation) and not holds_day(ref, situation.reported, sources):
        return None
    thing = names_thing(ref, situation, sources)
    # One told of beside one's own home must share something that few cases hold, or its thing, to be that one.
    one = is_told_as_one(situation.english) and bool(told_of.rare or thing)
    told = one or is_spoken_of(situation) or (particular and any(c.about_case for c in situation.clauses))
    sure = told and (is_near_enough(fit, situation, pool) if pool else is_told_alone(fit, ref, held))
    unsure = not pool and told and not sure and is_somebodys(found[0], held, situation)
    sure = sure or unsure
    if doubtful:
        sure = sure and (particular or len(told_of.rare) >= TELLING)
    chosen = sure or dated or particular
    if not chosen and not doubtful and not comes_after(ref, situation, sources):
        chosen = is_of_landlord(fit, situation, pool, sources) or describes(fit, situation, pool, sources)
    if not chosen or (not (dated or particular or thing or told_of.rare) and _is_over_another(ref, situation, sources)):
        return None
    rivals = [] if dated else rivals_of(found, held, pool, thing=thing)
    if unsure and not is_ahead(found):
        rivals = [found[1].ref]
    return CaseChoice(ref, fit, told, dated, thing, rivals[0] if rivals else None)
