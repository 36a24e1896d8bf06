"""Whether a sentence says only what the statements it names say.

A sentence is checked for its marks, figures, dates, sums, case references, names, findings, whom it
speaks of, the verdict, its negations, and words that nothing it names holds. The checks are strict: what
they turn away wrongly costs a nice phrase; what they let through wrongly could cost somebody a home.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from assistant.answer.contract import Statement, StatementKind
from assistant.answer.relevance import stems
from assistant.answer.sentences import marks_of, without_marks
from assistant.records import Citation, Frozen, Source
from assistant.timescales.facts import Verdict

_NUMBER_WORDS = {
    word: str(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
    if n >= 2
}
_FIGURE = re.compile(r"£?\d[\d,]*(?:\.\d+)?%?")
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
    r"\b(in|about) (that|this|another|the|one|a similar) case\b"
    r"|\bombudsman (has )?(found|ordered|awarded|decided|ruled|told|judged)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(not|no|never|nor|none|cannot|without|nobody|nothing|neither|unless|except|outside)\b|n't\b", re.IGNORECASE
)
_ABOUT_CASES = {
    StatementKind.FINDING,
    StatementKind.AWARD,
    StatementKind.ORDER,
    StatementKind.PASSAGE,
    StatementKind.SPREAD,
}
_LEAST_SUPPORT = 0.72
_LEAST_NEAR = 0.55
_FREE = frozenset(
    stem
    for stem in stems(
        "another similar past previous example means mean given allowed allows gives give counted number means rule rules own policy "
        "also other said case cases landlord council people person people's facts fact happened found usually often"
    )
)

# Words that may open a sentence without being anybody's name.
_OPENERS = frozenset(
    """according after all also although another any as because before both but case cases counted each even every first
    however if in it its law landlords most one only otherwise people second similar since so some still that their then
    there these they third this those though time today together two under unless until usually when where whether while
    with within without yes no you your residents""".split()
)

Nearness = Callable[[str, str], float]


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
) -> Check:
    """Check one sentence. `nearness` gives the cosine of two texts; without it that check is left out."""
    named = marks_of(sentence)
    if not named:
        return Check(why="it names no fact")
    if any(not 1 <= n <= len(statements) for n in named):
        return Check(why="it names a fact that is not there")
    used = [statements[n - 1] for n in named]
    plain = without_marks(sentence)
    support = " ".join([*(s.text for s in used), *_quotes(used, citations)])
    for problem in (
        _figures(plain, support),
        _names(plain, support),
        _findings(plain, support),
        _whom(plain, used, citations),
        _polarity(plain, verdict, used),
        _negation(plain, used, support),
        _additions(plain, support),
    ):
        if problem:
            return Check(why=problem)
    if nearness is not None and nearness(plain, " ".join(s.text for s in used)) < _LEAST_NEAR:
        return Check(why="it is far from the facts it names")
    return Check()


def figures(text: str) -> frozenset[str]:
    """Every figure in a text in one form: digits, without thousands commas; number words from two on as digits."""
    low = text.lower()
    for word, digits in _number_patterns():
        low = word.sub(digits, low)
    found = {figure.replace(",", "").rstrip(".").removesuffix(".00") for figure in _FIGURE.findall(low)}
    return frozenset(found)


@cache
def _number_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{word}\b"), digits) for word, digits in _NUMBER_WORDS.items())


def _quotes(used: Sequence[Statement], citations: Sequence[Citation]) -> list[str]:
    by_number = {citation.n: citation for citation in citations}
    return [by_number[n].quote for s in used for n in s.citations if n in by_number]


def _figures(plain: str, support: str) -> str | None:
    extra = figures(plain) - figures(support)
    if extra:
        return f"no fact that it names holds {sorted(extra)[0]}"
    months = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    dates = re.findall(rf"\b\d{{1,2}} {months}(?: \d{{4}})?", plain.lower())
    missing = [d for d in dates if d not in support.lower()]
    if missing:
        return f"no fact that it names holds {missing[0]}"
    units = r"(working days?|calendar days?|days?|hours?|weeks?|months?|years?)"
    for number, unit in re.findall(rf"\b(\d+) {units}\b", _digits(plain)):
        if not re.search(rf"\b{number}[ -]{unit.rstrip('s')}s?\b", _digits(support)):
            return f"no fact that it names holds {number} {unit}"
    return None


def _digits(text: str) -> str:
    low = text.lower()
    for word, digits in _number_patterns():
        low = word.sub(digits, low)
    return low


def _names(plain: str, support: str) -> str | None:
    words = re.findall(r"\b[A-Z][A-Za-z&'’-]+", plain)
    low = support.lower()
    for word in words:
        bare = word.lower().removesuffix("'s").removesuffix("’s")
        opens = plain.startswith(word) and (not stems(bare) or bare in _OPENERS)
        if bare not in low and bare not in {"ombudsman", "i"} and not opens:
            return f"no fact that it names holds the name {word}"
    return None


def _findings(plain: str, support: str) -> str | None:
    said, held = _found(plain), _found(support)
    extra = said - held
    return f"no fact that it names holds the finding {sorted(extra)[0]}" if extra else None


def _found(text: str) -> set[str]:
    low = text.lower()
    found: set[str] = set()
    for finding in _FINDINGS:
        if re.search(rf"\b{finding}\b", low):
            found.add(finding)
            low = re.sub(rf"\b{finding}\b", " ", low)
    return found


def is_of_a_case(statement: Statement, citations: Sequence[Citation]) -> bool:
    """Whether a statement tells of decided cases, not of a rule or of the asker's own dates."""
    by_number = {citation.n: citation for citation in citations}
    cites_case = any(by_number[n].source is Source.DETERMINATION for n in statement.citations if n in by_number)
    return statement.kind in _ABOUT_CASES or statement.case is not None or cites_case


