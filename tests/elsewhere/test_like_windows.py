"""As on Windows, as far as it can be simulated: no part of Unix is needed, and what Windows refuses is borne."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.marks import long
from tests.privacy.test_alone import COMMANDS, START, TYPED, answers
from tests.running import ROOT, Program
from tests.test_floors import MODULES, name_of
from ulo_selfcheck import __name__ as house
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.lock import lock_path
from ulo_selfcheck.front.commands.cli import cli

WINDOWS = Path(__file__).parent / "windows"
FILE = "ours.toml"


@pytest.fixture
def windows(tmp_path: Path) -> Program:
    made = Program(tmp_path)
    made.environment["PYTHONPATH"] = f"{WINDOWS}:{ROOT}"
    return made


def kept_in(path: Path) -> dict[str, str]:
    """Give what was answered, by the file on disk."""
    found = read_answers(path).loaded.assessment.answers
    return {criterion: answer.word for criterion, answer in found.items()}


# Nothing of Unix is needed


def test_the_likeness_has_no_unix_in_it(windows: Program) -> None:
    code = "import sys, signal, os; print(sys.platform, hasattr(signal, 'SIGHUP'), hasattr(os, 'getuid'))"
    assert windows.python("-c", code).out == "win32 False False\r\n"
    assert "ModuleNotFoundError" in windows.python("-c", "import fcntl").err


LOAD = """
import importlib
for name in {names}:
    try:
        importlib.import_module(name)
    except Exception as error:
        print(name, repr(error))
