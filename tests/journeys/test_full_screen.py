"""The full screen as people use it: the real program, in a real terminal, key by key."""

import shutil
import signal
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Terminal
from ulo_selfcheck.catalogue.load import packaged_folder

Open = Callable[..., Terminal]
NEW = ("open", "new.toml", "--full-screen", "--name", "Practice group")


def answers(tmp_path: Path, name: str = "new.toml") -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((tmp_path / name).read_text()).get("answers", {})
    return found


def test_a_committee_answers_all_21_and_finds_them_again(terminal: Open, tmp_path: Path) -> None:
    """Enter, then 4 and Enter 21 times, then Ctrl+Q; opening it again lands on the list, all answered."""
    with terminal(*NEW) as screen:
        screen.wait_for("1. The social model")
        screen.press("enter")
        assert "Question 1 of 21" in screen.text
        for number in range(21):
            screen.press("4", "enter")
            if number in (8, 16, 20):  # the end of a group is marked
                assert "Well done" in screen.text or "The end of" in screen.text
                screen.press("enter")
        assert "Check your answers" in screen.text
        screen.press("ctrl+q")
        assert screen.wait() == 0
    kept = answers(tmp_path)
    assert len(kept) == 21
    assert {answer["level"] for answer in kept.values()} == {"mostly"}
    with terminal("open", "new.toml", "--full-screen") as screen:
        screen.wait_for("You have answered all 21.")
        assert "Not looked at yet" not in screen.text


