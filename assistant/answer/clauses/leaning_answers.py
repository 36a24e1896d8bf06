"""Short questions that lean on the answer before, once said in full: how long there is to bring a complaint to the Ombudsman, and money."""

from __future__ import annotations

from assistant.answer.clauses.workings import Workings
from assistant.answer.delays.limit_said import state_limit
from assistant.answer.delays.reckoning import reckon
from assistant.answer.rules.words import state_rule
from assistant.answer.talk.said_in_full import UNPAID, WHO_RUNS_THEM
from assistant.answer.talk.time_to_go_there import ASKED
from assistant.records import Category
from assistant.situation.situation import Clause
from assistant.timescales.facts import Happening

_SCHEME = "housing-ombudsman-scheme"
_WITHIN = f"{_SCHEME}#p5"
_FIRST = f"{_SCHEME}#p4"
"""Both stages come first."""
_HELD = {
    UNPAID: ("housing-ombudsman-findings-and-orders#p12", "housing-ombudsman-findings-and-orders#p18"),
    WHO_RUNS_THEM: ("living-through-repairs#p15",),
}
"""The passages that answer what was said in full."""


def answer_said_in_full(work: Workings, clause: Clause) -> bool:
    """State the passages that answer a short question about money told of before; False where anything else is asked."""
    for ref in _HELD.get(clause.text, ()):
        if (passage := work.sources.corpus.passages.get(ref)) is not None:
            state_rule(passage, work.draft, work.sources)
            work.fits()
    work.settled += clause.text in _HELD
    return clause.text in _HELD


def answer_time_for_ombudsman(work: Workings, clause: Clause) -> bool:
    """State the Scheme's own time, dated where the day of the final answer was told; False where another time is asked."""
    if clause.text != ASKED:
        return False
    draft, sources = work.draft, work.sources
    ended = any(event.what is Happening.STAGE_2_ANSWERED for event in work.situation.events)
    if ended:
        of_it = {"repair": f"{work.situation.repair} {ASKED}", "category": Category.COMPLAINT_HANDLING}
        check = reckon(work.situation.model_copy(update=of_it), sources)
        for limit in [li for li in check.limits if li.citation.ref == _SCHEME and li.starts and li.due]:
            state_limit(limit, draft, sources, verdict=False)
    for ref in (_WITHIN,) if ended else (_WITHIN, _FIRST):
        if (passage := sources.corpus.passages.get(ref)) is not None:
            state_rule(passage, draft, sources)
    work.fits()
    work.settled += 1
    return True
