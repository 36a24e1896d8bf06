"""One passage of a case as an answer states it: its subject named, its days with their years, an order's periods reckoned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.answer.cases.money import opening
from assistant.answer.cases.orders import deadlines
from assistant.answer.cases.years import with_years
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import day, listed, lower_first
from assistant.records import Basis, Determination, Passage

_BARE_ORDER = re.compile(
    r"(?:£[\d,.]+(?![\d,.])(?! (?:is|was|are|were|fitted|and)\b)|An? (?:written )?apology\b|Payment\b)", re.IGNORECASE
)
_AN_ORDER = "An order "
_COMMAND = re.compile(
    r"(?:(?P<when>By \d{1,2} \w+ \d{4}):? )?(?P<what>(?:ask|send|write|pay|inspect|arrange|finish|give|hold|confirm|review|repair|apologise)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_DUE = re.compile(r"(?P<when>By \d{1,2} \w+ \d{4}): (?P<what>an? .*)", re.IGNORECASE | re.DOTALL)
_PRONOUN = re.compile(r"\b(she|he|by (?:her|him)(?=[.,;]|$)|to (?:her|him)(?=[.,;]|$))\b", re.IGNORECASE)
_NOUNS = {
    "she": "the resident",
    "he": "the resident",
    "by her": "by the resident",
    "by him": "by the resident",
    "to her": "to the resident",
    "to him": "to the resident",
}
_PERSON = re.compile(
    r"\b(residents?|tenants?|relatives?|executors?|representatives?|wife|husband|partner|buyer|solicitor|leaseholders?|woman|man|mother|father|owner|family|couple|son|daughter|neighbours?|manager|surveyor"
    r"|operative|contractor|officer|head)\b",
    re.IGNORECASE,
)
_FOR_ANOTHER = re.compile(
    r"(?:An? |The )(?:late )?(?:\w+ )?(?:tenant|resident|leaseholder|shared owner)['’]s (?:late )?"
    r"(daughter|son|mother|father|wife|husband|sister|brother|widow|widower|executor|representative|relative)\b(?! (?:who|with|has|had)\b)"
    r"|(?:An? |The )(executor|daughter|son|widow|widower|relative) of an? (?:late )?(?:tenant|resident|leaseholder|shared owner)\b"
)
"""Somebody who complained in the place of the one whose home it was."""
_THEN_IT = re.compile(
    r"^(?P<when>(?:From|In|On|By|After|Between|Once|When|While|Until) (?:(?!landlord|council)[^.;:]){3,60}?,?) it (?P<verb>(?:had |then |also )?\w+(?:ed|t|ut|id|ave|de|ent)\b)"
)
_IT = re.compile(r"^It (?!was\b|is\b|showed\b|took\b)(\w)")
_ITS = re.compile(r"^Its (?=repl|own|review|record|offer|letter|polic)")
_SHE = re.compile(r"^(?:She|He) ")


_LEANS = re.compile(
    r"(?:[^.,;]{0,40}\bthen(?! on\b)|Within that|After that|That reply|The same (?:day|reply|visit)|By then|Two days later)\b|[^.]*\braised this to\b"
)

_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}")
_SAME_DAY = re.compile(r"\b(by|due(?: by)?) the same (?:date|day)\b", re.IGNORECASE)
"""What names its day only by the passage before."""
_ADDS = re.compile(r"\bapologised again\b|\b(?:added|another|further) £|£[\d,.]+ (?:more|on top)\b", re.IGNORECASE)
_OFFERS = re.compile(r"£\d|\b(?:offered|put forward|apologised|agreed)\b", re.IGNORECASE)


def leans_on_last(passage: Passage) -> bool:
    """Whether a passage cannot be understood without the one before it."""
    return _LEANS.match(passage.text) is not None and passage.mark[1:] != "1"


def same_day(passage: Passage) -> re.Match[str] | None:
    """Where a passage names its day only by the passage before it."""
    return _SAME_DAY.search(passage.text)


def adds_to_last(passage: Passage, before: Passage) -> bool:
    """Whether an offer is only the later part of one that the event before it begins."""
    events = passage.mark.startswith("h") and before.mark.startswith("h")
    return events and _ADDS.search(passage.text) is not None and _OFFERS.search(before.text) is not None


def state_passage(case: Determination, passage: Passage, draft: Draft) -> None:
    """One passage in its own words, with the date that an order's period makes; its subject named."""
    dated, follows = with_years(case, passage)
    said, cites = with_subject(passage.model_copy(update={"text": dated}), _who(case)), [case.cite(passage)]
    if follows:
        cites.append(computed("year", "Year of a day", say("case_year", ref=case.ref, day=follows)))
    before = case.passages[case.passages.index(passage) - 1]
    days = set(_DAY.findall(before.text))
    if leans_on_last(passage) or (_SAME_DAY.search(said) and len(days) != 1):
        if not draft.marks(before.id):
            state_passage(case, before, draft)
    elif _SAME_DAY.search(said):
        said = _SAME_DAY.sub(
            lambda same: f"{same[1]} {'' if same[1].endswith('by') else 'by '}{days.pop()}", said, count=1
        )
        cites.append(case.cite(before))
    text = say("case_passage", case=opening(case, draft), text=lower_first(said))
    dues = deadlines(case, passage)
    kind = StatementKind.ORDER if passage.mark.startswith("o") else StatementKind.PASSAGE
    if dues and case.decided is not None:
        text, worked_out = _dated(case, text, dues, draft)
        cites.append(computed("order-deadline", "Deadline of an order", worked_out))
    draft.add(kind, text, *cites, case=case.ref)


