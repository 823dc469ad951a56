"""A document as a small tree. It is composed once; each format only writes these few kinds of block."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    level: int
    text: str


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
    """Numbers in rows and columns. The first column names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Paragraph | Items | Facts | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, its title first among the blocks."""

    title: str
    language: str
    blocks: tuple[Block, ...]
