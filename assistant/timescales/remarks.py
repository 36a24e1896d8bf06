"""The sentences that stand beside the limits: what does not apply, what is not on record, what differs."""

from __future__ import annotations

import re
from datetime import date, datetime

from assistant.records import Category, Corpus, Passage, Policy, Tenure
from assistant.timescales.calendar import add
from assistant.timescales.clock import Clock
from assistant.timescales.dates import parse_date
from assistant.timescales.describe import BY_THE_END, amount_of, in_units, written
from assistant.timescales.facts import Facts, Happening, Limit, Note
from assistant.timescales.words import plain, vocabulary

_TOO_DEAR = re.compile(r"estimate above (£\d+) takes it out")
_OTHER_TENURE = {
    Tenure.LEASEHOLDER: "leaseholders",
    Tenure.SHARED_OWNERSHIP: "shared owners",
    Tenure.ASSURED: "assured (housing association) tenants",
    Tenure.ASSURED_SHORTHOLD: "assured shorthold tenants",
    Tenure.SECURE: "secure (council) tenants",
}

ADAPTATION_NOTE = Note(
    text="An adaptation for somebody's needs is not a repair: the time limits for repairs do not cover it, and we hold "
    "no limit of a landlord for it. Ask the landlord for its adaptations policy."
)
"""That none of our limits is one for adapting a home."""


def unknown_landlord_note(facts: Facts) -> Note:
    """That we do not know the landlord or hold none of its limits."""
    if facts.landlord_name:
        return Note(
            text=f"We hold no record of the repairs policy of {facts.landlord_name}. Ask it for its repairs policy: "
            "the limits of that policy are what it can be held to beyond the law.",
            unknown=True,
        )
    return Note(text="Most limits for repairs are in the landlord's own repairs policy. Ask your landlord for it.")


def excluded_note(record: Policy, tenure: Tenure | None) -> Note:
    """That a rule does not protect this tenure, resting on the passage that says whom it covers."""
    passage = next((passage for passage in record.passages if passage.mark == record.whom), None)
    whom = _OTHER_TENURE.get(tenure or Tenure.UNKNOWN, "tenants of a housing association")
    return Note(
        text=f"{_named(record)} does not apply to {whom}.",
        citation=record.cite(passage) if passage else None,
        excludes=record.slug,
    )


def earlier_report_note(record: Policy, day: date, *, reported: bool = True) -> Note | None:
    """That a rule came into force after the report, or went out of force before it."""
    start = record.in_force_from
    if start is None or start <= day:
        return None
    written = f"{start:%-d %B %Y}"
    holding = [passage for passage in record.passages if written in passage.text]
    about_reports = (p for p in holding if re.search(r"\bbefore\b|\breported?\b", p.text))
    passage = next(about_reports, holding[0] if holding else None)
    what = f"a report of {day:%-d %B %Y}" if reported else "what was reported before that"
    text = f"{_named(record)} came into force on {written}, so {what} is not covered by it"
    again = passage is not None and "again" in passage.text
    text += " unless the problem is reported again or the hazard materially changes." if again else "."
    return Note(text=text, citation=record.cite(passage) if passage else None)


def reported_again_note(record: Policy, first: date, again: date) -> Note | None:
    """That a rule counts from the report made again, the first having come before it was in force."""
    start = record.in_force_from
    if start is None or not first < start <= again:
        return None
    written = f"{start:%-d %B %Y}"
    passage = next((p for p in record.passages if written in p.text and "again" in p.text), None)
    if passage is None:
        return None
    text = f"{_named(record)} does not count from the report of {first:%-d %B %Y}, which came before it: it counts from the report made again on {again:%-d %B %Y}."
    return Note(text=text, citation=record.cite(passage))


_LATER = "later-hazard"
_COVERED_NOW = r"covers every emergency hazard|both within 24 hours of learning of it"
_FROM_WHEN = re.compile(r"\b(?:what|which) (?:date|day|month)\b|\bwhen (?:do|does|did|will|would|is|are)\b|\byet\b")


