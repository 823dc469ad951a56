"""The overview as it is used: from the command line and from within, whole and to share."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests import generating
from tests.building import assessment_with
from tests.documents.reading import forms, read_html, read_word
from tests.running import Here, Program
from tests.terminal import Terminal
from tests.terminal import program as in_terminal
from ulo_selfcheck.across.overview import read_folder
from ulo_selfcheck.across.overview.tally import FolderOverview
from ulo_selfcheck.across.overview.which_review import LeftOut
from ulo_selfcheck.across.parallel import each
from ulo_selfcheck.answers.review import About
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.kinds import OVERVIEW
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.front.talk.asker import Option, Refuse
from ulo_selfcheck.front.talk.overview_form import overview

ORGANISATIONS = 24


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Here(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an adviser's folder: made-up organisations at different depths, and what is none of them."""
    folder = tmp_path / "All reviews"
    generating.write(folder, ORGANISATIONS, seed=5)
    (folder / "broken.toml").write_text("schema = 1\n[x\n", encoding="utf-8")
    (folder / "tool.toml").write_text('[tool]\nname = "x"\n', encoding="utf-8")
    (folder / "letter.txt").write_text("Not answers", encoding="utf-8")
    hidden = folder / ".ulo-selfcheck-backups" / "old.toml"
    hidden.parent.mkdir()
    hidden.write_text(dumps(assessment_with({"rights": "fully"}, name="Hidden")), encoding="utf-8")
    return folder


def said(text: str) -> str:
    return " ".join(text.split())


def test_the_same_seed_makes_the_same_files() -> None:
    made = list(generating.files(12))
    assert made == list(generating.files(12))
    assert made != list(generating.files(12, seed=2))
    assert any(len(text) > 12_000 for _, text in made)


def test_it_tells_what_they_share_and_names_what_does_not_count(program: Program, folder: Path) -> None:
    ran = program("overview", folder)
    assert ran.code == 0
    text = said(ran.out)
    assert f"Overview of {ORGANISATIONS} organisations" in text
    for heading in (
        "Most often strong",
        "Most often short of the aim",
        "The essentials",
        "Every question",
        "By nation",
    ):
        assert heading in text
    assert "It ranks nobody, and it gives no marks." in text
    for where in (ran.err, text):
        assert "broken.toml: Line 2, column 3: this is not correct TOML." in said(where)
        assert "tool.toml: This is not a file of answers" in said(where)
    assert "Traceback" not in ran.err
    assert "Hidden" not in ran.out + ran.err


def test_an_organisation_is_named_nowhere_beside_its_answers(program: Program, folder: Path) -> None:
    out = program("overview", folder).out
    assert not any(place in out.split("Files that do not count")[0] for place in generating.PLACES)


@pytest.mark.parametrize("share", [False, True])
@pytest.mark.parametrize("ending", forms(OVERVIEW))
def test_it_is_made_in_every_form(program: Program, folder: Path, ending: str, share: bool) -> None:
    out = program.home / f"out{ending}"
    ran = program("overview", folder, "-o", out, *(["--share"] if share else []))
    assert ran.code == 0, ran.err
    assert f"The overview{' to share' if share else ''} is in {out}" in said(ran.out)
    data = out.read_bytes()
    text = read_word(data) if ending == ".docx" else data.decode()
    if ending == ".html":
        text, _ = read_html(text)
    assert "Peer support" in text
    assert any(place in text for place in generating.PLACES) == (ending == ".csv" and not share)
    assert ("broken.toml" in text) == (ending != ".csv" and not share)


