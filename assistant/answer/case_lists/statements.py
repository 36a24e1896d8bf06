"""What an answer over many decided cases says: how many of those held, and up to four of them with their passages."""

from __future__ import annotations

from assistant.answer.case_lists.asked import asks_over_cases, goes_on, is_list_clause, read_list, says_one
from assistant.answer.case_lists.counts import state_apart, state_count, state_head, state_landlords, state_shares
from assistant.answer.case_lists.pool import Pool, pool_of
from assistant.answer.case_lists.search import Force, Listed, found, spoken_besides, with_order
from assistant.answer.case_lists.sums import state_sums
from assistant.answer.case_lists.told import MOST, state_cases
from assistant.answer.cases.finder import cases_like
from assistant.answer.contract import StatementKind
from assistant.answer.redress.money import remedy_facts, state_published
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.plain import listed as in_a_row
from assistant.answer.statements.sources import Sources
from assistant.records import Basis, Finding
from assistant.situation.situation import Clause, Situation

_MOST_BESIDES = 12
_SAID = {"upheld": "list_failing", "maladministration": "list_maladministration"}
_ENDED = {"settled": "list_settled", "outside": "list_outside"}


def state_list(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> bool:
    """Answer a clause that asks over many decided cases; False where it asks about something else."""
    if not asks_over_cases(situation):
        return False
    if not is_list_clause(clause):
        return goes_on(clause) and any(c is not clause and is_list_clause(c) for c in situation.clauses)
    asked = read_list(clause, situation, sources)
    _state(pool_of(asked, sources), draft, situation)
    return True


def finds_none(clause: Clause, situation: Situation, sources: Sources) -> bool:
    """Whether a clause asks for one among many decided cases, and none of them is found by its words."""
    if not (asks_over_cases(situation) and is_list_clause(clause) and says_one("one", text=clause.text)):
        return False
    return _state(pool_of(read_list(clause, situation, sources), sources), Draft(), situation)


def _state(pool: Pool, draft: Draft, situation: Situation) -> bool:
    """State the count, the cases and, where there is none, where else to look; whether there is none."""
    asked = pool.asked
    if asked.of_money or asked.orders == ("money",):
        none = not state_sums(pool, draft)
    elif asked.finding and not asked.orders:
        none = not _state_findings(pool, draft, situation)
    elif asked.orders:
        told = [_state_orders(pool, draft, kind) for kind in asked.orders]
        none = not all(told)
    elif asked.ordered and asked.things and not (pool.cases and pool.named):
        none = not _state_orders(pool, draft, None)
    else:
        none = not _state_all(pool, draft, situation)
    if none:
        n, extracts = len(pool.held), sum(case.basis is Basis.EXTRACT for case in pool.held)
        draft.add(StatementKind.UNKNOWN, say("list_elsewhere", n=n, extracts=extracts))
    return none


def _state_all(pool: Pool, draft: Draft, situation: Situation) -> bool:
    state_head(pool, draft, pool.cases, None)
    if not pool.cases:
        state_apart(pool, draft)
        _state_like(pool, draft, situation)
        return False
    if pool.narrow() and len(pool.cases) > 1 and pool.named:
        state_shares(pool, draft)
    state_landlords(pool, draft, pool.cases)
    if not pool.narrow():
        return True
    more = spoken_besides(pool.asked, pool.cases, pool.sources) if pool.asked.things and pool.named else []
    more = more if len(more) <= _MOST_BESIDES else []
    if more and len(pool.cases) < MOST:
        state_count(draft, "list_spoken_more", more)
    state_cases([*pool.cases, *more], draft)
    return True


def _state_like(pool: Pool, draft: Draft, situation: Situation) -> None:
    """Where no decision has the words that are asked for: up to three that come near in meaning."""
    if pool.asked.pool is not None or not pool.asked.things:
        return
    cases = [pool.sources.corpus.determinations[ref] for ref, _ in cases_like(situation, pool.sources)]
    if cases:
        draft.add(StatementKind.UNKNOWN, say("list_like"))
        state_cases([Listed(case) for case in cases], draft)


def _state_findings(pool: Pool, draft: Draft, situation: Situation) -> bool:
    asked = pool.asked
    kept = found(pool.cases, asked.findings)
    key = _SAID.get(str(asked.finding))
    said = say(key) if key else in_a_row([finding.value for finding in asked.findings], "or")
    of_matter = pool.named and bool(asked.subjects)
    ended = _ENDED.get(str(asked.finding))
    worded = any(each.passage for each in kept)
    key = "list_found_complaint" if worded else "list_found" if of_matter else "list_found_somewhere"
    state_head(pool, draft, kept, ended or key, finding=said)
    if not pool.cases:
        state_apart(pool, draft)
        _state_like(pool, draft, situation)
    if (pool.narrow() or asked.counted) and len(pool.cases) > 1:
        state_shares(pool, draft)
    refs = {each.case.ref for each in kept}
    redress = found([e for e in pool.cases if e.case.ref not in refs], frozenset({Finding.REASONABLE_REDRESS}))
    cleared = asked.finding == "cleared" and redress
    if cleared:
        state_count(draft, "list_redress", redress)
    state_landlords(pool, draft, kept)
    state_cases([*kept, *redress] if cleared else kept or pool.near(), draft)
    if len(asked.kinds) == 1 and not asked.things and asked.pool is None and asked.year is None:
        facts = remedy_facts(situation.model_copy(update={"category": asked.kinds[0]}), None, pool.sources)
        estimate = pool.sources.estimator(facts, pool.sources.corpus, pool.sources.exclude)
        if estimate.published:
            state_published(estimate.published, draft)
    return bool(kept)


def _state_orders(pool: Pool, draft: Draft, kind: str | None) -> bool:
    told = with_order(pool.asked, kind, pool.sources)
    bound = told[Force.ORDERED]
    said = pool.asked.said
    order = say(f"list_order_{kind}") if kind else say("list_order_any", said=said)
    near = pool.near()
    worded = bool(pool.asked.things) and not (near and not bound)
    if kind and worded and not (near and any(each.matters for each in bound)):
        order = say("list_order_named", order=order, said=said)
    narrow = bool(near) and (not worded or any(each.matters for each in bound))
    state_head(pool, draft, bound, "list_ordered", narrow=narrow or not worded, order=order)
    for force, key in ((Force.RECOMMENDED, "list_recommended"), (Force.AGREED, "list_agreed")):
        loose = told[force][:MOST]
        if loose:
            text = say(key, order=order, refs=in_a_row([f"case {each.case.ref}" for each in loose]))
            cites = [each.case.cite(each.order) for each in loose if each.order]
            draft.add(StatementKind.PASSAGE, text, *cites)
    state_landlords(pool, draft, bound)
    state_cases(bound or near, draft)
    return bool(bound)
