"""This year's review from last time's: said first, hints and not answers, and nothing of the old file changed."""

import datetime
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import newer_criteria
from tests.running import Here, Program
from tests.terminal import Terminal
from ulo_selfcheck.analysis import gaps
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criterion import Criterion
from ulo_selfcheck.catalogue.load import load, packaged_folder
from ulo_selfcheck.catalogue.own_word import catalogue_in_own_words

EXAMPLE = (packaged_folder() / "example.toml").read_bytes()
OF_2026_1 = (Path(__file__).parent / "answers-to-2026.1.toml").read_bytes()
"""The practice organisation's answers as they were with version 2026.1."""
ACTIONS = "An action from last time"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    (tmp_path / "old.toml").write_bytes(EXAMPLE)
    return Here(tmp_path)


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return newer_criteria.make(tmp_path_factory.mktemp("newer") / "criteria")


def answers_in(path: Path) -> Assessment:
    return read_answers(path).loaded.assessment


def renewed(program: Program, *more: str | Path) -> Assessment:
    ran = program("renew", "old.toml", "-o", "new.toml", *more)
    assert (ran.code, ran.err) == (0, "")
    return answers_in(program.home / "new.toml")


# The command


def test_it_says_what_comes_along_and_leaves_the_old_file_as_it_was(program: Program) -> None:
    ran = program("renew", "old.toml", "-o", "new.toml")
    assert ran.code == 0
    said = " ".join(ran.out.split())
    assert "The new review asks 21 questions. Each starts without an answer." in said
    assert "3 actions are still open. You are asked about them first." in said
    assert "The new review is in" in said
    assert (program.home / "old.toml").read_bytes() == EXAMPLE
    assert {one.name for one in program.home.rglob("*") if one.is_file()} == {"old.toml", "new.toml"}


def test_nothing_is_answered_in_the_new_review(program: Program) -> None:
    new = renewed(program)
    assert gaps.analyse(load(), new).progress.unanswered == 21
    assert new.assessment.renewed_from == answers_in(program.home / "old.toml").assessment.id
    assert program("check", "new.toml").code == 0


def test_a_changed_set_is_told_and_what_is_not_asked_any_more_stands_in_the_report(
    program: Program, newer: Path
) -> None:
    ran = program("renew", "old.toml", "-o", "new.toml", "--criteria", newer)
    said = " ".join(ran.out.split())
    assert "Different words, the same meaning: Human and legal rights." in said
    assert f"What changed: {newer_criteria.WHAT_CHANGED}" in said
    assert "New: Climate." in said
    report = program("report", "new.toml", "-o", "r.txt", "--criteria", newer)
    assert report.code == 0
    text = " ".join((program.home / "r.txt").read_text(encoding="utf-8").split())
    assert "This is not asked any more. Now asked: Accounts to members and Accounts to public." in text
    for answer in answers_in(program.home / "old.toml").answers.values():
        if answer.note:
            assert answer.note in {one.note for one in answers_in(program.home / "new.toml").answers.values()}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("renew", "old.toml", "-o", "old.toml"), "There is a file old.toml already."),
        (("renew", "old.toml", "-o", "new.txt"), "End its name in .toml."),
        (("renew", "missing.toml", "-o", "new.toml"), "There is no file missing.toml."),
        (("renew", "empty.toml", "-o", "new.toml"), "Nothing is answered in empty.toml yet."),
    ],
)
def test_what_cannot_be_renewed_is_told_and_nothing_is_written(
    program: Program, words: tuple[str, ...], said: str
) -> None:
    program("open", "empty.toml", "--name", "Practice group", typed="quit\n")
    before = sorted(program.home.rglob("*"))
    ran = program(*words)
    assert ran.code == 1
    assert said in " ".join(ran.err.split())
    assert sorted(program.home.rglob("*")) == before


