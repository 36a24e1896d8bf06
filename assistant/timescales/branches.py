"""Limits that hold under a condition: what each condition comes to, and the verdict where they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.records import PolicyKind
from assistant.timescales.conditions import OF_VERSIONS
from assistant.timescales.describe import amount_of, brief, owner_of, verdict_says
from assistant.timescales.facts import Limit, Verdict
from assistant.timescales.judged import Judged
from assistant.timescales.reasons import also_supposes, doubts, due_of, supposed, weight

OF_ALL = (None, "if you rent your home from a council or housing association")
"""Conditions that hold for everybody who asks."""
_LONGEST = 35
"""Words of a reason that fit into a headline."""


@dataclass(frozen=True)
class Branches:
    """Limits that hold `plain`ly, and the others by their condition: those of the landlord's `policy`, and of `law`."""

    plain: list[Limit]
    policy: dict[str, list[Limit]]
    law: dict[str, list[Limit]]

    @classmethod
    def of(cls, limits: Iterable[Limit]) -> Branches:
        """The limits told apart."""
        plain: list[Limit] = []
        branches: dict[str, list[Limit]] = defaultdict(list)
        for limit in limits:
            (plain if limit.condition in OF_ALL else branches[limit.condition or ""]).append(limit)
        policy = {c: lis for c, lis in branches.items() if any(li.source is PolicyKind.LANDLORD_POLICY for li in lis)}
        return cls(plain, policy, {c: lis for c, lis in branches.items() if c not in policy})

    @property
    def outcomes(self) -> dict[str, str]:
        """What each condition of the landlord's policy comes to: `missed`, `unknown` or `ok`."""
        return {condition: _outcome(limits) for condition, limits in self.policy.items()}

    @property
    def all_missed(self) -> bool:
        """Whether the landlord's limit was passed whatever condition holds, and none that holds of itself was kept."""
        outcomes = self.outcomes.values()
        missed = {li.action for limits in self.policy.values() for li in limits if li.status == "missed"}
        own = [li for li in self.plain if li.source is PolicyKind.LANDLORD_POLICY and li.action in missed]
        kept = any(li.status in ("met", "running") for li in own)
        return bool(outcomes) and all(out == "missed" for out in outcomes) and not kept

    @property
    def law_missed(self) -> list[str]:
        """The conditions under which a limit of law was passed, the shortest first."""
        return sorted((c for c, limits in self.law.items() if _outcome(limits) == "missed"), key=len)

    @property
    def may_apply(self) -> bool:
        """Whether limits of law may apply, and none was passed."""
        return bool(self.law) and all(_outcome(limits) == "ok" for limits in self.law.values())

    def outside(self, end: date) -> Judged:
        """The landlord's limit was passed whatever condition holds: the longest is named."""
        longest = max((li for lis in self.policy.values() for li in lis if li.status == "missed"), key=weight)
        past = verdict_says("past_all", what=brief(longest), due=due_of(longest))
        return Judged(Verdict.OUTSIDE, " ".join([past, *doubts(longest, end)]), longest.id, (longest.id,))

    def by_class(self, end: date | None = None) -> Judged:
        """It hangs on the class of the repair, unless all of them were kept."""
        if self._all_kept:
            return self.by_law() if self.law_missed else self._within(end)
        outcomes = self.outcomes
        chosen = {c: min(lis, key=lambda li: (li.status != "missed", weight(li))) for c, lis in self.policy.items()}
        named = tuple(limit.id for limit in chosen.values())
        for words in (brief, amount_of):
            parts = [
                verdict_says("part", condition=c, state=verdict_says(outcomes[c]), what=words(limit), due=due_of(limit))
                for c, limit in chosen.items()
            ]
            why = verdict_says("depends", parts="; ".join(parts))
            if len(why.split()) <= _LONGEST:
                return Judged(Verdict.UNCLEAR, why, None, named)
        either = {"missed", "ok"} <= set(outcomes.values())
        if either and all(OF_VERSIONS.search(condition) for condition in outcomes):
            return Judged(Verdict.UNCLEAR, verdict_says("depends_version"), None, named)
        return Judged(Verdict.UNCLEAR, verdict_says("depends_class" if either else "depends_open"), None, named)

    def by_law(self) -> Judged:
        """It hangs on whether a limit of law applies that was passed."""
        condition = self.law_missed[0]
        limit = next(li for li in self.law[condition] if li.status == "missed")
        names = {"owner": owner_of(limit), "what": brief(limit), "due": due_of(limit)}
        why = " ".join([verdict_says("depends_law", condition=condition, **names), *also_supposes(supposed(limit))])
        if not self._all_kept:
            return Judged(Verdict.UNCLEAR, why, limit.id, (limit.id,))
        kept, of_class = min(
            ((li, c) for c, lis in self.policy.items() for li in lis), key=lambda each: weight(each[0])
        )
        own = verdict_says("own_kept", owner=owner_of(kept), condition=of_class, what=brief(kept), due=due_of(kept))
        return Judged(Verdict.UNCLEAR, f"{why} {own}", limit.id, (limit.id, kept.id))

    @property
    def _all_kept(self) -> bool:
        return bool(self.policy) and all(out == "ok" for out in self.outcomes.values())

    def _within(self, end: date | None) -> Judged:
        own = [li for li in self.plain if li.source is PolicyKind.LANDLORD_POLICY and li.status in ("met", "running")]
        shortest = min((*own, *(li for lis in self.policy.values() for li in lis)), key=weight)
        on_last_day = shortest.starts_when is None and end is not None and end == shortest.due
        why = verdict_says(
            "inside_all_last" if on_last_day else "inside_all", what=brief(shortest), due=due_of(shortest)
        )
        return Judged(Verdict.WITHIN, why, shortest.id, (shortest.id,))


def _outcome(limits: list[Limit]) -> str:
    states = {limit.status for limit in limits}
    if "missed" in states:
        return "missed"
    return "unknown" if states & {"unknown", "close"} else "ok"
