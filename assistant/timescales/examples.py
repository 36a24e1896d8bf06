"""What a record's own passages give as examples of an emergency, an urgent or a routine repair."""

from __future__ import annotations

import re

from assistant.records import Citation, Frozen, Policy
from assistant.timescales.words import Season, faults_in, season_in

_KINDS = (
    ("emergency", re.compile(r"\bemergenc|\bpriority 1\b|\bhigh priority\b|\bmade safe in\b", re.IGNORECASE)),
    ("urgent", re.compile(r"(?<!non-)(?<!non )\burgent\b", re.IGNORECASE)),
    ("routine", re.compile(r"\broutine|\bstandard repairs?\b|\bnon-urgent|\bpriority 2 is routine", re.IGNORECASE)),
    ("planned", re.compile(r"\bplanned\b|\bprogrammed\b", re.IGNORECASE)),
)
_CONTINUES = re.compile(
    r"example|on the list|\bcounts?\b|includ|\bso does\b|\btreated as one\b|\bsuch as\b", re.IGNORECASE
)
_SUCH_AS = re.compile(r"([^,;.()]{3,40}),? (?:such as|like) ([^,;.()]+)", re.IGNORECASE)
_VULNERABLE = re.compile(
    r"vulnerab|elderly|older|\bold\b|disab|newborn|\bbaby\b|\bbabies\b|under five|\bsick\b|chronic|health condition",
    re.IGNORECASE,
)
_WINTER = re.compile(r"\bin winter\b|\bcold weather\b|\bcold season\b", re.IGNORECASE)

_SUMMER = re.compile(r"\bin summer\b|\bwarm weather\b", re.IGNORECASE)


class Example(Frozen):
    """Faults that a passage puts in a class of repair, and when it does.

    `household`: where somebody vulnerable lives there. `winter`: in winter or cold weather, `summer`: in
    summer, which the passage does not date. `either`: the season or the household is enough, not both needed.
    `part`: where heating or hot water is lost in part only.
    """

    kind: str
    faults: frozenset[str]
    season: Season | None
    household: bool
    winter: bool
    summer: bool
    either: bool
    part: bool
    citation: Citation


def examples_of(record: Policy) -> tuple[Example, ...]:
    """Every example that a record's passages give, in their order."""
    found: list[Example] = []
    for passage in record.passages:
        current: str | None = None
        for sentence in re.split(r"(?<=[.;])\s+", passage.text):
            named = kinds_in(sentence)
            plainly = re.search(r"\b(?:is|are|as) (?:an )?emergenc", sentence)
            if len(named) == 1 or ("emergency" in named and plainly):
                current = named[0]
            elif named:
                current = None
                found += _beside_classes(sentence, record.cite(passage))
            elif not _CONTINUES.search(sentence):
                continue
            if current is not None:
                found += in_sentence(current, sentence, record.cite(passage))
    return tuple(found)


def kinds_in(text: str) -> list[str]:
    """The classes of repair that a text names."""
    return [kind for kind, words in _KINDS if words.search(text)]


def _beside_classes(sentence: str, citation: Citation) -> list[Example]:
    """The examples that stand right behind one class, in a sentence of several: "urgent jobs, such as a slow leak, and …"."""
    found: list[Example] = []
    for told in _SUCH_AS.finditer(sentence):
        kind = next((name for name, words in _KINDS if words.search(told.group(1))), None)
        found += in_sentence(kind, told.group(2), citation) if kind else []
    return found


def in_sentence(kind: str, sentence: str, citation: Citation) -> list[Example]:
    """The examples of one sentence. What qualifies a clause without a fault of its own qualifies them all."""
    clauses = [clause for clause in re.split(r"[,:;]\s|\sand\s", sentence) if clause]
    by_clause = [(clause, _faults(kind, clause)) for clause in clauses]
    if not any(faults for _, faults in by_clause):
        by_clause = [(sentence, _faults(kind, sentence))]
    loose = " ".join(clause for clause, faults in by_clause if not faults)
    examples: list[Example] = []
    for clause, faults in by_clause:
        if not faults:
            continue
        near = f"{clause} {loose}"
        season, household = season_in(clause) or season_in(loose), bool(_VULNERABLE.search(near))
        examples.append(
            Example(
                kind=kind,
                faults=faults,
                season=season,
                household=household,
                winter=season is None and bool(_WINTER.search(near)),
                summer=season is None and bool(_SUMMER.search(near)),
                either=household and season is not None and re.search(r"\bor (?:where|if)\b", sentence) is not None,
                part="no-heating" in faults and re.search(r"\bpart(?:ial)?\b", clause, re.IGNORECASE) is not None,
                citation=citation,
            )
        )
    return examples


def _faults(kind: str, text: str) -> frozenset[str]:
    faults = faults_in(text)
    if faults & {"severe-leak", "minor-leak", "gas-leak"}:
        faults -= {"leak"}
    return faults - {"damp-and-mould"} if kind == "emergency" else faults
