"""Members' own answers, as they come back: three files and two mailed workbooks of one practice organisation."""

import re
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.building import answer_of, assessment_with
from tests.running import Here, Program, Ran
from tests.terminal import Terminal
from tests.terminal import program as in_terminal
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.review import About, Answer, Assessment, CatalogueUsed
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.documents.workbook import workbook
from ulo_selfcheck.documents.writing import render
from ulo_selfcheck.front.talk import combine_form
from ulo_selfcheck.front.talk.asker import Option, Refuse
from ulo_selfcheck.front.talk.combine_form import combine

CATALOGUE = load()
EMPTY = render(workbook(CATALOGUE, reply=True), ".txt").decode()
NAME = "Riverside Network"
OUT = "together.toml"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Here(tmp_path)


def filled(answers: dict[str, str], notes: dict[str, str] | None = None) -> str:
    """Give the text workbook as a member filled it in."""
    text = EMPTY
    for kind, words in (("Answer", answers), ("Note", notes or {})):
        for criterion, typed in words.items():
            head, question, rest = text.partition(f"({criterion})")
            text = head + question + rest.replace(f"\n{kind}:", f"\n{kind}: {typed}", 1)
    return text


def mailed(text: str) -> str:
    """Give a text as it comes back in a mail: quoted, with other line ends and a greeting."""
    return "Hello, here it is.\r\n\r\n" + re.sub("^", "> ", text, flags=re.MULTILINE).replace("\n", "\r\n")


def answers(name: str = NAME, **answers: str | Answer) -> Assessment:
    """Give one member's answers; each is a file of its own."""
    said = {one.replace("_", "-"): answer for one, answer in answers.items()}
    about = About(id=f"of {len(dumps(assessment_with(said, name=name)))} {sorted(said)} {name}")
    return assessment_with(said, name=name, assessment=about)


def keep(folder: Path, name: str, what: Assessment | str) -> Path:
    path = folder / name
    path.write_text(dumps(what) if isinstance(what, Assessment) else what, encoding="utf-8", newline="")
    return path


@pytest.fixture
def five(tmp_path: Path) -> list[Path]:
    """Give what five members of one organisation sent."""
    unsure = answer_of("not-sure", note="Who knows this?")
    return [
        keep(tmp_path, "ann.toml", answers(rights="not-yet", carers="partly", diversity="fully")),
        keep(tmp_path, "bob.toml", answers("The Riverside  network Ltd", rights="fully", carers="mostly")),
        keep(tmp_path, "cy.toml", answers(rights=unsure, carers="later", diversity="not-for-us")),
        keep(
            tmp_path,
            "dee.txt",
            mailed(filled({"rights": "2. Started", "carers": "3"}, {"rights": "Ask Jo."})),
        ),
        keep(
            tmp_path,
            "ed.txt",
            filled({"carers": "mostly", "diversity": "8"}, {"diversity": "A group near us does it."}),
        ),
    ]


def combined(program: Program) -> Assessment:
    return read_answers(program.home / OUT).loaded.assessment


def refused(ran: Ran, program: Program, *words: str) -> None:
    """A refusal says why, ends with 1, and writes nothing."""
    said = " ".join(ran.err.split())
    assert ran.code == 1
    assert all(one in said for one in words), said
    assert "--anyway" in said
    assert ran.err.count("Problem:") == 1
    assert ran.out == ""
    assert not (program.home / OUT).exists()


# As it should be


def test_five_members_come_together(program: Program, five: list[Path]) -> None:
    ran = program("combine", *five, "-o", OUT)
    assert (ran.code, ran.err) == (0, "")
    ours = combined(program)
    assert ours.organisation.name == NAME
    assert ours.answer("rights").views == {
        "not-yet": 1,
        "started": 1,
        "fully": 1,
        "not-sure": 1,
        "no-view": 1,
    }
    assert ours.answer("carers").views == {"partly": 2, "mostly": 2, "no-view": 1}
    assert ours.answer("diversity").views == {"fully": 1, "no-view": 4}
    assert ours.answer("rights").note == "Ask Jo.\n\nWho knows this?"
    assert "Not for us: A group near us does it." in ours.answer("diversity").note
    assert not any(answer.status or answer.level for answer in ours.answers.values())


