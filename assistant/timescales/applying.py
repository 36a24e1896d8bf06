"""Which clocks apply to somebody's facts, and on what conditions."""

from __future__ import annotations

import re

from assistant.records import Category, Corpus, LandlordType
from assistant.timescales.chosen import Chosen, Selection, day_of_report, faults_of
from assistant.timescales.clock import Clock, ClockBook, clock_book
from assistant.timescales.complaint_limits import choose_complaint
from assistant.timescales.conditions import asked, is_of_claim, known_tenure
from assistant.timescales.examples import Example
from assistant.timescales.facts import COMPLAINT_EVENTS, Facts, Happening
from assistant.timescales.formal import choose_formal
from assistant.timescales.landlord_class import choose_class, said_class
from assistant.timescales.landlord_examples import places
from assistant.timescales.landlord_kinds import ASK_CLASS
from assistant.timescales.landlord_limits import usable_limits
from assistant.timescales.law_limits import choose_law, first_example
from assistant.timescales.remarks import ADAPTATION_NOTE, other_classes_note, unknown_landlord_note
from assistant.timescales.spread import GUIDANCE
from assistant.timescales.unheld import (
    claim_not_held_note,
    code_not_held_note,
    not_held_note,
    unheld_code,
    unplaced_note,
)
from assistant.timescales.words import plain

_ABOUT_COMPLAINTS = re.compile(
    r"\bcomplain|\bstage (?:1|2|one|two)\b|\backnowledg|\bescalat|\bfinal response"
    r"|\b(?:go|goes|going|went|gone|take|took|taken|bring|brought|get|refer|turn|complaint|case) (?:\w+ ){0,4}to (?:the )?(?:housing )?ombudsman"
    r"|\bombudsman (?:time|limit|deadline)"
)

_NO_REPAIR = (
    Category.TRANSFERS_AND_ALLOCATIONS,
    Category.RECORD_KEEPING,
    Category.STAFF_CONDUCT,
    Category.CHARGES_AND_RENT,
    Category.ANTISOCIAL_BEHAVIOUR,
)
# Money is waited for, not a repair.
_MONEY_DUE = re.compile(
    r"\b(?:refund\w*|reimburs\w*|repaid|repay\w*|pay (?:me|us) back)\b"
    r"|\b(?:owe[sd]?|owing|pay(?:ing)?|paid|send|sent|had)\b.{0,25}(?:£ ?\d|\b(?:compensation|money|cheque|refund|payment|expenses|rent rebate)\b)"
    r"|(?:£ ?\d[\d,.]*|\b(?:compensation|money|cheque|refund|payment|expenses))\b.{0,40}\b(?:not|n't|never|yet to|still|nothing)\b.{0,25}\b(?:paid|pay|come|came|arrived|turned up|received|got|sent)\b"
)
# Something is to be put in, not mended.
_NEW = re.compile(
    r"\b(?:ask(?:ed|ing)?|appl(?:y|ied)|request\w*|need\w*|want\w*|wait\w* for|assess\w*|approv\w*|recommend\w*|install\w*|fit(?:ted|ting)?|put (?:in|up)|have|adapting|adaptations?)\b"
    r"(?!.*\b(?:brok\w*|came off|come off|loose|leak\w*|not work\w*|stopped|fault\w*|jammed|stuck|damaged|fell|fallen|snapped|fix\w*|mend\w*|repair\w*)\b)"
)


_CLAIM = "claim"
_OF_NO_THING = frozenset({None, Category.REPAIRS_GENERAL, Category.OTHER, Category.COMPLAINT_HANDLING})


def about_complaint(facts: Facts) -> bool:
    """Whether the question is about how a complaint is handled."""
    if facts.category is Category.COMPLAINT_HANDLING or any(e.what in COMPLAINT_EVENTS for e in facts.events):
        return True
    if facts.category not in _OF_NO_THING and facts.first(Happening.REPORTED) is not None:
        return False
    return bool(_ABOUT_COMPLAINTS.search(plain(facts.repair))) and not faults_of(facts)


def select(facts: Facts, corpus: Corpus) -> Selection:
    """Every clock that applies or may apply."""
    book = clock_book(corpus)
    selection = Selection()
    if facts.under:
        choose_formal(facts, corpus, book, selection)
        return selection
    claims = [
        c for c in book.landlords.get(facts.landlord or "", []) if c.timescale.category is Category.COMPLAINT_HANDLING
    ]
    claims = [c for c in claims if c.begins is Happening.REPORTED and _CLAIM in c.timescale.applies]
    of_thing = faults_of(facts) or facts.category not in _OF_NO_THING - {Category.COMPLAINT_HANDLING}
    if is_of_claim(facts.repair) and not (of_thing and facts.events):
        selection.chosen += [Chosen(c) for c in claims]
        record = corpus.landlords.get(facts.landlord or "")
        selection.notes += [claim_not_held_note(record)] if record and not claims else []
        return selection
    duties = [Chosen(c) for c in book.law if asked(c, facts) and not c.timescale.only_if and c.stage is None
              and c.timescale.category is not Category.COMPLAINT_HANDLING and _in_force_today(c, facts) and _is_theirs(c, facts)]  # fmt: skip
    selection.chosen += duties
    selection.about_complaint = about_complaint(facts)
    if selection.about_complaint:
        choose_complaint(facts, book, selection)
    faults = faults_of(facts)
    told_repair = (
        bool(faults) or day_of_report(facts) is not None or facts.category not in (None, Category.COMPLAINT_HANDLING)
    )
    if selection.about_complaint and not (faults and facts.first(Happening.REPORTED)):
        return selection
    if duties and day_of_report(facts) is None and facts.landlord is None:
        return selection
    if duties and not told_repair:
        return selection
    if not faults and (facts.category in _NO_REPAIR or _MONEY_DUE.search(plain(facts.repair))):
        return selection
    if facts.category is Category.ADAPTATIONS and not faults and _NEW.search(plain(facts.repair)):
        selection.notes += [] if duties else [ADAPTATION_NOTE]
        return selection
    _repair(facts, corpus, book, faults, selection)
    return selection


