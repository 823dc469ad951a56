"""Pieces of a line: words or a drawing, and how they look. Drawn with the colours of the theme."""

from collections.abc import Sequence
from typing import ClassVar, Literal, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from ulo_selfcheck.front.tui.themes import ACCENTS
from ulo_selfcheck.ground.text import safe
from ulo_selfcheck.ground.wrapping import cut, width, wrap

Look = Literal["", "bold", "quiet", "accent", "bar", "drawn", "saved", "chip"]


class Piece(NamedTuple):
    """Words, or a drawing, and how they look. `bar` is a block of colour; `drawn` says nothing that words do not."""

    text: str
    look: Look = ""
    accent: int | None = None
    """The place of the group whose colour it has."""


Pieces = tuple[Piece, ...]
_LEAST_NAME = 12  # columns: less of a name says nothing


def plain(pieces: Pieces) -> str:
    """Return the words of pieces."""
    return "".join(one.text for one in pieces)


class Drawing(Widget):
    """Lines of pieces that nobody chooses from: where we are, what the keys do, what helps beside a question."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"drawing--{look}" for look in ("quiet", "chip", "saved")),
        *(f"drawing--accent-{number}" for number in range(ACCENTS)),
    }

    def __init__(self, *lines: Pieces, id: str | None = None, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self.can_focus = False
        self._lines: Sequence[Pieces] = lines
        self._styles: dict[tuple[Look, int | None], Style] = {}

    def show(self, *lines: Pieces) -> None:
        """Show other lines; those that are as they were are not painted again."""
        before, self._lines = self._lines, lines
        if len(before) != len(lines) and self.styles.height is not None and self.styles.height.is_auto:
            self.refresh(layout=True)
            return
        for number in range(max(len(before), len(lines))):
            if before[number : number + 1] != lines[number : number + 1]:
                self.refresh(Region(0, number, self.size.width, 1))

    def laid_out(self, columns: int) -> Sequence[Pieces]:  # noqa: ARG002  (others use it)
        """Return the lines as they are in so many columns."""
        return self._lines

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines there are, as Textual asks for it."""
        return len(self.laid_out(width))

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        super().notify_style_update()
        self._styles.clear()

    def render_line(self, y: int) -> Strip:
        """Return one line, as Textual asks for it."""
        lines = self.laid_out(self.size.width)
        pieces = lines[y] if y < len(lines) else ()
        strip = Strip(Segment(safe(one.text), self._style(one.look, one.accent)) for one in pieces)
        return strip.adjust_cell_length(self.size.width, self._style("", None))

    def _style(self, look: Look, accent: int | None) -> Style:
        key = (look, accent)
        if key not in self._styles:
            style = self.rich_style
            if look in ("bold", "accent", "saved"):
                style += Style(bold=True)
            if look in ("quiet", "chip", "saved"):
                style += self.get_component_rich_style(f"drawing--{look}", partial=True)
            if look in ("accent", "drawn", "bar") and accent is not None:
                colour = self.get_component_rich_style(f"drawing--accent-{accent % ACCENTS}").color
                style += Style(bgcolor=colour) if look == "bar" else Style(color=colour)
            self._styles[key] = style
        return self._styles[key]


class Keys(Drawing):
    """What the keys do here: as many of them as fit on one line, and always the last."""

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(classes="keys inner")
        self._keys = keys

    def laid_out(self, columns: int) -> Sequence[Pieces]:
        """Return what fits."""
        *first, last = self._keys
        while first and _keys_width([*first, last]) > columns:
            first.pop()
        return [tuple(piece for key, does in [*first, last] for piece in _key(key, does))]


class Band(Drawing):
    """Where we are, and at its right whose review it is, where there is room."""

    def __init__(self, head: str, whose: str) -> None:
        super().__init__(id="head", classes="inner")
        self.head, self._whose = head, whose

    def say(self, head: str) -> None:
        """Say that we are somewhere else."""
        if head != self.head:
            before, self.head = len(self.laid_out(self.size.width)), head
            if self.size.width:  # else it is laid out anyway
                self.refresh(layout=len(self.laid_out(self.size.width)) != before)

    def laid_out(self, columns: int) -> Sequence[Pieces]:
        """Return the words as they fit: on a narrow screen without whose it is."""
        lines = wrap(self.head, max(columns, 10))
        room = columns - width(lines[-1]) - 3
        if len(lines) == 1 and room >= _LEAST_NAME and self._whose not in self.head:
            whose = cut(self._whose, room)
            lines[0] += " " * (columns - width(lines[0]) - width(whose)) + whose
        return [(Piece(line),) for line in lines[:2]]


def _key(key: str, does: str) -> Pieces:
    return (Piece(f" {key} ", "chip"), Piece(f" {does}   "))


def _keys_width(keys: Sequence[tuple[str, str]]) -> int:
    return sum(width(plain(_key(key, does))) for key, does in keys) - 3
