"""Somebody else's repair in the middle of one's own story: its days and lengths are none of the person's own.

"The neighbour got hers sorted next day" ends no wait of the one who says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.situation.day_shapes import A_DAY
from assistant.situation.wordlists import says, words

_SENTENCE = re.compile(r"[^.?!;\n]+(?:\.(?=\d)[^.?!;\n]+)*")
_PIECE = re.compile(
    r"(?:,|:|\(|\s[-–]\s|\b(?:and|but|so|while|whereas|yet|cos|because|when|though|although)\b)", re.IGNORECASE
)
_LEADS = r"\W*(?:(?:then|even|only|as|that|since|saw|see|apparently|meanwhile|now|and|after|like|unlike) )*"


def own_times(text: str) -> str:
    """The text with what is told of somebody else's repair blanked out, each letter a space, so that places stay.

    Unchanged where no day and no repair of the person's own is told beside it: then the other's is what is asked about.
    """
    family = says("others", "own_repair", text=text)
    blanked = text
    for start, end in _told_of_others(text, family=family):
        blanked = blanked[:start] + " " * (end - start) + blanked[end:]
    if blanked == text or not (says("others", "own", text=blanked) or says("others", "unsaid", text=blanked)):
        return text
    return blanked if says("others", "own_repair", text=blanked) or A_DAY.search(blanked) else text


def _told_of_others(text: str, *, family: bool) -> Iterator[tuple[int, int]]:
    """Where somebody else's repair is told of: from where they are named to the end, or to the person's own again."""
    for sentence in _SENTENCE.finditer(text):
        opened: int | None = None
        for start, end in _pieces(text, sentence.start(), sentence.end()):
            named = _who(family=family).search(text, start, end)
            rest = text[start : named.start()] + text[named.end() : end] if named else text[start:end]
            subject = named is not None and re.fullmatch(_LEADS, text[start : named.start()], re.IGNORECASE) is not None
            done_to = named is not None and says("others", "done_to", text=text[start : named.start()].rstrip())
            own = says("others", "own", text=rest)
            if opened is None and (subject or done_to) and not own:
                opened = start
            elif opened is not None and own:
                yield from _if_theirs(text, opened, start)
                opened = None
            if done_to and opened is not None:
                yield opened, end
        if opened is not None:
            yield from _if_theirs(text, opened, sentence.end())


def _if_theirs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if says("others", "theirs", text=text[start:end]):
        yield start, end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a sentence, each with its own doings."""
    for cut in _PIECE.finditer(text, start, end):
        yield start, cut.start()
        start = cut.end()
    yield start, end


@cache
def _who(*, family: bool) -> re.Pattern[str]:
    listed = [*words("others")["who"], *(words("others")["family"] if family else ())]
    return re.compile(rf"\b(?:{'|'.join(listed)})\b", re.IGNORECASE)
