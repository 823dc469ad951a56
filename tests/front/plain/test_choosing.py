"""What a typed line means at a choice, and which hint is said when."""

import pytest

from ulo_selfcheck.front.choosing import NotUnderstood, number_in, place_of
from ulo_selfcheck.front.plain.console import Hints

STATES = ("We do it", "A partner does it", "Not yet", "We choose not to")


@pytest.mark.parametrize(
    "line", ["2", "two", "TWO", "a partner does it", "A Partner", "a", "a partner does it."]
)
def test_a_number_a_number_word_the_words_and_their_start_choose(line: str) -> None:
    assert place_of(line, STATES) == 1


@pytest.mark.parametrize(("line", "place"), [("yes", 0), ("no", 1), ("not", 2), ("y", 0)])
def test_the_whole_words_win_over_a_start(line: str, place: int) -> None:
    assert place_of(line, ("Yes", "No", "Not known")) == place


def test_a_start_of_two_choices_asks_which_of_them() -> None:
    with pytest.raises(NotUnderstood, match=r'"we" could be number 1 or 4\. Type the number\.'):
        place_of("we", STATES)


@pytest.mark.parametrize("line", ["0", "5", "five", "x", "9" * 5000, "-", "it"])
def test_what_is_no_choice_is_told_with_what_to_type(line: str) -> None:
    with pytest.raises(NotUnderstood, match="Type a number from 1 to 4") as told:
        place_of(line, STATES)
    assert len(str(told.value)) < 150


@pytest.mark.parametrize(
    ("line", "number"),
    [("7", 7), ("seven", 7), ("nought", 0), ("none", 0), ("Twenty-one", 21), ("thirteen", 13), ("007", 7)],
)
def test_a_number_can_be_said_in_figures_or_as_a_word(line: str, number: int) -> None:
    assert number_in(line) == number


@pytest.mark.parametrize("line", ["", "x", "1.5", "-1", "1 2", "9" * 7])
def test_what_is_no_whole_number_is_none(line: str) -> None:
    assert number_in(line) is None


def test_the_long_hint_is_said_twice_and_then_the_short_one() -> None:
    hints = Hints()
    said = [hints.next("question", "Long.", "Short.") for _ in range(4)]
    assert said == ["Long.", "Long.", "Short.", "Short."]
    assert hints.next("choice", "Long.", "Short.") == "Long."


def test_the_settings_say_how_much_is_hinted() -> None:
    hints = Hints()
    hints.wanted = "short"
    assert hints.next("question", "Long.", "Short.") == "Short."
    hints.wanted = "none"
    assert hints.next("question", "Long.", "Short.") == ""
