"""A list of rows whose state and focus are characters: `>` the focused row, `(*)` the chosen one.

Nothing here depends on colour, and nothing that people typed is read as markup.
"""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ulo_selfcheck.text import safe, width, wrap

HERE, ELSEWHERE = "> ", "  "


class Row(NamedTuple):
    """One row. `about` is shown where there is room, or while the row has the focus."""

    id: str
    text: str
    mark: str = ""
    about: str = ""
    heading: bool = False
    """A line to read, not to choose: the focus passes over it."""


class Rows(OptionList):
    """Rows to go through with the arrow keys and to choose with Enter or Space."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]

    def __init__(
        self, rows: Sequence[Row] = (), *, focus_on: str | None = None, id: str | None = None
    ) -> None:
        super().__init__(id=id, markup=False)
        self._rows: list[Row] = []
        self._focus_on = focus_on
        self._drawn: list[str] = []
        self.show_rows(rows, focus_on)

    def show_rows(self, rows: Sequence[Row], focus_on: str | None = None) -> None:
        """Show other rows, the one named `focus_on` with the focus; without a name, none has it."""
        keep = [row.id for row in rows] == [row.id for row in self._rows]
        self._rows = list(rows)
        place = next((index for index, row in enumerate(rows) if row.id == focus_on and focus_on), None)
        if not keep:
            self.set_options(Option("", id=row.id or None, disabled=row.heading) for row in rows)
            self._drawn = [""] * len(rows)
        self.highlighted = place
        self._draw()
        if place is None:
            self.scroll_to(y=0, animate=False, immediate=True)

    @property
    def focused_id(self) -> str | None:
        """Give the id of the row that has the focus."""
        return None if self.highlighted is None else self._rows[self.highlighted].id

    def watch_highlighted(self, highlighted: int | None) -> None:
        self._draw()
        super().watch_highlighted(highlighted)

    def on_resize(self, _event: events.Resize) -> None:
        self._draw()
        self.call_after_refresh(self.scroll_to_highlight)

    def _draw(self) -> None:
        """Write each row anew where its text is not what it was."""
        columns = self.scrollable_content_region.width
        if columns < 1 or len(self._drawn) != len(self._rows):
            return
        whole = [self._row_lines(index, columns, about=True) for index in range(len(self._rows))]
        roomy = sum(map(len, whole)) <= self.scrollable_content_region.height
        for index, row in enumerate(self._rows):
            about = roomy or index == self.highlighted
            text = "\n".join(whole[index] if about else self._row_lines(index, columns, about=False))
            if text != self._drawn[index]:
                self._drawn[index] = text
                self.replace_option_prompt_at_index(
                    index, Content.styled(text, "bold") if row.heading else Content(text)
                )

    def _row_lines(self, index: int, columns: int, *, about: bool) -> list[str]:
        row = self._rows[index]
        start = "" if row.heading else HERE if index == self.highlighted else ELSEWHERE
        start += f"{row.mark} " if row.mark else ""
        text = f"{row.text} {row.about}" if about and row.about else row.text
        room = max(columns - len(start), 10)
        # A line that fits keeps its spaces: the list of criteria is set in columns.
        lines = [safe(text)] if "\n" not in text and width(text) <= room else wrap(text, room)
        return [(start if number == 0 else " " * len(start)) + line for number, line in enumerate(lines)]

    def caret(self) -> Offset | None:
        """Give where the real cursor belongs: on the first letter of the focused row's words."""
        if self.highlighted is None:
            return self.content_region.offset
        row = self._rows[self.highlighted]
        line = self._first_line(self.highlighted) - self.scroll_offset.y
        return self.content_region.offset + Offset(
            len(HERE) + (len(row.mark) + 1 if row.mark else 0), max(line, 0)
        )

    def _first_line(self, index: int) -> int:
        return sum(text.count("\n") + 1 for text in self._drawn[:index])
