"""Every row of what the program must reach: ours and a bare program doing the same minimum, in turn."""

import os
import shutil
import sys
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import tomli_w

from tests.benchmarks import many
from tests.benchmarks.measure import (
    ROOT,
    WARMING,
    Times,
    alternating,
    called,
    folder,
    key,
    opened,
    python,
    to_end,
    to_text,
)
from tests.terminal import program
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.ground.models import replace

BARE = [sys.executable, "-m", "tests.benchmarks.bare"]
READY = "Check your answers"
SAVED = "'down' in a bare list of 21 that does a bare save"
QUESTION = "a bare question that shows the next"
PRESSED = 4
"""Keys in each run."""
PER_SECOND = 20
"""Keys of somebody who types at speed."""
BETWEEN_SAVES = 20
"""Keys before a pause that is long enough for a save."""
NOTE = "We looked at our minutes of the last year and talked about what they show. " * 10


class Bench(NamedTuple):
    """Where to measure and how often: a home with a full file, and one whose notes are long."""

    home: Path
    runs: int

    @classmethod
    def made(cls, runs: int) -> "Bench":
        bench = cls(folder(), runs)
        shutil.copy(ROOT / "criteria" / "example.toml", bench.full)
        assessment = read_answers(bench.full).loaded.assessment
        answers = {one: replace(answer, note=NOTE) for one, answer in assessment.answers.items()}
        bench.long.write_text(dumps(replace(assessment, answers=answers), load().order), encoding="utf-8")
        return bench

    @property
    def full(self) -> Path:
        return self.home / "full.toml"

    @property
    def long(self) -> Path:
        return self.home / "long.toml"

    def opening(self, mode: str, file: Path | None = None) -> list[str]:
        return program("open", str(file or self.full), f"--{mode}")


class Result(NamedTuple):
    """One row: what, against what, both times, the ratio to reach."""

    what: str
    against: str
    ours: Times
    bare: Times
    reach: float

    @property
    def ratio(self) -> float:
        return self.ours.median / self.bare.median

    @property
    def ratio_p99(self) -> float:
        return self.ours.p99 / self.bare.p99

    @property
    def by_processor(self) -> float | None:
        if self.ours.processor is None or not self.bare.processor:
            return None
        return self.ours.processor / self.bare.processor


Measured = tuple[str, Times, Times, float]
"""Against what, ours, the bare one's, the ratio to reach."""


def _full_screen(bench: Bench) -> Measured:
    ours, bare = alternating(
        bench.runs,
        lambda: to_text(bench.opening("full-screen"), READY, bench.home),
        lambda: to_text([*BARE, "list", str(bench.full)], "READY", bench.home),
    )
    return "a bare Textual app that reads the same answers", ours, bare, 1.25


def _plain(bench: Bench) -> Measured:
    yardstick = python("import pydantic; pydantic.BaseModel")
    ours, bare = alternating(
        bench.runs,
        lambda: to_text(bench.opening("plain"), "What next:", bench.home),
        lambda: to_end(yardstick, bench.home),
    )
    return "import pydantic", ours, bare, 2.0


def _option(option: str) -> Callable[[Bench], Measured]:
    def measure(bench: Bench) -> Measured:
        ours, bare = alternating(
            bench.runs,
            lambda: to_end(program(option), bench.home),
            lambda: to_end(python("import click"), bench.home),
        )
        return "import click", ours, bare, 1.3

    return measure


def _answer(bench: Bench) -> Measured:
    bare = ([*BARE, "saved", str(bench.long)], "21. A criterion", ["down", "up"])
    return SAVED, *_keys(bench, ["home", "enter"], ["1", "2", "3", "4"], bare), 1.5


def _turn(bench: Bench) -> Measured:
    # The other key between keeps Enter from being taken for a held one; its own time is not looked at.
    bare = ([*BARE, "question"], "READY", ["enter", "b"])
    return QUESTION, *_keys(bench, ["home", "enter", "4"], ["enter", "b"], bare, of_each=2), 1.5


Bare = tuple[list[str], str, list[str]]
"""How a bare program is started, what shows that it is there, and the keys to press in turn."""


def _keys(
    bench: Bench, before: Sequence[str], keys: Sequence[str], against: Bare, *, of_each: int = 1
) -> tuple[Times, Times]:
    command = bench.opening("full-screen", bench.long)
    bare_command, ready, bare_keys = against
    with (
        opened(command, READY, before, bench.home) as ours,
        opened(bare_command, ready, [], bench.home) as bare,
    ):
        took = [
            (key(ours, keys[number % len(keys)]), key(bare, bare_keys[number % len(bare_keys)]))
            for number in range((bench.runs + WARMING) * PRESSED)
        ]
    kept = took[WARMING * PRESSED :: of_each]
    return Times.of([ours for ours, _ in kept]), Times.of([bare for _, bare in kept])


def _typing(bench: Bench) -> Measured:
    note = bench.home / "note.txt"
    note.write_text(NOTE, encoding="utf-8")
    command = bench.opening("full-screen", bench.long)
    took: list[tuple[float, float]] = []
    with (
        opened(command, READY, ["home", "enter", "n"], bench.home) as ours,
        opened([*BARE, "text", str(note)], "We looked", [], bench.home) as bare,
    ):
        for number in range((bench.runs + WARMING) * PRESSED):
            took.append((key(ours, "abcde "[number % 6]), key(bare, "abcde "[number % 6])))
            time.sleep(0.8 if number % BETWEEN_SAVES == BETWEEN_SAVES - 1 else 1 / PER_SECOND)
    saved = read_answers(bench.long).loaded.assessment.answers["social-model"].note
    assert "abcde" in saved, "nothing was saved while typing"
    mine, theirs = zip(*took[WARMING * PRESSED :], strict=True)
    return "a bare box to type in, the same text", Times.of(mine), Times.of(theirs), 1.5


def _save(bench: Bench) -> Measured:
    order = load().order
    answers, contents = AnswerFile.open(bench.full, order=order)
    assessment = contents.loaded.assessment
    plain = tomllib.loads(dumps(assessment, order))
    other = bench.home / "bare.toml"

    def bare_save() -> None:
        temporary = other.with_suffix(".tmp")
        with temporary.open("wb") as out:
            out.write(tomli_w.dumps(plain, multiline_strings=True).encode())
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(other)

    ours, bare = alternating(
        bench.runs * 10, lambda: called(lambda: answers.save(assessment)), lambda: called(bare_save)
    )
    answers.close()
    return "tomli_w + fsync + replace", ours, bare, 1.5


def _report(bench: Bench) -> Measured:
    making = program("report", str(bench.full), "-o", str(bench.home / "out.txt"), "--overwrite")
    ours, bare = alternating(
        bench.runs,
        lambda: to_end(making, bench.home),
        lambda: to_text(bench.opening("plain"), "What next:", bench.home),
    )
    return "plain start", ours, bare, 1.5


def _overview(_bench: Bench) -> Measured:
    ours, bare = many.times(3)
    return "tomllib on one core", ours, bare, 1.0


ROWS: Mapping[str, Callable[[Bench], Measured]] = {
    "full screen: start to the list": _full_screen,
    "plain: start to the first prompt": _plain,
    "--help": _option("--help"),
    "--version": _option("--version"),
    "key to repainted answer": _answer,
    "Enter to next question": _turn,
    "a letter typed in a note, saving on": _typing,
    "save of a full file": _save,
    "report to .txt": _report,
    f"overview of {many.FILES:,} files": _overview,
}


def measure(what: str, bench: Bench) -> Result:
    """Measure one row."""
    return Result(what, *ROWS[what](bench))
