"""What was found over each matter of a case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.marks import finding_marks, names_matter, of_other_matters, sum_marks
from assistant.answer.cases.money import opening, over, over_in, say_matter_sum
from assistant.answer.cases.passages import with_subject
from assistant.answer.cases.told import sentences, tells_only_outcome
from assistant.answer.cases.ungraded import say_ungraded
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import listed, lower_first, pounds
from assistant.records import Citation, Determination, Finding, Matter, Passage

MOST_FINDINGS = 2
"""So many findings are told one by one; more of them together."""
_WITH_OFFER = re.compile(
    r"\boffer\w*\b|\bsums? already paid\b|\b(?:paid|agreed) (?:it )?already\b|\balready (?:paid|agreed|awarded)\b|\bextract breaks off\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"The (?:outcome|finding)(?: recorded)? (?:is|was) (?:severe |no )?(?:maladministration|service failure|reasonable redress)\."
    r"(?!.*(?:£|\d|\b(?:days?|weeks?|months?|years?)\b))"
)
"""A finding that a passage gives without saying over what, and with nothing that counts."""
_BREAKS_OFF = re.compile(r"\bextract breaks off\b", re.IGNORECASE)
_SUM = re.compile(r"£[\d,]+(?:\.\d{2})?")
"""Of an order: that its sum takes in an offer, or what it does not let see of that."""
_NO_SUM = re.compile(r"\bno (?:sum|money|compensation)\b", re.IGNORECASE)
_WHICH_MATTER = re.compile(
    r"\b(nor says|does not say|not say) (on |over |for )?which matter\b|\bdoes not name the matter\b", re.IGNORECASE
)


def state_matter(case: Determination, matter: Matter, draft: Draft, *, money: bool = True) -> None:
    """What was found over one matter, and the sum ordered for it alone where `money` is asked for."""
    matter_said = over_in(case, matter)
    names = {"case": opening(case, draft), "matter": matter_said}
    cites = list(finding_marks(case, matter))
    spoken = _in_words(case, matter)
    words = [matter_said, *([lower_first(with_subject(spoken))] if spoken else [])]
    told = any(
        s.case == case.ref
        and s.kind in (StatementKind.FINDING, StatementKind.PASSAGE, StatementKind.CORRECTION, StatementKind.UNKNOWN)
        and any(w in s.text for w in words)
        for s in draft.statements
    )
    if told:
        if money and len(case.matters) > 1:
            state_sums(case, [matter], draft)
        return
    if matter.finding is None:
        if (judged := say_ungraded(case, matter)) is not None:
            text, cites = say("case_passage", case=names["case"], text=judged[0]), judged[1]
        else:
            text = say("case_finding_unknown", **names)
        kind = StatementKind.UNKNOWN
    elif matter.finding is Finding.OUTSIDE_JURISDICTION:
        text, kind = say("case_outside", **names), StatementKind.FINDING
    elif any(_WHICH_MATTER.search(mark.quote or "") for mark in cites[:1]):
        text = say("case_finding_of_case", case=names["case"], finding=matter.finding.value)
        kind = StatementKind.FINDING
    elif (reasoned := _in_words(case, matter)) is not None:
        text = say("case_passage", case=names["case"], text=lower_first(with_subject(reasoned)))
        kind, cites = StatementKind.FINDING, [case.cite(reasoned)]
    else:
        settled = matter.finding is Finding.RESOLVED_WITH_INTERVENTION
        text = say("case_finding_settled" if settled else "case_finding", finding=matter.finding.value, **names)
        kind = StatementKind.FINDING
    none_new = _NO_SUM.search(text) is not None
    # A passage may tell of several matters at once: then a sum is said with its own.
    in_words = spoken is not None and cites == [case.cite(spoken)]
    if (money or (none_new and matter.compensation)) and len(case.matters) > 1 and case.compensation_ordered:
        sum_, marks = _sum_for(case, matter, draft)
        # A reason that adds nothing to an offer still leaves the order to pay that offer to be told.
        said = pounds(matter.compensation) in text and not none_new if matter.compensation else none_new
        if in_words and sum_ and not said:
            draft.add(kind, text, *cites, case=case.ref)
            state_sums(case, [matter], draft)
            return
        sum_ = "" if said else sum_
        text = f"{text} {sum_}".strip()
        cites += marks
    draft.add(kind, text, *cites, case=case.ref)


def _sum_elsewhere(case: Determination, matter: Matter) -> tuple[str, list[Citation]]:
    """That all of a sum was for other matters, where a sum is asked for one whose finding is not known."""
    if (
        matter.finding is not None
        or matter.compensation
        or sum(m.compensation or 0 for m in case.matters) != (case.compensation_ordered or -1)
    ):
        return "", []
    others = listed([over_in(case, m) for m in case.matters if m.compensation])
    ordered = case.compensation_ordered or 0
    return say("case_sum_elsewhere", sum=pounds(ordered), matters=others), list(sum_marks(case, ordered))


def _sum_for(case: Determination, matter: Matter, draft: Draft) -> tuple[str, list[Citation]]:
    """What was ordered for one matter of several; with the order's own words where it takes in an offer, or leaves a doubt."""
    text, marks = say_matter_sum(case, matter)
    order = next((p for p in case.passages if marks and p.id == marks[0].passage and p.mark.startswith("o")), None)
    if order is None or not matter.compensation or not _WITH_OFFER.search(order.text):
        return text, marks
    first, *rest = sentences(with_subject(order))
    whole = " ".join([first, *(s for s in rest if "£" in s or _WITH_OFFER.search(s))])
    doubtful = _BREAKS_OFF.search(order.text) is not None
    alone = _SUM.findall(first)[:1] == [pounds(matter.compensation)]
    if draft.says(first) or draft.says(lower_first(first)):
        return ("" if doubtful or alone else text), marks
    if doubtful or alone:
        return whole, marks
    if case.order_includes_offer is False:
        return say("case_sum_on_top", sum=pounds(matter.compensation)), marks
    return say("case_sum_of_order", sum=pounds(matter.compensation), text=lower_first(whole)), marks


