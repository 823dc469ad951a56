"""Things to read as rows, a line each, so that the cursor and a reader can go through them."""

from collections.abc import Iterable

from ulo_selfcheck.front.tui.widgets.row_lines import Row
from ulo_selfcheck.ground.wrapping import wrap

_COLUMN = 80
"""Columns of a page with its margins: longer lines are hard to follow."""
_NARROW = 60


def width(window: int) -> int:
    """Return how wide text to read may be in a window: what the page leaves beside its margins."""
    return min(window, _COLUMN) - (4 if window < _NARROW else 6)


def lines(texts: Iterable[str], window: int) -> list[Row]:
    """Return texts as rows that can be gone through one by one; an empty text is a space between."""
    columns = width(window)
    wrapped = (line for text in texts for line in (wrap(text, columns) if text else [""]))
    return [Row(str(number) if line else "", line, heading=not line) for number, line in enumerate(wrapped)]
