"""Plain mode understands what people say when they dictate: a full stop, a few words around, a phrase for a word."""

from pathlib import Path

import pytest

from tests.running import Here
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.choosing import NotUnderstood, number_in, place_of
from ulo_selfcheck.front.controls import CONTROLS, Control, called, usable
from ulo_selfcheck.front.typed_lines import Understood, understand


def meant(line: str, catalogue: Catalogue) -> Understood:
    return understand(line, catalogue, usable(catalogue.criteria[0], full_screen=False), answers=True)


@pytest.mark.parametrize(
    "line",
    [
        *("Partly.", "partly", "PARTLY!", "3.", "3", "3)", "three.", "I think partly", "We think partly."),
        *("number three", "It's partly", "It’s partly", "um, partly", "we are partly, please", "answer 3"),
    ],
)
def test_an_answer_is_understood_with_the_words_people_put_around_it(line: str, catalogue: Catalogue) -> None:
    assert meant(line, catalogue) == Understood("partly")


@pytest.mark.parametrize(
    ("line", "word", "rest"),
    [
        ("go back", "back", ""),
        ("Go back.", "back", ""),
        ("next question", "next", ""),
        ("Next question, please.", "next", ""),
        ("previous question", "back", ""),
        ("question five", "go", "five"),
        ("Question 5.", "go", "5"),
        ("go to question 5", "go", "5"),
        ("go to 5", "go", "5"),
        ("question number 12", "go", "12"),
        ("say it again", "again", ""),
        ("undo that", "undo", ""),
        ("save and leave", "quit", ""),
        ("Count hands.", "views", ""),
        ("not agreed", "concern", ""),
        ("a letter, please", "letter", ""),
        ("letter ours.docx", "letter", "ours.docx"),
        ("l", "list", ""),
    ],
)
def test_a_phrase_serves_for_a_word(line: str, word: str, rest: str, catalogue: Catalogue) -> None:
    assert meant(line, catalogue) == Understood(word, rest)


@pytest.mark.parametrize(
    "line",
    [
        *("I think partly or mostly", "not partly", "maybe partly", "I think", "partly mostly", "question"),
        *("I think not", "question of money", "we think so", "3 or 4", "3 4", "...", "?"),
    ],
)
def test_what_leaves_a_doubt_is_never_taken_as_an_answer(line: str, catalogue: Catalogue) -> None:
    with pytest.raises(NotUnderstood):
        meant(line, catalogue)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("don't know", "Did you mean not sure? Type 6."),
        ("I have no idea", "Did you mean not sure? Type 6."),
        ("3 or 4", "Choose one number from 1 to 8."),
    ],
)
def test_an_answer_in_other_words_is_not_taken_but_the_number_is_named(
    line: str, says: str, catalogue: Catalogue
) -> None:
    with pytest.raises(NotUnderstood, match=says.replace("?", "[?]")):
        meant(line, catalogue)


def test_no_phrase_stands_for_two_words_or_hides_a_word() -> None:
    phrases = [phrase for one in CONTROLS for phrase in one.also]
    assert len(set(phrases)) == len(phrases)
    assert not set(phrases) & {one.word for one in CONTROLS}


@pytest.mark.parametrize("line", ["Yes.", "I think yes", "yes, please", "1.", "number one", "option 1"])
def test_a_choice_is_understood_so_too(line: str) -> None:
    assert place_of(line, ("Yes", "No")) == 0


@pytest.mark.parametrize(("line", "number"), [("question 5", 5), ("number seven", 7), ("Seven.", 7)])
def test_a_number_is_understood_so_too(line: str, number: int) -> None:
    assert number_in(line) == number


def test_a_whole_sitting_can_be_dictated(tmp_path: Path) -> None:
    lines = (
        "Partly.",
        "I think mostly",
        "Go back.",
        "Next question.",
        "Question five.",
        "3.",
        "Save and leave.",
    )
    ran = Here(tmp_path)("open", "p.toml", "--name", "P", "--plain", typed="\n".join([*lines, ""]))
    assert (ran.code, ran.err) == (0, "")
    assert "Problem" not in ran.out
    assert "You have answered 3 of 21." in ran.out


@pytest.mark.parametrize("control", CONTROLS, ids=lambda one: one.word)
def test_what_the_menu_says_can_be_typed_whole(control: Control, catalogue: Catalogue) -> None:
    for said in (control.menu, f"{control.menu.lower()}."):
        assert understand(said, catalogue, CONTROLS, answers=True) == Understood(control.word)
        assert called(said) == control


def test_the_gap_analysis_is_read_where_its_name_is_typed(tmp_path: Path) -> None:
    out = Here(tmp_path)(
        "open", "p.toml", "--name", "Practice group", "--plain", typed="3\ngap analysis\n"
    ).out
    assert "no part" not in out
    assert "Gap analysis" in out


def test_the_name_of_what_only_the_full_screen_has_says_so_in_lines_of_text(tmp_path: Path) -> None:
    ran = Here(tmp_path)("open", "p.toml", "--name", "Practice group", "--plain", typed="room view\n")
    assert "It works in the full screen." in ran.out
