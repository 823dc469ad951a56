"""The program in the process of the test, for attacks: what a command told, how long it took, and whether it crashed."""

import time
import traceback
from pathlib import Path
from typing import NamedTuple

from tests import running


class Told(NamedTuple):
    """What a command told: exit code, output, what it took, and a traceback where it crashed."""

    code: int
    out: str
    err: str
    seconds: float
    crash: str

    @property
    def said(self) -> str:
        return self.out + self.err


class Here:
    """The program with a home of its own, under attack."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._program = running.Here(home)

    def __call__(self, *words: str | Path, typed: str | bytes = b"", **more: str) -> Told:
        """Run a command. `typed` comes on its standard input."""
        start = time.perf_counter()
        try:
            ran = self._program(*words, typed=typed, **more)
        except BaseException:  # noqa: BLE001  (whatever it is, it is what we look for)
            return Told(1, "", "", time.perf_counter() - start, traceback.format_exc())
        return Told(*ran, time.perf_counter() - start, "")
