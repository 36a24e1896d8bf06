"""How long things really took, where the decision itself says so, and between which of its dates."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from assistant.ingest.allowances import is_policy
from assistant.ingest.hinted import ended, hinted
from assistant.ingest.story import Story, between
from assistant.ingest.stretches import Stretch
from assistant.ingest.told import Sentence, Told
from assistant.records import Delay, Unit

# All but the last four are for small letters.
_TOOK = re.compile(
    r"\b(?:took|taken|taking|takes|waited|waiting|wait of|delay(?:ed)?(?: of| by)?|gap of|period "
    r"of|for|lasted|over|more than|almost|nearly|around|about|approximately|"
    r"out of (?:use|service) for|secure|total of|responded to \w+(?: \w+){0,6} in|within|after|"
    r"respon\w+ to [^.;]{0,50} in)\s*(?:a |an |the |further |over |more than |almost |nearly |"
    r"around |about |approximately |another )*$"
)
_ENDS = re.compile(
    r"[ -]?(?:after|later|since|from|before it|to (?:complete|issue|respond|attend|inspect|"
    r"provide|send|ask|repair|fix|arrange|reply|escalate|schedule|answer|acknowledge|replace|"
    r"carry)|"
    r"delay|for |on \d|of |without|between|without a|gap|wait)"
)
_NOT_A_DELAY = re.compile(
    r" (?:late\b|overdue|before the |previously|ago\b|prior|beyond|outside|annual|notice|fixed|old)|[ -](?:target|timescale|"
    r"time ?frame|policy|standard|extension)"
)
_DATED = re.compile(r" on \d")
_OUGHT = hinted(
    "should|must|will|aim|may|can|could|would|order|expect|usually|normally|no later than|deadline|policy s|ask|promised",
    r"\b(?:should|must|will|aims?|may|can|could|would|ordered|orders|expect\w*|usually|normally|"
    r"no later than|deadline|policy (?:says|states)|asks? landlords|promised|said it would|"
    r"asked)\b[^.;]{0,80}$",
)
_AMONG = ended(
    "last|next|every|first|previous|past|per|each|a|under|aged|12",
    r"\b(?:last|next|every|first|previous|past|per|each|a|under|aged|within 12|12) $",
)
_LIMIT_BEFORE = ended(
    "had|has|have|allow|allows|give|gives|up to|target|timescale|policy|limit|maximum|standard|of",
    r"\b(?:(?:had|has|have|allows?|gives?)(?: up to)?|(?:target|timescale|policy|limit|maximum|standard)(?: of)?)\s*$",
)
_PLAINLY_TOOK = hinted("took", r"\btook\b")
_OF_THE = re.compile(r" (?:of|for|from) (?:the|a|her|his|receiving|each)\b")
_WITHIN = re.compile(r"\bwithin\s*(?:the )?$")
_GOES_ON = re.compile(r"(?:,| and)\s*(?:a further )?$")

_CLAUSE = re.compile(r",| and |;")
_NEAR = 100


class Took(NamedTuple):
    """A delay and the unit that states it."""

    delay: Delay
    unit: int
    flag: str | None


def delays_in(passages: Told, story: Story) -> list[Took]:
    """Read the stretches that the decision says passed, between the dates of its story."""
    out: list[Took] = []
    seen: set[tuple[float, Unit, date | None, date | None]] = set()
    for unit, sentences in passages:
        for sentence in sentences:
            text, small, _, stretches = sentence
            if not stretches or (is_policy(small) and not _PLAINLY_TOOK.search(text)):
                continue
            carried = False
            previous = 0
            for stretch in stretches:
                carried = _passed(sentence, stretch, carried)
                begins, previous = previous, stretch.end
                if not carried:
                    continue
                rest = _CLAUSE.search(text, stretch.end)
                clause = small[begins : rest.start() if rest else None]
                start, end, kind, flag = between(clause, sentence, unit, stretch, story)
                key = (stretch.amount, kind, start, end)
                if key in seen:
                    continue
                seen.add(key)
                what = text if len(text) < 200 else text[:197].rsplit(" ", 1)[0] + " …"
                delay = Delay.model_validate(
                    {"what": what, "amount": stretch.amount, "unit": kind, "from": start, "to": end}
                )
                out.append(Took(delay, unit, flag))
    named = {(took.delay.amount, took.delay.unit) for took in out if took.delay.from_ or took.delay.to}
    # The same stretch told again without its dates adds nothing.
    return [t for t in out if t.delay.from_ or t.delay.to or (t.delay.amount, t.delay.unit) not in named]


def _passed(sentence: Sentence, stretch: Stretch, carried: bool) -> bool:
    begin = max(0, stretch.start - _NEAR)
    before, near = sentence.text[begin : stretch.start], sentence.small[begin : stretch.start]
    after = sentence.small[stretch.end : stretch.end + 24]
    if (
        _NOT_A_DELAY.match(after)
        or _AMONG.search(near[-12:])
        or _LIMIT_BEFORE.search(near[-50:])
        or _OUGHT.search(near)
    ):
        return False
    if _ENDS.match(after[:20]) and not _OF_THE.match(sentence.text, stretch.end):
        return True
    if _TOOK.search(near):
        # "Within 24 hours" is a promise kept or broken, not a stretch that passed, unless it is dated.
        return not _WITHIN.search(before) or _DATED.match(after) is not None
    return carried and _GOES_ON.search(before) is not None
