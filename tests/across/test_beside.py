"""Replies that come late are put beside what a group has: nothing agreed changes, and nobody counts twice."""

import datetime
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.across.test_combine import CATALOGUE, NAME, OUT, Scripted, answers, combined, filled, keep
from tests.building import answer_of, assessment_with
from tests.running import Here, Program
from tests.terminal import Terminal
from tests.terminal import program as in_terminal
from ulo_selfcheck.across.combine import beside
from ulo_selfcheck.across.combine.member_file import Source
from ulo_selfcheck.across.combine.views import Member
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.folder import answer_files
from ulo_selfcheck.answers.review import (
    About,
    Action,
    Answer,
    Assessment,
    CatalogueUsed,
    Evidence,
    Organisation,
    Priority,
    Sitting,
    View,
)
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.front.talk.combine_form import combine
from ulo_selfcheck.ground.models import replace
from ulo_selfcheck.ground.problem import Problem

DAY = datetime.date(2026, 10, 3)
AGREED: Mapping[str, str | Answer] = {
    "rights": answer_of("mostly", note="We talked.", sitting=1, evidence=(Evidence(what="Minutes"),)),
    "carers": "not-sure",
}


def agreed(**more: Any) -> Assessment:
    return assessment_with(
        AGREED,
        name=NAME,
        sittings=(Sitting(id=1, date=DAY),),
        priorities=(Priority(criterion="rights"),),
        actions=(Action(id=1, criterion="rights", what="Ask"),),
        **more,
    )


def source(
    person: str,
    views: Mapping[str, View],
    note: str = "",
    *,
    surely: bool = True,
    evidence: str = "",
) -> Source:
    member = Member(
        organisation=Organisation(name=""),
        catalogue=CatalogueUsed(id="", version=""),
        views=views,
        notes={"rights": (note,)} if note else {},
        evidence={"rights": (Evidence(what=evidence),)} if evidence else {},
    )
    said = f"{person} {sorted(views.items())} {note} {evidence}"
    return Source(
        path=Path(f"{person}.toml"), mark=said, content=said, person=person, surely=surely, member=member
    )


def added(review: Assessment, *sources: Source) -> Assessment:
    return beside.put_beside(review, beside.compare(sources, review).settled([]), CATALOGUE)


# What is agreed stays

_VIEWS = st.dictionaries(st.sampled_from(CATALOGUE.order), st.sampled_from(["partly", "fully", "not-sure"]))
_SOURCES = st.lists(
    st.builds(
        lambda person, views, note, evidence: source(person, views, note, evidence=evidence),
        st.sampled_from("abcdef"),
        _VIEWS,
        st.sampled_from(["", "Ask Jo.", "We talked.", "The lift."]),
        st.sampled_from(["", "Minutes", "A leaflet"]),
    ),
    max_size=6,
    unique_by=lambda one: one.person,
)


@given(_SOURCES, _SOURCES)
def test_nothing_that_was_agreed_changes_whatever_comes(first: list[Source], second: list[Source]) -> None:
    review = agreed()
    after = added(added(review, *first), *second)
    untouched: Any = {"views": {}, "note": "", "evidence": ()}
    for name in CATALOGUE.order:
        assert replace(after.answer(name), **untouched) == replace(review.answer(name), **untouched)
        assert after.answer(name).note.startswith(review.answer(name).note)
        assert (
            after.answer(name).evidence[: len(review.answer(name).evidence)] == review.answer(name).evidence
        )
    assert replace(after, answers={}, replies=()) == replace(review, answers={}, replies=())


@given(_SOURCES, _SOURCES)
def test_each_person_is_counted_once_whatever_comes(first: list[Source], second: list[Source]) -> None:
    after = added(added(agreed(), *first), *second)
    people = {one.person for one in (*first, *second)}
    assert len(after.replies) == len(people)
    if people:
        assert {sum(after.answer(name).views.values()) for name in CATALOGUE.order} == {len(people)}


@given(_SOURCES)
def test_to_combine_twice_changes_nothing(sources: list[Source]) -> None:
    once = added(agreed(), *sources)
    assert added(once, *sources) == once


