"""Whether a sentence says only what the statements it names say.

A sentence is checked for its marks, figures, dates, sums, case references, names, findings, whom it
speaks of, the verdict, its negations, and words that nothing it names holds. The checks are strict: what
they turn away wrongly costs a nice phrase; what they let through wrongly could cost somebody a home.
How well they do on labelled sentences is in docs/evaluation.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answer.checks.figure_checks import figure_fault, figures
from assistant.answer.checks.sentences import marks_of, without_marks
from assistant.answer.checks.word_checks import word_fault
from assistant.answer.contract import Statement, StatementKind
from assistant.answer.statements.relevance import stems
from assistant.records import Citation, Frozen, Source
from assistant.timescales.facts import Verdict

__all__ = ["Check", "Limits", "Nearness", "figures", "verify"]

_FINDINGS = (
    "severe maladministration",
    "no maladministration",
    "maladministration",
    "service failure",
    "reasonable redress",
    "outside jurisdiction",
)
_GOOD = re.compile(
    r"\b(in time|on time|within (the|its|their) (limit|time|target|period)|was (kept|met)|not (late|overdue|too long|unreasonable|passed|missed)"
    r"|reasonable delay|delay (is|was) (reasonable|acceptable|fine)|is reasonable|was reasonable|acceptable|no delay)\b",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"\b(late|overdue|too long|unreasonable|not reasonable|passed|overran|missed the|over the limit|outside the|beyond the|exceed\w*"
    r"|not (kept|met|in time|acceptable)|broke|breach\w*)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(you|your)\b.{0,40}\b(will|would|should|must|shall|are (owed|entitled|due)|can expect|get|receive|be (paid|awarded|given))\b"
    r"|\b(must|should|will|has to|have to|needs to|ought to) (also )?(pay|compensate|give|award|apologise)\b"
    r"|\b(guarantee\w*|promise\w*|certainly|definitely)\b",
    re.IGNORECASE,
)
_OF_A_CASE = re.compile(
    r"\b(in|about) (that|this|another|the|one|a similar|its) case\b"
    r"|\bombudsman (has |had )?(also )?(found|ordered|awarded|decided|ruled|told|judged|held|upheld)\b",
    re.IGNORECASE,
)
_ABOUT_CASES = {
    StatementKind.FINDING,
    StatementKind.AWARD,
    StatementKind.ORDER,
    StatementKind.PASSAGE,
    StatementKind.SPREAD,
}
# Words that may open a sentence without being anybody's name.
_OPENERS = frozenset(
    """according after all also although another any as because before both but case cases counted each even every first
    however if in it its law landlords most one only otherwise people second similar since so some still that their then
    there these they third this those though time today together two under unless until usually when where whether while
    with within without yes no you your residents""".split()
)
_JOINT = re.compile(r",? (?:and|but|while)\b|;")

# A capital that no sentence begins with, or that labels one.
_NAMED = re.compile(r"(?<![.!?:] )(?<!^)\b[A-Z][a-z]{2,}\b|(?<=: )[A-Z][a-z]{2,}(?=:)")

Nearness = Callable[[str, str], float]


class Limits(Frozen):
    """What a sentence may have at most of new words, as a share, and must have at least of likeness to its facts.

    Chosen on labelled sentences by cross-validation (docs/decisions/0006-verification-on-labelled-sentences.md).
    """

    most_new: float = 0.0
    least_near: float = 0.6


class Check(Frozen):
    """What became of one sentence: why it may not be shown, None where it may."""

    why: str | None = None

    @property
    def passed(self) -> bool:
        """Whether the sentence may be shown."""
        return self.why is None


def verify(
    sentence: str,
    statements: Sequence[Statement],
    citations: Sequence[Citation],
    verdict: Verdict | None,
    nearness: Nearness | None = None,
    limits: Limits = Limits(),  # noqa: B008
) -> Check:
    """Check one sentence. `nearness` gives the cosine of two texts; without it that check is left out.

    A sentence that names two facts must fall into two parts, each borne out by its own.
    """
    named = marks_of(sentence)
    if not named:
        return Check(why="it names no fact")
    if any(not 1 <= n <= len(statements) for n in named):
        return Check(why="it names a fact that is not there")
    if len(named) > 2:
        return Check(why="it joins more than two facts")
    plain = without_marks(sentence)
    judge = _Judge(citations, verdict, nearness, limits)
    if len(named) == 1:
        return Check(why=judge.fault(plain, statements[named[0] - 1]))
    first, second = (statements[n - 1] for n in named)
    for joint in _JOINT.finditer(plain):
        halves = plain[: joint.start()], plain[joint.end() :].strip()
        if judge.fault(halves[0], first) is None and judge.fault(halves[1], second) is None:
            return Check()
    return Check(why="it joins two facts into one claim")


def is_of_a_case(statement: Statement, citations: Sequence[Citation]) -> bool:
    """Whether a statement tells of decided cases, not of a rule or of the asker's own dates."""
    by_number = {citation.n: citation for citation in citations}
    cites_case = any(by_number[n].source is Source.DETERMINATION for n in statement.citations if n in by_number)
    return statement.kind in _ABOUT_CASES or statement.case is not None or cites_case


