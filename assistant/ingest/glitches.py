"""Mending what markup and extraction broke: words, sums, dates, punctuation.

Only white space and characters nobody sees are changed, and a stop run into the next sentence gets
its space; no letter and no digit is ever added, dropped or altered.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from assistant.ingest.words import broken_words, join_words, words_of

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"

_UNSEEN = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", "") | {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2011": "-",
    "\t": " ",
    "\u0130": "I",  # its small letter is two characters
    # Letters that print ties together.
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
}
# Control characters could drive a terminal: none belongs to a text.
_UNSEEN |= dict.fromkeys(map(chr, [*range(9), *range(11, 32), 127]), "")
_HIDDEN = re.compile(f"[{''.join(_UNSEEN)}]")
# What the expressions below mend: a loose mark, a sentence run on, an odd figure; so written that one search leaps from
# mark to mark and from figure to figure.
_LOOSE = r"""(?<![0-9])(?: (?<=\ [^(]) | (?<=\()\  | (?<=[’'‘])\ s\b | (?<=[a-z0-9)][.?!])(?=[A-Z][a-z]) )"""
_FIGURE = r"""(?<=[0-9])(?<![0-9].)(?: (?<=[A-Za-z)].) | (?<=[A-Za-z)][.,].) | [0-9]*(?:\ [0-9]|[A-Za-z]) )"""
_ODD_MARK = re.compile(rf"[.,;:?!)’'‘(](?:{_LOOSE})", re.VERBOSE)
_ODD_FIGURE = re.compile(rf"[0-9](?:{_FIGURE})", re.VERBOSE)
_ODD = re.compile(rf"[.,;:?!)’'‘(0-9](?:{_LOOSE}|{_FIGURE})", re.VERBOSE)
_ODD_SUM = re.compile(r"£(?: |[\d,.]+ [\d,]|[\d,]+\.\d(?:[\s.]|$))")  # a gap or a footnote in it
_SPACES = re.compile(" {2,}")
_APOSTROPHE = re.compile(r"(?<=\w) ?([’‘']) ?s(?=[\s.,;:)]|$)")
_BEFORE_STOP = re.compile(r"(?<=\S) +(?=[.,;:?!)](?:\s|$|[A-Z]))")
_AFTER_BRACKET = re.compile(r"(?<=\() +")
_RUN_ON = re.compile(r"[.?!](?<=[a-z0-9)].)(?=[A-Z][a-z])")

_SUM_GAPS = re.compile(r"£ ?\d[\d, ]*(?:\.\d ?\d)?|£ (?=\d)")
_SUM = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_NOT_MONEY = re.compile(rf"^ ?(?:times|weeks?|months?|days?|hours?|years?|working|calendar|(?:{MONTHS})\b)")
_DAY_GAP = re.compile(rf"([0-3])(?<![\w£,.].)(?<!tage .)(?<!aragraph .) (\d) ?(?=(?:{MONTHS})(?![a-z]))")
_DAY_GLUED = re.compile(rf"(\d)(?=(?:{MONTHS})(?![a-z]))")
_YEAR_GLUED = re.compile(rf"\b({MONTHS})(?=(?:19|20)\d\d\b)")
_YEAR_GAP = re.compile(rf"\b((?:{MONTHS}),?) (2 ?0 ?\d ?\d)(?!\d)")
_UNIT_GAP = re.compile(
    r"(\d)(?<![\w£,.].)(?<!tage .) (\d) ?(?=-?(?:hours?|working|calendar|days?|weeks?|months?|years?)\b)"
)
_UNIT_GLUED = re.compile(r"(\d)(?=(?:hours?|working|calendar|days?|weeks?|months?|years?)\b)")
_FOOTNOTE = re.compile(r"\d(?<=[a-z)][.,].)\d?(?=\s|$)")
_FOOTNOTE_SUM = re.compile(r"(£[\d,]*\d)\.(\d)(?=[\s.]|$)")


def unseen(text: str) -> str:
    """The text without soft hyphens and zero-width spaces, with plain spaces and hyphens."""
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub(lambda found: _UNSEEN[found[0]], text)


def mend(text: str) -> str:
    """The text with broken words, sums and dates put together again."""
    return mend_all((unseen(text),)).texts[0]


class Mended(NamedTuple):
    """A document's texts in their order, and every word of theirs."""

    texts: list[str]
    words: frozenset[str]


def mend_all(texts: Sequence[str]) -> Mended:
    """Mend a document's lines or cells, of which `unseen` was taken; what is odd is looked for once in all of them."""
    texts = [_SPACES.sub(" ", text) if "  " in text else text for text in map(str.strip, texts)]
    whole = "\n".join(texts)
    words = words_of(whole)
    ends = list(accumulate(len(text) + 1 for text in texts))
    odd: set[int] = set()
    broken: set[str] = set()
    distinct = frozenset(words)
    for word, at in broken_words(whole, words, distinct):
        broken.add(word)
        odd.add(bisect_right(ends, at))
    for pattern in (_ODD, _ODD_SUM):
        at = 0
        while found := pattern.search(whole, at):
            place = bisect_right(ends, found.start())
            odd.add(place)
            at = ends[place]
    for place in odd:
        texts[place] = _mend(texts[place], broken)
    if broken:
        distinct = distinct.union(words_of("\n".join([texts[place] for place in odd])))
    return Mended(texts, distinct)


def _mend(text: str, broken: set[str]) -> str:
    text = join_words(text, broken)
    if _ODD_MARK.search(text):
        text = _APOSTROPHE.sub(r"\1s", text)
        text = _BEFORE_STOP.sub("", text)
        text = _AFTER_BRACKET.sub("", text)
        text = _RUN_ON.sub(r"\g<0> ", text)
    if "£" in text:
        text = _SUM_GAPS.sub(_close_sum, text)
        text = _FOOTNOTE_SUM.sub(r"\1.", text)
    if _ODD_FIGURE.search(text):
        text = _UNIT_GAP.sub(r"\1\2 ", text)
        text = _DAY_GAP.sub(_close_day, text)
        text = _YEAR_GAP.sub(lambda found: f"{found.group(1)} {found.group(2).replace(' ', '')}", text)
        text = _FOOTNOTE.sub("", text)
        text = _UNIT_GLUED.sub(r"\1 ", text)
        text = _DAY_GLUED.sub(r"\1 ", text)
        text = _YEAR_GLUED.sub(r"\1 ", text)
    return text


def _close_day(found: re.Match[str]) -> str:
    day = found.group(1) + found.group(2)
    return f"{day} " if 1 <= int(day) <= 31 else found.group(0)


def _close_sum(found: re.Match[str]) -> str:
    """Join `£` and the pieces of one well-formed sum; a figure that begins something else stays apart."""
    whole = found.group(0)
    body = whole[1:]
    loose = body.startswith(" ")
    pieces = body.split()
    if not pieces:
        return "£"
    end = "" if body.rstrip() == body else " "
    total = pieces[0]
    rest = pieces[1:]
    after = found.string[found.end() :]
    while rest:
        piece = rest[0]
        last = len(rest) == 1
        if last and _NOT_MONEY.match(after) and not (total.endswith(",") or piece.startswith((",", "0"))):
            break
        joins = (
            total.endswith(",")
            or piece.startswith((",", "0"))
            or len(total) == 1
            or (loose and len(total.replace(",", "")) < 3)
            or ("," in total and len(total.rsplit(",", 1)[1]) < 3)
        )
        if not joins:
            break
        total += piece
        rest = rest[1:]
    trail = ""
    if total.endswith(","):
        total, trail = total[:-1], ","
    if not (_SUM.fullmatch(total) or re.fullmatch(r"(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d", total)):
        return whole
    tail = f" {' '.join(rest)}" if rest else ""
    return f"£{total}{trail}{tail}{end}"
