"""An answer in the making: statements in order, and the citations that they share, each numbered once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

import yaml

from assistant.answer.contract import Statement, StatementKind
from assistant.answer.message.instructions import gives_orders
from assistant.records import Citation, Source

_PERIOD = re.compile(r"\b\d+ (?:working |calendar )?(?:hours?|days?|weeks?|months?|years?)\b")
_OPENING = re.compile(r"In case \d{6,}(?: \(.*?(?:\d{4}|not known)\))?:? ")

_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z])")


class Draft:
    """Collects statements. The same passage cited twice keeps its number.

    `closed` are the rules, or passages of them, of which no more is to be said: they do not apply to the person, or not to the day.
    `passed` are decided cases told before, of which a list tells others.
    `sure`: something that stands answers what was asked, and is not only the nearest that was found.
    """

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.steps: list[Statement] = []
        self.closed: set[str] = set()
        self.passed: frozenset[str] = frozenset()
        self.sure = False
        self._citations: dict[str, Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations in the order of their numbers, from 1."""
        return tuple(self._citations.values())

    def cites(self, passage_id: str, kind: StatementKind) -> bool:
        """Whether a statement of a kind cites a passage already."""
        number = self._citations[passage_id].n if passage_id in self._citations else None
        return any(number in statement.citations for statement in self.statements if statement.kind is kind)

    def marks(self, passage_id: str) -> bool:
        """Whether any statement cites a passage already."""
        return any(self.cites(passage_id, statement.kind) for statement in self.statements)

    def says(self, text: str) -> bool:
        """Whether a passage's own words stand in a statement already."""
        return any(text[1:] in statement.text for statement in self.statements)

    @property
    def answers(self) -> bool:
        """Whether something stands already that answers: anything but what is not known."""
        return any(statement.kind is not StatementKind.UNKNOWN for statement in self.statements)

    @property
    def text(self) -> str:
        """All statements, one after another."""
        return " ".join(statement.text for statement in self.statements)

    def add(self, kind: StatementKind, text: str, *citations: Citation, case: str | None = None) -> None:
        """Put a statement at the end, unless the same words stand already."""
        self._put(self.statements, kind, text, citations, case)

    def add_last(self, kind: StatementKind, text: str, *citations: Citation, case: str | None = None) -> None:
        """Put a statement at the end, also where the same words stand further up: there they go."""
        self.statements = [statement for statement in self.statements if statement.text != text]
        self.add(kind, text, *citations, case=case)

    def open_with(self, opening: str, text: str) -> None:
        """Put a word before the statement that holds a passage's words, unless one answers with such a word already."""
        for i, statement in enumerate(self.statements):
            if text[1:] in statement.text and not statement.text.startswith(("Yes", "No.", "No,", "It depends")):
                told = f"{opening} {statement.text}"
                self.statements[i] = statement.model_copy(update={"text": told})

    def add_in_place_of_limits(self, passage_id: str, kind: StatementKind, text: str, *citations: Citation) -> None:
        """Put a passage's own words where limits stand that rest on it alone, so that they are not said twice."""
        number = self._citations[passage_id].n if passage_id in self._citations else None
        same = [s for s in self.statements if s.kind is StatementKind.LIMIT and s.citations == (number,)]
        place = self.statements.index(same[0]) if same else None
        self.statements = [statement for statement in self.statements if statement not in same]
        count = len(self.statements)
        self.add(kind, text, *citations)
        if place is not None and len(self.statements) > count:
            self.statements.insert(place, self.statements.pop())

    def drop_told_limits(self) -> None:
        """Take out the limits that rest on one passage alone whose own words stand as well."""
        by_number = {citation.n: citation.quote for citation in self._citations.values() if citation.passage}
        whole = [one.text for one in self.statements if one.kind is StatementKind.GUIDANCE]

        def told(one: Statement) -> bool:
            quote = by_number.get(one.citations[0]) if len(one.citations) == 1 else None
            period = _PERIOD.search(one.text)
            if quote is None or (period and period.group(0) not in quote):
                return False
            return any(_bare(quote)[1:] in text for text in whole)

        self.statements = [one for one in self.statements if one.kind is not StatementKind.LIMIT or not told(one)]

    def leave_out(self, unwanted: Sequence[Statement]) -> None:
        """Take statements out, and the citations that nothing else rests on: the others are numbered anew, in their order."""
        if not unwanted:
            return
        self.statements = [one for one in self.statements if not any(one is other for other in unwanted)]
        used = {n for one in (*self.statements, *self.steps) for n in one.citations}
        kept = [(key, one) for key, one in self._citations.items() if one.n in used]
        new = {one.n: n for n, (_, one) in enumerate(kept, start=1)}
        self._citations = {key: one.model_copy(update={"n": new[one.n]}) for key, one in kept}
        for held in (self.statements, self.steps):
            held[:] = [one.model_copy(update={"citations": tuple(new[n] for n in one.citations)}) for one in held]

    def add_beside(self, passage_id: str, kind: StatementKind, text: str, *citations: Citation) -> None:
        """Put a statement right after the last one that cites a passage."""
        number = self._citations[passage_id].n
        before = len(self.statements)
        self.add(kind, text, *citations)
        at = max(i for i, statement in enumerate(self.statements[:before]) if number in statement.citations)
        self.statements[at + 1 : at + 1] = [self.statements.pop()] if len(self.statements) > before else []

    def put_last_before(self, passage_id: str) -> None:
        """Move the last statement before the one that tells a passage, unless that one opens its case."""
        number = self._citations[passage_id].n
        told = [i for i, s in enumerate(self.statements) if s.kind is StatementKind.PASSAGE and number in s.citations]
        if told and told[0] and self.statements[told[0] - 1].case == self.statements[told[0]].case:
            self.statements.insert(told[0], self.statements.pop())

    def gather_cases(self) -> None:
        """Put the statements of one case together, where its first one stands."""
        cases = list(dict.fromkeys(statement.case for statement in self.statements))
        self.statements.sort(key=lambda statement: cases.index(statement.case))

    def step(self, text: str, *citations: Citation) -> None:
        """Put something to do next at the end."""
        self._put(self.steps, StatementKind.STEP, text, citations, None)

    def _put(
        self,
        where: list[Statement],
        kind: StatementKind,
        text: str,
        citations: tuple[Citation, ...],
        case: str | None,
    ) -> None:
        text = re.sub(r"<[^>]*>?", "", text).strip()
        if case is not None and gives_orders(text):
            text = " ".join(part for part in _SENTENCES.split(text) if not gives_orders(part))
        if not text or any(
            without_opening(statement.text) == without_opening(text) for statement in where if statement.case == case
        ):
            return
        marks = tuple(dict.fromkeys(self._number(citation) for citation in citations))
        where.append(Statement(kind=kind, text=text, citations=marks, case=case))

    def _number(self, citation: Citation) -> int:
        key = citation.passage or f"{citation.source}:{citation.ref}:{citation.quote}"
        if key not in self._citations:
            self._citations[key] = citation.model_copy(update={"n": len(self._citations) + 1})
        return self._citations[key].n


def _bare(quote: str) -> str:
    """A passage's words without the source in brackets at its end."""
    return re.sub(r"\s*\([^()]*\)\s*$", "", quote)


def without_opening(text: str) -> str:
    """A statement's text without the name of its case before it."""
    rest = _OPENING.sub("", text, count=1) if _OPENING.match(text) else text
    return rest[:1].upper() + rest[1:]


def computed(ref: str, title: str, quote: str) -> Citation:
    """A citation of our own arithmetic: what was reckoned, in one line."""
    return Citation(source=Source.COMPUTED, ref=ref, title=title, quote=quote)


@cache
def _wording() -> dict[str, str]:
    text = resources.files("assistant.answer").joinpath("wording/statements.yaml").read_text("utf-8")
    return {key: " ".join(str(value).split()) for key, value in yaml.safe_load(text).items()}


def say(key: str, **values: object) -> str:
    """A sentence of `wording/statements.yaml` with its blanks filled. Raises KeyError for one that is missing."""
    return _wording()[key].format(**values)
