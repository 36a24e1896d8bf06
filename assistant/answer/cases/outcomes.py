"""The findings, sums and orders of a decided case that a clause asks for, and why a matter was not decided."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.asked import Asked
from assistant.answer.cases.findings import MOST_FINDINGS, state_findings_of, state_matter, state_sums
from assistant.answer.cases.marks import names_matter, of_other_matters, section
from assistant.answer.cases.money import opening, state_money, sum_in_parts, sums_on_top
from assistant.answer.cases.offers import state_offer_made_of, state_recommended, state_unread
from assistant.answer.cases.orders import asks_for_an_apology, besides_money, deadlines, orders_asked
from assistant.answer.cases.passages import state_passage
from assistant.answer.cases.ranking import Look, ranked_passages
from assistant.answer.cases.told import is_told, says_sum, tells_only_outcome
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import lower_first
from assistant.answer.statements.sources import Sources
from assistant.answer.statements.wanted import held
from assistant.records import Basis, Determination, Finding, Matter, Passage
from assistant.situation.wordlists import says

_MOST_WHY = 2
_POWER = re.compile(
    r"\b(?:jurisdiction|Scheme|Tribunal|FTT|court|Commissioner|(?:another|other) (?:complaint )?body|may not|cannot|not for the Ombudsman"
    r"|named tenant|joint tenant|on the tenancy|authority to|on (?:her|his|their) behalf)\b",
    re.IGNORECASE,
)
"""Why the Ombudsman may not decide something."""
_LANDLORDS_REASON = re.compile(
    r"\b(?:it|landlord|council|association) (?:said|argued|held|told \w+) that\b[^.]*\b(?:as|because|since)\b",
    re.IGNORECASE,
)
"""What the landlord gave as its reason: that is told, whatever the Ombudsman's were."""
_NOT_ORDERED = re.compile(r"\b(?:no|nothing|neither|none)\b[^.]{0,60}\border\w*", re.IGNORECASE)
_RULE_UNTOLD = re.compile(r"\bdoes not say which rule\b", re.IGNORECASE)
_FULLER = re.compile(r"\bfuller reasons\b", re.IGNORECASE)
"""Some reasons are given, and not all."""
_NO_REASONS = re.compile(
    r"\b(does not (give|set out|hold)|without|no fuller|ends before) (the |its |any )?(fuller )?reasons?\b|\bdoes not say which rule\b",
    re.I,
)


def state_outcome_asked(
    case: Determination,
    asked: Asked,
    matters: Sequence[Matter],
    draft: Draft,
    sources: Sources,
    *,
    brief: bool,
    corrected: bool,
    how_much: bool,
    text: str = "",
) -> None:
    """The findings and sums that are asked for, of the matters asked about; none that was put right just now."""
    singled = len(matters) < len(case.matters)
    settled = Finding.RESOLVED_WITH_INTERVENTION in case.findings
    if outside := [m for m in matters if m.finding is Finding.OUTSIDE_JURISDICTION]:
        # Whatever is asked of such a matter, that it could not be decided is the answer.
        why = ("reason" in asked.wants and not asked.said) or asked.thrown_out
        asked_of_it = asked.finding or asked.orders or asked.money or asked.judged or why
        if asked_of_it and len(outside) == len(matters):
            state_findings(case, outside, draft, sources, money=False, brief=brief, text=text)
            if asked.money and not brief:
                state_money(case, matters, draft)
            return
    parts = (
        None
        if (brief and not settled)
        or not asked.money
        or (singled and not (asked.total or asked.made_of or asked.of_sums))
        else sum_in_parts(case)
    )
    if (asked.finding and not corrected) or (brief and not asked.money):
        money = asked.money_in_message and parts is None
        state_findings(case, matters, draft, sources, money=money, brief=brief, text=text)
    elif asked.money and singled and parts is None:
        state_sums(case, matters, draft, elsewhere=how_much)
    if parts is not None and not is_told(parts, draft):
        state_passage(case, parts, draft)
    if asked.money and singled and not brief:
        for passage in sums_on_top(case, matters):
            if not is_told(passage, draft):
                state_passage(case, passage, draft)
    total = asked.total and sum(m.compensation or 0 for m in matters) != case.compensation_ordered
    if (
        asked.money
        and not (corrected and not case.compensation_ordered)
        and not (asked.made_of and case.compensation_ordered and says_sum(case, case.compensation_ordered, draft))
    ):
        state_money(case, matters, draft, total=total)
    if asked.money and not brief:
        state_unread(case, draft)
        state_offer_made_of(case, draft)
        state_recommended(case, matters, draft, of_sums=asked.of_sums)


def state_findings(
    case: Determination,
    matters: Sequence[Matter],
    draft: Draft,
    sources: Sources,
    *,
    money: bool,
    brief: bool,
    text: str,
) -> None:
    """What was found over each matter, one by one where they are few, and why those were not looked at that were not."""
    outside = [m for m in matters if m.finding is Finding.OUTSIDE_JURISDICTION]
    why = outside if not brief and len(outside) <= MOST_FINDINGS else []
    for matter in why:
        state_matter(case, matter, draft, money=money)
        state_why_outside(case, matter, draft, sources, by_rule=says("cases", "by_which_rule", text=text))
    state_findings_of(case, [m for m in matters if m not in why], draft, money=money)


