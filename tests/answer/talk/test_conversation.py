"""What a later message keeps, changes and sets apart."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer.message.followup import FollowUp
from assistant.answer.talk.conversation import continue_from
from assistant.records import Tenure, load_corpus
from assistant.records.landlords import LandlordDirectory
from assistant.settings import ROOT
from assistant.situation.reader import read_situation
from assistant.situation.situation import Ask, Situation
from assistant.situation.wordlists import says

TODAY = date(2026, 11, 26)
DIRECTORY = LandlordDirectory(load_corpus(ROOT / "corpus"))
FIRST = (
    "Ealing council, secure tenant. I reported a loose kitchen drawer on 7 September 2026, routine, "
    "and it was done on 21 October 2026. Was that in time?"
)


def talk(*messages: str) -> Situation:
    """The situation after the last message."""
    situation: Situation | None = None
    for message in messages:
        now = read_situation(message, DIRECTORY, today=TODAY)
        situation = continue_from(situation, now) if situation else now
    assert situation is not None
    return situation


def slug(situation: Situation) -> str | None:
    return situation.landlord.slug if situation.landlord else None


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("thanks, that helps", FollowUp.ASIDE),
        ("sorry, i meant 7 october, not september", FollowUp.CORRECTION),
        ("no i meant march", FollowUp.CORRECTION),
        ("it's Hyde I'm with, my mistake", FollowUp.CORRECTION),
        ("and if it was an emergency?", FollowUp.WHAT_IF),
        ("what if i was a leaseholder", FollowUp.WHAT_IF),
        ("my neighbour is with Camden, how long for her", FollowUp.SOMEBODY_ELSE),
        ("different problem now: the roof leaks", FollowUp.NEW_PROBLEM),
        ("I've got another thing: no light on the stairs since 4 November", FollowUp.NEW_PROBLEM),
        ("assured", FollowUp.ANSWER),
        ("it was routine they said", FollowUp.ANSWER),
        ("so what can i claim then", FollowUp.GOES_ON),
    ],
)
def test_what_a_follow_up_does_is_told_by_its_words(message: str, kind: FollowUp) -> None:
    assert talk(FIRST, message).follow_up == kind.value


def test_a_corrected_date_replaces_the_one_it_means_and_says_so() -> None:
    situation = talk(FIRST, "sorry i meant 7 october, not september")
    assert situation.reported == date(2026, 10, 7)
    assert situation.until == date(2026, 10, 21)
    assert any("in place of 7 September 2026" in doubt for doubt in situation.doubts)


def test_a_month_alone_moves_the_report_and_keeps_its_day() -> None:
    assert talk(FIRST, "no i meant march").reported == date(2026, 3, 7)


def test_a_later_end_on_the_same_day_replaces_the_visit() -> None:
    situation = talk(
        "I reported a window to Southwark on 1 September 2026 and they came on 16 October 2026. In time?",
        "it's Hyde I'm with now, and 16 October is when they finished it",
    )
    assert slug(situation) == "hyde"
    assert [event.what.value for event in situation.events] == ["reported", "completed", "until"]


def test_something_supposed_is_gone_with_the_next_message() -> None:
    supposed = talk(FIRST, "what if i was a leaseholder")
    assert supposed.tenure is Tenure.LEASEHOLDER
    assert any("supposes" in doubt for doubt in supposed.doubts)
    assert talk(FIRST, "what if i was a leaseholder", "how much could i get").tenure is Tenure.SECURE


def test_somebody_elses_home_has_none_of_the_persons_own_facts_and_leaves_them_untouched() -> None:
    hers = talk(FIRST, "what about my neighbour, she's with Camden")
    assert slug(hers) == "camden"
    assert (hers.tenure, hers.events, hers.reported) == (None, (), None)
    mine = talk(FIRST, "what about my neighbour, she's with Camden", "ok, and how much am i owed")
    assert (slug(mine), mine.tenure, mine.reported) == ("ealing", Tenure.SECURE, date(2026, 9, 7))


def test_a_bare_answer_is_given_the_question_that_stands() -> None:
    situation = talk("my front door wont shut. how long have they got?", "Lambeth, council tenant")
    assert Ask.TIMESCALE in situation.asks
    assert situation.standalone is not None
    assert "how long have they got?" in situation.standalone


def test_a_bare_date_is_the_report_where_none_was_told() -> None:
    situation = talk("how long does Woking have for a loose tile?", "12 october 2026")
    assert situation.reported == date(2026, 10, 12)
    assert any("as the day you reported it" in doubt for doubt in situation.doubts)


def test_a_day_that_trouble_began_is_no_report_unless_we_asked_for_one() -> None:
    assert talk("my shower leaks, i am with Orbit", "since may").reported is None


def test_a_new_problem_keeps_who_the_person_is_and_nothing_of_the_old_one() -> None:
    situation = talk(FIRST, "another problem: rats in the loft, told them 10 november 2026")
    assert (slug(situation), situation.tenure) == ("ealing", Tenure.SECURE)
    assert [event.on for event in situation.events] == [date(2026, 11, 10)]
    assert situation.priority is None


def test_another_resident_starts_with_nothing() -> None:
    situation = talk(FIRST, "Different resident: damp reported on 12 October 2026.")
    assert (situation.landlord, situation.tenure) == (None, None)


def test_a_landlord_that_is_disowned_is_dropped() -> None:
    assert talk(FIRST, "no, not ealing").landlord is None


def test_an_emergency_of_before_is_not_part_of_what_is_triaged_now() -> None:
    situation = talk("strong smell of gas in my kitchen, what do i do?", "Lambeth, council tenant")
    assert "gas" not in situation.own_words


def test_what_was_kept_is_listed_by_field() -> None:
    assert {"landlord", "tenure", "events"} <= set(talk(FIRST, "so what can i claim then").carried)


def test_a_class_may_be_supposed_of_somebody_elses_repair_and_is_dropped_again() -> None:
    hers = "New thing: my aunt rents from Bury council. She reported a stuck door, routine, on 2 November 2026."
    supposed = talk(FIRST, hers, "and if they'd called it an emergency?")
    assert (slug(supposed), supposed.priority, supposed.apart) == ("bury", "emergency", "what if")
    after = talk(FIRST, hers, "and if they'd called it an emergency?", "so how long has she got to wait?")
    assert (slug(after), after.priority) == ("bury", "routine")


def test_a_question_of_the_other_stage_leaves_this_stages_dates_out_and_keeps_them() -> None:
    told = "I made a stage 1 complaint to Gateshead council on 5 October 2026. When should they answer?"
    asked = talk(told, "and at stage two, how long?")
    assert not asked.events
    assert talk(told, "and at stage two, how long?", "they answered mine on 9 November 2026").events[0].on == date(
        2026, 10, 5
    )


def test_damp_reported_again_under_awaabs_law_is_counted_from_then() -> None:
    told = "Assured tenant of Bury council. I reported mould on 6 October 2025. When must they look?"
    assert talk(told, "I did report it again, on 3 November 2025").reported == date(2025, 11, 3)
    drawer = "Bury council. I reported a loose drawer on 6 October 2025. When must they come?"
    assert talk(drawer, "I did report it again, on 3 November 2025").reported == date(2025, 10, 6)


def test_a_day_told_by_its_number_stays_in_the_month_of_what_it_puts_right() -> None:
    assert talk(FIRST, "sorry, it was done on the 12th").until == date(2026, 10, 12)


def test_a_question_without_a_verb_asks_what_was_asked_before() -> None:
    situation = talk("Bury council: by what day must they inspect my mould?", "And the written summary?")
    assert Ask.TIMESCALE in situation.asks


def test_a_decided_case_is_set_apart_from_ones_own_home_and_left_again() -> None:
    told = "I read of a case against Barnet council over a balcony door. What did the Ombudsman find?"
    case = talk(FIRST, told)
    assert (slug(case), case.tenure, case.events, case.apart) == ("barnet", None, (), "a decided case")
    assert any("own home is left out and kept" in doubt for doubt in case.doubts)
    assert talk(FIRST, told, "and did she get any money?").apart == "a decided case"
    mine = talk(FIRST, told, "and did she get any money?", "to come back to my drawer, what can i do")
    assert (slug(mine), mine.tenure, mine.reported) == ("ealing", Tenure.SECURE, date(2026, 9, 7))


def test_a_question_of_a_complaints_stage_is_not_counted_from_the_repairs_report() -> None:
    asked = talk(FIRST, "what about stage 2 then")
    assert (asked.events, asked.reported, asked.apart) == ((), None, "a complaint")
    after = talk(FIRST, "what about stage 2 then", "how much could i get")
    assert (after.reported, after.category) == (date(2026, 9, 7), talk(FIRST).category)


@pytest.mark.parametrize("message", ["and the mould?", "and mould too?", "what about the mould then", "Mould?"])
def test_a_thing_that_is_only_named_is_a_new_problem_with_the_question_of_the_old_one(message: str) -> None:
    situation = talk(FIRST, message)
    assert (slug(situation), situation.tenure) == ("ealing", Tenure.SECURE)
    assert (situation.events, situation.priority) == ((), None)
    assert Ask.DELAY in situation.asks


def test_a_problem_that_was_left_is_taken_up_again_where_it_is_named() -> None:
    told = (FIRST, "another thing, the roof leaks. I told them on 9 November 2026.")
    assert talk(*told).reported == date(2026, 11, 9)
    assert talk(*told, "and the drawer?").reported == date(2026, 9, 7)
    assert talk(*told, "and the drawer?", "and the roof?").reported == date(2026, 11, 9)


def test_a_caseworkers_client_is_taken_up_again_by_letter() -> None:
    told = ("Client A: " + FIRST, "Client B, Bury council, a gate, reported 2 November 2026.")
    assert slug(talk(*told)) == "bury"
    assert slug(talk(*told, "And client A: what could be awarded?")) == "ealing"


def test_a_correction_may_name_both_days() -> None:
    situation = talk(FIRST, "not the 7th of september, the 14th of september")
    assert situation.reported == date(2026, 9, 14)
    assert any("in place of 7 September 2026" in doubt for doubt in situation.doubts)


def test_of_two_days_that_a_correction_could_mean_the_one_told_last_is_put_right() -> None:
    told = "Woking council, routine, a cracked bath, reported 13 October 2026. Late?"
    situation = talk(told, "it was done on 20 November 2026", "no, 13 November that was")
    assert (situation.reported, situation.until) == (date(2026, 10, 13), date(2026, 11, 13))


def test_a_council_that_is_none_is_given_up() -> None:
    situation = talk(FIRST, "sorry, it's not a council, it's an HA")
    assert (situation.landlord, situation.landlord_type) == (None, "housing association")


def test_somebody_who_lives_with_the_person_has_the_persons_home() -> None:
    situation = talk(FIRST, "my mum lives here and she's 79")
    assert (slug(situation), situation.reported) == ("ealing", date(2026, 9, 7))
    assert "older person" in situation.household


def test_another_person_with_the_same_landlord_keeps_it() -> None:
    hers = talk(FIRST, "my sister is a leaseholder there, her roof leaks, how long for her")
    assert (slug(hers), hers.tenure, hers.events) == ("ealing", Tenure.LEASEHOLDER, ())


def test_a_landlord_supposed_is_gone_with_the_next_message() -> None:
    assert slug(talk(FIRST, "had it been Bury council?")) == "bury"
    assert slug(talk(FIRST, "had it been Bury council?", "how much could i get")) == "ealing"


@pytest.mark.parametrize(
    ("message", "over"),
    [
        ("her lips have gone blue", False),
        ("the lights have gone again", False),
        ("the engineers have gone now", True),
        ("it's all safe now", True),
    ],
)
def test_gone_ends_an_emergency_only_of_those_who_came(message: str, over: bool) -> None:
    assert says("followups", "made safe", text=message) is over


def test_a_day_alone_is_of_the_month_told_before() -> None:
    situation = talk("hyde, tap leaking, told them in september 2026, routine", "the 3rd i think it was")
    assert situation.reported == date(2026, 9, 3)


def test_a_landlord_put_right_after_no_is_the_landlord() -> None:
    first = "council flat, secure tenant. front door wont lock. hows long right to repair give"
    assert slug(talk(first, "no im council. camden. told them 23 november 2026")) == "camden"
    assert slug(talk(f"octavia, {first}", "no not octavia, calico")) == "calico-homes"
