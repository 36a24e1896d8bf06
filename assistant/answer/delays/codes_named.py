"""Which of a landlord's limits are for the classes that a message names by the landlord's own codes."""

from __future__ import annotations

import re

from assistant.answer.statements.codes import codes_in
from assistant.situation.situation import Situation
from assistant.timescales.facts import DelayCheck, Limit

_CODE = re.compile(r"\b(?:(?:priority|category|band|grade) (?:\d|[a-e]\b)|[a-z]{1,4}\d{1,3}\b)", re.IGNORECASE)
_SEVERAL = 2


def of_classes_named(limits: list[Limit], mine: list[Limit], check: DelayCheck, situation: Situation) -> list[Limit]:
    """Of a landlord's own limits those for the classes that a message names by the landlord's names; all where it names one or none.

    Where the record holds no limit for the one that is named, those of other codes do not answer.
    """
    codes = dict.fromkeys(code.lower() for code in _CODE.findall(situation.english))
    named = [
        li for li in mine if any(re.search(rf"\b{re.escape(code)}\b", li.applies, re.IGNORECASE) for code in codes)
    ]
    if codes and not named and any(note.unknown for note in check.notes):
        return [li for li in limits if li not in mine or not codes_in(li.applies)]
    if len(codes) < _SEVERAL:
        return limits
    return [li for li in limits if li in named or (li not in mine and (li.starts or situation.events))]
