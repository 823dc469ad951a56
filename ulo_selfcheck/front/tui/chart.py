"""Charts of characters, always with the numbers and words beside them."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ulo_selfcheck.answers.review import VIEWS, View
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Level, steps
from ulo_selfcheck.front.tui.widgets.pieces import Piece, Pieces

if TYPE_CHECKING:
    from ulo_selfcheck.documents.tree import Mark, Table, Track

NOW, TO_AIM, BEYOND = "▄", "▁", " "
"""Signs that speech passes over, unlike squares and circles. Spaces between, or it says how many there are."""
_MOST_HANDS = 16


def bar(level: Level | None, aim: Level | None = None) -> str:
    """Draw a level as "▄ ▄", with the way to an aim as "▄ ▄ ▁ ▁"; nothing, as wide, where there is none."""
    if level is None:
        return " " * (2 * len(LEVELS) - 1)
    return track(len(LEVELS), steps(level), steps(aim) if aim else 0)


def track(many: int, now: int, aim: int = 0) -> str:
    """Draw steps in a row: high up to where it is, low up to where it wants to be."""
    way = max(aim - now, 0)
    return " ".join(NOW * now + TO_AIM * way + BEYOND * (many - now - way))


def drawn(shape: "Track | Mark | None") -> str:
    """Draw what stands beside a word in a chart: steps; a sign says nothing that the word does not."""
    return "" if shape is None or isinstance(shape, str) else track(shape.steps, shape.now, shape.aim)


def chart(table: "Table") -> list[str]:
    """Draw each row of a table of counts: a mark for each one, and the number."""
    widest = max(len(head) for head in table.columns)
    lines: list[str] = []
    for name, *cells in table.rows:
        lines.append(f"{name}:")
        for head, cell in zip(table.columns[1:], cells, strict=True):
            if cell.isdecimal() and cell != "0":
                lines.append(f"  {head:<{widest}}  {' '.join(NOW * min(int(cell), _MOST_HANDS))} {cell}")
            elif not cell.isdecimal():
                lines.append(f"  {head:<{widest}}  {cell}")
    return lines


def hands_chart(hands: Mapping[View, int], catalogue: Catalogue, accent: int = 0) -> Iterator[Pieces]:
    """Draw a show of hands: a line for each level, a mark for each hand, and the number."""
    levels = [view for view in VIEWS if view in LEVELS or hands.get(view)]
    names = {view: "No view" if view == "no-view" else catalogue.name(view) for view in levels}
    widest = max(map(len, names.values()))
    for view in levels:
        many = hands.get(view, 0)
        marks = " ".join(NOW * min(many, _MOST_HANDS))
        yield (
            Piece(f"{names[view]:<{widest}} "),
            Piece(marks, "drawn", accent),
            Piece(f" {many}" if marks else str(many)),
        )
