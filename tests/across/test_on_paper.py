"""A form on paper is typed as a row of digits, read back in words, and kept once it is right."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.across.test_beside import DAY, agreed
from tests.across.test_combine import CATALOGUE, OUT, Scripted, combined, filled, keep, program
from tests.running import Program
from tests.terminal import Terminal
from tests.terminal import program as in_terminal
from ulo_selfcheck.across.combine import gather, on_paper
from ulo_selfcheck.across.combine.receipt import receipt_words
from ulo_selfcheck.across.combine.views import combine
from ulo_selfcheck.answers.review import About
from ulo_selfcheck.catalogue.criterion import ANSWERS
from ulo_selfcheck.front.talk.paper_form import keep_form
from ulo_selfcheck.ground.problem import Problem

__all__ = ["program"]  # the fixture of the other tests
ORDER = CATALOGUE.order
MANY = len(ORDER)
ROW = "3 4 6 2 1  0 5 5 5 5  8 7 1 1 1  2 2 2 3 3  4"
DIGITS = st.lists(st.integers(0, len(ANSWERS)), min_size=MANY, max_size=MANY)


@given(DIGITS, st.sampled_from(["", " ", ", ", "-", "/"]))
def test_every_row_is_read_whatever_stands_between_its_digits(digits: list[int], between: str) -> None:
    read = on_paper.read_row(between.join(map(str, digits)), CATALOGUE)
    assert read == {one: ANSWERS[n - 1] for one, n in zip(ORDER, digits, strict=True) if n}
    said = " ".join(on_paper.read_back_words(read, CATALOGUE))
    for number, digit in enumerate(digits, 1):
        words = CATALOGUE.name(ANSWERS[digit - 1]).lower() if digit else "left out"
        assert f"{number} {words}" in said


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (ROW[:-2], "You typed 20 digits. There are 21 questions."),
        (f"{ROW} 1", "You typed 22 digits."),
        (ROW.replace("6", "9"), "Question 3: 9 is no answer."),
        ("three four", "Type 21 digits"),
        ("\u00b3" * MANY, "Type 21 digits"),
        ("9" * 10_000, "You typed 10000 digits."),
    ],
)
def test_a_row_that_does_not_fit_is_said_and_none_of_it_is_taken(typed: str, says: str) -> None:
    with pytest.raises(Problem, match=says.replace(".", "[.]")):
        on_paper.read_row(typed, CATALOGUE)


@pytest.mark.parametrize("name", ["late.txt", "From members", "2026", "12 replies", "5"])
def test_the_name_of_a_file_is_not_taken_for_a_row(name: str) -> None:
    assert not on_paper.looks_like_a_row(name, CATALOGUE)


async def test_it_is_kept_only_once_somebody_says_that_it_is_right() -> None:
    person = Scripted(1, ROW, 0, "3: We help with forms", "11 Ask Jo", None)
    (form,) = await keep_form(ROW.replace("3", "1", 1), 1, CATALOGUE, person)
    assert form.member.views["social-model"] == "partly"
    assert form.member.notes["rights"] == ("We help with forms",)
    assert form.member.notes["user-majority"] == ("Not for us: Ask Jo",)
    assert any("1 not yet, 2 mostly, 3 not sure" in one for one in person.said)
    assert receipt_words(form, CATALOGUE) == ["Form 1 on paper: 20 of 21 answers, 2 notes."]
    for choice in (2, None):
        assert await keep_form(ROW, 1, CATALOGUE, Scripted(choice)) == []


def test_two_forms_on_paper_with_the_same_answers_are_two_members() -> None:
    forms = [on_paper.source(n, on_paper.read_row(ROW, CATALOGUE), {}, CATALOGUE) for n in (1, 2)]
    found = gather.gather([], CATALOGUE, on_paper=forms)
    assert (len(found.sources), found.problems) == (2, ())
    review = combine([one.member for one in found.sources], CATALOGUE, About(id="x"))
    assert review.answer("social-model").views == {"partly": 2}


def test_by_command_paper_and_files_come_together(program: Program) -> None:
    keep(program.home, "a.txt", filled({"rights": "3"}))
    command = in_terminal("combine", "a.txt", "--paper", "-o", OUT, "--name", "Ours", "--title", "x")
    with Terminal(command, rows=60, cwd=program.home, env=program.environment) as terminal:
        for waited, typed in (
            ("of one form on paper", ROW),
            ("Is this what stands on the paper?", "1"),
            ("a note on this form?", ""),
            ("Form 1 on paper is taken in.", ""),
        ):
            terminal.wait_for(waited)
            terminal.press(*([typed] if typed else []), "enter")
        assert terminal.wait() == 0
        assert "Form 1 on paper: 20 of 21 answers, 1 note." in terminal.text
    assert combined(program).answer("rights").views == {"partly": 1, "not-sure": 1}


def test_a_file_that_cannot_be_used_is_said_before_a_form_is_typed(program: Program) -> None:
    keep(
        program.home, "minutes.txt", "We met on Monday, and Ann said that nobody had told the council so far."
    )
    command = in_terminal("combine", "minutes.txt", "--paper", "-o", OUT)
    with Terminal(command, rows=60, cwd=program.home, env=program.environment) as terminal:
        assert terminal.wait() == 1
        assert "There are no answers in minutes.txt" in terminal.text
        assert 'is not read: "We met on Monday, and Ann said that nobody had' in terminal.text
        assert "had told the council so far." in " ".join(terminal.text.split())  # no word is broken
        assert "of one form on paper" not in terminal.text


def test_an_adopted_review_says_so_before_a_form_is_typed(program: Program) -> None:
    keep(program.home, OUT, agreed(assessment=About(id="review-1", adopted=DAY)))
    command = in_terminal("combine", "--paper", "-o", OUT)
    with Terminal(command, rows=60, cwd=program.home, env=program.environment) as terminal:
        assert terminal.wait() == 1
        assert "adopted" in terminal.text
        assert "of one form on paper" not in terminal.text


def test_without_a_terminal_paper_is_not_typed_and_nothing_is_written(program: Program) -> None:
    ran = program("combine", "--paper", "-o", OUT)
    assert (ran.code, "typed on a terminal" in ran.err) == (1, True)
    assert not (program.home / OUT).exists()
    assert program("combine", "-o", OUT).code == 2


@pytest.mark.parametrize("mode", ["--plain", "--full-screen"])
def test_within_a_sitting_a_row_is_typed_where_files_are_asked_for(program: Program, mode: str) -> None:
    review = keep(program.home, OUT, agreed())
    command = in_terminal("open", review.name, mode)
    with Terminal(command, rows=60, columns=100, cwd=program.home, env=program.environment) as terminal:
        if mode == "--plain":
            terminal.wait_for("Your answer:")
            terminal.press("replies", "enter")
        else:
            terminal.wait_for("1. The social model")
            terminal.press("enter", "escape")
            _choose(terminal, "Replies that came back")
        terminal.wait_for("Where are the members' answers?")
        terminal.press(ROW, "enter")
        terminal.wait_for("Is this what stands on the paper?")
        time.sleep(0.4)  # an Enter sooner after another is a held key
        terminal.press("1", "enter") if mode == "--plain" else terminal.press("enter")
        terminal.wait_for("Is there a note on this form?")
        time.sleep(0.4)
        terminal.press("enter")
        terminal.wait_for("Another file or folder?")
        time.sleep(0.4)
        terminal.press("enter")
        terminal.wait_for("Put this beside your answers?")
        time.sleep(0.4)
        terminal.press("1", "enter") if mode == "--plain" else terminal.press("enter")
        terminal.wait_for("The members' answers are beside yours. Saved.")
        terminal.press("ctrl+q" if mode == "--full-screen" else "ctrl+d")
        assert terminal.wait() == 0
    assert combined(program).answer("rights").views == {"not-sure": 1}


def _choose(terminal: Terminal, words: str) -> None:
    terminal.wait_for(words)
    for _ in range(60):
        if any(">" in line and words in line for line in terminal.lines):
            return terminal.press("enter")
        terminal.press("down")
    raise AssertionError(terminal.text)
