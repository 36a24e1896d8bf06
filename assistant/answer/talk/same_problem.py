"""Whether a message goes on about the problem before it, names another, or comes back to one that was left."""

from __future__ import annotations

import re

from assistant.answer.message.followup import FollowUp, leans_back, speaks_of_self, tells_who_lives_here
from assistant.answer.talk.asked_of_case import asks_of_the_case_told
from assistant.records import Category
from assistant.records.categories import categorise
from assistant.situation.clauses import is_question
from assistant.situation.situation import Situation
from assistant.situation.wordlists import says
from assistant.timescales.facts import Happening
from assistant.timescales.words import faults_in

GENERAL = frozenset({None, Category.REPAIRS_GENERAL, Category.COMPLAINT_HANDLING, Category.OTHER})
_ROOMS = frozenset(
    """kitchen bathroom bedroom flat house home block landlord council same time date thing place repair problem
    complaint ombudsman answer letter first last next whole other day days way job one two man men lot end law new old
    rest bit case date week year""".split()
)
_NAMED = re.compile(r"\b(?:the|that|this|my|same)(?: own)? (\w{3,})", re.IGNORECASE)
_WORD = re.compile(r"\w{3,}")
_KIN = re.compile(
    r"\b(mum|mam|mom|mother|dad|father|nan|gran|grandma|grandad|sister|brother|aunt|uncle|daughter|son|cousin|friend|mate|partner|neighbour|client)\b(?!['’]s room)",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?|now|what about|how about|as for|for)\W+)*(?:mine|my own|me|us|ours)\b",
    re.IGNORECASE,
)
_BACK_TO = re.compile(r"\b(?:back to|as for|about|with|returning to)\b", re.IGNORECASE)
_FEW = 9
_MORE_OF_IT = re.compile(
    r"^\W*(?:(?:and|so|but|well|no|yes|yeah|now)\W+)*(?:it|its|it['’]s|that['’]?s|this)\b(?! (?:for|about|with)\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:client|tenant|resident|household|flat|house|number|no) (?:[a-e]\b(?! \w+ing)|\d{1,3}|one|two|three)\b",
    re.IGNORECASE,
)
_THE_THING = re.compile(
    r"^\W*(?:(?:and|or|so|but|ok(?:ay)?|right|now|then|also|what about|how about|same for)\W+)+(?:for )?"
    r"(?:(?:the|a|an|that|this|my|our|their|its|making) )?(?:\w+ ){0,2}\w+(?:,? (?:please|then|too|as well|though|now))?\W*$"
    r"|^\W*(?:the |my )?\w+(?: \w+)?\?\W*$",
    re.IGNORECASE,
)
_AND_TOLD = re.compile(
    r"(?: in (?:our|the|my) (?:block|flat|house|building|hall|hallway|garden|kitchen|bathroom))?(?:[,;:–-]* (?:and )?(?:i |we |which (?:i|we) )?"
    r"(?:told|reported|rang|logged|mentioned|phoned|said)\b(?![^.?!]*\b(?:later|after)\b)[^.?!]*)?\W*$",
    re.IGNORECASE,
)
"""Where a thing that is named is, and when it was told of: neither says what is asked of it."""
_OF_THE_SAME = re.compile(
    r"^\W*(?:(?:and|so|but|well|no|yes|yeah)\W+)*(?:it|its|it's|that|thats|that's|this|they|them)\b", re.I
)

