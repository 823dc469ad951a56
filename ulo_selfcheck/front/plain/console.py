"""Lines out and lines in, for a terminal, a screen reader, a braille display or a pipe."""

import io
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from ulo_selfcheck.front.choosing import NotUnderstood, not_a_number, number_in, place_of
from ulo_selfcheck.front.plain.aloud import Aloud
from ulo_selfcheck.front.plain.paced_lines import PacedLines, key_within
from ulo_selfcheck.front.settings import Hints as Wanted
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.talk.box_words import LEAVING, Back, box_word, is_it_text, leave
from ulo_selfcheck.ground.english import sentence
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.ground.text import typed
from ulo_selfcheck.ground.wrapping import wrap

_NARROWEST, _WIDEST = 20, 80


_AT_ONCE = 0.05
"""Seconds within which a line follows the last one that nobody types so quickly."""
_CHOICE_HELP = (
    f"Type the number of a choice, or its words. The start of the words is enough. "
    f"Press Enter to change nothing here. {LEAVING}"
)
_MUST_CHOOSE_HELP = (
    "Type the number of a choice, or its words. The start of the words is enough. To leave, type quit."
)
_NUMBER_HELP = f"Type a whole number. Press Enter to change nothing here. {LEAVING}"
_LINE_HELP = f"Type a line of text. Press Enter to change nothing here. {LEAVING}"
_FULL_NUMBER_HINT = "Type a number, or press Enter to leave it out."


class EndOfInput(BaseException):
    """There is no more to read: the person left, or the pipe is at its end.

    Like KeyboardInterrupt it may come at any moment, and no guard against faults may take it for one.
    """


