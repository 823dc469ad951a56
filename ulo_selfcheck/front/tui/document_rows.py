"""Documents as rows, the gap analysis among them. Imported when it is opened: composing documents is 10 ms that a start need not wait for."""

from collections.abc import Mapping

from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.report import gap_analysis
from ulo_selfcheck.documents.tree import Block, Document, Heading, Table
from ulo_selfcheck.front.tui.chart import chart
from ulo_selfcheck.front.tui.text_rows import width
from ulo_selfcheck.front.tui.widgets.row_lines import Row
from ulo_selfcheck.session.session import Session


def gap_lines(session: Session, window: int, *, private: bool) -> tuple[str, list[Row]]:
    """Return the gap analysis: its title, and its lines. Lines about a criterion carry its id."""
    material = Material.of(session.catalogue, session.assessment, private=private)
    document = gap_analysis(material)
    places = enumerate(material.analysis.work_on, 1)
    owners = {f"{number}. {place.criterion.title}": place.id for number, place in places}
    return document.title, document_rows(document, window, owners)


def document_rows(document: Document, window: int, owners: Mapping[str, str] | None = None) -> list[Row]:
    """Return a document as rows; a heading is marked by '#', so that it does not need colour or size.

    `owners` maps a heading to the criterion that it and the lines below it are about: their rows carry its id.
    """
    rows: list[Row] = []
    owner = ""
    for block in document.blocks[1:]:
        if isinstance(block, Heading):
            owner = (owners or {}).get(block.text, "")
            rows.append(Row("", "", heading=True))
        for text in _texts(block, width(window)):
            row_id = f"{owner} {len(rows)}".strip()
            rows.append(Row(row_id if text else "", text, heading=not text))
    return rows


def _texts(block: Block, columns: int) -> list[str]:
    if isinstance(block, Table):
        return [f"{block.caption}.", *chart(block)]
    mark = "# " if isinstance(block, Heading) else ""
    return (mark + plain_text.render(Document("", "", (block,)), columns - len(mark))).splitlines()
