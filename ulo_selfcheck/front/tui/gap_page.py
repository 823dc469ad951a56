"""The gap analysis as a page: where the group stands, the places to begin as cards, a chart, then all the rest.

Imported when it is opened, like all that composes documents.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textual.geometry import Size

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.gaps import Place
from ulo_selfcheck.documents.gap_parts import gap_parts, gap_title
from ulo_selfcheck.documents.gap_sections import about_one
from ulo_selfcheck.documents.in_parts import InParts
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.tree import Block, Heading, Paragraph, Table
from ulo_selfcheck.documents.where_you_stand import where_you_stand
from ulo_selfcheck.front.tui.chart import bar
from ulo_selfcheck.front.tui.document_rows import document_rows
from ulo_selfcheck.front.tui.screens.page_frame import AROUND_PANEL, PANEL, PANELLED, SIDE, accent_of
from ulo_selfcheck.front.tui.text_rows import width
from ulo_selfcheck.front.tui.widgets.pieces import Look, Piece, Pieces
from ulo_selfcheck.front.tui.widgets.row_lines import GRID, SPACE, Row
from ulo_selfcheck.ground.wrapping import cut, wrap
from ulo_selfcheck.ground.wrapping import width as cells
from ulo_selfcheck.session.session import Session

_Fact = tuple[str, str, Look]
"""A line of a card: its label, its words, how they look."""


class GapPage(NamedTuple):
    """The gap analysis: its title, its rows, and the picture of where the group stands, to stand beside them."""

    title: str
    rows: list[Row]
    beside: tuple[Pieces, ...]


def gap_page(session: Session, size: Size, *, private: bool, beside: bool) -> GapPage:
    """Return the gap analysis for a window. A row about a criterion carries its id.

    The picture stands beside where it is wanted, is whole, and leaves the column as wide as lines in columns need.
    """
    material = Material.of(session.catalogue, session.assessment, private=private)
    picture = tuple(_where_each_stands(material))
    window, column = size.width, min(size.width, PANELLED) - PANEL
    if beside and column >= GRID and len(picture) <= size.height - AROUND_PANEL:
        window = column
    else:
        picture = ()
    return GapPage(gap_title(material), _numbered(_rows(material, window)), picture)


def _rows(material: Material, window: int) -> Iterator[Row]:
    text = gap_parts(material)
    _title, *first = text.opening
    owners = {place.title: place.id for place in material.analysis.places}
    yield from (*document_rows(first, window), *_begin_here(material, text, window), SPACE)
    yield from document_rows(list(where_you_stand(material)), window, owners)
    for blocks, is_strong in _rest(text):
        yield SPACE
        yield from (
            _strengths(material, blocks, window) if is_strong else document_rows(blocks, window, owners)
        )


def _numbered(rows: Iterable[Row]) -> list[Row]:
    """Give each row its own id: that of the criterion it is about, and its place."""
    return [
        row if row.heading else row._replace(id=f"{row.id.partition(' ')[0]} {number}".strip())
        for number, row in enumerate(rows)
    ]


def _rest(text: InParts) -> Iterator[tuple[list[Block], bool]]:
    """Return what is neither among the places to begin nor in the chart, and whether it is about strengths."""
    for part in text.parts:
        if part.word == "where":
            yield [block for block in part.blocks if not isinstance(block, Table)], False
        elif part.word != "begin":
            yield list(part.whole), part.word == "strong"


def _begin_here(material: Material, text: InParts, window: int) -> Iterator[Row]:
    """Give the places to begin as cards, and what is said below them."""
    analysis = material.analysis
    if not analysis.begin_with:
        blocks = [block for part in text.parts if part.word == "begin" for block in part.whole]
        yield from (SPACE, *document_rows(blocks, window))
        return
    yield SPACE
    yield Row("", gap_words.begin_heading(analysis), look="accent", accent=0)
    for place in analysis.begin_with:
        yield from _card(material, place, _gap_facts(material, place), window)
    for said in (*gap_words.one_thing(analysis), *gap_words.by_rule(analysis)):
        yield SPACE
        yield from (Row("", line) for line in wrap(said, width(window)))


def _strengths(material: Material, blocks: Iterable[Block], window: int) -> Iterator[Row]:
    """Give the strengths as cards, below what is said of all of them."""
    yield from document_rows([one for one in blocks if isinstance(one, Heading | Paragraph)], window)
    for place in material.analysis.strengths:
        yield from _card(material, place, _strong_facts(material, place), window)


def _card(material: Material, place: Place, facts: Iterable[_Fact], window: int) -> Iterator[Row]:
    """Give a card: what is said of one criterion, set apart on a filled area with the colour of its group."""
    accent = accent_of(material.catalogue, place.criterion.group)
    yield SPACE
    for label, text, look in (("", place.numbered, "bold"), *facts):
        before = f"{label}: " if label else ""
        for part, line in enumerate(wrap(before + text, width(window))):
            bold = 0 if part else len(before)
            yield Row(place.id, line, look=look, bold=bold, card=True, accent=accent)


def _gap_facts(material: Material, place: Place) -> Iterator[_Fact]:
    """Give how a gap stands, and all that can be done about it."""
    (_, how_it_stands), *facts = about_one(place, material)
    yield "", how_it_stands, "quiet"
    yield from ((label, words, "") for label, words in facts)


def _strong_facts(material: Material, place: Place) -> Iterator[_Fact]:
    """Give how a strength stands, and what can be done with it."""
    yield "", f"{gap_words.now_words(place, material.catalogue)}.", "quiet"
    yield from ((label, words, "") for label, words in gap_words.keep_strong(place, material.catalogue))


_NUMBER, _BAR = 3, 9  # columns


def _where_each_stands(material: Material) -> Iterator[Pieces]:
    """Draw where each criterion stands and what its aim is, a line each, in the width of a panel."""
    room = SIDE - _NUMBER - _BAR - 1
    yield (Piece("Where you stand", "accent", 0),)
    for accent, group in enumerate(material.catalogue.groups):
        yield ()
        yield (Piece(group.name, "bold"),)
        for place in material.analysis.places:
            if place.criterion.group == group.id:
                title = cut(place.title, room - 1)
                yield (
                    Piece(f"{place.criterion.number:>2} {title}{' ' * (room - cells(title))} "),
                    Piece(bar(place.answer.level, place.aim), "drawn", accent),
                )
