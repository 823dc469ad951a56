"""The program as it is run: what it says, where, and its exit code. No traceback ever reaches a person."""

import datetime
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import assessment_with
from tests.running import Here, Program, Ran
from ulo_selfcheck import __version__
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.read_file import MAX_BYTES

COMMANDS = (
    "open",
    "gaps",
    "report",
    "letter",
    "workbook",
    "combine",
    "plan",
    "check",
    "criteria",
    "help",
    "accessibility",
)
SOUND = assessment_with({"social-model": "partly", "rights": "fully", "carers": "not-for-us"})


@pytest.fixture
def program(tmp_path: Path) -> Program:
    home = tmp_path / "home"
    home.mkdir()
    return Here(home)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Give a file of answers without a fault."""
    path = tmp_path / "ours.toml"
    path.write_text(dumps(SOUND), encoding="utf-8")
    return path


@pytest.fixture
def criteria(tmp_path: Path) -> Path:
    """Give a copy of the criteria that a test may spoil."""
    copy = tmp_path / "our criteria"
    shutil.copytree(packaged_folder(), copy)
    return copy


def answers_in(path: Path) -> Assessment:
    return read_answers(path).loaded.assessment


def contents(folder: Path) -> dict[str, bytes | None]:
    """Give everything that stands in a folder, with its bytes."""
    return {
        str(one.relative_to(folder)): one.read_bytes() if one.is_file() else None
        for one in sorted(folder.rglob("*"))
    }


def unwrapped(text: str) -> str:
    """Give what was said as one line."""
    return " ".join(text.split())


def calm(ran: Ran) -> bool:
    """Tell whether a person was spared the inside of the program."""
    return "Traceback" not in ran.out + ran.err and "inside the program" not in ran.err


# Help and version


def test_the_version_is_said(program: Program) -> None:
    assert program("--version") == (0, f"ulo-selfcheck {__version__}\n", "")


def test_the_help_names_every_command(program: Program) -> None:
    ran = program("--help")
    assert ran.code == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} ", ran.out, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_shows_an_example_to_copy(program: Program, command: str) -> None:
    ran = program(command, "--help")
    assert ran.code == 0
    example = ran.out.partition("Example:\n")[2].strip().splitlines()[0]
    assert example.startswith(f"ulo-selfcheck {command}")


@pytest.mark.parametrize(
    ("columns", "longest"), [("30", 50), ("60", 58), ("300", 88), ("wide", 78), ("0", 78)]
)
def test_help_fits_the_width_there_is(program: Program, columns: str, longest: int) -> None:
    """It is never wider than is easy to follow; a width that is none counts as 80."""
    ran = program.process("--help", COLUMNS=columns)
    assert longest - 12 < max(map(len, ran.out.splitlines())) <= longest


@pytest.mark.parametrize("words", [(), *((command,) for command in COMMANDS)])
def test_help_is_plain_text_without_boxes_or_colour(program: Program, words: tuple[str, ...]) -> None:
    ran = program(*words, "--help")
    assert re.fullmatch(r"[ -~\n]+", ran.out)
    assert max(map(len, ran.out.splitlines())) <= 90


# Wrong usage


@pytest.mark.parametrize(
    "words",
    [
        ("opne",),
        ("--opne",),
        ("open",),
        ("gaps",),
        ("gaps", "a.toml", "b.toml"),
        ("report", "a.toml"),
        ("check",),
        ("open", "a.toml", "--full-screen"),
        ("--full-screen", "open", "a.toml"),
        ("--full-screen",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2_with_a_sentence(program: Program, words: tuple[str, ...]) -> None:
    before = contents(program.home)
    ran = program(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert "Error: " in ran.err
    assert calm(ran)
    assert contents(program.home) == before


def test_the_full_screen_without_a_terminal_is_refused_with_what_to_use(program: Program) -> None:
    ran = program("open", "new.toml", "--full-screen")
    assert ran.code == 2
    assert "--full-screen needs a terminal" in ran.err
    assert "Use --plain here." in ran.err


# check


def test_the_criteria_that_come_with_the_program_are_sound(program: Program) -> None:
    ran = program("check", packaged_folder())
    assert ran.code == 0
    assert ran.err == ""
    assert "21 criteria. Values 9, Governance 8 and Services 4." in ran.out


def test_sound_answers_are_said_to_be_sound(program: Program, sound: Path) -> None:
    ran = program("check", sound)
    assert ran.code == 0
    assert f"{sound} has no mistakes in it. Riverside. You have answered 3 of 21." in ran.out
    assert ran.err == ""


def test_the_example_that_comes_with_the_program_is_sound(program: Program) -> None:
    assert program("check", packaged_folder() / "example.toml").code == 0


def test_every_fault_of_answers_is_told_with_its_line(program: Program, sound: Path) -> None:
    text = sound.read_text(encoding="utf-8")
    text = text.replace('level = "partly"', "level = 'partyl'").replace('level = "fully"', "level = 5")
    sound.write_text(text, encoding="utf-8")
    ran = program("check", sound)
    assert ran.code == 1
    line = text.splitlines().index
    first, second = line("level = 'partyl'") + 1, line("level = 5") + 1
    assert f"Line {first}, answers.social-model.level: " in ran.err
    assert f"Line {second}, answers.rights.level: " in ran.err
    assert "Did you mean 'partly'?" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("kind", "table", "key", "choice"),
    [
        ("answers", "Answer", "from-constituency", "not-for-us"),
        ("criteria", "Criterion", "replaced-by", "partly-seen"),
        ("settings", "", "theme", "full-screen"),
    ],
)
def test_an_editor_is_told_every_key_and_choice_of_a_file(
    program: Program, kind: str, table: str, key: str, choice: str
) -> None:
    ran = program("check", "--schema", kind)
    schema = json.loads(ran.out)
    properties = schema["$defs"][table]["properties"] if table else schema["properties"]
    assert (ran.code, ran.err) == (0, "")
    assert key in properties
    assert f'"{choice}"' in ran.out
    assert "null" not in ran.out  # TOML has none


def test_a_check_of_nothing_says_what_is_missing(program: Program) -> None:
    ran = program("check")
    assert (ran.code, ran.out) == (2, "")
    assert "Missing argument 'FILE|FOLDER...'" in ran.err


def test_names_that_nobody_knows_are_told_with_the_nearest_one(program: Program, sound: Path) -> None:
    text = sound.read_text(encoding="utf-8").replace("[answers.rights]", "[answers.rihgts]")
    sound.write_text(text.replace('reason = "', 'reasn = "'), encoding="utf-8")
    ran = program("check", sound)
    assert ran.code == 1
    assert "did you mean 'rights'?" in ran.err
    assert "did you mean 'reason'?" in ran.err


def test_a_folder_is_checked_file_by_file(program: Program, sound: Path) -> None:
    (sound.parent / "deep").mkdir()
    broken = sound.parent / "deep" / "broken.toml"
    broken.write_text("schema = = 1", encoding="utf-8")
    ran = program("check", sound.parent)
    assert ran.code == 1
    assert f"{sound} has no mistakes in it." in ran.out
    assert f"{broken} cannot be used as it is." in ran.err
    assert "Line 1, column 10" in ran.err


def test_a_folder_without_answers_is_no_success(program: Program, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = program("check", tmp_path / "empty")
    assert ran.code == 1
    assert "there are no files of answers here" in ran.err


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


SPOILED: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "a level is missing": (
        lambda folder: (folder / "governance.toml").write_text(
            re.sub(
                r"(\[criteria\.levels\]\n(?:.*\n)*?)partly = .*\n",
                r"\1",
                (folder / "governance.toml").read_text(encoding="utf-8"),
                count=1,
            ),
            encoding="utf-8",
        ),
        ("governance.toml, criterion legal-form", "levels", "partly"),
    ),
    "an id stands twice": (
        lambda folder: spoil(folder, "values.toml", 'id = "rights"', 'id = "carers"'),
        ("carers",),
    ),
    "a wrong type": (
        lambda folder: spoil(folder, "values.toml", "number = 1\n", 'number = "one"\n'),
        ("values.toml, criterion social-model", "number", "'one'", "a whole number"),
    ),
    "an unknown key": (
        lambda folder: spoil(folder, "values.toml", "revision = 2\n", "revision = 2\nnumbr = 2\n"),
        ("values.toml, criterion social-model", "'numbr'", "did you mean 'number'?"),
    ),
}


@pytest.mark.parametrize("what", SPOILED)
def test_criteria_with_a_fault_are_refused_with_file_and_criterion(
    program: Program, criteria: Path, sound: Path, what: str
) -> None:
    make, said = SPOILED[what]
    make(criteria)
    ran = program("gaps", sound, "--criteria", criteria)
    assert ran.code == 1
    assert ran.err.startswith(f"Problem: The criteria in {criteria} cannot be used.")
    for words in said:
        assert words in ran.err
    assert ran.out == ""
    assert calm(ran)


def test_all_the_faults_of_criteria_are_told_at_once(program: Program, criteria: Path) -> None:
    for make, _ in SPOILED.values():
        make(criteria)
    for ran in (program("check", criteria), program("criteria", "--criteria", criteria)):
        assert ran.code == 1
        for words in ("'numbr'", "'one'", "partly"):
            assert words in ran.err


@pytest.mark.parametrize("place", ["before", "after"])
def test_another_set_of_criteria_can_be_named_before_or_after_the_command(
    program: Program, criteria: Path, place: str
) -> None:
    spoil(criteria, "values.toml", "title = ", 'title = "Our own title" # ')
    option = ("--criteria", criteria)
    ran = program(*option, "criteria") if place == "before" else program("criteria", *option)
    assert ran.code == 0
    assert "Our own title" in ran.out


@pytest.mark.parametrize("command", [("check",), ("gaps",), ("criteria",), ("open",)])
def test_a_folder_of_criteria_that_is_not_there_is_told(
    program: Program, sound: Path, command: tuple[str]
) -> None:
    file = () if command == ("criteria",) else (sound,)
    ran = program(*command, *file, "--criteria", "nowhere")
    assert ran.code == 1
    assert "Problem: The criteria in nowhere cannot be used." in ran.err
    assert calm(ran)


# Files that cannot be used


def newer(path: Path) -> None:
    path.write_text(dumps(SOUND).replace("schema = 1", "schema = 2"), encoding="utf-8")


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (Path.touch, "This file is empty."),
    "binary": (lambda path: path.write_bytes(bytes(range(256)) * 9), "not text in UTF-8"),
    "text, but binary": (lambda path: path.write_bytes(b"schema = 1\n\x00\x01"), "Line 2"),
    "not TOML": (lambda path: path.write_text("schema = 1\n[[["), "Line 2, column"),
    "another TOML": (lambda path: path.write_text("[tool.ruff]\n"), "does not say 'schema = 1'"),
    "too large": (lambda path: path.write_bytes(b" " * (MAX_BYTES + 1)), "too large"),
    "nested too deep": (lambda path: path.write_text("schema = 1\na = " + "[" * 9999), "nested too deep"),
    "a level that there is not": (
        lambda path: path.write_text(dumps(SOUND).replace('"partly"', '"great"')),
        "answers.social-model.level: This is 'great'.",
    ),
    "a date that there is not": (
        lambda path: path.write_text(
            dumps(SOUND).replace("[assessment]", "[assessment]\nstarted = 2026-02-30")
        ),
        "not correct TOML",
    ),
    "a name that is missing": (
        lambda path: path.write_text(dumps(SOUND).replace("name = ", "people = ")),
        "organisation.name: This is missing",
    ),
}
READ_A_FILE = [("gaps",), ("check",), ("report", "-o", "out.txt"), ("open", "--plain")]


@pytest.mark.parametrize("command", READ_A_FILE, ids=lambda command: command[0])
@pytest.mark.parametrize("what", BAD)
def test_a_file_that_cannot_be_used_is_told_with_its_place_and_nothing_is_written(
    program: Program, what: str, command: tuple[str, ...]
) -> None:
    make, said = BAD[what]
    path = program.home / "ours.toml"
    make(path)
    before = contents(program.home)
    ran = program(*command, path)
    assert ran.code == 1
    assert str(path) in ran.err
    assert said in ran.err
    assert command[0] == "check" or ran.err.startswith("Problem: ")
    assert calm(ran)
    assert contents(program.home) == before


@pytest.mark.parametrize(
    "command", [("gaps",), ("report", "-o", "out.txt"), ("open",)], ids=lambda command: command[0]
)
def test_a_folder_in_the_place_of_a_file_is_told(program: Program, command: tuple[str, ...]) -> None:
    (program.home / "ours.toml").mkdir()
    ran = program(*command, "ours.toml")
    assert ran.code == 1
    assert "ours.toml is a folder, not a file of ours." in ran.err
    assert contents(program.home) == {"ours.toml": None}


@pytest.mark.parametrize("command", READ_A_FILE[:3], ids=lambda command: command[0])
def test_a_file_that_is_not_there_is_told_and_none_is_made(
    program: Program, command: tuple[str, ...]
) -> None:
    ran = program(*command, "nowhere/ours.toml")
    assert ran.code == 1
    assert "There is no file nowhere/ours.toml" in ran.err
    assert contents(program.home) == {}


@pytest.mark.parametrize("command", READ_A_FILE[:3], ids=lambda command: command[0])
def test_a_file_from_a_newer_program_is_refused(program: Program, command: tuple[str, ...]) -> None:
    path = program.home / "ours.toml"
    newer(path)
    before = contents(program.home)
    ran = program(*command, path)
    assert ran.code == 1
    assert "newer version" in ran.err
    assert str(path) in ran.err
    assert contents(program.home) == before


def test_a_file_from_a_newer_program_can_be_opened_to_look_at(program: Program) -> None:
    path = program.home / "ours.toml"
    newer(path)
    before = contents(program.home)
    ran = program("open", path, "--plain", typed="4\n")
    assert ran.code == 0
    assert "You can look at it, but not change it." in unwrapped(ran.out)
    assert contents(program.home) == before


@pytest.mark.parametrize("command", READ_A_FILE, ids=lambda command: command[0])
def test_a_name_that_is_too_long_for_the_system_is_told_in_words(
    program: Program, command: tuple[str, ...]
) -> None:
    ran = program(*command, "x" * 300 + ".toml")
    assert ran.code == 1
    assert "file name too long" in ran.err
    assert calm(ran)


def test_a_report_with_a_name_too_long_for_the_system_is_told_in_words(program: Program, sound: Path) -> None:
    ran = program("report", sound, "-o", "x" * 300 + ".txt")
    assert ran.code == 1
    assert "file name too long" in ran.err
    assert calm(ran)


def test_the_copy_from_before_is_offered_for_a_file_that_broke(program: Program, sound: Path) -> None:
    program("open", sound, "--plain", typed="5\n")
    sound.write_text("schema = ", encoding="utf-8")
    for command in ("gaps", "open"):
        ran = program(command, sound)
        assert ran.code == 1
        assert f'type: ulo-selfcheck restore "{sound}"' in ran.err
        offered = Path(ran.err.partition("A copy from before can be read: ")[2].strip())
        assert answers_in(offered) == SOUND


# report and gaps


def test_the_gap_analysis_is_read_out(program: Program, sound: Path) -> None:
    ran = program("gaps", sound)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.startswith("Gap analysis: Riverside\n")


@pytest.mark.parametrize("ending", [".txt", ".md", ".json", ".TXT"])
def test_a_report_is_made_and_its_place_is_said(program: Program, sound: Path, ending: str) -> None:
    ran = program("report", sound, "-o", f"our report{ending}")
    assert ran.code == 0
    out = program.home / f"our report{ending}"
    assert str(out) in ran.out
    assert "Riverside" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["report.odt", "report", "report.txt.exe", ".txt"])
def test_a_report_of_an_unknown_kind_is_refused_with_what_there_is(
    program: Program, sound: Path, name: str
) -> None:
    ran = program("report", sound, "-o", name)
    assert ran.code == 1
    assert ran.err.startswith("Problem: ")
    assert ".txt, .md, .json" in ran.err
    assert contents(program.home) == {}


def test_a_report_is_never_written_over_a_file_unless_asked(program: Program, sound: Path) -> None:
    out = program.home / "report.txt"
    out.write_text("precious", encoding="utf-8")
    ran = program("report", sound, "-o", out)
    assert ran.code == 1
    assert "--overwrite" in ran.err
    assert out.read_text(encoding="utf-8") == "precious"
    assert program("report", sound, "-o", out, "--overwrite").code == 0
    assert "Riverside" in out.read_text(encoding="utf-8")


def test_a_report_into_a_folder_that_is_not_there_is_told(program: Program, sound: Path) -> None:
    ran = program("report", sound, "-o", "nowhere/report.txt")
    assert ran.code == 1
    assert "Problem: nowhere/report.txt cannot be written: no such file or directory." in ran.err
    assert calm(ran)


def test_making_a_report_changes_no_answers(program: Program, sound: Path) -> None:
    before = sound.read_bytes()
    program("report", sound, "-o", "report.txt")
    program("gaps", sound)
    assert sound.read_bytes() == before
    assert not (sound.parent / ".ulo-selfcheck-backups").exists()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("command", ["gaps", "check", "criteria", "open"])
def test_letters_that_the_output_cannot_show_stop_nothing(
    program: Program, sound: Path, command: str, encoding: str
) -> None:
    named = assessment_with({"social-model": "partly"}, name="Łódź ✓ 群 Network")
    sound.write_text(dumps(named), encoding="utf-8")
    file = () if command == "criteria" else (sound,)
    ran = program.process(command, *file, PYTHONIOENCODING=encoding)
    assert ran.code == 0
    assert calm(ran)


# criteria and help


def test_the_criteria_can_be_read(program: Program, catalogue: Catalogue) -> None:
    ran = program("criteria")
    assert ran.code == 0
    for one in catalogue.criteria:
        assert f"({one.id})" in ran.out


@pytest.mark.parametrize("name", ["peer-support", "Peer-Support", "5"])
def test_one_criterion_can_be_read_by_its_id_or_its_number(program: Program, name: str) -> None:
    ran = program("criteria", name)
    assert ran.code == 0
    assert ran.out.startswith("5. ")


@pytest.mark.parametrize("name", ["peer-suport", "22", "0", "nonsense", "\x1b[31m"])
def test_an_unknown_criterion_is_told_with_the_nearest_one(program: Program, name: str) -> None:
    ran = program("criteria", name)
    assert ran.code == 1
    assert ran.err.startswith("Problem: There is no criterion ")
    assert ("Did you mean peer-support?" in ran.err) == (name == "peer-suport")
    assert "\x1b" not in ran.err


def topics(program: Program) -> list[str]:
    return re.findall(r"^([a-z-]+): ", program("help").out, re.MULTILINE)


def test_every_page_of_the_guide_that_is_named_can_be_read(program: Program) -> None:
    named = topics(program)
    assert "keys" in named
    for topic in named:
        ran = program("help", topic)
        assert ran.code == 0
        assert len(ran.out) > 100
        assert max(map(len, ran.out.splitlines())) <= 76


def test_a_page_that_there_is_not_is_told_with_what_there_is(program: Program) -> None:
    ran = program("help", "nonsense")
    assert ran.code == 1
    assert ran.err.startswith("Problem: There is no page 'nonsense'.")
    for topic in topics(program):
        assert f"\n{topic}: " in ran.err


def test_the_page_on_accessibility_has_a_command_of_its_own(program: Program) -> None:
    ran = program("accessibility")
    assert ran.code == 0
    assert "screen reader" in ran.out
    assert ran.out == program("help", "accessibility").out


# Answering from a pipe


@pytest.mark.parametrize("word", ["4", "mostly", "MOSTLY", "mos", "  four  "])
def test_21_answers_from_a_pipe_are_21_rated_answers(
    program: Program, catalogue: Catalogue, word: str
) -> None:
    ran = program("open", "p.toml", "--plain", "--name", "Riverside", typed=f"{word}\n" * 21)
    assert ran.code == 0
    assert ran.err == ""
    kept = answers_in(program.home / "p.toml")
    assert kept.organisation.name == "Riverside"
    assert {name: (one.status, one.level) for name, one in kept.answers.items()} == dict.fromkeys(
        catalogue.order, ("rated", "mostly")
    )


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_can_be_chosen_by_its_name(program: Program, level: str) -> None:
    program("open", "p.toml", "--plain", typed=f"{level.replace('-', ' ')}\n")
    assert answers_in(program.home / "p.toml").answer("social-model").level == level


def test_the_first_line_says_which_mode_it_is_and_why(program: Program) -> None:
    for words in (("--plain",), ()):
        ran = program("open", "p.toml", *words)
        assert ran.out.startswith("Plain text mode is on, because ")


def test_the_end_of_the_input_saves_stops_and_says_where(program: Program) -> None:
    ran = program("open", "p.toml", "--name", "Riverside", typed="4\n5\nlater\n")
    assert ran.code == 0
    assert "You have answered 2 of 21." in ran.out
    assert "Everything is saved." in ran.out
    assert str(program.home / "p.toml") in "".join(ran.out.split())  # a long path breaks at the width
    assert len(answers_in(program.home / "p.toml").answers) == 3


def test_the_end_of_the_input_in_the_middle_of_a_form_loses_nothing(program: Program) -> None:
    ran = program("open", "p.toml", typed="4\nnote 2\nA first line\nA second line")
    assert ran.code == 0
    assert (
        answers_in(program.home / "p.toml").answer("independent-living").note == "A first line\nA second line"
    )


def test_a_new_file_without_a_name_is_called_after_itself(program: Program) -> None:
    program("open", "Riverside 2026.toml", "--plain")
    assert answers_in(program.home / "Riverside 2026.toml").organisation.name == "Riverside 2026"


def test_a_second_sitting_goes_on_where_the_first_one_stopped(program: Program) -> None:
    program("open", "p.toml", typed="4\n5\n")
    ran = program("open", "p.toml", typed="3\n")
    assert "Question 3 of 21." in ran.out
    assert "Question 1 of 21." not in ran.out
    assert [one.level for one in answers_in(program.home / "p.toml").answers.values()] == [
        "mostly",
        "fully",
        "partly",
    ]


def test_leaving_takes_the_lock_away(program: Program) -> None:
    program("open", "p.toml", typed="4\nquit\n")
    assert sorted(contents(program.home)) == ["p.toml"]


def test_what_was_answered_can_be_taken_back(program: Program) -> None:
    program("open", "p.toml", typed="4\nundo\n")
    assert answers_in(program.home / "p.toml").answers == {}


STRANGE: dict[str, bytes] = {
    "bytes that are no text": b"\xff\xfe\x80 words \xc3\n",
    "control characters": b"\x1b[31m\x07\x00\x9b words \x08\n",
    "half a character": b"\xed\xa0\xbd words\n",
    "ten thousand characters": b"x" * 9994 + b" words\n",
    "windows line ends": b"words\r\n",
    "markup": b"[bold]words[/] <b> *words* & \\n {words}\n",
    "other scripts": "مرحبا שלום 群 🙂 e\u0301 words\n".encode(),
    "a line that looks like a choice": b"4 words\n",
}


@pytest.mark.parametrize("what", STRANGE)
def test_whatever_is_piped_into_a_note_is_kept_as_text(program: Program, what: str) -> None:
    ran = program("open", "p.toml", typed=b"note\n" + STRANGE[what] + b"\n4\n")
    assert ran.code == 0
    assert calm(ran)
    answer = answers_in(program.home / "p.toml").answer("social-model")
    assert answer.level == "mostly"
    assert "words" in answer.note
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", answer.note)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", ran.out)


def test_a_note_of_ten_thousand_characters_is_kept_whole(program: Program) -> None:
    program("open", "p.toml", typed=f"note\n{'word ' * 2000}\n\n")
    assert answers_in(program.home / "p.toml").answer("social-model").note == ("word " * 2000).strip()


NO_ANSWERS = {
    "bytes that are no text": b"\xff\xff\xff",
    "escapes": b"\x1b\x1b",
    "a null": b"\x00",
    "figures without end": b"9" * 5000,
    "a question without end": b"go " + b"9" * 5000,
    "letters without end": b"x" * 50_000,
    "nought": b"0",
    "nine": b"9",
    "minus one": b"-1",
    "one and a half": b"1.5",
    "two answers": b"1 2",
}


@pytest.mark.parametrize("what", NO_ANSWERS)
def test_a_line_that_is_no_answer_is_asked_again_in_a_few_lines(program: Program, what: str) -> None:
    ran = program("open", "p.toml", typed=NO_ANSWERS[what] + b"\n4\n")
    assert ran.code == 0
    assert calm(ran)
    assert "Problem: " in ran.out
    assert len(ran.out) < 5000
    assert answers_in(program.home / "p.toml").answer("social-model").level == "mostly"


@pytest.mark.parametrize(
    "form", ["aim", "concern", "views", "plan", "settings", "aims", "journey", "details"]
)
def test_figures_without_end_in_a_form_are_asked_again(program: Program, form: str) -> None:
    ran = program("open", "p.toml", typed=f"{form}\n{'9' * 5000}\n")
    assert ran.code == 0
    assert calm(ran)


def test_the_start_without_a_file_can_be_left(program: Program) -> None:
    ran = program(typed="leave\n")
    assert ran.code == 0
    assert "What would you like to do?" in ran.out


def test_a_new_file_can_be_started_and_carried_on_with_from_the_start(program: Program) -> None:
    ran = program(typed="start\nRiverside\nours\n4\n")  # it gets the ending by which it is found again
    assert ran.code == 0
    [ours] = program.home.rglob("ours.toml")  # a name alone is in the folder that was said
    assert ours.parent.name == "ULO self-check"
    assert answers_in(ours).answer("social-model").level == "mostly"
    again = program(typed="1\n5\n")
    assert "Carry on with Riverside." in again.out
    assert len(answers_in(ours).answers) == 2


def test_an_adopted_review_says_so_at_the_start_and_its_copy_of_that_day_is_not_offered(
    program: Program,
) -> None:
    assert (
        program("open", "ours.toml", "--plain", "--name", "Riverside", typed="4\nadopt\n1\nquit\n").code == 0
    )
    (copy,) = program.home.glob("ours (adopted *).toml")
    said = " ".join(program(typed="leave\n").out.split())
    assert said.count("Carry on with Riverside.") == 1
    assert f"1 of 21 answered. Adopted on {day(datetime.date.today())}." in said
    (program.home / "ours.toml").unlink()
    assert "Carry on with Riverside." in program(typed="leave\n").out, copy


def test_files_that_would_sound_alike_at_the_start_are_told_by_their_names(program: Program) -> None:
    program(typed="start\nRiverside\nours.toml\n4\n")
    [ours] = program.home.rglob("ours.toml")
    ours.with_name("copy.toml").write_bytes(ours.read_bytes())
    ran = program(typed="leave\n")
    for name in ("ours.toml", "copy.toml"):
        assert f"1 of 21 answered. In {name}" in " ".join(ran.out.split())


def test_a_new_file_needs_a_name_and_without_one_the_start_goes_on(program: Program) -> None:
    ran = program(typed="start\n\nleave\n")
    assert ran.code == 0
    assert "A new self-check needs the name of your organisation." in ran.out
    assert not list(program.home.rglob("*.toml"))


def test_practising_copies_the_example_out_first(program: Program) -> None:
    example = (packaged_folder() / "example.toml").read_bytes()
    ran = program(typed="practise\nundo\n")
    assert ran.code == 0
    copies = list(program.home.rglob("Practice.toml"))
    assert len(copies) == 1
    # A long path is broken at the width.
    assert "".join(str(copies[0]).split()) in "".join(ran.out.split())
    assert (packaged_folder() / "example.toml").read_bytes() == example


def test_a_broken_settings_file_is_told_and_stops_nothing(program: Program) -> None:
    (program.home / "config" / "ulo-selfcheck").mkdir(parents=True)
    (program.home / "config" / "ulo-selfcheck" / "settings.toml").write_text("mode = ", encoding="utf-8")
    ran = program("open", "p.toml", typed="4\n")
    assert ran.code == 0
    assert "Note: Your settings in " in ran.err
    assert answers_in(program.home / "p.toml").answer("social-model").level == "mostly"


# A reader that stops, a program that breaks


@pytest.mark.parametrize(
    "words", [("criteria",), ("help", "keys"), ("gaps", "ours.toml"), ("open", "ours.toml")]
)
def test_a_reader_that_stops_reading_gives_no_traceback(
    program: Program, sound: Path, words: tuple[str, ...]
) -> None:
    shutil.copy(sound, program.home)
    with subprocess.Popen(
        [sys.executable, "-m", "ulo_selfcheck", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=program.home,
        env=program.environment,
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        with_input = b"review\n" * 200 if words[0] == "open" else b""
        try:
            running.stdin.write(with_input)
            running.stdin.close()
        except BrokenPipeError:
            pass
        said = running.stderr.read().decode()
    assert said == ""


CRASHING = """
import sys
from ulo_selfcheck.front.commands import cli
from ulo_selfcheck.{module} import {owner}

