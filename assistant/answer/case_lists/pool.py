"""The decisions that a question over many is about: those held, those meant, and how they are narrowed down in words."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer.case_lists.asked import ListAsked
from assistant.answer.case_lists.search import Listed, about
from assistant.answer.statements.draft import say
from assistant.answer.statements.plain import listed as in_a_row
from assistant.answer.statements.sources import Sources
from assistant.records import Determination, Tenure

_FEW = 2
_WHEN = {"of": "in", "from": "since", "until": "before"}
_WHO = {Tenure.LEASEHOLDER: "a leaseholder", Tenure.SHARED_OWNERSHIP: "a shared owner"}


@dataclass(frozen=True, eq=False)
class Pool:
    """The decisions `held`, the `cases` among them that are meant, and whether complaints `named` what is asked about."""

    asked: ListAsked
    sources: Sources
    held: tuple[Determination, ...]
    cases: list[Listed]
    named: bool

    def near(self) -> list[Listed]:
        """The cases that are told where none answers: over the subject, or against the landlord."""
        near = self.named and (self.asked.subjects or self.asked.pool)
        return self.cases[:_FEW] if near else []

    def narrow(self) -> str:
        """What the decisions are narrowed down to, as it stands after `are`; empty where to nothing."""
        asked = self.asked
        parts = [self.over()] if asked.subjects else []
        if asked.pool is not None:
            parts.append(say("list_against", landlord=self.landlord()))
        if asked.landlord_type:
            parts.append(say("list_type", type=asked.landlord_type.value))
        if asked.tenure:
            parts.append(
                say("list_tenure", who=_WHO.get(asked.tenure) or say("list_tenant", tenure=asked.tenure.value))
            )
        if asked.year:
            parts.append(say("list_year", when=_WHEN.get(asked.year[0], asked.year[0]), year=asked.year[1]))
        return " ".join(parts)

    def over(self) -> str:
        """The subjects, each as a whole kind or by the words that complaints or passages must name."""
        words = "list_worded" if self.named or not self.cases else "list_spoken"
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

    def landlord(self) -> str:
        """The landlord's name as its decisions give it, or as it was asked about."""
        held = (self.sources.corpus.determinations[ref].landlord for ref in sorted(self.asked.pool or ()))
        return next(held, str(self.asked.landlord))


def pool_of(asked: ListAsked, sources: Sources) -> Pool:
    """The decisions that a question over many is about."""
    cases, named = about(asked, sources)
    return Pool(asked, sources, tuple(sources.corpus.determinations.values()), cases, named)
