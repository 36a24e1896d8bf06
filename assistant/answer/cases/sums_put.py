"""Whether the sums that somebody has noted of a decided case are those of its record: the whole of them, and each part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.findings import state_findings_of
from assistant.answer.cases.marks import finding_marks, no_money_marks, offer_marks, section, section_marks, sum_marks
from assistant.answer.cases.money import over, over_in, state_money, sum_in_parts
from assistant.answer.cases.offers import correct_offer, state_unread
from assistant.answer.cases.passages import state_passage
from assistant.answer.cases.premises import named_finding
from assistant.answer.cases.sums import rest_of_sum
from assistant.answer.cases.sums_added import adds_unknown, offers_made, puts_together
from assistant.answer.cases.told import is_told
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import listed, pounds
from assistant.answer.statements.relevance import stems
from assistant.records import Citation, Determination, Matter
from assistant.situation.clauses import amounts
from assistant.situation.wordlists import says

_SENTENCES = re.compile(r"(?<=[.?!])\s+(?=[A-Za-z£])")
_TAG_ALONE = re.compile(
    r"^\W*(?:so |and )?(?:(?:is|was) (?:that|this|it) |am i |have i (?:got )?(?:that |it )?|does (?:that|it) (?:look |sound |seem )?)?"
    r"(?:right|correct|ok(?:ay)?|true|so|yes|agreed|add up|tally|match)(?: or (?:not|wrong))?\W*$",
    re.IGNORECASE,
)
"""A plain tag that stands as a question of its own."""
_SUM_AND = re.compile(r"£ ?(\d+(?:,\d{3})*(?:\.\d{2})?)([^£,;:.?!]*)")
_OF_ANY = frozenset(
    stems("reports report handling handled concerns request response poor repairs repair other total all")
)
"""Words that name no matter."""
_WHOLE = re.compile(
    r"\b(?:in total|in all|altogether|all told|all in|total\w*|overall|the (?:whole )?(?:order|award))\b", re.IGNORECASE
)
_SUM = r"£ ?{}(?:\.00)?(?![\d,]*\d)"
_DOUBT = re.compile(r"\b(?:breaks off|cuts? short|not (?:shown|stated|clear|make clear))\b", re.IGNORECASE)
_NAMED = 0.3
"""Of a matter's words, what must be said for a sum to be noted for it alone."""


def for_another(case: Determination, text: str, sum_: float) -> Matter | None:
    """The matter that a sum was for, where a text has it for another.

    What stands right after the sum says for what it is had; where nothing does, the whole text.
    """
    for_what = next((said for amount, said in _each(text) if amount == sum_ and stems(said)), text)
    words = set(stems(for_what))
    of_it = [m for m in case.matters if m.compensation == sum_]
    named = [m for m in case.matters if own_words(case, m) & words]
    return of_it[0] if named and len(of_it) == 1 and of_it[0] not in named else None


def _each(text: str) -> list[tuple[float, str]]:
    """Each sum of a text with the words that follow it, up to a comma or the next sum."""
    return [(float(sum_.replace(",", "")), said) for sum_, said in _SUM_AND.findall(text)]


def own_words(case: Determination, matter: Matter) -> set[str]:
    """The words of a matter that no other of its case has, nor its landlord."""
    others = {word for m in case.matters if m is not matter for word in stems(m.matter)}
    return set(stems(matter.matter)) - others - _OF_ANY - set(stems(case.landlord))


def is_tag(text: str) -> bool:
    """Whether a text is a plain tag alone: what stands before it is put to us."""
    return _TAG_ALONE.match(text) is not None


def puts_sums(text: str, whole: str) -> bool:
    """Whether a clause puts to us sums that somebody has noted, itself or by a tag after them."""
    tagged = is_tag(text) or (amounts(text) and any(is_tag(each) for each in _SENTENCES.split(whole)[1:]))
    return says("cases", "noted_sum", text=whole if tagged else text) and bool(amounts(whole if tagged else text))


