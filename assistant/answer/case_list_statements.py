"""What an answer over many decided cases says: how many of those held, and up to four of them with their passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.case_finder import cases_like
from assistant.answer.case_list import (
    Force,
    Listed,
    about,
    found,
    is_unsure,
    spoken_besides,
    with_order,
    with_sums,
)
from assistant.answer.case_list_asked import ListAsked, asks_over_cases, goes_on, is_list_clause, read_list
from assistant.answer.case_list_told import MOST, state_cases
from assistant.answer.case_marks import offer_marks, sum_marks
from assistant.answer.case_money import named, over
from assistant.answer.contract import StatementKind
from assistant.answer.draft import Draft, computed, say
from assistant.answer.plain import listed as in_a_row
from assistant.answer.plain import pounds
from assistant.answer.redress import remedy_facts, state_published
from assistant.answer.sources import Sources
from assistant.records import Basis, Finding, Tenure
from assistant.situation.situation import Clause, Situation

_FEW, _SEVERAL = 2, 12
_TOP_OFFERS = (Finding.REASONABLE_REDRESS, Finding.RESOLVED_WITH_INTERVENTION)
_SAID = {"upheld": "list_failing", "maladministration": "list_maladministration"}
_ENDED = {"settled": "list_settled", "outside": "list_outside"}
_WHEN = {"of": "in", "from": "since", "until": "before"}
_WHO = {Tenure.LEASEHOLDER: "a leaseholder", Tenure.SHARED_OWNERSHIP: "a shared owner"}


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
        """State the count, the cases and, where there is none, where else to look."""
        asked = self.asked
        if asked.of_money or asked.orders == ("money",):
            none = not self._state_sums()
        elif asked.finding and not asked.orders:
            none = not self._state_findings(situation)
        elif asked.orders:
            told = [self._state_orders(kind) for kind in asked.orders]
            none = not all(told)
        elif asked.ordered and asked.things and not (self.pool and self.named):
            none = not self._state_orders(None)
        else:
            none = not self._state_all(situation)
        if none:
            n, extracts = len(self.held), sum(case.basis is Basis.EXTRACT for case in self.held)
            self.draft.add(StatementKind.UNKNOWN, say("list_elsewhere", n=n, extracts=extracts))

    # --- what is sought ----------------------------------------------------------------------------

    def _state_all(self, situation: Situation) -> bool:
        self._head(self.pool, None)
        if not self.pool:
            self._state_apart()
            self._state_like(situation)
            return False
        if self._narrow() and len(self.pool) > 1 and self.named:
            self._state_shares()
        self._state_landlords(self.pool)
        if not self._narrow():
            return True
        more = spoken_besides(self.asked, self.pool, self.sources) if self.asked.things and self.named else []
        more = more if len(more) <= _SEVERAL else []
        if more and len(self.pool) < MOST:
            self._count("list_spoken_more", more)
        state_cases([*self.pool, *more], self.draft)
        return True

    def _state_like(self, situation: Situation) -> None:
        """Where no decision has the words that are asked for: up to three that come near in meaning."""
        if self.asked.pool is not None or not self.asked.things:
            return
        cases = [self.sources.corpus.determinations[ref] for ref, _ in cases_like(situation, self.sources)]
        if cases:
            self.draft.add(StatementKind.UNKNOWN, say("list_like"))
            state_cases([Listed(case) for case in cases], self.draft)

    def _state_apart(self) -> None:
        """Where no decision is over a thing and against a landlord: how many are of either."""
        asked = self.asked
        if asked.pool and asked.subjects:
            others, _ = about(replace(asked, pool=None), self.sources)
            thing = self._over()
            text = say("list_apart", ours=len(asked.pool), landlord=self._landlord(), others=len(others), narrow=thing)
            refs = ", ".join(each.case.ref for each in others)
            cite = computed("case-list-apart", "Decisions counted", f"{text} Counted: {refs}.")
            self.draft.add(StatementKind.SPREAD, text, cite)

    def _state_findings(self, situation: Situation) -> bool:
        asked = self.asked
        kept = found(self.pool, asked.findings)
        key = _SAID.get(str(asked.finding))
        said = say(key) if key else in_a_row([finding.value for finding in asked.findings], "or")
        of_matter = self.named and bool(asked.subjects)
        ended = _ENDED.get(str(asked.finding))
        worded = any(each.passage for each in kept)
        key = "list_found_complaint" if worded else "list_found" if of_matter else "list_found_somewhere"
        self._head(kept, ended or key, finding=said)
        if not self.pool:
            self._state_apart()
            self._state_like(situation)
        if (self._narrow() or asked.counted) and len(self.pool) > 1:
            self._state_shares()
        refs = {each.case.ref for each in kept}
        redress = found([e for e in self.pool if e.case.ref not in refs], frozenset({Finding.REASONABLE_REDRESS}))
        cleared = asked.finding == "cleared" and redress
        if cleared:
            self._count("list_redress", redress)
        self._state_landlords(kept)
        state_cases([*kept, *redress] if cleared else kept or self._near(), self.draft)
        if len(asked.kinds) == 1 and not asked.things and asked.pool is None and asked.year is None:
            facts = remedy_facts(situation.model_copy(update={"category": asked.kinds[0]}), None, self.sources)
            estimate = self.sources.estimator(facts, self.sources.corpus, self.sources.exclude)
            if estimate.published:
                state_published(estimate.published, self.draft)
        return bool(kept)

    def _state_orders(self, kind: str | None) -> bool:
        told = with_order(self.asked, kind, self.sources)
        bound = told[Force.ORDERED]
        said = self.asked.said
        order = say(f"list_order_{kind}") if kind else say("list_order_any", said=said)
        near = self._near()
        worded = bool(self.asked.things) and not (near and not bound)
        if kind and worded and not (near and any(each.matters for each in bound)):
            order = say("list_order_named", order=order, said=said)
        narrow = bool(near) and (not worded or any(each.matters for each in bound))
        self._head(bound, "list_ordered", narrow=narrow or not worded, order=order)
        for force, key in ((Force.RECOMMENDED, "list_recommended"), (Force.AGREED, "list_agreed")):
            loose = told[force][:MOST]
            if loose:
                text = say(key, order=order, refs=in_a_row([f"case {each.case.ref}" for each in loose]))
                cites = [each.case.cite(each.order) for each in loose if each.order]
                self.draft.add(StatementKind.PASSAGE, text, *cites)
        self._state_landlords(bound)
        state_cases(bound or near, self.draft)
        return bool(bound)

    def _that(self, kept: Sequence[Listed]) -> str:
        """What a sum was ordered for: the subject, or the whole case where only a passage names that."""
        if not self.asked.subjects:
            return ""
        return f" {say('list_in_case' if any(each.passage for each in kept) else 'list_for_that')}"

    def _near(self) -> list[Listed]:
        """The cases that are told where none answers: over the subject, or against the landlord."""
        near = self.named and (self.asked.subjects or self.asked.pool)
        return self.pool[:_FEW] if near else []

    def _state_sums(self) -> bool:
        asked = self.asked
        named = [each for each in self.pool if each.matters]
        kept = with_sums(named or self.pool, asked)
        key = "list_sum_over" if asked.over else "list_sum_under" if asked.under else "list_sum"
        self._head(kept, key, sum=pounds(asked.over or asked.under or 0), that=self._that(kept))
        if kept and asked.top:
            self._state_top(kept[0])
        self._state_landlords(kept)
        state_cases(kept, self.draft)
        return bool(kept)

    def _state_top(self, first: Listed) -> None:
        which = say("list_most" if self.asked.top == "most" else "list_least")
        matter = first.gravest or (first.matters or first.case.matters)[0]
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

    def _head(self, kept: Sequence[Listed], what: str | None, *, narrow: bool = True, **blanks: object) -> None:
        """How many of the decisions held are meant, with the references as what was counted."""
        n, m, k = len(self.held), len(self.pool), len(kept)
        phrase = self._narrow() if narrow else ""
        if what is None:
            key = "list_some" if k and phrase else "list_none_narrow" if phrase else "list_all"
        elif phrase and not m:
            key = "list_none_narrow"
        elif phrase:
            key = "list_of_some" if k else "list_none_of_some"
        else:
            key = "list_of_all" if k else "list_none_of_all"
        if m == 1 and key in ("list_of_some", "list_none_of_some"):
            key = "list_of_one" if k else "list_none_of_one"
        if m and not k and self.asked.finding and all(e.gravest is None or is_unsure(e) for e in self.pool):
            key = "list_unread"
        full = sum(case.basis is Basis.FULL for case in self.held)
        text = say(
            key,
            n=n,
            m=m,
            k=k,
            narrow=phrase,
            are="is" if (k if what is None else m) == 1 else "are",
            full=full,
            extracts=n - full,
            what=say(what, **blanks) if what else "",
            not_done=say(f"{what}_not", **blanks) if what else "",
        )
        plain = self.named and not any(each.passage for each in kept)
        sure = what == "list_ordered" or (plain and (what is not None or self.asked.exists))
        if k and sure and self.asked.yes_no and not self.asked.counted and not self.asked.which_landlords:
            text = say("list_yes", text=text)
        refs = f" Counted: {', '.join(each.case.ref for each in kept)}." if k and key != "list_all" else ""
        self.draft.add(StatementKind.SPREAD, text, computed("case-list", "Decisions counted", f"{text}{refs}"))

    def _narrow(self) -> str:
        """What the decisions are narrowed down to, as it stands after `are`; empty where to nothing."""
        asked = self.asked
        parts = [self._over()] if asked.subjects else []
        if asked.pool is not None:
            parts.append(say("list_against", landlord=self._landlord()))
        if asked.landlord_type:
            parts.append(say("list_type", type=asked.landlord_type.value))
        if asked.tenure:
            parts.append(
                say("list_tenure", who=_WHO.get(asked.tenure) or say("list_tenant", tenure=asked.tenure.value))
            )
        if asked.year:
            parts.append(say("list_year", when=_WHEN.get(asked.year[0], asked.year[0]), year=asked.year[1]))
        return " ".join(parts)

    def _over(self) -> str:
        """The subjects, each as a whole kind or by the words that complaints or passages must name."""
        words = "list_worded" if self.named or not self.pool else "list_spoken"
        subjects = self.asked.subjects
        if words == "list_worded" and not any(one.things for one in subjects):
            return say("list_over", said=in_a_row([one.kind for one in subjects], "or"))
        said = [
            one.kind
            if not one.things
            else say("list_both", kind=one.kind, said=" ".join(one.things))
            if one.kind
            else f"“{' '.join(one.things)}”"
            for one in subjects
        ]
        return say(words, said=in_a_row(said, "or"))

    def _landlord(self) -> str:
        held = (self.sources.corpus.determinations[ref].landlord for ref in sorted(self.asked.pool or ()))
        return next(held, str(self.asked.landlord))

    def _count(self, key: str, of: Sequence[Listed]) -> None:
        text = say(key, k=len(of))
        refs = ", ".join(each.case.ref for each in of)
        self.draft.add(StatementKind.SPREAD, text, computed(key, "Decisions counted", f"{text} Counted: {refs}."))

    def _state_shares(self) -> None:
        """How often each finding was the gravest over what is asked about."""
        pool = self.pool
        counts = Counter(each.gravest.finding if each.gravest and not is_unsure(each) else None for each in pool)
        shares = [f"{finding.value} in {counts[finding]}" for finding in Finding if counts[finding]]
        shares += [say("list_findings_unread", k=counts[None])] if counts[None] else []
        of_matter = self.named and bool(self.asked.subjects)
        text = say("list_findings" if of_matter else "list_findings_somewhere", shares=in_a_row(shares))
        self.draft.add(StatementKind.SPREAD, text, computed("case-list-findings", "Findings counted", text))

    def _state_landlords(self, kept: Sequence[Listed]) -> None:
        if not (self.asked.which_landlords and kept):
            return
        counts = Counter(each.case.landlord for each in kept)
        names = [f"{name} ({count})" if len(counts) > 1 else name for name, count in _commonest(counts)]
        rest = len(names) - _SEVERAL
        shown = names if rest <= 0 else [*names[:_SEVERAL], say("list_landlords_more", k=rest)]
        text = say("list_landlord" if len(names) == 1 else "list_landlords", names=in_a_row(shown), count=len(names))
        quote = f"{text} {', '.join(f'{each.case.ref} {each.case.landlord}' for each in kept)}."
        self.draft.add(StatementKind.SPREAD, text, computed("case-list-landlords", "Landlords counted", quote))


def _commonest(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
