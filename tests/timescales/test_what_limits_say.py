"""What a limit is said to be for, its unit and its class stand in the passage that it cites, in every record."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from assistant.records import Action, Unit, load_corpus
from assistant.timescales.chosen import Chosen
from assistant.timescales.clock import Clock, clock_book
from assistant.timescales.describe import describe
from assistant.timescales.facts import Facts
from assistant.timescales.unjudged import limit_of
from assistant.timescales.words import in_words

BOOK = clock_book(load_corpus(Path(__file__).parents[2] / "corpus"))
OWN = [clock for clocks in BOOK.landlords.values() for clock in clocks]
LAW = BOOK.law
# What a passage may say for what a limit is for.
VERBS = {
    Action.MAKE_SAFE: r"made safe|make\w* .{0,40}\bsafe|safe\b|secure\b|finished or made safe|lasting repair",
    Action.ATTEND: r"attend\w*|reach\w*|visited|comes|appointment|callout is reached",
    Action.INSPECT: r"inspect\w*|survey\w*|visit|checked",
    Action.INVESTIGATE: r"look\w* into|investigat\w*|checked",
    Action.START: r"starts?|begin|begun|start it",
    Action.COMPLETE: r"finish\w*|done|complet\w*|put right|fixed|repaired|solve\w*|services back|take up|longer, up|takes"
    r"|further work done|wash(?:-down)?|further work",
    Action.RESPOND: r"answer\w*|respon\w*|reply|contact|decide",
    Action.ACKNOWLEDGE: r"acknowledg\w*",
    Action.WRITE_SUMMARY: r"summary|findings in writing",
    Action.OTHER: r"dealt|deal|offered|calls|settle|exten\w*|delay|notice|pay|told|accept|reach|late",
}  # fmt: skip
# Says that a class has so much time, and not for what.
BARE = r"have|has|had|gives?|gave|target\w*|classes|codes|priorities|period|periods|count|runs from|limits are|expect|times are|measures|reports|guaranteed|allows|adds|gets|put the council|work (?:that|\\d)|work|category|from the day of the report|against"
# Passages whose figure stands far from the word that says what it is for, with that word as read by eye.
BY_EYE = {
    "bcp-urgent": "Emergencies are finished in 4 or 24 hours, access allowing; urgent repairs in 5",
    "bcp-routine": "urgent repairs in 5 working days; routine ones in 20",
    "bcp-visit": "A visit to decide the class",
    "beyond-housing-emergency-24": "or at least make it safe",
    "bolton-at-home-risk-respond": "the answer comes in 24 hours",
    "enfield-emergency": "attended in 4 hours to make them safe",
    "gateshead-roof": "are attended in 3 working days",
    "gentoo-emergency": "The emergency visit is meant to make safe",
    "havering-priority-2": "finished in 24 hours; priority two",
    "havering-priority-3": "finished in 24 hours; priority two",
    "manchester-awaab-check": "is checked, with any emergency action, within 24 hours",
    "manchester-awaab-summary": "the tenant gets a written summary",
    "mid-suffolk-planned": "Repairs are attended",
    "places-for-people-awaab-emergency-investigate": "to look into and make safe an emergency hazard",
    "places-for-people-awaab-emergency-safe": "to look into and make safe an emergency hazard",
    "places-for-people-awaab-significant-investigate": "10 working days from then to look into",
    "places-for-people-awaab-prevent-latest": "to start the work that stops it from coming back or, where that is not possible",
    "somerset-awaab-prevent": "starts further work on the cause within twelve weeks",
    "orbit-booking": "Orbit calls within two working days to book the work",
    "sutton-category-d": "sets these targets",
    "sutton-planned": "sets these targets",
    "stevenage-emergency": "Response times are",
    "stevenage-urgent": "Response times are",
    "stevenage-routine": "Response times are",
    "swindon-contact": "answer calls and messages in 2",
    "tower-hamlets-emergency-safe": "made safe by a visit within two hours",
    "woking-emergency-safe": "made safe or finished in another 4 from the visit",
    "woking-pests-complete": "dealt with in 20",
}
AFTER = re.compile(
    r"^(?:working |calendar |full |more )*(?:hours?|days?|weeks?|months?)(?: to (?P<to>.{0,40})| (?P<bare>for)\b)"
)


def said(clock: Clock) -> str:
    return describe(limit_of(Chosen(clock), None, [], Facts(today=date(2026, 11, 26))))


def read(clock: Clock) -> str | None:
    """What the passage says that the time is for: the verb that governs its figure, `bare` for none, None not found."""
    number = "|".join(re.escape(way) for way in in_words(clock.timescale.amount))
    ways = [rf"(?P<{key.name}>\b(?:{words}))" for key, words in VERBS.items()]
    verbs = re.compile("|".join([*ways, rf"(?P<bare>\b(?:{BARE})\b)"]), re.IGNORECASE)
    found: list[str] = []
    for sentence in re.split(r"(?<=[.;]) +", clock.citation.quote):
        for figure in re.finditer(rf"(?<![\d.,£])\b(?:{number})\b(?!,\d|\.\d)", sentence, re.IGNORECASE):
            after = AFTER.match(sentence[figure.end() :].lstrip(" -"))
            if after and after["to"] and (verb := verbs.search(after["to"])):
                found.append(str(verb.lastgroup))
            elif after and after["bare"]:
                found.append("bare")
            else:
                before = list(verbs.finditer(sentence[: figure.start()]))
                found += [str(before[-1].lastgroup)] if before else []
    return " ".join(dict.fromkeys(found)) or None


@pytest.mark.parametrize("clock", [c for c in OWN if c.stage is None], ids=lambda clock: clock.timescale.id)
def test_what_a_limit_is_for_is_what_governs_its_figure(clock: Clock) -> None:
    got, action = read(clock), clock.timescale.action
    if clock.timescale.id in BY_EYE:
        assert BY_EYE[clock.timescale.id] in clock.citation.quote
        return
    want = "bare" if action is Action.UNSAID else action.name
    assert got is not None, clock.citation.quote
    assert want in got.split(), f"{said(clock)} / {got} / {clock.citation.quote}"


@pytest.mark.parametrize("clock", OWN, ids=lambda clock: clock.timescale.id)
def test_the_unit_of_a_limit_stands_in_its_passage(clock: Clock) -> None:
    unit, text = clock.timescale.unit, " ".join([clock.held])
    number = "|".join(re.escape(way) for way in in_words(clock.timescale.amount))
    if unit is Unit.WORKING_DAYS:
        assert re.search(r"\bworking[- ]days?\b", text)
        assert not re.search(rf"\b(?:{number}) (?:calendar|full) days", text, re.IGNORECASE) or re.search(
            rf"\b(?:{number}) working", text, re.IGNORECASE
        )
    elif unit is Unit.CALENDAR_DAYS:
        assert clock.days_not_said or "calendar" in text, text
        bare = re.search(rf"\b(?:{number}) (?:full )?days?\b", clock.citation.quote, re.IGNORECASE)
        assert clock.days_not_said or not bare, text
    else:
        assert unit.value.rstrip("s") in text or (unit is Unit.HOURS and "day" in text)


@pytest.mark.parametrize("clock", OWN, ids=lambda clock: clock.timescale.id)
def test_the_class_that_a_limit_is_said_to_be_for_stands_in_its_passage(clock: Clock) -> None:
    text, told = clock.held.lower(), said(clock).lower()
    for name in ("emergenc", "urgent", "routine", "planned", "non-urgent", "non-emergency", "major", "critical"):
        if re.search(rf"\b{name}", told):
            assert name in text or name.replace("non-", "") in text, f"{told} / {text}"
    for name in re.findall(r"\b(?:category|priority) (?:[a-d]|\d)\b", told):
        number = name.split()[1]
        assert name in text or f"p{number}" in text, f"{told} / {text}"


# What a passage of law, code or guidance says for what a step is.
OF_LAW = {
    Action.MAKE_SAFE: r"safety work|make .*safe",
    Action.INVESTIGATE: r"investigat",
    Action.INSPECT: r"inspect|check",
    Action.START: r"begin|begun",
    Action.COMPLETE: r"done|put right|repaired|act\b|handled|within|usually",
    Action.RESPOND: r"answer|respon|decide|due",
    Action.ACKNOWLEDGE: r"acknowledg",
    Action.WRITE_SUMMARY: r"written summary",
    Action.OTHER: r"notice|more|extend|pay|accept|complaint|reach|copy|gets|told|report|schedule|extension|second|delay|two months",
}
WITH_NO_VERB = {"typical-urgent", "typical-routine"}


@pytest.mark.parametrize("clock", LAW, ids=lambda clock: clock.timescale.id)
def test_the_step_of_a_law_stands_in_its_passage(clock: Clock) -> None:
    if clock.timescale.id in WITH_NO_VERB:
        assert re.search(r"days for an? \w+ repair$", said(clock)), said(clock)
    else:
        assert re.search(OF_LAW[clock.timescale.action], clock.held), clock.held


@pytest.mark.parametrize("clock", LAW, ids=lambda clock: clock.timescale.id)
def test_the_days_of_a_law_are_those_of_its_passage(clock: Clock) -> None:
    told = said(clock)
    for kind in ("working", "calendar"):
        if re.search(rf"\b{kind} days?\b", told):
            assert kind in clock.held, f"{told} / {clock.held}"
    if clock.timescale.id == "chc22-stage1-extension":
        assert "10 more days" in clock.citation.quote


@pytest.mark.parametrize(
    "clock", [c for c in LAW if c.timescale.starts and not c.timescale.asked], ids=lambda clock: clock.timescale.id
)
def test_the_start_of_a_law_stands_in_its_passage(clock: Clock) -> None:
    starts = {"notice": "notice", "aware": "aware|learning", "investigat": "investigat", "acknowledg": "acknowledg"}
    for word, ways in starts.items():
        if re.search(word, said(clock).partition(", from")[2]):
            assert re.search(ways, clock.held), clock.held
