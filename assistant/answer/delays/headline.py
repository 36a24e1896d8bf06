"""The verdict in a few words, what it rests on, and what of it the headline has no room for."""

from __future__ import annotations

import re
from datetime import date

from assistant.answer.contract import StatementKind
from assistant.answer.delays.code_versions import extensions
from assistant.answer.delays.days_meant import days_meant
from assistant.answer.delays.limit_statements import bases
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day, lower_first
from assistant.answer.statements.sources import Sources
from assistant.situation.situation import Situation
from assistant.timescales.describe import formal_words, verdict_says
from assistant.timescales.facts import DelayCheck, Verdict

_MOST_WORDS = 45
# What a verdict hangs on stays with it.
_SENTENCE = re.compile(
    r"(?<=[a-z0-9)]\.) (?=(?!The last day|That time ended|That also supposes|It depends|Take care|Counted in|Our record of that|The passage that gives it does not say whether that|Classed|That limit is for"
    r"|That is by|That holds if|By that policy)[A-Z])"
)


def headline(check: DelayCheck, situation: Situation, today: date) -> str:
    """The verdict with its reason, in at most some 45 words; the words of no model."""
    return _parted(check, situation, today)[0]


def headline_marks(check: DelayCheck, draft: Draft) -> list[int]:
    """The numbers of the citations that a verdict rests on: the days counted, and the limits that it names."""
    limits = [li for li in check.limits if li.id in check.named]
    passages = {passage for limit in limits for passage in bases(limit)}
    lifting = (n.citation for n in check.notes if n.citation and n.lifts and n.lifts in check.why)
    passages |= {str(citation.passage) for citation in lifting}
    ranged = {"landlords", "elapsed"} if check.decisive is None else set()
    parts = [f"{name}{part}" for name in check.named for part in ("", "-over", "-working")]
    named = {*ranged, *parts}
    return [c.n for c in draft.citations if c.passage in passages or (c.passage is None and c.ref in named)]


def state_rest(check: DelayCheck, situation: Situation, draft: Draft, sources: Sources) -> None:
    """What the headline has no room for, with the limits that it rests on."""
    if check.reported is None and check.verdict is Verdict.UNCLEAR:
        return
    _, rest = _parted(check, situation, sources.today)
    if not rest:
        return
    cites = []
    for limit in (li for li in check.limits if li.id in check.named):
        cites += [sources.corpus.cite(p) for p in sorted(bases(limit)) if p in sources.corpus.passages]
        cites += [computed(limit.id, "Date reckoned", rest)] if limit.due and limit.id not in extensions(check) else []
    rest = rest.removeprefix("But ")
    draft.add(StatementKind.GUIDANCE, rest[:1].upper() + rest[1:], *cites)


def _parted(check: DelayCheck, situation: Situation, today: date) -> tuple[str, str]:
    """The headline, and what is too long for it: whole sentences, the first always being its own."""
    kept, *rest = _SENTENCE.split(_whole_headline(check, situation, today))
    while rest and len(f"{kept} {rest[0]}".split()) <= _MOST_WORDS:
        kept = f"{kept} {rest.pop(0)}"
    return kept, " ".join(rest)


def _whole_headline(check: DelayCheck, situation: Situation, today: date) -> str:
    if check.verdict is Verdict.UNCLEAR:
        said = f"{say('verdict_unclear')} {check.why}".strip()
        counted = situation.began if check.from_began else None
        return f"{said} {say('began_only', began=day(counted))}" if counted else said
    if check.length and check.length.hours:
        return say("length_verdict_hours", why=check.why)
    if check.length:
        return say("length_verdict_of" if check.length.first else "length_verdict", why=check.why)
    if check.from_began and situation.began:
        formal = formal_words("events", situation.starts.value) if situation.starts else None
        as_reported = verdict_says("as_reported") in check.why
        key = "began_verdict_formal" if formal else "began_counted" if as_reported else "began_verdict"
        told = say(key, began=day(situation.began), why=lower_first(check.why), what=formal)
        return f"{told} {say('began_told_formal' if formal else 'began_told')}"
    if meant := days_meant(situation, check, today):
        return say("verdict_meant", meant=meant, why=lower_first(check.why))
    return say("verdict_told", why=lower_first(check.why))
