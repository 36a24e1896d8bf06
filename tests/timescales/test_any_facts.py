"""Whatever is told, the reckoning holds together."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.records import Category, Tenure, load_corpus
from assistant.settings import ROOT
from assistant.timescales.check import check_delay
from assistant.timescales.describe import describe
from assistant.timescales.facts import Event, Facts, Happening, Limit, Verdict

CORPUS = load_corpus(ROOT / "corpus")
TODAY = date(2026, 11, 22)
REPAIRS = st.sampled_from(
    [
        "",
        "front door will not lock",
        "no heating or hot water",
        "black mould in the baby's room",
        "leak through the ceiling",
        "only toilet blocked",
        "rats",
        "broken fence",
        "dripping tap",
        "bare wires",
        "they ignored my stage 2 complaint",
        "how often is the gas safety check",
        "lift out of order",
        "🙂 £££ ((",
    ]
)
DAYS = st.dates(min_value=date(2015, 1, 1), max_value=TODAY)
PRIORITIES = st.sampled_from(
    [None, "urgent", "routine", "non-emergency", "P4", "category b", "emergency", "planned", "?"]
)


@st.composite
def some_facts(draw: st.DrawFn) -> Facts:
    whats = draw(st.lists(st.sampled_from(list(Happening)), max_size=4, unique=True))
    return Facts(
        repair=draw(REPAIRS),
        category=draw(st.sampled_from([None, *Category])),
        landlord=draw(st.sampled_from([None, *CORPUS.landlords])),
        tenure=draw(st.sampled_from([None, *Tenure])),
        household=draw(st.sampled_from([(), ("baby",)])),
        emergency=draw(st.sampled_from([None, True, False])),
        priority=draw(PRIORITIES),
        events=tuple(Event(what=what, on=draw(DAYS)) for what in whats),
        today=TODAY,
    )


def day(limit: Limit) -> date | None:
    return limit.due.date() if isinstance(limit.due, datetime) else limit.due


@settings(max_examples=250, deadline=None)
@given(some_facts())
def test_any_facts_are_reckoned_and_hold_together(facts: Facts) -> None:
    found = check_delay(facts, CORPUS)
    assert found.why
    assert len(found.asks) <= 2
    for limit in found.limits:
        assert limit.citation.passage in CORPUS.passages
        assert limit.citation.quote == CORPUS.passages[limit.citation.passage].text
        assert (limit.met is True) == (limit.status == "met")
        assert (limit.met is False) == (limit.status == "missed")
        assert limit.overrun is None or (limit.status == "missed" and limit.overrun.amount > 0)
        assert limit.condition is None or limit.condition.startswith(("if ", "unless "))
        due = day(limit)
        assert due is None or (limit.starts is not None and due >= limit.starts)
        assert describe(limit)
    for note in found.notes:
        assert note.citation is None or note.citation.passage in CORPUS.passages
    plain = [li for li in found.limits if li.condition is None and not li.possible and li.source != "guidance"]
    if found.verdict is Verdict.WITHIN:
        repairs = [li for li in plain if li.action != "acknowledge" and "Ombudsman" not in li.applies]
        assert not any(limit.status == "missed" for limit in repairs)
    if found.verdict is Verdict.OUTSIDE:
        assert any(limit.status == "missed" for limit in found.limits) or found.spreads


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(sorted(CORPUS.landlords)),
    st.sampled_from(["front door will not lock", "dripping tap", "no heating", "broken fence", "blocked bath"]),
    st.sampled_from([None, Tenure.SECURE, Tenure.ASSURED, Tenure.LEASEHOLDER]),
    st.sampled_from([None, "urgent", "routine"]),
    st.integers(min_value=0, max_value=300),
    st.integers(min_value=0, max_value=100),
)
def test_waiting_longer_never_makes_a_late_repair_timely(
    landlord: str, repair: str, tenure: Tenure | None, priority: str | None, wait: int, more: int
) -> None:
    reported = TODAY - timedelta(days=430)

    def verdict(days: int) -> Verdict:
        events = (
            Event(what=Happening.REPORTED, on=reported),
            Event(what=Happening.COMPLETED, on=reported + timedelta(days=days)),
        )
        facts = Facts(repair=repair, landlord=landlord, tenure=tenure, priority=priority, events=events, today=TODAY)
        return check_delay(facts, CORPUS).verdict

    order = [Verdict.WITHIN, Verdict.UNCLEAR, Verdict.OUTSIDE]
    assert order.index(verdict(wait)) <= order.index(verdict(wait + more))
