"""Rows as CSV, for a spreadsheet: no cell can act as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ulo_selfcheck.ground.text import safe

Row = Mapping[str, str]

_BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet takes the letters for another alphabet's
_ROWS_AT_ONCE = 2_000

# Also behind what a spreadsheet may take away: blanks, quotes, letters that take no room.
_STARTS_A_FORMULA = re.compile(
    '[\\s"\u00ad\u200b-\u200f\u2060\ufeff]*[-=+@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]'
)


def table(rows: Iterable[Row]) -> str:
    """Return rows as CSV, every column that any of them has, in the order they come up."""
    rows = list(rows)
    columns = dict.fromkeys(column for row in rows for column in row)
    # The longest row of actions decides how many columns there are; they stay together.
    columns = dict.fromkeys(sorted(columns, key=lambda one: _ORDER.get(one.partition(" ")[0], 0)))
    cells = ([harmless(row.get(column, "")) for column in columns] for row in rows)
    return "".join(in_pieces(tuple(columns), cells))


_OF_ALL = (
    *("organisation", "people", "area", "review", "sittings"),
    *("called", "council", "contact", "changed"),
)
_ORDER = {"action": 1, **dict.fromkeys(_OF_ALL, 2)}


def in_pieces(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Return a table piece by piece, for it can be very long. Its cells are harmless already."""
    text = io.StringIO(newline="")
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, 1):
        writer.writerow(row)
        if number % _ROWS_AT_ONCE == 0:
            yield text.getvalue()
            text.seek(0)
            text.truncate()
    yield text.getvalue()


def harmless(text: str) -> str:
    """Return a cell's text so that no spreadsheet takes it for a formula: an apostrophe before it says 'text'."""
    text = safe(text)
    return f"'{text}" if _STARTS_A_FORMULA.match(text) else text