_AND_THE_THING = re.compile(
    r"^\W*(?:(?:and|or|but|so|what about|how about)\W+)+(?:for |on |over )?((?:the|her|his|their) \w+(?: \w+)?)\W*$",
    re.IGNORECASE,
)
_FOR_THE_THING = re.compile(r"\b(for|on|over|about) (?:the|her|his|their) [\w -]{3,30}\W*$", re.IGNORECASE)
_OFF_THE_RENT = re.compile(
    r"\b(?:off|from|out of|against) (?:the |my |our |her |his )?rent\b"
    r"|\b(?:stop\w*|withhold\w*|hold\w* back|keep\w* back|refus\w*|cut|reduc\w*|cancel\w*|less)\b[^.?!]{0,20}\brent\b",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\b(?:re-?charg\w*|(?<!service )charg(?:ed|e|es|ing)|bill(?:ed|ing)?|invoic\w+)\b(?! (?:me )?(?:up|point))",
    re.IGNORECASE,
)
_OF_THE_CASE = re.compile(
    r"\b(?:did|had) (?:it|they|he|she|the (?:ombudsm[ae]n|landlord|council|tenant|resident|association|decision))\b"
    r"|\b(?:was|were) (?:it|they|he|she|there|the (?:landlord|council|tenant|resident|association))\b[^.?!]{0,40}"
    r"\b(?:order\w*|told|found|made|paid|awarded|asked|offered|criticised|blamed|fault)\b"
    r"|\b(?:was|were) (?:an?|any|anything|something|the) [^.?!]{0,30}\b(?:order\w*|found|awarded|decided|upheld)\b",
    re.IGNORECASE,
)


def disputes_a_charge(base: Situation, now: Situation) -> bool:
    """Whether a message asks how to contest a charge that was told of before ("how do i fight it")."""
    charged = _CHARGED.search(base.own_words) is not None and not (base.refs or base.case)
    told = now.landlord or now.events or now.refs
    return (
        charged and not told and is_question(now.english) and says("followups", "disputes a charge", text=now.english)
    )


def goes_on(base: Situation, now: Situation, kind: FollowUp) -> bool:
    """Whether a message goes on about the earlier problem."""
    if now.refs and set(now.refs) != set(base.refs):
        return False
    if (base.refs or base.case) and not base.events and now.events and speaks_of_self(now):
        return False
    if recalls_a_case(now) and not (base.refs or base.case):
        return False
    if turns_to_oneself(base, now):
        return False
    if kind in (FollowUp.CORRECTION, FollowUp.WHAT_IF, FollowUp.ASIDE):
        return True
    if is_of_the_case(base, now):
        return True
    if _reports_another_fault(base, now, kind):
        return False
    if now.category in GENERAL or base.category in GENERAL or now.category is base.category:
        return True
    if tells_who_lives_here(now):
        return True
    if names_the_same_thing(base, now) or blames_living(base, now) or asks_to_cut_rent(base, now):
        return True
    if names_a_thing(now) or _tells_of_a_fault(now):
        return False
    return kind is FollowUp.ANSWER or (leans_back(now) and len(now.question.split()) < 8 and not now.events)


def _reports_another_fault(base: Situation, now: Situation, kind: FollowUp) -> bool:
    """Whether a message names and reports a fault, and neither it nor its thing was told before."""
    reported = any(event.what is Happening.REPORTED for event in now.events)
    if kind is not FollowUp.GOES_ON or not (reported and base.events) or _OF_THE_SAME.search(now.english):
        return False
    faults = faults_in(now.english)
    return bool(faults) and not faults & faults_in(base.repair) and not (_named(now) - {"and"}) & _words(base)


def recalls_a_case(now: Situation) -> bool:
    """Whether a message recalls a decided case by what it was over."""
    return not now.refs and says("cases", "recalled", text=now.english)


def turns_to_oneself(base: Situation, now: Situation) -> bool:
    """Whether a message turns from the home of somebody whom the person asks for to their own, and tells of it."""
    own = _MINE.search(now.english) and not says("cases", "spoken_for", text=now.english)
    told = now.events or now.began or now.category not in GENERAL
    return bool(own and told and base.apart is None and _kin(base.repair))


def says_more_of_it(now: Situation) -> bool:
    """Whether a short message tells more of an "it", and of no other thing that is wrong: "it's near the light"."""
    short = len(now.english.split()) < _FEW and not says("followups", "fault", text=now.english)
    return short and _MORE_OF_IT.search(now.english) is not None and not is_question(now.english)


