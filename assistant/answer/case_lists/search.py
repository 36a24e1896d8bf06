"""Which of the decided cases answer a question over all of them, and by which matter, order or passage each does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.answer.case_lists.asked import ListAsked, Subject, held_in_order, is_called, names_kind, names_thing
from assistant.answer.cases.orders import is_proof
from assistant.answer.cases.told import sentences
from assistant.answer.message.instructions import gives_orders
from assistant.answer.statements.relevance import Weights, stems
from assistant.answer.statements.sources import Sources
from assistant.records import Determination, Finding, Matter, Passage, Tenure
from assistant.records.categories import speaks_of

_UNNAMED = re.compile(r"\bdoes not name\b")
_RECOMMENDED = re.compile(r"\brecommend", re.IGNORECASE)
_NEGATED = re.compile(
    r"^(?:no|nothing)\b|(?<!recommended, )(?<!agreed, )\bnot (?:ordered|list|listed|in the|shown|stated|say)\b|\bwas suggested\b",
    re.IGNORECASE,
)
_NAMES = 0.7
"""Of the weight of what is asked for, what an order must hold to be taken for it."""
_WORKS = frozenset({"works", "replacement"})
"""Kinds of order of which a sentence with a sum in it tells nothing: that is for works done badly."""
_PARTS = re.compile(r", (?:and )?| and ")
_NEAR, _FAR = 4, 8
"""Words from one thing asked about to the next: in a matter, where `communal` and `door` may be of two things, and in a sentence."""
_SHORT, _LONG = 3, 7
"""Letters of a stem that are too few to tell words apart by it, and of a beginning that are enough."""
_OLDEST = date.min
_ORDER = list(Finding)


class Force(StrEnum):
    """How far something binds a landlord: these are never counted together."""

    ORDERED = "ordered"
    RECOMMENDED = "recommended"
    AGREED = "agreed"


@dataclass(frozen=True)
class Listed:
    """A case that is told. `matters` are those asked about, none where only a passage speaks of the thing: `passage`.

    `order` is the passage of an order sought, `force` whether it was ordered, recommended or agreed.
    `amount` is the sum ordered for what is asked about, `whole` whether it is for the case with other matters too.
    """

    case: Determination
    matters: tuple[Matter, ...] = ()
    passage: Passage | None = None
    order: Passage | None = None
    force: Force | None = None
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
    cases.sort(key=_day, reverse=True)
    if not asked.subjects:
        return [Listed(case) for case in cases], True
    over = [
        Listed(case, matters) for case in cases if (matters := tuple(m for m in case.matters if _is_over(m, asked)))
    ]
    told = {each.case.ref for each in over}
    if asked.things:
        complained = [(case, _speaks(case, "c", asked)) for case in cases if case.ref not in told]
        over += [Listed(case, passage=passage) for case, passage in complained if passage]
    over.sort(key=lambda each: (bool(each.matters), *_day(each.case)), reverse=True)
    return (over, True) if over else (_spoken(cases, asked), False)


def spoken_besides(asked: ListAsked, listed: Sequence[Listed], sources: Sources) -> list[Listed]:
    """The further cases in which only a passage speaks of the subject, newest first."""
    told = {each.case.ref for each in listed}
    cases = [case for case in _bounded(asked, sources) if case.ref not in told]
    return _spoken(sorted(cases, key=_day, reverse=True), asked)


def _spoken(cases: Sequence[Determination], asked: ListAsked) -> list[Listed]:
    return [Listed(case, passage=passage) for case in cases if (passage := _speaks(case, "rh", asked))]


def _day(case: Determination) -> tuple[date, str]:
    return case.decided or _OLDEST, case.ref


def found(listed: Sequence[Listed], findings: frozenset[Finding]) -> list[Listed]:
    """The cases with one of some findings over what is asked about, each with those matters, gravest first."""
    kept = []
    for each in listed:
        matters = tuple(m for m in each.matters or each.case.matters if m.finding in findings)
        if matters and not is_unsure(each):
            kept.append(Listed(each.case, matters, each.passage))
    kept.sort(key=lambda each: _ORDER.index(each.gravest.finding) if each.gravest and each.gravest.finding else 99)
    return kept


def is_unnamed(matter: Matter) -> bool:
    """Whether a record could not tell which of several things a finding was on."""
    return _UNNAMED.search(matter.matter) is not None


def is_unsure(each: Listed) -> bool:
    """Whether a case has several matters and no telling which of them the thing asked about belongs to."""
    return each.passage is not None and len(each.case.matters) > 1


def with_order(asked: ListAsked, kind: str | None, sources: Sources) -> dict[Force, list[Listed]]:
    """The cases in which an order of a kind was made over the subject, and those where it was recommended or agreed only.

    Without a kind the order must hold what is asked for in words. Where some orders hold those words, only they count.
    """
    over, named = about(asked, sources)
    near = {each.case.ref: each for each in over if named}
    told: list[Listed] = []
    for case in sorted(_bounded(asked, sources), key=_day, reverse=True):
        if asked.kinds and not asked.things and case.ref not in near:
            continue
        if found_one := _order_in(case, kind, asked, case.ref in near, sources.weights):
            matters = near[case.ref].matters if case.ref in near else ()
            told.append(Listed(case, matters, None, *found_one))
    worded = [each for each in told if each.order and _holds(each.order, asked.things, sources.weights)]
    if asked.things and any(each.force is Force.ORDERED for each in worded):
        told = worded
    return {force: [each for each in told if each.force is force] for force in Force}


def _order_in(
    case: Determination, kind: str | None, asked: ListAsked, near: bool, weights: Weights
) -> tuple[Passage, Force] | None:
    """The passage of a case that holds what is asked for, and what that is; what was ordered goes first."""
    held: list[tuple[Passage, Force]] = []
    for passage in (p for p in case.passages if p.mark.startswith("o") and not is_proof(p)):
        for sentence in sentences(passage.text):
            force = _force(case, passage, sentence)
            if force and not gives_orders(passage.text) and _is_sought(sentence, kind, asked, near, weights):
                held.append((passage, force))
    return min(held, key=lambda one: list(Force).index(one[1]), default=None)


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
        if not amount or is_unsure(each):
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
    """Whether a matter is of the kinds of one of the subjects, and names its things, in one breath where it must do both."""
    return not is_unnamed(matter) and any(_names(matter, subject) for subject in asked.subjects)


def _names(matter: Matter, subject: Subject) -> bool:
    if not (subject.kinds and subject.things):
        of_kind = all(matter.category is kind or speaks_of(matter.matter, kind) for kind in subject.kinds)
        # `Roof leak, fallen ceiling` is of two things: nobody fell from a roof there.
        return of_kind and any(_holds_all(subject.things, part, _NEAR) for part in matter.matter.split(", "))
    parts = _PARTS.split(matter.matter.replace("amp and mould", "amp mould"))
    return any(
        all(speaks_of(part, kind) for kind in subject.kinds) and _holds_all(subject.things, part, _NEAR)
        for part in parts
    )


def _speaks(case: Determination, letters: str, asked: ListAsked) -> Passage | None:
    """The first passage of some sections with a sentence that holds all that is asked about."""
    for letter in letters:
        for passage in case.passages:
            if passage.mark.startswith(letter) and not gives_orders(passage.text):
                told = sentences(passage.text)
                if any(_tells(sentence, subject) for sentence in told for subject in asked.subjects):
                    return passage
    return None


def _tells(sentence: str, subject: Subject) -> bool:
    of_kind = all(names_kind(kind, sentence) for kind in subject.kinds)
    return of_kind and _holds_all(subject.things, sentence, _FAR)


def _is_sought(sentence: str, kind: str | None, asked: ListAsked, near: bool, weights: Weights) -> bool:
    """Whether a sentence of the orders is of the kind asked for, and speaks of the thing where it or the case must."""
    if kind is None:
        return bool(asked.things) and "£" not in sentence and _share(sentence, asked.things, weights) >= _NAMES
    if not held_in_order(kind, sentence) or (kind in _WORKS and "£" in sentence):
        return False
    holds = not asked.things or _share(sentence, asked.things, weights) >= _NAMES
    return holds or (near and not names_thing(kind))


def _holds_all(things: Sequence[str], text: str, apart: int) -> bool:
    """Whether a text has every one of some words, whatever their endings, with at most so many words from one to the next."""
    tokens = text.split()
    width = apart * (len(things) - 1) + 1
    if len(things) < 2:
        return all(_has(thing, text) for thing in things)
    spans = (" ".join(tokens[at : at + width]) for at in range(max(1, len(tokens) - width + 1)))
    return all(_has(thing, text) for thing in things) and any(all(_has(t, span) for t in things) for span in spans)


def _has(thing: str, text: str) -> bool:
    """Whether a text has a word or another name for it: by its stem, by a long beginning, and a short one only whole (`rats` are no `rates`)."""
    if is_called(thing, text):
        return True
    for stemmed in stems(thing):
        if len(stemmed) <= _SHORT:
            if not re.search(rf"\b{re.escape(thing.removesuffix('s'))}s?\b", text, re.IGNORECASE):
                return False
        elif not any(word == stemmed or word[:_LONG] == stemmed[:_LONG] for word in stems(text)):
            return False
    return True


def _holds(passage: Passage, things: tuple[str, ...], weights: Weights) -> bool:
    return any(_share(sentence, things, weights) >= _NAMES for sentence in sentences(passage.text))


def _share(text: str, things: tuple[str, ...], weights: Weights) -> float:
    """Of the weight of some words, what a text has, 0 to 1."""
    each = [(_has(thing, text), sum(weights.of(word) for word in stems(thing))) for thing in things]
    whole = sum(weight for _, weight in each)
    return sum(weight for has, weight in each if has) / whole if whole else 0.0


def _force(case: Determination, passage: Passage, sentence: str) -> Force | None:
    """Whether a sentence tells of an order, of what was recommended, or of what was agreed; None where of neither."""
    if _NEGATED.search(sentence):
        return None
    if _RECOMMENDED.search(sentence) or _RECOMMENDED.search(sentences(passage.text)[0]):
        return Force.RECOMMENDED
    return Force.ORDERED if case.orders else Force.AGREED
