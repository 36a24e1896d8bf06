"""Statements about money and orders: guidance worked out on the person's own days, and what past cases led to."""

from __future__ import annotations

import re
from datetime import date

from assistant.answer.cases.marks import finding_marks
from assistant.answer.cases.money import named, say_award, say_like_offer
from assistant.answer.contract import StatementKind
from assistant.answer.statements.draft import Draft, computed, say
from assistant.answer.statements.plain import listed, lower_first, pounds
from assistant.answer.statements.sources import Sources
from assistant.records import Category, Citation, Finding
from assistant.remedies.comparables import exactly
from assistant.remedies.contract import Comparable, GuidanceLine, PublishedRates, RemedyEstimate, RemedyFacts, Spread
from assistant.remedies.guidance import OLDER, RIGHT_TO_REPAIR
from assistant.remedies.traits import REPAIRS
from assistant.situation.day_words import told_days
from assistant.situation.situation import Ask, Situation
from assistant.situation.visits import mentions_missed_appointments
from assistant.timescales.facts import COMPLAINT_EVENTS

_LEAST_FOR_SPREAD = 8
_OFTEN = 0.25
_MOST_COMPARABLES = 3
_BAND = ("Roughly £", "More than £")
_BANDS_ENDED = "Since 1 April 2026 sums of compensation"
_MONEY = re.compile(
    r"£|\b(guidance|compens\w*|pounds?|quid|pay|paid|sums?|rates?|ow(?:e|ed|ing|t)|worth|money|claim|refund|payments?|due|put (?:on|to|beside) (?:it|that|this))\b",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"\b(?:determination|decision|ruling|ombudsm[ae]n (?:order|award)|award|case)s?\b[^.?!;]{0,20}\b(?:of|from|dated|in|on|made|decided|issued|given|came|published|determined)\b[^.?!;]{0,15}$"
    r"|\b(?:determined|decided|ruled)\b[^.?!;]{0,20}$|\b(?:determination|decision|ruling|award)s?\W*$",
    re.IGNORECASE,
)
_DECIDED_THEN = re.compile(r"^ (?:determination|decision|ruling|award)\b", re.IGNORECASE)
"""A day told as that of a decision: before it, and after it."""
_NOTICE = re.compile(r"\bnotice\b", re.IGNORECASE)
_RATE = re.compile(
    r"\b(rates?|guidance|(?:ombudsm[ae]n'?s?|set|fixed|new|own) (?:\w+ )?(?:sums?|figures?)|(?:own|their) (?:policy|scheme)|right to repair"
    r"|(?:does|would|will|do) (?:the )?(?:housing )?ombudsm[ae]n (?:go by|use|set|allow|reckon)"
    r"|(?:each|every|one) (?:of (?:it|them|those|these)|one)|go(?:es)? by (?:for|on)|(?:per|each|every|a) (?:missed )?(?:visit|appointment|day|week|no[- ]show))\b",
    re.IGNORECASE,
)

_WHO_PAYS = re.compile(
    r"\b(?:will|would|does|do|must|should|can|could|has|have|get|make|gets)\b.{0,40}\bpay(?: (?:for|towards))?\b|\bwho pays\b",
    re.IGNORECASE,
)
_A_SUM = re.compile(
    r"\bhow much\b|£|\b(?:compens\w*|award\w*|ow(?:e|ed|ing)|worth|redress|claim\w*|entitled|damages|refund\w*|back|guidance|rates?|sums?|money|me)\b",
    re.IGNORECASE,
)
_AVERAGE = re.compile(
    r"\b(?:average|typical(?:ly)?|usual(?:ly)?|normal(?:ly)?|going rate|ballpark)\b.{0,30}\b(?:award\w*|compens\w*|payouts?|sums?|amounts?|redress)\b"
    r"|\b(?:awards?|compensation|payouts?|sums?|amounts?|redress)\b.{0,30}\b(?:average|typical(?:ly)?|usual(?:ly)?|normal(?:ly)?)\b",
    re.IGNORECASE,
)


def remedy_facts(situation: Situation, days: int | None, sources: Sources) -> RemedyFacts:
    """The facts that an estimate may use: what the person told us, never an outcome."""
    named = situation.landlord
    return RemedyFacts(
        text=situation.english,
        category=situation.category,
        landlord=named.slug if named else None,
        landlord_name=named.name if named else None,
        landlord_type=situation.landlord_type,
        tenure=situation.tenure,
        household=situation.household,
        days=days,
        offered=situation.offered,
        losses=situation.losses,
        missed_appointments=situation.missed_appointments,
        missed_some=mentions_missed_appointments(situation.english),
        second_contractor_days=situation.second_contractor_days,
        of_right_to_repair=RIGHT_TO_REPAIR in situation.told_of,
        since=_since(situation),
        on=_decided_on(situation.english, sources.today) or sources.today,
    )


