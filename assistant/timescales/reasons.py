"""Why a limit was kept or passed, in words, with what is taken for granted and what is in doubt."""

from __future__ import annotations

import re
from datetime import date

from assistant.records import Action, PolicyKind
from assistant.timescales.describe import amount_of, brief, is_sentence, owner_of, verdict_says, written
from assistant.timescales.facts import Limit
from assistant.timescales.judged import Told

_CAVEAT_DAYS = re.compile(r"\banother .*\b(\d+) days\b")

_LONGER = re.compile(r"(?:^|[.;] )((?:Some|Others|Certain jobs|Complex jobs) (?:may|can) take up to [^.;]+)")
"""What a landlord's page says of jobs that may take longer than the limit beside it."""


def late(limit: Limit, end: date, told: Told, *, still: bool, none_to_finish: bool) -> str:
    """That a limit was passed, by how much and by which rule, with what that supposes."""
    only_coming = told.finished and limit.action is Action.ATTEND
    conditions = [verdict_says("as_reported")] if told.from_began else []
    conditions += supposed(limit)
    conditions += [verdict_says("as_visit", end=written(end))] if only_coming else []
    over, key = _over(limit), "late" if not still else "late_still" if told.undone else "late_open"
    if over:
        key += "_twice" if over == amount_of(limit) else "_by"
    said = [
        verdict_says(
            key,
            over=over,
            due=due_of(limit),
            condition=verdict_says("condition", condition=conditions[0]) if conditions else "",
            rule=_rule(limit),
        ),
        *also_supposes(conditions[1:]),
    ]
    if limit.edge and limit.overrun and limit.overrun.amount == 1:
        said.append(verdict_says("a_day"))
    if only_coming:
        said.append(verdict_says("visit_only" if none_to_finish else "visit_only_kept"))
    if limit.action is Action.UNSAID:
        said.append(verdict_says("unsaid_both" if told.visited else "unsaid_late", end=written(end)))
    return " ".join([*said, *doubts(limit, end, still=still)])


def doubts(limit: Limit, end: date, *, still: bool = False) -> list[str]:
    """What a verdict that rests on a limit must say at once: another reading of its days, and what its source is."""
    said = []
    if limit.other_due is not None and limit.status == "missed":
        key = "days_late" if end > limit.other_due else "days_open" if still else "days_kept"
        said.append(verdict_says(key, other=written(limit.other_due)))
    if longer := _LONGER.search(limit.citation.quote) if limit.status == "missed" and not limit.stage else None:
        said.append(verdict_says("caveat", caveat=f"{longer[1][0].lower()}{longer[1][1:]}"))
    if limit.undated and not limit.caveat:
        said.append(verdict_says("undated"))
    if limit.caveat:
        said.append(verdict_says("caveat", caveat=limit.caveat))
    return said


def is_late_by_other_version(limit: Limit, end: date) -> bool:
    """Whether another version of a limit's page, of which its caveat tells, gives fewer days than were taken."""
    days = _CAVEAT_DAYS.search(limit.caveat or "")
    return days is not None and limit.starts is not None and (end - limit.starts).days > int(days.group(1))


def missed_too(first: Limit, missed: list[Limit]) -> list[tuple[Limit, str]]:
    """The longest limit of another kind of rule that was passed besides."""
    others = [li for li in missed if li.id != first.id and li.source is not first.source]
    if not others:
        return []
    other = max(others, key=weight)
    return [(other, _past("late_too", other, it=_subject(first, other)))]


def kept_too(first: Limit, plain: list[Limit]) -> list[tuple[Limit, str]]:
    """The landlord's own limit that was kept while one of the law was passed."""
    kept = [li for li in plain if li.source is PolicyKind.LANDLORD_POLICY and li.status == "met"]
    of_letter = first.action is Action.WRITE_SUMMARY
    if (
        not first.binding
        or of_letter
        or not kept
        or any(li.status == "missed" for li in plain if li.source is kept[0].source)
    ):
        return []
    names = {"owner": owner_of(kept[0]), "what": brief(kept[0]), "due": due_of(kept[0])}
    said = verdict_says("kept_too", it=_subject(first, kept[0]), **names)
    return [(kept[0], said)]


def supposed(limit: Limit) -> list[str]:
    """What is taken for granted where a limit is said to have passed: that the notice went out, what the job cost."""
    notice = [verdict_says("as_notice")] if limit.from_report else []
    return [*limit.supposed, *notice] + ([verdict_says("as_scope", sum=limit.most_cost)] if limit.most_cost else [])


def also_supposes(conditions: list[str]) -> list[str]:
    """What a verdict takes for granted beside the one condition in it, as a sentence of its own; none for nothing."""
    return [verdict_says("also_supposes", conditions=" and that ".join(conditions))] if conditions else []


def due_of(limit: Limit) -> str:
    """The day on which a limit ends, in words."""
    return written(limit.due) if limit.due is not None else verdict_says("no_day")


def weight(limit: Limit) -> float:
    """How long a limit is, in days, nearly enough to put limits in order."""
    unit = {"hours": 1 / 24, "working days": 1.4, "calendar days": 1.0, "weeks": 7.0, "months": 30.4}
    return limit.amount * unit[limit.unit.value]


def _subject(first: Limit, other: Limit) -> str:
    """What a second limit is about, where the first is of a complaint and it of the repair, or the other way round."""
    if (first.stage is None) == (other.stage is None):
        return verdict_says("it")
    return verdict_says("the_repair" if other.stage is None else "the_answer")


def _past(key: str, limit: Limit, it: str) -> str:
    over = _over(limit)
    names = {"owner": owner_of(limit), "what": brief(limit), "due": due_of(limit), "over": over, "it": it}
    return verdict_says(f"{key}_by" if over else key, **names)


def _over(limit: Limit) -> str:
    # Where the first day of a period is not established, neither is the day count over it.
    if limit.overrun is None or limit.overrun.amount == 0 or limit.edge:
        return ""
    return verdict_says("over" if limit.exact else "over_least", over=amount_of(limit.overrun))


def _rule(limit: Limit) -> str:
    return verdict_says("says" if is_sentence(limit) else "gives", owner=owner_of(limit), what=brief(limit))
