"""The sums that guidance and law name, worked out on the person's own days where they gave them.

Every sum is read from a record's `remedies` entry and shown only where a passage of that record
states it; nothing here knows a sum of its own. Sources: the Ombudsman's guidance on remedies (bands by
finding, the yardstick before 1 April 2026) and on compensation (since), SI 1994/133 for Right to
Repair, and the landlord's own policy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from assistant.records import Category, Citation, Corpus, Finding, Passage, Policy, Remedy, Tenure
from assistant.remedies.comparables import exactly, pounds
from assistant.remedies.contract import GuidanceLine, Loss, RemedyFacts, Service

OLDER = "ombudsman-remedies-guidance-older"
NEWER = "ombudsman-compensation-guidance-2026"
RIGHT_TO_REPAIR = "right-to-repair"

_RATE = re.compile(r"^PER (DAY|WEEK|APPOINTMENT)\b:?\s*(.*)$", re.DOTALL)
_STEP = re.compile(r"(\d+) pounds for each further day|£(\d+) a day")
_MISSED = re.compile(r"\bappointment|booked visit", re.IGNORECASE)
_ONLY_MISSED = re.compile(r"the landlord misses an appointment|an appointment is missed by the landlord")
_OVERRAN = re.compile(r"second|right to repair", re.IGNORECASE)
_SERVICES = {
    Service.HEATING_AND_HOT_WATER: re.compile(r"heating and hot water"),
    Service.HEATING_OR_HOT_WATER: re.compile(r"heating or hot water"),
    Service.POWER: re.compile(r"\bpower\b"),
    Service.LIGHTING: re.compile(r"\blighting\b"),
}
_HEATING = (Service.HEATING_AND_HOT_WATER, Service.HEATING_OR_HOT_WATER)
_IF_LOST = "If that left you without a service, the Ombudsman's compensation guidance sets"
_OLDER_BANDS = "Decisions before April 2026 went by bands tied to the finding, not by a sum a day."
_Force = Literal["regulation", "guidance", "landlord policy"]


def guidance(facts: RemedyFacts, corpus: Corpus, findings: dict[Finding, float]) -> tuple[GuidanceLine, ...]:
    """What guidance and law set for a case like this, in force on `facts.on`.

    `findings` are the probabilities of each finding: of the older bands only those of findings that
    cases like this at least sometimes led to are shown.
    """
    return (*_ombudsman(facts, corpus, findings), *_right_to_repair(facts, corpus), *_landlord(facts, corpus))


def _ombudsman(facts: RemedyFacts, corpus: Corpus, findings: dict[Finding, float]) -> Iterator[GuidanceLine]:
    newer, older = corpus.policies.get(NEWER), corpus.policies.get(OLDER)
    if newer and newer.in_force(facts.on):
        for remedy in newer.remedies:
            yield from _fixed_sum(facts, newer, remedy)
        if _service_may_be_lost(facts) and older and (held := _passage(older, "Since 1 April 2026 sums")):
            yield GuidanceLine(text=_OLDER_BANDS, force="guidance", citation=older.cite(held))
        return
    for remedy in older.remedies if older else ():
        if remedy.finding is not None and findings.get(remedy.finding, 0) >= 0.1:
            band = _band(remedy)
            text = (
                f"Before April 2026 the Ombudsman's guidance put {band} beside a finding of {remedy.finding}, "
                f"for {remedy.when}. It is a guide for each matter, not a limit."
            )
            yield from _line(older, remedy, text, "guidance")


def _fixed_sum(facts: RemedyFacts, policy: Policy, remedy: Remedy) -> Iterator[GuidanceLine]:
    rate = _RATE.match(remedy.when)
    if rate is None:
        return
    per, what = rate.group(1).lower(), rate.group(2)
    sum_each = pounds(remedy.low)
    if per == "appointment":
        yield from _appointments(facts, policy, remedy, "guidance", "The Ombudsman's compensation guidance")
        return
    if _service_may_be_lost(facts):
        if any(_SERVICES[service].search(what) for service in _HEATING):
            yield from _line(policy, remedy, f"{_IF_LOST} {sum_each} a {per} for {_plain(what)}.", "guidance")
        return
    for loss in facts.losses:
        if not _SERVICES[loss.service].search(what):
            continue
        text = f"The Ombudsman's compensation guidance sets {sum_each} a {per} for {_plain(what)}."
        if loss.days is None:
            yield from _line(policy, remedy, text, "guidance")
            continue
        units, worked = _units(loss, per)
        total = remedy.low * units
        if units == 0:
            yield from _line(policy, remedy, text, "guidance")
            continue
        working = f"{worked} × {sum_each} = {pounds(total)}"
        yield from _line(policy, remedy, f"{text} On your own figures: {working}.", "guidance", total, working)


def _service_may_be_lost(facts: RemedyFacts) -> bool:
    """Whether heating or hot water is what it is about, and it is not said which of them was gone."""
    return not facts.losses and facts.category is Category.HEATING_AND_HOT_WATER


def _passage(policy: Policy, opening: str) -> Passage | None:
    return next((passage for passage in policy.passages if passage.text.startswith(opening)), None)


def _units(loss: Loss, per: str) -> tuple[int, str]:
    days = loss.days or 0
    units = days // 7 if per == "week" else days
    return units, f"{units} {'whole ' if per == 'week' else ''}{per}{'' if units == 1 else 's'}"


def _plain(what: str) -> str:
    return "losing one of the two, heating or hot water" if "one of the two" in what else what


def _right_to_repair(facts: RemedyFacts, corpus: Corpus) -> Iterator[GuidanceLine]:
    policy = corpus.policies.get(RIGHT_TO_REPAIR)
    over = facts.second_contractor_days
    if policy is None or over is None or facts.tenure is not Tenure.SECURE or not policy.in_force(facts.on):
        return
    for remedy in policy.remedies:
        yield from _overrun(policy, remedy, over, "regulation", "Right to Repair")


def _landlord(facts: RemedyFacts, corpus: Corpus) -> Iterator[GuidanceLine]:
    policy = corpus.landlords.get(facts.landlord or "")
    if policy is None or not policy.in_force(facts.on):
        return
    for remedy in policy.remedies:
        if _MISSED.search(remedy.when):
            if facts.missed_appointments or facts.missed_some:
                yield from _appointments(facts, policy, remedy, "landlord policy", f"{policy.landlord}'s own policy")
        elif _OVERRAN.search(f"{remedy.id.replace('-', ' ')} {remedy.when}"):
            if facts.second_contractor_days is not None:
                over, name = facts.second_contractor_days, f"{policy.landlord}'s own policy"
                yield from _overrun(policy, remedy, over, "landlord policy", name)
        else:
            text = f"{policy.landlord}'s own policy gives {_band(remedy)}: {remedy.when}."
            yield from _line(policy, remedy, text, "landlord policy")


def _appointments(
    facts: RemedyFacts, policy: Policy, remedy: Remedy, force: _Force, whose: str
) -> Iterator[GuidanceLine]:
    missed = facts.missed_appointments or 0
    if not missed and not facts.missed_some:
        return
    rate = _RATE.match(remedy.when)
    condition = rate.group(2) if rate else remedy.when
    aside = "" if _ONLY_MISSED.fullmatch(condition) else f" ({condition})"
    text = f"{whose} sets {pounds(remedy.low)} for a missed appointment{aside}."
    first_only = condition.startswith("first")
    if not missed or remedy.high != remedy.low or (first_only and missed > 1):
        yield from _line(policy, remedy, text, force)
        return
    total = remedy.low * missed
    working = f"{missed} missed × {pounds(remedy.low)} = {pounds(total)}"
    yield from _line(policy, remedy, f"{text} On your own figures: {working}.", force, total, working)


def _overrun(policy: Policy, remedy: Remedy, over: int, force: _Force, whose: str) -> Iterator[GuidanceLine]:
    step = _STEP.search(remedy.when)
    text = f"{whose}: where {_in_pounds(remedy.when)}."
    if over < 1 or step is None or remedy.low == 0 or remedy.high is None:
        yield from _line(policy, remedy, text, force)
        return
    # The regulation pays the flat sum once the second period has passed, then the step for each day after it.
    daily = float(step.group(1) or step.group(2))
    full = remedy.low + daily * over
    total = min(full, remedy.high)
    capped = f", capped at {pounds(remedy.high)}" if full > remedy.high else ""
    days = "day" if over == 1 else "days"
    working = f"{pounds(remedy.low)} + {over} {days} × {pounds(daily)} = {pounds(full)}{capped}"
    yield from _line(policy, remedy, f"{text} On your own figures: {working}.", force, total, working)


def _in_pounds(when: str) -> str:
    """A record's condition with its sums written as sums are: "10 pounds" is £10, "capped at 50" is capped at £50."""
    return re.sub(r"\bcapped at (\d+)", r"capped at £\1", re.sub(r"\b(\d+) pounds?\b", r"£\1", when))