def test_it_says_in_words_what_came_of_it(program: Program, five: list[Path]) -> None:
    ran = program("combine", *five, "-o", OUT)
    assert ran.out.splitlines() == [
        "ann.toml: 3 of 21 answers, 0 notes.",
        "bob.toml: 2 of 21 answers, 0 notes.",
        "cy.toml: 3 of 21 answers, 2 notes.",
        "dee.txt: 2 of 21 answers, 1 note.",
        'dee.txt, line 1 is not read: "Hello, here it is."',
        "ed.txt: 2 of 21 answers, 1 note.",
        "There are answers from 5 members. You still have to agree your answers together.",
        "Views differ widely on 1 question. Talk about these first:",
        "Question 3. Human and legal rights.",
        "Read the notes before you show them. A note can tell who wrote it.",
        f"It is in {program.home / OUT}",
    ]


def test_the_result_is_sound_and_has_no_name_of_a_file(program: Program, five: list[Path]) -> None:
    program("combine", *five, "-o", OUT)
    assert program("check", OUT).code == 0
    text = (program.home / OUT).read_text(encoding="utf-8")
    assert not [one for one in five if one.stem in re.findall(r"\w+", text)]
    ours = combined(program)
    assert ours.assessment.title.startswith("Review 20")
    assert ours.assessment.id not in {read_answers(one).loaded.assessment.assessment.id for one in five[:3]}


def test_a_sitting_goes_on_from_it(program: Program, five: list[Path]) -> None:
    program("combine", *five, "-o", OUT)
    ran = program("open", OUT, "--plain", typed="3\nquit\n")
    assert ran.code == 0
    assert combined(program).answer("social-model").level == "partly"
    assert combined(program).answer("rights").views["not-yet"] == 1


def test_a_folder_stands_for_the_files_in_it_without_the_result(program: Program, five: list[Path]) -> None:
    assert program("combine", program.home, "-o", OUT).code == 0
    first = combined(program).answers
    assert program("combine", program.home, "-o", OUT, "--overwrite").code == 0
    assert combined(program).answers == first


def test_workbooks_alone_are_for_whoever_is_named(program: Program, five: list[Path]) -> None:
    assert program("combine", *five[3:], "-o", OUT, "--name", "Riverside").code == 0
    assert combined(program).organisation.name == "Riverside"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_workbook_may_be_saved_as_editors_do(program: Program, tmp_path: Path, encoding: str) -> None:
    text = filled({"rights": "3"}, {"rights": "The caf\u00e9"}).replace("\u2019", "'")
    (tmp_path / "a.txt").write_bytes(text.encode(encoding, errors="replace"))
    assert program("combine", "a.txt", "-o", OUT).code == 0
    assert combined(program).answer("rights").note == "The caf\u00e9"


def test_a_key_that_is_not_known_is_told_and_goes_no_further(program: Program, tmp_path: Path) -> None:
    typo = dumps(answers(rights="partly", carers="fully")).replace('level = "partly"', 'lvel = "partly"')
    keep(tmp_path, "typo.toml", typo)
    ran = program("combine", "typo.toml", "-o", OUT)
    assert ran.code == 0
    assert "typo.toml: Line" in ran.err
    assert "did you mean 'level'?" in ran.err
    assert "lvel" not in (program.home / OUT).read_text(encoding="utf-8")
    assert combined(program).answer("rights").views == {"no-view": 1}


# What cannot be


def test_another_organisation_is_told_and_left_out(
    program: Program, five: list[Path], tmp_path: Path
) -> None:
    stray = keep(tmp_path, "stray.toml", answers("Lakeside", rights="partly"))
    refused(program("combine", stray, *five, "-o", OUT), program, f"{stray} is for Lakeside", NAME)
    ran = program("combine", stray, *five, "-o", OUT, "--anyway")
    assert ran.code == 0
    assert "There are answers from 5 members." in ran.out
    assert "Lakeside" in ran.err


