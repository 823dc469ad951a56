"""Charts of characters, always with the numbers and words beside them."""

from ulo_selfcheck.catalogue.model import LEVELS, Level, steps
from ulo_selfcheck.report.document import Table

NO_BAR = " " * (len(LEVELS) + 2)


def bar(level: Level | None) -> str:
    """Draw a level as '[##---]'; nothing, as wide, where there is none."""
    if level is None:
        return NO_BAR
    return f"[{'#' * steps(level)}{'-' * (len(LEVELS) - steps(level))}]"


def chart(table: Table) -> list[str]:
    """Draw each row of a table of counts: a mark for each one, and the number."""
    widest = max(len(head) for head in table.columns)
    lines: list[str] = []
    for name, *cells in table.rows:
        lines.append(f"{name}:")
        for head, cell in zip(table.columns[1:], cells, strict=True):
            if cell.isdecimal() and cell != "0":
                lines.append(f"  {head:<{widest}} {'#' * int(cell)} {cell}")
            elif not cell.isdecimal():
                lines.append(f"  {head:<{widest}} {cell}")
    return lines
