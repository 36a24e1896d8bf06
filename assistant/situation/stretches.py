"""Lengths of time in a message that tell of a wait: "for three weeks now", "5 weeks actually"."""

from __future__ import annotations

import re

from assistant.situation.day_shapes import COUNT, NUMBERS
from assistant.situation.wordlists import says

_LASTING = re.compile(
    rf"\b(?:for|over|about|around|nearly|almost|more than|at least|past|last|been|taken|took|waited|waiting)? ?"
    rf"(?:for |over |about |around |nearly |almost |more than |the last |the past )*"
    rf"(?<!half )(?P<count>{COUNT})[ -](?P<unit>hour|day|week|fortnight|month|year)s?\b(?! ago| old|-old| back)",
    re.IGNORECASE,
)
_BARE_STRETCH = re.compile(
    rf"^\W*(?:(?:no|nope|sorry|actually|oh|well|it'?s|its|been|about|around|more like|over|nearly|make (?:that|it)|for|i meant|i mean"
    rf"|more than|like)\W+)*(?P<count>{COUNT})[ -](?P<unit>day|week|month|year)s?(?:\W+(?:now|actually|sorry|so far|already|by now|not \w+(?: \w+)?))*\W*$",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(for|over|about|around|nearly|almost|past|last|been|after|waited|waiting|than|least)\s*$", re.IGNORECASE
)
_ABOUT = re.compile(
    r"(?:\b(?:well|just|a|good|over|about|around|roughly|nearly|almost|more than|at least|like|some|solid)\s*)+$",
    re.IGNORECASE,
)
"""What says that a length is no exact one."""
_SENTENCE = re.compile(r"[.?!;\n]")
_PIECE = re.compile(r"[,:(]|\b(?:and|but|then|so|because|cos|while)\b", re.IGNORECASE)
# A length that is one of a lease or a guarantee, or of a stay that is offered, and no wait.
_NO_WAIT = re.compile(
    rf"\b{COUNT}[ -](?:year|month|week|day)s?(?:['’]s?)? (?:\w+ )?(?:leases?|tenanc\w+|terms?|contracts?|guarantees?|warrant\w+|agreements?)\b"
    r"|\b(?:lease|guarantee\w*|warranty) (?:of|for|is|has|with)\b"
    r"|\b(?:offer\w*|put|mov\w*|send\w*|sent|stay\w*|go(?:ing)?|decant\w*)\b[^.?!]{0,30}\b(?:hotel|b ?& ?b|hostel|flat|caravan|away|out|elsewhere)\b[^.?!,]{0,12}\bfor\b"
    r"|\b(?:wants?|needs?|need|get(?:ting)?|have|has|kick\w*|tell\w*|told|ask\w*) (?:us|me|them|him|her|everyone) (?:all )?(?:to (?:be|go|move|stay) )?(?:out|away|elsewhere)\b[^.?!,]{0,12}\bfor\b",
    re.IGNORECASE,
)


def lasting(text: str) -> tuple[str, int, str] | None:
    """How long something is said to have gone on: the words, the number and the unit. None where not said."""
    for found in _LASTING.finditer(text):
        count = found.group("count").lower()
        number = int(count) if count.isdigit() else NUMBERS.get(count, 0)
        before, after = text[: found.start("count")], text[found.end() :]
        if not number or _NO_WAIT.search(text[max(0, found.start() - 45) : found.end() + 25]):
            continue
        if count in ("a", "an") and not _FOR.search(before):
            continue
        if _has_lasted(_SENTENCE.split(before)[-1], _SENTENCE.split(after)[0]):
            return found.group(0).strip(), number, found.group("unit").lower()
    return None


def _has_lasted(before: str, after: str) -> bool:
    """Whether what stands round a length in its sentence says that something has lasted so long.

    Without a word that says so it is a length that somebody quotes, asks about or is given.
    """
    plain = _ABOUT.sub("", before).rstrip()
    if says("lengths", "lasting", "never_after", text=after):
        return False
    if says("lengths", "lasting", "quoted", text=_PIECE.split(before)[-1].rstrip()):
        return False
    if says("lengths", "lasting", "plainly", text=plain) or says("lengths", "lasting", "follows", text=after):
        return True
    begins = len(plain) < len(before.rstrip()) and (not plain or plain.endswith(","))
    perhaps = begins or says("lengths", "lasting", "perhaps", text=plain)
    return perhaps and not says("lengths", "lasting", "of_a_thing", text=after)


def bare_stretch(text: str) -> tuple[str, int, str] | None:
    """The same where a message is nothing but a length of time ("5 weeks actually")."""
    found = _BARE_STRETCH.match(text)
    if found is None:
        return None
    count = found.group("count").lower()
    number = int(count) if count.isdigit() else NUMBERS.get(count, 0)
    return (f"{count} {found.group('unit').lower()}s", number, found.group("unit").lower()) if number else None
