"""How things are measured: spawn to text, key to paint, a call repeated. Times in milliseconds."""

import os
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.terminal import KEYS, Terminal

ROOT = Path(__file__).parents[2]


class Times(NamedTuple):
    """Some measured times: median and 99th percentile."""

    median: float
    p99: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Times":
        ordered = sorted(values)
        return cls(statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))])


def alternating(runs: int, *measures: Callable[[], float]) -> list[Times]:
    """Measure several things in turn, so that a busy moment falls on all of them; two runs to warm up."""
    values: list[list[float]] = [[] for _ in measures]
    for run in range(runs + 2):
        for index, measure in enumerate(measures):
            value = measure()
            if run >= 2:
                values[index].append(value)
    return [Times.of(one) for one in values]


def environment(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "0",
    }


def to_text(command: Sequence[str], text: str, home: Path) -> float:
    """Give the time from spawn until a text is on an 80x24 screen."""
    begin = time.perf_counter()
    with Terminal(command, cwd=home, env=environment(home)) as screen:
        seen = b""
        wanted = text.encode()
        while wanted not in seen:
            assert select.select([screen._master], [], [], 10)[0], f"{text!r} never came"
            seen += os.read(screen._master, 65536)
        took = time.perf_counter() - begin
        screen.kill(signal.SIGKILL)
        screen.wait()
    return took * 1000


def to_end(command: Sequence[str], home: Path, stdin: str = "") -> float:
    """Give the time from spawn to the end of a command."""
    begin = time.perf_counter()
    env = {**os.environ, **environment(home)}
    subprocess.run(command, cwd=home, env=env, input=stdin, text=True, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - begin) * 1000


def keys(
    command: Sequence[str], ready: str, before: Sequence[str], pressed: Sequence[str], home: Path
) -> list[float]:
    """Give, for each key pressed, the time from writing it to the first byte painted."""
    took = []
    with Terminal(command, cwd=home, env=environment(home)) as screen:
        screen.wait_for(ready)
        screen.press(*before)
        for key in pressed:
            begin = time.perf_counter()
            os.write(screen._master, KEYS.get(key, key).encode())
            if select.select([screen._master], [], [], 2)[0]:
                took.append((time.perf_counter() - begin) * 1000)
            screen.read(quiet=0.03)
        screen.kill(signal.SIGKILL)
        screen.wait()
    return took


def called(what: Callable[[], object]) -> float:
    """Give the time of one call."""
    begin = time.perf_counter()
    what()
    return (time.perf_counter() - begin) * 1000


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="ulo-benchmark-"))
