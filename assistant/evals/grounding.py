"""Whether an answer's citations resolve, and whether its sentences hold only what they cite.

This is measured on the text that a person sees, by code that shares nothing with the assistant's own
verification: a fault there must not hide itself here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from assistant.answer.contract import Answer
from assistant.evals.figures import Figure, FigureKind, holds, in_digits, read_figures
from assistant.evals.matching import plain
from assistant.records import Citation, Corpus, Determination, Frozen, Policy, Source

_MARK = re.compile(r"\[(\d+)\](?:\([^)]*\))?")
_PROMISE = re.compile(
    r"\b(?:you (?:will|are going to) (?:get|receive|be paid|be awarded)|(?:your landlord|they|the landlord|it) "
    r"(?:must|has to|have to|should|will) pay you|you are owed|you are entitled to)\b",
    re.IGNORECASE,
)
_FINDINGS = (
    "severe maladministration",
    "no maladministration",
    "maladministration",
    "service failure",
    "reasonable redress",
    "outside jurisdiction",
    "resolved with intervention",
)

Resolve = Callable[[str], str | None]


class SentenceCheck(Frozen):
    """One sentence of an answer: what it cites and which of its figures nothing cited holds.

    `figures` counts those that the person did not give. `helpful` are the marks whose citation holds one
    of them. `by_record` are figures that only the record's data hold, not the passage's own words.
    """

    text: str
    marks: tuple[int, ...]
    figures: int = 0
    helpful: tuple[int, ...] = ()
    by_record: tuple[str, ...] = ()
    missing_own: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    promise: bool = False

    @property
    def supported(self) -> bool:
        """Whether everything checkable in it is held by something that the answer cites, or by the question."""
        return not self.missing and not self.promise


class Grounding(Frozen):
    """The checks of one answer.

    `unresolved` are marks without a citation, and citations whose passage does not exist or does not
    hold the quote. `unused` counts citations that no sentence marks.
    """

    sentences: tuple[SentenceCheck, ...]
    citations: int
    unresolved: tuple[str, ...]
    unused: int

    @property
    def unsupported(self) -> tuple[SentenceCheck, ...]:
        """The sentences that say what nothing cited holds."""
        return tuple(sentence for sentence in self.sentences if not sentence.supported)

    @property
    def recall(self) -> tuple[int, int]:
        """Of the sentences with figures, how many have all of them held by their own citations."""
        with_figures = [s for s in self.sentences if s.figures]
        return (sum(not s.missing_own for s in with_figures), len(with_figures))

    @property
    def precision(self) -> tuple[int, int]:
        """Of the marks beside figures, how many point to something that holds one of those figures.

        Sentences in a row that rest on the same marks are taken together: one of them may need one mark,
        the next the other.
        """
        right = of = 0
        for marks, group in groupby(self.sentences, key=lambda one: one.marks):
            together = list(group)
            if marks and any(one.figures for one in together):
                of += len(marks)
                right += len({mark for one in together for mark in one.helpful})
        return (right, of)

    @property
    def misplaced(self) -> tuple[SentenceCheck, ...]:
        """The supported sentences whose figure is held by another citation than their own."""
        return tuple(s for s in self.sentences if s.supported and s.missing_own and s.marks)


def corpus_resolver(corpus: Corpus) -> Resolve:
    """What a passage id stands for: the passage's text with all that its record holds as data."""
    return lambda passage_id: corpus.passages[passage_id].text if passage_id in corpus.passages else None


def check_grounding(answer: Answer, corpus: Corpus, told: str, resolve: Resolve | None = None) -> Grounding:
    """Check an answer's sentences against its own citations.

    `told` is everything that the person said: their own dates and sums need no citation. `resolve`
    gives the text of passages outside the corpus, such as those of ingested decisions.
    """
    resolve = resolve or corpus_resolver(corpus)
    by_mark = {citation.n: citation for citation in answer.citations}
    shown = {n: _shown(citation) for n, citation in by_mark.items()}
    held = {n: shown[n] | _of_record(citation, corpus) for n, citation in by_mark.items()}
    everything = _union(held, tuple(held))
    known = read_figures(told)
    checks: list[SentenceCheck] = []
    used: set[int] = set()
    unresolved: list[str] = []
    for text, marks in marked_sentences(answer.text):
        used.update(marks)
        unresolved += [f"[{mark}] has no citation" for mark in marks if mark not in by_mark]
        bare = _MARK.sub("", text)
        own = _union(held, marks)
        seen = _union(shown, marks)
        figures = [figure for figure in sorted(read_figures(bare), key=str) if not holds(known, figure)]
        missing = [figure.value for figure in figures if not holds(everything, figure)]
        missing_own = [figure.value for figure in figures if not holds(own, figure)]
        cited = [by_mark[mark] for mark in marks if mark in by_mark]
        missing += _findings_missing(bare, cited)
        checks.append(
            SentenceCheck(
                text=text,
                marks=marks,
                figures=len(figures),
                helpful=tuple(m for m in marks if m in held and any(holds(held[m], f) for f in figures)),
                by_record=tuple(f.value for f in figures if holds(own, f) and not holds(seen, f)),
                missing_own=tuple(missing_own),
                missing=tuple(missing),
                promise=_promises(bare, cited),
            )
        )
    for citation in answer.citations:
        if problem := _unresolved(citation, resolve):
            unresolved.append(problem)
    return Grounding(
        sentences=tuple(checks),
        citations=len(answer.citations),
        unresolved=tuple(dict.fromkeys(unresolved)),
        unused=len(by_mark.keys() - used),
    )


