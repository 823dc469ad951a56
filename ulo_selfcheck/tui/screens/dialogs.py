"""Dialogs: each asks one thing and gives a value back. Escape leaves, and keeps what was typed."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, TextArea

from ulo_selfcheck.tui import inside
from ulo_selfcheck.tui.screens.place import Keys, Line
from ulo_selfcheck.tui.widgets.rows import Row, Rows

PAUSE = 0.5
"""Seconds without typing after which a note is saved."""


class Choose(ModalScreen[str | None]):
    """Choose one row; Escape gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(
        self, question: str, rows: Sequence[Row], *, focus_on: str | None = None, said: str = ""
    ) -> None:
        super().__init__()
        self._question, self._rows, self._said = question, rows, said
        self._focus_on = focus_on or next((row.id for row in rows if not row.heading), None)

    def compose(self) -> ComposeResult:
        if self._said:
            yield Line(self._said, classes="spaced")
        yield Line(self._question, classes="head")
        yield Rows(self._rows, focus_on=self._focus_on, id="rows")
        yield Keys(("Up and Down: move   Enter: choose   Escape: leave", "Enter: choose   Escape: leave"))

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.focus()
        self.call_after_refresh(inside.forget_repaints, rows)

    @on(Rows.Chosen)
    def chosen(self, event: Rows.Chosen) -> None:
        self.dismiss(event.row_id)

    def action_leave(self) -> None:
        self.dismiss(None)


class Page(Choose):
    """Something to read, line by line; Enter or Escape leaves."""

    keys: tuple[str, ...] = ("Up and Down: read   Escape: leave",)

    def __init__(self, title: str, lines: Sequence[Row]) -> None:
        super().__init__(title, lines)

    def compose(self) -> ComposeResult:
        yield Line(self._question, classes="head")
        yield Rows(self._rows, focus_on=self._focus_on, id="rows")
        yield Keys(self.keys)


class Gaps(Page):
    """The gap analysis. Enter on a criterion asks what to do with it; `act` does it and gives the new lines."""

    keys = ("Up and Down: read   Enter: do something about it   Escape: leave", "Enter: act   Escape: leave")

    def __init__(self, title: str, lines: Sequence[Row], act: Callable[[str], object]) -> None:
        super().__init__(title, lines)
        self._act = act

    @on(Rows.Chosen)
    def chosen(self, event: Rows.Chosen) -> None:
        criterion, _, _line = event.row_id.partition(" ")
        if not criterion.isdecimal():
            self._act(criterion)

    def show_lines(self, lines: Sequence[Row]) -> None:
        """Show the analysis anew, at the line where we are."""
        rows = self.query_one(Rows)
        rows.show_rows(lines, rows.focused_id)


class TooSmall(ModalScreen[None]):
    """There is no room to show a question whole."""

    def compose(self) -> ComposeResult:
        yield Line(
            "This window is too small. Make it 40 letters wide and 10 lines high, or more. "
            "Your work is saved. Plain mode works in any size: start with --plain."
        )


class OneLine(ModalScreen[str | None]):
    """Type one line. Enter and Escape both keep what was typed; None when it is as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "keep", show=False)]

    def __init__(
        self, question: str, now: str = "", *, said: str = "", accept: Callable[[str], str] | None = None
    ) -> None:
        super().__init__()
        self._question, self._now, self._said = question, now, said
        self._accept = accept
        """Gives what is wrong with a line, or nothing."""

    def compose(self) -> ComposeResult:
        if self._said:
            yield Line(self._said, classes="spaced")
        yield Line(self._question, classes="head")
        field = Input(self._now, id="text", select_on_focus=False)
        field.cursor_blink = False
        yield field
        yield Line(id="said", classes="status")
        yield Keys(("Enter: keep   Escape: keep and leave", "Enter: keep   Escape: leave"))

    @on(Input.Submitted)
    def action_keep(self) -> None:
        value = self.query_one(Input).value
        if value == self._now:
            self.dismiss(None)
            return
        problem = self._accept(value) if self._accept else ""
        if problem:
            self.query_one("#said", Line).show(f"Problem: {problem}")
        else:
            self.dismiss(value)


class Text(ModalScreen[None]):
    """Type several lines. They are saved half a second after typing stops, and on leaving."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, question: str, now: str, keep: Callable[[str], str], *, said: str = "") -> None:
        super().__init__()
        self._question, self._kept, self._keep, self._said = question, now, keep, said
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        if self._said:
            yield Line(self._said, classes="spaced")
        yield Line(self._question, classes="head")
        area = TextArea(self._kept, id="text", soft_wrap=True, highlight_cursor_line=False)
        area.cursor_blink = False
        yield area
        yield Line(id="said", classes="status")
        yield Keys(("Escape: keep and leave",))

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    @on(TextArea.Changed)
    def wait(self) -> None:
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.keep_now)

    def keep_now(self) -> None:
        """Save what there is. Also called when the program has to end."""
        text = self.query_one(TextArea).text
        if text != self._kept:
            self._kept = text
            self.query_one("#said", Line).show(self._keep(text))

    def action_leave(self) -> None:
        self.keep_now()
        self.dismiss(None)