def test_in_a_terminal_it_asks_before_it_makes_anything(program: Program) -> None:
    command = [sys.executable, "-m", "ulo_selfcheck", "renew", "old.toml", "-o", "new.toml"]
    with Terminal(command, cwd=program.home, env=program.environment) as terminal:
        terminal.wait_for("Type yes to make it")
        terminal.press("enter")
        assert terminal.wait() == 0
    assert not (program.home / "new.toml").exists()


# The sitting, in lines of text


def test_the_open_actions_are_asked_about_first_and_only_once(program: Program) -> None:
    renewed(program)
    typed = "1\nThey stood, and one was elected\n2\n\nend of June\n3\nNobody has time\nquit\n"
    ran = program("open", "new.toml", typed=typed)
    assert ran.out.index(ACTIONS) < ran.out.index("Question 1 of 21.")
    first, second, third = answers_in(program.home / "new.toml").actions
    assert (first.done, first.progress[-1].text) == (True, "They stood, and one was elected")
    assert first.progress[-1].date == datetime.date.today()
    assert second.is_open
    assert second.by
    assert (second.by.day, second.by.month, second.by >= datetime.date.today()) == (30, 6, True)
    assert (third.stands, third.why) == ("let-go", "Nobody has time")
    again = program("open", "new.toml", typed="quit\n")
    assert ACTIONS not in again.out


def test_whoever_leaves_before_saying_anything_is_asked_again(program: Program) -> None:
    renewed(program)
    program("open", "new.toml", typed="quit\n")
    assert ACTIONS in program("open", "new.toml", typed="quit\n").out


def test_last_times_answer_is_a_hint_and_enter_does_not_choose_it(program: Program) -> None:
    renewed(program)
    ran = program("open", "new.toml", typed="back\n\n4\nback\n")
    assert "Last time, on 14 October 2026, you chose: Mostly." in " ".join(ran.out.split())
    assert "Problem: Choose an answer first" in ran.out
    assert "Your answer now: Mostly." in ran.out
    assert answers_in(program.home / "new.toml").answer("social-model").level == "mostly"


def test_the_guides_help_says_what_was_said_then(program: Program) -> None:
    renewed(program)
    ran = program("open", "new.toml", typed="back\ngo 11\nguide\nsum\n")
    said = " ".join(ran.out.split())
    assert said.count("Last time 5 of 7 votes were held by the people you are for.") == 2


# Another version of the criteria


def test_another_version_is_told_and_carrying_on_is_offered(program: Program, newer: Path) -> None:
    ran = program("open", "old.toml", "--criteria", newer, typed="yes\nquit\n")
    said = " ".join(ran.out.split())
    assert "These answers are to version 2026.2 of the criteria. This is version 2027.1." in said
    assert "18 answers still count." in said
    assert "The meaning has changed since, so it does not count." in said
    after = answers_in(program.home / "old.toml")
    assert after.catalogue.version == "2027.1"
    assert after.answer("carers").note == answers_from_example().answer("carers").note
    again = program("open", "old.toml", "--criteria", newer, typed="quit\n")
    assert "still count" not in again.out


def test_an_offer_that_is_declined_changes_nothing(program: Program, newer: Path) -> None:
    program("open", "old.toml", "--criteria", newer, typed="no\nquit\n")
    assert answers_in(program.home / "old.toml") == answers_from_example()


def test_a_note_to_a_changed_question_keeps_what_was_answered_then(program: Program, newer: Path) -> None:
    program("open", "old.toml", "--criteria", newer, typed="yes\nnote\n1\nMore people came\n\nquit\n")
    answer = answers_in(program.home / "old.toml").answer("diversity")
    assert answer.last
    assert (answer.status, answer.last.level) == (None, "started")
    assert answer.note.endswith("More people came")


# Version 2026.1 of the criteria that come with the program, and what came after it


@pytest.fixture
def of_2026_1(program: Program) -> Program:
    (program.home / "old.toml").write_bytes(OF_2026_1)
    return program


def changed_criteria() -> list[Criterion]:
    return [one for one in load().criteria if one.revision > 1]


