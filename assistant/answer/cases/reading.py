"""How a clause is read as one about a decided case: what of it is asked, of which matters, and where to look."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.answer.cases.asked import Asked, asked_in
from assistant.answer.cases.matters import matters_spoken_of
from assistant.answer.cases.outcomes import lacks_reasons
from assistant.answer.cases.points import less_outcome
from assistant.answer.cases.ranking import Look
from assistant.answer.cases.sums import bare_sums
from assistant.answer.statements.sources import Sources
from assistant.records import Determination, Finding, Matter
from assistant.situation.clauses import amounts
from assistant.situation.situation import Clause
from assistant.situation.wordlists import says

_FEW_MATTERS = 3
_HOW_MUCH = re.compile(r"\bhow much\b", re.IGNORECASE)

_SAID_AT_STAGE = re.compile(
    r"\bwhat did (?:the |their |its )?(?:landlord['’]?s? |council['’]?s? |\w+['’]s )?stage (?P<n>1|2) (?:reply |response |answer |letter )?(?:say|tell (?:her|him|them)|come back with|argue|admit)\b",
    re.IGNORECASE,
)
"""What a reply said is what the landlord said in it: no judgement of the reply."""


_WENT_BY = re.compile(
    r"\b(?:lean(?:s|ed|t|ing)? on|rel(?:y|ies|ied|ying) (?:up)?on|(?:go|goes|going|went) (?:by|off)\b|bas(?:e|ed|es|ing) (?:\w+ ){1,4}on|point(?:s|ed|ing)? to|cit(?:e|es|ed|ing)"
    r"|f(?:all|ell|alling) back on|hid(?:e|es|ing)? behind|quot(?:e|ed|ing)|on the (?:strength|basis) of what)\b",
    re.IGNORECASE,
)
"""Words for what somebody took as the ground of a decision."""
_IT = re.compile(r"\b(?:it|that|this|them)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What a clause asks of a case. `whole` is the message that the clause belongs to; `brief`: one case of several."""

    case: Determination
    clause: Clause
    whole: str
    asked: Asked
    matters: tuple[Matter, ...]
    look: Look
    brief: bool = False

    @property
    def outside(self) -> bool:
        """Whether the Ombudsman could decide none of the matters asked about."""
        return all(matter.finding is Finding.OUTSIDE_JURISDICTION for matter in self.matters)

    @property
    def unknown(self) -> bool:
        """Whether a judgement is asked that the record does not tell, of matters that the clause singles out."""
        untold = all(matter.finding is None for matter in self.matters)
        return self.asked.judged and untold and len(self.matters) < len(self.case.matters)

    @property
    def first(self) -> bool:
        """Whether the outcome goes before what happened."""
        asked = self.asked
        return (asked.structured or self.brief or self.outside) and not asked.made_of and not asked.judged

    @property
    def how_much(self) -> bool:
        """Whether a sum is asked for one matter."""
        return self.look.strict and _HOW_MUCH.search(self.clause.text) is not None

    @property
    def names_offer(self) -> bool:
        """Whether the clause gives the very sum that the landlord offered."""
        return self.case.compensation_offered in self.clause.amounts

    @property
    def sums(self) -> tuple[float, ...]:
        """The sums that a clause asks about: its own, or where it points at one (`by when had it to be paid`) the message's."""
        return self.clause.amounts or (tuple(amounts(self.whole)) if _IT.search(self.clause.text) else ())

    @property
    def only_when(self) -> bool:
        """Whether only a time is asked."""
        return bool(self.asked.wants) and self.asked.wants <= {"date", "duration"}

    @property
    def searched_apart(self) -> bool:
        """Whether passages are found by other words than the clause's own, because it says too little."""
        return self.look.text != self.clause.text

    def less_outcome(self, sources: Sources) -> Reading:
        """The same without the outcome, where a passage plainly answers."""
        return replace(self, asked=less_outcome(self.case, self.asked, self.look, sources))


def read_of_case(
    case: Determination, clause: Clause, sources: Sources, *, searched: str, whole: str, brief: bool
) -> Reading:
    """A clause as it asks of a case; `searched` is the text to find passages by, where the clause alone says too little."""
    if not clause.amounts and (sums := bare_sums(case, clause.text)):
        clause = clause.model_copy(update={"amounts": sums})
    clause = clause.model_copy(
        update={"text": _SAID_AT_STAGE.sub(r"what did the landlord say at stage \g<n>", clause.text)}
    )
    asked = _asked_of(case, clause, whole)
    asked, matters, strict = _of_which_matters(case, clause, asked, sources, whole, brief=brief)
    look = Look(
        _with_grounds(searched or clause.text),
        whole,
        matters if len(matters) < len(case.matters) else (),
        strict=strict,
        clause=clause.text,
    )
    return Reading(case, clause, whole, asked, matters, look, brief)


def _with_grounds(text: str) -> str:
    """A text to search by, with the word that records use for what a landlord went by, where it is asked in another."""
    return f"{text} It relied on guidance or a policy." if _WENT_BY.search(text) else text


def _asked_of(case: Determination, clause: Clause, whole: str) -> Asked:
    """What is asked; of a case that gives no reasons, what it came to instead of why."""
    asked = asked_in(clause, whole, f"{case.landlord} {case.ref}")
    if asked.why and lacks_reasons(case):
        # What happened is not why: what it came to is all that can be told; the sum as well where no finding is asked.
        return replace(asked, money=asked.money or not asked.finding, finding=True, judged=False, more=False)
    return asked


def _of_which_matters(
    case: Determination, clause: Clause, asked: Asked, sources: Sources, whole: str, *, brief: bool
) -> tuple[Asked, tuple[Matter, ...], bool]:
    """The matters that a question is about, what it asks of them, and whether the clause itself singles them out."""
    matters, strict = matters_spoken_of(case, clause, sources, whole)
    if says("cases", "graver_part", text=clause.text):
        asked = replace(asked, finding=True, judged=False)
        matters, strict = case.matters, False
    # Of several cases, "how much of each award was for the damp" means each case, and the matter that it names.
    if (asked.finding or asked.money) and says("cases", "of_each", text=clause.text) and not (brief and strict):
        matters, strict = case.matters, False
    asked = asked.of_matter(clause.text) if strict else asked
    of_all = says("cases", "outcome", text=clause.text) and len(case.matters) <= _FEW_MATTERS
    if (asked.got or of_all) and not strict:
        # What a case came to is all of it: one finding alone would pass for the whole.
        matters = case.matters
    return asked, matters, strict


def amounts_beyond(clause: Clause, text: str) -> bool:
    """Whether a clause gives a sum that a text does not."""
    return not set(clause.amounts) <= set(amounts(text))
