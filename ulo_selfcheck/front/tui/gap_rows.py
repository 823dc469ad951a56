"""The gap analysis as a page: where the group stands, the places to begin as cards, a chart, then all the rest.

Imported when it is opened, like all that composes documents.
"""

from collections.abc import Iterator

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.gaps import Place
from ulo_selfcheck.documents.gap_parts import gap_parts, gap_title
from ulo_selfcheck.documents.gap_sections import about_one, heading
from ulo_selfcheck.documents.in_parts import InParts
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.tree import Block, Table
from ulo_selfcheck.documents.where_you_stand import where_you_stand
from ulo_selfcheck.front.tui.document_rows import document_rows
from ulo_selfcheck.front.tui.screens.page_frame import accent_of
from ulo_selfcheck.front.tui.text_rows import width
from ulo_selfcheck.front.tui.widgets.pieces import Look
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row
from ulo_selfcheck.ground.wrapping import wrap
from ulo_selfcheck.session.session import Session


def gap_rows(session: Session, window: int, *, private: bool) -> tuple[str, list[Row]]:
    """Return the gap analysis: its title, and its rows. A row about a criterion carries its id."""
    material = Material.of(session.catalogue, session.assessment, private=private)
    text = gap_parts(material)
    _title, *first = text.opening
    owners = {place.title: place.id for place in material.analysis.places}
    return gap_title(material), [
        *document_rows(first, window),
        *_begin_here(material, window),
        SPACE,
        *document_rows([*where_you_stand(material), *_rest(text)], window, owners),
    ]


def _rest(text: InParts) -> Iterator[Block]:
    """Return what is neither on a card nor in the chart."""
    for part in text.parts:
        if part.word == "where":
            yield from (block for block in part.blocks if not isinstance(block, Table))
        elif part.word != "begin":
            yield from part.whole


def _begin_here(material: Material, window: int) -> Iterator[Row]:
    """Give the places to begin as cards, and what is said below them."""
    analysis = material.analysis
    if not analysis.begin_with:
        return
    yield SPACE
    yield Row("begin", gap_words.begin_heading(analysis), look="accent", accent=0)
    for place in analysis.begin_with:
        yield SPACE
        accent = accent_of(material.catalogue, place.criterion.group)
        for number, (label, text, look) in enumerate(_card(material, place)):
            for part, line in enumerate(wrap(label + text, width(window))):
                yield Row(
                    f"{place.id} card {number} {part}",
                    line,
                    look=look,
                    bold=0 if part else len(label),
                    card=True,
                    accent=accent,
                )
    said = (*gap_words.one_thing(analysis), *gap_words.by_rule(analysis))
    for number, text in enumerate(said):
        yield SPACE
        yield from (Row(f"{number} said {part}", line) for part, line in enumerate(wrap(text, width(window))))


def _card(material: Material, place: Place) -> Iterator[tuple[str, str, Look]]:
    """Give what stands on a card, each with its label: what it is, how it stands, and all that can be done."""
    yield "", heading(place), "bold"
    (_, how_it_stands), *facts = about_one(place, material)
    yield "", how_it_stands, "quiet"
    yield from ((f"{label}: ", words, "") for label, words in facts)
