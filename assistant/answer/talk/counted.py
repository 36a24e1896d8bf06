"""What is counted in a conversation about money: visits not kept, and the days that a service was gone."""

from __future__ import annotations

import re

from assistant.answer.message.followup import gives_a_number
from assistant.answer.redress.sums_asked import asks_per_whom
from assistant.remedies.contract import Loss, Service
from assistant.situation.clauses import is_question
from assistant.situation.day_shapes import COUNT, DAYS_IN, NUMBERS
from assistant.situation.losses import losses_of, lost_by_name, services_kept
from assistant.situation.situation import Ask, Situation
from assistant.situation.stretches import lasting
from assistant.situation.visits import mentions_missed_appointments

_FEW_WORDS = 6
_OFTEN = {"once": 1, "twice": 2, "thrice": 3, "both": 2}
_COUNTED = rf"(?<![£\d.,])(?P<count>{COUNT}|once|twice|thrice)"
_VISITS = r"(?:times|visits|appointments|no[- ]shows|call[- ]?outs|goes|dates|slots|occasions)"
_MORE = r"(?:more|further|extra|other)"
_OF_VISITS = re.compile(
    r"\bmiss\w*\b[^.?!]{0,25}\b(appointment|visit|call)|no[- ]?show|turn(ed)? up\b|cancel\w*", re.IGNORECASE
)
_ALONE = re.compile(
    rf"\b{_COUNTED}\b(?: {_VISITS}| of them)?(?: now| so far| already| in all| altogether| all told| in total)?\W*$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    rf"\b{_COUNTED} (?:of (?:them|those|these|it)\b|(?:\w+ )?{_VISITS}\b|in (?:all|total)\b|altogether\b|all told\b)"
    rf"|\b(?:it'?s|its|it was|there were|there'?s been|been|had|make (?:it|that)|with|for|if) (?P<bare>{COUNT})\b(?! (?:\w+ )?(?:day|week|month|year|hour|pound|quid))"
    r"(?=\W*$|,| (?:what|how|not|then|now|instead)\b)",
    re.IGNORECASE,
)
_TIMES_MORE = re.compile(
    rf"\balso (?:missed|cancelled|skipped) (?P<also>{COUNT}|one)\b|\b(?:done|did|missed) (?:it|one|that) again\b|^\W*(?:and )?again (?:today|yesterday|this (?:week|morning|afternoon)|(?:on |last )?\w+day)\b|\b(?:another|a further) (?P<one>{COUNT}|one)?\b|\b(?P<count>{COUNT}|once|twice) {_MORE}\b|\b{_MORE} (?P<after>{COUNT})\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"^\W*(?:(?:and|so|well|but)\W+)*(?:that['’]?s|thats|it['’]?s|its|this is|it was)?(?: now)? ?(?:the )?(?P<nth>second|2nd|third|3rd|fourth|4th|twice|three times|four times)"
    r"(?: (?:time|one|appointment|visit|no[- ]show))?(?: (?:now|running|already|this (?:week|month|year)|in a row|in \w+ \w+|that has happened|(?:that )?(?:they|he|she)(?:['’]?ve| have)?(?: now| already)? (?:done|did|missed|let) [^.?!]{0,20}))*\W*$",
    re.IGNORECASE,
)
"""Which time it is by now: so many visits were missed in all."""
_NTH = {
    "second": 2,
    "2nd": 2,
    "twice": 2,
    "third": 3,
    "3rd": 3,
    "three times": 3,
    "fourth": 4,
    "4th": 4,
    "four times": 4,
}
_OF_A_SUM = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?|right|now|then|what about|how about|no|sorry)\W+)*"
    r"(?:what(?:'?s| is| are| does| do| would| did|s)?\b(?![^.?!]*\b(?:go|went) by\b)|how much\b|by\b|for\b|at\b|(?:the )?ombudsm[ae]n|(?:the|their|its|my)\b|under\b|per\b|in\b)?"
    r"[^.?!]{0,40}\b(?:ombudsm[ae]n'?s?(?: (?:rates?|figures?|sums?|guidance|set|sets|put|puts|give|gives|pay|pays|way))?|policy|scheme|rates?|figures?|sums?|total|come to|make (?:that|it|them)"
    r"|(?:a|per|each|every|for a) (?:day|week|fortnight|month|visit|go)|weekly|daily|altogether|in all|in total|worth|so far)"
    r"(?: (?:make|put|pay|give|allow|on|for|say|set|come|that|it|one|them|those|this|to|then|now|instead|of|worth|come|be|at))*\W*$",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:one|each|every one|a time|a go|a visit|per (?:visit|appointment|go|no[- ]show)|that|it|them|those)\b",
    re.IGNORECASE,
)
_OTHER_UNITS = re.compile(
    r"^ (?:(?!the\b|last\b|this\b|that\b)\w+ )?(?:days?|nights?|weeks?|months?|years?|hours?|pounds?|quid|rooms?)\b"
)
_TOO = re.compile(
    r"\b(as well|too|also|neither|both|either|(?:an?d?|n) all|on top(?: of (?:it|that|this))?)\b", re.IGNORECASE
)
_BOTH = re.compile(r"\b(?:both|the two|neither)\b(?! (?:times|days|visits|weeks|months))", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:now|since then|even|has (?:also )?gone|went|packed (?:in|up))\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:back|work\w*|fixed|mended|restored|sorted|only|just|instead|meant?|sorry|actually|not the|no,)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\b(?:if|only|just|instead|suppos\w+|rather than|meant?)\b", re.IGNORECASE)
_CAME_BACK = re.compile(
    r"\b(?:heatings?|hot waters?)(?:['’]?s| is| was| has| had| got)? (?:(?:only|then|at least|come|came|been|was) )*(?:back|restored|fixed|mended|working again|sorted)\b"
    rf"(?:[^.?!]{{0,12}}\bafter (?:the )?(?:first |about |only |just )*(?P<count>{COUNT})? ?(?P<unit>day|week|fortnight)s?\b)?",
    re.IGNORECASE,
)
_ONE_OF_TWO = re.compile(r"\b(?:just|only) (?:the )?one of (?:them|the two|those)\b", re.IGNORECASE)
_A_DAY_OF_IT = re.compile(
    r"\b(?:per|each|every) (?:day|week)\b|\b(?:for )?(?:an?|one) (?:day|week)(?: of (?:it|that|this))?\b(?! and a half)",
    re.IGNORECASE,
)
_A_WEEK = re.compile(
    r"\b(?:per|each|every|an?|one|the) (?:whole |full )?(?P<unit>week|fortnight)\b|\bweekly\b", re.IGNORECASE
)
_DATED = re.compile(r"\b(?:last|this|next|ago|before|every other|the week of)\b", re.IGNORECASE)
_STRETCH = re.compile(
    rf"(?<!in )(?<!within )(?<!every )(?<!than )\b(?P<count>{COUNT})[ -](?:(?!working\b)\w+ )?(?P<unit>day|night|week|fortnight|month)s?\b(?! (?:notice|old|ago|later|before|limit|target))",
    re.IGNORECASE,
)
_BARE_COUNT = re.compile(
    rf"\b(?:for|was|were|be|make (?:it|that)|it'?s|its|only|no|sorry|meant?|actually) (?P<count>(?!an?\b){COUNT})(?: of (?:them|those))?\W*$",
    re.IGNORECASE,
)
_PROMISED = re.compile(r"\b(?:in|within|every|give|given|allow\w*|limit of|target of|next|last|of)\W+$", re.IGNORECASE)
_HOT_WATER = re.compile(r"\bhot waters?\b", re.IGNORECASE)
_HEATING = (Service.HEATING_OR_HOT_WATER, Service.HEATING_AND_HOT_WATER)


