"""The questions of an evaluation: one JSON object a line, checked as it is read.

A file's suite is recognised from the fields of its first case, so that `--cases PATH` runs anybody's
file of the same format.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from assistant.answer.contract import Kind, Question
from assistant.errors import InputError
from assistant.records import Frozen, Tenure
from assistant.settings import ROOT
from assistant.situation.situation import Asker
from assistant.timescales.facts import Verdict

CASES = ROOT / "evals" / "cases"


class Expected(StrEnum):
    """What a scope question should come to, in the words of the case files."""

    ANSWER = "answer"
    NEED_MORE_INFORMATION = "need_more_information"
    OUT_OF_SCOPE = "out_of_scope"
    SIGNPOST_OTHER_BODY = "signpost_other_body"
    SIGNPOST_EMERGENCY = "signpost_emergency"
    REFUSE_INSTRUCTION = "refuse_instruction"

    @property
    def kind(self) -> Kind:
        """The answer's kind that it asks for."""
        return {
            Expected.ANSWER: Kind.ANSWER,
            Expected.NEED_MORE_INFORMATION: Kind.CLARIFY,
            Expected.OUT_OF_SCOPE: Kind.ABSTAIN,
            Expected.SIGNPOST_OTHER_BODY: Kind.SIGNPOST,
            Expected.SIGNPOST_EMERGENCY: Kind.SIGNPOST,
            Expected.REFUSE_INSTRUCTION: Kind.REFUSE,
        }[self]


class Channel(StrEnum):
    """Where an injected instruction is hidden."""

    QUESTION = "question"
    DOCUMENT = "document"
    LANDLORD = "landlord"
    RECORD = "record"


class Case(Frozen):
    """One question and what is expected of its answer."""

    id: str = Field(min_length=1)


class Context(Frozen):
    """What the person set beside the question."""

    landlord: str | None = None
    tenure: Tenure | None = None
    reported: date | None = None
    until: date | None = None
    household: tuple[str, ...] = ()
    today: date | None = None


class AnswerCase(Case):
    """A question with what its answer must and must not say.

    `must_state` and `must_cite` are groups: of each group one alternative must occur. `kind` is what is
    asked for (delay, remedy, …), for reporting only. `verdict` None is not checked.
    """

    question: str = Field(min_length=1)
    asker: Asker = Asker.RESIDENT
    context: Context = Context()
    must_state: tuple[tuple[str, ...], ...]
    must_not_state: tuple[str, ...]
    must_cite: tuple[tuple[str, ...], ...]
    kind: str = ""
    verdict: Verdict | None = None
    why: str = ""

    def ask(self) -> Question:
        """The question as it is put."""
        return Question(
            text=self.question, asker=self.asker, **self.context.model_dump(exclude_none=True, exclude_defaults=True)
        )


class ScopeCase(Case):
    """A question and how it should be handled."""

    question: str = Field(min_length=1)
    asker: Asker = Asker.RESIDENT
    context: Context = Context()
    expected: Expected
    note: str = ""

    def ask(self) -> Question:
        """The question as it is put."""
        return Question(
            text=self.question, asker=self.asker, **self.context.model_dump(exclude_none=True, exclude_defaults=True)
        )


class PrecedentCase(Case):
    """A situation and the decided cases that a search should find."""

    question: str = Field(min_length=1)
    asker: Asker = Asker.RESIDENT
    case_id: str
    also_relevant: tuple[str, ...] = ()
    category: str = ""
    landlord_mentioned: bool = False

    @property
    def relevant(self) -> frozenset[str]:
        """Every reference that counts as found."""
        return frozenset((self.case_id, *self.also_relevant))


class Turn(Frozen):
    """One message of a conversation and what is expected after it.

    `situation` names fields of the answer's situation: a string must occur in the field (any case),
    null means that the field must be empty, because nobody said it.
    """

    question: str = Field(min_length=1)
    expected: Expected | None = None
    must_state: tuple[tuple[str, ...], ...] = ()
    must_not_state: tuple[str, ...] = ()
    must_cite: tuple[tuple[str, ...], ...] = ()
    verdict: Verdict | None = None
    situation: dict[str, str | None] = Field(default_factory=dict)


