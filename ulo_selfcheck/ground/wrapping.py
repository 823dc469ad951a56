"""Text broken into lines that fit a terminal, a braille display, a page."""

import re
from collections.abc import Iterable

from ulo_selfcheck.ground.text import safe

# Plain letters, marks of writing, and the lines and blocks we draw with: each takes one cell, whatever stands beside it.
_ONE_CELL = re.compile("[ -~\xa0-\u02ff\u2010-\u2027\u2030-\u205e\u2500-\u259f]*")


def width(text: str) -> int:
    """Return how many terminal cells `text` takes: a wide letter or an emoji takes two, a combining mark none."""
    if _ONE_CELL.fullmatch(text):
        return len(text)
    from wcwidth import width as cells  # 22 ms that English text need not wait for

    return int(cells(text))


def cut(text: str, room: int) -> str:
    """Return `text`, or as many of its first words as fit into `room` cells, with '…' for those that do not."""
    if width(text) <= room:
        return text
    return f"{wrap(text, max(room - 1, 1))[0].rstrip(' (,-')}…"


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """Break `text` at word ends into lines of at most `columns` cells; a longer word is cut.

    A line end in `text` stays one. Lines after the first of each paragraph start with `indent`.
    """
    lines: list[str] = []
    for paragraph in safe(text).split("\n"):
        lines += _wrap_paragraph(paragraph.split(), columns, indent)
    return lines


def _wrap_paragraph(words: list[str], columns: int, indent: str) -> list[str]:
    lines = [""]
    for word in words:
        gap = " " if lines[-1].strip() else ""
        if width(lines[-1] + gap + word) <= columns:
            lines[-1] += gap + word
        else:
            pieces = _pieces(word, columns - width(indent))
            start = [indent + piece for piece in pieces]
            lines = [pieces[0], *start[1:]] if lines == [""] else lines + start
    return lines


def _pieces(word: str, columns: int) -> list[str]:
    """Return a word in pieces that fit; most words are one. What is read as one letter stays whole."""
    if width(word) <= columns:
        return [word]
    pieces, taken = [""], 0
    for letter in _letters(word):
        cells = width(letter)
        if taken + cells > columns and pieces[-1]:
            pieces.append("")
            taken = 0
        pieces[-1] += letter
        taken += cells
    return pieces


def _letters(word: str) -> Iterable[str]:
    """Return what is read as one letter each."""
    if _ONE_CELL.fullmatch(word):
        return word
    from wcwidth import iter_graphemes

    return iter_graphemes(word)
