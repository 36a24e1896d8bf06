"""Which clauses of a message ask about the decided case that it means, and with what words the case is searched."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.choice import CaseChoice
from assistant.answer.cases.sums_put import is_tag
from assistant.answer.cases.words import asks_a_duty, asks_of_any, is_own, is_past
from assistant.answer.statements.relevance import stems
from assistant.answer.statements.wanted import wanted, wanted_of_case
from assistant.situation.situation import Ask, Clause, Situation
from assistant.situation.wordlists import patterns, says

_TELLING = 2
_OF_ANY = frozenset(stems("say said tell told get got give given go went year month date day time end happen"))
"""Words that say what kind of thing is asked, and not of what."""
_POINTS = re.compile(
    r"\b(that|those|these) (visit|job|work|call|letter|repl\w+|offer|email|inspection|survey|door|figure|limit|number|time|date|reason|argument|excuse|view|sum|delay)s?\b",
    re.IGNORECASE,
)
_OUGHT_IT = re.compile(
    r"\b(?:should|ought|supposed|meant)\b.{0,12}\b(?:it|they|that)\b|\b(?:it|that) (?:should|ought|was (?:supposed|meant))\b",
    re.IGNORECASE,
)
"""What ought to have been of something told just before."""
_OF_PAST = re.compile(
    r"\bshould (it|that|this|they|she|he|the \w+) (have|of|'ve|a)\b|\bshould'?(ve| have| of) (it |they )?(been|be|taken|come|done)\b",
    re.IGNORECASE,
)
"""What should have been, of something that is over."""
_BETWEEN = re.compile(r"\bhow (?:long|many \w+(?: \w+)?) (?:between|from)\b.+\b(?:and|to|until|till)\b", re.IGNORECASE)
"""How long it was from one event to another."""
_WAS_THERE = re.compile(
    r"(?:and |so |but )?(?:is|was|were|are|has|have) there (?:ever |been |already )*(?:an?|any|one) (?:\w+ )?(?:case|decision|ruling|one)"
    r"(?: (?:like|about|on|over) (?:it|that|this|mine|ours))?\W*$",
    re.IGNORECASE,
)
"""Asking for a case of what was told just before."""
_LOOKED_AT_IT = re.compile(
    r"\bombudsm[ae]n (?:ever |already |before |actually )*(?:looked (?:at|into)|dealt with|considered|ruled on|judged|decided|had|seen) (?:on )?(?:that|this|it|one like (?:it|that|this))\b",
    re.IGNORECASE,
)
"""Whether what was told just before was ever judged: that is what is asked, and not the case at large."""
_SAYS_OF_IT = re.compile(
    r"\bombudsm[ae]n\b.{0,30}\b(?:that['’]?s|that|this|these|those|it['’]?s|it|so)\b(?: \w+){0,3}\W*$", re.IGNORECASE
)
"""Whether the Ombudsman held something of what was told just before: that is what is looked for."""
_OWN_EVENT = re.compile(
    r"\bwhat (?:did|does|was in) (?:the )?stage (?:1|2|one|two)(?: repl\w+| answer| response)?(?: (?:say|tell|find|promise|offer|do|come to))?\W*$"
    r"|\bwhen (?:did|had) (?:she|he|they|the \w+) (?:first |last )?(?:tell|report|complain|raise|escalate|mention)\w*(?: (?:it|them|this|that|to (?:them|the \w+)))*\W*$",
    re.IGNORECASE,
)
"""An event that few words name whole: `what did stage 1 say`, `when did she first tell them`."""
_HOW_OFTEN = re.compile(
    r"\bhow (?:often|many (?!(?:working|calendar|days|weeks|months|hours|years)\b)\w+)\b", re.IGNORECASE
)
_ORDERED_OR = re.compile(
    r"(?:and |so |but |or )?(?:is|was|were|are) (?:that|it|this|they|those) (?:all )?(?:actually |really |just |only |an? )*(?:order\w*|recommend\w*|binding)\b",
    re.IGNORECASE,
)
"""Whether something named just before was ordered or recommended."""
_WHAT_OF = re.compile(r"(?:and |or |but )?what (?:about|on|of|over) \w+", re.IGNORECASE)
_BY_WHEN = re.compile(r"(?:and |so )?(?:by )?(?:when|what date|which date|what day|which day)\W*$", re.IGNORECASE)
_ON_WHAT = re.compile(r"\W*(?:and |so |but )?what (?:did|had) [^?]{2,40} (?:on|by|to|behind)\W*$", re.IGNORECASE)
"""What somebody leant on, went by or pointed to, in few words: a question of its own."""
_OUGHT = re.compile(r"\b(ought|should|supposed|meant|reasonable)\b", re.IGNORECASE)


def is_about(clause: Clause, choice: CaseChoice, situation: Situation) -> bool:
    """Whether a clause asks about the case, and not about the person's own home or a rule."""
    if clause.about_case:
        return True
    if asks_a_duty(clause.text) and not _OF_PAST.search(clause.text) and any(c.about_case for c in situation.clauses):
        return False
    if is_own(clause.text) or (any(c.about_case for c in situation.clauses) and asks_of_any(clause.text)):
        return False
    if situation.case == choice.ref:
        return True
    if any(c.about_case for c in situation.clauses):
        past = is_past(clause.text) or _OF_PAST.search(clause.text) or _BY_WHEN.match(clause.text)
        past = past or _BETWEEN.search(clause.text)
        return bool(past) or Ask.TIMESCALE not in clause.asks
    return True


