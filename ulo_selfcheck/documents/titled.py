"""A document round its blocks: the title before them and, where it is taken away, another format after them."""

from collections.abc import Iterable, Iterator

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.tree import Block, Document, Heading, Paragraph


def titled(title: str, blocks: Iterable[Block], catalogue: Catalogue, author: str = "") -> Document:
    """Return blocks as a document."""
    return Document(title, catalogue.identity.language, (Heading(1, title), *blocks), author)


def to_take_away(title: str, blocks: Iterable[Block], catalogue: Catalogue, author: str = "") -> Document:
    """Return blocks as a document to take away. How to get it in another format is the last thing in it."""
    return titled(title, (*blocks, *other_format(catalogue)), catalogue, author)


def other_format(catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(2, "Need this in another format?")
    yield Paragraph(catalogue.identity.other_format)