def counted(base: Situation, now: Situation) -> dict[str, object]:
    """The losses and the missed visits as a later message leaves them; only what it changes."""
    return _losses(base, now) | _missed(base, now)


def asks_of_money(base: Situation, now: Situation) -> bool:
    """Whether a message asks for a sum, or tells a number after one was asked for."""
    before = {ask for clause in base.standing for ask in clause.asks}
    return Ask.REMEDY in {*now.asks, *before} or (_told_a_sum(base) and Ask.DELAY not in before)


def _told_a_sum(base: Situation) -> bool:
    """Whether the last answer told a sum of guidance or of a landlord's policy, and not only what a job may cost."""
    return any(one.kind == "guidance" and "£" in one.text and "estimate" not in one.text for one in base.told)


def sum_asked_again(base: Situation, now: Situation, kept: dict[str, object]) -> bool:
    """Whether a message wants the sum told before for another count, or by another's figure ("and the ombudsman's?")."""
    counted_on = kept.get("losses") or kept.get("missed_appointments")
    told = _told_a_sum(base) and bool(counted_on or now.losses or now.missed_appointments)
    if not told or now.events or now.refs or set(now.asks) - {Ask.REMEDY, Ask.TIMESCALE, Ask.PROCESS, Ask.DELAY}:
        return False
    if _OF_A_SUM.match(now.english) or asks_per_whom(now.english):
        return True
    changed = any(
        kept.get(name, getattr(now, name)) != getattr(base, name) for name in ("losses", "missed_appointments")
    )
    asks_more = is_question(now.english) and set(now.asks) - {Ask.REMEDY}
    return changed and asks_of_money(base, now) and not asks_more


