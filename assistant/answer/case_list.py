"""Which of the decided cases answer a question over all of them, and by which matter, order or passage each does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer.case_list_asked import ListAsked, held_in_order, names_thing
from assistant.answer.case_orders import is_proof
from assistant.answer.case_told import sentences
from assistant.answer.relevance import Weights, stems
from assistant.answer.sources import Sources
from assistant.answer.triage import gives_orders
from assistant.records import Determination, Finding, Matter, Passage, Tenure
from assistant.records.categories import speaks_of

_UNNAMED = re.compile(r"\bdoes not name\b")
_RECOMMENDED = re.compile(r"\brecommend", re.IGNORECASE)
_NEGATED = re.compile(
    r"^(?:no|nothing)\b|\bnot (?:ordered|listed|in the|shown|stated|say)\b|\bwas suggested\b", re.IGNORECASE
)
_NAMES = 0.6
"""Of the weight of what is asked for, what an order must hold to be taken for it."""
_OLDEST = date.min
_ORDER = list(Finding)
MONEY = "money"


@dataclass(frozen=True)
class Listed:
    """A case that is told. `matters` are those asked about, none where only a passage speaks of the thing: `passage`.

    `order` is the passage of an order sought, `bound` whether it was ordered and not recommended or agreed.
    `amount` is the sum ordered for what is asked about, `whole` whether it is for the case with other matters too.
    """

    case: Determination
    matters: tuple[Matter, ...] = ()
    passage: Passage | None = None
    order: Passage | None = None
    bound: bool = True
    amount: float | None = None
    whole: bool = False

    @property
    def gravest(self) -> Matter | None:
        """The matter with the gravest known finding among those asked about, or in the case where none is."""
        known = [m for m in self.matters or self.case.matters if m.finding is not None]
        return min(known, key=lambda m: _ORDER.index(m.finding) if m.finding else 0, default=None)


def about(asked: ListAsked, sources: Sources) -> tuple[list[Listed], bool]:
    """The cases of the landlord, tenure and year asked about that are over the subject, newest first.

    A case is over it if a matter, or else what was complained of, names it. Where none is: those with any passage
    that speaks of it; the second value is then False.
    """
    cases = [case for case in sources.corpus.determinations.values() if _in_bounds(case, asked)]
    cases.sort(key=lambda case: (case.decided or _OLDEST, case.ref), reverse=True)
    if not (asked.kinds or asked.words):
        return [Listed(case) for case in cases], True
    over = [
        Listed(case, matters) for case in cases if (matters := tuple(m for m in case.matters if _is_over(m, asked)))
    ]
    told = {each.case.ref for each in over}
    if asked.words:
        complained = [(case, _speaks(case, "c", asked.words)) for case in cases if case.ref not in told]
        over += [Listed(case, passage=passage) for case, passage in complained if passage and not asked.kinds]
    over.sort(key=lambda each: (each.case.decided or _OLDEST, each.case.ref), reverse=True)
    if over or asked.kinds:
        return over, True
    return [Listed(case, passage=p) for case in cases if (p := _speaks(case, "rh", asked.words))], False


def found(listed: Sequence[Listed], findings: frozenset[Finding]) -> list[Listed]:
    """The cases with one of some findings over what is asked about, each with those matters, gravest first."""
    kept = []
    for each in listed:
        matters = tuple(m for m in each.matters or each.case.matters if m.finding in findings)
        if matters:
            kept.append(Listed(each.case, matters, each.passage))
    kept.sort(key=lambda each: _ORDER.index(each.gravest.finding) if each.gravest and each.gravest.finding else 99)
    return kept


def with_order(asked: ListAsked, kind: str | None, sources: Sources) -> tuple[list[Listed], list[Listed]]:
    """The cases in which an order of a kind was made over the subject, and those where it was recommended or agreed only.

    Without a kind the order must hold what is asked for in words.
    """
    over, _ = about(asked, sources)
    near = {each.case.ref: each for each in over if each.matters or not (asked.words or asked.kinds)}
    bound: list[Listed] = []
    loose: list[Listed] = []
    weights = _weights(sources)
    for case in sorted(_bounded(asked, sources), key=lambda c: (c.decided or _OLDEST, c.ref), reverse=True):
        if asked.kinds and not asked.words and case.ref not in near:
            continue
        for passage in (p for p in case.passages if p.mark.startswith("o") and not is_proof(p)):
            forces = [
                _force(case, passage, sentence)
                for sentence in sentences(passage.text)
                if _is_sought(sentence, kind, asked, case.ref in near, weights)
            ]
            known = [force for force in forces if force is not None]
            if known and not gives_orders(passage.text):
                place = bound if any(known) else loose
                place.append(Listed(case, near[case.ref].matters if case.ref in near else (), None, passage, any(known)))
                break
    named = [each for each in bound if _holds(each.order, asked.words, weights)]
    if asked.words and named:
        return named, [each for each in loose if _holds(each.order, asked.words, weights)]
    return bound, [each for each in loose if each.case.ref not in {b.case.ref for b in bound}]


def with_sums(listed: Iterable[Listed], asked: ListAsked) -> list[Listed]:
    """The cases in which a sum was ordered for what is asked about, within the bounds asked, largest first.

    A sum that a decision does not split counts only where the case is over one matter, or over all of what was asked.
    """
    kept: list[Listed] = []
    for each in listed:
        case, matters = each.case, each.matters
        split = [m.compensation for m in matters if m.compensation]
        whole = not matters or len(matters) == len(case.matters)
        amount = case.compensation_ordered if whole else sum(split)
        if not amount:
            continue
        if (asked.over is not None and amount <= asked.over) or (asked.under is not None and amount >= asked.under):
            continue
        kept.append(Listed(case, matters, each.passage, amount=amount, whole=whole and len(case.matters) > 1))
    return sorted(kept, key=lambda each: (-(each.amount or 0), each.case.ref), reverse=asked.top == "least")


def _bounded(asked: ListAsked, sources: Sources) -> list[Determination]:
    return [case for case in sources.corpus.determinations.values() if _in_bounds(case, asked)]


def _in_bounds(case: Determination, asked: ListAsked) -> bool:
    if asked.pool is not None and case.ref not in asked.pool:
        return False
    if asked.landlord_type and case.landlord_type is not asked.landlord_type:
        return False
    if asked.tenure not in (None, Tenure.UNKNOWN, case.tenure):
        return False
    if asked.year is None:
        return True
    if case.decided is None:
        return False
    when, year = asked.year
    if when in ("since", "from"):
        return case.decided.year >= year
    if when == "after":
        return case.decided.year > year
    return case.decided.year < year if when in ("before", "until") else case.decided.year == year


def _is_over(matter: Matter, asked: ListAsked) -> bool:
    """Whether a matter is of all the kinds asked about, and names all the things."""
    if _UNNAMED.search(matter.matter):
        return False
    of_kind = all(matter.category is kind or speaks_of(matter.matter, kind) for kind in asked.kinds)
    return of_kind and asked.words <= set(stems(matter.matter))


def _speaks(case: Determination, marks: str, wanted: frozenset[str]) -> Passage | None:
    """The first passage of some sections with a sentence that holds all of the words."""
    for letter in marks:
        for passage in case.passages:
            if passage.mark.startswith(letter) and not gives_orders(passage.text):
                if any(wanted <= set(stems(sentence)) for sentence in sentences(passage.text)):
                    return passage
    return None


def _is_sought(sentence: str, kind: str | None, asked: ListAsked, near: bool, weights: Weights) -> bool:
    """Whether a sentence of the orders is of the kind asked for, and speaks of the thing where it or the case must."""
    if kind is None:
        return bool(asked.words) and "£" not in sentence and _share(sentence, asked.words, weights) >= _NAMES
    if not held_in_order(kind, sentence) or (names_thing(kind) and "£" in sentence):
        return False
    holds = not asked.words or _share(sentence, asked.words, weights) >= _NAMES
    return holds or (near and not names_thing(kind))


def _holds(passage: Passage | None, wanted: frozenset[str], weights: Weights) -> bool:
    return passage is not None and any(_share(s, wanted, weights) >= _NAMES for s in sentences(passage.text))


def _share(text: str, wanted: frozenset[str], weights: Weights) -> float:
    whole = sum(weights.of(word) for word in wanted)
    return sum(weights.of(word) for word in wanted & set(stems(text))) / whole if whole else 0.0


def _weights(sources: Sources) -> Weights:
    return sources.weights


def _force(case: Determination, passage: Passage, sentence: str) -> bool | None:
    """Whether a sentence tells of an order (True) or of what was recommended or agreed (False); None where of neither."""
    if _RECOMMENDED.search(sentence) or _RECOMMENDED.search(sentences(passage.text)[0]):
        return False
    if _NEGATED.search(sentence):
        return None
    return bool(case.orders)
