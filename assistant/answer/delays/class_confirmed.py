"""What is put about a thing's class, hours or season ("they must come in 4 hours, is she right?"), held against the landlord's page.

Yes or no only where the landlord's own page bears the word; "it depends" where it hangs on the season or who lives there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer.delays.length_confirmed import OTHERWISE_ASKED
from assistant.answer.delays.length_told import LENGTH, OTHER, SAME, TO_FINISH_WORDS, against_text, is_longer, stands
from assistant.answer.delays.limit_said import state_limit
from assistant.answer.delays.limit_statements import conditions_once
from assistant.answer.delays.reckoning import facts_of
from assistant.answer.rules.asked_of_told import last_told, to_confirm
from assistant.answer.rules.settled import asks_whether
from assistant.answer.rules.words import state_rule
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.records import Category, Policy
from assistant.situation.priorities import priorities
from assistant.situation.situation import Clause, Situation
from assistant.timescales.clock import clock_book
from assistant.timescales.facts import DelayCheck, Happening, Verdict
from assistant.timescales.landlord_class import names_code, said_class
from assistant.timescales.page_says import Piece, pieces_on

_SCHEME = "right-to-repair"
_YES, _NO, _DEPENDS, _NOT_SURELY = "settled_yes", "settled_no", "settled_depends", "settled_not_surely"
_CLASSES = ("emergency", "urgent", "routine", "planned")
_DIFFERS = re.compile(r"\b(?:make|makes|made) (?:a|any|much) (?:\w+ )?diff?\w*|\bdoes it matter\b", re.IGNORECASE)
_COLD = re.compile(r"\b(?:winter|november|december|january|february|cold)\b", re.IGNORECASE)
_WARM = re.compile(r"\b(?:summer|june|july|august|warm)\b", re.IGNORECASE)
_PUT = re.compile(
    r"\b(?:say\w*|said|told|tells?|reckons?|claim\w*|policy|policies|target|limit|quot\w+)\b", re.IGNORECASE
)
_PASSAGES = 2
_STARTS = (Happening.REPORTED, Happening.ASKED)
_TOO = re.compile(r"\btoo\b(?=\W*(?:yes|yeah|right|correct|innit|\w+n['’]?t \w+)\W*$)", re.IGNORECASE)
_TAG = re.compile(
    r"(?:,\s*(?:yes|yeah|right|correct)|\b(?:innit|(?:is|do|does|are|must|have)n['’]?t (?:it|they|that|he|she)))(?:\W*$|(?=, (?:i|we)\b))|^\W*(?:i|we) (?:thought|understood|assumed|was told|were told)\b.*\?\W*$",
    re.IGNORECASE,
)
"""A length put with a tag that wants it confirmed: "so mine will be too, yes?", "I thought everything was 28 days?"."""


def state_by_page(clause: Clause, situation: Situation, draft: Draft, sources: Sources) -> bool:
    """Say whether the landlord's own page has a thing as it is put, and state the passage; False where that is not plain."""
    named = situation.landlord
    record = sources.corpus.landlords.get(named.slug) if named and named.slug else None
    if record is None or _is_over(situation) or situation.category is Category.COMPLAINT_HANDLING:
        return False
    facts = facts_of(situation, sources)
    if _DIFFERS.search(clause.text):
        both = _COLD.search(situation.english) and _WARM.search(situation.english)
        found = _differing(pieces_on(facts, record)) if both else None
    elif _confirms(clause, situation) and not _asks_otherwise(clause, situation):
        told = LENGTH.search(situation.english)
        classes = priorities(situation.english)
        coded = {one.kind for one in clock_book(sources.corpus).landlords[record.slug] if names_code(one, facts)}
        kind = coded.pop() if len(coded) == 1 else said_class(facts) if len(classes) == 1 else None
        claimed = kind if kind in _CLASSES else None
        denied = "emergency" if facts.priority == "non-emergency" else None
        if not (told or claimed or denied) or len(classes) > 1:
            return False
        found = _weighed(pieces_on(facts, record), told, claimed, denied, situation.english)
    else:
        return False
    if found is None:
        return False
    word, pieces = found
    marks = [piece.passage for piece in pieces]
    if word == _NOT_SURELY and told:
        marks = [*(str(p.id) for p in record.passages if against_text(told, p.text) == SAME)][:1] + marks
    passages = list(dict.fromkeys(marks))[:_PASSAGES]
    for n, passage in enumerate(passages):
        state_rule(sources.corpus.passages[passage], draft, sources, opening=None if n else say(word))
    return True


