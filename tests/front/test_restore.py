"""Going back to a copy from before: what would change is shown first, and what is replaced is kept."""

import datetime
from contextlib import closing
from pathlib import Path

import pytest

from tests.building import answer_of, assessment_with
from tests.running import Here, Program
from tests.terminal import Terminal, program
from ulo_selfcheck.answers import backups, restoring
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import FileProblem
from ulo_selfcheck.answers.review import About, Action, Assessment
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.ground import write_file

NAME = "Our review.toml"
ADOPTED = About(id="review-1", adopted=datetime.date(2026, 10, 3))
AGREED = assessment_with(
    {"social-model": answer_of("partly", note="Said twice."), "carers": "mostly", "rights": "fully"},
    actions=(Action(id=1, criterion="rights", what="Ask three members"),),
    assessment=ADOPTED,
)
EARLIER = assessment_with({"social-model": answer_of("started", note="Said once.")})
EMPTIED = assessment_with({"rights": "not-yet"})
AGREED_WORDS = "3 answers, 1 note and 1 action. Adopted on 3 October 2026."


def data_of(review: Assessment) -> bytes:
    return dumps(review).encode()


@pytest.fixture
def run(tmp_path: Path) -> Program:
    return Here(tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a file that was emptied, with the copies from before: the newest is what was agreed."""
    path = tmp_path / "kept" / NAME
    path.parent.mkdir()
    path.write_bytes(data_of(EMPTIED))
    backups.make(path, data_of(EARLIER))
    backups.make(path, data_of(AGREED))
    return path


def all_in(folder: Path) -> set[bytes]:
    return {one.read_bytes() for one in folder.rglob("*.toml")}


def said(text: str) -> str:
    return " ".join(text.split())


def test_the_copies_are_listed_newest_first_with_their_days_and_what_is_in_them(
    run: Program, path: Path
) -> None:
    ran = run("restore", path)
    text = said(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert f"{NAME} holds now: 1 answer." in text
    day = f"{datetime.date.today():%B %Y}"
    assert day in text
    assert text.index(AGREED_WORDS) < text.index("1 answer and 1 note.")
    assert text.endswith("Nothing was changed.")


def test_what_would_go_come_back_and_differ_is_shown_before_it_is_asked(run: Program, path: Path) -> None:
    text = said(run("restore", path, typed="1\n").out)
    shown = text[text.index("What would change") : text.index("Do you want to put back the copy")]
    assert "This would come back" in shown
    assert "the answer: Mostly." in shown
    assert "Action 1: Ask three members." in shown
    assert "The day it was adopted: 3 October 2026." in shown
    assert "Human and legal rights, the answer Now: Not yet. In the copy: Fully." in shown
    assert "This would go" not in shown
    assert path.read_bytes() == data_of(EMPTIED)


def test_a_copy_is_put_back_byte_for_byte_and_nothing_that_was_there_is_lost(
    run: Program, path: Path
) -> None:
    before = all_in(path.parent)
    ran = run("restore", path, typed="1\n1\n")
    assert ran.code == 0
    assert f"Done. {NAME} is as it was on" in ran.out
    assert path.read_bytes() == data_of(AGREED)
    assert all_in(path.parent) == before
    again = run("restore", path, typed="1\n1\n")
    assert "Done." in again.out
    assert path.read_bytes() == data_of(EMPTIED), "one can go back to what was replaced"
    assert all_in(path.parent) == before


def test_the_oldest_of_five_copies_can_be_put_back_and_none_is_dropped_by_it(
    run: Program, path: Path
) -> None:
    for number in range(3):
        backups.make(path, data_of(assessment_with(area=f"Area {number}")))
    before = all_in(path.parent)
    assert len(before) == 6
    run("restore", path, typed="5\n1\n")
    assert path.read_bytes() == data_of(EARLIER)
    assert all_in(path.parent) == before


@pytest.mark.parametrize(
    "typed", ["", "back\n", "\n", "1\n", "1\n3\n", "1\nback\n", "1\n2\n2\n3\n", "quit\n"]
)
def test_anything_less_than_yes_changes_nothing(run: Program, path: Path, typed: str) -> None:
    before = all_in(path.parent)
    ran = run("restore", path, typed=typed)
    assert ran.code == 0
    assert "Nothing was changed." in ran.out
    assert (path.read_bytes(), all_in(path.parent)) == (data_of(EMPTIED), before)


@pytest.mark.parametrize("holds", [b"", b"schema = ", b"\xff\xfe\0"])
def test_a_broken_file_is_taken_back_too_and_the_broken_one_is_kept_beside_it(
    run: Program, path: Path, holds: bytes
) -> None:
    path.write_bytes(holds)
    ran = run("restore", path, typed="1\n1\n")
    assert f"{NAME} cannot be read as it is." in ran.out
    assert path.read_bytes() == data_of(AGREED)
    assert (path.parent / "Our review (broken).toml").read_bytes() == holds


def test_a_file_that_is_gone_comes_back(run: Program, path: Path) -> None:
    path.unlink()
    assert "is not there any more" in run("restore", path, typed="2\n1\n").out
    assert path.read_bytes() == data_of(EARLIER)


def test_a_copy_that_says_the_same_or_cannot_be_read_is_not_offered_and_that_is_said(
    run: Program, path: Path
) -> None:
    backups.make(path, data_of(EMPTIED))
    backups.make(path, b"[broken")
    text = said(run("restore", path).out)
    assert "1 copy says the same as your file." in text
    assert "1 copy cannot be read." in text
    assert "Type a number from 1 to 2" in text


def test_without_another_copy_it_says_so(run: Program, tmp_path: Path) -> None:
    run("open", "new.toml", "--plain", "--name", "Us", typed="3\nquit\n")
    ran = run("restore", "new.toml")
    assert (ran.code, ran.err) == (
        1,
        "Problem: There are no copies from before of new.toml.\nCheck its name and its folder.\n",
    )
    run("open", "new.toml", "--plain", typed="quit\n")
    ran = run("restore", "new.toml")
    assert ran.code == 1
    assert "There is no other copy to put back." in ran.err


def test_a_file_that_somebody_has_open_is_left_alone(run: Program, path: Path) -> None:
    file, _ = AnswerFile.open(path)
    with closing(file):
        ran = run("restore", path, typed="1\n1\n")
    assert ran.code == 1
    assert f"Somebody has {NAME} open: " in ran.err
    assert path.read_bytes() == data_of(EMPTIED)


def test_where_the_replaced_one_cannot_be_kept_nothing_is_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise RuntimeError

    copy = restoring.find(path).others[0].path
    monkeypatch.setattr(write_file, "write", refuse)
    with pytest.raises(FileProblem, match="Nothing was changed"):
        restoring.put_back(path, copy)
    assert path.read_bytes() == data_of(EMPTIED)


def test_from_the_start_of_the_full_screen_a_copy_is_put_back(run: Program, path: Path) -> None:
    with Terminal(program("--full-screen"), cwd=path.parent, rows=40, env=run.environment) as terminal:
        terminal.wait_for("Go back to a copy from before")
        while "> Go back to a copy" not in terminal.text:
            terminal.press("down")
        terminal.press("enter")
        terminal.wait_for("Another file")
        terminal.press("home", "enter")
        terminal.wait_for("Which copy do you want to look at?")
        terminal.press("home", "enter")
        terminal.wait_for("What would change")
        terminal.press("escape")
        terminal.wait_for("Yes, put it back")
        terminal.press("home", "enter")
        terminal.wait_for("Done. Our review.toml is as it was")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert path.read_bytes() == data_of(AGREED)


def test_from_the_start_in_lines_of_text_it_is_the_same_conversation(run: Program, path: Path) -> None:
    options = run("--plain", typed="").out
    number = next(line.partition(".")[0] for line in options.splitlines() if "Go back to a copy" in line)
    ran = run("--plain", typed=f"{number}\n{path}\n1\n1\n")
    assert "Done." in ran.out
    assert path.read_bytes() == data_of(AGREED)
