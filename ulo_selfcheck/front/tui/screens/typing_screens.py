"""Dialogs to type in. Imported when one is opened: text boxes are 9 ms that a start need not wait for."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from textual import on
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from ulo_selfcheck.front.talk.box_words import box_word
from ulo_selfcheck.front.tui.screens.dialog_screens import Dialog, Typing
from ulo_selfcheck.front.tui.screens.page_frame import KeysHere
from ulo_selfcheck.front.tui.widgets.fields import LineField, TextField
from ulo_selfcheck.front.tui.widgets.lines import Line
from ulo_selfcheck.front.tui.widgets.row_lines import Row
from ulo_selfcheck.front.tui.widgets.rows import Rows
from ulo_selfcheck.ground.text import MAX_TYPED, NO_ROOM

PAUSE = 0.5
"""Seconds without typing after which a note is saved."""


class OneLine(Dialog[str | None]):
    """Type one line. Enter and Escape both keep what was typed; None when it is as it was.

    Where something is suggested, Escape does not take it, and leaves all that is being asked: `is_left`.
    """

    keys: KeysHere = (("Enter", "keep"), ("Escape", "keep and leave"))
    is_left = False

    def __init__(
        self,
        question: str,
        now: str = "",
        *,
        text: str | None = None,
        said: str = "",
        accept: Callable[[str], str] | None = None,
        suggested: bool = False,
        drawn: Callable[[str], Sequence[Row]] | None = None,
    ) -> None:
        super().__init__(question, said=said)
        self._drawn = drawn
        """What is drawn below the box, from what is typed so far."""
        self._suggested = suggested
        """What stands in the box is selected, so that typing replaces it."""
        if suggested:
            self.keys = (("Enter", "keep it"), ("Type", "to replace it"), ("Escape", "leave"))
        self._now, self._text = now, now if text is None else text
        self._accept = accept
        """Returns what is wrong with a line, or nothing."""
        self._refused: str | None = None
        """The line that was refused last. Escape leaves it; all else is tried once more."""

    def body(self) -> Iterable[Widget]:
        field = LineField(self._text, id="text", select_on_focus=self._suggested)
        field.cursor_blink = False
        yield field
        if self._drawn:
            below = Rows(self._drawn(self._text), id="drawn", classes="first")
            below.can_focus = False
            yield below
        yield Line(id="said", classes="status")

    @on(Input.Changed)
    def draw(self, event: Input.Changed) -> None:
        """Draw what is typed so far, as it grows."""
        if self._drawn:
            self.query_one("#drawn", Rows).show_rows(self._drawn(event.value))

    @on(Input.Submitted)
    def action_keep(self) -> None:
        if not self.query(Input):
            return  # a key typed before the box was there: there is nothing to keep yet
        value = self.query_one(Input).value
        if value == self._now:
            self.dismiss(None)
            return
        problem = "" if box_word(value) or self._accept is None else self._accept(value)
        if problem:
            self._refused = value
            self.query_one("#said", Line).show(f"Problem: {problem}")
        else:
            self.dismiss(value)

    def action_leave(self) -> None:
        if self._suggested:
            self.is_left = True
            self.dismiss(None)
        elif self.query(Input) and self.query_one(Input).value == self._refused:
            self.dismiss(None)
        else:
            self.action_keep()


class Word(OneLine):
    """Type a whole word. What Enter does then cannot be undone, so Escape keeps nothing here."""

    keys = (("Enter", "go on"), ("Escape", "leave it as it is"))

    def action_leave(self) -> None:
        self.dismiss(None)


class _Lines(TextField):
    """A box for several lines. What is typed or pasted beyond its room is refused at once, and told."""

    class Full(Message):
        """There is no room for what was typed or pasted; the text is as it was."""

    def _replace_via_keyboard(self, insert: str, start: Any, end: Any) -> Any:
        # Textual brings every key and every paste through here.
        taken = len(self.text) - len(self.get_text_range(start, end))
        if insert and taken + len(insert) > MAX_TYPED:
            self.post_message(self.Full())
            return None
        return super()._replace_via_keyboard(insert, start, end)


class Text(Typing):
    """Type several lines. They are saved half a second after typing stops, and on leaving."""

    keys = (("Escape", "keep and leave"),)

    def __init__(self, question: str, now: str, keep: Callable[[str], str], *, said: str = "") -> None:
        super().__init__(question, said=said)
        self._kept, self._keep = now, keep
        self._pause: Timer | None = None

    def body(self) -> Iterable[Widget]:
        area = _Lines(self._kept, id="text", soft_wrap=True, highlight_cursor_line=False)
        area.cursor_blink = False
        yield area
        yield Line(id="said", classes="status")

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    @on(TextArea.Changed)
    def wait(self) -> None:
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.keep_now)

    @on(_Lines.Full)
    def say_full(self) -> None:
        self.keep_now()  # a later 'Saved' would take this sentence away before it is read
        self.query_one("#said", Line).show(f"Problem: {NO_ROOM} What is in the box stays.")

    @property
    def kept(self) -> str:
        """Return the text as it was last kept."""
        return self._kept

    def keep_now(self) -> None:
        if not self.query(TextArea):
            return  # a key typed before the box was there
        text = self.query_one(TextArea).text
        if text != self._kept:
            self._kept = text
            self.query_one("#said", Line).show(self._keep(text))

    def action_leave(self) -> None:
        self.keep_now()
        self.dismiss(None)
