"""The four stops: which answers and facts lead to one, what is unknown, and the group's own choice."""

import dataclasses

import pytest

from tests.building import assessment_with, with_answer
from ulo_selfcheck.analysis.journey import Suggestion, stop_words, suggest, unknown_facts
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue

ESTABLISHED = dict.fromkeys(("legal-form", "user-majority", "clear-management", "robust-systems"), "mostly")
AMONG_OTHERS = dict.fromkeys(
    ("covers-everyone", "clear-management", "robust-systems", "sustainable-finance"), "mostly"
)


def suggested(catalogue: Catalogue, assessment: Assessment) -> Suggestion:
    suggestion = suggest(catalogue, assessment)
    assert suggestion is not None
    return suggestion


@pytest.mark.parametrize(
    ("number", "answers", "facts"),
    [
        (1, {"legal-form": "not-yet"}, {"paid-staff": False}),
        (1, {"legal-form": "started"}, {"paid-staff": False}),
        (2, {"legal-form": "partly"}, {"paid-staff": False}),
        (2, {"legal-form": "not-yet"}, {"paid-staff": True}),
        (2, {"legal-form": "not-yet"}, {}),
        (2, {"legal-form": "not-sure"}, {"paid-staff": False}),
        (3, ESTABLISHED, {"paid-staff": True}),
        (3, ESTABLISHED | {"legal-form": "fully"}, {"paid-staff": True}),
        (2, ESTABLISHED, {"paid-staff": False}),
        (2, ESTABLISHED, {"paid-staff": "not-sure"}),
        (2, ESTABLISHED | {"user-majority": "partly"}, {"paid-staff": True}),
        (4, AMONG_OTHERS, {"linked-with-others": "regularly", "income-types": 2}),
        (2, AMONG_OTHERS, {"linked-with-others": "regularly", "income-types": 1}),
        (2, AMONG_OTHERS, {"linked-with-others": "sometimes", "income-types": 2}),
        (
            2,
            AMONG_OTHERS | {"covers-everyone": "partly"},
            {"linked-with-others": "regularly", "income-types": 2},
        ),
        (2, AMONG_OTHERS, {"linked-with-others": "regularly", "income-types": "not-sure"}),
        (
            4,
            AMONG_OTHERS | ESTABLISHED,
            {"linked-with-others": "regularly", "income-types": 2, "paid-staff": True},
        ),
        (3, AMONG_OTHERS | ESTABLISHED, {"linked-with-others": "no", "income-types": 2, "paid-staff": True}),
    ],
)
def test_the_answers_point_to_a_stop(
    number: int, answers: dict[str, str], facts: dict[str, bool | int | str], catalogue: Catalogue
) -> None:
    assert suggested(catalogue, assessment_with(answers, facts=facts)).stop.number == number


@pytest.mark.parametrize(
    ("answers", "facts"),
    [({}, {}), ({"carers": "fully"}, {"age": "3 years or more"}), ({}, {"paid-staff": "not-sure"})],
)
def test_nothing_is_said_while_nothing_points_anywhere(
    answers: dict[str, str], facts: dict[str, bool | int | str], catalogue: Catalogue
) -> None:
    assert suggest(catalogue, assessment_with(answers, facts=facts)) is None


def test_a_set_without_a_journey_has_no_stops(catalogue: Catalogue) -> None:
    without = dataclasses.replace(catalogue, read_context=lambda _: catalogue.context._replace(journey=None))
    assert suggest(without, assessment_with(ESTABLISHED, facts={"paid-staff": True})) is None
    assert unknown_facts(without, assessment_with()) == ()


def test_it_says_which_answers_and_facts_led_there(catalogue: Catalogue) -> None:
    suggestion = suggested(catalogue, assessment_with({"legal-form": "started"}, facts={"paid-staff": False}))
    assert suggestion.because == (f"{catalogue['legal-form'].title}: started.", "Do you have paid staff? No.")


