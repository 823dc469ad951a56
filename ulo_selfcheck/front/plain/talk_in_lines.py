"""The forms' conversations as lines of text."""

import time
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ulo_selfcheck.front.plain.console import Console, EndOfInput
from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED, Draw, Option, Refuse, Tell, option_words
from ulo_selfcheck.front.talk.box_words import are_they_text, box_word
from ulo_selfcheck.ground.english import count
from ulo_selfcheck.ground.text import MAX_TYPED, NO_ROOM

if TYPE_CHECKING:
    from ulo_selfcheck.documents.tree import Document  # 5 ms that a start need not wait for

_T = TypeVar("_T")

_REST = 10
"""Times as long as the last save of a note took, no line of it is saved: seldom longer than a key takes."""


def run(conversation: Coroutine[Any, Any, _T]) -> _T:
    """Hold a conversation to its end. In plain mode nothing ever waits, so no event loop is needed."""
    try:
        conversation.send(None)
    except StopIteration as end:
        return cast("_T", end.value)
    raise RuntimeError("a plain conversation waited for something")


class Talker:
    """An Asker that prints and reads lines."""

    def __init__(self, console: Console) -> None:
        self._console = console

    async def say(self, text: str) -> None:
        self._console.say_now(text)  # long work may follow

    async def show(self, draw: Draw, said: Sequence[str] = ()) -> None:  # noqa: ARG002  (nothing is drawn here)
        for one in said:
            await self.say(one)

    async def choose(
        self, question: str, options: Sequence[str | Option], now: int | None = None
    ) -> int | None:
        return self._console.choose(question, [option_words(one) for one in options], now)

    async def line(
        self,
        question: str,
        now: str = "",
        refuse: Refuse | None = None,
        *,
        suggested: bool = False,
        needed: bool = False,
    ) -> str | None:
        console = self._console
        while True:
            console.say(question)
            if suggested:
                console.say(f"Suggested: {now}")
                console.say("Press Enter to use it, or type your own.")
            elif now:
                console.say(f"Now: {now}")
                console.say(self._line_hint(needed=needed))
            typed = console.ask("Type it: ")
            if not typed:
                return None
            if not console.is_text(typed):
                continue
            line = "" if now and not suggested and typed.casefold() == "none" else typed
            problem = refuse(line) if refuse else ""
            if not problem:
                return line
            console.refused(problem)

    def _line_hint(self, *, needed: bool) -> str:
        if needed:
            return self._console.hints.next("needed", "Press Enter to keep it, or type another.", "")
        full = "Press Enter to keep it. Type none to clear it."
        return self._console.hints.next("line", full, "Press Enter to keep it, or type none.")

    async def sure(self, question: str, word: str) -> bool:
        self._console.say(question)
        return self._console.sure(word)

    async def number(self, question: str, now: int | None = None) -> int | None:
        return self._console.number(question, now)

    async def read(self, document: "Document") -> None:
        from ulo_selfcheck.documents.in_parts import in_parts  # noqa: PLC0415  (only when there is something to read)
        from ulo_selfcheck.front.plain import read_in_parts  # noqa: PLC0415

        word = read_in_parts.read(
            in_parts(document.blocks),
            self._console,
            lambda line: bool(box_word(line)),
            short=read_in_parts.SHORT_IN_TALK,
        )
        if word:
            self._console.leave(word)

    async def meanwhile(self, work: Callable[[Tell], _T]) -> _T | None:
        def tell(text: str) -> None:
            if text:
                self._console.say_now(text)

        try:
            return work(tell)
        except KeyboardInterrupt:
            self._console.say_now("")  # the terminal wrote ^C
            return None

    async def text(self, question: str, now: str, keep: Callable[[str], str]) -> None:
        """Write text a line at a time: a new one, more lines, one line changed, or none."""
        if not now:
            return self._lines(question, [], keep)
        lines = now.split("\n")
        self._read_back(question, lines)
        wanted = self._console.choose(
            "What do you want to do?", ("Add lines", "Write it again", "Change a line", "Delete it")
        )
        if wanted in (0, 1):
            return self._lines(question, lines if wanted == 0 else [], keep)
        if wanted == 2:
            return self._change_line(question, lines, keep)
        return self._console.say(keep("") if wanted == 3 else NOTHING_CHANGED)

    def _read_back(self, question: str, lines: Sequence[str]) -> None:
        self._console.say(f"{question}:")
        for number, line in enumerate(lines, 1):
            self._console.say(f"{number}. {line}")

    def _lines(self, question: str, lines: list[str], keep: Callable[[str], str]) -> None:
        self._console.say(f"{question}. Type a line at a time. An empty line ends it.")
        note = _Note(lines, keep)
        try:
            # What is pasted may have empty lines between its paragraphs: they end nothing.
            while (line := self._console.ask("Note: ")) or self._console.more_came():
                if lines or not box_word(line):  # a word within a text is text
                    note.add(line)
                elif self._console.more_came():
                    self._pasted(line, note)
                elif self._console.is_text(line):
                    note.add(line)
        except (KeyboardInterrupt, EndOfInput):
            note.add(self._console.half_typed)
            raise
        finally:
            note.keep()
        if note.said and lines:
            self._read_back(question, lines)
        if note.left_out:
            self._console.problem(f"{NO_ROOM} {count(note.left_out, 'line')} left out.")
        self._console.say(note.said or NOTHING_CHANGED)

    def _pasted(self, word: str, note: "_Note") -> None:
        """Keep lines that came at once and begin with a word of every box, and ask once whether they are meant."""
        note.add(word)
        while self._console.more_came():
            note.add(self._console.ask("Note: "))
        note.keep()  # a window may be closed before the answer: then no line is lost
        if self._console.choose(*are_they_text(word, note.lines), now=0) == 1:
            note.clear()

    def _change_line(self, question: str, lines: list[str], keep: Callable[[str], str]) -> None:
        number = self._console.number(f"Which line? From 1 to {len(lines)}.")
        if number is None:
            return self._console.say(NOTHING_CHANGED)
        if not 1 <= number <= len(lines):
            return self._console.problem(f"There is no line {number}. Nothing was changed.")
        self._console.say(f"Line {number} is: {lines[number - 1]}")
        self._console.say("Type the new line. An empty line deletes it.")
        while not self._console.is_text(new := self._console.ask("Line: ")):
            self._console.say(f"Line {number} is: {lines[number - 1]}")
        lines[number - 1] = new
        kept = [line for line in lines if line]
        said = keep("\n".join(kept))
        if kept:
            self._read_back(question, kept)
        return self._console.say(said)


