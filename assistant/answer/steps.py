"""What a resident can do next, with the dates that the Complaint Handling Code makes."""

from __future__ import annotations

import re
from datetime import date

from assistant.answer.draft import Draft, computed, say
from assistant.answer.plain import day
from assistant.answer.sources import Sources
from assistant.records import Citation
from assistant.situation.situation import Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.calendar import add_working_days
from assistant.timescales.facts import DelayCheck, Happening, Verdict

_ACKNOWLEDGE = "chc-stage1-acknowledge"
_ANSWER = "chc-stage1-respond"
_CODE = "complaint-handling-code-2024"
_HOW = "housing-ombudsman-how-to-complain"
_PROTOCOL = "pre-action-protocol-housing-conditions"
_DONE = (Happening.COMPLETED, Happening.UNTIL)
# A claim in the hands of a solicitor, what a tribunal decides, and a private letting have other ways.
_OTHER_WAY = re.compile(
    r"\b(solicitors?|letter of claim|court claim|section 20|(?:first[- ]tier )?tribunal|private(?:ly)? (?:landlord|rent\w*|tenan\w*))\b",
    re.IGNORECASE,
)


def state_steps(situation: Situation, draft: Draft, sources: Sources, check: DelayCheck | None = None) -> None:
    """The steps that are still ahead, from what has happened already.

    None where the job is done and was in time, or where the matter goes another way than the Ombudsman's.
    """
    told = {event.what for event in situation.events}
    finished = bool(told & set(_DONE)) and not (check and check.ongoing)
    in_time = check is not None and check.verdict is Verdict.WITHIN
    if (finished and in_time) or _OTHER_WAY.search(situation.english) or _PROTOCOL in named_rules(situation.english):
        return
    cite = sources.corpus.cite
    if not told & {Happening.COMPLAINED, Happening.ESCALATED, Happening.STAGE_1_ANSWERED, Happening.STAGE_2_ANSWERED}:
        if not finished:
            draft.step(say("step_chase"), cite(f"{_HOW}#p1"))
        complain = say("step_complain_late" if finished else "step_complain")
        if _old(situation, sources.today):
            draft.step(f"{complain} {say('step_complain_old')}", cite(f"{_HOW}#p2"), *_late(sources))
        else:
            draft.step(f"{complain} {_dates(sources)}", cite(f"{_HOW}#p2"), *_code(sources))
    if Happening.STAGE_2_ANSWERED not in told and told & {Happening.COMPLAINED, Happening.STAGE_1_ANSWERED}:
        draft.step(say("step_escalate"), cite(f"{_CODE}#p7"))
    draft.step(
        say("step_ombudsman"),
        cite(f"{_HOW}#p3"),
        cite(f"{_HOW}#p4"),
        cite(f"{_HOW}#p7"),
        cite("housing-ombudsman-scheme#p1"),
    )


def _old(situation: Situation, today: date) -> bool:
    """Whether all that was told lies more than 12 months back, so that a landlord may refuse a complaint."""
    days = [event.on for event in situation.events] or ([situation.began] if situation.began else [])
    ended = bool({event.what for event in situation.events} & set(_DONE))
    return ended and (today - max(days)).days > 365


def _late(sources: Sources) -> list[Citation]:
    return [sources.corpus.cite(f"{_CODE}#p10"), sources.corpus.cite(f"{_CODE}#p11")]


def _dates(sources: Sources) -> str:
    limits = {t.id: t for t in sources.corpus.policies[_CODE].timescales}
    acknowledge = add_working_days(sources.today, int(limits[_ACKNOWLEDGE].amount))
    answer = add_working_days(acknowledge, int(limits[_ANSWER].amount))
    return say("step_complain_dates", today=day(sources.today), acknowledge=day(acknowledge), answer=day(answer))


def _code(sources: Sources) -> list[Citation]:
    return [
        sources.corpus.cite(f"{_CODE}#p5"),
        computed("complaint-dates", "Dates of a complaint", _dates(sources)),
    ]
