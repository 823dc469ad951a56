"""The sheet before the evening: how members' views lie, the widest first, and times that can be kept."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.across.test_combine import OUT, five, program
from tests.building import assessment_with
from tests.documents.test_report import CATALOGUE
from tests.running import Program
from ulo_selfcheck.analysis.before_evening import MINUTES, evening, members, spreads
from ulo_selfcheck.answers.review import VIEWS, Answer, Assessment, View
from ulo_selfcheck.documents.sheet import sheet
from ulo_selfcheck.documents.writing import render
from ulo_selfcheck.ground.problem import Problem

__all__ = ["five", "program"]  # the fixtures of the other tests


def viewed(**views: dict[View, int]) -> Assessment:
    """Give what came of members' own answers."""
    return assessment_with({one.replace("_", "-"): Answer(views=many) for one, many in views.items()})


FIVE = viewed(
    rights={"not-yet": 2, "fully": 3},
    carers={"started": 1, "partly": 4},
    diversity={"mostly": 5},
    peer_support={"partly": 2, "not-sure": 3},
    accountable={"not-sure": 4, "no-view": 1},
    local_needs={"started": 2, "mostly": 3},
)


def text(review: Assessment, asked: int = 0) -> str:
    return " ".join(render(sheet(review, CATALOGUE, asked), ".txt").decode().split())


def test_the_widest_come_first_and_what_all_agree_on_comes_last() -> None:
    found = spreads(FIVE, CATALOGUE)
    assert [one.criterion.id for one in found] == [
        "rights",
        "local-needs",
        "carers",
        "peer-support",
        "accountable",
        "diversity",
    ]
    assert [one.apart for one in found] == ["wide", "wide", "close", "close", "unknown", "same"]
    said = text(FIVE, asked=8)
    assert "Views are far apart: Questions 3 and 21." in said
    assert "All agree: Question 7." in said
    assert "5 members have sent their own answers. 3 members have not sent theirs." in said
    assert "Members' answers: Not yet 2, Fully 3." in said
    assert "Nobody answered questions 1, 2, 4," in said
    assert "All of it takes 1 hour and 12 minutes, with breaks." in said
    assert "0:10 Question 3. Human and legal rights (10 minutes)" in said


def test_notes_stand_with_their_question_and_with_no_name() -> None:
    review = assessment_with({"rights": Answer(views={"partly": 5}, note="We help.\n\nToo slow.")})
    said = text(review)
    assert "What members wrote, with no names: 1. We help. 2. Too slow." in said


def test_of_fewer_than_five_people_no_numbers_are_printed() -> None:
    said = text(viewed(rights={"not-yet": 1, "fully": 2}))
    assert "Members' answers: From Not yet to Fully." in said
    assert "others may guess who said what" in said


def test_without_members_own_answers_it_says_how_to_get_them() -> None:
    with pytest.raises(Problem, match="Type replies"):
        sheet(assessment_with({"rights": "partly"}), CATALOGUE)


@given(
    st.dictionaries(
        st.sampled_from(CATALOGUE.order),
        st.dictionaries(st.sampled_from(VIEWS), st.integers(1, 9), min_size=1),
        min_size=1,
    )
)
def test_every_evening_holds_each_question_once_and_nobody_sits_longer_than_45_minutes(
    views: dict[str, dict[View, int]],
) -> None:
    review = assessment_with({one: Answer(views=many) for one, many in views.items()})
    found = spreads(review, CATALOGUE)
    moments = list(evening(found))
    asked = [one.criterion.id for one in moments if one.criterion]
    assert sorted(asked) == sorted(views)
    assert members(review) == max(sum(many.values()) for many in views.values())
    for before, after in pairwise(moments):
        assert before.begins + before.minutes == after.begins
    sat = 0
    for one in moments[:-1]:
        sat = 0 if one.what == "break" else sat + one.minutes
        assert sat <= 45
    assert sum(one.minutes for one in moments if one.criterion) == sum(MINUTES[one.apart] for one in found)
    render(sheet(review, CATALOGUE), ".docx")


# Where it is made


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt"])
def test_it_is_made_from_replies_and_keeps_their_answers_nowhere(
    program: Program, five: list[Path], ending: str
) -> None:
    ran = program("combine", *five, "-o", f"sheet{ending}", "--asked", "8")
    assert (ran.code, ran.err) == (0, "")
    assert "ann.toml: " in ran.out
    assert "The sheet is in " in ran.out
    assert not list(program.home.glob("together*"))
    if ending == ".txt":
        assert "3 members have not sent theirs." in (program.home / "sheet.txt").read_text()


def test_it_is_made_from_a_review_with_members_answers_too(program: Program, five: list[Path]) -> None:
    program("combine", *five, "-o", OUT)
    before = (program.home / OUT).read_bytes()
    assert program("combine", OUT, "-o", "sheet.txt").code == 0
    assert "Views are far apart: Question 3." in (program.home / "sheet.txt").read_text()
    assert program("combine", OUT, "-o", "sheet.txt").code == 1
    assert program("combine", *five, "-o", five[3]).code == 1
    assert program("combine", OUT, "-o", "sheet.csv").code == 1
    assert (program.home / OUT).read_bytes() == before


def test_it_is_made_within_a_sitting(program: Program, five: list[Path]) -> None:
    program("combine", *five, "-o", OUT)
    ran = program("open", OUT, "--plain", typed="report\n9\n5\nsheet.txt\n8\nquit\n")
    assert "How many members did you ask for their own answers?" in ran.out
    assert "3 members have not sent theirs." in (program.home / "sheet.txt").read_text()
