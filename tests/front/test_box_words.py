"""'help', 'back', 'undo' and 'quit' mean the same in every box of both front ends; a refused entry stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import answer_of, assessment_with
from tests.running import Here
from tests.terminal import Terminal, program
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.review import About, Assessment
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.front.controls import BY_WORD
from ulo_selfcheck.front.talk.box_words import LEFT
from ulo_selfcheck.ground.dates import read_date

NEW = ("open", "p.toml", "--name", "Practice group")
WORDS = ("help", "back", "undo", "quit")
BOXES = {
    "a line": ("partner",),
    "a choice": ("aim",),
    "a number": ("sitting",),
    "a text": ("note",),
    "a line that is refused": ("views",),
    "the reason": ("8",),
}
IN_WORDS = ("a line", "a text", "a line that is refused", "the reason")
ASKED = 'Do you want to write "{}" here?'


def said(tmp_path: Path, *lines: str) -> str:
    ran = Here(tmp_path)(*NEW, "--plain", typed="\n".join([*lines, ""]))
    assert (ran.code, ran.err) == (0, "")
    return " ".join(ran.out.split())


def kept(tmp_path: Path) -> Assessment:
    return read_answers(tmp_path / "p.toml").loaded.assessment


def in_a_box(box: str, word: str) -> tuple[str, ...]:
    """Give the lines that type a word in a box and, where it may be text, say that it is none."""
    return (*BOXES[box], word, *(("2",) if box in IN_WORDS else ()))


# Lines of text


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("box", IN_WORDS)
def test_a_word_where_text_is_typed_is_asked_about(tmp_path: Path, box: str, word: str) -> None:
    assert ASKED.format(word) in said(tmp_path, *BOXES[box], word)


@pytest.mark.parametrize("box", BOXES)
def test_back_leaves_every_box(tmp_path: Path, box: str) -> None:
    out = said(tmp_path, *in_a_box(box, "back"), "4")
    assert LEFT in out
    assert kept(tmp_path).answer("social-model").level == "mostly"


@pytest.mark.parametrize("box", BOXES)
def test_undo_in_every_box_leaves_it_and_takes_back_the_last_change(tmp_path: Path, box: str) -> None:
    out = said(tmp_path, "3", "back", *in_a_box(box, "undo"))
    assert "Undone: the change to your answer to question 1" in out
    assert kept(tmp_path).answers == {}


@pytest.mark.parametrize("box", BOXES)
def test_undo_in_a_box_where_nothing_was_changed_says_so(tmp_path: Path, box: str) -> None:
    assert "There is nothing to undo." in said(tmp_path, *in_a_box(box, "undo"))


@pytest.mark.parametrize("box", BOXES)
def test_quit_in_every_box_saves_and_leaves(tmp_path: Path, box: str) -> None:
    out = said(tmp_path, *in_a_box(box, "quit"), "5", "5", "5")
    assert "Everything is saved. You have answered 0 of 21." in out


@pytest.mark.parametrize("box", BOXES)
def test_help_in_every_box_says_what_can_be_typed_there(tmp_path: Path, box: str) -> None:
    out = said(tmp_path, *in_a_box(box, "help"))
    assert "Type back to leave all of this." in out
    assert LEFT not in out


@pytest.mark.parametrize("word", [*WORDS, "Back", "QUIT"])
def test_a_word_that_is_meant_as_text_is_kept(tmp_path: Path, word: str) -> None:
    said(tmp_path, "partner", word, "yes")
    assert kept(tmp_path).answer("social-model").partner == word


@pytest.mark.parametrize("word", WORDS)
def test_a_note_of_one_such_word_is_kept_where_it_is_meant(tmp_path: Path, word: str) -> None:
    said(tmp_path, "note", word, "yes", "more", "")
    assert kept(tmp_path).answer("social-model").note == f"{word}\nmore"


def test_in_a_note_such_a_word_is_text_after_the_first_line(tmp_path: Path) -> None:
    said(tmp_path, "note", "Ask for", "help", "")
    assert kept(tmp_path).answer("social-model").note == "Ask for\nhelp"


def test_a_note_keeps_nothing_unasked_where_the_question_is_answered_with_back(tmp_path: Path) -> None:
    out = said(tmp_path, "note", "quit", "back", "")
    assert LEFT in out
    assert kept(tmp_path).answer("social-model").note == ""


def test_a_wrong_answer_to_whether_it_is_a_note_is_asked_again_and_not_kept(tmp_path: Path) -> None:
    out = said(tmp_path, "note", "help", "is what we need", "1", "")
    assert '"is what we need" is not one of the choices.' in out
    assert kept(tmp_path).answer("social-model").note == "help"


def test_the_name_of_the_organisation_is_never_a_word_by_mistake(tmp_path: Path) -> None:
    out = said(tmp_path, "details", "back", "no")
    assert ASKED.format("back") in out
    assert kept(tmp_path).organisation.name == "Practice group"


def test_where_no_level_was_chosen_nothing_claims_that_all_agreed(tmp_path: Path) -> None:
    out = said(tmp_path, "concern", "It is too slow", "", "3", "concern 1", "", "")
    before, _, after = out.partition("You chose Partly.")
    assert "Did you agree on a level" in before
    assert "Now: Yes, we agreed" not in before
    assert "Now: Yes, we agreed" in after
    assert kept(tmp_path).answer("social-model").agreed is None


def test_a_refused_name_is_asked_for_again(tmp_path: Path) -> None:
    out = said(tmp_path, "details", "none", "Riverside")
    assert "Problem: The organisation needs a name." in out
    assert kept(tmp_path).organisation.name == "Riverside"


NEEDED = {
    "the name": (("details",), "Practice group", "The organisation needs a name."),
    "the title": (("details", *[""] * 5), "Review", "The review needs a title."),
    "evidence": (
        ("evidence", "Minutes", "", "", "evidence", "2", "1"),
        "Minutes",
        "Say what the evidence is.",
    ),
    "an action": (("2", "plan", "3", "1", "Meet", *[""] * 4, "4", "1", "3"), "Meet", "Say what you will do."),
}


@pytest.mark.parametrize("box", NEEDED)
def test_only_what_can_be_cleared_is_offered_to_be(tmp_path: Path, box: str) -> None:
    lines, now, refused = NEEDED[box]
    out = said(tmp_path, *lines, "none", "Another")
    asked = out[out.rindex(f"Now: {now}") :]
    assert "Press Enter to keep it, or type another." in out
    assert f"Problem: {refused}" in out
    assert "none to clear" not in asked
    assert "or type none" not in asked


def test_what_may_be_empty_is_offered_to_be_cleared(tmp_path: Path) -> None:
    out = said(tmp_path, "partner", "Next Door", "partner", "none")
    assert "Now: Next Door Press Enter to keep it. Type none to clear it." in out
    assert kept(tmp_path).answer("social-model").partner == ""


def test_help_at_the_start_offers_only_what_works_there(tmp_path: Path) -> None:
    ran = Here(tmp_path)("--plain", typed="help\nLeave\n")
    out = " ".join(ran.out.split())
    assert "The start of the words is enough. To leave, type quit." in out
    assert "undo" not in out
    assert "Press Enter to change nothing" not in out


def test_a_refused_title_is_asked_for_again(tmp_path: Path) -> None:
    out = said(tmp_path, "details", *[""] * 5, "none", "Review of spring")
    assert "Problem: The review needs a title." in out
    assert kept(tmp_path).assessment.title == "Review of spring"


# What the committee adopted


def adopted(tmp_path: Path) -> None:
    answer = answer_of("mostly", note="We asked all", partner="Next Door")
    about = About(id="x", adopted=read_date("10/10/2026"))
    one = assessment_with({"social-model": answer}, name="Practice group", assessment=about)
    (tmp_path / "p.toml").write_text(dumps(one), encoding="utf-8")


@pytest.mark.parametrize(
    "word", ["note", "evidence", "aim", "views", "concern", "partner", "park", "copy", "8"]
)
def test_an_adopted_review_refuses_before_anything_is_typed(tmp_path: Path, word: str) -> None:
    adopted(tmp_path)
    out = said(tmp_path, "go 1", word, "4")
    assert out.count("The committee adopted this review on 10 October 2026. Its answers are locked.") == 2
    assert f"again: type adopt, or in the full screen's menu choose '{BY_WORD['adopt'].menu}'." in out
    assert "Type it:" not in out


def test_what_was_kept_at_an_adopted_question_can_still_be_read(tmp_path: Path) -> None:
    adopted(tmp_path)
    out = said(tmp_path, "go 1", "note", "partner")
    assert "We asked all" in out
    assert "Next Door" in out


# The full screen


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Terminal]:
    command = program(*NEW, "--full-screen")
    with Terminal(command, rows=40, cwd=tmp_path, env=Here(tmp_path).environment) as terminal:
        terminal.wait_for("1. The social model")
        terminal.press("enter")
        yield terminal


def type_line(screen: Terminal, line: str) -> None:
    screen.type(line)
    screen.press("enter")


@pytest.mark.parametrize("word", WORDS)
def test_in_the_full_screen_such_a_word_is_asked_about_too(screen: Terminal, word: str) -> None:
    screen.press("p")
    type_line(screen, word)
    screen.wait_for(ASKED.format(word))


def test_in_the_full_screen_it_is_kept_where_it_is_meant(screen: Terminal, tmp_path: Path) -> None:
    screen.press("p")
    type_line(screen, "back")
    screen.press("space")
    screen.wait_for("Partner: back.")
    assert kept(tmp_path).answer("social-model").partner == "back"


def test_in_the_full_screen_back_leaves_the_whole_conversation(screen: Terminal, tmp_path: Path) -> None:
    screen.press("e")
    type_line(screen, "back")
    screen.press("down", "space")
    screen.wait_for(LEFT)
    assert kept(tmp_path).answers == {}


def test_in_the_full_screen_undo_takes_back_the_last_change(screen: Terminal, tmp_path: Path) -> None:
    screen.press("3", "p")
    type_line(screen, "undo")
    screen.press("down", "space")
    screen.wait_for("Undone: the change to your answer to question 1")
    assert kept(tmp_path).answers == {}


def test_in_the_full_screen_quit_saves_and_leaves(screen: Terminal) -> None:
    screen.press("p")
    type_line(screen, "quit")
    screen.press("down", "space")
    assert screen.wait() == 0
    assert "Everything is saved." in screen.text


def test_in_the_full_screen_help_says_what_can_be_done_and_asks_again(screen: Terminal) -> None:
    screen.press("p")
    type_line(screen, "help")
    screen.press("down", "space")
    screen.wait_for("Type back to leave")
    screen.wait_for("Partner for question 1")


def test_in_the_full_screen_a_note_of_one_such_word_is_asked_about(screen: Terminal, tmp_path: Path) -> None:
    screen.press("n")
    screen.type("back")
    screen.press("escape")
    screen.wait_for(ASKED.format("back"))
    screen.press("down", "space")
    screen.wait_for(LEFT)
    assert kept(tmp_path).answer("social-model").note == ""


def test_a_refused_entry_stays_in_its_box_to_be_mended(screen: Terminal, tmp_path: Path) -> None:
    screen.press("8")
    type_line(screen, "no")
    screen.wait_for("Problem: Say why in a few words")
    assert any(line.strip().strip("│▊▎█").strip() == "no" for line in screen.lines), screen.text
    type_line(screen, " need for it here")
    screen.wait_for("You chose Not for us, because: no need for it here.")


def test_a_refused_entry_can_be_left_with_one_escape(screen: Terminal, tmp_path: Path) -> None:
    screen.press("8")
    type_line(screen, "no")
    screen.press("escape")
    screen.wait_for("Nothing was changed.")
    assert kept(tmp_path).answers == {}


def test_not_for_us_in_an_adopted_review_is_refused_once_and_asks_nothing(tmp_path: Path) -> None:
    adopted(tmp_path)
    command = program(*NEW, "--full-screen")
    with Terminal(command, rows=40, cwd=tmp_path, env=Here(tmp_path).environment) as screen:
        screen.wait_for("1. The social model")
        screen.press("home", "enter", "8")
        screen.wait_for("The committee adopted this review")
        assert "why?" not in screen.text
