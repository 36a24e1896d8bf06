"""Reading a message: what the person told us, by rule, in milliseconds, and nothing more."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

from assistant.errors import InputError
from assistant.records import Category, LandlordType, Tenure
from assistant.records.categories import categorise
from assistant.records.landlords import LandlordDirectory, LandlordMatch
from assistant.situation.clauses import amounts, clauses_of, is_question, references
from assistant.situation.dates import DatedMention, back, bare_stretch, dated_mentions, lasting, plain_day
from assistant.situation.languages import in_english
from assistant.situation.losses import losses_of, missed_appointments, offered, second_contractor_days
from assistant.situation.priorities import priorities
from assistant.situation.situation import Ask, Asker, Clause, NamedLandlord, Situation
from assistant.situation.wordlists import says, words
from assistant.timescales.facts import Event, Happening

LONGEST_MESSAGE = 8_000
_Kind = TypeVar("_Kind", Tenure, LandlordType)


def read_situation(
    text: str,
    directory: LandlordDirectory,
    *,
    asker: Asker = Asker.RESIDENT,
    landlord: str | None = None,
    tenure: Tenure | None = None,
    reported: date | None = None,
    until: date | None = None,
    household: tuple[str, ...] = (),
    today: date,
) -> Situation:
    """Read one message. What is given beside it (landlord, dates, …) outranks what the words say.

    Raises:
        InputError: the message is empty or over 8,000 characters, a date is in the future or the
            wrong way round.
    """
    message = clean(text)
    english = _STAGE.sub(lambda found: f"stage {1 if found[1].lower() in _FIRST else 2}", in_english(message))
    english = _WOULD.sub(lambda found: f"{found[1]}'d", english)
    priority = priority_of(english)
    mentions, doubts = dated_mentions(english, today)
    if until == today and says("facts", "not yet", text=english):
        until = None
    _check_order(reported, until, today)
    named = _landlord(message, landlord, directory)
    category = Category.COMPLAINT_HANDLING if says("facts", "complaint", text=english) else categorise(english)
    clauses = clauses_of(english)
    events, began = _events(english, mentions, clauses, category, reported, until)
    if ended := _ended(events, mentions, clauses, english, today):
        events = tuple(sorted((*events, ended), key=lambda event: (event.on, event.what)))
        doubts.append(f"We took {plain_day(ended.on)} as the day on which the wait ended. If it was not, tell us.")
    own = " ".join(clause.text for clause in clauses if not clause.about_case)
    stretch = lasting(own) or bare_stretch(own)
    since = began.said if began else (stretch[0] if stretch else None)
    began_on = (
        began.on
        if began
        else None
        if events
        else (back(today, stretch[1], stretch[2]) if stretch and stretch[2] != "hour" else None)
    )
    if began_on and category not in (None, Category.COMPLAINT_HANDLING):
        clauses = _asking_of_wait(clauses, since or "")
    return Situation(
        question=message,
        english=english,
        asker=asker,
        clauses=clauses,
        asks=tuple(dict.fromkeys(ask for clause in clauses for ask in clause.asks)),
        landlord=named,
        landlord_type=_first("landlord_type", english, LandlordType),
        tenure=tenure or _tenure(english),
        category=category,
        repair=english,
        household=household or _household(english),
        emergency=_emergency(english, priority),
        priority=priority,
        events=events,
        since=since,
        began=began_on,
        refs=references(message),
        amounts=amounts(message),
        losses=losses_of(english),
        missed_appointments=missed_appointments(english),
        second_contractor_days=second_contractor_days(english),
        offered=offered(english),
        doubts=tuple(doubts),
        loose=tuple(dict.fromkeys(m.on for m in mentions if m.on and not m.role and not m.idle)),
        idle=tuple(dict.fromkeys(m.on for m in mentions if m.on and m.idle)),
        rough=tuple(Event(what=m.role, on=m.other) for m in mentions if m.role and m.other),
        own_words=english,
        standing=clauses if any(_is_asked(clause) for clause in clauses) else (),
        reported=reported or _on(events, Happening.REPORTED, Happening.COMPLAINED),
        until=until or _last(events),
    )


def _asking_of_wait(clauses: tuple[Clause, ...], since: str) -> tuple[Clause, ...]:
    """Clauses of a plain tale of waiting: "no hot water since Sunday, what can I do" asks whether that is too long."""
    asked = {ask for clause in clauses for ask in clause.asks}
    if asked - {Ask.PROCESS} or any(clause.about_case for clause in clauses):
        return clauses
    return tuple(
        clause.model_copy(update={"asks": (Ask.DELAY, *clause.asks)}) if since in clause.text else clause
        for clause in clauses
    )


def clean(text: str) -> str:
    """The message without control characters and doubled space.

    Raises InputError where nothing is left, or more than anybody would type.
    """
    kept = "".join(c if c.isprintable() or c in "\n\t" else " " for c in text)
    message = re.sub(r"[ \t\u00a0]+", " ", kept).strip()
    if not message:
        raise InputError("The question is empty. Say what is broken and when you reported it.")
    if len(message) > LONGEST_MESSAGE:
        raise InputError(
            f"The question has {len(message):,} characters; the most is {LONGEST_MESSAGE:,}. "
            "Keep to what is broken, since when, and what you want to know; a long document can be uploaded."
        )
    return message


def _is_asked(clause: Clause) -> bool:
    """Whether a clause asks something: in the form of a question, or to set things beside each other."""
    return bool(clause.asks) and (is_question(clause.text) or Ask.COMPARISON in clause.asks)


def _check_order(reported: date | None, until: date | None, today: date) -> None:
    if reported and reported > today:
        raise InputError(f"The report date {reported} is in the future. Give the day the landlord was told.")
    if reported and until and until < reported:
        raise InputError(f"The end date {until} is before the report date {reported}. Swap or correct them.")


def _landlord(message: str, given: str | None, directory: LandlordDirectory) -> NamedLandlord | None:
    match = directory.match(_a_name(given)) if given else directory.find(message) or _bare_names(message, directory)
    if match is None:
        return None
    slugs = tuple((one.name, one.slug) for name in match.options if (one := directory.match(name)).name and one.slug)
    return NamedLandlord(said=match.said, name=match.name, slug=match.slug, options=match.options, slugs=slugs)


def _bare_names(message: str, directory: LandlordDirectory) -> LandlordMatch | None:
    """Landlords that a message gives by their bare names where nothing but names can stand: "and calico?", "calico or bury, which …"."""
    if found := _NOTHING_BUT_A_NAME.match(message):
        match = directory.match(found.group(1))
        return match if match.name and match.how in ("name", "core") else None
    if found := _ONE_OR_OTHER.match(message):
        both = [directory.match(said) for said in found.groups()]
        if all(each.name and each.slug and each.how in ("name", "core") for each in both):
            names = tuple(each.name for each in both if each.name)
            return LandlordMatch(said=" / ".join(found.groups()), options=names) if len(set(names)) == 2 else None
    return None


def _a_name(given: str) -> str:
    """A landlord's name as given, cut at whatever no name has: a line's end, a sentence, markup or an address."""
    cut = re.split(r"[\n\r<>\[\](){}|*`]|https?:|\.\s", given.strip())
    return next((part.strip()[:80] for part in cut if part.strip()), "") or "landlord"


def _first(key: str, text: str, kind: type[_Kind]) -> _Kind | None:
    for name in words("facts")[key]:
        if says("facts", key, name, text=text):
            return kind(name)
    return None


def _tenure(text: str) -> Tenure | None:
    """The tenure that is said; None where two are set beside each other and neither is said to be the person's."""
    named = [Tenure(name) for name in words("facts")["tenure"] if says("facts", "tenure", name, text=text)]
    if Tenure.ASSURED_SHORTHOLD in named and Tenure.ASSURED in named:
        named.remove(Tenure.ASSURED)
    beside = re.search(
        r"\b(secure|assured|shorthold|leasehold\w*) (and|or|versus|vs|than) (an? )?(secure|assured|shorthold|leasehold)",
        text,
        re.IGNORECASE,
    )
    compared = (len(named) > 1 or beside) and not re.search(
        r"\b(i'?m|i am|im|my|we|our|she'?s|he'?s)\b", text, re.IGNORECASE
    )
    return None if not named or compared else named[0]


