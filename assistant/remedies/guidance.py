"""The sums that guidance and law name, worked out on the person's own days where they gave them.

Every sum is read from a record's `remedies` entry and shown only where a passage of that record
states it; nothing here knows a sum of its own. Sources: the Ombudsman's guidance on remedies (bands by
finding, the yardstick before 1 April 2026) and on compensation (since), SI 1994/133 for Right to
Repair, and the landlord's own policy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from assistant.records import Category, Corpus, Finding, Passage, Policy, Remedy, Tenure
from assistant.remedies.comparables import exactly, pounds
from assistant.remedies.contract import GuidanceLine, Loss, RemedyFacts, Service

OLDER = "ombudsman-remedies-guidance-older"
NEWER = "ombudsman-compensation-guidance-2026"
RIGHT_TO_REPAIR = "right-to-repair"

_RATE = re.compile(r"^PER (DAY|WEEK|APPOINTMENT)\b:?\s*(.*)$", re.DOTALL)
_CALENDAR = ("day", "week")
_STEP = re.compile(r"(\d+) pounds for each further day|£(\d+) a day")
_MISSED = re.compile(r"\bappointment|booked visit", re.IGNORECASE)
_ONLY_MISSED = re.compile(r"the landlord misses an appointment|an appointment is missed by the landlord")
_COMPLAINT = re.compile(r"\bcomplain", re.IGNORECASE)
_OVERRAN = re.compile(r"second|right to repair", re.IGNORECASE)
_SERVICES = {
    Service.HEATING_AND_HOT_WATER: re.compile(r"heating and hot water"),
    Service.HEATING_OR_HOT_WATER: re.compile(r"heating or hot water"),
    Service.POWER: re.compile(r"\bpower\b"),
    Service.LIGHTING: re.compile(r"\blighting\b"),
}
_HEATING = (Service.HEATING_AND_HOT_WATER, Service.HEATING_OR_HOT_WATER)
_SETS = "Where the Ombudsman finds that the landlord failed, its compensation guidance (in use since {since}) sets"
_SETS_TOO = "The same guidance sets"
_IF_LOST = "If that left you without a service: where the Ombudsman finds that the landlord failed, its compensation guidance (in use since {since}) sets"
_IF_LOST_TOO = "If that left you without a service, the same guidance sets"
_LOST_BEFORE = "We did not find whether it is used for a loss from before that day."
_RULES_OF_SET_SUMS = ("It has applied since", "It may follow any level of maladministration")
_FIRST_DAY = "The exact first day of a Right to Repair period"
_SET_OFF = "Money owed under Right to Repair may be taken off rent arrears"
_FOR_COUNCIL_TENANTS = "Right to Repair covers secure tenants of a council"
_NAMES_THE_SCHEME = re.compile(r"\bright to repair\b", re.IGNORECASE)
_OLDER_BANDS = "Decisions before April 2026 went by bands tied to the finding, not by a sum a day."
_GUIDES = "Before April 2026 the Ombudsman used bands"
_A_GUIDE = " It is a guide for each matter complained of."
_NO_SUMS_YET = "The set sums by the day or week were not yet in use on {day}: they have applied since 1 April 2026."
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
        yield from _set_sums(facts, newer)
        if _service_may_be_lost(facts) and older and (held := _passage(older, "Since 1 April 2026 sums")):
            yield GuidanceLine(text=_OLDER_BANDS, force="guidance", citation=older.cite(held))
        return
    if newer and older and (facts.losses or facts.missed_appointments or _service_may_be_lost(facts)):
        yield from _bands_of_that_day(facts, newer, older)
    guide = _passage(older, _GUIDES) if older else None
    guides = (older.cite(guide),) if older and guide else ()
    for remedy in older.remedies if older else ():
        if remedy.finding is not None and findings.get(remedy.finding, 0) >= 0.1:
            band = f"more than {pounds(remedy.low)}" if remedy.high is None else _band(remedy)
            text = (
                f"Before April 2026 the Ombudsman's guidance put {band} beside a finding of {remedy.finding} "
                f"({remedy.when})."
            )
            for line in _line(older, remedy, f"{text}{_A_GUIDE}" if guides else text, "guidance"):
                yield line.model_copy(update={"also": guides})
            guides = ()


def _bands_of_that_day(facts: RemedyFacts, newer: Policy, older: Policy) -> Iterator[GuidanceLine]:
    """That a decision of a day before the set sums went by bands."""
    since, bands = _passage(newer, _RULES_OF_SET_SUMS[0]), _passage(older, "Since 1 April 2026 sums")
    if since and bands:
        text = f"{_NO_SUMS_YET.format(day=_written(facts.on))} {_OLDER_BANDS}"
        yield GuidanceLine(text=text, force="guidance", citation=newer.cite(since), also=(older.cite(bands),))


def _set_sums(facts: RemedyFacts, policy: Policy) -> Iterator[GuidanceLine]:
    """The set sums for what was lost or missed: the first says on what condition and since when, the rest go on."""
    rules = tuple(policy.cite(p) for words in _RULES_OF_SET_SUMS if (p := _passage(policy, words)))
    began = policy.in_force_from
    since = _written(began) if began else "then"
    before = f" {_LOST_BEFORE}" if began and facts.since and facts.since < began else ""
    first = True
    for remedy in policy.remedies:
        for line in _fixed_sum(facts, policy, remedy, first=first, since=since):
            yield line.model_copy(update={"text": f"{line.text}{before}", "also": rules}) if first else line
            first = False


def _fixed_sum(
    facts: RemedyFacts, policy: Policy, remedy: Remedy, *, first: bool, since: str
) -> Iterator[GuidanceLine]:
    rate = _RATE.match(remedy.when)
    if rate is None:
        return
    per, what = rate.group(1).lower(), rate.group(2)
    sets = (_SETS if first else _SETS_TOO).format(since=since)
    if per == "appointment":
        yield from _appointments(facts, policy, remedy, "guidance", sets)
        return
    rate_told = f"{pounds(remedy.low)} a {per} for {_plain(what)}"
    if _service_may_be_lost(facts):
        if any(_SERVICES[service].search(what) for service in _HEATING):
            lost = (_IF_LOST if first else _IF_LOST_TOO).format(since=since)
            yield from _line(policy, remedy, f"{lost} {rate_told}.", "guidance")
        return
    for loss in facts.losses:
        if not _SERVICES[loss.service].search(what):
            continue
        units, worked = _units(loss, per)
        if units == 0:
            yield from _line(policy, remedy, f"{sets} {rate_told}.", "guidance")
            continue
        total = remedy.low * units
        working = f"{worked} × {pounds(remedy.low)} = {pounds(total)}"
        text = f"{sets} {rate_told}. On your own figures: {working}."
        yield from _line(policy, remedy, text, "guidance", total, working)
        sets = _SETS_TOO


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _service_may_be_lost(facts: RemedyFacts) -> bool:
    """Whether heating or hot water is what it is about, and it is not said which of them was gone."""
    return not facts.losses and facts.category is Category.HEATING_AND_HOT_WATER


def _passage(policy: Policy, words: str) -> Passage | None:
    return next((passage for passage in policy.passages if words in passage.text), None)


def _units(loss: Loss, per: str) -> tuple[int, str]:
    days = loss.days or 0
    units = days // 7 if per == "week" else days
    return units, f"{units} {'whole ' if per == 'week' else ''}{per}{'' if units == 1 else 's'}"


def _plain(what: str) -> str:
    return "losing one of the two, heating or hot water" if "one of the two" in what else what


def _right_to_repair(facts: RemedyFacts, corpus: Corpus) -> Iterator[GuidanceLine]:
    policy, over = corpus.policies.get(RIGHT_TO_REPAIR), facts.second_contractor_days
    if policy is None or over is None or not policy.in_force(facts.on):
        return
    named = facts.tenure is None and (facts.of_right_to_repair or _NAMES_THE_SCHEME.search(facts.text))
    if facts.tenure is not Tenure.SECURE and not named:
        return
    for remedy in policy.remedies:
        yield from _overrun(policy, remedy, over, "regulation", "Right to Repair")
        if set_off := _passage(policy, _SET_OFF):
            yield GuidanceLine(text=set_off.text, force="regulation", citation=policy.cite(set_off))
        if named and (whose := _passage(policy, _FOR_COUNCIL_TENANTS)):
            yield GuidanceLine(text=whose.text, force="regulation", citation=policy.cite(whose))


def _landlord(facts: RemedyFacts, corpus: Corpus) -> Iterator[GuidanceLine]:
    policy = corpus.landlords.get(facts.landlord or "")
    if policy is None or not policy.in_force(facts.on):
        return
    for remedy in policy.remedies:
        if not _of_what_is_told(remedy, facts):
            continue
        if _MISSED.search(remedy.when):
            if facts.missed_appointments or facts.missed_some:
                yield from _appointments(
                    facts, policy, remedy, "landlord policy", f"{policy.landlord}'s own policy sets"
                )
        elif _OVERRAN.search(f"{remedy.id.replace('-', ' ')} {remedy.when}"):
            if facts.second_contractor_days is not None:
                over, name = facts.second_contractor_days, f"{policy.landlord}'s own policy"
                yield from _overrun(policy, remedy, over, "landlord policy", name)
        else:
            text = f"{policy.landlord}'s own policy gives {_band(remedy)}: {remedy.when}."
            yield from _line(policy, remedy, text, "landlord policy")


def _of_what_is_told(remedy: Remedy, facts: RemedyFacts) -> bool:
    """Whether a sum of a landlord's is of what a message tells: visits alone, a complaint handled badly, or other trouble."""
    visits = facts.missed_appointments or facts.missed_some
    if visits and facts.category is None and not (facts.losses or _MISSED.search(remedy.when)):
        return False
    of_complaint = _COMPLAINT.search(remedy.when) is not None
    if facts.category is Category.COMPLAINT_HANDLING:
        return of_complaint or _COMPLAINT.search(facts.text) is None
    return facts.category is None or not of_complaint or _COMPLAINT.search(facts.text) is not None


