"""How one passage of a rule is said: whose word it is, on what condition, and what is quoted with it."""

from __future__ import annotations

import re

from assistant.answer.checks.figure_checks import figures
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.records import Passage, Policy, PolicyKind

# What a record says of itself, which is no word of the landlord's.
_OF_THE_RECORD = re.compile(
    r"\b(?:was|were) not (?:found|read)\b|\bThe source says\b|\bpages are old\b|\bentered here\b|\bno \w+(?: \w+){0,4} was found\b"
)
# Words that begin a sentence and are no name.
_COMMON = frozenset(
    """a after all an another any appliances are as asking at basins before beyond bring by common damp each emergencies
    equipment every examples first for from gas homes if in inside it keeping landlords local losing loss lost missed money most
    no not on once one only ordinary orders others our out people policies policy reports routine since small some stage
    slots visits priority vulnerable four planned complaints supplementary blocks unfitness social alarms internal less critical
    temporary both other time complicated major vulnerability whatever five targets jobs heating nearly emergency insecure
    service appointments repairs six larger nothing dear reporting response busy falling external officers floor tenants that the their there these they this those to twenty under urgent when where wherever whether while wiring
    with without work works""".split()
) - {"stage", "right", "section"}
# "By law: no limit was found" would say the opposite of itself.
_NO_LAW = re.compile(
    r"^No (?:\w+ ){0,3}(?:limit|deadline|time|number)\b|\bsets? no (?:number|time|limit)|^[^.]*\bnot (?:found|established)\b"
)


def state_rule(
    passage: Passage,
    draft: Draft,
    sources: Sources,
    condition: str | None = None,
    also: tuple[str, ...] = (),
    opening: str | None = None,
) -> None:
    """One passage of a rule, with what kind of rule it is, and on what condition, which `also` holds, it applies.

    `opening` is the word that stands before it: it answers yes or no.
    """
    record = sources.corpus.records[passage.record]
    if not isinstance(record, Policy):
        return
    tail = ""
    if condition:
        tail = " " + (condition if condition.endswith(".") else say("limit_if", condition=condition))
    if draft.says(passage.text + tail):
        if opening:
            draft.open_with(opening, passage.text)
        return
    text = labelled(record, passage, draft) + tail
    text = f"{opening} {text[:1].upper()}{text[1:]}" if opening else text
    cites = [sources.corpus.cite(one) for one in (passage.id, *also)]
    if not record.landlord:
        draft.add_in_place_of_limits(passage.id, StatementKind.GUIDANCE, text, *cites)
    elif not (draft.cites(passage.id, StatementKind.LIMIT) and figures(passage.text) <= figures(draft.text)):
        caution = say("caution", caution=record.caution) if record.caution else ""
        text += f" {caution}" if caution and not draft.says(caution) else ""
        draft.add(StatementKind.GUIDANCE, text, *cites)


def labelled(record: Policy, passage: Passage, draft: Draft) -> str:
    """A passage with whose word it is: the law's, a code's, the landlord's, or of somebody who tells of it.

    The record is named once in an answer, and not where the passage names it itself.
    """
    title, text = short_title(record), passage.text
    opening = re.split(r"(?<=[.:;]) ", text)[0].lower()
    named = " ".join(title.lower().split()[-2:]) in opening or title in draft.text
    after = continued(text)
    if whose := record.spoken_by.get(passage.mark):
        return say("rule_spoken", whose=whose, text=after)
    if record.landlord:
        of_itself = _OF_THE_RECORD.search(text) is not None
        return say("rule_record" if of_itself else "rule_landlord", landlord=record.landlord, text=after)
    if record.kind in (PolicyKind.STATUTE, PolicyKind.REGULATION) and not _NO_LAW.search(text):
        return say("rule_law_named" if named else "rule_law", title=title, text=after)
    return text if named else say("rule_other", title=title, text=text)


def continued(text: str) -> str:
    """A text as it goes on after a colon: a capital goes where the first word is no name."""
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if first.lower().strip(",") in _COMMON else text


def short_title(record: Policy) -> str:
    """A record's title without what stands in brackets or after its colon."""
    return short_title_of(record.title)


def short_title_of(title: str) -> str:
    """A title without what stands in brackets or after its colon, but with the year of its version."""
    short = re.sub(r"\s*(\(.*?\)|:.*)$", "", title).strip()
    version = re.search(r"\([^)]*?\b(20\d\d)\b[^)]*\)$", title)
    return f"{short} of {version.group(1)}" if version else short
