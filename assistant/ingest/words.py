"""Which words there are: what decides whether two pieces of text are one broken word.

`words.txt` was drawn from this project's own records and wordings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import compress
from pathlib import Path
from string import ascii_letters

_ENDINGS = ("'s", "’s", "s", "es", "ed", "d", "ing", "ly", "er", "al")
_WORD = re.compile(r"([A-Za-z]+)")
_LETTERS_ALONE = re.compile(r"[A-Za-z]+")
_TIED = frozenset("'’£.-_0123456789&@")
_LONE_S = re.compile(r" s(?![A-Za-z’'])")
_LETTERS = frozenset("aAI")
_ENGLISH = frozenset(ascii_letters)
_LONGEST = 40  # letters; no English word has more
_MANY = 300


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """Every word we know, in small letters."""
    return frozenset(Path(__file__).with_name("words.txt").read_text("utf-8").split())


@lru_cache(maxsize=20_000)
def known(word: str) -> bool:
    """Whether this is a word, as it stands or with a common ending taken off."""
    words = vocabulary()
    small = word.lower()
    if len(small) == 1:
        return small in ("a", "i")
    if small in words:
        return True
    if len(small) < 5:
        return False
    for ending in _ENDINGS:
        stem = small.removesuffix(ending)
        if stem != small and (stem in words or stem + "e" in words):
            return len(stem) > 2
    return False


@lru_cache(maxsize=20_000)
def one_word(left: str, right: str) -> bool:
    """Whether markup cut these two from one word: together they are a word, and one of them is none."""
    if not right[:1].islower() or (left.isupper() and len(left) > 1):
        return False
    if len(left) == 1 and left not in _LETTERS:
        return known(left + right) or not known(right)
    if len(right) == 1 and right not in _LETTERS:
        return known(left + right) or not known(left)
    if left in _LETTERS and not known(right):
        return known(left + right)
    return not (known(left) and known(right)) and known(left + right)


# All bytes but letters, as spaces: splits a text into its words at a fraction of an expression's cost.
_NO_LETTERS = bytes(mark if chr(mark).isalpha() and mark < 128 else 32 for mark in range(256))
_seen_whole: set[str] = set()


def words_of(text: str) -> list[str]:
    """Every run of English letters in a text, in order."""
    return text.encode("utf-8", "replace").translate(_NO_LETTERS).decode("ascii").split()


def _whole(word: str) -> bool:
    """`known`, and remembered, so that a text of known words costs one set difference."""
    if known(word) or word == "s":
        if len(_seen_whole) < 50_000:
            _seen_whole.add(word)
        return True
    return False


def broken_words(text: str, words: list[str], distinct: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Those of a text's words that we do not know and that stand beside what could be the rest of them, and where."""
    strange = {word for word in distinct - _seen_whole if not _whole(word)}
    broken = set()
    for at in compress(range(len(words)), map(strange.__contains__, words)):
        word = words[at]
        if (at and one_word(words[at - 1], word)) or (at + 1 < len(words) and one_word(word, words[at + 1])):
            broken.add(word)
    if len(broken) > _MANY:
        yield from ((found[0], found.start()) for found in _LETTERS_ALONE.finditer(text) if found[0] in broken)
    else:
        for word in broken:
            yield from ((word, at) for at in _cuts(text, word))
    yield from (("s", found.start()) for found in _LONE_S.finditer(text))


def join_words(text: str, broken: set[str]) -> str:
    """Join the words that markup split: "T he", "malad ministration"; real one-letter words stay.

    `broken` are the `broken_words` of the whole document.
    """
    here = broken.intersection(words_of(text))
    if "s" in here and not _LONE_S.search(text):
        here.discard("s")
    return _joined(text, here) if here else text


def _cuts(text: str, word: str) -> Iterator[int]:
    """Where the word stands by itself and makes one word with a neighbour."""
    for at in _places(text, word):
        end = at + len(word)
        left = word_before(text, at - 1) if text[at - 1 : at] == " " else ""
        right = word_after(text, end + 1) if text[end : end + 1] == " " else ""
        if (left and one_word(left, word)) or (right and one_word(word, right)):
            yield at


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands that no letter runs into."""
    if len(word) == 1:
        for found in _letter_alone(word).finditer(text):
            yield found.start()
        return
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if text[at - 1 : at] not in _ENGLISH and text[end : end + 1] not in _ENGLISH:
            yield at
        at = text.find(word, end)


@lru_cache(maxsize=60)
def _letter_alone(letter: str) -> re.Pattern[str]:
    # So written that the search leaps from one such letter to the next.
    return re.compile(rf"{letter}(?<![A-Za-z].)(?![A-Za-z])")


def word_before(text: str, end: int) -> str:
    """The letters that stand right before a place, "" where there are none."""
    near = text[max(0, end - _LONGEST) : end]
    return near[len(near.rstrip(ascii_letters)) :]


def word_after(text: str, start: int) -> str:
    """The letters that stand right after a place, "" where there are none."""
    found = _LETTERS_ALONE.match(text, start)
    return found[0] if found else ""


def _joined(text: str, strange: set[str]) -> str:
    # Odd places hold words, even places what stands between them.
    pieces = _WORD.split(text)
    if len(pieces) < 5:
        return text
    out = [pieces[0], pieces[1]]
    word = pieces[1]
    bare = pieces[0][-1:] not in _TIED
    count = len(pieces)
    for at in range(2, count - 1, 2):
        gap, right = pieces[at], pieces[at + 1]
        if gap == " " and bare and (right in strange or word in strange) and _joins(word, right, pieces, at, count):
            word += right
            strange.add(word)  # a word in the making may still want its next piece
            out[-1] = word
            continue
        bare = gap[-1:] not in _TIED
        word = right
        out += (gap, right)
    out.append(pieces[-1])
    return "".join(out)


def _joins(word: str, right: str, pieces: list[str], at: int, count: int) -> bool:
    if not one_word(word, right):
        return False
    # "maladministration s ervice": the letter belongs to what follows.
    if len(right) == 1 and at + 3 < count and pieces[at + 2] == " ":
        following = pieces[at + 3]
        return not (one_word(right, following) and not known(following))
    return True
