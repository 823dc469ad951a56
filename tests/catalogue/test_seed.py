"""Every subject of the first document, SCIE At a glance 25 (2010), has its place in the words.

The document itself is not in this repository. Its subjects are listed here in our own words, each with what a
reader would look for; the patterns leave room for other wording.
"""

import re

import pytest

from tests.words import all_words
from ulo_selfcheck.catalogue.context import Background
from ulo_selfcheck.catalogue.criteria_set import Catalogue


@pytest.fixture(scope="module")
def background(catalogue: Catalogue) -> Background:
    assert catalogue.background is not None
    return catalogue.background


@pytest.fixture(scope="module")
def everything(catalogue: Catalogue) -> str:
    return "\n".join(one.text for one in all_words(catalogue))


def piece(background: Background, name: str) -> str:
    return " ".join(next(one.text for one in background.pieces if one.id == name))


def assert_says(text: str, *patterns: str) -> None:
    missing = [one for one in patterns if not re.search(one, text, re.IGNORECASE)]
    assert missing == []


# What a user-led organisation is


def test_it_says_what_a_ulo_is_and_who_may_be_part_of_it(background: Background) -> None:
    assert_says(
        piece(background, "why-ulos-matter"),
        "run it and control it",
        "disabled people",
        "mental health",
        "learning difficult",
        "older people",
        "famil",
        "carers",
    )


def test_it_names_the_four_essentials(background: Background, catalogue: Catalogue) -> None:
    assert_says(
        piece(background, "why-ulos-matter"),
        "social model",
        "independent living",
        "in charge",
        "support each other|peer support",
    )
    assert {one.id for one in catalogue.essentials} == {
        "social-model",
        "independent-living",
        "peer-support",
        "user-majority",
    }


def test_it_says_that_the_criteria_are_a_gold_standard_that_most_do_not_meet(catalogue: Catalogue) -> None:
    about = " ".join(catalogue.identity.about)
    assert_says(
        about, "gold standard", "most (ULOs )?do not", "Department of Health", r"\b21\b", "no ULO has to"
    )


def test_the_three_areas_are_values_governance_and_services(catalogue: Catalogue) -> None:
    assert [one.id for one in catalogue.groups] == ["values", "governance", "services"]


def test_the_management_committee_is_three_quarters_service_users(catalogue: Catalogue) -> None:
    criterion = catalogue["user-majority"]
    assert criterion.sum is not None
    assert criterion.sum.share == 75
    assert_says(
        criterion.asks + criterion.plain_words, "three quarters|75|three (in|of) (every )?four", "vote|voting"
    )


@pytest.mark.parametrize(
    ("message", "patterns"),
    [
        ("they tackle inequality and are close to local people", ["to be fair", "hear local people"]),
        ("they help to prevent", ["before a small problem grows"]),
        ("they bring people together", ["bring people together"]),
        ("they go back a long way", ["long way"]),
        ("their knowledge is lived", ["comes from life|lived", "hold the power"]),
        ("they add value and have people's trust", ["adds value", "trust"]),
        ("a fair chance to bid and plain processes", ["fair to bid", "plain papers", "enough time"]),
        ("money to get going", ["pump-priming"]),
        ("buying is about more than the price", ["more than the price"]),
    ],
)
def test_each_key_message_has_its_place(message: str, patterns: list[str], background: Background) -> None:
    assert_says(piece(background, "why-ulos-matter"), *patterns)


@pytest.mark.parametrize(
    ("activity", "service"),
    [
        ("information and advice", "information-and-advice"),
        ("advocacy", "advocacy-and-peer-support"),
        ("peer support", "advocacy-and-peer-support"),
        ("direct payments", "direct-payments"),
        ("personal budgets", "direct-payments"),
        ("employ personal assistants", "personal-assistants"),
        ("plan their support|support planning|planning support", "self-assessment"),
        ("equality", "equality-training"),
        ("campaign", "campaigning"),
        ("co-production|as equals", "co-production"),
    ],
)
def test_each_typical_activity_is_told_and_can_be_ticked(
    activity: str, service: str, background: Background, catalogue: Catalogue
) -> None:
    services = next(one for _, one in catalogue.checklists if one.name == "services")
    assert_says(piece(background, "what-ulos-do"), activity)
    assert service in {one.id for one in services.lines}


# Reaching everyone


def test_diversity_says_why_it_was_hard_and_what_it_takes(
    background: Background, catalogue: Catalogue
) -> None:
    assert_says(
        piece(background, "diversity"),
        "small",
        "not safe|insecure",
        "one kind of impairment",
        "younger people with physical or sensory impairments",
        "voice",
        "money",
        "central ULO",
        "network",
    )
    assert {"diversity", "covers-everyone"} <= set(catalogue.order)


def test_carers_are_members_or_partners_and_need_not_compete(
    background: Background, catalogue: Catalogue
) -> None:
    assert_says(
        piece(background, "carers"), "compete", "day to day", "members", "carers' organisation", "carer-led"
    )
    assert "carers" in catalogue


# The cases


def test_tamworth_tells_how_a_new_ulo_began_and_lasts(background: Background) -> None:
    assert_says(
        piece(background, "tamworth"),
        "Mercian Ability Partnership",
        "MAP",
        "took time",
        "voice of local disabled people|local disabled people could be heard",
        r"training in how to win|win(ning)? bids",
        "well run|governance",
        "safe base|premises",
        "links|network",
        "same work twice|duplicat",
    )


