"""The points of a delay in order: what was told, when each limit ran out, and today."""

from __future__ import annotations

from datetime import datetime

from assistant.timescales.describe import describe
from assistant.timescales.facts import Facts, Happening, Limit, Mark

_LABELS = {
    Happening.REPORTED: "Reported",
    Happening.NOTICE_ISSUED: "Repair notice issued",
    Happening.INVESTIGATED: "Investigated",
    Happening.MADE_SAFE: "Made safe",
    Happening.ATTENDED: "Attended",
    Happening.COMPLETED: "Finished",
    Happening.COMPLAINED: "Complaint made",
    Happening.ACKNOWLEDGED: "Complaint acknowledged",
    Happening.STAGE_1_ANSWERED: "Stage 1 answered",
    Happening.ESCALATED: "Taken to stage 2",
    Happening.ESCALATION_ACKNOWLEDGED: "Stage 2 acknowledged",
    Happening.STAGE_2_ANSWERED: "Stage 2 answered",
    Happening.CHECKED: "Last checked",
    Happening.CLAIM_POSTED: "Letter of claim posted",
    Happening.CLAIM_RECEIVED: "Letter of claim received",
    Happening.CLAIM_ANSWERED: "Letter of claim answered",
    Happening.REQUESTED: "Request received",
    Happening.APPLIED: "Application received",
    Happening.SERVED: "Notice served",
    Happening.EXTENDED: "More time asked for",
    Happening.ANSWER_DUE: "Answer to the complaint due",
    Happening.UNTIL: "Counted to",
}


def timeline(facts: Facts, limits: tuple[Limit, ...], ongoing: bool) -> tuple[Mark, ...]:
    """Events and last days by date; on one day events come before deadlines, and today last."""
    marks = [Mark(on=e.on, label=_LABELS[e.what], kind="event") for e in facts.events if e.what in _LABELS]
    for limit in limits:
        if limit.due is None or limit.possible:
            continue
        day = limit.due.date() if isinstance(limit.due, datetime) else limit.due
        condition = f", {limit.condition}" if limit.condition else ""
        label = f"Last day: {describe(limit)}{condition}"
        marks.append(Mark(on=day, label=label, kind="deadline", limit=limit.id))
    if ongoing:
        marks.append(Mark(on=facts.today, label="Today", kind="today"))
    order = {"event": 0, "deadline": 1, "today": 2}
    return tuple(sorted(marks, key=lambda mark: (mark.on, order[mark.kind], mark.label)))
