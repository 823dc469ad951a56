"""A list of rows to go through: it paints only the lines that changed, and the real cursor knows where a row is.

Textual's own list repaints all of itself when the highlight moves, and a screen reader then speaks all of it.
Here moving one row down writes two of them. Nothing depends on colour, and nothing that people typed is read
as markup.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ulo_selfcheck.front.tui import textual_inside
from ulo_selfcheck.front.tui.themes import ACCENTS
from ulo_selfcheck.front.tui.widgets.pieces import Look
from ulo_selfcheck.front.tui.widgets.row_lines import EDGE, Cell, Fill, Line, Row, Sheet
from ulo_selfcheck.ground.wrapping import width

MORE_ABOVE, MORE_BELOW = " ▲", " ▼"


class Rows(ScrollView, can_focus=True):
    """Rows to go through with the arrow keys and to choose with Enter or Space."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"rows--{fill}" for fill in ("row", "here", "chosen", "card")),
        *(f"rows--{look}" for look in ("quiet", "saved", "chip")),
        *(f"rows--accent-{number}" for number in range(ACCENTS)),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,left", "move(-1)", show=False),
        Binding("down,right", "move(1)", show=False),
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

    class Focused(Message):
        """Another row has the focus."""

        def __init__(self, rows: "Rows", row_id: str) -> None:
            super().__init__()
            self.rows = rows
            self.row_id = row_id

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        focus_on: str | None = None,
        id: str | None = None,
        classes: str = "",
        goes_round: bool = False,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._goes_round = goes_round
        self._rows: list[Row] = []
        self._sheet: Sheet | None = None
        self._painted: list[Line] = []
        self._styles: dict[tuple[Fill, Look, int | None], Style] = {}
        self.show_rows(rows, focus_on)

    def show_rows(self, rows: Sequence[Row], focus_on: str | None = None) -> None:
        """Show other rows, the one named `focus_on` with the focus; without a name, none has it."""
        self._rows = list(rows)
        self._sheet = None
        here = next((n for n, row in enumerate(rows) if row.id == focus_on and focus_on), None)
        self.set_reactive(Rows.highlighted, here)  # it is drawn once, and nobody is told
        self._draw()
        self._keep_in_sight()

    @property
    def rows(self) -> Sequence[Row]:
        """Return the rows that are shown."""
        return self._rows

    @property
    def said_from_here(self) -> str:
        """Return in words the row that has the focus and all rows after it, a line each."""
        return "\n".join(row.said for row in self._rows[self.highlighted or 0 :])

    @property
    def focused_id(self) -> str | None:
        """Return the id of the row that has the focus."""
        return None if self.highlighted is None else self._rows[self.highlighted].id

    # Drawing

    def watch_highlighted(self) -> None:
        self._draw()
        self._keep_in_sight()
        if self.focused_id and self.is_attached:
            self.post_message(self.Focused(self, self.focused_id))

    def on_focus(self) -> None:
        self._paint_here()

    def on_blur(self) -> None:
        self._paint_here()

    def _paint_here(self) -> None:
        if self.highlighted is not None:
            lines = self._lines_of(self.highlighted)
            self.refresh_lines(lines.start, len(lines))

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        super().notify_style_update()
        self._styles.clear()

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Draw for the new size before it is painted.

        Textual tells a size (`on_resize`) only after the paint: a place then came empty first, and its rows
        25 ms later.
        """
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self._sheet = None
            self._draw()
            self._keep_in_sight()
            textual_inside.forget_repaints(self)  # all of it is painted next
        return changed

    def _draw(self) -> None:
        """Work out the lines, and paint those that are not as they were."""
        if not self.size.width:
            return
        if self._sheet is None:
            self._sheet = Sheet(self._rows, self.size.width, self.size.height)
        lines = self._sheet.lines(self.highlighted)
        before, self._painted = self._painted, lines
        if len(lines) != len(before):
            virtual = Size(self.size.width, len(lines))
            if self.styles.is_auto_height:
                self.virtual_size = virtual
            else:  # nothing else moves, there are no scroll bars: all would be laid out a second time
                self.set_reactive(Rows.virtual_size, virtual)
        for number, (old, new) in enumerate(zip_longest(before, lines)):
            if old != new:
                self.refresh_line(number)

    def render_line(self, y: int) -> Strip:
        """Return one line of what is in sight, as Textual asks for it."""
        number = self.scroll_offset.y + y
        line = self._painted[number] if number < len(self._painted) else (Cell(-1, self.size.width),)
        columns = sum(cell.columns for cell in line)
        strip = Strip([segment for cell in line for segment in self._segments(cell)], columns)
        strip = strip.adjust_cell_length(self.size.width, self._style("row", "", None))
        sign = self._edge(y, number)
        if not sign:
            return strip
        style = self._style(self._fill(line[-1]), "", None)
        return Strip.join([strip.crop(0, self.size.width - EDGE), Strip([Segment(sign, style)])])

    def _segments(self, cell: Cell) -> list[Segment]:
        fill = self._fill(cell)
        pieces = [Segment(one.text, self._style(fill, one.look, cell.accent)) for one in cell.pieces]
        left = cell.columns - width(cell.text)
        if left >= 0:  # nearly always, and half a millisecond of each page less than Textual takes
            return [*pieces, Segment(" " * left, self._style(fill, "", None))]
        return list(Strip(pieces).adjust_cell_length(cell.columns, self._style(fill, "", None)))

    def _fill(self, cell: Cell) -> Fill:
        return "row" if cell.fill == "here" and not self.has_focus else cell.fill

    def _style(self, fill: Fill, look: Look, accent: int | None) -> Style:
        """Return how words look on a fill: on the row with the focus and the chosen one, all letters are alike."""
        key = (fill, look, accent)
        if key not in self._styles:
            style = self.get_component_rich_style(f"rows--{fill}")
            if look in ("bold", "accent", "saved"):
                style += Style(bold=True)
            coloured = f"rows--accent-{accent % ACCENTS}" if accent is not None else "rows--row"
            if fill in ("row", "card") and look in ("accent", "drawn"):
                style += Style(color=self.get_component_rich_style(coloured).color)
            elif fill in ("row", "card") and look in ("quiet", "saved"):
                style += Style(color=self.get_component_rich_style(f"rows--{look}").color)
            elif look == "chip":
                style += self.get_component_rich_style("rows--chip", partial=True)
            elif look == "bar":
                style += Style(bgcolor=self.get_component_rich_style(coloured).color)
            self._styles[key] = style
        return self._styles[key]

    def _edge(self, y: int, number: int) -> str:
        if y == 0 and number > 0:
            return MORE_ABOVE
        last = y == self.size.height - 1
        return MORE_BELOW if last and number < len(self._painted) - 1 else ""

    # Moving

    def _lines_of(self, index: int) -> range:
        """Return the lines that a row takes."""
        numbers = [n for n, line in enumerate(self._painted) if any(cell.row == index for cell in line)]
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
        while start > 0 and self._painted[start - 1][0].is_heading:
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
        """Move the focus to the next row, or the one before; at an end it stays, or goes round."""
        start = self.highlighted if self.highlighted is not None else -1 if by > 0 else len(self._rows)
        place = start + by
        while 0 <= place < len(self._rows) and not self._can_focus_row(place):
            place += by
        if self._can_focus_row(place):
            self.highlighted = place
        elif self._goes_round:
            self.action_edge(0 if by > 0 else -1)
        elif by < 0:
            self.scroll_to(y=0, animate=False, immediate=True)  # headings above the first row

    def action_page(self, by: int) -> None:
        """Move the focus by about a screenful."""
        here = self._lines_of(self.highlighted or 0).start
        wanted = min(max(here + by * max(self.size.height - 1, 1), 0), len(self._painted) - 1)
        places = [
            (n, cell.row)
            for n, line in enumerate(self._painted)
            for cell in line
            if self._can_focus_row(cell.row)
        ]
        if places:
            at = self.caret().y
            self.highlighted = min(places, key=lambda one: abs(one[0] - wanted))[1]
            if self.caret().y == at:  # a reader speaks a row when the cursor comes to another line
                self.scroll_relative(y=by, animate=False, immediate=True, force=True)

    def action_edge(self, end: int) -> None:
        """Move the focus to the first row, or the last."""
        places = [place for place in range(len(self._rows)) if self._can_focus_row(place)]
        if places:
            self.highlighted = places[end]

    def jump(self, letter: str) -> None:
        """Move the focus to the next row whose words begin with a letter."""
        start = -1 if self.highlighted is None else self.highlighted
        order = [*range(start + 1, len(self._rows)), *range(start + 1)]
        found = (
            n for n in order if self._can_focus_row(n) and self._rows[n].text.casefold().startswith(letter)
        )
        self.highlighted = next(found, self.highlighted)

    def action_choose_row(self) -> None:
        if self.focused_id:
            self.post_message(self.Chosen(self, self.focused_id))

    def on_click(self, event: events.Click) -> None:
        number, column = self.scroll_offset.y + event.y, 0
        for cell in self._painted[number] if number < len(self._painted) else ():
            column += cell.columns
            if event.x < column:
                if self._can_focus_row(cell.row) and not cell.is_heading:
                    self.highlighted = cell.row
                    self.action_choose_row()
                return

    def caret(self) -> Offset:
        """Return where the real cursor belongs: on the first letter of the focused row's words."""
        if self.highlighted is None or self._sheet is None:
            return self.content_region.offset
        line = self._lines_of(self.highlighted).start
        before = 0
        for cell in self._painted[line] if line < len(self._painted) else ():
            if cell.row == self.highlighted:
                break
            before += cell.columns
        column = before + self._sheet.caret(self.highlighted)
        return self.content_region.offset + Offset(column, max(line - self.scroll_offset.y, 0))

    def lines_here(self) -> range:
        """Return which lines of the screen the focused row takes, or the first row where none has the focus."""
        region, lines = self.content_region, self._lines_of(self.highlighted or 0)
        start, stop = (region.y + n - self.scroll_offset.y for n in (lines.start, lines.stop))
        return range(max(start, region.y), min(stop, region.bottom))
