"""What a household is given until the job is done: heaters, for one, while the parts of a boiler are awaited."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.delays.steps_asked import duty_words
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import lower_first
from assistant.answer.statements.sources import Sources
from assistant.records import Category, Passage, Policy
from assistant.situation.situation import Situation

_OF_NONE = "living-through-repairs#p14"
"""That no law makes a landlord lend heaters, where the landlord's own record says nothing of them."""
_PINPOINT = re.compile(r" \([^()]*\)$")


def state_meanwhile(situation: Situation, draft: Draft, sources: Sources) -> None:
    """State what the landlord's own policy gives until lost heating is back, where that is asked; else what is usual."""
    if situation.category is not Category.HEATING_AND_HOT_WATER or not duty_words("meanwhile").search(
        situation.english
    ):
        return
    record = sources.corpus.landlords.get(situation.landlord.slug or "") if situation.landlord else None
    given = _given(record) if record else None
    if given and draft.says(given[1]):
        return
    if record and given:
        text = say("rule_landlord", landlord=record.landlord, text=lower_first(given[1]))
        draft.add(StatementKind.GUIDANCE, text, record.cite(given[0]))
    elif _OF_NONE in sources.corpus.passages:
        state_rule(sources.corpus.passages[_OF_NONE], draft, sources)


def _given(record: Policy) -> tuple[Passage, str] | None:
    """The sentence of a landlord's record by which heat is given until then, and its passage."""
    for passage in record.passages:
        for sentence in re.split(r"(?<=\.) (?=[A-Z])", _PINPOINT.sub("", passage.text)):
            if duty_words("meanwhile_given").search(sentence):
                return passage, sentence
    return None
