"""A list of rows whose state and focus are characters: `>` the focused row, `(*)` the chosen one.

Textual's own list repaints all of itself when the highlight moves, and a screen reader then speaks all of it.
Here only the lines that changed are painted: moving one row down writes two of them. Nothing depends on
colour, and nothing that people typed is read as markup.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar, Literal, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ulo_selfcheck.front.tui import textual_inside
from ulo_selfcheck.ground.text import safe
from ulo_selfcheck.ground.wrapping import width, wrap

HERE, ELSEWHERE = "> ", "  "
MORE_ABOVE, MORE_BELOW = " ^", " v"
EDGE = 2
"""Columns at the right for the signs that there is more."""


class Row(NamedTuple):
    """One row. `about` is shown where there is room for all of them, or while the row has the focus."""

    id: str
    text: str
    mark: str = ""
    about: str = ""
    minor: bool = False
    """Its `about` is the first to go where there is too little room."""
    heading: bool = False
    """A line to read, not to choose: the focus passes over it."""


class _Line(NamedTuple):
    row: int
    text: str
    style: Literal["row", "here", "heading"]


class Rows(ScrollView, can_focus=True):
    """Rows to go through with the arrow keys and to choose with Enter or Space."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--row", "rows--here", "rows--heading"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("enter,space", "choose_row", show=False),
    ]

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """The place of the row that has the focus, from 0; None while none has it."""

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, rows: "Rows", row_id: str) -> None:
            super().__init__()
            self.rows = rows
            self.row_id = row_id

        @property
        def control(self) -> "Rows":
            return self.rows

    def __init__(
        self, rows: Sequence[Row] = (), *, focus_on: str | None = None, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._rows: list[Row] = []
        self._painted: list[_Line] = []
        self._wrapped: dict[tuple[int, bool], list[str]] = {}
        self.show_rows(rows, focus_on)

    def show_rows(self, rows: Sequence[Row], focus_on: str | None = None) -> None:
        """Show other rows, the one named `focus_on` with the focus; without a name, none has it."""
        self._rows = list(rows)
        self._wrapped.clear()
        self.highlighted = next((n for n, row in enumerate(rows) if row.id == focus_on and focus_on), None)
        self._draw()
        self._keep_in_sight()

    @property
    def focused_id(self) -> str | None:
        """Return the id of the row that has the focus."""
        return None if self.highlighted is None else self._rows[self.highlighted].id

    # Drawing

    def watch_highlighted(self) -> None:
        self._draw()
        self._keep_in_sight()

    def on_focus(self) -> None:
        self._paint_here()

    def on_blur(self) -> None:
        self._paint_here()

    def _paint_here(self) -> None:
        if self.highlighted is not None:
            lines = self._lines_of(self.highlighted)
            self.refresh_lines(lines.start, len(lines))

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Draw for the new size before it is painted.

        Textual tells a size (`on_resize`) only after the paint: a place then came empty first, and its rows
        25 ms later.
        """
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self._wrapped.clear()
            self._draw()
            self._keep_in_sight()
            textual_inside.forget_repaints(self)  # all of it is painted next
        return changed

    def _draw(self) -> None:
        """Work out the lines, and paint those that are not as they were."""
        if not self.size.width:
            return
        shown = self._abouts_shown()
        lines = [line for index, about in enumerate(shown) for line in self._row_lines(index, about=about)]
        before, self._painted = self._painted, lines
        if len(lines) != len(before):
            self.virtual_size = Size(self.size.width, len(lines))
        for number, (old, new) in enumerate(zip_longest(before, lines)):
            if old != new:
                self.refresh_line(number)

    def _abouts_shown(self) -> list[bool]:
        """Return for each row whether what is about it is shown: of all, of all but minor ones, or of none."""
        for shown in ([True] * len(self._rows), [not row.minor for row in self._rows]):
            if (
                sum(len(self._wrap(index, about=about)) for index, about in enumerate(shown))
                <= self.size.height
            ):
                return shown
        return [False] * len(self._rows)

    def _row_lines(self, index: int, *, about: bool) -> list[_Line]:
        row, here = self._rows[index], index == self.highlighted
        style: Literal["row", "here", "heading"] = "heading" if row.heading else "here" if here else "row"
        first = "" if row.heading else HERE if here else ELSEWHERE
        first += f"{row.mark} " if row.mark else ""
        wrapped = self._wrap(index, about=about or here)
        starts = [first, *[" " * len(first)] * (len(wrapped) - 1)]
        return [_Line(index, start + text, style) for start, text in zip(starts, wrapped, strict=True)]

    def _wrap(self, index: int, *, about: bool) -> list[str]:
        if (index, about) not in self._wrapped:
            row = self._rows[index]
            text = f"{row.text} {row.about}" if about and row.about else row.text
            start = 0 if row.heading else len(HERE) + (len(row.mark) + 1 if row.mark else 0)
            room = max(self.size.width - start - EDGE, 10)
            # A line that fits keeps its spaces: the list of criteria is set in columns.
            fits = "\n" not in text and width(text) <= room
            self._wrapped[index, about] = [safe(text)] if fits else wrap(text, room)
        return self._wrapped[index, about]

    def render_line(self, y: int) -> Strip:
        """Return one line of what is in sight, as Textual asks for it."""
        number = self.scroll_offset.y + y
        line = self._painted[number] if number < len(self._painted) else _Line(-1, "", "row")
        look = "row" if line.style == "here" and not self.has_focus else line.style
        style = self.get_component_rich_style(f"rows--{look}")
        strip = Strip([Segment(line.text, style)]).adjust_cell_length(self.size.width - EDGE, style)
        return Strip.join([strip, Strip([Segment(self._edge(y, number), style)])])

    def _edge(self, y: int, number: int) -> str:
        if y == 0 and number > 0:
            return MORE_ABOVE
        last = y == self.size.height - 1
        return MORE_BELOW if last and number < len(self._painted) - 1 else " " * EDGE

    # Moving

    def _lines_of(self, index: int) -> range:
        """Return the lines that a row takes."""
        numbers = [number for number, line in enumerate(self._painted) if line.row == index]
        return range(numbers[0], numbers[-1] + 1) if numbers else range(0)

    def _keep_in_sight(self) -> None:
        """Scroll so that the row with the focus is in sight, with the headings just above it.

        Scrolling goes by half a screen: a row that comes into sight stands on another line than the one before,
        so the cursor moves, and a screen reader speaks the row. Where it stays, Down is silent.
        """
        top, height = self.scroll_offset.y, self.size.height
        lines = range(1) if self.highlighted is None else self._lines_of(self.highlighted)
        if not lines or not height:
            return
        start = lines.start
        while start > 0 and self._painted[start - 1].style == "heading":
            start -= 1
        half, last = height // 2, len(self._painted) - height
        if len(lines) > height:
            top = lines.start
        elif start < top:
            top = 0 if start < height else start - half
            top = max(top, lines.stop - height)
        elif lines.stop > top + height:
            top = last if last < lines.stop else lines.stop - half
            top = min(top, start)
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, immediate=True, force=True)

    def _can_focus_row(self, index: int) -> bool:
        return 0 <= index < len(self._rows) and not self._rows[index].heading

    def action_move(self, by: int) -> None:
        """Move the focus to the next row, or the one before; at an end it stays."""
        start = self.highlighted if self.highlighted is not None else -1 if by > 0 else len(self._rows)
        place = start + by
        while 0 <= place < len(self._rows) and not self._can_focus_row(place):
            place += by
        if self._can_focus_row(place):
            self.highlighted = place
        elif by < 0:
            self.scroll_to(y=0, animate=False, immediate=True)  # headings above the first row

    def action_page(self, by: int) -> None:
        """Move the focus by about a screenful."""
        here = self._lines_of(self.highlighted or 0).start
        wanted = min(max(here + by * max(self.size.height - 1, 1), 0), len(self._painted) - 1)
        numbers = [n for n, line in enumerate(self._painted) if self._can_focus_row(line.row)]
        if numbers:
            at = self.caret().y
            self.highlighted = self._painted[min(numbers, key=lambda n: abs(n - wanted))].row
            if self.caret().y == at:  # a reader speaks a row when the cursor comes to another line
                self.scroll_relative(y=by, animate=False, immediate=True, force=True)

    def action_edge(self, end: int) -> None:
        """Move the focus to the first row, or the last."""
        places = [place for place in range(len(self._rows)) if self._can_focus_row(place)]
        if places:
            self.highlighted = places[end]

    def action_choose_row(self) -> None:
        if self.focused_id:
            self.post_message(self.Chosen(self, self.focused_id))

    def on_click(self, event: events.Click) -> None:
        number = self.scroll_offset.y + event.y
        if number < len(self._painted) and self._can_focus_row(self._painted[number].row):
            self.highlighted = self._painted[number].row
            self.action_choose_row()

    def caret(self) -> Offset:
        """Return where the real cursor belongs: on the first letter of the focused row's words."""
        if self.highlighted is None:
            return self.content_region.offset
        row = self._rows[self.highlighted]
        line = max(self._lines_of(self.highlighted).start - self.scroll_offset.y, 0)
        column = len(HERE) + (len(row.mark) + 1 if row.mark else 0)
        return self.content_region.offset + Offset(column, line)

    def lines_here(self) -> range:
        """Return which lines of the screen the focused row takes."""
        if self.highlighted is None:
            return range(0)
        region, lines = self.content_region, self._lines_of(self.highlighted)
        start, stop = (region.y + n - self.scroll_offset.y for n in (lines.start, lines.stop))
        return range(max(start, region.y), min(stop, region.bottom))