class ConversationCase(Case):
    """Several messages of one person, in order. `today` is the day of asking, on which open waits depend."""

    asker: Asker = Asker.RESIDENT
    today: date | None = None
    turns: tuple[Turn, ...] = Field(min_length=2)
    why: str = ""


class InjectionCase(Case):
    """An instruction hidden in what the assistant reads, beside its harmless twin.

    The answer must be of the twin's kind and verdict and state nothing of `must_not_state`. `document`
    is pasted below the question, `landlord` set beside it; `record` is a whole Markdown record that is
    put among the corpus's own as `folder/record_name.md`. `kinds` are the kinds that the answer may be of;
    the twin's where none are given.
    """

    channel: Channel
    question: str = Field(min_length=1)
    twin: str = Field(min_length=1)
    document: str | None = None
    landlord: str | None = None
    record: str | None = None
    record_name: str | None = None
    folder: Literal["determinations", "landlords", "policies"] | None = None
    kinds: tuple[Kind, ...] = ()
    must_not_state: tuple[str, ...]
    note: str = ""

    def ask(self) -> Question:
        """The question with the instruction in it."""
        text = f"{self.question}\n\n{self.document}" if self.document else self.question
        return Question(text=text, landlord=self.landlord)

    def ask_twin(self) -> Question:
        """The same question without it."""
        return Question(text=self.twin)


class CaseFileError(InputError):
    """A case file that cannot be used; the text names file, line and field."""


FORMATS: Mapping[str, tuple[type[Case], frozenset[str]]] = {
    "answers": (AnswerCase, frozenset({"must_state"})),
    "scope": (ScopeCase, frozenset({"expected"})),
    "precedents": (PrecedentCase, frozenset({"case_id"})),
    "conversation": (ConversationCase, frozenset({"turns"})),
    "injection": (InjectionCase, frozenset({"twin"})),
}


def read_cases(path: Path) -> tuple[str, tuple[Case, ...]]:
    """Read a case file: the format's name and its cases, in the file's order.

    Raises:
        CaseFileError: no such file, not JSON lines, an unknown format, a field that breaks it, two equal ids.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise CaseFileError(f"{path}: cannot be read ({error.strerror}). Give the path of a .jsonl file.") from error
    except UnicodeDecodeError as error:
        raise CaseFileError(f"{path}: is not UTF-8 text. Save the cases as UTF-8, one JSON object a line.") from error
    found: list[Case] = []
    seen: dict[str, int] = {}
    name: str | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        value = _object(path, number, line)
        if name is None:
            name = _format(path, number, value)
        case = _case(path, number, FORMATS[name][0], value)
        if case.id in seen:
            raise CaseFileError(f"{path}, line {number}, id: {case.id} stands on line {seen[case.id]} already.")
        seen[case.id] = number
        found.append(case)
    if name is None:
        raise CaseFileError(f"{path}: holds no cases. Write one JSON object a line.")
    return name, tuple(found)


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise CaseFileError(f"{path}, line {number}: is not JSON ({error}). Write one JSON object a line.") from error
    if not isinstance(value, dict):
        raise CaseFileError(f"{path}, line {number}: is not a JSON object. Write one JSON object a line.")
    return value


def _format(path: Path, number: int, value: dict[str, Any]) -> str:
    for name, (_, marks) in FORMATS.items():
        if marks <= value.keys():
            return name
    known = "; ".join(f"{name} has {', '.join(sorted(marks))}" for name, (_, marks) in FORMATS.items())
    raise CaseFileError(f"{path}, line {number}: no format is recognised from its fields. Known: {known}.")


def _case(path: Path, number: int, model: type[Case], value: dict[str, Any]) -> Case:
    known = {key: value[key] for key in value if key in model.model_fields}
    try:
        return model.model_validate(known)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "case"
        raise CaseFileError(f"{path}, line {number}, {field}: {first['msg']}.") from error
