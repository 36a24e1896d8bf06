"""Which of two times goes before the other, where a law and a landlord's own policy both have one for a job."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.contract import StatementKind
from assistant.answer.delays.steps_asked import asks
from assistant.answer.rules.words import short_title
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.records import PolicyKind
from assistant.situation.situation import Situation
from assistant.timescales.facts import Limit

_LAWS = (PolicyKind.STATUTE, PolicyKind.REGULATION)
_OF_TARGETS = "lta-1985-section-11-repairs#p17"
"""What a landlord's own targets are worth beside the law."""


def state_which_binds(chosen: Sequence[Limit], situation: Situation, draft: Draft, sources: Sources) -> None:
    """That the time of a law binds where it applies, where that is asked and a limit of each kind is stated."""
    own = situation.landlord.slug if situation.landlord else None
    laws = [li for li in chosen if li.source in _LAWS and li.binding and not li.possible]
    mine = [li for li in chosen if own and li.citation.ref == own]
    targets = sources.corpus.passages.get(_OF_TARGETS)
    if not (laws and mine and targets and asks("which_binds", situation.english)):
        return
    title = short_title(sources.corpus.policies[laws[0].citation.ref])
    text = say("law_binds", title=title)
    draft.add(StatementKind.GUIDANCE, text, laws[0].citation, sources.corpus.cite(targets.id))
