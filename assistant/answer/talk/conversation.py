"""A conversation's situation: what a message keeps of the ones before it, made visible, and what it sets aside."""

from __future__ import annotations

import re

from assistant.answer.cases.tenure import asks_of_tenure
from assistant.answer.message.followup import (
    FollowUp,
    asks_next_steps,
    asks_what_to_do,
    follow_up_of,
    leans_back,
    speaks_of_self,
    supposes_renting,
    supposes_season,
)
from assistant.answer.talk.another_thing import kept_of_another_thing, supposes_another_thing
from assistant.answer.talk.asked_of_answer import asked_of_answer
from assistant.answer.talk.asked_of_case import told_in_full
from assistant.answer.talk.carried import PERSON, PROBLEM, facts_of_the_problem
from assistant.answer.talk.class_anew import class_anew
from assistant.answer.talk.happenings import goes_on_till
from assistant.answer.talk.kept import (
    kept_of_a_new_problem,
    kept_of_somebody_else,
    kept_of_the_problem,
    less_the_holding,
)
from assistant.answer.talk.list_again import asked_of_the_list
from assistant.answer.talk.merging import merged_events
from assistant.answer.talk.requests import of_a_request
from assistant.answer.talk.said_in_full import ANOTHER_TIME, FORCED, said_in_full
from assistant.answer.talk.same_problem import GENERAL, goes_on, says_more_of_it
from assistant.answer.talk.shown_cases import MOST, asked_of_the_other, pointed_to
from assistant.answer.talk.stages_of_case import of_its_stages
from assistant.answer.talk.standalone import standalone
from assistant.answer.talk.standing import CONTESTS, question_that_stands
from assistant.answer.talk.standing_made import asked_whether_late
from assistant.answer.talk.thing_put_right import thing_put_right
from assistant.answer.talk.time_to_go_there import time_to_go_there
from assistant.answer.talk.whose import (
    SAID,
    Ground,
    alone,
    ground_of,
    less_the_case,
    of_a_complaint,
    of_another_season,
    still_waiting,
    supposes_it_goes_on,
)
from assistant.situation.clauses import about_a_case, is_question
from assistant.situation.situation import Ask, Clause, Situation, Told
from assistant.situation.wordlists import named_rules, says
from assistant.timescales.facts import Happening

_IT = re.compile(r"\b(it|its|that|this|them|these|those|they|same|mine|ours?|my|one|ones)\b", re.IGNORECASE)
_MEMBER = re.compile(r"\b(?:my|our) (?:local |own )?(?:councillors?|mps?)\b", re.IGNORECASE)
_ONE = re.compile(r"(?<=\w) ones?\b", re.IGNORECASE)
_SHORT = 12
_ALL_KEPT = (
    *PERSON,
    *PROBLEM,
    "events",
    "reported",
    "until",
    "refs",
    "repair",
    "standing",
    "left",
    "case",
    "asks",
    "second_contractor_days",
)
"""What a question about the last answer keeps: everything, so that the next message finds it as it was."""

_DATED = ("events", "reported", "until")


def continue_from(earlier: Situation, now: Situation) -> Situation:
    """The new message's situation with what it relies on from before, each field listed in `carried`.

    A correction replaces a fact; something supposed, another person's home, a decided case and a question about
    a complaint's stage are set apart, so that the person's own situation (`own`) is there again for the message
    after. A new problem leaves the old one (`left`), which is taken up again where it is named. Where a message
    asks nothing itself, the question that stands is asked again of the facts as they are now.
    """
    earlier, now = _heard(earlier, now)
    pointed = pointed_to(earlier, now)
    if not pointed and (of_answer := _of_the_answer(earlier, now)) is not None:
        return of_answer
    if (again := asked_of_the_list(earlier, now)) is not None:
        return _finish(Ground(earlier, earlier.apart, earlier.own), again, {}, FollowUp.GOES_ON)
    if pointed:
        now = asked_of_the_other(earlier, now.model_copy(update={"refs": pointed}))
    if goes_on_till(now.english):
        now = now.model_copy(update={"loose": ()})
    kind = follow_up_of(earlier, now)
    ground = of_another_season(of_a_complaint(ground_of(earlier, now, kind), now), now)
    if supposes_it_goes_on(ground.base, now):
        return _supposed_to_go_on(earlier, ground, now)
    if kind in (FollowUp.GOES_ON, FollowUp.WHAT_IF, FollowUp.ANSWER) and supposes_another_thing(ground.base, now):
        apart = Ground(ground.base, "what if", ground.own or ground.base)
        return _finish(apart, now, kept_of_another_thing(ground.base, now), FollowUp.WHAT_IF)
    if kind is FollowUp.WHAT_IF and supposes_season(now):
        now = now.model_copy(update={"began": None, "since": None})
    if kind is FollowUp.SOMEBODY_ELSE or (kind is FollowUp.WHAT_IF and supposes_renting(now)):
        ground = ground._replace(base=less_the_holding(ground.base, now))
    base = ground.base
    if kind not in (FollowUp.NEW_PROBLEM, FollowUp.SOMEBODY_ELSE):
        now = of_a_request(base, now)
    if kind is FollowUp.NEW_PROBLEM or not goes_on(base, now, kind):
        return _finish(ground, now, kept_of_a_new_problem(ground, now, kind, pointed), kind)
    if kind is FollowUp.SOMEBODY_ELSE:
        kept = kept_of_somebody_else(base, now)
    else:
        kept = kept_of_the_problem(earlier, base, now, kind)
    return _finish(ground, now, kept | question_that_stands(base, now, kind, kept), kind)


