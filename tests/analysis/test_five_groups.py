"""Five groups as they are: each gets steps it can take this month, and none that needs staff it does not have."""

import re

import pytest

from tests.building import answer_of, assessment_with
from ulo_selfcheck.analysis.gap_words import keep_strong_words, next_step_words, one_thing
from ulo_selfcheck.analysis.gaps import Place, analyse
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.review import Answer, Assessment
from ulo_selfcheck.catalogue.load import load, packaged_folder

CATALOGUE = load()
LEAST = 3
THIS_MONTH = ("hour", "evening", "weeks")
STAFF = re.compile(r"\b(staff|workers?|those you pay|hires people|job advert)\b", re.IGNORECASE)
OR_NOBODY = re.compile(r"no staff yet\?|any staff|or the chair", re.IGNORECASE)
"""Said for a group with staff, with what a group without does instead."""


def three_friends() -> Assessment:
    """Give three friends with no money: they talk, and have nothing on paper."""
    levels = {
        "social-model": "started",
        "independent-living": "not-yet",
        "peer-support": "started",
        "member-driven": "started",
        "user-majority": "fully",
        "accountable": "started",
    }
    return group("not-yet", levels, "not-for-us")


def new_ulo() -> Assessment:
    """Give a new ULO with one grant: rules, a committee, one project, nobody on pay."""
    levels = {
        "peer-support": "partly",
        "user-majority": "mostly",
        "legal-form": "partly",
        "clear-management": "started",
        "robust-systems": "started",
        "sustainable-finance": "started",
        "better-commissioning": "not-yet",
    }
    return group("started", levels, "not-yet")


def strong_ulo() -> Assessment:
    """Give a ULO at fully nearly everywhere, run by volunteers."""
    return group("fully", {"diversity": "mostly", "local-needs": "mostly"}, "not-for-us")


def carers_network() -> Assessment:
    """Give a network led by carers, whose members are groups."""
    levels = {
        "carers": "mostly",
        "user-majority": "not-yet",
        "covers-everyone": "mostly",
        "social-model": "not-yet",
    }
    return group("partly", levels, "not-yet")


def group(level: str, others: dict[str, str], staff: str) -> Assessment:
    answers: dict[str, str | Answer] = dict.fromkeys(CATALOGUE.order, level)
    return assessment_with({**answers, **others, "staff-from-constituency": answer_of(staff)})


GROUPS = {
    "three friends with no money": three_friends,
    "a new ULO with one grant": new_ulo,
    "the practice organisation": lambda: read_answers(packaged_folder() / "example.toml").loaded.assessment,
    "a strong ULO": strong_ulo,
    "a network led by carers": carers_network,
}
each_group = pytest.mark.parametrize("name", GROUPS)


def suggested(name: str) -> tuple[Place, ...]:
    """Give the places with a suggestion, in the order in which the group reads them."""
    analysis = analyse(CATALOGUE, GROUPS[name]())
    places = (*analysis.begin_with, *analysis.work_on, *analysis.strengths)
    return tuple({one.id: one for one in places}.values())


def texts(place: Place) -> tuple[str, ...]:
    """Give everything that is suggested at this place."""
    strong = place.standing == "strength"
    step = keep_strong_words(place, CATALOGUE) if strong else next_step_words(place)
    return step, *((place.next_step.who,) if place.next_step else ()), place.criterion.first_step.text


@each_group
def test_it_gets_at_least_three_steps_that_it_can_take_this_month_without_money(name: str) -> None:
    steps = [one.next_step for one in suggested(name)]
    now = [one for one in steps if one and one.cost == "nothing" and one.time in THIS_MONTH]
    assert len(now) >= LEAST, f"{name}: {len(now)}"


@each_group
def test_nothing_it_is_told_assumes_staff_that_it_does_not_have(name: str) -> None:
    for place in suggested(name):
        for text in texts(place):
            assert not STAFF.search(text) or OR_NOBODY.search(text), f"{place.id}: {text}"


@each_group
def test_it_goes_home_with_one_thing_for_this_month(name: str) -> None:
    """Where nothing is left to work on, it is a strength to show to others."""
    said = one_thing(analyse(CATALOGUE, GROUPS[name]()))
    assert len(said) == 1
    assert not STAFF.search(said[0])


def test_a_group_that_is_at_all_its_aims_is_told_how_to_show_an_essential_strength() -> None:
    analysis = analyse(CATALOGUE, assessment_with(dict.fromkeys(CATALOGUE.order, "fully")))
    strength = CATALOGUE["social-model"].strength
    assert strength is not None
    assert one_thing(analysis) == [f"One thing for this month, with no fee: {strength.show}"]
