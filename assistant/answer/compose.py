"""From a situation to a whole answer, with no language model: what was asked first, each statement with its source."""

from __future__ import annotations

import re

from assistant.answer.case_choice import CaseChoice, choose_case, is_sure, tells_of_own
from assistant.answer.case_clauses import asked_of_case, asks_what_is_usual, case_first, is_about
from assistant.answer.case_finder import asks_for_a_kind, cases_like, cases_named, landlord_cases
from assistant.answer.case_list_statements import state_list
from assistant.answer.case_money import over
from assistant.answer.case_premises import named_finding
from assistant.answer.case_statements import correct_told, put_in_time, state_case, state_outcome
from assistant.answer.case_words import is_own
from assistant.answer.cases_beside import cases_beside
from assistant.answer.classes_beside import state_beside
from assistant.answer.companions import state_companions
from assistant.answer.contract import Answer, Kind, Signpost, StatementKind
from assistant.answer.dangers import POWER_CUT, is_networks, warning_for
from assistant.answer.draft import Draft, say
from assistant.answer.early import asked_back, is_of_oneself
from assistant.answer.footnotes import doubts_that_count, later_guidance, secondhand
from assistant.answer.landlords_compared import compares_landlords, state_each
from assistant.answer.later import (
    asks_beyond_outcome,
    asks_for_steps,
    knows_the_steps,
    said_of_case,
    state_late_rate,
    state_law_lost,
    was_told,
)
from assistant.answer.layout import lay_out
from assistant.answer.limits_asked import asks
from assistant.answer.others_dates import without_others_dates
from assistant.answer.questions_back import is_of_time, is_worth_asking
from assistant.answer.redress import (
    asks_for_average,
    asks_for_money,
    asks_for_rate,
    asks_who_pays,
    remedy_facts,
    state_bands,
    state_bands_end,
    state_guidance,
    state_past_cases,
    tells_of_a_missed_visit,
)
from assistant.answer.rule_statements import state_rules, state_settled, state_terms
from assistant.answer.signposting import advice, numbers_in, signpost_of, state_signpost, worded
from assistant.answer.sources import Sources
from assistant.answer.steps import has_steps, state_steps
from assistant.answer.terms import asks_meaning, what_is
from assistant.answer.time_statements import (
    close_excluded,
    headline,
    headline_marks,
    reckon,
    state_class,
    state_time,
)
from assistant.answer.told_rules import state_told_rules
from assistant.answer.triage import Rule, instruction_rule, set_aside_instructions, triage
from assistant.records import Category, Tenure
from assistant.remedies.contract import RemedyEstimate
from assistant.situation.clauses import about_the_ombudsman, is_question
from assistant.situation.languages import emergency_in, note_in
from assistant.situation.priorities import priorities
from assistant.situation.situation import Ask, Asker, Clause, Situation
from assistant.situation.wordlists import named_rules
from assistant.timescales.facts import DelayCheck, Happening, Verdict

_CLEARLY = 0.95
_WELL = 0.75
"""How near a rule must come to answer who pays for a thing, in the place of what past cases led to."""
_USUAL = 0.55
"""How near a rule must come to stand beside a case where the usual time of such a job is asked for."""
LEAST_KEPT = 4
"""Words that must be left of a message when its orders to the assistant are set aside, or it is refused."""
_CASES = re.compile(
    r"\b(cases?|decisions?|decided|precedents?|other (people|tenants|residents)|happened)\b", re.IGNORECASE
)
_OF_ONE_CASE = re.compile(r"\b(?:did|was|were|had|ordered|found|case|that one|he|she)\b", re.IGNORECASE)
_WOULD_I = re.compile(r"\b(?:would|could|might|will|can|do|should) (?:i|we)\b", re.IGNORECASE)
_BANDS = re.compile(r"\b(guidance|bands?|range|bracket|annex)\b", re.IGNORECASE)


