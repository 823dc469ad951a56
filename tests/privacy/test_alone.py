"""The program keeps to itself: no network, no other program, and no file but those that the guide tells of."""

import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.building import assessment_with
from tests.documents.test_html_browser import missing
from tests.heard.desktop import wait_for
from tests.privacy.watched import Watched
from tests.terminal import Terminal, program
from ulo_selfcheck.answers.review import About
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.front.commands.cli import cli

SITTING = (
    "3\npartly\nnote\nWe help with forms.\n\ngaps\nreview\nplan\n\nreport\n1\n1\n\nwhere\nhelp\nundo\nquit\n"
)
REPORTS = [f"our report{ending}" for ending in (".docx", ".html", ".txt", ".md", ".json", ".csv")]
SHARED = [f"to share{ending}" for ending in (".docx", ".html", ".txt", ".md", ".json", ".csv", ".toml")]

Words = tuple[str, ...]
COMMANDS: Mapping[str, tuple[Words, ...]] = {
    "open": (("open", "new.toml", "--plain", "--name", "Riverside"), ("open", "ours.toml", "--plain")),
    "gaps": (("gaps", "ours.toml"),),
    "report": (
        *(("report", "ours.toml", "-o", out) for out in REPORTS),
        *(("report", "ours.toml", "-o", out, "--share") for out in SHARED),
        ("report", "ours.toml", "-o", "large.docx", "--large-print", "--share-answers"),
    ),
    "letter": (("letter", "ours.toml", "-o", "letter.docx"), ("letter", "ours.toml", "-o", "letter.html")),
    "workbook": (("workbook", "-o", "book.txt"), ("workbook", "-o", "cards.docx", "--cards")),
    "combine": (("combine", "members", "-o", "together.toml"),),
    "renew": (("renew", "ours.toml", "-o", "next.toml"),),
    "compare": (
        ("compare", "ours.toml", "later.toml"),
        ("compare", "ours.toml", "later.toml", "-o", "two.docx"),
    ),
    "overview": (("overview", "members"), ("overview", "members", "-o", "all.html", "--share")),
    "plan": (
        ("plan", "ours.toml"),
        ("plan", "members", "-o", "plans.docx"),
        ("plan", "ours.toml", "-o", "p.csv"),
    ),
    "check": (("check", "ours.toml", "members"),),
    "restore": (("open", "ours.toml", "--plain"), ("restore", "ours.toml")),
    "forget": (("forget", "ours.toml"),),
    "criteria": (("criteria",), ("criteria", "peer-support"), ("criteria", "words")),
    "help": (("help",), ("help", "safety")),
    "accessibility": (("accessibility",),),
}
"""How each command is run here. A new command has to come in."""

TYPED = {"open": SITTING, "forget": "forget\n", "restore": "go 1\n1\n1\n"}
START = {"ours.toml", "later.toml", *(f"members/{one}.toml" for one in ("a", "b"))}
BACKUP = re.compile(r"\.ulo-selfcheck-backups/[^/]+\.toml\.\d{8}T\d{12}Z\.toml")
PASSING = re.compile(r"\..+\.(?:lock|[a-z0-9_]{8}\.tmp)")
"""The names of what is there only while a file is open or being saved."""


def answers(review: str, *, member: bool) -> bytes:
    """Give a file of answers: the practice organisation's, or one member's own."""
    if member:
        own = assessment_with({"social-model": "partly"}, assessment=About(id=review))
        return dumps(own).encode()
    example = (packaged_folder() / "example.toml").read_text(encoding="utf-8")
    return re.sub(r'(?m)^id = "[^"]*"', f'id = "{review}"', example, count=1).encode()


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    """Give the program with answers of its own, of a later year, and of two members."""
    made = Watched(tmp_path)
    (made.home / "members").mkdir()
    for number, name in enumerate(sorted(START)):
        (made.home / name).write_bytes(answers(f"review-{number}", member=name.startswith("members")))
    return made


def outputs(command: str) -> set[str]:
    """Give the files that the runs of a command were asked for."""
    return {words[words.index("-o") + 1] for words in COMMANDS[command] if "-o" in words}


def test_every_command_is_run_here() -> None:
    assert set(cli.commands) == set(COMMANDS)


