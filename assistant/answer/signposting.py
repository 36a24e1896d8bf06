"""Who else should answer, as statements: emergency numbers first, other bodies, and where free advice is."""

from __future__ import annotations

import re

from assistant.answer.contract import Signpost, StatementKind
from assistant.answer.dangers import DangerWarning
from assistant.answer.draft import Draft
from assistant.answer.sources import Sources
from assistant.answer.triage import Rule
from assistant.records import Citation
from assistant.situation.languages import emergency_in
from assistant.situation.situation import Situation

_ADVICE = ("emergencies-and-advice#p9", "emergencies-and-advice#p10")
_NUMBERS = {"999": "emergencies-and-advice#p1", "0800 111 999": "emergencies-and-advice#p2"}


def state_signpost(rule: Rule, situation: Situation, draft: Draft, sources: Sources) -> None:
    """Say whom a message is for, an emergency's numbers in the person's own language first."""
    if rule.kind == "emergency" and (own_words := emergency_in(situation.question)):
        draft.add(StatementKind.SIGNPOST, own_words, *numbers_in(own_words, sources))
    draft.add(StatementKind.SIGNPOST, *worded(rule, sources))


def signpost_of(rule: Rule, sources: Sources) -> Signpost:
    """Whom a message is for, for programs."""
    url = sources.corpus.cite(rule.cites[0]).url if rule.cites else None
    return Signpost(emergency=rule.kind == "emergency", body=rule.body, why=rule.why, url=url, phone=rule.phone)


def worded(rule: Rule | DangerWarning, sources: Sources) -> tuple[str, *tuple[Citation, ...]]:
    """The words of a signpost or a warning, and the passages that hold them."""
    text = re.sub(r"\s*\[\d+\]", "", rule.text)
    return text, *(sources.corpus.cite(passage) for passage in rule.cites)


def numbers_in(text: str, sources: Sources) -> list[Citation]:
    """The passages that hold the emergency numbers of a text."""
    return [sources.corpus.cite(passage) for number, passage in _NUMBERS.items() if number in text]


def advice(sources: Sources) -> list[Citation]:
    """The passages that say where free advice is."""
    return [sources.corpus.cite(passage) for passage in _ADVICE if passage in sources.corpus.passages]
