"""Statements on the answer before: who decided it, its force, its source, its reckoning, its words, or less of it."""

from __future__ import annotations

import re

from assistant.answer.cases.money import named
from assistant.answer.checks.figure_checks import figures
from assistant.answer.contract import StatementKind
from assistant.answer.rules.footnotes import name_in_a_sentence
from assistant.answer.rules.terms import named_terms
from assistant.answer.rules.words import short_title, state_rule
from assistant.answer.statements.draft import Draft, computed, say, without_opening
from assistant.answer.statements.plain import day, lower_first
from assistant.answer.statements.sources import Sources
from assistant.answer.talk.asked_of_answer import CAP, LISTED, Of, year_asked
from assistant.answer.talk.asked_of_case import state_who_decided
from assistant.answer.talk.beside_the_answer import (
    asks_of_kinds,
    asks_of_weekends,
    state_denied,
    state_kinds_of_days,
    state_who_settles,
    state_working_days,
)
from assistant.records import Citation, Determination, Policy, PolicyKind, Source
from assistant.situation.situation import Situation, Told

_TARGETS = "lta-1985-section-11-repairs#p17"
_TELLS = "housing-ombudsman-findings-and-orders#p12"
_FORCE = {
    "complaint-handling-code-2024": "complaint-handling-code-2024#p1",
    "ombudsman-compensation-guidance-2026": "ombudsman-compensation-guidance-2026#p3",
}
"""The passages that say of a rule itself what force it has."""
_KEYS = {
    PolicyKind.STATUTE: "force_law",
    PolicyKind.REGULATION: "force_law",
    PolicyKind.CODE: "force_code",
    PolicyKind.GUIDANCE: "force_guidance",
    PolicyKind.LANDLORD_POLICY: "force_policy",
}
_BEFORE = ("ombudsman-remedies-guidance-older#p1", "ombudsman-remedies-guidance-older#p10")
"""What the Ombudsman went by before its guidance of 2026, and since when that is over."""
_OVER_MANY = frozenset({"landlords", "spread", "findings", "orders", "published"})
"""Computations over many landlords or cases, not of the days told."""
_NAMES_A_LAW = re.compile(r"\b(?:Act|Law|Regulations?|Right to Repair)\b")
_MOST_SOURCES = 4
_MOST_SUMS = 6
_MOST_SAID = 2
_CONDITION = re.compile(r"^(?:This (?:applies|and)|If |It applies)")
_UNDECIDED = re.compile(r"We cannot tell\b")
_A_FINDING = re.compile(r"\b(?:finding|outcome|verdict|result)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z£])")


def state_of_answer(situation: Situation, draft: Draft, sources: Sources) -> None:
    """State what is asked of the answer before, or that it cannot be said."""
    told = situation.told
    state = {
        Of.WHO: lambda: _state_who(told, situation, draft, sources),
        Of.SINCE: lambda: _state_year(told, None, draft, sources),
        Of.BEFORE: lambda: _state_before(draft, sources),
        Of.LAW: lambda: _state_force(told, draft, sources),
        Of.WHERE: lambda: _state_sources(told, figures(situation.english), draft, sources),
        Of.COUNTED: lambda: _state_count(told, situation, draft, sources),
        Of.HOW_MANY: lambda: _state_how_many(told, draft),
        Of.SETTLES: lambda: state_who_settles(draft, sources),
        Of.DENIED: lambda: state_denied(situation, draft, sources),
        Of.MOST: lambda: _state_most(told, draft),
        Of.SHORTER: lambda: _state_shorter(told, draft, emergency=situation.apart == "emergency"),
        Of.WORD: lambda: _state_words(told, situation, draft, sources),
        Of.YEAR: lambda: _state_year(told, year_asked(situation.english), draft, sources),
    }
    for asked in situation.of_answer:
        state[Of(asked)]()


def _state_who(told: tuple[Told, ...], situation: Situation, draft: Draft, sources: Sources) -> None:
    cases = tuple(dict.fromkeys(one.case for one in told if one.case))
    refs = situation.refs or ((situation.case,) if situation.case in cases and situation.case else cases)
    state_who_decided(refs, draft, sources)
    if draft.statements:
        return
    if any(one.kind == "verdict" for one in told):
        reckoned = [c for c in _citations(told) if c.source is Source.COMPUTED]
        draft.add(StatementKind.UNKNOWN, say("decided_by_nobody"), *reckoned[:1])
    _state_force(told, draft, sources)


