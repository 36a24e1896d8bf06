"""What a landlord says of who lives in the home: a class that is lifted, and its own words on it."""

from __future__ import annotations

import re

from assistant.records import Policy
from assistant.timescales.chosen import Chosen
from assistant.timescales.examples import Example
from assistant.timescales.facts import Facts, Note
from assistant.timescales.landlord_examples import WORK
from assistant.timescales.under_five import tells_of_a_child_under_five
from assistant.timescales.words import faults_in, plain

KIND_WORDS = {"emergency": "an emergency", "urgent": "urgent", "routine": "routine", "planned": "planned work"}
_PRIORITY = re.compile(
    r"vulnerab|moved up|given priority|priority (?:in|to|case)|disab|elderly|health condition|(?<!exceptional )circumstances"
    r"|child under|baby|reasonable adjust|medical",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"moved up|move up|moves up|priority|emergenc|class\b|rank|times can|weigh|into account|discretion|goes first|more than|change",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z])")
_POINTS_BACK = ("It ", "They ", "This ", "These ", "Such ")
_OF_OLD = re.compile(r"\bpandemic\b", re.IGNORECASE)
_ABOVE = ("emergency", "urgent", "routine", "planned")
_LIFTED = "By that policy it may be {work} for who lives there."
_LIFTED_SURELY = "By that policy it is {work} for who lives there."
_PINPOINT = re.compile(r" \([^()]*\)$")
_NOT_FOUND = re.compile(
    r"\b(?:period|time|target|limit)s? for (?:an )?emergenc\w+ (?:was|were) not found\b", re.IGNORECASE
)


def lifted(
    chosen: list[Chosen],
    facts: Facts,
    faults: frozenset[str],
    examples: tuple[Example, ...],
    record: Policy,
    usable: list[Chosen],
) -> list[Note]:
    """What the landlord's own words say of a household whose fault they put in a class above those chosen."""
    held = {one.clock.kind for one in chosen}
    for example in examples:
        above = example.kind in KIND_WORDS and not held & set(_ABOVE[: _ABOVE.index(example.kind) + 1])
        if not (facts.household and above and example.household and example.faults & faults):
            continue
        said = next(p.text for p in record.passages if p.id == example.citation.passage)
        text = f"{record.landlord} says of households: {said[:1].lower()}{_PINPOINT.sub('', said)[1:]}"
        surely = "child is under five" in said and tells_of_a_child_under_five(plain(facts.repair))
        lifts = (_LIFTED_SURELY if surely else _LIFTED).format(work=KIND_WORDS[example.kind])
        text += f" {lifts}" if facts.doubted else ""
        notes = [Note(text=text, citation=example.citation, lifts=lifts)]
        unheld = next((p for p in record.passages if _NOT_FOUND.search(p.text)), None)
        if unheld is not None and not any(one.clock.kind == example.kind for one in usable):
            text = f"Our record of {record.landlord} does not hold its time for {WORK[example.kind]}."
            notes.append(Note(text=text, citation=record.cite(unheld)))
        return notes
    return household_notes(facts, record)


def emergency_note(example: Example, facts: Facts, record: Policy) -> Note:
    """The passage by which a fault is an emergency in part of the year or for who lives there, and whether it surely is."""
    said = next(p.text for p in record.passages if p.id == example.citation.passage)
    text = f"{record.landlord}'s policy: {said[:1].lower()}{_PINPOINT.sub('', said)[1:]}"
    if "child is under five" in said and tells_of_a_child_under_five(plain(facts.repair)):
        text += f" {_LIFTED_SURELY.format(work=KIND_WORDS[example.kind])}"
    return Note(text=text, citation=example.citation)


def household_notes(facts: Facts, record: Policy) -> list[Note]:
    """What the landlord's policy says of households whose circumstances move a job up, in the words of its record.

    A sentence of another fault than the one told says nothing of this job.
    """
    if not facts.household:
        return []
    faults = faults_in(facts.repair)
    for passage in record.passages:
        if _OF_OLD.search(passage.text):
            continue
        sentences = _SENTENCE.split(_PINPOINT.sub("", passage.text))
        for n, sentence in enumerate(sentences):
            of_other = faults_in(sentence) and not faults_in(sentence) & faults
            if of_other or not (_PRIORITY.search(sentence) and _CHANGES.search(sentence)):
                continue
            said = " ".join(sentences[n - 1 : n + 1]) if n and sentence.startswith(_POINTS_BACK) else sentence
            text = f"{record.landlord} says of households: {said[:1].lower()}{said[1:]}"
            return [Note(text=text, citation=record.cite(passage))]
    return []
