"""Whether the figures of a sentence are the fact's own, of the same things, and bounded in the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.answer.statements.relevance import stems

_NUMBER_WORDS = {
    word: str(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
    if n >= 2
}
_FIGURE = re.compile(r"£?\d[\d,]*(?:\.\d+)?%?")
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_TOKEN = re.compile(
    rf"(?P<date>\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?)"
    r"|(?P<length>\d+(?:\.\d+)?[ -](?:(?:working|calendar) )?(?:day|hour|week|month|year)s?)\b"
    r"|(?P<money>£\d+(?:\.\d+)?)|(?P<number>\d+(?:\.\d+)?%?)|(?P<word>[a-z][a-z'’-]*)|(?P<stop>[.;:,()])"
)
_REACH = 6
_SKIPPED = frozenset("the a an its his her their that this further".split())
_BOUNDS = {
    "by": "by",
    "from": "from",
    "since": "from",
    "to": "to",
    "until": "to",
    "till": "to",
    "after": "after",
    "before": "before",
    "over": "more",
    "above": "more",
    "exceeding": "more",
    "under": "less",
    "below": "less",
    "about": "about",
    "around": "about",
    "roughly": "about",
    "each": "each",
    "every": "each",
}
_TWO_WORD_BOUNDS = {
    ("more", "than"): "more",
    ("less", "than"): "less",
    ("fewer", "than"): "less",
    ("at", "least"): "least",
    ("minimum", "of"): "least",
    ("up", "to"): "most",
    ("at", "most"): "most",
    ("maximum", "of"): "most",
}


@dataclass(frozen=True)
class Figure:
    """One figure where it stands: what sort it is, how it is bounded, and the words near it by their distance."""

    sort: str
    value: str
    bound: str
    near: dict[str, float]


def figures(text: str) -> frozenset[str]:
    """Every figure in a text in one form: digits, without thousands commas; number words from two on as digits."""
    found = {figure.replace(",", "").rstrip(".").removesuffix(".00") for figure in _FIGURE.findall(digits(text))}
    return frozenset(found)


def digits(text: str) -> str:
    """A text in small letters with its number words as digits."""
    low = text.lower()
    for word, number in _number_patterns():
        low = word.sub(number, low)
    return low


def figure_fault(plain: str, support: str) -> str | None:
    """Why a sentence's figures are not borne out by its support; None where they are."""
    extra = figures(plain) - figures(support)
    if extra:
        return f"no fact that it names holds {sorted(extra)[0]}"
    held = figures_in(support)
    for said in figures_in(plain):
        same = [one for one in held if one.sort == said.sort and _same(said, one)]
        if not same:
            return f"no fact that it names holds {said.value}"
        if said.bound not in {one.bound for one in same}:
            return f"{said.value} is bounded in another way than in the fact"
        others = [one for one in held if one.sort == said.sort and not _same(said, one)]
        if others and max(_likeness(said, one) for one in others) > max(_likeness(said, one) for one in same):
            return f"{said.value} is said of another thing than in the fact"
    return None


def figures_in(text: str) -> list[Figure]:
    """The figures of a text, each with its surroundings."""
    low = re.sub(r"(?<=\d),(?=\d{3})", "", digits(text))
    tokens = [(str(found.lastgroup), found.group()) for found in _TOKEN.finditer(low)]
    found = []
    for place, (sort, said) in enumerate(tokens):
        if sort in ("word", "stop"):
            continue
        found.append(Figure(sort=sort, value=_form(said), bound=_bound(tokens, place), near=_near(tokens, place)))
    return found


@cache
def _number_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{word}\b"), number) for word, number in _NUMBER_WORDS.items())


def _form(said: str) -> str:
    return said.replace("calendar ", "").replace("-", " ").removesuffix(".00").rstrip("s")


def _same(one: Figure, other: Figure) -> bool:
    """Whether two figures are one; a date may leave out its year."""
    return one.value == other.value or (one.sort == "date" and other.value.startswith(f"{one.value} "))


def _bound(tokens: list[tuple[str, str]], place: int) -> str:
    before = [said for sort, said in tokens[max(0, place - 4) : place] if sort in ("word", "stop")]
    before = [word for word in before if word not in _SKIPPED]
    if not before:
        return ""
    pair = tuple(before[-2:])
    if len(pair) == 2 and pair in _TWO_WORD_BOUNDS:
        return _TWO_WORD_BOUNDS[pair]
    return _BOUNDS.get(before[-1], "")


def _near(tokens: list[tuple[str, str]], place: int) -> dict[str, float]:
    """The meaningful words within reach, nearer ones counting more; a comma or stop ends the reach."""
    near: dict[str, float] = {}
    for step in (-1, 1):
        for distance in range(1, _REACH + 1):
            at = place + step * distance
            if not 0 <= at < len(tokens) or tokens[at][0] == "stop":
                break
            if tokens[at][0] == "word":
                for stem in stems(tokens[at][1]):
                    near[stem] = max(near.get(stem, 0.0), 1 / distance)
    return near


def _likeness(one: Figure, other: Figure) -> float:
    return sum(min(weight, other.near[word]) for word, weight in one.near.items() if word in other.near)
