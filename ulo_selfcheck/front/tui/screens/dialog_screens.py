"""Dialogs: each asks one thing and gives a value back. Escape leaves, and keeps what was typed."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget

from ulo_selfcheck.front.choosing import NotUnderstood, folded, place_of
from ulo_selfcheck.front.talk.box_words import box_word
from ulo_selfcheck.front.tui import textual_inside
from ulo_selfcheck.front.tui.chart import TO_AIM
from ulo_selfcheck.front.tui.screens.page_frame import COLUMN, PANELLED, KeysHere, Surround, page_of
from ulo_selfcheck.front.tui.screens.place import Place
from ulo_selfcheck.front.tui.themes import ACCENTS
from ulo_selfcheck.front.tui.widgets.lines import Line
from ulo_selfcheck.front.tui.widgets.pieces import Drawing, Piece, Pieces
from ulo_selfcheck.front.tui.widgets.row_lines import ELSEWHERE, SPACE, Row
from ulo_selfcheck.front.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from ulo_selfcheck.front.tui.gap_page import GapPage  # documents are 10 ms that a start need not wait for

_T = TypeVar("_T")

_WIDEST_BAR = 62
_ABOVE = "above"
"""Begins the ids of rows that are only to read."""


class Dialog(ModalScreen[_T]):
    """What every dialog has: what was said before it, its question, a body, and its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    keys: KeysHere
    head = ""
    """Where we are, for a dialog that is a place of its own; others stand over the place they are asked at."""
    accent = 0
    """The place of the group whose colour it has, where it is a place of its own."""

    def __init__(self, question: str, *, said: str = "") -> None:
        super().__init__()
        self._question, self._said = question, said

    def compose(self) -> ComposeResult:
        textual_inside.fit(self)
        panel, around = self.panel(), self._around()
        self.set_class(True, f"-accent-{around.accent % ACCENTS}")
        yield from page_of(around, self._column(), self.keys, panel=panel)

    def dismiss(self, result: _T | None = None) -> AwaitComplete:
        """Leave with a result. What is chosen just after that, or below another dialog, is chosen too late."""
        is_on_top = self.app.screen_stack[-1:] == [self]
        return super().dismiss(result) if is_on_top else AwaitComplete()

    def _around(self) -> Surround:
        """Return what stands round it: what stands round the place below."""
        widest = PANELLED if self.has_class("-with-panel") else COLUMN
        columns = min(self.app.size.width, widest) - 4
        below = next(
            (one.frame_in(columns) for one in reversed(self.app.screen_stack) if isinstance(one, Place)),
            Surround(),
        )
        return below._replace(head=self.head, accent=self.accent) if self.head else below

    def on_resize(self) -> None:
        """Draw the strip as it fits now. Textual calls this method of each class."""
        for way in self.query("#way").results(Drawing):
            way.show(self._around().way)

    def panel(self) -> Widget | None:
        """Return what stands beside the column, where there is room."""
        return None

    def _column(self) -> Iterable[Widget]:
        if self._said:
            yield Line(self._said, classes="first")
        if not self.head:  # else the band says it
            yield from self._title()
        yield from self.body()

    def _title(self) -> Iterable[Widget]:
        """Give what is asked as a title, and below it how to answer. A short window has one line for both."""
        asked, mark, how = self._question.rpartition("? ")
        if not mark or how.endswith("?") or self.has_class("-short"):
            yield Line(self._question, classes="title first spaced")
        else:
            yield Line(f"{asked}?", classes="title first")
            yield Line(how, classes="spaced")

    def body(self) -> Iterable[Widget]:
        raise NotImplementedError


class Typing(Dialog[None]):
    """A dialog to type several lines in. It takes every Enter; what is half typed can be saved at any time."""

    def keep_now(self) -> None:
        """Save what there is. Also called when the program has to end."""
        raise NotImplementedError


class Choose(Dialog[str | None]):
    """Choose one row; Escape gives None."""

    keys: KeysHere = (("Enter", "choose"), ("Up and Down", "move"), ("Escape", "leave"))

    def __init__(
        self,
        question: str,
        rows: Sequence[Row],
        *,
        focus_on: str | None = None,
        said: str = "",
        goes_round: bool = False,
        above: Sequence[Row] = (),
    ) -> None:
        super().__init__(question, said=said)
        self._rows, self._goes_round, self._above = rows, goes_round, above
        self._focus_on = focus_on or next((row.id for row in rows if not row.heading), None)

    def body(self) -> Iterable[Widget]:
        above = [*(row._replace(id=row.id and f"{_ABOVE} {row.id}") for row in self._above), SPACE]
        rows = [*above, *self._rows] if self._above else self._rows
        classes = "first" if self.head else ""
        yield Rows(rows, focus_on=self._focus_on, id="rows", classes=classes, goes_round=self._goes_round)

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.focus()
        self.call_after_refresh(textual_inside.forget_repaints, rows)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        # Textual calls the decorated methods of base classes too: this one is decorated once, `picked` is not.
        if not event.row_id.startswith(_ABOVE):
            self.picked(event.row_id)

    def picked(self, row_id: str) -> None:
        """Deal with a row that was chosen."""
        self.dismiss(row_id)

    said_word = ""
    """The word of every box that was said here; then nothing is chosen."""

    def heard(self, text: str) -> None:
        """Choose the row whose words were said, or leave with a word of every box; what is neither is ignored."""
        self.said_word = box_word(folded(text))
        if self.said_word:
            self.dismiss(None)
            return
        rows = [row for row in self._rows if not row.heading]
        with suppress(NotUnderstood):
            self.picked(rows[place_of(text, [row.text for row in rows])].id)

    def on_key(self, event: events.Key) -> None:
        """Go to the next row that begins with a letter."""
        if event.character and event.character.isalpha():
            self.query_one(Rows).jump(event.character.casefold())

    def action_leave(self) -> None:
        self.dismiss(None)


