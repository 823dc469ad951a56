"""Strange names and places: what is written goes where the person said, is theirs alone, and is found again."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hostile.here import Here
from tests.hostile.rounds import EXAMPLE, snapshot
from ulo_selfcheck.answers import restoring
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.backups import FOLDER, backups_of
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.file_names import answers_called, fitting
from ulo_selfcheck.answers.lock import HeldBy, Lock, lock_path

LONGEST = "\N{SEEDLING}" * 61 + "abcdef.toml"  # 255 bytes
NAMES = {
    "a dash": "-rf.toml",
    "two dashes": "--.toml",
    "blanks": "  our  review .toml",
    "a line end": "our\nreview.toml",
    "an escape": "our\x1b[2Jreview.toml",
    "quotes": "'our\" review`.toml",
    "a dollar": "$HOME `id`.toml",
    "an emoji": "\N{SEEDLING}.toml",
    "right to left": "\u05e9\u05dc\u05d5\u05dd\u202e.toml",
    "no text at all": os.fsdecode(b"\xff\xfe.toml"),
    "the longest": LONGEST,
    "the longest in letters": "a" * 250 + ".toml",
    "no ending": "answers",
    "another ending": "answers.html",
    "a dot first": ".answers.toml",
}


@pytest.fixture
def here(tmp_path: Path) -> Here:
    home = tmp_path / "home"
    home.mkdir()
    return Here(home)


@pytest.fixture(params=[0o000, 0o077], ids=["umask 000", "umask 077"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    """Give who may do what with everything under a folder."""
    return {str(one.relative_to(folder)): stat.S_IMODE(one.lstat().st_mode) for one in folder.rglob("*")}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_can_be_made_opened_again_and_reported_on(here: Here, name: str) -> None:
    file = Path("folder") / NAMES[name]
    for typed in ("4\nquit\n", "3\nadopt\nquit\n"):
        told = here("open", "--plain", "--", file, typed=typed)
        assert (told.code, told.crash) == (0, "")
        assert "could not" not in told.out.lower()
        assert "No backup" not in told.out
        assert "cannot show" not in told.out
    made = answers_called(here.home / file)
    assert read_answers(made).loaded.assessment.answers
    assert len(backups_of(made)) == 1
    told = here("report", "-o", "out.txt", "--", file)
    assert (told.code, told.crash) == (0, "")


@pytest.mark.parametrize("name", ["the longest", "the longest in letters"])
def test_the_longest_name_has_a_lock_backups_and_copies(tmp_path: Path, name: str) -> None:
    path = tmp_path / NAMES[name]
    path.write_bytes(EXAMPLE)
    file, contents = AnswerFile.open(path)
    assert file.notices == []
    with pytest.raises(HeldBy):
        Lock(path)
    assert len(backups_of(path)) == 1
    path.write_bytes(EXAMPLE + b"# changed\n")
    saved = file.save(contents.loaded.assessment)
    assert saved.left_alone == path
    assert "(conflict " in saved.path.name
    assert file.copy("adopted 2026-12-10", contents.loaded.assessment).exists()
    file.close()
    assert AnswerFile.open(saved.path)[0].notices == []
    path.write_bytes(b"[broken")
    kept = restoring.put_back(path, backups_of(path)[0])
    assert kept
    assert kept.name.endswith(" (broken).toml")


def test_two_long_names_that_begin_alike_are_kept_apart() -> None:
    one, two = ("a" * 250 + end for end in ("x.toml", "y.toml"))
    assert fitting(one, 20) != fitting(two, 20)
    assert len(os.fsencode(fitting(one, 20))) <= 235
    assert fitting("Our review.toml", 20) == "Our review.toml"


@pytest.mark.usefixtures("umask")
def test_all_that_is_made_is_its_owners_alone(here: Here) -> None:
    here("open", "new/folder/ours.toml", typed="4\nquit\n")
    here("open", "new/folder/ours.toml", typed="settings\nhints\nshort\n\nquit\n")
    here("--plain", typed="practise\nquit\n")
    (here.home / "sound.toml").write_bytes(EXAMPLE)
    (here.home / "sound.toml").chmod(0o600)
    for ending in (".docx", ".html", ".txt", ".md", ".json", ".csv"):
        here("report", "sound.toml", "-o", f"out{ending}")
    here("workbook", "-o", "workbook.txt")
    here("letter", "sound.toml", "-o", "letter.txt")
    here("plan", "sound.toml", "-o", "plan.txt")
    here("combine", "sound.toml", "-o", "members.toml")
    here("renew", "sound.toml", "-o", "next.toml")
    made = modes(here.home)
    assert len(made) > 15
    assert {name: oct(mode) for name, mode in made.items() if mode not in (0o600, 0o700)} == {}


@pytest.mark.usefixtures("umask")
def test_locks_backups_copies_and_what_is_being_written_are_their_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(EXAMPLE)
    path.chmod(0o644)  # it was shared before, and stays so
    replace, seen = os.replace, []

    def look(old: str, new: Path) -> None:
        seen.append(stat.S_IMODE(Path(old).stat().st_mode) if new != path else 0o600)
        replace(old, new)

    monkeypatch.setattr(os, "replace", look)
    file, contents = AnswerFile.open(path)
    path.write_bytes(EXAMPLE + b"# changed\n")
    file.save(contents.loaded.assessment)
    file.copy("adopted 2026-12-10", contents.loaded.assessment)
    found = modes(tmp_path)
    file.close()
    assert found.pop("ours.toml") == 0o644
    assert found.pop(FOLDER) == 0o700
    assert len(found) >= 4  # a lock, a backup, a conflict copy, an adopted copy
    assert {*found.values(), *seen} == {0o600}


# Where a document goes


def place(here: Here, what: str) -> Path:
    """Give a place for a document where something stands already."""
    out = here.home / "out.html"
    target = here.home / "elsewhere" / "target.html"
    target.parent.mkdir()
    if what == "a link":
        target.write_text("old", encoding="utf-8")
    if what == "a link to a pipe":
        os.mkfifo(target)
    making: dict[str, Callable[[], None]] = {
        "a pipe": lambda: os.mkfifo(out),
        "a device": lambda: out.symlink_to("/dev/full"),
        "nothing at all": lambda: out.symlink_to("/dev/null"),
        "a folder": out.mkdir,
        "a loop": lambda: out.symlink_to(out),
    }
    making.get(what, lambda: out.symlink_to(target))()
    return out


@pytest.mark.parametrize("what", ["a link", "a link to nothing"])
def test_a_link_is_followed_and_stays_a_link(here: Here, what: str) -> None:
    (here.home / "sound.toml").write_bytes(EXAMPLE)
    out = place(here, what)
    assert here("report", "sound.toml", "-o", out).code == 1
    told = here("report", "sound.toml", "-o", out, "--overwrite")
    assert (told.code, told.crash) == (0, "")
    assert out.is_symlink()
    assert out.resolve().parent.name == "elsewhere"
    assert out.resolve().read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    "what", ["a pipe", "a link to a pipe", "a device", "nothing at all", "a folder", "a loop"]
)
@pytest.mark.parametrize(
    "words",
    [("report", "sound.toml"), ("letter", "sound.toml"), ("plan", "sound.toml"), ("workbook",)],
    ids=lambda words: words[0],
)
def test_what_is_no_ordinary_file_is_not_written_to_nor_replaced(
    here: Here, what: str, words: tuple[str, ...]
) -> None:
    (here.home / "sound.toml").write_bytes(EXAMPLE)
    out = place(here, what)
    before = out.lstat().st_mode, snapshot(here.home)
    told = here(*words, "-o", out, "--overwrite")
    assert (told.code, told.crash) == (1, "")
    assert "out.html cannot be written: " in told.err
    assert (out.lstat().st_mode, snapshot(here.home)) == before


@pytest.mark.parametrize(
    "words",
    [
        ("report", "answers.html", "-o", "answers.html"),
        ("report", "answers.html", "-o", "link.html"),
        ("report", "link.html", "-o", "answers.html"),
        ("report", "answers.html", "-o", "twin.html"),
        ("report", "answers.html", "-o", "folder/../answers.html"),
        ("report", "sound.toml", "-o", "sound.toml", "--share"),
        ("letter", "answers.html", "-o", "answers.html"),
        ("plan", "answers.html", "-o", "answers.html"),
        ("compare", "answers.html", "sound.toml", "-o", "answers.html"),
        ("combine", "sound.toml", "-o", "sound.toml"),
    ],
    ids=" ".join,
)
def test_a_document_never_goes_where_its_answers_are(here: Here, words: tuple[str, ...]) -> None:
    (here.home / "folder").mkdir()
    (here.home / "sound.toml").write_bytes(EXAMPLE)
    (here.home / "answers.html").write_bytes(EXAMPLE)
    (here.home / "link.html").symlink_to("answers.html")
    (here.home / "twin.html").hardlink_to(here.home / "answers.html")
    before = snapshot(here.home)
    told = here(*words, "--overwrite")
    assert (told.code, told.crash) == (1, "")
    assert snapshot(here.home) == before


def test_nothing_is_written_through_a_link_in_the_place_of_the_backups(tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "ours.toml", tmp_path / "elsewhere"
    elsewhere.mkdir()
    path.write_bytes(EXAMPLE)
    (tmp_path / FOLDER).symlink_to(elsewhere)
    file, _ = AnswerFile.open(path)
    file.close()
    assert list(elsewhere.iterdir()) == []
    assert "No backup could be made" in file.notices[-1]


@pytest.mark.parametrize("what", ["a pipe", "another name of a file"])
def test_what_is_in_the_place_of_the_lock_and_not_ours_stays(tmp_path: Path, what: str) -> None:
    path, precious = tmp_path / "ours.toml", tmp_path / "precious.txt"
    path.write_bytes(EXAMPLE)
    precious.write_text("precious", encoding="utf-8")
    if what == "a pipe":
        os.mkfifo(lock_path(path))
    else:
        lock_path(path).hardlink_to(precious)
    file, contents = AnswerFile.open(path)
    assert "Make sure that nobody else has it open" in file.notices[0]
    file.save(contents.loaded.assessment)
    file.close()
    assert os.path.lexists(lock_path(path))
    assert precious.read_text(encoding="utf-8") == "precious"


def test_files_of_others_in_the_folder_stay(here: Here) -> None:
    others = (
        ".ours.toml.swp", ".#ours.toml", "ours.toml~", "#ours.toml#", ".~lock.ours.toml#", "~$ours.toml", "ours.toml.tmp",
        ".ours.toml.Ab12Cd", "ours (1).toml.part", ".goutputstream-ABC", "tmpabcd1234", ".ours.toml.lock.bak",
    )  # fmt: skip
    (here.home / "ours.toml").write_bytes(EXAMPLE)
    for name in others:
        (here.home / name).write_text(name)
        os.utime(here.home / name, (1, 1))
    assert here("open", "ours.toml", typed="4\nquit\n").code == 0
    assert {name: (here.home / name).read_text() for name in others} == {name: name for name in others}


@pytest.mark.parametrize(
    "typed",
    ["~nobody-here/x.txt", "../up.txt", "a\\b.txt", "x" * 300 + ".txt", "CON.txt", "-rf.txt", "a/b/c.txt"],
)
def test_a_name_that_is_typed_for_a_report_makes_one_there_or_is_refused_in_words(
    here: Here, typed: str
) -> None:
    (here.home / "inside").mkdir()
    file = here.home / "inside" / "ours.toml"
    file.write_bytes(EXAMPLE)
    told = here("open", file, typed=f"report {typed}\nquit\n")
    assert (told.code, told.crash) == (0, "")
    made = [str(one.relative_to(here.home)) for one in here.home.rglob("*.txt")]
    assert made or "Problem:" in told.out
    assert set(made) <= {os.path.normpath(f"inside/{typed}")}


def test_an_organisation_of_any_name_gets_a_file_in_our_folder(here: Here) -> None:
    for name in (
        "../../etc/passwd",
        "CON",
        "a/b",
        "-rf",
        "...",
        "\N{SEEDLING}",
        "x" * 300,
        "\u202e",
        "~root",
    ):
        told = here("--plain", typed=f"start a new\n{name}\n\n4\nquit\n", XDG_DOCUMENTS_DIR="")
        assert told.crash == ""
    made = [one for one in here.home.rglob("*.toml") if not one.is_relative_to(here.home / "config")]
    assert {one.parent.name for one in made} <= {"ULO self-check", FOLDER}
    assert len([one for one in made if one.parent.name == "ULO self-check"]) >= 8
