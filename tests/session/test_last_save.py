"""Leaving: nothing that was answered is gone, and what is said about it is so."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest

from tests.building import assessment_with
from ulo_selfcheck.answers import answer_file as files
from ulo_selfcheck.answers import removal
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.answers.lock import Lock
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.ground import read_file, write_file
from ulo_selfcheck.session.session import Session

CATALOGUE = load()
THEIRS = "schema = 1  # somebody else was here\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "answers"
    folder.mkdir()
    return folder / "ours.toml"


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    """Give a session with a new file, at its first question."""
    with closing(AnswerFile.create(path, assessment_with())) as file:
        yield Session(CATALOGUE, file, assessment_with())


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a documents folder that is nobody's."""
    folder = tmp_path / "Documents" / "ULO self-check"
    monkeypatch.setattr(files, "last_resorts", lambda: [folder])
    return folder


def level_in(path: Path) -> str | None:
    return read_answers(path).loaded.assessment.answer("social-model").level


def full(*_arguments: object, **_more: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def pressed_ctrl_c(*_arguments: object, **_more: object) -> NoReturn:
    raise KeyboardInterrupt


def test_a_file_emptied_after_the_last_save_is_left_alone_and_all_is_saved_beside_it(
    session: Session, path: Path
) -> None:
    session.choose("partly")
    path.write_text("", encoding="utf-8")
    said = session.leave()
    assert path.read_text(encoding="utf-8") == ""
    assert level_in(session.file.path) == "partly"
    assert session.file.path != path
    assert session.file.path.name in said
    assert "Everything is saved." in said


def test_a_file_deleted_after_the_last_save_is_written_again(session: Session, path: Path) -> None:
    session.choose("partly")
    path.unlink()
    assert "Everything is saved." in session.leave()
    assert level_in(path) == "partly"


def test_whoever_only_looked_leaves_a_file_that_somebody_changed_as_it_is(path: Path) -> None:
    AnswerFile.create(path, assessment_with()).close()
    with closing(AnswerFile.open(path)[0]) as file:
        path.write_text(THEIRS, encoding="utf-8")
        Session(CATALOGUE, file, assessment_with()).leave()
    assert path.read_text(encoding="utf-8") == THEIRS
    assert [one.name for one in path.parent.glob("*.toml")] == ["ours.toml"]


def test_answers_that_cannot_be_saved_in_their_folder_go_to_the_documents_at_the_end(
    session: Session, path: Path, documents: Path
) -> None:
    shutil.rmtree(path.parent)  # the stick is pulled out
    assert "Not saved" in session.choose("partly")
    said = session.leave()
    assert "Problem: Not saved" in said
    assert "So your answers went to another folder. Everything is saved there." in said
    kept = next(documents.iterdir())
    assert str(kept) in said
    assert level_in(kept) == "partly"
    assert kept.stat().st_mode & 0o777 == 0o600


def test_where_the_system_cannot_say_the_documents_folder_they_go_to_the_usual_one_in_the_home_folder(
    session: Session, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> NoReturn:
        raise AttributeError("module 'os' has no attribute 'getuid'")

    monkeypatch.setattr("platformdirs.user_documents_path", unknown)
    monkeypatch.setenv("HOME", str(tmp_path))
    shutil.rmtree(path.parent)
    session.choose("partly")
    assert "Everything is saved there." in session.leave()
    kept = next((tmp_path / "Documents" / "ULO self-check").iterdir())
    assert level_in(kept) == "partly"
    path.parent.mkdir()
    path.write_bytes(kept.read_bytes())
    assert kept in removal.find(path).staying, "forgetting the file names them"


def test_where_nothing_can_be_saved_anywhere_it_says_so(
    session: Session, path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_file, "write", full)
    session.choose("partly")
    said = session.leave()
    assert "Not everything is saved." in said
    assert "Everything is saved" not in said
    assert str(path) in said, "the answers of before are still there"


def test_ctrl_c_within_a_save_does_not_lose_the_change(session: Session, path: Path) -> None:
    with pytest.MonkeyPatch.context() as system:
        system.setattr(write_file, "write", pressed_ctrl_c)
        with pytest.raises(KeyboardInterrupt):
            session.choose("partly")
    assert "Everything is saved." in session.leave()
    assert level_in(path) == "partly"


def test_ctrl_c_right_after_a_save_is_no_conflict_with_ourselves(session: Session, path: Path) -> None:
    really = write_file.write

    def write(where: Path, data: bytes) -> None:
        really(where, data)
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as system:
        system.setattr(write_file, "write", write)
        with pytest.raises(KeyboardInterrupt):
            session.choose("partly")
    session.leave()
    assert session.file.path == path
    assert [one.name for one in path.parent.glob("*.toml")] == ["ours.toml"]


def test_more_than_can_be_read_again_is_not_saved_and_it_is_said(
    session: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_file, "MAX_BYTES", 3000)
    session.set_note("short")
    before = path.read_bytes()
    said = session.set_note("long " * 1000)
    assert "Problem: Not saved: there is more text in your answers than one file can hold." in said
    assert path.read_bytes() == before
    assert "Saved." in session.undo()


def test_a_new_file_where_nothing_may_be_written_is_refused_in_words_that_fit(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut(*_arguments: object, **_more: object) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(files, "Lock", shut)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(FileProblem) as problem:
        AnswerFile.create(path, assessment_with())
    assert "cannot be made: permission denied" in str(problem.value)
    assert "Try another folder" in str(problem.value)
    assert "look at" not in str(problem.value)


def test_a_file_that_somebody_is_making_at_this_moment_is_theirs(path: Path) -> None:
    with Lock(path), pytest.raises(FileProblem, match=r"Another program is making .* at this moment"):
        AnswerFile.create(path, assessment_with())
    assert not path.exists()
