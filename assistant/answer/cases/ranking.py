"""How well the passages of a case fit a clause, and which of them may be stated at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer.cases.asked import Asked, asked_in
from assistant.answer.cases.details import tell_figure
from assistant.answer.cases.marks import of_other_matters, section, speaks_of_another
from assistant.answer.cases.orders import is_proof
from assistant.answer.cases.told import is_told, orders_told, tells_only_outcome
from assistant.answer.message.instructions import gives_orders
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.fitness import fit, places, signs
from assistant.answer.statements.relevance import Weights, stems
from assistant.answer.statements.sources import Found, Sources
from assistant.answer.statements.wanted import held
from assistant.records import Category, Determination, Matter, Passage
from assistant.situation.situation import Clause

WHOLE = 0.5
"""How much a whole message counts beside the clause of it that is asked."""
_CLEARLY_BEST = 1.2
_OWN = 0.8
"""Of the best passage's fit, what a reason must have to stand in the reckoning of a person's own days."""
_OWN_REASON = 0.6
"""Of the best passage's fit, what a reason of the matter asked about must have to be told instead of another's."""
_SEVERAL = 2
_COMPLAINT_STEP = re.compile(r"\b(stage (1|2|one|two)|complain\w*|repl(y|ies|ied)|respon\w+)\b", re.IGNORECASE)
_REPLIED = re.compile(r"\brepl(?:y|ies|ied)\b[^.]{0,60}\bstage [12]\b|\bstage [12] repl(?:y|ies)\b", re.IGNORECASE)
_OF_ORDERS = frozenset(stems("order ordered pay paid awarded extract"))
_NAMED_FIRST = re.compile(
    r"^[^:?]{5,}?:\s+(?=(?:and |so )?(?:what|when|who|whose|which|where|why|how|did|was|were|had|is|does)\b)",
    re.IGNORECASE,
)
_GOT_IT = re.compile(
    r"\b(?:did|had|has|have) (?:they|she|he|the \w+) (?:ever |even |actually )?(?:get|got)\b", re.IGNORECASE
)
_PARTS = re.compile(r",\s+(?:and )?|\s+and\s+")
_ASKS = re.compile(
    r"(?:(?:was|were|is|did|does|had|has|could|should)(?:n['’]?t)?|how|what|why|who|whose|when|where|which)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Look:
    """How to look for passages: by which text, within which message, and of which matters (none: all).

    `clause` is what is asked, in its own words. `strict`: the clause itself singles those matters out, so that not even
    the best passage may be of others.
    """

    text: str
    whole: str
    matters: tuple[Matter, ...]
    strict: bool
    clause: str = ""


def fitting(case: Determination, asked: Asked, look: Look, draft: Draft, sources: Sources, *, own: bool) -> list[Found]:
    """The passages that may be stated, best first."""
    ranked = ranked_passages(case, look.text, sources, look.whole)
    ranked = [f for f in ranked if asked.proof or not is_proof(f.passage)]
    ranked = [f for f in ranked if not tells_only_outcome(f.passage)]
    if not ranked:
        return []
    best = ranked[0]
    timed = bool(asked.wants & {"date", "duration"} & held(best.passage.text))
    second = ranked[1].score if len(ranked) > 1 else 0.0
    matters = look.matters
    if matters and _COMPLAINT_STEP.search(look.text):
        matters = (*matters, *(m for m in case.matters if m.category is Category.COMPLAINT_HANDLING))
    kept = [f for f in ranked if (f is best and not look.strict) or not _of_others(case, f.passage, matters)]
    if asked.reasons and _of_others(case, best.passage, matters):
        # Why the Ombudsman did so over one matter is not why over another, where a reason of its own comes near.
        near = any(f.passage.mark[0] == "r" and f.score >= _OWN_REASON * best.score for f in kept if f is not best)
        kept = [f for f in kept if f is not best or not near]
    if not (_COMPLAINT_STEP.search(look.text) or _COMPLAINT_STEP.search(best.passage.text)):
        # How the complaint was answered is no judgement on the repair.
        kept = [f for f in kept if f.passage.mark[0] != "r" or not _REPLIED.search(f.passage.text)]
    if _GOT_IT.search(look.clause) and any(f.passage.mark[0] != "c" for f in kept):
        # What somebody got is told by no complaint.
        kept = [f for f in kept if f.passage.mark[0] != "c"]
    if own:
        return [f for f in kept if f.passage.mark.startswith("r") and f.score >= best.score * _OWN]
    if asked.orders:
        told = orders_told(case, draft) or all(is_told(p, draft) for p in section(case, "o"))
        return [] if told and not asked.more else [f for f in kept if f.passage.mark[0] != "o"]
    if asked.failings and any(f.passage.mark[0] != "o" for f in kept):
        return [f for f in kept if f.passage.mark[0] != "o"]
    sums = asked.money or asked.made_of
    words = set(stems(look.clause or look.text)) - set(stems(case.landlord)) - _OF_ORDERS
    kept = [
        f
        for f in kept
        if f.passage.mark[0] != "o"
        or (f is best and (words & set(stems(f.passage.text)) or (timed and best.score >= _CLEARLY_BEST * second)))
        or (sums and "£" in f.passage.text)
    ]
    if asked.offer and not asked.money:
        kept[:2] = sorted(kept[:2], key=lambda f: f.passage.mark.startswith("o"))
    return kept


def of_parts(case: Determination, asked: Asked, look: Look, draft: Draft, sources: Sources) -> list[Passage]:
    """The best passage for each of the questions that a clause strings together; none where it asks but one."""
    text = look.clause or look.text
    split = [part for part in _PARTS.split(text) if stems(part) or asked_in(Clause(text=part)).money]
    parts = [part for part in split if _ASKS.match(part)]
    # `Finding on the door, and who mends it` asks one thing by its name alone.
    named = any(asked_in(Clause(text=part)).structured for part in split if part not in parts)
    if len(parts) + named < _SEVERAL:
        return []
    # What findings and sums answer needs no passage.
    rest = [part for part in parts if not asked_in(Clause(text=part)).structured]
    named = named or len(rest) < len(parts)
    parts = [part for part in rest if stems(part) and (named or len(stems(part)) > 1)]
    each = [(part, fitting(case, asked, replace(look, text=part), draft, sources, own=False)) for part in parts]
    return [p for part, fits in each for p in (tell_figure(case, part, fits) or _of_thing(case, part, fits))]


def _of_thing(case: Determination, part: str, fits: Sequence[Found]) -> list[Passage]:
    """The best passage for a question, or the two that alone hold the one thing that it names."""
    named = set(stems(part)) - set(stems(case.landlord))
    holding = [p for p in case.passages if named & set(stems(p.text))]
    things = {word for p in holding for word in named & set(stems(p.text))}
    both = [f.passage for f in fits if f.passage in holding]
    if len(things) == 1 and len(holding) == len(both) == _SEVERAL and not _COMPLAINT_STEP.search(part):
        return sorted(both, key=case.passages.index)
    return [f.passage for f in fits[:1]]


def ranked_passages(case: Determination, asked: str, sources: Sources, whole: str = "") -> list[Found]:
    """The passages of a case by how well they fit what is asked, best first, less those that give orders to us."""
    weights = Weights(case.passages)
    point = _point(asked)
    near = sources.index.likeness(point)
    around = {text: sources.index.likeness(text) for text in (asked, whole) if text and text != point}
    ranked = []
    for place in places(case.passages, sources.corpus.asked):
        if gives_orders(place.passage.text):
            continue
        score = fit(signs(point, place, near, weights, case=True), case=True, within=True)
        for text, likeness in around.items():
            score += WHOLE * fit(signs(text, place, likeness, weights, case=True), case=True, within=True)
        ranked.append(Found(place.passage, score, near[place.passage.id].own if place.passage.id in near else 0.0))
    return sorted(ranked, key=lambda f: (-f.score, f.passage.id))


def _point(asked: str) -> str:
    """What a clause asks, less the name of the case before its colon."""
    point = _NAMED_FIRST.sub("", asked, count=1)
    return point if len(stems(point)) >= _SEVERAL else asked


def _of_others(case: Determination, passage: Passage, matters: Sequence[Matter]) -> bool:
    """Whether a passage is about matters that were not asked about."""
    reasons = bool(matters) and passage.mark.startswith("r")
    return of_other_matters(case, passage, matters) or (reasons and speaks_of_another(case, passage, matters))
