"""Figures without a bare twin: bytes and memory, the documents, what a start is made of."""

import os
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tests.benchmarks.measure import Took, environment, opened, python, stop, to_end
from tests.benchmarks.rows import READY, Bench
from tests.terminal import KEYS, Terminal, program

Figures = dict[str, str]
"""What was measured, and the figure in words."""


def bytes_per_key(bench: Bench) -> Figures:
    """Give what is written to the terminal for a key: what a slow line carries, and a reader hears."""
    steps = (
        ("'down' in the answers", ["home", "enter"], "down"),
        ("another answer", ["home", "enter"], "2"),
        ("Enter to the next question", ["home", "enter", "4"], "enter"),
        ("a letter in a note", ["home", "enter", "n"], "a"),
    )
    found: Figures = {}
    for what, before, name in steps:
        with opened(bench.opening("full-screen"), READY, before, bench.home) as screen:
            found[f"bytes painted by {what}"] = f"{_painted(screen, name):,}"
    return found


def _painted(screen: Terminal, name: str) -> int:
    before = len(screen.raw)
    os.write(screen._master, KEYS.get(name, name).encode())
    screen.read(quiet=0.3)
    return len(screen.raw) - before


def memory(bench: Bench) -> Figures:
    """Give the most memory held by a sitting that goes through all 21 questions."""
    full = ["home", "enter", *["4", "enter"] * 21]
    plain = [text for _ in range(21) for text in ("4", "\r")]
    found: Figures = {}
    for mode, ready, keys in (("full-screen", READY, full), ("plain", "What next:", plain)):
        with opened(bench.opening(mode), ready, keys, bench.home) as screen:
            found[f"memory of a sitting, {mode}"] = f"{Took.since(0, stop(screen)).memory:.0f} MB"
    return found


def documents(bench: Bench) -> Figures:
    """Give the time and the memory of each form of a document, of a full file with long notes."""
    made = [("report", ending) for ending in (".txt", ".md", ".html", ".docx", ".csv", ".json")]
    made += [("letter", ".docx"), ("workbook", ".docx")]
    return {f"{what} to {ending}": _document(bench, what, ending) for what, ending in made}


def _document(bench: Bench, what: str, ending: str) -> str:
    source = [] if what == "workbook" else [str(bench.long)]
    command = program(what, *source, "-o", str(bench.home / f"{what}{ending}"), "--overwrite")
    runs = [to_end(command, bench.home) for _ in range(max(bench.runs // 3, 3))]
    clock = statistics.median(one.clock for one in runs)
    return f"{clock:.0f} ms, {max(one.memory for one in runs):.0f} MB"


_PARTS = """
import gc, sys, time
gc.disable()
begin = time.process_time()
def lap(what):
    global begin
    now = time.process_time()
    print(what, (now - begin) * 1000, sep=": ")
    begin = time.process_time()
from pathlib import Path
import ulo_selfcheck.front.tui.app, ulo_selfcheck.front.modes, ulo_selfcheck.front.settings as settings
from ulo_selfcheck.session import opening
from ulo_selfcheck.catalogue.load import load
begin = time.process_time()
settings.load()
lap("settings")
catalogue = load()
lap("reading the criteria")
session = opening.carry_on(Path(sys.argv[1]), catalogue)
lap("opening the answers, with lock and backup")
"""
_IMPORTED = "import ulo_selfcheck.front.commands.cli, ulo_selfcheck.front.modes, ulo_selfcheck.front.tui.app"


def start(bench: Bench) -> Figures:
    """Give what a start of the full screen is made of, in milliseconds of the processor's time."""
    parts: Mapping[str, float] = _least(bench, lambda: _imports(bench), 5) | _least(
        bench, lambda: _laps(bench), 5
    )
    return {f"start: {what}": f"{took:.1f} ms" for what, took in parts.items()}


def _least(bench: Bench, measure: Callable[[], Mapping[str, float]], runs: int) -> dict[str, float]:
    """Give the least of some runs: what else the machine does only ever adds."""
    found = [measure() for _ in range(min(runs, bench.runs))]
    return {what: min(one[what] for one in found) for what in found[0]}


def _imports(bench: Bench) -> Mapping[str, float]:
    ran = _ran([sys.executable, "-X", "importtime", "-c", _IMPORTED], bench)
    took: Counter[str] = Counter()
    for line in ran.stderr.splitlines()[1:]:
        own, _, name = line.removeprefix("import time:").split("|")
        package = name.strip().partition(".")[0]
        took[package if package in ("textual", "rich", "click", "ulo_selfcheck") else "Python's own"] += int(
            own
        )
    return {f"importing {package}": micro / 1000 for package, micro in took.most_common()}


def _laps(bench: Bench) -> Mapping[str, float]:
    lines = _ran([*python(_PARTS), str(bench.full)], bench).stdout.splitlines()
    return {what: float(took) for what, took in (line.rsplit(": ", 1) for line in lines)}


def _ran(command: Sequence[str], bench: Bench) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **environment(bench.home)}
    return subprocess.run(command, cwd=bench.home, env=env, capture_output=True, text=True, check=True)


FIGURES: Mapping[str, Callable[[Bench], Figures]] = {
    "bytes": bytes_per_key,
    "memory": memory,
    "documents": documents,
    "start": start,
}
