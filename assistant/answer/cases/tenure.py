"""How the home of a decided case was held, where that is asked: from the passages that tell it."""

from __future__ import annotations

import re

from assistant.answer.cases.money import named
from assistant.answer.cases.passages import state_passage
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.records import Determination

_HELD = (
    r"(?:leaseholders?|lease|leasehold|shared owners?|shared ownership|owners?|tenants?|tenancy|freeholders?|renter)"
)
_ASKED = re.compile(
    rf"\b(?:was|were|is|are) (?:she|he|they|the (?:resident|complainant|household|tenant|leaseholder|person))\b[^.?!,]{{0,20}}\b(?:a |an |the )?(?:\w+ ){{0,2}}{_HELD}\b(?! (?:of|told|who|that)\b)"
    r"|\b(?:what|which|whose)(?: (?:kind|sort|type) of)? (?:tenure|tenancy|lease)\b"
    r"|\bwhat (?:was|is) (?:her|his|their|the) (?:tenure|tenancy)\b|\b(?:own(?:ed)? or rent(?:ed)?|rent(?:ed)? or own(?:ed)?)\b"
    r"|\bdid (?:she|he|they) (?:rent|own|lease)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:leaseholder|leasehold|shared owner|shared ownership|freeholder|(?:secure|assured|introductory|starter|council|housing association|joint|sole|periodic) (?:\w+ )?(?:tenant|tenancy))\b",
    re.IGNORECASE,
)


def asks_of_tenure(text: str) -> bool:
    """Whether a text asks how somebody held their home."""
    return _ASKED.search(text) is not None


def state_tenure(case: Determination, text: str, draft: Draft) -> bool:
    """State how the home was held, or that our record does not tell; whether nothing else is asked."""
    found = _ASKED.search(text)
    if found is None:
        return False
    held = next((passage for passage in case.passages if _TELLS.search(passage.text)), None)
    if held is not None:
        state_passage(case, held, draft)
    else:
        draft.add(StatementKind.UNKNOWN, say("tenure_untold", **named(case)), case=case.ref)
    return len(text[: found.start()].split()) < 5
