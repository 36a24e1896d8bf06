"""The closed vocabularies of the corpus (`docs/records.md`). A record that uses another word is refused."""

from __future__ import annotations

from enum import StrEnum


class Finding(StrEnum):
    """What the Ombudsman decides about one matter, gravest failure first."""

    SEVERE_MALADMINISTRATION = "severe maladministration"
    MALADMINISTRATION = "maladministration"
    SERVICE_FAILURE = "service failure"
    REASONABLE_REDRESS = "reasonable redress"
    NO_MALADMINISTRATION = "no maladministration"
    RESOLVED_WITH_INTERVENTION = "resolved with intervention"
    OUTSIDE_JURISDICTION = "outside jurisdiction"


class Category(StrEnum):
    """What a matter or a clock is about."""

    DAMP_AND_MOULD = "damp-and-mould"
    LEAKS = "leaks"
    HEATING_AND_HOT_WATER = "heating-and-hot-water"
    DOORS_AND_WINDOWS = "doors-and-windows"
    COMMUNAL_DOORS_AND_ENTRY = "communal-doors-and-entry"
    ROOF_AND_GUTTERS = "roof-and-gutters"
    DRAINS_AND_PLUMBING = "drains-and-plumbing"
    ELECTRICS = "electrics"
    LIFTS = "lifts"
    PESTS = "pests"
    KITCHEN_AND_BATHROOM = "kitchen-and-bathroom"
    STRUCTURE_AND_PLASTER = "structure-and-plaster"
    EXTERNAL_AND_FENCING = "external-and-fencing"
    FIRE_SAFETY = "fire-safety"
    ADAPTATIONS = "adaptations"
    MAJOR_WORKS = "major-works"
    REPAIRS_GENERAL = "repairs-general"
    COMPLAINT_HANDLING = "complaint-handling"
    RECORD_KEEPING = "record-keeping"
    STAFF_CONDUCT = "staff-conduct"
    ANTISOCIAL_BEHAVIOUR = "antisocial-behaviour"
    CHARGES_AND_RENT = "charges-and-rent"
    TRANSFERS_AND_ALLOCATIONS = "transfers-and-allocations"
    OTHER = "other"


class Tenure(StrEnum):
    """How somebody holds the home. `unknown` is a record's word for not stated, never a guess."""

    SECURE = "secure"
    ASSURED = "assured"
    ASSURED_SHORTHOLD = "assured shorthold"
    LEASEHOLDER = "leaseholder"
    SHARED_OWNERSHIP = "shared ownership"
    OTHER = "other"
    UNKNOWN = "unknown"


class LandlordType(StrEnum):
    """Who owns the home."""

    LOCAL_AUTHORITY = "local authority"
    HOUSING_ASSOCIATION = "housing association"
    OTHER = "other"


class Unit(StrEnum):
    """What a limit counts in."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"


class Action(StrEnum):
    """What must have happened when a limit runs out."""

    MAKE_SAFE = "make safe"
    ATTEND = "attend"
    INSPECT = "inspect"
    INVESTIGATE = "investigate"
    START = "start"
    COMPLETE = "complete"
    ACKNOWLEDGE = "acknowledge"
    RESPOND = "respond"
    WRITE_SUMMARY = "write summary"
    OTHER = "other"
    UNSAID = "unsaid"
    """The source does not say what: coming or finishing."""


class PolicyKind(StrEnum):
    """What gives a rule its force, strongest first."""

    STATUTE = "statute"
    REGULATION = "regulation"
    CODE = "code"
    GUIDANCE = "guidance"
    LANDLORD_POLICY = "landlord policy"


class Basis(StrEnum):
    """How much of a determination its record rests on."""

    FULL = "full"
    EXTRACT = "extract"


class Source(StrEnum):
    """What kind of thing a citation points to."""

    DETERMINATION = "determination"
    POLICY = "policy"
    LANDLORD = "landlord"
    COMPUTED = "computed"
