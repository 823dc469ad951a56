"""Forgetting a file: all that was named goes, nothing else does, and a whole word must be typed for it."""

import os
import platform
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import assessment_with
from tests.running import Here, Program
from tests.terminal import Terminal, program
from ulo_selfcheck.answers import backups, removal
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import FileProblem
from ulo_selfcheck.answers.lock import lock_path
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.ground import write_file

NAME = "Our review.toml"
ANSWERS = dumps(assessment_with({"social-model": "partly"})).encode()
CONFLICT = "Our review (conflict 2026-11-23 03.31.13).toml"
HIDDEN = backups.FOLDER

GOES = (
    NAME,
    CONFLICT,
    "Our review (conflict 2026-11-23 03.31.13) (conflict 2026-11-24 09.00.00 2).toml",
    "Our review (broken).toml",
    "Our review (broken) 2.toml",
    "Our review (rescued 2026-11-23 03.31.13).toml",
    f".{NAME}.lock",
    f".{NAME}.abcd_123.tmp",
    f".{CONFLICT[:40]}.abcd_124.tmp",
    ".Our review (adopted 2026-12-10).toml.abcd_125.tmp",
    f"{HIDDEN}/{NAME}.20261122T150400000000Z.toml",
    f"{HIDDEN}/{CONFLICT}.20261122T150400000000Z.toml",
    f"{HIDDEN}/.{NAME}.20261122T150400000000Z.toml.abcd_126.tmp"[: len(HIDDEN) + 42] + ".abcd_126.tmp",
)
"""What a long life of a file leaves behind. The temporary files are old: their saves were cut off."""

STAYS = (
    "Our review (adopted 2026-12-10).toml",
    "Our review (1).toml",
    "Our review 2.toml",
    ".Our review 2.toml.lock",
    ".Our review 2.toml.abcd_127.tmp",
    "Our review report.docx",
    "Our review.toml.old",
    "our notes.txt",
    "another.toml",
    ".another.toml.abcd_128.tmp",
    f"{HIDDEN}/another.toml.20261122T150400000000Z.toml",
    f"{HIDDEN}/{NAME}.old.20261122T150400000000Z.toml",
    f"{HIDDEN}/{NAME}",
    f"deeper/{NAME}",
    f"deeper/{HIDDEN}/{NAME}.20261122T150400000000Z.toml",
)


def put(folder: Path, *names: str) -> None:
    """Put answers under each of these names, written an hour ago."""
    for name in names:
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(ANSWERS)
        os.utime(path, (path.stat().st_mtime - 3600,) * 2)


