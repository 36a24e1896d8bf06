"""What a later message does: puts something right, supposes, speaks of somebody else, answers us, or goes on."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.situation.clauses import is_question
from assistant.situation.day_shapes import COUNT, MONTH
from assistant.situation.events import SAME_DAY
from assistant.situation.losses import lost_by_name, services_kept
from assistant.situation.situation import Situation
from assistant.situation.unsaid_years import supposes_what_is_done
from assistant.situation.wordlists import patterns, says
from assistant.timescales.conditions import month_named

_SHORT = 9
_FACTS = ("landlord", "tenure", "priority", "emergency", "events", "household", "loose", "since", "category")


_BARE_NUMBER = re.compile(
    rf"^\W*(?:(?:no|about|around|for|it'?s|its|been|it was|over|nearly|they|they've|theyve|missed|make that|just|only|off)\s+)*{COUNT}"
    r"(?: (?:days?|weeks?|months?|times|of them|visits|appointments))?(?: now| so far)?\W*$",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"\b(?:can|could|may|might) i (?:just )?ask\b|\b(?:tell|show|remind|give) me\b|\bi (?:have |had |'?ve |once )?(?:read|saw|seen|heard)\b"
    r"|\bi (?:was wondering|wonder|mean|think|see|understand|take it)\b|\blet me\b|\bi'?d like to know\b",
    re.IGNORECASE,
)
_OF_SELF = re.compile(r"\b(i|i'?m|i'?ve|ive|im|me|my|mines?|we|our|us)\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(she|he|her|his)\b", re.IGNORECASE)
_ADAPTS = re.compile(r"\b(?:adapt\w*|ramps?|grab|rails?|wet ?room|stair ?lift|hoist|widen\w*)\b", re.IGNORECASE)
_RENTING = re.compile(
    r"^\W*(?:(?:and|but|so|what about|how about)\W+)*(?:(?:would|does|will|is) (?:it|that) (?:\w+ ){0,2})?(?:for|to|with) (?:an? )?(?:normal |ordinary |plain |full |regular )?(?:tenant|renter)s?(?: though| then| instead)?\W*$|\bif (?:i|we|she|he|they)(?:['’]?d|['’]?m| am| was| were| had| just| only)* (?:rent(?:ed|ing)?|(?:a |an )?(?:normal |ordinary |plain )?(?:tenant|renter)s?)\b",
    re.IGNORECASE,
)
_BOTH_LOST = re.compile(r"\bif (?:it|we|i|they)\b[^.?!]{0,20}\b(?:both|neither)\W*$", re.IGNORECASE)
_SUPPOSED_DAY = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?)\W+)*(?:what if|suppose|supposing|say|imagine|had)\b", re.IGNORECASE
)
_MINE_IS = re.compile(
    r"\b(?:mine|ours|my (?:own )?(?:landlord|council|housing association|association|one)|our (?:landlord|council|one))(?:['’]?s| is| are|['’]re)\b"
    r"|\b(?:i['’]?m|i am|we['’]?re|we are|my own is|i rent|we rent) (?:actually |really )?(?:with|under|from)\b",
    re.IGNORECASE,
)
"""Whose the landlord is that a message names, where it takes back another that was told before."""
_MYSELF = re.compile(r"\b(myself|for me)\b", re.IGNORECASE)


class FollowUp(StrEnum):
    """The closed set of things that a later message can do.

    new problem: starts afresh, keeping who the person is. own again: comes back from another's case or from
    something supposed. what if: changes a fact for one question only. somebody else: another person's home,
    the same question. correction: puts a fact right. answer: gives a bare fact that was missing. aside:
    thanks, or nothing of ours. goes on: everything else about the same matter.
    """

    NEW_PROBLEM = "new problem"
    OWN_AGAIN = "own again"
    WHAT_IF = "what if"
    SOMEBODY_ELSE = "somebody else"
    CORRECTION = "correction"
    ANSWER = "answer"
    ASIDE = "aside"
    GOES_ON = "goes on"


def follow_up_of(earlier: Situation, now: Situation) -> FollowUp:
    """What a message does, by its words and by what it tells."""
    text = now.english or now.question
    if _says("new problem", text) or is_new_person(now) or _another_matter(earlier, now):
        return FollowUp.NEW_PROBLEM
    if _says("aside", text) and not tells(now) and not now.asks:
        return FollowUp.ASIDE
    if of_somebody_else(earlier, now):
        return FollowUp.SOMEBODY_ELSE
    if (
        (supposes_what_is_done(text) and (now.events or now.loose))
        or supposes_renting(now)
        or supposes_season(now)
        or (
            _says("what if", text)
            and (
                now.priority
                or now.tenure
                or now.landlord
                or now.landlord_type
                or now.household
                or now.emergency
                or _BOTH_LOST.search(text)
                or (earlier.losses and (now.losses or services_kept(text) or lost_by_name(text)))
                or (_SUPPOSED_DAY.search(text) and (now.events or now.began or now.loose))
            )
        )
    ):
        return FollowUp.WHAT_IF
    if earlier.own is not None and _says("own again", text):
        return FollowUp.OWN_AGAIN
    puts_right = _says("correction", text) or _says("has put right", text)
    if puts_right and (tells(now) or month_alone(text)):
        return FollowUp.CORRECTION
    bare = len(text.split()) < _SHORT and not is_question(text) and not now.refs
    return FollowUp.ANSWER if bare and tells(now) else FollowUp.GOES_ON


def _another_matter(earlier: Situation, now: Situation) -> bool:
    """Whether a message speaks of another matter or thing, and names one that was not spoken of."""
    return _says("another matter", now.english) and now.category not in (None, earlier.category)


def is_new_person(now: Situation) -> bool:
    """Whether a message turns to another person altogether, as a caseworker's does."""
    return _says("new person", now.english or now.question) and tells(now)


