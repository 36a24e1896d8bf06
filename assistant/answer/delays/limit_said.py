"""One limit as a sentence: what it allows, by what kind of rule, when it ran out, and what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.answer.contract import StatementKind
from assistant.answer.delays.limit_remarks import (
    from_acknowledgement,
    hedges,
    if_first_counts,
    late_anyhow,
    may_go_on,
    only_for_coming,
    turns_on_the_days,
)
from assistant.answer.delays.limit_statements import (
    FIRST_DAY,
    SCOPE,
    cites_of,
    counts_working_days,
    left_out_between,
)
from assistant.answer.rules.words import short_title
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day, length, lower_first
from assistant.answer.statements.sources import Sources
from assistant.records import Action, Citation, Policy, PolicyKind, Unit
from assistant.timescales.describe import comes_or_finishes, describe, is_sentence, then, written
from assistant.timescales.facts import DelayCheck, Limit, Note, Verdict
from assistant.timescales.figures import passage_for

# Where a rule's version that has ended says so.
_ENDED = {"complaint-handling-code-2022": "complaint-handling-code-2022#p1"}
_FORMS = {PolicyKind.STATUTE: "limit_law", PolicyKind.REGULATION: "limit_law", PolicyKind.CODE: "limit_code"}


@dataclass(frozen=True)
class Piece:
    """A sentence of a limit's statement, none where it only rests on something, and what it rests on."""

    text: str | None
    cites: Sequence[Citation] = ()


@dataclass(frozen=True)
class Stated:
    """A limit that is to be stated: what is known of the wait, what stands in the draft, and when the limit ran out."""

    limit: Limit
    draft: Draft
    sources: Sources
    verdict: bool
    check: DelayCheck | None
    reason: Note | None
    ran: Sequence[str]

    @property
    def record(self) -> object:
        """The record that the limit stands in."""
        return self.sources.corpus.records.get(self.limit.citation.ref)

    @property
    def decides(self) -> bool:
        """Whether the headline told already what came of this limit."""
        check = self.check
        decisive = self.verdict and check is not None and self.limit.id == check.decisive
        return decisive and check is not None and check.verdict is not Verdict.UNCLEAR

    @property
    def first_day(self) -> list[str]:
        """The passages that say what starts the rule's periods."""
        return self.held(FIRST_DAY.get(self.limit.citation.ref, ()))

    def held(self, passages: Sequence[str]) -> list[str]:
        """Those of some passages that our records hold."""
        return [one for one in passages if one in self.sources.corpus.passages]

    def cite(self, passages: Sequence[str]) -> list[Citation]:
        """Passages as citations."""
        return [self.sources.corpus.cite(one) for one in passages]

    def unsaid(self, text: str, cites: Sequence[Citation] = ()) -> list[Piece]:
        """A sentence that is said once in an answer."""
        return [] if self.draft.says(text) else [Piece(text, cites)]


def state_limit(
    limit: Limit,
    draft: Draft,
    sources: Sources,
    *,
    verdict: bool,
    check: DelayCheck | None = None,
    reason: Note | None = None,
) -> None:
    """One limit: what it allows, by what kind of rule, when it ran out and by how much it was passed.

    What the headline of `check` says already is not said again. `reason` is why the landlord's class is this one.
    """
    one = Stated(limit, draft, sources, verdict, check, reason, _ran(limit, draft, sources))
    allowed = _allows(one)
    if _stands_already(one, str(allowed.text)):
        return
    pieces = [allowed, *(piece for step in _STEPS for piece in step(one))]
    texts = [piece.text for piece in pieces if piece.text is not None]
    draft.add(StatementKind.LIMIT, " ".join(texts), *(cite for piece in pieces for cite in piece.cites))
    if limit.note and one.first_day and not (verdict and late_anyhow(limit)):
        draft.add(StatementKind.GUIDANCE, limit.note, *one.cite(one.first_day))
    for ended in one.held([_ENDED[limit.citation.ref]] if limit.citation.ref in _ENDED else []):
        draft.add(StatementKind.GUIDANCE, say("code_ended"), sources.corpus.cite(ended))


