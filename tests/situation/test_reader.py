"""What is read from a message, and what is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.records import Category, Tenure, load_corpus
from assistant.records.landlords import LandlordDirectory
from assistant.settings import ROOT
from assistant.situation.clauses import clauses_of
from assistant.situation.dates import dated_mentions
from assistant.situation.languages import in_english, language_of
from assistant.situation.losses import (
    losses_of,
    mentions_missed_appointments,
    missed_appointments,
    second_contractor_days,
)
from assistant.situation.priorities import priorities
from assistant.situation.reader import read_situation
from assistant.situation.situation import Ask, Situation
from assistant.timescales.facts import Happening

TODAY = date(2026, 11, 22)
DIRECTORY = LandlordDirectory(load_corpus(ROOT / "corpus"))


def read(text: str, **more: object) -> Situation:
    return read_situation(text, DIRECTORY, today=TODAY, **more)  # type: ignore[arg-type]


def roles(text: str) -> list[tuple[str, str]]:
    return [(event.what.value, event.on.isoformat()) for event in read(text).events]


def test_nothing_is_read_that_was_not_said() -> None:
    situation = read("The gate squeaks. How long have they got?")
    assert situation.landlord is None
    assert situation.tenure is None
    assert situation.events == ()
    assert situation.household == ()


def test_a_report_and_a_visit_keep_their_own_dates() -> None:
    assert roles("I rang the council on 3 June 2026 and they came on 9 June 2026") == [
        ("reported", "2026-06-03"),
        ("attended", "2026-06-09"),
        ("until", "2026-06-09"),
    ]


def test_stages_of_a_complaint_are_told_apart() -> None:
    told = roles(
        "I complained on 2 March 2026. Stage 1 answer came 20 March 2026. I escalated on 23 March 2026, "
        "stage 2 was acknowledged on 27 March 2026 and the final letter is dated 30 April 2026."
    )
    assert [what for what, _ in told] == [
        "complained",
        "stage 1 answered",
        "escalated",
        "escalation acknowledged",
        "stage 2 answered",
    ]


def test_a_day_is_read_before_a_month() -> None:
    mentions, _ = dated_mentions("reported 3/4/2026", TODAY)
    assert mentions[0].on == date(2026, 4, 3)


def test_a_date_that_looks_month_first_is_asked_about_and_never_turned_round() -> None:
    mentions, doubts = dated_mentions("reported 4/13/2026", TODAY)
    assert mentions[0].on is None
    assert "month first" in doubts[0]


def test_a_date_without_a_year_is_said_to_have_been_filled_in() -> None:
    situation = read("I reported the leak on 3 May and nobody came")
    assert situation.reported == date(2026, 5, 3)
    assert "3 May 2026" in situation.doubts[0]


def test_when_the_trouble_began_is_not_when_it_was_reported() -> None:
    situation = read("The lift has been broken since 1 September 2026")
    assert situation.reported is None
    assert situation.began == date(2026, 9, 1)


def test_a_question_after_and_is_a_clause_of_its_own() -> None:
    clauses = clauses_of("How long does Clarion have for a repair, and what was paid when an intercom was left?")
    assert [Ask.TIMESCALE in clause.asks for clause in clauses] == [True, False]
    assert clauses[1].about_case


def test_words_before_the_question_stay_with_it() -> None:
    assert len(clauses_of("In the older guidance, before April 2026, what range went with service failure?")) == 1


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        ("I am a secure tenant", Tenure.SECURE),
        ("we own 25% of the flat", Tenure.SHARED_OWNERSHIP),
        ("on an assured shorthold", Tenure.ASSURED_SHORTHOLD),
        ("leaseholder here", Tenure.LEASEHOLDER),
        ("my council flat", None),
    ],
)
def test_tenure_is_read_only_where_it_is_named(text: str, tenure: Tenure | None) -> None:
    assert read(text).tenure is tenure


def test_losses_are_counted_in_days() -> None:
    assert [(loss.service.value, loss.days) for loss in losses_of("no heating or hot water for 2 weeks")] == [
        ("heating and hot water", 14)
    ]
    assert losses_of("the boiler is due a service") == ()


def test_missed_visits_are_counted_only_where_a_count_is_given() -> None:
    assert missed_appointments("they missed three appointments") == 3
    assert missed_appointments("what is the rate for missed appointments") is None
    assert second_contractor_days("the second contractor ran 9 days over") == 9


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        ("Od roku mam grzyb na ścianach w mieszkaniu", "polish", "mould"),
        ("Huele a gas en mi casa desde hace una hora", "spanish", "gas"),
        ("أشم رائحة غاز قوية في شقتي", "arabic", "gas"),
        ("У мене цвіль у квартирі вже рік", "ukrainian", "mould"),
    ],
)
def test_the_words_that_matter_are_understood_in_other_languages(text: str, language: str, english: str) -> None:
    assert language_of(text) == language
    assert english in in_english(text)


def test_english_is_never_taken_for_another_language() -> None:
    assert language_of("I am on a lease in a flat and the damp is bad, no one can come") is None


@pytest.mark.parametrize("text", ["", "   ", "\n\x00"])
def test_an_empty_message_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(InputError, match="empty"):
        read(text)


def test_a_message_of_100_000_characters_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match="100,000 characters"):
        read("a" * 100_000)


def test_a_report_in_the_future_is_refused() -> None:
    with pytest.raises(InputError, match="in the future"):
        read("a leak", reported=date(2027, 1, 1))


def test_what_is_given_beside_the_message_outranks_it() -> None:
    situation = read("the leak, reported to Barnet", landlord="Ealing", tenure=Tenure.ASSURED)
    assert situation.landlord is not None
    assert situation.landlord.slug == "ealing"
    assert situation.tenure is Tenure.ASSURED
    assert situation.category is Category.LEAKS


def test_a_given_day_takes_the_role_that_the_message_gives_it() -> None:
    situation = read("complaint logged 15 Jan 2024, stage 1 letter dated 5 Feb 2024", reported=date(2024, 1, 15))
    assert situation.events[0].what is Happening.COMPLAINED


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    try:
        read(text)
    except InputError:
        return


@given(st.dates(min_value=date(2015, 1, 1), max_value=TODAY))
def test_every_written_date_is_found_again(on: date) -> None:
    for written in (f"{on.day} {on:%B} {on.year}", on.isoformat(), f"{on.day}/{on.month}/{on.year}"):
        mentions, _ = dated_mentions(f"I reported it on {written} by phone", TODAY)
        assert [mention.on for mention in mentions] == [on]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "the damp survey finished on 13 february 2026, they emailed me the summary on 19 february 2026",
            [("investigated", "2026-02-13"), ("summary sent", "2026-02-19")],
        ),
        (
            "the mould inspection ended 1 april 2026 and the bedroom was made safe on 10 april 2026",
            [("investigated", "2026-04-01"), ("made safe", "2026-04-10")],
        ),
    ],
)
def test_what_follows_an_investigation_is_told_apart(text: str, told: list[tuple[str, str]]) -> None:
    assert [pair for pair in roles(text) if pair[0] != "until"] == told


def test_a_date_given_beside_the_message_is_that_of_the_investigation_where_the_message_says_so() -> None:
    text = "the damp survey finished on 13 february 2026, the summary was sent on 19 february 2026"
    told = read(text, reported=date(2026, 2, 13), until=date(2026, 2, 19)).events
    assert [event.what for event in told] == [Happening.INVESTIGATED, Happening.SUMMARY_SENT]


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("no hot water for 9 days but the heating kept working", "heating or hot water"),
        ("heating was off for 9 days, hot water was always fine", "heating or hot water"),
        ("neither the heating nor the hot water worked, both off for 9 days", "heating and hot water"),
        ("no heating or hot water working for 9 days", "heating and hot water"),
        ("heating and hot water off for 9 days", "heating and hot water"),
    ],
)
def test_a_service_that_went_on_is_not_counted_as_lost(text: str, service: str) -> None:
    (loss,) = losses_of(text)
    assert (loss.service.value, loss.days) == (service, 9)


def test_a_visit_called_off_is_spoken_of_and_not_counted_as_one_missed() -> None:
    text = "they rang at noon and cancelled the electrician"
    assert mentions_missed_appointments(text)
    assert missed_appointments(text) is None


def test_a_storey_or_a_verb_before_council_is_no_landlord() -> None:
    assert read("six storey council block, who checks the fire doors").landlord is None
    assert read("wobbly handrail on the stairs, were council tenants").landlord is None


def test_had_they_begins_another_question() -> None:
    assert len(clauses_of("how many visits were there, and had they offered her anything?")) == 2


def test_a_day_put_right_in_the_same_breath_takes_the_place_of_the_first() -> None:
    situation = read("Woking, a cracked bath, reported 12 October. No, 13 October 2026. Late?")
    assert situation.reported == date(2026, 10, 13)
    assert any("in place of 12 October 2026" in doubt for doubt in situation.doubts)
    assert roles("Reported 12 October 2026, no visit until 13 November 2026")[0] == ("reported", "2026-10-12")


def test_first_and_second_stage_are_stages_one_and_two() -> None:
    assert "stage 2" in read("How long have they got for the second stage?").english


@pytest.mark.parametrize("text", ["how much", "so how much then?", "what is that worth a day"])
def test_a_bare_how_much_asks_for_money(text: str) -> None:
    assert Ask.REMEDY in read(text).asks


def test_hot_water_that_is_there_is_not_counted_as_lost() -> None:
    assert losses_of("the heating is off but there's hot water")[0].service.value == "heating or hot water"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("no heating and no hot water for six full days", 6),
        ("no hot water for thirty-two long days", 32),
        ("without heating for a whole fortnight", 14),
    ],
)
def test_a_number_word_and_an_adjective_count_the_days_of_a_loss(text: str, days: int) -> None:
    assert losses_of(text)[0].days == days


@pytest.mark.parametrize("text", ["nothing urgent", "not at all urgent", "it wasn't really that urgent"])
def test_what_is_said_not_to_be_urgent_is_not_urgent(text: str) -> None:
    assert priorities(text) == ("non-urgent",)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "I complained on 27 April 2026 and they wrote back on 1 May 2026 saying they'd got it.",
            Happening.ACKNOWLEDGED,
        ),
        ("Disrepair letter of claim signed for by the council on 1 May 2026.", Happening.CLAIM_RECEIVED),
        ("the boiler last had its gas check 1 May 2026", Happening.CHECKED),
    ],
)
def test_a_day_that_sets_a_period_going_has_its_own_role(text: str, what: Happening) -> None:
    mentions, _ = dated_mentions(text, date(2026, 11, 26))
    assert what in [mention.role for mention in mentions if mention.on == date(2026, 5, 1)]