"""


OF_AN_EXTRA = {"front.tui.spoken_bus"}
"""What is loaded on Linux alone, and only where its extra is installed."""


def loading(*, full_screen: bool) -> str:
    """Return code that loads every module of the house, and prints each that cannot be."""
    names = (name_of(one) for one in MODULES)
    return LOAD.format(
        names=[
            f"{house}.{name}"
            for name in names
            if name.startswith("front.tui") == full_screen and name not in {"", "__main__", *OF_AN_EXTRA}
        ]
    )


def test_every_module_but_the_full_screen_can_be_loaded(windows: Program) -> None:
    assert windows.python("-c", loading(full_screen=False)) == (0, "", "")


def test_every_module_of_the_full_screen_can_be_loaded(tmp_path: Path) -> None:
    """Textual is loaded before the likeness begins: it stays as it is here."""
    begin = (
        f"import runpy, textual.app, textual.widgets; runpy.run_path({str(WINDOWS / 'sitecustomize.py')!r})"
    )
    assert Program(tmp_path).python("-c", begin + loading(full_screen=True)) == (0, "", "")


@pytest.mark.parametrize("command", cli.commands)
def test_every_command_works(windows: Program, command: str) -> None:
    (windows.home / "members").mkdir()
    for number, name in enumerate(sorted(START)):
        (windows.home / name).write_bytes(answers(f"review-{number}", member=name.startswith("members")))
    ran = windows.in_turn(COMMANDS[command], typed=TYPED.get(command, ""))
    assert (ran.code, "Problem" in ran.err) == (0, False), ran.err
    assert [one for one in windows.home.rglob("*") if one.name.endswith((".lock", ".tmp"))] == []


# A sitting


def test_a_sitting_keeps_all_and_lets_go_of_the_file(windows: Program) -> None:
    typed = "3\r\nnote 2\r\nA ramp.\r\nTwo ramps.\r\n\r\n4\r\nquit\r\n"
    ran = windows("open", FILE, "--plain", "--name", "Riverside", typed=typed)
    assert (ran.code, ran.err) == (0, "")
    assert kept_in(windows.home / FILE) == {"social-model": "partly", "independent-living": "mostly"}
    assert "A ramp.\\nTwo ramps." in repr(read_answers(windows.home / FILE).loaded.assessment)
    assert b"\r" not in (windows.home / FILE).read_bytes()
    assert not lock_path(windows.home / FILE).exists()


def test_a_second_opening_only_looks(windows: Program) -> None:
    windows("open", FILE, "--plain", "--name", "Riverside", typed="3\nquit\n")
    with subprocess.Popen(
        [sys.executable, "-m", house, "open", FILE, "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=windows.home,
        env=windows.environment,
    ) as other:
        assert other.stdin
        assert other.stdout
        while b"Question" not in other.stdout.readline():
            pass
        ran = windows("open", FILE, "--plain", typed="5\nquit\n")
        assert re.search(r"Somebody has this file open: .+, since", " ".join(ran.out.split()))
        other.communicate(b"4\nquit\n")
    assert kept_in(windows.home / FILE) == {"social-model": "partly", "independent-living": "mostly"}


@pytest.mark.parametrize("times", [1, 3, 5])
def test_a_scanner_that_holds_the_file_for_a_moment_does_not_stop_a_save(
    windows: Program, times: int
) -> None:
    windows("open", FILE, "--plain", "--name", "Riverside", typed="3\nquit\n")
    ran = windows("open", FILE, "--plain", typed="4\nquit\n", SCANNED=str(times))
    assert "Not saved" not in ran.out
    assert kept_in(windows.home / FILE)["independent-living"] == "mostly"


def test_a_scanner_that_holds_the_file_for_good_is_told_and_the_answers_are_kept_on(windows: Program) -> None:
    windows("open", FILE, "--plain", "--name", "Riverside", typed="3\nquit\n")
    ran = windows("open", FILE, "--plain", typed="4\nquit\n", SCANNED="1000")
    said = " ".join(ran.out.split())
    assert "You chose Mostly. Problem: Not saved: the process cannot access the file" in said
    assert "Not everything is saved." in said
    assert kept_in(windows.home / FILE) == {"social-model": "partly"}
    assert [one.name for one in windows.home.iterdir() if one.name.endswith(".tmp")] == []


def test_a_file_with_the_line_ends_of_windows_and_its_mark_is_read(windows: Program) -> None:
    windows("open", FILE, "--plain", "--name", "Riverside", typed="note\nOne\nTwo\n\n3\nquit\n")
    path = windows.home / FILE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    ran = windows("open", FILE, "--plain", typed="next\n4\nquit\n")
    assert (ran.code, ran.err) == (0, "")
    assert read_answers(path).loaded.assessment.answer("social-model").note == "One\nTwo"
    assert b"\r" not in path.read_bytes()


# Code pages


@pytest.mark.parametrize("page", [*("cp1252", "utf-16"), *long("cp437", "cp850", "ascii")])
def test_in_a_pipe_of_another_code_page_every_sentence_is_whole(windows: Program, page: str) -> None:
    name, note = "R\u00e9seau \u0141\u00f3d\u017a \u2014 \u65e5\u672c", "Caf\u00e9 \U0001f600"
    more: dict[str, Any] = {"PYTHONIOENCODING": page, "PYTHONUTF8": "0", "LANG": "C", "LC_ALL": "C"}
    windows("open", FILE, "--plain", "--name", name, typed="3\nquit\n")
    typed = f"note\n{note}\n\nwhere\nquit\n".encode(page, errors="replace")
    ran = windows("open", FILE, "--plain", typed=typed, **more)
    assert (ran.code, ran.err) == (0, "")
    for words in (("gaps", FILE), ("criteria",), ("help", "safety"), ("report", FILE, "-o", "r.txt")):
        ran = windows(*words, **more)
        assert (ran.code, ran.err) == (0, ""), words
    assert name in (windows.home / "r.txt").read_text(encoding="utf-8")
    assert tomllib.loads((windows.home / FILE).read_text(encoding="utf-8"))["organisation"]["name"] == name


def test_our_own_words_need_no_more_than_the_smallest_code_page(windows: Program) -> None:
    for words in (("criteria",), ("criteria", "peer-support"), ("help", "safety"), ("help", "keys")):
        said = windows(*words).out
        assert said.encode("ascii", errors="replace").decode() == said, words


def test_no_file_is_read_or_written_in_the_code_page_of_the_system(windows: Program) -> None:
    more: dict[str, Any] = {"PYTHONWARNDEFAULTENCODING": "1", "PYTHONWARNINGS": "error::EncodingWarning"}
    ran = windows(
        "open",
        FILE,
        "--plain",
        "--name",
        "R\u00e9seau",
        typed="3\nreport\n1\n1\n\nsettings\n2\n2\nquit\n",
        **more,
    )
    assert (ran.code, ran.err) == (0, "")
    for words in (
        ("help", "safety"),
        ("criteria",),
        ("check", FILE),
        ("gaps", FILE),
        ("workbook", "-o", "w.html"),
    ):
        ran = windows(*words, **more)
        assert (ran.code, ran.err) == (0, ""), words


# The console goes away

CLOSED = """
import sys
from ulo_selfcheck.front.commands import cli

class Gone:
    'A console whose window was closed: after some lines every word to it or from it is refused.'
    encoding, lines = 'utf-8', ['3', 'note', 'We help.']
    def readline(self, *_size):
        if self.lines:
            return self.lines.pop(0) + chr(10)
        if {eof}:
            return ''
        raise OSError(6, 'The handle is invalid')
    said = ''
    def write(self, text):
        self.said += text
        return len(text)
    def flush(self):
        said, self.said = self.said, ''
        if said and not self.lines and {deaf}:
            raise OSError(22, 'Invalid argument')
    def isatty(self):
        return False
    def fileno(self):
        raise OSError(9, 'Bad file descriptor')

sys.stdin = sys.stdout = Gone()
sys.argv = ['ulo-selfcheck', 'open', 'ours.toml', '--plain', '--name', 'Riverside']
cli.main()
"""


@pytest.mark.parametrize("deaf", [False, True])
@pytest.mark.parametrize("eof", [False, True])
def test_a_console_that_is_closed_ends_the_program_quietly_with_all_saved(
    windows: Program, deaf: bool, eof: bool
) -> None:
    ran = windows.python("-c", CLOSED.format(deaf=deaf, eof=eof))
    assert "Traceback" not in ran.err
    assert ran.err == ""
    assert ran.code == 0
    answer = read_answers(windows.home / FILE).loaded.assessment.answer("social-model")
    assert answer.level == "partly"
    assert not lock_path(windows.home / FILE).exists()
