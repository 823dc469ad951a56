"""Print the table of what the program must reach: `python -m tests.benchmarks [--json] [--runs 15]`."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import tomli_w

from tests.benchmarks import many
from tests.benchmarks.measure import ROOT, Times, alternating, called, folder, keys, python, to_end, to_text
from tests.terminal import program
from ulo_selfcheck.assessment.file import AnswerFile
from ulo_selfcheck.assessment.toml import dumps, loads
from ulo_selfcheck.catalogue.load import load

BARE = [sys.executable, "-m", "tests.benchmarks.bare"]


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


def rows(runs: int) -> Iterator[Result]:
    """Measure everything that exists so far."""
    home = folder()
    file = home / "full.toml"
    shutil.copy(ROOT / "criteria" / "example.toml", file)
    yield from _starts(home, runs)
    yield from _keys(home, runs)
    yield _save(file, runs)
    report = home / "out.txt"
    making = [*program("report", str(file), "-o", str(report), "--overwrite")]
    plain = [*program("open", str(file), "--plain")]
    ours, bare = alternating(runs, lambda: to_end(making, home), lambda: to_text(plain, "What next:", home))
    yield Result("report to .txt", "plain start", ours, bare, 1.5)
    ours, bare = many.times(3)
    yield Result(f"overview of {many.FILES:,} files", "tomllib on one core", ours, bare, 1.0)
    shutil.rmtree(home)


def _starts(home: Path, runs: int) -> Iterator[Result]:
    full = program("open", str(home / "full.toml"), "--full-screen")
    plain = program("open", str(home / "full.toml"), "--plain")
    ours, bare = alternating(
        runs,
        lambda: to_text(full, "Check your answers", home),
        lambda: to_text([*BARE, "list"], "READY", home),
    )
    yield Result(
        "full screen: start to the list", "a bare Textual app with the same widgets", ours, bare, 1.25
    )
    yardstick = python("import pydantic; pydantic.BaseModel")
    ours, bare = alternating(
        runs, lambda: to_text(plain, "What next:", home), lambda: to_end(yardstick, home)
    )
    yield Result("plain: start to the first prompt", "import pydantic", ours, bare, 1.5)
    for option in ("--help", "--version"):
        yield _command(option, home, runs)


def _command(option: str, home: Path, runs: int) -> Result:
    click = python("import click")
    ours, bare = alternating(runs, lambda: to_end(program(option), home), lambda: to_end(click, home))
    return Result(option, "import click", ours, bare, 1.3)


def _keys(home: Path, runs: int) -> Iterator[Result]:
    opened = program("open", str(home / "full.toml"), "--full-screen")
    down = Times.of(keys([*BARE, "options"], "21. A criterion", [], ["down", "up"] * runs * 2, home))
    answers = [str(number) for _ in range(runs) for number in (1, 2, 3, 4)]
    answer = Times.of(keys(opened, "Check your answers", ["home", "enter"], answers, home))
    yield Result("key to repainted answer", "'down' in a bare list of 21", answer, down, 1.5)
    turning = ["enter", "b"] * runs  # the other key between keeps Enter from being taken for a held one
    took = keys(opened, "Check your answers", ["home", "enter", "4"], turning, home)
    yield Result("Enter to next question", "'down' in a bare list of 21", Times.of(took[::2]), down, 1.5)


def _save(file: Path, runs: int) -> Result:
    order = load().order
    assessment = loads(file.read_text()).assessment
    answers, _contents = AnswerFile.open(file, order=order)
    data = loads(dumps(assessment, order)).assessment
    plain = __import__("tomllib").loads(dumps(data, order))
    other = file.with_name("bare.toml")

    def bare_save() -> None:
        temporary = other.with_suffix(".tmp")
        with temporary.open("wb") as out:
            out.write(tomli_w.dumps(plain, multiline_strings=True).encode())
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(other)

    ours, bare = alternating(
        runs * 10, lambda: called(lambda: answers.save(assessment)), lambda: called(bare_save)
    )
    answers.close()
    return Result("save of a full file", "tomli_w + fsync + replace", ours, bare, 1.5)


def main() -> None:
    """Measure and print, as text or as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = list(rows(arguments.runs))
    if arguments.json:
        print(json.dumps([{**one._asdict(), "ratio": round(one.ratio, 2)} for one in found], indent=2))
        return
    for one in found:
        print(
            f"{one.what}, against {one.against}: ratio {one.ratio:.2f}, to reach {one.reach}. "
            f"Ours {one.ours.median:.1f} ms (p99 {one.ours.p99:.1f}), bare {one.bare.median:.1f} ms (p99 {one.bare.p99:.1f})."
        )


if __name__ == "__main__":
    main()