def coming_notes(facts: Facts, corpus: Corpus, faults: frozenset[str]) -> list[Note]:
    """What a rule will cover soon but does not yet, where the question touches it."""
    said = plain(facts.repair)
    hits = [name for name, words in vocabulary()["hazards"].items() if words.search(said)]
    only_damp = faults == {"damp-and-mould"} and not _FROM_WHEN.search(said)
    if _LATER in faults and _is_in_force(facts, corpus, said):
        return []
    if not hits or only_damp or not re.search(r"\bawaa?b|\bhazard", said):
        return []
    notes: list[Note] = []
    for record in corpus.policies.values():
        passage = next((p for p in record.passages if "and not before, the same limits" in p.text), None)
        found = re.match(r"From (\d{1,2} [A-Z][a-z]+ \d{4})", passage.text) if passage else None
        if passage is None or found is None or not _covers(record, facts):
            continue
        named = [name for name in hits if name in passage.text.lower()]
        if not named:
            continue
        now = [p for p in record.passages if re.search(_COVERED_NOW, p.text)]
        hazards, day = " or ".join(named), found.group(1)
        if facts.today >= parse_date(day):
            text = f"{_named(record)} was to cover {hazards} as a significant hazard from {day}; our record is older."
        else:
            text = (
                f"{_named(record)} does not yet cover {hazards} as a significant hazard: it will from {day}. "
                "An emergency hazard is covered already: the landlord must look into it and make it safe within 24 "
                "hours of learning of it."
            )
        notes.append(Note(text=text, citation=record.cite(passage), also=tuple(record.cite(p) for p in now)))
    return notes


def _is_in_force(facts: Facts, corpus: Corpus, said: str) -> bool:
    """Whether a later step of a law, for which there are clocks, has begun by the day of the report or today, or its day is spoken of."""
    day = facts.first(Happening.REPORTED) or facts.today
    steps = (t for record in corpus.policies.values() for t in record.timescales if _LATER in t.subjects)
    days = {t.in_force_from for t in steps if t.in_force_from}
    return any(begins <= day or (not facts.events and f"{begins:%-d %B}".lower() in said) for begins in days)


def _covers(record: Policy, facts: Facts) -> bool:
    return facts.tenure in (None, Tenure.UNKNOWN, Tenure.OTHER) or record.covers(facts.tenure)


def other_classes_note(record: Policy, clocks: list[Clock], chosen: list[Clock], facts: Facts) -> Note | None:
    """That the landlord has classes of its own naming whose limits differ from those that were taken.

    Where the wait told is inside the limit of one of them for routine work, which one is said.
    """
    left = [c for c in clocks if c.timescale.label and c.timescale.only_if and not c.faults and c not in chosen]
    if not left or any(c.timescale.label and c.timescale.only_if for c in chosen):
        return None
    if kept := _kept_in(left, facts):
        clock, last = kept
        what = f"{in_units(clock.timescale.amount, clock.timescale.unit)}, to {written(last)}"
        text = (
            f"{record.landlord} also has classes of its own. Classed {clock.timescale.label}, "
            f"{clock.timescale.applies.split(' (')[0]}, it was in time: that class has {what}. Say if it told you one."
        )
        return Note(text=text, citation=clock.citation, turns=f"Classed {clock.timescale.label} it was in time.")
    names = ", ".join(dict.fromkeys(code for c in left for code in (c.timescale.label or "").split("/")))
    text = f"{record.landlord} also has classes of its own ({names}), some with other times: say if it told you one."
    return Note(text=text, citation=left[0].citation)


def _kept_in(clocks: list[Clock], facts: Facts) -> tuple[Clock, date] | None:
    """The class of routine work whose limit to finish a wait that was told lies inside, and its last day."""
    start, end = facts.first(Happening.REPORTED), facts.when(Happening.COMPLETED) or facts.when(Happening.UNTIL)
    if start is None or end is None:
        return None
    routine = [c for c in clocks if c.kind == "routine" and c.timescale.action in BY_THE_END]
    lasts = [(c, add(start, c.timescale.amount, c.timescale.unit)) for c in routine]
    days = [(c, last.date() if isinstance(last, datetime) else last) for c, last in lasts]
    return next(((c, last) for c, last in days if end <= last), None)


