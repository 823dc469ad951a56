"""What is said beside an answer goes to the question that is meant: named, asked about, or waited for."""

from pathlib import Path

import pytest

from tests.running import Here
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.review import Answer
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.controls import CONTROLS
from ulo_selfcheck.front.settings import load

NEW = ("open", "p.toml", "--name", "Practice group", "--plain")
BESIDE = ("note", "concern", "evidence", "views", "partner", "park")


def said(tmp_path: Path, *lines: str) -> str:
    ran = Here(tmp_path)(*NEW, typed="\n".join([*lines, ""]))
    assert (ran.code, ran.err) == (0, "")
    return " ".join(ran.out.split())


def kept(tmp_path: Path, number: int, catalogue: Catalogue) -> Answer:
    assessment = read_answers(tmp_path / "p.toml").loaded.assessment
    return assessment.answer(catalogue.criteria[number - 1].id)


@pytest.mark.parametrize("word", BESIDE)
def test_a_word_just_after_an_answer_asks_which_of_the_two_questions_is_meant(
    tmp_path: Path, catalogue: Catalogue, word: str
) -> None:
    first, second = catalogue.criteria[:2]
    out = said(tmp_path, "3", word, "")
    assert (
        f'Is "{word}" for question 1, {first.title}, or for question 2, {second.title}? Type 1 or 2.' in out
    )
    assert "Nothing was changed." in out


@pytest.mark.parametrize("word", BESIDE)
@pytest.mark.parametrize("number", [1, 2])
def test_the_box_that_follows_names_the_question_that_was_chosen(
    tmp_path: Path, catalogue: Catalogue, word: str, number: int
) -> None:
    out = said(tmp_path, "3", word, str(number))
    assert out.count(f"question {number}, {catalogue.criteria[number - 1].title}") > 1


@pytest.mark.parametrize("number", [1, 2])
def test_a_note_stands_at_the_question_that_was_chosen_and_we_stay_where_we_are(
    tmp_path: Path, catalogue: Catalogue, number: int
) -> None:
    said(tmp_path, "3", "note", str(number), "We asked", "", "4")
    assert kept(tmp_path, number, catalogue).note == "We asked"
    assert kept(tmp_path, 3 - number, catalogue).note == ""
    assert kept(tmp_path, 2, catalogue).level == "mostly"


def test_a_second_word_for_the_question_before_is_asked_about_again(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    said(tmp_path, "3", "note", "1", "We asked", "", "partner", "1", "Next Door")
    assert (kept(tmp_path, 1, catalogue).note, kept(tmp_path, 1, catalogue).partner) == (
        "We asked",
        "Next Door",
    )


def test_once_something_was_done_here_a_word_is_for_this_question(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    out = said(tmp_path, "3", "more", "note", "We asked", "")
    assert "Type 1 or 2" not in out
    assert kept(tmp_path, 2, catalogue).note == "We asked"


@pytest.mark.parametrize("mistyped", ["xyzzy", "help", ""])
def test_a_line_that_did_nothing_here_does_not_hide_that_either_may_be_meant(
    tmp_path: Path, mistyped: str
) -> None:
    assert "Type 1 or 2" in said(tmp_path, "3", mistyped, "note", "")


def test_another_number_than_the_two_is_asked_again(tmp_path: Path, catalogue: Catalogue) -> None:
    out = said(tmp_path, "3", "partner", "7", "1", "Next Door")
    assert "Problem: 7 is neither of the two." in out
    assert kept(tmp_path, 1, catalogue).partner == "Next Door"


def test_a_number_after_the_word_names_the_question_at_once(tmp_path: Path, catalogue: Catalogue) -> None:
    out = said(tmp_path, "3", "4", "note 1", "We asked", "", "concern two", "It is slow", "1")
    assert f"Note for question 1, {catalogue.criteria[0].title}." in out
    assert kept(tmp_path, 1, catalogue).note == "We asked"
    assert kept(tmp_path, 2, catalogue).concern == "It is slow"


@pytest.mark.parametrize("line", ["note 22", "note 0", "note we asked", "sum 3"])
def test_a_number_that_no_such_question_has_is_told(tmp_path: Path, line: str) -> None:
    out = said(tmp_path, line)
    assert "Problem:" in out
    assert "answered 0 of 21" in out


def test_after_the_last_question_a_word_is_for_the_last_one(tmp_path: Path, catalogue: Catalogue) -> None:
    said(tmp_path, "go 21", "3", "note", "We asked", "")
    assert kept(tmp_path, 21, catalogue).note == "We asked"


def test_a_word_that_only_the_question_before_has_is_for_it(tmp_path: Path, catalogue: Catalogue) -> None:
    said(tmp_path, "go 11", "3", "sum", "7", "5", "4")
    assert kept(tmp_path, 11, catalogue).voting == 7


def test_taking_an_answer_away_is_asked_about_too(tmp_path: Path, catalogue: Catalogue) -> None:
    said(tmp_path, "3", "4", "back", "3", "clear", "1")
    assert kept(tmp_path, 1, catalogue).level == "partly"


def test_all_that_is_said_beside_an_answer_is_marked_so_in_the_table() -> None:
    assert {one.word for one in CONTROLS if one.beside} >= set(BESIDE)


# To wait after each answer


def test_whoever_guides_is_offered_to_wait_once(tmp_path: Path, catalogue: Catalogue) -> None:
    sitting = ("sitting", *[""] * 8, "Our adviser", *[""] * 4)
    out = said(tmp_path, *sitting, "yes", "3", "note", "We asked", "", "", "4")
    assert "Should lines of text wait after each answer?" in out
    assert "You chose Partly. Saved. Press Enter to go on to the next question." in out
    assert (kept(tmp_path, 1, catalogue).level, kept(tmp_path, 1, catalogue).note) == ("partly", "We asked")
    assert kept(tmp_path, 2, catalogue).level == "mostly"
    assert "Should lines of text wait" not in said(tmp_path, *sitting)


def test_who_does_not_guide_is_not_asked(tmp_path: Path) -> None:
    assert "Should lines of text wait" not in said(tmp_path, "sitting", *[""] * 13)


def test_the_setting_can_be_changed_in_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said(tmp_path, "settings", "Wait", "1", "3", "next", "4")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert load().settings.wait == "on"
