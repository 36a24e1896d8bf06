"""What in a message shows that a decided case is meant: it is spoken of, dated, or told by what only it holds."""

from __future__ import annotations

import re
from datetime import date

from assistant.answer.cases.finder import asks_for_a_kind, without_landlord
from assistant.answer.cases.particulars import Held, days, is_day_or_sum, latest_told, particulars
from assistant.answer.cases.words import (
    asks_a_duty,
    asks_a_rule,
    is_of_somebody,
    is_own,
    is_past,
    is_told_as_one,
    names_policy,
)
from assistant.answer.statements.plain import day
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.sources import Sources
from assistant.index import Filters
from assistant.records import Source
from assistant.situation.clauses import about_a_decision, about_another, is_question
from assistant.situation.situation import Ask, Situation
from assistant.situation.wordlists import named_rules, patterns, says

_SURE_WITH_LANDLORD = 0.45
_SURE_OF_ANOTHER = 0.35
"""Of a landlord's several cases, where somebody else's is plainly spoken of."""
_SURE_OF_ONE = 0.25
"""Of a landlord's only case that we hold: no other can be taken for it."""
_DESCRIBED = 0.9
_BEFORE_RULES = 0.1
_LIKE_IT = 0.45
_SAME_DATES = 2
TELLING = 2
_PARTICULAR = {1: 3.5, 2: 3.9, 3: 3.9}
_PARTICULAR_OF_MANY = 5.0
"""How much a message must tell of a case for it to be meant though no decision is spoken of, by a landlord's cases."""
_OF_SOMEBODY = 2.5
"""The same where some other person is spoken of."""
_PARTICULAR_OF_ALL, _OF_SOMEBODY_OF_ALL = 9.0, 6.0
"""The same two where no landlord is named."""
_SEVERAL_TOLD = 3
_SEVERAL = re.compile(
    r"\b(cases|decisions|rulings|precedents|others|anyone|anybody|people|tenants|residents|somebody|someone)\b",
    re.IGNORECASE,
)
_ONE_LIKE_IT = re.compile(
    r"\b((the|that|an?|any|one|another|other) (other )?([\w&'’-]+ ){0,2}?(case|one|decision)|there'?s (a case|one)) (just |much )?(like (that|it|this|mine|ours)|where)\b"
    r"|\bone (just |much |exactly |a bit )?like (that|it|this|mine|ours)\b|\bin (the|that) other case\b",
    re.IGNORECASE,
)
_THE_SUM = re.compile(r"\b(the|that|their) £ ?\d", re.IGNORECASE)
_ASKS_OF_PAST = re.compile(
    r"(?:^|[:,.?] )(?:and |so |but )?(?:what|why|who|whose|where|which \w+|how many \w+)(?: \w+)? (?:did|was|were|had|came|went|got|happened)\b",
    re.IGNORECASE,
)
"""A question of what happened, whose day only says when: no delay is to be reckoned from it."""
_ORDERED_IT = re.compile(
    r"\bombudsm[ae]n(?: has| have| just|'s)* (?:ordered|awarded|told|found|decided|said|made|upheld|gave|given)\b",
    re.IGNORECASE,
)
_A_CASE = re.compile(r"\b(?:cases?|decisions?|rulings?|determinations?|precedents?)\b", re.IGNORECASE)
_OF_DECISIONS = frozenset(stems("money cash do done must pay paid write"))
_OF_ANY = frozenset(stems("say said tell told get got give given go went year month date day time end happen"))


def is_spoken_of(situation: Situation) -> bool:
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


def is_of_own_decision(situation: Situation) -> bool:
    """Whether a decision is told of that was made for the person: no stranger's case is meant by it."""
    text = situation.english
    own = is_own(text) and _ORDERED_IT.search(text) is not None
    others = _A_CASE.search(text) is not None or any(is_of_somebody(c.text) for c in situation.clauses)
    return own and not others and not _points_to_another(situation)


def is_particular(ref: str, told_of: Held, situation: Situation, pool: frozenset[str], sources: Sources) -> bool:
    """Whether a message tells so much that only one case holds that this one is meant, and no rule, nor a home."""
    if (pool and not told_of.alone) or (is_own(situation.english) and not _names_its_sum(told_of, situation)):
        return False
    exact = any(is_day_or_sum(each) for each in told_of.alone)
    later = comes_after(ref, situation, sources)
    if (later and not exact) or (situation.events and (later or not (exact and pool))):
        return False
    if all(map(asks_a_rule, _questions(situation))) and not exact:
        return False
    somebody = any(is_of_somebody(c.text) for c in situation.clauses)
    if not pool:
        if somebody and len(told_of.rare) >= _SEVERAL_TOLD:
            return told_of.weight >= _OF_SOMEBODY_OF_ALL
        return told_of.weight >= _PARTICULAR_OF_ALL and len(told_of.alone) >= TELLING
    least = _PARTICULAR.get(len(pool), _PARTICULAR_OF_MANY)
    return told_of.weight >= (min(least, _OF_SOMEBODY) if somebody else least)


