"""How things are measured: spawn to text, key to paint, a call repeated. Milliseconds and megabytes."""

import os
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from resource import struct_rusage
from typing import NamedTuple

from tests.terminal import KEYS, Terminal

ROOT = Path(__file__).parents[2]
WARMING = 2


class Took(NamedTuple):
    """What one run took: on the clock, of the processor, and the most memory it held."""

    clock: float
    processor: float
    memory: float

    @classmethod
    def since(cls, begin: float, used: struct_rusage) -> "Took":
        return cls(
            (time.perf_counter() - begin) * 1000, (used.ru_utime + used.ru_stime) * 1000, _memory(used)
        )


def _memory(used: struct_rusage) -> float:
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


class Times(NamedTuple):
    """Some measured times: median and 99th percentile, and the median of the processor's time where it is known."""

    median: float
    p99: float
    processor: float | None = None

    @classmethod
    def of(cls, values: Sequence[float]) -> "Times":
        ordered = sorted(values)
        return cls(statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))])

    @classmethod
    def of_runs(cls, runs: Sequence[Took]) -> "Times":
        clock = cls.of([one.clock for one in runs])
        return clock._replace(processor=statistics.median(one.processor for one in runs))


def alternating(runs: int, *measures: Callable[[], Took]) -> list[Times]:
    """Measure several things in turn, so that a busy moment falls on all of them; two runs to warm up."""
    rounds = [[measure() for measure in measures] for _ in range(runs + WARMING)]
    return [Times.of_runs(side) for side in zip(*rounds[WARMING:], strict=True)]


def environment(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "0",
        # As where it is installed: compiled once, not at each start. Empty is as if it were not set.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONUNBUFFERED": "",
    }


def to_text(command: Sequence[str], text: str, home: Path) -> Took:
    """Measure from spawn until a text is on an 80x24 screen."""
    begin = time.perf_counter()
    with Terminal(command, cwd=home, env=environment(home)) as screen:
        seen = b""
        wanted = text.encode()
        while wanted not in seen:
            assert select.select([screen._master], [], [], 10)[0], f"{text!r} never came"
            seen += os.read(screen._master, 65536)
        clock = (time.perf_counter() - begin) * 1000
        return Took.since(begin, stop(screen))._replace(clock=clock)


def stop(screen: Terminal) -> struct_rusage:
    """End a program at once, and give what it used."""
    screen.kill(signal.SIGKILL)
    _, status, used = os.wait4(screen.pid, 0)
    screen.status = os.waitstatus_to_exitcode(status)
    return used


def to_end(command: Sequence[str], home: Path) -> Took:
    """Measure a command from spawn to end."""
    begin = time.perf_counter()
    env = {**os.environ, **environment(home)}
    started = subprocess.Popen(command, cwd=home, env=env, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    assert started.returncode == 0, command
    return Took.since(begin, used)


@contextmanager
def opened(command: Sequence[str], ready: str, before: Sequence[str], home: Path) -> Iterator[Terminal]:
    """Open a program in a terminal and press the keys that lead to where it is measured."""
    with Terminal(command, cwd=home, env=environment(home)) as screen:
        screen.wait_for(ready)
        screen.press(*before)
        screen.read(quiet=0.5)
        yield screen


_STEPS = 0.3
"""Seconds in which a change is written whole: it comes in steps, so that a screen reader says it well."""


def key(screen: Terminal, name: str) -> float:
    """Give the time from writing a key to the first byte painted, once all of it is painted."""
    begin = time.perf_counter()
    os.write(screen._master, KEYS.get(name, name).encode())
    assert select.select([screen._master], [], [], 5)[0], f"{name!r} painted nothing"
    took = (time.perf_counter() - begin) * 1000
    screen.read(quiet=_STEPS)
    return took


def called(what: Callable[[], object]) -> Took:
    """Measure one call."""
    begin, processor = time.perf_counter(), time.process_time()
    what()
    return Took((time.perf_counter() - begin) * 1000, (time.process_time() - processor) * 1000, 0)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="ulo-benchmark-"))