def _dated(case: Determination, text: str, dues: Sequence[tuple[str, date]], draft: Draft) -> tuple[str, str]:
    """An order with the day of each of its periods, and how they were counted; the decision's day is told once."""
    assert case.decided is not None
    decided = day(case.decided)
    worked_out = " ".join(f"{decided} plus {period} is {day(due)}." for period, due in dues)
    if len(dues) > 1:
        ends = [say("case_due_of", period=period, due=day(due)) for period, due in dues]
        return say("case_due_each", text=text, decided=decided, dues=listed(ends)), worked_out
    told = any(s.case == case.ref and f"Counted from the decision of {decided}" in s.text for s in draft.statements)
    key = "case_due_again" if told else "case_due"
    return say(key, text=text, decided=decided, due=day(dues[0][1])), worked_out


def _who(case: Determination) -> str:
    """Who complained: the resident, or somebody else for one who had died or could not."""
    found = next((match for p in case.passages if p.mark == "c1" and (match := _FOR_ANOTHER.match(p.text))), None)
    return f"the {next(filter(None, found.groups()))}" if found else "the resident"


def with_subject(passage: Passage, who: str = "the resident") -> str:
    """A passage's text with who acts named where a pronoun, a bare sum or a bare command opens it."""
    text = passage.text
    if passage.mark.startswith("o"):
        if command := _COMMAND.match(text):
            when = f"{lower_first(command['when'])}, " if command["when"] else ""
            return say("case_told_to", when=when, text=lower_first(command["what"]))
        if due := _DUE.match(text):
            return say("case_ordered_due", when=lower_first(due["when"]), text=due["what"])
        if text.startswith(_AN_ORDER):
            return say("case_made_order", text=lower_first(text))
        if _BARE_ORDER.match(text):
            return say("case_ordered", text=lower_first(text))
        return _IT.sub(r"The Ombudsman \1", text) if "recommend" in text[:30] else _IT.sub(r"The landlord \1", text)
    acting = f"{who.capitalize()} "
    return _named(_SHE.sub(acting, _ITS.sub("The landlord's ", _IT.sub(r"The landlord \1", text))), who)


def _named(text: str, who: str) -> str:
    """The first pronoun for a person, or for the landlord after a day, with its noun, where none stands before it."""
    text = _THEN_IT.sub(r"\g<when> the landlord \g<verb>", text, count=1)
    found = _PRONOUN.search(text)
    if found and not _PERSON.search(text[: found.start()]):
        noun = _NOUNS[found[1].lower()].replace("the resident", who)
        noun = noun.capitalize() if found[1][0].isupper() else noun
        text = f"{text[: found.start()]}{noun}{text[found.end() :]}"
    return text


def state_extract(case: Determination, draft: Draft) -> None:
    """That only part of the decision was read, last, where that is so."""
    if case.basis is Basis.EXTRACT:
        draft.add_last(StatementKind.UNKNOWN, say("case_extract", ref=case.ref), case=case.ref)
