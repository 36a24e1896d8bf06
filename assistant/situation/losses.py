"""What a person says they lost or were offered, where guidance or law sets a sum for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.remedies.contract import Loss, Service
from assistant.situation.day_shapes import DAYS_IN, NUMBERS

_ROOM = r"(kitchen|bath ?room|toilet|loo|hall(way)?|bed ?room|living room|lounge|landing|stair\w*|porch|cupboard|shed|loft|utility|room|communal|street|security|outside)"
_SOME_LIGHTS = (
    rf"\b{_ROOM} (ceiling )?light|\blight(s|ing)? (in|on|over|of) (the|my|our|one|a|two|her|his) (\w+ )?{_ROOM}\b"
    r"|\blights? (switch|fitting|bulb|pull|shade|well)|\b(half|some|most|part|a few|one|two) (of )?(the |my |our )?(lights?|sockets?|electric\w*)\b"
)
"""Lights of one room, or some of them: no loss of lighting."""
_COUNT = r"(\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
_HEAT = r"\b(heatings?|heat|radiators?|boilers?)\b"
_WATER = r"\bhot waters?\b"
_GONE = r"\b(no|without|lost|loss|gone|off|out|broken|not working|dead|went|failed|down|haven'?t worked|hasn'?t worked|stopped|fail(?:ed|ure)|died|conked|packed (?:up|in)|bust|kaput|(?:stone|ice|freezing) cold)\b"
_AUXILIARY = r"(?:has|had|is|are|was|were|did|does|still|always|also|kept|keeps|stayed|remained|been|carried|all|just)"
_WENT_ON = (
    rf"(?:(?:{_AUXILIARY} ){{0,3}}(?:works?|worked|fine|ok(?:ay)?|all ?right|unaffected)"
    rf"|(?:{_AUXILIARY} ){{1,3}}(?:working|running|going|there|on)(?! and off| the blink))\b"
)
_STILL_THERE = (
    r"\b(?:there(?:['’]?s| is)|we(?:['’]?ve| have)(?: got)?|i(?:['’]?ve| have)(?: got)?|got|still (?:have|get))"
    r"(?: still| plenty of| the| some){0,2}"
)
_NEVER_LOST = (
    r"\b(?:never|didn['’]?t|did not) (?:actually |ever )?(?:los[te]|go without|went without)(?: the| any| our| my)?"
)
_WHOLE = (
    r"(?:full|whole|entire|complete|solid|long|straight|consecutive|clear|calendar|good|cold|freezing|bitter|miserable"
    r"|winter|summer|working|further|more)"
)
_ONE_MORE = r"(?:another|a further|a second|one more)"
_LASTED = re.compile(
    rf"\b({_ONE_MORE}|{_COUNT[1:-1]})[ -](?:{_WHOLE},?[ -]){{0,3}}(day|night|week|fortnight|month)s?\b", re.IGNORECASE
)
_NONE_FOR = r"(?:no (?:\w+ ){1,4}for|(?:\d+|\w+) (?:more |further )?(?:day|week)s? (?:without|with no|of no))\b"
_STRETCHES = re.compile(
    r"[.;!?]\s+|\n+|,? ?\b(?:and |but )?(?P<then>then|after (?:that|which)|followed by|afterwards|plus)\b"
    rf"|,? (?:and|but) (?=(?:another|a further|later|again)\b|{_NONE_FOR})|, (?=(?:another|a further|later)\b|{_NONE_FOR})",
    re.IGNORECASE,
)
"""What parts the stretches of a loss that went on in another way."""
_FURTHER = re.compile(
    r"\b(?:another|further|again|more|second|extra|later|next|once more)\b|^\W*(?:for|just|only)\b", re.IGNORECASE
)
_BACK = re.compile(
    r"\b(?:back|going|working|restored|fixed|mended|repaired|came (?:on|out)|promised?|said|told|tell|takes?|took)\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(for|over|about|around|nearly|almost|than|lasted|took)\s*$", re.IGNORECASE)
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
    r"|cancel\w* on (you|me|us)|appointments? (was|were|got)? ?(missed|cancelled)|missed (my|an?|another|the|our) (?:(?:\w+ )?(?:appointment|visit))"
    r"|(?:supposed|meant|ment|due|booked|promised) to (?:come|be (?:here|round|out)|visit|attend|call)\b[^?!]{0,40}?\bno (?:text|call|show|phone|word|message|knock|one|body)"
    r"|missed \w+ appointments?|(?:didn'?t|did not|never|failed to) (?:keep|kept|attend|attended|make|made) (?:the|an?|our|my|that|any) (?:\w+ )?(?:appointment|visit)s?)\b",
    re.IGNORECASE,
)
_MISSED_BY_ME = re.compile(
    r"\b(?:i|we)(?:['’]?ve| have| had|['’]?d)? (?:\w+ )?missed\b(?! (?:(?:a|my|some|two|three|\w+) )?(?:work|school|days?|shifts?|wages|college|pay|hours|time|calls?))|^\W*missed\b[^.?!]{0,40}\b(?:cos|coz|cuz|because|as|since|when|while) (?:i|we)\b"
    r"|\b(?:tenant|resident|client)s? (?:has |had )?missed\b",
    re.IGNORECASE,
)
_NOBODY_YET = re.compile(
    r"\b(?:nobody|no one|noone|never)(?: has| have| had| ever)? (?:came|come|turned up|turn up|shown up|showed up)\b",
    re.IGNORECASE,
)
_ARRANGED = re.compile(
    r"\b(?:appointments?|visits?|slots?|book\w*|arrang\w*|schedul\w*|due|suppos\w*|meant|promis\w*|said (?:they|he|she)['’]?(?:d| would)|(?:waited|stayed|sat|stopped|stuck) in|(?:day|morning|afternoon|time) off|off work|not even a|(?<!repair )notice(?! (?:to|it|they|went|was|out|issued|dated|given|sent)\b)|no[- ]?shows?|times|when"
    r"|(?:no|without (?:an?|any)?) ?(?:text|txt|call|phone ?call|word|warning|message)"
    r"|(?:text|txt|messag|rang|phon|email)\w* (?:me |us |at |only )*(?:that|the same|on the) (?:morning|day|afternoon)"
    r"|(?:didn['’]?t|did not|never) (?:even |bother to )*(?:ring|call|text|txt|phone|let (?:me|us) know))\b",
    re.IGNORECASE,
)
"""Without one of these, that nobody has come yet is no appointment missed."""
_TILL = re.compile(r"\W*(?:out |round |back |near |us |me )*(?:un)?till?\b", re.IGNORECASE)
_BOOKED = re.compile(
    r"\b(?:appointments?|slots?|book\w*|arrang\w*|schedul\w*|promis\w*|waited in|stayed in|day off)\b", re.IGNORECASE
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
_OFTEN = re.compile(rf"\b(once|twice|thrice|{_COUNT} times)\b", re.IGNORECASE)
_SECOND = re.compile(
    r"\b(?:second|another|2nd|new|other|next|replacement) (?:(?:right to repair|rtr) )?(?:contractors?|firm|builders?|company|lot|crew|outfit)\b"
    r"|\b(?:second|2nd|next) (?:people|ones?)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    rf"\b{_COUNT} (?:more |extra |further |whole )?(day|week|fortnight)s? (?:over|past|late|beyond|after|more|longer|extra)\b"
    rf"|\b(?:over|past|late|beyond|overran|ran over|overrun) (?:\w+ ){{0,4}}?(?:by )?{_COUNT} (?:more |extra )?(day|week|fortnight)s?\b",
    re.IGNORECASE,
)
_OFFER = re.compile(r"\b(offer\w*|said they'?d pay|proposed)\b[^.£]{0,40}£ ?(\d[\d,]*(?:\.\d{2})?)", re.IGNORECASE)


def losses_of(text: str) -> tuple[Loss, ...]:
    """The services that a text says were gone altogether, with the days where it says how long.

    Stretches that followed each other ("4 days without power, then 3 weeks without lights") are each a loss of their own.
    Where two lengths are told, and not how they stand to each other, no days are counted.
    """
    apart: list[Loss] = []
    open_: set[int | None] = set()
    for follows, stretch in _stretches(text):
        said = stretch if _BACK.search(stretch) or not _LASTED.search(stretch) else f"{stretch} gone"
        found = [loss for loss in _losses_in(said) if loss.days]
        days = _days(stretch)
        if not found and apart and follows and days and _says(_GONE, stretch) and not _BACK.search(stretch):
            found = [apart[-1].model_copy(update={"days": days})]
        new = {loss.service for loss in found} - {loss.service for loss in apart}
        if new or follows or _FURTHER.search(stretch):
            apart += found
        else:
            open_ |= {loss.days for loss in found} - {loss.days for loss in apart}
    if len(apart) > 1 and len(_LASTED.findall(text)) > 1:
        return tuple(apart)
    whole = _losses_in(text)
    return tuple(loss.model_copy(update={"days": None}) for loss in whole) if open_ else whole


def _stretches(text: str) -> Iterator[tuple[bool, str]]:
    """The stretches of a text, each with whether it is said to have followed the one before."""
    start, follows = 0, False
    for end in _STRETCHES.finditer(text):
        if stretch := text[start : end.start()].strip():
            yield follows, stretch
            follows = False
        start, follows = end.end(), follows or end["then"] is not None
    yield follows, text[start:].strip()


def _losses_in(text: str) -> tuple[Loss, ...]:
    if not re.search(_GONE, text, re.IGNORECASE):
        return ()
    days = _days(text)
    heat, water = _says(_HEAT, text), _says(_WATER, text)
    found: list[Loss] = []
    kept = services_kept(text)
    heat, water = heat and "heating" not in kept, water and "hot water" not in kept
    if heat and water:
        found.append(Loss(service=Service.HEATING_AND_HOT_WATER, days=days))
    elif heat or water:
        found.append(Loss(service=Service.HEATING_OR_HOT_WATER, days=days))
    some = _says(_SOME_LIGHTS, text) and not _says(r"\ball (of )?(the |my |our )?lights\b", text)
    lights = _says(r"\b(lights?|lighting)\b", text) and not some
    power = _says(
        r"\b(power|electric\w*)\b|\b(no|or|nor|and) (power )?sockets?\b|\bsockets? (are |all )?(dead|off)\b", text
    )
    power = power and not _kept_working(r"(?:power|electric\w*|sockets?|plugs?)", text)
    if lights and (
        not power or _says(r"\b(lights?|lighting) only\b|\bonly (the )?light|\brest of (the )?electric", text)
    ):
        found.append(Loss(service=Service.LIGHTING, days=days))
    elif power and not _says(r"\bpartial|some of|half\b", text):
        found.append(Loss(service=Service.POWER, days=days))
    return tuple(found)


def lost_by_name(text: str) -> tuple[Loss, ...]:
    """The services that a text only names, of which it was said before that something was gone."""
    return losses_of(f"{text} gone")


def services_kept(text: str) -> frozenset[str]:
    """Which of heating and hot water a text says were not lost: "the hot water is ok", "it was only ever the heating"."""
    only = r"\b(?:only|just)(?: (?:ever|really|actually|been|gone))*(?: the)?"
    kept = set()
    if _says(rf"\bhot waters? only\b|{only} hot waters?\b", text) or _kept_working(r"(?:heating|radiators?)", text):
        kept.add("heating")
    if _says(rf"\bheating only\b|{only} heating\b", text) or _kept_working("hot waters?", text):
        kept.add("hot water")
    return frozenset(kept)


def _kept_working(service: str, text: str) -> bool:
    """Whether a service is said to have gone on: "the heating kept working", "hot water was still fine"."""
    found = re.search(
        rf"\b{service}(?:['’]?s)? (?:itself )?{_WENT_ON}|{_STILL_THERE} {service}\b|{_NEVER_LOST} {service}\b"
        rf"|\bnot (?:the )?{service}\W*$",
        text,
        re.IGNORECASE,
    )
    return found is not None and not re.search(r"\b(neither|nor|none|or|no)\b[^.?!,;]{0,14}$", text[: found.start()])


def missed_appointments(text: str) -> int | None:
    """How many missed appointments a text counts; 1 where it tells of one, None where it tells of none or not how many."""
    if _MISSED_BY_ME.search(text):
        return None
    for pattern in _MISSED:
        found = pattern.search(text)
        if found and not (found.group(1).lower() in ("a", "an") and _of_any(text)):
            return _number(found.group(1))
    if _ANY_MISSED.search(text) and (often := _OFTEN.search(text)):
        return {"once": 1, "twice": 2, "thrice": 3}.get(often.group(1).lower()) or _number(often.group(2))
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
    return (not _MISSED_BY_ME.search(text) and bool(_not_kept(text) or _CANCELLED.search(text))) or any(
        pattern.search(text) for pattern in _MISSED
    )


def second_contractor_days(text: str) -> int | None:
    """By how many days a second Right to Repair contractor ran over its own period, None where not said."""
    if not _SECOND.search(text):
        return None
    found = _OVER.search(text) or re.search(rf"\b{_COUNT} (day)s?\b", text, re.IGNORECASE)
    if found is None:
        return None
    count, unit = (group for group in found.groups() if group)
    return _number(count) * DAYS_IN[unit.lower()]


def offered(text: str) -> float | None:
    """The sum that a text says the landlord has offered, in pounds."""
    found = _OFFER.search(text)
    return float(found.group(2).replace(",", "")) if found else None


def _days(text: str) -> int | None:
    found = next(
        (f for f in _LASTED.finditer(text) if f.group(1).lower() not in ("a", "an") or _FOR.search(text[: f.start()])),
        None,
    )
    if found is None:
        return None
    return _number(found.group(1)) * DAYS_IN[found.group(2).lower()]


def _number(said: str) -> int:
    return int(said) if said.isdigit() else NUMBERS.get(said.lower(), 1)


def _says(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None
