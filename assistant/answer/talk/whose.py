"""What a message continues: the person's own situation, or one set apart from it for a while."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.answer.case_lists.asked import is_list_clause
from assistant.answer.message.followup import FollowUp, asks_next_steps, speaks_of_self, supposes_season
from assistant.answer.talk.happenings import ends_of
from assistant.answer.talk.same_problem import GENERAL, recalls_a_case, taken_up_again
from assistant.answer.talk.stage_asked import asks_of_stage_2, of_the_stage_asked
from assistant.records import Category
from assistant.records.categories import categorise
from assistant.situation.clauses import is_question
from assistant.situation.day_shapes import MONTH
from assistant.situation.situation import Ask, Situation
from assistant.situation.wordlists import says
from assistant.timescales.facts import Happening

SAID = {
    "what if": "This supposes what you asked. What you told us of your own home is kept.",
    "somebody else": "This is about somebody else's home. Your own landlord, dates and tenancy are left out and kept.",
    "a decided case": "This is about a decided case. What you told us of your own home is left out and kept.",
    "a complaint": "This is about a complaint. What you told us of the repair is left out and kept.",
}
"""What is said of a message that is set apart, once, when it begins."""
_OF_A_WAIT = frozenset({Ask.DELAY, Ask.FINDING})
_DONE = (Happening.COMPLETED, Happening.MADE_SAFE, Happening.UNTIL)
_FOR_ONE_MESSAGE = ("emergency", "a complaint")
_ASKS_WHAT = re.compile(
    r"\b(?:what|who|where|how(?! (?:late|long|far|many days|much (?:late|over)))|can|could|should|must|may|do|does) (?!if\b)",
    re.IGNORECASE,
)
_STILL_UNDONE = re.compile(r"\bstill\b|\b(?:ha(?:ve|s)|do(?:es)?|did|wo)n['’]?t\b|\bis ?n['’]?t\b", re.IGNORECASE)
_OF_OTHER = re.compile(r"\b(she|he|her|his|him|they'?re|hers)\b", re.IGNORECASE)
_NOT_OTHER = re.compile(r"\bnot (?:her|him|them|she|he|hers|his|my \w+)\b", re.IGNORECASE)
_SUPPOSES = re.compile(r"\b(if|suppos\w+|say|imagine|would|had (?:it|they|he|she))\b", re.IGNORECASE)
_MONTHS = re.compile(rf"\b{MONTH}\b|\b(?:summer|winter)\b", re.IGNORECASE)
_IN_THAT_CASE = re.compile(
    r"\b(in that case|if so|if it was|if that was|then would|with them|there(?=\W*$)|would that|would they|would i|would it"
    r"|(?:reply|answer|respond) to (?:that|it)|on the last day (?:they|it)|after that|from then)\b",
    re.IGNORECASE,
)
_RULE = r"(?:(?:complaints? )?(?:handling )?code|law|awaab['’]?s law|regulations?|(?:present |current |own |new )*guidance|right to repair)"
_RULE_NOW = re.compile(
    rf"\b(?:what|how (?:long|many|much|soon)|when)\b[^.?!]{{0,40}}\b(?:the |ombudsman['’]?s )(?:\w+ )?{_RULE}\b[^.?!]{{0,12}}"
    r"\b(?:say|says|allow|allows|give|gives|want|wants|require|requires|set|sets|expect|expects|ask|asks|let|lets)\b"
    rf"|\bunder the (?:\w+ )?{_RULE}\b[^.?!]{{0,40}}\b(?:how long|what|when|by when)\b",
    re.IGNORECASE,
)
_OF_THE_CASE = re.compile(
    r"\b(?:that|this|the|her|his|their) (?:case|decision|one|complaint|complainant|resident|tenant|landlord)\b|\bin (?:it|that|there|this)\b"
    r"|\b(?:they|she|he|him|her|his|their|them)\b|\b(?:was|were|did|had)\b",
    re.IGNORECASE,
)
"""Words that say that a rule is asked about for the case spoken of, and not for anybody."""


class Ground(NamedTuple):
    """What a message continues, what that is apart from the person's own situation, and that situation."""

    base: Situation
    apart: str | None = None
    own: Situation | None = None


def ground_of(earlier: Situation, now: Situation, kind: FollowUp) -> Ground:
    """The situation that a message stands on."""
    if earlier.apart == "what if" and earlier.own and earlier.own.own and not _IN_THAT_CASE.search(now.english):
        earlier = earlier.own
    mine = (earlier.own and earlier.own.own) or earlier.own or earlier
    if turns_to_a_case(now):
        return Ground(earlier, "a decided case", mine) if _has_facts(mine) else Ground(mine)
    if (again := taken_up_again(mine, now)) is not None:
        return Ground(again.model_copy(update={"left": alone(mine)}))
    if kind is FollowUp.SOMEBODY_ELSE:
        return Ground(mine, "somebody else", mine)
    if kind is FollowUp.CORRECTION and earlier.apart == "somebody else" and _NOT_OTHER.search(now.english):
        return Ground(
            earlier.model_copy(update={"landlord": earlier.landlord or mine.landlord, "apart": None, "own": None})
        )
    if kind is FollowUp.WHAT_IF and earlier.apart == "what if" and _IN_THAT_CASE.search(now.english):
        return Ground(earlier, "what if", earlier.own)
    if kind is FollowUp.WHAT_IF and earlier.apart == "somebody else" and not speaks_of_self(now):
        return Ground(earlier, "what if", earlier)
    if kind is FollowUp.WHAT_IF and (mine.events or _SUPPOSES.search(now.english) or supposes_season(now)):
        return Ground(mine, "what if", mine)
    if earlier.own is None or kind in (FollowUp.NEW_PROBLEM, FollowUp.OWN_AGAIN) or earlier.apart in _FOR_ONE_MESSAGE:
        return Ground(mine)
    if earlier.apart == "what if":
        return Ground(earlier, earlier.apart, earlier.own) if _IN_THAT_CASE.search(now.english) else Ground(mine)
    told = earlier.apart == "a decided case" and (now.events or now.tenure or now.household)
    if told or (speaks_of_self(now) and not _OF_OTHER.search(now.english)):
        return Ground(mine)
    return Ground(earlier, earlier.apart, earlier.own)