class _Note:
    """Lines as they are typed. Each is safe before a person has typed the next.

    Lines that come at once, from a pipe or pasted, are kept together: a long note takes a moment to save, and
    thousands of them would take for ever.
    """

    def __init__(self, lines: list[str], keep: Callable[[str], str]) -> None:
        self.said = ""
        self.left_out = 0
        self._lines, self._keep = lines, keep
        self._room = MAX_TYPED - sum(len(line) + 1 for line in lines)
        self._kept = len(lines)
        self._not_before = 0.0

    def add(self, line: str) -> None:
        if not line:
            return
        self._room -= len(line) + 1
        if self._room < 0:
            self.left_out += 1  # and all after it: a text with a gap would say something else
            return
        self._lines.append(line)
        if time.monotonic() >= self._not_before:
            self.keep()

    @property
    def lines(self) -> int:
        """Return how many there are."""
        return len(self._lines)

    def clear(self) -> None:
        """Take all lines away."""
        self._room += sum(len(line) + 1 for line in self._lines)
        self._lines.clear()
        self.left_out = 0
        self.keep()

    def keep(self) -> None:
        """Save what is new."""
        if self._kept == len(self._lines):
            return
        begun = time.monotonic()
        self.said = self._keep("\n".join(self._lines))
        self._kept = len(self._lines)
        ended = time.monotonic()
        self._not_before = ended + _REST * (ended - begun)
