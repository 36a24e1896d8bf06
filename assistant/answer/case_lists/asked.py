"""What a question over many decided cases seeks: a subject, a finding, an order, a landlord, a sum, a count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.answer.cases.finder import landlord_cases, without_landlord
from assistant.answer.cases.landlords import in_passing, is_plainly_named
from assistant.answer.cases.words import is_own
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.sources import Sources
from assistant.records import Category, Finding, LandlordType, Tenure
from assistant.situation.clauses import amounts, is_question
from assistant.situation.situation import Clause, Situation
from assistant.situation.wordlists import says, words

_LIST = "case_list"
_OR = re.compile(r"\bor\b|/", re.IGNORECASE)
_YEAR = re.compile(r"\b(in|of|since|from|during|after|before|until)(?: \w+)? (20\d\d)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_SUM = re.compile(r"£ ?\d[\d,.]*|\b\d[\d,.]*( pounds| quid)?\b", re.IGNORECASE)


_IMPLIED = frozenset({"apology", "training", "repayment", "money"})
"""Kinds of order that need no word for an order beside them."""


@dataclass(frozen=True)
class Subject:
    """A thing that cases are asked for over: whole `kinds` of matter, and `things`, the words of anything else."""

    kinds: tuple[Category, ...] = ()
    things: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Its kinds in words, empty where it has none."""
        return " or ".join(kind.value.replace("-", " ") for kind in self.kinds)


@dataclass(frozen=True)
class ListAsked:
    """What is sought over all cases. What is None or empty is not asked for.

    `subjects` are alternatives: a case over any of them is meant.
    `orders` are kinds of order by their names in words/case_list.yaml. `finding` is a name there, `findings` what it
    takes in. `pool`: the cases of the landlord that is named, None where none is. `over` and `under` are in pounds.
    `yes_no`: it can be answered with yes; `exists`: it asks only whether there is such a case.
    """

    subjects: tuple[Subject, ...]
    finding: str | None
    findings: frozenset[Finding]
    orders: tuple[str, ...]
    ordered: bool
    landlord: str | None
    pool: frozenset[str] | None
    landlord_type: LandlordType | None
    tenure: Tenure | None
    year: tuple[str, int] | None
    top: str | None
    over: float | None
    under: float | None
    counted: bool
    which_landlords: bool
    yes_no: bool
    exists: bool

    @property
    def things(self) -> tuple[str, ...]:
        """The words of all subjects that are no whole kinds."""
        return tuple(thing for subject in self.subjects for thing in subject.things)

    @property
    def kinds(self) -> tuple[Category, ...]:
        """The kinds of all subjects."""
        return tuple(kind for subject in self.subjects for kind in subject.kinds)

    @property
    def said(self) -> str:
        """The words of all subjects that are no whole kinds, as a sentence has them."""
        return " or ".join(" ".join(subject.things) for subject in self.subjects if subject.things)

    @property
    def of_money(self) -> bool:
        """Whether sums decide which cases are told."""
        return bool(self.top or self.over or self.under)


def asks_over_cases(situation: Situation) -> bool:
    """Whether a message asks over many decided cases: never about one of them, and never about one's own home alone."""
    text = situation.english
    if situation.refs or situation.events or situation.missed_appointments or is_own(text):
        return False
    return not says(_LIST, "not", text=text) and any(map(is_list_clause, situation.clauses))


def is_list_clause(clause: Clause) -> bool:
    """Whether a clause asks over many cases."""
    return says(_LIST, "asks", text=clause.text) and not says(_LIST, "not", text=clause.text)


def goes_on(clause: Clause) -> bool:
    """Whether a clause asks what became of cases that are listed anyhow."""
    return is_question(clause.text) and says(_LIST, "goes_on", text=clause.text)


