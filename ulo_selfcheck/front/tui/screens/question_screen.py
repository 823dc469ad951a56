"""One question at a time, updated in place: the words, the answers, what else there is to say."""

import time
from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from ulo_selfcheck.analysis.last_time import hint_words
from ulo_selfcheck.analysis.said_at_question import said_at_question
from ulo_selfcheck.answers.review import ticked
from ulo_selfcheck.catalogue.criterion import ANSWERS, LEVELS
from ulo_selfcheck.front import controls
from ulo_selfcheck.front.controls import CONTROLS
from ulo_selfcheck.front.question_pages import hard_words_here
from ulo_selfcheck.front.tui.chart import hands_chart
from ulo_selfcheck.front.tui.screens.page_frame import AROUND_PANEL, SIDE, WIDE, KeysHere, Surround, accent_of
from ulo_selfcheck.front.tui.screens.place import Place
from ulo_selfcheck.front.tui.widgets.lines import Line
from ulo_selfcheck.front.tui.widgets.pieces import Drawing, Piece, Pieces, plain
from ulo_selfcheck.front.tui.widgets.row_lines import SPACE, Row
from ulo_selfcheck.front.tui.widgets.rows import Rows
from ulo_selfcheck.ground.english import count, sentence
from ulo_selfcheck.ground.text import one_line
from ulo_selfcheck.ground.wrapping import cut, width, wrap
from ulo_selfcheck.session.session import Session

CHOSEN, NOT_CHOSEN = "(*)", "( )"
OTHERS, BESIDE = 1, 2
"""What stands on one line where there is room: the answers that are no levels, and what opens a box."""

_TIMER = len("  999 minutes")
_LOOK = 20
"""Seconds between looks at the clock, where it is wanted."""