def _whom(plain: str, used: Sequence[Statement], citations: Sequence[Citation]) -> str | None:
    """What happened in another case must not become what will happen here."""
    by_number = {citation.n: citation for citation in citations}
    from_cases = all(
        s.kind in _ABOUT_CASES
        or any(by_number[n].source is Source.DETERMINATION for n in s.citations if n in by_number)
        for s in used
    )
    if not from_cases and _OF_A_CASE.search(plain):
        return "it speaks of a case where the fact is a rule"
    if from_cases and _PROMISE.search(plain):
        return "it turns what happened in a case into what will happen"
    if from_cases and re.search(r"\byour\b|\byou\b", plain, re.IGNORECASE):
        return "it speaks of the reader where the fact is about a case"
    if re.search(r"\b(you (will|would) (get|receive|win|be (paid|awarded)))\b", plain, re.IGNORECASE):
        return "it promises"
    return None


def _polarity(plain: str, verdict: Verdict | None, used: Sequence[Statement]) -> str | None:
    good, bad = bool(_GOOD.search(plain)), bool(_BAD.search(plain))
    if not (good or bad):
        return None
    about_case = all(s.kind in _ABOUT_CASES for s in used)
    if about_case:
        held = " ".join(s.text for s in used)
        same = (not good or _GOOD.search(held)) and (not bad or _BAD.search(held))
        return None if same else "it judges where the fact does not"
    agrees = (verdict is Verdict.WITHIN and not bad) or (verdict is Verdict.OUTSIDE and not good)
    return None if agrees else "it says something other than the verdict"


def _negation(plain: str, used: Sequence[Statement], support: str) -> str | None:
    if _NOT.search(plain) and not _NOT.search(support):
        return "it denies what the fact does not deny"
    texts = [s.text for s in used]
    if len(texts) == 1 and len(_NOT.findall(texts[0])) == 1 and not _NOT.search(plain):
        denied = re.split(_NOT, texts[0])[-1] or ""
        shared = set(stems(denied)) & set(stems(plain))
        if len(shared) >= 2:
            return "it leaves out that the fact denies this"
    return None


def _additions(plain: str, support: str) -> str | None:
    said = [s for s in stems(plain) if s not in _FREE]
    if not said:
        return "it says nothing"
    held = set(stems(support))
    missing = [s for s in said if s not in held]
    if 1 - len(missing) / len(said) < _LEAST_SUPPORT:
        return f"words that no fact it names holds: {', '.join(missing[:4])}"
    return None