def _is_over(situation: Situation) -> bool:
    """Whether more is told than that a wait began: then it is the wait that is asked about."""
    return situation.until is not None or any(e.what not in _STARTS for e in situation.events)


def state_scheme(check: DelayCheck, draft: Draft, sources: Sources) -> None:
    """The Right to Repair beside what a landlord gives itself, where the thing is one of its repairs: it is law."""
    for limit in conditions_once([li for li in check.limits if li.citation.ref == _SCHEME and not li.possible]):
        state_limit(limit, draft, sources, verdict=False)


def deny_length(clause: Clause, situation: Situation, check: DelayCheck, draft: Draft, sources: Sources) -> None:
    """Say no before the landlord's limit where another length was put for it that it is asked to confirm.

    Only where the wait is over that limit, or the landlord's class is told and has that limit alone; no other
    limit of the landlord's own may be as long as was put.
    """
    own = situation.landlord.slug if situation.landlord else None
    mine = [li for li in check.limits if own and li.citation.ref == own and not li.stage]
    told = last_told(clause, situation) if to_confirm(clause, situation) else None
    tagged = [one.text for one in situation.clauses if _TAG.search(one.text) and LENGTH.search(one.text)]
    if told and _PUT.search(told):
        said, denied = told, next((li for li in mine if li.id == check.decisive and not li.condition), None)
        denied = denied if check.verdict is Verdict.OUTSIDE else None
    else:
        said, denied = " ".join(tagged), mine[0] if len(mine) == 1 and situation.priority else None
    lengths = list(LENGTH.finditer(said))
    if len(lengths) != 1 or any(stands(lengths[0], li) != OTHER for li in mine):
        return
    if denied is None:
        if tagged and not situation.events and (record := sources.corpus.landlords.get(own or "")):
            # No limit of the landlord's is as long: where its record has the length for something else, that is told.
            _state_what_it_is_for(lengths[0], record, draft, sources)
        return
    if any(li.condition for li in mine if li is not denied):
        return
    for statement in draft.statements:
        if denied.citation.passage in {c.passage for c in draft.citations if c.n in statement.citations}:
            draft.open_with(say(_NO), statement.text)
            break
    if said != told:
        _state_what_it_is_for(lengths[0], sources.corpus.landlords[denied.citation.ref], draft, sources)


def _state_what_it_is_for(told: re.Match[str], record: Policy, draft: Draft, sources: Sources) -> None:
    """The passage of the landlord's in which the length that was put stands, for whatever it is."""
    passage = next((p for p in record.passages if against_text(told, p.text) == SAME), None)
    if passage is not None:
        state_rule(passage, draft, sources)


def _confirms(clause: Clause, situation: Situation) -> bool:
    """Whether a clause asks if what was put is so, and of nothing else."""
    if to_confirm(clause, situation) is not None:
        return True
    put = LENGTH.search(clause.text) or priorities(clause.text)
    if put and _TAG.search(clause.text):
        return True
    return asks_whether(clause.text) is not None and bool(put)


def _asks_otherwise(clause: Clause, situation: Situation) -> bool:
    """Whether it is another question than whether the one length or class is so that a message puts."""
    found = list(LENGTH.finditer(situation.english))
    near = [one.text for one in situation.clauses if LENGTH.search(one.text)]
    asked = ". ".join(_TOO.sub("", text) for text in (*near, clause.text))
    return len(found) > 1 or OTHERWISE_ASKED.search(asked) is not None or (not found and situation.length is not None)


def _differing(pieces: list[Piece]) -> tuple[str, list[Piece]] | None:
    """Yes, where the page gives a thing one time in one part of the year and another in another."""
    timed = [p for p in pieces if LENGTH.search(p.text) and not p.for_whom]
    times = {LENGTH.search(p.text)[0].lower() for p in timed}  # type: ignore[index]
    return (_YES, timed) if len(times) > 1 and all(p.holds is None for p in timed) else None


