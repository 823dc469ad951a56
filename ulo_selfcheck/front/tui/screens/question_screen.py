"""One question at a time, updated in place: the words, the answers, what else there is to say."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from ulo_selfcheck.analysis.last_time import hint_words
from ulo_selfcheck.analysis.said_at_question import said_at_question
from ulo_selfcheck.catalogue.criterion import ANSWERS
from ulo_selfcheck.front import controls
from ulo_selfcheck.front.controls import CONTROLS
from ulo_selfcheck.front.tui.chart import hands_chart
from ulo_selfcheck.front.tui.screens.place import Place
from ulo_selfcheck.front.tui.widgets.lines import Line
from ulo_selfcheck.front.tui.widgets.rows import ELSEWHERE, HERE, Row, Rows
from ulo_selfcheck.ground.english import count, sentence
from ulo_selfcheck.ground.text import one_line
from ulo_selfcheck.ground.wrapping import wrap
from ulo_selfcheck.session.session import Session

CHOSEN, NOT_CHOSEN = "(*)", "( )"
SIDE = 38
"""Columns of the help beside the question, on a wide screen."""

_ROOMY = 16  # lines: below it only what is needed to answer


class Answers(Rows):
    """The answers to choose from. Digits and letters act here, and nowhere else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"screen.choose({number - 1})", show=False)
            for number in range(1, len(ANSWERS) + 1)
        ),
        *(
            Binding(key, f"app.press('{key}')", show=False)
            for key in sorted({one.key for one in CONTROLS if one.key})
        ),
        Binding("space", "screen.choose_here", show=False),
        Binding("enter", "screen.choose_or_go_on", show=False),
    ]