def tells(now: Situation) -> bool:
    """Whether a message gives any fact of its own."""
    return (
        any(getattr(now, field) for field in _FACTS)
        or gives_a_number(now)
        or says_same_day(now)
        or bool(year_alone(now.english))
    )


def year_alone(text: str) -> int | None:
    """The year that a message is, and nothing more."""
    found = re.match(r"^\W*(?:(?:in|it was|no|sorry|of)\W+)*((?:19|20)\d{2})\W*$", text, re.IGNORECASE)
    return int(found.group(1)) if found else None


def says_same_day(now: Situation) -> bool:
    """Whether a message says that the landlord was told on the day it happened."""
    return SAME_DAY.search(now.english) is not None


def gives_a_number(now: Situation) -> bool:
    """Whether a message is a bare number, of days or of anything counted before."""
    return _BARE_NUMBER.match(now.english) is not None


def of_somebody_else(earlier: Situation, now: Situation) -> bool:
    """Whether a message turns to another person's home, of whom nothing was said before."""
    text = now.english or now.question
    if not _says("somebody else", text) or _says("lives here", text):
        return False
    if puts_landlord_right(earlier, now):
        return False
    text = _less_health(text)
    already = _ABOUT.search(earlier.repair or "")
    if already and not _MYSELF.search(text):
        return False
    if not already and _MYSELF.search(text):
        return False
    return bool(now.landlord) or _says("their own home", text)


def puts_landlord_right(earlier: Situation, now: Situation) -> bool:
    """Whether a message says that the landlord told before is somebody else's, and names the person's own."""
    other = now.landlord and earlier.landlord and now.landlord.name != earlier.landlord.name
    return bool(other and _says("correction", now.english) and _MINE_IS.search(now.english))


def _less_health(text: str) -> str:
    """A text without what it tells of somebody's health or age, which says nothing of another home."""
    for pattern in patterns("followups", "told of health"):
        text = pattern.sub(" ", text)
    return text


def tells_who_lives_here(now: Situation) -> bool:
    """Whether a message tells nothing but who lives in the home, or how they are, though that may sound like a repair."""
    told = now.household and _says("told of health", now.english)
    of_a_home = now.events or now.loose or now.landlord or _says("fault", now.english)
    return bool(told and not of_a_home and not _ADAPTS.search(now.english))


def asks_what_difference(now: Situation) -> bool:
    """Whether a message asks if what it tells changes the answer given before."""
    return _says("what difference", now.english) and tells(now)


def supposes_renting(now: Situation) -> bool:
    """Whether a message supposes that the home were rented: a lease or a share of it would be none then."""
    return _RENTING.search(now.english) is not None


def supposes_season(now: Situation) -> bool:
    """Whether a message supposes that the trouble had come in another month or season: no day is told with it."""
    named = month_named(now.english) is not None and not (now.events or now.ahead)
    return named and _says("another season", now.english)


def shares_the_landlord(now: Situation) -> bool:
    """Whether another person is said to be with the landlord spoken of before: "she is a leaseholder there"."""
    return now.landlord is None and _says("same landlord", now.english)


def says_nothing(text: str) -> bool:
    """Whether words only say that another matter comes, or ask what to do: what is wrong stands elsewhere."""
    return _says("new problem", text) or _says("another matter", text) or _says("asks what to do", text)


def less_thanks(text: str) -> str:
    """A later message without the thanks that it opens with; the whole where nothing is left."""
    found = next((hit for one in patterns("followups", "opening thanks") if (hit := one.search(text))), None)
    rest = text[found.end() :].strip() if found else text
    return rest if len(rest.split()) > 1 or rest.endswith("?") else text


def asks_next_steps(text: str) -> bool:
    """Whether words ask where to turn, what comes next or who makes a landlord act."""
    return _says("next steps", text)


def asks_what_to_do(text: str) -> bool:
    """Whether one sentence of a text asks what the person can do."""
    return any(_says("asks what to do", piece) for piece in re.split(r"(?<=[.?!;])\s+|\n+", text))


def speaks_of_self(now: Situation) -> bool:
    """Whether a message speaks of the person, and not only of the asking."""
    return _OF_SELF.search(_POLITE.sub(" ", now.english)) is not None


def leans_back(now: Situation) -> bool:
    """Whether a message cannot be understood without what was said before."""
    return _says("points back", now.english or now.question)


def month_alone(text: str) -> str | None:
    """The month that a correction names without a day: "no I meant March"."""
    found = re.search(
        rf"(?:\b|^)(?:meant|ment|mean|was|were|in|it'?s|should be|should say|no,?|sorry,?|be) ({MONTH})\b(?! ?\d)",
        text,
        re.IGNORECASE,
    )
    alone = re.match(
        rf"^\W*(?:(?:no|nope|sorry|actually|oh|it was|in)\W+)*({MONTH})(?:\W+(?:actually|sorry|i mean|i meant))*\W*$",
        text,
        re.IGNORECASE,
    )
    found = found or alone
    return found.group(1) if found else None


def _says(kind: str, text: str) -> bool:
    return says("followups", kind, text=text)