def _allows(one: Stated) -> Piece:
    """What the limit allows, and by what kind of rule."""
    limit, record = one.limit, one.record
    landlord = record.landlord if isinstance(record, Policy) else None
    title = short_title(record) if isinstance(record, Policy) else limit.title
    names = {"title": title, "landlord": landlord or limit.title, "year": limit.known_in, "whose": limit.told_by}
    whom = [limit.whom] if limit.whom and limit.condition else []
    cites = [limit.citation, *limit.also, *whom, *one.cite(one.first_day[:1])]
    return Piece(say(_form(limit), what=lower_first(describe(limit)), **names), cites)


def _stands_already(one: Stated, allowed: str) -> bool:
    """Whether the draft says of another limit all that this one allows, with the same end."""
    ends = [re.split(r" (?=that r[ua]ns? to )", ran)[-1] for ran in one.ran[:1]]
    return any(allowed in said.text and all(end in said.text for end in ends) for said in one.draft.statements)


def _why_this_class(one: Stated) -> list[Piece]:
    """Why the landlord's class is this one."""
    return [Piece(one.reason.text, cites_of(one.reason))] if one.reason is not None else []


def _start_assumed(one: Stated) -> list[Piece]:
    """That the start is taken for granted, where neither the rule nor the person says what it is."""
    began = one.check is not None and one.check.from_began
    if not one.ran or one.limit.starts_when is not None or began:
        return []
    return one.unsaid(say("limit_start_today" if one.limit.starts == one.sources.today else "limit_start_assumed"))


def _ran_out(one: Stated) -> list[Piece]:
    """When the limit ran out or will, as we reckon it."""
    return [Piece(one.ran[0], [computed(one.limit.id, "Date reckoned", one.ran[1])])] if one.ran else []


def _passed_or_kept(one: Stated) -> list[Piece]:
    """By how much the limit was passed, or whether it was kept; the headline told it of the limit that decides."""
    limit = one.limit
    if one.verdict and limit.overrun and not limit.edge:
        over = length(limit.overrun.amount, limit.overrun.unit)
        key = "limit_over" if limit.exact else "limit_over_least"
        key += "_unsaid" if limit.unsaid else "_no_visit" if limit.no_visit else ""
        said = say(key, over=over)
        last = f" {say('limit_ended', due=written(limit.due))}" if limit.due and limit.unit is Unit.HOURS else ""
        return [
            Piece(None if one.decides else said, [computed(f"{limit.id}-over", "Days past the limit", said + last)])
        ]
    if one.verdict and limit.met is not None and not one.decides:
        kept = "limit_met_looked" if may_go_on(limit, one.check) else "limit_met"
        return [Piece(say(kept if limit.met else "limit_missed"))]
    return []


def _by_working_days(one: Stated) -> list[Piece]:
    """When it runs out by working days, where the rule does not say which and that decides; the headline rests on it."""
    limit = one.limit
    if limit.other_due is None or not (one.decides or turns_on_the_days(limit, one.check, one.sources)):
        return []
    over = limit.other_due < one.sources.today
    working = say("limit_working" if over else "limit_working_ahead", due=day(limit.other_due))
    return [Piece(None if one.decides else working, [computed(f"{limit.id}-working", "Date reckoned", working)])]


def _from_later_start(one: Stated) -> list[Piece]:
    """When it runs out if it starts with the acknowledgement."""
    other = from_acknowledgement(one.limit, one.check, one.sources, verdict=one.verdict)
    return [Piece(other, [computed(f"{one.limit.id}-later", "Date reckoned", other)])] if other else []


def _last_day(one: Stated) -> list[Piece]:
    """That a limit kept on its last day was passed if the day of the report counts."""
    limit = one.limit
    earlier = if_first_counts(limit, one.check) if one.verdict else None
    if earlier is None:
        return []
    last = say("limit_last_day", day=day(earlier))
    return [Piece(last, [computed(f"{limit.id}-first", "Date reckoned", last)])]


def _what_it_is_for(one: Stated) -> list[Piece]:
    """What follows the limit, and whether it is for coming or for finishing."""
    limit, check = one.limit, one.check
    further = then(limit)
    pieces = [Piece(further)] if further else []
    if comes_or_finishes(limit):
        pieces += one.unsaid(say("limit_respond"))
    if check is not None and not one.verdict and only_for_coming(limit, check):
        pieces += one.unsaid(say("limit_attend"))
    return pieces


