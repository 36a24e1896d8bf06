"""Marks in a text that open the passage they name, and terms that open their explanation.

Both use the browser's own popovers: they work from the keyboard, close with Escape, and ask nothing of the server.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.records import Citation, Corpus, Policy, Source
from assistant.ui.safe import attribute, esc, esc_lines, link, phone_link
from assistant.ui.words import day, named, term_forms, term_pattern

_MARK = re.compile(r"\[(\d{1,3})\]")
_PHONE = re.compile(r"(?<![\d£.,])0\d{2,4} \d{3,4} \d{3,4}(?!\d)")


class Marks:
    """The marks and terms of one answer, and the panels they open.

    `key` sets the panels' ids apart from those of other answers on the page. A term is explained
    where it first occurs.
    """

    def __init__(self, key: str, citations: tuple[Citation, ...], corpus: Corpus | None = None) -> None:
        self.key = key
        self.corpus = corpus
        self.by_number = {citation.n: citation for citation in citations if citation.n}
        self._explained: set[str] = set()
        self._panels: list[str] = []
        for citation in self.by_number.values():
            self._panels.append(self._panel(citation))

    def fork(self) -> Marks:
        """The same marks for a piece of the answer that is drawn again and again while it grows."""
        twin = Marks(self.key, (), self.corpus)
        twin.by_number, twin._explained = self.by_number, set(self._explained)
        return twin

    def number(self, citation: Citation) -> int:
        """The number of a citation in this answer; one that the text did not number is added."""
        for n, known in self.by_number.items():
            same = known.passage == citation.passage if citation.passage else known.quote == citation.quote
            if known.source is citation.source and known.ref == citation.ref and same:
                return n
        n = max(self.by_number, default=0) + 1
        self.by_number[n] = citation.model_copy(update={"n": n})
        self._panels.append(self._panel(self.by_number[n]))
        return n

    def mark(self, n: int) -> str:
        """The button that opens citation `n`; nothing where there is no such citation."""
        if n not in self.by_number:
            return ""
        name = attribute(f"Source {n}: {self.by_number[n].title}")
        return (
            f'<button type="button" class="ra-mark" popovertarget="{self.key}-c{n}" '
            f'aria-label="{name}" title="{name}">{n}</button>'
        )

    def prose(self, text: str, citations: tuple[int, ...] = ()) -> str:
        """A text as HTML: escaped, its terms explained, its phone numbers and marks alive, further marks at its end."""
        pieces, at, shown = [], 0, set()
        for found in _MARK.finditer(text):
            n = int(found.group(1))
            if n in self.by_number:
                pieces += [self._terms(text[at : found.start()]), self.mark(n)]
                shown.add(n)
                at = found.end()
        pieces.append(self._terms(text[at:]))
        pieces += [self.mark(n) for n in citations if n not in shown]
        return "".join(pieces)

    def panels(self) -> str:
        """The panels made since the last call: they go after the text that opens them."""
        made, self._panels = "".join(self._panels), []
        return made

    def sources(self) -> str:
        """Every source, in order, to open one by one or to print."""
        rows = "".join(self._source(numbers) for numbers in self._grouped())
        return f"<ul class='ra-sources'>{rows}</ul>" if rows else ""

    def kind(self, citation: Citation) -> str:
        """What gives the source its force, in words."""
        record = self.corpus.records.get(citation.ref) if self.corpus else None
        if citation.source is Source.POLICY and isinstance(record, Policy):
            return named("kinds", record.kind)
        return named("kinds", citation.source)

    def _grouped(self) -> list[list[int]]:
        """The numbers of the citations, those of one record together, in the order of its first."""
        groups: dict[str, list[int]] = {}
        for n, citation in sorted(self.by_number.items()):
            groups.setdefault(f"{citation.source}|{citation.ref}|{citation.title}", []).append(n)
        return list(groups.values())

    def _source(self, numbers: list[int]) -> str:
        first = self.by_number[numbers[0]]
        listed = ", ".join(str(n) for n in numbers)
        head = f"<strong>{listed}.</strong> {esc(first.title)} <span class='ra-small'>({esc(self.kind(first))})</span>"
        inside = "".join(
            f"<div>{f'<strong>{n}</strong>' if len(numbers) > 1 else ''}{self._inside(self.by_number[n])}</div>"
            for n in numbers
        )
        return f"<li><details><summary>{head}</summary>{inside}</details></li>"

    def _terms(self, text: str) -> str:
        pieces, at = [], 0
        for found in term_pattern().finditer(text):
            term = term_forms()[found.group(1).lower()]
            if term.term in self._explained:
                continue
            self._explained.add(term.term)
            name = f"{self.key}-t{len(self._explained)}"
            pieces += [
                _phones(text[at : found.start()]),
                f'<button type="button" class="ra-term" popovertarget="{name}">{esc(found.group(1))}</button>',
            ]
            at = found.end()
            self._panels.append(_popover(name, term.term, f"<p>{esc(term.plain)}</p>"))
        pieces.append(_phones(text[at:]))
        return "".join(pieces)

    def _panel(self, citation: Citation) -> str:
        return _popover(f"{self.key}-c{citation.n}", citation.title, self._inside(citation))

    def _inside(self, citation: Citation) -> str:
        rows = [("What it is", self.kind(citation))]
        if citation.date:
            rows.append((_dated(citation), _date(citation.date)))
        if citation.finding:
            rows.append(("Findings in that case", citation.finding))
        if citation.basis:
            rows.append(("How much was read", named("basis", citation.basis)))
        if citation.pinpoint:
            rows.append(("Where", citation.pinpoint))
        if citation.caution:
            rows.append(("Take care", citation.caution))
        if citation.passage:
            rows.append(("Passage", citation.passage))
        listing = "".join(f"<dt>{esc(name)}</dt><dd>{esc(value)}</dd>" for name, value in rows)
        out = f"<p>{link(citation.url, 'Open the original in a new tab')}</p>" if citation.url else ""
        return f"<blockquote>{esc_lines(citation.quote)}</blockquote><dl>{listing}</dl>{out}"


def _phones(text: str) -> str:
    return _PHONE.sub(lambda found: phone_link(found.group()), esc(text))


def _popover(name: str, title: str, inside: str) -> str:
    return (
        f'<div id="{name}" popover="auto" role="dialog" aria-labelledby="{name}-h">'
        f'<button type="button" class="ra-close" popovertarget="{name}" popovertargetaction="hide">Close</button>'
        f'<h3 id="{name}-h">{esc(title)}</h3>{inside}</div>'
    )


def _dated(citation: Citation) -> str:
    return {Source.DETERMINATION: "Decided", Source.POLICY: "In force from"}.get(citation.source, "Date")


def _date(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text
