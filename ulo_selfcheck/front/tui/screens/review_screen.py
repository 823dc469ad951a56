"""Check your answers: all of them, by group, with what was said beside each."""

from textual import on

from ulo_selfcheck.analysis import gap_words, gaps
from ulo_selfcheck.analysis.gaps import Place as Standing
from ulo_selfcheck.analysis.said_at_question import said_at_question
from ulo_selfcheck.front.tui.chart import bar
from ulo_selfcheck.front.tui.screens.place import Place
from ulo_selfcheck.front.tui.widgets.pieces import Piece
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row
from ulo_selfcheck.front.tui.widgets.rows import Rows
from ulo_selfcheck.ground.english import count, sentence
from ulo_selfcheck.ground.text import one_line

_WIDEST_ANSWER = 17  # columns of the longest name of an answer


class CheckAnswers(Place):
    """All answers. Enter on one opens it."""

    def draw(self) -> None:
        session = self.program.session
        analysis = gaps.analyse(session.catalogue, session.assessment)
        self.head(f"Check your answers. {gap_words.how_far(analysis)}")
        rows = [Row("gaps", "Go on to the gap analysis")]
        for accent, group in enumerate(analysis.groups):
            rows += [SPACE, Row("", gap_words.group_words(group), heading=True, accent=accent)]
            rows += [
                self._row(place, accent) for place in analysis.places if place.criterion.group == group.id
            ]
        rows += [SPACE, Row("aims", "Look at the aims of a group")]
        self.rows.show_rows(
            rows,
            self.rows.focused_id
            or (analysis.still_to_look_at[0].id if analysis.still_to_look_at else "gaps"),
        )

    def _row(self, place: Standing, accent: int) -> Row:
        now = gap_words.now_words(place, self.program.session.catalogue)
        return Row(
            place.id,
            f"{place.criterion.number:>2}. {place.criterion.title}",
            beside=(
                Piece(f"{now:<{_WIDEST_ANSWER}}  ", "" if place.answer.answered else "quiet"),
                Piece(bar(place.answer.level, place.aim), "drawn"),
            ),
            about=self._beside(place),
            accent=accent,
        )

    def _beside(self, place: Standing) -> str:
        answer, private = place.answer, not self.program.room_view
        catalogue = self.program.session.catalogue
        said = [f"Aim: {catalogue.name(place.aim).lower()}."]
        if private:
            said += [f"Note: {answer.note}"] if answer.note else []
        said += [f"Evidence: {count(len(answer.evidence), 'piece')}."] if answer.evidence else []
        said += [one.text for one in said_at_question(answer, catalogue, private=private)]
        return " ".join(sentence(one_line(one)) for one in said)

    @on(Rows.Chosen)
    def chosen(self, event: Rows.Chosen) -> None:
        self.program.open_or_do(event.row_id)