@pytest.mark.parametrize("command", cli.commands)
def test_a_command_uses_no_network_and_leaves_only_what_was_asked_for(watched: Watched, command: str) -> None:
    ran = watched.in_turn(COMMANDS[command], typed=TYPED.get(command, ""))
    assert (ran.code, "Problem" in ran.err) == (0, False), ran.err
    assert watched.reached_out == []
    left = {one for one in watched.files if not BACKUP.fullmatch(one)}
    expected = START | outputs(command)
    if command == "open":
        expected |= {"new.toml", "new report.docx", "ours report.docx"}
    if command == "forget":
        expected -= {"ours.toml"}
    assert left == expected
    assert list(watched.temporary.iterdir()) == []
    assert strangers(watched) == set()


def strangers(watched: Watched) -> set[Path]:
    """Give what was written, even for a moment, that is no file of ours in our home."""
    ours = {watched.home / one for one in watched.files}
    return {
        one
        for one in watched.wrote - ours
        if watched.home not in one.parents or not (PASSING.fullmatch(one.name) or one.is_dir())
    } - {Path("/dev/tty"), Path("/dev/null"), watched.home}


def test_a_first_sitting_in_lines_of_text_uses_no_network_and_leaves_answers_and_settings(
    watched: Watched,
) -> None:
    with Terminal(program(), cwd=watched.home, env=watched.environment) as terminal:
        terminal.wait_for("Your choice:")
        terminal.press("1", "enter")
        terminal.wait_for("Your choice:")
        terminal.type("Practise with\r")
        terminal.wait_for("What next:")
        terminal.type("go 3\rnote\r1\rWords\r\r")
        terminal.type("settings\r2\r3\r")
        terminal.type("quit\r")
        assert terminal.wait() == 0
    assert watched.reached_out == []
    settings, answers = "config/ulo-selfcheck/settings.toml", "Documents/ULO self-check/Practice.toml"
    left = {one for one in watched.files - START if ".ulo-selfcheck-backups/" not in one}
    assert left == {settings, answers}
    assert list(watched.temporary.iterdir()) == []
    assert strangers(watched) == set()


def test_a_sitting_in_the_full_screen_uses_no_network_and_leaves_its_file_alone(watched: Watched) -> None:
    with Terminal(
        program("open", "ours.toml", "--full-screen"), cwd=watched.home, env=watched.environment
    ) as it:
        it.wait_for("A clear management structure")
        it.press("home", "enter", "2", "n")
        it.type("Words")
        it.press("escape", "t", "escape", "h", "escape", "ctrl+q")
        assert it.wait() == 0
    assert watched.reached_out == []
    assert {one for one in watched.files if not BACKUP.fullmatch(one)} == START
    assert list(watched.temporary.iterdir()) == []
    assert strangers(watched) == set()


def test_the_spoken_tree_is_told_by_one_program_of_ours_and_the_full_screen_reaches_nothing(
    watched: Watched,
) -> None:
    if find_spec("accesskit") is None:
        missing("accesskit")
    settings = watched.home / "config" / "ulo-selfcheck" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('spoken = "on"\n', encoding="utf-8")
    may_start = watched.environment | {"WATCH_MAY_START": "spoken_bus.py orca"}
    with Terminal(program("open", "ours.toml", "--full-screen"), cwd=watched.home, env=may_start) as it:
        it.wait_for("A clear management structure")
        wait_for(lambda: len(watched.started) == 2, 10, "the program beside was not started")
        it.press("home", "enter", "2", "n", "escape", "ctrl+q")
        assert it.wait() == 0
    assert [one.split()[0] for one in watched.started][:1] == ["orca"], "it asks which version there is"
    assert watched.started[1].endswith("spoken_bus.py")
    assert watched.reached_out == []
    assert strangers(watched) == set()


@pytest.mark.parametrize(
    "act",
    [
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import socket; socket.socket(socket.AF_INET)",
        "import urllib.request; urllib.request.urlopen('http://localhost')",
        "import http.client; http.client.HTTPConnection('localhost').connect()",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_the_watch_sees_and_stops_what_reaches_out(watched: Watched, act: str) -> None:
    ran = watched.python("-c", f"try:\n    {act}\nexcept RuntimeError:\n    print('stopped')")
    assert ran.out == "stopped\n"
    assert watched.reached_out


def test_the_watch_sees_a_file_that_is_there_only_for_a_moment(watched: Watched) -> None:
    watched.python("-c", "import tempfile; tempfile.TemporaryFile().close()")
    assert any(watched.temporary in one.parents for one in strangers(watched))