def state_orders(case: Determination, asked: Asked, look: Look, draft: Draft, sources: Sources) -> None:
    """The orders that a clause asks about; where they are of some matters only, the best first."""
    if says("cases", "ordered_or_recommended", text=look.text) and any(
        is_told(p, draft) and (not look.matters or names_matter(p, look.matters)) for p in section(case, "o")
    ):
        return
    orders = orders_asked(case, look.text, look.matters, proof=asked.proof)
    reasoned = [p for p in orders if p.mark.startswith("r")]
    if reasoned:
        # What was put as ordered was not: of the rest only what does bind shows that, or says that there was none.
        rest = [p for p in orders_asked(case, look.text, (), proof=asked.proof) if p.mark.startswith("o")]
        orders = [*reasoned, *(p for p in rest if _binds(p) or _NOT_ORDERED.search(p.text))]
    if not look.strict and orders and not any(map(_binds, orders)):
        # What is singled out by the message around it alone has none: then those of the case are meant.
        orders = [p for p in orders_asked(case, look.text, (), proof=asked.proof) if _binds(p)] or orders
    if (asked.outcome or asked.got) and not asked.orders:
        orders = [p for p in orders if "£" not in p.text and (not look.matters or names_matter(p, look.matters))]
    if asked.wants == {"date"} and not asked.outcome:
        orders = [p for p in orders if "date" in held(p.text) or deadlines(case, p)] or orders
    if not orders and (besides_money(look.text) or asks_for_an_apology(look.text)):
        key = "case_no_apology" if asks_for_an_apology(look.text) else "case_no_other_order"
        unread = "_unread" if case.basis is Basis.EXTRACT else ""
        text = say("case_passage", case=opening(case, draft), text=lower_first(say(f"{key}{unread}")))
        draft.add(StatementKind.UNKNOWN, text, *(case.cite(p) for p in section(case, "o")), case=case.ref)
    if look.matters:
        order = [found.passage.id for found in ranked_passages(case, look.text, sources, look.whole)]
        orders.sort(key=lambda p: (p not in reasoned, order.index(p.id)))
    for passage in orders:
        if not is_told(passage, draft):
            state_passage(case, passage, draft)


def _binds(passage: Passage) -> bool:
    """Whether an order is one, and no recommendation."""
    return "recommend" not in passage.text.lower()


def lacks_reasons(case: Determination) -> bool:
    """Whether the part of a decision that we read holds no reasons but the finding itself."""
    reasons = section(case, "r")
    return case.basis is Basis.EXTRACT and bool(reasons) and all(tells_only_outcome(p) for p in reasons)


def state_no_reasons(case: Determination, draft: Draft) -> None:
    """That the part that we read holds no reasons, where they are asked for and none is told."""
    reasons = section(case, "r")
    if not lacks_reasons(case):
        return
    said = " ".join(s.text for s in draft.statements if s.case == case.ref)
    if not (_NO_REASONS.search(said) or _LANDLORDS_REASON.search(said)):
        in_part = any(_FULLER.search(p.text) for p in reasons)
        none = say("case_no_fuller_reasons" if in_part else "case_no_reasons")
        text = say("case_passage", case=opening(case, draft), text=lower_first(none))
        draft.add(StatementKind.UNKNOWN, text, *(case.cite(p) for p in reasons[:1]), case=case.ref)


def state_rule_untold(case: Determination, text: str, draft: Draft) -> bool:
    """State the reason that only says that the rule is not told, where the rule is asked for; False where none does."""
    untold = [p for p in section(case, "r") if _RULE_UNTOLD.search(p.text)]
    if not untold or not says("cases", "by_which_rule", text=text):
        return False
    for passage in untold:
        if not _RULE_UNTOLD.search(draft.text):
            state_passage(case, passage, draft)
    return True


def state_why_outside(case: Determination, matter: Matter, draft: Draft, sources: Sources, *, by_rule: bool) -> None:
    """Why a matter was not looked at, and who may look at it: the reasons nearest to that.

    `by_rule`: the rule is asked for, so that a reason which only says that it is not told answers too.
    """
    ranked = ranked_passages(case, say("why_outside", matter=lower_first(matter.matter)), sources)
    of_it = [found.passage for found in ranked if not of_other_matters(case, found.passage, [matter])]
    reasons = [
        p
        for p in of_it
        if p.mark.startswith("r")
        and (by_rule or not _NO_REASONS.search(p.text))
        and (_POWER.search(p.text) or names_matter(p, [matter]))
    ][:_MOST_WHY]
    # An extract may hold no reasons but the finding itself: then what happened is all that can show why.
    reasons = reasons or [p for p in of_it if p.mark.startswith("h")][:_MOST_WHY]
    for passage in sorted(reasons, key=lambda p: int(p.mark[1:])):
        state_passage(case, passage, draft)
