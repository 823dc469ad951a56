"""The list of all criteria, by group, with a word for each status: the contents page."""

from textual import on

from ulo_selfcheck.analysis import gap_words, gaps
from ulo_selfcheck.analysis.said_at_question import marks
from ulo_selfcheck.front.tui.chart import bar
from ulo_selfcheck.front.tui.screens.place import Place
from ulo_selfcheck.front.tui.widgets.rows import EDGE, HERE, Row, Rows

_ROOMY = 34  # lines: then there is an empty one above each group
_NO_END = 1000  # columns: a narrow line breaks
_TITLE = 38  # columns: the longest title and its number; a word for the status stands after it


def _in_brackets(marks: list[str], room: int) -> str:
    """Return as many marks as there is room for, one at least, so that each question stays on its line."""
    for many in range(len(marks), 0, -1):
        more = ", …" if many < len(marks) else ""
        text = f" ({', '.join(marks[:many])}{more})"
        if len(text) <= room or many == 1:
            return text
    return ""


class TheList(Place):
    """All questions, and where to go on."""

    def draw(self) -> None:
        session = self.program.session
        analysis = gaps.analyse(session.catalogue, session.assessment)
        self.head(f"{session.assessment.organisation.name}. {gap_words.how_far(analysis)}")
        self._shape = wide, roomy = self._fits()
        space = [Row("", "", heading=True)] * roomy
        rows = [
            row for group in session.catalogue.groups for row in (*space, *self._group(group.id, wide=wide))
        ]
        rows += [Row("", "", heading=True), Row("review", "Check your answers"), Row("gaps", "Gap analysis")]
        here = session.here or session.first_unanswered or "review"
        self.rows.show_rows(rows, here)

    def _group(self, group: str, *, wide: bool) -> list[Row]:
        session = self.program.session
        rows = [Row("", session.catalogue.group(group).name, heading=True)]
        for criterion in session.catalogue.in_group(group):
            answer = session.answer_to(criterion.id)
            beside = marks(answer, private=not self.program.room_view)
            status = session.catalogue.name(answer.word)
            title = f"{criterion.number:>2}. {criterion.title}"
            columns = f"{title:<{_TITLE}} {bar(answer.level)} {status}"
            whole = columns if wide else f"{title.strip()}: {status}"
            room = self.app.size.width - len(HERE) - EDGE - len(whole)
            rows.append(Row(criterion.id, whole + _in_brackets(beside, room if wide else _NO_END)))
        return rows

    def _fits(self) -> tuple[bool, bool]:
        """Return whether there is room for columns, and for empty lines."""
        size = self.app.size  # ours is not known before the first layout
        return size.width >= 60, size.height >= _ROOMY

    def on_resize(self) -> None:
        if self._ready and self._fits() != self._shape:
            self.show()

    @on(Rows.Chosen)
    def chosen(self, event: Rows.Chosen) -> None:
        self.program.open_or_do(event.row_id)
