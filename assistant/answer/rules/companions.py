"""Passages that limit what another one says stand beside it: an extension beside its limit, conditions beside a sum."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

from assistant.answer.contract import StatementKind
from assistant.answer.rules.words import labelled
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.sources import Sources
from assistant.records import Policy
from assistant.situation.situation import Situation


def state_companions(situation: Situation, draft: Draft, sources: Sources) -> None:
    """Put the passages of `wording/companions.yaml` after the statements whose passages they limit."""
    for passage_id, others, where, unless in _companions():
        if not _stands(passage_id, draft) or (where and not where.search(situation.whole)):
            continue
        if unless and unless.search(situation.whole):
            # An exception that the person has told cannot be theirs.
            continue
        after = passage_id
        for other in others:
            passage = sources.corpus.passages.get(other)
            record = sources.corpus.records.get(passage.record) if passage else None
            if passage and isinstance(record, Policy) and not draft.marks(other) and record.slug not in draft.closed:
                text = labelled(record, passage, draft)
                draft.add_beside(after, StatementKind.GUIDANCE, text, sources.corpus.cite(other))
                after = other


def _stands(passage_id: str, draft: Draft) -> bool:
    return draft.cites(passage_id, StatementKind.GUIDANCE) or draft.cites(passage_id, StatementKind.LIMIT)


@cache
def _companions() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    """A passage, those that stand with it, the words with which they do, and those with which they do not."""
    text = resources.files("assistant.answer").joinpath("wording/companions.yaml").read_text("utf-8")
    return tuple(
        (
            passage,
            tuple(one if "#" in one else f"{passage.partition('#')[0]}#{one}" for one in entry["with"]),
            *(re.compile(entry[key], re.IGNORECASE) if key in entry else None for key in ("where", "unless")),
        )
        for passage, entries in yaml.safe_load(text).items()
        for entry in (entries if isinstance(entries, list) else [entries])
    )
