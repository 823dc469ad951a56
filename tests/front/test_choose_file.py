"""A file name as it is typed, or as a terminal types it when a file is dropped on it."""

from pathlib import Path

import pytest

from tests.running import Here
from ulo_selfcheck.answers.file_names import answers_called
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


def test_nobody_is_told_to_clear_the_place_of_a_file_or_the_name_of_a_report(tmp_path: Path) -> None:
    new = Here(tmp_path)("--plain", typed="Start a new\nPractice group\n\n3\nreport\n1\n1\n\nquit\n").out
    assert new.count("Press Enter to use it, or type your own.") == 2
    assert "none" not in new
