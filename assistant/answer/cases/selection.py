"""Which of the passages that fit a clause an answer tells: the best, and those that add something asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.cases.asked import Asked
from assistant.answer.cases.ranking import Look
from assistant.answer.cases.told import is_told, words_told
from assistant.answer.statements.draft import Draft
from assistant.answer.statements.relevance import Weights, stems
from assistant.answer.statements.sources import Found
from assistant.answer.statements.wanted import NO_MONEY_OFFERED, held, held_of_case, wanted, wanted_of_case
from assistant.records import Determination, Passage
from assistant.situation.wordlists import says

_KEEP = 0.62
_KEEP_OTHER = 0.88
"""Of the best passage's fit, what a further one must have: one that adds something asked for, and one that does not."""
_KEEP_KIND = 0.75
"""The same of one that adds nothing new, but holds the kind of thing asked for: a later offer, another date."""
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
_SEVERAL = 2
_GAVE_BACK = re.compile(
    r"\b(?:gave|give|given|paid|handed|sent|get|got) (?:\w+ )?back\b|\b(?:refund|repaid|reimburs|rebate)\w*\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?=.*£)(?:.*\b(?:refund\w*|rebate\w*|repaid|reimburse\w*)\b|.*£[\d,.]+\d back\b)", re.IGNORECASE | re.DOTALL
)
"""Money given back, in what is asked and in an event."""
_MOST_BACK = 4
_OFFERED = frozenset({"money", "offer"})
_PEOPLE = frozenset(stems("tenants residents she he woman man lady bloke family council landlords"))
_KEEP_REASON = 0.55
NOT_DECIDED = re.compile(
    r"\bnot judged\b|\bnot whether\b|\bdid not (?:decide|rule|judge)\b|\bmade no finding\b|\bmay not decide\b|\bno finding was made\b",
    re.IGNORECASE,
)
"""Words that say that something was not decided at all."""
TURN_TO = re.compile(
    r"\b(?:(?:Energy|Government|Care|Property|Financial) Ombudsman|Tribunal|LGSCO|Commissioner|court)\b.{0,60}\b(?:place|route|go|turn|ask|take|decide)\w*"
    r"|\b(?:go|turn|ask|complain|take|belong|route)\w*\b.{0,60}\b(?:(?:Energy|Government|Care|Property|Financial) Ombudsman|Tribunal|LGSCO|Commissioner|court)\b",
    re.IGNORECASE,
)
"""A body that somebody may turn to, in a passage."""
_OTHER_BODY = re.compile(r"\b(?:which|what) (?:other )?(?:ombudsman|body|tribunal|organisation)\b", re.IGNORECASE)
"""Where one body is asked for, the passage that names it is the whole answer."""
_RESIDENT_MUST = re.compile(
    r"\b(?:she|he|they|the (?:resident|tenant|leaseholder|shared owner)|residents|tenants) (?:must|may|could|should|would have to|has to|had to)\b(?! not\b| have\b)",
    re.IGNORECASE,
)
_RESIDENT_SAID = re.compile(
    r"\b(?:she|he|the (?:resident|tenant|leaseholder|shared owner)) (?:also |then )?(?:said|told|described|felt|claimed|wanted|asked|argued|feared|disputed|challenged|dates|dated)\b",
    re.IGNORECASE,
)
_NAMED_BODY = re.compile(
    r"\b(?:(?:Energy|Government|Care|Property|Financial) Ombudsman|First[- ]Tier Tribunal|FTT|LGSCO|Commissioner)\b"
)
_LENGTH = re.compile(r"\b\d+ (?:working |calendar )?(?:hours|days|weeks|months)\b")
_QUESTION = re.compile(
    r"\b(what|when|who|whose|which|where|why|how|did|was|were|had|is|does)\b.+", re.IGNORECASE | re.DOTALL
)
_WHOSE = re.compile(
    r"\b(?:man|woman|lady|bloke|tenant|resident|leaseholder|owner|family|couple|mum|case|one) (?:with|who|whose|over|about)\b[^,?]*",
    re.IGNORECASE,
)


def selected(
    case: Determination, asked: Asked, look: Look, draft: Draft, ranked: Sequence[Found], most: int
) -> list[Passage]:
    """The best passage, and those near it that add a word or a kind of thing that is asked for and not told yet."""
    selection = Selection(case, asked, look, draft, ranked)
    selection.begin()
    if not (_OTHER_BODY.search(selection.clause) and TURN_TO.search(selection.chosen[0].text)):
        selection.add_further(most)
    return selection.chosen


