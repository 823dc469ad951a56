"""Lines out and lines in, for a terminal, a screen reader, a braille display or a pipe."""

import shutil
import sys
from collections.abc import Iterable, Sequence

from ulo_selfcheck.problem import Problem
from ulo_selfcheck.text import typed, wrap

_NARROWEST, _WIDEST = 20, 80


class EndOfInput(Exception):  # noqa: N818  (it is an ordinary way to stop)
    """There is no more to read: the person left, or the pipe is at its end."""


class Console:
    """Where plain mode speaks and listens."""

    def __init__(self) -> None:
        self._terminal = sys.stdin.isatty()
        for stream in (sys.stdin, sys.stdout):
            if hasattr(stream, "reconfigure"):
                # Bytes that are not text must not stop us, coming in or going out.
                stream.reconfigure(errors="replace")
        if self._terminal:
            _edit_lines()

    @property
    def is_terminal(self) -> bool:
        return self._terminal

    @property
    def columns(self) -> int:
        """Give how wide lines may be: the terminal's width, 20 at least and 80 at most."""
        return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)

    def say(self, text: str) -> None:
        """Print text, wrapped at word ends."""
        for line in wrap(text, self.columns):
            self.print(line)

    def say_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.say(line)

    def print(self, line: str = "") -> None:
        """Print one line that fits as it is."""
        print(line, flush=True)  # noqa: T201  (this is what a console does)

    def problem(self, text: str) -> None:
        self.say(f"Problem: {text}")

    def ask(self, prompt: str) -> str:
        """Ask for a line, and give it cleaned.

        Raises:
            EndOfInput: there is no more.
        """
        try:
            line = input(prompt)
        except EOFError:
            self.print()
            raise EndOfInput from None
        if not self._terminal:
            self.print()  # nobody typed a line end that could be seen
        return self._cleaned(line)

    def _cleaned(self, line: str) -> str:
        # input() keeps a replacement mark where bytes were not text.
        try:
            clean = typed(line.replace("\ufffd", ""))
        except Problem as problem:
            self.problem(str(problem))
            return ""
        if clean != line.strip():
            self.say("Some characters could not be used. They were left out.")
        return clean

    def choose(self, question: str, options: Sequence[str], now: int | None = None) -> int | None:
        """Ask for one of several; gives its place from 0, or None where Enter changes nothing."""
        self.say(question)
        for number, option in enumerate(options, 1):
            self.say(f"{number}. {option}")
        if now is not None:
            self.say(f"Now: {options[now]}.")
        self.say("Press Enter to leave it as it is.")
        while True:
            line = self.ask("Your choice: ")
            if not line:
                return None
            found = [
                place for place, option in enumerate(options) if option.casefold().startswith(line.casefold())
            ]
            if line.isdecimal() and len(line) < 7 and 1 <= int(line) <= len(options):
                return int(line) - 1
            if len(found) == 1:
                return found[0]
            self.problem(f'"{line[:60]}" is not one of the choices. Type a number from 1 to {len(options)}.')
            self.say(question)

    def number(self, question: str) -> int | None:
        """Ask for a whole number; None where Enter leaves it out."""
        while True:
            self.say(question)
            line = self.ask("Number: ")
            if not line:
                return None
            if line.isdecimal() and len(line) < 7:
                return int(line)
            self.problem(f'"{line[:60]}" is not a whole number. Type one in figures, such as 7.')


def _edit_lines() -> None:
    # Without readline a terminal cuts a line at 4,095 bytes. Windows has its own line editing.
    try:
        import readline  # noqa: PLC0415
    except ImportError:
        return
    readline.parse_and_bind("set enable-bracketed-paste off")  # it would send control bytes
    readline.parse_and_bind("set bell-style none")