def test_every_criterion_that_changed_since_2026_1_says_what_changed() -> None:
    assert all(one.changed and one.since == "2026.1" for one in changed_criteria())
    assert [one.id for one in load().criteria if one not in changed_criteria()] == ["peer-support"]


@pytest.mark.parametrize("words", [("open", "old.toml"), ("renew", "old.toml", "-o", "new.toml")])
def test_a_file_of_2026_1_is_told_each_change_of_meaning(of_2026_1: Program, words: tuple[str, ...]) -> None:
    said = " ".join(of_2026_1(*words, typed="no\nquit\n").out.split())
    assert "These answers are to version 2026.1 of the criteria." in said
    old = read_answers(of_2026_1.home / "old.toml").loaded.assessment
    own = catalogue_in_own_words(load(), old.organisation.people)
    for one in (own[one.id] for one in changed_criteria()):
        assert f"Changed in meaning: {one.title}. What changed: {one.changed}" in said, one.id
        assert f"The words you answered: {old.answer(one.id).asked}" in said, one.id
    assert "Changed in meaning: Peer support" not in said


def test_a_file_of_2026_1_carried_on_counts_only_what_means_the_same_and_loses_nothing(
    of_2026_1: Program,
) -> None:
    before = answers_in(of_2026_1.home / "old.toml")
    of_2026_1("open", "old.toml", typed="yes\nquit\n")
    after = answers_in(of_2026_1.home / "old.toml")
    assert after.catalogue.version == load().identity.version
    assert after.answers == before.answers
    rated = [place.id for place in gaps.analyse(load(), after).places if place.answer.level]
    assert rated == ["peer-support"]


def test_a_new_review_from_2026_1_asks_all_and_keeps_what_was_answered_as_hints(of_2026_1: Program) -> None:
    before = answers_in(of_2026_1.home / "old.toml")
    new = renewed(of_2026_1)
    assert new.catalogue.version == load().identity.version
    assert gaps.analyse(load(), new).progress.unanswered == 21
    for one, answer in before.answers.items():
        last = new.answer(one).last
        assert last
        assert (last.status, last.level, last.asked) == (answer.status, answer.level, answer.asked)
        assert new.answer(one).note == answer.note


def answers_from_example() -> Assessment:
    return read_answers(packaged_folder() / "example.toml").loaded.assessment


# From the start, and in the full screen


@pytest.fixture
def started(program: Program) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "ulo_selfcheck", "--full-screen"]
    with Terminal(command, cwd=program.home, env=program.environment) as terminal:
        terminal.wait_for("Begin this year's review from last time's")
        yield terminal


def test_the_full_screen_leads_from_the_start_to_the_first_question(
    program: Program, started: Terminal
) -> None:
    def choose(*keys: str) -> None:
        time.sleep(0.4)  # an Enter sooner after another is a held key
        started.press(*keys)

    choose("down", "down", "down", "enter")
    started.wait_for("Which review do you want to begin from?")
    choose("enter")
    started.wait_for("A new review for Riverside")
    choose("enter")
    started.wait_for("Do you want to make the new review?")
    choose("enter")
    started.wait_for("Where should it be kept?")
    choose("enter")
    started.wait_for("How is it going?")
    for _ in range(3):
        choose("escape")
    started.wait_for("You have looked at your actions from last time.")
    choose("enter")
    started.wait_for("Last time, on 14 October 2026, you chose: Mostly.")
    started.press("ctrl+q")
    assert started.wait() == 0
    [new] = [one for one in program.home.glob("*.toml") if one.name != "old.toml"]
    assert answers_in(new).assessment.renewed_from


def test_plain_mode_leads_from_the_start_to_the_first_question(program: Program) -> None:
    typed = "begin\n1\nyes\n\nback\n4\nquit\n"
    ran = program(typed=typed)
    assert ran.code == 0
    [new] = [one for one in program.home.glob("*.toml") if one.name != "old.toml"]
    assert answers_in(new).answer("social-model").level == "mostly"
