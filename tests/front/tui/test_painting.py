"""What reaches the terminal after a key, and in which steps: a screen reader speaks each step for itself."""

from pathlib import Path

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.geometry import Offset

from tests.front.tui.states import QUESTION, go, practice
from ulo_selfcheck.front.tui.painting import Key, Picture, Scene, Step, cells_of

SCREEN = ["Question 1 of 21.", "> (*) 1 Not yet.", "  ( ) 2 Started.", "", "", "", "Saved before."]
SCENE = Scene(Offset(6, 1), range(1, 2), range(6, 7))


def picture(lines: list[str]) -> Picture:
    """Return a picture whose terminal shows these lines."""
    made = Picture()
    made.forget(20, len(lines))
    want(made, lines)
    while not made.is_whole:
        made.next_step(Scene(None, range(0), range(0)), Key.MOVE)
    return made


def want(picture: Picture, lines: list[str]) -> None:
    for number, line in enumerate(lines):
        picture.want(number, 0, [Segment(set_cell_size(line, 20))])


def steps(picture: Picture, scene: Scene, key: Key) -> list[Step]:
    made: list[Step] = []
    while not picture.is_whole:
        made.append(picture.next_step(scene, key))
    return made


def words(step: Step) -> list[str]:
    return ["".join(text for text, _ in piece.cells) for piece in step.pieces]


def test_each_mark_and_what_is_said_are_written_for_themselves() -> None:
    after = [SCREEN[0], "  ( ) 1 Not yet.", "> (*) 2 Started.", *SCREEN[3:6], "You chose Started."]
    shown = picture(SCREEN)
    want(shown, after)
    scene = Scene(Offset(6, 2), range(2, 3), range(6, 7))
    made = [words(step) for step in steps(shown, scene, Key.COMMAND)]
    assert made == [[" "], [" "], [">"], ["*"], [" " * 13], ["You chose Started."]]


def test_after_escape_the_row_comes_last_and_ends_at_the_cursor() -> None:
    after = ["Menu", "> Next question", "  Back", "", "", "", ""]
    shown = picture(SCREEN)
    want(shown, after)
    rest, last = steps(shown, SCENE, Key.OTHER)
    assert not any("Next" in text or "Menu" in text for text in words(rest))
    assert [text.strip() for text in words(last)] == ["Menu", "> Next question"]
    assert last.cursor == Offset(len("> Next question"), 1)


def test_after_escape_what_is_said_ends_at_the_cursor_too() -> None:
    shown = picture([*SCREEN[:6], ""])
    want(shown, SCREEN)
    (step,) = steps(shown, SCENE, Key.OTHER)
    assert words(step) == ["Saved before."]
    assert step.cursor == Offset(len("Saved before."), 6)


def test_a_row_down_is_written_at_once() -> None:
    shown = picture(SCREEN)
    want(shown, [SCREEN[0], "  (*) 1 Not yet.", "> ( ) 2 Started.", *SCREEN[3:]])
    (step,) = steps(shown, SCENE, Key.MOVE)
    assert words(step) == [" ", ">"]


def test_a_key_in_the_middle_loses_nothing() -> None:
    shown = picture(SCREEN)
    want(shown, ["Menu", "> Next question", *SCREEN[2:]])
    shown.next_step(SCENE, Key.OTHER)
    assert not shown.is_whole
    steps(shown, SCENE, Key.MOVE)
    assert shown.is_whole


def test_words_that_stay_can_be_said_again() -> None:
    shown = picture(SCREEN)
    emptied = shown.empty(range(6, 7))
    (again,) = steps(shown, SCENE, Key.COMMAND)
    assert [words(emptied), words(again)] == [[" " * 13], ["Saved before."]]


def test_wide_letters_and_letters_that_belong_together_take_their_cells() -> None:
    assert [text for text, _ in cells_of([Segment("日a")])] == ["日", "", "a"]
    assert [text for text, _ in cells_of([Segment("👩‍👧")])] == ["👩‍👧", ""]
    shown = picture(["日本", "é"])
    want(shown, ["日木", "é"])
    (step,) = steps(shown, Scene(None, range(0), range(0)), Key.MOVE)
    assert words(step) == ["木"]


def test_what_a_reader_makes_of_keys() -> None:
    kinds = {
        "3": Key.COMMAND,
        "enter": Key.COMMAND,
        "space": Key.COMMAND,
        "down": Key.MOVE,
        "escape": Key.OTHER,
    }
    assert {key: Key.of(key, printable=key == "3") for key in kinds} == kinds


def test_a_window_that_just_shrank_is_written_as_far_as_it_reaches() -> None:
    """Until all is laid out again, what is said and the row with the focus are where they were."""
    shown = picture(SCREEN)
    below = Scene(Offset(0, 5), range(3, 6), range(6, 7))
    for key in Key:
        shown.forget(10, 4)
        want(shown, SCREEN)
        shown.want(0, 15, [Segment("beside")])
        steps(shown, below, key)
        shown.empty(below.status)
    assert [len(line) for line in shown._shown] == [10] * 4


async def test_what_still_waits_as_the_program_ends_is_not_written_and_stops_nothing(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, QUESTION)
    app._painter._go_on()
