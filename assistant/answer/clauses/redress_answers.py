"""What a clause about money or past cases is answered with: what guidance sets, and what others were awarded."""

from __future__ import annotations

import re

from assistant.answer.cases.finder import asks_for_a_kind, cases_like, cases_named, landlord_cases
from assistant.answer.cases.premises import named_finding
from assistant.answer.cases.statements import state_case, state_outcome
from assistant.answer.clauses.early import is_of_oneself
from assistant.answer.clauses.time_answers import set_clocks, state_clocks
from assistant.answer.clauses.workings import Workings
from assistant.answer.contract import StatementKind
from assistant.answer.redress.bands import asks_for_a_band, state_bands_of
from assistant.answer.redress.money import (
    asks_for_average,
    asks_for_money,
    asks_for_rate,
    asks_who_pays,
    remedy_facts,
    state_bands,
    state_guidance,
    state_past_cases,
    tells_of_a_missed_visit,
)
from assistant.answer.redress.sums_asked import (
    asks_own_sum,
    lines_asked,
    state_no_own_sum,
    state_per_whom,
    sums_settle_it,
)
from assistant.answer.rules.terms import asks_meaning
from assistant.answer.statements.draft import say
from assistant.records import Basis, Finding
from assistant.remedies.contract import RemedyEstimate
from assistant.remedies.guidance import OLDER, RIGHT_TO_REPAIR
from assistant.situation.clauses import about_another
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import named_rules, says
from assistant.timescales.facts import Verdict

_CASES = re.compile(
    r"\b(cases?|decisions?|decided|precedents?|other (people|tenants|residents)|happened)\b", re.IGNORECASE
)
_SEVERE = re.compile(r"\bsevere\b", re.IGNORECASE)
_AND_A_FINDING = re.compile(
    r"^\W*(?:(?:and|so|or|but|ok(?:ay)?|then|what about|how about|what'?s it|whats it|what|how much)\W+)+(?:(?:if|it|it'?s|is|was|for|with|an?|the|they|found|finding of)\W+)*\w+(?:\W+\w+)?(?:\W+(?:then|too|please))?\W*$",
    re.IGNORECASE,
)
_OF_MINE = re.compile(
    r"\W*(?:so |and |but |then )*(?:have|has|did|do|does|will|would|am|are|can|could|should) (?:i|we|my|our)\b(?!.*\b(?:cases?|anyone|anybody|others?|like (?:it|this|that|mine))\b)",
    re.IGNORECASE,
)
_SET_OFF = re.compile(
    r"\b(?:takes?|taken|took|come|comes|go|goes|set|put|knock\w*|deduct\w*|used?|swallow\w*)\b[^.?!]{0,30}\b(?:off|against|from|towards|by)\b"
    r"[^.?!]{0,15}\b(?:arrears|rent|owes?)\b",
    re.IGNORECASE,
)
"""Whether a sum goes off what is owed: a rule, whatever came of others' cases over rent."""
_OF_MONEY = re.compile(
    r"£|\b(?:how much|owed|due|claim\w*|worth|entitled|compensat\w+|compo|money|pa(?:y|id)\w*|sums?|amounts?|get|redress|remed\w+)\b",
    re.IGNORECASE,
)
_BANDS = re.compile(r"\b(guidance|bands?|range|bracket|annex)\b", re.IGNORECASE)


def asks_redress(clause: Clause, situation: Situation) -> bool:
    """Whether a clause asks for redress or past cases, or the message tells of what a sum is set for."""
    if {Ask.REMEDY, Ask.PRECEDENT} & set(clause.asks) or tells_of_a_missed_visit(situation):
        return True
    if asks_of_another_band(clause, situation):
        return True
    return tells_of_loss(situation) and asks_for_money(situation)


def asks_of_another_band(clause: Clause, situation: Situation) -> bool:
    """Whether a later message names a finding after the band of one was told ("and for maladministration?")."""
    told = situation.follow_up is not None and OLDER in situation.told_of
    return told and _AND_A_FINDING.match(clause.text) is not None and _finding_named(clause.text) is not None


def _finding_named(text: str) -> Finding | None:
    """The finding that a clause names, also in short: "and severe?"."""
    return named_finding(text) or (Finding.SEVERE_MALADMINISTRATION if _SEVERE.search(text) else None)


def tells_of_loss(situation: Situation) -> bool:
    """Whether a message tells of what a sum is set for by the day or the visit."""
    return bool(situation.losses or situation.missed_appointments or situation.second_contractor_days)


