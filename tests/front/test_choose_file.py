"""A file name as it is typed, or as a terminal types it when a file is dropped on it."""

from pathlib import Path

import pytest
from click import STRING, Argument, Command, Parameter

from tests.running import Here, Ran
from ulo_selfcheck.answers.file_names import answers_called
from ulo_selfcheck.front.commands.cli import cli
from ulo_selfcheck.front.talk.choose_file import new_file, typed_path

HERE = Path("/here")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("a b.toml", "a b.toml"),
        ("'a b.toml'", "a b.toml"),
        ('"a b.toml"', "a b.toml"),
        ("'a b.toml' ", "a b.toml"),
        (r"'Joe'\''s.toml'", "Joe's.toml"),
        ("Joe's.toml", "Joe's.toml"),
        ("'Hub' 2026.toml", "'Hub' 2026.toml"),
        ("The 'Hub'", "The 'Hub'"),
        ('"', '"'),
    ],
)
def test_quotes_round_a_name_are_taken_off_and_those_in_it_stay(line: str, name: str) -> None:
    assert typed_path(line, HERE) == HERE / name


USUAL = HERE / "Hub 2026.toml"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("", "Hub 2026.toml"),
        (" ", "Hub 2026.toml"),
        ("\x1b[B\x1b[B", "Hub 2026.toml"),
        ("ours", "ours.toml"),
        ("ours.TOML", "ours.TOML"),
        ("\x1b[Bours\x1bOA\x07", "ours.toml"),
        ("J.Tomlinson", "J.Tomlinson.toml"),
        ("version 1.2", "version 1.2.toml"),
        ("Hub 2026.tomly", "Hub 2026y.toml"),
        (f"{USUAL} copy", "Hub 2026 copy.toml"),
    ],
)
def test_a_new_file_gets_its_ending_once_and_no_key_in_its_name(line: str, name: str) -> None:
    assert new_file(line, USUAL) == HERE / name


def test_the_ending_of_answers_may_be_left_out_unless_a_file_is_called_just_so(tmp_path: Path) -> None:
    assert answers_called(tmp_path / "x") == tmp_path / "x.toml"
    (tmp_path / "x").touch()
    assert answers_called(tmp_path / "x") == tmp_path / "x"


def test_a_file_that_is_opened_without_its_ending_has_it_and_is_found_again(tmp_path: Path) -> None:
    ran = Here(tmp_path)("open", "x", "--name", "Practice group", "--plain", typed="3\n")
    assert ran.code == 0
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("x")] == ["x.toml"]
    assert Here(tmp_path)("gaps", "x").code == 0


BY_NAME = {
    "open": ("open", "oak", "--plain"),
    "gaps": ("gaps", "oak"),
    "report": ("report", "oak", "-o", "report.txt"),
    "letter": ("letter", "oak", "-o", "letter.txt"),
    "plan": ("plan", "oak"),
    "compare": ("compare", "oak", "elm"),
    "renew": ("renew", "oak", "-o", "next"),
    "combine": ("combine", "oak", "-o", "elm"),
    "check": ("check", "oak", "elm"),
    "overview": ("overview", "oak"),
    "restore": ("restore", "oak"),
    "forget": ("forget", "oak"),
}
"""The commands that take a file of answers, with its ending left out."""


def ran_in(folder: Path, words: tuple[str, ...]) -> tuple[Ran, set[str]]:
    """Run a command where two reviews are, and give what it said and which files are there then."""
    folder.mkdir()
    for name, level in (("oak", "3"), ("elm", "4")):
        Here(folder)("open", f"{name}.toml", "--name", "Oak", "--plain", typed=f"{level}\n")
    ran = Here(folder)(*words, typed="forget\n" if words[0] == "forget" else "")
    out, err = (text.replace(str(folder), "") for text in (ran.out, ran.err))
    return ran._replace(out=out, err=err), {one.name for one in folder.iterdir()}


@pytest.mark.parametrize("words", BY_NAME.values(), ids=BY_NAME)
def test_every_command_takes_a_file_by_its_name_alone(words: tuple[str, ...], tmp_path: Path) -> None:
    whole = tuple(f"{word}.toml" if word in ("oak", "elm", "next") else word for word in words)
    assert ran_in(tmp_path / "1", words) == ran_in(tmp_path / "2", whole)


def test_no_command_is_left_out() -> None:
    takes_answers = {
        name
        for name, command in cli.commands.items()
        if any(p.type is not STRING for p in arguments(command))
    }
    assert set(BY_NAME) == takes_answers


def arguments(command: Command) -> list[Parameter]:
    return [one for one in command.params if isinstance(one, Argument)]


@pytest.mark.parametrize(
    "words", [("check", "late.txt"), ("plan", "All reviews"), ("combine", "late.txt", "-o", "x")]
)
def test_what_may_be_a_folder_or_a_reply_is_named_as_typed_where_it_is_not_there(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    assert f"There is no file {words[1]}.\n" in Here(tmp_path)(*words).err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("oak", "oak.toml is one file. Name the folder that the files are in."),
        ("x" * 300, f"There is no folder {'x' * 300}. Check its name."),
    ],
)
def test_an_overview_of_what_is_no_folder_says_what_to_name(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "oak.toml").touch()
    ran = Here(tmp_path)("overview", name)
    assert (ran.code, ran.err) == (1, f"Problem: {said}\n")


def test_members_files_are_taken_by_their_names_alone_within_the_program_too(tmp_path: Path) -> None:
    Here(tmp_path)("open", "ann.toml", "--name", "Oak", "--plain", typed="3\n")
    said = Here(tmp_path)("--plain", typed="Combine\nann\n\nquit\n").out
    assert "no file or folder" not in said
    assert "ann.toml" in said


def test_nobody_is_told_to_clear_the_place_of_a_file_or_the_name_of_a_report(tmp_path: Path) -> None:
    new = Here(tmp_path)("--plain", typed="Start a new\nPractice group\n\n3\nreport\n1\n1\n\nquit\n").out
    assert new.count("Press Enter to use it, or type your own.") == 2
    assert "none" not in new
