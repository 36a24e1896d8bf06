"""How alike two accounts are in their words: cosine of TF-IDF vectors over word stems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]

_IN_COMMON = 4
_WORD = re.compile(r"[a-z]{3,}")
_ENDINGS = re.compile(r"(?:ing|ed|es|s|ly)$")
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """the and for that was were with had has have her his she him they them their this not but from said says
        which who how about would could when been its than then there also into after before over more most did does
        any all are you your our out one two three landlord resident tenant complained complaint reported asked came
        told stage reply response january february march april may june july august september october november
        december""",
    )
)


def stems(text: str) -> list[str]:
    """The words of a text that carry meaning, without their endings."""
    return [_ENDINGS.sub("", word) for word in _WORD.findall(text.lower()) if word not in _EMPTY]


class WordMatch:
    """A set of accounts that others can be held against.

    One rare word in common makes two short accounts alike by cosine alone, so likeness counts in full
    only from four words in common on.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(stems(text)) for text in texts]
        spread = Counter(stem for count in counts for stem in count)
        self._places = {stem: place for place, stem in enumerate(sorted(spread))}
        self._rarity = np.array([np.log((1 + len(texts)) / (1 + spread[stem])) + 1 for stem in sorted(spread)])
        self._matrix = np.array([self._vector(count) for count in counts]).reshape(len(texts), len(spread))

    def _vector(self, count: Counter[str]) -> Vector:
        vector = np.zeros(len(self._places))
        for stem, times in count.items():
            if (place := self._places.get(stem)) is not None:
                vector[place] = 1 + np.log(times)
        vector *= self._rarity
        length = float(np.linalg.norm(vector))
        return vector / length if length else vector

    def against(self, text: str) -> Vector:
        """The likeness of a text to each account, 0 to 1, in their order."""
        mine = self._vector(Counter(stems(text)))
        common = (self._matrix[:, mine > 0] > 0).sum(axis=1)
        alike: Vector = self._matrix @ mine * np.minimum(common / _IN_COMMON, 1.0)
        return alike
