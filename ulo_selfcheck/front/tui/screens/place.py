"""What every place has: a band that says where we are, a body, what was just said, and the keys that work here."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from ulo_selfcheck.front.tui import textual_inside
from ulo_selfcheck.front.tui.screens.page_frame import (
    BROAD,
    COLUMN,
    PANELLED,
    WIDE,
    KeysHere,
    Surround,
    page_of,
    way,
)
from ulo_selfcheck.front.tui.themes import ACCENTS
from ulo_selfcheck.front.tui.widgets.lines import Line
from ulo_selfcheck.front.tui.widgets.pieces import Band, Drawing
from ulo_selfcheck.front.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from ulo_selfcheck.front.tui.app import SelfCheck


class FirstRows(Rows):
    """The rows of a place where a sitting begins. The key for colours acts here too, for all to see them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("o", "app.press('o')", show=False)]


class Place(Screen[None]):
    """One of the places. A place draws itself from the session in `draw`."""

    keys: KeysHere = (("Enter", "open"), ("Up and Down", "move"), ("Escape", "menu"))
    """What the keys do here, the most needed first; the last one is always shown."""

    has_panel: ClassVar[bool] = False
    """There is a panel beside the column, on a wide screen, for whoever wants it."""

    is_broad: ClassVar[bool] = False
    """Its column is wider on a wide screen: lines in columns, not sentences."""

    _ready = False
    """Its lines are there, so they can be filled."""
    _head = ""
    _accent = 0

    @property
    def program(self) -> "SelfCheck":
        """Return the app, as what it is."""
        return cast("SelfCheck", self.app)

    def compose(self) -> ComposeResult:
        textual_inside.fit(self)
        self.set_class(self._has_panel, "-with-panel")
        self.set_class(self.is_broad, "-broad")
        panel = Drawing(id="side", classes="side") if self._has_panel else None
        yield from page_of(self.frame_in(self.strip_columns), self._column(), self.keys, panel=panel)

    @property
    def _has_panel(self) -> bool:
        return self.has_panel and self.program.settings.beside == "shown"

    def _column(self) -> Iterable[Widget]:
        yield from self.body()
        yield Line(id="said", classes="status")

    def body(self) -> Iterable[Widget]:
        yield Rows(id="rows", classes="first")

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
        line = self.query_one("#said", Line)
        line.set_class("Saved." in text, "-saved")
        if not line.show(text) and text:
            self.program.say_again()

    def head(self, text: str, accent: int = 0) -> None:
        """Say where we are, in the colour of the group we are in."""
        self._head = text
        self.query_one(Band).say(text)
        self.query_one("#way", Drawing).show(self.frame_in(self.strip_columns).way)
        if accent != self._accent:
            self.set_class(False, f"-accent-{self._accent % ACCENTS}")
            self.set_class(True, f"-accent-{accent % ACCENTS}")
            self._accent = accent

    def frame_in(self, columns: int) -> Surround:
        """Return what stands round a page with a strip of so many columns: this one, or one that opens over it."""
        session = self.program.open_session
        if session is None:
            return Surround(self._head)
        whose = session.assessment.organisation.name
        return Surround(self._head, whose, way(session, columns), self._accent)

    @property
    def strip_columns(self) -> int:
        """Return how many columns the strip has: as wide as the page, without its margins."""
        window = self.app.size.width
        widest = (
            COLUMN if window < WIDE else PANELLED if self._has_panel else BROAD if self.is_broad else COLUMN
        )
        return min(window, widest) - 4

    @property
    def rows(self) -> Rows:
        return self.query_one("#rows", Rows)