def _missed(base: Situation, now: Situation) -> dict[str, object]:
    """How many visits are meant, where they were spoken of before: a number of "them", one more, or the rate for one."""
    before = base.missed_appointments
    if not (before or mentions_missed_appointments(base.repair) or _OF_VISITS.search(base.repair)):
        return {}
    text, told = now.english, now.missed_appointments
    if in_all := _IN_ALL.match(text):
        return {"missed_appointments": _NTH[in_all["nth"].lower()]}
    more = _TIMES_MORE.search(text) if before else None
    if before and more and not _OTHER_UNITS.match(text[more.end() :]):
        number = _number(next((group for group in more.groups() if group), "one"))
        return {"missed_appointments": before + number} if number else {}
    if told:
        return {}
    if len(text.split()) <= _FEW_WORDS and (found := _ALONE.search(text)):
        return {"missed_appointments": number} if (number := _number(found["count"])) else {}
    if not asks_of_money(base, now):
        return {}
    if found := _OF_THEM.search(text):
        number = _number(found["count"] or found["bare"])
        return {"missed_appointments": number} if number else {}
    asked_of_one = Ask.REMEDY in now.asks and _EACH.search(text) and not now.losses
    if mentions_missed_appointments(text):
        # "What is paid for each missed visit?" names the visits itself: none is counted as the person's own.
        asked_of_one = False
    return {"missed_appointments": 1} if asked_of_one and not before else {}


def _losses(base: Situation, now: Situation) -> dict[str, object]:
    """What was lost: a second service joins the first, one that is not gone leaves it, and a number of days is that of the loss."""
    changed = _services(base, now)
    lost = changed or now.losses or base.losses
    if not lost or (base.missed_appointments and not base.losses and not now.losses):
        return {}
    days = None if len(changed) > 1 or _CAME_BACK.search(now.english) else _days_told(base, now)
    if days is None and not changed and lost == now.losses and _same_service(lost, base.losses):
        days = base.losses[0].days if all(loss.days is None for loss in lost) else None
    if days:
        lost = tuple(loss.model_copy(update={"days": days}) for loss in lost)
    return {"losses": lost} if lost != now.losses else {}


