"""What an answer over many decided cases says: how many of those held, and up to four of them with their passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.case_list import Listed, about, found, with_order, with_sums
from assistant.answer.case_list_asked import ListAsked, asks_over_cases, goes_on, is_list_clause, read_list
from assistant.answer.case_marks import finding_marks, offer_marks, sum_marks
from assistant.answer.case_money import named, over, say_award
from assistant.answer.case_passages import state_passage
from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, computed, say
from assistant.answer.plain import listed as in_a_row
from assistant.answer.plain import lower_first, pounds
from assistant.answer.redress import remedy_facts, state_published
from assistant.answer.sources import Sources
from assistant.records import Basis, Finding
from assistant.situation.situation import Clause, Situation

_MOST = 4
_TOP_OFFERS = (Finding.REASONABLE_REDRESS, Finding.RESOLVED_WITH_INTERVENTION)
_FAILING = "a failing (severe maladministration, maladministration or service failure)"
_SAID = {"upheld": _FAILING, "maladministration": "maladministration, severe or not"}


def state_list(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> bool:
    """Answer a clause that asks over many decided cases; False where it asks about something else."""
    if not asks_over_cases(situation):
        return False
    if not is_list_clause(clause):
        return goes_on(clause) and any(c is not clause and is_list_clause(c) for c in situation.clauses)
    asked = read_list(clause, situation, sources)
    ListAnswer(asked, draft, sources).state(situation)
    return True


class ListAnswer:
    """One answer over many cases in the making."""

    def __init__(self, asked: ListAsked, draft: Draft, sources: Sources) -> None:
        self.asked = asked
        self.draft = draft
        self.sources = sources
        self.held = list(sources.corpus.determinations.values())
        self.pool, self.named = about(asked, sources)

    def state(self, situation: Situation) -> None:
        """State the count, the cases and where else to look."""
        asked = self.asked
        if asked.of_money:
            self._state_sums()
        elif asked.finding and not asked.orders:
            self._state_findings(situation)
        elif asked.orders and asked.orders != ("money",):
            for kind in asked.orders:
                self._state_orders(kind)
        elif asked.orders == ("money",) and asked.ordered:
            self._state_sums()
        elif asked.ordered and asked.words and not self.pool:
            self._state_orders(None)
        else:
            self._state_all()

    # --- what is sought ----------------------------------------------------------------------------

    def _state_all(self) -> None:
        self._head(self.pool, None)
        if not self.pool:
            return
        if self._narrow() and len(self.pool) > 1 and self.named:
            self._state_shares()
        self._state_landlords(self.pool)
        self._state_cases(self.pool)

    def _state_findings(self, situation: Situation) -> None:
        asked = self.asked
        kept = found(self.pool, asked.findings)
        said = _SAID.get(str(asked.finding)) or in_a_row([str(f.value) for f in asked.findings], "or")
        of_matter = self.named and all(each.matters for each in self.pool) and bool(self.asked.kinds or asked.words)
        self._head(kept, say("list_found" if of_matter else "list_found_somewhere", finding=said))
        refs = {each.case.ref for each in kept}
        rest = [each for each in self.pool if each.case.ref not in refs]
        redress = found(rest, frozenset({Finding.REASONABLE_REDRESS}))
        if asked.finding in ("cleared", "upheld") and redress:
            self._count("list_redress", redress)
        unknown = [each for each in rest if all(m.finding is None for m in each.matters or each.case.matters)]
        if unknown:
            self._count("list_unknown", unknown)
        self._state_landlords(kept)
        self._state_cases(kept or (redress if asked.finding == "cleared" else []))
        if len(asked.kinds) == 1 and not asked.words and asked.pool is None and asked.year is None:
            facts = remedy_facts(situation.model_copy(update={"category": asked.kinds[0]}), None, self.sources)
            estimate = self.sources.estimator(facts, self.sources.corpus, self.sources.exclude)
            if estimate.published:
                state_published(estimate.published, self.draft)

    def _state_orders(self, kind: str | None) -> None:
        bound, loose = with_order(self.asked, kind, self.sources)
        said = self.asked.said
        order = say(f"list_order_{kind}") if kind else say("list_order_any", said=said)
        worded = bool(self.asked.words) and bool(bound or not self.pool)
        if kind and worded:
            order = say("list_order_named", order=order, said=said)
        narrow = bool(self.pool) and not worded
        self._head(bound, say("list_ordered", order=order), narrow=narrow)
        if loose:
            refs = in_a_row([each.case.ref for each in loose[:6]])
            cites = [each.case.cite(each.order) for each in loose[:6] if each.order]
            text = say("list_recommended", k=len(loose), order=order, refs=refs)
            self.draft.add(StatementKind.FINDING, text, *cites)
        self._state_landlords(bound)
        self._state_cases(bound)

    def _state_sums(self) -> None:
        asked = self.asked
        kept = with_sums(self.pool, asked)
        bound = asked.over or asked.under
        word = "more than" if asked.over else "less than"
        what = say("list_sum_over", word=word, sum=pounds(bound)) if bound else say("list_sum")
        self._head(kept, what)
        if kept and asked.top:
            self._state_top(kept[0])
        self._state_landlords(kept)
        self._state_cases(kept)

    def _state_top(self, first: Listed) -> None:
        which = say("list_most" if self.asked.top == "most" else "list_least")
        matter = first.gravest or first.case.matters[0]
        sums = {"which": which, "sum": pounds(first.amount or 0), "matter": over(matter), **named(first.case)}
        text = say("list_top", **sums) + (f" {say('list_top_whole')}" if first.whole else "")
        self.draft.add(StatementKind.AWARD, text, *sum_marks(first.case, first.amount or 0, matter))
        offered = [
            each.case
            for each in self.pool
            if each.case.compensation_ordered == 0
            and each.case.compensation_offered
            and set(each.case.findings) & set(_TOP_OFFERS)
            and offer_marks(each.case, each.case.compensation_offered)
        ]
        if offered and self.asked.top == "most":
            best = max(offered, key=lambda case: case.compensation_offered or 0)
            told = {"which": which, "sum": pounds(best.compensation_offered or 0), **named(best)}
            marks = offer_marks(best, best.compensation_offered or 0)
            self.draft.add(StatementKind.AWARD, say("list_top_offered", **told), *marks)

    # --- how it is said ----------------------------------------------------------------------------

    def _head(self, kept: Sequence[Listed], what: str | None, *, narrow: bool = True) -> None:
        """How many of the decisions held are meant, with the references as what was counted."""
        n, m, k = len(self.held), len(self.pool), len(kept)
        phrase = self._narrow() if narrow else ""
        are = {"n": n, "k": k, "m": m, "narrow": phrase, "what": what}
        if what is None:
            key = "list_some" if k and phrase else "list_none_narrow" if phrase else "list_all"
        elif phrase and not m:
            key = "list_none_narrow"
        elif phrase:
            key = "list_of_some" if k else "list_none_of_some"
        else:
            key = "list_of_all" if k else "list_none_of_all"
        one = m if what is not None else k
        full = sum(case.basis is Basis.FULL for case in self.held)
        text = say(
            key,
            **are,
            are="is" if one == 1 else "are",
            those="it" if m == 1 else "those",
            full=full,
            extracts=n - full,
        )
        if k and self.asked.yes_no and not self.asked.counted and not self.asked.which_landlords:
            text = say("list_yes", text=text)
        refs = f" Counted: {', '.join(each.case.ref for each in kept)}." if k and key != "list_all" else ""
        self.draft.add(StatementKind.SPREAD, text, computed("case-list", "Decisions counted", f"{text}{refs}"))
        if not k:
            self.draft.add(StatementKind.UNKNOWN, say("list_elsewhere", n=n, extracts=n - full))

    def _narrow(self) -> str:
        """What the decisions are narrowed down to, as it stands after `are`; empty where to nothing."""
        asked, parts = self.asked, []
        if asked.kinds or asked.words:
            key = "list_over" if not asked.words else "list_worded" if self.named else "list_spoken"
            parts.append(say(key, said=self._said()))
        if asked.pool is not None:
            name = next((each.case.landlord for each in self.pool), asked.landlord)
            parts.append(say("list_against", landlord=name))
        if asked.landlord_type:
            parts.append(say("list_type", type=asked.landlord_type.value))
        if asked.tenure:
            parts.append(say("list_tenure", tenure=asked.tenure.value))
        if asked.year:
            parts.append(say("list_year", when=asked.year[0], year=asked.year[1]))
        return ", ".join(parts)

    def _said(self) -> str:
        kinds = " or ".join(kind.value.replace("-", " ") for kind in self.asked.kinds)
        return " ".join(part for part in (kinds, self.asked.said) if part) if self.asked.words else kinds

    def _count(self, key: str, of: Sequence[Listed]) -> None:
        text = say(key, k=len(of))
        refs = ", ".join(each.case.ref for each in of)
        self.draft.add(StatementKind.SPREAD, text, computed(key, "Decisions counted", f"{text} Counted: {refs}."))

    def _state_shares(self) -> None:
        """How often each finding was made over what is asked about."""
        counts = Counter(each.gravest.finding if each.gravest else None for each in self.pool)
        shares = [f"{finding.value} in {counts[finding]}" for finding in Finding if counts[finding]]
        shares += [f"not in the part that we read in {counts[None]}"] if counts[None] else []
        whole = not all(each.matters for each in self.pool)
        text = say("list_findings_somewhere" if whole else "list_findings", shares=in_a_row(shares))
        self.draft.add(StatementKind.SPREAD, text, computed("case-list-findings", "Findings counted", text))

    def _state_landlords(self, kept: Sequence[Listed]) -> None:
        if not (self.asked.which_landlords and kept):
            return
        counts = Counter(each.case.landlord for each in kept)
        names = [f"{name} ({count})" for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]
        key = "list_landlord" if len(names) == 1 else "list_landlords"
        text = say(key, names=in_a_row(names), count=len(names))
        quote = f"{text} {', '.join(f'{each.case.ref} {each.case.landlord}' for each in kept)}."
        self.draft.add(StatementKind.SPREAD, text, computed("case-list-landlords", "Landlords counted", quote))

    def _state_cases(self, kept: Sequence[Listed]) -> None:
        if not self._narrow() and not (self.asked.finding or self.asked.orders or self.asked.of_money):
            return
        told = kept[:_MOST]
        for each in told:
            if each.order is not None:
                state_passage(each.case, each.order, self.draft)
            elif each.passage is not None:
                self._state_worded(each)
            else:
                self._state_case(each)
        full = [each.case.ref for each in told if each.case.basis is Basis.FULL]
        extracts = [each.case.ref for each in told if each.case.basis is Basis.EXTRACT]
        parts = [say("list_basis_full", refs=in_a_row(full), were="was" if len(full) == 1 else "were")] if full else []
        parts += [say("list_basis_extracts", refs=in_a_row(extracts))] if extracts else []
        if parts:
            text = f"Of the cases told here, {in_a_row(parts)}." if len(told) > 1 else f"{parts[0]}.".capitalize()
            self.draft.add(StatementKind.UNKNOWN, text)

    def _state_worded(self, each: Listed) -> None:
        case, passage = each.case, each.passage
        assert passage is not None
        text = say("list_case_words", **named(case), text=passage.text)
        self.draft.add(StatementKind.PASSAGE, text, case.cite(passage), case=case.ref)
        if each.gravest is not None:
            self._state_case(replace(each, matters=(each.gravest,), passage=None))

    def _state_case(self, each: Listed) -> None:
        case = each.case
        matter = each.gravest or (each.matters or case.matters)[0]
        if matter.finding is None:
            text = say("list_case_unknown", **named(case), what=lower_first(matter.matter))
            self.draft.add(StatementKind.FINDING, text, *finding_marks(case, matter), case=case.ref)
            return
        award, marks = say_award(case, matter)
        keys = {Finding.RESOLVED_WITH_INTERVENTION: "case_like_settled", Finding.OUTSIDE_JURISDICTION: "case_like_outside"}
        told = {**named(case), "what": lower_first(matter.matter), "finding": matter.finding.value, "award": award}
        text = say(keys.get(matter.finding, "case_like"), **told)
        self.draft.add(StatementKind.FINDING, text, *finding_marks(case, matter), *marks, case=case.ref)
