"""Rows as CSV, for a spreadsheet: no cell can act as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Mapping

from ulo_selfcheck.ground.text import safe

Row = Mapping[str, str]


BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet takes the letters for another alphabet's


# Also behind what a spreadsheet may take away: blanks, quotes, letters that take no room.
_STARTS_A_FORMULA = re.compile(
    '[\\s"\u00ad\u200b-\u200f\u2060\ufeff]*[-=+@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]'
)


def table(rows: Iterable[Row]) -> str:
    """Write rows as CSV, every column that any of them has, in the order they come up."""
    rows = list(rows)
    columns = dict.fromkeys(column for row in rows for column in row)
    # The longest row of actions decides how many columns there are; they stay together.
    columns = dict.fromkeys(sorted(columns, key=lambda one: _ORDER.get(one.partition(" ")[0], 0)))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([harmless(row.get(column, "")) for column in columns] for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()


_ORDER = {"action": 1, "organisation": 2, "people": 2, "area": 2, "review": 2, "sittings": 2}


def harmless(text: str) -> str:
    """Give a cell's text so that no spreadsheet takes it for a formula: an apostrophe before it says 'text'."""
    text = safe(text)
    return f"'{text}" if _STARTS_A_FORMULA.match(text) else text