def there(folder: Path) -> dict[str, bytes | None]:
    """Give everything in a folder, at any depth, with what it holds."""
    return {
        str(one.relative_to(folder)): one.read_bytes() if one.is_file() else None
        for one in sorted(folder.rglob("*"))
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "kept"
    made.mkdir()
    return made


@pytest.fixture
def forget(tmp_path: Path) -> Program:
    return Here(tmp_path)


# All of it, and nothing else


def test_it_removes_all_that_is_the_files_and_nothing_else(folder: Path, forget: Program) -> None:
    put(folder, *GOES, *STAYS)
    ran = forget("forget", folder / NAME, typed="forget\n")
    assert ran.code == 0
    assert {name for name, data in there(folder).items() if data is not None} == set(STAYS)


def test_each_file_that_goes_is_named_or_counted_before(folder: Path, forget: Program) -> None:
    put(folder, *GOES, *STAYS)
    said = " ".join(forget("forget", folder / NAME).out.split())
    for name in GOES[:6]:
        assert f"{name}," in said
    assert "2 copies from before, in the hidden folder .ulo-selfcheck-backups." in said
    assert "4 files of a save that was cut off." in said
    assert "The hidden file that showed it was open." in said
    assert said.count("The folder .ulo-selfcheck-backups itself") == 0  # another file's backup is in it
    staying = said[said.index("They stay:") :]
    for name in ("Our review (adopted 2026-12-10).toml.", "Our review (1).toml.", "Our review report.docx."):
        assert name in staying
    for promise in ("in an email", "synced", "no undo", "Removing a file does not wipe the disk."):
        assert promise in staying


def test_an_empty_hidden_folder_goes_too(folder: Path, forget: Program) -> None:
    put(folder, *GOES)
    assert "The folder .ulo-selfcheck-backups itself" in forget("forget", folder / NAME, typed="forget\n").out
    assert there(folder) == {}


def test_a_sitting_leaves_nothing_that_forgetting_leaves(folder: Path, forget: Program) -> None:
    for _ in range(3):
        forget("open", folder / NAME, "--plain", "--name", "Riverside", typed="3\nnote\nWords\n\nquit\n")
    forget("open", folder / NAME, "--plain", typed="adopt\n\nquit\n")
    assert len(there(folder)) > 2
    assert forget("forget", folder / NAME, typed="forget\n").code == 0
    assert all("(adopted" in name for name in there(folder))


names = st.text(
    st.characters(codec="utf-8", exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=60
)


@given(one=names, other=names)
def test_no_file_is_taken_for_anothers(
    one: str, other: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("names")
    theirs = (f"{other}.toml", f".{other}.toml.lock", f"{HIDDEN}/{other}.toml.20261122T150400000000Z.toml")
    if one == other or any(len(Path(name).name.encode()) > 255 for name in theirs):
        return
    try:
        put(folder, f"{one}.toml", *theirs)
    except OSError:
        return  # a name that this disk cannot have
    before = there(folder)
    found = removal.find(folder / f"{one}.toml")
    assert removal.remove(found) == removal.remove_locks(found) == []
    del before[f"{one}.toml"]
    assert there(folder) == before


def test_a_save_in_progress_of_a_file_with_the_same_long_beginning_is_left_alone(folder: Path) -> None:
    ours, theirs = (f"{'Network of groups ' * 3}{end}.toml" for end in ("A", "B"))
    put(folder, ours, theirs)
    saving = folder / f".{theirs[: write_file.BEGINNING]}.abcd1234.tmp"
    saving.write_bytes(ANSWERS)
    assert removal.find(folder / ours).leftovers == ()


# The whole word


@pytest.mark.parametrize(
    "word", ["", "y", "yes", "f", "forge", "forgets", "delete", "remove", "quit", "back"]
)
def test_nothing_less_than_the_word_removes_anything(folder: Path, forget: Program, word: str) -> None:
    put(folder, *GOES)
    before = there(folder)
    del before[f".{NAME}.lock"]  # a lock that nobody holds goes when its file is opened, here as anywhere
    ran = forget("forget", folder / NAME, typed=f"{word}\n")
    assert ran.code == 1
    assert "Nothing was removed." in ran.out
    assert there(folder) == before


def test_a_script_that_sends_nothing_removes_nothing(folder: Path, forget: Program) -> None:
    put(folder, NAME)
    ran = forget("forget", folder / NAME)
    assert (ran.code, set(there(folder))) == (1, {NAME})
    assert "Problem: The word forget was not typed." in ran.err


def test_in_a_terminal_the_word_is_asked_for(folder: Path, forget: Program) -> None:
    put(folder, *GOES)
    for typed, left in (("yes", True), ("Forget", False)):
        with Terminal(program("forget", NAME), cwd=folder, rows=40, env=forget.environment) as terminal:
            terminal.wait_for("Type it:")
            terminal.press(typed, "enter")
            assert terminal.wait() == 0
            assert ("Nothing was removed." in terminal.text) is left
        assert (folder / NAME).exists() is left
    assert there(folder) == {}


def test_leaving_at_the_question_removes_nothing(folder: Path, forget: Program) -> None:
    put(folder, NAME)
    for key in ("ctrl+c", "ctrl+d"):
        with Terminal(program("forget", NAME), cwd=folder, rows=40, env=forget.environment) as terminal:
            terminal.wait_for("Type it:")
            terminal.press(key)
            assert terminal.wait() == 0
        assert set(there(folder)) == {NAME}


@pytest.mark.parametrize(("keys", "left"), [(("enter",), False), (("escape",), True)])
def test_in_the_full_screen_enter_on_the_word_removes_it_and_escape_never_does(
    folder: Path, forget: Program, keys: tuple[str, ...], left: bool
) -> None:
    put(folder, NAME)
    with Terminal(program("--full-screen"), cwd=folder, env=forget.environment) as terminal:
        terminal.wait_for("Remove a review for good")
        while "> Remove a review" not in terminal.text:
            terminal.press("down")
        terminal.press("enter")
        terminal.wait_for("Another file")
        terminal.press("home", "enter")
        terminal.wait_for("with the answers of Riverside.")
        terminal.press("escape")
        terminal.wait_for("Type the whole word forget")
        terminal.type("forget")
        terminal.press(*keys)
        terminal.wait_for("Nothing was removed." if left else "Removed. Our review.toml")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert (folder / NAME).exists() is left


# What it refuses


def test_a_file_that_is_open_elsewhere_is_refused_with_who_has_it(folder: Path, forget: Program) -> None:
    put(folder, *GOES)
    file, _ = AnswerFile.open(folder / CONFLICT)
    before = there(folder)
    with closing(file):
        ran = forget("forget", folder / NAME, typed="forget\n")
    assert ran.code == 1
    assert f"Somebody has {CONFLICT} open: " in ran.err
    assert f"{platform.node()}, since" in ran.err
    before.pop(f".{NAME}.lock")
    before.pop(f".{CONFLICT}.lock")
    assert there(folder) == before


@pytest.mark.parametrize(
    ("name", "holds", "said"),
    [
        ("letter.txt", b"Dear council", "is not a file of answers"),
        ("pyproject.toml", b'[project]\nname = "other"\n', "is not a file of answers"),
        ("missing.toml", None, "There is no file"),
    ],
)
def test_something_else_is_refused(
    folder: Path, forget: Program, name: str, holds: bytes | None, said: str
) -> None:
    if holds is not None:
        (folder / name).write_bytes(holds)
    before = there(folder)
    ran = forget("forget", folder / name, typed="forget\n")
    assert ran.code == 1
    assert said in ran.err
    assert there(folder) == before


def test_a_folder_and_a_pipe_are_refused(folder: Path, forget: Program) -> None:
    put(folder, NAME)
    os.mkfifo(folder / "pipe.toml")
    for path in (folder, folder / "pipe.toml"):
        ran = forget("forget", path, typed="forget\n")
        assert ran.code == 1
        assert "Nothing was removed." in ran.err
    assert (folder / NAME).exists()
    assert (folder / "pipe.toml").exists()


# Broken, gone, linked, held


@pytest.mark.parametrize(
    "holds", [b"", b"schema = ", b"\xff\xfe\0\0", b"schema = 99\n", b'[answers.x]\nlevel = "no"\n']
)
def test_a_broken_file_can_be_forgotten(folder: Path, forget: Program, holds: bytes) -> None:
    put(folder, *GOES)
    (folder / NAME).write_bytes(holds)
    ran = forget("forget", folder / NAME, typed="forget\n")
    assert (ran.code, there(folder)) == (0, {})
    assert "It is broken" in ran.out


def test_what_is_left_of_a_file_that_is_gone_can_be_forgotten(folder: Path, forget: Program) -> None:
    put(folder, *GOES)
    (folder / NAME).unlink()
    ran = forget("forget", folder / NAME, typed="forget\n")
    assert (ran.code, there(folder)) == (0, {})
    assert "is gone already" in ran.out


def test_a_link_goes_with_the_file_that_it_leads_to(folder: Path, forget: Program) -> None:
    put(folder, *GOES)
    link = folder.parent / "shortcut.toml"
    link.symlink_to(folder / NAME)
    ran = forget("forget", link, typed="forget\n")
    assert (ran.code, there(folder)) == (0, {})
    assert not link.is_symlink()
    assert f"Thelinktoit:{link}." in "".join(ran.out.split())


def test_a_copy_rescued_to_another_folder_is_named_with_its_place_and_stays(
    folder: Path, forget: Program
) -> None:
    put(folder, NAME)
    rescued = forget.home / "Our review (rescued 2026-11-23 03.31.13).toml"
    put(rescued.parent, rescued.name)
    ran = forget("forget", folder / NAME, typed="forget\n")
    assert "".join(str(rescued).split()) in "".join(ran.out.split())
    assert (there(folder), rescued.exists()) == ({}, True)


def test_another_name_of_the_same_file_is_told_and_stays(folder: Path, forget: Program) -> None:
    put(folder, NAME)
    (folder / "other name.toml").hardlink_to(folder / NAME)
    assert "The file has another name" in forget("forget", folder / NAME, typed="forget\n").out
    assert set(there(folder)) == {"other name.toml"}


def test_what_could_not_be_removed_is_named_and_can_be_found_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, *GOES)
    stuck = folder / GOES[10]
    remove = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == stuck:
            raise PermissionError(13, "Permission denied")
        remove(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    left = removal.remove(found := removal.find(folder / NAME)) + removal.remove_locks(found)
    assert [(one.path, one.why) for one in left] == [(stuck, "permission denied")]
    monkeypatch.undo()
    assert removal.find(folder / NAME).backups == (stuck,)


def test_two_names_that_differ_in_case_are_one_file_only_where_the_folder_says_so(folder: Path) -> None:
    """A hard link looks to us as a folder that ignores case does: two names, one file."""
    put(folder, NAME, f"{HIDDEN}/OUR REVIEW.TOML.20261122T150400000000Z.toml")
    assert backups.backups_of(folder / NAME) == []
    (folder / NAME.swapcase()).hardlink_to(folder / NAME)
    assert len(backups.backups_of(folder / NAME)) == 1


def test_an_accent_put_together_in_two_ways_is_one_name_only_where_the_folder_says_so(folder: Path) -> None:
    one, two = "Re\u0301seau.toml", "R\u00e9seau.toml"
    put(folder, one, f"{HIDDEN}/{two}.20261122T150400000000Z.toml")
    assert backups.backups_of(folder / one) == []
    (folder / two).hardlink_to(folder / one)
    assert len(backups.backups_of(folder / one)) == 1


def test_what_a_killed_save_of_a_backup_left_goes_at_the_next_backup(folder: Path) -> None:
    put(folder, NAME, f"{HIDDEN}/.{NAME}.20261122T150400000000Z.toml.abcd1234.tmp"[:57] + ".abcd1234.tmp")
    file, _ = AnswerFile.open(folder / NAME)
    file.close()
    assert [one.name for one in (folder / HIDDEN).iterdir() if one.name.startswith(".")] == []
    assert not lock_path(folder / NAME).exists()


def test_a_path_that_is_no_path_is_no_crash() -> None:
    with pytest.raises(FileProblem):
        removal.find(Path("x" * 5000))