def _state_force(told: tuple[Told, ...], draft: Draft, sources: Sources) -> None:
    """What kind of rule each source is: law, a code, guidance, a landlord's own policy or a decision."""
    by_record: dict[str, list[Citation]] = {}
    for citation in _citations(_substance(told)):
        if citation.source is not Source.COMPUTED:
            by_record.setdefault(citation.ref, []).append(citation)
    for ref, cited in list(by_record.items())[:_MOST_SOURCES]:
        record = sources.corpus.records.get(ref)
        if isinstance(record, Policy):
            _state_kind(record, cited, draft, sources)
        elif isinstance(record, Determination) and any(one.case == ref for one in told):
            draft.add(StatementKind.FINDING, say("force_decision", **named(record)), cited[0], case=ref)
    if any(statement.case for statement in draft.statements) and (p := sources.corpus.passages.get(_TELLS)):
        state_rule(p, draft, sources)
    if not draft.statements:
        draft.add(StatementKind.UNKNOWN, say("force_none"))


def _state_kind(record: Policy, cited: list[Citation], draft: Draft, sources: Sources) -> None:
    own = [c for c in cited if str(c.passage).partition("#")[2] not in record.spoken_by and c.passage != _TARGETS]
    if not own:
        return
    passage = sources.corpus.passages.get(_FORCE.get(record.slug, ""))
    also = [sources.corpus.cite(_TARGETS)] if record.landlord and _TARGETS in sources.corpus.passages else []
    also += [sources.corpus.cite(passage.id)] if passage else []
    title = name_in_a_sentence(record)
    key = "force_note" if record.issuer.startswith("compiled") else _KEYS[record.kind]
    key = "force_law_on" if key == "force_law" and not _NAMES_A_LAW.search(title) else key
    text = say(
        key,
        title=title[:1].upper() + title[1:],
        pinpoint="; ".join(dict.fromkeys(c.pinpoint for c in own[:2] if c.pinpoint)),
    )
    if passage:
        text = f"{text} {passage.text}"
    draft.add(StatementKind.GUIDANCE, text, *own[:2], *also)


def _state_sources(told: tuple[Told, ...], wanted: frozenset[str], draft: Draft, sources: Sources) -> None:
    """The passages that the answer rested on, each with where it stands and what our record of it says.

    `wanted` are the figures asked about: then those that hold one, if any does.
    """
    every = [c for c in _citations(told) if c.passage and c.passage != _TARGETS]
    holding = [c for c in every if wanted & figures(c.quote)]
    found = holding or [c for c in _citations(_substance(told)) if c in every]
    for citation in found[:_MOST_SOURCES]:
        record = sources.corpus.records.get(citation.ref)
        key = "stands_in_at" if citation.pinpoint else "stands_in"
        text = say(key, where=_name(record, citation), pinpoint=citation.pinpoint, text=citation.quote)
        case = citation.ref if isinstance(record, Determination) else None
        draft.add(StatementKind.PASSAGE, text, citation, case=case)
    if not found:
        _state_reckoned(told, draft)


def _name(record: object, citation: Citation) -> str:
    if isinstance(record, Determination):
        return say("case_named", **named(record))
    if isinstance(record, Policy):
        return say("policy_named", landlord=record.landlord) if record.landlord else short_title(record)
    return citation.title


def _state_count(told: tuple[Told, ...], situation: Situation, draft: Draft, sources: Sources) -> None:
    first = asks_of_weekends(situation.english)
    if first:
        state_kinds_of_days(told, draft)
    state_working_days(told, situation, draft, sources)
    _state_reckoned(told, draft)
    if not first and asks_of_kinds(situation.english):
        state_kinds_of_days(told, draft)


def _state_reckoned(told: tuple[Told, ...], draft: Draft) -> None:
    """The arithmetic of the answer: the days counted, each limit with its own, else whatever was reckoned."""
    limits = [one for one in told if one.kind == StatementKind.LIMIT]
    dated = [one for one in limits if _reckoned(one)]
    for one in told if dated and not draft.marks("elapsed") else ():
        if one.kind == StatementKind.ELAPSED:
            draft.add(StatementKind.ELAPSED, one.text, *one.citations, case=one.case)
    for limit in dated[:_MOST_SOURCES]:
        lines = " ".join(citation.quote for citation in _reckoned(limit))
        draft.add(StatementKind.LIMIT, f"{_first(limit.text)} {lines}", *limit.citations)
    others = [c for c in _citations(told) if c.source is Source.COMPUTED and c.ref not in _OVER_MANY]
    for line in others[:_MOST_SUMS] if not dated else ():
        draft.add(StatementKind.ELAPSED, line.quote, line)
    for limit in limits if not (dated or others) else ():
        draft.add(StatementKind.LIMIT, limit.text, *limit.citations)
    for line in (c for c in _citations(told) if c.source is Source.COMPUTED and not draft.statements):
        draft.add(StatementKind.SPREAD, line.quote, line)
    if not draft.statements:
        draft.add(StatementKind.UNKNOWN, say("counted_nothing"))


def _state_how_many(told: tuple[Told, ...], draft: Draft) -> None:
    """How many cases a list found, as it told it."""
    for one in told:
        if any(citation.ref in LISTED for citation in one.citations):
            draft.add(StatementKind(one.kind), one.text, *one.citations)


