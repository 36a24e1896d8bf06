"""Reading and writing one record: Markdown with YAML front matter and marked passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from assistant.errors import InputError
from assistant.records.determination import Determination
from assistant.records.frozen import Frozen
from assistant.records.passage import Passage
from assistant.records.policy import Policy
from assistant.records.taxonomy import Source

Record = Determination | Policy

# libyaml's parser where PyYAML has it: the same rules, a tenth of the time.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FRONT = re.compile(r"\A---\r?\n(.*?)\r?\n---\r?\n?(.*)\Z", re.DOTALL)
_MARKED = re.compile(r"^\[([a-z]+(?:-?\d+)+)\]\s+(\S.*)$")
_HEADING = re.compile(r"^##\s+(\S.*)$")


_WHOLE_DOCUMENT = frozenset(
    [
        "decision_type",
        "decided_note",
        "aliases",
        "events",
        "offers",
        "order_details",
        "recommendations",
        "flags",
        "missing",
        "sources",
        "order_includes_offer",
    ]
)
_OF_SOME_PASSAGES = ("read_at_source", "spoken_by", "whom")


class Problem(Frozen):
    """One thing wrong with one file, and how to mend it."""

    file: str
    field: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.problem}. {self.remedy}"


class CorpusError(InputError):
    """Records that break the format. `problems` holds every one found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        more = f" (and {len(self.problems) - 1} more: run 'assistant index verify')" if len(self.problems) > 1 else ""
        super().__init__(f"{self.problems[0]}{more}")


def read_record(path: Path) -> Record:
    """Read one record file.

    Raises:
        CorpusError: the file is not UTF-8, has no front matter, its YAML does not parse, a field
            breaks the format, or a passage mark is missing or doubled.
    """
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise _broken(path, "encoding", f"byte {error.start} is not UTF-8", "Save the file as UTF-8.") from error
    return parse_record(text, path)


def parse_record(text: str, path: Path) -> Record:
    """Read a record from its text; `path` names it, tells its kind by folder and its slug by name."""
    found = _FRONT.match(text)
    if found is None:
        raise _broken(path, "front matter", "missing", "Begin the file with '---', the fields, and '---' again.")
    try:
        fields = yaml.load(found.group(1), Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 2}" if mark else ""
        raise _broken(path, "front matter", f"the YAML does not parse{line}", "Mend that line.") from error
    if not isinstance(fields, dict):
        raise _broken(path, "front matter", "is not a list of fields", "Write one 'name: value' a line.")

    is_case = "ref" in fields
    name = str(fields["ref"]) if is_case else path.stem
    if is_case:
        source = Source.DETERMINATION
    else:
        source = Source.LANDLORD if fields.get("landlord") else Source.POLICY
        fields["slug"] = path.stem
    fields["passages"] = _passages(name, source, found.group(2), path)
    try:
        return Determination.model_validate(fields) if is_case else Policy.model_validate(fields)
    except ValidationError as error:
        raise CorpusError(_explain(path, detail) for detail in error.errors()) from error


def _passages(record: str, source: Source, body: str, path: Path) -> tuple[Passage, ...]:
    section: str | None = None
    passages: dict[str, Passage] = {}
    for number, line in enumerate(body.splitlines(), start=1):
        if not line.strip():
            continue
        if heading := _HEADING.match(line):
            section = heading.group(1).strip()
        elif marked := _MARKED.match(line):
            mark = marked.group(1)
            if mark in passages:
                raise _broken(path, f"[{mark}]", "the mark occurs twice", "Give each passage a mark of its own.")
            passages[mark] = Passage.read(record, source, mark, section, marked.group(2))
        else:
            where = f"line {number} after the front matter"
            raise _broken(
                path, where, "is neither a heading nor a marked passage", "Begin it with a mark such as [p1]."
            )
    if not passages:
        raise _broken(path, "passages", "there are none", "Write at least one line that begins with a mark.")
    return tuple(passages.values())


def _explain(path: Path, detail: Mapping[str, Any]) -> Problem:
    field = ".".join(str(part) for part in detail["loc"]) or "record"
    kind = detail["type"]
    if kind == "missing":
        return Problem(file=path.name, field=field, problem="is missing", remedy="Add it; write null where unknown.")
    if kind == "extra_forbidden":
        return Problem(file=path.name, field=field, problem="is not a field of this format", remedy="Correct its name.")
    allowed = detail.get("ctx", {}).get("expected")
    remedy = f"Use one of: {allowed}." if allowed else "See docs/records.md."
    return Problem(file=path.name, field=field, problem=str(detail["msg"]), remedy=remedy)


def _broken(path: Path, field: str, problem: str, remedy: str) -> CorpusError:
    return CorpusError([Problem(file=path.name, field=field, problem=problem, remedy=remedy)])


def write_record(record: Record) -> str:
    """The record as a file's text. Reading it back gives an equal record."""
    fields = record.model_dump(mode="python", by_alias=True, exclude={"slug"}, exclude_none=False)
    for timescale in fields.get("timescales", ()):
        for key in [key for key in timescale if timescale[key] in (None, (), False) and key != "starts"]:
            del timescale[key]
    # What only whole documents or some passages hold is left out where it is empty: most records are written by hand.
    rare = {*_WHOLE_DOCUMENT, *_OF_SOME_PASSAGES}
    plain = {key: value for key, value in _plain(fields).items() if value not in (None, [], {}) or key not in rare}
    front = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=None)
    lines = ["---", front.rstrip(), "---"]
    section: str | None = None
    for passage in record.passages:
        if passage.section and passage.section != section:
            lines.append(f"## {passage.section}")
        section = passage.section
        pinpoint = f" ({passage.pinpoint})" if passage.pinpoint else ""
        lines.append(f"[{passage.mark}] {passage.text}{pinpoint}")
    return "\n".join(lines) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date | bool | int | float) or value is None:
        return value
    raise TypeError(f"no plain form for {type(value).__name__}")
