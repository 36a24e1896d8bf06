"""Orders to the assistant, in a message or in a record: they are set aside and never stated."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answer.message.kinds import MessageKinds
from assistant.answer.message.signposts import Rule, rules, wording

LEAST_KEPT = 4
"""Words that must be left of a message when its orders to the assistant are set aside, or it is refused."""
_SURELY_AN_ORDER = 0.9
_MARKUP = re.compile(r"<\s*/?\s*[a-z!]|javascript:|\]\(", re.IGNORECASE)
_PIECES = re.compile(r"(?<=[.?!\n])\s+")


def set_aside_instructions(message: str, kinds: MessageKinds | None = None) -> tuple[str, bool]:
    """The message without sentences that give the assistant orders, and whether there were any."""
    instruction = instruction_rule()
    pieces = _PIECES.split(message)
    kept = [
        piece
        for piece in pieces
        if not any(pattern.search(piece) for pattern in instruction.any)
        and not (kinds and len(pieces) > 1 and kinds.likely(piece).get(instruction.id, 0.0) >= _SURELY_AN_ORDER)
    ]
    return " ".join(kept).strip(), len(kept) < len(pieces)


@lru_cache(maxsize=8192)
def gives_orders(text: str) -> bool:
    """Whether a text, of a message or of a record, tells the assistant what to do or carries markup."""
    orders = (*instruction_rule().any, *wording()["orders_in_records"])
    return _MARKUP.search(text) is not None or any(pattern.search(text) for pattern in orders)


def instruction_rule() -> Rule:
    """The rule for a message that is nothing but orders to the assistant."""
    return next(rule for rule in rules() if rule.id == "instruction")
