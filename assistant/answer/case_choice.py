"""Which decided case a message asks about: one that it speaks of, or one whose particulars it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.answer.case_finder import (
    Near,
    asks_for_a_kind,
    landlord_cases,
    names_thing,
    nearest_cases,
    without_landlord,
)
from assistant.answer.case_landlords import in_passing, is_plainly_named
from assistant.answer.case_particulars import Held, days, held_by, is_day_or_sum, latest_told, particulars
from assistant.answer.case_words import asks_a_duty, asks_a_rule, is_of_somebody, is_own, is_past, names_policy
from assistant.answer.plain import day
from assistant.answer.relevance import stems
from assistant.answer.sources import Sources
from assistant.index import Filters
from assistant.records import Source
from assistant.situation.clauses import about_a_decision, about_another, is_question
from assistant.situation.situation import Ask, NamedLandlord, Situation
from assistant.situation.wordlists import named_rules, patterns, says

_SURE = 0.75
_SURE_WITH_LANDLORD = 0.45
_SURE_OF_ANOTHER = 0.35
"""Of a landlord's several cases, where somebody else's is plainly spoken of."""
_SURE_OF_ONE = 0.25
"""Of a landlord's only case that we hold: no other can be taken for it."""
_DESCRIBED = 0.9
_BEFORE_RULES = 0.1
_LIKE_IT = 0.45
_RIVAL, _RIVAL_UNNAMED, _RIVAL_UNTOLD = 0.93, 0.75, 0.0
"""Of the nearest case's score, what another must have to be as likely meant: where a thing of it is named, where none
is, and where nothing is told that is rare at all."""
_SAME_DATES = 2
_TELLING = 2
_TELLS = 0.03
"""What the weight of a case's particulars adds to its score."""
_PARTICULAR = {1: 3.5, 2: 3.9, 3: 3.9}
_PARTICULAR_OF_MANY = 5.0
"""How much a message must tell of a case for it to be meant though no decision is spoken of, by a landlord's cases."""
_OF_SOMEBODY = 2.5
"""The same where some other person is spoken of."""
_PARTICULAR_OF_ALL, _OF_SOMEBODY_OF_ALL = 9.0, 6.0
"""The same two where no landlord is named."""
_SEVERAL_TOLD = 3
_TOLD = 2.0
"""How much a message must tell of a case that it speaks of without its landlord."""
_STANDS_OUT, _AHEAD = 0.6, 1.3
"""How near a case must come to be meant by what somebody's trouble was alone, and how far ahead of the next for that one
not to be meant."""
_APART = 3.0
"""How much more of one case than of the next a message must tell for the next not to be meant."""
_SEVERAL = re.compile(
    r"\b(cases|decisions|rulings|precedents|others|anyone|anybody|people|tenants|residents|somebody|someone)\b",
    re.IGNORECASE,
)
_ONE_LIKE_IT = re.compile(
    r"\b((the|that|a|one|another|other) (other )?(case|one)|there'?s (a case|one)) (just |much )?(like (that|it|this|mine|ours)|where)\b"
    r"|\bin (the|that) other case\b",
    re.IGNORECASE,
)
_THE_SUM = re.compile(r"\b(the|that|their) £ ?\d", re.IGNORECASE)
_OF_HOME = frozenset({"what if", "correction", "answer"})
_OF_DECISIONS = frozenset(stems("money cash do done must pay paid write"))
_OF_ANY = frozenset(stems("say said tell told get got give given go went year month date day time end happen"))


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
    if _goes_on_about_home(situation) or _only_tells_of_trouble(situation):
        return None
    if situation.landlord is None or situation.landlord.options:
        for landlord in in_passing(situation.english, sources):
            named = situation.model_copy(update={"landlord": landlord})
            doubtful = not is_plainly_named(landlord.said, situation.english)
            choice = _among(landlord_cases(named, sources), named, sources, doubtful=doubtful)
            if choice:
                return replace(choice, landlord=landlord)
    return _among(landlord_cases(situation, sources), situation, sources)


