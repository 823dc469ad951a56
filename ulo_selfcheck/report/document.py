"""A document as a small tree. It is composed once; each format only writes these few kinds of block."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Line = Literal["solid", "double", "dotted"]
_MOST_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title. On paper it can begin a new page."""

    level: int
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list, a line each."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what is said about each: 'Next step: Ask a nearby ULO.'"""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers or words in rows and columns. The first column names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: Mapping[str, Line] = field(default_factory=dict)
    """Which line is drawn beside the numbers of a column, where a format can draw."""

    def upright(self) -> "Table":
        """Give the table as it fits on a page: columns that are too many become rows."""
        if len(self.columns) <= _MOST_COLUMNS:
            return self
        corner, *names = self.columns
        rows = zip(names, *(row[1:] for row in self.rows), strict=True)
        return Table(self.caption, (corner, *(row[0] for row in self.rows)), tuple(rows), self.bars)


@dataclass(frozen=True, slots=True)
class Box:
    """Something to read before the rest, set apart."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Numbered answers, to tick on paper or to type after the label."""

    label: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Room to write in, so many lines high."""

    label: str
    lines: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Room for a picture. On a page of text there is none."""

    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut out and hold up: a large mark, a word, and what it means."""

    mark: str
    word: str
    about: str


Paper: TypeAlias = Choices | Room | Picture | Card
"""What only stands in documents that are written on or cut up."""
Block: TypeAlias = Heading | Paragraph | Items | Facts | Table | Box | Paper


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, its title first among the blocks. The author is an organisation, never a person."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    author: str = ""