@pytest.mark.parametrize("kind", ["toml", "txt"])
def test_another_version_of_the_questions_is_told(
    program: Program, five: list[Path], tmp_path: Path, kind: str
) -> None:
    old: Assessment | str = assessment_with({"rights": "partly"}, name=NAME, catalogue=OLD)
    if kind == "txt":
        old = filled({"rights": "3"}).replace("version 2026.2", "version 2020.1")
    stray = keep(tmp_path, f"old.{kind}", old)
    refused(program("combine", stray, *five, "-o", OUT), program, "version 2020.1", "version 2026.2")


OLD = CatalogueUsed(id="dh-ulo-design-criteria", version="2020.1")


def test_the_same_file_twice_counts_once(program: Program, five: list[Path], tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(five[3].read_bytes())
    newer = read_answers(five[0]).loaded.assessment
    again = keep(tmp_path, "again.toml", assessment_with({"rights": "partly"}, assessment=newer.assessment))
    refused(program("combine", *five, copy, "-o", OUT), program, f"{copy} is the same as {five[3]}")
    refused(program("combine", *five, again, "-o", OUT), program, f"{again} is the same as {five[0]}")
    refused(program("combine", *five, five[1], "-o", OUT), program, f"{five[1]} is named twice")
    assert program("combine", *five, copy, five[1], "-o", OUT, "--anyway").code == 0
    assert sum(combined(program).answer("rights").views.values()) == 5


BAD = {
    "broken.toml": ("schema = 1\n[assessment\n", "line 2"),
    "empty.toml": ("", "empty"),
    "other.toml": ("schema = 1\n", "assessment"),
    "workbook.txt": (EMPTY, "there are no answers"),
    "letter.txt": ("Dear all, see you there.", "there are no answers"),
    "workbook.docx": ("PK", ".txt"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_used_is_told(program: Program, five: list[Path], name: str) -> None:
    content, words = BAD[name]
    bad = keep(program.home, name, content)
    ran = program("combine", *five, bad, "-o", OUT)
    refused(ran, program, name)
    assert words in ran.err.casefold()
    assert program("combine", *five, bad, "-o", OUT, "--anyway").code == 0
    assert sum(combined(program).answer("rights").views.values()) == 5


def test_the_lines_of_a_letter_without_answers_are_told(program: Program, five: list[Path]) -> None:
    lines = [f"Word {number}." for number in range(30)]
    keep(program.home, "letter.txt", "\n".join(lines))
    said = program("combine", *five, "letter.txt", "-o", OUT).err
    assert 'Line 1 is not read: "Word 0."' in said
    assert "10 more lines are not read." in said


def test_a_file_that_is_not_there_is_told(program: Program, five: list[Path]) -> None:
    refused(program("combine", *five, "gone.txt", "-o", OUT), program, "gone.txt")


def test_what_was_put_together_already_is_no_member(program: Program, five: list[Path]) -> None:
    program("combine", *five, "-o", "first.toml")
    refused(program("combine", "first.toml", five[0], "-o", OUT), program, "several members")


def test_with_nothing_left_nothing_is_written(program: Program) -> None:
    ran = program("combine", "gone.txt", "-o", OUT, "--anyway")
    assert ran.code == 1
    assert "There are no answers to combine." in ran.err
    assert not (program.home / OUT).exists()


# Where it goes


def test_no_file_is_written_over_unasked_and_one_that_is_is_kept(program: Program, five: list[Path]) -> None:
    out = keep(program.home, OUT, assessment_with({}, name="Precious"))
    before = out.read_bytes()
    ran = program("combine", *five, "-o", OUT)
    assert (ran.code, out.read_bytes()) == (1, before)
    assert program("combine", *five, "-o", OUT, "--overwrite").code == 0
    kept = list((program.home / ".ulo-selfcheck-backups").glob(f"{OUT}*"))
    assert [one.read_bytes() for one in kept] == [before]


def test_a_members_own_file_is_never_written_over(program: Program, five: list[Path]) -> None:
    before = five[0].read_bytes()
    for out in (five[0], Path("ann.toml")):
        assert program("combine", *five, "-o", out, "--overwrite").code == 1
    assert five[0].read_bytes() == before


def test_a_file_that_somebody_has_open_is_left_alone(program: Program, five: list[Path]) -> None:
    out = program.home / OUT
    held = AnswerFile.create(out, assessment_with({}, name="Precious"))
    ran = program("combine", *five, "-o", OUT, "--overwrite")
    held.close()
    assert ran.code == 1
    assert "Somebody has" in ran.err


@pytest.mark.parametrize("name", ["out.odt", "none/../x.csv"])
def test_the_name_of_the_result_ends_in_toml(program: Program, five: list[Path], name: str) -> None:
    ran = program("combine", *five, "-o", name)
    assert ran.code == 1
    assert ".toml" in ran.err


# Unclear lines


@pytest.mark.parametrize(("typed", "level"), [("3 or 4", None), ("quite good", None), ("", None)])
def test_an_unclear_line_is_told_with_its_place_and_is_no_view(
    program: Program, tmp_path: Path, typed: str, level: str | None
) -> None:
    text = filled({"rights": typed, "carers": "5"})
    keep(tmp_path, "ed.txt", text)
    ran = program("combine", "ed.txt", "-o", OUT)
    assert ran.code == 0
    assert combined(program).answer("rights").views == {level or "no-view": 1}
    assert combined(program).answer("carers").views == {"fully": 1}
    unclear = typed.rpartition("\n")[2]
    line = text[: text.index(f"Answer: {typed}", text.index("(rights)"))].count(chr(10)) + len(
        typed.split(chr(10))
    )
    told = f'ed.txt, line {line}. Question 3. Human and legal rights. It says "{unclear}".'
    assert told in ran.err if unclear else ran.err == ""


@pytest.mark.parametrize(
    ("replies", "views"), [(("4",), {"mostly": 1}), (("9", "4"), {"mostly": 1}), (("",), {"no-view": 1})]
)
def test_on_a_terminal_it_asks_what_an_unclear_line_means(
    program: Program, tmp_path: Path, replies: tuple[str, ...], views: dict[str, int]
) -> None:
    keep(tmp_path, "ed.txt", filled({"rights": "3 or 4", "carers": "5"}))
    command = in_terminal("combine", "ed.txt", "-o", OUT, "--name", NAME)
    with Terminal(command, rows=60, cwd=program.home, env=program.environment) as terminal:
        for reply in replies:
            terminal.wait_for("Number:")
            terminal.press(*([reply] if reply else []), "enter")
        terminal.wait_for("What is this review called?")
        terminal.press("enter")
        assert terminal.wait() == 0
        assert 'Question 3. Human and legal rights. It says "3 or 4".' in " ".join(terminal.text.split())
    assert combined(program).answer("rights").views == views


def test_leaving_in_the_middle_writes_nothing(program: Program, tmp_path: Path) -> None:
    keep(tmp_path, "ed.txt", filled({"rights": "3 or 4"}))
    command = in_terminal("combine", "ed.txt", "-o", OUT, "--name", NAME)
    with Terminal(command, rows=60, cwd=program.home, env=program.environment) as terminal:
        terminal.wait_for("Number:")
        terminal.press("ctrl+d")
        assert terminal.wait() == 1
    assert not (program.home / OUT).exists()


# From within


class Scripted:
    """Somebody who gives answers that were written down before."""

    def __init__(self, *replies: int | str | None) -> None:
        self.replies = list(replies)
        self.said: list[str] = []

    async def say(self, text: str) -> None:
        self.said.append(text)

    async def choose(
        self, question: str, options: Sequence[str | Option], now: int | None = None
    ) -> int | None:
        return self._number()

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
        return self._number()

    async def text(self, question: str, now: str, keep: Callable[[str], str]) -> None:
        raise AssertionError

    def _number(self) -> int | None:
        reply = self.replies.pop(0)
        assert reply is None or isinstance(reply, int)
        return reply


@pytest.fixture
def inbox(tmp_path: Path, five: list[Path], monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the folder of members' files; results go to another."""
    monkeypatch.setattr(combine_form, "default_folder", lambda: tmp_path / "kept")
    return str(tmp_path)


def kept(inbox: str) -> list[str]:
    return sorted(one.name for one in (Path(inbox) / "kept").glob("*.toml"))


async def test_a_folder_is_combined_from_within(inbox: str) -> None:
    person = Scripted(inbox, None, None, None)
    await combine(CATALOGUE, person)
    assert len(kept(inbox)) == 1
    assert kept(inbox)[0].startswith(f"{NAME} members 20")
    assert "There are answers from 5 members. You still have to agree your answers together." in person.said
    assert person.replies == []


async def test_files_one_by_one_with_a_name_of_ones_own(inbox: str) -> None:
    person = Scripted(f"{inbox}/gone", f"{inbox}/ann.toml", f"'{inbox}/dee.txt'", None, None, "ours")
    await combine(CATALOGUE, person)
    assert kept(inbox) == ["ours.toml"]
    assert any("no file or folder" in one for one in person.said)


@pytest.mark.parametrize(("choice", "written"), [(0, ["x.toml"]), (1, []), (None, [])])
async def test_with_a_problem_it_asks_whether_to_go_on(
    inbox: str, choice: int | None, written: list[str]
) -> None:
    keep(Path(inbox), "stray.toml", answers("Lakeside", rights="partly"))
    person = Scripted(inbox, None, choice, *([None, "x"] if written else []))
    await combine(CATALOGUE, person)
    assert kept(inbox) == written
    assert any("Lakeside" in one for one in person.said)


async def test_unclear_lines_and_a_missing_name_are_asked(inbox: str) -> None:
    unclear = keep(Path(inbox), "unclear.txt", filled({"rights": "3 or 4"}, {"rights": "It depends."}))
    await combine(CATALOGUE, Scripted(str(unclear), None, 9, 8, "Ours", None, "x"))
    ours = read_answers(Path(inbox) / "kept" / "x.toml").loaded.assessment
    assert (ours.organisation.name, ours.answer("rights").views) == ("Ours", {"no-view": 1})
    assert ours.answer("rights").note == "Not for us: It depends."


async def test_it_can_be_left_and_writes_over_nothing_unasked(inbox: str) -> None:
    await combine(CATALOGUE, Scripted(None))
    assert kept(inbox) == []
    await combine(CATALOGUE, Scripted(inbox, None, None, "x"))
    before = (Path(inbox) / "kept" / "x.toml").read_bytes()
    for choice, same in ((1, True), (0, False)):
        await combine(CATALOGUE, Scripted(inbox, None, None, "x", choice))
        assert ((Path(inbox) / "kept" / "x.toml").read_bytes() == before) is same


@pytest.mark.parametrize("mode", ["--plain", "--full-screen"])
def test_the_start_of_both_front_ends_leads_to_it(
    program: Program, tmp_path: Path, five: list[Path], mode: str
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for one in five:
        one.rename(inbox / one.name)
    with Terminal(
        in_terminal(mode), rows=60, columns=100, cwd=program.home, env=program.environment
    ) as terminal:
        terminal.wait_for("Combine members' own answers")
        if mode == "--plain":
            terminal.press("Combine", "enter")
        else:
            terminal.press("down", "down", "down", "down", "enter")
        terminal.wait_for("Where are the members' answers?")
        terminal.press("inbox", "enter")
        terminal.wait_for("Another file or folder?")
        time.sleep(0.3)  # an Enter sooner after another is a held key
        terminal.press("enter")
        terminal.wait_for("What is this review called?")
        time.sleep(0.3)
        terminal.press("enter")
        terminal.wait_for("Where should it be kept?")
        time.sleep(0.3)
        if mode == "--full-screen":
            terminal.type("\x7f" * 300)  # away with the suggested place
        terminal.press(str(tmp_path / OUT), "enter")
        terminal.wait_for("There are answers from 5 members.")
        terminal.press("ctrl+q" if mode == "--full-screen" else "ctrl+d")
        assert terminal.wait() == 0
    assert combined(program).answer("carers").views == {"partly": 2, "mostly": 2, "no-view": 1}
