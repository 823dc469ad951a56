"""A show of hands: typed quickly, in order or by level, said back, and never averaged."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from ulo_selfcheck.answers.review import VIEWS, Present
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.tree import Chart, Document
from ulo_selfcheck.front.plain.talk_in_lines import run
from ulo_selfcheck.front.talk.answer_forms import views
from ulo_selfcheck.front.talk.asker import Draw, Refuse
from ulo_selfcheck.session import opening
from ulo_selfcheck.session.session import Session


class Script:
    """Somebody who types lines; keeps what is said."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.said: list[str] = []
        self.asked: list[str] = []

    async def say(self, text: str) -> None:
        self.said.append(text)

    async def read(self, document: Document) -> None: ...

    async def sure(self, question: str, word: str) -> bool:
        raise AssertionError

    async def show(self, draw: Draw, said: Iterable[str] = ()) -> None:
        for one in said:
            await self.say(one)

    async def meanwhile(self, work: Callable[[Callable[[str], None]], Any]) -> Any:
        return work(self.said.append)

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
        reply = self.lines.pop(0) if self.lines else None
        if reply and refuse and (problem := refuse(reply)):
            await self.say(f"Problem: {problem}")
            return await self.line(question, now, refuse)
        return reply

    async def choose(self, question: str, options: object, now: int | None = None) -> int | None:
        return None

    async def number(self, question: str, now: int | None = None) -> int | None:
        return None

    async def text(self, question: str, now: str, keep: object) -> None:
        return None


@pytest.fixture
def session(tmp_path: Path, catalogue: Catalogue) -> Session:
    return opening.start(tmp_path / "a.toml", "Practice group", catalogue)


@pytest.mark.parametrize("line", ["0 1 3", "0,1,3", "Started 1, Partly 3", "partly: 3 started: 1"])
def test_hands_can_be_typed_in_order_or_by_level(session: Session, line: str) -> None:
    run(views(session, Script(line)))
    assert session.answer.hands == {"started": 1, "partly": 3}
    assert session.answer.level is None


@pytest.mark.parametrize("line", ["-1 3", "many", "1 2 3 4 5 6 7 8", "partly -3", "sometimes 3", "1.5"])
def test_what_is_not_a_count_is_asked_again(session: Session, line: str) -> None:
    script = Script(line, "0 0 2")
    run(views(session, script))
    assert any(said.startswith("Problem:") for said in script.said)
    assert session.answer.hands == {"partly": 2}


def test_a_number_alone_is_asked_for_its_level_and_nothing_is_kept_before(session: Session) -> None:
    script = Script("3", "partly 3")
    run(views(session, script))
    assert "Problem: Which level is 3 for? Type its name too, such as partly 3." in script.said
    assert session.answer.hands == {"partly": 3}


class Watching(Script):
    """Somebody who looks at what is drawn as a line is typed."""

    draw: Draw

    async def show(self, draw: Draw, said: Iterable[str] = ()) -> None:
        self.draw = draw


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("", {}),
        ("3", {}),
        ("3 ", {}),
        ("3 1", {"Not yet": "3 hands", "Started": "1 hand"}),
        ("0 0 2", {"Partly": "2 hands"}),
        ("partly 3", {"Partly": "3 hands"}),
        ("par", {}),
    ],
)
def test_only_hands_whose_level_is_sure_are_drawn(
    session: Session, typed: str, drawn: dict[str, str]
) -> None:
    watching = Watching()
    run(views(session, watching))
    [chart] = watching.draw(typed)
    assert isinstance(chart, Chart)
    rows = {name.text: hands.text for group in chart.groups for name, hands in group.rows}
    assert {name: hands for name, hands in rows.items() if hands != "none yet"} == drawn


def test_the_numbers_in_the_example_are_as_many_as_the_names_in_the_question(session: Session) -> None:
    script = Script()
    run(views(session, script))
    [asked] = script.asked
    example, names = re.findall(r"numbers, such as ([\d ]+), in this order: (.+)\.", asked)[0]
    assert len(example.split()) == len(names.split(", ")) == len(VIEWS)
    assert "names, such as partly 3, mostly 1" in asked


def test_views_far_apart_are_worth_talking_about(session: Session) -> None:
    script = Script("1 0 0 2")
    run(views(session, script))
    assert any("Hands differ widely: from Not yet to Mostly." in said for said in script.said)


def test_more_hands_than_voters_is_a_warning_and_not_a_refusal(session: Session) -> None:
    session.describe_sitting(present=Present(voting_from_constituency=3, supporters=4))
    script = Script("0 5")
    run(views(session, script))
    assert any("more than the 3 people with a vote" in said for said in script.said)
    assert session.answer.hands == {"started": 5}