def state_sums_put(case: Determination, text: str, whole: str, draft: Draft) -> bool:
    """Say whether the noted sums are right, what was ordered, and the finding noted beside; False where none are put to us."""
    before = len(draft.statements)
    if not _state_sums(case, text, whole, draft):
        return False
    if puts_sums(text, whole) and len(draft.statements) > before:
        _put_finding(case, whole or text, draft, before)
    return True


def _put_finding(case: Determination, whole: str, draft: Draft, before: int) -> None:
    """The finding that is noted beside sums: put right where the record has another, told where it is not known of a matter."""
    said = named_finding(whole)
    known = [m for m in case.matters if m.finding]
    if said is None or not known:
        return
    if said not in case.findings:
        first = draft.statements[before]
        if first.text.startswith(yes := f"{say('plain_yes')} "):
            draft.statements[before] = first.model_copy(update={"text": first.text.removeprefix(yes)})
        found = listed(
            [say("wrong_finding_each", finding=m.finding.value, matters=over_in(case, m)) for m in known if m.finding]
        )
        text = say("wrong_finding", ref=case.ref, found=found, said=said.value)
        marks = [mark for m in known for mark in finding_marks(case, m)]
        draft.add(StatementKind.CORRECTION, text, *marks, case=case.ref)
    else:
        state_findings_of(case, known, draft)
    state_findings_of(case, [m for m in case.matters if not m.finding], draft)


def _state_sums(case: Determination, text: str, whole: str, draft: Draft) -> bool:
    """Say whether the noted sums are right, and what was ordered; False where none are put to us."""
    if puts_together(case, text, whole):
        before = len(draft.statements)
        _state_order(case, draft, offer=True)
        _say_first(draft, before, "plain_no")
        return True
    if adds_unknown(case, text, whole) and not puts_sums(text, whole):
        _say_unknown(case, draft)
        return True
    if not puts_sums(text, whole):
        return False
    if is_tag(text) and _is_answered(case, draft):
        return True
    noted = " ".join(s for s in _SENTENCES.split(whole or text) if amounts(s))
    sums = amounts(noted)
    if case.compensation_ordered is None:
        correct_offer(case, noted, sums, draft)
        state_unread(case, draft)
        return True
    if len(sums) == 1 and (matter := for_another(case, noted, sums[0])):
        text = say("wrong_matter", ref=case.ref, sum=pounds(sums[0]), matter=over(matter))
        marks = sum_marks(case, sums[0], matter)
        draft.add(StatementKind.CORRECTION, f"{say('plain_no')} {text}", *marks, case=case.ref)
        _state_order(case, draft)
        return True
    if (alone := _alone(case, noted, sums)) is not None:
        before = len(draft.statements)
        _state_order(case, draft)
        _say_yes(draft, before, alone)
        return True
    total = _total(noted, sums)
    ordered, offered = case.compensation_ordered, case.compensation_offered or 0.0
    both = case.order_includes_offer is False and total == ordered + offered
    if total is not None and total != ordered and not both:
        _correct(case, total, draft)
        _state_order(case, draft, offer=total in (offered, ordered + offered, ordered - offered))
        return True
    before = len(draft.statements)
    rest = list(sums)
    if total in rest:
        rest.remove(total)
    told = [(sum_, said) for sum_, said in _each(noted) if sum_ in rest]
    wrong = [sum_ for sum_, said in told if stems(said) and for_another(case, f"£{sum_:g} {said}", sum_)]
    if total is not None and (wrong or not all(_is_part(case, sum_) for sum_ in rest)):
        text = say("wrong_split", ref=case.ref, ordered=pounds(ordered))
        draft.add(StatementKind.CORRECTION, text, *_marks(case), case=case.ref)
    _state_order(case, draft, offer=both)
    certain = all(stems(said) for _, said in told) and not any(_DOUBT.search(p.text) for p in section(case, "o"))
    if total is not None and (certain or not rest) and len(draft.statements) > before:
        _say_yes(draft, before, total)
    return True