def _services(base: Situation, now: Situation) -> tuple[Loss, ...]:
    """The services that a message says were lost, by what was told before; empty where it changes nothing."""
    if not base.losses:
        return ()
    also = _TOO.search(now.english) or (_SINCE.search(now.english) and not _BACK.search(now.english))
    if now.losses and also:
        return _joined(base, now)
    first = base.losses[0]
    one = len(base.losses) == 1
    if one and first.service is Service.HEATING_AND_HOT_WATER and (back := _CAME_BACK.search(now.english)):
        return _one_came_back(first, back)
    if one and first.service is Service.HEATING_OR_HOT_WATER and _BOTH.search(now.english):
        return (first.model_copy(update={"service": Service.HEATING_AND_HOT_WATER}),)
    kept = services_kept(now.english)
    if one and first.service is Service.HEATING_AND_HOT_WATER and (len(kept) == 1 or _ONE_OF_TWO.search(now.english)):
        return (first.model_copy(update={"service": Service.HEATING_OR_HOT_WATER}),)
    put_right = len(now.losses) == 1 and one and _INSTEAD.search(now.english) and not now.losses[0].days
    if put_right:
        return (now.losses[0].model_copy(update={"days": first.days}),)
    other = lost_by_name(now.english) if _INSTEAD.search(now.english) and not now.losses else ()
    same = len(other) == 1 and other[0].service is first.service
    return () if same else tuple(loss.model_copy(update={"days": loss.days or first.days}) for loss in other)


def _one_came_back(lost: Loss, back: re.Match[str]) -> tuple[Loss, ...]:
    """Heating and hot water for the days until one of them was back, and the other for the rest; both without days where that is not told."""
    until = _number(back["count"] or "a") * DAYS_IN[back["unit"].lower()] if back["unit"] else 0
    if not lost.days or not 0 < until < lost.days:
        return lost.model_copy(update={"days": None}), Loss(service=Service.HEATING_OR_HOT_WATER)
    left = Loss(service=Service.HEATING_OR_HOT_WATER, days=lost.days - until)
    return lost.model_copy(update={"days": until}), left


def _joined(base: Situation, now: Situation) -> tuple[Loss, ...]:
    """The losses of both messages; heating and hot water, gone one after the other, are one loss, for days not told."""
    one = {loss.service for loss in (*base.losses, *now.losses)} == {Service.HEATING_OR_HOT_WATER}
    if one and _heating_is_lost(base.repair) != _heating_is_lost(now.english):
        return (Loss(service=Service.HEATING_AND_HOT_WATER),)
    return losses_of(f"{base.own_words} and {now.english}") or base.losses


def _heating_is_lost(text: str) -> bool:
    """Whether a text that tells of one service lost tells it of the heating."""
    return bool(losses_of(_HOT_WATER.sub(" ", text)))


def _same_service(lost: tuple[Loss, ...], before: tuple[Loss, ...]) -> bool:
    """Whether a message speaks of one loss that was told of before, or of the other of heating and hot water."""
    if len(lost) != 1 or len(before) != 1:
        return False
    services = {lost[0].service, before[0].service}
    return len(services) == 1 or services <= set(_HEATING)


def _days_told(base: Situation, now: Situation) -> int | None:
    """The days of a loss that a message tells, alone or where a sum is asked for."""
    unknown = any(loss.days is None for loss in base.losses)
    if not (gives_a_number(now) or unknown or asks_of_money(base, now)) or now.events:
        return None
    told = _A_DAY_OF_IT.sub(" ", now.english)
    stretch = lasting(f"for {told}") or lasting(told)
    if stretch is not None:
        return stretch[1] * DAYS_IN.get(stretch[2], 0) or None
    found = next((f for f in _STRETCH.finditer(told) if not _PROMISED.search(told[: f.start()])), None)
    if found:
        return _number(found["count"]) * DAYS_IN[found["unit"].lower()]
    bare = _BARE_COUNT.search(told)
    unit = next((f["unit"] for f in _STRETCH.finditer(base.own_words)), None) if bare else None
    if bare and unit and base.losses:
        return _number(bare["count"]) * DAYS_IN[unit.lower()]
    of_a_sum = Ask.REMEDY in now.asks or _OF_A_SUM.match(now.english)
    week = _A_WEEK.search(now.english) if of_a_sum and not _DATED.search(now.english) else None
    return DAYS_IN[(week["unit"] or "week").lower()] if week else None


def _number(said: str) -> int:
    low = said.lower()
    return int(low) if low.isdigit() else _OFTEN.get(low) or NUMBERS.get(low) or (2 if low.endswith("couple of") else 0)