def _is_theirs(clock: Clock, facts: Facts) -> bool:
    """Whether a duty is owed to somebody of the tenure told, or none is told."""
    return clock.tenures is None or known_tenure(facts) is None or facts.tenure in clock.tenures


def _in_force_today(clock: Clock, facts: Facts) -> bool:
    return clock.in_force(day_of_report(facts) or facts.today)


def _repair(facts: Facts, corpus: Corpus, book: ClockBook, faults: frozenset[str], selection: Selection) -> None:
    record = corpus.landlords.get(facts.landlord) if facts.landlord else None
    typical = _in_time_of_year(book.examples.get(GUIDANCE, ()), facts)
    law_emergency = first_example(book.emergencies_in_law, faults)
    choose_law(facts, book, faults, record, law_emergency, typical, selection)
    if record is None:
        if not any(c.clock.binding and not c.possible and (c.likely or not c.condition) for c in selection.chosen):
            selection.notes.append(unknown_landlord_note(facts))
        if facts.landlord_name is None:
            who = (
                "Which council is it?"
                if facts.landlord_type is LandlordType.LOCAL_AUTHORITY
                else "Who is your landlord?"
            )
            selection.asks.insert(0, f"{who} Its own repairs policy sets the limit for most repairs.")
        selection.chosen += _typical(facts, book, faults)
        selection.spread_of = _spread_kinds(facts, faults, typical)
        return
    clocks = [c for c in book.landlords[record.slug] if c.timescale.category is not Category.COMPLAINT_HANDLING]
    clocks = [c for c in clocks if not c.timescale.asked or c.timescale.only_if or asked(c, facts)]
    usable = usable_limits(clocks, facts, faults, record)
    picked = choose_class(facts, usable, faults, book.examples[record.slug], typical, record)
    selection.chosen += picked.chosen
    selection.notes += picked.notes
    if facts.doubted and facts.priority and faults and not places(faults, facts, usable, book.examples[record.slug]):
        selection.notes.append(unplaced_note(record))
    code = unheld_code(clocks, facts)
    selection.asks += [ask for ask in picked.asks if not (code and ask == ASK_CLASS)]
    held = [one for one in picked.chosen if one.clock.kind or one.clock.faults]
    none_held = all(one.clock.timescale.superseded for one in held)
    if code:
        selection.notes.append(code_not_held_note(record, code))
    elif none_held or picked.incomplete:
        older = none_held and bool(held)
        selection.notes.append(not_held_note(record, facts, others=not none_held, older=older))
        selection.incomplete = True
        if not held:
            selection.chosen += _typical(facts, book, faults)
            selection.spread_of = _spread_kinds(facts, faults, typical)
        else:
            selection.spread_of = ("routine",)
    elif (note := other_classes_note(record, clocks, [one.clock for one in selection.chosen], facts)) is not None:
        selection.notes.append(note)


def _in_time_of_year(examples: tuple[Example, ...], facts: Facts) -> tuple[Example, ...]:
    """Without what counts in cold weather only, where the report was made in summer."""
    day = day_of_report(facts) or facts.today
    return tuple(e for e in examples if not (e.winter and 5 <= day.month <= 9))


def _typical(facts: Facts, book: ClockBook, faults: frozenset[str]) -> list[Chosen]:
    typical = _in_time_of_year(book.examples.get(GUIDANCE, ()), facts)
    named = tuple(dict.fromkeys(example.kind for example in typical if example.faults & faults))
    kinds = named[:1] if named and said_class(facts) is None else _spread_kinds(facts, faults, typical)
    out = []
    for clock in book.law:
        if clock.record.slug == GUIDANCE and clock.kind in kinds:
            classed = "" if clock.kind in named else f" and treats it as {_a(clock.kind)}"
            condition = f"if your landlord's own policy gives no other time{classed}"
            out.append(Chosen(clock, condition=condition, branch=clock.kind))
    return out


def _a(kind: str | None) -> str:
    return "an emergency" if kind == "emergency" else str(kind)


def _spread_kinds(facts: Facts, faults: frozenset[str], typical: tuple[Example, ...]) -> tuple[str, ...]:
    if (said := said_class(facts)) is not None:
        return (said,)
    kinds = {example.kind for example in typical if example.faults & faults}
    if facts.emergency:
        return ("emergency",)
    if "emergency" in kinds or not faults:
        return ("emergency", "urgent", "routine")
    return ("urgent", "routine")