def _household(text: str) -> tuple[str, ...]:
    return tuple(who for who in words("facts")["household"] if says("facts", "household", who, text=text))


def _emergency(text: str, priority: str | None) -> bool | None:
    """Whether it is said to be an emergency; None where that is not said, denied or only asked."""
    denied = priority == "non-emergency"
    said = says("facts", "emergency", text=_without_asking(text))
    return True if said and not denied else None


def priority_of(text: str) -> str | None:
    """The class that the job is said to have; None where none is said or it is only asked whether it has it."""
    return next(iter(priorities(_without_asking(text))), None)


def _without_asking(text: str) -> str:
    """The message without a question whether something is an emergency, or urgent: asking says neither."""
    return _ASKS_WHETHER.sub(" ", text)


_ASKS_WHETHER = re.compile(
    r"(?:^|(?<=[.?!,;] )|(?<=\band )|(?<=\bso ))(?:is|isn'?t|are|would|does|do|should|could|can|when is|what makes)\b(?:(?!\bif\b)[^.?!])*?"
    r"\b(?:an emergency|emergencies|urgent)(?: or not)?(?= ?\?|\s*$)",
    re.IGNORECASE,
)


def _events(
    text: str,
    mentions: list[DatedMention],
    clauses: tuple[Clause, ...],
    category: Category | None,
    reported: date | None,
    until: date | None,
) -> tuple[tuple[Event, ...], DatedMention | None]:
    """The dated events, and the mention that says when the trouble began.

    A date given beside the message takes the role that the message gives that day; else the first is
    the report (of a complaint where that is what it is about) and the last is when it was done.
    """
    dated = [m for m in mentions if m.on is not None]
    # Of two things told of one day the one that starts a clock counts.
    roles = {m.on: m.role for m in sorted(dated, key=lambda m: m.role in _STARTS) if m.role}
    complaint = category is Category.COMPLAINT_HANDLING
    events: list[Event] = []
    if reported:
        first = roles.get(reported)
        start = first if first in _SET_GOING else (Happening.COMPLAINED if complaint else Happening.REPORTED)
        events.append(Event(what=start, on=reported))
    if until:
        last = roles.get(until)
        if last in _STOPS:
            events.append(Event(what=last, on=until))
        if last is Happening.ATTENDED or last not in _STOPS:
            events.append(Event(what=Happening.STAGE_1_ANSWERED if complaint else Happening.UNTIL, on=until))
    given = {reported, until}
    events += [Event(what=m.role, on=m.on) for m in dated if m.role and m.on and m.on not in given]
    loose = [m for m in dated if m.role is None and not (m.began or m.idle or m.bare) and m.on not in given]
    has_start = any(event.what in _STARTS for event in events)
    delay = any(Ask.DELAY in c.asks for c in clauses) and not _BETWEEN.search(text)
    if not has_start and len(loose) == 1 and loose[0].on and delay:
        events.append(Event(what=Happening.COMPLAINED if complaint else Happening.REPORTED, on=loose[0].on))
    started = next((m.on for m in dated if m.began), None)
    if started and not has_start and SAME_DAY.search(text):
        events.append(Event(what=Happening.REPORTED, on=started))
    if complaint:
        events = _as_complaint(events, text)
    if any(event.what is Happening.REPORTED for event in events) and not complaint:
        events = [event for event in events if event.what is not Happening.STAGE_1_ANSWERED]
        if until and not any(event.on == until for event in events):
            events.append(Event(what=Happening.UNTIL, on=until))
    if any(event.what is Happening.CLAIM_RECEIVED for event in events):
        answered = {Happening.STAGE_1_ANSWERED: Happening.UNTIL}
        events = [e.model_copy(update={"what": answered.get(e.what, e.what)}) for e in events]
    stops = [event.on for event in events if event.what in _ENDS and event.what is not Happening.INVESTIGATED]
    if stops and not until and not complaint and not says("facts", "still", text=text):
        events.append(Event(what=Happening.UNTIL, on=max(stops)))
    began = next((m for m in dated if m.began), None)
    return tuple(sorted(set(events), key=lambda event: (event.on, event.what))), began