def test_hampshire_tells_of_the_panel_and_its_two_centres(background: Background) -> None:
    assert_says(
        piece(background, "hampshire"),
        "Southampton",
        "PEP",
        "panel",
        "carers|carer-led",
        "senior managers",
        "get to know|got to know",
    )


@pytest.mark.parametrize(
    ("criterion", "case"),
    [
        ("legal-form", "Tamworth"),
        ("clear-management", "Tamworth"),
        ("sustainable-finance", "Tamworth"),
        ("better-commissioning", "Hampshire"),
    ],
)
def test_a_case_is_told_in_two_sentences_beside_the_step_that_draws_on_it(
    criterion: str, case: str, catalogue: Catalogue
) -> None:
    stories = [(one.story, one.source) for one in catalogue[criterion].steps.values() if one.story]
    assert stories
    for story, source in stories:
        assert_says(story, case)
        assert len(re.findall(r"[.?!](?= |$)", story)) == 2, story
        assert f"guide-36-{case.lower()}" in source


def test_the_beginning_in_hampshire_is_told(background: Background) -> None:
    assert_says(
        piece(background, "why-ulos-matter"), "Hampshire", "1980s", "care homes", "1996", "direct payments"
    )


# Barriers and what commissioners can do


@pytest.mark.parametrize(
    ("barrier", "patterns"),
    [
        ("income", ["core costs|rent, pay and bills"]),
        ("skills", ["out of work|kept out", "training"]),
        ("left-out", ["local charities"]),
        ("tendering", ["large firms", "bid"]),
        ("value", ["not always seen|recognised", "valued"]),
    ],
)
def test_each_of_the_five_barriers_is_named_with_steps_and_asks(
    barrier: str, patterns: list[str], catalogue: Catalogue
) -> None:
    assert catalogue.asks is not None
    found = next(one for one in catalogue.asks.barriers if one.id == barrier)
    assert_says(f"{found.name} {found.plain}", *patterns)
    assert found.own_steps
    assert found.approaches


@pytest.mark.parametrize(
    ("number", "patterns"),
    [
        (1, ["start", "grow", "support"]),
        (2, ["plan services with us|partner", "run some|deliver"]),
        (3, ["time", "bid", "plain|read"]),
        (4, ["contract", "local people"]),
        (5, ["trust", "choice and control|independent living"]),
        (6, ["three to five years"]),
        (7, ["Covenant", "compact"]),
        (8, ["contracts", "groups like ours"]),
    ],
)
def test_each_of_the_eight_approaches_can_be_asked_for(
    number: int, patterns: list[str], catalogue: Catalogue
) -> None:
    assert catalogue.asks is not None
    found = next(one for one in catalogue.asks.approaches if one.number == number)
    assert_says(f"{found.name} {found.ask}", *patterns)


def test_supported_business_is_told_as_it_was_and_as_it_is_now(background: Background) -> None:
    assert_says(
        piece(background, "procurement-then-and-now"),
        "supported business",
        "over half",
        "144,000",
        "Article 19",
        "at least one (such )?contract|one contract with a supported business",
        "match",
        "supported employment provider",
        "30%",
        "section 32",
        "207,720",
        "Covenant",
    )


# To read further


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Making user involvement work", "2006"),
        ("Putting people first: working together with user-led", "2009"),
        ("Improving the life chances of disabled people", "2005"),
        ("Joint Protocol between NCIL, ADASS and the LGA", "2009"),
        ("Mapping the Capacity and Potential", "2007"),
        ("Centres for Independent Living/Local", "2006"),
        ("Implications for user-led organisations", "2009"),
        ("User-led organisations project policy", "2007"),
        ("A commissioner's guide to developing and sustaining", "2010"),
    ],
)
def test_each_title_to_read_is_given_with_where_to_look_now(
    title: str, year: str, background: Background
) -> None:
    found = [one for one in background.reading if title in one.title_original]
    assert [one.year for one in found] == [year]
    assert all(one.now for one in found)


@pytest.mark.parametrize(
    "site",
    [
        "Social Care Institute for Excellence",
        "Capacity Builders",
        "Department of Health",
        "National Centre for Independent Living",
        "SOLNET",
        "Office of Government Commerce",
    ],
)
def test_each_website_is_named_with_what_became_of_it(site: str, background: Background) -> None:
    assert [one for one in background.websites if site in one.name and one.now]


@pytest.mark.parametrize(
    "hard_word", ["ULO", "personal budget", "tender", "commissioner", "pump-priming", "co-production"]
)
def test_a_hard_word_of_the_document_is_explained(hard_word: str, catalogue: Catalogue) -> None:
    assert hard_word in {one.term for one in catalogue.identity.glossary}


def test_the_document_itself_is_named_as_a_source(catalogue: Catalogue) -> None:
    assert [one.seen for one in catalogue.identity.sources if "At a glance 25" in one.title_original] == [
        "seen"
    ]


def test_what_it_says_of_the_voluntary_sector_has_its_place(everything: str) -> None:
    assert_says(everything, r"\bCVS\b", "VCSE", "self-assessment", "accessib|access checks|access needs")
