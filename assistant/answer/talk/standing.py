"""The question that stands in a conversation: what a message that asks nothing itself asks again."""

from __future__ import annotations

import re

from assistant.answer.message.followup import (
    FollowUp,
    asks_next_steps,
    asks_what_difference,
    asks_what_to_do,
    leans_back,
    says_same_day,
    speaks_of_self,
    tells,
)
from assistant.answer.statements.wanted import wanted
from assistant.answer.talk.asked_of_answer import asks_who_pays_for_it
from assistant.answer.talk.carried import with_landlord
from assistant.answer.talk.counted import sum_asked_again
from assistant.answer.talk.same_problem import (
    GENERAL,
    disputes_a_charge,
    names_a_thing,
    names_the_same_thing,
    other_thing_of_the_case,
)
from assistant.answer.talk.still_undone import supposes_still_undone
from assistant.situation.clauses import is_question
from assistant.situation.priorities import priority_of
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules

_SHORT = 14
_IS_IT_LATE = "is it late"
CONTESTS = "how do i contest a recharge"
_TOLD = frozenset({Ask.FINDING, Ask.PROCESS})
_OF_A_THING = (Ask.TIMESCALE, Ask.PROCESS)
_OMBUDSMAN = re.compile(r"\bombudsm[ae]n\b", re.IGNORECASE)
_VERB_FIRST = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?|then)\W+)*(?:is|are|was|were|do|does|did|can|could|should|must|will|would|has|have) (?:it|that|this|they|i|we|she|he|the)\b",
    re.IGNORECASE,
)
_ASKS_WHY_ALONE = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|oh|really|right)\W+)*(?:why|why(?: is|['’]?s) (?:that|it|this)(?: late| so| too long)?|how come|how so|why (?:do|would) you (?:say|think) (?:that|so)"
    r"|how (?:do|did|have) you (?:know|(?:work|figure|get|got|worked|reckon)(?:ed)? (?:that|it|this)(?: out)?|get to that|count(?:ed)? (?:that|it))"
    r"|(?:who|what) says(?: so| that)?|says who|where (?:does it say|did you get|do you get)(?: that| this)?(?: from)?|based on what|on what basis|what(?:['’]?s| is) that based on|are you sure(?: about that| of that)?)\W*$",
    re.IGNORECASE,
)
_UNDER_A_RULE = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|right|now|then)\W+)*(?:(?:what|how) about |is (?:that|it) (?:the same |different )?)?"
    r"(?:by|under|with|going by|according to) (?:the )?(?!(?:what|which|how)\b)(?:\w+['’]?\w* ?){1,6}(?:[,;:–-]|\W*$)"
    r"(?!.*\b(?:what|how|when|who|which|why|can|could|should|must|does|do|is|are)\b)",
    re.IGNORECASE,
)
"""Asks by which other rule what was told would be judged: "and under Awaab's Law?"."""
_CAN_THEY = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|surely)\W+)*(?:can|are|is|should|could) (?:they|he|she|the (?:council|landlord)) (?:really |just |even )?(?:allowed to )?(?:do|doing) (?:that|this|it)(?: then| to me| though)?\W*$",
    re.IGNORECASE,
)
_AND_A_THING = re.compile(
    r"^\W*(?:(?:and|or|but|so|ok(?:ay)?)\W+)*(?:(?:what|how) about|and|for|if it(?:'?s| was| is)) (?:the|a|my|our) (?:\w+ ){0,2}\w+(?: (?:that|which|as well|too)\b.*)?\W*$",
    re.IGNORECASE,
)
_OWN_DOING = re.compile(
    r"\bif (?:it was |it were )?(?:me|us|i|we|my \w+)\b(?:['’]?d| had| have| was)?(?: (?:\w+ )?(?:done|did|broke\w*|caused|damaged|smashed) (?:it|that)\b| (?:who|that) (?:did|broke) it| myself)?",
    re.IGNORECASE,
)
_IS_IT_CERTAIN = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?)\W+)*(?:is|are|was|will) (?:that|this|it|they|those) (?:all |really |actually |definitely )?(?:guaranteed|certain|definite|for (?:sure|certain)|a promise|set in stone|fixed)(?: then)?\W*$"
    r"|^\W*(?:(?:and|but|so)\W+)*(?:can|could) i (?:count|rely|bank) on (?:that|it|this)\W*$",
    re.IGNORECASE,
)
_STILL_WAITS = re.compile(
    r"^\W*(?:(?:and|but|well|no|so)\W+)*(?:still|yet) (?:nothing|nowt|no|not|waiting|haven['’]?t|hasn['’]?t)\b"
    r"|^\W*(?:(?:and|but|well|so)\W+)*(?:nothing|nowt|no|not|haven['’]?t|hasn['’]?t|heard nothing)\b[^.?!]{0,40}\b(?:yet|so far|still|back|since)\W*$",
    re.IGNORECASE,
)
_AND_THE = re.compile(
    r"^\W*(?:and|or|what about|how about)(?: for)? (?:the|a|an|their|its|my|making) (?:\w+ ){0,3}\w+"
    r"(?: (?:saying|about|on|of|with|telling me|that says) (?:\w+ ){0,4}\w+)?\W*$",
    re.IGNORECASE,
)