def _of_those_shown(situation: Situation, sources: Sources) -> str | None:
    """The case of the landlord that a later message names, where one of the cases just told of is its only one."""
    if situation.follow_up is None or situation.refs or situation.events or is_own(situation.english):
        return None
    spoken_of = situation.amounts or any(c.about_case or is_past(c.text) for c in situation.clauses)
    theirs = [ref for ref in situation.shown if ref in landlord_cases(situation, sources)]
    return theirs[0] if spoken_of and len(theirs) == 1 else None


def _only_tells_of_trouble(situation: Situation) -> bool:
    """Whether a message asks nothing and tells what does not work now: "no heating 3 days" is of the person's own home."""
    asks = any(is_question(c.text) or c.about_case or set(c.asks) - {Ask.DELAY, Ask.PROCESS} for c in situation.clauses)
    lasts = situation.since or situation.began or situation.losses
    return bool(lasts) and not (asks or situation.refs or situation.amounts or is_past(situation.english))


def _goes_on_about_home(situation: Situation) -> bool:
    """Whether a later message goes on about the person's own repair: the landlord's decided cases are not meant then."""
    told = situation.events or situation.began or situation.tenure or situation.household
    home = bool(told) or "category" in situation.carried
    if not home or "repair" not in situation.carried or "refs" in situation.carried or situation.case:
        return False
    if situation.follow_up in _OF_HOME:
        return not any(c.about_case for c in situation.clauses)
    if {Ask.FINDING, Ask.PRECEDENT, Ask.COMPARISON} & set(situation.asks):
        return False
    return not any(c.about_case or (is_question(c.text) and is_past(c.text)) for c in situation.clauses)


def _among(
    pool: frozenset[str], situation: Situation, sources: Sources, *, doubtful: bool = False
) -> CaseChoice | None:
    """The case of a landlord's pool, or of all where it is empty.

    `doubtful`: the landlord's name may be no name at all, so the message must tell more than that.
    """
    if named_rules(situation.english) and not pool:
        return None
    near = nearest_cases(situation, sources)
    if not near:
        return None
    text = without_landlord(situation, sources)
    held = held_by(text, pool or sources.corpus.determinations, sources.corpus)
    found = _by_particulars(near, held)
    ref, fit = found[0].ref, found[0].fit
    told_of = held.get(ref, Held(frozenset(), frozenset(), 0.0))
    another = any(about_another(c.text) for c in situation.clauses)
    kind = any(asks_for_a_kind(c.text) for c in situation.clauses)
    one = another or _ONE_LIKE_IT.search(situation.english) is not None
    particular = _is_particular(ref, told_of, situation, pool, sources) and (bool(pool) or _is_apart(ref, held))
    if (
        kind
        and not (particular and pool)
        and (not pool or fit < (_LIKE_IT if one else _DESCRIBED) or (_SEVERAL.search(situation.english) and not one))
    ):
        return None
    dated = bool(pool) and _dates_stand(ref, situation, sources)
    told = _is_spoken_of(situation) or (particular and any(c.about_case for c in situation.clauses))
    sure = told and (fit >= _least(pool, another=another) if pool else _is_told_alone(fit, ref, held))
    unsure = not pool and told and not sure and _is_somebodys(found[0], held, situation)
    sure = sure or unsure
    if doubtful:
        sure = sure and (particular or len(told_of.rare) >= _TELLING)
    chosen = sure or dated or particular
    if not chosen and not doubtful and not _comes_after(ref, situation, sources):
        chosen = _is_of_landlord(fit, situation, pool, sources) or _describes(fit, situation, pool, sources)
    if not chosen:
        return None
    thing = names_thing(ref, situation, sources)
    rivals = [] if dated else _rivals(found, held, pool, thing=thing)
    if unsure and not _is_ahead(found):
        rivals = [found[1].ref]
    return CaseChoice(ref, fit, told, dated, thing, rivals[0] if rivals else None)


def _by_particulars(near: list[Near], held: Mapping[str, Held]) -> list[Near]:
    """Cases in the order of their scores and of what they hold of the message's particulars together."""
    scored = [replace(n, score=n.score + _TELLS * held[n.ref].weight) if n.ref in held else n for n in near]
    return sorted(scored, key=lambda each: (-each.score, each.ref))


