"""Barriers are offered, never assumed; what a group asks for fits its own nation and is dated."""

import dataclasses
import datetime as dt

import pytest

from tests.building import assessment_with
from ulo_selfcheck.analysis.barriers import Offered, asks_for, confirmed, law_for, offered
from ulo_selfcheck.analysis.gaps import analyse
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.context import Approach, Asks
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Fact, Known

TODAY = dt.date(2026, 12, 1)


@pytest.fixture
def asks(catalogue: Catalogue) -> Asks:
    assert catalogue.asks is not None
    return catalogue.asks


def offers(catalogue: Catalogue, assessment: Assessment) -> dict[str, Offered]:
    found = offered(catalogue, assessment, analyse(catalogue, assessment))
    return {one.barrier.id: one for one in found}


def approach(asks: Asks, name: str) -> Approach:
    return next(one for one in asks.approaches if one.id == name)


def test_no_barrier_is_offered_where_there_is_no_gap(catalogue: Catalogue) -> None:
    assert offers(catalogue, assessment_with(dict.fromkeys(catalogue.order, "fully"))) == {}
    assert offers(catalogue, assessment_with()) == {}


def test_a_gap_offers_the_barriers_it_points_to_with_that_gap(catalogue: Catalogue) -> None:
    found = offers(catalogue, assessment_with({"staff-from-constituency": "not-yet"}))
    assert "income" in found
    assert [place.id for place in found["income"].places] == ["staff-from-constituency"]
    assert found["income"].here is None


@pytest.mark.parametrize("barrier", ["income", "skills", "left-out", "tendering", "value"])
def test_each_of_the_five_barriers_is_offered_for_each_of_its_criteria(
    barrier: str, asks: Asks, catalogue: Catalogue
) -> None:
    known = next(one for one in asks.barriers if one.id == barrier)
    for criterion in known.criteria:
        assert barrier in offers(catalogue, assessment_with({criterion: "not-yet"}))


def test_a_barrier_that_was_answered_stays_in_sight_without_a_gap(catalogue: Catalogue) -> None:
    """So that an answer can be changed later."""
    found = offers(catalogue, assessment_with(barriers={"income": False, "value": True}))
    assert {name: one.here for name, one in found.items()} == {"income": False, "value": True}


def test_only_what_the_group_confirmed_counts(catalogue: Catalogue) -> None:
    assessment = assessment_with(
        {"sustainable-finance": "not-yet"}, barriers={"tendering": True, "income": False}
    )
    assert [one.id for one in confirmed(catalogue, assessment)] == ["tendering"]


def test_nothing_is_asked_of_commissioners_before_anything_is_confirmed(catalogue: Catalogue) -> None:
    assessment = assessment_with({"sustainable-finance": "not-yet"})
    assert asks_for(catalogue, confirmed(catalogue, assessment)) == ()


def test_each_ask_is_made_once_and_in_the_order_of_the_approaches(catalogue: Catalogue, asks: Asks) -> None:
    wanted = asks_for(catalogue, tuple(reversed(asks.barriers)))
    assert [one.number for one in wanted] == sorted({one.number for one in wanted})


def test_each_of_the_eight_approaches_is_reached_from_some_barrier(catalogue: Catalogue, asks: Asks) -> None:
    reached = {one.id for barrier in asks.barriers for one in asks_for(catalogue, (barrier,))}
    assert reached == {one.id for one in asks.approaches}
    assert len(reached) == 8


def test_a_barrier_asks_for_its_own_approaches_alone(catalogue: Catalogue, asks: Asks) -> None:
    income = next(one for one in asks.barriers if one.id == "income")
    assert {one.id for one in asks_for(catalogue, (income,))} == {"encourage-ulos", "longer-funding"}


def test_a_set_without_asks_offers_no_barriers(catalogue: Catalogue, asks: Asks) -> None:
    without = dataclasses.replace(catalogue, read_context=lambda _: catalogue.context._replace(asks=None))
    assessment = assessment_with({"sustainable-finance": "not-yet"}, barriers={"income": True})
    assert offered(without, assessment, analyse(without, assessment)) == ()
    assert confirmed(without, assessment) == ()
    assert asks_for(without, asks.barriers) == ()


# Today's law, by nation


HEARD_IN: dict[str | None, set[str]] = {
    None: {"uk"},
    "england": {"uk", "great-britain", "england"},
    "scotland": {"uk", "great-britain", "scotland"},
    "wales": {"uk", "great-britain", "wales"},
    "northern-ireland": {"uk", "northern-ireland"},
}


def heard(asks: Asks, nation: str | None) -> set[str]:
    """Give the nations whose law is said to a group of this nation, over all approaches."""
    assessment = assessment_with(nation=nation)
    return {fact.nation for one in asks.approaches for fact in law_for(one, assessment)}


@pytest.mark.parametrize("nation", [None, "scotland", "wales", "northern-ireland"])
def test_english_law_is_hidden_outside_england_and_where_the_nation_is_not_set(
    nation: str | None, asks: Asks
) -> None:
    assert "england" in heard(asks, "england")
    assert "england" not in heard(asks, nation)


@pytest.mark.parametrize("nation", HEARD_IN)
def test_each_nation_hears_its_own_law_and_no_other_nations(nation: str | None, asks: Asks) -> None:
    assert heard(asks, nation) == HEARD_IN[nation]


def test_the_law_on_kept_contracts_is_not_said_where_we_have_none(asks: Asks) -> None:
    kept = approach(asks, "reserved-contracts")
    assert law_for(kept, assessment_with(nation="england"))
    assert law_for(kept, assessment_with()) == ()


@pytest.mark.parametrize(
    ("today", "old"),
    [
        (dt.date(2026, 11, 22), False),
        (dt.date(2027, 11, 21), False),
        (dt.date(2027, 11, 22), False),
        (dt.date(2027, 11, 23), True),
        (dt.date(2027, 12, 1), True),
        (dt.date(2031, 1, 1), True),
    ],
)
def test_a_fact_checked_over_twelve_months_ago_says_so(today: dt.date, *, old: bool) -> None:
    fact = Fact(text="The sum is 5.", nation="uk", checked=dt.date(2026, 11, 22), source=("own",))
    said = fact.said(today)
    assert said.startswith("The sum is 5. (Checked on 22 November 2026.")
    assert ("more than a year ago" in said) == old


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("read", "The sum is 5. (Checked on 22 November 2026.)"),
        ("in-part", "The sum is 5. (Checked in part of the source on 22 November 2026.)"),
        ("memory", "The sum is 5. (From memory, November 2026. Please check it.)"),
    ],
)
def test_checked_is_said_only_of_what_was_read(known: Known, said: str) -> None:
    fact = Fact(
        text="The sum is 5.", nation="uk", checked=dt.date(2026, 11, 22), source=("own",), known=known
    )
    assert fact.said(dt.date(2026, 12, 1)) == said


def test_every_law_that_is_said_carries_its_day_or_that_it_is_from_memory(asks: Asks) -> None:
    england = assessment_with(nation="england")
    said = [fact.said(TODAY) for one in asks.approaches for fact in law_for(one, england)]
    assert len(said) > 10
    assert all("(Checked " in law or "(From memory, " in law for law in said)


def test_notes_for_the_organisation_itself_are_left_out_for_others(asks: Asks) -> None:
    kept, england = approach(asks, "reserved-contracts"), assessment_with(nation="england")
    ours = {fact for fact in law_for(kept, england) if fact.audience == "us"}
    assert ours
    assert set(law_for(kept, england, for_others=True)) == set(law_for(kept, england)) - ours
