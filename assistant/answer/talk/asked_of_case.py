"""What a short question asks of the decided case just told of: why, what for, what was wanted, whether anybody appealed."""

from __future__ import annotations

import re
from functools import cache

from assistant.answer.cases.marks import finding_marks
from assistant.answer.cases.money import named, state_money
from assistant.answer.cases.passages import state_extract, state_passage
from assistant.answer.cases.sums_ranked import state_ranked
from assistant.answer.cases.told import is_told
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, say
from assistant.answer.statements.sources import Sources
from assistant.answer.talk.asked_of_answer import asks_who_decided
from assistant.records import Citation, Determination, Finding, Passage
from assistant.situation.clauses import clauses_of
from assistant.situation.situation import Clause, Situation
from assistant.situation.wordlists import words

_WORDS = "of_the_case"
_LIKE = "like it"
_ABBREVIATED = ("THEY", "IT")
_NO_REASONS = re.compile(
    r"\b(?:not give|gives no|ends before|breaks off|not set out|does not reach|not reach|no reasons?)\b", re.IGNORECASE
)
_HOLDS = {
    "appeal": re.compile(
        r"\bappeal\w*|\bjudicial\b|\bchalleng\w*|\breview of the (?:decision|determination)\b", re.IGNORECASE
    ),
    "court": re.compile(
        r"\b(?:courts?|tribunal|proceedings|legal|solicitors?|judge|sued|disrepair claim)\b", re.IGNORECASE
    ),
    "household": re.compile(
        r"\b(?:vulnerab\w+|disab\w+|disease|asthma\w*|pulmonary|autis\w+|learning difficult\w+|spondylitis|cancer|epilep\w+|diabet\w+"
        r"|arthritis|(?:respiratory|breathing|mobility|medical|memory) \w+|health|depression|hard of hearing|wheelchair|carers?|pregnan\w+|infant|baby|toddler|child(?:ren)?|son|daughter"
        r"|elderly|partner|husband|wife|lives? (?:with|alone)|living (?:with|alone|in a)|household)\b",
        re.IGNORECASE,
    ),
    "wanted": re.compile(
        r"\b(?:sought|seek\w*|want\w*|ask(?:ed|ing) for|claim(?:ed|ing)|expected|hop(?:ed|ing)|wish\w*|request\w*)\b",
        re.IGNORECASE,
    ),
    "included": re.compile(
        r"\btakes? (?:in|off)\b|\binclud\w+|\bon top of\b|\balready\b|\bless the\b|\bearlier offers?\b|\brelates to\b",
        re.IGNORECASE,
    ),
    "refused": re.compile(
        r"\b(?:said|told the Ombudsman|thought|felt|held) (?:that )?(?:the |it |this |its )?(?:money|sum|offer|compensation|amount|charges|was)\b[^.]*\.",
        re.IGNORECASE,
    ),
    "said": re.compile(
        r"\b(?:she|he|the (?:resident|tenant|leaseholder|shared owner|family|couple))\b(?: \w+){0,2} (?:told the Ombudsman|said|complained that|argued|felt|thought)\b",
        re.IGNORECASE,
    ),
    "how much": re.compile(
        r"\bno (?:new |further )?(?:sum|compensation|money|order)\b|\bnothing was ordered\b|\bnot reach the orders\b|\bshows no\b|\blists no\b",
        re.IGNORECASE,
    ),
}
_DECIDING = re.compile(r"\b(?:who\w*|deci\w+|rul(?:ed|ing)|judg\w+|made|find\w*|case)\b", re.IGNORECASE)
_ADVERSE = (Finding.SERVICE_FAILURE, Finding.MALADMINISTRATION, Finding.SEVERE_MALADMINISTRATION)
_SECTIONS = {"household": "ch", "wanted": "c", "included": "o", "how much": "o", "refused": "ch", "said": "ch"}
"""Where in a decision it stands, by the letters of its sections; anywhere for any other."""
_MOST = 3
_FEW_REASONS = 3


def state_of_cases(clause: Clause, situation: Situation, refs: tuple[str, ...], draft: Draft, sources: Sources) -> bool:
    """Who decided cases, or which of them ended with the most, where a clause asks nothing else; False where it does."""
    # Behind something that the same message tells, "what day was that" is the day of that.
    of_decision = situation.follow_up is not None or len(situation.clauses) == 1 or _DECIDING.search(clause.text)
    if of_decision and (asks_who_decided(clause.text) or asks_who_decided(situation.english)):
        state_who_decided(refs, draft, sources)
        return bool(draft.statements)
    return state_ranked(clause.text, refs, draft, sources)


