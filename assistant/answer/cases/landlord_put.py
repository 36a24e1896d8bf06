"""Whether a message that names a decided case by its number has it for another landlord's than the record does."""

from __future__ import annotations

import re

from assistant.answer.cases.finder import landlord_cases
from assistant.answer.cases.words import is_own
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.situation.situation import Situation


def correct_landlord(situation: Situation, draft: Draft, sources: Sources) -> None:
    """Say whose case it is, where the one case that a message names is put to a landlord who has no part in it.

    A landlord of the person's own home may stand in the message as well, and so may one that the case speaks of: nothing
    is put right then.
    """
    named, refs = situation.landlord, situation.refs
    if len(refs) != 1 or named is None or not named.name or named.options or is_own(situation.english):
        return
    case = sources.corpus.determinations.get(refs[0])
    if case is None or case.ref in landlord_cases(situation, sources) or not _stands_in(named.said, situation.english):
        return
    if _stands_in(named.said, " ".join([case.landlord, *(p.text for p in case.passages)])):
        return
    text = say("wrong_landlord", ref=case.ref, landlord=case.landlord, said=named.name)
    draft.add(StatementKind.CORRECTION, text, case.cite(case.passages[0]), case=case.ref)


def _stands_in(name: str, text: str) -> bool:
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None
