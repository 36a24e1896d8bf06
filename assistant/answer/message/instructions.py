"""Orders to the assistant, in a message or in a record: they are set aside and never stated."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answer.message.kinds import MessageKinds
from assistant.answer.message.signposts import Rule, rules, wording

LEAST_KEPT = 4
"""Words that must be left of a message when its orders to the assistant are set aside, or it is refused."""
_SURELY_AN_ORDER = 0.9
_AN_ORDER_BESIDE = 0.5
"""How likely a sentence must be an order by itself, and beside one that surely is."""
_MARKUP = re.compile(r"<\s*/?\s*[a-z!]|javascript:|\]\(", re.IGNORECASE)
_PIECES = re.compile(r"(?<=[.?!\n])\s+|\s*(?=<!--)|(?<=-->)\s*")


def set_aside_instructions(message: str, kinds: MessageKinds | None = None) -> tuple[str, bool]:
    """The message without sentences that give the assistant orders, and whether there were any."""
    pieces = _PIECES.split(message)
    likely = [_likely_an_order(piece, kinds if len(pieces) > 1 else None) for piece in pieces]
    least = _AN_ORDER_BESIDE if max(likely) >= _SURELY_AN_ORDER else _SURELY_AN_ORDER
    kept = [piece for piece, chance in zip(pieces, likely, strict=True) if chance < least]
    return " ".join(kept).strip(), len(kept) < len(pieces)


def _likely_an_order(piece: str, kinds: MessageKinds | None) -> float:
    """How likely a sentence is an order to the assistant: by its words surely, else as its meaning says."""
    instruction = instruction_rule()
    if any(pattern.search(piece) for pattern in instruction.any):
        return 1.0
    return kinds.likely(piece).get(instruction.id, 0.0) if kinds else 0.0


@lru_cache(maxsize=8192)
def gives_orders(text: str) -> bool:
    """Whether a text, of a message or of a record, tells the assistant what to do or carries markup."""
    orders = (*instruction_rule().any, *wording()["orders_in_records"])
    return _MARKUP.search(text) is not None or any(pattern.search(text) for pattern in orders)


def instruction_rule() -> Rule:
    """The rule for a message that is nothing but orders to the assistant."""
    return next(rule for rule in rules() if rule.id == "instruction")