def _rivals(found: list[Near], held: Mapping[str, Held], pool: frozenset[str], *, thing: bool) -> list[str]:
    """Another case of the landlord's that is as likely meant: as near, and as much told of it."""
    first = held[found[0].ref].weight if found[0].ref in held else 0.0
    least = found[0].score * (_RIVAL if thing else _RIVAL_UNNAMED if first else _RIVAL_UNTOLD)
    return [
        each.ref
        for each in found[1:2]
        if each.score >= least and each.ref in pool and first - held[each.ref].weight < _APART
    ]


def _is_spoken_of(situation: Situation) -> bool:
    """Whether a decided case is spoken of; words that may be of one's own landlord too count where no home is told of."""
    if any(about_a_decision(c.text) for c in situation.clauses):
        return True
    told_of = says("cases", "somebody_told_of", text=situation.english)
    if told_of and not is_own(situation.english) and not all(map(asks_a_rule, _questions(situation))):
        return True
    loosely = [c.text for c in situation.clauses if c.about_case]
    if any(is_of_somebody(text) and not asks_a_rule(text) for text in loosely):
        return True
    return any(not asks_a_rule(text) for text in loosely) and not is_own(situation.english)


def _is_particular(ref: str, told_of: Held, situation: Situation, pool: frozenset[str], sources: Sources) -> bool:
    """Whether a message tells so much that only one case holds that this one is meant, and no rule, nor a home."""
    if (pool and not told_of.alone) or (is_own(situation.english) and not _names_its_sum(told_of, situation)):
        return False
    exact = any(is_day_or_sum(each) for each in told_of.alone)
    later = _comes_after(ref, situation, sources)
    if (later and not exact) or (situation.events and (later or not (exact and pool))):
        return False
    if all(map(asks_a_rule, _questions(situation))) and not exact:
        return False
    somebody = any(is_of_somebody(c.text) for c in situation.clauses)
    if not pool:
        if somebody and len(told_of.rare) >= _SEVERAL_TOLD:
            return told_of.weight >= _OF_SOMEBODY_OF_ALL
        return told_of.weight >= _PARTICULAR_OF_ALL and len(told_of.alone) >= _TELLING
    least = _PARTICULAR.get(len(pool), _PARTICULAR_OF_MANY)
    return told_of.weight >= (min(least, _OF_SOMEBODY) if somebody else least)


def _comes_after(ref: str, situation: Situation, sources: Sources) -> bool:
    """Whether a message tells a day or a month, with its year, when a case was decided already."""
    decided, told = sources.corpus.determinations[ref].decided, latest_told(situation.english)
    return decided is not None and told is not None and told > decided


def _questions(situation: Situation) -> list[str]:
    """The clauses that ask, or all where none has the form of a question."""
    return [c.text for c in situation.clauses if is_question(c.text)] or [c.text for c in situation.clauses]


def _is_told_alone(fit: float, ref: str, held: Mapping[str, Held]) -> bool:
    """Whether a case that is spoken of without its landlord comes near, and no other holds as much of what is told."""
    most = max((each.weight for each in held.values()), default=0.0)
    return fit >= _SURE and held[ref].weight >= max(_TOLD, most - _APART)


def _is_somebodys(near: Near, held: Mapping[str, Held], situation: Situation) -> bool:
    """Whether the nearest case may be the one of somebody who is told of loosely: it holds something rare of what is told."""
    told_of = any(is_of_somebody(c.text) for c in situation.clauses)
    return told_of and near.fit >= _STANDS_OUT and bool(held[near.ref].rare)


def _is_ahead(found: list[Near]) -> bool:
    """Whether the nearest case comes far before the next, so that no other is likely meant."""
    return len(found) == 1 or found[0].score >= _AHEAD * found[1].score


def _is_apart(ref: str, held: Mapping[str, Held]) -> bool:
    """Whether a message tells clearly more of a case than of any other."""
    return all(held[ref].weight - each.weight >= _APART for other, each in held.items() if other != ref)


def _names_its_sum(told_of: Held, situation: Situation) -> bool:
    """Whether a message speaks of `the £800` as of one known, which one case alone holds with something more of it."""
    sums = {each for each in told_of.alone if each[0] == "£"}
    return bool(sums) and len(told_of.alone) > len(sums) and _THE_SUM.search(situation.english) is not None


