"""What stands beside a limit in its statement: what softens it, another start, and what it is not for."""

from __future__ import annotations

import re
from datetime import date, datetime

from assistant.answer.delays.steps_asked import duty_words
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import day, length
from assistant.answer.statements.sources import Sources
from assistant.records import Action, PolicyKind
from assistant.timescales.calendar import add, elapsed
from assistant.timescales.facts import DelayCheck, Limit, Verdict
from assistant.timescales.reckon import a_day_earlier
from assistant.timescales.words import in_words

_LONG = 30


def hedges(limit: Limit, draft: Draft) -> list[str]:
    """The sentence of the limit's own passage that softens or lengthens it, as an "if possible" or an "unless" does."""
    if limit.source is not PolicyKind.LANDLORD_POLICY:
        return []
    ways = "|".join(re.escape(way) for way in in_words(limit.amount))
    number = re.compile(rf"(?<![\d.])\b(?:{ways})\b(?!\.\d)", re.IGNORECASE)
    found = []
    sentences = re.split(r"(?<=[.;]) +", limit.citation.quote)
    for place, sentence in enumerate(sentences):
        if len(sentence.split()) > _LONG:
            sentence = re.sub(r" ?\([^)]*\)", "", sentence)
        own = duty_words("hedges").search(sentence) if number.search(sentence) else None
        after = place and number.search(sentences[place - 1]) and duty_words("hedges_after").search(sentence)
        if own or after:
            text = say("limit_hedge", text=sentence.rstrip(".;"))
            found += [] if draft.says(text) else [text]
    return found[:1]


def from_acknowledgement(limit: Limit, check: DelayCheck | None, sources: Sources, *, verdict: bool) -> str | None:
    """When an answer was due if its days run from the last day to acknowledge, where no start is named.

    With a `verdict` it is said whether it was late then too.
    """
    if check is None or limit.met is not False or limit.stage is None or limit.starts_when is not None:
        return None
    first = next(
        (
            li
            for li in check.limits
            if li.citation.ref == limit.citation.ref and li.stage == limit.stage and li.action is Action.ACKNOWLEDGE
        ),
        None,
    )
    if limit.action is not Action.RESPOND or first is None or not isinstance(first.due, date):
        return None
    due = add(first.due, limit.amount, limit.unit)
    if not verdict:
        return say("limit_other_start", ack=length(first.amount, first.unit), due=day(due))
    end = check.until or sources.today
    key = "limit_other_start_late" if end > due else "limit_other_start_kept"
    over = length(elapsed(due, end, limit.unit, uk=limit.uk_holidays), limit.unit) if end > due else ""
    return say(key, ack=length(first.amount, first.unit), due=day(due), over=over)


def may_go_on(limit: Limit, check: DelayCheck | None) -> bool:
    """Whether an investigation of the law, told of by a visit, may have ended later than that visit."""
    return check is not None and check.looking and limit.binding and limit.action is Action.INVESTIGATE


def only_for_coming(limit: Limit, check: DelayCheck) -> bool:
    """Whether a landlord's limit is for coming, and none of its for finishing stands beside it."""
    mine = [li for li in check.limits if li.citation.ref == limit.citation.ref]
    of_landlord = limit.source is PolicyKind.LANDLORD_POLICY and limit.action is Action.ATTEND
    return of_landlord and not any(li.action in (Action.COMPLETE, Action.MAKE_SAFE) for li in mine)


def if_first_counts(limit: Limit, check: DelayCheck | None) -> date | None:
    """When a limit ended that was kept on its last day, or may have been, if the day of the report counts as the first."""
    if check is None or limit.starts_when is not None or check.until != limit.due:
        return None
    weighed = limit.id == check.decisive or limit.id in check.named
    left_open = check.verdict is not Verdict.OUTSIDE and weighed and limit.status == "unknown"
    return a_day_earlier(limit) if limit.met or left_open else None


def late_anyhow(limit: Limit) -> bool:
    """Whether a wait from the very day of its start was late by more than the day on which the first day turns."""
    return not limit.from_report and limit.overrun is not None and limit.overrun.amount > 1


def turns_on_the_days(limit: Limit, check: DelayCheck | None, sources: Sources) -> bool:
    """Whether a limit is passed if its days are calendar days, and not if they are working days."""
    if limit.due is None or limit.other_due is None:
        return False
    due = limit.due.date() if isinstance(limit.due, datetime) else limit.due
    return due < (check.until if check is not None and check.until else sources.today) <= limit.other_due
