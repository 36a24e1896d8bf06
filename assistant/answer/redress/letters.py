"""Draft letters from an answer's own facts: its dates, its limits and its cases, and nothing else.

The wording is in `wording/letters/*.md`, where it can be corrected without touching code. A slot is
`{name}`: a paragraph is left out when the answer does not know one of its slots. `{name|[hint]}` puts
the hint there instead, for the person to fill in.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import yaml

from assistant.answer.contract import Answer, StatementKind
from assistant.records import Basis, Citation, Frozen, Source
from assistant.timescales.facts import Happening, Limit

_FOLDER = Path(__file__).parents[1] / "wording" / "letters"
_SLOT = re.compile(r"\{(\w+)(?:\|([^{}]*))?\}")
_MARKS = re.compile(r"\s*\[\d{1,3}\]")
MOST_CASES = 3
_LONGEST_OWN_WORDS = 300


class LetterKind(StrEnum):
    """The letters that can be drafted, in the order in which they come to be needed."""

    CHASER = "chaser"
    STAGE_1 = "stage-1"
    STAGE_2 = "stage-2"
    REFERRAL = "referral"


class Letter(Frozen):
    """A draft: `body` is plain text that the person may edit; `sources` are what its facts rest on."""

    kind: LetterKind
    title: str
    when: str
    subject: str
    body: str
    sources: tuple[Citation, ...] = ()

    @property
    def text(self) -> str:
        """Subject and body, as one plain text."""
        return f"Subject: {self.subject}\n\n{self.body}\n"


class _Template(Frozen):
    title: str
    when: str
    subject: str
    body: str


def draft_letter(kind: LetterKind, answer: Answer, today: date) -> Letter:
    """Draft one letter, dated `today`, from what an answer says."""
    template = _template(kind)
    slots, sources = _slots(answer)
    paragraphs = [_fill(paragraph, slots) for paragraph in template.body.split("\n\n")]
    body = "\n\n".join([_day(today), *(paragraph for paragraph in paragraphs if paragraph)])
    subject = _fill(template.subject, slots) or template.title
    return Letter(
        kind=kind, title=template.title, when=template.when, subject=subject, body=body.strip(), sources=sources
    )


def suggested_letter(answer: Answer) -> LetterKind:
    """The letter that comes next, by the complaint's own dates: a person may always choose another."""
    told = {event.what for event in answer.situation.events}
    if Happening.STAGE_2_ANSWERED in told:
        return LetterKind.REFERRAL
    if told & {Happening.STAGE_1_ANSWERED, Happening.COMPLAINED}:
        return LetterKind.STAGE_2 if Happening.STAGE_1_ANSWERED in told else LetterKind.CHASER
    return LetterKind.STAGE_1 if answer.verdict == "outside" else LetterKind.CHASER


def letter_titles() -> dict[LetterKind, tuple[str, str]]:
    """Each letter's name and when it is the one to send."""
    return {kind: (_template(kind).title, _template(kind).when) for kind in LetterKind}


@lru_cache
def _template(kind: LetterKind) -> _Template:
    whole = (_FOLDER / f"{kind}.md").read_text(encoding="utf-8")
    _, front, body = whole.split("---\n", 2)
    return _Template(body=body.strip(), **yaml.safe_load(front))


def _fill(paragraph: str, slots: dict[str, str]) -> str:
    """A paragraph with its slots filled; empty where one is unknown and has no hint."""
    known = all(slots.get(found.group(1)) or found.group(2) for found in _SLOT.finditer(paragraph))
    return _SLOT.sub(lambda found: slots.get(found.group(1)) or found.group(2), paragraph) if known else ""


