"""The visits that a message tells were not kept, and whose doing that was: guidance sets a sum for the landlord's only."""

from __future__ import annotations

import re

from assistant.situation.day_shapes import NUMBERS
from assistant.situation.wordlists import says

_COUNT = r"(\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
_MISSED = (
    re.compile(
        rf"\b{_COUNT} (?:\w+ ){{0,2}}(?:plumbers?|electricians?|engineers?|workmen|workers|operatives|contractors?|joiners?|visits?"
        r"|appointments?|men|blokes|people|times|lots) (?:\w+ ){0,2}?(?:never|didn'?t|did not|failed to|haven'?t|no) ?"
        r"(?:show\w*|turn\w*(?: up)?|c[oa]me|appear\w*|arriv\w*)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:never|didn'?t|did not|failed to|stood (?:me|us|her|him) up|not) ?(?:show\w*|turn\w*(?: up)?|c[oa]me|arriv\w*)?"
        rf" (?:up )?(?:on )?{_COUNT} (?:times|occasions|appointments?|visits?)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_COUNT} times? (?:now )?(?:they|he|she|nobody|no one|noone) (?:ha(?:s|ve) )?(?:not|no|never|didn'?t|don'?t|did not)? ?"
        r"(?:c[oa]me|show\w*|turn\w*)",
        re.IGNORECASE,
    ),
    re.compile(rf"\b{_COUNT} (?:missed|failed|broken|cancelled) (?:appointments?|visits?|calls?)", re.IGNORECASE),
    re.compile(rf"\b{_COUNT} (?:no[- ]?shows?)", re.IGNORECASE),
    re.compile(
        rf"\b(?:missed|cancelled|failed to (?:keep|attend|turn up (?:to|for))) {_COUNT} (?:appointments?|visits?|times)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:missed|cancelled|no[- ]?show\w*|didn'?t (?:turn up|come|show))\b.{{0,40}}\b{_COUNT} times",
        re.IGNORECASE,
    ),
)
_ANY_MISSED = re.compile(
    r"\b(missed (appointment|visit|call)s?|no[- ]?shows?|(didn'?t|did not|never|nobody|no one)( has| have| had| ever)? (turn(ed)? up|show(ed|n)?( up)?|came|come)"
    r"|(?:(?:they|he|she|someone|somebody)(?:'?d| would)|supposed to|meant to|promised to|due to) (?:come|be (?:here|round|out)|visit|attend)[^.?!]{0,30}? (?:and|but) (?:they |he |she )?(?:didn'?t|did not|never|no one did|nobody did)(?! (?:fix|mend|finish|repair|do))"
    r"|cancel\w* on (you|me|us)|(?:stood|stand(?:s|ing)?|left|let|bl[eo]wn?) (?:me|us|her|him) (?:up|down|out|waiting in)(?! (?:by|on|over|with|the|this|in)\b)|appointments? (was|were|got)? ?(missed|cancelled)|missed (my|an?|another|the|our) (?:(?:\w+ )?(?:appointment|visit))"
    r"|(?:supposed|meant|ment|due|booked|promised) to (?:come|be (?:here|round|out)|visit|attend|call)\b[^?!]{0,40}?\bno (?:text|call|show|phone|word|message|knock|one|body)"
    r"|missed \w+ appointments?|(?:didn'?t|did not|never|failed to) (?:keep|kept|attend|attended|make|made) (?:the|an?|our|my|that|any) (?:\w+ )?(?:appointment|visit)s?)\b",
    re.IGNORECASE,
)
_LANDLORD_MISSED = re.compile(
    r"\b(?:they|them|he|she|it|who|council|landlord|association|contractors?|plumber|engineer|electrician|joiner|workm[ae]n|nobody|no ?one)"
    r"(?:['’]?(?:ve|d))?(?: (?:had|has|have|also|actually|even|ever|themselves|then)){0,2}"
    r" (?:missed|cancelled|(?:never|did(?:n['’]?t| not)|failed to) (?:even )?(?:c[ao]me|turn\w*|show\w*|attend\w*|arriv\w*|knock\w*|keep|kept))\b",
    re.IGNORECASE,
)
_NOBODY_YET = re.compile(
    r"\b(?:nobody|no one|noone|never)(?: has| have| had| ever)? (?:came|come|turned up|turn up|shown up|showed up)\b",
    re.IGNORECASE,
)
_ARRANGED = re.compile(
    r"\b(?:appointments?|visits?|slots?|book\w*|arrang\w*|schedul\w*|due|suppos\w*|meant|promis\w*|said (?:they|he|she)['’]?(?:d| would)|(?:waited|stayed|sat|stopped|stuck) in|(?:day|morning|afternoon|time) off|off work|day['’]?s (?:pay|wages?|work)|(?:lost|losing|missed) (?:my |some )?(?:pay|wages|earnings|shifts?)|not even a|(?<!repair )notice(?! (?:to|it|they|went|was|out|issued|dated|given|sent)\b)|no[- ]?shows?|times|when"
    r"|(?:no|without (?:an?|any)?) ?(?:text|txt|call|phone ?call|word|warning|message)"
    r"|(?:text|txt|messag|rang|phon|email)\w* (?:me |us |at |only )*(?:that|the same|on the) (?:morning|day|afternoon)"
    r"|(?:didn['’]?t|did not|never) (?:even |bother to )*(?:ring|call|text|txt|phone|let (?:me|us) know))\b",
    re.IGNORECASE,
)
"""Without one of these, that nobody has come yet is no appointment missed."""
_TILL = re.compile(r"\W*(?:out |round |back |near |us |me )*(?:un)?till?\b", re.IGNORECASE)
_BOOKED = re.compile(
    r"\b(?:appointments?|slots?|book\w*|arrang\w*|schedul\w*|promis\w*|waited in|stayed in|(?:day|morning|afternoon|time|shift|work) off|off work|(?:took|taken|had) (?:\w+ )?leave|lost (?:a|my|half a) (?:shift|day|morning|afternoon)|(?:had|got|put) (?:me|us) (?:in|down) for)\b",
    re.IGNORECASE,
)
"""Without one of these, a visit that was made late ("nobody came till friday") is no appointment missed."""
_MORE_THAN_ONE = r"\b(first|second|third|another|again|both|also)\b"
"""Beside a visit that was not kept: there may have been more than that one."""
_CANCELLED = re.compile(
    r"\b(?:cancel\w*|call\w* off|put off|postponed|rearranged|pulled)\b[^.?!]{0,25}"
    r"\b(?:appointments?|visits?|plumbers?|electricians?|engineers?|joiners?|carpenters?|roofers?|workmen|operatives?|contractors?)\b"
    r"|\b(?:appointments?|visits?|plumbers?|electricians?|engineers?)\b[^.?!]{0,20}\b(?:cancel\w*|called off|put off)\b"
    r"|\bcall\w* (?:the |my |our |an? )?(?:\w+ )?(?:appointments?|visits?|plumbers?|electricians?|engineers?|joiners?|roofers?|men|man|bloke|job) off\b"
    r"|\b(?:text\w*|rang|ring|rung|phoned?|called|email\w*|messag\w*|told|sa(?:y|id|ying))\b[^.?!]{0,60}"
    r"\b(?:plumber|electrician|engineer|joiner|carpenter|roofer|plasterer|contractor|operative|workm[ae]n|man|bloke|lads?|he|they|nobody|no one)s?\b"
    r" (?:(?:was|is|were|are|could|wo|can)n?['’]?t|(?:was|is|were|are) not|(?:was|is) no longer) (?:now |even |be )*(?:coming|come|turning up|making it|make it|able to (?:come|make it|attend))\b"
    r"[^.?!]{0,30}\b(?:same day|that day|that morning|today|after all|anymore|any more|on the day|last minute|short notice)\b"
    r"|\bcancel\w*\b(?: \w+){0,2} (?:with|at|on|without) (?:only |just |barely |under |less than |about )*(?:an? |\d+ |\w+ )?(?:hours?|mins?|minutes?)?['’]?s? ?(?:notice|warning)\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"\b(?:text\w*|txt\w*|rang|ring|rung|phon\w*|call\w*|email\w*|messag\w*|told|sa(?:y|id|ying))\b[^.?!]{0,60}"
    r"(?:\b(?:nobody|no ?one|none of them)(?:['’]?s| is| was|['’]?d be| would be)?(?: now)? (?:coming|going to come|gonna come|able to come)"
    r"|\b(?:(?:was|is|were|are|could|wo|can)n?['’]?t|(?:was|is|were|are|['’]?re|['’]?s) (?:not|no longer)) (?:now |even |be )*(?:coming|come|turning up|making it|make it|attending|attend))\b"
    r"|\bcancel\w*\b[^.?!]{0,40}\b(?:before(?:hand)?|that (?:morning|day)|(?:the )?same (?:morning|day)|on the (?:day|morning)|last minute|short notice)\b",
    re.IGNORECASE,
)
"""A word sent that nobody will come; with something arranged, a visit called off."""
_OFTEN = re.compile(rf"\b(once|twice|thrice|{_COUNT} times)\b", re.IGNORECASE)


