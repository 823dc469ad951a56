"""Choosing the colours: each is tried on a page as it really looks, while the focus is on its name."""

from collections.abc import Iterable

from textual import on
from textual.widget import Widget

from ulo_selfcheck.front.talk.settings_form import THEMES
from ulo_selfcheck.front.tui.chart import NOW, TO_AIM
from ulo_selfcheck.front.tui.screens.dialog_screens import Choose
from ulo_selfcheck.front.tui.widgets.pieces import Piece
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row
from ulo_selfcheck.front.tui.widgets.rows import Rows

_BAR = Piece(f"{NOW} {NOW} {NOW} {TO_AIM} {TO_AIM}", "drawn")
_SAMPLE = (
    Row("", "This is how a page looks", heading=True, accent=0),
    Row("1", "", mark="( )", lead="2 Started.", about="An answer that nobody chose."),
    Row("2", "", mark="(*)", lead="3 Partly.", about="The answer that you chose.", chosen=True),
    SPACE,
    Row("", "Governance", heading=True, accent=1),
    Row("3", "11. A place on the list", beside=(Piece("Partly  "), _BAR), accent=1),
    SPACE,
    Row("", "Services", heading=True, accent=2),
    Row("4", "18. A place to begin", look="bold", card=True, accent=2),
    Row("5", "What is said beside it, a little quieter.", look="quiet", card=True, accent=2),
)


class ChooseColours(Choose):
    """Choose colours. Leaving puts back what there was; whoever asked does that."""

    def body(self) -> Iterable[Widget]:
        """Give the names, and a page below them where there is room."""
        yield from super().body()
        sample = Rows(_SAMPLE, classes="sample")
        sample.can_focus = False
        yield sample

    @on(Rows.Focused)
    def _try(self, event: Rows.Focused) -> None:
        if not self.app.no_color:
            self.app.theme = list(THEMES)[int(event.row_id)]