def _least(pool: frozenset[str], *, another: bool = True) -> float:
    """How near a case of a landlord's must come to be taken for the one that is spoken of."""
    if len(pool) == 1:
        return _SURE_OF_ONE
    return _SURE_OF_ANOTHER if another else _SURE_WITH_LANDLORD


def _dates_stand(ref: str, situation: Situation, sources: Sources) -> bool:
    """Whether the message gives the day of a decision, or two of the days that stand in it, one with its year."""
    case = sources.corpus.determinations[ref]
    told = days(situation.english)
    with_year = {each for each in told if each[-4:].isdigit()}
    dates = with_year | {each for each in told if not any(more.startswith(f"{each} ") for more in with_year)}
    held: set[str] = set().union(*(days(p.text) for p in case.passages))
    decided = case.decided is not None and bool(with_year & days(day(case.decided)))
    return decided or (len(dates & held) >= _SAME_DATES and bool(with_year & held))


def _describes(fit: float, situation: Situation, pool: frozenset[str], sources: Sources) -> bool:
    """Whether the message describes a case of the landlord's so well that no rule comes near."""
    of_a_class = situation.priority is not None and Ask.TIMESCALE in situation.asks
    described = bool(pool) and fit >= _DESCRIBED and not situation.events and not of_a_class
    if not described or asks_a_duty(situation.english) or all(map(asks_a_rule, _questions(situation))):
        return False
    return not is_own(situation.english) and fit >= _rule_fit(situation, sources)


def is_sure(choice: CaseChoice) -> bool:
    """Whether a case is told so well that no other of the landlord's can be meant."""
    return choice.dated or (choice.fit >= _SURE and choice.thing and choice.rival is None)


def tells_of_own(situation: Situation) -> bool:
    """Whether a message tells days to reckon with, mostly the person's own, and speaks of no decided case."""
    mine = is_own(situation.english)
    days_told = situation.reported is not None and (mine or situation.until is not None)
    return days_told and not any(c.about_case for c in situation.clauses)


def tells_nothing_of_a_case(situation: Situation) -> bool:
    """Whether a message asks what was decided and tells neither in which case, nor against whom, nor over what."""
    if situation.refs or situation.case or situation.carried or situation.landlord or situation.category:
        return False
    text = situation.english
    asked = all(about_a_decision(c.text) and is_past(c.text) and not about_another(c.text) for c in situation.clauses)
    words = {word for word in particulars(text) if word not in _OF_ANY | _OF_DECISIONS}
    return asked and not is_own(text) and len(words) < _TELLING and not named_rules(text)


def _is_of_landlord(fit: float, situation: Situation, pool: frozenset[str], sources: Sources) -> bool:
    """Whether the message asks what a landlord did, or what was found of it, and tells nothing of one's own."""
    text = situation.english
    if not pool or is_own(text) or asks_a_duty(text) or names_policy(text) or situation.events:
        return False
    if fit < (_SURE_OF_ONE if len(pool) == 1 else _SURE_WITH_LANDLORD):
        return False
    if all(map(asks_a_rule, _questions(situation))):
        return False
    if any(is_past(clause.text) for clause in situation.clauses):
        return True
    asked = Ask.FINDING in situation.asks or says("cases", "of_landlord", text=text)
    if asked and len(pool) == 1 and len(_beside_outcome(situation, sources)) < _TELLING:
        return True
    return asked and fit >= _rule_fit(situation, sources) - _BEFORE_RULES


def _beside_outcome(situation: Situation, sources: Sources) -> list[str]:
    """What a message says beside its landlord and what is asked of a decision: a rule may be about such a thing."""
    text = without_landlord(situation, sources)
    for pattern in patterns("cases", "of_landlord"):
        text = pattern.sub(" ", text)
    return [word for word in stems(text) if word not in _OF_ANY | _OF_DECISIONS]


def _rule_fit(situation: Situation, sources: Sources) -> float:
    """How near the best rule comes to the message, by the same measure, and a little more."""
    found = sources.search(situation.english, k=20, filters=Filters(sources=frozenset({Source.POLICY})))
    ranked = sources.rank(without_landlord(situation, sources), found, exact=False)
    return (ranked[0].score if ranked else 0.0) + _BEFORE_RULES
