"""Two reviews side by side, and two copies of one put together: from the command line and from within."""

import datetime
import json
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.across.test_combine import Scripted
from tests.building import with_answer
from tests.documents.practice import last_year
from tests.running import Here, Program, Ran
from tests.terminal import Terminal
from tests.terminal import program as in_terminal
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.folder import answer_files
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.answers.toml import dumps, loads
from ulo_selfcheck.catalogue.load import load, packaged_folder
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.front.talk.compare_form import compare
from ulo_selfcheck.ground.models import replace

CATALOGUE = load()
NOW = loads((packaged_folder() / "example.toml").read_text(encoding="utf-8")).assessment
LATER = datetime.datetime(2026, 11, 20, 9, 30, tzinfo=datetime.UTC)
THIRD = "third.toml"


def keep(folder: Path, name: str, what: Assessment) -> Path:
    path = folder / name
    path.write_text(dumps(what, CATALOGUE.order), encoding="utf-8", newline="")
    return path


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Here(tmp_path)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Give two reviews of the practice organisation, a year apart."""
    return keep(tmp_path, "old.toml", last_year(NOW)), keep(tmp_path, "new.toml", NOW)


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """Give two copies of one review: they differ in a level and in a note; each has something alone."""
    first = with_answer(NOW, "rights", note="What Ann wrote.")
    first = with_answer(first, "staff-from-constituency", concern="Only Ann has this.")
    second = with_answer(with_answer(NOW, "rights", note="What Bob wrote."), "carers", level="fully")
    about = replace(NOW.assessment, updated=LATER)
    second = replace(second, assessment=about, colour="blue")
    return keep(tmp_path, "ann.toml", first), keep(tmp_path, "bob.toml", second)


def said(ran: Ran) -> str:
    return " ".join(ran.out.split())


def refused(ran: Ran, *words: str) -> None:
    told = " ".join(ran.err.split())
    assert ran.code == 1
    assert all(one in told for one in words), told
    assert "Traceback" not in told


# Two reviews


def test_what_moved_is_read_on_the_screen(program: Program, two: tuple[Path, Path]) -> None:
    before = [one.read_bytes() for one in two]
    ran = program("compare", *two)
    assert (ran.code, ran.err) == (0, "")
    assert "18 of 21 can be compared. 4 went up. 13 are the same. 1 is lower than last time." in said(ran)
    assert [one.read_bytes() for one in two] == before


@pytest.mark.parametrize("ending", [".txt", ".html", ".docx", ".md", ".csv", ".json"])
def test_it_can_be_kept_in_each_form(program: Program, two: tuple[Path, Path], ending: str) -> None:
    out = program.home / f"moved{ending}"
    ran = program("compare", *two, "-o", out)
    assert (ran.code, ran.out) == (0, f"The comparison is in {out}\n")
    before = out.read_bytes()
    assert len(before) > 500
    refused(program("compare", *two, "-o", out), "--overwrite")
    assert out.read_bytes() == before
    assert program("compare", *two, "-o", out, "--overwrite").code == 0


def test_large_print_is_made_where_it_can_be(program: Program, two: tuple[Path, Path]) -> None:
    assert program("compare", *two, "-o", "large.html", "--large-print").code == 0
    refused(program("compare", *two, "-o", "large.txt", "--large-print"), "large print")
    refused(program("compare", *two, "-o", "large.toml", "--large-print"), "large.toml")


def test_neither_review_is_ever_written_over(program: Program, two: tuple[Path, Path]) -> None:
    html = program.home / "new.html"
    html.symlink_to(two[1])
    before = two[1].read_bytes()
    for out in (two[1], Path("old.toml"), html):
        refused(program("compare", *two, "-o", out, "--overwrite"), "one of the two to compare")
    assert two[1].read_bytes() == before


def test_one_file_twice_is_told(program: Program, two: tuple[Path, Path]) -> None:
    (program.home / "link.toml").symlink_to(two[0])
    refused(program("compare", two[0], two[0]), "is named twice")
    refused(program("compare", two[0], "link.toml"), "is named twice")


def test_files_that_cannot_be_used_are_told(program: Program, two: tuple[Path, Path]) -> None:
    (program.home / "broken.toml").write_text("schema = 1\n[x\n", encoding="utf-8")
    refused(program("compare", two[0], "gone.toml"), "gone.toml", "Check its name")
    refused(program("compare", "broken.toml", two[0]), "broken.toml", "Line 2")
    refused(program("compare", two[0], program.home), "folder")


def test_other_endings_are_refused_and_a_third_file_needs_two_copies(
    program: Program, two: tuple[Path, Path]
) -> None:
    for name in ("moved.odt", "moved"):
        refused(program("compare", *two, "-o", name), ".docx, .html")
    refused(program("compare", *two, "-o", THIRD), "two reviews, not two copies of one")
    assert not (program.home / THIRD).exists()


def test_the_newer_one_first_is_compared_and_said(program: Program, two: tuple[Path, Path]) -> None:
    told = said(program("compare", *reversed(two)))
    assert "The first file is the newer review." in told
    assert "1 went up. 13 are the same. 4 are lower than last time." in told


def test_a_renewed_review_is_compared_with_the_one_it_came_from(
    program: Program, two: tuple[Path, Path]
) -> None:
    assert program("renew", two[0], "-o", "next.toml").code == 0
    answered = program("open", "next.toml", "--plain", typed="\n" * 3 + "quit\n")
    assert answered.code == 0
    told = said(program("compare", two[0], "next.toml"))
    assert "None of 21 can be compared." in told
    assert "These go on" in told


def test_on_a_terminal_it_asks_before_it_writes_over_a_file(program: Program, two: tuple[Path, Path]) -> None:
    out = program.home / "moved.txt"
    out.write_text("Mine.", encoding="utf-8")
    for reply, kept in (("no", True), ("yes", False)):
        command = in_terminal("compare", *map(str, two), "-o", str(out))
        with Terminal(command, columns=100, cwd=program.home, env=program.environment) as terminal:
            terminal.wait_for("Type yes to replace it")
            terminal.press(reply, "enter")
            assert terminal.wait() == (1 if kept else 0)
        assert (out.read_text(encoding="utf-8") == "Mine.") is kept


# Two copies of one review


def test_what_differs_between_two_copies_is_said(program: Program, copies: tuple[Path, Path]) -> None:
    told = said(program("compare", *copies))
    assert "The first is ann.toml. The second is bob.toml." in told
    assert "The second was saved later, on 20 November 2026 at 09:30 UTC." in told
    assert "Question 8, Carers' own needs, the answer The first: Mostly. The second: Fully." in told
    assert "the note The first: What Ann wrote. The second: What Bob wrote." in told
    assert (
        "Only in the first Question 16, Paid work for the people we are for, the concern: Only Ann has this."
        in told
    )
    assert "Only in the second Colour: blue." in told


def test_what_differs_can_be_kept_for_other_programs(program: Program, copies: tuple[Path, Path]) -> None:
    assert program("compare", *copies, "-o", "differ.json").code == 0
    found = json.loads((program.home / "differ.json").read_text(encoding="utf-8"))
    kinds = {".".join(one["place"]): one["kind"] for one in found["differences"]}
    assert kinds == {
        "answers.carers.answer": "differ",
        "answers.rights.note": "differ",
        "answers.staff-from-constituency.concern": "first-only",
        "extra.colour": "second-only",
    }
    assert found["saved_later"] == "second"


def test_without_a_terminal_nobody_can_choose(program: Program, copies: tuple[Path, Path]) -> None:
    refused(program("compare", *copies, "-o", THIRD, typed="1\n1\n"), "in a terminal", "Nothing was written")
    assert not (program.home / THIRD).exists()


def put_together(
    program: Program, copies: tuple[Path, Path], *replies: tuple[str, str], more: Sequence[str] = ()
) -> tuple[int, str]:
    """Answer what it asks in a terminal: each time what to wait for, and what to press."""
    command = in_terminal("compare", *map(str, copies), "-o", THIRD, *more)
    with Terminal(command, rows=120, cwd=program.home, env=program.environment) as terminal:
        for question, key in replies:
            terminal.wait_for(question)
            terminal.press(*([key] if key.startswith("ctrl") else [key, "enter"] if key else ["enter"]))
        code = terminal.wait(patience=30)
        return code, " ".join(terminal.text.split())


def third(program: Program) -> Assessment:
    return read_answers(program.home / THIRD).loaded.assessment


def test_it_asks_answer_by_answer_and_writes_a_third_file(
    program: Program, copies: tuple[Path, Path]
) -> None:
    before = [one.read_bytes() for one in copies]
    code, told = put_together(program, copies, ("1 of 2.", "3"), ("2 of 2.", "1"))
    assert code == 0
    ours = third(program)
    assert ours.answer("rights").note == "What Ann wrote.\nWhat Bob wrote."
    assert ours.answer("carers").level == "mostly"
    assert ours.answer("staff-from-constituency").concern == "Only Ann has this."
    assert ours.extra == {"colour": "blue"}
    assert ours.assessment.id == NOW.assessment.id
    assert ours.assessment.updated
    assert ours.assessment.updated > LATER
    assert [one.read_bytes() for one in copies] == before
    assert "2 things differ. You are asked about each." in told
    assert "2 things came along from one copy alone." in told
    assert "Left out: Question 8, Carers' own needs, the answer. The second said: Fully." in told
    assert "".join(f"It is in {program.home / THIRD}".split()) in "".join(told.split())
    assert program("check", THIRD).err.splitlines() == [
        "third.toml: Line 2, colour: 'colour' is not a name we know."
    ]


def test_the_third_file_is_its_owners_alone(program: Program, copies: tuple[Path, Path]) -> None:
    assert put_together(program, copies, ("1 of 2.", "1"), ("2 of 2.", "2"))[0] == 0
    assert stat.S_IMODE((program.home / THIRD).stat().st_mode) == 0o600
    assert not [one for one in program.home.iterdir() if one.name.endswith(".tmp")]


def test_the_rest_can_be_kept_from_the_later_copy(program: Program, copies: tuple[Path, Path]) -> None:
    code, told = put_together(program, copies, ("1 of 2.", ""), ("Nothing is written yet.", "2"))
    assert code == 0
    assert third(program).answer("rights").note == "What Bob wrote."
    assert third(program).answer("carers").level == "fully"
    assert "Left out: Question 3, Human and legal rights, the note. The first said: What Ann wrote." in told


@pytest.mark.parametrize(
    "replies",
    [
        [("1 of 2.", "ctrl+d")],
        [("1 of 2.", "back")],
        [("1 of 2.", "1"), ("2 of 2.", "quit")],
        [("1 of 2.", ""), ("Nothing is written yet.", "3")],
    ],
)
def test_who_stops_in_the_middle_has_two_copies_as_before(
    program: Program, copies: tuple[Path, Path], replies: list[tuple[str, str]]
) -> None:
    code, told = put_together(program, copies, *replies)
    assert code == 1
    assert "Stopped. Nothing was written." in told
    assert not (program.home / THIRD).exists()


def test_a_third_file_that_is_there_is_kept_unless_it_is_said(
    program: Program, copies: tuple[Path, Path]
) -> None:
    precious = keep(program.home, THIRD, NOW)
    before = precious.read_bytes()
    code, _told = put_together(
        program, copies, ("Type yes to replace it", "no"), ("1 of 2.", "1"), ("2 of 2.", "1")
    )
    assert (code, precious.read_bytes()) == (1, before)
    code, _told = put_together(program, copies, ("1 of 2.", "1"), ("2 of 2.", "1"), more=["--overwrite"])
    assert code == 0
    kept = list((program.home / ".ulo-selfcheck-backups").glob(f"{THIRD}*"))
    assert [one.read_bytes() for one in kept] == [before]


def test_a_third_file_that_somebody_has_open_is_left_alone(
    program: Program, copies: tuple[Path, Path]
) -> None:
    held = AnswerFile.create(program.home / THIRD, NOW)
    code, told = put_together(program, copies, ("1 of 2.", "1"), ("2 of 2.", "1"), more=["--overwrite"])
    held.close()
    assert code == 1
    assert "Somebody has" in told


# From within


def test_two_files_that_sound_alike_are_told_apart_by_their_names(
    program: Program, copies: tuple[Path, Path]
) -> None:
    ran = program("--plain", typed="Compare two\nback\n")
    told = said(ran)
    assert "In ann.toml" in told
    assert "In bob.toml" in told


class Reader(Scripted):
    """Somebody who keeps what there was to read."""

    def __init__(self, *replies: int | str | None) -> None:
        super().__init__(*replies)
        self.pages: list[Document] = []

    async def read(self, document: Document) -> None:
        self.pages.append(document)


async def compared(folder: Path, *replies: int | str | None) -> tuple[Any, Reader]:
    person = Reader(*replies)
    document = await compare(CATALOGUE, person, answer_files([folder]))
    assert person.replies == []
    return document, person


def place_of(folder: Path, name: str) -> int:
    return [one.path.name for one in answer_files([folder])].index(name)


async def test_two_reviews_are_chosen_read_and_kept(two: tuple[Path, Path], tmp_path: Path) -> None:
    document, person = await compared(tmp_path, place_of(tmp_path, "old.toml"), 0, "moved.docx")
    assert document.title.startswith("Then and now")
    assert (tmp_path / "moved.docx").exists()
    assert person.said == [f"Done. The comparison is in {tmp_path / 'moved.docx'}"]


async def test_a_third_review_is_put_beside_two_and_kept(two: tuple[Path, Path], tmp_path: Path) -> None:
    about = replace(NOW.assessment, id="later", started=datetime.date(2027, 10, 1))
    keep(tmp_path, "after.toml", replace(NOW, assessment=about))
    first = place_of(tmp_path, "old.toml")
    second = [one.path.name for one in answer_files([tmp_path]) if one.path.name != "old.toml"].index(
        "new.toml"
    )
    document, person = await compared(tmp_path, first, second, 1, 0, "years.html")
    assert document.title.startswith("2025 to 2027")
    assert person.said == [f"Done. The comparison is in {tmp_path / 'years.html'}"]
    document, _ = await compared(tmp_path, first, second, 0, None)
    assert document.title.startswith("Then and now")


async def test_a_name_that_cannot_be_is_asked_again_and_may_be_left_empty(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    document, person = await compared(
        tmp_path, place_of(tmp_path, "old.toml"), 0, "moved.odt", "new.toml", None
    )
    assert document
    assert all(one.startswith("Problem: ") for one in person.said)
    assert len(person.said) == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == ["new.toml", "old.toml"]


@pytest.mark.parametrize(("choice", "same"), [(0, False), (1, True), (None, True)])
async def test_it_asks_before_it_writes_over_a_file(
    two: tuple[Path, Path], tmp_path: Path, choice: int | None, *, same: bool
) -> None:
    (tmp_path / "moved.txt").write_text("Mine.")
    await compared(tmp_path, place_of(tmp_path, "old.toml"), 0, "moved.txt", choice)
    assert ((tmp_path / "moved.txt").read_text(encoding="utf-8") == "Mine.") is same


async def test_it_can_be_left(two: tuple[Path, Path], tmp_path: Path) -> None:
    assert (await compared(tmp_path, None))[0] is None
    assert (await compared(tmp_path, 0, None))[0] is None
    assert (await compared(tmp_path, 2, str(two[0]), 0, None))[0]  # another file, by its name


async def test_two_copies_are_put_together_from_within(copies: tuple[Path, Path], tmp_path: Path) -> None:
    first = place_of(tmp_path, "ann.toml")
    document, person = await compared(tmp_path, first, 0, 0, 1, 1, None)
    assert document.title.startswith("Two copies of one review")
    made = tmp_path / "bob put together.toml"
    assert read_answers(made).loaded.assessment.answer("rights").note == "What Bob wrote."
    assert f"It is in {made}" in plain_text.render(person.pages[-1], 200).splitlines()


async def test_copies_can_be_left_as_they_are(copies: tuple[Path, Path], tmp_path: Path) -> None:
    first = place_of(tmp_path, "ann.toml")
    for replies in ([1], [None], [0, None, 2], [0, None, None], [0, 0, 0, "bob.toml"]):
        person = Scripted(first, 0, *replies)
        try:
            await compare(CATALOGUE, person, answer_files([tmp_path]))
        except Exception as problem:  # noqa: BLE001  (the start screen says it)
            person.said.append(str(problem))
        assert "Nothing was written" in person.said[-1] or "one of the two" in person.said[-1]
    assert sorted(one.name for one in tmp_path.glob("*.toml")) == ["ann.toml", "bob.toml"]


async def test_a_copy_that_holds_all_of_the_other_needs_no_third(tmp_path: Path) -> None:
    keep(tmp_path, "ann.toml", NOW)
    keep(tmp_path, "bob.toml", with_answer(NOW, "rights", parked="Ask again."))
    document, _person = await compared(tmp_path, place_of(tmp_path, "ann.toml"), 0)
    assert document


@pytest.mark.parametrize("mode", ["--plain", "--full-screen"])
def test_the_start_of_both_front_ends_leads_to_it(
    program: Program, two: tuple[Path, Path], mode: str
) -> None:
    with Terminal(
        in_terminal(mode), rows=150, columns=100, cwd=program.home, env=program.environment
    ) as terminal:
        terminal.wait_for("Compare two reviews")
        if mode == "--plain":
            terminal.press("Compare two", "enter")
        else:
            terminal.press(*["down"] * 5, "enter")
        terminal.wait_for("Which review is the older one?")
        older = next(line for line in terminal.lines if "Practice review 2025" in line)
        if mode == "--plain":
            terminal.press(older.partition(".")[0].strip(), "enter")
        else:
            terminal.press(*["down"] * (place_of(program.home, "old.toml")), "enter")
        terminal.wait_for("Which review is the newer one?")
        terminal.press("1" if mode == "--plain" else "enter", *(["enter"] if mode == "--plain" else []))
        terminal.wait_for("18 of 21 can be compared.")
        terminal.press("ctrl+q" if mode == "--full-screen" else "ctrl+d")
        assert terminal.wait() == 0
