"""The full-screen program: which place is shown, and what each word of the table of controls does here."""

import asyncio
import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from textual import events, work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from ulo_selfcheck import controls
from ulo_selfcheck.analysis import gaps
from ulo_selfcheck.analysis.pause import pause_words
from ulo_selfcheck.asking import form, program
from ulo_selfcheck.assessment.folder import Found
from ulo_selfcheck.catalogue.model import Catalogue
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.session import Session, opening
from ulo_selfcheck.settings import Settings
from ulo_selfcheck.tui import cursor, inside, reading
from ulo_selfcheck.tui.asker import Dialogs
from ulo_selfcheck.tui.screens.dialogs import Choose, Gaps, Page, TooSmall, Typing
from ulo_selfcheck.tui.screens.place import Place
from ulo_selfcheck.tui.screens.question import Question
from ulo_selfcheck.tui.screens.review import Review
from ulo_selfcheck.tui.screens.start import Start
from ulo_selfcheck.tui.screens.the_list import TheList
from ulo_selfcheck.tui.themes import THEMES
from ulo_selfcheck.tui.widgets.rows import Row

SMALLEST = (40, 10)
"""Columns and lines that a question needs."""

_SHORT = 150
"""Letters that the line for what was said can hold; more is a page to read."""

LOOK = 2.0
"""Seconds between looks whether the terminal is still there. It draws nothing."""

HELD = 0.3
"""Seconds: an Enter sooner than this after another is a held or a trembling key."""


class Left(NamedTuple):
    """How the full screen was left: what is open, the settings, and what to say."""

    session: Session | None
    settings: Settings
    other_mode: bool
    said: list[str]


