"""One journey with one fault, in one of the three ways in which the program can be used."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from tests.faults.hooked import Plan
from tests.faults.journeys import Journey, Step, begin, typed
from tests.running import Program
from tests.terminal import KEYS, Terminal

Way = Literal["pipe", "terminal", "full screen"]
_SIGNS = re.compile(r"\x1b\[[0-9;?<>=]*[A-Za-z]")
PATIENCE = 40.0
"""Seconds that a program on a busy machine may take for anything."""


class Fault(NamedTuple):
    """A fault for one run: the act, the number of the call at which it happens, and how long it lasts."""

    act: str
    at: int
    lasting: int = 1
    calls: tuple[str, ...] = ()


NONE = Fault("", 0)


class Ran(NamedTuple):
    """What a run showed, and how it ended."""

    seen: str
    code: int | None
    """None: it did not end by itself in all that time."""
    calls: tuple[str, ...]
    happened: bool


class Place:
    """A scratch folder for one run after another: the folder of the answers and what is beside it."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.folder = scratch / "answers"
        self.log = scratch / "log"
        self.program = Program(scratch / "home")

    def beside(self, word: str) -> Path:
        """Give the file that an act makes beside the folder: 'visit', 'held', 'go', 'away'."""
        return self.folder.with_name(f"{self.folder.name} {word}")

    def clear(self) -> None:
        for one in (self.folder, self.beside("away")):
            if one.is_dir():
                one.chmod(0o700)
                for inside in (inside for inside in one.rglob("*") if inside.is_dir()):
                    inside.chmod(0o700)
                shutil.rmtree(one)
        shutil.rmtree(self.program.home, ignore_errors=True)
        self.program.home.mkdir(parents=True)
        for one in (self.log, *(self.beside(word) for word in ("visit", "held", "go"))):
            one.unlink(missing_ok=True)


def run(place: Place, journey: Journey, way: Way, fault: Fault = NONE) -> Ran:
    """Do a journey with a fault."""
    place.clear()
    begin(journey, place.folder)
    plan = Plan(str(place.folder), str(place.log), *fault)
    words = [sys.executable, "-m", "tests.faults.hooked", *journey.words]
    if journey.words[0] == "open":
        words.append("--full-screen" if way == "full screen" else "--plain")
    environment = place.program.environment | plan.environment()
    seen, code = (_in_a_pipe if way == "pipe" else _in_a_terminal)(words, environment, place, journey, way)
    log = place.log.read_text(encoding="utf-8").splitlines()
    return Ran(seen, code, tuple(line for line in log if line != "fault"), "fault" in log)


def _in_a_pipe(
    words: list[str], environment: dict[str, str], place: Place, journey: Journey, _way: Way
) -> tuple[str, int | None]:
    ran = subprocess.run(
        words,
        input=typed(journey.steps).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=place.folder,
        env=environment,
        timeout=PATIENCE * 2,
        check=False,
    )
    return _in_a_line(ran.stdout.decode(errors="replace")), ran.returncode


def _in_a_terminal(
    words: list[str], environment: dict[str, str], place: Place, journey: Journey, way: Way
) -> tuple[str, int | None]:
    with Terminal(words, cwd=place.folder, env=environment, rows=24, columns=80) as terminal:
        person = _Person(terminal, place)
        person.wait(lambda: "Enter" in terminal.text or "Your " in terminal.text)
        for step in journey.steps:
            person.does(step, way)
        person.wait(lambda: False)
        # What is said on leaving comes after the full screen; pyte shows it over what was there.
        last = _SIGNS.sub("", terminal.raw.rpartition(b"\x1b[?1049l")[2].decode(errors="replace"))
        return f"{person.seen}\n{_in_a_line(last)}", terminal.status


def _in_a_line(text: str) -> str:
    return " ".join(text.split())


class _Person:
    """Somebody who types, reads what is shown, and closes the window when the harness says so."""

    def __init__(self, terminal: Terminal, place: Place) -> None:
        self._terminal = terminal
        self._place = place
        self._pages: list[str] = []

    @property
    def seen(self) -> str:
        return "\n".join(self._pages)

    def does(self, step: Step, way: Way) -> None:
        """Do a step, and read until its end is shown."""
        if way == "full screen":
            for key in step.keys:
                name, _, shows = key.partition(">")
                self._press(name)
                if shows:
                    self.wait(lambda shows=shows: shows in self._terminal.text)  # type: ignore[misc]
            said = step.change.said if step.change else ""
        else:
            for line in step.lines:
                self._press(line + "\r")
            said = step.after
        if said:
            self.wait(lambda: said in _in_a_line(self._terminal.text))

    def _press(self, key: str) -> None:
        if self._terminal.status is None:
            try:
                self._terminal.type(KEYS.get(key, key))
            except OSError:
                self._ended()
            self._look()

    def wait(self, shown: Callable[[], bool]) -> None:
        """Read until something is shown, the program is at its end, or patience is."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._terminal.status is None:
            self._terminal.read(quiet=0.03, patience=0.5)
            self._look()
            if shown():
                return
            self._close_if_held()
            self._ended()

    def _look(self) -> None:
        page = _in_a_line(self._terminal.text)
        if not self._pages or self._pages[-1] != page:
            self._pages.append(page)

    def _close_if_held(self) -> None:
        if self._place.beside("held").exists() and not self._place.beside("go").exists():
            self._terminal.close_window()
            self._place.beside("go").touch()

    def _ended(self) -> None:
        pid, status = os.waitpid(self._terminal.pid, os.WNOHANG)
        if pid:
            self._terminal.status = os.waitstatus_to_exitcode(status)
            self._terminal.read()
            self._look()