def _what_it_hangs_on(one: Stated) -> list[Piece]:
    """The condition under which it applies, and the jobs that the rule leaves out."""
    limit = one.limit
    pieces = []
    if limit.condition:
        whole = limit.condition.endswith(".")
        pieces.append(Piece(limit.condition if whole else say("limit_if", condition=limit.condition)))
    scope = one.held(SCOPE.get(limit.citation.ref, ()))
    if limit.most_cost and scope:
        pieces += one.unsaid(say("limit_scope", sum=limit.most_cost), one.cite(scope))
    return pieces


def _put_off(one: Stated) -> list[Piece]:
    """By how much the answer may be put off, where that bears on the wait."""
    limit = one.limit
    passed = one.verdict and limit.overrun is not None and "extension" in limit.citation.quote
    if not passed and (one.verdict or not (one.ran or not limit.stage)):
        return []
    longer = _extension(limit, one.record)
    return [Piece(longer[0], [longer[1]])] if longer else []


_STORED_VERSION = "stored version of the page"
"""By which a doubt tells of two versions of one page, neither of them dated."""


def _softened(one: Stated) -> list[Piece]:
    """What softens it in its own passage, and what to be wary of."""
    limit = one.limit
    pieces = [Piece(hedge) for hedge in hedges(limit, one.draft)]
    if limit.note and not one.first_day:
        pieces.append(Piece(limit.note))
    if limit.citation.caution:
        pieces += one.unsaid(say("caution", caution=limit.citation.caution))
    if limit.caveat and not one.decides:
        versions = "caution_versions" if _STORED_VERSION in limit.caveat else "caution"
        pieces += one.unsaid(say(versions, caution=limit.caveat))
    return pieces


_STEPS: tuple[Callable[[Stated], list[Piece]], ...] = (
    _why_this_class,
    _start_assumed,
    _ran_out,
    _passed_or_kept,
    _by_working_days,
    _from_later_start,
    _last_day,
    _what_it_is_for,
    _what_it_hangs_on,
    _put_off,
    _softened,
)
"""What is said of a limit after what it allows, in this order."""


def _extension(limit: Limit, record: object) -> tuple[str, Citation] | None:
    """By how much an answer may be put off, and where that stands."""
    if isinstance(record, Policy) and (more := next((t for t in record.timescales if t.extends == limit.id), None)):
        held = passage_for(record, more)
        said = say("limit_extension_formal", amount=length(more.amount, more.unit))
        return (said, record.cite(held)) if held else None
    if not isinstance(record, Policy) or limit.stage is None or limit.action is not Action.RESPOND:
        return None
    starts = f"the original stage {limit.stage} due date"
    extension = next((one for one in record.timescales if one.starts == starts), None)
    passage = passage_for(record, extension) if extension else None
    if extension is None or passage is None:
        return None
    longer = f"{extension.amount:g} more days"
    if "xceptional" in passage.text and longer in passage.text:
        return say("limit_extension_exceptional", amount=longer), record.cite(passage)
    said = "limit_extension_complex" if "complex" in passage.text else "limit_extension"
    said += "" if "expl" in passage.text else "_bare"
    return say(said, amount=length(extension.amount, extension.unit)), record.cite(passage)


def _ran(limit: Limit, draft: Draft, sources: Sources) -> list[str]:
    """When a limit in days ran out or will, and the line of our reckoning; empty where that is not known."""
    if limit.due is None or limit.starts is None or limit.unit is Unit.HOURS:
        return []
    last = limit.due.date() if isinstance(limit.due, datetime) else limit.due
    left_out = left_out_between(limit.starts, last, uk=limit.uk_holidays) if counts_working_days(limit) else ""
    told = f", {left_out}," if left_out and not draft.says(left_out) else ","
    start = (
        say("limit_start_posted", start=day(limit.starts), posted=day(limit.posted))
        if limit.posted
        else day(limit.starts)
    )
    ran = say(
        "limit_due" if last < sources.today else "limit_due_ahead",
        start=start,
        left_out=told,
        due=day(last),
    )
    period = f"{length(limit.amount, limit.unit)} from {day(limit.starts)}{told.rstrip(',')}"
    return [ran, f"{period}: {day(last)}."]


def _form(limit: Limit) -> str:
    """The wording for the kind of rule that sets a limit."""
    form = _FORMS.get(limit.source, "limit_guidance")
    if limit.source is PolicyKind.LANDLORD_POLICY:
        form = "limit_policy_told" if limit.told_by else "limit_policy_of" if limit.known_in else "limit_policy"
    return f"{form}_whole" if is_sentence(limit) else form
