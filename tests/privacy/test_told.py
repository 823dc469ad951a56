"""What people are told in time: that health and names need not go in, and where old answers are kept."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.running import Here, Program
from tests.terminal import Terminal, program
from ulo_selfcheck.answers.backups import FOLDER
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front import help_pages
from ulo_selfcheck.front.controls import CONTROLS, Asks
from ulo_selfcheck.front.talk import answer_forms, plan_forms, review_forms
from ulo_selfcheck.front.talk.asker import Option, Refuse
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.session import opening

HEALTH = "Please leave out names, and anything about a person's health."
FILE = "ours.toml"


@pytest.fixture
def plain(tmp_path: Path) -> Program:
    return Here(tmp_path)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Terminal]:
    """Give the full screen at the first question of a new file."""
    words = program("open", FILE, "--full-screen", "--name", "Riverside")
    with Terminal(words, cwd=tmp_path, env=Program(tmp_path).environment) as terminal:
        terminal.wait_for("Not looked at yet")
        terminal.press("enter")
        terminal.wait_for("Question 1 of 21")
        yield terminal


def test_in_lines_of_text_health_is_spoken_of_before_the_first_letter_of_a_note(plain: Program) -> None:
    said = plain("open", FILE, "--plain", typed="note\nWe help.\n\nquit\n").out
    assert said.index(HEALTH) < said.index("Note: ")
    assert said.count(HEALTH) == 1


def test_in_the_full_screen_health_is_spoken_of_above_the_empty_note(screen: Terminal) -> None:
    assert HEALTH not in screen.text
    screen.press("n")
    screen.wait_for(HEALTH)
    screen.type("We help.")
    screen.press("escape")
    screen.wait_for("Your note is kept.")


class Nameless:
    """Somebody who answers all that is asked, but never says who."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def say(self, text: str) -> None: ...

    async def read(self, document: object) -> None: ...

    async def sure(self, question: str, word: str) -> bool:
        return False

    async def show(self, draw: object, said: Iterable[str] = ()) -> None:
        for one in said:
            await self.say(one)

    async def meanwhile(self, work: Callable[[Callable[[str], None]], Any]) -> Any:
        return work(print)

    async def choose(
        self, question: str, options: Sequence[str | Option], now: int | None = None
    ) -> int | None:
        self.asked.append(question)
        return 0 if self.asked.count(question) < 5 else None  # a form goes round until it is left

    async def number(self, question: str, now: int | None = None) -> int:
        return 1

    async def line(
        self,
        question: str,
        now: str = "",
        refuse: Refuse | None = None,
        *,
        suggested: bool = False,
        needed: bool = False,
    ) -> str | None:
        self.asked.append(question)
        assert len(self.asked) < 200, f"asked again and again: {question}"
        if question.startswith("Who ") or "called" in question:
            return None
        if "How many hands" in question:
            return "1 2 1"
        is_day = any(word in question for word in ("date", "day", "By when"))
        reply = "31/3/2027" if is_day else "A group near us does this."
        if reply and refuse and (problem := refuse(reply)):
            await self.say(f"Problem: {problem}")
            return await self.line(question, now, refuse)
        return reply

    async def text(self, question: str, now: str, keep: Callable[[str], str]) -> None:
        keep("We help with forms.")


async def test_every_form_can_be_held_with_nobodys_name(tmp_path: Path, catalogue: Catalogue) -> None:
    session, person = opening.start(tmp_path / FILE, "Riverside", catalogue), Nameless()
    for _ in range(3):
        session.go(1)
        session.answer_with("partly")
        await plan_forms.plan(session, person)
    forms = [one.does.form for one in CONTROLS if isinstance(one.does, Asks)]
    for number, form in enumerate((answer_forms.not_for_us, *forms, review_forms.begin)):
        session.go(number % len(catalogue.order) + 1)
        with suppress(Problem):  # some words are for certain questions, or need something to be there
            await form(session, person)
    session.leave()
    kept = (tmp_path / FILE).read_text(encoding="utf-8")
    asked_for_people = {one for one in person.asked if one.startswith("Who ") and "are you for" not in one}
    assert all("A role is enough." in one for one in asked_for_people)
    assert asked_for_people
    assert not re.search(r"^(?:guide|who) =|(?:guide|who) = ", kept, re.MULTILINE)
    assert "We help with forms." in kept


def test_a_whole_sitting_can_be_held_with_nobodys_name(plain: Program) -> None:
    typed = "note\nWe help.\n\n" + "4\n" * 21 + "report\n1\n1\n\nquit\n"
    ran = plain("open", FILE, "--plain", "--name", "Riverside", typed=typed)
    assert (ran.code, ran.err) == (0, "")
    assert "You have answered 21 of 21." in " ".join(ran.out.split())
    assert (plain.home / "ours report.docx").exists()


def test_lines_of_text_tell_of_the_copies_from_before(plain: Program) -> None:
    said = " ".join(plain("open", FILE, "--plain", typed="where\nquit\n").out.split())
    assert f"5 copies from before are in the hidden folder {FOLDER} beside it. They hold old answers." in said


def test_the_full_screen_tells_of_the_copies_from_before(screen: Terminal) -> None:
    screen.press("escape")
    screen.wait_for("Menu")
    screen.type("where is my file")
    screen.wait_for(f"the hidden folder {FOLDER}")
    assert "They hold old" in screen.text
    assert FILE in "".join("".join(screen.lines).split())


def test_the_guide_tells_of_the_copies_from_before() -> None:
    assert FOLDER in (help_pages.page("safety") or "")
