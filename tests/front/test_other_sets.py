"""Another set of criteria: a smaller one simply does not show what it has not, and other answers are told."""

import re
import shutil
from pathlib import Path

import pytest

from tests.running import Here, Program
from ulo_selfcheck.catalogue.load import packaged_folder

LEFT_OUT = ("journey", "asks", "background", "helpers", "example", "lock")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Here(tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Make a set of six: no sum, checklist, journey, asks, background, helpers or essentials; other words for a level."""
    folder = shutil.copytree(packaged_folder(), tmp_path / "small")
    for name in LEFT_OUT:
        (folder / f"{name}.toml").unlink()
    about = (folder / "catalogue.toml").read_text(encoding="utf-8")
    for old, new in (
        ('id = "dh-ulo-design-criteria"', 'id = "ours"'),
        ('name = "Not yet"', 'name = "Ddim eto"'),
    ):
        assert old in about
        about = about.replace(old, new, 1)
    (folder / "catalogue.toml").write_text(about, encoding="utf-8")
    for group in ("values", "governance", "services"):
        _keep_two(folder / f"{group}.toml")
    return folder


def _keep_two(path: Path) -> None:
    before, *criteria = re.split(r"(?m)^(?=\[\[criteria\]\])", path.read_text(encoding="utf-8"))
    plain = [one for one in criteria if ".sum]" not in one and ".checklist]" not in one][:2]
    text = before + "".join(plain)
    for key in ("essential", "floor"):
        text = re.sub(rf"(?m)^{key} = .*\n", "", text)
    for key in ("overlaps", "barriers"):
        text = re.sub(rf"(?ms)^{key} = \[.*?\]$", f"{key} = []", text)
    path.write_text(text, encoding="utf-8")


def test_a_smaller_set_is_sound_and_a_whole_sitting_can_be_held_with_it(
    program: Program, small: Path
) -> None:
    assert program("check", small).code == 0
    ran = program(
        "open",
        "s.toml",
        "--name",
        "Practice group",
        "--criteria",
        small,
        typed="1\n2\n3\n4\n5\n1\ngaps\nplan\n\n",
    )
    assert (ran.code, ran.err) == (0, "")
    assert "You have answered all 6." in ran.out
    assert "1. Ddim eto." in ran.out
    assert "essentials" not in ran.out.replace("Essentials", "").split("How this list is ordered")[0]


@pytest.mark.parametrize("word", ["sum", "services", "needs"])
def test_what_it_has_not_is_not_for_here(program: Program, small: Path, word: str) -> None:
    ran = program("open", "s.toml", "--name", "P", "--criteria", small, typed=f"{word}\n")
    assert f'Problem: "{word}" does not work here.' in ran.out


@pytest.mark.parametrize("word", ["journey", "barriers"])
def test_a_part_that_it_has_not_is_told(program: Program, small: Path, word: str) -> None:
    ran = program("open", "s.toml", "--name", "P", "--criteria", small, typed=f"{word}\n")
    assert "This set of criteria has no" in ran.out


@pytest.mark.parametrize("form", ["docx", "html", "txt", "md", "json", "csv"])
def test_every_form_of_the_report_is_made_without_those_parts(
    program: Program, small: Path, form: str
) -> None:
    program("open", "s.toml", "--name", "P", "--criteria", small, typed="1\n2\n3\n4\n5\n1\n")
    ran = program("report", "s.toml", "-o", f"r.{form}", "--criteria", small)
    assert (ran.code, ran.err) == (0, "")


def test_a_letter_says_that_the_set_has_nothing_to_ask_for(program: Program, small: Path) -> None:
    program("open", "s.toml", "--name", "P", "--criteria", small, typed="1\n")
    ran = program("letter", "s.toml", "-o", "l.docx", "--criteria", small)
    assert ran.code == 1
    assert "This set of criteria has no barriers" in ran.err


def test_answers_to_another_set_are_told_by_every_command_that_reads_them(
    program: Program, small: Path
) -> None:
    program("open", "s.toml", "--name", "P", "--criteria", small, typed="1\n")
    for words in (("gaps", "s.toml"), ("report", "s.toml", "-o", "r.txt")):
        ran = program(*words)
        assert ran.code == 0
        assert "Note: These answers are to another set of criteria: ours." in ran.err


def test_answers_can_be_carried_on_to_another_set_and_back_with_none_lost(
    program: Program, small: Path
) -> None:
    program("open", "s.toml", "--name", "P", "--criteria", small, typed="1\n2\nnote\nOurs\n\n3\nquit\n")
    before = (program.home / "s.toml").read_text(encoding="utf-8").split("[answers", 1)[1]
    program("open", "s.toml", typed="yes\nquit\n")
    assert 'id = "dh-ulo-design-criteria"' in (program.home / "s.toml").read_text(encoding="utf-8")
    program("open", "s.toml", "--criteria", small, typed="yes\nquit\n")
    assert (program.home / "s.toml").read_text(encoding="utf-8").split("[answers", 1)[1] == before


def test_a_set_whose_numbers_leave_some_out_works_by_its_numbers(program: Program, small: Path) -> None:
    typed = "1\ngo 10\n2\ngo 2\ngo 20\nlist\nquit\n"
    ran = program("open", "s.toml", "--name", "P", "--criteria", small, typed=typed)
    said = " ".join(ran.out.split())
    numbers = re.findall(r"Question (\d+)(?:, (\d+))? of 6\. (\w+), (\d) of 2\.", said)
    assert numbers[0] == ("1", "", "Values", "1")
    assert ("10", "3", "Governance", "1") in numbers
    assert "There is no question 2. They go from 1, 3, 10, 12 and 19 to 20." in said
    assert numbers[-1] == ("20", "6", "Services", "2")
    assert " 12. " in said
    assert "You have answered 2 of 6. Open the file again to go on with question 3." in said
