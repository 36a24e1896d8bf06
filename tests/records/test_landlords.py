import pytest

from assistant.records import Corpus, load_corpus
from assistant.records.landlords import LandlordDirectory
from assistant.settings import ROOT


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(ROOT / "corpus")


@pytest.fixture(scope="module")
def directory(corpus: Corpus) -> LandlordDirectory:
    return LandlordDirectory(corpus)


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ("LB Barnet", "barnet"),
        ("Barnet Homes", "barnet"),
        ("barnett council", "barnet"),
        ("l and q", "l-and-q"),
        ("L&Q", "l-and-q"),
        ("lq", "l-and-q"),
        ("london quadrant housing trust", "l-and-q"),
        ("clarion housing grp", "clarion"),
        ("clarian", "clarion"),
        ("the guinness trust", "guinness"),
        ("camdem council", "camden"),
        ("RBKC", "kensington-and-chelsea"),
        ("Kensington", "kensington-and-chelsea"),
        ("Tower Hamlets Homes", "tower-hamlets"),
        ("waltham forrest", "waltham-forest"),
        ("mtvh", "metropolitan-thames-valley"),
        ("stoke council", "stoke-on-trent"),
    ],
)
def test_a_name_as_people_write_it_finds_its_record(directory: LandlordDirectory, said: str, slug: str) -> None:
    assert directory.match(said).slug == slug


def test_every_name_and_alias_of_a_record_finds_that_record_or_is_asked_back(
    corpus: Corpus, directory: LandlordDirectory
) -> None:
    for slug, policy in corpus.landlords.items():
        for name in (policy.landlord or slug, *policy.aliases):
            match = directory.match(name)
            assert match.slug == slug or (match.name is None and policy.landlord in match.options), name


@pytest.mark.parametrize("said", ["Sovereign", "Southern", "network"])
def test_a_bare_name_that_could_mean_several_is_asked_back(corpus: Corpus, said: str) -> None:
    directory = LandlordDirectory(corpus, ["Sovereign Vale Homes", "Southern Vale Homes", "Vale Network"])
    match = directory.match(said)
    assert match.name is None
    assert len(match.options) > 1


@pytest.mark.parametrize(
    ("said", "slug"),
    [("Sovereign", "sovereign-network-group"), ("southern", "southern-housing"), ("gateway", "gateway-housing")],
)
def test_a_bare_name_that_only_one_landlord_has_is_that_landlord(
    directory: LandlordDirectory, said: str, slug: str
) -> None:
    assert directory.match(said).slug == slug


@pytest.mark.parametrize("said", ["the council", "Housing association", "my landlord", "not sure", "", "???"])
def test_words_that_name_nobody_are_nobody(directory: LandlordDirectory, said: str) -> None:
    match = directory.match(said)
    assert match.name is None
    assert match.options == ()


@pytest.mark.parametrize("said", ["Harrowmere Valley Homes", "West Devon council", "Northampton Riverside Trust"])
def test_an_unknown_landlord_is_said_to_be_unknown_in_the_words_given(directory: LandlordDirectory, said: str) -> None:
    match = directory.match(said)
    assert (match.said, match.name, match.slug, match.options) == (said, None, None, ())


def test_a_landlord_of_a_case_without_a_policy_record_is_known_by_name_only(directory: LandlordDirectory) -> None:
    match = directory.match("peabody")
    assert (match.name, match.slug) == ("Peabody Trust", None)


def test_names_given_beside_the_corpus_are_known_and_join_their_records(corpus: Corpus) -> None:
    directory = LandlordDirectory(corpus, ["Wandle", "Westminister", "London Borough of Lambeth", "12 May 2022", ""])
    assert directory.match("wandle").name == "Wandle"
    assert directory.match("westminister").slug == "westminster"
    assert directory.match("lambeth").slug == "lambeth"
    assert directory.match("12 May 2022").name is None