def at_odds_note(record: Policy, named: list[Clock], usable: list[Clock]) -> list[Note]:
    """That the record holds another limit to finish a routine repair, outside the landlord's own classes."""

    def finishing(clocks: list[Clock]) -> list[Clock]:
        return [c for c in clocks if c.kind == "routine" and c.timescale.action in BY_THE_END]

    this, other = finishing(named), [c for c in finishing(usable) if not c.codes and not c.faults]
    if not this or not other:
        return []
    amount, unit = other[0].timescale.amount, other[0].timescale.unit
    if (amount, unit) == (this[0].timescale.amount, this[0].timescale.unit):
        return []
    text = (
        f"Our record of {record.landlord} also holds {in_units(amount, unit)} to finish a non-emergency repair. The "
        "two stand against each other: ask which one it goes by."
    )
    return [Note(text=text, citation=other[0].citation)]


def ombudsman_note(limits: list[Limit], facts: Facts) -> list[Note]:
    """How the time for going to the Ombudsman stands, where the final answer's date was told."""
    notes = []
    for limit in limits:
        if limit.starts is None or limit.due is None or "Ombudsman" not in limit.applies:
            continue
        last = limit.due
        if facts.today > (last.date() if isinstance(last, datetime) else last):
            text = (
                f"The {amount_of(limit)} for bringing it to the Ombudsman ended on {written(last)}. Later complaints "
                "are normally refused, but you can explain why it was late."
            )
        else:
            text = f"There is time until {written(last)} to bring it to the Ombudsman."
        notes.append(Note(text=text, citation=limit.citation))
    return notes


def fairness_notes(facts: Facts, corpus: Corpus, late: bool, own: bool, undecided: bool) -> list[Note]:
    """What the Ombudsman treats as reasonable, beside the limits themselves.

    `undecided`: no limit settles it by its dates. `own`: the answer turns on a target of the landlord's, or on none; what is said of targets is not said of law.
    """
    sayings = [
        (
            "lta-1985-section-11-repairs",
            r"targets are used as a guide",
            "A landlord's own target is not law. A lawyers' article says that such targets are used as a guide to what is a reasonable time.",
            late and own,
        ),
        (
            "202443688",
            r"good reason",
            "A target missed for a good reason, such as complex work or waiting for a specialist, may still be "
            "reasonable: so the Ombudsman said in one case about a leak.",
            late and own and facts.category is Category.LEAKS,
        ),
        (
            "typical-repair-priorities",
            r"make things safe",
            "Out of hours a landlord may only make things safe, and come back later.",
            bool(facts.emergency) and facts.first(Happening.MADE_SAFE) is not None,
        ),
        (
            "housing-ombudsman-findings-and-orders",
            r"no tick list",
            "The Ombudsman decides what was fair in all the circumstances of the case.",
            late and own and undecided,
        ),
    ]
    notes = []
    for name, pattern, text, wanted in sayings:
        record = corpus.records.get(name)
        passage = next((p for p in record.passages if re.search(pattern, p.text)), None) if record and wanted else None
        if record is not None and passage is not None:
            notes.append(Note(text=text, citation=record.cite(passage), weighs=True))
    return notes


def most_cost(record: Policy) -> str | None:
    """The estimate above which a job is outside a rule, None where its record names none."""
    passage = scope_passage(record)
    found = _TOO_DEAR.search(passage.text) if passage else None
    return found.group(1) if found else None


def scope_passage(record: Policy) -> Passage | None:
    """The passage that takes jobs above an estimate out of a rule."""
    return next((p for p in record.passages if _TOO_DEAR.search(p.text)), None)


def _named(record: Policy) -> str:
    """A rule's short name for a sentence."""
    name = re.split(r":| \(", record.title)[0]
    return name if re.match(r"[A-Z][a-z]+'s |The ", name) else f"The {name} scheme" if "Right" in name else f"{name}"
