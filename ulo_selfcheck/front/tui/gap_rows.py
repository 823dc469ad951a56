"""The gap analysis as a page: where the group stands, the places to begin as cards, a chart, then all the rest.

Imported when it is opened, like all that composes documents.
"""

from collections.abc import Iterable, Iterator

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.answer_words import as_typed
from ulo_selfcheck.analysis.gaps import Place
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.report import gap_analysis
from ulo_selfcheck.documents.tree import Block, Heading
from ulo_selfcheck.documents.where_you_stand import where_you_stand
from ulo_selfcheck.front.tui.document_rows import document_rows
from ulo_selfcheck.front.tui.screens.page_frame import accent_of
from ulo_selfcheck.front.tui.text_rows import width
from ulo_selfcheck.front.tui.widgets.pieces import Look
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.wrapping import wrap
from ulo_selfcheck.session.session import Session


def gap_rows(session: Session, window: int, *, private: bool) -> tuple[str, list[Row]]:
    """Return the gap analysis: its title, and its rows. A row about a criterion carries its id."""
    material = Material.of(session.catalogue, session.assessment, private=private)
    document = gap_analysis(material)
    owners = {place.title: place.id for place in material.analysis.places}
    (which, *first), *others = _sections(document.blocks[1:])
    begin = gap_words.begin_heading(material.analysis)
    rest = [block for section in others if _heading(section) != begin for block in section]
    stands = [*where_you_stand(material)]
    return document.title, [
        *document_rows(first, window),
        *_begin_here(material, begin, window),
        SPACE,
        *document_rows([*stands, *rest, which], window, owners),
    ]


def _sections(blocks: Iterable[Block]) -> list[list[Block]]:
    """Return blocks from one main heading to the next; those before the first come first."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            sections.append([])
        sections[-1].append(block)
    return sections


def _heading(section: list[Block]) -> str:
    return section[0].text if section and isinstance(section[0], Heading) else ""


def _begin_here(material: Material, heading: str, window: int) -> Iterator[Row]:
    """Give the places to begin as cards, and what is said below them."""
    analysis = material.analysis
    if not analysis.begin_with:
        return
    yield SPACE
    yield Row("begin", heading, look="accent", accent=0)
    for place in analysis.begin_with:
        yield SPACE
        accent = accent_of(material.catalogue, place.criterion.group)
        for number, (text, look) in enumerate(_card(material, place)):
            for part, line in enumerate(wrap(text, width(window))):
                yield Row(f"{place.id} card {number} {part}", line, look=look, card=True, accent=accent)
    said = (*gap_words.one_thing(analysis), *gap_words.by_rule(analysis))
    for number, text in enumerate(said):
        yield SPACE
        yield from (Row(f"{number} said {part}", line) for part, line in enumerate(wrap(text, width(window))))


def _card(material: Material, place: Place) -> Iterator[tuple[str, Look]]:
    """Give what stands on a card: what it is, why it is here, the next step, who does what by when."""
    yield f"{place.criterion.number}. {place.title}", "bold"
    yield gap_words.why(place, material.catalogue), "quiet"
    reasons = [one.reason for one in material.assessment.priorities if one.criterion == place.id]
    if any(reasons):
        yield f"Your reason: {as_typed(reasons[0])}", ""
    actions = [one for one in material.assessment.actions if one.criterion == place.id]
    for action in actions:
        by = [f"By: {day(action.by)}."] if action.by else []
        who = [f"Who: {as_typed(action.who)}"] if action.who else []
        yield " ".join([as_typed(action.what), *who, *by]), ""
    if not actions:
        yield f"Next step: {gap_words.next_step_words(place)}", ""
