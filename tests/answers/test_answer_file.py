"""A file of answers on disk: whole or not at all, never written over, never lost."""

import errno
import os
import random
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest

from tests.building import assessment_with, with_answer
from ulo_selfcheck.answers import backups
from ulo_selfcheck.answers.answer_file import AnswerFile, SaveProblem
from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.answers.lock import lock_path
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.ground.read_file import MAX_BYTES

OURS = assessment_with({"social-model": "partly"})
THEIRS = "schema = 1  # somebody else was here\n"


def noted(note: str) -> Assessment:
    """Give answers that differ by their note."""
    return with_answer(OURS, "social-model", note=note)


def note_in(path: Path) -> str:
    return read_answers(path).loaded.assessment.answer("social-model").note


def listing(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def failing(code: int) -> Callable[..., NoReturn]:
    """Give a function of the system that refuses."""

    def fail(*_arguments: object, **_more: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ours.toml"


@pytest.fixture
def file(path: Path) -> Iterator[AnswerFile]:
    """Give a new file, open, with one answer in it."""
    with closing(AnswerFile.create(path, OURS)) as made:
        yield made


# Whole, or not at all


class Refusal(NamedTuple):
    """A function of the system that refuses, how, and the words a person reads then."""

    module: object
    function: str
    code: int
    said: str

    @contextmanager
    def happens(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as system:
            system.setattr(self.module, self.function, failing(self.code))
            yield


REFUSALS = [
    Refusal(os, "replace", errno.EIO, "input/output error"),
    Refusal(os, "replace", errno.EACCES, "not allowed to write"),
    Refusal(os, "fsync", errno.EIO, "input/output error"),
    Refusal(os, "fsync", errno.ENOSPC, "disk is full"),
    Refusal(tempfile, "mkstemp", errno.ENOSPC, "disk is full"),
    Refusal(tempfile, "mkstemp", errno.EROFS, "only be read"),
]
refusals = pytest.mark.parametrize(
    "refusal", REFUSALS, ids=[f"{one.function}: {one.said}" for one in REFUSALS]
)


@refusals
def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(file: AnswerFile, refusal: Refusal) -> None:
    before, there = file.path.read_bytes(), listing(file.path.parent)
    with refusal.happens(), pytest.raises(SaveProblem):
        file.save(noted("new"))
    assert file.path.read_bytes() == before
    assert listing(file.path.parent) == there


@refusals
def test_a_save_that_fails_says_why_in_words(file: AnswerFile, refusal: Refusal) -> None:
    with refusal.happens(), pytest.raises(SaveProblem, match="Your answers are kept here") as problem:
        file.save(noted("new"))
    assert refusal.said in str(problem.value)
    assert "Errno" not in str(problem.value)


@refusals
def test_after_a_save_that_failed_the_next_one_works(file: AnswerFile, refusal: Refusal) -> None:
    with refusal.happens(), pytest.raises(SaveProblem):
        file.save(noted("new"))
    assert file.save(noted("new")) == (file.path, None)
    assert note_in(file.path) == "new"


def test_a_folder_that_cannot_be_synced_does_not_stop_a_save(
    file: AnswerFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync
    refuse = failing(errno.EINVAL)
    monkeypatch.setattr(
        os, "fsync", lambda one: refuse() if stat.S_ISDIR(os.fstat(one).st_mode) else sync(one)
    )
    file.save(noted("new"))
    assert note_in(file.path) == "new"


SAVING_FOR_EVER = """
import sys
from pathlib import Path
from tests.answers.test_answer_file import noted
from ulo_selfcheck.answers.answer_file import AnswerFile
file, _ = AnswerFile.open(Path(sys.argv[1]))
print("saving", flush=True)
number = 0
while True:
    number += 1
    file.save(noted("much text " * 5000 + str(number)))
"""


@pytest.mark.parametrize("seed", range(4))
def test_a_program_killed_in_the_middle_of_saving_leaves_a_sound_file(path: Path, seed: int) -> None:
    AnswerFile.create(path, OURS).close()
    with subprocess.Popen(
        [sys.executable, "-c", SAVING_FOR_EVER, path], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as saving:
        assert saving.stdout
        saving.stdout.readline()
        time.sleep(random.Random(seed).uniform(0.02, 0.2))  # noqa: S311  (when, not a secret)
        saving.kill()
    file, contents = AnswerFile.open(path)
    with closing(file):
        assert file.read_only == ""
        assert contents.loaded.assessment.answer("social-model").level == "partly"


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_something_else_in_the_place_of_the_file_stays_and_ours_goes_beside_it(
    file: AnswerFile, make: Callable[[Path], None]
) -> None:
    path = file.path
    path.unlink()
    make(path)
    saved = file.save(noted("new"))
    assert saved.left_alone == path
    assert not path.is_file()
    assert note_in(saved.path) == "new"


def aged(path: Path, seconds: float) -> Path:
    path.write_text("half a sa")
    os.utime(path, (time.time() - seconds,) * 2)
    return path


def test_what_a_killed_save_left_is_taken_away_at_the_next_opening(path: Path) -> None:
    AnswerFile.create(path, OURS).close()
    left = aged(path.with_name(".ours.toml.abc_1234.tmp"), 3600)
    young = aged(path.with_name(".ours.toml.abc_5678.tmp"), 1)
    others = aged(path.with_name(".theirs.toml.abc_1234.tmp"), 3600)
    named = aged(path.with_name(".ours.toml.my own words.tmp"), 3600)
    with closing(AnswerFile.open(path)[0]):
        assert not left.exists()
    assert all(one.exists() for one in (young, others, named))


def test_a_file_with_the_longest_name_of_four_byte_letters_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / f"{'𝒜' * 60}.toml"
    with closing(AnswerFile.create(path, OURS)) as file:
        file.save(noted("new"))
    assert note_in(path) == "new"


# Changed by somebody else


def test_a_file_that_somebody_changed_is_left_as_it_is_and_ours_goes_beside_it(file: AnswerFile) -> None:
    theirs = file.path
    theirs.write_text(THEIRS, encoding="utf-8")
    saved = file.save(noted("ours"))
    assert theirs.read_text(encoding="utf-8") == THEIRS
    assert saved.left_alone == theirs
    assert saved.path.parent == theirs.parent
    assert saved.path.name.startswith("ours (conflict 2")
    assert note_in(saved.path) == "ours"


def test_after_a_conflict_the_sitting_goes_on_in_our_copy(file: AnswerFile) -> None:
    theirs = file.path
    theirs.write_text(THEIRS, encoding="utf-8")
    ours = file.save(noted("first")).path
    again = file.save(noted("second"))
    assert again == (ours, None)
    assert note_in(ours) == "second"
    assert theirs.read_text(encoding="utf-8") == THEIRS


def test_after_a_conflict_our_copy_is_locked_and_theirs_is_free(file: AnswerFile) -> None:
    theirs = file.path
    theirs.write_text(dumps(OURS), encoding="utf-8")
    theirs.write_text(dumps(noted("theirs")), encoding="utf-8")
    ours = file.save(noted("ours")).path
    assert lock_path(ours).exists()
    assert not lock_path(theirs).exists()


def test_two_conflicts_in_one_second_make_two_copies(file: AnswerFile) -> None:
    file.path.write_text(THEIRS, encoding="utf-8")
    first = file.save(noted("first")).path
    first.write_text(THEIRS, encoding="utf-8")
    second = file.save(noted("second"))
    assert second.left_alone == first
    assert first.read_text(encoding="utf-8") == THEIRS
    assert note_in(second.path) == "second"


def test_a_conflict_is_told_even_when_the_first_save_of_our_copy_failed(file: AnswerFile) -> None:
    theirs = file.path
    theirs.write_text(THEIRS, encoding="utf-8")
    with REFUSALS[0].happens(), pytest.raises(SaveProblem):
        file.save(noted("ours"))
    saved = file.save(noted("ours"))
    assert saved.left_alone == theirs
    assert saved.path != theirs
    assert theirs.read_text(encoding="utf-8") == THEIRS


def test_a_file_that_was_only_touched_is_no_conflict(file: AnswerFile) -> None:
    os.utime(file.path, (1, 1))
    assert file.save(noted("new")) == (file.path, None)


def test_a_file_that_vanished_is_written_again(file: AnswerFile) -> None:
    file.path.unlink()
    assert file.save(noted("still here")) == (file.path, None)
    assert note_in(file.path) == "still here"


def test_a_folder_that_vanished_is_told_and_the_answers_are_saved_once_it_is_back(tmp_path: Path) -> None:
    stick, away = tmp_path / "stick", tmp_path / "away"
    with closing(AnswerFile.create(stick / "ours.toml", OURS)) as file:
        stick.rename(away)
        with pytest.raises(SaveProblem, match="folder is not there"):
            file.save(noted("kept"))
        away.rename(stick)
        file.save(noted("kept"))
    assert note_in(stick / "ours.toml") == "kept"


# Backups


def open_and_save(path: Path, note: str) -> None:
    file, _ = AnswerFile.open(path)
    with closing(file):
        file.save(noted(note))


def test_opening_a_file_keeps_a_copy_of_what_it_was(path: Path) -> None:
    AnswerFile.create(path, OURS).close()
    before = path.read_bytes()
    open_and_save(path, "changed")
    assert [one.read_bytes() for one in backups.backups_of(path)] == [before]


def test_the_same_bytes_are_not_kept_twice(path: Path) -> None:
    AnswerFile.create(path, OURS).close()
    for _ in range(3):
        AnswerFile.open(path)[0].close()
    assert len(backups.backups_of(path)) == 1


def test_the_last_five_different_copies_are_kept_newest_first(path: Path) -> None:
    AnswerFile.create(path, OURS).close()
    for number in range(8):
        open_and_save(path, f"{number}")
    assert [note_in(one) for one in backups.backups_of(path)] == ["6", "5", "4", "3", "2"]


def test_the_copies_of_files_with_names_alike_are_not_mixed_up(tmp_path: Path) -> None:
    names = ["plan.toml", "plan.old.toml", "old plan.toml", "plan.toml.toml", "pla.toml"]
    for name in names:
        for version in range(6):
            backups.make(tmp_path / name, f"{name} {version}".encode())
    for name in names:
        assert [one.read_text(encoding="utf-8") for one in backups.backups_of(tmp_path / name)] == [
            f"{name} {version}" for version in (5, 4, 3, 2, 1)
        ]


def test_only_its_owner_can_read_a_copy(path: Path) -> None:
    AnswerFile.create(path, OURS).close()
    AnswerFile.open(path)[0].close()
    assert backups.folder_of(path).stat().st_mode & 0o777 == 0o700
    assert [one.stat().st_mode & 0o777 for one in backups.backups_of(path)] == [0o600]


def test_the_newest_copy_that_reads_is_offered_for_a_broken_file(path: Path) -> None:
    backups.make(path, dumps(noted("old")).encode())
    backups.make(path, dumps(noted("newer")).encode())
    backups.make(path, b"broken = = too")
    path.write_text("this is [not TOML", encoding="utf-8")
    with pytest.raises(FileProblem) as problem:
        AnswerFile.open(path)
    assert problem.value.backup
    assert note_in(problem.value.backup) == "newer"
    assert str(problem.value.backup) in str(problem.value)


def test_a_broken_file_without_a_copy_is_told_with_its_line_and_left_as_it_is(path: Path) -> None:
    path.write_text("schema = 1\nthis is [not TOML", encoding="utf-8")
    with pytest.raises(FileProblem, match="Line 2, column") as problem:
        AnswerFile.open(path)
    assert str(path) in str(problem.value)
    assert problem.value.backup is None
    assert path.read_text(encoding="utf-8") == "schema = 1\nthis is [not TOML"


def test_where_no_copy_can_be_made_it_is_told_and_saving_still_works(path: Path) -> None:
    AnswerFile.create(path, OURS).close()
    backups.folder_of(path).write_text("a file stands where the folder should be", encoding="utf-8")
    file, _ = AnswerFile.open(path)
    with closing(file):
        assert [notice for notice in file.notices if "No backup could be made" in notice]
        file.save(noted("saved all the same"))
    assert note_in(path) == "saved all the same"


# What cannot be opened, or not to change it


def test_a_file_from_a_newer_program_can_be_looked_at_and_is_not_changed(path: Path) -> None:
    path.write_text(dumps(OURS).replace("schema = 1", "schema = 2"), encoding="utf-8")
    before = path.read_bytes()
    file, contents = AnswerFile.open(path)
    with closing(file):
        assert contents.loaded.assessment.answer("social-model").level == "partly"
        assert "newer version" in file.read_only
        with pytest.raises(SaveProblem, match="newer version"):
            file.save(noted("new"))
    assert path.read_bytes() == before
    assert listing(path.parent) == [path]


def no_file(path: Path) -> None:
    """Leave the place empty."""


UNUSABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, "folder"),
    "a pipe": (os.mkfifo, "not an ordinary file"),
    "no file": (no_file, "There is no file"),
    "a file too large": (lambda path: path.write_bytes(b" " * (MAX_BYTES + 1)), "too large"),
    "bytes that are no text": (lambda path: path.write_bytes(b"schema = 1\n\xff\xfe"), "Line 2"),
    "an empty file": (Path.touch, "empty"),
    "a file of white space": (lambda path: path.write_text(" \n\t\n"), "empty"),
    "a file that is no TOML": (lambda path: path.write_text("schema = 1\n= 2"), "Line 2, column 1"),
    "a file with a wrong level": (
        lambda path: path.write_text(dumps(OURS).replace('"partly"', '"partyl"')),
        "Did you mean 'partly'?",
    ),
}


@pytest.mark.parametrize("what", UNUSABLE)
def test_what_cannot_be_opened_is_refused_with_its_place_and_nothing_is_written(
    path: Path, what: str
) -> None:
    make, said = UNUSABLE[what]
    make(path)
    before = listing(path.parent)
    with pytest.raises(FileProblem) as problem:
        AnswerFile.open(path)
    assert str(path) in str(problem.value)
    assert said in str(problem.value)
    assert listing(path.parent) == before


def test_a_file_that_may_not_be_read_is_refused_with_the_reason(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.touch()
    monkeypatch.setattr(Path, "open", failing(errno.EACCES))  # root may read everything
    with pytest.raises(FileProblem, match="cannot be read: permission denied"):
        AnswerFile.open(path)
    assert listing(path.parent) == [path]


def test_in_a_folder_that_cannot_be_written_to_the_answers_can_be_looked_at(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    AnswerFile.create(path, OURS).close()
    monkeypatch.setattr(os, "open", failing(errno.EACCES))
    monkeypatch.setattr(os, "access", lambda *_: False)
    file, contents = AnswerFile.open(path)
    assert contents.loaded.assessment == OURS
    assert "This folder cannot be written to: permission denied" in file.read_only
    with pytest.raises(SaveProblem, match="folder of your own"):
        file.save(noted("new"))
    assert listing(path.parent) == [path]


@pytest.mark.parametrize("there", ["a file of answers", "an empty file", "a folder", "a link to nothing"])
def test_a_new_file_is_never_started_over_one_that_is_there(path: Path, there: str) -> None:
    make: dict[str, Callable[[], object]] = {
        "a file of answers": lambda: path.write_text(dumps(noted("old")), encoding="utf-8"),
        "an empty file": path.touch,
        "a folder": path.mkdir,
        "a link to nothing": lambda: path.symlink_to(path.parent / "nothing"),
    }
    make[there]()
    before = [(one, one.lstat()) for one in listing(path.parent)]
    with pytest.raises(FileProblem, match="already"):
        AnswerFile.create(path, OURS)
    assert [(one, one.lstat()) for one in listing(path.parent)] == before


def test_a_new_file_that_cannot_be_made_is_told_and_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", failing(errno.ENOSPC))
    with pytest.raises(FileProblem, match="disk is full"):
        AnswerFile.create(path, OURS)
    assert listing(path.parent) == []


def test_a_new_file_cannot_be_made_inside_a_file(path: Path) -> None:
    path.write_text("words", encoding="utf-8")
    with pytest.raises(FileProblem, match="Try another folder"):
        AnswerFile.create(path / "ours.toml", OURS)
    assert path.read_text(encoding="utf-8") == "words"


# How it is kept


def test_a_new_file_makes_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "ours.toml"
    AnswerFile.create(path, OURS).close()
    assert read_answers(path).loaded.assessment == OURS


def test_only_its_owner_can_read_a_new_file(file: AnswerFile) -> None:
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_was_shared_stays_shared(file: AnswerFile) -> None:
    file.path.chmod(0o664)
    file.save(noted("new"))
    assert file.path.stat().st_mode & 0o777 == 0o664


def test_a_file_behind_a_link_is_saved_where_it_is(tmp_path: Path) -> None:
    real, link = tmp_path / "real" / "ours.toml", tmp_path / "link.toml"
    AnswerFile.create(real, OURS).close()
    link.symlink_to(real)
    open_and_save(link, "through the link")
    assert link.is_symlink()
    assert note_in(real) == "through the link"
    assert not real.is_symlink()
    assert len(backups.backups_of(real)) == 1


def test_a_file_written_on_windows_is_read_and_saved_with_our_line_ends(path: Path) -> None:
    windows = dumps(noted("one\ntwo")).replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + windows.encode())
    file, contents = AnswerFile.open(path)
    with closing(file):
        assert contents.loaded.assessment == noted("one\ntwo")
        file.save(contents.loaded.assessment)
    assert path.read_bytes() == dumps(noted("one\ntwo")).encode()


def test_two_saves_of_the_same_answers_are_the_same_bytes(file: AnswerFile) -> None:
    before = file.path.read_bytes()
    file.save(OURS)
    assert file.path.read_bytes() == before