def _ended(
    events: tuple[Event, ...], mentions: list[DatedMention], clauses: tuple[Clause, ...], text: str, today: date
) -> Event | None:
    """The end of a wait that is asked about, where one day after its start is told and nothing of what it was.

    Without it the wait would be counted on to today.
    """
    starts = [event for event in events if event.what in (*_STARTS, Happening.NOTICE_ISSUED)]
    asked = any({Ask.DELAY, Ask.TIMESCALE, Ask.REMEDY} & set(clause.asks) for clause in clauses)
    if not asked or not starts or len(events) > len(starts) or says("facts", "still", text=text):
        return None
    loose = {m.on for m in mentions if m.on and not (m.role or m.began or m.idle or m.bare)}
    later = [day for day in loose if starts[-1].on < day < today]
    if len(later) != 1:
        return None
    ends = {Happening.ESCALATED: Happening.STAGE_2_ANSWERED, Happening.COMPLAINED: Happening.STAGE_1_ANSWERED}
    return Event(what=ends.get(starts[-1].what, Happening.UNTIL), on=later[0])


def _as_complaint(events: list[Event], text: str) -> list[Event]:
    """Events of a complaint under their own names: what follows an escalation belongs to stage 2."""
    told = {event.what for event in events}
    second = (
        Happening.ESCALATED not in told
        and re.search(r"\bstage (2|two)\b", text, re.IGNORECASE)
        and not re.search(r"\bstage (1|one)\b", text, re.IGNORECASE)
    )
    renamed: list[Event] = []
    escalated = min((e.on for e in events if e.what is Happening.ESCALATED), default=None)
    for event in events:
        what = event.what
        if what in (Happening.REPORTED, Happening.COMPLAINED) and second:
            what = Happening.ESCALATED
        elif what is Happening.REPORTED:
            what = Happening.COMPLAINED
        elif what is Happening.ACKNOWLEDGED and (second or (escalated is not None and event.on >= escalated)):
            what = Happening.ESCALATION_ACKNOWLEDGED
        elif what is Happening.STAGE_1_ANSWERED and (second or (escalated is not None and event.on > escalated)):
            what = Happening.STAGE_2_ANSWERED
        renamed.append(event.model_copy(update={"what": what}))
    return renamed


