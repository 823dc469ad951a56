"""The plan as it is read and taken away: of one organisation, and of all that an adviser works with."""

import csv
import datetime
import io
from pathlib import Path

import pytest

from tests.building import assessment_with
from tests.running import Here, Program
from ulo_selfcheck.answers.review import About, Action, Assessment, Priority, Progress
from ulo_selfcheck.answers.toml import dumps

TODAY = datetime.date.today()
LATE, SOON = TODAY - datetime.timedelta(12), TODAY + datetime.timedelta(30)
ACTIONS = (
    Action(id=1, criterion="rights", what="Ask three members", who="The chair", by=SOON, needs="A room"),
    Action(
        id=2,
        criterion="carers",
        what="Write to the council",
        who="=1+1",
        by=LATE,
        progress=(Progress(date=LATE, text="Nobody answered"),),
    ),
    Action(id=3, criterion="diversity", what="Find a leaflet"),
    Action(id=4, criterion="rights", what="Book the hall", done=True),
)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Here(tmp_path)


def keep(folder: Path, name: str, assessment: Assessment) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dumps(assessment), encoding="utf-8")
    return path


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    chosen = (Priority(criterion="rights"), Priority(criterion="legal-form", reason="The bank asks"))
    return keep(tmp_path, "ours.toml", assessment_with(actions=ACTIONS, priorities=chosen))


@pytest.fixture
def many(tmp_path: Path, ours: Path) -> Path:
    """Give an adviser's folder: three organisations at different depths, and what is none of them."""
    folder = tmp_path / "all"
    keep(folder, "a.toml", assessment_with(name="Riverside", actions=ACTIONS))
    keep(folder, "north/2026/b.toml", assessment_with(name="Lakeside", actions=ACTIONS[:1]))
    keep(folder, "south/c.toml", assessment_with(name="Hillside", assessment=About(id="c")))
    keep(folder, ".ulo-selfcheck-backups/a.toml", assessment_with(name="Hidden", actions=ACTIONS))
    (folder / "broken.toml").write_text("schema = 1\n[x\n", encoding="utf-8")
    (folder / "letter.txt").write_text("Not answers", encoding="utf-8")
    return folder


def said(text: str) -> str:
    return " ".join(text.split())


def test_it_says_what_is_open_who_and_by_when(program: Program, ours: Path) -> None:
    ran = program("plan", ours)
    assert (ran.code, ran.err) == (0, "")
    text = said(ran.out)
    assert "3 actions are open. The day of 1 has passed. 1 is done." in text
    assert "Human and legal rights: Ask three members. Who: The chair." in text
    assert "Needs: A room." in text
    assert "Nobody answered. That day was 12 days ago." in text
    assert text.index("The day has passed") < text.index("Next, by day") < text.index("With no day yet")
    assert "Book the hall" not in text
    assert "Chosen, with no action yet 1. Written rules and a legal form. The bank asks." in text


def test_without_actions_it_says_how_to_add_one(program: Program, tmp_path: Path) -> None:
    empty = keep(tmp_path, "empty.toml", assessment_with())
    assert "There are no actions yet. Type plan in a sitting to add one." in said(program("plan", empty).out)


def test_an_action_for_a_question_of_another_set_is_there_too(program: Program, tmp_path: Path) -> None:
    action = Action(id=1, criterion="own-question", what="Ask")
    path = keep(tmp_path, "own.toml", assessment_with(actions=(action,)))
    assert "own-question: Ask." in program("plan", path).out


def test_a_folder_gives_every_plan_below_it_and_names_what_is_broken(program: Program, many: Path) -> None:
    ran = program("plan", many)
    text = said(ran.out)
    assert ran.code == 0
    assert text.startswith("Plan: 3 plans together")
    assert "Lakeside: 1 action is open. Riverside: 3 actions are open." in text
    assert "Hillside: There are no actions yet." in text
    assert "Lakeside. Human and legal rights: Ask three members." in text
    assert "Hidden" not in text
    assert str(many / "broken.toml") in ran.err
    assert "letter" not in ran.err


def test_a_folder_without_answers_and_a_broken_file_are_told(program: Program, many: Path) -> None:
    (program.home / "none").mkdir()
    for path, words in (("none", "no files of answers"), (many / "broken.toml", "line 2"), ("gone", "gone")):
        ran = program("plan", path)
        assert (ran.code, ran.out) == (1, "")
        assert words in ran.err.casefold()


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".docx", ".csv"])
def test_it_can_be_taken_away_in_each_form(program: Program, many: Path, ending: str) -> None:
    out = program.home / f"plan{ending}"
    ran = program("plan", many, "-o", out)
    assert ran.code == 0
    assert ran.out.endswith(f"is in {out}\n")
    assert out.stat().st_size > 200
    before = out.read_bytes()
    assert program("plan", many, "-o", out).code == 1
    assert out.read_bytes() == before
    assert program("plan", many, "-o", out, "--overwrite").code == 0


def test_other_forms_are_refused(program: Program, ours: Path) -> None:
    for name in ("plan.pdf", "plan.toml", "plan"):
        ran = program("plan", ours, "-o", name)
        assert ran.code == 1
        assert ".docx, .html, .txt, .md, .csv" in ran.err
    assert program("plan", ours, "-o", "p.csv", "--large-print").code == 1


def test_the_table_has_an_action_to_a_row_and_no_formula(program: Program, many: Path) -> None:
    program("plan", many, "-o", "plan.csv")
    text = (program.home / "plan.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["organisation"] for row in rows] == ["Lakeside", *["Riverside"] * 4]
    assert [row["what"] for row in rows[1:]] == [one.what for one in ACTIONS]
    assert [row["done"] for row in rows[1:]] == ["", "", "", "yes"]
    assert [row["day_passed"] for row in rows[1:]] == ["", "yes", "", ""]
    assert rows[2]["who"] == "'=1+1"
    assert rows[1]["by"] == SOON.isoformat()


def test_a_committees_plan_is_one_page(program: Program, tmp_path: Path) -> None:
    """Five actions with all their parts: some 45 lines of text are a page of paper."""
    long = Action(
        id=1,
        criterion="rights",
        what="Ask three members what would give them more choice in their lives",
        who="The secretary",
        by=SOON,
        needs="A room and an interpreter",
        cost="About 50 pounds",
        progress=(Progress(date=TODAY, text="Two members came to watch"),),
    )
    path = keep(tmp_path, "five.toml", assessment_with(actions=(long,) * 5))
    assert len(program("plan", path).out.splitlines()) <= 45


def test_nothing_that_was_typed_commands_a_terminal(program: Program, tmp_path: Path) -> None:
    bad = Action(id=1, criterion="rights", what="Ask\x1b[2J", who="\x07Sam")
    path = keep(tmp_path, "bad.toml", assessment_with(name="River\x1b]side", actions=(bad,)))
    ran = program("plan", path)
    assert ran.code == 0
    assert not {"\x1b", "\x07"} & set(ran.out)
