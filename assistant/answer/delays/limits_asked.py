"""Which limits are worth stating: the one asked about first, and no step of a rule that nobody asked about."""

from __future__ import annotations

import re
from datetime import date

from assistant.answer.delays.codes_named import of_classes_named
from assistant.answer.delays.steps_asked import (
    asks,
    asks_for_every,
    asks_next_steps_of_law,
    judged_by_own,
    judged_by_step,
    open_steps,
)
from assistant.answer.statements.sources import Sources
from assistant.records import Action, Category, PolicyKind, Unit
from assistant.situation.situation import Ask, Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.complaints import tells_of_more_time
from assistant.timescales.describe import amount_of
from assistant.timescales.facts import DelayCheck, Limit
from assistant.timescales.reasons import weight
from assistant.timescales.verdict import TO_FINISH
from assistant.timescales.words import faults_in

_MOST = 5
_MOST_OF_EVERY = 8
_OF_STEPS = (PolicyKind.STATUTE, PolicyKind.REGULATION, PolicyKind.CODE)
_PERIOD = re.compile(r"\b\d+ working day")
_SECOND = 2
_SCHEME = "housing-ombudsman-scheme"
_USUAL = "typical-repair-priorities"
_DAMP = "damp-and-mould"
_LOOKS = {Action.INSPECT, Action.INVESTIGATE}
_AFTER_LOOKING = re.compile(r"\binvestigation\b")
_EXTENDED = "if the landlord extended"


def chosen_limits(check: DelayCheck, situation: Situation, *, verdict: bool) -> list[Limit]:
    """The limits worth stating, the one that decides first, then those nearest to what was asked.

    What landlords usually promise is stated only where nothing else is known: it says nothing of a
    landlord whose record we hold, and nothing beside a law that plainly applies or was asked about.
    """
    rules = rules_spoken_of(situation)
    own = situation.landlord.slug if situation.landlord else None
    mine = [limit for limit in check.limits if own and limit.citation.ref == own]
    limits = _of_the_rules(list(check.limits), mine, rules, own, situation)
    untold = check.reported is None and check.length is None
    if (untold or not verdict) and not rules:
        limits = of_classes_named(limits, mine, check, situation)
    if asks("after_final", situation.english):
        limits = [limit for limit in limits if limit.citation.ref == _SCHEME] or limits
    if Ask.TIMESCALE not in situation.asks and not asks("second_stage", situation.english):
        limits = [limit for limit in limits if limit.stage != _SECOND or limit.starts]
    limits = _of_the_look(limits, check, situation, verdict=verdict)
    if asks_for_usual(situation) and not mine and not verdict:
        limits = [limit for limit in limits if limit.source is PolicyKind.GUIDANCE] or limits
    elif own or rules or any(limit.binding and not limit.condition and not limit.possible for limit in limits):
        limits = [limit for limit in limits if limit.source is not PolicyKind.GUIDANCE]
    if situation.category is Category.COMPLAINT_HANDLING and not any(limit.starts for limit in limits):
        limits = []
    elif situation.category is Category.COMPLAINT_HANDLING:
        limits = [limit for limit in limits if limit.starts]
    if verdict and any(not limit.possible for limit in limits):
        named = {*check.named, check.decisive}
        limits = [li for li in limits if not li.possible or (li.status == "missed" and li.id in named)]
    limits = _only_asked(limits, check, situation, verdict=verdict)
    if mine and not (verdict or rules or situation.events or open_steps(situation)):
        limits = _first_step_of_law(limits)
    steps = open_steps(situation)
    if any(limit.binding and _step(limit) in steps for limit in limits):
        limits = [limit for limit in limits if limit.source is not PolicyKind.GUIDANCE]
        if not verdict:
            limits = [li for li in limits if not _is_law(li) or li.starts or _step(li) in steps]
    only_look = Action.INVESTIGATE in steps and not asks("finish_too", situation.english)
    if not verdict and only_look and any(_step(li) is Action.INVESTIGATE for li in mine):
        limits = [li for li in limits if li not in mine or _step(li) in steps]
    if not asks("comes_round", situation.english):
        others = {li.citation.ref for li in limits if not _comes_round(li)}
        limits = [li for li in limits if not (_comes_round(li) and li.citation.ref in others)]
    told = {citation.passage for limit in limits for citation in limit.also}
    limits = [li for li in limits if li.starts or li.condition or li.citation.passage not in told]
    sure = _sure_and_soonest(limits, own) if not verdict else None
    limits.sort(key=lambda limit: (limit != sure, *_order(limit, check, own, situation)))
    stated = {limit.citation.passage if is_clock_of_law(limit) else limit.id: limit for limit in reversed(limits)}
    most = (
        _MOST_OF_EVERY if asks_for_every(situation) else _MOST + any(_is_for_the_thing(limit, own) for limit in limits)
    )
    return [limit for limit in limits if limit in stated.values()][:most]