_NOTHING_BUT_A_NAME = re.compile(
    r"^\W*(?:(?:and|or|what about|how about|ok(?:ay)?|same for|for|with|at)\W+)+([a-z][\w&'’-]{3,}(?: [\w&'’-]+){0,2})\W*$",
    re.IGNORECASE,
)
_ONE_OR_OTHER = re.compile(
    r"^\W*(?:(?:is|does|who'?s?|which is|between|compare)\W+(?:it |better |quicker |faster |slower )*)?([a-z][\w&'’-]{3,}(?: [\w&'’-]+)?) (?:or|vs\.?|versus|and|against) ([a-z][\w&'’-]{3,}(?: [\w&'’-]+)?)(?:[,:?]| (?:which|who|for)\b)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\b[^.?!]{1,40}\band\b", re.IGNORECASE)
_WOULD = re.compile(r"\b(she|he|they|you)d\b(?= (?:get|be|have|like|want|need|win|claim|go)\b)", re.IGNORECASE)
"""A word of would without its mark: a shed gets nothing."""
_FIRST = ("first", "1st")
_STAGE = re.compile(r"\b(first|1st|second|2nd|final) stage\b", re.IGNORECASE)
SAME_DAY = re.compile(
    r"\b(?:told|report(?:ed)?|rang|called|phoned|emailed)\b[^.?!]{0,20}\b(?:(?:the |that |on the )?same (?:day|morning|night)|that (?:very )?day)\b",
    re.IGNORECASE,
)
_STARTS = (
    Happening.REPORTED,
    Happening.COMPLAINED,
    Happening.ESCALATED,
    Happening.ACKNOWLEDGED,
    Happening.CHECKED,
    Happening.CLAIM_RECEIVED,
)
_SET_GOING = (*_STARTS, Happening.INVESTIGATED)
_ENDS = (Happening.COMPLETED, Happening.ATTENDED, Happening.INVESTIGATED, Happening.MADE_SAFE)
_STOPS = tuple(
    what
    for what in Happening
    if what not in (Happening.REPORTED, Happening.COMPLAINED, Happening.CHECKED, Happening.CLAIM_RECEIVED)
)


def _on(events: tuple[Event, ...], *kinds: Happening) -> date | None:
    return next((event.on for kind in kinds for event in events if event.what is kind), None)


def _last(events: tuple[Event, ...]) -> date | None:
    ends = [e.on for e in events if e.what in (*_ENDS, Happening.UNTIL)]
    return max(ends, default=None)
