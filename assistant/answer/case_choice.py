"""Which decided case a message asks about, and which of its clauses do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer.case_finder import asks_for_a_kind, landlord_cases, names_thing, nearest_cases, without_landlord
from assistant.answer.plain import day
from assistant.answer.relevance import anchors, stems
from assistant.answer.sources import Sources
from assistant.answer.wanted import wanted, wanted_of_case
from assistant.index import Filters
from assistant.records import Source
from assistant.situation.clauses import about_another
from assistant.situation.situation import Ask, Clause, Situation
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
_RIVAL, _RIVAL_UNNAMED = 0.93, 0.75
"""Of the nearest case's score, what another must have to be as likely meant, and where no thing of it is named."""
_SAME_DATES = 2
_TELLING = 2
_SEVERAL = re.compile(
    r"\b(cases|decisions|rulings|precedents|others|anyone|anybody|people|tenants|residents|somebody|someone)\b",
    re.IGNORECASE,
)
_ONE_LIKE_IT = re.compile(
    r"\b(the|that|a|one|another|other) (other )?(case|one) (just |much )?like (that|it|this|mine|ours)\b"
    r"|\bin (the|that) other case\b",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(my|our|me|i|i'?m|i'?ve|we|mine|client'?s?)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(did|was|were|had|took|came|got|went|(she|he) (first |had |then )?(?!need)\w{2,}ed)\b", re.IGNORECASE
)
_DUTY = re.compile(
    r"\b(?:has|have|'s|s) (?:\w+ ){0,4}got to\b"
    r"|\bhow (?:long|soon|quick|quickly|fast|many \w+) (?:has|have|does|do|must|should|can|will|would|is|are)\b",
    re.IGNORECASE,
)
_OF_PAST = re.compile(
    r"\bshould (it|that|this|they|she|he|the \w+) (have|of|'ve|a)\b|\bshould'?(ve| have| of) (it |they )?(been|be|taken|come|done)\b",
    re.IGNORECASE,
)
"""What should have been, of something that is over."""
_BY_WHEN = re.compile(r"(?:and |so )?(?:by )?(?:when|what date|which date|what day|which day)\W*$", re.IGNORECASE)
_OF_ANY = frozenset(stems("say said tell told get got give given go went year month date day time end happen"))
"""Words that say what kind of thing is asked, and not of what."""
_OF_DECISIONS = frozenset(stems("money cash do done must pay paid write"))
_POINTS = re.compile(
    r"\b(that|those|these) (visit|job|work|call|letter|repl\w+|offer|email|inspection|survey|door)s?\b", re.IGNORECASE
)
_OUGHT = re.compile(r"\b(ought|should|supposed|meant|reasonable)\b", re.IGNORECASE)
_POLICY = re.compile(
    r"\b(polic(?:y|ies)|targets?|standards?|timescales?|legally|by law|the law|the code)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class CaseChoice:
    """A case, and why it is the one: `fit` is how near its best passage comes.

    `told`: the message speaks of a decided case. `dated`: it gives two dates that stand in the case.
    `thing`: it says what the case was over. `rival`: another case of the landlord's that comes nearly as near.
    """

    ref: str
    fit: float
    told: bool
    dated: bool
    thing: bool = True
    rival: str | None = None


def choose_case(situation: Situation, sources: Sources) -> CaseChoice | None:
    """The case that a message without a reference is about; None where it is about none, or we cannot be sure which.

    It speaks of a decided case, or it describes one of the named landlord's so well that no rule comes near,
    or it gives the dates of one.
    """
    if situation.case in sources.corpus.determinations and not _MINE.search(situation.english):
        return CaseChoice(str(situation.case), 1.0, told=True, dated=False)
    pool = landlord_cases(situation, sources)
    if named_rules(situation.english) and not pool:
        return None
    found = nearest_cases(situation, sources)
    if not found:
        return None
    ref, fit = found[0].ref, found[0].fit
    another = any(about_another(c.text) for c in situation.clauses)
    kind = any(asks_for_a_kind(c.text) for c in situation.clauses)
    one = another or _ONE_LIKE_IT.search(situation.english) is not None
    if kind and (
        not pool or fit < (_LIKE_IT if one else _DESCRIBED) or (_SEVERAL.search(situation.english) and not one)
    ):
        return None
    told = any(c.about_case for c in situation.clauses)
    dated = bool(pool) and _dates_stand(ref, situation, sources)
    sure = told and fit >= (_least(pool, another=another) if pool else _SURE)
    chosen = (
        sure or dated or _is_of_landlord(fit, situation, pool, sources) or _describes(fit, situation, pool, sources)
    )
    if not chosen:
        return None
    thing = names_thing(ref, situation, sources)
    least = found[0].score * (_RIVAL if thing else _RIVAL_UNNAMED)
    rivals = [each.ref for each in found[1:2] if each.score >= least and each.ref in pool and not dated]
    return CaseChoice(ref, fit, told, dated, thing, rivals[0] if rivals else None)


def _least(pool: frozenset[str], *, another: bool = True) -> float:
    """How near a case of a landlord's must come to be taken for the one that is spoken of."""
    if len(pool) == 1:
        return _SURE_OF_ONE
    return _SURE_OF_ANOTHER if another else _SURE_WITH_LANDLORD


def _dates_stand(ref: str, situation: Situation, sources: Sources) -> bool:
    """Whether the message gives the day of a decision, or two of the days that stand in it."""
    case = sources.corpus.determinations[ref]
    dates = {date for date in anchors(situation.english) if re.search(r"[a-z] \d{4}$", date)}
    held: set[str] = set().union(*(anchors(p.text) for p in case.passages))
    decided = case.decided is not None and bool(dates & anchors(day(case.decided)))
    return decided or len(dates & held) >= _SAME_DATES


def _describes(fit: float, situation: Situation, pool: frozenset[str], sources: Sources) -> bool:
    """Whether the message describes a case of the landlord's so well that no rule comes near."""
    of_a_class = situation.priority is not None and Ask.TIMESCALE in situation.asks
    described = bool(pool) and fit >= _DESCRIBED and not situation.events and not of_a_class
    return described and not _DUTY.search(situation.english) and fit >= _rule_fit(situation, sources)


def is_about(clause: Clause, choice: CaseChoice, situation: Situation) -> bool:
    """Whether a clause asks about the case, and not about the person's own home or a rule."""
    if clause.about_case:
        return True
    if _DUTY.search(clause.text) and not _OF_PAST.search(clause.text) and any(c.about_case for c in situation.clauses):
        return False
    mine = _MINE.search(clause.text)
    if mine:
        return False
    if situation.case == choice.ref:
        return True
    if any(c.about_case for c in situation.clauses):
        past = _PAST.search(clause.text) or _OF_PAST.search(clause.text)
        past = past or _BY_WHEN.match(clause.text)
        return past is not None or Ask.TIMESCALE not in clause.asks
    return True


def asked_of_case(clause: Clause, situation: Situation) -> tuple[Clause, str]:
    """The clause less the reference it begins with, and the text to search by: the message where the clause says too little.

    A clause that names no kind of thing takes the message's sums and asks too.
    """
    if situation.refs and ":" in clause.text:
        before, after = clause.text.split(":", 1)
        if len(stems(after)) >= 2 and any(ref in before for ref in situation.refs):
            clause = clause.model_copy(update={"text": after.strip()})
    names = stems(" ".join([*situation.refs, situation.landlord.said if situation.landlord else ""]))
    telling = [word for word in stems(_without_another(clause.text)) if word not in names and word not in _OF_ANY]
    if len(situation.clauses) == 1:
        return clause, clause.text
    if len(telling) >= _TELLING or wanted_of_case(clause.text) & {"year", "body"}:
        return clause, f"{clause.text} {situation.english}" if _POINTS.search(clause.text) else clause.text
    amounts = clause.amounts or situation.amounts
    asks = clause.asks or situation.asks
    text = clause.text if wanted(clause.text) or _asks_of_all(clause.text) else situation.english
    return clause.model_copy(update={"text": text, "amounts": amounts, "asks": asks}), situation.english


def _asks_of_all(text: str) -> bool:
    """Whether a text asks what came of a case, or what the Ombudsman said of it, however few its words."""
    return any(says("cases", kind, text=text) for kind in ("outcome", "view_of_all"))


def _without_another(text: str) -> str:
    """A text less the words that only point to somebody else's case."""
    for pattern in patterns("cases", "another"):
        text = pattern.sub(" ", text)
    return text


def asks_what_is_usual(clause: Clause) -> bool:
    """Whether a clause about a case asks how long such a job ought to take, as a landlord's policy tells too."""
    return Ask.TIMESCALE in clause.asks and _OUGHT.search(clause.text) is not None


def is_sure(choice: CaseChoice) -> bool:
    """Whether a case is told so well that no other of the landlord's can be meant."""
    return choice.dated or (choice.fit >= _SURE and choice.thing and choice.rival is None)


def tells_of_own(situation: Situation) -> bool:
    """Whether a message tells days to reckon with, mostly the person's own, and speaks of no decided case."""
    mine = _MINE.search(situation.english) is not None
    days = situation.reported is not None and (mine or situation.until is not None)
    return days and not any(c.about_case for c in situation.clauses)


def _is_of_landlord(fit: float, situation: Situation, pool: frozenset[str], sources: Sources) -> bool:
    """Whether the message asks what a landlord did, or what was found of it, and tells nothing of one's own."""
    text = situation.english
    if not pool or _MINE.search(text) or _DUTY.search(text) or _POLICY.search(text) or situation.events:
        return False
    if fit < (_SURE_OF_ONE if len(pool) == 1 else _SURE_WITH_LANDLORD):
        return False
    if any(_PAST.search(clause.text) for clause in situation.clauses):
        return True
    asked = Ask.FINDING in situation.asks or says("cases", "of_landlord", text=text)
    if asked and len(pool) == 1 and len(_beside_outcome(situation)) < _TELLING:
        return True
    return asked and fit >= _rule_fit(situation, sources) - _BEFORE_RULES


def _beside_outcome(situation: Situation) -> list[str]:
    """What a message says beside its landlord and what is asked of a decision: a rule may be about such a thing."""
    text = without_landlord(situation)
    for pattern in patterns("cases", "of_landlord"):
        text = pattern.sub(" ", text)
    return [word for word in stems(text) if word not in _OF_ANY | _OF_DECISIONS]


def _rule_fit(situation: Situation, sources: Sources) -> float:
    """How near the best rule comes to the message, by the same measure, and a little more."""
    found = sources.search(situation.english, k=20, filters=Filters(sources=frozenset({Source.POLICY})))
    ranked = sources.rank(without_landlord(situation), found, exact=False)
    return (ranked[0].score if ranked else 0.0) + _BEFORE_RULES