class SelfCheck(App[bool]):
    """The full screen over one session. Its result tells whether to go on in the other mode."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall"), (30, "-spacious")]  # noqa: RUF012  (Textual types them so)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "menu", show=False),
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "leave", show=False, priority=True),
    ]

    def __init__(self, catalogue: Catalogue, session: Session | None, settings: Settings) -> None:
        no_colour = bool(os.environ.get("NO_COLOR"))  # Textual takes it out of the environment
        super().__init__(ansi_color=True if no_colour else None)  # else it would turn colours into greys
        self.catalogue = catalogue
        self.open_session = session
        self.settings = settings
        self.room_view = False
        self.animation_level = "none"
        self._last_enter = 0.0
        for theme in THEMES:
            self.register_theme(theme)
        # Without colours only the terminal's own theme is left: Textual would paint greys.
        self.theme = "terminal" if no_colour else settings.theme

    @property
    def session(self) -> Session:
        """Give the session; only places that need none are shown without one."""
        assert self.open_session is not None  # noqa: S101
        return self.open_session

    def get_driver_class(self) -> type[Driver]:
        """Give what draws on this system's terminal, also while its window is being closed."""
        return inside.that_may_go(super().get_driver_class(), self.action_leave)

    def get_default_screen(self) -> Screen[None]:
        """Begin with our first place: Textual's own empty one would be composed and painted for nothing, 6 ms."""
        return inside.that_can_be_left(TheList() if self.open_session else Start())

    def on_mount(self) -> None:
        if self.settings.cursor == "shown":
            cursor.show(self)
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for one in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(one, self.action_leave)
            self.set_interval(LOOK, self._leave_if_alone)
        self.call_after_refresh(_start_is_over)
        if self.open_session:
            self.call_after_refresh(self._say_first)

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Drop an Enter that comes too soon after another; a text of several lines takes every one."""
        if isinstance(event, events.InputEvent) and not self.screen_stack:
            return  # a key while the program ends: there is nothing left to take it
        if isinstance(event, events.Key) and not event.is_forwarded and not isinstance(self.screen, Typing):
            now = time.monotonic()
            held = event.key == "enter" and now - self._last_enter < HELD
            self._last_enter = now if event.key == "enter" else 0.0
            if held:
                return
        await super().on_event(event)

    def post_display_hook(self) -> None:
        cursor.follow(self)

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is no room for a whole question, and go on once there is."""
        too_small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if too_small and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall())
        elif not too_small and isinstance(self.screen, TooSmall):
            self.pop_screen()

    # Places

    @property
    def place(self) -> Place | None:
        """Give the place that is shown, under a dialog too."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Place)), None)

    def go_to(self, place: Screen[None]) -> None:
        """Show another place."""
        self.switch_screen(place)

    def open_question(self, criterion: str) -> None:
        self.session.here = criterion
        self._show_question()

    def open_or_do(self, row: str) -> None:
        """Open the question that a row names, or do what its word says."""
        if row in self.catalogue:
            self.open_question(row)
        else:
            self.do(row)

    def _show_question(self, said: str = "") -> None:
        if self.session.here is None:
            self.go_to(Review())
            said = said or self.session.where_the_way_stands
        elif isinstance(self.screen, Question):
            self.screen.show()
        else:
            self.go_to(Question())
        self.call_after_refresh(self.say, said)

    def say(self, text: str) -> None:
        """Say what happened, in the place's own line."""
        if self.place and self.place.is_mounted:
            self.place.say(text)

    # Opening

    def carry_on(self, path: Path) -> None:
        """Open a file and show its list."""
        self._try(lambda: self._opened(opening.carry_on(path, self.catalogue)))

    @work
    async def start(self, way: str, files: Sequence[Found]) -> None:
        """Hold the conversation of one of the ways to begin, and open what comes of it."""
        from ulo_selfcheck.asking import starting  # noqa: PLC0415  (a file that is named needs none)

        ask = Dialogs(self)
        try:
            session = await starting.do(way, self.catalogue, ask, files)
        except Problem as problem:
            session = None
            await ask.say(f"Problem: {problem}")
        if session:
            self._opened(session)
            return
        heard = ask.heard()
        if len(heard) > _SHORT:
            await self.push_screen_wait(
                Page("What came of it", reading.lines([heard], reading.width(self.size.width)))
            )
            heard = ""
        self._changed(heard)

    def _opened(self, session: Session) -> None:
        self.open_session = session
        self.go_to(TheList())
        self.call_after_refresh(self.say, session.where)
        self.call_after_refresh(self._say_first)

    def _say_first(self) -> None:
        """Say what is worth knowing about the file, and ask what comes before the first question."""
        if self.session.to_tell:
            self.say(" ".join(self.session.to_tell))
        if self.session.has_something_first:
            self._hold("begin")

    # What can be done

    def answer(self, answer: str) -> None:
        """Answer the question we are at."""
        if answer == "not-for-us":
            self._hold(answer)
            return
        self._try(lambda: self._changed(self.session.answer_with(answer)))

    def action_do(self, word: str) -> None:
        self.do(word)

    def do(self, word: str) -> None:
        """Do what a word of the table of controls says."""
        criterion = self.session.criterion if self.open_session and self.session.here else None
        if word == "sum" and criterion and criterion.checklist:
            word = "services"  # one key for what this criterion alone has
        usable = {one.word for one in controls.usable(criterion, full_screen=True)}
        if self.room_view and word in controls.PRIVATE:
            self.say("Room view is on, so this is hidden. Turn it off first: w, or in the menu.")
        elif word not in usable:
            self.say("There is nothing like that for this question.")
        elif word in self._doing:
            self._try(lambda: self._doing[word](self))
        else:
            self._hold(word)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Problem as problem:
            self.say(f"Problem: {problem}")

    def _changed(self, said: str) -> None:
        """Say what was changed, and show it."""
        place = self.place
        past_the_end = (
            isinstance(place, Question) and self.session.here is None
        )  # check your answers comes next
        if place and place.is_mounted and not past_the_end:  # a new place shows itself
            place.show()
        self.say(said)

    def _next(self) -> None:
        self.session.next()
        self._show_question()

    def _back(self) -> None:
        if isinstance(self.place, Question):
            self.session.back()
        self._show_question()

    def _undo(self) -> None:
        said = self.session.undo()
        self._show_question(said)

    def _clear(self) -> None:
        self._changed(self.session.clear())

    def _list(self) -> None:
        self.go_to(TheList())

    def _review(self) -> None:
        self.go_to(Review())

    def _gap_lines(self) -> tuple[str, list[Row]]:
        from ulo_selfcheck.tui.gap_lines import gap_lines  # noqa: PLC0415  (see there)

        return gap_lines(self.session, reading.width(self.size.width), private=not self.room_view)

    def _gaps(self) -> None:
        self.push_screen(Gaps(*self._gap_lines(), act=self._act_on))

    @work
    async def _act_on(self, criterion: str) -> None:
        """Ask what to do about a gap, do it, and show the analysis as it is then."""
        ask = Dialogs(self)
        try:
            from ulo_selfcheck.asking import planning  # noqa: PLC0415  (only when it is wanted)

            if await planning.about_one(self.session, ask, criterion):
                await self.pop_screen()
                self.open_question(criterion)
        except Problem as problem:
            await ask.say(f"Problem: {problem}")
        if isinstance(self.screen, Gaps):
            self.screen.show_lines(self._gap_lines()[1])
        self._changed(ask.heard())

    def _more(self) -> None:
        self._read(self.session.criterion.title, reading.more(self.session))

    def _guide(self) -> None:
        self._read("Help for whoever guides", reading.guide(self.session))

    def _help(self) -> None:
        at_question = isinstance(self.place, Question)
        self._read("What you can do here", reading.help_lines(self.open_session, at_question=at_question))

    def _read(self, title: str, texts: list[str]) -> None:
        self.push_screen(Page(title, reading.lines(texts, reading.width(self.size.width))))

    def _room(self) -> None:
        self.room_view = not self.room_view
        for screen in self.screen_stack:
            screen.set_class(self.room_view, "-room")
        self._changed(
            f"Room view is {'on: notes and other private things are hidden' if self.room_view else 'off'}."
        )

    def _where(self) -> None:
        self._read(controls.BY_WORD["where"].menu, self.session.everywhere)

    def _mode(self) -> None:
        self._keep_typing()
        self.exit(True)

    def action_leave(self) -> None:
        """Save everything, also what is half typed, and leave."""
        self._keep_typing()
        self.exit(False)

    def _leave_if_alone(self) -> None:
        # Where hang-ups are ignored, as under nohup, a closed window reads as an end that comes again and again.
        if inside.is_gone(self):
            self.action_leave()

    def _keep_typing(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Typing):
                screen.keep_now()

    _doing: ClassVar[Mapping[str, Callable[["SelfCheck"], None]]] = {
        "next": _next,
        "back": _back,
        "undo": _undo,
        "clear": _clear,
        "list": _list,
        "review": _review,
        "gaps": _gaps,
        "more": _more,
        "guide": _guide,
        "help": _help,
        "room": _room,
        "where": _where,
        "mode": _mode,
        "quit": action_leave,
    }

    @work
    async def _hold(self, word: str) -> None:
        """Hold the conversation behind a word, as dialogs, and say how it ended."""
        ask = Dialogs(self)
        try:
            if word == "go":
                await self._go(ask)
            elif word == "report":
                await program.report(self.session, ask)
            elif word == "settings":
                self.settings = await program.settings(self.settings, ask)
                self.theme = self.settings.theme if not self.no_color else "terminal"
            else:
                await form(word)(self.session, ask)
            if word == "way":
                self._show_question()
        except Problem as problem:
            await ask.say(f"Problem: {problem}")
        self._changed(ask.heard())

    async def _go(self, ask: Dialogs) -> None:
        number = await ask.number("Which question? Type its number.")
        if number is not None:
            self.session.go(number)
            self._show_question()

    # The menu

    @work
    async def action_menu(self) -> None:
        """Open the menu: what can be done here first, then the rest."""
        if self.open_session is None:
            ordered = [controls.BY_WORD[word] for word in ("room", "settings", "help", "quit")]
        else:
            criterion = self.session.criterion if isinstance(self.place, Question) else None
            usable = controls.usable(criterion, full_screen=True)
            ordered = sorted(usable, key=lambda one: one.where != "question")
        rows = [Row(one.word, f"{one.menu}.", about=one.help) for one in ordered]
        chosen = await self.push_screen_wait(Choose("Menu", rows))
        if chosen:
            self.do(chosen)

    # Ending

    def _handle_exception(self, error: Exception) -> None:
        """End without a traceback on the screen; `run` hands the error on to the command line."""
        with suppress(Exception):  # whatever is wrong, what is half typed is tried to be saved
            self._keep_typing()
        self._exception = error
        self._return_code = 1
        self._close_messages_no_wait()


def _start_is_over() -> None:
    # What was made at the start stays to the end: the collector need not look at it again.
    gc.freeze()
    gc.enable()


def run(catalogue: Catalogue, session: Session | None, settings: Settings) -> Left:
    """Run the full screen until the person leaves or changes mode.

    Raises:
        Exception: whatever went wrong inside, after the terminal was put right and all was saved.
    """
    app = SelfCheck(catalogue, session, settings)
    other_mode = app.run(mouse=settings.mouse == "on")
    _raise(app)
    said: list[Any] = []
    if app.open_session and not other_mode:
        analysis = gaps.analyse(catalogue, app.open_session.assessment)
        said = [*pause_words(analysis), app.open_session.leave()]
    return Left(app.open_session, app.settings, bool(other_mode), said)


def _raise(app: SelfCheck) -> None:
    if app.return_code and app._exception:  # noqa: SLF001  (Textual prints it; we must not)
        raise app._exception  # noqa: SLF001
