"""Names and folders as other systems have them: no name is refused by one of them, and no sync program loses a change."""

import errno
import os
import signal
import sys
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import assessment_with, with_answer
from tests.front.tui.states import practice
from ulo_selfcheck.answers import file_names
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.backups import backups_of
from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.answers.folder import answer_files
from ulo_selfcheck.answers.lock import lock_path
from ulo_selfcheck.ground.text import safe
from ulo_selfcheck.ground.wrapping import wrap

OURS = assessment_with({"social-model": "partly"})
RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789\u00b9\u00b2\u00b3"),
}
"""What Windows takes for a device, with any ending."""


# Names


@given(st.text())
@pytest.mark.parametrize(
    "start", ["", "CON", "nul", "lpt1.", "Caf\u00e9 ", "-&-", "a" * 300, "\U0001e900" * 100, "..", "C:\\"]
)
def test_the_name_of_a_new_file_is_one_that_every_system_takes(start: str, rest: str) -> None:
    name = file_names.file_name(start + rest)
    assert name.endswith(".toml")
    assert name.split(".")[0].strip().casefold() not in RESERVED
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()
    assert not name.startswith((" ", ".", "-"))
    assert name.removesuffix(".toml").rstrip(" .") == name.removesuffix(".toml")
    beside = AnswerFile(Path(name))._free("conflict 2026-11-23 03.31.13 10").name
    for form in ("NFC", "NFD"):  # a Mac takes an accent apart: the name grows
        for made in (lock_path(Path(name)).name, beside, f"{name}.20261122T150400000000Z.toml"):
            assert len(unicodedata.normalize(form, made).encode()) <= 255


def test_a_path_of_windows_is_shown_whole() -> None:
    path = "C:\\Users\\Se\u00e1n\\OneDrive\\Documents\\ULO self-check\\Our review 2026.toml"
    assert safe(path) == path
    for columns in (20, 40, 80):
        assert "".join("".join(wrap(f"Your answers are in {path}", columns)).split()) == "".join(
            f"Your answers are in {path}".split()
        )


# Folders that are synced


def test_a_file_that_goes_and_comes_back_as_it_was_is_still_ours(tmp_path: Path) -> None:
    """Sync programs move a file away, and put the same bytes back under a new number."""
    path, away = tmp_path / "ours.toml", tmp_path / "~away.tmp"
    with closing(AnswerFile.create(path, OURS)) as file:
        for note in ("one", "two"):
            away.write_bytes(path.read_bytes())
            path.unlink()
            away.rename(path)
            assert file.save(with_answer(OURS, "social-model", note=note)) == (path, None)
        path.unlink()  # gone at the moment of a save: ours is written again
        assert file.save(with_answer(OURS, "social-model", note="three")) == (path, None)
    assert read_answers(path).loaded.assessment.answer("social-model").note == "three"


@pytest.mark.parametrize(
    "copy", ["ours (1).toml", "ours-DESKTOP-7.toml", "ours (Ann's conflicted copy 2026-11-23).toml"]
)
def test_a_copy_that_a_sync_program_made_is_listed_and_never_taken_for_the_file(
    tmp_path: Path, copy: str
) -> None:
    path = tmp_path / "ours.toml"
    AnswerFile.create(path, OURS).close()
    (tmp_path / copy).write_bytes(path.read_bytes())
    file, _ = AnswerFile.open(path)
    with closing(file):
        file.save(with_answer(OURS, "social-model", note="new"))
    assert {one.path.name for one in answer_files([tmp_path])} == {"ours.toml", copy}
    assert read_answers(tmp_path / copy).loaded.assessment == OURS
    assert backups_of(tmp_path / copy) == []


def test_a_file_that_is_only_in_the_cloud_and_cannot_be_fetched_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ours.toml"
    AnswerFile.create(path, OURS).close()
    real = os.read

    def offline(*_arguments: object) -> NoReturn:
        raise OSError(errno.EINVAL, "The cloud file provider is not running")

    monkeypatch.setattr(os, "read", offline)
    monkeypatch.setattr(Path, "read_bytes", offline)
    monkeypatch.setattr("builtins.open", offline)
    monkeypatch.setattr("io.open", offline)
    with pytest.raises(FileProblem, match="cannot be read: the cloud file provider is not running"):
        AnswerFile.open(path)
    monkeypatch.undo()
    assert os.read is real
    assert not lock_path(path).exists()


# The full screen


async def test_the_full_screen_needs_no_signals_of_unix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = practice(tmp_path)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(signal, "SIGHUP")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("home", "enter", "2")
        await pilot.pause()
        assert "Saved." in str(app.screen.query_one(".status").render())
        await pilot.press("ctrl+q")
    assert app.return_code == 0