def dates_stand(ref: str, situation: Situation, sources: Sources) -> bool:
    """Whether the message gives the day of a decision, or two of the days that stand in it, one with its year."""
    case = sources.corpus.determinations[ref]
    told = days(situation.english)
    with_year = {each for each in told if each[-4:].isdigit()}
    dates = with_year | {each for each in told if not any(more.startswith(f"{each} ") for more in with_year)}
    held: set[str] = set().union(*(days(p.text) for p in case.passages))
    decided = case.decided is not None and bool(with_year & days(day(case.decided)))
    return decided or (len(dates & held) >= _SAME_DATES and bool(with_year & held))


def holds_day(ref: str, on: date | None, sources: Sources) -> bool:
    """Whether a day stands in a case."""
    return on is not None and any(day(on) in passage.text for passage in sources.corpus.determinations[ref].passages)


def is_of_landlord(fit: float, situation: Situation, pool: frozenset[str], sources: Sources) -> bool:
    """Whether the message asks what a landlord did, or what was found of it, and tells nothing of one's own."""
    text = situation.english
    if not pool or is_own(text) or asks_a_duty(text) or names_policy(text):
        return False
    if situation.events and not _ASKS_OF_PAST.search(text):
        return False
    if fit < (_SURE_OF_ONE if len(pool) == 1 else _SURE_WITH_LANDLORD):
        return False
    if all(map(asks_a_rule, _questions(situation))):
        return False
    if any(is_past(clause.text) for clause in situation.clauses):
        return True
    asked = Ask.FINDING in situation.asks or says("cases", "of_landlord", text=text)
    if asked and len(pool) == 1 and len(_beside_outcome(situation, sources)) < TELLING:
        return True
    return asked and fit >= _rule_fit(situation, sources) - _BEFORE_RULES


def describes(fit: float, situation: Situation, pool: frozenset[str], sources: Sources) -> bool:
    """Whether the message describes a case of the landlord's so well that no rule comes near."""
    of_a_class = situation.priority is not None and Ask.TIMESCALE in situation.asks
    described = bool(pool) and fit >= _DESCRIBED and not situation.events and not of_a_class
    if not described or asks_a_duty(situation.english) or all(map(asks_a_rule, _questions(situation))):
        return False
    return not is_own(situation.english) and fit >= _rule_fit(situation, sources)


def comes_after(ref: str, situation: Situation, sources: Sources) -> bool:
    """Whether a message tells a day or a month, with its year, when a case was decided already."""
    decided, told = sources.corpus.determinations[ref].decided, latest_told(situation.english)
    return decided is not None and told is not None and told > decided


def asks_what_may_be_done(situation: Situation) -> bool:
    """Whether a message asks what may or must be done with what the Ombudsman ordered, and nothing of what was done."""
    asked = _questions(situation)
    none = _A_CASE.search(situation.english) is None and not any(map(about_another, asked))
    return none and any(map(asks_a_rule, asked)) and not any(is_past(text) or about_a_decision(text) for text in asked)


def tells_nothing_of_a_case(situation: Situation) -> bool:
    """Whether a message asks what was decided and tells neither in which case, nor against whom, nor over what."""
    if situation.refs or situation.case or situation.carried or situation.landlord or situation.category:
        return False
    text = situation.english
    asked = all(about_a_decision(c.text) and is_past(c.text) and not about_another(c.text) for c in situation.clauses)
    words = {word for word in particulars(text) if word not in _OF_ANY | _OF_DECISIONS}
    return asked and not is_own(text) and len(words) < TELLING and not named_rules(text)


def is_near_enough(fit: float, situation: Situation, pool: frozenset[str]) -> bool:
    """Whether a landlord's case comes so near that it is taken for the one that is spoken of."""
    if len(pool) == 1:
        return fit >= _SURE_OF_ONE
    return fit >= (_SURE_OF_ANOTHER if _points_to_another(situation) else _SURE_WITH_LANDLORD)


def asks_for_several(fit: float, situation: Situation, pool: frozenset[str]) -> bool:
    """Whether cases of a kind are asked for, and not one that a landlord's case comes near."""
    if not any(asks_for_a_kind(clause.text) for clause in situation.clauses):
        return False
    one = _points_to_another(situation) or _ONE_LIKE_IT.search(situation.english) is not None
    several = _SEVERAL.search(situation.english) is not None and not one
    alone = not pool and not is_told_as_one(situation.english)
    return alone or several or fit < (_LIKE_IT if one else _DESCRIBED)


def _points_to_another(situation: Situation) -> bool:
    return is_told_as_one(situation.english) or any(about_another(clause.text) for clause in situation.clauses)


def _questions(situation: Situation) -> list[str]:
    """The clauses that ask, or all where none has the form of a question."""
    return [c.text for c in situation.clauses if is_question(c.text)] or [c.text for c in situation.clauses]


def _names_its_sum(told_of: Held, situation: Situation) -> bool:
    """Whether a message speaks of `the £800` as of one known, which one case alone holds with something more of it."""
    sums = {each for each in told_of.alone if each[0] == "£"}
    return bool(sums) and len(told_of.alone) > len(sums) and _THE_SUM.search(situation.english) is not None


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
