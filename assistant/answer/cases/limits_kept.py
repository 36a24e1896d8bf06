"""Whether something in a decided case was done within the landlord's own time, where that is asked.

A reason that tells both the time and the limit answers by itself. Where the part that we read gives no limit, our
record of the landlord's policy may hold one: it is told as that, for the policy may have been another at the time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.counts import holds_day
from assistant.answer.cases.event_days import days_named
from assistant.answer.cases.marks import holding
from assistant.answer.cases.money import opening
from assistant.answer.cases.passages import state_passage
from assistant.answer.contract import StatementKind
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day, length, lower_first
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.sources import Sources
from assistant.records import Action, Category, Delay, Determination, Passage, Policy, Unit
from assistant.records.policy import Timescale
from assistant.situation.wordlists import says
from assistant.timescales.calendar import elapsed
from assistant.timescales.facts import Verdict
from assistant.timescales.figures import passage_for

_OF_COMPLAINT = re.compile(r"\b(?:stage|repl|respon|complain|acknowledg|escalat)\w*", re.IGNORECASE)
_EMERGENCY = re.compile(r"\bemergenc|\burgent", re.IGNORECASE)
_ROUTINE = re.compile(r"\b(?:routine|ordinary|normal|standard|non-emergency|other)\b", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:polic(?:y|ies)|target|promis\w+|limit|allow\w*|timescale)\b", re.IGNORECASE)
_UNTELLING = frozenset(stems("time day report"))
"""Words that stand in what many delays are called, and in many questions."""
_WHICH_POLICY = re.compile(r"\b(interim|temporary)\b", re.IGNORECASE)
_IS_ACKNOWLEDGED = re.compile(r"\backnowledged$")
_ENDS = ("from", "to")
_CAME = re.compile(r"\b(?:attend|came|come|visit|inspect|called)\w*", re.IGNORECASE)
_COMING = frozenset({Action.ATTEND, Action.INSPECT, Action.MAKE_SAFE})
_PIECES = re.compile(r"(?<=\.) ")
_THAT = re.compile(r"That was\b")
_LENGTH = re.compile(r"(?<![\d£.,])(\d+(?:\.\d+)?) (hours?|(?:working |calendar )?days?|weeks?|months?)\b")


def asks_kept(text: str) -> bool:
    """Whether a text asks if a time was within the landlord's own limit, or how it stood against that."""
    return says("cases", "kept", text=text)


def state_kept(case: Determination, text: str, whole: str, draft: Draft, sources: Sources) -> Verdict | None:
    """The limit, where nothing told of the case gives it, and how the time stood to it; the verdict where that is plain."""
    if not asks_kept(text):
        return None
    _state_named_limit(case, text, draft)
    said = " ".join(s.text for s in draft.statements if s.case == case.ref)
    if of_days := _by_own_limit(case, text, whole, draft):
        return of_days
    told = [p for p in case.passages if draft.marks(p.id) and _LIMIT.search(p.text) and _lengths(p.text)]
    delay = _told_delay(case, said, text) or _told_delay(case, said, f"{text} {whole}", ordered=True)
    if told:
        return _by_reasons(case, delay, told) if delay else None
    if delay is None:
        return None
    kept = _limit_of(case, delay, text, sources)
    if kept is None:
        draft.add(
            StatementKind.UNKNOWN,
            say("case_passage", case=opening(case, draft), text=lower_first(say("case_no_limit"))),
            *map(case.cite, case.passages[:1]),
            case=case.ref,
        )
        return None
    record, limit, passage = kept
    state_rule(passage, draft, sources)
    amount = _amount(delay, limit.unit)
    over = amount > limit.amount
    took, allowed = length(amount, limit.unit), length(limit.amount, limit.unit)
    compared = say("case_limit_over" if over else "case_limit_within", took=took, allowed=allowed)
    then = "" if record.in_force_from or limit.in_force_from else f" {say('case_limit_then')}"
    counted = "" if delay.unit is limit.unit else _from_to(delay, took)
    cites = [case.cite(p) for p in _holding(case, delay)]
    draft.add(
        StatementKind.ELAPSED,
        say("case_passage", case=opening(case, draft), text=lower_first(f"{counted}{compared}{then}")),
        *cites,
        record.cite(passage),
        computed("case-limit", "Time set beside a limit", f"{counted}{compared}"),
        case=case.ref,
    )
    return Verdict.OUTSIDE if over else Verdict.WITHIN


