"""What a resident can do next, with the dates that the Complaint Handling Code makes."""

from __future__ import annotations

import re
from datetime import date

from assistant.answer.message.dangers import is_networks
from assistant.answer.redress.money import asks_for_rate
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day
from assistant.answer.statements.sources import Sources
from assistant.records import Citation, Tenure
from assistant.situation.clauses import is_question
from assistant.situation.situation import Situation
from assistant.situation.visits import missed_by_tenant
from assistant.situation.wordlists import named_rules
from assistant.timescales.calendar import add_working_days
from assistant.timescales.facts import DelayCheck, Happening, Verdict

_ACKNOWLEDGE = "chc-stage1-acknowledge"
_ANSWER = "chc-stage1-respond"
_CODE = "complaint-handling-code-2024"
_HOW = "housing-ombudsman-how-to-complain"
_PROTOCOL = "pre-action-protocol-housing-conditions"
_SCHEME = "housing-ombudsman-scheme"
_AWAAB = "awaabs-law"
_RIGHT_TO_REPAIR = "right-to-repair"
_YEAR = 365
_NEAR = 35
"""A landlord may refuse what is over a year old: within so many days of that, one should not wait."""
_SECOND_STAGE = {Happening.ESCALATED, Happening.ESCALATION_ACKNOWLEDGED}
_COMPLAINING = {Happening.COMPLAINED, Happening.ACKNOWLEDGED, *_SECOND_STAGE}
_COMPLAINTS = {*_COMPLAINING, Happening.STAGE_1_ANSWERED, Happening.STAGE_2_ANSWERED}
_REPORTED = re.compile(
    r"\b(reported|report it|rang|phoned|called them|told (them|the landlord|the council|my landlord)|complained|logged|emailed|chas(ed|ing)"
    r"|(they|he|she|landlord|council|association)s?( still| just)? (haven'?t|have not|hasn'?t|didn'?t|couldn'?t)( even| yet| still)? (fix|mend|repair|sort|finish|do)\w*"
    r"|(they|he|she|landlord|council|contractors?|engineer|surveyor)('?s| have| has)? (said|say|says|came|come|told|promised|refus\w*|never|keeps?|missed|won'?t))\b",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\b(won'?t (do|come|fix|mend|answer|pay|accept|take|send|give|repair|listen|help|even)|refus\w+|ignor\w+|nobody|no ?one|never|still|waiting|waited|late|overdue|missed|delay\w*|fobbed|fed up|since|(?<!out )(?<!away )for (over |about |nearly )?(\w+|\d+) (days|weeks|months|years)(?! (?:while|whilst|so))"
    r"|hasn'?t|haven'?t|didn'?t|(?:don'?t|doesn'?t) (?:answer|reply|respond|come)|not (been|done|fixed|come|mended|answered)|passed|over (its|the|their) (own )?limit|no (answer|reply|response|heating|hot water|power|water|electric\w*)"
    r"|what (can|should|do|could) (i|we) (do|ask|claim)|what (i|we) (can|could|should) do|what (now|next)|next steps?)\b",
    re.IGNORECASE,
)
# A question whether something may or must be done tells of no trouble.
_WHETHER = re.compile(
    r"\W*(?:so |and |but |also )?(?:can|could|may|must|should|do|does|are|is|will|would) (?:they|i|we|he|she|it|the|my|our|a|there)\b",
    re.IGNORECASE,
)
_DONE = (Happening.COMPLETED, Happening.UNTIL)
# A claim in the hands of a solicitor, what a tribunal decides, and a private letting have other ways.
_OTHER_WAY = re.compile(
    r"\b(solicitors?|letter of claim|court claim|section 20|subject access|d?sars?|information commissioner|facilit\w+ grants?|dfgs?|grants? (?:to|for)|(?:first[- ]tier )?tribunal|private(?:ly)? (?:landlord|rent\w*|tenan\w*))\b",
    re.IGNORECASE,
)


def has_steps(situation: Situation, check: DelayCheck | None) -> bool:
    """Whether there is anything to take further: something late, refused, told or lost, or the question what to do.

    A point of law by itself has no next step, nor has a sum at a fixed rate, a fault of the network, or a job
    that is done and was in time. Another way than the Ombudsman's is not shown this one.
    """
    text = situation.english
    told = {event.what for event in situation.events}
    in_time = check is not None and check.verdict is Verdict.WITHIN
    over = check is not None and not check.ongoing
    if (in_time and (over or _finished(situation, check))) or is_networks(text):
        return False
    if _scheme(situation):
        return Happening.COMPLETED not in told
    if asks_for_rate(situation):
        return False
    if _OTHER_WAY.search(text) or _PROTOCOL in named_rules(text):
        return False
    late = check is not None and check.verdict is Verdict.OUTSIDE
    happened = bool(told - {Happening.UNTIL, Happening.ASKED}) or situation.began is not None
    tale = not situation.asks and not any(is_question(clause.text) for clause in situation.clauses)
    tale_told = " ".join(clause.text for clause in situation.clauses if not _WHETHER.match(clause.text))
    return late or happened or tale or _TROUBLE.search(tale_told) is not None


def state_steps(situation: Situation, draft: Draft, sources: Sources, check: DelayCheck | None = None) -> None:
    """The steps that are still ahead, from what has happened already. See `has_steps` for when there are any.

    None without the records that they rest on.
    """
    if not {_HOW, _CODE, _SCHEME} <= sources.corpus.policies.keys():
        return
    told = {event.what for event in situation.events}
    finished = _finished(situation, check)
    cite = sources.corpus.cite
    if _scheme(situation):
        if _RIGHT_TO_REPAIR in sources.corpus.policies and _RIGHT_TO_REPAIR not in draft.closed:
            _right_to_repair_steps(situation, draft, sources)
        return
    again = _before_awaab(situation, sources) if not finished else None
    if again:
        draft.step(say("step_report_again", began=day(again)), cite(f"{_AWAAB}#p19"))
    elif not finished and not told & _COMPLAINTS:
        reported = (
            bool(told - {Happening.UNTIL, Happening.ASKED, Happening.CHECKED})
            or _REPORTED.search(situation.english) is not None
            or missed_by_tenant(situation.english)
        )
        if not reported:
            draft.step(say("step_report"), cite(f"{_HOW}#p1"))
    if _late_by_scheme(check) and not finished and not told & _COMPLAINTS and _RIGHT_TO_REPAIR not in draft.closed:
        draft.step(say("step_second_contractor"), cite(f"{_RIGHT_TO_REPAIR}#p9"))
    start = _start(situation, check)
    age = (sources.today - start).days if start else 0
    if not told & _COMPLAINTS:
        complain = say("step_complain_late" if finished else "step_complain")
        if start is not None and age > _YEAR and not again:
            old = say("step_complain_old", start=day(start))
            draft.step(f"{complain} {old}", cite(f"{_HOW}#p2"), *_late(sources), computed("complaint-age", "Age", old))
        else:
            soon = f" {say('step_complain_soon')}" if age > _YEAR - _NEAR and not again else ""
            late = _late(sources) if soon else []
            draft.step(f"{complain} {_dates(sources)}{soon}", cite(f"{_HOW}#p2"), *_code(sources), *late)
    unanswered = _unanswered(told, check)
    if unanswered:
        draft.step(say("step_unanswered"), cite(f"{_HOW}#p3"))
    if not told & {Happening.STAGE_2_ANSWERED, *_SECOND_STAGE}:
        draft.step(say("step_escalate"), cite(f"{_CODE}#p7"))
    marks = [cite(f"{_HOW}#{p}") for p in ("p4", "p6", "p7")]
    scheme = [cite(f"{_SCHEME}#{p}") for p in ("p1", "p5")]
    if unanswered or Happening.STAGE_2_ANSWERED in told:
        draft.step(say("step_ombudsman"), *marks, *scheme)
    else:
        early = (cite(f"{_HOW}#p3"), cite(f"{_SCHEME}#p4"))
        draft.step(f"{say('step_ombudsman')} {say('step_no_answer')}", *marks, *scheme, *early)


def _unanswered(told: set[Happening], check: DelayCheck | None) -> bool:
    """Whether a complaint waits for an answer whose time has passed."""
    answered = told & {Happening.STAGE_1_ANSWERED, Happening.STAGE_2_ANSWERED, *_DONE}
    late = check is not None and check.verdict is Verdict.OUTSIDE
    return late and bool(told & _COMPLAINING) and not answered


def _right_to_repair_steps(situation: Situation, draft: Draft, sources: Sources) -> None:
    """The scheme's own: another contractor when the limit passes, then the sum when that one is late as well."""
    contractor, claim = (sources.corpus.cite(f"{_RIGHT_TO_REPAIR}#{p}") for p in ("p9", "p10"))
    if situation.second_contractor_days is not None:
        draft.step(say("step_claim_now"), claim)
        return
    if not draft.marks(f"{_RIGHT_TO_REPAIR}#p9"):
        draft.step(say("step_second_contractor"), contractor)
    if not draft.marks(f"{_RIGHT_TO_REPAIR}#p10"):
        draft.step(say("step_claim"), claim)


def _before_awaab(situation: Situation, sources: Sources) -> date | None:
    """The day Awaab's Law began, where a person who rents asks about it and reported before that day only."""
    record = sources.corpus.policies.get(_AWAAB)
    began = record.in_force_from if record else None
    days = [event.on for event in situation.events if event.what is Happening.REPORTED]
    owns = situation.tenure in (Tenure.LEASEHOLDER, Tenure.SHARED_OWNERSHIP)
    named = _AWAAB in named_rules(situation.english)
    return began if days and began and max(days) < began and named and not owns else None


def _late_by_scheme(check: DelayCheck | None) -> bool:
    """Whether the wait is judged late by the Right to Repair, which gives another contractor then."""
    decisive = next((li for li in check.limits if li.id == check.decisive), None) if check else None
    late = check is not None and check.verdict is Verdict.OUTSIDE
    return late and decisive is not None and decisive.citation.ref == _RIGHT_TO_REPAIR and not decisive.possible


def _scheme(situation: Situation) -> bool:
    """Whether a council's secure tenant names the Right to Repair, or its notice: that scheme has steps of its own."""
    notice = any(event.what is Happening.NOTICE_ISSUED for event in situation.events)
    return situation.tenure is Tenure.SECURE and (notice or _RIGHT_TO_REPAIR in named_rules(situation.english))


def _finished(situation: Situation, check: DelayCheck | None) -> bool:
    told = {event.what for event in situation.events}
    return bool(told & set(_DONE)) and not (check and check.ongoing)


def _start(situation: Situation, check: DelayCheck | None) -> date | None:
    """The day on which what would be complained of began, or ended where it is over; None where no day was told."""
    days = [event.on for event in (*situation.events, *situation.rough)] or (
        [situation.began] if situation.began else []
    )
    if not days:
        return None
    return max(days) if _finished(situation, check) else min(days)


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
        sources.corpus.cite(f"{_CODE}#p6"),
        computed("complaint-dates", "Dates of a complaint", _dates(sources)),
    ]
