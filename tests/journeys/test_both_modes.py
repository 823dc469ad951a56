"""From lines of text to the full screen and back, in the middle of a sitting: the place and the work stay."""

import tomllib
from collections.abc import Callable
from pathlib import Path

from tests.terminal import Terminal

Open = Callable[..., Terminal]
NEW = ("open", "p.toml", "--plain", "--name", "Practice group")


def by_the_menu(screen: Terminal, entry: str) -> None:
    """Choose an entry of the menu, going down to it."""
    screen.press("escape")
    for _ in range(60):
        if entry in screen.cursor_line:
            break
        screen.press("down")
    screen.press("space")


def test_there_and_back_keeps_the_place_the_answers_the_settings_and_what_can_be_undone(
    terminal: Open, tmp_path: Path
) -> None:
    with terminal(*NEW, rows=40) as screen:
        screen.wait_for("Your answer:")
        for line in ("4", "settings", "colours", "dark on cream", "mode"):
            screen.type(f"{line}\r")
        screen.wait_for("Escape  menu")
        assert "Independent living" in screen.cursor_line
        screen.press("enter", "3", "enter")
        assert screen.lines[0].strip().startswith("Question 3 of 21.")
        by_the_menu(screen, "The other mode")
        screen.wait_for("Plain text mode is on, because you changed to it just now.")
        screen.wait_for("Your answer:")
        after = screen.text.split("because you changed to it just now.")[-1]
        assert "Question 3 of 21. Values, 3 of 9." in after
        assert "There is no time limit." not in after  # the welcome was heard before
        screen.type("undo\r")
        screen.wait_for("Undone: the change to your answer to question 2, Independent living.")
        screen.type("quit\r")
        assert screen.wait() == 0
    answers = tomllib.loads((tmp_path / "p.toml").read_text())["answers"]
    assert [answer["level"] for answer in answers.values()] == ["mostly"]
    settings = next((tmp_path / "config").rglob("settings.toml")).read_text()
    assert 'theme = "cream"' in settings


def test_where_no_full_screen_can_be_shown_mode_says_so_and_stays(terminal: Open) -> None:
    with terminal(*NEW, TERM="dumb") as screen:
        screen.wait_for("Your answer:")
        screen.type("mode\r")
        screen.wait_for("There is no terminal here that can show the full screen.")
        assert b"\x1b" not in screen.raw


def test_the_start_leads_to_settings_and_to_the_full_screen(terminal: Open) -> None:
    with terminal("--plain", rows=30) as screen:
        screen.wait_for("Your choice:")
        screen.type("settings\r")
        screen.wait_for("Which setting do you want to change?")
        screen.type("back\r")
        screen.type("use\r")
        screen.wait_for("ULO self-check. What would you like to do?")
        screen.press("ctrl+q")
        assert screen.wait() == 0


def test_a_broken_settings_file_is_said_and_the_first_question_is_asked(
    terminal: Open, tmp_path: Path
) -> None:
    (tmp_path / "config" / "ulo-selfcheck").mkdir(parents=True)
    (tmp_path / "config" / "ulo-selfcheck" / "settings.toml").write_text("mode = ")
    with terminal("open", "p.toml", "--name", "Practice group") as screen:
        screen.wait_for("How would you like to use this?")
        assert "could not be read. The usual settings are used." in " ".join(screen.text.split())
        screen.type("lines\r")
        screen.wait_for("Plain text mode is on, because you chose it just now.")