class _Judge:
    """Checks a sentence, or a part of one, against one statement."""

    def __init__(
        self, citations: Sequence[Citation], verdict: Verdict | None, nearness: Nearness | None, limits: Limits
    ) -> None:
        self._citations = citations
        self._verdict = verdict
        self._nearness = nearness
        self._limits = limits

    def fault(self, plain: str, statement: Statement) -> str | None:
        support = statement.text
        of_case = is_of_a_case(statement, self._citations)
        binds = statement.kind is StatementKind.LIMIT
        found = (
            figure_fault(plain, support)
            or _names(plain, support)
            or _findings(plain, support)
            or _whom(plain, statement, of_case)
            or _polarity(plain, self._verdict, statement)
            or word_fault(plain, support, most_new=self._limits.most_new, of_landlord=binds)
        )
        if found:
            return found
        if self._nearness is None or self._limits.least_near <= 0:
            return None
        parts = [support, *re.split(r"(?<=[.!?;])\s+", support)]
        near = max(self._nearness(plain, part) for part in dict.fromkeys(parts))
        return "it is far from the fact it names" if near < self._limits.least_near else None


def _names(plain: str, support: str) -> str | None:
    words = re.findall(r"\b[A-Z][A-Za-z&'’-]+", plain)
    low = support.lower()
    for word in words:
        bare = word.lower().removesuffix("'s").removesuffix("’s")
        opens = plain.startswith(word) and (not stems(bare) or bare in _OPENERS)
        if not re.search(rf"\b{re.escape(bare)}\b", low) and not opens:
            return f"no fact that it names holds the name {word}"
    for name in _NAMED.findall(support):
        small = name.lower()
        if not re.search(rf"\b{small}\b", support) and re.search(rf"\b{small}\b", plain):
            return f"it takes the name {name} for a word"
    return None


def _findings(plain: str, support: str) -> str | None:
    extra = _found(plain) - _found(support)
    return f"no fact that it names holds the finding {sorted(extra)[0]}" if extra else None


def _found(text: str) -> set[str]:
    low = text.lower()
    found: set[str] = set()
    for finding in _FINDINGS:
        if re.search(rf"\b{finding}\b", low):
            found.add(finding)
            low = re.sub(rf"\b{finding}\b", " ", low)
    return found


def _whom(plain: str, statement: Statement, of_case: bool) -> str | None:
    """What happened in another case must not become what will happen here, nor a rule what was decided."""
    if _OF_A_CASE.search(plain) and statement.case is None and not _OF_A_CASE.search(statement.text):
        return "it speaks of a case where the fact does not"
    if of_case and _PROMISE.search(plain):
        return "it turns what happened in a case into what will happen"
    if re.search(r"\b(you (will|would) (get|receive|win|be (paid|awarded)))\b", plain, re.IGNORECASE):
        return "it promises"
    return None


def _polarity(plain: str, verdict: Verdict | None, statement: Statement) -> str | None:
    """A judgement must be the fact's, and that of a limit must not stand against the verdict on the whole."""
    good, bad = bool(_GOOD.search(plain)), bool(_BAD.search(plain))
    if (good and not _GOOD.search(statement.text)) or (bad and not _BAD.search(statement.text)):
        return "it judges where the fact does not"
    against = (good and verdict is not Verdict.WITHIN) or (bad and verdict is not Verdict.OUTSIDE)
    return "it says something other than the verdict" if statement.kind is StatementKind.LIMIT and against else None
