"""Acknowledgements of a complaint in people's own words: a thank-you email, a text to say that they had it."""

from __future__ import annotations

import re

_PAPER = r"(?:e-?mails?|letter|card|text|reply|message|note|response|acknowledg\w*)"
_GOING_ON = (
    r"(?:logged|registered|recorded|received|passed (?:it |that |this |mine )?(?:on|to|over)|being (?:looked|dealt|investigated|handled)"
    r"|(?:looking|look) (?:into|at)|dealing with|deal with|on to it|in hand|in the (?:queue|system)|on (?:the|their) system"
    r"|(?:with|assigned to|allocated to|gone to) (?:the|a|an|their) (?:\w+ )?(?:complaints?|officer|team|handler|investigator|manager)"
    r"|(?:they|he|she|we)(?:['’]?d| had| have|['’]?ve)(?: \w+)?(?: got| had| received)? (?:it|mine|my complaint|ur complaint|your complaint|the complaint))"
)
_RECEIPT = re.compile(
    rf"\b(?:thank(?:s|[- ]?you)?|ta|cheers)\b(?:(?! (?:but|no)\b)[^.?!;]){{0,40}}?\b(?:{_PAPER}|{_GOING_ON}|complaint)\b"
    rf"|\b(?:automatic|automated|auto|standard|confirmation|receipt)(?:[- ]?generated)? {_PAPER}\b|\b{_PAPER} of receipt\b|\breceipt for (?:it|my complaint|the complaint)\b"
    rf"|\bauto-?(?:reply|response)\b"
    rf"|\b(?:say\w*|said|sayin|tell\w*|told (?:me|us|her|him)|confirm\w*|letting (?:me|us|her|him) know|let (?:me|us|her|him) know)\b[^.?!;]{{0,40}}\b{_GOING_ON}"
    rf"|\bwe(?:['’]?ve| have) (?:received|got|logged|registered) (?:it|your|ur|the|my)\b"
    rf"|\b(?:gave|given|sent|got|issued|had)(?: (?:me|us|her|him))? (?:a|the|my|our|its) (?:complaints?|case) (?:ref(?:erence)?|number|no)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|not|never|nothing|without|nobody|no ?one|due|should|supposed|promis\w*|would|(?:did|has|have|had|was|is)n['’]?t)\b",
    re.IGNORECASE,
)
_HOLDING = re.compile(r"\bholding (?:reply|letter|response|e-?mail|message)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.?!;,]|\b(?:and|then|but) ", re.IGNORECASE)


def tells_receipt(piece: str, follows: str) -> bool:
    """Whether the words that lead to a day, or those just after it, tell that a complaint was acknowledged then."""
    after = _ENDS.split(follows)[0]
    return any(_RECEIPT.search(words) and not _NONE.search(words) for words in (piece, after, f"{piece}{after}"))


def tells_holding_reply(piece: str) -> bool:
    """Whether a reply is told that only put off the answer: neither an answer nor for certain an acknowledgement."""
    return _HOLDING.search(piece) is not None