def _state_most(told: tuple[Told, ...], draft: Draft) -> None:
    """The most that a sum just told can be, in the sentence of its passage that caps it."""
    for citation in _citations(told):
        for sentence in _SENTENCES.split(citation.quote):
            if found := CAP.search(sentence):
                text = say("most_told", most=found.group(1), text=lower_first(sentence))
                draft.add(StatementKind.GUIDANCE, text, citation)
                return


def _reckoned(one: Told) -> list[Citation]:
    return [citation for citation in one.citations if citation.source is Source.COMPUTED]


def _state_shorter(told: tuple[Told, ...], draft: Draft, *, emergency: bool = False) -> None:
    """Whom to ring in an emergency, and nothing else; the verdict in one sentence; without one, the first sentence of what was told first, with its condition."""
    first = told[0]
    warned = [one for one in told if one.kind == StatementKind.SIGNPOST]
    for one in warned:
        draft.add(StatementKind.SIGNPOST, one.text, *one.citations, case=one.case)
    if emergency:
        return
    if first.kind == "verdict":
        said, *rest = _SENTENCES.split(first.text)
        whole = [said, *rest[:1]] if _UNDECIDED.match(said) else [said]
        draft.add(StatementKind.VERDICT, " ".join(whole), *first.citations)
        return
    spoken = {StatementKind.UNKNOWN, StatementKind.SIGNPOST, StatementKind.CORRECTION}
    left = [one for one in told if one.kind not in spoken] or [one for one in told if one not in warned]
    first_of: dict[str | None, Told] = {one.case: one for one in reversed(left) if one.case}
    led_by_case = bool(left) and left[0].case is not None
    short = [one for one in left if first_of.get(one.case) is one] if led_by_case else [o for o in left if not o.case]
    for one in short[:_MOST_SAID]:
        draft.add(StatementKind(one.kind), _first(one.text), *one.citations, case=one.case)


def _first(text: str) -> str:
    """The first sentence of a statement, and the conditions on which it holds."""
    first, *rest = _SENTENCES.split(text)
    return " ".join([first, *(one for one in rest if _CONDITION.match(one))])


def _state_words(told: tuple[Told, ...], situation: Situation, draft: Draft, sources: Sources) -> None:
    """What the terms of the answer mean, or the findings of the case; which word is meant is asked where neither has one."""
    case = sources.corpus.determinations.get(situation.case or "")
    said = " ".join(without_opening(one.text) for one in told)
    if case is not None and _A_FINDING.search(situation.english):
        said = " ".join(finding.value for finding in case.findings)
    terms = named_terms(said, sources)
    for passage in terms:
        state_rule(passage, draft, sources)
    if not terms:
        _state_shorter(told, draft)
        draft.add(StatementKind.UNKNOWN, say("which_word"))


def _state_year(told: tuple[Told, ...], year: int | None, draft: Draft, sources: Sources) -> None:
    """Since when each rule of the answer has applied, and whether that takes in a year if one is asked, as far as our records say."""
    refs = dict.fromkeys(c.ref for c in _citations(told) if c.passage and c.passage != _TARGETS)
    records = [record for ref in refs if isinstance(record := sources.corpus.records.get(ref), Policy)]
    rules = [record for record in records if not record.issuer.startswith("compiled")]
    for record in (rules or records)[:_MOST_SOURCES]:
        title = name_in_a_sentence(record)
        since, until = record.in_force_from, record.in_force_to
        known = {"title": title[:1].upper() + title[1:], "year": year}
        holding = next((p for p in record.passages if year is None and since and day(since) in p.text), None)
        if since is None:
            dated = say("year_dated", dated=record.policy_date) if record.policy_date else say("year_undated")
            text = say("year_unknown" if year else "since_unknown", **known, dated=dated)
        elif year is not None and since.year > year:
            text = say("year_not_yet", **known, since=day(since))
        elif until is not None and year is not None and until.year < year:
            text = say("year_over", **known, until=day(until))
        else:
            text = say("year_since", **known, since=day(since))
        mark = record.cite(holding) if holding else computed(f"{record.slug}-in-force", say("year_title"), text)
        draft.add(StatementKind.GUIDANCE, text, mark)
    if not draft.statements:
        draft.add(StatementKind.UNKNOWN, say("force_none"))


def _state_before(draft: Draft, sources: Sources) -> None:
    """What sums went by before the guidance that was told of."""
    for ref in _BEFORE:
        if (passage := sources.corpus.passages.get(ref)) is not None:
            state_rule(passage, draft, sources)


def _substance(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """What an answer came to: its verdict where it has one, else all that it told."""
    rests = bool(told) and told[0].kind == "verdict" and any(c.passage for c in told[0].citations)
    return told[:1] if rests else tuple(one for one in told if one.kind != StatementKind.UNKNOWN)


def _citations(told: tuple[Told, ...]) -> list[Citation]:
    every = (citation for one in told for citation in one.citations)
    return list({(c.passage or f"{c.ref}:{c.quote}"): c.model_copy(update={"n": 0}) for c in every}.values())