class Question(Place):
    """The question we are at."""

    keys = (
        f"1 to {len(ANSWERS)}: answer   Enter: next   b: back   n: note   h: help   Escape: menu",
        f"1-{len(ANSWERS)}: answer  Enter: next  Escape: menu",
    )

    def compose(self) -> ComposeResult:
        if self.program.settings.shortcuts == "off":
            self.keys = (
                "Up and Down: move   Space: choose   Enter: next   Escape: menu",
                "Space: choose  Enter: next  Escape: menu",
            )
        yield from super().compose()

    def body(self) -> Iterable[Widget]:
        with Horizontal(classes="body"):
            with Vertical(classes="page"):
                yield Line(id="words", classes="spaced")
                yield Answers(id="rows")
            yield Line(id="side", classes="side")

    def on_mount(self) -> None:
        super().on_mount()
        self.set_class(self.program.room_view, "-room")

    def draw(self) -> None:
        session = self.program.session
        criterion, answer = session.criterion, session.answer
        essential = " One of the essentials." if criterion.essential and self._is_roomy else ""
        full = self.program.settings.wording == "full"
        self.head(session.position)
        words = [f"{criterion.title}.{essential}", criterion.asks if full else criterion.plain_words]
        if self._is_roomy:
            words.append(_last_time(session))
        self.query_one("#words", Line).show("\n".join(filter(None, words)))
        self.rows.show_rows(self._rows(session), answer.word)
        self.query_one("#side", Line).show(_side(session))

    @property
    def _is_roomy(self) -> bool:
        return self.size.height >= _ROOMY

    def _rows(self, session: Session) -> list[Row]:
        criterion, now = session.criterion, session.answer.word
        said = said_at_question(session.answer, session.catalogue, private=not self.program.room_view)
        why = next((one.text for one in said if one.word == "not-for-us"), "")
        rows = [
            Row(
                one.id,
                f"{one.number} {one.name}.",
                mark=CHOSEN if one.id == now else NOT_CHOSEN,
                about=f"{one.about} {why}" if one.id == "not-for-us" else one.about,
                minor=one.id not in criterion.levels,  # 'not sure' means the same at every question
            )
            for one in controls.choices(criterion, session.catalogue)
        ]
        beside = [Row(one.word, _short(one.text, 150)) for one in said if one.word != "not-for-us"]
        return [*rows, *self._beside(session, beside)]

    def _beside(self, session: Session, said: list[Row]) -> list[Row]:
        """Return the rows that open a dialog: aim, note, evidence, views and what this criterion alone has."""
        answer, criterion, name = session.answer, session.criterion, session.catalogue.name
        aim = sentence(name(answer.aim)) if answer.aim else f"{name(criterion.aim)}. The usual aim."
        then = "" if self._is_roomy else _last_time(session)  # else it stands above the answers
        rows = [Row("guide", then)] if then else []
        rows.append(Row("aim", f"Aim: {aim}"))
        if not self.program.room_view:
            rows.append(Row("note", f"Note: {_short(answer.note) or 'none yet.'}"))
        rows.append(
            Row(
                "evidence",
                f"Evidence: {count(len(answer.evidence), 'piece')}."
                if answer.evidence
                else "Evidence: none yet.",
            )
        )
        rows += said
        if not (answer.hands or answer.views):
            rows.append(Row("views", "Views: not counted."))
        if criterion.sum:
            known = (
                f"{answer.from_constituency} of {answer.voting}."
                if answer.voting is not None
                else "not worked out yet."
            )
            rows.append(Row("sum", f"The sum of voting members: {known}"))
        if criterion.checklist:
            total = len(criterion.checklist.services)
            rows.append(Row("services", f"The checklist of services: {len(answer.services)} of {total}."))
        return rows

    @on(Rows.Chosen)
    def clicked(self) -> None:
        """A click on a row: its keys come as actions."""
        self.action_choose_here()

    def action_choose(self, place: int) -> None:
        self.program.answer(ANSWERS[place])

    def action_choose_here(self) -> None:
        row = self.rows.focused_id
        if row is None:
            self.say(f"Choose an answer first, or {ANSWERS.index('later') + 1} to come back later.")
        elif row in ANSWERS:
            self.program.answer(row)
        else:
            self.program.do(row)

    def action_choose_or_go_on(self) -> None:
        """Go on where the question is answered: Enter on another answer never changes it in passing."""
        session, row = self.program.session, self.rows.focused_id
        if row not in ANSWERS or not session.answer.answered:
            self.action_choose_here()
        elif row == session.answer.word:
            self.program.do("next")
        else:
            name = session.catalogue.name(session.answer.word)
            stays = f"The answer to question {session.criterion.number} is still {name}."
            session.next()
            self.program.show_question(f"{stays} To change an answer, press Space on it.")


def _last_time(session: Session) -> str:
    return " ".join(hint_words(session.answer, session.criterion, session.catalogue))


def _short(note: str, most: int = 60) -> str:
    text = one_line(note)
    return text if len(text) <= most else f"{text[: most - 3].rsplit(' ', 1)[0]}…"


def _side(session: Session, columns: int = SIDE) -> str:
    """Return what helps whoever guides, where there is room beside the question."""
    criterion = session.criterion
    parts = ["To talk about", *_points(criterion.questions, columns), ""]
    parts += ["What could show it", *_points(criterion.evidence, columns), ""]
    if session.answer.hands:
        parts += ["Hands", *hands_chart(session.answer.hands, session.catalogue), ""]
    parts.append(session.catalogue.group(criterion.group).name)
    for one in session.catalogue.in_group(criterion.group):
        answer = session.answer_to(one.id)
        status = session.catalogue.name(answer.word)
        first, *more = wrap(f"{one.number}. {one.title}: {status}", columns - len(HERE), "   ")
        parts += [(HERE if one is criterion else ELSEWHERE) + first, *(ELSEWHERE + line for line in more)]
    return "\n".join(parts)


def _points(texts: Iterable[str], columns: int) -> list[str]:
    return [line for text in texts for line in wrap(f"- {text}", columns, "  ")]
