"""Textual's boxes to type in, for text that may come from any file: they keep every letter, and draw the harmless."""

from rich.segment import Segment
from textual import events
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import Input, TextArea

from ulo_selfcheck.front.tui import textual_inside
from ulo_selfcheck.ground.text import covered


class LineField(Input):
    """One line to type in."""

    async def _on_key(self, event: events.Key) -> None:
        await textual_inside.act_in_turn(self, event)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Return where the real cursor belongs. At the end of a line Textual's own is one cell too far."""
        at = super().cursor_screen_offset
        return at - Offset(1, 0) if self.cursor_at_end else at

    def render_line(self, y: int) -> Strip:
        """Return one line of what is in sight, as Textual asks for it."""
        return _harmless(super().render_line(y))


class TextField(TextArea):
    """Several lines to type in."""

    async def _on_key(self, event: events.Key) -> None:
        await textual_inside.act_in_turn(self, event)

    def render_line(self, y: int) -> Strip:
        """Return one line of what is in sight, as Textual asks for it."""
        return _harmless(super().render_line(y))


def _harmless(strip: Strip) -> Strip:
    if strip.text.isprintable():
        return strip
    pieces = [Segment(covered(piece.text), piece.style, piece.control) for piece in strip]
    return Strip(pieces, strip.cell_length)