def missed_by_tenant(text: str) -> bool:
    """Whether it is the tenant who missed a visit, or is charged for it, and no visit is told that the landlord missed."""
    if says("facts", "tenant missed", text=text):
        return True
    return says("facts", "tenant charged", text=text) and not _LANDLORD_MISSED.search(text)


def missed_appointments(text: str) -> int | None:
    """How many missed appointments a text counts; 1 where it tells of one, None where it tells of none or not how many."""
    if missed_by_tenant(text):
        return None
    for pattern in _MISSED:
        found = pattern.search(text)
        if found and not (found.group(1).lower() in ("a", "an") and _of_any(text)):
            return _count(found.group(1))
    if _ANY_MISSED.search(text) and (often := _OFTEN.search(text)):
        return {"once": 1, "twice": 2, "thrice": 3}.get(often.group(1).lower()) or _count(often.group(2))
    told = _not_kept(text)
    one = told is not None and not re.search(r"s\b", told.group(0).split()[-1])
    return 1 if one and not _of_any(text) and not _says(_MORE_THAN_ONE, text) else None


def _not_kept(text: str) -> re.Match[str] | None:
    """What tells of an appointment that was not kept; None where nobody came, and nothing was arranged."""
    told = _ANY_MISSED.search(text)
    if told and _TILL.match(text, told.end()) and not _BOOKED.search(text):
        return None
    return None if told and _NOBODY_YET.fullmatch(told.group(0)) and not _ARRANGED.search(text) else told


