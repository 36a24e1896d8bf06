"""Who else should answer, as statements: emergency numbers first, other bodies, and where free advice is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.contract import Signpost, StatementKind
from assistant.answer.message.dangers import POWER_CUT, DangerWarning, is_networks
from assistant.answer.message.signposts import Rule
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.sources import Sources
from assistant.records import Citation
from assistant.situation.languages import emergency_in
from assistant.situation.situation import Situation

_ADVICE = ("emergencies-and-advice#p9", "emergencies-and-advice#p10")
_GAS = "0800 111 999"
_NUMBERS = {"999": "emergencies-and-advice#p1", _GAS: "emergencies-and-advice#p2"}


def is_for_others_alone(rule: Rule, situation: Situation) -> bool:
    """Whether nothing of ours is to be said beside whom a message is for."""
    networks = rule.id == POWER_CUT and is_networks(situation.english)
    return not rule.then or bool(situation.urgent) or networks


def state_signpost(rule: Rule, situation: Situation, draft: Draft, sources: Sources) -> None:
    """Say whom a message is for, an emergency's numbers in the person's own language first, the right one of them."""
    gas_first = rule.phone == _GAS
    if rule.kind == "emergency" and (own_words := emergency_in(situation.question, gas_first=gas_first)):
        draft.add(StatementKind.SIGNPOST, own_words, *numbers_in(own_words, sources))
    draft.add(StatementKind.SIGNPOST, *worded(rule, sources))


def signpost_of(rule: Rule, sources: Sources) -> Signpost:
    """Whom a message is for, for programs."""
    url = next((citation.url for citation in _held(rule.cites, sources)), None)
    return Signpost(emergency=rule.kind == "emergency", body=rule.body, why=rule.why, url=url, phone=rule.phone)


def worded(rule: Rule | DangerWarning, sources: Sources) -> tuple[str, *tuple[Citation, ...]]:
    """The words of a signpost or a warning, and the passages that hold them: it is given with any corpus."""
    text = re.sub(r"\s*\[\d+\]", "", rule.text)
    return text, *_held(rule.cites, sources)


def numbers_in(text: str, sources: Sources) -> list[Citation]:
    """The passages that hold the emergency numbers of a text."""
    return _held([passage for number, passage in _NUMBERS.items() if number in text], sources)


def advice(sources: Sources) -> list[Citation]:
    """The passages that say where free advice is."""
    return _held(_ADVICE, sources)


def _held(passages: Sequence[str], sources: Sources) -> list[Citation]:
    return [sources.corpus.cite(passage) for passage in passages if passage in sources.corpus.passages]
