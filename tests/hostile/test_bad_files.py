"""Whatever is in a file: read, or refused with its place; no traceback, no write, no hang. `python -m tests.hostile` does more."""

import math
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import bad_toml
from tests.hostile.commands import COMMANDS
from tests.hostile.here import Here
from tests.hostile.odd_answers import lost
from tests.hostile.rounds import EXAMPLE, KINDS, run, snapshot
from tests.marks import long
from tests.running import Program
from ulo_selfcheck.answers.folder import answer_files
from ulo_selfcheck.answers.toml import AnswersProblem, loads
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.front.commands import cli

POINTS = int(os.environ.get("ULO_SELFCHECK_POINTS", "40"))
FEW = 10
BAD = [kind for kind in KINDS if not any(word in kind for word in ("large", "odd", "slow"))]

WITHOUT_ANSWERS = {"workbook", "criteria", "help", "accessibility"}
"""Commands that read no file of answers."""


def test_every_command_that_reads_answers_is_attacked() -> None:
    assert {one.split()[0] for one in COMMANDS} == set(cli.cli.commands) - WITHOUT_ANSWERS


@pytest.mark.parametrize("points", [FEW, *long(POINTS)])
@pytest.mark.parametrize("kind", BAD)
def test_bad_files_are_read_or_refused_with_their_place(kind: str, points: int) -> None:
    tally = run(kind, points, seed=1)
    assert tally.wrong == []
    assert tally.tried >= points
    assert tally.placed == tally.refused > 0


@pytest.mark.parametrize("points", [FEW, *long(POINTS)])
def test_legal_and_odd_answers_go_through_every_command_and_come_back_from_a_save(points: int) -> None:
    tally = run("answers, legal and odd", points, seed=1)
    assert tally.wrong == []
    assert tally.tried == 4 * points
    assert tally.refused == 0


def test_a_key_that_does_not_come_back_is_seen() -> None:
    before = {"a": math.nan, "b": 1, "c": True, "d": [{"e": "x\r\n"}], "f": ""}
    after = {"a": math.nan, "c": 1, "d": [{"e": "x\n"}]}
    assert lost(before, after) == ["('b',): 1", "('c',): True"]


@pytest.mark.long
def test_the_slowest_legal_answers_take_two_seconds_of_the_processor_and_200_mb_at_most(
    tmp_path: Path,
) -> None:
    """In a process of its own, so that the memory is theirs."""
    ran = Program(tmp_path).python("-m", "tests.hostile", "--kind", "answers, legal and slow")
    assert ran.code == 0, ran.err
    assert '"wrong": 0' in ran.out, ran.out
    assert '"tried": 0' not in ran.out


@pytest.mark.long
def test_very_large_files_are_refused_in_bounded_memory(tmp_path: Path) -> None:
    """In a process that may have 1 GB of address space. The largest are 100 MB, and made in it."""
    ran = Program(tmp_path).python("-m", "tests.hostile", "--kind", "answers, very large")
    assert ran.code == 0, ran.err
    assert f'"tried": {len(bad_toml.LARGE)}, "refused": {len(bad_toml.LARGE)}' in ran.out
    assert '"wrong": 0' in ran.out, ran.out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "name",
    ["empty", "prose", "UTF-16", "half a letter", "zeros at the end", "cut in the middle", "grammar 9"],
)
def test_no_command_takes_or_changes_a_file_that_is_none(tmp_path: Path, command: str, name: str) -> None:
    file = tmp_path / "files" / "ours.toml"
    file.parent.mkdir()
    file.write_bytes(bad_toml.WRONG[name])
    (tmp_path / "sound.toml").write_bytes(EXAMPLE)
    before = snapshot(tmp_path)
    told = COMMANDS[command](Here(tmp_path), file)
    assert told.crash == ""
    assert "ours.toml" in told.said
    assert snapshot(tmp_path) == before
    assert told.code == 1


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("what", ["a pipe", "a device", "a loop", "a folder"])
def test_no_command_waits_for_what_is_no_file(tmp_path: Path, command: str, what: str) -> None:
    file = tmp_path / "files" / "ours.toml"
    file.parent.mkdir()
    {
        "a pipe": lambda: os.mkfifo(file),
        "a device": lambda: file.symlink_to("/dev/zero"),
        "a loop": lambda: file.symlink_to(file),
        "a folder": lambda: (file / "inside").mkdir(parents=True),
    }[what]()
    (tmp_path / "sound.toml").write_bytes(EXAMPLE)
    before = snapshot(tmp_path)
    told = COMMANDS[command](Here(tmp_path), file)
    assert told.crash == ""
    assert told.code == 1 or (command, what) == ("plan", "a folder")
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("file", ["catalogue.toml", "values.toml", "journey.toml", "asks.toml"])
@pytest.mark.parametrize("what", ["a pipe", "a device", "a folder"])
def test_criteria_that_are_no_file_are_told(tmp_path: Path, file: str, what: str) -> None:
    folder = tmp_path / "criteria"
    folder.mkdir()
    for one in packaged_folder().glob("*.toml"):
        if one.name != file:
            (folder / one.name).write_bytes(one.read_bytes())
    making: dict[str, Callable[[], None]] = {
        "a pipe": lambda: os.mkfifo(folder / file),
        "a device": lambda: (folder / file).symlink_to("/dev/zero"),
        "a folder": (folder / file).mkdir,
    }
    making[what]()
    told = Here(tmp_path)("--criteria", "criteria", "criteria")
    assert (told.code, told.crash) == (1, "")
    assert f"{file}: This is" in told.err


def test_settings_that_are_a_pipe_stop_nothing(tmp_path: Path) -> None:
    settings = tmp_path / "config" / "ulo-selfcheck" / "settings.toml"
    settings.parent.mkdir(parents=True)
    os.mkfifo(settings)
    told = Here(tmp_path)("open", "ours.toml", typed="4\nquit\n")
    assert (told.code, told.crash) == (0, "")
    assert "The usual settings are used" in told.err


def test_a_folder_of_bad_files_does_not_stop_the_start(tmp_path: Path) -> None:
    for number, data in enumerate(bad_toml.WRONG.values()):
        (tmp_path / f"bad {number}.toml").write_bytes(data)
    (tmp_path / "good.toml").write_bytes(EXAMPLE)
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    (tmp_path / "folder.toml").mkdir()
    told = Here(tmp_path)("--plain", typed="leave\n")
    assert (told.code, told.crash) == (0, "")
    assert "Carry on with Riverside" in told.out
    assert told.out.count("Carry on") == 1


def test_the_newest_are_listed_and_files_that_take_long_end_the_looking(tmp_path: Path) -> None:
    for number in range(5):
        path = tmp_path / f"{number}.toml"
        path.write_bytes(EXAMPLE)
        os.utime(path, (number, number))
    ticks = iter((0.0, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5))
    assert [one.path.name for one in answer_files([tmp_path], clock=lambda: next(ticks))] == [
        "4.toml",
        "3.toml",
    ]


def test_a_quote_that_is_never_closed_is_looked_at_once() -> None:
    """Each quote behind a backslash could begin another search to the end: a megabyte took an hour."""
    start = time.process_time()
    for text in ('"\\', '\\"', "'''\\\"", '"""\\"\\'):
        with pytest.raises(AnswersProblem):
            loads(f"x = {text * 200_000}")
    assert time.process_time() - start < 30
