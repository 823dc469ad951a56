"""The plan as it is read and taken away: of one organisation, and of all that an adviser works with."""

import csv
import datetime
import io
from pathlib import Path
from typing import Any

import pytest

from tests.building import assessment_with
from tests.documents.reading import forms
from tests.running import Here, Program
from ulo_selfcheck.answers.review import About, Action, Assessment, Priority, Progress
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.documents.kinds import PLAN

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
    keep(folder, "a.toml", assessment_with(name="Riverside", assessment=About(id="a"), actions=ACTIONS))
    lakeside = assessment_with(name="Lakeside", assessment=About(id="b"), actions=ACTIONS[:1])
    keep(folder, "north/2026/b.toml", lakeside)
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
    assert text.index("Overdue") < text.index("Coming up, by date") < text.index("No date yet")
    assert "Book the hall" not in text
    assert "Chosen, with no action yet 10. Written rules and a legal form. The bank asks." in text


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
    assert "Lakeside. 3. Human and legal rights: Ask three members." in text
    assert "Hidden" not in text
    assert str(many / "broken.toml") in ran.err
    assert "letter" not in ran.err


def test_a_folder_without_answers_and_a_broken_file_are_told(program: Program, many: Path) -> None:
    (program.home / "none").mkdir()
    for path, words in (("none", "no files of answers"), (many / "broken.toml", "line 2"), ("gone", "gone")):
        ran = program("plan", path)
        assert (ran.code, ran.out) == (1, "")
        assert words in ran.err.casefold()


@pytest.mark.parametrize("ending", forms(PLAN))
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
    for name in ("plan.odt", "plan.toml", "plan"):
        ran = program("plan", ours, "-o", name)
        assert ran.code == 1
        assert ", ".join(PLAN.endings) in ran.err
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


# Each review once


def review(id: str, year: int, *actions: Action, before: str = "", hour: int = 9, **more: Any) -> Assessment:
    """Build a review of that year, with a plan."""
    about = About(
        id=id,
        title=f"Review {year}",
        started=datetime.date(year, 3, 1),
        updated=datetime.datetime(year, 3, 1, hour, tzinfo=datetime.UTC),
        renewed_from=before,
    )
    return assessment_with({"rights": "partly"}, assessment=about, actions=actions, **more)


def late(number: int, what: str, **more: Any) -> Action:
    return Action(id=number, criterion="rights", what=what, by=LATE, **more)


OLD_ACTIONS = (late(1, "Ask the council"), late(2, "Find a hall"), late(3, "Write rules"))


def test_a_copy_that_was_adopted_counts_with_its_review_and_the_one_saved_last_stands(
    program: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "all"
    keep(folder, "Our review (adopted 2026-03-01).toml", review("a", 2026, late(1, "Ask")))
    keep(folder, "Our review.toml", review("a", 2026, late(1, "Ask", done=True), late(2, "Go"), hour=17))
    ran = program("plan", folder)
    text = said(ran.out)
    assert text.startswith("Plan: Riverside 1 action is open. The day of 1 has passed. 1 is done.")
    assert (
        "Note: Our review (adopted 2026-03-01).toml: This is a copy of the review in Our review.toml"
        in said(ran.err)
    )


def test_what_was_done_or_let_go_in_the_renewed_review_is_not_overdue_in_the_older(
    program: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "all"
    keep(folder, "2026.toml", review("a", 2026, *OLD_ACTIONS))
    now = (late(1, "Ask the council", done=True), late(3, "Write rules"))  # the hall was let go
    keep(folder, "2027.toml", review("b", 2027, *now, before="a", name="Riverside CIO"))
    ran = program("plan", folder)
    text = said(ran.out)
    assert text.startswith("Plan: Riverside CIO 1 action is open. The day of 1 has passed. 1 is done.")
    assert text.count("Write rules") == 1
    assert "hall" not in text
    assert "council" not in text
    assert "Note: 2026.toml: There is a later review of this organisation in 2027.toml" in said(ran.err)
    table = program("plan", folder, "-o", "plan.csv")
    assert table.code == 0
    rows = list(csv.DictReader((tmp_path / "plan.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["what"], row["done"]) for row in rows] == [("Ask the council", "yes"), ("Write rules", "")]


def test_where_the_review_between_is_not_there_what_the_latest_does_not_have_was_let_go(
    program: Program, tmp_path: Path
) -> None:
    keep(tmp_path / "all", "2026.toml", review("a", 2026, *OLD_ACTIONS))
    keep(tmp_path / "all", "2028.toml", review("c", 2028, before="b"))
    assert "no actions yet" in program("plan", tmp_path / "all").out


def test_an_action_that_a_review_begun_anew_knows_nothing_of_is_still_open(
    program: Program, tmp_path: Path
) -> None:
    keep(
        tmp_path / "all",
        "2026.toml",
        review("a", 2026, *OLD_ACTIONS, priorities=(Priority(criterion="carers"),)),
    )
    keep(
        tmp_path / "all",
        "2027.toml",
        review("b", 2027, late(7, "Ask the council", done=True), late(1, "Sing")),
    )
    text = said(program("plan", tmp_path / "all").out)
    assert "Riverside, Review 2026: 2 actions are open." in text
    assert "Riverside, Review 2027: 1 action is open. The day of 1 has passed. 1 is done." in text
    assert text.count("Find a hall") == text.count("Write rules") == text.count("Sing") == 1
    assert "Ask the council" not in text
    assert "with no action yet" not in text


def test_plan_and_overview_leave_out_the_same_reviews(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    keep(folder, "2026.toml", review("a", 2026, *OLD_ACTIONS))
    keep(folder, "2026 adopted.toml", review("a", 2026, *OLD_ACTIONS, hour=8))
    keep(folder, "2027.toml", review("b", 2027, before="a"))
    keep(folder, "hill.toml", review("h", 2026, name="Hillside"))
    overview = said(program("overview", folder).out)
    assert "Overview of 2 organisations" in overview
    assert said(program("plan", folder).out).startswith("Plan: 2 plans together")
