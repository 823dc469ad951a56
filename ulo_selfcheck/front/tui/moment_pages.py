"""The page of a moment in the full screen: its sentences, and how far each group has come, drawn."""

from collections.abc import Iterator

from ulo_selfcheck.front.question_pages import Page
from ulo_selfcheck.front.tui import text_rows
from ulo_selfcheck.front.tui.chart import track
from ulo_selfcheck.front.tui.widgets.pieces import Piece
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row
from ulo_selfcheck.session.session import Session


def moment_rows(page: Page, session: Session, window: int) -> Iterator[Row]:
    """Give the page of a moment as rows: its sentences set apart, and how far each group has come, drawn."""
    for number, text in enumerate(page.lines):
        if number:
            yield SPACE
        for row in text_rows.lines([text], window):
            yield row._replace(id=f"{number} {row.id}", look="" if number else "bold")
    yield SPACE
    catalogue = session.catalogue
    for accent, group in enumerate(catalogue.groups):
        total = len(catalogue.in_group(group.id))
        done = sum(session.answer_to(one.id).answered for one in catalogue.in_group(group.id))
        beside = (Piece(f"{f'{done} of {total}':<10}"), Piece(track(total, done, total), "drawn"))
        yield Row(group.id, group.name, beside=beside, accent=accent)