def test_a_newer_reply_takes_the_place_of_the_older_one_and_notes_stay() -> None:
    review = added(agreed(), source("ann", {"rights": "partly"}, "Old."), source("bob", {"rights": "partly"}))
    newer = source("ann", {"rights": "fully"}, "New.")
    compared = beside.compare([newer], review)
    after = beside.put_beside(review, compared, CATALOGUE)
    assert after.answer("rights").views == {"partly": 1, "fully": 1}
    assert after.answer("rights").note == "We talked.\n\nOld.\n\nNew."
    assert any("ann.toml is a newer reply" in one for one in beside.before_words(review, compared, CATALOGUE))


def test_a_letter_under_a_name_that_is_counted_is_perhaps_from_the_same_person() -> None:
    review = added(agreed(), source("reply", {"rights": "partly"}, surely=False))
    newer = source("reply", {"rights": "fully"}, surely=False)
    compared = beside.compare([newer], review)
    assert [one for one, _ in compared.perhaps] == [newer]
    yes = beside.put_beside(review, compared.settled([newer]), CATALOGUE)
    no = beside.put_beside(review, compared.settled([]), CATALOGUE)
    assert (yes.answer("rights").views, len(yes.replies)) == ({"fully": 1}, 1)
    assert (no.answer("rights").views, len(no.replies)) == ({"partly": 1, "fully": 1}, 2)


def test_a_mark_names_nobody_and_differs_from_review_to_review() -> None:
    one = added(agreed(), source("ann", {"rights": "partly"}))
    other = added(agreed(assessment=About(id="another")), source("ann", {"rights": "partly"}))
    assert "ann" not in dumps(one).replace("answers", "")
    assert one.replies[0].mark != other.replies[0].mark


def test_an_adopted_review_is_left_as_it_is() -> None:
    review = agreed(assessment=About(id="review-1", adopted=DAY))
    with pytest.raises(Problem, match="adopted this review on 3 October 2026"):
        added(review, source("ann", {"rights": "partly"}))


# By command


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Here(tmp_path)


@pytest.fixture
def review(program: Program) -> Path:
    return keep(program.home, OUT, agreed())


def test_a_late_reply_comes_beside_the_answers_by_command(program: Program, review: Path) -> None:
    keep(program.home, "late.txt", filled({"rights": "1", "diversity": "5"}, {"rights": "Too slow."}))
    ran = program("combine", "late.txt", "-o", OUT, "--add")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:5] == [
        "late.txt: 2 of 21 answers, 1 note.",
        "Riverside Network: it holds 2 answers, 1 sitting, 1 priority and 1 action. All of it stays.",
        "late.txt is a new reply.",
        "This comes beside your answers: the views of 1 more member and notes on 1 question.",
        "There are answers from 1 member. Nothing that you agreed has changed.",
    ]
    after = combined(program)
    assert (after.answer("rights").level, after.answer("rights").views) == ("mostly", {"not-yet": 1})
    assert after.answer("rights").note == "We talked.\n\nToo slow."
    assert after.actions == agreed().actions


def test_unasked_nothing_is_added_and_it_says_what_is_there(program: Program, review: Path) -> None:
    before = review.read_bytes()
    keep(program.home, "late.txt", filled({"rights": "1"}))
    ran = program("combine", "late.txt", "-o", OUT)
    assert (ran.code, review.read_bytes()) == (1, before)
    assert "It holds 2 answers, 1 sitting, 1 priority and 1 action." in " ".join(ran.err.split())
    assert "--add" in ran.err


def test_what_a_group_agreed_is_not_written_over_without_a_whole_word(program: Program, review: Path) -> None:
    before = review.read_bytes()
    keep(program.home, "late.txt", filled({"rights": "1"}))
    ran = program("combine", "late.txt", "-o", OUT, "--overwrite", "--name", NAME)
    assert (ran.code, review.read_bytes()) == (1, before)
    assert "2 answers" in ran.err
    command = in_terminal("combine", "late.txt", "-o", OUT, "--overwrite", "--name", NAME, "--title", "Ours")
    for typed, same in (("yes", True), ("overwrite", False)):
        with Terminal(command, rows=60, cwd=program.home, env=program.environment) as terminal:
            terminal.wait_for("type: overwrite")
            terminal.press(typed, "enter")
            assert terminal.wait() == (1 if same else 0)
        assert (review.read_bytes() == before) is same
    assert combined(program).assessment.title == "Ours"


