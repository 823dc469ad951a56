"""What is drawn beside words, as a few simple shapes. Every format that can draw draws these, and says nothing of them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ulo_selfcheck.documents.tree import Mark, Track

HIGH = 20.0
"""How high a drawing is; every format scales it to its letters."""
LINE = 2.4
"""How thick a line is that is drawn round a shape."""
_STEP = 24.0
_DOT = 3.0


class Polygon(NamedTuple):
    """A shape with corners, full or open."""

    points: tuple[tuple[float, float], ...]
    full: bool = True


class Disc(NamedTuple):
    """A round shape, full or open."""

    x: float
    y: float
    radius: float
    full: bool = True


class Drawing(NamedTuple):
    """Shapes on a ground as high as `HIGH`."""

    wide: float
    shapes: tuple[Polygon | Disc, ...]


def drawing(drawn: Track | Mark) -> Drawing:
    """Return the shapes of steps in a row, or of a sign."""
    if isinstance(drawn, Track):
        return Drawing(_STEP * drawn.steps - 4, tuple(_steps(drawn)))
    return Drawing(HIGH, _MARKS[drawn])


def _steps(track: Track) -> Iterator[Polygon | Disc]:
    for step in range(track.steps):
        left = step * _STEP
        if step < max(track.now, track.aim):
            yield _box(left + 2, 2, left + HIGH - 2, HIGH - 2, full=step < track.now)
        else:
            yield Disc(left + HIGH / 2, HIGH / 2, _DOT)


def _box(left: float, top: float, right: float, bottom: float, *, full: bool = True) -> Polygon:
    return Polygon(((left, top), (right, top), (right, bottom), (left, bottom)), full)


_UP = ((10.0, 3.0), (18.0, 17.0), (2.0, 17.0))
_DOWN = ((2.0, 3.0), (18.0, 3.0), (10.0, 17.0))
_CROSS = (
    *((2.0, 5.0), (5.0, 2.0), (10.0, 7.0), (15.0, 2.0), (18.0, 5.0), (13.0, 10.0)),
    *((18.0, 15.0), (15.0, 18.0), (10.0, 13.0), (5.0, 18.0), (2.0, 15.0), (7.0, 10.0)),
)
_MARKS: Mapping[Mark, tuple[Polygon | Disc, ...]] = {
    "strong": (Disc(10, 10, 8),),
    "to-work-on": (Polygon(((3.0, 2.0), (18.0, 10.0), (3.0, 18.0))),),
    "enough-for-now": (_box(3, 3, 8, 17), _box(12, 3, 17, 17)),
    "to-find-out": (Polygon(((10.0, 2.0), (18.0, 10.0), (10.0, 18.0), (2.0, 10.0)), full=False),),
    "to-look-at": (Disc(10, 10, 7, full=False),),
    "not-for-us": (Polygon(_CROSS),),
    "up": (Polygon(_UP),),
    "same": (_box(2, 4, 18, 8), _box(2, 12, 18, 16)),
    "down": (Polygon(_DOWN, full=False),),
}
_FULL, _OPEN, _FURTHER = "x", "o", "."


def in_letters(drawn: Track | Mark | None) -> str:
    """Return steps in a row as letters: 'x x x o .'. A sign has none: its word stands beside it."""
    if not isinstance(drawn, Track):
        return ""
    return " ".join(
        _FULL if step < drawn.now else _OPEN if step < drawn.aim else _FURTHER for step in range(drawn.steps)
    )
