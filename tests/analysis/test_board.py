"""The sum of voting members: whole people, never rounded in the group's favour, and never a verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import answer_of, assessment_with
from ulo_selfcheck.analysis.board import Board, board_of, disagreement, sum_words
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Level

SUM = answer_of("partly", voting=7, from_constituency=5)
VOTING = (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
THREE_QUARTERS = (3, 3, 4, 5, 6, 6, 7, 8, 9, 9, 10, 11, 12)
OVER_HALF = (2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8)


def board(voting: int, ours: int, disabled: int | None = None) -> Board:
    return Board(voting=voting, ours=ours, disabled=disabled, share=75, floor=50)


@pytest.mark.parametrize(("voting", "needed"), zip(VOTING, THREE_QUARTERS, strict=True))
def test_three_quarters_is_rounded_up_to_whole_people(voting: int, needed: int) -> None:
    assert board(voting, 0).needed == needed
    assert board(voting, needed).reached
    assert not board(voting, needed - 1).reached


@pytest.mark.parametrize(("voting", "least"), zip(VOTING, OVER_HALF, strict=True))
def test_over_half_begins_at_the_next_whole_person(voting: int, least: int) -> None:
    assert board(voting, least).over_half
    assert not board(voting, least - 1).over_half


@pytest.mark.parametrize(("ours", "voting"), [(749, 1000), (2, 3), (74, 99), (5, 7)])
def test_a_little_less_than_three_quarters_is_not_three_quarters(ours: int, voting: int) -> None:
    """74.9% is not 75%."""
    assert not board(voting, ours).reached
    assert board(voting, ours).short == 1


def test_exactly_half_is_not_over_half() -> None:
    assert not board(6, 3).over_half


def test_no_members_is_not_a_share(catalogue: Catalogue) -> None:
    empty = board(0, 0)
    assert (empty.reached, empty.over_half, empty.suggested) == (False, False, None)
    assert sum_words(empty, catalogue) == [
        "There are no voting members yet. So there is nothing to work out yet."
    ]
    assert disagreement(empty, "fully", catalogue) == ""


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_the_seats_that_are_short_are_just_enough(voting: int, ours: int) -> None:
    now = board(voting, min(ours, voting))
    assert board(voting, now.ours + now.short).reached
    assert now.short == 0 or not board(voting, now.ours + now.short - 1).reached


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_three_quarters_is_always_over_half(voting: int, ours: int) -> None:
    now = board(voting, min(ours, voting))
    assert now.over_half or not now.reached


# In words


def words(voting: int, ours: int, catalogue: Catalogue, disabled: int | None = None) -> str:
    return " ".join(sum_words(board(voting, ours, disabled), catalogue))


def test_the_sum_is_said_step_by_step(catalogue: Catalogue) -> None:
    said = words(7, 5, catalogue)
    assert said.startswith(
        "5 of the 7 votes on your committee are held by the people you are for. That is over half."
    )
    assert "Three quarters would be 6 of the 7. You need one more." in said


def test_the_group_is_named_in_its_own_word(catalogue: Catalogue) -> None:
    ours = board(7, 5)._replace(people="survivors")
    assert sum_words(ours, catalogue)[0] == "5 of the 7 votes on your committee are held by survivors."
    assert board_of(catalogue, assessment_with({"user-majority": SUM}, people="survivors")) == ours


def test_how_many_disability_rights_uk_asks_for_is_worked_out_beside_it(catalogue: Catalogue) -> None:
    said = words(7, 5, catalogue, disabled=4)
    assert "Disabled people hold 4 of the 7 votes. Disability Rights UK counts disabled people alone." in said
    assert "It asks for three quarters. Here that is 6 of 7." in said
    assert "Disabled people hold" not in words(7, 5, catalogue)


@pytest.mark.parametrize(
    ("voting", "ours", "said"),
    [
        (8, 6, "If one of these 6 people leaves, it is 5 of 7. That is still over half, but less than three"),
        (5, 3, "If one of these 3 people leaves, it is 2 of 4. Then it is not over half any more."),
        (7, 5, "If one of these 5 people leaves, it is 4 of 6. That is still over half."),
        (4, 4, "If one of these 4 people leaves, it is 3 of 3. That is still enough."),
    ],
)
def test_what_happens_if_one_person_leaves(voting: int, ours: int, said: str, catalogue: Catalogue) -> None:
    assert said in words(voting, ours, catalogue)


@pytest.mark.parametrize(("voting", "ours"), [(1, 1), (3, 0), (8, 4)])
def test_nothing_is_said_of_leaving_where_nobody_is_left_or_it_is_not_over_half_as_it_is(
    voting: int, ours: int, catalogue: Catalogue
) -> None:
    assert "leaves" not in words(voting, ours, catalogue)


@pytest.mark.parametrize(
    ("voting", "ours", "level", "name"),
    [
        (4, 2, "not-yet", "Not yet"),
        (4, 3, "mostly", "Mostly and Fully"),
        (7, 4, "started", "Started and Partly"),
        (7, 7, "mostly", "Mostly and Fully"),
    ],
)
def test_the_numbers_fit_some_levels_and_the_group_decides(
    voting: int, ours: int, level: Level, name: str, catalogue: Catalogue
) -> None:
    assert board(voting, ours).suggested == level
    assert f"The numbers fit {name}. " in words(voting, ours, catalogue)


# Where the numbers and the chosen level do not fit


@pytest.mark.parametrize(
    ("ours", "fitting"),
    [(3, {"not-yet"}), (4, {"started", "partly"}), (6, {"mostly", "fully"}), (7, {"mostly", "fully"})],
)
def test_a_difference_is_named_only_where_there_is_one(
    ours: int, fitting: set[str], catalogue: Catalogue
) -> None:
    fits = {level for level in LEVELS if not disagreement(board(7, ours), level, catalogue)}
    assert fits == fitting


@pytest.mark.parametrize(("level", "way"), [("fully", "higher"), ("not-yet", "lower")])
def test_a_difference_says_both_levels_and_which_is_higher(
    level: Level, way: str, catalogue: Catalogue
) -> None:
    said = disagreement(board(7, 4), level, catalogue)
    assert f"You chose {catalogue.name(level)}. The numbers fit Started and Partly." in said
    assert f"Your choice is {way}." in said


def test_there_is_no_difference_before_both_are_known(catalogue: Catalogue) -> None:
    assert disagreement(None, "fully", catalogue) == ""
    assert disagreement(board(7, 4), None, catalogue) == ""


# From the answers


def test_there_is_no_sum_before_both_numbers_are_known(catalogue: Catalogue) -> None:
    half = assessment_with({"user-majority": answer_of("partly", voting=7)})
    assert board_of(catalogue, half) is None
    assert board_of(catalogue, assessment_with()) is None


def test_the_sum_takes_its_share_and_floor_from_the_criteria(catalogue: Catalogue) -> None:
    answer = answer_of("partly", voting=7, from_constituency=5, disabled=4)
    assert board_of(catalogue, assessment_with({"user-majority": answer})) == board(7, 5, 4)