def marked_sentences(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """Each sentence with the marks that it rests on: its own, else those of the next marked one in its line."""
    out: list[tuple[str, tuple[int, ...]]] = []
    for line in text.splitlines():
        later: tuple[int, ...] = ()
        read: list[tuple[str, tuple[int, ...]]] = []
        for sentence in reversed(split_sentences(line)):
            own = tuple(int(mark) for mark in _MARK.findall(sentence))
            later = own or later
            read.append((sentence, later))
        out += reversed(read)
    return out


def split_sentences(text: str) -> list[str]:
    """The sentences of a Markdown text, each with the marks that follow it; headings and rules left out."""
    out: list[str] = []
    for line in re.split(r"\n+", text):
        line = re.sub(r"^\s*(?:[-*+>]|\d+[.)])\s+", "", line).strip()
        if not line or line.startswith("#") or set(line) <= set("-*_ |"):
            continue
        start = 0
        for found in re.finditer(r"[.!?][\"')*_]*(?:\s*\[\d+\](?:\([^)]*\))?)*(?=\s+[A-Z£\"'(*_\d]|\s*$)", line):
            if re.search(r"\b(?:para|s|reg|regs|no|e\.g|i\.e|approx|Mr|Mrs|Ms|St)\.$", line[start : found.start() + 1]):
                continue
            out.append(line[start : found.end()].strip())
            start = found.end()
        if line[start:].strip():
            out.append(line[start:].strip())
    return out


def _union(sets: dict[int, frozenset[Figure]], marks: tuple[int, ...]) -> frozenset[Figure]:
    return frozenset(figure for mark in marks for figure in sets.get(mark, frozenset()))


def _shown(citation: Citation) -> frozenset[Figure]:
    parts = (citation.quote, citation.title, citation.ref, citation.date or "", citation.pinpoint or "")
    return read_figures(" ; ".join(parts))


def _of_record(citation: Citation, corpus: Corpus) -> frozenset[Figure]:
    parts: list[str] = []
    record = corpus.records.get(citation.ref)
    if isinstance(record, Policy):
        parts += [f"{t.amount:g} {t.unit}, {t.applies}, {t.starts or ''}" for t in record.timescales]
        parts += [f"£{r.low:.2f} £{r.high or r.low:.2f} {r.when}" for r in record.remedies]
    if isinstance(record, Determination):
        sums = [record.compensation_ordered, record.compensation_offered, *(m.compensation for m in record.matters)]
        parts += [f"£{value:.2f}" for value in sums if value is not None]
        parts += [f"{t.amount:g} {t.unit}" for t in record.timescales]
        parts += [f"{d.amount:g} {d.unit}" for d in record.delays]
    # The record's data may lend a passage the unit of a figure (`P4 30`), never the figure itself.
    numbers = set(re.findall(r"\d+(?:\.\d+)?", in_digits(plain(citation.quote))))
    return frozenset(
        figure
        for figure in read_figures(" ; ".join(parts))
        if figure.kind in (FigureKind.LENGTH, FigureKind.MONEY) and re.split(r"\.00| ", figure.value)[0] in numbers
    )


def _unresolved(citation: Citation, resolve: Resolve) -> str | None:
    if citation.source is Source.COMPUTED:
        return None if citation.quote.strip() else f"[{citation.n}] shows no computation"
    if citation.passage is None:
        return f"[{citation.n}] names no passage of {citation.ref}"
    text = resolve(citation.passage)
    if text is None:
        return f"[{citation.n}] names {citation.passage}, which does not exist"
    if plain(citation.quote).rstrip("….") not in plain(text):
        return f"[{citation.n}] quotes what {citation.passage} does not hold"
    return None


def _findings_missing(sentence: str, cited: list[Citation]) -> list[str]:
    cases = [citation for citation in cited if citation.source is Source.DETERMINATION]
    if not cases or len(cases) != len(cited):
        return []
    told = plain(" ".join(f"{citation.finding or ''} {citation.quote}" for citation in cases))
    # "Not severe maladministration" puts a wrong premise right; it does not claim that finding.
    said = re.sub(rf"\bnot (?:{'|'.join(_FINDINGS)})", " ", plain(sentence))
    missing = []
    for finding in _FINDINGS:
        if finding in said:
            said = said.replace(finding, " ")
            if finding not in told:
                missing.append(finding)
    return missing


def _promises(sentence: str, cited: list[Citation]) -> bool:
    money = any(figure.kind is FigureKind.MONEY for figure in read_figures(sentence))
    return money and bool(_PROMISE.search(sentence)) and any(c.source is Source.DETERMINATION for c in cited)