def _by_own_limit(case: Determination, text: str, whole: str, draft: Draft) -> Verdict | None:
    """The verdict on the delay whose two days the message names, by the limit of the policy that the clause names.

    Only where the decision records one such limit: of the stage, for acknowledging or answering, by the policy's name.
    """
    days = days_named(whole)
    delay = next((d for d in case.delays if len(days) == len(_ENDS) and {d.from_, d.to} == days), None)
    policy = _WHICH_POLICY.search(text)
    if delay is None or policy is None:
        return None
    done = Action.ACKNOWLEDGE if _IS_ACKNOWLEDGED.search(delay.what) else Action.RESPOND
    stages = re.findall(r"stage \d", delay.what)
    fits = [
        t
        for t in case.timescales
        if t.action is done
        and re.findall(r"stage \d", t.applies) == stages
        and policy[1].lower() in t.applies
        and t.unit is delay.unit
    ]
    holds = [
        p for t in fits for p in case.passages if policy[1].lower() in p.text and (t.amount, t.unit) in _lists(p.text)
    ]
    if len(fits) != 1 or not holds:
        return None
    if not draft.marks(holds[0].id):
        state_passage(case, holds[0], draft)
    return Verdict.OUTSIDE if delay.amount > fits[0].amount else Verdict.WITHIN


def _lists(text: str) -> set[tuple[float, Unit]]:
    """The lengths of a text, with those that share the unit of the one after: `10 and 40 working days`."""
    shared = re.sub(r"(\d+) and (\d+) ((?:working |calendar )?days)", r"\1 \3 and \2 \3", text)
    return _lengths(shared)


def _state_named_limit(case: Determination, text: str, draft: Draft) -> None:
    """The passage that holds the limit that a question names, `its 28 days`, where none told does."""
    named = _lengths(text)
    holds = [p for p in case.passages if named & _lengths(p.text) and _LIMIT.search(p.text)]
    if holds and not any(draft.marks(p.id) for p in holds):
        state_passage(case, holds[0], draft)


def _by_reasons(case: Determination, delay: Delay, told: Sequence[Passage]) -> Verdict | None:
    """The verdict of a case that records the landlord's limits: by what a reason sets beside the time, and nothing else."""
    for passage in told:
        for piece in _PIECES.split(passage.text):
            held = _lengths(piece) | _lengths(_of_it(passage.text, piece))
            limits = {t.amount for t in case.timescales if (t.amount, t.unit) in held and t.unit is delay.unit}
            if (delay.amount, delay.unit) in _lengths(piece) and len(limits - {delay.amount}) == 1:
                return Verdict.OUTSIDE if delay.amount > min(limits - {delay.amount}) else Verdict.WITHIN
    return None


def _of_it(text: str, piece: str) -> str:
    """The sentence after a piece, where it goes on about the same: `That was well beyond the 15 working days`."""
    after = text[text.index(piece) + len(piece) :].lstrip()
    return _PIECES.split(after)[0] if _THAT.match(after) else ""


def _lengths(text: str) -> set[tuple[float, Unit]]:
    """The lengths of time that a text holds; bare days may be of either kind."""
    found: set[tuple[float, Unit]] = set()
    for amount, unit in _LENGTH.findall(text):
        whole = unit if unit.endswith("s") else f"{unit}s"
        units = (Unit.CALENDAR_DAYS, Unit.WORKING_DAYS) if whole == "days" else (Unit(whole),)
        found |= {(float(amount), each) for each in units}
    return found


