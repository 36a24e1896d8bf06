"""Laws that are not for the person: they are said not to be, and nothing more is said of them."""

from __future__ import annotations

from assistant.answer.contract import StatementKind
from assistant.answer.delays.code_versions import other_versions
from assistant.answer.delays.limit_statements import cites_of
from assistant.answer.delays.steps_asked import asks
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.records import Category, PolicyKind, Tenure
from assistant.situation.situation import Clause, Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.facts import DelayCheck, Limit, Note
from assistant.timescales.remarks import excluded_note

_AWAAB = "awaabs-law"
_OF_TENURE = frozenset({_AWAAB, "right-to-repair"})
_KEPT_BY_CHOICE = "right-to-repair"
"""The law that some landlords whom it does not bind follow by their own policy."""
_LAW = (PolicyKind.STATUTE, PolicyKind.REGULATION)


def close_excluded(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> None:
    """Say of a law that a question names that it is not for the person's tenure, and say nothing more of it."""
    for slug in sorted(_OF_TENURE.intersection(_spoken_of(situation))):
        record = sources.corpus.policies.get(slug)
        tenure = None if situation.tenure in (Tenure.UNKNOWN, Tenure.OTHER) else situation.tenure
        if record is None or tenure is None or record.covers(tenure) or record.kind not in _LAW:
            continue
        note = excluded_note(record, tenure)
        if draft.says(note.text):
            continue
        _state_excluded(note, clause.text, draft)
        draft.closed.add(slug)
        whom = note.citation.passage if note.citation else None
        if whom and not draft.says(sources.corpus.passages[whom].text):
            state_rule(sources.corpus.passages[whom], draft, sources)
        if slug == _KEPT_BY_CHOICE:
            _state_own_policy(slug, situation, draft, sources)


def _state_own_policy(slug: str, situation: Situation, draft: Draft, sources: Sources) -> None:
    """What the person's own landlord gives by its policy in the words of a law that does not bind it."""
    named = situation.landlord
    record = sources.corpus.landlords.get(named.slug) if named and named.slug else None
    for passage in record.passages if record else ():
        if slug in named_rules(passage.text):
            state_rule(passage, draft, sources)


def close_excluded_by(check: DelayCheck, clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> None:
    """The same of a law that is not for the kind of landlord that is known, and whom it is for."""
    named = _OF_TENURE.intersection(named_rules(clause.text)) - draft.closed
    for note in check.notes:
        if note.excludes not in named or draft.says(note.text):
            continue
        _state_excluded(note, clause.text, draft)
        draft.closed.add(note.excludes)
        whom = sources.corpus.passages.get(note.citation.passage or "") if note.citation else None
        if whom and situation.follow_up and not draft.says(whom.text):
            state_rule(whom, draft, sources)


def _spoken_of(situation: Situation) -> frozenset[str]:
    """The laws that a question names; where it asks of somebody else and names none, those just told of."""
    named = frozenset(named_rules(situation.english))
    return named or (situation.told_of if situation.follow_up == "somebody else" else named)


def closed_rules(check: DelayCheck, situation: Situation) -> set[str]:
    """The rules of which nothing more is to be said: not for this tenure, or another version than that of the day."""
    return {note.excludes for note in check.notes if note.excludes} | other_versions(check, situation)


def state_excluded_notes(notes: list[Note], chosen: list[Limit], situation: Situation, draft: Draft) -> None:
    """Say which laws are not for the person, where they are named, or nothing else has a limit for the repair."""
    rules = named_rules(situation.english)
    damp = situation.category is Category.DAMP_AND_MOULD
    for note in notes:
        if note.excludes and (note.excludes in rules or not chosen or (damp and note.excludes == _AWAAB)):
            _state_excluded(note, situation.english if note.excludes in rules else "", draft)


def _state_excluded(note: Note, asked: str, draft: Draft) -> None:
    """That a law is not for the person's tenure, with "No" before it where the question is whether it is."""
    no = asks("yes_or_no", asked) and not asks("denies", asked)
    draft.add(StatementKind.GUIDANCE, f"{say('excluded_no')} {note.text}" if no else note.text, *cites_of(note))