def state_who_decided(refs: tuple[str, ...], draft: Draft, sources: Sources) -> None:
    """Who decided each case, and when."""
    for ref in refs:
        case = sources.corpus.determinations.get(ref)
        if case is None:
            continue
        text = say("decided_by" if case.decided else "decided_by_undated", **named(case))
        draft.add(StatementKind.FINDING, text, *_decision_marks(case), case=ref)


def _decision_marks(case: Determination) -> tuple[Citation, ...]:
    marks = [mark for matter in case.matters for mark in finding_marks(case, matter)]
    return tuple(marks[:1]) or (case.cite(case.passages[0]),)


def point_asked(text: str) -> str | None:
    """The name of the point that a text asks for and nothing else; None where it asks anything else."""
    held = words(_WORDS)
    names = [name for name in held if name not in (*_ABBREVIATED, "in full")]
    return next((name for name in names if _whole(name).match(text)), None)


def in_full(text: str) -> str | None:
    """The full question that a few words stand for ("what for"); None where they stand for none."""
    return next((full for full in words(_WORDS)["in full"] if _whole("in full", full).match(text)), None)


def asks_of_the_case_told(text: str) -> bool:
    """Whether a text can only be asked of a decided case that was told of: it names nothing itself."""
    return in_full(text) is not None or point_asked(text) not in (None, _LIKE)


def asks_for_others_like_it(text: str) -> bool:
    """Whether a text asks for other cases of the same kind."""
    return point_asked(text) == _LIKE


def told_in_full(now: Situation) -> Situation:
    """A message whose clauses stand for full questions of the case told of, in the words of those."""
    full = [in_full(clause.text) or clause.text for clause in now.clauses]
    if full == [clause.text for clause in now.clauses]:
        return now
    clauses = tuple(each for text in full for each in clauses_of(text))
    asks = tuple(dict.fromkeys(ask for clause in clauses for ask in clause.asks))
    text = " ".join(full)
    return now.model_copy(update={"clauses": clauses, "asks": asks, "english": text, "standing": clauses})


def state_point(clause: Clause, ref: str, draft: Draft, sources: Sources) -> bool:
    """State the point of a case that a clause asks for, or that the record is silent on it; False where it asks none."""
    case, point = sources.corpus.determinations.get(ref), point_asked(clause.text)
    if case is None or point in (None, _LIKE):
        return False
    if point in ("why found", "why lost"):
        if not (_state_reasons(case, draft) or (point == "why lost" and _state_faults(case, draft))):
            return False
    elif point == "how much" and case.compensation_ordered:
        return False
    elif point == "included" and case.order_includes_offer is not None:
        state_money(case, (), draft)
    else:
        held = _held(case, str(point))
        for passage in held[:_MOST]:
            if not is_told(passage, draft):
                state_passage(case, passage, draft)
        if not held:
            text = say("case_silent", what=say(f"silent_{str(point).replace(' ', '_')}"), **named(case))
            draft.add(StatementKind.UNKNOWN, text, case=case.ref)
    state_extract(case, draft)
    return True


def _state_reasons(case: Determination, draft: Draft) -> bool:
    """The reasons where there are few, or that the extract gives none; False where there are many to choose from."""
    reasons = [passage for passage in case.passages if passage.mark.startswith("r")]
    if not 0 < len(reasons) <= _FEW_REASONS:
        return False
    for passage in reasons:
        state_passage(case, passage, draft)
    if not any(_NO_REASONS.search(p.text) for p in reasons) and len(reasons) == 1 and len(reasons[0].text.split()) < 8:
        draft.add(StatementKind.UNKNOWN, say("case_silent", what=say("silent_why"), **named(case)), case=case.ref)
    return True


def _state_faults(case: Determination, draft: Draft) -> bool:
    """The reasons in which fault was found, of each matter; False where none of them is marked as such."""
    found = [mark for m in case.matters if m.finding in _ADVERSE for mark in finding_marks(case, m)]
    marks = dict.fromkeys(mark.passage for mark in found)
    held = [p for p in case.passages if p.id in marks and p.mark.startswith("r")]
    for passage in held[:_MOST]:
        state_passage(case, passage, draft)
    return bool(held)


def _held(case: Determination, point: str) -> list[Passage]:
    sections = _SECTIONS.get(point, "chro")
    return [p for p in case.passages if p.mark[0] in sections and _HOLDS[point].search(p.text)]


@cache
def _whole(*keys: str) -> re.Pattern[str]:
    """The expressions of a point as one that takes in a whole sentence."""
    held = words(_WORDS)
    listed = held
    for key in keys:
        listed = listed[key]
    expression = "|".join(listed)
    for short in _ABBREVIATED:
        expression = re.sub(rf"\b{short}\b", str(held[short]).replace("\\", r"\\"), expression)
    answer = words("of_the_answer")
    return re.compile(f"{answer['lead']}(?:{expression}){answer['tail']}", re.IGNORECASE)
