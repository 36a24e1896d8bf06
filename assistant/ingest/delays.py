"""How long things really took, where the decision itself says so, and between which of its dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from assistant.ingest.allowances import is_policy
from assistant.ingest.story import Story, between
from assistant.ingest.stretches import find_stretches
from assistant.records import Delay, Unit

_TOOK = re.compile(
    r"\b(?:took|taken|taking|takes|waited|waiting|wait of|delay(?:ed)?(?: of| by)?|gap of|period "
    r"of|for|lasted|over|more than|almost|nearly|around|about|approximately|"
    r"out of (?:use|service) for|secure|total of|responded to \w+(?: \w+){0,6} in|within|after|"
    r"respon\w+ to [^.;]{0,50} in)\s*(?:a |an |the |further |over |more than |almost |nearly |"
    r"around |about |approximately |another )*$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"^[ -]?(?:after|later|since|from|before it|to (?:complete|issue|respond|attend|inspect|"
    r"provide|send|ask|repair|fix|arrange|reply|escalate|schedule|answer|acknowledge|replace|"
    r"carry)|"
    r"delay|for |on \d|of |without|between|without a|gap|wait)",
    re.IGNORECASE,
)
_NOT_A_DELAY = re.compile(
    r"^ (?:late\b|overdue|before the |previously|ago\b|prior|beyond|outside|annual|notice|fixed|old)|^[ -](?:target|timescale|"
    r"time ?frame|policy|standard|extension)",
    re.IGNORECASE,
)
_OUGHT = re.compile(
    r"\b(?:should|must|will|aims?|may|can|could|would|ordered|orders|expect\w*|usually|normally|"
    r"no later than|deadline|policy (?:says|states)|asks? landlords|promised|said it would|"
    r"asked)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\b(?:last|next|every|first|previous|past|per|each|a|under|aged) $|\b(?:within 12|12) $", re.IGNORECASE
)

_CLAUSE = re.compile(r",| and |;")


class Took(NamedTuple):
    """A delay and the unit that states it."""

    delay: Delay
    unit: int
    flag: str | None


def delays_in(passages: Sequence[tuple[int, Sequence[str]]], story: Story) -> list[Took]:
    """Read the stretches that the decision says passed, between the dates of its story."""
    out: list[Took] = []
    seen: set[tuple[float, Unit, date | None, date | None]] = set()
    for unit, sentences in passages:
        for sentence in sentences:
            stretches = find_stretches(sentence)
            if not stretches or (is_policy(sentence) and not re.search(r"\btook\b", sentence)):
                continue
            carried = False
            previous = 0
            for stretch in stretches:
                before, after = sentence[: stretch.start], sentence[stretch.end :]
                carried = _passed(before, after, carried)
                rest = _CLAUSE.split(sentence[stretch.end :], maxsplit=1)[0]
                clause = sentence[previous : stretch.end] + rest
                previous = stretch.end
                if not carried:
                    continue
                start, end, kind, flag = between(clause, sentence, unit, stretch, story)
                key = (stretch.amount, kind, start, end)
                if key in seen:
                    continue
                seen.add(key)
                what = sentence if len(sentence) < 200 else sentence[:197].rsplit(" ", 1)[0] + " …"
                delay = Delay.model_validate(
                    {"what": what, "amount": stretch.amount, "unit": kind, "from": start, "to": end}
                )
                out.append(Took(delay, unit, flag))
    named = {(took.delay.amount, took.delay.unit) for took in out if took.delay.from_ or took.delay.to}
    # The same stretch told again without its dates adds nothing.
    return [t for t in out if t.delay.from_ or t.delay.to or (t.delay.amount, t.delay.unit) not in named]


def _passed(before: str, after: str, carried: bool) -> bool:
    near = before[-100:]
    if _NOT_A_DELAY.match(after[:24]) or _OUGHT.search(near) or _AMONG.search(near[-12:]):
        return False
    if _NAMED_LIMIT_BEFORE.search(near[-50:]) or _HAD.search(near[-20:]):
        return False
    if _ENDS.match(after[:20]) and not re.match(r"^ (?:of|for|from) (?:the|a|her|his|receiving|each)\b", after[:16]):
        return True
    if _TOOK.search(near):
        # "Within 24 hours" is a promise kept or broken, not a stretch that passed, unless it is dated.
        return not re.search(r"\bwithin\s*(?:the )?$", near) or bool(re.match(r"^ on \d", after))
    return carried and re.search(r"(?:,| and)\s*(?:a further )?$", near) is not None


_HAD = re.compile(r"\b(?:had|has|have|allows?|gives?)(?: up to)?\s*$", re.IGNORECASE)
_NAMED_LIMIT_BEFORE = re.compile(r"\b(?:target|timescale|policy|limit|maximum|standard)(?: of)?\s*$", re.IGNORECASE)
