"""The spoken tree while it is told: to the accessibility bus, by a program beside the full screen, as it changes."""

import asyncio
import json
import re
import subprocess
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual.app import App

from ulo_selfcheck.front.tui.spoken_tree import WINDOW, Numbers, Part, Tree, grant, tree_of

CALM = 0.3
"""Seconds that the focus stays before what was said is told: sooner, Orca says it with the row and once more."""

TRIES = 3
"""How often the program beside is started. It may end of itself, and the full screen goes on without it."""

FAREWELL = (
    "You have left the full screen. To hear the terminal, go to another window and back: Alt and Tab, twice."
)

ENDS = 2.0
"""Seconds that the program beside has to say that it goes."""

_BUS = Path(__file__).with_name("spoken_bus.py")
_WAITS = 1_000_000
"""Letters that may wait for the program beside."""

_READS_BOXES = 46
"""The first version of Orca that reads a box by itself.

Those before ask for the letter at the caret in a way that `accesskit` has no answer to, and say nothing.
"""


class SpokenTree:
    """The tree of the full screen, told to the bus by a program beside it as it changes."""

    def __init__(self, app: App[Any], gone: Callable[[], None]) -> None:
        self._app, self._gone = app, gone
        """What to do where the tree cannot be told."""
        self._numbers = Numbers()
        self._is_due = False
        self._told: Mapping[int, Part] = {}
        self._focus, self._moved, self._is_new = 0, 0.0, False
        self._reads_boxes, self._times = True, 0
        self._bus: Process | None = None
        self._keeping: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Begin to tell it."""
        self._keeping = asyncio.create_task(self._keep())

    async def end(self) -> None:
        """End the tree; a reader goes back to the lines of the window."""
        if self._keeping:
            self._keeping.cancel()
        if self._bus and self._bus.stdin and self._bus.returncode is None:
            self._take_leave()
            self._bus.stdin.close()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._bus.wait(), ENDS)
                return
            self._bus.kill()
            await self._bus.wait()

    def _take_leave(self) -> None:
        """Say that the window lost the focus; or how to hear it again, where Orca stays with what is gone.

        Orca 43 says nothing in a window that is left so, until it hears of another window.
        """
        last = self._told.get(self._focus)
        if last and not self._reads_boxes:
            self._tell(Tree({**self._told, self._focus: last._replace(news=FAREWELL)}, self._focus))
        else:
            self._tell(Tree(self._told, self._focus), has_window=False)

    async def _keep(self) -> None:
        """Start the program that talks to the bus, and start it again where it ends."""
        self._reads_boxes = await asyncio.to_thread(_reads_boxes)
        for _ in range(TRIES):
            with suppress(OSError):
                self._bus = await asyncio.create_subprocess_exec(
                    sys.executable, "-P", str(_BUS), stdin=PIPE, stdout=PIPE, stderr=DEVNULL
                )
                self._told = {}
                self.update()
                assert self._bus.stdout  # noqa: S101  (it was asked for)
                async for line in self._bus.stdout:
                    grant(self._app, self._numbers, *json.loads(line))
        self._gone()

    def drawn(self) -> None:
        """Take note that something was drawn: what one key changes is told together."""
        if not self._is_due:
            self._is_due = True
            self._app.call_later(self.update)

    def say_again(self) -> None:
        """Have what was said last said once more."""
        self._times += 1
        self.drawn()

    def update(self) -> None:
        """Tell the bus what is drawn now."""
        self._is_due = False
        # Without the window's focus nothing here has it: a reader would hear of the page as if it were a new one.
        if self._app.app_focus and self._app.screen_stack:
            self._tell(self._calm(tree_of(self._app, self._numbers)))

    def has_window(self, *, yes: bool) -> None:
        """Tell the bus whether the terminal's window has the focus."""
        if yes:
            self.update()
        self._tell(Tree(self._told, self._focus))

    def _calm(self, tree: Tree) -> Tree:
        """Return a tree without what was just said while its focus is new."""
        now = time.monotonic()
        if tree.focus != self._focus:
            self._focus, self._moved, self._is_new = tree.focus, now, True
            self._app.set_timer(CALM + 0.05, self.drawn)  # a timer may come a little early
        part = tree.parts[tree.focus]
        if now - self._moved < CALM:
            news = ""
        else:
            news = self._at_caret(tree) or self._told_anew(part.news)
            self._is_new = False
        return tree._replace(parts={**tree.parts, tree.focus: part._replace(news=news)})

    def _at_caret(self, tree: Tree) -> str:
        """Return what the caret of a box came to, for a reader that cannot read it there."""
        now, before = tree.parts[tree.focus], self._told.get(tree.focus)
        if self._reads_boxes or not now.selected or now.selected[0] != now.selected[1] or not before:
            return ""
        (_, then), (_, here) = before.selected or now.selected, now.selected
        line = tree.parts[here[0]].name
        if self._is_new:
            return line.strip()
        if then == here or any(self._told.get(run) != tree.parts[run] for run in now.children):
            return ""  # what is typed is said as it is typed
        self._times += 1
        return self._told_anew(_met(line, here[1], then[1] if then[0] == here[0] else None))

    def _told_anew(self, words: str) -> str:
        """Return words so that they are others than before, and sound alike: else they are no news on the bus."""
        return words and words + " " * (self._times % 2)

    def _tell(self, tree: Tree, *, has_window: bool | None = None) -> None:
        if not self._bus or self._bus.returncode is not None or not self._bus.stdin:
            return
        change = {
            "parts": {
                number: part._asdict()
                for number, part in tree.parts.items()
                if self._told.get(number) != part
            },
            "gone": [number for number in self._told if number not in tree.parts],
            "root": WINDOW,
            "focus": tree.focus,
            "has_window": self._app.app_focus if has_window is None else has_window,
        }
        self._told = tree.parts
        if self._bus.stdin.transport.get_write_buffer_size() > _WAITS:
            self._bus.kill()  # it does not listen any more
        with suppress(OSError, RuntimeError):  # it has just ended
            self._bus.stdin.write(json.dumps(change).encode() + b"\n")


def _met(line: str, at: int, before: int | None) -> str:
    """Return what a caret meets: a letter, or the word or the line that it jumped to."""
    if before is None:
        return line.strip() or "blank"
    if abs(at - before) > 1 and at and line[at:].strip():
        return line[at:].split(maxsplit=1)[0]
    return {"": "end", "\n": "end", " ": "space"}.get(line[at : at + 1], line[at : at + 1])


def _reads_boxes() -> bool:
    """Return whether the screen reader here reads a box by itself."""
    with suppress(OSError, subprocess.TimeoutExpired):
        asked = subprocess.run(
            ["orca", "--version"], stdin=DEVNULL, capture_output=True, timeout=5, check=False
        )
        if version := re.match(rb"\d+", asked.stdout):
            return int(version[0]) >= _READS_BOXES
    return True