_ROOMY = 16  # lines: below it only what is needed to answer
_SPACIOUS = 30  # lines: from it aim, note, evidence and views have a line each


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

    has_panel = True
    _about = ""
    """The criterion that is talked about, and since when."""
    _since = 0.0
    keys: KeysHere = (
        (f"1 to {len(ANSWERS)}", "answer"),
        ("Enter", "next"),
        ("n", "note"),
        ("b", "back"),
        ("h", "help"),
        ("Escape", "menu"),
    )

    def compose(self) -> ComposeResult:
        if self.program.settings.shortcuts == "off":
            self.keys = (("Space", "choose"), ("Enter", "next"), ("Up and Down", "move"), ("Escape", "menu"))
        yield from super().compose()

    def body(self) -> Iterable[Widget]:
        yield Line(id="title", classes="title first")
        yield Line(id="words", classes="spaced")
        yield Answers(id="rows")

    def on_mount(self) -> None:
        super().on_mount()
        self.set_class(self.program.room_view, "-room")

        if self.program.settings.timer == "on":
            self.set_interval(_LOOK, self._show_minutes)

    def _show_minutes(self) -> None:
        self.query_one("#way", Drawing).show(self.frame_in(self.strip_columns).way)

    def frame_in(self, columns: int) -> Surround:
        """Return what stands round the page; for whoever guides also how long this question has been talked about."""
        if self.program.settings.timer == "off":
            return super().frame_in(columns)
        # Its room is kept from the start: nothing moves when it comes.
        frame, minutes = super().frame_in(columns - _TIMER), int((time.monotonic() - self._since) / 60)
        if not self._about or not minutes:
            return frame
        room = columns - width(plain(frame.way))
        for said in (f"Talked about for {count(minutes, 'minute')}", count(minutes, "minute")):
            if len(said) + 2 <= room:
                return frame._replace(way=(*frame.way, Piece(" " * (room - len(said)) + said)))
        return frame

    def draw(self) -> None:
        session = self.program.session
        criterion, answer = session.criterion, session.answer
        if criterion.id != self._about:
            self._about, self._since = criterion.id, time.monotonic()
        self.head(session.position, accent_of(session.catalogue, criterion.group))
        essential = " One of the essentials." if criterion.essential and self._is_roomy else ""
        self.query_one("#title", Line).show(f"{criterion.numbered}.{essential}")
        words = [criterion.asks if self.program.settings.wording == "full" else criterion.plain_words]
        if self._is_roomy:
            words.append(_last_time(session))
        self.query_one("#words", Line).show("\n".join(filter(None, words)))
        self.rows.show_rows(list(self._rows(session)), answer.word)
        if self.app.size.width >= WIDE:
            for side in self.query("#side").results(Drawing):  # none where nobody wants it
                side.show(*_side(session, self.app.size.height - AROUND_PANEL))

    def on_resize(self) -> None:
        """Fill what stands beside the question where there is room for it now."""
        if self._ready:
            self.draw()

    @property
    def _is_roomy(self) -> bool:
        return self.size.height >= _ROOMY

    def _rows(self, session: Session) -> Iterator[Row]:
        criterion, now = session.criterion, session.answer.word
        said = said_at_question(session.answer, session.catalogue, private=not self.program.room_view)
        why = next((one.text for one in said if one.word == "not-for-us"), "")
        for one in controls.choices(criterion, session.catalogue):
            is_level = one.id in criterion.levels  # what the others mean is the same at every question
            yield Row(
                one.id,
                "",
                mark=CHOSEN if one.id == now else NOT_CHOSEN,
                lead=f"{one.number} {one.name}.",
                about=f"{one.about} {why}" if one.id == "not-for-us" and why else one.about,
                chosen=one.id == now,
                flows=0 if is_level else OTHERS,
            )
            if one.id == LEVELS[-1]:
                yield SPACE
        short = [(one.word, _short(one.text, 150)) for one in said if one.word != "not-for-us"]
        yield from self._beside(session, short)

    def _beside(self, session: Session, said: Iterable[tuple[str, str]]) -> Iterator[Row]:
        """Give the rows that open a dialog: aim, note, evidence, views and what this criterion alone has."""
        answer, criterion, name = session.answer, session.criterion, session.catalogue.name
        flows = BESIDE if self.size.height < _SPACIOUS else 0
        then = "" if self._is_roomy else _last_time(session)  # else it stands above the answers
        if then:
            yield Row("guide", then)
        aim = sentence(name(answer.aim)) if answer.aim else f"{name(criterion.aim)}, the usual aim."
        yield Row("aim", aim, lead="Aim:", flows=flows)
        if not self.program.room_view:
            yield Row("note", _short(answer.note) or "none yet.", lead="Note:", flows=flows)
        pieces = f"{count(len(answer.evidence), 'piece')}." if answer.evidence else "none yet."
        yield Row("evidence", pieces, lead="Evidence:", flows=flows)
        for word, text in said:
            yield Row(word, text)
        if not (answer.hands or answer.views):
            yield Row("views", "not counted.", lead="Views:", flows=flows)
        if criterion.sum:
            known = (
                f"{answer.from_constituency} of {answer.voting}."
                if answer.voting is not None
                else "not worked out yet."
            )
            yield Row("sum", f"Who holds the votes: {known}", flows=flows)
        if ours := criterion.checklist:
            words = f"{ours.title}: {len(ticked(answer, ours.name))} of {len(ours.lines)}."
            yield Row(ours.name, words, flows=flows)

    @on(Rows.Chosen)
    def clicked(self) -> None:
        """A click on a row: its keys come as actions."""
        self.action_choose_here()

    def action_choose(self, place: int) -> None:
        self.program.answer(ANSWERS[place])

    def action_choose_here(self) -> None:
        row = self.rows.focused_id
        if row is None:
            self.say(controls.answer_first(f"choose {controls.BY_WORD['next'].menu} in the menu"))
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
    return cut(one_line(note), most)


def _side(session: Session, most: int) -> list[Pieces]:
    """Return what helps whoever guides, where there is room beside the question; a last line says that there is more."""
    lines = list(_helps(session))
    more = (Piece("There is more: press g or m.", "quiet"),)
    return lines if len(lines) <= most else [*lines[: most - 1], more]


def _helps(session: Session, columns: int = SIDE) -> Iterator[Pieces]:
    criterion, catalogue = session.criterion, session.catalogue
    accent = accent_of(catalogue, criterion.group)
    for title, texts in (("To talk about", criterion.questions), ("What could show it", criterion.evidence)):
        yield (Piece(title, "accent", accent),)
        for text in texts:
            yield from ((Piece(line),) for line in wrap(f"- {text}", columns, "  "))
        yield ()
    hard = hard_words_here(session)
    if hard:
        yield (Piece("Hard words", "accent", accent),)
        for one in hard:
            yield from ((Piece(line),) for line in wrap(f"{one.term}: {one.means}", columns, "  "))
        yield ()
    if session.answer.hands:
        yield (Piece("Hands", "accent", accent),)
        yield from hands_chart(session.answer.hands, catalogue, accent)