class Console:
    """Where plain mode speaks and listens."""

    def __init__(self) -> None:
        self._terminal = sys.stdin.isatty()
        self._is_gone = False
        self.half_typed = ""
        """What stood in a line when the person, or the system, ended the program."""
        self.hints = Hints()
        # Bytes that are not text must not stop us, coming in or going out.
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace", line_buffering=False)
        if self._terminal:
            _edit_lines()
        self._lines = PacedLines()
        self._aloud = Aloud()

    def suit(self, settings: Settings) -> None:
        """Speak as this person wants it."""
        self.hints.wanted = settings.hints
        self._lines.paced = settings.lines == "paced"
        self._aloud.always = settings.aloud == "always"

    @property
    def is_terminal(self) -> bool:
        return self._terminal

    @property
    def columns(self) -> int:
        """Return how wide lines may be: the terminal's width, 20 at least and 80 at most."""
        return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)

    def say(self, text: str) -> None:
        """Print text, wrapped at word ends; nothing where there is nothing to say."""
        if text:
            for line in wrap(text, self.columns):
                self.print(line)

    def say_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.say(line)

    def print(self, line: str = "") -> None:
        """Print one line that fits as it is."""
        self._aloud.hear(line)
        self._let_out(lambda: self._lines.write(line))

    def read_aloud(self) -> None:
        """Have read aloud what is said from here to the next prompt."""
        self._aloud.ask()

    def say_now(self, text: str) -> None:
        """Say something before long work begins, without waiting for the next question."""
        self.say(text)
        self.flush()

    def flush(self) -> None:
        """Let everything be heard that was said so far."""
        self._let_out(self._lines.flush)

    def _let_out(self, act: Callable[[], None]) -> None:
        # A window that was closed, a reader that stopped: nobody hears us. The next question ends the sitting.
        if not self._is_gone:
            try:
                act()
            except OSError:
                self._is_gone = True

    def problem(self, text: str) -> None:
        self.say(f"Problem: {text}")

    def ask(self, prompt: str) -> str:
        """Ask for a line, and give it cleaned.

        Raises:
            EndOfInput: there is no more.
        """
        self._let_out(self._lines.end)
        if self._is_gone:
            raise EndOfInput
        self._let_out(self._speak)
        try:
            line = input(prompt)
        except (EOFError, OSError):  # a console that was closed under us is an error on some systems
            self.print()
            raise EndOfInput from None
        except (KeyboardInterrupt, EndOfInput):
            self.half_typed = self._half_a_line()
            raise
        finally:
            self._aloud.stop()
        if not self._terminal:
            self.print()  # nobody typed a line end that could be seen
        return self._cleaned(line)

    def _speak(self) -> None:
        problem = self._aloud.begin()
        if problem:
            for line in wrap(problem, self.columns):
                self._lines.write(line)
            self._lines.end()
        if self._terminal:
            self._aloud.until_a_key()

    def _half_a_line(self) -> str:
        readline = sys.modules.get("readline") if self._terminal else None
        return self._cleaned(readline.get_line_buffer()) if readline else ""

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
        """Ask for one of several; gives its place from 0, or None where Enter changes nothing.

        Raises:
            Back: the person wants to leave what is being asked.
            EndOfInput: the person wants to leave the program, or there is no more input.
        """
        self._read_out(question, options)
        if now is not None:
            self.say(f"Now: {sentence(options[now])} Press Enter to keep it.")
        self._hint(len(options), fresh=now is None)
        return self._choice(question, options)

    def must_choose(self, question: str, options: Sequence[str]) -> int:
        """Ask for one of several until one is chosen; there is nothing to go back to."""
        self._read_out(question, options)
        self.say(f"Type a number from 1 to {len(options)}, and press Enter. To leave, type quit.")
        while True:
            try:
                chosen = self._choice(question, options, _MUST_CHOOSE_HELP)
            except Back:
                chosen = None
            if chosen is not None:
                return chosen
            self.problem(f"Type a number from 1 to {len(options)}.")

    def number(self, question: str, now: int | None = None) -> int | None:
        """Ask for a whole number; None where Enter changes nothing.

        Raises:
            Back: the person wants to leave what is being asked.
            EndOfInput: the person wants to leave the program, or there is no more input.
        """
        while True:
            self.say(question)
            if now is not None:
                self.say(f"Now: {now}. Press Enter to keep it.")
            else:
                self.say(self.hints.next("number", _FULL_NUMBER_HINT, ""))
            line = self.ask("Number: ")
            number = number_in(line)
            if not line or number is not None:
                return number
            if not self._is_command(line, _NUMBER_HELP):
                self.problem(not_a_number(line))

    def _read_out(self, question: str, options: Sequence[str]) -> None:
        self.say(question)
        for number, option in enumerate(options, 1):
            self.say(f"{number}. {option}")

    def _hint(self, many: int, *, fresh: bool) -> None:
        or_enter = ", or press Enter to leave it out" if fresh else ""
        self.say(
            self.hints.next(
                "choice",
                f"Type a number from 1 to {many}{or_enter}. To leave all of this, type back.",
                f"Type a number from 1 to {many}{', or press Enter' if fresh else ''}.",
            )
        )

    def _choice(self, question: str, options: Sequence[str], help_words: str = _CHOICE_HELP) -> int | None:
        while True:
            line = self.ask("Your choice: ")
            if not line:
                return None
            try:
                return place_of(line, options)
            except NotUnderstood as problem:
                if not self._is_command(line, help_words):
                    self.problem(str(problem))
            self.say(question)

    def _is_command(self, line: str, help_words: str) -> bool:
        """Do what a word says that serves in every box; False where it is no such word."""
        word = box_word(line)
        if word:
            self._do_word(word, help_words)
        return bool(word)

    def _do_word(self, word: str, help_words: str) -> None:
        self.leave(word)
        self.say(help_words)

    def leave(self, word: str) -> None:
        """Leave the conversation, or the program, where the word says so."""
        leave(word)
        if word == "quit":
            raise EndOfInput

    def is_text(self, line: str) -> bool:
        """Return whether a line is what is to be kept. One of the words of every box is asked about, or done."""
        word = box_word(line)
        if not word:
            return True
        wanted = self.choose(*is_it_text(line))
        if wanted == 1:
            self._do_word(word, _LINE_HELP)
        return wanted == 0

    def more_came(self) -> bool:
        """Return whether more came with the line that was read last, as where a text is pasted in a terminal."""
        return self._terminal and key_within(_AT_ONCE)

    def sure(self, word: str) -> bool:
        """Ask for a whole word. Leaving in any way means no."""
        while (line := self.ask("Type it: ")) and box_word(line) == "help":
            self.say(_LINE_HELP)
        if box_word(line) == "quit":
            raise EndOfInput
        return line.casefold() == word

    def refused(self, problem: str) -> None:
        """Say what to type instead. In a terminal with a memory for lines, the line can be had back."""
        self.problem(problem)
        if self._terminal and "readline" in sys.modules:
            self.say(self.hints.next("mend", "Press the Up key to mend what you typed.", ""))


def _edit_lines() -> None:
    # Without readline a terminal cuts a line at 4,095 bytes. Windows has its own line editing.
    try:
        import readline  # noqa: PLC0415
    except ImportError:
        return
    readline.parse_and_bind("set enable-bracketed-paste off")  # it would send control bytes
    readline.parse_and_bind("set bell-style none")


_FULL = 2
"""How often the long hint is said before the short one."""


class Hints:
    """What was said so far in this run of the program; changing modes does not start it again."""

    def __init__(self) -> None:
        self.wanted: Wanted = "full"
        self._said: Counter[str] = Counter()

    def next(self, kind: str, full: str, short: str) -> str:
        """Return the hint to say now; nothing where none is wanted."""
        if self.wanted == "none":
            return ""
        self._said[kind] += 1
        return full if self.wanted == "full" and self._said[kind] <= _FULL else short
