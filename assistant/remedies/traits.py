"""The traits by which cases are compared. The same are read from a record and from a person's facts."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.records import (
    Category,
    Delay,
    Determination,
    Finding,
    Frozen,
    LandlordType,
    Tenure,
    Unit,
    categorise,
)
from assistant.remedies.before import blind, days_told, offer_told, told
from assistant.remedies.contract import RemedyFacts

GRAVEST_FIRST = tuple(Finding)
_LONGEST = 20_000

_DAYS = {
    Unit.HOURS: 1 / 24,
    Unit.CALENDAR_DAYS: 1.0,
    Unit.WORKING_DAYS: 7 / 5,
    Unit.WEEKS: 7.0,
    Unit.MONTHS: 365.25 / 12,
}
_COMPLAINT_STEP = re.compile(r"acknowledg|stage [12]|response|reply|answer|complain|escalat|letter", re.IGNORECASE)


class Circumstance(StrEnum):
    """A kind of household circumstance, named as an explanation says it."""

    CHILD = "a child in the home"
    HEALTH = "illness or disability in the home"
    MIND = "mental ill health"
    OLD_AGE = "an older resident"
    ALONE = "someone living alone"


_CIRCUMSTANCES = {
    Circumstance.CHILD: r"child|\bbab(?:y|ies)\b|newborn|infant|pregnan|toddler|school"
    r"|(?<!adult )(?<!grown-up )\b(?:son|daughter)s?\b(?! complained)",
    Circumstance.HEALTH: r"asthma|cancer|copd|pulmonary|breath|respirat|health|disab|vulnerab|wheelchair|diabet|"
    r"arthritis|heart|immune|mobility|illness|condition|crohn|spondyl|sciatica|additional needs|autis|carer|hearing",
    Circumstance.MIND: r"mental|depress|anxi|adhd|memory|bereave",
    Circumstance.OLD_AGE: r"elder|over 5|over 6|over 7|pension|older|extra-care",
    Circumstance.ALONE: r"alone",
}

FAMILIES: tuple[frozenset[Category], ...] = (
    frozenset(
        {
            Category.DAMP_AND_MOULD,
            Category.LEAKS,
            Category.ROOF_AND_GUTTERS,
            Category.STRUCTURE_AND_PLASTER,
            Category.DRAINS_AND_PLUMBING,
        }
    ),
    frozenset({Category.HEATING_AND_HOT_WATER, Category.ELECTRICS, Category.LIFTS}),
    frozenset(
        {
            Category.DOORS_AND_WINDOWS,
            Category.COMMUNAL_DOORS_AND_ENTRY,
            Category.KITCHEN_AND_BATHROOM,
            Category.REPAIRS_GENERAL,
            Category.EXTERNAL_AND_FENCING,
            Category.MAJOR_WORKS,
            Category.ADAPTATIONS,
            Category.FIRE_SAFETY,
            Category.PESTS,
        }
    ),
    frozenset({Category.ANTISOCIAL_BEHAVIOUR, Category.STAFF_CONDUCT}),
    frozenset({Category.CHARGES_AND_RENT, Category.TRANSFERS_AND_ALLOCATIONS, Category.OTHER}),
    frozenset({Category.COMPLAINT_HANDLING, Category.RECORD_KEEPING}),
)
REPAIRS = FAMILIES[0] | FAMILIES[1] | FAMILIES[2]


class Traits(Frozen):
    """What is known of a case before its decision. None is not known.

    `text` holds no outcome and no money. `days` is how long the problem lasted, in calendar days. How
    many matters a case had is left out on purpose: of the cases with several, mostly short extracts
    were read, and the corpus would teach that a further complaint lowers an award.
    """

    text: str
    category: Category | None
    landlord_type: LandlordType | None
    tenure: Tenure | None
    circumstances: frozenset[Circumstance]
    days: int | None
    offered: float | None


def family(category: Category | None) -> frozenset[Category]:
    """The categories that are repairs of one kind; empty for None."""
    return next((group for group in FAMILIES if category in group), frozenset())


def circumstances(household: tuple[str, ...]) -> frozenset[Circumstance]:
    """The kinds of circumstance that a household's words name."""
    words = "; ".join(household)
    return frozenset(kind for kind, stems in _CIRCUMSTANCES.items() if re.search(stems, words, re.IGNORECASE))


def in_days(delay: Delay) -> float:
    """A delay in calendar days; a working day counts as 7/5 of one."""
    return delay.amount * _DAYS[delay.unit]


def repair_delay(case: Determination) -> Delay | None:
    """The longest recorded delay that is not a step of the complaint procedure."""
    delays = [delay for delay in case.delays if not _COMPLAINT_STEP.search(delay.what)]
    return max(delays, key=in_days, default=None)


def gravest(case: Determination) -> Finding | None:
    """The gravest known finding of a case: what its outcome is called here. None where none is known."""
    return min(case.findings, key=GRAVEST_FIRST.index, default=None)


def traits_of_case(case: Determination) -> Traits:
    """What could be known of a decided case before the decision."""
    account = told(case)
    delay = repair_delay(case)
    days = days_told(blind(account))
    return Traits(
        text=blind(f"{'. '.join(matter.matter for matter in case.matters)}. {account}"),
        category=case.matters[0].category,
        landlord_type=case.landlord_type,
        tenure=None if case.tenure is Tenure.UNKNOWN else case.tenure,
        circumstances=circumstances(case.household),
        days=days if days is not None else (round(in_days(delay)) if delay else None),
        offered=offer_told(account),
    )


def traits_of_facts(facts: RemedyFacts, landlord_type: LandlordType | None = None) -> Traits:
    """The same traits of the person's own case. A category that is not given is told from the words.

    `landlord_type` is used where the facts give none. Of a text over 20,000 characters the rest is not read.
    """
    text = facts.text[:_LONGEST]
    return Traits(
        text=blind(text),
        category=facts.category or categorise(text),
        landlord_type=facts.landlord_type or landlord_type,
        tenure=None if facts.tenure is Tenure.UNKNOWN else facts.tenure,
        circumstances=circumstances(facts.household),
        days=facts.days if facts.days is not None else days_told(text),
        offered=facts.offered if facts.offered is not None else offer_told(text),
    )