def state_findings_of(case: Determination, matters: Sequence[Matter], draft: Draft, *, money: bool = False) -> None:
    """What was found over each matter, one by one where they are few; which is not known, last."""
    known = [m for m in matters if m.finding is not None]
    apart = (Finding.OUTSIDE_JURISDICTION, Finding.RESOLVED_WITH_INTERVENTION)
    plain = [m for m in known if m.finding not in apart]
    together = len(plain) > MOST_FINDINGS
    for matter in known:
        if not (together and matter in plain):
            state_matter(case, matter, draft, money=money)
    if together:
        state_together(case, plain, draft)
    state_unknown(case, [m for m in matters if m.finding is None], draft, money=money)


def _in_words(case: Determination, matter: Matter) -> Passage | None:
    """The passage that gives a matter's finding with its reason, and speaks of no other; better told than the finding alone."""
    if matter.finding is None or not (marks := finding_marks(case, matter)):
        return None
    passage = next((p for p in case.passages if p.id == marks[0].passage), None)
    if passage is None or not passage.mark.startswith("r") or tells_only_outcome(passage):
        return None
    if len(case.matters) == 1 and _BARE.match(passage.text):
        # Over what it was is better told than what else the passage says.
        return None
    low = passage.text.lower()
    named = {finding for finding in Finding if re.search(rf"(?<!severe )(?<!no )\b{finding.value}\b", low)}
    others = [m for m in case.matters if m is not matter]
    mine = names_matter(passage, [matter]) or all(of_other_matters(case, passage, [m]) for m in others)
    return passage if mine and named == {matter.finding} else None