class Selection:
    """The passages chosen so far of one case for one clause.

    `telling` are the words of the clause that tell something, `known` those of them that the case has too;
    `kinds` are the kinds of thing that are asked for.
    """

    def __init__(self, case: Determination, asked: Asked, look: Look, draft: Draft, ranked: Sequence[Found]) -> None:
        self.case = case
        self.asked = asked
        self.draft = draft
        self.clause = look.clause or look.text
        goes_on = look.text != self.clause and bool(wanted(self.clause) & {"money", "date", "duration"})
        self.ranked = self._fresh(ranked) if goes_on else ranked
        self.top = self.ranked[0]
        self.chosen = [self.top.passage]
        self.weights = Weights(case.passages)
        self.telling = set(stems(_core(self.clause))) - set(stems(case.landlord))
        self.known = {word for word in self.telling if self.weights.known(word)} - _PEOPLE
        kinds = (asked.wants & {"money", "date", "duration"}) | wanted_of_case(self.clause)
        self.kinds = kinds or (frozenset({"money"}) if asked.offer else frozenset())
        self.causes = self._causes()
        none = (f.passage for f in ranked if f.passage.mark[0] in "hr" and NO_MONEY_OFFERED.search(f.passage.text))
        self.none_offered = next(none, None)

    @property
    def top_text(self) -> str:
        """The text of what is told first."""
        return self.chosen[0].text

    def begin(self) -> None:
        """Choose what answers first: by the words, where to turn, a length of time, the offer, the cause, the reason."""
        # What the landlord said stands in no complaint.
        told_by = [f for f in self.ranked if not (self.asked.said and f.passage.mark.startswith("c"))] or self.ranked
        self._put_worded_first(told_by)
        self._put_where_to_turn_first()
        self._put_same_length_first()
        if self.asked.offer and not _OFFERED & held(self.chosen[0].text):
            offers = [f.passage for f in told_by if f.passage.mark[0] == "h" and _OFFERED & held(f.passage.text)]
            self.chosen = offers[:1] or self.chosen
        if self.asked.offer and self.none_offered and (self.case.compensation_offered == 0 or "£" not in self.top_text):
            self.chosen = [self.none_offered]
        back = [f.passage for f in told_by if f.passage.mark[0] == "h" and _BACK.search(f.passage.text)]
        if back and _GAVE_BACK.search(self.clause):
            # Whatever was given back belongs together, however little else of the question it holds.
            self.chosen = back[:_MOST_BACK]
        if self.causes and not self.asked.judged:
            self.chosen = [self.causes[0]]
        self._put_duty_first(told_by)
        self._put_resident_said_first()
        if self.asked.tag or self.asked.judged:
            self._put_reasons()

    def add_further(self, most: int) -> None:
        """Add those that fit well beside, as long as each adds something that is asked for."""
        answered = is_told(self.top.passage, self.draft)
        keep = self.top.score * (_KEEP_LISTED if self.asked.listed else _KEEP)
        left = [f for f in self.ranked if f.passage not in self.chosen and f.score >= keep]
        while left and len(self.chosen) < most:
            adds = {f.passage.id: self._added(f) for f in left}
            left.sort(
                key=lambda f: -(f.score + _ADDS * adds[f.passage.id] + (self.asked.judged and f.passage.mark[0] == "r"))
            )
            found = left.pop(0)
            speaks = not self.kinds or self.kinds & _holds(found.passage)
            of_kind = bool(self.kinds & _holds(found.passage))
            near = found.score >= self.top.score * (_KEEP_KIND if of_kind else _KEEP_OTHER)
            near = near and not self.causes and (of_kind or not answered)
            near = near and found.passage.mark[0] != "c"
            if near or ((adds[found.passage.id] or self.asked.listed) and speaks):
                self.chosen.append(found.passage)

    def _fresh(self, ranked: Sequence[Found]) -> Sequence[Found]:
        """What is not told yet, for a short further question is about that."""
        best = ranked[0].score
        fresh = [f for f in ranked if not is_told(f.passage, self.draft)]
        near = [f for f in fresh if f.score >= best * _KEEP]
        held_too = [f for f in fresh if f.score >= best * _KEEP_FRESH and self.asked.wants & held(f.passage.text)]
        return near or held_too or ranked

    def _causes(self) -> list[Passage]:
        """The passages that tell a cause, where one is asked for, less those told already."""
        if "cause" not in wanted_of_case(self.clause):
            return []
        causes = [f.passage for f in self.ranked if f.passage.mark[0] != "c" and "cause" in _holds(f.passage)]
        return [passage for passage in causes if not is_told(passage, self.draft)]

    def _share(self, passage: Passage) -> float:
        """How much of the clause's words a passage holds, by their weight."""
        whole = sum(self.weights.of(word) for word in self.known) or 1.0
        return sum(self.weights.of(word) for word in self.known & set(stems(passage.text))) / whole

    def _put_worded_first(self, told_by: Sequence[Found]) -> None:
        """What hardly any wording leads to is found by the very words of the question."""
        worded = max(told_by, key=lambda f: self._share(f.passage)).passage
        share = self._share(worded)
        if len(self.known) >= _SEVERAL and share >= _WORDED and self._share(self.top.passage) <= share / 2:
            self.chosen.insert(0, worded)

    def _put_where_to_turn_first(self) -> None:
        turned = [f.passage for f in self.ranked if TURN_TO.search(f.passage.text)]
        if turned and says("cases", "to_where", text=self.clause):
            turn = next((p for p in turned if _NAMED_BODY.search(p.text)), turned[0])
            self.chosen = [turn, *(p for p in self.chosen if p is not turn)]

    def _put_duty_first(self, told_by: Sequence[Found]) -> None:
        """What the resident must do, or may, where that is asked."""
        duties = [f.passage for f in told_by if _RESIDENT_MUST.search(f.passage.text)]
        if duties and says("cases", "resident_must", text=self.clause):
            self.chosen = [duties[0], *(p for p in self.chosen if _RESIDENT_MUST.search(p.text) and p is not duties[0])]

    def _put_resident_said_first(self) -> None:
        """What the resident said, where that is asked and not what became of it."""
        said = [f.passage for f in self.ranked if _RESIDENT_SAID.search(f.passage.text)]
        fresh = [p for p in said if not is_told(p, self.draft)]
        if fresh and self.asked.resident_said and not _RESIDENT_SAID.search(self.chosen[0].text):
            self.chosen = [fresh[0], *self.chosen]

    def _put_same_length_first(self) -> None:
        lengths = set(_LENGTH.findall(self.clause.lower()))
        exact = [f.passage for f in self.ranked if any(length in f.passage.text.lower() for length in lengths)]
        if exact and not any(p in exact for p in self.chosen):
            self.chosen.insert(0, exact[0])

    def _put_reasons(self) -> None:
        """That something was not decided goes first; else the reason that a tag asks for stands beside."""
        least = self.top.score * _KEEP_REASON
        reasons = [f.passage for f in self.ranked if f.passage.mark.startswith("r") and f.score >= least]
        undecided = next((p for p in reasons if NOT_DECIDED.search(p.text)), None)
        if undecided:
            self.chosen = [undecided, *(p for p in self.chosen if p is not undecided)]
        elif self.asked.tag and reasons and reasons[0] not in self.chosen and self._share(reasons[0]):
            self.chosen.append(reasons[0])

    def _added(self, found: Found) -> float:
        """How much of what is asked a passage adds, 0 to 1 for words and 1 for a kind of thing not held yet."""
        told = words_told(self.draft, self.case, *self.chosen)
        had = {kind for passage in self.chosen for kind in _holds(passage)}
        whole = sum(self.weights.of(word) for word in self.telling) or 1.0
        words = self.telling & set(stems(found.passage.text)) - told
        gain = sum(self.weights.of(word) for word in words) / whole
        # What was complained of names a case in most questions, and answers few.
        least = _WORDED if found.passage.mark.startswith("c") else _GAIN
        return (gain if gain >= least else 0.0) + float(bool((self.kinds - had) & _holds(found.passage)))


def _core(clause: str) -> str:
    """What a clause asks, less the words before its question and those that only say whose case is meant."""
    found = _QUESTION.search(clause)
    return _WHOSE.sub(" ", clause[found.start() :] if found else clause)


def _holds(passage: Passage) -> frozenset[str]:
    return held(passage.text) | held_of_case(passage.text)