def asks_of_a_rule(text: str) -> bool:
    """Whether a message asks what a code, law or guidance says as it is now, and nothing of a case just told of."""
    return _RULE_NOW.search(text) is not None and _OF_THE_CASE.search(text) is None


def less_the_case(earlier: Situation, now: Situation) -> Situation:
    """What was told before, without the decided case spoken of beside it, where a message comes back to one's own home."""
    if (earlier.refs or earlier.case) and not (now.refs or now.events) and asks_of_a_rule(now.english):
        return earlier.model_copy(update={"refs": (), "case": None, "standing": (), "told": (), "repair": ""})
    beside = (earlier.refs or earlier.case) and earlier.events and earlier.own is None and not now.refs
    if not (beside and says("followups", "own again", text=now.english)):
        return earlier
    without: dict[str, object] = {"refs": (), "case": None, "standing": (), "told": ()}
    if earlier.category in GENERAL and any(event.what is Happening.REPORTED for event in earlier.events):
        without["category"] = categorise(earlier.repair)
    return earlier.model_copy(update=without)


def of_a_complaint(ground: Ground, now: Situation) -> Ground:
    """The ground of a question about a complaint's stage: without days that set no clock of that stage."""
    left = None if ground.own else of_the_stage_asked(ground.base, now)
    if left is None:
        return ground
    questions = tuple(clause for clause in ground.base.standing if clause.asks and is_question(clause.text))
    without = {"events": left, "standing": questions, "category": Category.COMPLAINT_HANDLING, **ends_of(left)}
    without |= {
        "repair": "stage 2" if asks_of_stage_2(ground.base, now) else "",
        "priority": None,
        "losses": (),
        "missed_appointments": None,
    }
    return Ground(ground.base.model_copy(update=without), "a complaint", ground.base)


def of_another_season(ground: Ground, now: Situation) -> Ground:
    """The ground of a message that supposes another month: without days, since what is asked is how long there would be."""
    if ground.apart != "what if" or not supposes_season(now):
        return ground
    without = {"events": (), "rough": (), "began": None, "since": None, **ends_of(())}
    if not any(Ask.REMEDY in clause.asks for clause in ground.base.standing):
        without["standing"] = ()
    return ground._replace(
        base=ground.base.model_copy(update=without | {"repair": _MONTHS.sub(" ", ground.base.repair)})
    )


def supposes_it_goes_on(base: Situation, now: Situation) -> bool:
    """Whether a message supposes that a wait told of goes on to a day not yet come, and asks nothing else of it."""
    waits = (base.reported or base.began) and not any(event.what in _DONE for event in still_waiting(base).events)
    of_sum = any(Ask.REMEDY in clause.asks for clause in base.standing)
    of_case = base.refs or base.case or now.refs or base.under or of_sum
    told = now.landlord or now.priority or now.tenure or now.category not in (*GENERAL, base.category)
    asked = {ask for clause in now.clauses if is_question(clause.text) for ask in clause.asks}
    what = _ASKS_WHAT.search(now.english) is not None
    told = told or (asks_next_steps(now.english) and (what or _STILL_UNDONE.search(now.english) is None))
    likely = _OF_A_WAIT if what else _OF_A_WAIT | {Ask.PROCESS}
    return bool(now.ahead and waits and not of_case and not told and asked <= likely)


def still_waiting(base: Situation) -> Situation:
    """A situation in which a look or a visit has ended no wait: what is supposed undone goes on after it."""
    visits = {event.on for event in base.events if event.what in (Happening.INVESTIGATED, Happening.ATTENDED)}
    events = tuple(e for e in base.events if not (e.what is Happening.UNTIL and e.on in visits))
    return base if events == base.events else base.model_copy(update={"events": events, **ends_of(events)})


def turns_to_a_case(now: Situation) -> bool:
    """Whether a message names a decided case: by its number, the landlord that it was decided against, or what it was over."""
    told = now.landlord and any(clause.about_case for clause in now.clauses)
    return bool(now.refs or told or recalls_a_case(now))


def alone(own: Situation) -> Situation:
    """A situation to be taken up again: what it was supposed to be is dropped, but not whose home it is."""
    flat = {"own": None, "apart": None, "told": (), "left": own.left and own.left.model_copy(update={"left": None})}
    if own.apart == "somebody else" and own.own is not None:
        return own.model_copy(
            update=flat | {"apart": own.apart, "own": own.own.model_copy(update={"own": None, "apart": None})}
        )
    return own.model_copy(update=flat)


def _has_facts(mine: Situation) -> bool:
    """Whether a person has told of a home, so that talk of a decided case must be set apart from it."""
    over_cases = any(map(is_list_clause, (*mine.standing, *mine.clauses)))
    named = mine.category and not (mine.refs or mine.case or over_cases)
    return bool(mine.events or mine.tenure or mine.household or named)