def _slots(answer: Answer) -> tuple[dict[str, str], tuple[Citation, ...]]:
    situation, delay = answer.situation, answer.delay
    events = {event.what: event.on for event in sorted(situation.events, key=lambda event: event.on)}
    first = min((event.on for event in situation.events if event.what is Happening.REPORTED), default=None)
    reported = first or situation.reported
    dated = [limit for limit in (delay.limits if delay else ()) if limit.due is not None]
    if reported is None and delay:
        # Nobody told the day of the report: what was counted from another day is not for a letter to claim.
        dated = [limit for limit in dated if limit.starts != delay.reported]
    decisive = delay.decisive if delay else None
    passed = [limit for limit in dated if _late(limit) and (limit.condition is None or limit.id == decisive)]
    perhaps = [limit for limit in dated if _late(limit) and limit not in passed]
    running = [limit for limit in dated if not _late(limit) and limit.condition is None and _runs(limit, answer)]
    cases, cited = _cases(answer)
    landlord = situation.landlord
    slots = {
        "landlord": (landlord.name or landlord.said) if landlord else "",
        "tenure": _word("tenures", situation.tenure),
        "matter": _word("matters", situation.category),
        "repair": _own_words(situation.repair),
        "reported": _day(reported) if reported else "",
        "household": ", ".join(situation.household),
        "calendar_days": str(delay.calendar_days) if delay and delay.ongoing and delay.calendar_days else "",
        "limits_passed": "\n".join(f"- {_limit(limit)}" for limit in passed),
        "limits_perhaps": "\n".join(f"- {_limit(limit)}" for limit in perhaps),
        "limits_running": "\n".join(f"- {_limit(limit)}" for limit in running),
        "cases": "\n".join(f"- {case}" for case in cases),
    }
    for name in ("complained", "escalated"):
        slots[name] = _day(events[Happening(name)]) if Happening(name) in events else ""
    for name, what in (("stage_1_answered", "stage 1 answered"), ("stage_2_answered", "stage 2 answered")):
        slots[name] = _day(events[Happening(what)]) if Happening(what) in events else ""
    return slots, tuple(limit.citation for limit in passed + perhaps + running) + cited


def _limit(limit: Limit) -> str:
    assert limit.due is not None
    unit = limit.unit.removesuffix("s") if limit.amount == 1 else limit.unit
    said = f"{limit.title}: {_word('actions', limit.action)} within {limit.amount:g} {unit} ({limit.applies})."
    said += f" The last day was {_day(limit.due)}." if _late(limit) else f" The last day is {_day(limit.due)}."
    return said + (f" This applies if {limit.condition.removeprefix('if ').rstrip('.')}." if limit.condition else "")


def _late(limit: Limit) -> bool:
    return limit.overrun is not None or limit.met is False


def _runs(limit: Limit, answer: Answer) -> bool:
    due = limit.due.date() if isinstance(limit.due, datetime) else limit.due
    until = answer.delay.until if answer.delay else None
    return due is not None and until is not None and due >= until


def _cases(answer: Answer) -> tuple[list[str], tuple[Citation, ...]]:
    """What the answer says of decided cases, each with its reference, at most three cases."""
    citations = {citation.n: citation for citation in answer.citations if citation.source is Source.DETERMINATION}
    said: list[str] = []
    used: dict[str, Citation] = {}
    for statement in answer.statements:
        if statement.kind not in (StatementKind.AWARD, StatementKind.FINDING):
            continue
        cited = [citations[n] for n in statement.citations if n in citations]
        refs = {citation.ref for citation in cited}
        if len(refs) != 1 or (refs.isdisjoint(used) and len(used) == MOST_CASES):
            continue
        case = used.setdefault(cited[0].ref, cited[0])
        said.append(f"{_MARKS.sub('', statement.text)} ({_reference(case)})")
    return said, tuple(used.values())


def _reference(case: Citation) -> str:
    decided = f", decided {_day(date.fromisoformat(case.date))}" if case.date else ""
    partly = "; I have read only part of this decision" if case.basis is Basis.EXTRACT else ""
    return f"Housing Ombudsman case {case.ref}{decided}{partly}"


def _own_words(message: str) -> str:
    """What the person said of the repair: their sentences, less the questions they asked us."""
    sentences = [part.strip() for part in re.split(r"(?<=[.!?])\s+", message.strip())]
    told = " ".join(part for part in sentences if part and not part.endswith("?"))
    return told if len(told) <= _LONGEST_OWN_WORDS else ""


@lru_cache
def _words() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = yaml.safe_load((_FOLDER / "words.yaml").read_text(encoding="utf-8"))
    return loaded


def _word(table: str, key: object) -> str:
    return _words()[table].get(str(key), "")


def _day(value: date | datetime) -> str:
    return f"{value.day} {value:%B %Y}"
