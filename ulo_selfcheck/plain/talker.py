"""The forms' conversations as lines of text."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar, cast

from ulo_selfcheck.plain.console import Console

_T = TypeVar("_T")


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
        self._console.say(text)

    async def choose(self, question: str, options: Sequence[str], now: int | None = None) -> int | None:
        return self._console.choose(question, options, now)

    async def line(self, question: str, now: str = "") -> str | None:
        console = self._console
        console.say(question)
        if now:
            console.say(f"Now: {now}")
            console.say("Press Enter to leave it. Type none to take it away.")
        typed = console.ask("Type it: ")
        if not typed:
            return None
        return "" if now and typed.casefold() == "none" else typed

    async def number(self, question: str, now: int | None = None) -> int | None:
        return self._console.number(
            question if now is None else f"{question} Now: {now}. Press Enter to leave it."
        )

    async def text(self, question: str, now: str, keep: Callable[[str], str]) -> None:
        """Write text a line at a time: a new one, more lines, one line changed, or none."""
        if not now:
            return self._lines([], keep)
        self._console.say(f"{question}:")
        lines = now.split("\n")
        for number, line in enumerate(lines, 1):
            self._console.say(f"{number}. {line}")
        wanted = self._console.choose(
            "What do you want to do?", ("Add lines", "Write it anew", "Change a line", "Take it away")
        )
        if wanted in (0, 1):
            return self._lines(lines if wanted == 0 else [], keep)
        if wanted == 2:
            return self._change_line(lines, keep)
        return self._console.say(keep("")) if wanted == 3 else None

    def _lines(self, lines: list[str], keep: Callable[[str], str]) -> None:
        self._console.say("Type a line at a time. An empty line ends it.")
        said = "Nothing was changed."
        while line := self._console.ask("Note: "):
            lines.append(line)
            said = keep("\n".join(lines))  # each line is safe before the next is typed
        self._console.say(said)

    def _change_line(self, lines: list[str], keep: Callable[[str], str]) -> None:
        number = self._console.number(f"Which line? From 1 to {len(lines)}.")
        if number is None or not 1 <= number <= len(lines):
            return self._console.say("Nothing was changed.")
        self._console.say("Type the new line. An empty line takes it away.")
        lines[number - 1] = self._console.ask("Line: ")
        return self._console.say(keep("\n".join(line for line in lines if line)))