class Composer:
    """Composes one answer. Made anew for each question; holds what has been worked out so far."""

    def __init__(self, situation: Situation, sources: Sources) -> None:
        self.situation = situation
        self.sources = sources
        self.draft = Draft()
        self.notes: list[str] = []
        self.asks: list[str] = []
        self.check: DelayCheck | None = None
        self.case: CaseChoice | None = None
        self.looked = False
        self.estimate: RemedyEstimate | None = None
        self.verdict: Verdict | None = None
        self.headline = ""
        self.fit = 0.0
        self.emergency = False
        self.warned = 0
        self.steps_asked = False
        self.settled = 0
        self.told = situation.refs
        self.listed = False

    def answer(self) -> Answer:
        """Compose the whole answer."""
        rule = triage(self.situation, self.sources.kinds)
        if rule and (
            not rule.then or self.situation.urgent or (rule.id == POWER_CUT and is_networks(self.situation.english))
        ):
            return self._signposted(rule)
        self.emergency = rule is not None and rule.kind == "emergency"
        if rule:
            state_signpost(rule, self.situation, self.draft, self.sources)
        elif not self._settles() and (early := asked_back(self.situation, self.sources, self._chosen)) is not None:
            return self._clarify(early.text, *early.asks) if early.ours else self._abstain(early.text)
        elif (warning := warning_for(self.situation)) and not (self._chosen() and not is_own(self.situation.english)):
            self.draft.add(StatementKind.SIGNPOST, *worded(warning, self.sources))
            self.warned = 1
        self._state_all()
        if rule:
            return self._finish(Kind.SIGNPOST, signpost_of(rule, self.sources))
        if len(self.draft.statements) == self.warned and not self.draft.steps:
            return self._nothing_found()
        return self._finish(Kind.ANSWER)

    # --- what is asked, one clause after another ---------------------------------------------------

    def _state_all(self) -> None:
        if compares_landlords(self.situation):
            state_each(self.situation, self.draft, self.sources)
            if self.draft.statements:
                self.fit = 1.0
                return
        if both := cases_beside(self.situation, self.sources):
            self.looked, self.case = True, None
            self.situation = self.situation.model_copy(update={"refs": both, "landlord": None})
        if self._chosen() and self.case and self.case.landlord:
            self.situation = self.situation.model_copy(update={"landlord": self.case.landlord})
        self.situation = without_others_dates(self.situation, self.sources.today)
        told = self.situation.clauses
        clauses = [c for c in told if is_question(c.text)] or [c for c in told if c.asks or c.about_case]
        waits = Ask.DELAY in self.situation.asks and self.situation.events
        if not clauses or (waits and not any(c.asks or c.about_case for c in clauses)):
            clauses = [self._whole()]
        if self.case:
            correct_told(self.case.ref, [c for c in told if c not in clauses], self.draft, self.sources)
            clauses = case_first(clauses)
        self.steps_asked = any(asks_for_steps(clause, self.situation) for clause in clauses)
        for clause in clauses:
            if not asks_for_steps(clause, self.situation):
                self._state(clause)
        self.settled = self.settled if self.settled == len(clauses) else 0
        if len(self.draft.statements) == self.warned and len(self.situation.clauses) > 1 and not self.steps_asked:
            self._state(self._whole())
        if len(self.draft.statements) == self.warned and self.check and not self.steps_asked:
            self._state_time(self._whole())
        if self.case and self.case.dated and not any(s.case == self.case.ref for s in self.draft.statements):
            self._state_case(self.case.ref, self._whole(), own=tells_of_own(self.situation))
        self.draft.drop_told_limits()
        state_companions(self.situation, self.draft, self.sources)
        state_bands_end(self.draft, self.sources)
        put_in_time(self.draft, self.sources)
        if len(self.situation.refs) > 1:
            self.draft.gather_cases()
        if self._wants_steps():
            state_steps(self.situation, self.draft, self.sources, self.check)
            self.fit = 1.0 if self.steps_asked else self.fit
        if self.check:
            check, verdict = self.check, self.verdict
            self.asks += [
                ask
                for ask in check.asks
                if ask not in self.asks and is_worth_asking(ask, self.situation, check, verdict)
            ]

    def _chosen(self) -> CaseChoice | None:
        """The decided case that the message means without its reference, looked for once."""
        if not self.looked:
            self.looked = True
            self.case = None if self.situation.refs else choose_case(self.situation, self.sources)
        return self.case

    def _whole(self) -> Clause:
        """The message as one clause; a plain tale of trouble asks whether that is too long, and what to do."""
        asks = self.situation.asks or (Ask.DELAY, Ask.PROCESS)
        text = self.situation.english
        return Clause(text=text, asks=asks, refs=self.situation.refs, amounts=self.situation.amounts)

    def _state(self, clause: Clause) -> None:
        if state_list(clause, self.situation, self.draft, self.sources):
            self.fit, self.listed = 1.0, True
            return
        if self._settle(clause):
            return
        if self._state_cases(clause):
            if asks_meaning(clause):
                state_terms(clause, self.situation, self.draft, self.sources)
            if Ask.REMEDY in clause.asks and _WOULD_I.search(clause.text) and self.situation.follow_up:
                self._state_redress(clause)
            return
        if state_told_rules(clause, self.situation, self.draft, self.sources):
            self.fit = 1.0
            return
        if state_late_rate(clause, self.situation, self.draft, self.sources):
            self.fit = 1.0
            return
        before = len(self.draft.statements)
        asked = set(clause.asks)
        dated = self.situation.reported and self.situation.until
        missed = tells_of_a_missed_visit(self.situation)
        timed = (
            (is_of_time(clause, self.situation) and not missed)
            or (Ask.PROCESS in asked and self.situation.events)
            or dated
        )
        if was_told(self.situation):
            self._reckon()
        elif timed or (Ask.PROCESS in asked and self._has_right_to_repair()):
            self._state_time(clause)
        told = self.situation.losses or self.situation.missed_appointments
        who_pays = Ask.PRECEDENT not in asked and asks_who_pays(clause.text) and not told
        if who_pays:
            self.fit = max(self.fit, state_rules(clause, self.situation, self.draft, self.sources, least=_WELL))
        if who_pays and len(self.draft.statements) > before:
            return
        if asked & {Ask.REMEDY, Ask.PRECEDENT} or (told and asks_for_money(self.situation)) or missed:
            self._state_redress(clause)
            if missed and len(self.draft.statements) > before:
                return
        state_told_rules(clause, self.situation, self.draft, self.sources, after=True)
        if asks_for_rate(self.situation) and any(
            s.kind is StatementKind.GUIDANCE for s in self.draft.statements[before:]
        ):
            return
        closed = set(self.draft.closed)
        state_law_lost(self.situation, self.draft, self.sources)
        close_excluded(clause, self.situation, self.draft, self.sources)
        self.fit = 1.0 if self.draft.closed > closed else self.fit
        judged = asked == {Ask.DELAY} and self.verdict is not None and not named_rules(self.situation.english)
        answered = len(self.draft.statements) > before and (judged or self._answered(clause))
        if answered and asked == {Ask.DELAY} and self.verdict in (Verdict.WITHIN, Verdict.OUTSIDE):
            return
        least, most = (_CLEARLY, 2) if answered else (0.0, 3)
        fit = state_rules(clause, self.situation, self.draft, self.sources, least=least, most=most)
        self.fit = max(self.fit, fit)

    def _settle(self, clause: Clause) -> bool:
        """State what settles a yes-or-no question about a rule; False where nothing does."""
        if self.situation.refs or clause.refs or (clause.about_case and _OF_ONE_CASE.search(clause.text)):
            return False
        if not state_settled(clause, self.situation, self.draft, self.sources):
            return False
        self.fit, self.settled = 1.0, self.settled + 1
        if self.situation.reported and self.situation.until and Ask.DELAY in clause.asks:
            self._state_time(clause)
        return True

    def _settles(self) -> bool:
        """Whether a rule settles any part of the message, however short that is."""
        draft = Draft()
        return any(
            state_settled(clause, self.situation, draft, self.sources)
            or what_is(clause.text, self.sources)
            or (about_the_ombudsman(clause.text) and state_told_rules(clause, self.situation, draft, self.sources))
            for clause in self.situation.clauses
        )

    def _has_right_to_repair(self) -> bool:
        """Whether a secure tenant asks about the right to repair a thing that they name: its period answers too."""
        named = "right-to-repair" in named_rules(self.situation.english)
        return named and self.situation.tenure is Tenure.SECURE and self.situation.category is not None

    def _state_cases(self, clause: Clause) -> bool:
        """Answer from decided cases where the clause is about one; False where it is not."""
        named = cases_named(clause, self.situation)
        if named:
            for ref in named:
                self._state_case(ref, clause, brief=len(named) > 1 and not asks_beyond_outcome(clause))
            self.fit = 1.0
        elif self.case and is_about(clause, self.case, self.situation):
            self._state_case(self.case.ref, clause, own=tells_of_own(self.situation))
            if self.case.rival:
                self._ask_which(self.case.ref, self.case.rival)
            if not is_sure(self.case):
                self._note_others(self.case.ref)
            theirs = self.case.told and self.case.ref in landlord_cases(self.situation, self.sources)
            self.fit = max(self.fit, 1.0 if theirs else self.case.fit)
            if theirs and asks_what_is_usual(clause):
                whole = clause.model_copy(update={"text": self.situation.english})
                state_rules(whole, self.situation, self.draft, self.sources, least=_USUAL, most=1)
        else:
            return False
        told = {event.what for event in self.situation.events}
        answered = {Happening.COMPLAINED, Happening.STAGE_1_ANSWERED} <= told
        dated = answered or (self.situation.reported and self.situation.until)
        if dated and {Ask.DELAY, Ask.TIMESCALE} & set(clause.asks):
            self._state_time(clause)
        return True

    def _state_case(self, ref: str, clause: Clause, *, brief: bool = False, own: bool = False) -> None:
        asked, text = asked_of_case(clause, self.situation)
        whole = said_of_case(self.situation)
        state_case(ref, asked, self.draft, self.sources, searched=text, brief=brief, own=own, whole=whole)

    def _note_others(self, ref: str) -> None:
        others = len(landlord_cases(self.situation, self.sources)) - 1
        if others > 0:
            landlord = self.sources.corpus.determinations[ref].landlord
            self._note(say("case_others", n=others, landlord=landlord, cases="case" if others == 1 else "cases"))

    def _ask_which(self, ref: str, rival: str) -> None:
        """Name the other case that may be meant, and ask which is, each by what it was over."""
        told, other = (self.sources.corpus.determinations[each] for each in (ref, rival))
        text = say("case_rival", ref=rival, landlord=other.landlord, matter=over(other.matters[0]))
        self.draft.add_last(StatementKind.UNKNOWN, text, other.cite(other.passages[0]))
        ask = say("ask_which_case", told=over(told.matters[0]), other=over(other.matters[0]))
        if ask not in self.asks:
            self.asks.append(ask)

    # --- time, money -------------------------------------------------------------------------------

    def _reckon(self) -> DelayCheck:
        if self.check is None:
            self.check = reckon(self._as_it_is_now(), self.sources, from_began=self._counts_from_began())
        return self.check

    def _counts_from_began(self) -> bool:
        """Whether a wait is asked about, or nothing is asked and it is told since when."""
        asks = self.situation.asks
        return Ask.DELAY in asks or not (asks or self.situation.follow_up)

    def _state_time(self, clause: Clause) -> None:
        if asks("of_order", self.situation.english) and not self.situation.events:
            return
        self.check = self._reckon()
        # Who tells of a wait and asks what to do about it is told first whether it is too long.
        told = Ask.PROCESS in clause.asks and Ask.DELAY in self.situation.asks
        waits = self.situation.events and any(
            Ask.DELAY in c.asks and not is_question(c.text) for c in self.situation.clauses
        )
        told = told or bool(waits and Ask.TIMESCALE in clause.asks)
        delay = told or Ask.DELAY in clause.asks or (self.situation.reported and self.situation.until)
        if delay and self.verdict is None and (self.check.reported or self.check.verdict is not Verdict.UNCLEAR):
            self.verdict = self.check.verdict
            self.headline = headline(self.check, self.situation)
            if self.check.from_began:
                self.asks.append(say("ask_reported"))
        if not delay and state_beside(self.situation, self.draft, self.sources):
            self.fit = 1.0
            return
        stated = state_time(self.check, self._as_it_is_now(), self.draft, self.sources, verdict=bool(delay))
        if stated:
            self.fit = 1.0
        for other in priorities(self.situation.english)[1:]:
            again = reckon(self.situation.model_copy(update={"priority": other}), self.sources)
            state_class(again, self.situation, self.draft, self.sources, self.check)

    def _as_it_is_now(self) -> Situation:
        """The situation that the clocks are set on: an emergency is one, whatever class a job had."""
        return self.situation.model_copy(update={"emergency": True}) if self.emergency else self.situation

    def _state_redress(self, clause: Clause) -> None:
        finding = named_finding(clause.text)
        if finding and _BANDS.search(clause.text) and state_bands(finding, self.draft, self.sources):
            self.fit = 1.0
            return
        if self.estimate is None:
            days = self.check.calendar_days if self.check else None
            facts = remedy_facts(self.situation, days, self.sources)
            self.estimate = self.sources.estimator(facts, self.sources.corpus, self.sources.exclude)
        if self.estimate.guidance and asks_for_money(self.situation):
            state_guidance(self.estimate, self.draft)
            self.fit = 1.0
        of_a_kind = any(asks_for_a_kind(c.text) for c in self.situation.clauses)
        if asks_for_rate(self.situation) and not (of_a_kind or _CASES.search(self.situation.english)):
            return
        worked_out = any(line.amount is not None for line in self.estimate.guidance)
        asks_cases = Ask.PRECEDENT in clause.asks or of_a_kind
        usual = asks_for_average(clause.text) and self.situation.category is not None
        if asks_cases:
            self.fit = max(self.fit, self._state_cases_like())
        mine = (
            is_of_oneself(clause.text, self.situation)
            and Ask.REMEDY in clause.asks
            and self.situation.category is not None
        )
        if asks_cases or usual or (mine and not worked_out):
            state_past_cases(self.estimate, self.draft, self.situation, self.sources)
            self.fit = 1.0

    def _state_cases_like(self) -> float:
        """State the cases that the words describe best; how well the first of them fits."""
        found = cases_like(self.situation, self.sources)
        for ref, _ in found:
            state_outcome(self.sources.corpus.determinations[ref], self.situation, self.draft, self.sources)
        return found[0][1] if found else 0.0

    def _answered(self, clause: Clause) -> bool:
        """Whether limits or sums answer a clause already, so that a rule must fit clearly to be added."""
        rules = set(named_rules(self.situation.english)) - self.draft.closed
        rules -= {citation.ref for citation in self.draft.citations}
        return bool(self.draft.statements) and self.fit >= 1.0 and not rules and Ask.TERM not in clause.asks

    # --- what cannot be answered -------------------------------------------------------------------

    def _clarify(self, text: str, *asks: str) -> Answer:
        if numbers := emergency_in(self.situation.question):
            self.draft.add(StatementKind.SIGNPOST, numbers, *numbers_in(numbers, self.sources))
        self.draft.add(StatementKind.UNKNOWN, text)
        self.asks = list(asks)
        return self._finish(Kind.CLARIFY)

    def _abstain(self, text: str) -> Answer:
        self.draft.add(StatementKind.UNKNOWN, text)
        self.draft.add(StatementKind.SIGNPOST, say("abstain_help"), *advice(self.sources))
        return self._finish(Kind.ABSTAIN)

    def _nothing_found(self) -> Answer:
        return self._abstain(say("abstain"))

    # --- somebody else ------------------------------------------------------------------------------

    def _signposted(self, rule: Rule) -> Answer:
        state_signpost(rule, self.situation, self.draft, self.sources)
        kind = {"emergency": Kind.SIGNPOST, "body": Kind.SIGNPOST, "refuse": Kind.REFUSE, "abstain": Kind.ABSTAIN}[
            rule.kind
        ]
        return self._finish(kind, signpost_of(rule, self.sources) if kind is Kind.SIGNPOST else None)

    # --- the end ------------------------------------------------------------------------------------

    def _wants_steps(self) -> bool:
        if self.steps_asked and not is_networks(self.situation.english):
            return True
        if self.situation.asker is Asker.CASEWORKER or not self.draft.statements:
            return False
        if knows_the_steps(self.situation) or (self.settled and not self.situation.events):
            return False
        mine = re.search(r"\b(my|our|me|i|i'?m|i'?ve|we|us)\b", self.situation.english, re.IGNORECASE)
        own = mine and self.situation.category not in (None, Category.COMPLAINT_HANDLING) and not self.situation.refs
        answered = any(event.what is Happening.STAGE_1_ANSWERED for event in self.situation.events)
        own = own or (answered and Ask.PROCESS in self.situation.asks)
        complaint = self.situation.category is Category.COMPLAINT_HANDLING and not self.situation.refs
        waits = self.verdict is Verdict.OUTSIDE and self.check is not None and self.check.ongoing
        own = own or (mine and complaint and waits)
        asked = {Ask.DELAY, Ask.REMEDY, Ask.PROCESS} & set(self.situation.asks) or not self.situation.asks
        about = any(c.about_case for c in self.situation.clauses)
        return bool(own and asked and not about) and has_steps(self.situation, self.check)

    def _note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    def _finish(self, kind: Kind, signpost: Signpost | None = None) -> Answer:
        if language := note_in(self.situation.question):
            self.notes.insert(0, language)
        told_case = any(statement.case for statement in self.draft.statements)
        if kind is Kind.ANSWER and not (self.draft.sure or self.fit >= 1.0 or told_case):
            self.draft.add(StatementKind.UNKNOWN, say("nearest_only"), *advice(self.sources))
        spoken_of = self.case is not None
        told = [*secondhand(self.draft, self.sources)]
        told += [] if spoken_of else later_guidance(self.draft, self.situation, self.sources)
        told += doubts_that_count(self.situation, self.headline, self.draft, self.check, self.estimate, spoken_of)
        for note in told:
            self._note(note)
        text = lay_out(self._marked_headline(), self.draft, self.asks[:2], self.notes)
        stated = self.case and any(s.case == self.case.ref for s in self.draft.statements)
        stated = stated and not self.listed
        seen = self.case.ref if self.case and stated else self.situation.case if self.situation.follow_up else None
        return Answer(
            kind=kind,
            question=self.situation.question,
            situation=self.situation.model_copy(update={"refs": self.told, "case": seen}),
            verdict=self.verdict,
            headline=self.headline,
            text=text,
            statements=tuple(self.draft.statements),
            next_steps=tuple(self.draft.steps),
            citations=self.draft.citations,
            delay=self.check,
            remedy=self.estimate.model_dump(mode="json") if self.estimate else None,
            signpost=signpost,
            asks=tuple(self.asks[:2]),
            notes=tuple(self.notes),
        )

    def _marked_headline(self) -> str:
        """The verdict with the marks of what it rests on: the days counted and the limits stated."""
        marks = headline_marks(self.check, self.draft) if self.check else []
        return self.headline and f"**{self.headline}** " + "".join(f"[{n}]" for n in marks)


def compose(situation: Situation, sources: Sources) -> Answer:
    """The whole answer to a situation, from the sources alone.

    Sentences of the message that give the assistant orders are set aside; a message that is nothing
    else is refused.
    """
    kept, ordered = set_aside_instructions(situation.question, sources.kinds)
    if ordered and len(kept.split()) < LEAST_KEPT:
        composer = Composer(situation, sources)
        return composer._signposted(instruction_rule())
    answer = Composer(situation, sources).answer()
    if ordered:
        note = say("instructions_ignored")
        answer = answer.model_copy(update={"notes": (note, *answer.notes), "text": f"{answer.text}\n\n*{note}*"})
    return answer