def _weighed(
    pieces: list[Piece], told: re.Match[str] | None, claimed: str | None, denied: str | None, said: str
) -> tuple[str, list[Piece]] | None:
    """The word that the pieces bear, and those that bear it."""
    sure, open_ = [p for p in pieces if p.holds], [p for p in pieces if p.holds is None]
    whom = [p for p in sure if p.for_whom]
    # Where who lives there settles it, what hangs on the season alone is for other homes.
    open_ = [p for p in open_ if p.for_whom] if any(p.whenever for p in whom) else open_
    others = [p for p in pieces if p.holds is False or (whom and not p.for_whom and p not in open_)]
    use = _nearest(whom or sure, told)

    def stands_to(piece: Piece) -> str | None:
        return _stands(piece, told, claimed, denied, said)

    if not use:
        elsewhen = [p for p in others if told and against_text(told, p.text) == SAME]
        if elsewhen and not open_:
            return _NO, elsewhen
        found = {stands_to(p) for p in open_} - {None}
        if told and found == {_NO}:
            return _NOT_SURELY, open_
        borne = {p.kind for p in open_ if stands_to(p) == _YES}
        other = any(p.kind and p.kind not in borne for p in open_ if p.for_whom and p.whenever)
        by_season = all(not p.for_whom or p.whenever for p in open_)
        return (_DEPENDS, open_) if by_season and (len(found) > 1 or (borne and other)) else None
    if told and not any(LENGTH.search(p.text) for p in use):
        theirs = [p for p in others if against_text(told, p.text) == SAME]
        return (_NO, [*use, *theirs]) if theirs else None
    words = {stands_to(p) for p in use if _speaks(p, told, claimed or denied)}
    if len(words) != 1 or (word := words.pop()) is None:
        return None
    against = [p for p in open_ if stands_to(p) not in (word, None) or _speaks_not(p, claimed)]
    if against:
        return (_DEPENDS, [*use, *against]) if word == _YES and all(p.for_whom for p in against) else None
    return word, use


def _speaks_not(piece: Piece, claimed: str | None) -> bool:
    """Whether a piece that hangs on who lives there puts the thing in another class than the one put."""
    return piece.for_whom and piece.kind is not None and claimed is not None and piece.kind != claimed


def _speaks(piece: Piece, told: re.Match[str] | None, kind: str | None) -> bool:
    """Whether a piece says anything of what is put."""
    return bool((told and LENGTH.search(piece.text)) or (kind and piece.kind))


def _stands(piece: Piece, told: re.Match[str] | None, claimed: str | None, denied: str | None, said: str) -> str | None:
    """Yes or no to what is put, by one piece; None where it does not bear either."""
    words: list[str | None] = []
    if told and LENGTH.search(piece.text):
        how = against_text(told, piece.text)
        finishing = TO_FINISH_WORDS.search(said) and not _finishes(piece.text)
        if finishing and (how != OTHER or is_longer(told, piece.text)):
            return None
        words.append({SAME: _YES, OTHER: _NO}.get(how or ""))
    if piece.kind and claimed:
        words.append(_YES if piece.kind == claimed else _NO)
    if piece.kind and denied:
        words.append(_NO if piece.kind == denied else _YES)
    return _NO if _NO in words else _YES if words and set(words) == {_YES} else None


def _finishes(text: str) -> bool:
    return re.search(r"\b(?:put right|rectif\w*|restor\w*|repair(?:ed)? (?:or|in|within))\b", text) is not None or bool(
        TO_FINISH_WORDS.search(text)
    )


def _nearest(pieces: Iterable[Piece], told: re.Match[str] | None) -> list[Piece]:
    """Of several pieces those that share the most words with the message, where they give a thing several times."""
    held = list(pieces)
    hows = {against_text(told, p.text) for p in held if LENGTH.search(p.text)} if told else set()
    if len(hows) < 2:
        return held
    most = max(p.shared for p in held)
    return [p for p in held if p.shared == most]
