"""Whether words tell of one's own home, of what was done to somebody, or ask for a rule."""

from __future__ import annotations

import re

from assistant.situation.wordlists import patterns, says

_MINE = re.compile(
    r"\b(my|our|me|i|i'?m|i'?ve|we|us|mine|client'?s?|today|tonight|yesterday"
    r"|(this|yesterday) (morning|afternoon|evening)|last night|right now)\b"
    r"|(?:^|[-–,.;:!?] ?)(?:still )?got (?:an?|no|some|black|bad|damp|mould|mice|rats|water|leaks?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(did|was|were|had|took|came|got|went|(she|he) (first |had |then )?(?!need)\w{2,}ed)\b"
    r"|\b(should|ought|could|would) (\w+ ){0,3}have (been|taken|come|had|done|got|gone|paid)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:has|have|'s|s) (?:\w+ ){0,4}got to\b"
    r"|\bhow (?:long|soon|quick|quickly|fast|many \w+(?: \w+)?) (?:has|have|does|do|must|should|can|will|would|is|are)\b"
    r"(?! (?:\w+ ){1,3}have (?:been|taken|come|had|done|got)\b)",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"\b(polic(?:y|ies)|targets?|standards?|timescales?|legally|by law|the law|the (?:current |present |new |latest )?code)\b",
    re.IGNORECASE,
)
_HOW_SOON = re.compile(r"\bhow (?:soon|quick(?:ly)?|fast)\b", re.IGNORECASE)
_MAY = re.compile(
    r"\bis (?:that|this|it) (?:an? )?(?:emergency|urgent|routine)\b"
    r"|^(?:so |and |but |\W)*(?:can|could|must|should|will|would|may|do|does|is|are) (?!that (?:right|true|so)\b)"
    r"|\b(?:what|who|how|when|where|which|why|\w+[:,-]) (?:\w+ ){0,3}(?:can|must|should|will|may|do|does|is|are)\b"
    r"(?!.*\b(?:made up|split|broken down|worked out)\b)"
    r"|\b(?:what|how|who|where|when)['’]?s\b|\b(?:what|which) (?:law|rule|right|code|act)s?\b"
    r"|^\W*(?:any |too |is (?:that|this|it) )?(?:an? )?(?:delay|late|long|reasonable|fair|emergency|urgent|next steps?|remed(?:y|ies)"
    r"|compensation(?: range)?|range|legal|allowed|in time|over(?:due)?)\W*$"
    r"|\bwho (?:pays|fixes|covers|does|mends|repairs|decides|do|can|should)\b|\bwhose (?:job|duty)\b(?! (?:was|did))"
    r"|\bhow (?:many|much) (?:working |calendar )?(?:days|hours|weeks|notice)$",
    re.IGNORECASE,
)


_OF_ANYBODY = re.compile(
    r"\bwho (?:decides|settles|rules|judges|says|has the (?:final|last) (?:say|word))\b"
    r"|\b(?:do|does|can|may|must|should|will) (?:an?|any|every|all|most) (?:\w+ ){0,2}(?:landlords?|councils?|associations?|tenants?|leaseholders?|residents?|owners?)\b"
    r"|\b(?:do|can|may|must|should) (?:landlords|councils|associations|tenants|leaseholders|residents)\b"
    r"|\b(?:is|are) there (?:an?|any) (?:law|rule|right|limit|legal \w+)s?\b|\bwhat (?:does the law|do the rules|is the (?:law|rule|limit))\b",
    re.IGNORECASE,
)


def asks_of_any(text: str) -> bool:
    """Whether a question is of a rule for everybody: who decides such a thing, what any landlord must do."""
    return _OF_ANYBODY.search(text) is not None and not (is_past(text) or _THAT_ONE.search(text))


_THAT_ONE = re.compile(r"\b(?:that|this|the) (?:case|decision|complaint|one|order)\b|\bombudsm", re.IGNORECASE)


def is_own(text: str) -> bool:
    """Whether a text tells of the person's own home, not only of their asking, reading or writing."""
    for pattern in patterns("cases", "asking"):
        text = pattern.sub(" ", text)
    return _MINE.search(text) is not None


_OF_SOMEBODY = re.compile(
    r"\b(she|he|her|his|hers|(lady|woman|man|bloke|chap|fella|tenant|resident|leaseholder|shared owner|family|couple|mum|mother|daughter"
    r"|pensioner|guy|lad|old (boy|dear)|(wheelchair )?user)(['’]?s)?)\b|\b(someone|somebody) (pregnant|elderly|disabled|old|ill|who|whose|with|on|wanted|had|got|asked)\b",
    re.IGNORECASE,
)


def is_of_somebody(text: str) -> bool:
    """Whether a text speaks of some other person."""
    return _OF_SOMEBODY.search(text) is not None and not is_own(text)


def is_told_as_one(text: str) -> bool:
    """Whether a message tells of one case by what happened in it, or as like one's own, and asks what came of it."""
    return says("cases", "one_told_of", text=text)


def is_past(text: str) -> bool:
    """Whether a text asks or tells what was done."""
    return _PAST.search(text) is not None


def asks_a_duty(text: str) -> bool:
    """Whether a text asks how long something must take, or must be done now."""
    return _DUTY.search(text) is not None


def names_policy(text: str) -> bool:
    """Whether a text speaks of a policy, a target or the law."""
    return _POLICY.search(text) is not None


def asks_a_rule(text: str) -> bool:
    """Whether a text asks what must or may be done now, and not what was."""
    return asks_a_duty(text) or (
        not is_past(text)
        and (names_policy(text) or _MAY.search(text) is not None or _HOW_SOON.search(text) is not None)
    )