def test_the_stop_without_a_rule_says_that_nothing_points_clearly(catalogue: Catalogue) -> None:
    suggestion = suggested(catalogue, assessment_with({"legal-form": "partly"}))
    assert suggestion.because == ("No other stop fits your answers better.",)


def test_it_shows_the_next_stop_and_what_that_looks_for(catalogue: Catalogue) -> None:
    answers = ESTABLISHED | {"user-majority": "partly"}
    suggestion = suggested(catalogue, assessment_with(answers, facts={"paid-staff": True}))
    assert suggestion.next is not None
    assert suggestion.next.number == 3
    assert suggestion.towards == (f"{catalogue['user-majority'].title}: partly.",)


def test_the_last_stop_has_no_next(catalogue: Catalogue) -> None:
    facts: dict[str, bool | int | str] = {"linked-with-others": "regularly", "income-types": 3}
    suggestion = suggested(catalogue, assessment_with(AMONG_OTHERS, facts=facts))
    assert suggestion.next is None
    assert suggestion.towards == ()


def test_facts_that_nobody_said_or_knows_are_unknown(catalogue: Catalogue) -> None:
    facts = {"age": "3 years or more", "paid-staff": False, "services": 0, "business-plan": "not-sure"}
    unknown = unknown_facts(catalogue, assessment_with(facts=facts))
    assert [one.id for one in unknown] == ["business-plan", "income-types", "linked-with-others"]


def test_an_unknown_fact_is_said_to_be_unknown_on_the_way(catalogue: Catalogue) -> None:
    suggestion = suggested(catalogue, assessment_with(ESTABLISHED))
    assert "Do you have paid staff? Not known." in suggestion.towards


def test_the_group_may_choose_its_own_stop_and_still_hears_what_its_answers_look_like(
    catalogue: Catalogue,
) -> None:
    assessment = assessment_with(ESTABLISHED, facts={"paid-staff": True}, stop="growing-group")
    suggestion = suggested(catalogue, assessment)
    assert (suggestion.stop.id, suggestion.chosen) == ("growing-group", True)
    assert suggestion.next is not None
    assert suggestion.next.id == "established-ulo"
    assert stop_words(suggestion, catalogue) == (
        "You chose stop 2 of 4: A growing group. Your answers look more like stop 3: An established ULO."
    )


def test_a_choice_that_the_answers_agree_with_is_said_once(catalogue: Catalogue) -> None:
    suggestion = suggested(catalogue, assessment_with({"legal-form": "partly"}, stop="growing-group"))
    assert stop_words(suggestion, catalogue) == "You chose stop 2 of 4: A growing group."


def test_a_choice_stands_before_anything_is_answered(catalogue: Catalogue) -> None:
    suggestion = suggested(catalogue, assessment_with(stop="new-group"))
    assert (suggestion.stop.number, suggestion.points_to, suggestion.because) == (1, None, ())


def test_a_choice_that_this_set_does_not_have_is_passed_over(catalogue: Catalogue) -> None:
    assessment = assessment_with({"legal-form": "partly"}, stop="moon")
    suggestion = suggested(catalogue, assessment)
    assert (suggestion.stop.number, suggestion.chosen) == (2, False)


def test_it_says_look_most_like_and_never_are(catalogue: Catalogue) -> None:
    suggestion = suggested(catalogue, assessment_with(ESTABLISHED, facts={"paid-staff": True}))
    assert stop_words(suggestion, catalogue) == "You look most like stop 3 of 4: An established ULO."


@pytest.mark.parametrize("status", ["not-sure", "later", "not-for-us"])
def test_an_answer_that_is_not_rated_points_to_no_stop(status: str, catalogue: Catalogue) -> None:
    """Nor does a level that was left beside it by hand."""
    established = assessment_with(ESTABLISHED, facts={"paid-staff": True})
    assert suggested(catalogue, with_answer(established, "robust-systems", status=status)).stop.number == 2