def question_that_stands(base: Situation, now: Situation, kind: FollowUp, kept: dict[str, object]) -> dict[str, object]:
    """The question that stands, asked again where the message asks none; else the words that it leans on."""
    asks_itself = any(is_question(clause.text) or set(clause.asks) - _TOLD for clause in now.clauses)
    of_the_case = (base.refs or base.case) and _AND_THE.search(now.english) and wanted(now.english)
    asks_itself = asks_itself or asks_next_steps(now.english) or bool(of_the_case)
    of_its_own = {ask for clause in now.clauses if is_question(clause.text) for ask in clause.asks} - _TOLD
    verb = (base.refs or base.case) and not now.landlord and _VERB_FIRST.search(now.english)
    bare = not (of_its_own or verb) and (
        kind in (FollowUp.WHAT_IF, FollowUp.SOMEBODY_ELSE)
        or asks_what_difference(now)
        or (len(now.english.split()) < 7 and tells(now) and not _asks_by_its_verb(now))
        or (tells(now) and len(now.english.split()) < _SHORT and asks_by_its_mark_alone(now))
    )
    if kind is FollowUp.ASIDE:
        return {"standing": base.standing}
    if swapped := _of_another_thing(base, now):
        return {"clauses": swapped, "standing": swapped, "asks": swapped[0].asks, "english": swapped[0].text}
    if sum_asked_again(base, now, kept):
        whole = (Clause(text=now.english, asks=(Ask.REMEDY,)),)
        return {"clauses": whole, "asks": (Ask.REMEDY,), "standing": base.standing}
    if _ASKS_WHY_ALONE.search(now.english) and (base.events or base.began) and not (base.refs or base.case):
        return _tale(base, now, kept, kind) | {"standing": base.standing}
    if asks_who_pays_for_it(now.english) and not (base.refs or base.case):
        whole = (Clause(text=now.english, asks=(Ask.PROCESS,)),)
        return {"clauses": whole, "asks": (Ask.PROCESS,), "standing": whole}
    if _OWN_DOING.search(now.english) and any(asks_who_pays_for_it(clause.text) for clause in base.standing):
        return {"clauses": base.standing, "asks": (Ask.PROCESS,), "standing": base.standing}
    if _AND_A_THING.search(now.english) and any(asks_who_pays_for_it(clause.text) for clause in base.standing):
        return {"clauses": base.standing, "asks": (Ask.PROCESS,), "standing": base.standing}
    if _UNDER_A_RULE.search(now.english) and named_rules(now.english) and base.events and not (base.refs or base.case):
        under = Clause(text=now.english, asks=(Ask.TIMESCALE, Ask.DELAY))
        return {"clauses": (under,), "asks": under.asks, "standing": base.standing}
    if _CAN_THEY.search(now.english) and base.events and not (base.refs or base.case):
        return {"clauses": (Clause(text=now.english, asks=(Ask.DELAY, Ask.PROCESS)),), "asks": (Ask.DELAY, Ask.PROCESS)}
    if _IS_IT_CERTAIN.search(now.english) and base.standing and not (base.refs or base.case):
        asks = tuple(dict.fromkeys(ask for clause in base.standing for ask in clause.asks))
        return {
            "clauses": base.standing,
            "asks": asks,
            "english": f"{now.english} {_text(base.standing)}",
            "standing": base.standing,
        }
    if now.missed_appointments and not (asks_itself or now.events) and (base.events or base.began):
        return {"asks": (Ask.REMEDY,), "clauses": (Clause(text=now.english, asks=(Ask.REMEDY,)),)}
    if "second_contractor_days" in kept and Ask.REMEDY not in now.asks:
        owed = (Clause(text=now.english, asks=(Ask.REMEDY,)),)
        return {"asks": (Ask.REMEDY,), "clauses": owed, "standing": base.standing}
    waits = not asks_itself and _STILL_WAITS.search(now.english)
    if (base.events or base.began) and (waits or supposes_still_undone(now)) and not (base.refs or base.case):
        return _tale(base, now, kept, kind) | {"standing": base.standing}
    if not (asks_itself or tells(now) or leans_back(now)):
        return {"standing": base.standing}
    if disputes_a_charge(base, now):
        clause = Clause(text=CONTESTS, asks=(Ask.PROCESS,))
        return {
            "clauses": (clause,),
            "asks": clause.asks,
            "english": CONTESTS,
            "repair": CONTESTS,
            "standing": base.standing,
        }
    if base.under and asks_itself and not now.events and kind is FollowUp.GOES_ON:
        return {"english": f"{now.english} {_text(base.standing)}", "standing": base.standing}
    if not base.standing:
        supposed = bare and (kind is FollowUp.WHAT_IF or asks_what_difference(now))
        supposed = supposed or (kind is FollowUp.SOMEBODY_ELSE and asks_by_its_mark_alone(now))
        return _tale(base, now, kept, kind) if supposed or not asks_itself else {}
    if asks_itself and not bare:
        leaning = leans_back(now) and now.asks and set(now.asks) <= _TOLD and _asks_of(base.standing) - _TOLD
        update: dict[str, object] = {"standing": base.standing} if leaning else {}
        of_case = base.refs or base.case
        named = of_case and (wanted(now.english) or names_the_same_thing(base, now))
        if _elliptic(now) and not (_asks_only_for_steps(base.standing) or named):
            update["english"] = f"{now.english} {_text(base.standing)}"
        return update | _asked_alike(base, now)
    dated = now.events or now.began or kept.get("events") or kept.get("began")
    if dated and (_asks_only_for_steps(base.standing) or _asks_only_of_cases(base.standing, now)):
        return _tale(base, now, kept, kind)
    if of_household := _what_the_household_changes(base, now):
        return of_household
    landlord = kept.get("landlord", now.landlord) if "landlord" not in kept else kept["landlord"]
    asked = with_landlord(base.standing, base.landlord, landlord)  # type: ignore[arg-type]
    update = {"clauses": (*now.clauses, *asked), "english": f"{now.english} {_text(asked)}"}
    update["asks"] = tuple(dict.fromkeys(ask for clause in asked for ask in clause.asks)) or base.asks
    update["standing"] = asked
    if kind is FollowUp.SOMEBODY_ELSE and not now.priority and (said := priority_of(_text(asked))):
        update["priority"] = said
    if now.events and kind in (FollowUp.GOES_ON, FollowUp.OWN_AGAIN):
        by_law = {"english": update["english"]} if named_rules(_text(asked)) else {}
        return _tale(base, now, kept, kind) | by_law
    if kind is FollowUp.CORRECTION and "events" in kept and not _asks_of(asked) - _TOLD:
        return _tale(base, now, kept, kind) | {"standing": base.standing}
    if now.events or "events" in kept:
        asked = tuple(_whether_in_time(clause) for clause in asked)
        update |= {"clauses": (*now.clauses, *asked), "asks": tuple(dict.fromkeys((*update["asks"], Ask.DELAY)))}  # type: ignore[misc]
    return update


