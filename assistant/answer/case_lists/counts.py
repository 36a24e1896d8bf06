"""Counts over many decided cases: how many of those held are meant, by finding and by landlord."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.case_lists.pool import Pool
from assistant.answer.case_lists.search import Listed, about, is_unsure
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import listed as in_a_row
from assistant.records import Basis, Finding

_SEVERAL = 12


def state_head(
    pool: Pool, draft: Draft, kept: Sequence[Listed], what: str | None, *, narrow: bool = True, **blanks: object
) -> None:
    """How many of the decisions held are meant, with the references as what was counted."""
    n, m, k = len(pool.held), len(pool.cases), len(kept)
    phrase = pool.narrow() if narrow else ""
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
    if m and not k and pool.asked.finding and all(e.gravest is None or is_unsure(e) for e in pool.cases):
        key = "list_unread"
    full = sum(case.basis is Basis.FULL for case in pool.held)
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
    plain = pool.named and not any(each.passage for each in kept)
    sure = what == "list_ordered" or (plain and (what is not None or pool.asked.exists))
    if k and sure and pool.asked.yes_no and not pool.asked.counted and not pool.asked.which_landlords:
        text = say("list_yes", text=text)
    refs = f" Counted: {', '.join(each.case.ref for each in kept)}." if k and key != "list_all" else ""
    draft.add(StatementKind.SPREAD, text, computed("case-list", "Decisions counted", f"{text}{refs}"))


def state_count(draft: Draft, key: str, of: Sequence[Listed]) -> None:
    """How many decisions there are besides of which a sentence speaks."""
    text = say(key, k=len(of))
    refs = ", ".join(each.case.ref for each in of)
    draft.add(StatementKind.SPREAD, text, computed(key, "Decisions counted", f"{text} Counted: {refs}."))


def state_apart(pool: Pool, draft: Draft) -> None:
    """Where no decision is over a thing and against a landlord: how many are of either."""
    asked = pool.asked
    if asked.pool and asked.subjects:
        others, _ = about(replace(asked, pool=None), pool.sources)
        thing = pool.over()
        text = say("list_apart", ours=len(asked.pool), landlord=pool.landlord(), others=len(others), narrow=thing)
        refs = ", ".join(each.case.ref for each in others)
        cite = computed("case-list-apart", "Decisions counted", f"{text} Counted: {refs}.")
        draft.add(StatementKind.SPREAD, text, cite)


def state_shares(pool: Pool, draft: Draft) -> None:
    """How often each finding was the gravest over what is asked about."""
    counts = Counter(each.gravest.finding if each.gravest and not is_unsure(each) else None for each in pool.cases)
    shares = [f"{finding.value} in {counts[finding]}" for finding in Finding if counts[finding]]
    shares += [say("list_findings_unread", k=counts[None])] if counts[None] else []
    of_matter = pool.named and bool(pool.asked.subjects)
    text = say("list_findings" if of_matter else "list_findings_somewhere", shares=in_a_row(shares))
    draft.add(StatementKind.SPREAD, text, computed("case-list-findings", "Findings counted", text))


def state_landlords(pool: Pool, draft: Draft, kept: Sequence[Listed]) -> None:
    """Which landlords the decisions are about, where that is asked."""
    if not (pool.asked.which_landlords and kept):
        return
    counts = Counter(each.case.landlord for each in kept)
    names = [f"{name} ({count})" if len(counts) > 1 else name for name, count in _commonest(counts)]
    rest = len(names) - _SEVERAL
    shown = names if rest <= 0 else [*names[:_SEVERAL], say("list_landlords_more", k=rest)]
    text = say("list_landlord" if len(names) == 1 else "list_landlords", names=in_a_row(shown), count=len(names))
    quote = f"{text} {', '.join(f'{each.case.ref} {each.case.landlord}' for each in kept)}."
    draft.add(StatementKind.SPREAD, text, computed("case-list-landlords", "Landlords counted", quote))


def _commonest(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
