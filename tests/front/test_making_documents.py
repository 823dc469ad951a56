"""Making documents, by a command and from within: which, in which form, never over a file unasked."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.building import assessment_with
from tests.running import Here, Program
from tests.terminal import Terminal
from tests.terminal import program as in_terminal
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.front.talk.asker import Option, Refuse, option_words
from ulo_selfcheck.front.talk.document_form import document, letter
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.session import opening
from ulo_selfcheck.session.session import Session

BARRED = assessment_with(
    {"rights": "fully", "carers": "partly"},
    barriers={"income": True},
    nation="england",
    council="Our council",
    contact="hello@ours.example",
)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    home = tmp_path / "home"
    home.mkdir()
    return Here(home)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.toml"
    path.write_text(dumps(BARRED), encoding="utf-8")
    path.chmod(0o600)
    return path


# By a command


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt"])
def test_each_document_is_made_and_its_place_is_said(program: Program, ours: Path, ending: str) -> None:
    for words in (("report", ours), ("letter", ours), ("workbook",), ("workbook", "--cards")):
        out = program.home / f"{words[0]}{len(words)}{'c' if '--cards' in words else ''}{ending}"
        ran = program(*words, "-o", out)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.endswith(f"is in {out}\n")
        assert out.stat().st_size > 500


@pytest.mark.parametrize("words", [("letter",), ("workbook",)])
def test_a_form_that_there_is_not_is_refused_before_anything_is_asked(
    program: Program, ours: Path, words: tuple[str, ...]
) -> None:
    file = [ours] if words == ("letter",) else []
    for name in ("x.csv", "x.odt"):
        ran = program(*words, *file, "-o", name)
        assert ran.code == 1
        assert ".docx, .html, .pdf, .txt" in ran.err
    ran = program(*words, *file, "-o", "x.txt", "--large-print")
    assert ran.code == 1
    assert ".docx, .html or .pdf" in ran.err


@pytest.mark.parametrize("words", [("letter",), ("workbook",), ("report",)])
def test_no_document_is_written_over_a_file_unasked(
    program: Program, ours: Path, words: tuple[str, ...]
) -> None:
    file = [] if words == ("workbook",) else [ours]
    out = program.home / "x.txt"
    out.write_text("precious", encoding="utf-8")
    assert program(*words, *file, "-o", out).code == 1
    assert out.read_text(encoding="utf-8") == "precious"
    assert program(*words, *file, "-o", out, "--overwrite").code == 0
    assert out.read_text(encoding="utf-8") != "precious"


def test_a_letter_without_barriers_is_made_and_says_how_to_ask_for_more(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "none.toml"
    path.write_text(dumps(assessment_with({"rights": "fully"})), encoding="utf-8")
    ran = program("letter", path, "-o", "l.docx")
    assert ran.code == 0
    assert "Note: You have not said yet which barriers are true here." in ran.err
    assert (program.home / "l.docx").exists()


def test_on_a_terminal_the_letter_is_shown_before_it_is_written(program: Program, ours: Path) -> None:
    command = in_terminal("letter", str(ours), "-o", "l.txt")
    with Terminal(command, rows=100, cwd=program.home, env=program.environment) as terminal:
        terminal.wait_for("Type yes to write it")
        assert any("Dear commissioners," in line for line in terminal.lines)
        terminal.press("enter")
        assert terminal.wait() == 0
    assert not (program.home / "l.txt").exists()


def test_a_copy_of_the_answers_needs_share_and_is_sound(program: Program, ours: Path) -> None:
    assert "--share" in program("report", ours, "-o", "copy.toml").err
    assert program("report", ours, "-o", "copy.toml", "--share").code == 0
    assert program("check", "copy.toml").code == 0


@pytest.mark.parametrize(("typed", "made"), [("yes", True), ("no", False), ("", False)])
def test_on_a_terminal_it_shows_what_will_be_shared_and_asks(
    program: Program, ours: Path, typed: str, made: bool
) -> None:
    command = in_terminal("report", str(ours), "-o", "share.txt", "--share")
    with Terminal(command, rows=100, cwd=program.home, env=program.environment) as terminal:
        terminal.wait_for("Type yes to write it")
        assert any("This is not an inspection." in line for line in terminal.lines)
        terminal.press(*([typed] if typed else []), "enter")
        assert terminal.wait() == 0
    assert (program.home / "share.txt").exists() is made


@pytest.mark.parametrize(
    ("page", "said"), [("words", "personal assistant"), ("background", "Why ULOs matter")]
)
def test_hard_words_and_background_can_be_read(program: Program, page: str, said: str) -> None:
    ran = program("criteria", page)
    assert ran.code == 0
    assert said in ran.out


def test_each_form_is_made_by_the_command_and_says_where_to_send_it(program: Program) -> None:
    for name, more in (("form.html", []), ("form.docx", []), ("form.txt", []), ("email.txt", ["--short"])):
        ran = program(
            "workbook", "-o", name, "--reply", "--send-back-to", "the chair", "--by", "9 May 2027", *more
        )
        assert (ran.code, ran.err) == (0, "")
    assert "Send it to: the chair\nPlease send it by 9 May 2027." in (program.home / "email.txt").read_text()
    assert '<li dir="auto">Please send it by 9 May 2027.</li>' in (program.home / "form.html").read_text()
    assert "Send it to: the chair" in (program.home / "form.txt").read_text()


@pytest.mark.parametrize(
    "typed", [["--short"], ["--reply", "--cards"], ["--reply", "--short", "-o", "a.html"]]
)
def test_what_cannot_be_made_is_said(program: Program, typed: list[str]) -> None:
    assert program("workbook", "-o", "a.txt", *typed).code in (1, 2)


# From within


class Scripted:
    """Somebody who gives answers that were written down before."""

    def __init__(self, *replies: int | str | None) -> None:
        self.replies = list(replies)
        self.said: list[str] = []
        self.offered: list[Sequence[str]] = []

    async def say(self, text: str) -> None:
        self.said.append(text)

    async def choose(
        self, question: str, options: Sequence[str | Option], now: int | None = None
    ) -> int | None:
        self.offered.append([option_words(one) for one in options])
        reply = self.replies.pop(0)
        assert reply is None or isinstance(reply, int)
        return reply

    async def read(self, document: Document) -> None: ...

    async def sure(self, question: str, word: str) -> bool:
        raise AssertionError

    async def show(self, draw: object, said: Iterable[str] = ()) -> None:
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
        reply = self.replies.pop(0)
        assert reply is None or isinstance(reply, str)
        if reply and refuse and (problem := refuse(reply)):
            await self.say(f"Problem: {problem}")
            return await self.line(question, now, refuse)
        return reply

    async def number(self, question: str, now: int | None = None) -> int | None:
        raise AssertionError

    async def text(self, question: str, now: str, keep: Callable[[str], str]) -> None:
        raise AssertionError


@pytest.fixture
def session(ours: Path, catalogue: Catalogue) -> Session:
    return opening.carry_on(ours, catalogue)


async def made(session: Session, *replies: int | str | None) -> tuple[Scripted, set[str]]:
    """Hold the conversation, and give it with the names of the files that came of it."""
    folder = session.file.path.parent
    before = set(folder.iterdir())
    person = Scripted(*replies)
    await document(session, person)
    assert person.replies == []
    return person, {one.name for one in set(folder.iterdir()) - before}


@pytest.mark.parametrize(
    ("replies", "name"),
    [
        ((0, 0, None), "ours report.docx"),
        ((0, 3, None), "ours report.html"),
        ((0, 9, "table"), "table.csv"),
        ((1, 0, None), "ours short report.docx"),
        ((2, 10, None, 0), "ours report to share.toml"),
        ((3, 6, "all.txt", 0), "all.txt"),
        ((4, 0, None, 1, None, 0), "ours letter.docx"),
        ((5, 6, None, "Cath"), "ours workbook.txt"),
        ((6, 0, None, "Cath"), "ours reply form.html"),
        ((7, 0, None, ""), "ours email form.txt"),
        ((9, 2, None), "ours cards.html"),
    ],
)
async def test_each_document_in_each_form_can_be_made_from_within(
    session: Session, replies: tuple[int | str | None, ...], name: str
) -> None:
    person, files = await made(session, *replies)
    assert files == {name}
    assert str(session.file.path.parent / name) in person.said[-1]


async def test_before_sharing_it_says_what_will_be_in_it_and_can_be_left(session: Session) -> None:
    person, files = await made(session, 2, 0, None, 1)
    assert files == set()
    assert "No notes, evidence, reasons, names or counts of people will be in it." in person.said
    assert person.said[-1] == "Nothing was changed."


async def test_what_the_letter_needs_is_asked_once_and_kept(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(dumps(assessment_with(barriers={"income": True})), encoding="utf-8")
    path.chmod(0o600)
    session = opening.carry_on(path, catalogue)
    person, files = await made(session, 4, 0, None, 2, "Our council", "Ring 01234 567890", "", 0)
    assert files == {"ours letter.docx"}
    kept = session.assessment.organisation
    assert (kept.called, kept.council) == ("centre for independent living", "Our council")
    person, files = await made(session, 4, 0, "again", "", 1)  # all but what changed, which was left empty
    assert (files, person.said[-1]) == (set(), "No letter was made.")
    await made(session, 4, 0, "own", "", 2, 4, "access forum", "Our council", "Ring us", "", 0)
    assert session.assessment.organisation.called == "access forum"


async def test_a_file_that_is_there_is_written_over_only_when_asked(session: Session) -> None:
    out = session.file.path.parent / "r.txt"
    out.write_text("precious", encoding="utf-8")
    await made(session, 0, 6, "r.txt", 1)
    assert out.read_text(encoding="utf-8") == "precious"
    await made(session, 0, 6, "r.txt", 0)
    assert out.read_text(encoding="utf-8") != "precious"


@pytest.mark.parametrize("replies", [(None,), (0, None)])
async def test_it_can_be_left_at_each_question(session: Session, replies: tuple[int | None, ...]) -> None:
    person, files = await made(session, *replies)
    assert files == set()
    assert person.said == ["Nothing was changed."]


async def test_a_name_alone_makes_the_report(session: Session) -> None:
    person = Scripted()
    await document(session, person, "quick.md")
    assert (session.file.path.parent / "quick.md").exists()
    with pytest.raises(Problem):
        await document(session, person, "quick.odt")


async def test_the_word_letter_leads_to_the_letter_alone_or_with_its_name(session: Session) -> None:
    person = Scripted(0, None, 1, None, 0)
    await letter(session, person)
    assert "Word" in person.offered[0][0]
    assert (session.file.path.parent / "ours letter.docx").exists()
    await letter(session, Scripted(None, 0), "quick.txt")
    assert (session.file.path.parent / "quick.txt").exists()
    with pytest.raises(Problem, match="A letter is not a table"):
        await letter(session, Scripted(), "quick.csv")


def test_the_day_of_a_report_is_today(program: Program, ours: Path) -> None:
    program("report", ours, "-o", "r.txt")
    today = datetime.date.today()
    assert f"{today.day} {today:%B %Y}" in " ".join((program.home / "r.txt").read_text().split())
