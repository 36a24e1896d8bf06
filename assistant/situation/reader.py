"""Reading a message: what the person told us, by rule, in milliseconds, and nothing more."""

from __future__ import annotations

import re
from datetime import date

from assistant.errors import InputError
from assistant.records import Category, Tenure
from assistant.records.categories import categorise
from assistant.records.landlords import LandlordDirectory
from assistant.situation.clauses import amounts, clauses_of, is_question, references
from assistant.situation.complaint_to_come import asking_no_wait, is_complaint_to_come
from assistant.situation.dates import DatedMention, dated_mentions, plain_day
from assistant.situation.days_ahead import day_ahead
from assistant.situation.events import end_of_wait, events_of, first_on, last_end, settled_by
from assistant.situation.formal import as_formal, formal_told
from assistant.situation.home import household_of, landlord_type_of, tenure_of
from assistant.situation.languages import in_english
from assistant.situation.lengths import counted_to, length_told, other_end
from assistant.situation.losses import losses_of, offered, second_contractor_days
from assistant.situation.months_alone import without_seasons
from assistant.situation.named_landlord import landlord_of
from assistant.situation.others_repairs import own_times
from assistant.situation.priorities import is_emergency, priority_of
from assistant.situation.situation import Ask, Asker, Clause, Situation
from assistant.situation.stretches import bare_stretch, lasting
from assistant.situation.unsaid_years import back
from assistant.situation.visits import missed_appointments
from assistant.situation.wordlists import says, things_in
from assistant.timescales.facts import FORMAL, Event, Happening

LONGEST_MESSAGE = 8_000
_WOULD = re.compile(r"\b(she|he|they|you)d\b(?= (?:get|be|have|like|want|need|win|claim|go)\b)", re.IGNORECASE)
"""A word of would without its mark: a shed gets nothing."""
_CAME_IN = re.compile(
    r"\b(?:(?P<now>say(?:ing)?|tell(?:ing)? (?:me|us|her|him|them)|let(?:ting)? (?:me|us|her|him|them) know|to say|confirm(?:ing)?)"
    r"|(?P<then>said|told (?:me|us|her|him|them)|wrote|replied|e-?mailed|texted|confirmed)(?=(?: back| that)? (?:thx|thanks|thank you|ta|cheers)\b)|(?P<thanks>(?:thx|thanks|thank you|ta)(?= (?:for|we|they))))"
    r"(?: (?:back|that|to say|saying))?(?: (?:thx|thanks|thank you|ta|cheers),?)?"
    r"(?: (?:they|we|you|it|he|she)(?:['’]?(?:ve|d|s))?)(?: (?:have|had|has|did))? (?:got|get|received|have|had)"
    r" (?P<what>it|ur|your|my|our|her|his|their|the)\b",
    re.IGNORECASE,
)
"""Other words for an acknowledgement: that they say they got it."""
_GAVE_DETAILS = re.compile(
    r"\b(with|gave|giving|included|including|enclosed|enclosing|quoted|quoting|and)(?P<to> (?:me|us|her|him|them))? (?:the )?(?:housing )?ombudsman['’]?s? (?:contact |full )*"
    r"(?P<what>details|address|number|phone number|telephone number)\b",
    re.IGNORECASE,
)
"""What a letter of the landlord's gave: nobody asks for it."""
_JUST_BEFORE = 15
_AGO_TODAY = re.compile(r"\bago (?:today|to the day)\b", re.IGNORECASE)
_FIRST = ("first", "1st")
_STAGE = re.compile(r"\b(first|1st|second|2nd|final) stage\b", re.IGNORECASE)


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
    english = _AGO_TODAY.sub("ago", _CAME_IN.sub(_acknowledged, english))
    english = _GAVE_DETAILS.sub(lambda found: f"{found[1]}{found['to'] or ''} {found['what']}", english)
    priority = priority_of(english)
    timed = own_times(english)
    mentions, doubts = dated_mentions(timed, today)
    mentions, doubts = settled_by(mentions, doubts, reported, until)
    mentions, doubts = without_seasons(mentions, doubts, timed)
    dated = bool(reported or lasting(timed) or any(m.on for m in mentions))
    if formal := formal_told(timed, mentions, dated=dated):
        mentions = as_formal(mentions, formal, timed)
        exact = [m for m in mentions if m.role and m.on not in (None, today) and str(m.on.year) not in english]
        doubts += [m.assumed for m in exact if m.assumed and m.assumed not in doubts]
    length = length_told(timed, mentions)
    if until == today and says("facts", "not yet", text=english):
        until = None
    _check_order(reported, until, today)
    named = landlord_of(message, landlord, directory)
    category = (
        Category.COMPLAINT_HANDLING if says("facts", "complaint", text=english) else categorise(things_in(english))
    )
    clauses = asking_no_wait(clauses_of(english))
    starts = formal.starts if formal else None
    events = events_of(timed, mentions, clauses, category, reported, until, starts, length)
    if ended := end_of_wait(events, mentions, clauses, timed, today):
        events = tuple(sorted((*events, ended), key=lambda event: (event.on, event.what)))
        doubts.append(f"We took {plain_day(ended.on)} as the day on which the wait ended. If it was not, tell us.")
    rough = tuple(Event(what=m.role, on=m.other) for m in mentions if m.role and m.other)
    if length and (ends := other_end(length, events, today)):
        events, rough = (*events, ends[0]), (*rough, ends[1])
        doubts.append(counted_to(length, ends[0]))
    since, began_on = _beginning(mentions, clauses, events, today, over=length is not None)
    if began_on and category not in (None, Category.COMPLAINT_HANDLING) and not is_complaint_to_come(english):
        clauses = _asking_of_wait(clauses, since or "")
    return Situation(
        question=message,
        english=english,
        asker=asker,
        clauses=clauses,
        asks=tuple(dict.fromkeys(ask for clause in clauses for ask in clause.asks)),
        landlord=named,
        landlord_type=landlord_type_of(english),
        tenure=tenure or tenure_of(english),
        category=category,
        repair=english,
        household=household or household_of(english),
        emergency=is_emergency(english, priority),
        priority=priority,
        events=events,
        since=since,
        began=began_on,
        began_roughly=any(m.other and m.on == began_on for m in mentions if m.began),
        refs=references(message),
        amounts=amounts(message),
        losses=losses_of(timed),
        missed_appointments=missed_appointments(_less_the_cases(timed, clauses)),
        second_contractor_days=second_contractor_days(english),
        offered=offered(english),
        doubts=tuple(doubts),
        loose=tuple(dict.fromkeys(m.on for m in mentions if m.on and not m.role and not m.idle)),
        idle=tuple(dict.fromkeys(m.on for m in mentions if m.on and m.idle)),
        rough=rough,
        length=length,
        ahead=day_ahead(english, today),
        under=formal.under if formal else None,
        starts=starts,
        own_words=english,
        standing=clauses if any(_is_asked(clause) for clause in clauses) else (),
        reported=reported or first_on(events, Happening.REPORTED, Happening.COMPLAINED, *sorted(FORMAL)),
        until=until or last_end(events),
    )


