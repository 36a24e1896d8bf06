"""What the corpus holds, and how it is read and written."""

from assistant.records.categories import categorise
from assistant.records.corpus import Corpus, load_corpus, survey_corpus
from assistant.records.determination import (
    Delay,
    Determination,
    Event,
    FactSource,
    Matter,
    Offer,
    Order,
    RecordedTimescale,
)
from assistant.records.frozen import Frozen
from assistant.records.markdown import CorpusError, Problem, Record, parse_record, read_record, write_record
from assistant.records.passage import Citation, Passage
from assistant.records.policy import Policy, Remedy, Timescale
from assistant.records.taxonomy import (
    Action,
    Basis,
    Category,
    Finding,
    LandlordType,
    PolicyKind,
    Source,
    Tenure,
    Unit,
)

__all__ = [
    "Action",
    "Basis",
    "Category",
    "Citation",
    "Corpus",
    "CorpusError",
    "Delay",
    "Determination",
    "Event",
    "FactSource",
    "Finding",
    "Frozen",
    "LandlordType",
    "Matter",
    "Offer",
    "Order",
    "Passage",
    "Policy",
    "PolicyKind",
    "Problem",
    "Record",
    "RecordedTimescale",
    "Remedy",
    "Source",
    "Tenure",
    "Timescale",
    "Unit",
    "categorise",
    "load_corpus",
    "parse_record",
    "read_record",
    "survey_corpus",
    "write_record",
]
