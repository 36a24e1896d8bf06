"""What a matter is about, told from its words: the Ombudsman's and everyday ones.

The thing complained of decides, not its cause or its consequence: "a leak that caused mould" is a
leak, "redecoration after the leak" is a general repair, and the handling of a complaint is complaint
handling whatever the complaint was about. The words are in categories.yaml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from assistant.records.taxonomy import Category

# A letter that markup split off its word ("H andling").
_SPLIT = re.compile(r"(?<![A-Za-z'])([B-HJ-Zb-hj-z]) (?=[a-z]{2})")
_WORD = re.compile(r"[a-z]{3,}")
_HANDLED = re.compile(r"complain|stage|escalat")
_SPACES = re.compile(r"\s+")
_LONG = 4000
_SETTLED = 6
_WEIGHTY = 3


@dataclass(frozen=True, slots=True)
class _Subject:
    """Words of one category and weight. Those in `starts` begin with three sure letters each."""

    category: Category
    weight: int
    pattern: re.Pattern[str]
    starts: frozenset[str]  # empty: the words may begin with anything


@dataclass(frozen=True, slots=True)
class _Words:
    subjects: tuple[_Subject, ...]  # the weightiest first
    loose: re.Pattern[str]  # any of the words that may begin with anything
    complaint: re.Pattern[str]
    cause: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    path = Path(__file__).with_suffix(".yaml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    given = yaml.load(path.read_text("utf-8"), Loader=loader)
    subjects: list[_Subject] = []
    all_loose: list[str] = []
    for name, weights in given["categories"].items():
        for weight, words in weights.items():
            sure = {word: starts for word in words if (starts := _starts(word))}
            loose = [word for word in words if word not in sure]
            if sure:
                subjects.append(_subject(name, weight, list(sure), frozenset().union(*sure.values())))
            if loose:
                subjects.append(_subject(name, weight, loose, frozenset()))
                all_loose += loose
    complaint = re.compile("|".join(given["complaint_handling"]))
    cause = re.compile(rf"\b(?:{'|'.join(given['cause'])})\b")
    heaviest_first = sorted(subjects, key=lambda subject: -subject.weight)
    return _Words(tuple(heaviest_first), _pattern(all_loose), complaint, cause)


def _subject(name: str, weight: int, words: list[str], starts: frozenset[str]) -> _Subject:
    return _Subject(Category(name), weight, _pattern(words), starts)


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)")


def _starts(word: str) -> frozenset[str]:
    """The three letters that an expression must begin with; none where they are not certain."""
    group = re.match(r"\(\?:([a-z |]+)\)(?![?*{])", word)
    heads = group.group(1).split("|") if group else [word]
    found = frozenset(head[:3] for head in heads if re.match(r"[a-z]{3}(?![?*{])", head))
    return found if len(found) == len({head[:3] for head in heads}) else frozenset()


def categorise(text: str) -> Category | None:
    """The category that a matter's words, or an everyday description, point to; None where none does.

    Only the first 4,000 characters are read. Of several things named, the one most surely named
    before any "after", "due to" or "causing" wins; of equals, the first.
    """
    plain = _SPACES.sub(" ", text[:_LONG]).replace("’", "'").replace(" ' s ", "'s ").strip()
    plain = _SPLIT.sub(r"\1", plain).lower()
    if not plain:
        return None
    cut = _words().cause.search(plain)
    head = plain[: cut.start()] if cut else plain
    if (found := _strongest(head)) and found[1] > 1:
        return found[0]
    whole = _strongest(plain) if cut else None
    best = max((item for item in (found, whole) if item), key=lambda item: item[1], default=None)
    return best[0] if best else None


def speaks_of(text: str, category: Category) -> bool:
    """Whether a text names a thing of a category at all, whatever else it names."""
    plain = _SPACES.sub(" ", text[:_LONG]).lower()
    return any(subject.pattern.search(plain) for subject in _words().subjects if subject.category is category)


def _strongest(text: str) -> tuple[Category, int] | None:
    complaint = _words().complaint.search(text) if _HANDLED.search(text) else None
    first: dict[Category, tuple[int, int]] = {}
    heads = {word[:3] for word in _WORD.findall(text)}
    loose = _words().loose.search(text) is not None
    found = 0
    for subject in _words().subjects:
        # Nothing lighter can win, nor, unless it is weighty, stand against the handling of a complaint.
        if subject.weight < found and (subject.weight < _WEIGHTY or not complaint):
            break
        if heads.isdisjoint(subject.starts) if subject.starts else not loose:
            continue
        if match := subject.pattern.search(text):
            found = found or subject.weight
            known = first.get(subject.category)
            if known is None or (-subject.weight, match.start()) < known:
                first[subject.category] = (-subject.weight, match.start())
    # "The complaint about a leak" names the leak, which stands before anything said of handling.
    if complaint and not any(weight <= -_WEIGHTY and start < complaint.start() for weight, start in first.values()):
        return Category.COMPLAINT_HANDLING, _SETTLED
    if not first:
        return None
    category = min(first, key=lambda item: first[item])
    return category, -first[category][0]