def test_an_adopted_review_is_refused_with_its_day(program: Program) -> None:
    out = keep(program.home, OUT, agreed(assessment=About(id="review-1", adopted=DAY)))
    before = out.read_bytes()
    keep(program.home, "late.txt", filled({"rights": "1"}))
    for option in ("--add", "--overwrite"):
        ran = program("combine", "late.txt", "-o", OUT, option)
        assert (ran.code, out.read_bytes()) == (1, before)
        assert "3 October 2026" in ran.err


def test_on_a_terminal_it_is_shown_then_asked_then_said(program: Program, review: Path) -> None:
    keep(program.home, "late.txt", filled({"rights": "1"}))
    command = in_terminal("combine", "late.txt", "-o", OUT)
    for typed, views in (("2", {}), ("1", {"not-yet": 1})):
        with Terminal(command, rows=60, cwd=program.home, env=program.environment) as terminal:
            terminal.wait_for("Put this beside your answers?")
            terminal.press(typed, "enter")
            assert terminal.wait() == 0
        assert combined(program).answer("rights").views == views


def test_the_same_and_a_newer_reply_by_command(program: Program, review: Path) -> None:
    keep(program.home, "cath.txt", filled({"rights": "1"}))
    assert program("combine", "cath.txt", "-o", OUT, "--add").code == 0
    again = program("combine", "cath.txt", "-o", OUT, "--add")
    assert "cath.txt is counted already. It changes nothing." in again.out
    keep(program.home, "cath.txt", filled({"rights": "5"}))
    asked = program("combine", "cath.txt", "-o", OUT, "--add")
    assert asked.code == 1
    assert "--newer" in asked.err
    assert program("combine", "cath.txt", "-o", OUT, "--add", "--newer").code == 0
    assert combined(program).answer("rights").views == {"fully": 1}


def test_a_reply_of_another_organisation_is_not_put_beside(program: Program, review: Path) -> None:
    keep(program.home, "stray.toml", answers("Lakeside", rights="partly"))
    ran = program("combine", "stray.toml", "-o", OUT, "--add")
    assert ran.code == 1
    assert "Lakeside" in ran.err


def test_what_is_not_looked_at_in_a_folder_is_told(program: Program, review: Path) -> None:
    folder = program.home / "in"
    folder.mkdir()
    keep(folder, "cath.txt", filled({"rights": "1"}))
    keep(folder, "photo.jpg", "x")
    (folder / "more").mkdir()
    keep(folder, ".hidden", "x")
    ran = program("combine", folder, "-o", OUT, "--add")
    assert "photo.jpg was not looked at. We cannot read such a file: it ends in .jpg." in ran.out
    assert "more was not looked at: it is a folder." in ran.out
    assert "1 hidden thing was not looked at." in ran.out


def test_a_review_that_somebody_has_open_is_left_alone(program: Program) -> None:
    held = AnswerFile.create(program.home / OUT, agreed())
    before = (program.home / OUT).read_bytes()
    keep(program.home, "late.txt", filled({"rights": "1"}))
    ran = program("combine", "late.txt", "-o", OUT, "--add")
    held.close()
    assert (ran.code, (program.home / OUT).read_bytes()) == (1, before)
    assert "Somebody has this file open" in ran.err


# From the start


@pytest.mark.parametrize(("choices", "views"), [((1, 0), {"partly": 1}), ((1, 1), {}), ((None,), {})])
async def test_from_the_start_the_review_that_they_belong_to_is_offered(
    program: Program, review: Path, choices: tuple[int | None, ...], views: dict[str, int]
) -> None:
    late = keep(program.home, "late.toml", answers(rights="partly"))
    person = Scripted(str(late), None, *choices)
    files = answer_files([program.home])
    await combine(CATALOGUE, person, files)
    assert person.replies == []
    assert combined(program).answer("rights").views == views
    assert combined(program).answer("rights").level == "mostly"


