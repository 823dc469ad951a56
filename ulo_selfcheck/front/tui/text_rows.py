"""Things to read as rows, a line each, so that the cursor and a reader can go through them."""

import os
import re
from collections.abc import Iterable

from ulo_selfcheck.front.tui.widgets.pieces import Look
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row
from ulo_selfcheck.ground.wrapping import wrap

_COLUMN = 80
"""Columns of a page with its margins: longer lines are hard to follow."""
_NARROW = 60
_NUMBERED = re.compile(r"\d+\. ")
_MOST_LINES = 2


def width(window: int) -> int:
    """Return how wide text to read may be in a window: what the page leaves beside its margins."""
    return min(window, _COLUMN) - (4 if window < _NARROW else 6)


def lines(texts: Iterable[str], window: int) -> list[Row]:
    """Return texts as rows that can be gone through one by one; an empty text is a space between.

    A text that ends in a colon is drawn as what it is: the head of what follows.
    """
    found: list[Row] = []
    for text in texts:
        numbered = _NUMBERED.match(text) if window >= _NARROW else None
        look: Look = "bold" if text.endswith(":") else ""
        for line in wrap(text, width(window), " " * len(numbered[0]) if numbered else ""):
            found.append(Row(str(len(found)), line, look=look) if line else SPACE)
    return found


def short_path(said: str, window: int) -> str:
    """Return a sentence that ends in a path with the end of the path alone, where all of it takes three lines or more.

    All of it can be read in 'Where is my file'.
    """
    words, mark, path = said.partition(os.sep)
    parts = path.split(mark)
    short = said
    while len(parts) > 1 and len(wrap(short, width(window))) > _MOST_LINES:
        parts.pop(0)
        short = f"{words}…{mark}{mark.join(parts)}"
    return short
