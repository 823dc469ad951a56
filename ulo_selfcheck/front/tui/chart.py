"""Charts of characters, always with the numbers and words beside them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ulo_selfcheck.answers.review import VIEWS, View
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Level, steps

if TYPE_CHECKING:
    from ulo_selfcheck.documents.tree import Table

NO_BAR = " " * (len(LEVELS) + 2)


def bar(level: Level | None) -> str:
    """Draw a level as '[##---]'; nothing, as wide, where there is none."""
    if level is None:
        return NO_BAR
    return f"[{'#' * steps(level)}{'-' * (len(LEVELS) - steps(level))}]"


def chart(table: "Table") -> list[str]:
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


def hands_chart(hands: Mapping[View, int], catalogue: Catalogue) -> list[str]:
    """Draw a show of hands: a line for each level, a mark for each hand, and the number."""
    levels = [view for view in VIEWS if view in LEVELS or hands.get(view)]
    names = {view: "No view" if view == "no-view" else catalogue.name(view) for view in levels}
    widest = max(map(len, names.values()))
    return [
        f"{names[view]:<{widest}} {'#' * min(hands.get(view, 0), 15)} {hands.get(view, 0)}" for view in levels
    ]
