"""What stands under an answer: what was read second-hand, guidance that came later, and doubts about the days counted."""

from __future__ import annotations

import re

from assistant.answer.checks.figure_checks import figures
from assistant.answer.contract import StatementKind
from assistant.answer.rules.words import short_title
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import listed
from assistant.answer.statements.sources import Sources
from assistant.records import Policy, PolicyKind
from assistant.remedies.contract import RemedyEstimate
from assistant.situation.dates import counted_day, plain_day
from assistant.situation.situation import Situation
from assistant.timescales.facts import DelayCheck

# A title that is the name of what was published, and no heading of ours.
_NAMED = re.compile(r"\b(?:guidance|Standard|Code|Requirements|Scheme|Ombudsman|Protocol)\b", re.IGNORECASE)


def secondhand(draft: Draft, sources: Sources) -> list[str]:
    """That a rule was read only as others report it, where a figure in the answer rests on such a passage.

    Of guidance, our own notes among it, whatever rests on it. Not where the sentence says so itself.
    """
    cited = {citation.n: citation for citation in draft.citations if citation.passage}
    unread: dict[str, list[int]] = {}
    for statement in draft.statements:
        said = figures(statement.text) if say("as_reported") not in statement.text else frozenset()
        for citation in (cited[n] for n in statement.citations if n in cited):
            record = sources.corpus.records.get(citation.ref)
            mark = str(citation.passage).partition("#")[2]
            if not isinstance(record, Policy) or record.read(mark):
                continue
            told = statement.kind is StatementKind.GUIDANCE and record.kind is PolicyKind.GUIDANCE
            if told or said & figures(citation.quote):
                unread.setdefault(citation.ref, []).append(citation.n)
    notes = [_told_by_others(ref, marks, draft, sources) for ref, marks in unread.items() if _of_note(ref, sources)]
    titles = [
        _told_by_others(ref, marks, draft, sources) for ref, marks in unread.items() if not _of_note(ref, sources)
    ]
    which = "source itself" if len(titles) == 1 else "sources themselves"
    lines = [say("secondary", titles=listed(titles), sources=which)] if titles else []
    if notes:
        lines.append(say("secondary_note" if len(notes) == 1 else "secondary_notes", notes=listed(notes)))
    return lines


def later_guidance(draft: Draft, situation: Situation, sources: Sources) -> list[str]:
    """Guidance that the answer rests on and that came into force after all the dates told."""
    last = max((event.on for event in situation.events), default=None)
    records = [sources.corpus.policies.get(ref) for ref in dict.fromkeys(c.ref for c in draft.citations)]
    came = [r for r in records if r and r.kind is PolicyKind.GUIDANCE and not _is_note(r)]
    return [
        say("guidance_later", title=short_title(r), day=plain_day(r.in_force_from))
        for r in came
        if last is not None and r.in_force_from is not None and last < r.in_force_from
    ]


def doubts_that_count(
    situation: Situation,
    headline: str,
    draft: Draft,
    check: DelayCheck | None,
    estimate: RemedyEstimate | None,
    spoken_of: bool,
) -> list[str]:
    """The doubts about what was read that bear on the answer: a day that was counted must stand in what was said.

    `spoken_of`: the answer speaks of a decided case, whose days are not the person's.
    """
    said = [headline, *(s.text for s in draft.statements if s.case is None)]
    start = plain_day(check.reported) if check and check.reported else None
    days = {plain_day(event.on) for event in (*situation.events, *situation.rough)}
    days |= {plain_day(situation.began)} if days and situation.began else set()
    summed = estimate is not None and any(line.amount is not None for line in estimate.guidance)

    def counts(doubt: str) -> bool:
        counted = counted_day(doubt)
        if counted is None:
            return not (spoken_of and check is None)
        if days and counted not in days:
            return False
        return (summed and counted == start) or any(re.search(rf"(?<!\d){counted}", text) for text in said)

    return [doubt for doubt in situation.doubts if counts(doubt)]


def _is_note(record: Policy) -> bool:
    return record.issuer.startswith("compiled") and not record.landlord


def _of_note(ref: str, sources: Sources) -> bool:
    record = sources.corpus.policies.get(ref)
    return record is not None and _is_note(record)


def _told_by_others(ref: str, marks: list[int], draft: Draft, sources: Sources) -> str:
    """A record's name, with the marks of what others report where the answer rests on more of it."""
    record = sources.corpus.policies.get(ref) or sources.corpus.landlords[ref]
    read = any(c.ref == ref and record.read(str(c.passage).partition("#")[2]) for c in draft.citations)
    told = "".join(f"[{n}]" for n in sorted(set(marks)))
    title = (
        f"“{short_title(record)}”" if isinstance(record, Policy) and _is_note(record) else name_in_a_sentence(record)
    )
    return say("in_part", title=title, marks=told) if read else title


def name_in_a_sentence(record: Policy) -> str:
    """A record's name as it stands within a sentence, with its article."""
    if record.landlord:
        return f"the policy of {record.landlord}"
    title = short_title(record)
    if _is_note(record):
        return f"our note “{title}”"
    if record.kind is PolicyKind.GUIDANCE and not _NAMED.search(title):
        return f"“{title}”"
    title += "," if ", which" in title else ""
    return title if title.split()[0].endswith("'s") else f"the {title}"
