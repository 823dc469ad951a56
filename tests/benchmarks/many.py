"""The overview of many files against tomllib parsing the same files on one core: `python -m tests.benchmarks.many`.

Both are whole runs of a process of its own, in turn. Beside the time on the clock stands that of all
processors together: it says what the clock would on a machine that does nothing else.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests import generating
from tests.benchmarks.measure import Times, environment, folder
from tests.terminal import program

FILES = 10_000
PARSE = "parse"


class Run(NamedTuple):
    """One run: milliseconds on the clock and of processors, and the megabytes of its largest process."""

    clock: float
    processors: float
    memory: float


def run(command: Sequence[str], home: Path) -> Run:
    """Measure a command from spawn to end, with all that it started."""
    begin = time.perf_counter()
    env = {**os.environ, **environment(home)}
    started = subprocess.Popen(
        command, cwd=home, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(started.pid, 0)
    took = time.perf_counter() - begin
    started.returncode = os.waitstatus_to_exitcode(status)
    assert started.returncode == 0, command
    kilo = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(took * 1000, (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / kilo)


@contextmanager
def organisations(files: int) -> Iterator[Path]:
    """Give a home with a folder of at least so many files: a tenth of the organisations have two years."""
    home = folder()
    generating.write(home / "all", files * 10 // 11)
    yield home
    shutil.rmtree(home)


def overview_run(home: Path) -> Run:
    return run(program("overview", str(home / "all")), home)


def parse_run(home: Path) -> Run:
    return run([sys.executable, "-m", "tests.benchmarks.many", PARSE, str(home / "all")], home)


def pairs(home: Path, runs: int) -> list[tuple[Run, Run]]:
    """Measure ours and the bare parsing in turn; one pair to warm the disk's memory."""
    return [(overview_run(home), parse_run(home)) for _ in range(runs + 1)][1:]


def times(runs: int) -> list[Times]:
    """Give the times on the clock, ours and of the bare parsing, for the table of all benchmarks."""
    with organisations(FILES) as home:
        measured = pairs(home, runs)
    return [Times.of([one.clock for one in side]) for side in zip(*measured, strict=True)]


def parse(below: Path) -> None:
    """Parse every file with tomllib and keep nothing: the least that any reader on one core has to do."""
    for path in below.rglob("*.toml"):
        try:
            tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError:
            continue


def tell(files: int, runs: int) -> None:
    """Print both ratios, and how the memory grows from a tenth of the files."""
    with organisations(files // 10) as home:
        small = overview_run(home).memory
    with organisations(files) as home:
        count = len(list((home / "all").rglob("*.toml")))
        measured = pairs(home, runs)
    clock, processors = (
        sorted(getattr(ours, kind) / getattr(bare, kind) for ours, bare in measured)
        for kind in ("clock", "processors")
    )
    middle = len(measured) // 2
    print(
        f"overview of {count:,} files, against tomllib on one core: ratio {clock[middle]:.2f}, to reach 1.0. "
        f"Processors {processors[middle]:.2f} times the bare parsing's."
    )
    for ours, bare in measured:
        print(f"Ours {ours.clock / 1000:.1f} s, bare {bare.clock / 1000:.1f} s.")
    large = max(ours.memory for ours, _ in measured)
    print(f"Largest process: {small:.0f} MB with a tenth of the files, {large:.0f} MB with all of them.")


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", nargs="?", choices=[PARSE])
    parser.add_argument("below", nargs="?", type=Path)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    if arguments.what:
        parse(arguments.below)
    else:
        tell(arguments.files, arguments.runs)


if __name__ == "__main__":
    _main()