def _what_the_household_changes(base: Situation, now: Situation) -> dict[str, object]:
    """Who lives there told after a sum: what the rules make of it is asked before what that does to the sum."""
    of_sums = base.standing and _asks_of(base.standing) - _TOLD <= {Ask.REMEDY}
    if not (of_sums and now.household and asks_what_difference(now)) or base.refs or base.case:
        return {}
    told = Clause(text=f"{now.english.rstrip('?')}?", asks=(Ask.TIMESCALE, Ask.PROCESS))
    clauses = (told, *base.standing)
    asks = tuple(dict.fromkeys(ask for clause in clauses for ask in clause.asks))
    return {"clauses": clauses, "asks": asks, "standing": base.standing}


def _of_another_thing(base: Situation, now: Situation) -> tuple[Clause, ...]:
    """The question that stands of a decided case, asked of another thing of it: "how much for the doors", "and the intercom"."""
    found = other_thing_of_the_case(base, now)
    if found is None or asks_next_steps(now.english) or wanted(now.english):
        return ()
    before, thing = found
    text = f"{base.standing[0].text[: before.start()]} {before[1]} {thing}"
    return (base.standing[0].model_copy(update={"text": text}),)


def _asked_alike(base: Situation, now: Situation) -> dict[str, object]:
    """A question without a verb ("and the summary?") asks of another thing what stands asked."""
    before = tuple(dict.fromkeys(ask for clause in base.standing for ask in clause.asks if ask not in _TOLD))
    bare = [c for c in now.clauses if _AND_THE.search(c.text) and not set(c.asks) - _TOLD]
    if not bare or not before:
        return {}
    clauses = tuple(c.model_copy(update={"asks": before}) if c in bare else c for c in now.clauses)
    return {"clauses": clauses, "standing": clauses, "asks": tuple(dict.fromkeys((*now.asks, *before)))}


