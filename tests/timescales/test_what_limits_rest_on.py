"""Every part of what is said of a limit stands in a passage that is marked with it, in every record of the corpus."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from assistant.records import Tenure, load_corpus
from assistant.timescales.chosen import Chosen
from assistant.timescales.clock import Clock, clock_book
from assistant.timescales.describe import amount_of, describe
from assistant.timescales.facts import Facts
from assistant.timescales.unjudged import limit_of
from assistant.timescales.words import span

CORPUS = load_corpus(Path(__file__).parents[2] / "corpus")
BOOK = clock_book(CORPUS)
CLOCKS = [*BOOK.law, *(clock for clocks in BOOK.landlords.values() for clock in clocks)]
# Words of grammar, and what a repair, its class and the doing of it are called: no part of a limit hangs on them.
PLAIN = frozenset(
    "a an and any are as at be been but by can could did do does each every first for from gets goes has have how if in "
    "into is it its may more most must no not of on once only or other out should some somebody such takes than that the "
    "their them then they this those to under up was what when where which who will with within without you your again "
    "after also all the landlord tenant policy home repair repaired repairs job jobs work works working order orders day "
    "days hour hours week weeks month months time calendar finish finished attend respond deal dealt make made safe put "
    "right carry contact inspect look start begin send give gives emergency emergencies urgent routine planned responsive "
    "though there one take non least kind type types use used class classed answer rule list".split()
)
# What a passage may say instead.
SAME = {
    "aware": "learn|aware",
    "becomes": "learn|aware",
    "report": "report|told|being told",
    "ring": "call",
    "request": "request|ask|escalat|either stage",
    "asks": "ask",
    "notice": "notice",
    "end": "end",
    "stop": "stop|does not come back|tackle the cause|preventive",
    "stops": "stop|preventive",
    "coming": "com(?:e|ing) back|preventive",
    "back": "back|preventive",
    "site": "physically",
    "hazard": "hazard|damp or mould|preventive",
    "damp": "damp|significant hazard",
    "mould": "mould|significant hazard",
    "complaint": "complaint|stage [12]",
    "extended": "exten|more days",
    "due": "extend|exten|due",
    "best": "best",
    "metres": "metres",
    "flats": "flat",
    "doors": "door",
    "told": "told",
    "loss": "lost|loss|no heating",
    "lost": "lost|loss|no heating|total failure",
    "detached": "loose or off|detached",
    "reported": "told|report|out of hours|online",
    "provides": "suppl|provide",
    "social": "landlord",
    "comes": "come|enter",
    "before": "after at least|before",
    "insecure": "insecure",
    "external": "external|outside|outdoors",
    "internal": "internal|indoors",
    "issue": "danger|job|issue",
    "investigation": "investigat|looked into|first look|first answer|second in",
    "another": "other",
    "leaking": "leak",
    "1": "1|first",
    "pm": "[0-9]pm",
    "priority": "priorit|low priority",
    "summary": "summ|findings in writing",
    "written": "writ",
    "found": "find|found|hazard was|summary",
    "total": "total|all",
    "failure": "failure|losing|loss",
    "march": "march|rest of the year",
    "october": "october|rest of the year",
    "end of": "february",
    "february": "february",
    "large": "dear",
    "value": "dear",
    "together": "grouped",
    "restore": "back",
    "term": "planned",
    "long": "planned",
    "quicker": "28 days",
    "longer": "90|longer",
    "possible": "tries|possible|as can be|as soon",
    "compensation": "claims",
    "cannot": "not possible|cannot",
    "programme": "planned",
    "programmed": "programme",
    "council": "council|lgsco|landlord|plan approved",
    "priorities": "priorities",
    "cause": "cause|does not",
    "hindrance": "hinder|does not",
    "causes": "does not|causing",
    "parts": "parts|shared",
    "sooner": "faster|sooner",
    "about": "about|to keep",
    "inspection": "inspect",
    "place": "in july 2025",
    "situation": "emergency",
    "needed": "needed|fire safety",
    "needing": "need",
    "aim": "working towards",
    "posting": "posted",
}  # fmt: skip


def parts_of(clock: Clock) -> str:
    """All that may be said of a limit but its length: what it is for, its start, its season and its condition."""
    limit = limit_of(Chosen(clock), None, [], Facts(today=date(2026, 11, 26)))
    months = span(clock.season, clock.held) if clock.season else ""
    return " ".join([codes(describe(limit).replace(amount_of(limit), "", 1)), clock.timescale.only_if or "", months])


def marked(clock: Clock) -> str:
    return codes(clock.held.lower())


def codes(text: str) -> str:
    """`p2` for "priority 2"."""
    return re.sub(r"\bpriority (?=\d)", "p", text, flags=re.IGNORECASE)


def words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z]+\d+|[a-z]+|\d+", text.lower().replace("'s", "")) if word not in PLAIN]


def is_held(word: str, passages: str) -> bool:
    pattern = SAME.get(word) or re.escape(word[:5] if len(word) > 5 else word)
    return re.search(rf"\b(?:{pattern})", passages) is not None


@pytest.mark.parametrize("clock", CLOCKS, ids=lambda clock: clock.timescale.id)
def test_every_part_of_a_limit_stands_in_a_marked_passage(clock: Clock) -> None:
    held = marked(clock)
    missing = [word for word in words(parts_of(clock)) if not is_held(word, held)]
    assert not missing, f"{parts_of(clock)} / {held}"


@pytest.mark.parametrize("clock", [c for c in CLOCKS if c.days_not_said], ids=lambda clock: clock.timescale.id)
def test_that_calendar_days_are_assumed_stands_in_a_marked_passage(clock: Clock) -> None:
    assert "without saying working or calendar days" in marked(clock)


@pytest.mark.parametrize(
    "clock",
    [c for c in BOOK.law if c.tenures is not None and not (c.timescale.asked and not c.timescale.only_if)],
    ids=lambda clock: clock.timescale.id,
)
def test_whom_a_law_protects_stands_in_a_passage_of_its_own(clock: Clock) -> None:
    assert clock.whom is not None
    wanted = "secure tenants of a council" if clock.tenures == {Tenure.SECURE} else "rented social homes"
    assert wanted in clock.whom.quote


def test_a_doubt_about_a_source_stands_in_a_marked_passage() -> None:
    doubtful = [clock for clock in CLOCKS if clock.timescale.caveat]
    assert len(doubtful) >= 10
    for clock in doubtful:
        told = [word for word in words(clock.timescale.caveat or "") if len(word) > 5]
        assert any(is_held(word, marked(clock)) for word in told), clock.timescale.id


def test_a_law_that_a_landlord_repeats_is_one_that_we_hold() -> None:
    repeats = {clock.timescale.repeats for clock in CLOCKS if clock.timescale.repeats}
    assert {"awaabs-law", "right-to-repair"} <= repeats <= set(CORPUS.policies)
