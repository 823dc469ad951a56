"""A real terminal for tests: the program runs in a pty, and what a person would see is on a pyte screen."""

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "left": "\x1b[D",
    "end": "\x1b[F",
    "home": "\x1b[H",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "space": " ",
    "tab": "\t",
    "delete": "\x1b[3~",
    "backspace": "\x7f",
    "ctrl+q": "\x11",
    "ctrl+c": "\x03",
    "ctrl+d": "\x04",
}
QUIET = 0.12
"""Seconds without output after which the program has finished painting."""


class Terminal:
    """A program in a terminal of a certain size. Use it as a context."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace")
        self.raw = b""
        self.status: int | None = None
        self.pid, self._master = pty.fork()
        if self.pid == 0:  # pragma: no cover (the child)
            if cwd:
                os.chdir(cwd)
            os.execvpe(command[0], list(command), _environment(env or {}))
        self._pressed = ""
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is None:
            self.kill(signal.SIGKILL)
            self.wait()
        os.close(self._master)

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def cursor_line(self) -> str:
        """Give the line that the real cursor stands on."""
        return self.lines[self.screen.cursor.y]

    def read(self, quiet: float = QUIET, patience: float = 15.0) -> None:
        """Take in what is printed, until the program has been silent for a moment and waits for a key."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if not select.select([self._master], [], [], quiet)[0]:
                if self._is_at_rest():
                    return
                continue
            try:
                data = os.read(self._master, 65536)
            except OSError:
                return
            if not data:
                return
            self.raw += data
            self._stream.feed(self._decode.decode(data))

    def _is_at_rest(self) -> bool:
        # On a busy machine a program may be silent because it waits for its turn, and not for a key: Linux knows.
        return not any(_state(thread) in "RD" for thread in Path(f"/proc/{self.pid}/task").glob("*"))

    def wait_for(self, text: str, patience: float = 15.0, *, works_on: bool = False) -> None:
        """Wait until a text is on the screen, and until the program waits for a key where it does not work on."""
        end = time.monotonic() + patience
        while text not in self.text:
            assert time.monotonic() < end, f"{text!r} never appeared; the screen shows:\n{self.text}"
            self.read(quiet=0.05, patience=0.1 if works_on else 1)
        if not works_on:
            self.read()

    def send(self, text: str) -> None:
        os.write(self._master, text.encode())

    def type(self, text: str) -> None:
        self.send(text)
        self.read()

    def answer(self, line: str) -> None:
        """Type a line, and wait until a prompt asks for the next, or for the end: quicker than waiting for silence."""
        before = len(self.raw)
        os.write(self._master, f"{line}\r".encode())
        end = time.monotonic() + 15.0
        while not self.raw[before:].endswith((b": ", b":\r\n")) and not self.has_ended():
            assert time.monotonic() < end, f"no prompt came; the screen shows:\n{self.text}"
            self.read(quiet=0.01, patience=1)

    def has_ended(self) -> bool:
        """Return whether the program is no more; `status` is then its exit code."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def press(self, *keys: str) -> None:
        """Press keys one after another, each when the last one's effect is on the screen."""
        for key in keys:
            if key == self._pressed == "enter":
                time.sleep(0.7)  # sooner it would be one that is held
            self._pressed = key
            self.type(KEYS.get(key, key))
            if (len(key) == 1 and key.isalpha()) or key == "space":
                self.read(quiet=0.2)  # the program waits a moment for what may be a whole word
            if key == "escape":
                self.read(quiet=0.4)  # a terminal program waits a moment for what may follow an Escape

    def hold(self, key: str, times: int, pause: float = 0.03) -> None:
        """Hold a key down: it repeats every 30 ms, as keyboards do."""
        for _ in range(times):
            os.write(self._master, KEYS.get(key, key).encode())
            time.sleep(pause)
        self.read()

    def kill(self, number: int) -> None:
        os.kill(self.pid, number)

    def wait(self, patience: float = 15.0) -> int:
        """Wait for the program's end, and give its exit code (a signal's as a negative number)."""
        end = time.monotonic() + patience
        while not self.has_ended():
            self.read(quiet=0.02, patience=0.1)
            assert time.monotonic() < end, f"the program did not end; the screen shows:\n{self.text}"
        self.read()
        assert self.status is not None
        return self.status

    def close_window(self) -> None:
        """Close the window itself: the program has no terminal from now on, and the system tells it so."""
        os.close(self._master)
        self._master = os.open(os.devnull, os.O_RDWR)


def _state(thread: Path) -> str:
    try:
        return (thread / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:  # it has ended since
        return "X"


def _environment(env: Mapping[str, str]) -> dict[str, str]:
    # The size is the terminal's: variables that say another one (pytest sets them) would win over it.
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    return {**kept, "TERM": "xterm-256color", **env}


def program(*arguments: str) -> list[str]:
    """Give the command line of our program."""
    return [sys.executable, "-m", "ulo_selfcheck", *arguments]