def answer_redress(work: Workings, clause: Clause) -> None:
    """State what guidance sets, and what cases like it led to where that is asked, or nothing was worked out."""
    situation, draft, sources = work.situation, work.draft, work.sources
    finding = _finding_named(clause.text)
    if finding is None and _BANDS.search(clause.text) and situation.follow_up is None:
        finding = _finding_named(situation.english)
    if (
        finding
        and (_BANDS.search(clause.text) or asks_of_another_band(clause, situation))
        and state_bands(finding, draft, sources)
    ):
        work.fits()
        return
    estimate = _estimate(work)
    lines = lines_asked(estimate, situation)
    if lines and asks_for_money(situation):
        state_per_whom(lines, situation, draft)
        state_guidance(lines, draft)
        state_no_own_sum(lines, situation, draft)
        work.fits()
    elif estimate.guidance and asks_for_money(situation):
        state_no_own_sum(lines, situation, draft)
        work.fits()
    of_a_kind = any(asks_for_a_kind(c.text) and not asks_own_sum(c.text) for c in situation.clauses)
    if (asks_for_rate(situation) or sums_settle_it(situation, lines)) and not (
        of_a_kind or _CASES.search(situation.english)
    ):
        return
    asks_cases = of_a_kind or (Ask.PRECEDENT in clause.asks and not _is_of_oneself_or_a_word(clause))
    asks_cases = asks_cases and not _SET_OFF.search(clause.text)
    if asks_cases:
        _state_cases_like(work, clause, estimate)
    forecast = not _is_set_by_law(work, clause) and _asks_for_forecast(clause, situation, estimate)
    # What is only told beside a question about somebody's case asks for no forecast.
    forecast = forecast and (work.case is None or _OF_MONEY.search(clause.text) is not None)
    in_time = (asks_cases or forecast) and _was_in_time(work, clause)
    if not asks_cases and in_time:
        if not work.headline:
            state_clocks(work, clause.model_copy(update={"asks": (Ask.DELAY,)}))
        draft.add(StatementKind.UNKNOWN, say("in_time_no_sum"))
        work.fits()
    elif asks_cases or forecast:
        state_past_cases(estimate, draft, situation, sources, in_time=in_time)
        work.fits()


def answer_band(work: Workings, clause: Clause) -> bool:
    """State the band of the older guidance in which what a decided case came to lies; False where none is asked for."""
    refs = cases_named(clause, work.situation) or ((work.case.ref,) if work.case else ())
    case = work.sources.corpus.determinations.get(refs[0]) if len(refs) == 1 and asks_for_a_band(clause.text) else None
    stated = case is not None and state_bands_of(case, work.draft, work.sources)
    if stated:
        work.fits()
    return stated


def _is_of_oneself_or_a_word(clause: Clause) -> bool:
    """Whether a clause asks how one's own case stands, or what a word means: strangers' cases answer neither."""
    return asks_meaning(clause) or (_OF_MINE.match(clause.text) is not None and not about_another(clause.text))


def _is_set_by_law(work: Workings, clause: Clause) -> bool:
    """Whether a clause asks for what a law settles: its own sum, or who must pay. What others were awarded is no part of it."""
    told = work.draft.cites(f"{RIGHT_TO_REPAIR}#p10", StatementKind.GUIDANCE)
    return bool(told) or RIGHT_TO_REPAIR in named_rules(work.situation.english) or asks_who_pays(clause.text)


def _asks_for_forecast(clause: Clause, situation: Situation, estimate: RemedyEstimate) -> bool:
    """Whether it is asked what sums are usual for a problem, or for one's own while none could be worked out."""
    if situation.category is None:
        return False
    worked_out = any(line.amount is not None for line in estimate.guidance)
    mine = Ask.REMEDY in clause.asks and is_of_oneself(clause.text, situation)
    return asks_for_average(clause.text) or (mine and not worked_out)


def _was_in_time(work: Workings, clause: Clause) -> bool:
    """Whether money is asked for a job that was done in time: what was paid for late ones is no guide to it."""
    told, own = work.situation, not asks_for_average(clause.text)
    dated = told.reported is not None and told.until is not None and own
    return dated and not tells_of_loss(told) and set_clocks(work).verdict is Verdict.WITHIN


def _estimate(work: Workings) -> RemedyEstimate:
    if work.estimate is None:
        days = work.check.calendar_days if work.check else None
        facts = remedy_facts(work.situation, days, work.sources)
        work.estimate = work.sources.estimator(facts, work.sources.corpus, work.sources.exclude)
    return work.estimate


def _state_cases_like(work: Workings, clause: Clause, estimate: RemedyEstimate) -> None:
    """State the cases that the words describe best, the landlord's own that is alike before those of strangers."""
    found = cases_like(work.situation, work.sources)
    theirs = landlord_cases(work.situation, work.sources)
    # Where one landlord's cases are asked for and come near, a stranger's would pass for one of them.
    found = [each for each in found if each[0] in theirs] or found
    if found and found[0][0] not in theirs:
        alike = [one.ref for one in estimate.comparables if one.borne_out and one.ref in theirs]
        found = [(ref, found[0][1]) for ref in alike[:1]] + found
    if found and work.situation.landlord and found[0][0] not in theirs:
        key = "cases_of_others" if theirs else "no_cases_held"
        work.draft.add(StatementKind.UNKNOWN, say(key, landlord=work.situation.landlord.name))
    cases = work.sources.corpus.determinations
    if found and says("cases", "held", text=clause.text) and cases[found[0][0]].basis is Basis.FULL:
        # Whether the Ombudsman held that something was so is answered by the reasons of the nearest case, where it has any.
        text = work.situation.english
        state_case(found[0][0], clause, work.draft, work.sources, searched=text, whole=text)
        found = found[:1]
    else:
        for ref, _ in found:
            state_outcome(cases[ref], work.situation, work.draft, work.sources)
    if found:
        work.fits(found[0][1])