def _say_unknown(case: Determination, draft: Draft) -> None:
    """That a sum and an offer cannot be added, with the order and what the landlord had offered in its own words."""
    ordered = pounds(case.compensation_ordered or 0.0)
    text = say("sum_cannot_be_added", ref=case.ref, ordered=ordered)
    draft.add(StatementKind.UNKNOWN, text, *_marks(case), case=case.ref)
    offered = {mark.passage for mark in offer_marks(case, case.compensation_offered or 0.0)}
    offers = [p for p in case.passages if p.id in offered] or offers_made(case)[-1:]
    for passage in [*section(case, "o"), *offers]:
        if "£" in passage.text and not is_told(passage, draft):
            state_passage(case, passage, draft)


def _is_answered(case: Determination, draft: Draft) -> bool:
    """Whether what the tag belongs to was answered with its own clause."""
    words = (say("plain_yes"), say("plain_no"))
    return any(s.case == case.ref and s.text.startswith(words) for s in draft.statements)


def _alone(case: Determination, noted: str, sums: Sequence[float]) -> float | None:
    """The one sum noted for a matter alone, where the record has it so."""
    if len(sums) != 1 or len(case.matters) == 1 or _WHOLE.search(noted):
        return None
    words = set(stems(noted))
    for matter in case.matters:
        own = set(stems(matter.matter))
        if matter.compensation == sums[0] and len(own & words) >= _NAMED * len(own):
            return sums[0]
    return None


def _total(noted: str, sums: Sequence[float]) -> float | None:
    """The sum that is noted as the whole: the only one, what the others make together, or the one called so."""
    if len(sums) == 1:
        return sums[0]
    for sum_ in sums:
        if sum_ == sum(sums) - sum_:
            return sum_
    for sum_ in sums:
        written = _SUM.format(re.escape(f"{sum_:,.0f}").replace(",", ",?"))
        near = rf"{written}[^£]{{0,20}}{_WHOLE.pattern}|{_WHOLE.pattern}[^£]{{0,12}}{written}"
        if re.search(near, noted, re.IGNORECASE):
            return sum_
    return None


def _is_part(case: Determination, sum_: float) -> bool:
    """Whether a sum is one of those that the whole is made of."""
    orders = {amount for p in section(case, "o") for amount in amounts(p.text)}
    return any(m.compensation == sum_ for m in case.matters) or sum_ in orders


def _marks(case: Determination) -> tuple[Citation, ...]:
    total = case.compensation_ordered
    return (sum_marks(case, total) or section_marks(case, "o")) if total else no_money_marks(case)


def _correct(case: Determination, said: float, draft: Draft) -> None:
    """That the whole sum is another, and whose the noted one was where it is the landlord's offer."""
    total = case.compensation_ordered
    ordered = pounds(total) if total else say("no_new_money")
    key = "wrong_sum_offer" if said == case.compensation_offered else "wrong_sum"
    marks = [*(offer_marks(case, said) if key == "wrong_sum_offer" else ()), *_marks(case)]
    text = f"{say('plain_no')} {say(key, ref=case.ref, ordered=ordered, said=pounds(said))}"
    draft.add(StatementKind.CORRECTION, text, *marks, case=case.ref)


def _state_order(case: Determination, draft: Draft, *, offer: bool = False) -> None:
    """What was ordered, in the order's own words where it gives its parts; `offer`: how it stands to the offer as well."""
    parts = sum_in_parts(case)
    if parts is not None and not is_told(parts, draft):
        state_passage(case, parts, draft)
    for passage in rest_of_sum(case, draft):
        state_passage(case, passage, draft)
    if parts is None or offer:
        state_money(case, (), draft, total=True)


def _say_first(draft: Draft, place: int, key: str) -> None:
    """Put a plain word before the first statement from a place on."""
    if place < len(draft.statements):
        first = draft.statements[place]
        draft.statements[place] = first.model_copy(update={"text": f"{say(key)} {first.text}"})


def _say_yes(draft: Draft, place: int, sum_: float) -> None:
    """Put the word before the first statement from a place on that holds the sum and corrects nothing."""
    first = draft.statements[place] if place < len(draft.statements) else None
    if first is None or first.kind is StatementKind.CORRECTION or pounds(sum_) not in first.text:
        return
    _say_first(draft, place, "plain_yes")
