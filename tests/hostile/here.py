"""The whole program inside the process of the test: a hundred times quicker than a process for each bad file.

What would have been a crash comes out as a traceback instead of as the one sentence that people get.
"""

import contextlib
import gc
import io
import os
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from tests.running import Program
from ulo_selfcheck.front.commands import cli


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
    """The program with a home of its own, as `tests.running.Program` is, but in this process."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = Program(home).environment | {"ULO_SELFCHECK_DEBUG": "1"}

    def __call__(self, *words: str | Path, typed: str | bytes = b"", **more: str) -> Told:
        """Run a command. `typed` comes on its standard input."""
        data = typed.encode(errors="surrogateescape") if isinstance(typed, str) else typed
        streams = [_stream(data), _stream(), _stream()]
        start = time.perf_counter()
        with self._in_place(self.environment | more, ["ulo-selfcheck", *map(str, words)], streams):
            code, crash = _run()
        for stream in streams[1:]:
            stream.flush()
        out, err = (stream.buffer.getvalue().decode() for stream in streams[1:])  # type: ignore[attr-defined]
        return Told(code, out, err, time.perf_counter() - start, crash)

    @contextlib.contextmanager
    def _in_place(
        self, environment: Mapping[str, str], words: list[str], streams: list[io.TextIOWrapper]
    ) -> Iterator[None]:
        with contextlib.ExitStack() as stack:
            stack.enter_context(mock.patch.dict(os.environ, environment, clear=True))
            stack.enter_context(contextlib.chdir(self.home))
            for name, value in zip(("argv", "stdin", "stdout", "stderr"), (words, *streams), strict=True):
                stack.enter_context(mock.patch.object(sys, name, value))
            stack.callback(gc.enable)  # a sitting stops the collector while it starts
            yield


def _stream(data: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")


def _run() -> tuple[int, str]:
    try:
        cli.main()
    except SystemExit as end:
        return int(end.code or 0), ""
    except BaseException:  # noqa: BLE001  (whatever it is, it is what we look for)
        return 1, traceback.format_exc()