def _acknowledged(found: re.Match[str]) -> str:
    """The field's word for what was found, in its own time; as it was where its day stands before it."""
    if re.search(r"\d", found.string[max(0, found.start() - _JUST_BEFORE) : found.start()]):
        return found[0]
    said = "acknowledged" if found["then"] else "acknowledgement of" if found["thanks"] else "acknowledge"
    return f"{said} {'your' if found['what'].lower() == 'ur' else found['what']}"


def _less_the_cases(english: str, clauses: tuple[Clause, ...]) -> str:
    """A text without what it tells of decided cases: a visit missed in one of them is not the person's own."""
    return " ".join(c.text for c in clauses if not c.about_case) if any(c.about_case for c in clauses) else english


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


def _beginning(
    mentions: list[DatedMention], clauses: tuple[Clause, ...], events: tuple[Event, ...], today: date, *, over: bool
) -> tuple[str | None, date | None]:
    """Since when the trouble lasts, as it is said, and the day; the day of a stretch only where no event is told."""
    if began := next((m for m in mentions if m.on and m.began), None):
        return began.said, began.on
    own = own_times("\n".join(clause.text for clause in clauses if not clause.about_case))
    stretch = lasting(own) or bare_stretch(own)
    if stretch is None or over:
        return None, None
    said, number, unit = stretch
    return said, None if events or unit == "hour" else back(today, number, unit)


def _asking_of_wait(clauses: tuple[Clause, ...], since: str) -> tuple[Clause, ...]:
    """Clauses of a plain tale of waiting: "no hot water since Sunday, what can I do" asks whether that is too long."""
    asked = {ask for clause in clauses for ask in clause.asks}
    if asked - {Ask.PROCESS} or any(clause.about_case for clause in clauses):
        return clauses
    return tuple(
        clause.model_copy(update={"asks": (Ask.DELAY, *clause.asks)}) if since in clause.text else clause
        for clause in clauses
    )


def _is_asked(clause: Clause) -> bool:
    """Whether a clause asks something: in the form of a question, or to set things beside each other."""
    return bool(clause.asks) and (is_question(clause.text) or Ask.COMPARISON in clause.asks)


def _check_order(reported: date | None, until: date | None, today: date) -> None:
    if reported and reported > today:
        raise InputError(f"The report date {reported} is in the future. Give the day the landlord was told.")
    if reported and until and until < reported:
        raise InputError(f"The end date {until} is before the report date {reported}. Swap or correct them.")