class Page(Choose):
    """Something to read, line by line; Enter or Escape leaves. In a conversation (`on`) that goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("u", "app.read_aloud", show=False)]
    keys: KeysHere = (("Up and Down", "read"), ("u", "read aloud"), ("Escape", "leave"))

    def __init__(self, title: str, lines: Sequence[Row], *, on: bool = False) -> None:
        super().__init__(title, lines)
        if on:
            self.keys = (("Up and Down", "read"), ("Enter", "go on"))

    def heard(self, text: str) -> None:
        """Leave where that was said: there is nothing to choose."""
        self.said_word = box_word(folded(text))
        if self.said_word in ("back", "quit"):
            self.dismiss(None)


class Gaps(Page):
    """The gap analysis. Enter on a criterion asks what to do with it; elsewhere it goes to the next criterion.

    `page` gives the analysis as it is now; `act` asks, does it, and has it shown.
    """

    keys = (("Enter", "act on it"), ("Up and Down", "read"), ("u", "read aloud"), ("Escape", "leave"))
    _size_before: Size | None = None

    def __init__(self, page: "Callable[[], GapPage]", act: Callable[[str], object]) -> None:
        self._page, self._act = page, act
        now = page()
        super().__init__(now.title, now.rows)
        self.head = now.title
        self._side = Drawing(*now.beside, id="side", classes="side")
        self._show_side(now)

    def panel(self) -> Widget | None:
        return self._side

    def _show_side(self, page: "GapPage") -> None:
        self._side.display = bool(page.beside)
        self.set_class(bool(page.beside), "-with-panel")

    def picked(self, row_id: str) -> None:
        """Act on the criterion that the line is about; from another line go to the next that is about one."""
        if criterion := _criterion_of(row_id):
            self._act(criterion)
            return
        rows = self.query_one(Rows)
        ids = [row.id for row in rows.rows]
        if row_id not in ids:
            return  # the window was made another size just now, and its lines are others
        after = range(ids.index(row_id) + 1, len(ids))
        rows.highlighted = next((place for place in after if _criterion_of(ids[place])), rows.highlighted)

    def on_resize(self) -> None:
        if self._size_before not in (None, self.app.size):
            self.show_again()
        self._size_before = self.app.size

    def show_again(self) -> None:
        """Show the analysis as it is now, at the criterion where we are: its lines may have moved."""
        rows, page = self.query_one(Rows), self._page()
        self._side.show(*page.beside)
        self._show_side(page)
        criterion = _criterion_of(rows.focused_id or "")
        same = (row.id for row in page.rows if criterion and _criterion_of(row.id) == criterion)
        rows.show_rows(page.rows, next(same, page.rows[0].id))


def _criterion_of(row_id: str) -> str:
    """Return the criterion that a line is about; nothing where it is only to read."""
    first = row_id.partition(" ")[0]
    return "" if first.isdecimal() else first


class Busy(Dialog[None]):
    """Something takes long, and goes on meanwhile. Escape asks it to stop."""

    keys = (("Escape", "stop"),)
    is_stopped = False
    """Somebody wants it to stop."""

    def body(self) -> Iterable[Widget]:
        yield Line(id="told", classes="spaced")
        yield Drawing(id="bar")

    def show(self, text: str) -> None:
        """Say how far the work is."""
        for line in self.query("#told").results(Line):  # none once it is left
            line.show(text)
        for bar in self.query("#bar").results(Drawing):
            bar.show(progress_bar(text, bar.size.width))

    def action_leave(self) -> None:
        self.is_stopped = True


def progress_bar(said: str, columns: int) -> Pieces:
    """Draw how much is done where a sentence says it: '1,200 of 8,000 files are read.'"""
    found = re.search(r"([\d,]+) of ([\d,]+)", said)
    done, total = (int(one.replace(",", "")) for one in found.groups()) if found else (0, 0)
    many = max(min(columns, _WIDEST_BAR) - len(ELSEWHERE), 0)
    full = many * min(done, total) // total if total else 0
    return (
        Piece(ELSEWHERE),
        Piece(" " * full, "bar", 0),
        Piece(f" {TO_AIM}" * ((many - full) // 2), "drawn", 0),
    )
