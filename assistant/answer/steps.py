"""What a resident can do next, with the dates that the Complaint Handling Code makes."""

from __future__ import annotations

from assistant.answer.draft import Draft, computed, say
from assistant.answer.plain import day
from assistant.answer.sources import Sources
from assistant.records import Citation
from assistant.situation.situation import Situation
from assistant.timescales.calendar import add_working_days
from assistant.timescales.facts import Happening

_ACKNOWLEDGE = "chc-stage1-acknowledge"
_ANSWER = "chc-stage1-respond"


def state_steps(situation: Situation, draft: Draft, sources: Sources) -> None:
    """The steps that are still ahead, from what has happened already."""
    done = {event.what for event in situation.events}
    cite = sources.corpus.cite
    how = "housing-ombudsman-how-to-complain"
    if not done & {Happening.COMPLAINED, Happening.ESCALATED, Happening.STAGE_1_ANSWERED, Happening.STAGE_2_ANSWERED}:
        draft.step(say("step_chase"), cite(f"{how}#p1"))
        draft.step(f"{say('step_complain')} {_dates(sources)}".strip(), cite(f"{how}#p2"), *_code(sources))
    if Happening.STAGE_2_ANSWERED not in done and done & {Happening.COMPLAINED, Happening.STAGE_1_ANSWERED}:
        draft.step(say("step_escalate"), cite("complaint-handling-code-2024#p7"))
    draft.step(
        say("step_ombudsman"),
        cite(f"{how}#p3"),
        cite(f"{how}#p4"),
        cite(f"{how}#p7"),
        cite("housing-ombudsman-scheme#p1"),
    )


def _dates(sources: Sources) -> str:
    limits = {t.id: t for t in sources.corpus.policies["complaint-handling-code-2024"].timescales}
    acknowledge = add_working_days(sources.today, int(limits[_ACKNOWLEDGE].amount))
    answer = add_working_days(acknowledge, int(limits[_ANSWER].amount))
    return say("step_complain_dates", today=day(sources.today), acknowledge=day(acknowledge), answer=day(answer))


def _code(sources: Sources) -> list[Citation]:
    quote = _dates(sources)
    return [
        sources.corpus.cite("complaint-handling-code-2024#p5"),
        computed("complaint-dates", "Dates of a complaint", quote),
    ]
