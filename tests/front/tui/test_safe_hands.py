"""Safe hands: a held or trembling key counts once, dictated words are words, Enter changes nothing in passing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.running import Here
from tests.terminal import Terminal, program
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.front.controls import CONTROLS
from ulo_selfcheck.front.settings import Settings, save
from ulo_selfcheck.front.tui.safe_hands import HELD, MOVING, TREMBLING, WORD, Presses

Open = Callable[[], Terminal]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Give what opens the first question in the full screen."""
    terminals: list[Terminal] = []

    def start() -> Terminal:
        command = program("open", "p.toml", "--name", "Practice group", "--full-screen")
        terminals.append(Terminal(command, rows=40, cwd=tmp_path, env=Here(tmp_path).environment))
        terminals[0].wait_for("1. The social model")
        terminals[0].press("enter")
        return terminals[0]

    yield start
    for one in terminals:
        one.__exit__(None, None, None)


@pytest.fixture
def screen(opened: Open) -> Terminal:
    return opened()


def kept(tmp_path: Path) -> Assessment:
    return read_answers(tmp_path / "p.toml").loaded.assessment


def levels(tmp_path: Path) -> list[str | None]:
    return [answer.level for answer in kept(tmp_path).answers.values()]


# Held and trembling keys


def counted(times: list[float], key: str = "z") -> int:
    presses = Presses()
    return sum(presses.counts(key, at) for at in times)


@pytest.mark.parametrize("delay", [0.2, 0.25, 0.5, 0.66])
@pytest.mark.parametrize("key", ["z", "1", "enter", "space", "delete", "b"])
def test_a_key_that_is_held_counts_once_however_late_it_begins_to_repeat(key: str, delay: float) -> None:
    assert counted([0, *(delay + 0.03 * number for number in range(100))], key) == 1


def test_a_key_that_trembles_counts_once() -> None:
    assert counted([0, 0.05, 0.1, 0.3, 0.55]) == 1


def test_a_key_that_is_pressed_again_and_again_counts_each_time_once_there_was_time() -> None:
    assert counted([0, HELD + 0.01, 2 * HELD + 0.02]) == 3
    assert counted([0.5 * number for number in range(9)]) > 4  # never shut out for as long as it is pressed


def test_another_key_between_makes_it_a_press_of_its_own() -> None:
    presses = Presses()
    assert all(presses.counts(key, 0.2 * number) for number, key in enumerate(("enter", "down", "enter")))


def test_escape_can_be_pressed_again_soon() -> None:
    assert counted([0, TREMBLING + 0.01], "escape") == 2


def test_two_digits_at_once_are_not_two_answers() -> None:
    presses = Presses()
    assert [presses.counts("2", 0), presses.counts("1", WORD / 2)] == [True, False]


def test_moving_goes_on_while_a_key_is_held() -> None:
    assert not MOVING & {one.key for one in CONTROLS}


def hold(screen: Terminal, key: str) -> None:
    """Hold a key. How late it begins to repeat is tried above: here a busy machine would be later still."""
    screen.hold(key, 20)
    screen.read(quiet=0.4)


def test_undo_that_is_held_takes_back_one_change(screen: Terminal, tmp_path: Path) -> None:
    screen.press("3", "enter", "4", "enter", "5")
    hold(screen, "z")
    assert levels(tmp_path) == ["partly", "mostly"]


def test_enter_that_is_held_goes_on_by_one_question(screen: Terminal) -> None:
    screen.press("3")
    hold(screen, "enter")
    assert screen.lines[0].strip().startswith("Question 2 of 21.")


def test_a_letter_that_is_held_opens_one_box_and_nothing_is_chosen_in_it(
    screen: Terminal, tmp_path: Path
) -> None:
    screen.press("3")
    hold(screen, "a")
    assert "Where do you want to be?" in " ".join(screen.text.split())
    assert kept(tmp_path).answer("social-model").aim is None