def _heard(earlier: Situation, now: Situation) -> tuple[Situation, Situation]:
    """What went before and the new message, as the talk makes them to be read: of a case, of whom, of which danger."""
    if earlier.apart == "emergency" and _asks_about_it(now):
        now = now.model_copy(update={"urgent": earlier.urgent or earlier.question})
    earlier, now = thing_put_right(less_the_case(earlier, now), class_anew(earlier, now))
    now = said_in_full(earlier, time_to_go_there(earlier, now))
    if now.english in (ANOTHER_TIME, FORCED) and not earlier.events:
        # The notice that was told of is answered: what is asked now is whether one must be in.
        earlier = earlier.model_copy(update={"repair": "", "standing": (), "clauses": ()})
    of_case = bool(earlier.refs or earlier.case)
    if of_case and now.tenure and asks_of_tenure(now.english) and not speaks_of_self(now):
        now = now.model_copy(update={"tenure": None})
    now = _of_whom_it_was_told(earlier, now)
    if of_case and not (now.refs or now.landlord or now.events or speaks_of_self(now)):
        now = told_in_full(of_its_stages(earlier, now))
    return earlier, now.model_copy(update={"shown": earlier.shown, "told": earlier.told})


def _of_the_answer(earlier: Situation, now: Situation) -> Situation | None:
    """A question about the last answer, which leaves everything as it was; None where the message is not one."""
    of_answer = asked_of_answer(earlier, now)
    if not of_answer:
        return None
    urgent = (earlier.urgent or earlier.question) if earlier.apart == "emergency" else ""
    now = now.model_copy(update={"of_answer": tuple(kind.value for kind in of_answer), "urgent": urgent})
    kept = {name: getattr(earlier, name) for name in _ALL_KEPT}
    return _finish(Ground(earlier, earlier.apart, earlier.own), now, kept, FollowUp.GOES_ON)


def _supposed_to_go_on(earlier: Situation, ground: Ground, now: Situation) -> Situation:
    """A wait that is supposed to go on: whether it would be late, with nothing done but what was looked at."""
    now = now.model_copy(update={"events": (), "loose": (), "began": None, "since": None, "length": None, "doubts": ()})
    still = Ground(still_waiting(ground.base), "what if", ground.own or ground.base)
    kept = facts_of_the_problem(still.base, now) | merged_events(earlier, still.base, now, FollowUp.WHAT_IF)
    looked = any(event.what in (Happening.INVESTIGATED, Happening.ATTENDED) for event in still.base.events)
    kept["repair"] = f"{still.base.repair} It is still not done." if looked else still.base.repair
    return _finish(still, now, kept | asked_whether_late() | {"standing": still.base.standing}, FollowUp.WHAT_IF)


def points_back(situation: Situation) -> bool:
    """Whether a short follow-up leans on what was said before."""
    return bool(situation.carried) and len(situation.question.split()) < _SHORT and leans_back(situation)


def put_right(now: Situation, earlier: Situation, names: frozenset[str]) -> Situation:
    """The fields that the person corrected, as they put them, whatever the message says of them."""
    return now.model_copy(update={name: getattr(earlier, name) for name in names if name in Situation.model_fields})


