"""Planning: the plan stays open, dates are read back, and what is stuck or let go keeps its reason."""

import asyncio
import datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.front.tui.states import go
from tests.running import Here
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.review import Action, Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.load import load, packaged_folder
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.tui.app import SelfCheck
from ulo_selfcheck.session import opening


def planned(folder: Path, *typed: str) -> tuple[str, Assessment]:
    """Answer the first question with 'Started', plan as typed, and give what was said and what is kept."""
    program = Here(folder)
    ran = program("open", "a.toml", "--name", "Practice group", typed="\n".join(("2", "plan", *typed, "")))
    assert (ran.code, ran.err) == (0, "")
    return " ".join(ran.out.split()), read_answers(folder / "a.toml").loaded.assessment


ADD = ("3", "1", "Meet", "Ann", "in 3 months", "", "")


def test_the_plan_stays_open_until_one_leaves_and_an_action_names_its_criterion(tmp_path: Path) -> None:
    said, kept = planned(tmp_path, *ADD, *ADD, "4", "1", "1", "2", "", "quit")
    assert [(one.what, one.who, one.stands) for one in kept.actions] == [
        ("Meet", "Ann", "doing"),
        ("Meet", "Ann", "open"),
    ]
    assert "1. The social model of disability: Meet. Who: Ann." in said
    assert "Your plan is kept." in said


def test_a_date_is_read_back_in_words(tmp_path: Path) -> None:
    said, kept = planned(tmp_path, *ADD[:4], "31 Mar 99", "", "", "", "quit")
    assert "That is 31 March 2099." in said
    assert kept.actions[0].by == datetime.date(2099, 3, 31)


def test_a_date_that_has_passed_is_asked_about(tmp_path: Path) -> None:
    said, kept = planned(tmp_path, *ADD[:4], "31/3/2020", "2", "end of March 2098", "", "", "", "quit")
    assert "31 March 2020 has passed. Do you mean that day?" in said
    assert kept.actions[0].by == datetime.date(2098, 3, 31)


def test_a_date_that_is_not_understood_is_asked_again(tmp_path: Path) -> None:
    said, kept = planned(tmp_path, *ADD[:4], "soon", "March 27", "", "", "", "", "quit")
    assert 'Problem: "soon" is not a date we understand.' in said
    assert "Problem: Do you mean 27 March, or March 2027?" in said
    assert kept.actions[0].by is None


@pytest.mark.parametrize(("choice", "stands"), [("3", "stuck"), ("5", "let-go")])
def test_what_is_stuck_or_let_go_keeps_its_reason(tmp_path: Path, choice: str, stands: str) -> None:
    said, kept = planned(tmp_path, *ADD, "4", "1", "1", choice, "No money", "", "plan", "", "quit")
    assert (kept.actions[0].stands, kept.actions[0].why) == (stands, "No money")
    assert "Why: No money." in said
    printed = Here(tmp_path)("plan", "a.toml").out
    assert ("Let go" in printed) is (stands == "let-go")
    assert "Why: No money." in printed


def test_leaving_a_date_as_it_is_keeps_it_and_none_takes_it_away(tmp_path: Path) -> None:
    _, kept = planned(tmp_path, *ADD, "4", "1", "5", "", "", "quit")
    assert kept.actions[0].by
    again = Here(tmp_path)("open", "a.toml", typed="plan\n4\n1\n5\nnone\n\nquit\n")
    assert again.code == 0
    assert read_answers(tmp_path / "a.toml").loaded.assessment.actions[0].by is None


def test_evidence_can_be_changed_and_dated(tmp_path: Path) -> None:
    program = Here(tmp_path)
    typed = "evidence\nMinutes\nHall\n\nevidence\n2\n3\n31 March 2026\nevidence\n2\n1\nAccounts\nquit\n"
    said = " ".join(program("open", "a.toml", "--name", "P", typed=typed).out.split())
    piece = read_answers(tmp_path / "a.toml").loaded.assessment.answer("social-model").evidence[0]
    assert (piece.what, piece.where, piece.date) == ("Accounts", "Hall", datetime.date(2026, 3, 31))
    assert "2. Change: Minutes, from 31 March 2026 (kept: Hall)" in said


def test_a_second_sitting_says_what_is_taken_over(tmp_path: Path, catalogue: Catalogue) -> None:
    session = opening.start(tmp_path / "a.toml", "P", catalogue)
    session._today = lambda: datetime.date(2026, 11, 1)
    session.describe_sitting(guide="Ann", place="The hall")
    session.file.close()
    said = " ".join(Here(tmp_path)("open", "a.toml", typed="sitting\n" + "\n" * 14 + "quit\n").out.split())
    assert "Taken over from 1 November 2026: guide and place. Change what is different." in said
    assert "Now: Ann" in said
    assert read_answers(tmp_path / "a.toml").loaded.assessment.sittings[-1].place == "The hall"


def test_in_the_full_screen_typing_replaces_the_suggested_step(tmp_path: Path, catalogue: Catalogue) -> None:
    session = opening.start(tmp_path / "a.toml", "P", catalogue)
    session.choose("started")
    app = SelfCheck(catalogue, session, Settings(mode="full-screen"))

    async def add_an_action() -> tuple[Action, ...]:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            app.do("plan")
            await go(pilot, ("down", "down", "enter", "enter"))
            assert app.screen.query_one(Input).value  # the suggested step
            await go(pilot, (*"Meet", "enter", *"Ann", "enter", *"June", "enter", "enter", "enter"))
            await go(pilot, ("escape",))
            return session.assessment.actions

    [action] = asyncio.run(add_an_action())
    assert (action.what, action.who, action.by is not None) == ("Meet", "Ann", True)


@pytest.mark.parametrize("word", ["barriers", "journey"])
def test_what_cannot_be_kept_is_not_asked_for(tmp_path: Path, word: str) -> None:
    """Somebody else has the file open: the barriers say so at once, the journey is read and asks nothing."""
    path = tmp_path / "a.toml"
    path.write_bytes((packaged_folder() / "example.toml").read_bytes())
    held = opening.carry_on(path, load())
    try:
        only_to_look_at = opening.carry_on(path, load()).file.read_only
        ran = Here(tmp_path)("open", "a.toml", typed=f"{word}\nquit\n")
    finally:
        held.file.close()
    said = " ".join(ran.out.split())
    assert said.count(only_to_look_at) == 2, "as it is opened, and here"
    assert "Is this true here?" not in said
    assert "Do you want to choose a stop" not in said
    assert ("You look most like" in said) is (word == "journey")
