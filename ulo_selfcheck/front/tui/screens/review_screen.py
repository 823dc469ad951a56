"""Check your answers: all of them, by group, with what was said beside each."""

from textual import on

from ulo_selfcheck.analysis import gap_words, gaps
from ulo_selfcheck.analysis.gaps import Place as Standing
from ulo_selfcheck.analysis.said_at_question import said_at_question
from ulo_selfcheck.front.tui.screens.place import Place
from ulo_selfcheck.front.tui.widgets.row_lines import Row
from ulo_selfcheck.front.tui.widgets.rows import Rows
from ulo_selfcheck.ground.english import count, sentence
from ulo_selfcheck.ground.text import one_line


class CheckAnswers(Place):
    """All answers. Enter on one opens it."""

    def draw(self) -> None:
        session = self.program.session
        analysis = gaps.analyse(session.catalogue, session.assessment)
        self.head(f"Check your answers. {gap_words.how_far(analysis)}")
        rows = [Row("gaps", "Go on to the gap analysis")]
        for group in analysis.groups:
            rows.append(Row("", gap_words.group_words(group), heading=True))
            rows += [
                Row(place.id, self._text(place), about=self._beside(place))
                for place in analysis.places
                if place.criterion.group == group.id
            ]
        rows.append(Row("aims", "Look at the aims of a group"))
        self.rows.show_rows(
            rows,
            self.rows.focused_id
            or (analysis.still_to_look_at[0].id if analysis.still_to_look_at else "gaps"),
        )

    def _text(self, place: Standing) -> str:
        return f"{place.criterion.number}. {place.criterion.title}: {gap_words.now_words(place, self.program.session.catalogue)}."

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
