"""An adviser's year with one organisation: what is in the file is what a person would count by hand."""

import datetime
import tomllib
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.building import answer_of, assessment_with
from tests.running import Here, Program, Ran
from tests.terminal import Terminal
from tests.terminal import program as in_terminal
from ulo_selfcheck.answers.review import About, Answer
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.session import opening

NAME = "Riverside Network"
CATH = """Hello, sorry it is late!

Question 2: 3
Q4 - 3
Question 3 (rights) Answer: 4
Note: I don\u2019t know who to ask
q9) partly, because the chair decides
--
Cath Example
0191 498 0000
"""
BOB = "1. 3\n2. 4\n3. not sure\nComment: nobody asks us\n5. 5\n11. I'd say 4\n"
DEE = "> Question 1 (social-model)\n> Answer: Partly\n> Note: The leaflet is old.\n\nKind regards,\nDee\n"
EVE = "Question 5\nPeer support\nAnswer= three\n"
SEEN = {"Hello, sorry it is late!", "Cath Example", "0191 498 0000", "Kind regards,", "Dee"}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Here(tmp_path)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Give what came back: three letters, two files of answers, one Word file and one mail."""
    folder = tmp_path / "From members"
    folder.mkdir()
    for name, text in (("cath.txt", CATH), ("bob.txt", BOB), ("dee.txt", DEE)):
        (folder / name).write_text(text, encoding="utf-8")
    for name, level in (("ann", "not-yet"), ("flo", "fully")):
        said: dict[str, str | Answer] = {
            "rights": answer_of(level, note=f"Said by one: {level}."),
            "carers": "partly",
        }
        member = assessment_with(said, name=NAME, assessment=About(id=f"of {name}"))
        (folder / f"{name}.toml").write_text(dumps(member), encoding="utf-8")
    word = Document()
    for line in EVE.splitlines():
        word.add_paragraph(line)
    word.save(str(folder / "eve.docx"))
    mail = EmailMessage()
    mail["Subject"] = "Our answers"
    mail.set_content("Question 20: 2\nQuestion 21: 1\nNote: Ask the council.\n")
    (folder / "gus.eml").write_bytes(mail.as_bytes())
    return folder


def review(program: Program, name: str = "Our review.toml") -> dict[str, Any]:
    return tomllib.loads((program.home / name).read_text(encoding="utf-8"))


def views(program: Program) -> dict[str, int]:
    """Give how many members gave a view on any question, by level, over all questions."""
    counts: dict[str, int] = {}
    for answer in review(program)["answers"].values():
        for view, number in answer.get("views", {}).items():
            counts[view] = counts.get(view, 0) + number
    return {view: number for view, number in counts.items() if view != "no-view"}


def done(ran: Ran) -> str:
    assert (ran.code, ran.err) == (0, "")
    return ran.out


ALL = {"not-yet": 2, "started": 1, "partly": 8, "mostly": 3, "fully": 2, "not-sure": 1}
"""Counted by hand: ann 2, bob 5, cath 4, dee 1, eve 1, flo 2, gus 2."""


@pytest.mark.parametrize("mode", ["--plain", "--full-screen"])
def test_through_a_year_nothing_is_lost_and_each_number_is_as_counted_by_hand(
    program: Program, inbox: Path, mode: str
) -> None:
    said = done(program("combine", inbox, "-o", "Our review.toml", "--title", "Our year"))
    for words in ("ann.toml: 2", "bob.txt: 5", "cath.txt: 4", "dee.txt: 1", "eve.docx: 1", "gus.eml: 2"):
        assert f"{words} of 21 answers" in said
    assert all(f'"{one}"' in said for one in SEEN)
    assert views(program) == ALL
    assert len(review(program)["replies"]) == 7
    notes = sum("note" in answer for answer in review(program)["answers"].values())
    assert notes == 4  # on questions 1, 3, 9 and 21

    _a_sitting(program, mode)
    assert [review(program)["answers"][one]["level"] for one in ("social-model", "independent-living")] == [
        "mostly",
        "partly",
    ]
    assert views(program) == ALL

    agreed = {one: answer.get("level") for one, answer in review(program)["answers"].items()}
    (program.home / "hal.txt").write_text("Q1: 2\nQ2: 2\nNote: Late, sorry.\n", encoding="utf-8")
    done(program("combine", "hal.txt", "-o", "Our review.toml", "--add"))
    done(program("combine", inbox, "-o", "Our review.toml", "--add"))  # once more: nobody counts twice
    assert views(program) == {**ALL, "started": 3}
    assert {one: answer.get("level") for one, answer in review(program)["answers"].items()} == agreed

    session = opening.carry_on(program.home / "Our review.toml", load())
    session.add_action("rights", "Ask the council", who="The chair", by=datetime.date(2030, 3, 31))
    session.adopt()
    session.leave()
    assert len(review(program)["actions"]) == 1
    kept = (program.home / "Our review.toml").read_bytes()
    assert program("combine", "hal.txt", "-o", "Our review.toml", "--overwrite").code == 1
    assert program("combine", inbox, "-o", "Our review.toml", "--add").code == 1
    assert (program.home / "Our review.toml").read_bytes() == kept

    done(program("renew", "Our review.toml", "-o", "next/Next.toml"))
    after = review(program, "next/Next.toml")
    assert len(after["actions"]) == 1
    assert "replies" not in after
    assert program("plan", program.home / "next").out.count("Ask the council") == 1


def _a_sitting(program: Program, mode: str) -> None:
    command = in_terminal("open", "Our review.toml", mode)
    with Terminal(command, rows=50, cwd=program.home, env=program.environment) as screen:
        if mode == "--plain":
            screen.wait_for("Your answer:")
            screen.press("4", "enter", "3", "enter", "quit", "enter")
        else:
            screen.wait_for("1. The social model")
            screen.press("enter", "4", "enter", "3", "ctrl+q")
        assert screen.wait() == 0
