"""What stands round every page: the band that says where we are, the strip that says how far, and the keys."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.tui.chart import NOW, TO_AIM
from ulo_selfcheck.front.tui.widgets.lines import Line
from ulo_selfcheck.front.tui.widgets.pieces import Band, Drawing, Keys, Piece, Pieces, plain
from ulo_selfcheck.ground.wrapping import width
from ulo_selfcheck.session.session import Session

KeysHere = Sequence[tuple[str, str]]
"""Keys and what they do, the one that leaves last."""

SIDE = 36
"""Columns of words in a panel beside the column, on a wide screen."""

PANEL = 42
"""Columns that a panel takes, with its margins."""
AROUND_PANEL = 6
"""Lines above and below the words of a panel: band, strip, keys, margins."""

COLUMN, BROAD, PANELLED, WIDE = 80, 110, 120, 100
"""Columns of a page: the usual, one with rows in columns, one with a panel; and of the window from which it has them.

app.tcss has the same numbers.
"""

TINY = "-tiny"
"""The class of a page in a window that has no room for a whole question."""
_TOO_SMALL = (
    "This window is too small. Make it 40 letters wide and 12 lines high, or more. "
    "Your work is saved. Plain mode works in any size: start with --plain."
)


class Surround(NamedTuple):
    """What stands round a page: where we are, whose review it is, how far, and in which group's colour."""

    head: str = ""
    whose: str = ""
    way: Pieces = ()
    accent: int = 0


def page_of(
    frame: Surround, body: Iterable[Widget], keys: KeysHere, *, panel: Widget | None = None
) -> ComposeResult:
    """Give the widgets of a page: band, strip, the column with its body, a panel beside it, the keys."""
    with Horizontal(classes="band"):
        yield Band(frame.head, frame.whose)
    with Horizontal(classes="strip"):
        yield Drawing(frame.way, id="way", classes="inner")
    with Horizontal(classes="middle"), Horizontal(classes="inner"):
        with Vertical(classes="page"):
            yield from body
        if panel:
            yield panel
    with Horizontal(classes="foot"):
        yield Keys(keys)
    yield Line(_TOO_SMALL, id="too-small")


def accent_of(catalogue: Catalogue, group: str) -> int:
    """Return the place of a group, whose colour is used for it everywhere."""
    return next(number for number, one in enumerate(catalogue.groups) if one.id == group)


def way(session: Session, columns: int) -> Pieces:
    """Draw how far we are: a sign for each question by group, the one we are at by its number."""
    for with_names in (True, False):
        drawn = tuple(_way(session, with_names=with_names))
        if width(plain(drawn)) <= columns:
            return drawn
    return ()


def _way(session: Session, *, with_names: bool) -> Iterator[Piece]:
    catalogue = session.catalogue
    for accent, group in enumerate(catalogue.groups):
        if accent:
            yield Piece("  ")
        if with_names:
            yield Piece(f"{group.name}  ")
        for one in catalogue.in_group(group.id):
            if one.id == session.here:
                yield Piece(f" {one.number} ", "chip")
                yield Piece(" ")
            else:
                mark = NOW if session.answer_to(one.id).answered else TO_AIM
                yield Piece(f"{mark} ", "drawn", accent)
