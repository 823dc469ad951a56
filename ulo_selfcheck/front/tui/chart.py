"""Charts of characters, always with the numbers and words beside them."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ulo_selfcheck.answers.review import VIEWS, View
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Level, steps
from ulo_selfcheck.front.tui.widgets.pieces import Piece, Pieces

if TYPE_CHECKING:
    from ulo_selfcheck.documents.tree import Table

NOW, TO_AIM, BEYOND = "■", "□", "·"
_MOST_HANDS = 24


def bar(level: Level | None, aim: Level | None = None) -> str:
    """Draw a level as '■■■··', with an aim the way to it as '■■□□·'; nothing, as wide, where there is no level."""
    if level is None:
        return " " * len(LEVELS)
    now = steps(level)
    way = max(steps(aim) - now, 0) if aim else 0
    return NOW * now + TO_AIM * way + BEYOND * (len(LEVELS) - now - way)


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


def hands_chart(hands: Mapping[View, int], catalogue: Catalogue, accent: int = 0) -> Iterator[Pieces]:
    """Draw a show of hands: a line for each level, a mark for each hand, and the number."""
    levels = [view for view in VIEWS if view in LEVELS or hands.get(view)]
    names = {view: "No view" if view == "no-view" else catalogue.name(view) for view in levels}
    widest = max(map(len, names.values()))
    for view in levels:
        many = hands.get(view, 0)
        marks = NOW * min(many, _MOST_HANDS)
        yield (
            Piece(f"{names[view]:<{widest}} "),
            Piece(marks, "drawn", accent),
            Piece(f" {many}" if marks else str(many)),
        )
