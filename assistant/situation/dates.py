"""The dates in a message, and what each of them is the date of."""

from __future__ import annotations

import re
from datetime import date
from itertools import compress

from assistant.records import Frozen
from assistant.situation.complaint_to_come import is_complaint_to_come
from assistant.situation.day_roles import NAMED_DAY, is_reported_again, role_by_lead, role_of_answerer, role_of_visit
from assistant.situation.day_undone import is_undone_today
from assistant.situation.day_words import told_days
from assistant.situation.receipts import came_by_post, is_sent_by_them
from assistant.situation.told_day import ToldDay
from assistant.situation.weekdays import WEEKDAY
from assistant.situation.wordlists import patterns, words
from assistant.timescales.facts import FORMAL, Happening

_NEAR = 30
_ENDS_AT_SENTENCE = re.compile(r"[.?!;]\s|\n")
_FULL_STOP = re.compile(r"(?:[a-z]{5,}|\b(?:may|june|july)|\d)\.$", re.IGNORECASE)
"""A day that ends its sentence; after a month cut short the stop belongs to the month."""
_PIECES = re.compile(
    r"[,:;(]|\s[-–]\s|\b(?:and|but|then|so|after|when|which|because)\b|\bsince (?=i\b|we\b|they\b|he\b|she\b)",
    re.IGNORECASE,
)
_STARTS = frozenset(
    {
        "reported",
        "complained",
        "escalated",
        "asked",
        "last checked",
        "letter of claim posted",
        "letter of claim received",
        "letter of claim answered",
    }
) | {what.value for what in FORMAL}
_STOPS = frozenset(what.value for what in Happening) - _STARTS
_NOT_DONE = re.compile(
    r"\b(?:nobody|no[- ]?one|never|not|nothing|none|haven'?t|hasn'?t|didn'?t|did not|no)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_IF_THEY_HAD = re.compile(r"\bif (?:they|he|she|it|someone|somebody|the \w+)['’]?d\s+(?:\w+\s+)?$", re.IGNORECASE)
_ONLY_PROMISED = re.compile(
    r"\b(?:they|he|she|it|someone|somebody)?['’]?(?:d|ll)\s+(?:\w+\s+)?$|\b(?:they|he|she|it|ill|i)(?:d|ll)\s+$"
    r"|\b(?:would|will|should|could|might|gonna|(?<!\bcame )(?<!\bcame out )(?<!\bcame round )to)\s+(?:be\s+|have\s+)?$",
    re.IGNORECASE,
)
_AFTER_ALL = re.compile(r"\b(?:until|till|til|before)\b", re.IGNORECASE)
_DID_NOT_COME = re.compile(
    r"^[^.?!]{0,15}(?:\bno[- ]shows?\b|\bmissed\b|\b(?:never|nobody|no one|noone) (?:came|come|showed|turned|attended)\b"
    r"|\b(?:didn'?t|did not|hasn'?t|haven'?t|not) (?:come|came|show|turn|attend)\w*)",
    re.IGNORECASE,
)
_THAT_DAY = re.compile(
    r"\b(?:that|the same) (?:very )?(?:day|morning|afternoon|evening|night)\b[^.?!]*[.?!;]\s", re.IGNORECASE
)
"""Points back to the day before: what is told in that sentence says nothing of the next day."""
_CAME_AND_WENT = re.compile(r"^[\s,]*(?:morning |afternoon |night )?(?:just )?came and went\b", re.IGNORECASE)
"""A day that passed, on which nobody came."""
_DID_NOT_HOLD = re.compile(
    r"^[^.?!]{0,8}\b(?:but|though|yet)\b[^.?!]{0,12}\b(?:not|isn'?t|wasn'?t|hasn'?t|never|still|nobody|no ?one)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"^\s*to (?:mend|fix|repair|finish|complete|do|sort|sort out|put right|come)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\s*(?:what|how|when|which|who|why|is|was|are|were|does|do|did|can|could|should|would|will)\b", re.IGNORECASE
)
_COMPLAINT = re.compile(r"\bcomplain|\bstage (?:1|2|one|two)\b|\bescalat", re.IGNORECASE)
_GOT_IT = (
    r"\b(?:say\w*|said|tell\w*|told|confirm\w*|that)\b[^.?!]{0,25}(?:\b(?:got|ha[ds]|have|received|receiving|receipt|logged)|['’](?:d|ve))"
    r"(?: (?:my|the|our|her|his|this|your|of|had|got|received|logged|safely|now|just|request|for|to))* (?:it|mine|complaint|stage (?:1|2|one|two)|escalation|appeal)\b"
)
_THEN_GOT_IT = re.compile(rf"^[\s,:;()–-]*(?:\w+ ){{0,2}}?(?:to )?{_GOT_IT}", re.IGNORECASE)
_JUST_GOT_IT = re.compile(rf"{_GOT_IT}[^.?!]{{0,12}}$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*")
_IS_WHEN = re.compile(r"^\s*(?:is|was) (?:when|the day|the date)(?: (?:that|on which))?", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_WITHOUT = re.compile(rf"\b(?:no|without) (?:\w+ ){{1,4}}?(?:{WEEKDAY} )?(?:the )?$", re.IGNORECASE)
_TO = re.compile(rf"^\s*(?:to|until|till|til|up to|-|–)\s*(?:(?:the )?(?:{WEEKDAY})\s*)?(?:the )?$", re.IGNORECASE)
_COUNTED = re.compile(r"(?:You said '.*?': we counted |We counted '.*?' ).*?(\d{1,2} [A-Z][a-z]+ \d{4})\. ")


_PUTS_RIGHT = re.compile(
    r"^[\s,.;:…–-]*(?:(?:oh|er+m?|um+|hm+|ah|well)[\s,…]+)*"
    r"(?:no|nope|sorry|wait|i mean|i meant|or rather|rather|hang on|hold on|make (?:that|it)|scrap that|correction)\b"
    r"(?:[\s,.:…-]+(?:no|sorry|wait|i mean|i meant|it was|it'?s|its|that was|was|the|on|in|i think|rather|make that|tell a lie))*[\s,.:…-]*$",
    re.IGNORECASE,
)


class DatedMention(Frozen):
    """One date in a message. `on` is None where the words give no day; `role` None where none is said.

    `began` marks the day the trouble started, which starts no clock. `assumed` says what we filled in
    to read it (a year, a count from today, a day of a month), for the person to check. A day told roughly
    is taken as the one that makes the wait shorter, `other` is the far end. `idle` marks a day on which
    nothing happened that a clock knows: a visit that was not kept, a second call.
    """

    said: str
    start: int
    end: int
    on: date | None
    other: date | None = None
    role: Happening | None = None
    began: bool = False
    idle: bool = False
    bare: bool = False
    assumed: str | None = None


def dated_mentions(text: str, today: date) -> tuple[list[DatedMention], list[str]]:
    """Every date in a message with its role, and the doubts to raise.

    Days are read first: 3/4/2026 is 3 April. A day and month without a year is the latest such day
    not after `today`, or takes the year that stands with another date of the message; both are said.
    """
    told = told_days(text, today)
    mentions: list[DatedMention] = []
    taken_to = 0
    for index, day in enumerate(told):
        role, taken_to = _role(text, told, index, taken_to, mentions)
        if day.counted_on and role == Happening.REPORTED.value and any(m.role is Happening.REPORTED for m in mentions):
            role = None
        role = "began" if role == Happening.COMPLAINED.value and is_complaint_to_come(text) else role
        mentions.append(_mention(day, role, today))
    of_use = [day.counted_on is False or mention.role is not None for day, mention in zip(told, mentions, strict=True)]
    told, mentions = list(compress(told, of_use)), list(compress(mentions, of_use))
    doubts = [day.doubt for day in told if day.doubt]
    for index in range(1, len(told)):
        was, now = mentions[index - 1], mentions[index]
        if was.on and now.on and now.role is None and _PUTS_RIGHT.match(text[was.end : now.start]):
            role = "began" if was.began else was.role
            mentions[index - 1 : index + 1] = [
                _mention(told[index - 1], "nothing", today),
                _mention(told[index], role, today),
            ]
            doubts.append(f"We took {plain_day(now.on)} in place of {plain_day(was.on)}.")
    # A year that the message itself names needs no word about having been read.
    years = {day.first.year for day in told if day.first and not (day.filled_in or day.rough or day.counted)}
    plain = [
        day.filled_in
        and not day.rough
        and mention.on is not None
        and mention.on.year in years
        and re.search(r"\d", day.said) is not None
        for day, mention in zip(told, mentions, strict=True)
    ]
    assumed = [
        m.assumed for m, named in zip(mentions, plain, strict=True) if m.assumed and (m.role or m.began) and not named
    ]
    return mentions, doubts + assumed


def plain_day(day: date) -> str:
    """A day as people write it."""
    return f"{day.day} {day:%B %Y}"


def counted_day(doubt: str) -> str | None:
    """The day that a doubt says was counted from or to, as people write it; None where it speaks of no counting."""
    found = _COUNTED.match(doubt)
    return found.group(1) if found else None


def _mention(day: ToldDay, role: str | None, today: date) -> DatedMention:
    ends = role in _STOPS
    on, other = (day.first, day.last) if ends else (day.last, day.first)
    assumed = None
    if on and day.rough:
        words_for = "to its first day" if ends else ("from today" if on == today else "from its last day")
        assumed = (
            f"You said '{day.said}': we counted {words_for}, {plain_day(on)}. Tell us the exact day if you have it."
        )
    elif on and day.counted:
        assumed = f"We counted '{day.said}' back from today as {plain_day(on)}. Tell us the exact day if you have it."
    elif on and day.filled_in:
        assumed = f"We read '{day.said.rstrip(' .,;:')}' as {plain_day(on)}."
    return DatedMention(
        said=day.said,
        start=day.start,
        end=day.end,
        on=on,
        other=other if day.rough else None,
        role=Happening(role) if role and role not in ("began", "nothing") else None,
        began=role == "began",
        idle=role == "nothing",
        bare=day.bare,
        assumed=assumed,
    )


def _role(
    text: str, told: list[ToldDay], index: int, taken_to: int, earlier: list[DatedMention]
) -> tuple[str | None, int]:
    """What a date is the date of: the cue nearest before it, else just after it, else further before.

    `taken_to` is how far the words before it have given an earlier date its role. Given back with the role
    is how far they have now.
    """
    day = told[index]
    left = max(told[index - 1].end if index else 0, taken_to)
    right = told[index + 1].start if index + 1 < len(told) else len(text)
    stretch, follows = text[left : day.start], text[day.end : right]
    if _FULL_STOP.search(day.said) and follows.startswith(" "):
        follows = f".{follows}"
    if _CAME_AND_WENT.search(follows) or is_undone_today(day.said, _ENDS_AT_SENTENCE.split(stretch)[-1], follows):
        return "nothing", day.end
    if (ranged := _of_a_range(text, told, index, earlier)) is not None:
        return ranged, day.end
    if led := role_by_lead(text[: day.start]):
        return led, day.end
    sentence = NAMED_DAY.sub("", _ENDS_AT_SENTENCE.split(_ASIDE.sub(" ", stretch))[-1])
    pieces = [*_PIECES.split(sentence)]
    lead = f"{day.said.split()[0]} " if day.said.lower().startswith(("since", "until", "till")) else ""
    told_before = _cue(pieces[-1] + lead, nearest_last=True)
    # What they said stands with the later day where the earlier one has words of its own.
    of_next = told_before and index + 1 < len(told) and _JUST_GOT_IT.search(_PIECES.split(follows)[-1])
    then = not of_next and _THEN_GOT_IT.search(follows)
    if _COMPLAINT.search(text) and (then or _JUST_GOT_IT.search(pieces[-1])):
        return Happening.ACKNOWLEDGED.value, day.end
    plain = role_of_answerer(text[:left] + stretch, text, sentence, pieces[-1], follows, {m.role for m in earlier})
    if plain:
        return plain, day.end
    roles = [m.role for m in earlier]
    if roles and roles[-1] is Happening.SUMMARY_SENT and came_by_post(pieces[-1]):
        return Happening.SUMMARY_SENT.value, day.end
    theirs = told_before == Happening.REPORTED.value and is_sent_by_them(pieces[-1], follows, later=bool(earlier))
    open_ = Happening.REPORTED in roles and not any(role is not None and role.value in _STOPS for role in roles)
    if open_ and is_reported_again(stretch, pieces[-1], text, just_before=roles[-1] is Happening.REPORTED):
        return Happening.REPORTED.value, day.end
    if theirs or told_before == "nothing":
        later = _cue(_ENDS_AT_SENTENCE.split(follows)[0][:60], nearest_last=False)
        return later if later == Happening.EXTENDED.value else "nothing", day.end
    if visit := role_of_visit(told_before, pieces[-1], follows, text):
        return visit, day.end
    if role := told_before:
        return _held(role, pieces[-1] + lead, follows), day.end
    if _TO_DO.search(follows):
        return Happening.COMPLETED.value, day.end
    after = _ENDS_AT_SENTENCE.split(follows.lstrip(" ,:-–("))[0]
    own = _PIECES.split(_IS_WHEN.sub("", after))[0][:60]
    own = "" if _ASKS.match(own) else own
    runs_on = (
        own.rstrip() and after.rstrip().endswith(own.rstrip()) and index + 1 < len(told) and follows.startswith(",")
    )
    if own.strip() and not runs_on and (role := _cue(own, nearest_last=False)):
        done = role == Happening.ATTENDED.value and role_of_visit(role, own, after[len(own) :], text)
        return _held(done or role, own, follows, after=True), day.end + follows.find(own) + len(own)
    for piece in reversed(pieces[:-1]):
        if role := _cue(piece, nearest_last=True):
            return _held(role, piece, follows), day.end
    told_of = _ENDS_AT_SENTENCE.split(stretch)[-1] if _THAT_DAY.search(stretch) else stretch
    role = _cue(told_of, nearest_last=True)
    return (_held(role, stretch, follows) if role else None), day.end


def _of_a_range(text: str, told: list[ToldDay], index: int, earlier: list[DatedMention]) -> str | None:
    """The ends of "they took from 4 May to 20 June": the wait that is asked about."""
    day = told[index]
    led = _FROM.search(text[max(0, day.start - 8) : day.start]) or _WITHOUT.search(text[: day.start])
    starts = bool(led) or day.said.lower().startswith("from ")
    if index + 1 < len(told) and starts and _TO.match(text[day.end : told[index + 1].start]):
        waits = re.search(r"\b(took|take|taken|wait\w*|delay\w*|left|without|no)\b", text[: day.start], re.IGNORECASE)
        return Happening.REPORTED.value if waits else None
    before = earlier[-1] if earlier else None
    if before and before.role is Happening.REPORTED and _TO.match(text[before.end : day.start]):
        return Happening.UNTIL.value
    return None


def _held(role: str, cue_words: str, follows: str, *, after: bool = False) -> str:
    """The role, or `nothing` where what stopped a clock is said not to have happened."""
    if role not in _STOPS:
        return role
    start = next(
        (found.start() for pattern in patterns("dates", role) for found in pattern.finditer(cue_words)), len(cue_words)
    )
    if _ONLY_PROMISED.search(cue_words[:start]) and not _IF_THEY_HAD.search(cue_words[:start]):
        return "nothing"
    if _NOT_DONE.search(cue_words[:start]) and not _AFTER_ALL.search(cue_words):
        return "nothing"
    undone = _DID_NOT_HOLD if role == Happening.COMPLETED.value else _DID_NOT_COME
    if not after and role in (Happening.COMPLETED.value, Happening.ATTENDED.value) and undone.search(follows):
        return "nothing"
    return role


def _cue(stretch: str, *, nearest_last: bool) -> str | None:
    best: tuple[int, int, str] | None = None
    for order, role in enumerate(words("dates")):
        for pattern in patterns("dates", role):
            for found in pattern.finditer(stretch):
                place = min(len(stretch), found.end() + _NEAR) if nearest_last else -found.start()
                rank = (place, -order)
                if best is None or rank > best[:2]:
                    best = (*rank, role)
    return best[2] if best else None
