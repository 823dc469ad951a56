"""Running the real program, as a person or a pipe would: in a process of its own, or quicker in the test's."""

import contextlib
import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO
from unittest import mock

from ulo_selfcheck.front.commands import cli

ROOT = Path(__file__).parents[1]


class Ran(NamedTuple):
    """What a run of the program left behind: its exit code, and what it said."""

    code: int
    out: str
    err: str


class Program:
    """The program, with a home of its own. Nothing of whoever runs the tests reaches it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        self.environment = {
            **kept,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LANG": "C.UTF-8",
        }

    def __call__(self, *words: str | Path, typed: str | bytes = b"", **more: str) -> Ran:
        """Run a command. `typed` comes on its standard input; `more` is added to its environment."""
        return self.process(*words, typed=typed, **more)

    def process(self, *words: str | Path, typed: str | bytes = b"", **more: str) -> Ran:
        """Run a command in a process of its own, also where others are run in the test's."""
        return self.python("-m", "ulo_selfcheck", *words, typed=typed, **more)

    def python(self, *words: str | Path, typed: str | bytes = b"", **more: str) -> Ran:
        """Run Python with the same environment."""
        ran = subprocess.run(
            [sys.executable, *words],
            input=typed.encode() if isinstance(typed, str) else typed,
            capture_output=True,
            cwd=self.home,
            env=self.environment | more,
            timeout=60,
            check=False,
        )
        return Ran(ran.returncode, ran.stdout.decode(errors="replace"), ran.stderr.decode(errors="replace"))

    def in_turn(self, runs: Iterable[Sequence[str]], typed: str = "") -> Ran:
        """Run commands one after another in one process, which ends at the first that does not end well."""
        return self.python("-c", IN_TURN.format(runs=[list(words) for words in runs], typed=typed))


IN_TURN = """
import io, sys
from ulo_selfcheck.front.commands import cli
for words in {runs!r}:
    sys.argv = ["ulo-selfcheck", *words]
    sys.stdin = io.TextIOWrapper(io.BytesIO({typed!r}.encode()))
    try:
        cli.main()
    except SystemExit as end:
        if end.code:
            sys.exit(f"Problem: {{words}} ended with {{end.code}}")
"""


class Here(Program):
    """The program in the process of the test: some thirty times quicker.

    What would have been one sentence about a crash is raised. Streams are files, as where a script keeps them.
    What begins before a command does (the width of the help, signals, a code page) needs a process.
    """

    def __call__(self, *words: str | Path, typed: str | bytes = b"", **more: str) -> Ran:
        """Run a command, as in a process of its own."""
        with contextlib.ExitStack() as stack:
            given, out, err = (stack.enter_context(_stream()) for _ in range(3))
            given.buffer.write(typed.encode(errors="surrogateescape") if isinstance(typed, str) else typed)
            given.seek(0)
            environment = {"COLUMNS": "80", "ULO_SELFCHECK_DEBUG": "1"} | self.environment | more
            with self._in_place(environment, ["ulo-selfcheck", *map(str, words)], (given, out, err)):
                code = _run()
            return Ran(code, _all_of(out), _all_of(err))

    @contextlib.contextmanager
    def _in_place(
        self, environment: Mapping[str, str], words: list[str], streams: tuple[TextIO, ...]
    ) -> Iterator[None]:
        with contextlib.ExitStack() as stack:
            stack.enter_context(mock.patch.dict(os.environ, environment, clear=True))
            stack.enter_context(contextlib.chdir(self.home))
            for name, value in zip(("argv", "stdin", "stdout", "stderr"), (words, *streams), strict=True):
                stack.enter_context(mock.patch.object(sys, name, value))
            stack.callback(gc.enable)  # a sitting stops the collector while it starts
            yield


def _stream() -> contextlib.AbstractContextManager[TextIO]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogateescape")


def _all_of(stream: TextIO) -> str:
    stream.flush()
    stream.buffer.seek(0)
    return stream.buffer.read().decode(errors="replace")


def _run() -> int:
    try:
        cli.main()
    except SystemExit as end:
        return int(end.code or 0)
