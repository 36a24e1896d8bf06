"""What a landlord's record does not hold: the time for a class of repair, and what its policy says in its place."""

from __future__ import annotations

import re

from assistant.records import Passage, Policy
from assistant.timescales.clock import Clock
from assistant.timescales.describe import with_article
from assistant.timescales.facts import Facts, Note
from assistant.timescales.landlord_class import names_code, said_class
from assistant.timescales.words import class_in, plain

_MISSING = re.compile(
    r"not found|no number of days|were not (?:found|read|in)|was not (?:found|read|in)|no figure|not in the part"
    r"|its periods were not", re.IGNORECASE
)  # fmt: skip
_CODE = re.compile(r"(?:(?:priority|category|cat) \w+|[a-z]\d{1,2})$")
_LENGTH = re.compile(
    r"\b(?:\d+|one|two|three|four|five|seven) (?:working |calendar )?(?:hour|day|week|month)s?\b", re.IGNORECASE
)
_LONGEST_CODE = 3
_SPOKEN = ("cat", "one", "two")
# How a policy says that an ordinary job waits for a visit, where it gives no number of days.
_BY_APPOINTMENT = re.compile(
    r"\bfree appointment\b|\b(?:by|at|given|offered) (?:an )?appointment\b|\bbooked for a time\b"
    r"|\b(?:time|date) (?:is )?(?:agreed|that suits)\b|\b(?:date|time) (?:\w+ ){0,3}arranged\b", re.IGNORECASE
)  # fmt: skip
_NOT_ORDINARY = re.compile(r"\bemergenc|\bout of hours\b|\bclasses\b", re.IGNORECASE)
_PINPOINT = re.compile(r" \([^()]*\)$")
_ONLY_THAT_NONE = re.compile(r"(?:;|, with) no number\b.*$")


def not_held_note(record: Policy, facts: Facts, *, others: bool = False, older: bool = False) -> Note:
    """That the landlord's record holds no limit for this, and what its policy says of such a job instead.

    It rests on the passages that say so, where there are such. `others`: it holds limits that may be meant, but not
    one for every class of repair. `older`: what it holds for this is from an older version of its rules alone.
    """
    passages = [passage for passage in record.passages if _MISSING.search(passage.text)]
    passages.sort(key=lambda passage: -len(re.findall(r"repair|target|period|limit", passage.text)))
    which = with_article(f"{facts.priority} repair") if facts.priority else "a repair such as this"
    none, ask = "no present target" if older else "no target", "Ask it for its repairs policy."
    text = f"Our record of {record.landlord} holds {none} for {which}, so no number of days can be given."
    if others:
        text = f"Our record of {record.landlord} does not hold its time for every class of repair."
        ask = "If it puts yours in another class, ask it what time that has."
    cites = passages[:1]
    if facts.priority and not others and (held := _of_class(record, facts.priority)) is not None:
        passage, sentence = held
        text = f"Our record of {record.landlord} holds no present target for {which}."
        text += f" What it says of that class: {sentence[:1].lower()}{sentence[1:]}."
        cites = list(dict.fromkeys([passage, *cites]))
    if said_class(facts) != "emergency" and (instead := _by_appointment(record)) is not None:
        passage, sentence = instead
        text += f" Its policy says: {sentence[:1].lower()}{sentence[1:]}."
        cites = list(dict.fromkeys([passage, *cites]))
    cited = [record.cite(passage) for passage in cites]
    return Note(text=f"{text} {ask}", citation=cited[0] if cited else None, also=tuple(cited[1:]), unknown=not others)


def _of_class(record: Policy, priority: str) -> tuple[Passage, str] | None:
    """The passage, and its sentence, that gives a class a length of time which is no target of today."""
    said = re.compile(rf"\b{re.escape(plain(priority))}\b")
    told = ((p, s) for p in record.passages if not _MISSING.search(p.text) for s in _sentences(p))
    return next(((p, s) for p, s in told if said.search(plain(s)) and _LENGTH.search(s)), None)


def is_code(priority: str | None) -> bool:
    """Whether a class is told by a landlord's own name for it, such as P2."""
    return _CODE.match(plain(priority or "")) is not None


def unheld_code(clocks: list[Clock], facts: Facts) -> str | None:
    """The landlord's own name of a class, such as P2, that was told and that its record has no limit for."""
    said = plain(facts.priority or "")
    if not _CODE.match(said) or any(names_code(clock, facts) for clock in clocks):
        return None
    if class_in(said) is not None and not any(clock.codes for clock in clocks):
        return None
    return " ".join(
        word.upper() if len(word) <= _LONGEST_CODE and word not in _SPOKEN else word for word in said.split()
    )


def code_not_held_note(record: Policy, code: str) -> Note:
    """That no limit of the landlord's is known for a class of its own naming, with what its record says of that class."""
    said = re.compile(rf"\b{re.escape(plain(code))}\b")
    held = next(((p, s) for p in record.passages for s in _sentences(p) if said.search(plain(s))), None)
    text = f"Our record of {record.landlord} holds no target for {code}, so no number of days can be given for it."
    if held is not None:
        text += f" What it says of that class: {held[1][:1].lower()}{held[1][1:]}."
    return Note(
        text=f"{text} Ask it what time that class has.", citation=record.cite(held[0]) if held else None, unknown=True
    )


def claim_not_held_note(record: Policy) -> Note:
    """That no time of the landlord's for answering a claim for compensation is known."""
    text = f"Our record of {record.landlord} holds no time for answering a claim for compensation. Ask it for its compensation policy."
    return Note(text=text, unknown=True)


def unplaced_note(record: Policy) -> Note:
    """That the landlord's record names no class for a fault, where it is asked if the class that was given is right."""
    text = f"Our record of {record.landlord} does not settle in which class it puts a fault of this kind. Ask it why it chose that class."
    return Note(text=text)


def _by_appointment(record: Policy) -> tuple[Passage, str] | None:
    """The sentence by which an ordinary job waits for an appointment, the one that says that it has no days first."""
    found = [
        (passage, sentence)
        for passage in record.passages
        for sentence in _sentences(passage)
        if _BY_APPOINTMENT.search(sentence) and not _NOT_ORDINARY.search(sentence)
    ]
    found.sort(key=lambda one: _MISSING.search(one[1]) is None)
    return next(((passage, _ONLY_THAT_NONE.sub("", sentence)) for passage, sentence in found), None)


def _sentences(passage: Passage) -> list[str]:
    return [part.rstrip(".") for part in re.split(r"(?<=\.) (?=[A-Z])", _PINPOINT.sub("", passage.text))]
