"""A plain yes or no before what is said of a case, where a statement decides what the message puts to us."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.asked import Asked
from assistant.answer.cases.marks import finding_marks, section
from assistant.answer.cases.money import opening
from assistant.answer.cases.premises import named_finding
from assistant.answer.cases.selection import NOT_DECIDED
from assistant.answer.cases.sums_put import for_another
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import lower_first, pounds
from assistant.answer.statements.sources import Sources
from assistant.records import Determination, Finding, Matter
from assistant.situation.clauses import amounts
from assistant.situation.wordlists import says

_OMBUDSMAN = re.compile(r"\bombudsm[ae]n\b", re.IGNORECASE)
_ADDED = re.compile(r"\b(on top|extra|more|each|per|plus|new|besides|and)\b", re.IGNORECASE)
_NOTHING_WRONG = re.compile(
    r"\b(nothing wrong|no wrong|no fault|not at fault|in the clear|not to blame|innocent|did(n'?t| not) do anything wrong)\b",
    re.IGNORECASE,
)
_AT_FAULT = re.compile(
    r"\b(did (?:s?he|they|the \w+) (?:actually |really |ever )?(?:win|lose)|who won|won or lost|did wrong|did (\w+ )?wrong|at fault|guilty|was wrong)\b",
    re.IGNORECASE,
)
_ENFORCED = re.compile(
    r"\b(?:enforc\w+|(?:is|was|are) (?:it|that|this|they) (?:legally )?binding|force (?:them|it|the \w+)"
    r"|(?:make|made) (?:them|it|the \w+) pay|hold (?:them|it|the \w+) to (?:it|that))\b",
    re.IGNORECASE,
)
_NOT_BINDING = re.compile(r"\bnot binding\b", re.IGNORECASE)
_WHY = re.compile(r"\W*(?:and |so |but )?(?:why|how|what|when|which|who)\b", re.IGNORECASE)
_NONE_ADDED = re.compile(
    r"\b(?:no (?:new |extra |further |more )?(?:sum|money|compensation) (?:was|is) (?:added|ordered|recorded)|none of it (?:is|was) new|ordered no new|no extra money)\b",
    re.IGNORECASE,
)
_NOTHING_ORDERED = re.compile(
    r"\b(?:nothing|no (?:new )?(?:[\w ]+ )?(?:sum|money|compensation|orders?))\b[^.]{0,40}\b(?:ordered|recorded)\b|\blists no orders\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:never|not|no|nothing|none|nobody)\b|(?<!^did)(?<!\Wdid)(?<!^was)(?<!^were)n['’]?t (?:\w+ )?(?:order|make|made|force|tell|told|have)",
    re.IGNORECASE,
)
"""That something was not ordered is put to us: then neither word is plain."""
_MEANINGS = "housing-ombudsman-findings-and-orders"
_SETTLED = Finding.RESOLVED_WITH_INTERVENTION.value.capitalize()
_REDRESS = Finding.REASONABLE_REDRESS.value


def answer_yes_or_no(
    case: Determination, text: str, whole: str, asked: Asked, matters: Sequence[Matter], draft: Draft, since: int
) -> None:
    """Put the word before the first statement on a case from place `since` on; nothing where none decides."""
    undecided = set(case.findings) == {Finding.OUTSIDE_JURISDICTION}
    if undecided and len(draft.statements) > since and says("cases", "helped", text=text):
        _say_no_first(case, draft, since)
    if not asked.tag or len(draft.statements) <= since:
        return
    corrections = [
        n for n, s in enumerate(draft.statements) if s.case == case.ref and s.kind is StatementKind.CORRECTION
    ]
    since = min(since, *corrections) if corrections else since
    first = draft.statements[since]
    if first.case != case.ref or first.text.startswith((say("plain_no"), say("plain_yes"))):
        return
    word = ""
    if first.kind is StatementKind.CORRECTION or (
        _OMBUDSMAN.search(text) and first.kind is StatementKind.PASSAGE and NOT_DECIDED.search(first.text)
    ):
        word = say("plain_no")
    elif not _WHY.match(text) and _confirms(case, text, whole, matters, first.text):
        word = say("plain_yes")
    elif asked.orders and _orders_nothing(case) and not (_WHY.match(text) or _DENIED.search(text)):
        word = say("not_on_record")
    if word:
        draft.statements[since] = first.model_copy(update={"text": f"{word} {first.text}"})


def answer_more_than_offered(case: Determination, text: str, draft: Draft, since: int) -> None:
    """Put first, with its yes or no, what tells whether more was ordered than the landlord had offered.

    No word where the record does not say how the two sums stand: then the statements leave it open as well.
    """
    if not says("cases", "more_than_offered", text=text):
        return
    ordered, offered, within = case.compensation_ordered, case.compensation_offered, case.order_includes_offer
    none_added = any(_NONE_ADDED.search(p.text) for p in section(case, "o"))
    if not offered or ordered is None or (ordered and within is None) or not (ordered or none_added):
        return
    more = bool(ordered) and not none_added and (within is False or ordered > offered)
    tells = re.compile(re.escape(pounds(ordered))) if more else _NONE_ADDED
    told = [n for n, s in enumerate(draft.statements) if n >= since and s.case == case.ref and tells.search(s.text)]
    if told:
        first = draft.statements.pop(told[0])
        word = say("plain_yes" if more else "plain_no")
        draft.statements.insert(since, first.model_copy(update={"text": f"{word} {first.text}"}))


def _say_no_first(case: Determination, draft: Draft, since: int) -> None:
    """Put the no before the finding that a matter could not be decided."""
    for n, told in enumerate(draft.statements):
        if n >= since and told.case == case.ref and told.kind is StatementKind.FINDING:
            draft.statements[n] = told.model_copy(update={"text": f"{say('plain_no')} {told.text}"})
            return


def answer_enforced(case: Determination, text: str, draft: Draft, since: int) -> None:
    """Put first, with its no, what tells that a sum was only recommended, where it is asked whether it can be enforced."""
    if case.compensation_ordered or not asks_to_enforce(text):
        return
    told = [n for n, s in enumerate(draft.statements) if s.case == case.ref and _NOT_BINDING.search(s.text)]
    if told and not draft.statements[told[0]].text.startswith(say("plain_no")):
        first = draft.statements.pop(told[0])
        draft.statements.insert(
            min(since, told[0]), first.model_copy(update={"text": f"{say('plain_no')} {first.text}"})
        )


def asks_to_enforce(text: str) -> bool:
    """Whether a text asks if a landlord can be made to pay."""
    return _ENFORCED.search(text) is not None


def _orders_nothing(case: Determination) -> bool:
    """Whether all that the record tells of orders is that there were none."""
    orders = section(case, "o")
    return bool(orders) and not case.compensation_ordered and all(_NOTHING_ORDERED.search(p.text) for p in orders)


def _confirms(case: Determination, text: str, whole: str, matters: Sequence[Matter], said: str) -> bool:
    """Whether a statement holds the very sum or finding that is put to us, and nothing is added to it there."""
    put = amounts(whole or text)
    if put:
        return (
            len(put) == 1
            and put[0] == case.compensation_ordered
            and pounds(put[0]) in said
            and _ADDED.search(text) is None
            and for_another(case, whole or text, put[0]) is None
        )
    finding = named_finding(text)
    return finding is not None and len(matters) == 1 and matters[0].finding is finding and finding.value in said


def state_no_ruling(
    case: Determination, asked: Asked, matters: Sequence[Matter], draft: Draft, sources: Sources
) -> None:
    """That a settlement is no ruling, where it is asked what the Ombudsman held."""
    meanings = sources.corpus.policies.get(_MEANINGS)
    settled = bool(matters) and all(m.finding is Finding.RESOLVED_WITH_INTERVENTION for m in matters)
    means = [p for p in meanings.passages if p.text.startswith(_SETTLED)] if meanings else []
    if asked.judged and settled and meanings and means:
        text = say("case_passage", case=opening(case, draft), text=lower_first(say("case_no_ruling")))
        marks = [mark for matter in matters for mark in finding_marks(case, matter)]
        draft.add(StatementKind.FINDING, text, *marks, meanings.cite(means[0]), case=case.ref)


def state_meaning(text: str, asked: Asked, draft: Draft, sources: Sources, since: int) -> None:
    """What reasonable redress means, where somebody may take it that nothing, or something, was wrong.

    Where it is put to us that nothing was wrong, it stands first, with its no.
    """
    innocent = _NOTHING_WRONG.search(text) is not None
    if _REDRESS not in draft.text or not (innocent or _AT_FAULT.search(text)):
        return
    opening = f"{_REDRESS.capitalize()}:"
    held = [(r, p) for r in sources.corpus.policies.values() for p in r.passages if p.text.startswith(opening)]
    if not held or draft.marks(held[0][1].id):
        return
    record, passage = held[0]
    no = f"{say('plain_no')} " if innocent and asked.tag else ""
    draft.add(StatementKind.GUIDANCE, no + say("band", title=record.title, text=passage.text), record.cite(passage))
    if no:
        draft.statements.insert(since, draft.statements.pop())
