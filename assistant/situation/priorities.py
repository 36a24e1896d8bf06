"""The class of repair that a message speaks of: an emergency, urgent, routine."""

from __future__ import annotations

import re

from assistant.situation.wordlists import patterns, says

_NOT = re.compile(
    r"\b(?:not|nothing|never|hardly|isn'?t|ain'?t|aren'?t|wasn'?t|weren'?t|is no|was no|anything but)"
    r"(?: (?:an?|at all|really|that|very|so|all that|exactly|even|especially|particularly|terribly|remotely|anything"
    r"|(?:classed|treated|counted|marked|logged|down|put down) as))* (urgent|emergency|high[- ]priority)\b"
    r"(?! (?:number|line|phone|contact|team))",
    re.IGNORECASE,
)
_EITHER = r"\b(?:an? )?(?:emergency|urgent|routine|non[- ]?(?:urgent|emergency)) or (?:(?:just|only|is it|is that) )?(?:an? )?(?:emergency|urgent|routine|non[- ]?(?:urgent|emergency))\b(?! (?:repairs|jobs|work)\b)(?=[^.?!]{0,40}(?:\?|$|,|[.]|\b(?:and|by|with|to|for|under)\b))"
"""Of two classes it is asked which: "emergency or urgent with them"."""
_ASKS_WHETHER = re.compile(
    rf"{_EITHER}|"
    r"(?:^|(?<=[.?!,;] )|(?<=\band )|(?<=\bso ))(?:is|isn'?t|are|would|does|do|should|shouldn'?t|ought|could|can|when is|what makes)\b(?:(?!\bif\b)[^.?!])*?"
    r"\b(?:an? emergency|emergencies|urgent)(?: or not)?(?=(?: (?:with|for|to|under|at|in) (?:[\w&'-]+ ?){1,6}?)?(?: then| now| yet| or not)?(?: ?\?|\s*$|,? (?:and|or|so) (?:what|how|when|does|is|do|are)\b))"
    r"|\b(?:(?:have|has|had|need|needs|ought|supposed|meant|got) to |must |should )?(?:treat|class|count|handle|deal with|see)s? (?:it|this|that|mine|ours) as (?:an? )?(?:\d+[- ]?(?:hour|hr)s? )?(?:emergency|urgent)"
    r"(?=,? (?:do|does|have|has|is|are|must|should)n['’]?t (?:they|it|he|she|we)\b|,? (?:right|correct|yeah|yes)\b|\?)"
    r"|\b(?:it|this|that)(?:['’]?s| is| counts as| must be| has to be) (?:an? )?(?:\d+[- ]?(?:hour|hr)s? )?(?:emergency|urgent)(?=,? (?:is|does|must)n['’]?t it\b|,? (?:right|correct|yeah|yes)\W*$)",
    re.IGNORECASE,
)
_CLASS = r"(?:box|class(?:ification)?|categor(?:y|ies)|priority|band|label|heading|level|grade|pile)"
_SAID_BY_OTHERS = (
    r"(?:neighbours?|mates?|friends?|sister|brother|mum|mam|dad|husband|wife|partner|son|daughter|someone|somebody|"
    r"bloke|facebook|google|internet)"
)
_NAMED = r"(?:routine|urgent|non[- ]?urgent|standard|ordinary|emergency|non[- ]?emergency|planned|priority \w+|p\d)"
_GRADE = r"(?:routine|urgent|non[- ]?urgent|emergency|non[- ]?emergency|priority \w+|p\d)"
_DOUBTS = re.compile(
    rf"\b(?:right|correct|wrong|proper) (?:\w+ )?{_CLASS}\b|\b(?:which|what) {_CLASS} (?:should|ought|would|is it really)\b"
    rf"|\b(?:wrongly|rightly|correctly|properly) (?:classed|classified|graded|labelled|logged|put|prioritised)\b"
    rf"|\b(?!put (?:it |this |that )?right\b)(?:classed|classified|graded|labelled|logged|put|prioritised) (?:it |this |that )?(?:wrong(?:ly)?|right(?:ly)?|correctly)\b"
    rf"|\b{_NAMED}\b[^?]{{0,80}}[.?!,;] *(?:so |but |and )?(?:is|are|was|were|have|can|could|should) (?:that|this|it|they|he|she)"
    rf" (?:really |actually )?(?:be )?(?:right|correct|wrong|true)\b(?! (?:that|to (?!call|class|say|put|treat|log)\w+)\b)"
    rf"|\b(?:should|shouldn'?t|can|could|is|isn'?t) (?:it|this|that|they|mine|\w+ \w+) (?:really |not )?(?:be |call it |class it as |treat it as )?(?:an? )?{_GRADE}\b[^.]{{0,30}}\?"
    rf"|\b(?:they|it|that|this|mine|council|landlord|association) (?:really |surely )?(?:has|have|had|ought|should|must|need\w*|is|counts?|got|gotta)\b[^.?!]{{0,35}}\b{_GRADE}\b[^.?!,]{{0,25}},?"
    rf" (?:(?:do|does|is|are|should|must|have|has|ought)n['’]?t(?: it| they| that)?|aint it|innit|right|yes|correct|no)\b\W*$"
    rf"|\b{_SAID_BY_OTHERS} (?:\w+ ){{0,2}}(?:reckons?|says?|said|thinks?|told me)\b[^.?!]{{0,60}}\b{_NAMED}\b",
    re.IGNORECASE,
)
_ASKS_WHICH = re.compile(
    r"\b(?:what|which) (?:class|category|priority|band)\b|\bwhat (?:do|does|did|would|will|have|has) (?:they|it|he|she|(?:the |my )?\w+) (?:class|categor\w+|count|treat|rank|rate|grade|log|put|call)(?:ed|d)?\b[^.?!]{0,20}\b(?:as|down as|under)\b|\bhow (?:is|are|would|will|should|do|does) [^.?!]{0,40}\b(?:classed|classified|graded|ranked|prioritised)\b",
    re.IGNORECASE,
)
_FOR_EMERGENCIES = re.compile(r"(?<=\bfor )emergencies\b", re.IGNORECASE)


