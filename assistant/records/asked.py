"""What people ask, in their own words, about passages: `asked/<slug>.yaml`, mark to a list of wordings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import yaml

from assistant.records.markdown import Problem, Record

ASKED = "asked"


# libyaml's parser where PyYAML has it: the same rules, a tenth of the time.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_asked(
    folder: Path, records: Mapping[str, Record], unread: Collection[str] = frozenset()
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """The wordings under a corpus folder by passage id, and what is wrong with the rest.

    Args:
        folder: the corpus folder; without an `asked` in it there are no wordings.
        records: the corpus's records, by slug or reference.
        unread: names of records that are there and broken: their wordings are left out in silence.
    """
    found: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    owners: dict[str, str] = {}
    for path in sorted((folder / ASKED).glob("*.yaml")):
        record = records.get(path.stem)
        if record is None:
            if path.stem not in unread:
                remedy = "Name the file after a record's slug, or delete it."
                problems.append(_problem(path, "file name", f"there is no record {path.stem}", remedy))
            continue
        try:
            marks = _marks(path.read_text("utf-8"))
        except UnicodeDecodeError as error:
            problems.append(_problem(path, "encoding", f"byte {error.start} is not UTF-8", "Save the file as UTF-8."))
            continue
        except yaml.YAMLError as error:
            where = getattr(error, "problem_mark", None)
            said = getattr(error, "problem", None) or "the YAML does not parse"
            line = f" (line {where.line + 1})" if where else ""
            problems.append(_problem(path, "YAML", f"{said}{line}", "Mend that line."))
            continue
        if not isinstance(marks, dict):
            remedy = "Write one 'mark: [wording, ...]' a passage."
            problems.append(_problem(path, "file", "is not a mapping of marks", remedy))
            continue
        have = {passage.mark: passage.id for passage in record.passages}
        for mark, wordings in marks.items():
            wrong = list(_wrong(path, str(mark), have, wordings, owners))
            problems.extend(wrong)
            if not wrong:
                found[have[str(mark)]] = tuple(wording.strip() for wording in wordings)
    return found, problems


def _marks(text: str) -> object:
    """The YAML of a file, refused where a mark is written twice: the first one's wordings would be lost unseen."""
    node = yaml.compose(text, _LOADER)
    seen: set[str] = set()
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value in seen:
            raise yaml.MarkedYAMLError(problem=f"{key.value} occurs twice", problem_mark=key.start_mark)
        seen.add(str(key.value))
    return yaml.load(text, _LOADER)


def _wrong(
    path: Path, mark: str, have: Mapping[str, str], wordings: object, owners: dict[str, str]
) -> Iterator[Problem]:
    if mark not in have:
        yield _problem(path, mark, f"{path.stem} has no passage [{mark}]", "Correct the mark.")
        return
    if not isinstance(wordings, list) or not wordings:
        yield _problem(path, mark, "is not a list of wordings", "Write at least one, each after a dash.")
        return
    for wording in wordings:
        if not isinstance(wording, str) or not wording.strip():
            yield _problem(path, mark, f"{wording!r} is not text", "Write a wording in words; quote it if in doubt.")
            continue
        plain = " ".join(wording.casefold().split())
        if plain in owners:
            said = f"'{wording}' is asked of {owners[plain]} already"
            yield _problem(path, mark, said, "Keep it with the passage that answers it best.")
        owners.setdefault(plain, have[mark])


def _problem(path: Path, field: str, problem: str, remedy: str) -> Problem:
    return Problem(file=f"{ASKED}/{path.name}", field=field, problem=problem, remedy=remedy)