def _decided_on(text: str, today: date) -> date | None:
    """The day of a past decision whose sum is asked about: it goes by the guidance of its day."""
    for day in told_days(text, today):
        if day.last and (_DECISION.search(text[: day.start]) or _DECIDED_THEN.search(text[day.end :])):
            return day.last
    return None


def _since(situation: Situation) -> date | None:
    """The first day that was told of the trouble itself, not of a complaint about it."""
    days = [event.on for event in situation.events if event.what not in COMPLAINT_EVENTS]
    loose = situation.loose if situation.losses else ()
    return min([*days, *loose, *([situation.began] if situation.began else [])], default=None)


def asks_for_money(situation: Situation) -> bool:
    """Whether the person asks about a sum: one is not pressed on somebody who asks how long it may take.

    What a landlord pays for a missed visit hangs on its notice: who asks for that is told the sum with it.
    """
    notice = situation.missed_appointments is not None and _NOTICE.search(situation.english)
    if Ask.REMEDY in situation.asks or bool(notice) or tells_of_a_missed_visit(situation):
        return True
    return _MONEY.search(situation.english) is not None


def tells_of_a_missed_visit(situation: Situation) -> bool:
    """Whether a message does nothing but tell of visits that were missed: what is paid for that is what it is for."""
    nothing_else = situation.category in (None, Category.REPAIRS_GENERAL) and not (situation.events or situation.asks)
    return situation.missed_appointments is not None and nothing_else


def asks_for_rate(situation: Situation) -> bool:
    """Whether what is asked is a fixed sum: a rate, or what so many days or visits make by it. No forecast answers that."""
    visits = situation.missed_appointments or mentions_missed_appointments(situation.english)
    counted = visits or situation.losses or situation.second_contractor_days
    return bool(counted) and names_a_rate(situation.english)


def names_a_rate(text: str) -> bool:
    """Whether a text names a fixed sum: a rate, a policy's sum, so much a day or a visit."""
    return _RATE.search(text) is not None


def asks_who_pays(text: str) -> bool:
    """Whether a text asks who must pay for a thing, and not what sum: a rule answers that, no forecast."""
    return _WHO_PAYS.search(text) is not None and _A_SUM.search(text) is None


def asks_for_average(text: str) -> bool:
    """Whether a text asks what sums are usual: what past cases led to answers that, whoever asks."""
    return _AVERAGE.search(text) is not None


def state_guidance(lines: list[GuidanceLine], draft: Draft) -> None:
    """What guidance, law or the landlord's own policy sets, worked out where the facts allow."""
    for line in lines:
        cites: list[Citation] = [line.citation, *line.also]
        if line.working:
            cites.append(computed("guidance-sum", "Sum worked out from the guidance", line.working))
        draft.add(StatementKind.GUIDANCE, line.text, *cites)
    state_together([line for line in lines if line.amount is not None and line.force == "guidance"], draft)


def state_together(lines: list[GuidanceLine], draft: Draft) -> None:
    """The sums that guidance sets, added up, where there are several."""
    if len(lines) < 2:
        return
    sums = [line.amount for line in lines if line.amount is not None]
    text = say("guidance_together", sums=" + ".join(pounds(s) for s in sums), total=pounds(sum(sums)))
    draft.add(StatementKind.GUIDANCE, text, computed("guidance-total", "Sums added up", text))


def state_bands(finding: Finding, draft: Draft, sources: Sources) -> bool:
    """The sums that guidance ties to a finding, in the words of the passages that state them; whether there were any."""
    stated = False
    for policy in sources.corpus.policies.values():
        for remedy in policy.remedies:
            if remedy.finding is not finding:
                continue
            sums = [exactly(amount) for amount in (remedy.low, remedy.high) if amount]
            held = [
                p
                for p in policy.passages
                if all(re.search(one, p.text) for one in sums) and finding.value in p.text.lower()
            ]
            if held:
                nearest = min(held, key=lambda p: abs(p.text.count("£") - len(sums)))
                draft.add(
                    StatementKind.GUIDANCE, say("band", title=policy.title, text=nearest.text), policy.cite(nearest)
                )
                stated = True
    return stated


def state_bands_end(draft: Draft, sources: Sources) -> None:
    """Beside bands that belong to older decisions: since when sums go by other guidance."""
    older = sources.corpus.policies.get(OLDER)
    banded = [p for p in older.passages if p.text.startswith(_BAND)] if older else []
    if older and any(draft.marks(p.id) for p in banded):
        ended = next((p for p in older.passages if _BANDS_ENDED in p.text), None)
        if ended and not draft.marks(ended.id):
            draft.add(StatementKind.GUIDANCE, say("band", title=older.title, text=ended.text), older.cite(ended))