def _of_the_look(limits: list[Limit], check: DelayCheck, situation: Situation, *, verdict: bool) -> list[Limit]:
    """Where somebody only looked, the limits for looking; where a step after it is asked for, that of the step."""
    looking = [limit for limit in limits if limit.action not in TO_FINISH]
    if check.looked and (looking or verdict) and not asks_for_every(situation):
        limits = looking
    if step := judged_by_step(situation):
        limits = [limit for limit in limits if limit.binding and limit.action is step and limit.starts] or limits
    decisive = next((limit for limit in limits if limit.id == check.decisive), None)
    if verdict and not check.ongoing and decisive and decisive.action in _LOOKS:
        limits = [limit for limit in limits if limit.action in _LOOKS or limit.binding]
    if not verdict and asks_next_steps_of_law(situation):
        limits = [limit for limit in limits if _AFTER_LOOKING.search(limit.starts_when or "")] or limits
    return limits


def _of_the_rules(
    limits: list[Limit], mine: list[Limit], rules: set[str], own: str | None, situation: Situation
) -> list[Limit]:
    """The limits of the rules that are spoken of: the landlord's own alone, or the named ones; none that repeats another."""
    if mine and asks("set_aside", situation.english):
        return mine
    if mine and judged_by_own(situation.english):
        return [one for one in limits if one in mine or (one.source in _OF_STEPS and one.status == "missed")]
    if rules & {limit.citation.ref for limit in limits}:
        limits = [limit for limit in limits if limit.citation.ref in {*rules, own}]
    held = {limit.citation.ref for limit in limits}
    return [limit for limit in limits if limit.repeats not in held]


def _sure_and_soonest(limits: list[Limit], own: str | None) -> Limit | None:
    """The landlord's own limit that hangs on nothing and ends before every one of the law, where there is one."""
    sure = [li for li in limits if li.citation.ref == own and not li.condition and not li.possible]
    soonest = min(sure, key=weight, default=None)
    laws = [li for li in limits if _is_law(li) and not is_clock_of_law(li)]
    return soonest if soonest and laws and all(weight(soonest) < weight(li) for li in laws) else None


def rules_spoken_of(situation: Situation) -> set[str]:
    """The rules that a message names; where a later one names none, what it goes on about and was told of."""
    named = set(named_rules(situation.english))
    if named or situation.follow_up is None or situation.landlord or situation.fresh:
        return named
    return set(named_rules(situation.whole)) & situation.told_of


def asks_for_usual(situation: Situation) -> bool:
    """Whether a message asks what landlords usually allow, or goes on from an answer that told it."""
    goes_on = situation.follow_up is not None and _USUAL in situation.told_of and not named_rules(situation.english)
    return goes_on or asks("usual", situation.english)


def other_classes(chosen: list[Limit], sources: Sources) -> set[str]:
    """The passages of a rule for single defects that list the times of other defects than the one told."""
    out: set[str] = set()
    for ref in {limit.citation.ref for limit in chosen if limit.most_cost and not limit.possible}:
        told = {re.sub(r"s$", "", amount_of(limit)) for limit in chosen if limit.citation.ref == ref}
        for passage in sources.corpus.policies[ref].passages:
            named = set(_PERIOD.findall(passage.text))
            out |= {passage.id} if named - told else set()
    return out


