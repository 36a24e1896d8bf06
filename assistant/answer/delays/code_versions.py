"""Versions of a code or policy: the one of the day is counted, another is told only where it is asked for."""

from __future__ import annotations

from datetime import timedelta

from assistant.answer.contract import StatementKind
from assistant.answer.delays.limit_said import state_limit
from assistant.answer.delays.reckoning import reckon
from assistant.answer.delays.steps_asked import asks
from assistant.answer.rules.words import labelled
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.sources import Sources
from assistant.records import PolicyKind
from assistant.situation.situation import Situation
from assistant.timescales.facts import DelayCheck, Limit

_VERSIONS = (
    ("complaint-handling-code-2022", "complaint-handling-code-2024"),
    ("complaint-handling-code-2024", "complaint-handling-code-2022"),
)


def other_versions(check: DelayCheck, situation: Situation) -> set[str]:
    """The versions of a code that are not those of the day, unless they are asked about."""
    if asks("versions", situation.english):
        return set()
    counted = {limit.citation.ref for limit in check.limits if limit.starts}
    return {other for this, other in _VERSIONS if this in counted and other not in counted}


def state_code_now(check: DelayCheck, situation: Situation, draft: Draft, sources: Sources) -> None:
    """The limits of today's code for the stage that was counted under an older one, where they are asked for too."""
    counted = [limit for limit in check.limits if limit.starts and limit.stage is not None]
    older = {old for old, _ in _VERSIONS[:1] if any(limit.citation.ref == old for limit in counted)}
    if not older or not asks("versions", situation.english):
        return
    now = reckon(situation.model_copy(update={"events": (), "rough": ()}), sources)
    actions = {limit.action for limit in counted if limit.citation.ref in older and limit.id not in extensions(check)}
    for limit in now.limits:
        of_code = limit.source is PolicyKind.CODE and limit.stage in {one.stage for one in counted}
        if of_code and limit.action in actions and limit.id not in extensions(now):
            state_limit(limit, draft, sources, verdict=False)


def state_policy_now(chosen: list[Limit], situation: Situation, draft: Draft, sources: Sources) -> None:
    """What a landlord's policy says of a change, where a limit of one of its versions is stated and both are asked for."""
    if not asks("versions", situation.english):
        return
    for limit in chosen:
        record = sources.corpus.landlords.get(limit.citation.ref)
        clock = next((one for one in record.timescales if one.id == limit.id), None) if record else None
        passage = sources.corpus.passages.get(str(limit.citation.passage))
        changed = clock and (clock.in_force_to + timedelta(days=1) if clock.in_force_to else clock.in_force_from)
        if record and passage and changed and f"{changed:%-d %B %Y}" in passage.text:
            text = labelled(record, passage, draft)
            draft.add_in_place_of_limits(passage.id, StatementKind.GUIDANCE, text, sources.corpus.cite(passage.id))


def extensions(check: DelayCheck) -> set[str]:
    """The ids of the limits that run only where the landlord took more time."""
    return {limit.id for limit in check.limits if (limit.condition or "").startswith("if the landlord extended")}
