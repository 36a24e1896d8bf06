"""Lines of extracted text put back into whole lines, where markup or a PDF broke them.

Extracted pages break a line at every change of markup (`£`, `1`, `10`, `0`), PDFs wherever the paper
ended. A line that is a heading, a label or a cell of a known table stands alone; any other is joined
to the line before when that one is unfinished.
"""

from __future__ import annotations

import re
from functools import reduce

from assistant.ingest.dates import is_date
from assistant.ingest.glitches import MONTHS
from assistant.ingest.headings import HEADINGS, LABELS, LONGEST_LABEL, squeeze
from assistant.ingest.words import known, one_word, word_after, word_before

MARKER = re.compile(r"^(?:(\d{1,3}|[a-z]|[ivx]{1,4})[.)]|\(([a-z]|[ivx]{1,4}|\d{1,2})\)|([-–—*] |[•·▪●]))\s*(?=\S)")
_BARE_MARKER = re.compile(r"^(?:[a-z]|[ivx]{2,4}|\d{1,3})[.)]$")
_ORDERS = ("order", "works", "review")
_ORDER_KIND = re.compile(r"^[A-Z][a-z]+(?: [a-z]+){0,3} order$|^Completing the works$|^Case review$")
_LONE = frozenset(
    (
        "complaint",
        "finding",
        "order",
        "whatthelandlordmustdo",
        "duedate",
        "date",
        "whathappened",
        "ourrecommendations",
        "ourrecommendation",
        "referraltotheombudsman",
        "nolaterthan",
        "chooseanitem",
    )
)
_HEADINGS = HEADINGS.keys() | _LONE
# The letters of lines that stand alone, with the most characters that each has.
_ALONE = {**dict.fromkeys(LABELS, LONGEST_LABEL), **dict.fromkeys(_LONE, 29), **HEADINGS}
_LONGEST = max(_ALONE.values())
_SHORT = 40
_BROKEN_HEADING = 60
_END = (".", "?", "!", ":")
_JOINS_ON = frozenset(".,;:)’'!?%-/”")
_OPEN = ("£", "(", "‘", "“", "-", "/")
_UNFINISHED = (*_OPEN, ",")
_HANGING = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "and",
        "or",
        "in",
        "on",
        "by",
        "for",
        "with",
        "at",
        "from",
        "its",
        "his",
        "her",
        "their",
        "our",
        "this",
        "that",
        "these",
        "those",
        "said",
        "is",
        "was",
        "were",
        "be",
        "been",
        "not",
        "as",
        "under",
        "into",
        "about",
        "which",
        "who",
        "any",
        "no",
        "than",
        "between",
    ]
)
_MONTH = re.compile(rf"(?:{MONTHS})\b")
_CUT_YEAR = re.compile(r"(?<![\d£,.])(?:19|20)\d$")
_BROKEN_SHARE = 0.08


def is_broken(lines: list[str]) -> bool:
    """Whether so many lines begin in mid-sentence that the text must have been broken."""
    tails = sum((line[0].islower() or line[0] in ".,;)’") and not MARKER.match(line) for line in lines)
    return len(lines) > 12 and tails / len(lines) > _BROKEN_SHARE


def stands_alone(line: str) -> bool:
    """Whether a line is a heading, label or cell by itself."""
    return len(line) <= _LONGEST and (len(line) <= _ALONE.get(squeeze(line), -1) or is_order_kind(line))


def is_order_kind(line: str) -> bool:
    """Whether a line names the kind of an order, as the order table's first line does."""
    return len(line) < 44 and line.endswith(_ORDERS) and _ORDER_KIND.match(line) is not None


