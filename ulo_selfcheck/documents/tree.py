"""A document as a small tree. It is composed once; each format only writes these few kinds of block."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from ulo_selfcheck.ground.english import with_full_stop

_MOST_COLUMNS = 5
CONTENTS = "In this document"
LEAST_PARTS = 6
"""With fewer headings of the second level, a list of contents is one more thing to get past."""
LEAST_PARTS_ON_PAPER = 12
"""Leafing through a few pages is quicker; and a letter has no list."""


class Heading(NamedTuple):
    """A heading; level 1 is the document's title. On paper it can begin a new page."""

    level: int
    text: str
    new_page: bool = False


class Paragraph(NamedTuple):
    text: str


class Items(NamedTuple):
    """A list, a line each."""

    items: tuple[str, ...]
    own_numbers: bool = False
    """Each line begins with a number of its own, such as its question's: then no other stands before it."""


class Facts(NamedTuple):
    """Labels with what is said about each: 'Next step: Ask a nearby ULO.'"""

    rows: tuple[tuple[str, str], ...]
    together: bool = False
    """On paper they follow one another in one paragraph, where a line for each would take up the page."""

    def paragraphs(self) -> list[tuple[tuple[str, str], ...]]:
        """Return what stands in each paragraph on paper. Text of several lines has one to itself.

        What somebody typed may end without a full stop. In front of the next label it gets one.
        """
        if not self.together:
            return [(row,) for row in self.rows]
        apart = groupby(self.rows, lambda row: row[1] if "\n" in row[1] else "")
        return [_in_one_paragraph(tuple(rows)) for _, rows in apart]


def _in_one_paragraph(rows: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    *before, last = rows
    return (*((label, with_full_stop(said)) for label, said in before), last)


class Table(NamedTuple):
    """Numbers or words in rows and columns. The first column names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def upright(self) -> "Table":
        """Return the table as it fits on a page: columns that are too many become rows."""
        if len(self.columns) <= _MOST_COLUMNS:
            return self
        corner, *names = self.columns
        rows = zip(names, *(row[1:] for row in self.rows), strict=True)
        return Table(self.caption, (corner, *(row[0] for row in self.rows)), tuple(rows))


class Track(NamedTuple):
    """Steps in a row: full up to where it is, open up to where it wants to be. Nowhere is 0."""

    steps: int
    now: int = 0
    aim: int = 0


Mark = Literal[
    "strong", "to-work-on", "enough-for-now", "to-find-out", "to-look-at", "not-for-us", "up", "same", "down"
]
"""A sign beside a word, each of another shape."""


class Cell(NamedTuple):
    """What is said in one place of a chart, and what is drawn beside it. The words say all of it."""

    text: str
    drawn: Track | Mark | None = None


class ChartGroup(NamedTuple):
    """Lines of a chart that belong together. The first cell of each names it."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


class Chart(NamedTuple):
    """A table to look at and to listen to: each line is said in words, and drawn beside them."""

    caption: str
    columns: tuple[str, ...]
    groups: tuple[ChartGroup, ...]
    key: tuple[Cell, ...]
    """What the drawing means."""


class Box(NamedTuple):
    """Something to read before the rest, set apart."""

    title: str
    lines: tuple[str, ...]


class Choices(NamedTuple):
    """Numbered answers, to tick on paper or to type after the label."""

    label: str
    options: tuple[str, ...]
    typed: bool = False
    """In Word they are a list, and the answer is typed after the label."""


class Room(NamedTuple):
    """Room to write in, so many lines high. With no lines, the words are typed after the label."""

    label: str
    lines: int
    more: int = 0
    """Further lines where print is not large, so that the page is full in both."""


class Picture(NamedTuple):
    """A picture that a group brought (a JPEG), with the words for people who cannot see it."""

    words: str
    data: bytes


class Card(NamedTuple):
    """A card to cut out and hold up: a large mark, a word, and what it means."""

    mark: str
    word: str
    about: str
    picture: Picture | None = None


Paper: TypeAlias = Choices | Room | Picture | Card
"""What only stands in documents that are written on or cut up."""
Block: TypeAlias = Heading | Paragraph | Items | Facts | Table | Chart | Box | Paper


def listed(
    heading: str, items: Iterable[str], about: str = "", level: int = 2, *, own_numbers: bool = False
) -> Iterator[Block]:
    """Return a heading, what is said about it, and a list; with nothing in the list none of them."""
    lines = tuple(items)
    if lines:
        yield Heading(level, heading)
        if about:
            yield Paragraph(about)
        yield Items(lines, own_numbers)


class Document(NamedTuple):
    """A whole document, its title first among the blocks. The author is an organisation, never a person."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    author: str = ""