def _of_any(text: str) -> bool:
    """Whether a missed appointment is spoken of as a kind of thing, and not told as the person's own."""
    own = _says(
        r"\b(me|i|we|us|my)\b|(?<!if )(?<!when )(?<!whenever )\b(they|he|she)(?:['’]?ve| have| has)? missed\b"
        r"|^(?!.*\b(?:if|when|whenever|what happens)\b).*\b(?:never|didn['’]?t|did not|nobody|no one|noone|haven['’]?t|hasn['’]?t) (?:even |ever )?(?:turned up|turn up|showed|shown|show up|came|come|attend\w*)\b",
        text,
    )
    return not own or _says(
        r"\b(per|each|rate|every|guidance|tariff)\b|\b(?:if|when(?:ever)?) (?:they|it|he|she|the \w+) miss", text
    )


def mentions_missed_appointments(text: str) -> bool:
    """Whether a text speaks of visits that the landlord did not keep, or called off."""
    if missed_by_tenant(text):
        return False
    told = _not_kept(text) or _CANCELLED.search(text) or (_BOOKED.search(text) and _CALLED_OFF.search(text))
    return bool(told) or any(pattern.search(text) for pattern in _MISSED)


def _count(said: str) -> int:
    return int(said) if said.isdigit() else NUMBERS.get(said.lower(), 1)


def _says(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None
