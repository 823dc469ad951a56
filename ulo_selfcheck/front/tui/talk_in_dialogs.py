"""The forms' conversations as dialogs, one after another."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App

from ulo_selfcheck.front.choosing import not_a_number, number_in
from ulo_selfcheck.front.talk.asker import Draw, Option, Refuse, Tell
from ulo_selfcheck.front.talk.box_words import LEAVING, Back, box_word, is_it_text, leave
from ulo_selfcheck.front.tui import text_rows
from ulo_selfcheck.front.tui.screens.dialog_screens import Busy, Choose, Page
from ulo_selfcheck.front.tui.widgets.pieces import Piece
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row
from ulo_selfcheck.ground.problem import Problem

if TYPE_CHECKING:
    from ulo_selfcheck.documents.tree import Document  # 5 ms that a start need not wait for

_T = TypeVar("_T")


class Dialogs:
    """An Asker that opens a dialog for each question. What is said stands above the next one."""

    def __init__(self, app: App[Any], boxes: Mapping[str, type[Choose]] | None = None) -> None:
        self._app = app
        self._boxes = boxes or {}
        """Boxes of their own for some questions."""
        self._draw: Draw | None = None
        self._said: list[str] = []

    async def say(self, text: str) -> None:
        if text:
            self._said.append(text)

    def heard(self) -> str:
        """Return what was said since the last question, and forget it."""
        said, self._said = " ".join(self._said), []
        return said

    async def show(self, draw: Draw, said: Sequence[str] = ()) -> None:  # noqa: ARG002  (it is drawn)
        self._draw = draw

    def _drawn(self) -> Callable[[str], list[Row]] | None:
        """Return what draws beside the next box, as rows, and forget it."""
        draw, self._draw = self._draw, None
        if draw is None:
            return None
        from ulo_selfcheck.front.tui.document_rows import document_rows  # noqa: PLC0415  (see there)

        return lambda typed: document_rows(draw(typed), self._app.size.width)

    async def _above(self) -> str:
        """Return what was said, to stand above the next question. Where that takes too much room, it is read first."""
        size = self._app.size
        each = self._said
        said = self.heard()
        if len(text_rows.lines([said], size.width)) <= max(3, size.height // 3):
            return said
        lines = text_rows.lines(each, size.width)
        await self._app.push_screen_wait(Page("To read first", lines, on=True))
        return ""

    async def choose(
        self, question: str, options: Sequence[str | Option], now: int | None = None
    ) -> int | None:
        rows = list(_rows(options, now))
        focus_on = None if now is None else str(now)
        drawn = self._drawn()
        above = drawn("") if drawn else ()
        while True:
            kind = self._boxes.get(question, Choose)
            box = kind(question, rows, focus_on=focus_on, said=await self._above(), above=above)
            chosen = await self._app.push_screen_wait(box)
            if not box.said_word:
                return None if chosen is None else int(chosen)
            self._do_word(box.said_word)

    async def line(
        self,
        question: str,
        now: str = "",
        refuse: Refuse | None = None,
        *,
        suggested: bool = False,
        needed: bool = False,  # noqa: ARG002  (a box offers nothing: what is needed is refused empty)
    ) -> str | None:
        from ulo_selfcheck.front.tui.screens.typing_screens import OneLine  # noqa: PLC0415  (see there)

        text, drawn = now, self._drawn()
        while True:
            box = OneLine(
                question,
                now,
                text=text,
                said=await self._above(),
                accept=refuse,
                suggested=suggested,
                drawn=drawn,
            )
            line = await self._app.push_screen_wait(box)
            if box.is_left:
                raise Back
            if line is None or not box_word(line):
                return line
            text = now
            if await self._is_text(box_word(line)):
                problem = refuse(line) if refuse else ""
                if not problem:
                    return line
                self._said.append(f"Problem: {problem}")
                text = line

    async def _is_text(self, word: str) -> bool:
        """Ask whether a word of every box is meant as text; else do what it says.

        Raises:
            Back: the conversation is left.
        """
        wanted = await self.choose(*is_it_text(word))
        if wanted == 1:
            self._do_word(word)
        return wanted == 0

    def _do_word(self, word: str) -> None:
        """Do what a word of every box says.

        Raises:
            Back: the conversation is left.
        """
        if word == "quit":
            self._app.exit(False)
            raise Back
        leave(word)
        self._said.append(f"Enter takes what you chose or typed. Escape leaves. {LEAVING}")

    async def sure(self, question: str, word: str) -> bool:
        from ulo_selfcheck.front.tui.screens.typing_screens import Word  # noqa: PLC0415  (see there)

        while True:
            typed = await self._app.push_screen_wait(Word(question, said=await self._above())) or ""
            if box_word(typed) not in ("help", "quit"):
                return typed.strip().casefold() == word
            self._do_word(box_word(typed))

    async def number(self, question: str, now: int | None = None) -> int | None:
        from ulo_selfcheck.front.tui.screens.typing_screens import OneLine  # noqa: PLC0415  (see there)

        before, drawn = "" if now is None else str(now), self._drawn()
        while True:
            dialog = OneLine(question, before, said=await self._above(), accept=_no_number, drawn=drawn)
            typed = await self._app.push_screen_wait(dialog) or ""
            if not box_word(typed):
                return number_in(typed) if typed else None
            self._do_word(box_word(typed))

    async def read(self, document: "Document") -> None:
        from ulo_selfcheck.front.tui.document_rows import document_rows  # noqa: PLC0415  (see there)

        rows = document_rows(document.blocks[1:], self._app.size.width)
        await self._app.push_screen_wait(Page(document.title, rows, on=True))

    async def meanwhile(self, work: Callable[[Tell], _T]) -> _T | None:
        """Do it beside the screen, which goes on listening: Escape stops it at the next word of how far it is."""
        busy, loop = Busy("One moment."), asyncio.get_running_loop()

        def tell(text: str) -> None:
            if busy.is_stopped:
                raise _Stopped
            if text:
                loop.call_soon_threadsafe(busy.show, text)

        await self._app.push_screen(busy)
        try:
            return await asyncio.to_thread(work, tell)
        except _Stopped:
            return None
        finally:
            busy.is_stopped = True  # also where the program ends: what goes on beside it ends with it
            if busy.is_current:
                busy.dismiss()

    async def text(self, question: str, now: str, keep: Callable[[str], str]) -> None:
        def keep_and_say(text: str) -> str:
            try:
                self._said = [keep(text)]
            except Problem as problem:
                self._said = [f"Problem: {problem}"]
            return self._said[0]

        from ulo_selfcheck.front.tui.screens.typing_screens import Text  # noqa: PLC0415  (see there)

        box = Text(question, now, keep_and_say, said=self.heard())
        await self._app.push_screen_wait(box)
        word = box_word(box.kept)
        if word and box.kept != now and await self.choose(*is_it_text(word)) != 0:
            keep_and_say(now)
            self._do_word(word)


def _rows(options: Sequence[str | Option], now: int | None) -> Iterator[Row]:
    """Give options as rows: what stands beside them in a column of its own, below the name of what they belong to."""
    marks = ("", "") if now is None else ("( )", "(*)")
    group = ""
    for place, option in enumerate(options):
        one = Option(option) if isinstance(option, str) else option
        if one.group != group:
            if group:
                yield SPACE
            group = one.group
            if group:
                yield Row("", group, heading=True, accent=0)
        beside = (Piece(one.now, "quiet"),) if one.now else ()
        yield Row(str(place), one.name, mark=marks[place == now], beside=beside)


class _Stopped(Exception):  # noqa: N818  (no error: somebody pressed Escape)
    """What was going on was stopped."""


def _no_number(text: str) -> str:
    return not_a_number(text) if text and number_in(text) is None else ""
