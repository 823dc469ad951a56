"""A closed window, a hang-up, an end from outside: what was typed is kept, and no program stays behind."""

import os
import signal
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import Terminal, program
from ulo_selfcheck.answers.answer_file import AnswerFile

Open = Callable[..., Terminal]
NEW = ("open", "p.toml", "--name", "Practice group")


def note_in(folder: Path) -> str:
    answers = tomllib.loads((folder / "p.toml").read_text(encoding="utf-8"))["answers"]
    note: str = answers["social-model"]["note"]
    return note


def is_free(folder: Path) -> bool:
    """Tell whether the file can be opened for change."""
    file = AnswerFile.open(folder / "p.toml")[0]
    file.close()
    return not file.read_only


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_told_to_end_plain_mode_keeps_half_a_line_of_a_note_and_says_where_it_is(
    terminal: Open, tmp_path: Path, number: int
) -> None:
    with terminal(*NEW, "--plain") as page:
        page.wait_for("Your answer:")
        page.type("note\r")
        page.wait_for("Note:")
        page.type("a whole line\r")
        page.type("half a li")
        page.kill(number)
        assert page.wait() == 0
        assert "Everything is saved." in " ".join(page.text.split())
    assert note_in(tmp_path) == "a whole line\nhalf a li"
    assert not list(tmp_path.glob(".*.lock"))


def test_half_an_answer_is_no_answer(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW, "--plain") as page:
        page.wait_for("Your answer:")
        page.type("3")
        page.kill(signal.SIGTERM)
        assert page.wait() == 0
    assert "answers" not in tomllib.loads((tmp_path / "p.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("mode", ["--plain", "--full-screen"])
def test_a_closed_window_leaves_no_program_behind_that_holds_the_file(
    terminal: Open, tmp_path: Path, mode: str
) -> None:
    with terminal(*NEW, mode) as page:
        page.wait_for("Practice group")
        page.close_window()
        assert page.wait(patience=60) == 0
    assert is_free(tmp_path)


def test_a_closed_window_keeps_the_note_that_was_being_typed(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW, "--full-screen") as page:
        page.wait_for("Practice group")
        page.press("enter")
        page.wait_for("Question 1 of 21")
        page.press("n")
        page.wait_for("Escape  keep")
        page.type("to the last letter")
        page.close_window()
        assert page.wait(patience=60) == 0
    assert note_in(tmp_path) == "to the last letter"


HANGS_UP_UNHEARD = "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"


def test_a_closed_window_is_noticed_also_where_hang_ups_are_ignored(
    home: dict[str, str], tmp_path: Path
) -> None:
    command = [sys.executable, "-c", HANGS_UP_UNHEARD, *program(*NEW, "--full-screen")]
    with Terminal(command, cwd=tmp_path, env={**os.environ, **home}) as page:
        page.wait_for("Practice group")
        page.close_window()
        assert page.wait(patience=60) == 0
    assert is_free(tmp_path)