def _denied(found: re.Match[str]) -> str:
    """The class that is left where one is denied."""
    return "non-urgent" if found.group(1).lower().startswith("high") else f"non-{found.group(1)}"


def without_denied(text: str) -> str:
    """A text in which a class that is denied is the one that is left: "not urgent" is "non-urgent"."""
    return _NOT.sub(_denied, text)


def priorities(text: str) -> tuple[str, ...]:
    """The classes of repair that a text names, in order, each once; "not urgent" and "not high priority" are `non-urgent`."""
    plain = _FOR_EMERGENCIES.sub("emergency", without_denied(text))
    found = sorted(
        (match.start(), match.group(0).lower())
        for pattern in patterns("facts", "priority")
        for match in pattern.finditer(plain)
    )
    return tuple(dict.fromkeys(said for _, said in found))


def is_emergency(text: str, priority: str | None) -> bool | None:
    """Whether it is said to be an emergency; None where that is not said, denied or only asked."""
    denied = priority == "non-emergency"
    said = says("facts", "emergency", text=_without_asking(text))
    return True if said and not denied else None


def priority_of(text: str) -> str | None:
    """The class that the job is said to have; None where none is said or it is only asked whether it has it."""
    return next(iter(priorities(_without_asking(text))), None)


def asks_whether_emergency(text: str) -> bool:
    """Whether it is asked if something is an emergency, or urgent."""
    return _ASKS_WHETHER.search(text) is not None


def asks_either_class(text: str) -> bool:
    """Whether it is asked which of two classes something is in."""
    return re.search(_EITHER, text, re.IGNORECASE) is not None


def doubts_class(text: str) -> bool:
    """Whether it is asked if a job is in the right class, or somebody who is not the landlord says which it is."""
    return _DOUBTS.search(text) is not None


def asks_which_class(text: str) -> bool:
    """Whether it is asked which class of repair something is."""
    return _ASKS_WHICH.search(text) is not None


def _without_asking(text: str) -> str:
    """The message without a question whether something is an emergency, or urgent: asking says neither."""
    return _ASKS_WHETHER.sub(" ", text)
