"""What every place has: a line that says where we are, a body, what was just said, and the keys that work here."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from ulo_selfcheck.text import safe
from ulo_selfcheck.tui import inside
from ulo_selfcheck.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from ulo_selfcheck.tui.app import SelfCheck


class Line(Static):
    """A line of words. Text that people typed or a file holds is text, never markup."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str = "") -> None:
        super().__init__(safe(text), id=id, classes=f"line {classes}", markup=False)
        self.can_focus = False
        self._shown = text

    def show(self, text: str) -> None:
        """Show another text. The same text is not painted again, so that it is not spoken again."""
        if text == self._shown:
            return
        self._shown = text
        self.update(safe(text), layout=False)
        if self.get_content_height(self.size, self.app.size, self.size.width) != self.size.height:
            self.refresh(layout=True)  # else the places of all lines stay: 1.5 ms less of each key


class Keys(Line):
    """What the keys do here, as much of it as fits on one line."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        super().__init__(texts[0], classes="keys")
        self._texts = texts

    def on_resize(self, event: events.Resize) -> None:
        fitting = (text for text in self._texts if len(text) <= event.size.width)
        self.show(next(fitting, self._texts[-1]))


class Place(Screen[None]):
    """One of the places. A place draws itself from the session in `draw`."""

    keys = ("Up and Down: move   Enter: open   Escape: menu", "Enter: open   Escape: menu")
    """What the keys do here: in full, and for a narrow screen."""

    _ready = False
    """Its lines are there, so they can be filled."""

    @property
    def program(self) -> "SelfCheck":
        """Give the app, as what it is."""
        return cast("SelfCheck", self.app)

    def compose(self) -> ComposeResult:
        yield Line(id="head", classes="head")
        yield from self.body()
        yield Line(id="said", classes="status")
        yield Keys(self.keys)

    def body(self) -> Iterable[Widget]:
        yield Rows(id="rows")

    def on_mount(self) -> None:
        self._ready = True
        self.draw()
        self.rows.focus()
        self.call_after_refresh(inside.forget_repaints, self.rows)

    def show(self) -> None:
        """Draw the place anew from the session; a key typed before its lines are there waits for `on_mount`."""
        if self._ready:
            self.draw()

    def draw(self) -> None:
        """Fill the lines from the session. Each place says how."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Say what happened, in the line that stays until something else is said."""
        self.query_one("#said", Line).show(text)

    def head(self, text: str) -> None:
        self.query_one("#head", Line).show(text)

    @property
    def rows(self) -> Rows:
        return self.query_one("#rows", Rows)