def whole_lines(given: list[str]) -> list[str]:
    """Join the lines that belong together."""
    out: list[str] = []
    closed = True  # nothing may be added to the last line of `out`
    at = 0
    while at < len(given):
        line = given[at]
        alone, short = stands_alone(line), len(line) <= _SHORT
        if short and not alone and line[0].isupper() and (pieces := _broken_heading(given, at)):
            out.append(reduce(_joined, pieces))
            closed, at = True, at + len(pieces)
            continue
        following = given[at + 1] if at + 1 < len(given) else ""
        if (
            short
            and following
            and _BARE_MARKER.match(line)
            and (line.endswith(")") or closed or out[-1].endswith(_END))
        ):
            out.append(f"{line} {following}")
            closed = stands_alone(following)
            at += 2
            continue
        if (alone and not (out and not closed and _is_prose(out[-1], line))) or (
            short and (_is_row_number(line, following) or (is_date(line) and _opens_row(out, following)))
        ):
            out.append(line)
            closed = True
        elif not closed and _continues(out[-1], line):
            out[-1] = _joined(out[-1], line)
        else:
            out.append(line)
            closed = False
        at += 1
    return out


def _is_prose(before: str, line: str) -> bool:
    """A label word in the middle of a sentence ("... raise a" / "complaint" / "due to ...")."""
    return line[0].islower() and not before.endswith(_END) and " " in before


def _broken_heading(lines: list[str], at: int) -> list[str] | None:
    """The two or three lines that markup cut a heading into, None where no heading begins here."""
    letters = squeeze(lines[at])
    for end in (at + 2, at + 3):
        pieces = lines[at:end]
        if end > len(lines) or sum(map(len, pieces)) > _BROKEN_HEADING:
            break
        letters += squeeze(pieces[-1])
        if letters in _HEADINGS or letters.endswith(_ORDERS):
            text = reduce(_joined, pieces)
            if len(text) <= _BROKEN_HEADING and (letters in _HEADINGS or is_order_kind(text)):
                return pieces
    return None


def _is_row_number(line: str, following: str) -> bool:
    return line.isdigit() and len(line) < 3 and (is_order_kind(following) or following.startswith("Compensation"))


def _opens_row(out: list[str], following: str) -> bool:
    """Whether a date that stands alone begins a row of the complaint procedure, or is a cell."""
    if not out:
        return True
    last = out[-1].rsplit(" ", 1)[-1].lower()
    return following[:1].isupper() and last not in _HANGING and last not in ("dated", "until", "since", "after")


def _continues(before: str, line: str) -> bool:
    first = line[0]
    if not first.islower() and not first.isdigit() and MARKER.match(line):
        return False
    if first in ".,;:)’'!?%/”":
        return True
    if before.endswith(_END):
        return before.endswith(".") and first.islower() and not MARKER.match(line)
    if before.endswith(_UNFINISHED):
        return True
    if first.islower() or first.isdigit() or first in "£(‘“&-":
        return True
    last = before.rsplit(" ", 1)[-1].lower()
    if last.isdigit() and len(last) < 3 and _MONTH.match(line):
        return True
    return last in _HANGING or last.endswith(("’s", "s’")) or (len(last) == 1 and last.isalpha())


def _joined(before: str, line: str) -> str:
    return before + _gap(before, line) + line


def _gap(before: str, line: str) -> str:
    """What stood between two pieces: nothing inside a word or before a stop, else a space."""
    if line[0] in _JOINS_ON or before[-1] in _OPEN:
        return ""
    if line[0].isdigit() and not line[1:2].isdigit() and _CUT_YEAR.search(before[-4:]):
        return ""
    left, right = word_before(before, len(before)), word_after(line, 0)
    if left and right:
        if before[-len(left) - 1 : -len(left)] == "’":
            return " "
        return "" if one_word(left, right) else " "
    return "" if before.endswith("’") and line.startswith("s ") else " "


def unwrap(lines: list[str]) -> list[str]:
    """A PDF's lines with the words that were hyphenated at an end joined."""
    out: list[str] = []
    for line in lines:
        if out and out[-1].endswith("-") and line[:1].islower() and len(out[-1]) > 1:
            before = out[-1]
            if before[-2].isdigit():
                out[-1] = before + line
                continue
            left, right = word_before(before, len(before) - 1), word_after(line, 0)
            if left and right and (known(left + right) or not known(right)):
                out[-1] = before[:-1] + line
                continue
        out.append(line)
    return out