@pytest.mark.parametrize(
    ("message", "slug"),
    [
        ("my landlord is woking council and theres rats in the loft", "woking"),
        ("the guinness trust havent been", "guinness"),
        ("lambeth had my leak down as urgent", "lambeth"),
        ("clarions contractor said a new lock was needed", "clarion"),
        ("i rent off platform and the heating is off", "platform-housing-group"),
        ("Orbit have cancelled twice", "orbit"),
        ("Places for People came out on monday", "places-for-people"),
        ("I am a tenant of Thirteen and it was thirteen days ago", "thirteen-group"),
        ("told camdem council in may", "camden"),
        ("reported a broken window to gateshead in may", "gateshead"),
        ("no hot water, council tenant in Stevenage", "stevenage"),
        ("Red Kite urgent repair logged 20 March", "red-kite"),
        ("Stonewater: no heating and my mum is 84", "stonewater"),
        ("Sanctuary, no heating, toddler aged 3", "sanctuary"),
        ("Orbit tenant here", "orbit"),
        ("Hackney normal priority boiler repair", "hackney"),
        ("shared owner with Hyde, boiler broken", "hyde"),
        ("my sanctuary heating broke down in july", "sanctuary"),
        ("my sister in Leeds has mould, i am with NHG", "notting-hill-genesis"),
        ("gateway wont mend the gate", "gateway-housing"),
        ("rooftop tenant, routine job", "rooftop-housing"),
        ("its hyde im with now", "hyde"),
        ("front door does not shut, Hyde is my landlord", "hyde"),
        ("my brother's in Sandwell, he's a council tenant", "sandwell"),
        ("guiness trust tenant", "guinness"),
        ("LBTH have not been", "tower-hamlets"),
        ("I work for the council in Camden but rent from Clarion", "clarion"),
        ("A2 dominion said no", "a2dominion"),
        ("how many days has hyde got for an urgent repair", "hyde"),
        ("is sanctuary allowed to cancel", "sanctuary"),
        ("what's octavia's emergency time", "octavia"),
        ("told orbit on 3 march about the damp", "orbit"),
        ("the red kite contractor never came", "red-kite"),
        ("reported mice to guinness in april", "guinness"),
        ("ive been with catalyst for years", "catalyst-housing"),
        ("how long do places for people have to fix a tap", "places-for-people"),
    ],
)
def test_a_landlord_is_spotted_in_a_message(directory: LandlordDirectory, message: str, slug: str) -> None:
    found = directory.find(message)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize(
    "message",
    [
        "reading the letter from my landlord made me cry",
        "my bath is leaking and the bathroom is in orbit",
        "I was happy with progress on the works",
        "there are few places for people to sit",
        "standing on the platform of the station",
        "thirteen days ago i reported it",
        "Reading, my landlord is useless. Together, we complained. Progress: none",
        "they said future works, we thrive on it, rooftop is leaking",
        "support worker at my home group home",
        "the flat at Camden Road has damp, leak from hyde road",
        "one housing officer came to settle it",
        "were pest treatment visits sufficient? One Manchester case please",
        "I moved to Sheffield and went to Norwich",
        "moved here from Ealing last year",
        "the gateway to the garden is broken",
        "water coming in from the roof, top floor",
        "home group of people upstairs",
        "is progress being made on my repair",
        "does a catalyst in the boiler need a service",
        "is the platform lift a repair",
        "Small housing association, slow repairs",
        "Swansea housing association wont mend it",
        "I live in Manchester and my housing association is useless",
        "the council wont fix my roof, Right to Repair council tenants, Housing Ombudsman, Citizens Advice",
    ],
)
def test_ordinary_words_and_places_are_not_taken_for_landlords(directory: LandlordDirectory, message: str) -> None:
    assert directory.find(message) is None


@pytest.mark.parametrize("message", ["im with sovereign and the boiler is broke", "southern have ignored me"])
def test_an_ambiguous_name_in_a_message_is_asked_back(corpus: Corpus, message: str) -> None:
    found = LandlordDirectory(corpus, ["Sovereign Vale Homes", "Southern Vale Homes"]).find(message)
    assert found is not None
    assert found.name is None
    assert found.options


@pytest.mark.parametrize(
    "message", ["My landlord is Harrowmere Valley Homes.", "my landlord is harrowmere valley homes they ignore me"]
)
def test_an_unknown_landlord_in_a_message_comes_back_in_its_own_words(
    directory: LandlordDirectory, message: str
) -> None:
    found = directory.find(message)
    assert found is not None
    assert (found.said.lower(), found.name) == ("harrowmere valley homes", None)


def test_two_landlords_in_one_message_are_both_given_and_neither_chosen(directory: LandlordDirectory) -> None:
    assert [one.slug for one in directory.find_all("compare Ealing and Lambeth for routine repairs")] == [
        "ealing",
        "lambeth",
    ]
    found = directory.find("compare Ealing and Lambeth for routine repairs")
    assert found is not None
    assert found.name is None
    assert set(found.options) == {"Ealing Council", "Lambeth Council"}


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("my housing association is called Bromford, gutter is down", "Bromford"),
        ("our landlord's called Riverside. kerb broken", "Riverside"),
        ("my landlord is Accent, and the lift is stuck", "Accent"),
        ("What is Karbon's target for a routine job?", "Karbon"),
    ],
)
def test_a_bare_name_given_as_a_landlords_is_one_that_we_hold_nothing_of(
    directory: LandlordDirectory, message: str, said: str
) -> None:
    found = directory.find(message)
    assert found is not None
    assert (found.name, found.said) == (None, said)


@pytest.mark.parametrize(
    "message",
    [
        "my landlord is Useless at repairs",
        "What does Awaab's policy say of this",
        "The Ombudsman's standards on time",
        "my council is refusing to come",
    ],
)
def test_other_words_in_a_landlords_place_are_no_name(directory: LandlordDirectory, message: str) -> None:
    assert directory.find(message) is None