def test_the_table_has_a_row_for_each_organisation_and_question(program: Program, folder: Path) -> None:
    program("overview", folder, "-o", "out.csv")
    rows = list(csv.DictReader(io.StringIO((program.home / "out.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == ORGANISATIONS * 21
    assert len({row["organisation"] for row in rows}) == ORGANISATIONS
    assert {row["status"] for row in rows} <= {"rated", "not-sure", "later", "not-for-us", "unanswered"}
    assert all(bool(row["level"]) == (row["status"] == "rated") for row in rows)
    assert {row["criterion"] for row in rows if row["essential"]} == {
        "social-model", "independent-living", "peer-support", "user-majority",
    }  # fmt: skip


def test_no_cell_of_the_table_is_a_formula(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    ours = assessment_with(
        {"rights": "fully"}, name="=1+1", area="@here", assessment=About(id="a", title="+2")
    )
    (folder / "-3.toml").write_text(dumps(ours), encoding="utf-8")
    program("overview", folder, "-o", "out.csv")
    row = (program.home / "out.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert row.startswith("'=1+1,'@here,,,'+2,,'-3.toml,social-model,")


def test_the_json_adds_up(program: Program, folder: Path) -> None:
    program("overview", folder, "-o", "out.json")
    data = json.loads((program.home / "out.json").read_text(encoding="utf-8"))
    assert data["organisations"] == data["reviews"] == ORGANISATIONS
    for parts in (data["nations"], data["forms"]):
        assert sum(part["reviews"] for part in parts) == ORGANISATIONS
    for one in data["criteria"]:
        assert sum(one["answers"].values()) == ORGANISATIONS
    assert {one["file"] for one in data["left_out"]} == {"broken.toml", "tool.toml"}


def test_every_review_counts_when_all_is_asked_for(program: Program, folder: Path) -> None:
    text = said(program("overview", folder, "--all").out)
    years = len(list(folder.rglob("*last year.toml")))
    assert years
    assert f"Overview of {ORGANISATIONS + years} reviews of {ORGANISATIONS} organisations" in text


def test_a_copy_to_share_does_not_count_a_review_twice(program: Program, folder: Path) -> None:
    ran = program("overview", folder, "--share", "--all")
    assert ran.code == 2
    assert "--share and --all do not go together." in said(ran.err)


def test_a_copy_to_share_holds_no_small_number_and_says_so(program: Program, folder: Path) -> None:
    ran = program("overview", folder, "--share")
    assert ran.code == 0
    assert "No figure here is about fewer than five of them" in said(ran.out)
    assert "Two copies to share can tell more than one." in said(ran.err)
    assert "toml" not in ran.out


def test_of_four_organisations_everything_is_withheld(program: Program, tmp_path: Path) -> None:
    generating.write(tmp_path / "four", 4)
    text = said(program("overview", tmp_path / "four", "--share").out)
    assert "There are fewer than five organisations. So everything is withheld." in text
    assert "Peer support" not in text


def test_copies_with_levels_alone_count_like_full_files(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "both"
    folder.mkdir()
    full = assessment_with({"rights": "partly"}, assessment=About(id="a"))
    (tmp_path / "full.toml").write_text(dumps(full), encoding="utf-8")
    program("report", "full.toml", "-o", folder / "levels.toml", "--share")
    assert "Overview of 1 organisation\n" in program("overview", folder).out
    (folder / "full.toml").write_text(dumps(full), encoding="utf-8")
    text = said(program("overview", folder).out)
    assert "Overview of 1 organisation " in text
    assert "Copies of a review count once." in text


def test_a_folder_without_answers_is_a_problem(program: Program, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = program("overview", empty)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"Problem: {empty}: there are no files of answers here.\n"
    (empty / "tool.toml").write_text("x = 1\n", encoding="utf-8")
    ran = program("overview", empty)
    assert ran.code == 1
    assert "tool.toml" in ran.err
    assert f"{empty}: there are no answers here that count." in ran.err
    ran = program("overview", tmp_path / "none")
    assert (ran.code, ran.err) == (1, f"Problem: There is no folder {tmp_path / 'none'}. Check its name.\n")


def test_of_many_broken_files_the_first_are_named_and_the_rest_counted(
    program: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "ours.toml").write_text(dumps(assessment_with({"rights": "fully"})), encoding="utf-8")
    for number in range(30):
        (folder / f"broken-{number:02}.toml").write_text("schema = 1\n[x\n", encoding="utf-8")
    ran = program("overview", folder)
    assert ran.code == 0
    assert ran.err.count("broken-") == read_folder.MOST_TOLD
    assert "and 10 more files do not count" in ran.err
    assert ran.out.count("broken-") == 30


def test_one_more_file_is_said_as_one() -> None:
    left_out = [LeftOut(f"{number}.toml", "It is broken.") for number in range(read_folder.MOST_TOLD + 1)]
    assert read_folder.told(left_out)[-1].startswith("Note: and 1 more file does not count.")


def test_a_file_is_not_written_over_unless_it_is_said(program: Program, folder: Path) -> None:
    (program.home / "out.txt").write_text("Ours", encoding="utf-8")
    assert program("overview", folder, "-o", "out.txt").code == 1
    assert (program.home / "out.txt").read_text(encoding="utf-8") == "Ours"
    assert program("overview", folder, "-o", "out.txt", "--overwrite").code == 0


def test_another_set_of_criteria_is_named_and_stops_nothing(program: Program, folder: Path) -> None:
    text = (next(folder.rglob("organisation-*.toml"))).read_text(encoding="utf-8")
    (folder / "other.toml").write_text(
        text.replace("dh-ulo-design-criteria", "another-set"), encoding="utf-8"
    )
    ran = program("overview", folder)
    assert ran.code == 0
    assert "Note: other.toml: These answers are to another set of criteria: another-set." in ran.err


# Long work


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Give a folder with so many names of one file that reading them all takes a while."""
    folder = tmp_path / "many"
    folder.mkdir()
    _, text = next(iter(generating.files(1)))
    (folder / "0.toml").write_text(text, encoding="utf-8")
    for number in range(1, 8000):
        os.link(folder / "0.toml", folder / f"{number}.toml")
    return folder


@pytest.mark.parametrize("mode", ["plain", "full-screen"])
def test_ctrl_c_stops_at_once_and_says_how_far_it_got(program: Program, many: Path, mode: str) -> None:
    environment = program.environment | {"ULO_SELFCHECK_MODE": mode}
    with Terminal(in_terminal("overview", str(many)), cwd=program.home, env=environment) as terminal:
        terminal.wait_for("8,000 files to read" if mode == "plain" else "Reading", works_on=True)
        time.sleep(0.5)
        terminal.press("ctrl+c")
        assert terminal.wait() == 0
        assert "of 8,000 files were read. Nothing was written." in said(terminal.text)
        assert "Traceback" not in terminal.text


def test_nothing_is_said_of_progress_in_a_pipe(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    (folder / "0.toml").write_text(dumps(assessment_with({"rights": "fully"})), encoding="utf-8")
    for number in range(1, 400):
        os.link(folder / "0.toml", folder / f"{number}.toml")
    ran = program("overview", folder)
    assert ran.code == 0
    assert "read" not in ran.err
    assert "Overview of 1 organisation" in ran.out


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="there are no groups of processes here")
def test_what_it_started_ends_with_it_even_when_it_is_killed(program: Program, many: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "ulo_selfcheck", "overview", many],
        cwd=program.home,
        env=program.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(2)
    started.kill()
    _, err = started.communicate()
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            os.killpg(started.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    else:
        os.killpg(started.pid, signal.SIGKILL)
        pytest.fail("a process went on behind it")
    assert b"Traceback" not in err


def test_what_several_processes_read_is_what_one_reads(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "large"
    generating.write(folder, 320)
    files = read_folder.files_in(folder)

    def read_by(processes: int) -> FolderOverview:
        monkeypatch.setattr(read_folder, "each", partial(each, processes=processes))
        return read_folder.read(files, catalogue, lambda _number: None)

    assert read_by(1) == read_by(2)


# From within


class Scripted:
    """Somebody who gives answers that were written down before."""

    def __init__(self, *replies: int | str | None, stops: bool = False) -> None:
        self.replies = list(replies)
        self.said: list[str] = []
        self.shown: list[Document] = []
        self.stops = stops

    async def say(self, text: str) -> None:
        self.said.append(text)

    async def choose(
        self, question: str, options: Sequence[str | Option], now: int | None = None
    ) -> int | None:
        reply = self.replies.pop(0)
        assert reply is None or isinstance(reply, int)
        return reply

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

    async def read(self, document: Document) -> None:
        self.shown.append(document)

    async def sure(self, question: str, word: str) -> bool:
        raise AssertionError

    async def show(self, draw: object, said: Iterable[str] = ()) -> None:
        for one in said:
            await self.say(one)

    async def meanwhile(self, work: Callable[[Callable[[str], None]], Any]) -> Any:
        return None if self.stops else work(self.said.append)


ALL_OF_IT, TO_SHARE = 0, 1


async def test_from_within_it_is_shown_and_kept_by_name(folder: Path, catalogue: Catalogue) -> None:
    person = Scripted("nowhere at all", str(folder), ALL_OF_IT, "over.odt", "over.html")
    document = await overview(catalogue, person)
    assert person.replies == []
    assert person.shown == [document]
    assert any("There is no folder" in one for one in person.said)
    assert any("We cannot make over.odt." in one for one in person.said)
    assert (folder.parent / "over.html").exists()
    assert person.said[-1].startswith("Done. The overview is in ")


async def test_from_within_a_copy_to_share_names_nobody(folder: Path, catalogue: Catalogue) -> None:
    person = Scripted(str(folder), TO_SHARE, None)
    document = await overview(catalogue, person)
    assert document
    assert document.title == "An overview to share"
    assert any("share the next one when five or more have changed" in one for one in person.said)


async def test_from_within_it_can_be_left_and_stopped(folder: Path, catalogue: Catalogue) -> None:
    assert await overview(catalogue, Scripted(None)) is None
    assert await overview(catalogue, Scripted(str(folder), None)) is None
    person = Scripted(str(folder), ALL_OF_IT, stops=True)
    assert await overview(catalogue, person) is None
    assert "files were read. Nothing was written." in person.said[-1]


def test_in_the_full_screen_escape_stops_the_reading(program: Program, many: Path) -> None:
    words = in_terminal("--full-screen")
    with Terminal(words, rows=40, cwd=program.home, env=program.environment) as terminal:
        terminal.wait_for("Look across many organisations")
        for _ in range(12):
            if any(line.strip().startswith(">") and "Look across" in line for line in terminal.lines):
                break
            terminal.press("down")
            terminal.read(quiet=0.3)
        terminal.press("enter")
        terminal.wait_for("Which folder")
        terminal.type(str(many))
        terminal.press("enter")
        terminal.wait_for("Who is it for?")
        terminal.press("enter")
        terminal.wait_for("8,000 files to read")
        terminal.press("escape")
        terminal.wait_for("8,000 files were read. Nothing was")
