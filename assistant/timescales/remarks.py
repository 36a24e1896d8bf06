"""The sentences that stand beside the limits: what does not apply, what is not on record, what differs."""

from __future__ import annotations

import re
from datetime import date

from assistant.records import Corpus, Passage, Policy, Tenure
from assistant.timescales.clock import Clock
from assistant.timescales.facts import Facts, Note
from assistant.timescales.words import plain, vocabulary

_WHOM = re.compile(
    r"secure|assured|introductory|tenan|lease|shared owner|ownership|housing association|council|licen", re.IGNORECASE
)
_MISSING = re.compile(
    r"not found|no number of days|were not (?:found|read|in)|was not (?:found|read|in)|no figure|not in the part"
    r"|its periods were not", re.IGNORECASE
)  # fmt: skip
_OTHER_TENURE = {
    Tenure.LEASEHOLDER: "leaseholders",
    Tenure.SHARED_OWNERSHIP: "shared owners",
    Tenure.ASSURED: "assured (housing association) tenants",
    Tenure.ASSURED_SHORTHOLD: "assured shorthold tenants",
    Tenure.SECURE: "secure (council) tenants",
}


def unknown_landlord_note(facts: Facts) -> Note:
    """That we do not know the landlord or hold none of its limits."""
    if facts.landlord_name:
        return Note(
            text=f"We hold no record of the repairs policy of {facts.landlord_name}. Ask it for its repairs policy: "
            "the limits of that policy are what it can be held to beyond the law."
        )
    return Note(text="Most limits for repairs are in the landlord's own repairs policy. Ask your landlord for it.")


def not_held_note(record: Policy, facts: Facts) -> Note:
    """That the landlord's record holds no limit for this, resting on the passage that says so where there is one."""
    passages = [passage for passage in record.passages if _MISSING.search(passage.text)]
    passages.sort(key=lambda passage: -len(re.findall(r"repair|target|period|limit", passage.text)))
    priority = f" {facts.priority}" if facts.priority else ""
    text = (
        f"Our record of {record.landlord} holds no target for a{priority} repair such as this, so no number of days "
        "can be given. Ask it for its repairs policy."
    )
    return Note(text=text, citation=record.cite(passages[0]) if passages else None)


def excluded_note(record: Policy, tenure: Tenure | None) -> Note:
    """That a rule does not protect this tenure, resting on the passage that says whom it covers."""
    passage = max(
        record.passages, key=lambda p: (len(_WHOM.findall(p.text)) + 4 * ("not apply" in p.text), -len(p.mark))
    )
    whom = _OTHER_TENURE.get(tenure or Tenure.UNKNOWN, "tenants of a housing association")
    return Note(text=f"{_named(record)} does not apply to {whom}.", citation=record.cite(passage))


def earlier_report_note(record: Policy, day: date) -> Note | None:
    """That a rule came into force after the report, or went out of force before it."""
    start = record.in_force_from
    if start is None or start <= day:
        return None
    written = f"{start:%-d %B %Y}"
    holding = [passage for passage in record.passages if written in passage.text]
    about_reports = (p for p in holding if re.search(r"\bbefore\b|\breported?\b", p.text))
    passage = next(about_reports, holding[0] if holding else None)
    text = f"{_named(record)} came into force on {written}, so a report of {day:%-d %B %Y} is not covered by it"
    again = passage is not None and "again" in passage.text
    text += " unless the problem is reported again or gets materially worse." if again else "."
    return Note(text=text, citation=record.cite(passage) if passage else None)


def coming_notes(facts: Facts, corpus: Corpus, faults: frozenset[str]) -> list[Note]:
    """What a rule will cover soon but does not yet, where the question touches it."""
    said = plain(facts.repair)
    hits = [name for name, words in vocabulary()["hazards"].items() if words.search(said)]
    if not hits or "damp-and-mould" in faults:
        return []
    notes: list[Note] = []
    for record in corpus.policies.values():
        passage = next((p for p in record.passages if "NOT YET IN FORCE" in p.text), None)
        found = re.search(r"from (\d{1,2} [A-Z][a-z]+ \d{4})", passage.text) if passage else None
        if passage is None or found is None or not _covers(record, facts):
            continue
        named = [name for name in hits if name in passage.text.lower()]
        if named:
            text = (
                f"{_named(record)} does not yet cover {' or '.join(named)} as a significant hazard: it will from "
                f"{found.group(1)}. An emergency hazard is covered already."
            )
            notes.append(Note(text=text, citation=record.cite(passage)))
    return notes


def _covers(record: Policy, facts: Facts) -> bool:
    return facts.tenure in (None, Tenure.UNKNOWN, Tenure.OTHER) or record.covers(facts.tenure)


def other_classes_note(record: Policy, clocks: list[Clock], chosen: list[Clock]) -> Note | None:
    """That the landlord has classes of its own naming whose limits differ from those that were taken."""
    left = [c for c in clocks if c.timescale.label and c.timescale.only_if and not c.faults and c not in chosen]
    if not left or any(c.timescale.label and c.timescale.only_if for c in chosen):
        return None
    names = ", ".join(dict.fromkeys(code for c in left for code in (c.timescale.label or "").split("/")))
    text = f"{record.landlord} also has classes of its own ({names}), some with other times: say if it told you one."
    return Note(text=text, citation=left[0].citation)


def best_passage(record: Policy, pattern: str) -> Passage | None:
    """The first passage of a record that a pattern fits."""
    return next((passage for passage in record.passages if re.search(pattern, passage.text, re.IGNORECASE)), None)


def _named(record: Policy) -> str:
    """A rule's short name for a sentence."""
    name = re.split(r":| \(", record.title)[0]
    return name if re.match(r"[A-Z][a-z]+'s |The ", name) else f"The {name} scheme" if "Right" in name else f"{name}"