# Dictation


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("partly", "You chose Partly. Saved."),
        ("Partly.", "You chose Partly. Saved."),
        ("partly\r", "You chose Partly. Saved."),
        (" I think partly", "You chose Partly. Saved."),
        ("three", "You chose Partly. Saved."),
        ("next question", "Question 2 of 21."),
        ("question five", "Question 5 of 21."),
        ("list", "0 of 21"),
        ("note", "Note for question 1, The social model"),
        ("note two", "Note for question 2, Independent living"),
        ("help", "What you can do here"),
    ],
)
def test_a_word_that_is_dictated_is_understood_as_that_word(screen: Terminal, said: str, shown: str) -> None:
    screen.type(said)
    screen.wait_for(shown)


def test_a_dictated_answer_never_opens_a_box_and_fills_it(screen: Terminal, tmp_path: Path) -> None:
    screen.type("partly")
    screen.wait_for("You chose Partly.")
    answer = kept(tmp_path).answer("social-model")
    assert (answer.level, answer.partner, answer.aim) == ("partly", "", None)


def test_go_back_goes_back(screen: Terminal) -> None:
    screen.press("3", "enter")
    screen.type("go back")
    screen.wait_for("Question 1 of 21.")


@pytest.mark.parametrize("said", ["elephant", "partly or mostly", "we spoke about the lift", "nnpz"])
def test_what_is_no_word_of_ours_changes_nothing_and_opens_nothing(
    screen: Terminal, tmp_path: Path, said: str
) -> None:
    screen.type(said)
    screen.wait_for("Problem:")
    assert screen.lines[0].strip().startswith("Question 1 of 21.")
    assert kept(tmp_path).answers == {}


def test_a_choice_can_be_dictated_in_a_box(screen: Terminal, tmp_path: Path) -> None:
    screen.press("a")
    screen.type("fully")
    screen.wait_for("Your aim is Fully.")
    assert kept(tmp_path).answer("social-model").aim == "fully"


def test_back_leaves_a_box_to_choose_in(screen: Terminal) -> None:
    screen.press("a")
    screen.type("go to sleep")  # no choice: it is ignored
    assert "Where do you want to be?" in " ".join(screen.text.split())
    screen.type("back")
    screen.wait_for("You left that.")


def test_what_dictation_pastes_is_taken_as_said(screen: Terminal) -> None:
    screen.type("\x1b[200~mostly\x1b[201~")
    screen.wait_for("You chose Mostly.")


def test_the_menu_and_the_list_can_be_dictated_to(screen: Terminal) -> None:
    screen.press("escape")
    screen.type("the list of all questions")
    screen.wait_for("0 of 21")
    screen.type("go seven")
    screen.wait_for("Question 7 of 21.")


# Enter


def test_enter_on_another_answer_goes_on_and_changes_nothing(screen: Terminal, tmp_path: Path) -> None:
    screen.press("3", "down", "enter")
    screen.wait_for("The answer to question 1 is still Partly.")
    assert screen.lines[0].strip().startswith("Question 2 of 21.")
    assert levels(tmp_path) == ["partly"]


def test_space_and_a_digit_change_an_answer(screen: Terminal, tmp_path: Path) -> None:
    screen.press("3", "down", "space")
    assert levels(tmp_path) == ["mostly"]
    screen.press("5")
    assert levels(tmp_path) == ["fully"]


def test_enter_chooses_where_there_is_no_answer_yet(screen: Terminal, tmp_path: Path) -> None:
    screen.press("down", "down", "enter")
    assert levels(tmp_path) == ["started"]


# Without shortcuts


def test_short_cuts_can_be_turned_off_and_words_still_serve(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    save(Settings(shortcuts="off"))
    screen = opened()
    screen.wait_for(" Space  choose")
    screen.press("4", "n", "a", "z", "3")
    assert kept(tmp_path).answers == {}
    assert screen.lines[0].strip().startswith("Question 1 of 21.")
    screen.press("down", "space")
    assert levels(tmp_path) == ["not-yet"]
    screen.type("mostly")
    screen.wait_for("You chose Mostly.")


def test_words_are_taken_away_and_typed_at_once_in_the_order_they_came(
    screen: Terminal, tmp_path: Path
) -> None:
    """Dictation mends a word so: as many Backspaces as it has letters, and the right one behind them."""
    screen.press("n")
    screen.wait_for("Note")
    screen.type("three friend" + "\x7f" * 6 + "members\x1b[D!")
    screen.press("escape")
    screen.wait_for("Saved")
    assert kept(tmp_path).answer("social-model").note == "three member!s"