def _told_delay(case: Determination, said: str, text: str, *, ordered: bool = False) -> Delay | None:
    """The delay of the record that a question means, its length or its last day being told; None where two fit as well.

    `ordered`: of two that share as many words, the one is meant that begins with them.
    """
    held = _lengths(said)
    handling = _OF_COMPLAINT.search(text) is not None
    mine = [d for d in case.delays if not handling or _OF_COMPLAINT.search(d.what)]
    told = [d for d in mine if (d.amount, d.unit) in held] or [d for d in mine if d.to and day(d.to) in said]
    words = {_beginning(word) for word in stems(text)} - _UNTELLING

    def fit(delay: Delay) -> float:
        places = [at for at, word in enumerate(stems(delay.what)) if _beginning(word) in words]
        return sum(1 / (1 + at) for at in places) if ordered else len(places)

    fits = [fit(d) for d in told]
    best = max(fits, default=0)
    return told[fits.index(best)] if told and fits.count(best) == 1 else None


def _beginning(word: str) -> str:
    """What an inspection and that somebody inspected have in common."""
    return word[:6]


def _limit_of(
    case: Determination, delay: Delay, text: str, sources: Sources
) -> tuple[Policy, Timescale, Passage] | None:
    """The one limit that our record of the landlord's policy holds for such a thing; None where it holds none, or several."""
    record = sources.corpus.landlords.get(sources.landlord_key(case))
    if record is None:
        return None
    handling = _OF_COMPLAINT.search(delay.what) is not None
    on = delay.from_ or delay.to
    fits = [
        t
        for t in record.timescales
        if (t.category is Category.COMPLAINT_HANDLING) == handling
        and not (t.superseded or t.only_if or t.subjects or t.season)
        and (on is None or (t.in_force_from or on) <= on <= (t.in_force_to or on))
        and _can_compare(delay, t.unit)
        and (handling or (t.action in _COMING) == (_CAME.search(delay.what) is not None))
    ]
    if handling:
        words = set(stems(delay.what)) | set(re.findall(r"stage \d", delay.what))
        fits = [t for t in fits if re.findall(r"stage \d", t.applies) == re.findall(r"stage \d", delay.what)]
        fits = [t for t in fits if (t.action is Action.ACKNOWLEDGE) == bool({"acknowledg"} & words)]
    elif _EMERGENCY.search(text):
        fits = [t for t in fits if t.priority == "emergency" or re.match(r"emergency\b", t.applies)]
    elif _ROUTINE.search(text):
        fits = [t for t in fits if t.priority == "routine" or re.match(r"(?:routine|non-emergency|other)\b", t.applies)]
    if len({(t.amount, t.unit) for t in fits}) != 1:
        return None
    passage = passage_for(record, fits[0])
    return (record, fits[0], passage) if passage else None


def _can_compare(delay: Delay, unit: Unit) -> bool:
    """Whether a delay can be set beside a limit in a unit: in the same, or by its two days."""
    days = (Unit.CALENDAR_DAYS, Unit.WORKING_DAYS)
    return delay.unit is unit or (unit in days and delay.from_ is not None and delay.to is not None)


def _amount(delay: Delay, unit: Unit) -> float:
    """How long a delay was, in a unit."""
    if delay.unit is not unit and delay.from_ and delay.to:
        return elapsed(delay.from_, delay.to, unit)
    return delay.amount


def _from_to(delay: Delay, took: str) -> str:
    """The count that makes a delay's two days into another unit than the record's."""
    assert delay.from_
    assert delay.to
    return f"{say('case_count', start=day(delay.from_), end=day(delay.to), count=took)} "


def _holding(case: Determination, delay: Delay) -> list[Passage]:
    """The passage that tells how long a delay was, else those that tell its two days."""
    days = [holds_day(case, on) for on in (delay.from_, delay.to) if on is not None]
    return holding(case, length(delay.amount, delay.unit))[:1] or [p for p in days if p]
