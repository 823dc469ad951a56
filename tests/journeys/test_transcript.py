"""Everything that plain mode prints, at three widths, in a terminal and in a pipe: lines of text and nothing else."""

import os
import re
import subprocess
import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Terminal, program
from ulo_selfcheck.front.controls import BY_WORD, CONTROLS
from ulo_selfcheck.ground.wrapping import width

Open = Callable[..., Terminal]
NEW = ("open", "p.toml", "--plain", "--name", "Practice group")

SCRIPT = (
    *("again", "more", "guide", "list", "review", "help", "where", "who", "word", "PA", "nope", "9", ""),
    *("note", "One", "Two", "", "note", "3", "1", "Uno", "note", "4"),
    *("evidence", "Minutes", "", "May", "evidence", "2", "4", "aim", "3", "views", "1 0 3", "views", "x", ""),
    *("concern", "Slow", "2", "partner", "Bob", "park", "Lift", "undo", "redo", "clear", "3", "undo", "3"),
    *("go 11", "sum", "7", "5", "4", "go 18", "services", "1", "two", "help", "back"),
    *("go 2", "needs", "3", "back", "go 18"),
    *("8", "a", "So we do", "go 3", "2", "not s", "later", "plan", "1", "1", "", "", "gaps"),
    *("aims", "1", "1", "4", "back", "barriers", "back", "journey", "1", "no", "yes", "2", "3", "1", ""),
    *("details", "", "us all", "Kent", "1", "1", "", "sitting", "5", "one", "back"),
    *("settings", "2", "1", "settings", "", "report", "1", "1", "a", "report", "back", "letter", "back"),
    *("copy", "parked", "way", "1", "adopt", "3", "replies", ""),
    *("go 21", "1", "list", "next", "gaps", "quit"),
)
"""Every word at least once, with right and wrong answers, and short."""
LONGER = ("help aim", "report a.txt", "report a.txt", "2", "report a.zip")
"""What does not fit on a line of 20 with the prompt before it: there the terminal breaks what is typed."""


def in_a_pipe(tmp_path: Path, home: dict[str, str], typed: bytes, **env: str) -> bytes:
    """Give what is printed when this is piped in; it ends well, and nothing goes to standard error."""
    done = subprocess.run(
        program(*NEW),
        input=typed,
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, **home, **env},
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def in_a_terminal(terminal: Open, columns: int) -> bytes:
    with terminal(*NEW, columns=columns) as screen:
        screen.wait_for("answer:")
        for line in SCRIPT:
            screen.answer(line[:6] if line in BY_WORD else line)
        assert screen.wait() == 0
        return screen.raw


def odd_characters(text: str) -> set[str]:
    """Give what is not a letter, a figure, a common sign or the end of a line."""
    return {
        one
        for one in text
        if (unicodedata.category(one) in {"Cc", "Cs", "Co", "Cn", "So"} and one != "\n")
        or re.match("[\u2500-\u259f\u2800-\u28ff]", one)
    }


def kept(tmp_path: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((tmp_path / "p.toml").read_text(encoding="utf-8"))["answers"]
    return found


def test_the_script_has_every_word() -> None:
    typed = {line.split()[0] for line in SCRIPT if line}
    assert {one.word for one in CONTROLS if one.where != "full-screen"} - typed == {"mode", "read"}, (
        "and what needs a voice"
    )


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_a_pipe_gets_lines_of_text_within_the_width(
    tmp_path: Path, home: dict[str, str], columns: int
) -> None:
    raw = in_a_pipe(tmp_path, home, "\n".join((*LONGER, *SCRIPT)).encode(), COLUMNS=str(columns))
    text = raw.decode()
    assert odd_characters(text) == set()
    assert [line for line in text.split("\n") if width(line) > columns] == []
    assert "\n\n\n" not in text
    assert "Gap analysis:" in text


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("columns", [20, 40, 80])
def test_a_terminal_gets_lines_of_text_within_the_width(terminal: Open, columns: int) -> None:
    raw = in_a_terminal(terminal, columns)
    assert b"\r" not in raw.replace(b"\r\n", b"")
    text = raw.decode().replace("\r\n", "\n")
    assert odd_characters(text) == set()
    assert [line for line in text.split("\n") if width(line) > columns] == []
    assert "Gap analysis:" in text


# Input that is not what a person types


def test_control_characters_are_left_out_and_it_is_said(tmp_path: Path, home: dict[str, str]) -> None:
    out = in_a_pipe(tmp_path, home, b"note\na\x1b[31mb\x07\x00c\n\n4\n").decode()
    assert "Some characters could not be used. They were left out." in out
    assert odd_characters(out) == set()
    assert kept(tmp_path)["social-model"]["note"] == "abc"


def test_bytes_that_are_not_text_are_left_out_and_it_is_said(tmp_path: Path, home: dict[str, str]) -> None:
    out = in_a_pipe(tmp_path, home, b"note\ncaf\xe9 \xff here\n\n").decode()
    assert "Some characters could not be used. They were left out." in out
    assert kept(tmp_path)["social-model"]["note"] == "caf  here"


def test_a_line_of_10_000_letters_is_kept_whole_from_a_pipe(tmp_path: Path, home: dict[str, str]) -> None:
    long = ("abcdefghi " * 1000).strip()
    in_a_pipe(tmp_path, home, f"note\n{long}\n\n".encode())
    assert kept(tmp_path)["social-model"]["note"] == long


def test_a_line_of_10_000_letters_is_kept_whole_from_a_terminal(terminal: Open, tmp_path: Path) -> None:
    long = ("abcdefghi " * 1000).strip()
    with terminal(*NEW) as screen:
        screen.wait_for("Your answer:")
        screen.type("note\r")
        screen.wait_for("Note:")
        for start in range(0, len(long), 1000):
            screen.type(long[start : start + 1000])
        screen.type("\r")
        screen.type("\r")
        screen.wait_for("Your note is kept. Saved.")
    assert kept(tmp_path)["social-model"]["note"] == long


def test_control_characters_in_a_terminal_are_left_out(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("Your answer:")
        screen.type("note\r")
        screen.wait_for("Note:")
        screen.type("a\x16\x07b\x16\x1bc\r")  # Ctrl+V takes the next key as it is
        screen.wait_for("They were left out.")
    assert kept(tmp_path)["social-model"]["note"] == "abc"


@pytest.mark.parametrize("typed", [b"", b"note\n", b"aim\n", b"8\n", b"services\n", b"report\n"])
def test_the_end_of_input_anywhere_is_saved_said_and_no_answer(
    tmp_path: Path, home: dict[str, str], typed: bytes
) -> None:
    out = " ".join(in_a_pipe(tmp_path, home, b"go 18\n" + typed).decode().split())
    assert "Everything is saved. You have answered 0 of 21." in out
    assert f"{tmp_path / 'p.toml'}" in out.replace(" ", "") or str(tmp_path)[:30] in out
    assert not list(tmp_path.glob("*report*"))


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+d"])
@pytest.mark.parametrize("word", ["note", "aim", "sitting"])
def test_ctrl_c_and_ctrl_d_in_a_form_save_and_leave(
    terminal: Open, tmp_path: Path, key: str, word: str
) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("Your answer:")
        screen.type(f"3\rback\r{word}\r")
        screen.press(key)
        assert screen.wait() == 0
        assert "Everything is saved." in screen.text
    assert kept(tmp_path)["social-model"]["level"] == "partly"
