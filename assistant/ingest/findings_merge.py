"""One case's readings made into its matters: each matter once."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from assistant.ingest.findings_text import Reading, Standing
from assistant.records import Category, Frozen, categorise

ALIKE = 86.0
"""Token-set likeness, of 100, from which two wordings with one finding are one matter."""

# The dataset's ten, for a matter whose words tell nothing. Its "Complaint Handling" only means that the
# row has the word "handling", so it decides nothing.
_DATASET = {
    "repairs & maintenance": Category.REPAIRS_GENERAL,
    "damp & mould": Category.DAMP_AND_MOULD,
    "leaks & water ingress": Category.LEAKS,
    "anti-social behaviour (asb)": Category.ANTISOCIAL_BEHAVIOUR,
    "estate management": Category.EXTERNAL_AND_FENCING,
    "rent & service charges": Category.CHARGES_AND_RENT,
    "pest control": Category.PESTS,
    "rehousing & allocations": Category.TRANSFERS_AND_ALLOCATIONS,
}


class Source(Frozen):
    """A row of the dataset, as far as it is kept: what it said and where it stands."""

    row: int
    said: str
    category: str
    table: bool


class Merged(Frozen):
    """One matter of a case, with the rows that speak of it, the best first."""

    reading: Reading
    category: Category
    rows: tuple[Source, ...]


def category_of(matter: str, raw: str) -> Category:
    """The category a matter's words name, else the dataset's own, else other."""
    return (categorise(matter) if matter else None) or _DATASET.get(raw.strip().lower(), Category.OTHER)


class Case(Frozen):
    """What one case's rows come to. A row is in one of the three, a row of several parts in the first that fits."""

    matters: tuple[Merged, ...]
    repeating: frozenset[int] = frozenset()
    contradicted: frozenset[int] = frozenset()


def merge(readings: Sequence[tuple[Reading, Source]]) -> Case:
    """The matters of one case, each once.

    A table beats the determination's sentence, and both beat the reasoning. Reasoning that names no
    matter only repeats a determination where the case has one, and reasoning that finds otherwise on
    the same matter gives way to it.
    """
    kept: list[tuple[Reading, Category, list[Source]]] = []
    repeating: set[int] = set()
    contradicted: set[int] = set()
    best = min((reading.standing for reading, _ in readings), default=Standing.TABLE)
    for reading, source in sorted(readings, key=lambda item: (item[0].standing, not item[0].matter, item[1].row)):
        category = category_of(reading.matter or source.said, source.category)
        reasoning = reading.standing is Standing.REASONING and best < Standing.REASONING
        same = [item for item in kept if _same(item[0], item[1], reading, category)]
        agreeing = [item for item in same if item[0].finding == reading.finding]
        if agreeing:
            agreeing[0][2].append(source)
            repeating.add(source.row)
        elif reasoning and same:
            contradicted.add(source.row)
        elif not reading.matter and (reasoning or any(item[0].finding == reading.finding for item in kept)):
            repeating.add(source.row)
        else:
            kept.append((reading, category, [source]))
    sources = {item[2][0].row for item in kept}
    return Case(
        matters=tuple(Merged(reading=r, category=c, rows=tuple(s)) for r, c, s in kept),
        repeating=frozenset(repeating - sources),
        contradicted=frozenset(contradicted - sources - repeating),
    )


def _same(one: Reading, one_category: Category, other: Reading, other_category: Category) -> bool:
    if not one.matter or not other.matter:
        return not one.matter and not other.matter
    if one.matter.lower() == other.matter.lower():
        return True
    if Category.COMPLAINT_HANDLING in (one_category, other_category) and one_category != other_category:
        return False
    return fuzz.token_set_ratio(one.matter.lower(), other.matter.lower()) >= ALIKE
