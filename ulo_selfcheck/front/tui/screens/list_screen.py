"""The list of all criteria, by group, with a word for each status: the contents page."""

from collections.abc import Iterable, Iterator

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from ulo_selfcheck.analysis import gap_words, gaps
from ulo_selfcheck.analysis.said_at_question import marks
from ulo_selfcheck.front.tui.chart import bar
from ulo_selfcheck.front.tui.screens.page_frame import KeysHere
from ulo_selfcheck.front.tui.screens.place import FirstRows, Place
from ulo_selfcheck.front.tui.widgets.pieces import Piece
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row
from ulo_selfcheck.front.tui.widgets.rows import Rows

_ROOMY = 34  # lines: then there is an empty one above each group
_BESIDE, _WIDE_BESIDE = 24, 54  # columns for a status and what stands beside it
_WIDE = 110


class TheList(Place):
    """All questions, and where to go on."""

    is_broad = True
    keys: KeysHere = (
        ("Enter", "open"),
        ("Up and Down", "move"),
        ("o", "can everyone read this?"),
        ("Escape", "menu"),
    )

    def compose(self) -> ComposeResult:
        if self.program.settings.shortcuts == "off":
            self.keys = Place.keys
        yield from super().compose()

    def body(self) -> Iterable[Widget]:
        yield FirstRows(id="rows", classes="first")

    def draw(self) -> None:
        session = self.program.session
        analysis = gaps.analyse(session.catalogue, session.assessment)
        self.head(f"{session.assessment.organisation.name}. {gap_words.how_far(analysis)}")
        self._shape = self._fits()
        here = session.here or session.first_unanswered or "review"
        self.rows.show_rows(list(self._rows()), here)

    def _rows(self) -> Iterator[Row]:
        for accent, group in enumerate(self.program.session.catalogue.groups):
            if accent and self._shape[0]:
                yield SPACE
            yield Row("", group.name, heading=True, accent=accent)
            yield from self._group(group.id, accent)
        yield SPACE
        yield Row("review", "Check your answers")
        yield Row("gaps", "Gap analysis")

    def _group(self, group: str, accent: int) -> Iterator[Row]:
        session = self.program.session
        room = _WIDE_BESIDE if self._shape[1] else _BESIDE
        for criterion in session.catalogue.in_group(group):
            answer = session.answer_to(criterion.id)
            status = session.catalogue.name(answer.word)
            beside = _short(marks(answer, private=not self.program.room_view), room - len(status) - 2)
            yield Row(
                criterion.id,
                f"{criterion.number:>2}. {criterion.title}",
                beside=(
                    Piece(f"{status}  ", "" if answer.answered else "quiet"),
                    Piece(f"{beside:<{room - len(status) - 2}}", "quiet"),
                    Piece(bar(answer.level, answer.aim or criterion.aim), "drawn"),
                ),
                accent=accent,
            )

    def _fits(self) -> tuple[bool, bool]:
        """Return whether there is room for empty lines, and for all that stands beside an answer."""
        size = self.app.size  # ours is not known before the first layout
        return size.height >= _ROOMY, size.width >= _WIDE

    def on_resize(self) -> None:
        if self._ready and self._fits() != self._shape:
            self.show()

    @on(Rows.Chosen)
    def chosen(self, event: Rows.Chosen) -> None:
        self.program.open_or_do(event.row_id)


def _short(marks: list[str], room: int) -> str:
    """Return as many marks as there is room for, one at least, so that each question stays on its line."""
    for many in range(len(marks), 0, -1):
        text = ", ".join([*marks[:many], *(["…"] if many < len(marks) else [])])
        if len(text) <= room or many == 1:
            return text
    return ""
