"""A long text is read part by part: which, how often and how long is up to the person."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Program
from tests.terminal import Terminal, program
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.ground.english import number_word

OPEN = ("open", "p.toml", "--plain")
MENU = " parts:\n1. What you chose to work on."
PLACE = "You are past the last question."


@pytest.fixture
def say(tmp_path: Path) -> Callable[..., str]:
    """Give what opens the practice organisation's review and gives what is printed after some lines."""
    shutil.copy(packaged_folder() / "example.toml", tmp_path / "p.toml")
    run = Program(tmp_path)

    def lines(*typed: str) -> str:
        ran = run(*OPEN, typed="\n".join((*typed, "quit", "")))
        assert (ran.code, ran.err) == (0, "")
        return ran.out.partition("What next: ")[2]

    return lines


def test_the_gap_analysis_begins_with_three_sentences_and_the_parts(say: Callable[..., str]) -> None:
    out = say("gaps")
    order = [
        "You have answered all 21.",
        MENU,
        ". To talk about again.",
        ". How this list is ordered.",
        "Part: ",
    ]
    assert sorted(order, key=out.index) == order
    assert "11. A committee" not in out, "it waits to be asked for a part"


def parts(out: str) -> list[str]:
    """Give the names of the parts as they are listed, the first first."""
    return re.findall(
        r"^\d+\. (.+)\.$", out.partition(" parts:\n")[2].partition("Type a number")[0], re.MULTILINE
    )


def test_enter_reads_one_part_after_another_and_then_leads_back(say: Callable[..., str]) -> None:
    many = len(parts(say("gaps")))
    assert many > 5
    out = say("gaps", *[""] * (many + 1))
    places = [out.index(f"Part {number} of {many}: ") for number in range(1, many + 1)]
    assert places == sorted(places)
    assert PLACE in out[places[-1] :]
    assert out.count("11. A committee run by disabled people and carers\n") == 1


def test_a_part_is_had_by_its_number_its_word_or_its_name(say: Callable[..., str]) -> None:
    number = parts(say("gaps")).index("To talk about again") + 1
    for typed in (str(number), number_word(number), "talk", "To talk"):
        out = say("gaps", typed).partition("Part: ")[2]
        assert out.strip().startswith("To talk about again\n"), typed
        assert f"Part {number} of " in out


def test_again_all_more_and_help_do_what_they_say(say: Callable[..., str]) -> None:
    out = say("gaps", "1", "again", "more", "help", "all")
    assert out.count("Next step: Help people to stand.") == 3
    assert out.count("Where the idea comes from: ") == 3
    assert "Ctrl and C stops the reading" in out


def test_any_other_word_leaves_the_reading_and_is_done(say: Callable[..., str]) -> None:
    out = say("gaps", "1", "go 3", "where")
    assert "Question 3 of 21." in out.partition("Part 1 of ")[2]
    assert "Your answers are in" in out


def test_an_answer_typed_while_reading_is_no_answer(say: Callable[..., str]) -> None:
    out = say("go 3", "gaps", "fully", "back", "again")
    assert 'Problem: "fully" is none of the parts.' in out
    assert "Your answer now: Partly." in out.rpartition("Question 3 of 21.")[2]


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("gaps begin", "What you chose to work on\n"),
        ("gaps 3", "3. Human and legal rights\n"),
        ("gaps governance", "Governance\n"),
        ("gaps 7 more", "Where the idea comes from: "),
        ("list values", "1. The social model of disability: Mostly.\n"),
        ("review services", "Note: Members plan and run both our services."),
    ],
)
def test_one_part_is_read_alone_and_the_place_is_said(
    say: Callable[..., str], typed: str, heard: str
) -> None:
    out = say(typed)
    assert heard in out
    assert PLACE in out
    assert MENU not in out


def test_a_part_that_there_is_not_is_a_problem_that_says_which_there_are(say: Callable[..., str]) -> None:
    out = say("gaps money")
    assert 'Problem: There is no part "money". The parts are: begin, where, work, ' in out


def test_what_is_short_is_read_at_once(tmp_path: Path) -> None:
    ran = Program(tmp_path)(*OPEN, "--name", "Practice group", typed="2\nreview services\ngaps 1\nquit\n")
    assert "Part: " not in ran.out
    assert "How it stands: This is an essential. You are at started." in ran.out


def test_ctrl_c_ends_the_reading_and_not_the_program(tmp_path: Path) -> None:
    shutil.copy(packaged_folder() / "example.toml", tmp_path / "p.toml")
    with Terminal(program(*OPEN), cwd=tmp_path, env=Program(tmp_path).environment, rows=60) as page:
        page.wait_for("What next:")
        page.answer("gaps")
        page.press("ctrl+c")
        page.wait_for("You stopped reading.\nPart:")
        page.press("ctrl+c")  # where no line is typed it ends all of the reading
        page.wait_for(f"{PLACE}\nWhat next:")
        page.answer("gaps 3")
        assert "3. Human and legal rights" in page.text


def test_the_command_line_reads_one_part_too(tmp_path: Path) -> None:
    run = Program(tmp_path)
    shutil.copy(packaged_folder() / "example.toml", tmp_path / "p.toml")
    ran = run("gaps", "p.toml", "--part", "begin")
    assert ran.out.startswith("What you chose to work on\n\n11.")
    assert "Where you stand" not in ran.out
    wrong = run("gaps", "p.toml", "--part", "money")
    assert wrong.code != 0
    assert "The parts are: begin, where, work" in wrong.err.replace("\n", " ")