def remember(
    situation: Situation,
    *,
    earlier: Situation | None,
    kind: str,
    asked: tuple[str, ...],
    emergency: bool,
    case: str | None,
    shown: tuple[str, ...] = (),
    told: tuple[Told, ...] = (),
) -> Situation:
    """What the next message may rely on, once this one is answered.

    `case` is the decided case that the answer was about, `shown` are all that it told of, `told` is what it said: a
    question about an answer, and one of several cases told before, leave them as they were. A case spoken of before
    another is kept, so that the two can be set beside each other. An emergency, and what
    was not ours to answer, leave the question that stood before standing. An emergency leaves the days told before,
    and so does what was refused.
    """
    before = earlier.shown if earlier is not None else ()
    kept = situation.of_answer or (set(shown) <= set(before) and (situation.refs or Ask.TERM in situation.asks))
    update: dict[str, object] = {"asked": asked, "case": case or situation.case}
    update |= {
        "shown": before if kept else shown[:MOST],
        "told": situation.told if situation.of_answer or not told else told,
    }
    if earlier is not None and earlier.case and case not in (None, earlier.case) and not _left_a_home(situation):
        update["left"] = alone(earlier)
    if emergency:
        update["apart"] = "emergency"
    if earlier is not None and situation.repair == CONTESTS:
        update["repair"] = earlier.repair
    if earlier is not None and emergency:
        mine = _with_what_it_told(earlier.own or earlier, situation)
        update["own"] = mine
        if not (situation.events or "repair" in situation.carried):
            update |= {name: getattr(mine, name) for name in _DATED}
    elif situation.apart == "a decided case" and situation.own is not None and not situation.events:
        update["reported"] = situation.own.reported
    elif earlier is not None and kind == "refuse":
        update |= {name: getattr(earlier, name) for name in (*_DATED, "standing")}
    elif earlier is not None and kind in ("abstain", "clarify"):
        update |= {"standing": situation.standing if kind == "clarify" and situation.standing else earlier.standing}
    return situation.model_copy(update=update)


def _left_a_home(situation: Situation) -> bool:
    """Whether a problem of the person's own waits to be taken up again."""
    return situation.left is not None and bool(situation.left.events or situation.left.began)


def _with_what_it_told(mine: Situation, urgent: Situation) -> Situation:
    """The person's own situation with the facts that a message about an emergency told beside it."""
    if urgent.apart is not None:
        return mine
    same = urgent.category in (None, mine.category)
    fields = (*PERSON, "events", "reported", "until", "losses", "since", "began") if same else PERSON
    return mine.model_copy(update={name: told for name in fields if (told := getattr(urgent, name))})


def _asks_about_it(now: Situation) -> bool:
    """Whether a message asks what to do first, or tells more of it, and does not say that the danger is over."""
    safe = says("followups", "made safe", text=now.english) and not says("followups", "not over", text=now.english)
    dated = now.events or now.loose or now.idle or now.since
    if not safe and says_more_of_it(now) and not dated and not now.landlord:
        return True
    return not safe and (asks_next_steps(now.english) or asks_what_to_do(now.english)) and now.category in GENERAL


def _of_whom_it_was_told(earlier: Situation, now: Situation) -> Situation:
    """A message whose "she" is somebody for whom the person asked before, and whose "one" no decided case."""
    told_of = earlier.refs or earlier.case or earlier.shown or now.refs or now.landlord
    home = not told_of and bool(earlier.events or earlier.began)
    mine = earlier.own or earlier
    told = f"{mine.repair} {mine.left.repair if mine.left else ''}"
    theirs = not earlier.refs and says("cases", "spoken_for", text=told)
    if not (home or theirs):
        return now
    clauses = (_read_again(clause, theirs=theirs, home=home) for clause in now.clauses)
    return now.model_copy(update={"clauses": tuple(clauses)})


def _read_again(clause: Clause, *, theirs: bool, home: bool) -> Clause:
    """A clause read as one of the home spoken of: "she" lives there, and "the bathroom one" is a thing of it."""
    text = _ONE.sub(" ", clause.text) if home else clause.text
    return clause.model_copy(update={"about_case": clause.about_case and about_a_case(text, theirs=theirs)})


def _names_its_own_rule(base: Situation, now: Situation) -> bool:
    """Whether a question names a rule not spoken of before, and no "it" that it would apply to."""
    fresh = set(named_rules(now.english)) - set(named_rules(base.repair))
    asked = _MEMBER.sub(" ", now.english)
    return bool(fresh) and is_question(now.english) and _IT.search(asked) is None


def _finish(ground: Ground, now: Situation, kept: dict[str, object], kind: FollowUp) -> Situation:
    base, apart, own = ground
    hidden = {"english", "standing", "clauses", "doubts", "left", "fresh", "case", "asks", "reported", "until"}
    fields = tuple(field for field in kept if field not in hidden and kept[field])
    merged = now.model_copy(update={**kept, "follow_up": kind.value, "apart": apart, "own": own and alone(own)})
    if apart and (kind.value == apart or base.apart != apart) and apart in SAID:
        merged = merged.model_copy(update={"doubts": (SAID[apart], *merged.doubts)})
    if base.case and "refs" in kept:
        merged = merged.model_copy(update={"case": base.case})
    if not merged.standing and "left" not in kept:
        merged = merged.model_copy(update={"standing": base.standing})
    if _names_its_own_rule(base, now):
        fields = tuple(field for field in fields if field != "repair")
    return merged.model_copy(update={"carried": fields, "standalone": standalone(merged, fields, now.question)})