def test_enter_held_down_on_a_fresh_question_chooses_nothing(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("1. The social model")
        screen.hold("enter", 40)
        assert "Question 1 of 21" in screen.text
        screen.press("ctrl+q")
        screen.wait()
    assert answers(tmp_path) == {}


def test_enter_held_down_after_an_answer_goes_on_by_one_question_at_most(
    terminal: Open, tmp_path: Path
) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("1. The social model")
        screen.press("enter", "4")
        screen.hold("enter", 40)
        assert "Question 2 of 21" in screen.text
        screen.press("ctrl+q")
        screen.wait()
    assert list(answers(tmp_path)) == ["social-model"]


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_window_keeps_a_half_typed_note(terminal: Open, tmp_path: Path, way: int) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("1. The social model")
        screen.press("enter", "3", "n")
        screen.type("We spoke about the lift")
        screen.kill(way)
        assert screen.wait() == 0
    assert answers(tmp_path)["social-model"]["note"] == "We spoke about the lift"


def test_a_killed_program_has_kept_every_answer_and_the_note_of_half_a_second_ago(
    terminal: Open, tmp_path: Path
) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("1. The social model")
        screen.press("enter", "3", "n")
        screen.type("Kept")
        screen.read(quiet=0.8)
        screen.kill(signal.SIGKILL)
        screen.wait()
    assert answers(tmp_path)["social-model"]["level"] == "partly"
    assert answers(tmp_path)["social-model"]["note"] == "Kept"


def test_not_for_us_needs_a_reason_and_is_not_chosen_without_one(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("1. The social model")
        screen.press("enter", "8")
        screen.wait_for("Does a partner do this in your place?")
        screen.press("escape")
        assert "( ) 8" in screen.text
        screen.press("8")
        screen.type("A partner does this better")
        screen.press("enter")
        assert "(*) 8" in screen.text
        screen.press("ctrl+q")
        screen.wait()
    assert answers(tmp_path)["social-model"]["reason"] == "A partner does this better"


def test_the_real_cursor_stands_on_the_row_that_has_the_focus(terminal: Open) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("1. The social model")
        assert "The social model" in screen.cursor_line
        screen.press("down")
        assert "Independent living" in screen.cursor_line
        screen.press("enter", "2", "down")
        screen.wait_for("> ( ) 3 Partly")
        assert screen.cursor_line.strip().startswith("> ( ) 3 Partly")
        assert not screen.screen.cursor.hidden


def test_text_that_looks_like_markup_or_a_command_is_shown_as_text(terminal: Open, tmp_path: Path) -> None:
    with terminal("open", "new.toml", "--full-screen", "--name", "A [/nope] [b]club[/b]") as screen:
        screen.wait_for("A [/nope] [b]club[/b]")
        screen.press("enter", "3", "n")
        screen.type("[/nope] [@click=app.quit]x[/]")
        screen.press("escape", "r", "up")
        assert "[/nope] [@click=app.quit]x[/]" in " ".join(screen.text.split())
        screen.press("ctrl+q")
        assert screen.wait() == 0
    assert answers(tmp_path)["social-model"]["note"] == "[/nope] [@click=app.quit]x[/]"


def test_letters_type_in_a_text_box_and_do_nothing_else(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("1. The social model")
        screen.press("enter", "n")
        screen.type("ghlmrtz 12345678")
        screen.press("escape", "ctrl+q")
        screen.wait()
    kept = answers(tmp_path)["social-model"]
    assert kept["note"] == "ghlmrtz 12345678"
    assert "status" not in kept


def test_the_menu_reaches_the_gap_analysis_and_leads_back(terminal: Open) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("1. The social model")
        screen.press("enter", "2", "escape")
        assert "Menu" in screen.text
        screen.press("escape", "t")
        screen.wait_for("Gap analysis: Practice group")
        screen.press("escape")
        assert "Question 1 of 21" in screen.text


def test_undo_takes_the_answer_back_and_goes_to_where_it_was_given(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("1. The social model")
        screen.press("enter", "4", "enter", "z")
        assert "Question 1 of 21" in screen.text
        assert "(*)" not in screen.text
        assert "Undone" in screen.text
        screen.press("ctrl+q")
        screen.wait()
    assert answers(tmp_path) == {}


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (80, 24), (120, 40)])
def test_the_position_is_always_in_sight(terminal: Open, columns: int, rows: int) -> None:
    with terminal(*NEW, columns=columns, rows=rows) as screen:
        screen.wait_for("1. The social model")
        screen.press("enter", "5", "enter", "down", "down", "down")
        assert screen.lines[0].strip().startswith("Question 2 of 21. Values, 2 of 9.")


def test_resizing_in_the_middle_of_an_answer_loses_nothing(terminal: Open) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("1. The social model")
        screen.press("enter", "4")
        screen.resize(40, 12)
        screen.kill(signal.SIGWINCH)
        screen.read(quiet=0.5)
        assert "(*) 4 Mostly" in screen.text
        assert "Question 1 of 21" in screen.text


def test_the_start_offers_practice_and_opens_it(terminal: Open) -> None:
    with terminal("--full-screen") as screen:
        screen.wait_for("Practise with an invented organisation")
        screen.press("down", "enter")
        screen.wait_for("(practice)")
        assert "You have answered all 21." in screen.text


def test_a_second_opening_can_look_but_not_change(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW) as first:
        first.wait_for("1. The social model")
        with terminal("open", "new.toml", "--full-screen") as second:
            second.wait_for("Somebody has this file open")
            second.press("enter", "4")
            assert "You can look at it" in second.text
            second.press("ctrl+q")
            second.wait()
    assert answers(tmp_path) == {}


SMALL, USUAL, LARGE = (40, 12), (80, 24), (120, 40)


@pytest.mark.parametrize(
    "keys",
    [(), ("home", "enter"), ("home", "enter", "n"), ("home", "enter", "t")],
    ids="-".join,
)
@pytest.mark.parametrize(
    ("before", "after"), [(USUAL, LARGE), (SMALL, LARGE), (LARGE, USUAL), (USUAL, SMALL)]
)
def test_a_window_of_another_size_shows_what_one_of_that_size_shows_at_once(
    terminal: Open, tmp_path: Path, before: tuple[int, int], after: tuple[int, int], keys: tuple[str, ...]
) -> None:
    def shown(sizes: Sequence[tuple[int, int]], keys: Sequence[str]) -> list[str]:
        shutil.copy(packaged_folder() / "example.toml", tmp_path / "p.toml")
        first, *others = sizes
        with terminal("open", "p.toml", "--full-screen", columns=first[0], rows=first[1]) as screen:
            screen.wait_for("Gap analysis")
            screen.press(*keys)
            for size in others:
                screen.resize(*size)
                screen.kill(signal.SIGWINCH)
                screen.read(quiet=0.4)
            return [line.rstrip() for line in screen.screen.display]

    assert shown((before, after), keys) == shown((after,), keys)