def _kin(text: str) -> set[str]:
    return {word.lower() for word in _KIN.findall(text)}


def blames_living(base: Situation, now: Situation) -> bool:
    """Whether a message tells that the household's everyday living is blamed for the damp spoken of before."""
    return base.category is Category.DAMP_AND_MOULD and says("followups", "everyday living", text=now.english)


def asks_to_cut_rent(base: Situation, now: Situation) -> bool:
    """Whether a message about the rent asks to take a late repair's cost off it, or to stop it: that is of the repair."""
    return speaks_of_less_rent(now) and bool(base.events) and not now.events


def speaks_of_less_rent(now: Situation) -> bool:
    """Whether a message about the rent speaks of paying less of it."""
    return now.category is Category.CHARGES_AND_RENT and _OFF_THE_RENT.search(now.english) is not None


def asks_of_the_case(now: Situation) -> bool:
    """Whether a message asks of a decided case spoken of before: what "it" ordered or found, or "they" did, of any thing."""
    return _OF_THE_CASE.search(now.english) is not None and not speaks_of_self(now) and now.landlord is None


def is_of_the_case(base: Situation, now: Situation) -> bool:
    """Whether a message can only be meant of the decided case that was spoken of."""
    if not (base.refs or base.case):
        return False
    pieces = [clause.text for clause in now.clauses] or [now.english]
    bare = not (speaks_of_self(now) or now.landlord or now.refs) and any(map(asks_of_the_case_told, pieces))
    return bare or asks_of_the_case(now) or other_thing_of_the_case(base, now) is not None


def other_thing_of_the_case(base: Situation, now: Situation) -> tuple[re.Match[str], str] | None:
    """Where "how much for the doors" stands of a decided case and "and the intercom" follows: its words, and the thing."""
    thing = _AND_THE_THING.match(now.english)
    before = _FOR_THE_THING.search(base.standing[0].text) if len(base.standing) == 1 else None
    return (before, thing[1]) if thing and before and (base.refs or base.case) else None


def names_a_thing(now: Situation) -> bool:
    """Whether a message does nothing but name a thing: "and the mould?"."""
    translated = now.english != now.question and "?" in now.question and len(now.english.split()) < 4
    return translated or _THE_THING.search(_AND_TOLD.sub("", now.english)) is not None


def names_the_same_thing(base: Situation, now: Situation) -> bool:
    """Whether a message says "the roof" of a roof that was spoken of before, or that the case just told of is over."""
    named = _named(now)
    of_case = set() if speaks_of_self(now) else {w for told in base.told if told.case for w in _all_words(told.text)}
    return bool(named & _words(base) or named & of_case)


def taken_up_again(base: Situation, now: Situation) -> Situation | None:
    """The problem that was left for another, where a message names it, or its client, again."""
    left = base.left
    if left is None or now.refs or now.landlord:
        return None
    if (left.refs or left.case) and says("followups", "the case again", text=now.english):
        return left
    if _BACK_TO.search(now.english) and _kin(now.english) & _kin(left.repair):
        return left
    labels = {found.lower() for found in _LABEL.findall(now.english)}
    before = {found.lower() for found in _LABEL.findall(left.repair)}
    if labels & before and not labels & {found.lower() for found in _LABEL.findall(base.repair)}:
        return left
    bare = names_a_thing(now)
    things = {word for word in _named(now) if categorise(word) not in GENERAL or (bare and len(word) > 3)}
    theirs = things & _words(left) and not things & _words(base)
    return left if theirs and not says("followups", "new problem", text=now.english) else None


def _named(now: Situation) -> set[str]:
    return {word.lower() for word in _NAMED.findall(now.english)} - _ROOMS


def _words(before: Situation) -> set[str]:
    return _all_words(before.repair)


def _all_words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _tells_of_a_fault(now: Situation) -> bool:
    """Whether a message says of a thing that it names, and not of an "it", what is wrong with it."""
    return says("followups", "fault", text=now.english) and _OF_THE_SAME.search(now.english) is None
