"""One writer at a time: a second opening only looks, and whatever ends a program lets go of the file."""

import errno
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.building import assessment_with
from ulo_selfcheck.answers import lock
from ulo_selfcheck.answers.answer_file import AnswerFile, SaveProblem
from ulo_selfcheck.answers.lock import HeldBy, Lock, lock_path

OURS = assessment_with({"social-model": "partly"})

HOLDING = """
import sys
from pathlib import Path
from ulo_selfcheck.answers.answer_file import AnswerFile
file, _ = AnswerFile.open(Path(sys.argv[1]))
print(file.read_only or "open", flush=True)
sys.stdin.readline()
file.close()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ours.toml"
    AnswerFile.create(path, OURS).close()
    return path


@pytest.fixture
def other(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Give another program that has the file open, until a line is written to it."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as program:
        assert program.stdout
        assert program.stdout.readline() == "open\n"
        yield program
        program.kill()


def test_while_another_program_has_it_a_file_can_only_be_looked_at(
    path: Path, other: subprocess.Popen[str]
) -> None:
    file, contents = AnswerFile.open(path)
    with closing(file):
        assert contents.loaded.assessment == OURS
        with pytest.raises(SaveProblem, match="Somebody has this file open"):
            file.save(OURS)


def test_it_says_which_machine_has_the_file_and_no_number_that_means_nothing_to_a_committee(
    path: Path, other: subprocess.Popen[str]
) -> None:
    with closing(AnswerFile.open(path)[0]) as file:
        assert f"{platform.node()}, since " in file.read_only
        assert f"process {other.pid}" in lock_path(path).read_text(encoding="utf-8")


def test_looking_at_a_file_does_not_take_it_from_who_has_it(path: Path, other: subprocess.Popen[str]) -> None:
    AnswerFile.open(path)[0].close()
    with closing(AnswerFile.open(path)[0]) as file:
        assert f"{platform.node()}, since " in file.read_only


def test_looking_at_a_file_takes_nothing_away(path: Path, other: subprocess.Popen[str]) -> None:
    left = path.with_name(".ours.toml.abc_1234.tmp")
    left.write_text("half a sa")
    os.utime(left, (0, 0))
    with closing(AnswerFile.open(path)[0]):
        assert left.exists()


def test_a_file_can_be_opened_after_its_holder_was_killed(path: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    with closing(AnswerFile.open(path)[0]) as file:
        assert file.read_only == ""
        file.save(OURS)


def test_a_file_can_be_opened_after_the_other_program_closed_it(
    path: Path, other: subprocess.Popen[str]
) -> None:
    other.communicate("\n")
    with closing(AnswerFile.open(path)[0]) as file:
        assert file.read_only == ""


def test_a_new_file_is_held_as_well(tmp_path: Path) -> None:
    with closing(AnswerFile.create(tmp_path / "new.toml", OURS)) as file, pytest.raises(HeldBy):
        Lock(file.path)


def test_closing_takes_the_lock_file_away(path: Path) -> None:
    with closing(AnswerFile.open(path)[0]):
        assert lock_path(path).exists()
    assert not lock_path(path).exists()


def test_a_lock_file_left_behind_locks_nobody_out(path: Path) -> None:
    lock_path(path).write_text("old-machine, process 1, since last year\n", encoding="utf-8")
    with closing(AnswerFile.open(path)[0]) as file:
        assert file.read_only == ""
        assert "old-machine" not in lock_path(path).read_text(encoding="utf-8")


def test_a_link_in_the_place_of_the_lock_is_not_followed(path: Path) -> None:
    precious = path.with_name("precious.txt")
    precious.write_text("do not touch", encoding="utf-8")
    lock_path(path).symlink_to(precious)
    with closing(AnswerFile.open(path)[0]):
        assert precious.read_text(encoding="utf-8") == "do not touch"


def test_many_that_open_at_once_give_one_writer(path: Path) -> None:
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", HOLDING, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for _ in range(4)
    ]
    said = [program.stdout.readline() for program in programs if program.stdout]
    for program in programs:
        program.communicate("\n")
    assert sorted(line == "open\n" for line in said) == [False, False, False, True]


def test_where_locking_is_not_possible_it_is_told_and_the_sitting_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(lock, "_take", no_locks)
    with closing(AnswerFile.open(path)[0]) as file:
        assert file.read_only == ""
        assert [one for one in file.notices if "Make sure that nobody else has it open" in one]
        assert file.save(OURS).path == path


def test_only_its_owner_can_read_who_has_a_file_open(path: Path) -> None:
    with closing(AnswerFile.open(path)[0]):
        assert lock_path(path).stat().st_mode & 0o777 == 0o600
