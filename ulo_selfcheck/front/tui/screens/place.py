"""What every place has: a line that says where we are, a body, what was just said, and the keys that work here."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from ulo_selfcheck.front.tui import textual_inside
from ulo_selfcheck.front.tui.widgets.lines import Keys, Line
from ulo_selfcheck.front.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from ulo_selfcheck.front.tui.app import SelfCheck


class Place(Screen[None]):
    """One of the places. A place draws itself from the session in `draw`."""

    keys = ("Up and Down: move   Enter: open   Escape: menu", "Enter: open   Escape: menu")
    """What the keys do here: in full, and for a narrow screen."""

    _ready = False
    """Its lines are there, so they can be filled."""

    @property
    def program(self) -> "SelfCheck":
        """Return the app, as what it is."""
        return cast("SelfCheck", self.app)

    def compose(self) -> ComposeResult:
        textual_inside.fit(self)
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
        self.call_after_refresh(textual_inside.forget_repaints, self.rows)

    def show(self) -> None:
        """Draw the place anew from the session; a key typed before its lines are there waits for `on_mount`."""
        if self._ready:
            self.draw()

    def draw(self) -> None:
        """Fill the lines from the session. Each place says how."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Say what happened, in the line that stays until something else is said."""
        if not self.query_one("#said", Line).show(text) and text:
            self.program.say_again()

    def head(self, text: str) -> None:
        self.query_one("#head", Line).show(text)

    @property
    def rows(self) -> Rows:
        return self.query_one("#rows", Rows)
