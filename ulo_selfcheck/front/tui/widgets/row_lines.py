"""Rows as lines to paint: a grid of few left edges, worked out without a terminal.

A row is data. `said` is what a reader hears of it; the lines are what eyes see of it. State and focus are
signs: `>` the row with the focus, `(*)` the chosen one. Colour only says the same once more.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from ulo_selfcheck.front.tui.widgets.pieces import Look, Piece
from ulo_selfcheck.ground.text import safe
from ulo_selfcheck.ground.wrapping import width, wrap

HERE, ELSEWHERE = "> ", "  "
EDGE = 2
"""Columns at the right for the signs that there is more."""
GRID = 60
"""Columns from which leads and what is beside stand in columns of their own."""
_NUMBERED = re.compile(r" *\d+\. ")
"""A number before the words: their next lines begin below the words."""
_LOW = 9  # lines: below it there are no empty ones

Fill = Literal["row", "here", "chosen", "card"]


class Row(NamedTuple):
    """One row. `about` is shown where there is room for all of them, or while the row has the focus."""

    id: str
    text: str
    look: Look = ""
    """How its words look; on the row with the focus all letters are alike."""
    bold: int = 0
    """How many of its first letters are drawn bold: a label."""
    mark: str = ""
    lead: str = ""
    """What comes first and is drawn bold, with its full stop: '3 Partly.'"""
    about: str = ""
    beside: tuple[Piece, ...] = ()
    """What stands at the right, in the same column for all rows."""
    more: tuple[Piece, ...] = ()
    """Paragraphs below it, always shown."""
    flows: int = 0
    """Neighbours with the same number, not 0, stand on one line where there is room."""
    heading: bool = False
    """A line to read, not to choose: the focus passes over it."""
    chosen: bool = False
    card: bool = False
    """Set apart on a filled area."""
    accent: int | None = None
    """The place of its group, whose colour it has."""

    @property
    def said(self) -> str:
        """Return its words as one line: what a reader hears."""
        first = _with_beside(" ".join(filter(None, (self.lead, self.text))), self.beside)
        return " ".join(filter(None, (first, self.about, *(one.text for one in self.more))))


SPACE = Row("", "", heading=True)
"""An empty line between groups of rows."""


class Cell(NamedTuple):
    """A part of a painted line that belongs to one row (-1: to none)."""

    row: int
    columns: int
    pieces: tuple[Piece, ...] = ()
    fill: Fill = "row"
    accent: int | None = None
    is_heading: bool = False

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.pieces)


Line = tuple[Cell, ...]


class Sheet:
    """Rows laid out for a size."""

    def __init__(self, rows: Sequence[Row], columns: int, height: int) -> None:
        self.rows = rows
        self._columns, self._height = columns, height
        self._is_grid = columns >= GRID
        """There is room for leads and what is beside in columns of their own."""
        self._kept: dict[tuple[int, bool, bool], list[Line]] = {}
        self._flows = [self._may_flow(row) for row in rows]
        leads = [
            _first_width(row) for row, flows in zip(rows, self._flows, strict=True) if row.lead and not flows
        ]
        self._edge = len(HERE) + (max(leads) + 2 if leads and self._is_grid else 0)
        self._beside = self._beside_column()
        self._shows_abouts = self._has_room_for_abouts()

    def lines(self, here: int | None) -> list[Line]:
        """Return all lines, with the focus on one row or on none."""
        found: list[Line] = []
        for flows, run in groupby(
            range(len(rows := self.rows)), lambda index: self._flows[index] and rows[index].flows
        ):
            places = list(run)
            if flows:
                found += self._flowing(places, here)
            else:
                found += [line for index in places for line in self._block(index, here=index == here)]
        return found

    def caret(self, index: int) -> int:
        """Return how many columns after its beginning the words of a row begin."""
        mark = self.rows[index].mark
        return len(HERE) + (len(mark) + 1 if mark else 0)

    # Rows with lines of their own

    def _block(self, index: int, *, here: bool) -> list[Line]:
        row = self.rows[index]
        return self._lines(index, here=here, about=here or (self._shows_abouts and not row.flows))

    def _lines(self, index: int, *, here: bool, about: bool) -> list[Line]:
        """Return the lines of a row; they are worked out once."""
        row = self.rows[index]
        key = (index, here, about and bool(row.about))
        if key not in self._kept:
            cells = self._heading(index) if row.heading else self._cells(index, here=here, about=key[-1])
            self._kept[key] = [(cell,) for cell in cells]
        return self._kept[key]

    def _heading(self, index: int) -> list[Cell]:
        row = self.rows[index]
        if not row.text:
            return [] if self._height < _LOW else [Cell(index, self._columns, is_heading=True)]
        gutter = ELSEWHERE if row.accent is None else ""
        bar = () if row.accent is None else (Piece(" ", "bar"), Piece(" "))
        look: Look = "bold" if row.accent is None else "accent"
        lines = wrap(row.text, max(self._columns - len(HERE) - EDGE, 10))
        behind = (Piece("  "), *row.beside) if row.beside and self._is_grid else ()
        starts = [(*bar, Piece(gutter)), *[(Piece(ELSEWHERE),)] * (len(lines) - 1)]
        return [
            Cell(
                index,
                self._columns,
                _tidy((*start, Piece(line, look), *(behind if number == 0 else ()))),
                accent=row.accent,
                is_heading=True,
            )
            for number, (start, line) in enumerate(zip(starts, lines, strict=True))
        ]

    def _cells(self, index: int, *, here: bool, about: bool) -> Iterator[Cell]:
        row = self.rows[index]
        sign = HERE if here else ELSEWHERE
        mark = f"{row.mark} " if row.mark else ""
        lead, text = self._lead(row), self._text(row)
        start = self._edge if lead else len(sign + mark)
        room = max(self._columns - start - EDGE, 10)
        beside = row.beside if self._is_grid else ()
        beside_room = max(self._beside - start - 2, 10) if beside else room
        joined = " ".join(filter(None, (text, row.about if about else "")))
        is_below = bool(about and beside and width(joined) > beside_room)
        words = _wrapped(text if is_below else joined, beside_room)
        bar = row.card and row.accent is not None and not here
        gutter = (Piece(" ", "bar"), Piece(sign[1:])) if bar else (Piece(sign),)
        for number, line in enumerate(words):
            before = gutter if number == 0 or bar else (Piece(ELSEWHERE),)
            first = (
                (Piece(mark, "drawn" if row.accent is not None else ""), Piece(lead, "bold"))
                if number == 0
                else ()
            )
            at = len(ELSEWHERE) + (width(mark + lead) if number == 0 else 0)
            bold = row.bold if number == 0 else 0
            said = (Piece(line[:bold], "bold"), Piece(line[bold:], row.look))
            pieces = (*before, *first, Piece(" " * (start - at)), *said)
            if number == 0 and beside:
                pieces = (*pieces, Piece(" " * (self._beside - start - width(line))), *beside)
            yield Cell(index, self._columns, _tidy(pieces), _fill(row, here=here), row.accent)
        for one in (*((Piece(row.about, "quiet"),) if is_below else ()), *row.more):
            for line in _wrapped(one.text, room):
                before = gutter if bar else (Piece(ELSEWHERE),)
                pieces = (*before, Piece(" " * (start - len(ELSEWHERE))), Piece(line, one.look))
                yield Cell(index, self._columns, _tidy(pieces), _fill(row, here=here), row.accent)

    def _lead(self, row: Row) -> str:
        """Return what stands in the column for leads; where there is no such column, it stands in the text."""
        return row.lead.rstrip(".:") if self._is_grid else ""

    def _text(self, row: Row) -> str:
        if self._is_grid:
            return row.text
        return _with_beside(" ".join(filter(None, (row.lead.strip(), row.text.strip()))), row.beside)

    def _beside_column(self) -> int:
        having = [row for row in self.rows if row.beside and not row.heading]
        if not having:
            return 0
        texts = max((self._edge if row.lead else len(HERE)) + width(row.text) for row in having)
        widest = max(sum(width(one.text) for one in row.beside) for row in having)
        rightmost = self._columns - EDGE - widest
        if any(row.about for row in having):
            return rightmost
        return min(max(texts + 3, self._columns // 2), rightmost)

    def _has_room_for_abouts(self) -> bool:
        """Return whether all that has more to say can say it, down to the last of them."""
        last = max((n for n, row in enumerate(self.rows) if row.about and not row.flows), default=-1)
        lines = (
            self._lines(index, here=False, about=not self.rows[index].flows) for index in range(last + 1)
        )
        return sum(map(len, lines)) <= self._height

    # Rows that share a line

    def _may_flow(self, row: Row) -> bool:
        return (
            bool(row.flows) and self._is_grid and len(HERE) + width(_flowing(row)) + 1 <= self._columns - EDGE
        )

    def _flowing(self, places: Sequence[int], here: int | None) -> list[Line]:
        lines: list[list[Cell]] = [[]]
        for index in places:
            row = self.rows[index]
            sign = HERE if index == here else ELSEWHERE
            mark = f"{row.mark} " if row.mark else ""
            pieces = (
                Piece(sign + mark),
                Piece(row.lead if row.text else row.lead.rstrip("."), "bold" if row.text else ""),
                Piece(f" {row.text}" if row.text else ""),
            )
            columns = len(HERE) + width(_flowing(row)) + 1
            cell = Cell(index, columns, _tidy(pieces), _fill(row, here=index == here), row.accent)
            if lines[-1] and sum(one.columns + 2 for one in lines[-1]) + cell.columns > self._columns - EDGE:
                lines.append([])
            lines[-1] += [Cell(-1, 2), cell] if lines[-1] else [cell]
        for line in lines:
            line.append(Cell(-1, self._columns - sum(one.columns for one in line)))
        return [*map(tuple, lines), *self._about_flowing(places, here)]

    def _about_flowing(self, places: Sequence[int], here: int | None) -> list[Line]:
        """Return a line kept for what the row with the focus is about, so that nothing moves when it is shown."""
        if not any(self.rows[index].about for index in places) or self._height < _LOW:
            return []
        about = self.rows[here].about if here in places and here is not None else ""
        room = self._columns - len(HERE) - EDGE
        return [
            (
                Cell(
                    -1 if here is None else here,
                    self._columns,
                    (Piece(ELSEWHERE + line, "quiet"),),
                    is_heading=True,
                ),
            )
            if about
            else (Cell(-1, self._columns),)
            for line in _wrapped(about, room)
        ]


def _fill(row: Row, *, here: bool) -> Fill:
    return "here" if here else "chosen" if row.chosen else "card" if row.card else "row"


def _with_beside(words: str, beside: Sequence[Piece]) -> str:
    """Return words with what stands beside them, where there are no columns: a key stands in brackets."""
    parts = (one.text.strip() for one in beside if one.look not in ("drawn", "bar", "chip"))
    said = ", ".join(filter(None, parts))
    keys = "".join(f" ({one.text.strip()})" for one in beside if one.look == "chip")
    return (f"{words}: {said}" if said else words) + keys


def _first_width(row: Row) -> int:
    return width(row.lead.rstrip(".:")) + (len(row.mark) + 1 if row.mark else 0)


def _flowing(row: Row) -> str:
    """Return the words of a row on a line that it shares."""
    return " ".join(filter(None, (row.mark, row.lead if row.text else row.lead.rstrip("."), row.text)))


def _wrapped(text: str, room: int) -> list[str]:
    # A line that fits keeps its spaces.
    if "\n" not in text and width(text) <= room:
        return [safe(text)]
    numbered = _NUMBERED.match(text)
    return wrap(text, room, " " * len(numbered[0]) if numbered else "")


def _tidy(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(one for one in pieces if one.text)
