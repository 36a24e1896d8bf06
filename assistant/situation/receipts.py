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
    rf"|\b{_PAPER} thanking (?:me|us|her|him|them)\b"
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
_THEY_WROTE = re.compile(
    r"\b(?:they|he|she|it|then)(?:['’]ve| then| have| also| finally)? (?:wrote|e-?mailed|texted|messaged)\b[^.?!]*$",
    re.IGNORECASE,
)
_THE_LANDLORD_WROTE = re.compile(
    r"\b(?:(?:my|the|our|her|his|their) (?:landlord|council|association|housing (?:association|officer|team))|landlord|ll|council)(?:['’]ve| then| have| has| had| also| finally)? (?:wrote|written|e-?mailed|texted|messaged|rang|phoned)\b[^.?!]*$",
    re.IGNORECASE,
)
_GOT_IT = re.compile(
    r"\b(?:i|we|she|he|they|(?:the )?(?:tenant|resident|client)|it) (?:only |just |finally |actually )*(?:got|received|had|came|arrived|landed|reached (?:me|us|her|him|them))"
    r"(?: (?:it|that|this|them|the (?:letter|summary|report|post|paper\w*)))?(?: (?:on|by|through|in the post))*(?: the)?\s*$",
    re.IGNORECASE,
)
"""Told of a paper that was sent before: the day it came is nobody's report."""
_CALLED_TO_SAY = re.compile(
    r"\b(?:someone|somebody|they|an? (?:man|lady|woman|bloke|lad)|the (?:office|firm|contractors?|plumber|electrician|engineer))(?: then| also| finally)? (?:called|rang|phoned)(?: me| us| her| him| up)?(?: back)?(?: on)?\s*$",
    re.IGNORECASE,
)
_TO_SAY = re.compile(
    r"^\W*(?:to say|to tell|saying|and said|n said|to (?:book|arrange|rebook|cancel|ask))\b", re.IGNORECASE
)
"""A call to the person, told before its day and after it what was said: no report."""
_ENDS = re.compile(r"[.?!;,]|\b(?:and|then|but) ", re.IGNORECASE)


def tells_receipt(piece: str, follows: str) -> bool:
    """Whether the words that lead to a day, or those just after it, tell that a complaint was acknowledged then."""
    after = _ENDS.split(follows)[0]
    return any(_RECEIPT.search(words) and not _NONE.search(words) for words in (piece, after, f"{piece}{after}"))


def tells_holding_reply(piece: str) -> bool:
    """Whether a reply is told that only put off the answer: neither an answer nor for certain an acknowledgement."""
    return _HOLDING.search(piece) is not None


def is_sent_by_them(piece: str, follows: str, *, later: bool) -> bool:
    """Whether what reads like a report was sent by those who have to answer: a letter of the landlord's, a call to say something.

    `later`: a day is told before this one, so that "they" are no longer the person's own people.
    """
    called = _CALLED_TO_SAY.search(piece) and _TO_SAY.search(follows)
    return bool((later and _THEY_WROTE.search(piece)) or _THE_LANDLORD_WROTE.search(piece) or called)


def came_by_post(piece: str) -> bool:
    """Whether the words that lead to a day tell that what was sent came then."""
    return _GOT_IT.search(piece) is not None