def state_sums(case: Determination, matters: Sequence[Matter], draft: Draft, *, elsewhere: bool = False) -> None:
    """What was ordered for each of some of a case's matters alone; `elsewhere`: also that it was all for others."""
    for matter in matters:
        sum_, marks = _sum_for(case, matter, draft)
        if not sum_ and elsewhere:
            sum_, marks = _sum_elsewhere(case, matter)
        none = matter.compensation == 0 and any(
            s.case == case.ref and s.kind is StatementKind.FINDING and _NO_SUM.search(s.text) for s in draft.statements
        )
        ordered = [s.text for s in draft.statements if s.case == case.ref and s.kind is StatementKind.ORDER]
        told = matter.compensation and any(pounds(matter.compensation) in text for text in ordered)
        stood = [p for p in _recommended(case, matter) if not draft.marks(p.id)] if matter.compensation == 0 else []
        if sum_ and stood and not none:
            text = say("case_passage", case=opening(case, draft), text=lower_first(with_subject(stood[0])))
            draft.add(StatementKind.AWARD, text, case.cite(stood[0]), *marks, case=case.ref)
        elif sum_ and not none and not told and not draft.says(sum_):
            text = say(
                "case_sum_over",
                case=opening(case, draft),
                matter=over(matter),
                sum=lower_first(sum_).replace(" for that", "", 1),
            )
            draft.add(StatementKind.AWARD, text, *marks, case=case.ref)


def _recommended(case: Determination, matter: Matter) -> list[Passage]:
    """What the Ombudsman only recommended to pay for a matter that the landlord's own offer settled."""
    if matter.finding is not Finding.REASONABLE_REDRESS:
        return []
    sums = [p for p in case.passages if p.mark.startswith("o") and "£" in p.text and "recommend" in p.text.lower()]
    return [p for p in sums if len(case.matters) == 1 or names_matter(p, [matter])]


def state_unknown(case: Determination, matters: Sequence[Matter], draft: Draft, *, money: bool = False) -> None:
    """The matters whose finding the record does not hold, together in one sentence, and which finding it does hold."""
    judged = [m for m in matters if say_ungraded(case, m) is not None]
    for matter in judged:
        state_matter(case, matter, draft, money=money)
    matters = [m for m in matters if m not in judged]
    if len(matters) == 1:
        state_matter(case, matters[0], draft, money=money)
    elif matters:
        text = say("case_findings_unknown", case=opening(case, draft), matters=listed([over(m) for m in matters]))
        draft.add(StatementKind.UNKNOWN, text, *finding_marks(case, matters[0]), case=case.ref)
    known = [m for m in case.matters if m.finding is not None]
    if untold := [p for p in case.passages if _WHICH_MATTER.search(p.text)]:
        # So that the finding of the case is not taken for that of what was asked about.
        for passage in untold[:1]:
            text = say("case_passage", case=opening(case, draft), text=lower_first(passage.text))
            draft.add(StatementKind.PASSAGE, text, case.cite(passage), case=case.ref)
        return
    if (
        matters
        and len(known) == 1
        and not any(s.case == case.ref and s.kind is StatementKind.FINDING for s in draft.statements)
    ):
        # So that the one that is known is not taken for that of what was asked about.
        finding = known[0].finding.value if known[0].finding else ""
        text = say("case_finding_elsewhere", finding=finding, matter=over(known[0]))
        draft.add(
            StatementKind.FINDING,
            say("case_passage", case=opening(case, draft), text=lower_first(text)),
            *finding_marks(case, known[0]),
            case=case.ref,
        )


def state_together(case: Determination, matters: Sequence[Matter], draft: Draft) -> None:
    """What was found over many matters, in one sentence, by finding."""
    kinds = dict.fromkeys(m.finding for m in matters if m.finding)
    over_each = {kind: listed([over_in(case, m) for m in matters if m.finding is kind]) for kind in kinds}
    found = "; ".join(f"{kind.value} over {which}" for kind, which in over_each.items())
    cites = [mark for m in matters for mark in finding_marks(case, m)]
    draft.add(
        StatementKind.FINDING, say("case_findings", case=opening(case, draft), found=found), *cites, case=case.ref
    )
