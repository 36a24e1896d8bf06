"""Which passages of a case speak to a clause, and which of them an answer states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.answer.case_asked import Asked, asked_in
from assistant.answer.case_balance import counterweight
from assistant.answer.case_marks import conflicts, of_other_matters, speaks_of_another
from assistant.answer.case_orders import is_proof
from assistant.answer.case_passages import adds_to_last, leans_on_last, state_passage
from assistant.answer.case_sums import best_filled, so_many
from assistant.answer.case_told import is_told, orders_told, tells_only_outcome, words_told
from assistant.answer.draft import Draft
from assistant.answer.fitness import fit, places, signs
from assistant.answer.instructions import gives_orders
from assistant.answer.relevance import Weights, stems
from assistant.answer.sources import Found, Sources
from assistant.answer.wanted import held, held_of_case, wanted, wanted_of_case
from assistant.records import Category, Determination, Matter, Passage
from assistant.situation.situation import Clause

WHOLE = 0.5
"""How much a whole message counts beside the clause of it that is asked."""
_KEEP = 0.62
_KEEP_OTHER = 0.75
"""Of the best passage's fit, what a further one must have: one that adds something asked for, and one that does not."""
_KEEP_LISTED = 0.3
"""The same where every sum or date is asked for."""
_KEEP_FRESH = 0.5
"""The same of one not told yet that holds the kind of thing a short further question asks for."""
_ADDS = 2.0
"""What a passage that adds all that is asked gains in fit."""
_WORDED = 0.5
"""Of the weight of a clause's words, what a passage must hold to be told though another comes nearer in meaning."""
_GAIN = 0.1
"""Of the weight of a clause's words, what a further passage must add to be told for its words."""
_CLEARLY_BEST = 1.2
_OWN = 0.8
"""Of the best passage's fit, what a reason must have to stand in the reckoning of a person's own days."""
_SEVERAL = 2
_COMPLAINT_STEP = re.compile(r"\b(stage (1|2|one|two)|complain\w*|repl(y|ies|ied)|respon\w+)\b", re.IGNORECASE)
_PEOPLE = frozenset(stems("tenants residents she he woman man lady bloke family council landlords"))
_OF_ORDERS = frozenset(stems("order ordered pay paid awarded extract"))
_KEEP_REASON = 0.55
NOT_DECIDED = re.compile(
    r"\bnot judged\b|\bnot whether\b|\bdid not (?:decide|rule|judge)\b|\bmade no finding\b|\bmay not decide\b|\bno finding was made\b",
    re.IGNORECASE,
)
"""Words that say that something was not decided at all."""
_TO_WHERE = re.compile(
    r"\bwhere\b.{0,60}\b(try|go|turn|take|complain|ask)\b|\bwho(m)?\b.{0,40}\b(try|turn to|go to|complain to)\b", re.I
)
_TURN_TO = re.compile(
    r"\b(?:(?:Energy|Government|Care|Property|Financial) Ombudsman|Tribunal|LGSCO|Commissioner|court)\b.{0,60}\b(?:place|route|go|turn|ask|take|decide)\w*"
    r"|\b(?:go|turn|ask|complain|take|belong|route)\w*\b.{0,60}\b(?:(?:Energy|Government|Care|Property|Financial) Ombudsman|Tribunal|LGSCO|Commissioner|court)\b",
    re.IGNORECASE,
)
"""A body that somebody may turn to, in what is asked and in a passage."""
_NAMED_BODY = re.compile(
    r"\b(?:(?:Energy|Government|Care|Property|Financial) Ombudsman|First[- ]Tier Tribunal|FTT|LGSCO|Commissioner)\b"
)
_LENGTH = re.compile(r"\b\d+ (?:working |calendar )?(?:hours|days|weeks|months)\b")
_CODE = re.compile(r"\b[A-Z]{2,}\d{3,}\b")
_QUESTION = re.compile(
    r"\b(what|when|who|whose|which|where|why|how|did|was|were|had|is|does)\b.+", re.IGNORECASE | re.DOTALL
)
_WHOSE = re.compile(
    r"\b(?:man|woman|lady|bloke|tenant|resident|leaseholder|owner|family|couple|mum|case|one) (?:with|who|whose|over|about)\b[^,?]*",
    re.IGNORECASE,
)
_PARTS = re.compile(r",\s+(?:and )?|\s+and\s+")
_ASKS = re.compile(
    r"(was|were|is|did|does|had|has|could|should|how|what|why|who|whose|when|where|which)\b", re.IGNORECASE
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


def state_passages(
    case: Determination, asked: Asked, look: Look, draft: Draft, sources: Sources, most: int, *, own: bool = False
) -> None:
    """The passages of a case that speak to a clause, the best first, or in the record's order where events are told.

    Passages that are only of other matters than those asked about are left out. Orders are left out unless one
    of them is the best; of a person's `own` trouble all but the reasons are.
    """
    ranked = _fitting(case, asked, look, draft, sources, own=own)
    if asked.offer:
        for before, passage in pairwise(case.passages):
            if adds_to_last(passage, before) and is_told(passage, draft) and not is_told(before, draft):
                state_passage(case, before, draft)
                draft.put_last_before(passage.id)
    parts = [] if own else _of_parts(case, asked, look, draft, sources)
    if asked.structured or not most:
        for passage in parts:
            if not is_told(passage, draft):
                state_passage(case, passage, draft)
    if not ranked or not most:
        return
    chosen = _chosen(case, asked, look, draft, ranked, most)
    if (asked.judged or asked.reasons) and not NOT_DECIDED.search(chosen[0].text):
        reasons = [f.passage for f in ranked if f.passage.mark.startswith("r")][:1]
        chosen = [*reasons, *(p for p in chosen if p not in reasons)]
        chosen.sort(key=lambda p: not p.mark.startswith("r"))
    chosen += [p for p in parts if p not in chosen]
    if many := so_many(look.clause or look.text):
        # A conflict of dates or sums is told where it is judged, whatever matter it is of.
        everywhere = [f.passage for f in ranked_passages(case, look.clause or look.text, sources)]
        filled = best_filled(everywhere, *many)
        if filled is not None:
            chosen = [filled] if filled is everywhere[0] else [*(p for p in chosen if p is not filled), filled]
    if asked.judged and (other := counterweight(case, chosen, set(stems(look.text)))):
        chosen.append(other)
    codes = set(_CODE.findall(look.text)) & set(_CODE.findall(ranked[0].passage.text))
    chosen = [p for p in chosen if not is_told(p, draft) and codes <= set(_CODE.findall(p.text))]
    order = [p.id for p in case.passages]
    if asked.events:
        chosen.sort(key=lambda p: order.index(p.id))
    for passage in chosen:
        before = case.passages[order.index(passage.id) - 1]
        leans = leans_on_last(passage) or (asked.offer and adds_to_last(passage, before))
        if leans and not is_told(before, draft):
            state_passage(case, before, draft)
        if not is_told(passage, draft):
            state_passage(case, passage, draft)
        for other in conflicts(case, passage, look.text):
            if not is_told(other, draft):
                state_passage(case, other, draft)


def _chosen(
    case: Determination, asked: Asked, look: Look, draft: Draft, ranked: Sequence[Found], most: int
) -> list[Passage]:
    """The best passage, and those near it that add a word or a kind of thing that is asked for and not told yet."""
    clause = look.clause or look.text
    top = ranked[0]
    if look.text != clause and wanted(clause) & {"money", "date", "duration"}:
        # A short further question is about what is not told yet.
        fresh = [f for f in ranked if not is_told(f.passage, draft)]
        near = [f for f in fresh if f.score >= top.score * _KEEP]
        held_too = [f for f in fresh if f.score >= top.score * _KEEP_FRESH and asked.wants & held(f.passage.text)]
        ranked = near or held_too or ranked
    top = ranked[0]
    chosen = [top.passage]
    telling = set(stems(_core(clause))) - set(stems(case.landlord))
    kinds = (asked.wants & {"money", "date", "duration"}) | wanted_of_case(clause)
    kinds |= {"money"} if asked.offer and not kinds else set()
    weights = Weights(case.passages)
    whole = sum(weights.of(word) for word in telling) or 1.0

    known = {word for word in telling if weights.known(word)} - _PEOPLE
    known_whole = sum(weights.of(word) for word in known) or 1.0

    def share(passage: Passage) -> float:
        return sum(weights.of(word) for word in known & set(stems(passage.text))) / known_whole

    # What hardly any wording leads to is found by the very words of the question; what the landlord said, in no complaint.
    told_by = [f for f in ranked if not (asked.said and f.passage.mark.startswith("c"))] or ranked
    worded = max(told_by, key=lambda f: share(f.passage)).passage
    if len(known) >= _SEVERAL and share(worded) >= _WORDED and share(top.passage) <= share(worded) / 2:
        chosen.insert(0, worded)

    if _TO_WHERE.search(clause) and (turned := [f.passage for f in ranked if _TURN_TO.search(f.passage.text)]):
        turn = next((p for p in turned if _NAMED_BODY.search(p.text)), turned[0])
        chosen = [turn, *(p for p in chosen if p is not turn)]

    lengths = set(_LENGTH.findall(clause.lower()))
    exact = [f.passage for f in ranked if any(length in f.passage.text.lower() for length in lengths)]
    if exact and not any(p in exact for p in chosen):
        chosen.insert(0, exact[0])

    if asked.offer and not {"money", "offer"} & held(chosen[0].text):
        offers = [f.passage for f in told_by if f.passage.mark[0] == "h" and {"money", "offer"} & held(f.passage.text)]
        chosen = offers[:1] or chosen

    of_cause = "cause" in wanted_of_case(clause)
    causes = [f.passage for f in ranked if of_cause and f.passage.mark[0] != "c" and "cause" in _holds(f.passage)]
    causes = [p for p in causes if not is_told(p, draft)]
    if causes and not asked.judged:
        chosen = [causes[0]]

    if asked.tag or asked.judged:
        reasons = [f for f in ranked if f.passage.mark.startswith("r") and f.score >= top.score * _KEEP_REASON]
        undecided = [f.passage for f in reasons if NOT_DECIDED.search(f.passage.text)]
        if undecided:
            chosen = [undecided[0], *(p for p in chosen if p is not undecided[0])]
        elif asked.tag and reasons and reasons[0].passage not in chosen and share(reasons[0].passage):
            chosen.append(reasons[0].passage)

    def added(found: Found) -> float:
        """How much of what is asked a passage adds, 0 to 1 for words and 1 for a kind of thing not held yet."""
        told = words_told(draft, case, *chosen)
        had = {kind for p in chosen for kind in _holds(p)}
        words = telling & set(stems(found.passage.text)) - told
        gain = sum(weights.of(word) for word in words) / whole
        # What was complained of names a case in most questions, and answers few.
        least = _WORDED if found.passage.mark.startswith("c") else _GAIN
        return (gain if gain >= least else 0.0) + float(bool((kinds - had) & _holds(found.passage)))

    keep = _KEEP_LISTED if asked.listed else _KEEP
    left = [f for f in ranked if f.passage not in chosen and f.score >= top.score * keep]
    while left and len(chosen) < most:
        adds = {f.passage.id: added(f) for f in left}
        left.sort(key=lambda f: -(f.score + _ADDS * adds[f.passage.id] + (asked.judged and f.passage.mark[0] == "r")))
        found = left.pop(0)
        speaks = not kinds or kinds & _holds(found.passage)
        if ((adds[found.passage.id] or asked.listed) and speaks) or (
            not causes and found.score >= top.score * _KEEP_OTHER
        ):
            chosen.append(found.passage)
    return chosen


def _core(clause: str) -> str:
    """What a clause asks, less the words before its question and those that only say whose case is meant."""
    found = _QUESTION.search(clause)
    return _WHOSE.sub(" ", clause[found.start() :] if found else clause)


def _holds(passage: Passage) -> frozenset[str]:
    return held(passage.text) | held_of_case(passage.text)


def _of_parts(case: Determination, asked: Asked, look: Look, draft: Draft, sources: Sources) -> list[Passage]:
    """The best passage for each of the questions that a clause strings together; none where it asks but one."""
    split = [part for part in _PARTS.split(look.text) if stems(part)]
    parts = [part for part in split if _ASKS.match(part)]
    # `Finding on the door, and who mends it` asks one thing by its name alone.
    named = any(asked_in(Clause(text=part)).structured for part in split if part not in parts)
    if len(parts) + named < _SEVERAL:
        return []
    parts = [part for part in parts if named or len(stems(part)) > 1]
    # What findings and sums answer needs no passage.
    parts = [part for part in parts if not asked_in(Clause(text=part)).structured]
    each = [_fitting(case, asked, replace(look, text=part), draft, sources, own=False) for part in parts]
    return [fitting[0].passage for fitting in each if fitting]


def _fitting(
    case: Determination, asked: Asked, look: Look, draft: Draft, sources: Sources, *, own: bool
) -> list[Found]:
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
    if own:
        return [f for f in kept if f.passage.mark.startswith("r") and f.score >= best.score * _OWN]
    if asked.orders:
        return [] if orders_told(case, draft) and not asked.more else [f for f in kept if f.passage.mark[0] != "o"]
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


def _of_others(case: Determination, passage: Passage, matters: Sequence[Matter]) -> bool:
    """Whether a passage is about matters that were not asked about."""
    reasons = bool(matters) and passage.mark.startswith("r")
    return of_other_matters(case, passage, matters) or (reasons and speaks_of_another(case, passage, matters))


def ranked_passages(case: Determination, asked: str, sources: Sources, whole: str = "") -> list[Found]:
    """The passages of a case by how well they fit what is asked, best first, less those that give orders to us."""
    weights = Weights(case.passages)
    near = sources.index.likeness(asked)
    whole = whole if whole != asked else ""
    around = sources.index.likeness(whole) if whole else near
    ranked = []
    for place in places(case.passages, sources.corpus.asked):
        if gives_orders(place.passage.text):
            continue
        score = fit(signs(asked, place, near, weights, case=True), case=True, within=True)
        if whole:
            score += WHOLE * fit(signs(whole, place, around, weights, case=True), case=True, within=True)
        ranked.append(Found(place.passage, score, near[place.passage.id].own if place.passage.id in near else 0.0))
    return sorted(ranked, key=lambda f: (-f.score, f.passage.id))