def read_list(clause: Clause, situation: Situation, sources: Sources) -> ListAsked:
    """What a clause seeks; its landlord, tenure and year are those of the message."""
    named = situation.landlord
    if "landlord" in situation.carried and not _is("of_those", clause.text):
        named, situation = None, situation.model_copy(update={"landlord": None})
    if named is None or not named.name:
        passing = in_passing(situation.english, sources)
        named = next((each for each in passing if is_plainly_named(each.said, situation.english)), None)
        situation = situation.model_copy(update={"landlord": named})
    text = without_landlord(situation.model_copy(update={"english": clause.text}), sources)
    year = _YEAR.search(text)
    sums = amounts(text)
    top = next((key for key in ("most", "least") if _is(key, text) and not _is("most_cases", text)), None)
    which = _is("landlords", text)
    rest = _SUM.sub(" ", _YEAR.sub(" ", text))
    finding, rest = _finding(rest)
    ordered = _is("ordered", text)
    orders, rest = _orders(rest)
    subjects = tuple(dict.fromkeys(map(_subject, _OR.split(rest))))
    types = {name for name in words(_LIST)["landlord_types"] if says_one("landlord_types", name, text=text)}
    return ListAsked(
        subjects=tuple(subject for subject in subjects if subject.kinds or subject.things),
        finding=finding,
        findings=frozenset(Finding(each) for each in words(_LIST)["findings"][finding]["takes"])
        if finding
        else frozenset(),
        orders=() if top or sums else orders,
        ordered=ordered,
        landlord=named.name if named else None,
        pool=landlord_cases(situation, sources) if named else None,
        landlord_type=LandlordType(next(iter(types))) if len(types) == 1 and not named else None,
        tenure=situation.tenure if "tenure" not in situation.carried else None,
        year=(year[1].lower(), int(year[2])) if year else None,
        top=top,
        over=sums[0] if sums and _is("over", text) else None,
        under=sums[0] if sums and _is("under", text) and not _is("over", text) else None,
        counted=_is("counted", text),
        which_landlords=which,
        yes_no=_is("yes_no", text) and not _is("mostly", text),
        exists=_is("exists", text),
    )


def without_subject(text: str) -> str:
    """A question over cases without the things that it asks about; its sums and its year stay."""
    for name in words(_LIST)["kinds"]:
        text = _expression("kinds", name).sub(" ", text)
    rest = _SUM.sub(" ", _YEAR.sub(" ", text))
    _, rest = _finding(rest)
    _, rest = _orders(rest)
    for thing in _subject(rest).things:
        text = re.sub(rf"\b{re.escape(thing)}\b", " ", text, flags=re.IGNORECASE)
    return " ".join(
        re.sub(r"\b(?:about|on|over|for|with|involving) *(?:the|a|an)? *(?=$|[?.!])", " ", text.strip()).split()
    )


def says_one(*keys: str, text: str) -> bool:
    """Whether a text matches the one expression under a path of keys in words/case_list.yaml."""
    return _expression(*keys).search(text) is not None


def names_kind(kind: Category, text: str) -> bool:
    """Whether a text has words that ask about a whole kind of matter."""
    return kind.value in words(_LIST)["kinds"] and says_one("kinds", kind.value, text=text)


def is_called(thing: str, text: str) -> bool:
    """Whether a text calls a thing by another of its names."""
    return thing in words(_LIST)["also"] and says_one("also", thing, text=text)


def held_in_order(kind: str, text: str) -> bool:
    """Whether an order's sentence is of a kind."""
    return says_one("orders", kind, "held", text=text)


def names_thing(kind: str) -> bool:
    """Whether an order of a kind must name the thing that was asked about."""
    return bool(words(_LIST)["orders"][kind].get("names_thing"))


def _finding(text: str) -> tuple[str | None, str]:
    for name in words(_LIST)["findings"]:
        if says_one("findings", name, "asked", text=text):
            for each in words(_LIST)["findings"]:
                text = _expression("findings", each, "asked").sub(" ", text)
            return name, text
    return None, text


def _orders(text: str) -> tuple[tuple[str, ...], str]:
    """The kinds of order that a text asks for; works and money only where no other is asked."""
    every = [name for name in words(_LIST)["orders"] if says_one("orders", name, "asked", text=text)]
    asked = every
    for weak in ("money", "works"):
        asked = [name for name in asked if name != weak] or asked
    if not _is("ordered", text) and not _IMPLIED & set(asked):
        return (), text
    for name in every:
        text = _expression("orders", name, "asked").sub(" ", text)
    return tuple(asked if _OR.search(text) else asked[:1]), text


def _subject(text: str) -> Subject:
    kinds = [name for name in words(_LIST)["kinds"] if says_one("kinds", name, text=text)]
    for name in kinds:
        text = _expression("kinds", name).sub(" ", text)
    things = dict.fromkeys(word.lower() for word in _WORD.findall(text) if stems(word) and not _frames(word))
    return Subject(tuple(map(Category, kinds)), tuple(things))


def _is(key: str, text: str) -> bool:
    return says_one(key, text=text)


def _frames(word: str) -> bool:
    plain = word.lower().replace("’", "'").strip("'-")
    return plain in _frame() or plain.split("'")[0] in _frame()


@cache
def _frame() -> frozenset[str]:
    return frozenset(words(_LIST)["frame"].split())


@cache
def _expression(*keys: str) -> re.Pattern[str]:
    node = words(_LIST)
    for key in keys:
        node = node[key]
    return re.compile(node, re.IGNORECASE)
