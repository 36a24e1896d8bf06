"""What follows once an emergency is made safe: whether the job is finished then, or the rest done on a later visit."""

from __future__ import annotations

import re

from assistant.answer.contract import StatementKind
from assistant.answer.delays.steps_asked import duty_words
from assistant.answer.rules.words import labelled
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.sources import Sources
from assistant.situation.situation import Situation

_PINPOINT = re.compile(r" \([^()]*\)$")


def state_rest_of_job(situation: Situation, draft: Draft, sources: Sources) -> bool:
    """State the landlord's own sentence on what is done after making safe, where that is asked; False where it has none."""
    record = sources.corpus.landlords.get(situation.landlord.slug or "") if situation.landlord else None
    if record is None or not duty_words("rest_of_job").search(situation.english):
        return False
    for passage in record.passages:
        for sentence in re.split(r"(?<=\.) (?=[A-Z])", _PINPOINT.sub("", passage.text)):
            if duty_words("rest_of_job_given").search(sentence):
                text = labelled(record, passage.model_copy(update={"text": sentence}), draft)
                if not draft.says(text):
                    draft.add(StatementKind.GUIDANCE, text, record.cite(passage))
                return True
    return False