def question_of_another_thing(base: Situation, now: Situation) -> dict[str, object]:
    """What a new problem that is only named ("and the mould?") asks: what was asked of the one before."""
    first, *rest = now.clauses or (Clause(text=now.english),)
    alone = not any(is_question(clause.text) or set(clause.asks) - _TOLD for clause in rest)
    if (
        not names_a_thing(now)
        and not asks_by_its_mark_alone(now)
        and not (alone and names_a_thing(now.model_copy(update={"english": first.text})))
    ):
        return {}
    before = tuple(dict.fromkeys(ask for clause in base.standing for ask in clause.asks if ask not in _TOLD))
    dated = (Ask.DELAY,) if now.events or says_same_day(now) else ()
    asks = tuple(dict.fromkeys((*before, *_OF_A_THING, *dated)))
    clauses = tuple(clause.model_copy(update={"asks": asks}) for clause in now.clauses)
    return {"clauses": clauses, "standing": clauses, "asks": asks}


def _tale(base: Situation, now: Situation, kept: dict[str, object], kind: FollowUp) -> dict[str, object]:
    """A message that tells what happened and asks nothing wants to know whether that was too long."""
    if not (now.events or kept.get("events") or now.began or kept.get("began")):
        if kind not in (FollowUp.SOMEBODY_ELSE, FollowUp.WHAT_IF):
            return {"asks": base.asks}
        return {"asks": (Ask.TIMESCALE,), "clauses": (Clause(text=now.english, asks=(Ask.TIMESCALE,)),)}
    asks = (Ask.DELAY, *(ask for ask in base.asks if ask is not Ask.TIMESCALE))
    whole = Clause(text=now.english, asks=(Ask.DELAY, Ask.PROCESS))
    return {"asks": tuple(dict.fromkeys((*asks, Ask.PROCESS))), "clauses": (whole,), "english": now.english}


def asked_whether_late() -> dict[str, object]:
    """The question whether a wait is too long, in plain words, and nothing else."""
    whole = Clause(text=_IS_IT_LATE, asks=(Ask.DELAY, Ask.PROCESS))
    return {"asks": whole.asks, "clauses": (whole,), "english": _IS_IT_LATE}


def _whether_in_time(clause: Clause) -> Clause:
    """A question how long they have, of something that is now dated: whether it was in time too."""
    if Ask.TIMESCALE not in clause.asks or Ask.DELAY in clause.asks:
        return clause
    return clause.model_copy(update={"asks": (*clause.asks, Ask.DELAY)})


def asks_by_its_mark_alone(now: Situation) -> bool:
    """Whether nothing but the mark at its end makes a message a question ("and my gutter, told the same day?")."""
    text = now.english.rstrip()
    return text.endswith("?") and not any(c.asks or is_question(c.text.rstrip("? ")) for c in now.clauses)


def _asks_by_its_verb(now: Situation) -> bool:
    """Whether a short message asks by its verb, of what was told, and tells no fact to ask it of."""
    told = now.landlord or now.tenure or now.priority or now.household or now.events or now.loose or now.since
    return _VERB_FIRST.search(now.english) is not None and not told and now.category in GENERAL


def _elliptic(now: Situation) -> bool:
    """Whether a question is too bare to be searched by itself: short or pointing back, with nothing named in it."""
    return (
        leans_back(now)
        and now.category in GENERAL
        and not now.landlord
        and not (now.refs or named_rules(now.english) or _OMBUDSMAN.search(now.english))
    )


def _asks_only_for_steps(clauses: tuple[Clause, ...]) -> bool:
    """Whether what stands asked is only what to do: its words tell nothing of what a later message asks."""
    asked = [clause for clause in clauses if is_question(clause.text)] or list(clauses)
    return all(asks_next_steps(clause.text) or asks_what_to_do(clause.text) for clause in asked)


def _asks_only_of_cases(clauses: tuple[Clause, ...], now: Situation) -> bool:
    """Whether what stands asked is of decided cases alone, and a message tells what happened to the person."""
    of_cases = all(clause.about_case or set(clause.asks) <= {Ask.PRECEDENT, Ask.FINDING} for clause in clauses)
    return of_cases and speaks_of_self(now) and bool(now.events or now.began)


def _asks_of(clauses: tuple[Clause, ...]) -> set[Ask]:
    return {ask for clause in clauses for ask in clause.asks}


def _text(clauses: tuple[Clause, ...]) -> str:
    return " ".join(clause.text for clause in clauses)