def is_clock_of_law(limit: Limit) -> bool:
    """A limit of the law in hours: its passage says more than the figure, such as that nights count."""
    return limit.unit is Unit.HOURS and limit.binding


def _comes_round(limit: Limit) -> bool:
    """Whether a limit is for what must be done again and again, as a check every five years."""
    return limit.unit is Unit.MONTHS and limit.action is Action.INSPECT


def _is_law(limit: Limit) -> bool:
    return limit.source in (PolicyKind.STATUTE, PolicyKind.REGULATION)


def _only_asked(limits: list[Limit], check: DelayCheck, situation: Situation, *, verdict: bool) -> list[Limit]:
    """Of each law or code with several steps, those that are asked about or that the dates told reach."""
    if asks_for_every(situation):
        return limits
    steps = open_steps(situation)
    out: list[Limit] = []
    for ref in dict.fromkeys(limit.citation.ref for limit in limits):
        group = [limit for limit in limits if limit.citation.ref == ref]
        in_steps = group[0].source in _OF_STEPS or all(li.stage is not None for li in group)
        if not in_steps or len({(li.action, li.stage) for li in group}) < 2:
            out += group
            continue
        kept = [li for li in group if _asked(li, check, steps, situation, verdict=verdict)]
        begun = {(li.action, li.stage) for li in kept if li.starts}
        kept = [li for li in kept if li.starts or (li.action, li.stage) not in begun or _extended(li)]
        out += kept or [li for li in group if not _extended(li)] or group
    return out


def _first_step_of_law(limits: list[Limit]) -> list[Limit]:
    """Beside a landlord's own time, of a law with several steps the first alone, where no step and no law is asked about."""
    refs = [limit.citation.ref for limit in limits]
    return [
        li for n, li in enumerate(limits) if not _AFTER_LOOKING.search(li.starts_when or "") or refs.index(refs[n]) == n
    ]


def _asked(limit: Limit, check: DelayCheck, steps: set[Action], situation: Situation, *, verdict: bool) -> bool:
    if _extended(limit):
        end = check.until
        open_still = isinstance(limit.due, date) and end is not None and end <= limit.due
        return (tells_of_more_time(situation.english) and (verdict or not limit.extends)) or (verdict and open_still)
    if situation.under and (verdict or limit.starts or not any(li.starts for li in check.limits)):
        return True
    step = _step(limit)
    if verdict:
        judged = limit.id in {*check.named, *(li.extends for li in check.limits)} or limit.status in (
            "met",
            "missed",
            "running",
            "close",
        )
        return judged or step in steps
    return step in steps


def _step(limit: Limit) -> Action:
    return Action.INVESTIGATE if limit.action is Action.INSPECT else limit.action


def _extended(limit: Limit) -> bool:
    return (limit.condition or "").startswith(_EXTENDED)


def _order(limit: Limit, check: DelayCheck, own: str | None, situation: Situation) -> tuple[bool, bool, bool, int]:
    mine = limit.citation.ref == own
    asks_own = own is not None and asks("may_ask_own", situation.english)
    by_own = own is not None and asks("by_own", situation.english)
    first = (mine and asks_own) or _is_for_the_thing(limit, own)
    strength = 9 if limit.superseded else 0 if first else (1 if limit.binding else (2 if mine else 3))
    return not (mine and by_own and limit.met is not None), limit.id != check.decisive, bool(limit.possible), strength


def _is_for_the_thing(limit: Limit, own: str | None) -> bool:
    """Whether a landlord's limit is for the very thing from which damp is told to come, as for a gutter that leaks."""
    of_thing = limit.citation.ref == own and limit.priority is None and not limit.condition
    return of_thing and faults_in(limit.applies) > {_DAMP}