def _appointments(
    facts: RemedyFacts, policy: Policy, remedy: Remedy, force: _Force, sets: str
) -> Iterator[GuidanceLine]:
    missed = facts.missed_appointments or 0
    if not missed and not facts.missed_some:
        return
    rate = _RATE.match(remedy.when)
    condition = rate.group(2) if rate else remedy.when
    aside = "" if _ONLY_MISSED.fullmatch(condition) else f" ({condition})"
    text = f"{sets} {pounds(remedy.low)} for a missed appointment{aside}."
    first_only = condition.startswith("first")
    if not missed or remedy.high != remedy.low or (first_only and missed > 1):
        yield from _line(policy, remedy, text, force)
        return
    total = remedy.low * missed
    working = f"{missed} missed × {pounds(remedy.low)} = {pounds(total)}"
    yield from _line(policy, remedy, f"{text} On your own figures: {working}.", force, total, working)


def _overrun(policy: Policy, remedy: Remedy, over: int, force: _Force, whose: str) -> Iterator[GuidanceLine]:
    """What a second contractor's overrun brings, in the record's own words, and worked out where the record gives a cap."""
    held = _best(policy, remedy)
    if held is None:
        return
    text, step = f"{whose}: {held.text[0].lower()}{held.text[1:]}", _STEP.search(remedy.when)
    if over < 1 or step is None or remedy.low == 0 or remedy.high is None:
        yield from _line(policy, remedy, text, force)
        return
    # The regulation pays the flat sum once the second period has passed, then the step for each day after it.
    daily = float(step.group(1) or step.group(2))
    full = remedy.low + daily * over
    total = min(full, remedy.high)
    days = "day" if over == 1 else "days"
    working = f"{pounds(remedy.low)} + {over} {days} × {pounds(daily)} = {pounds(full)}"
    working += f", capped at {pounds(remedy.high)}" if full > remedy.high else ""
    text += f" On your own figures: {working}."
    text += f" So {pounds(total)}, not {pounds(full)}." if full > remedy.high else ""
    open_day = _passage(policy, _FIRST_DAY) if full - daily < remedy.high else None
    if open_day:
        text += f" The first day of a period is not settled, so it may be {pounds(daily)} more or less."
    for line in _line(policy, remedy, text, force, total, working):
        yield line.model_copy(update={"also": (policy.cite(open_day),)}) if open_day else line


def _band(remedy: Remedy) -> str:
    if remedy.high is None:
        return f"more than {pounds(remedy.low)}"
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
    if policy is None or (held := _best(policy, remedy)) is None:
        return
    yield GuidanceLine(text=text, amount=amount, working=working, force=force, citation=policy.cite(held))


def _best(policy: Policy, remedy: Remedy) -> Passage | None:
    """The passage that states every sum of the entry, a rate with its day or week, and shares most words with it."""
    rate = _RATE.match(remedy.when)
    per = rate.group(1).lower() if rate else ""
    unit = rf" a {per}\b" if per in _CALENDAR else ""
    sums = [f"{exactly(amount)}{unit}" for amount in {remedy.low, remedy.high} if amount]
    words = set(re.findall(r"[a-z]{4,}", remedy.when.lower()))
    stating = [p for p in policy.passages if all(re.search(one, p.text) for one in sums)]
    return max(stating, key=lambda p: len(words & set(re.findall(r"[a-z]{4,}", p.text.lower()))), default=None)
