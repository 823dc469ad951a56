"""Fewer words where nothing is lost: the answers by name alone, and the help in parts."""

from pathlib import Path

import pytest

from tests.running import Here
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.controls import CONTROLS, GROUPS
from ulo_selfcheck.front.settings import Settings, save

NEW = ("open", "p.toml", "--plain", "--name", "Practice group")
NAMES = (
    "1. Not yet. 2. Started. 3. Partly. 4. Mostly. 5. Fully. 6. Not sure. 7. Come back later. 8. Not for us."
)


def said(home: Path, *lines: str, **settings: str) -> str:
    """Give what is said after some lines, its spaces and lines run together."""
    here = Here(home)
    save(Settings.model_validate(settings), home / "config" / "ulo-selfcheck" / "settings.toml")
    return " ".join(here(*NEW, typed="\n".join((*lines, "quit", ""))).out.split())


def test_a_question_can_have_the_names_of_its_answers_alone(tmp_path: Path, catalogue: Catalogue) -> None:
    out = said(tmp_path, "help 3", "3", answers="names")
    assert out.count(NAMES) == 2, "of question 1, and of question 2"
    assert f"Partly: {catalogue.criteria[0].levels['partly']}" in out
    assert catalogue.criteria[0].levels["mostly"] not in out
    assert "You chose Partly. Saved." in out


def test_questions_have_a_third_fewer_words_so(tmp_path: Path) -> None:
    every = ["next"] * 21
    whole = len(said(tmp_path, *every).split())
    names = len(said(tmp_path, *every, answers="names").split())
    assert names < 0.65 * whole


def test_help_begins_with_what_is_most_wanted_and_names_its_parts(tmp_path: Path) -> None:
    out = said(tmp_path, "help").partition("Your answer:")[2].partition("Question 1 of 21.")[0]
    assert len(out.split()) < 130
    for word in ("question", "beside", "results", "records", "program", "all"):
        assert f"{word}: " in out


@pytest.mark.parametrize(
    ("typed", "heard"),
    [("question", "next: Go on"), ("beside", "note: Write a note"), ("program", "quit: Leave.")],
)
def test_a_part_of_the_help_is_had_by_its_word(tmp_path: Path, typed: str, heard: str) -> None:
    out = said(tmp_path, f"help {typed}")
    assert heard in out
    assert "barriers: " not in out


def test_all_of_the_help_has_every_word_that_can_be_typed_here(tmp_path: Path) -> None:
    out = said(tmp_path, "help all")
    words = [one for one in CONTROLS if one.where != "full-screen" and not one.needs]
    assert [one.word for one in words if one.help not in out] == []


def test_every_word_stands_in_one_group_of_the_menu_and_the_help() -> None:
    grouped = [word for words in GROUPS.values() for word in words]
    assert sorted(grouped) == sorted(one.word for one in CONTROLS)