def crash(*_arguments, **_more):
    raise RuntimeError("the inside of the program")

{owner}.{function} = crash
sys.argv = ["ulo-selfcheck", *{words!r}]
cli.main()
"""


def crash(program: Program, module: str, owner: str, function: str, *words: str, typed: str = "") -> Ran:
    """Run the program with one of its functions broken."""
    code = CRASHING.format(module=module, owner=owner, function=function, words=words)
    return program.python("-c", code, typed=typed)


def test_a_crash_gives_one_sentence_and_exit_code_1(program: Program, sound: Path) -> None:
    ran = crash(program, "documents.formats", "plain_text", "render", "gaps", str(sound))
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.startswith("Problem: something went wrong inside the program")
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err


def test_a_crash_in_a_sitting_keeps_what_was_answered(program: Program) -> None:
    ran = crash(program, "session.session", "Session", "back", "open", "p.toml", typed="3\nlater\nback\n4\n")
    assert ran.code == 1
    assert "Everything that was marked as saved is safe" in ran.err
    assert "Traceback" not in ran.err
    assert len(answers_in(program.home / "p.toml").answers) == 2


def test_after_a_crash_the_file_can_be_opened_again(program: Program) -> None:
    crash(program, "session.session", "Session", "back", "open", "p.toml", typed="3\nback\n")
    assert program("open", "p.toml", typed="4\n").code == 0
    assert len(answers_in(program.home / "p.toml").answers) == 2


HOSTILE = "a\x1b]52;c;aGk=\x07 \x9b31m \u202eb"
"""What a terminal would obey, and what turns a line round."""


@pytest.mark.parametrize(
    "words",
    [
        *[(command, f"{HOSTILE}.toml") for command in ("check", "gaps", "plan")],
        ("open", f"{HOSTILE}/", "--plain"),
        ("open", f"--{HOSTILE}"),
        (HOSTILE,),
        ("help", HOSTILE),
        ("criteria", HOSTILE),
        ("criteria", "--criteria", HOSTILE),
        ("workbook", "-o", f"{HOSTILE}.odd"),
        ("workbook", "-o", f"{HOSTILE}.txt"),
        ("combine", f"{HOSTILE}.toml", "-o", f"{HOSTILE} 2.toml"),
    ],
    ids=lambda words: words[0].replace(HOSTILE, "hostile"),
)
def test_a_hostile_name_is_told_without_its_power(program: Program, words: tuple[str, ...]) -> None:
    ran = program(*words)
    assert set("\x1b\x07\x9b\u202e") & set(ran.out + ran.err) == set()
    assert "something went wrong" not in ran.err


def test_a_hostile_name_of_an_organisation_is_told_without_its_power(program: Program) -> None:
    ours = assessment_with({"social-model": "partly"}, name=HOSTILE)
    (program.home / "ours.toml").write_text(dumps(ours), encoding="utf-8")
    ran = program("check", "ours.toml")
    assert set("\x1b\x07\x9b\u202e") & set(ran.out) == set()
    assert "has no mistakes in it. a?]52;c;aGk=? ?31m ?b" in ran.out


def test_a_link_that_leads_to_itself_is_refused_in_words(program: Program) -> None:
    (program.home / "loop.toml").symlink_to("loop.toml")
    ran = program("open", "loop.toml", "--plain")
    assert ran.code == 1
    assert "cannot be read" in ran.err


def test_what_goes_wrong_is_told_also_where_the_output_goes_nowhere(program: Program) -> None:
    code = (
        "import os, sys; from ulo_selfcheck.front import help_pages; from ulo_selfcheck.front.commands import cli\n"
        "def broken(): raise OSError('a broken disk')\n"
        "help_pages.contents = broken\n"
        "sys.argv = ['ulo-selfcheck', 'help']\n"
        "sys.stdout = open(os.devnull, 'w')\n"
        "cli.main()\n"
    )
    ran = program.python("-c", code)
    assert ran.code == 1
    assert "Problem: something went wrong inside the program" in ran.err
