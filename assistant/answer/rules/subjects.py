"""What a message must speak of before a passage is told to it: a grant for disabled people, a lift, a fire door."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

from assistant.answer.rules.scope import OWNERS
from assistant.records import Passage, Policy
from assistant.situation.situation import Situation
from assistant.situation.wordlists import named_rules


def is_spoken_of(passage: Passage, record: Policy, situation: Situation) -> bool:
    """Whether a message speaks of what a passage is about, or names its rule; true of a passage about nothing narrower
    than repairs.

    A rule for one kind of tenancy alone is spoken of where that is the person's; in a conversation also the rules that
    the last answer told of.
    """
    of_theirs = situation.tenure in record.applies_to
    if (of_theirs and (len(record.applies_to) == 1 or OWNERS.issuperset(record.applies_to))) or (
        passage.record in situation.told_of and not situation.fresh
    ):
        return True
    subjects = [subject for key in (passage.record, passage.id) if (subject := _subjects().get(key))]
    message = situation.whole.replace("’", "'")
    return all(subject.search(message) for subject in subjects) or passage.record in named_rules(message)


@cache
def _subjects() -> dict[str, re.Pattern[str]]:
    text = resources.files("assistant.answer").joinpath("wording/rule_subjects.yaml").read_text("utf-8")
    return {key: re.compile(words, re.IGNORECASE) for key, words in yaml.safe_load(text).items()}