def state_past_cases(
    estimate: RemedyEstimate, draft: Draft, situation: Situation, sources: Sources, *, in_time: bool = False
) -> None:
    """The spread of sums, the likeliest finding and the nearest cases, as what happened to others.

    A forecast is made for repairs alone: of other matters too few cases are held, and some are not the
    Ombudsman's to decide. `in_time`: the job told of was, and no finding on late ones is a forecast for it.
    """
    told = {statement.case for statement in draft.statements if statement.case}
    if told and all(_is_outside(ref, sources) for ref in told):
        # The case asked about was not the Ombudsman's to decide: sums of others would raise a hope that it denies.
        return
    near = [c for c in estimate.comparables if c.borne_out and c.ref not in told and _finding_of(c, sources)]
    forecast = situation.category in REPAIRS and bool(near or told) and not in_time
    if forecast and estimate.compensation and estimate.compensation.n >= _LEAST_FOR_SPREAD:
        state_spread(estimate.compensation, estimate, draft)
    if forecast and estimate.likely_finding:
        share = round(100 * estimate.findings[estimate.likely_finding])
        text = say("findings", likely=estimate.likely_finding.value, percent=share, n=estimate.n)
        draft.add(StatementKind.SPREAD, text, computed("findings", "Findings in comparable cases", text))
    if estimate.published and forecast:
        state_published(estimate.published, draft)
    for comparable in near[:_MOST_COMPARABLES]:
        state_comparable(comparable, draft, sources)
    often = [share for share in estimate.orders if share.share >= _OFTEN and share.count > 1][:4]
    if forecast and often:
        shares = [f"{share.order} ({share.count} of {share.n})" for share in often]
        text = say("orders", orders=listed(shares))
        draft.add(StatementKind.ORDER, text, computed("orders", "Orders in comparable cases", text))
    if not near and not told and situation.category in REPAIRS and not mentions_missed_appointments(situation.english):
        draft.add(StatementKind.UNKNOWN, say("no_like"))


def _is_outside(ref: str, sources: Sources) -> bool:
    case = sources.corpus.determinations.get(ref)
    return case is not None and set(case.findings) == {Finding.OUTSIDE_JURISDICTION}


def _finding_of(comparable: Comparable, sources: Sources) -> Finding | None:
    return comparable.finding if comparable.ref in sources.corpus.determinations else None


def state_spread(spread: Spread, estimate: RemedyEstimate, draft: Draft) -> None:
    """The middle and the outer sums of comparable cases, with how many there were."""
    refs = ", ".join(c.ref for c in estimate.comparables)
    text = say(
        "spread_wide", n=spread.n, low=pounds(spread.low), high=pounds(spread.high), median=pounds(spread.median)
    )
    quote = f"{text} The nearest: {refs}."
    draft.add(StatementKind.SPREAD, text, computed("spread", "Sums ordered in comparable cases", quote))


def state_published(rates: PublishedRates, draft: Draft) -> None:
    """How thousands of published findings on the same kind of matter came out, where they were ingested."""
    leading = sorted(rates.findings.items(), key=lambda pair: -pair[1])[:3]
    text = say(
        "published",
        n=f"{rates.n:,}",
        category=rates.category.value.replace("-", " "),
        year=rates.since.year,
        shares=listed([f"{finding.value} {round(100 * share)} in 100" for finding, share in leading]),
    )
    draft.add(StatementKind.SPREAD, text, computed("published", "Published findings, counted", text))


def state_comparable(comparable: Comparable, draft: Draft, sources: Sources) -> None:
    """One past case: what it was about, what was found, and what was ordered or offered for that."""
    case = sources.corpus.determinations[comparable.ref]
    matter = next((m for m in case.matters if m.matter == comparable.matter), case.matters[0])
    if matter.finding is None:
        return
    award, marks = say_award(case, matter)
    kinds = {Finding.RESOLVED_WITH_INTERVENTION: "case_like_settled", Finding.OUTSIDE_JURISDICTION: "case_like_outside"}
    names = {**named(case), "what": lower_first(matter.matter), "finding": matter.finding.value, "award": award}
    offer, of_offer = say_like_offer(case) if award else ("", ())
    text = say(kinds.get(matter.finding, "case_like"), **names) + offer
    if comparable.why:
        text += f" Alike: {lower_first(comparable.why).rstrip('.')}."
    draft.add(StatementKind.FINDING, text, *finding_marks(case, matter), *marks, *of_offer, case=comparable.ref)
