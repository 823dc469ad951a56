"""Plain mode as people use it: in a terminal, in a pipe, with nothing but lines of text."""

import datetime
import os
import re
import signal
import subprocess
import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Terminal, program
from ulo_selfcheck.ground.wrapping import width

Open = Callable[..., Terminal]
NEW = ("open", "p.toml", "--plain", "--name", "Practice group")


def piped(lines: list[str], tmp_path: Path, home: dict[str, str], *arguments: str, **env: str) -> str:
    """Give what is printed when lines are piped in."""
    done = subprocess.run(
        program(*(arguments or NEW)),
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, **home, **env},
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout


def answers(tmp_path: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((tmp_path / "p.toml").read_text()).get("answers", {})
    return found


def test_twenty_one_lines_answer_all_21(tmp_path: Path, home: dict[str, str]) -> None:
    out = piped(["4"] * 21, tmp_path, home)
    assert "You have answered all 21." in out
    assert [answer["level"] for answer in answers(tmp_path).values()] == ["mostly"] * 21


def test_the_first_line_says_which_mode_and_why(tmp_path: Path, home: dict[str, str]) -> None:
    assert piped([], tmp_path, home).startswith(
        "Plain text mode is on, because you asked for it with --plain.\n"
    )


def test_numbers_words_and_unique_beginnings_all_answer(tmp_path: Path, home: dict[str, str]) -> None:
    piped(["2", "partly", "FULLY", "not y", "four", "not sure", "la"], tmp_path, home)
    given = [answer.get("level", answer["status"]) for answer in answers(tmp_path).values()]
    assert given == ["started", "partly", "fully", "not-yet", "mostly", "not-sure", "later"]


def test_an_ambiguous_beginning_asks_again_and_changes_nothing(tmp_path: Path, home: dict[str, str]) -> None:
    out = piped(["no"], tmp_path, home)
    assert 'Problem: "no" could be' in out
    assert answers(tmp_path) == {}


def test_a_wrong_number_says_the_problem_and_the_position_again(tmp_path: Path, home: dict[str, str]) -> None:
    out = piped(["9"], tmp_path, home)
    after = out.split('Problem: "9" is not one of the choices.', 1)[1]
    assert "Question 1 of 21. Values, 1 of 9." in after


def test_enter_on_a_fresh_question_chooses_nothing(tmp_path: Path, home: dict[str, str]) -> None:
    assert "Choose an answer first" in piped([""], tmp_path, home)
    assert answers(tmp_path) == {}


def test_enter_keeps_an_answer_that_is_there(tmp_path: Path, home: dict[str, str]) -> None:
    out = piped(["4", "back", "", "3"], tmp_path, home)
    assert "Your answer now: Mostly. Press Enter to keep it." in out
    assert {name: one["level"] for name, one in answers(tmp_path).items()} == {
        "social-model": "mostly",
        "independent-living": "partly",
    }


def test_every_line_of_a_note_is_text(tmp_path: Path, home: dict[str, str]) -> None:
    piped(["note", "We say:", "quit", "4", "back", "", "4"], tmp_path, home)
    assert answers(tmp_path)["social-model"]["note"] == "We say:\nquit\n4\nback"
    assert answers(tmp_path)["social-model"]["level"] == "mostly"


def test_the_end_of_input_in_the_middle_of_a_note_keeps_what_was_typed(
    tmp_path: Path, home: dict[str, str]
) -> None:
    out = piped(["note", "the first line", "the second"], tmp_path, home)
    assert answers(tmp_path)["social-model"]["note"] == "the first line\nthe second"
    assert "Everything is saved." in out


def test_the_end_of_input_is_never_a_yes(tmp_path: Path, home: dict[str, str]) -> None:
    piped(["8"], tmp_path, home)
    assert answers(tmp_path) == {}


def test_back_clear_undo_go_and_list_do_what_they_say(tmp_path: Path, home: dict[str, str]) -> None:
    out = " ".join(
        piped(["4", "4", "go 1", "clear", "undo", "list all", "go 99", "quit"], tmp_path, home).split()
    )
    assert "Your answer is cleared." in out
    assert (
        "Undone: the change to your answer to question 1, The social model of disability. Your answer is Mostly now."
        in out
    )
    assert "2. Independent living: Mostly." in out
    assert "There is no question 99. They go from 1 to 21." in out
    assert answers(tmp_path)["social-model"]["level"] == "mostly"


def test_everything_beside_an_answer_is_kept(tmp_path: Path, home: dict[str, str]) -> None:
    lines = [
        "evidence",
        "Minutes",
        "The cupboard",
        "31 March 2026",
        "aim",
        "3",
        "views",
        "1 0 2",
        "partner",
        "Next Door",
        "park",
    ]
    lines += ["The lift", "concern", "It is too slow", "2", "3"]
    piped(lines, tmp_path, home)
    kept = answers(tmp_path)["social-model"]
    assert kept["evidence"] == [
        {"what": "Minutes", "where": "The cupboard", "date": datetime.date(2026, 3, 31)}
    ]
    assert kept["aim"] == "partly"
    assert kept["hands"] == {"not-yet": 1, "partly": 2}
    assert kept["partner"] == "Next Door"
    assert kept["parked"] == "The lift"
    assert kept["concern"] == "It is too slow"
    assert kept["agreed"] is False


def test_the_sum_is_said_in_words(tmp_path: Path, home: dict[str, str]) -> None:
    out = " ".join(piped(["go 11", "sum", "7", "5", "4"], tmp_path, home).split())
    assert "5 of the 7 votes on your committee are held by the people you are for." in out
    assert "You need one more." in out


def test_nothing_but_plain_lines_is_ever_printed(tmp_path: Path, home: dict[str, str]) -> None:
    """No byte below 0x20 but the line end, no escape, no box, block, braille pattern or emoji."""
    lines = [
        "4",
        "note",
        "a\tb\x1b[31m\x07c",
        "",
        "guide",
        "more",
        "list all",
        "review all",
        "gaps",
        "help",
        "where",
        "plan",
        "",
    ]
    out = piped([*lines, *["3"] * 21, "gaps", "all"], tmp_path, home)
    bad = {c for c in out if unicodedata.category(c) in {"Cc", "Cs", "So", "Co"} and c != "\n"}
    assert bad == set()
    assert not re.search("[\u2500-\u259f\u2800-\u28ff]", out)
    assert "\n\n\n" not in out


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_no_line_is_wider_than_the_screen(tmp_path: Path, home: dict[str, str], columns: int) -> None:
    lines = ["4", "guide", "more", "list all", "review all", "gaps", "all", "help", "where", "foo"]
    out = piped(lines, tmp_path, home, COLUMNS=str(columns))
    assert [line for line in out.splitlines() if width(line) > columns] == []


def test_a_terminal_and_a_pipe_say_the_same(terminal: Open, tmp_path: Path, home: dict[str, str]) -> None:
    with terminal(*NEW, rows=200) as screen:
        screen.wait_for("Your answer:")
        screen.type("4\r")
        screen.wait_for("Question 2 of 21")
        screen.type("quit\r")
        assert screen.wait() == 0
        seen = [line for line in screen.text.splitlines() if line.strip()]
    (tmp_path / "p.toml").unlink()
    said = [line for line in piped(["4", "quit"], tmp_path, home).splitlines() if line.strip()]
    # In a terminal what was typed stands after the prompt; in a pipe nobody typed.
    assert [line.replace(": 4", ":").replace(": quit", ":").rstrip() for line in seen] == [
        line.rstrip() for line in said
    ]


def test_a_terminal_gets_no_escape_and_no_control_bytes(terminal: Open) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("Your answer:")
        screen.type("4\r")
        screen.wait_for("Question 2 of 21")
        screen.type("quit\r")
        screen.wait()
        allowed = set(range(0x20, 0x7F)) | {0x0A, 0x0D}
        assert set(screen.raw) - allowed - set(range(0x80, 0x100)) == set()


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+d"])
def test_ctrl_c_and_ctrl_d_save_and_leave(terminal: Open, tmp_path: Path, key: str) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("Your answer:")
        screen.type("4\r")
        screen.wait_for("Question 2 of 21")
        screen.press(key)
        assert screen.wait() == 0
        assert "Everything is saved." in screen.text
    assert answers(tmp_path)["social-model"]["level"] == "mostly"


def test_a_killed_program_has_kept_each_line_of_a_note(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("Your answer:")
        screen.type("note\r")
        screen.type("one line\r")
        screen.kill(signal.SIGKILL)
        screen.wait()
    assert answers(tmp_path)["social-model"]["note"] == "one line"


def test_the_first_start_asks_for_the_mode_in_words(terminal: Open) -> None:
    with terminal() as screen:
        screen.wait_for("How would you like to use this?")
        screen.type("1\r")
        screen.wait_for("Plain text mode is on, because you chose it just now.")
    with terminal() as screen:
        screen.wait_for("Plain text mode is on, because you chose it in settings.")
        assert "How would you like" not in screen.text


def test_accessible_in_the_environment_is_not_asked_again(terminal: Open) -> None:
    with terminal(ACCESSIBLE="1") as screen:
        screen.wait_for("Plain text mode is on, because ACCESSIBLE is set.")


def test_changing_to_the_full_screen_and_back_keeps_the_place(terminal: Open, tmp_path: Path) -> None:
    with terminal(*NEW) as screen:
        screen.wait_for("Your answer:")
        screen.type("4\r")
        screen.wait_for("Question 2 of 21")
        screen.type("mode\r")
        screen.wait_for("Escape  menu")
        assert "Independent living" in screen.cursor_line
        screen.press("enter", "3", "ctrl+q")
        assert screen.wait() == 0
    assert {name: one["level"] for name, one in answers(tmp_path).items()} == {
        "social-model": "mostly",
        "independent-living": "partly",
    }


def test_a_broken_file_is_told_with_its_place_and_the_backup_is_offered(
    terminal: Open, tmp_path: Path, home: dict[str, str]
) -> None:
    piped(["4"], tmp_path, home)
    piped(["3"], tmp_path, home, "open", "p.toml", "--plain")
    (tmp_path / "p.toml").write_text("schema = 1\nbroken = [\n")
    with terminal("open", "p.toml", "--plain") as screen:
        screen.wait_for("Type yes to go on with that copy.")
        assert "not correct TOML" in screen.text
        screen.type("yes\r")
        screen.wait_for("Question 2 of 21")
    assert answers(tmp_path)["social-model"]["level"] == "mostly"
    assert (tmp_path / "p (broken).toml").read_text() == "schema = 1\nbroken = [\n"


@pytest.mark.parametrize(
    "by_hand", ['status = "rated"', 'status = "later"\nlevel = "fully"', 'level = "fully"']
)
def test_an_answer_half_written_by_hand_is_listed_and_read_as_what_it_is(
    tmp_path: Path, home: dict[str, str], by_hand: str
) -> None:
    piped([], tmp_path, home)
    file = tmp_path / "p.toml"
    file.write_text(f"{file.read_text()}\n[answers.rights]\n{by_hand}\n")
    out = piped(["list all", "go 3", "review all", "gaps all"], tmp_path, home, "open", "p.toml", "--plain")
    said = "Come back later" if "later" in by_hand else "Not looked at yet"
    assert f"3. Human and legal rights: {said}." in out