def case_first(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses as they stand, but one that only asks whether there was a case goes first: it is of the same thing."""
    return sorted(clauses, key=lambda clause: _WAS_THERE.match(clause.text) is None)


def asked_of_case(clause: Clause, situation: Situation) -> tuple[Clause, str]:
    """The clause less the reference it begins with, and the text to search by: the message where the clause says too little.

    A clause that names no kind of thing takes the message's sums and asks too.
    """
    if situation.refs and ":" in clause.text:
        before, after = clause.text.split(":", 1)
        if len(stems(after)) >= 2 and any(ref in before for ref in situation.refs):
            clause = clause.model_copy(update={"text": after.strip()})
    if _ORDERED_OR.match(clause.text) and clause in situation.clauses[1:]:
        # "What about the £100, was that ordered or only recommended?": of what was named just before.
        named = situation.clauses[situation.clauses.index(clause) - 1]
        clause = clause.model_copy(update={"text": f"{named.text}, {clause.text}", "amounts": named.amounts})
        return clause, clause.text
    if (_LOOKED_AT_IT.search(clause.text) or is_tag(clause.text)) and len(situation.clauses) > 1:
        return clause.model_copy(update={"text": situation.english}), situation.english
    if says("cases", "held", text=clause.text) and _SAYS_OF_IT.search(clause.text):
        return clause, situation.english
    if _OWN_EVENT.search(clause.text) or says("cases", "by_which_rule", text=clause.text):
        return clause, clause.text
    names = stems(" ".join([*situation.refs, situation.landlord.said if situation.landlord else ""]))
    telling = [word for word in stems(_without_another(clause.text)) if word not in names and word not in _OF_ANY]
    if len(situation.clauses) == 1:
        return clause, clause.text
    if telling and _HOW_OFTEN.search(clause.text):
        return clause, clause.text
    if len(telling) >= _TELLING or wanted_of_case(clause.text) & {"year", "body"}:
        pointed = _POINTS.search(clause.text) or _OUGHT_IT.search(clause.text)
        return clause, f"{clause.text} {situation.english}" if pointed else clause.text
    amounts = clause.amounts or situation.amounts
    asks = clause.asks or situation.asks
    leant = bool(telling) and _ON_WHAT.match(clause.text) is not None
    kept = wanted(clause.text) or (telling and wanted_of_case(clause.text)) or _asks_of_all(clause.text) or leant
    text = clause.text if kept else situation.english
    return clause.model_copy(update={"text": text, "amounts": amounts, "asks": asks}), situation.english


def _asks_of_all(text: str) -> bool:
    """Whether a text asks what came of a case, or what the Ombudsman said of it, however few its words."""
    return _WHAT_OF.match(text) is not None or any(
        says("cases", kind, text=text)
        for kind in ("outcome", "got", "view_of_all", "judged_plainly", "let_off", "thrown_out", "kept")
    )


def _without_another(text: str) -> str:
    """A text less the words that only point to somebody else's case."""
    for pattern in patterns("cases", "another"):
        text = pattern.sub(" ", text)
    return text


def asks_what_is_usual(clause: Clause) -> bool:
    """Whether a clause about a case asks how long such a job ought to take, as a landlord's policy tells too."""
    return Ask.TIMESCALE in clause.asks and _OUGHT.search(clause.text) is not None