def _band(remedy: Remedy) -> str:
    if remedy.high is None:
        return f"{pounds(remedy.low)} or more"
    if remedy.high == remedy.low:
        return pounds(remedy.low)
    return f"up to {pounds(remedy.high)}" if remedy.low == 0 else f"{pounds(remedy.low)} to {pounds(remedy.high)}"


def _line(
    policy: Policy | None,
    remedy: Remedy,
    text: str,
    force: _Force,
    amount: float | None = None,
    working: str | None = None,
) -> Iterator[GuidanceLine]:
    if policy is None or (citation := _citation(policy, remedy)) is None:
        return
    if policy.checked != "primary" and force == "guidance":
        text = f"{text} As reported by others; we could not read the guidance itself in full."
    yield GuidanceLine(text=text, amount=amount, working=working, force=force, citation=citation)


def _citation(policy: Policy, remedy: Remedy) -> Citation | None:
    """The passage that states every sum of the entry, and shares most words with it."""
    sums = [exactly(amount) for amount in {remedy.low, remedy.high} if amount]
    words = set(re.findall(r"[a-z]{4,}", remedy.when.lower()))
    stating = [p for p in policy.passages if all(re.search(one, p.text) for one in sums)]
    best = max(stating, key=lambda p: len(words & set(re.findall(r"[a-z]{4,}", p.text.lower()))), default=None)
    return policy.cite(best) if best else None