async def test_a_review_is_written_over_from_the_start_with_a_whole_word_alone(
    program: Program, review: Path
) -> None:
    late = keep(program.home, "late.toml", answers(rights="partly"))
    before = review.read_bytes()

    class Unsure(Scripted):
        async def sure(self, question: str, word: str) -> bool:
            assert "2 answers" in question
            return False

    await combine(CATALOGUE, Unsure(str(late), None, None, str(review), 2))
    assert review.read_bytes() == before
    await combine(CATALOGUE, Unsure(str(late), None, None, str(review), 0, 0))
    assert combined(program).answer("rights").views == {"partly": 1}


# Within a sitting


@pytest.mark.parametrize("mode", ["--plain", "--full-screen"])
def test_answers_that_came_back_are_put_in_within_a_sitting(
    program: Program, review: Path, mode: str
) -> None:
    keep(program.home, "late.txt", filled({"rights": "1"}, {"rights": "Too slow."}))
    command = in_terminal("open", OUT, mode)
    with Terminal(command, rows=60, columns=100, cwd=program.home, env=program.environment) as terminal:
        if mode == "--plain":
            terminal.wait_for("Your answer:")
            terminal.press("replies", "enter")
        else:
            terminal.wait_for("1. The social model")
            terminal.press("enter", "escape")
            _choose(terminal, "Replies that came back")
        terminal.wait_for("Where are the members' answers?")
        terminal.press("late.txt", "enter")
        terminal.wait_for("Another file or folder?")
        time.sleep(0.4)  # an Enter sooner after another is a held key
        terminal.press("enter")
        terminal.wait_for("Put this beside your answers?")
        terminal.press("1", "enter") if mode == "--plain" else terminal.press("enter")
        terminal.wait_for("The members' answers are beside yours. Saved.")
        terminal.press("ctrl+q" if mode == "--full-screen" else "ctrl+d")
        assert terminal.wait() == 0
    after = combined(program)
    assert (after.answer("rights").level, after.answer("rights").views) == ("mostly", {"not-yet": 1})
    assert after.answer("rights").note == "We talked.\n\nToo slow."
    assert read_answers(review).loaded.notices == []


def _choose(terminal: Terminal, words: str) -> None:
    """Go down the menu to a row, and choose it."""
    terminal.wait_for(words)
    for _ in range(60):
        if any(">" in line and words in line for line in terminal.lines):
            return terminal.press("enter")
        terminal.press("down")
    raise AssertionError(terminal.text)


def test_an_adopted_review_refuses_before_anything_is_typed(program: Program) -> None:
    keep(program.home, OUT, agreed(assessment=About(id="review-1", adopted=DAY)))
    ran = program("open", OUT, "--plain", typed="replies\nquit\n")
    assert "To add to them, open the review again: type adopt, or in" in " ".join(ran.out.split())
    assert "Where are the members' answers?" not in ran.out


def test_undo_takes_what_came_back_out_again(program: Program, review: Path) -> None:
    keep(program.home, "late.txt", filled({"rights": "1"}))
    program("open", OUT, "--plain", typed="replies\nlate.txt\n\n1\nundo\nquit\n")
    assert combined(program).answer("rights").views == {}


# What the review is called


def test_a_committee_gives_its_review_a_title(program: Program) -> None:
    keep(program.home, "a.txt", filled({"rights": "1"}))
    program("combine", "a.txt", "-o", OUT, "--name", NAME, "--title", "Our year")
    assert combined(program).assessment.title == "Our year"


def test_details_changes_the_title(program: Program, review: Path) -> None:
    ran = program("open", OUT, "--plain", typed="details\n\n\n\n\n\nOur own title\nquit\n")
    assert ran.code == 0
    assert combined(program).assessment.title == "Our own title"


def test_an_answer_without_a_level_is_kept_as_it_is() -> None:
    after = added(agreed(), source("ann", {"rights": "partly"}))
    assert after.answer("carers") == replace(Answer(status="not-sure"), views={"no-view": 1})
