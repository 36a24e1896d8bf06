"""The same question as other people would type it: seeded, so that every run asks the same."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from assistant.evals.cases import AnswerCase

_NEAR = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "k": "jl",
    "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb",
    "y": "tu",
}  # fmt: skip
_MONTHS = "january|february|march|april|june|july|august|september|october|november|december"
_WORD = re.compile(rf"(?<![\w£])(?!(?:{_MONTHS})\b)[a-z]{{6,}}(?!\w)")
_CHATTY = (
    "Hi there, hope you can help, I am at my wits' end with this. {} Thanks in advance.",
    "Sorry if this is the wrong place to ask. {} Any help appreciated x",
    "Hello, my daughter said to try this. {} Many thanks, I'm not good with computers.",
)


def perturbed(cases: Sequence[AnswerCase], seed: int = 20261122) -> tuple[AnswerCase, ...]:
    """Each case once in another guise: with typing errors, in capitals, without punctuation, or in chatter."""
    ways = (typos, capitals, unpunctuated, chatter)
    out = []
    for place, case in enumerate(cases):
        way = ways[place % len(ways)]
        changed = way(case.question, random.Random(f"{seed} {case.id}"))
        out.append(case.model_copy(update={"id": f"{case.id}/{way.__name__}", "question": changed}))
    return tuple(out)


def typos(text: str, chance: random.Random) -> str:
    """One letter wrong in every fifth longer word. Names, figures and months are left as they are."""

    def slip(found: re.Match[str]) -> str:
        word = found.group()
        if chance.random() > 0.2:
            return word
        place = chance.randrange(1, len(word) - 1)
        if chance.random() < 0.5:
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        return word[:place] + chance.choice(_NEAR.get(word[place], word[place])) + word[place + 1 :]

    return _WORD.sub(slip, text)


def capitals(text: str, chance: random.Random) -> str:  # noqa: ARG001
    """All in capitals."""
    return text.upper()


def unpunctuated(text: str, chance: random.Random) -> str:  # noqa: ARG001
    """Lower case, no commas or full stops; figures and references keep theirs."""
    return re.sub(r"[,;:!?'\"]|(?<!\d)\.|\.(?!\d)", "", text).lower()


def chatter(text: str, chance: random.Random) -> str:
    """With a greeting and thanks around it."""
    return chance.choice(_CHATTY).format(text)
