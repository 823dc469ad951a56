"""The list of all criteria, by group, with a word for each status: the contents page."""

from collections.abc import Iterable, Iterator

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from ulo_selfcheck.analysis import gap_words, gaps
from ulo_selfcheck.analysis.said_at_question import marks
from ulo_selfcheck.answers.review import Answer
from ulo_selfcheck.catalogue.criterion import LEVELS
from ulo_selfcheck.front.tui.chart import bar
from ulo_selfcheck.front.tui.screens.page_frame import KeysHere
from ulo_selfcheck.front.tui.screens.place import FirstRows, Place
from ulo_selfcheck.front.tui.widgets.pieces import Piece
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row
from ulo_selfcheck.front.tui.widgets.rows import Rows
from ulo_selfcheck.ground.wrapping import width

_ROOMY = 34  # lines: then there is an empty one above each group
_MARKS, _WIDE_MARKS = 13, 40  # columns at most for what stands beside an answer
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
        name = session.catalogue.name
        widest = max(width(name(level)) for level in LEVELS)
        room = self._room_for_marks()
        for criterion in session.catalogue.in_group(group):
            answer = session.answer_to(criterion.id)
            drawn = bar(answer.level, answer.aim or criterion.aim)
            # What is no level has no bar, and room for longer words.
            columns = widest if answer.level else widest + 2 + len(drawn)
            beside = _short(self._marks(answer), room)
            yield Row(
                criterion.id,
                f"{criterion.number:>2}. {criterion.title}",
                beside=(
                    Piece(f"{name(answer.word):<{columns}}  ", "" if answer.answered else "quiet"),
                    Piece(f"{drawn}  " if answer.level else "", "drawn"),
                    Piece(f"{beside:<{room}}", "quiet"),
                ),
                accent=accent,
            )

    def _marks(self, answer: Answer) -> list[str]:
        return marks(answer, private=not self.program.room_view)

    def _room_for_marks(self) -> int:
        """Return the columns that the marks need, within what the window has: titles have the rest."""
        answers = self.program.session.assessment.answers.values()
        needed = max((width(", ".join(self._marks(one))) for one in answers), default=0)
        return min(needed, _WIDE_MARKS if self._shape[1] else _MARKS)

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
