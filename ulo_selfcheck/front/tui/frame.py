"""The frame of the full screen: how it starts and ends, which keys it takes, and which place is shown."""

import asyncio
import gc
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.console import RenderableType
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.read_aloud import Voice
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.spoken_extra import SPOKEN_ENDED, spoken_problem
from ulo_selfcheck.front.tui import textual_inside
from ulo_selfcheck.front.tui.painting import Painter, Scene
from ulo_selfcheck.front.tui.safe_hands import MOVING, WORD, Presses, Typed, begins_a_word
from ulo_selfcheck.front.tui.screens.dialog_screens import Typing
from ulo_selfcheck.front.tui.screens.page_frame import TINY
from ulo_selfcheck.front.tui.screens.place import Place
from ulo_selfcheck.front.tui.themes import THEMES
from ulo_selfcheck.front.tui.widgets.lines import Line
from ulo_selfcheck.front.tui.widgets.rows import Rows
from ulo_selfcheck.session.session import Session

if TYPE_CHECKING:
    from ulo_selfcheck.front.tui.spoken import SpokenTree

SPEAK = 0.5
"""Seconds after the first paint at which the spoken tree begins: at once, it once kept Orca busy for 15 seconds."""

LOOK = 2.0
"""Seconds between looks whether the terminal is still there. It draws nothing."""


class Frame(App[bool]):
    """What every place stands in. Its result tells whether to go on in the other mode."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    # A question needs 40 columns and 10 lines.
    HORIZONTAL_BREAKPOINTS = [(0, TINY), (40, "-narrow"), (60, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, TINY), (10, "-short"), (22, "-tall"), (30, "-spacious")]  # noqa: RUF012  (Textual types them so)
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
        self._presses = Presses()
        self._voice = Voice()
        self._painter = Painter(self, self._scene)
        self._spoken: SpokenTree | None = None
        self._letters: list[events.Key] = []
        """Letters that may become a word: each waits a moment for the next."""
        self._word_ends: Timer | None = None
        for theme in THEMES:
            self.register_theme(theme)
        # Without colours only the terminal's own theme is left: Textual would paint greys.
        self.theme = "terminal" if no_colour else settings.theme
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def session(self) -> Session:
        """Return the session; only places that need none are shown without one."""
        assert self.open_session is not None  # noqa: S101
        return self.open_session

    def get_driver_class(self) -> type[Driver]:
        """Return what draws on this system's terminal, also while its window is being closed."""
        return textual_inside.that_may_go(super().get_driver_class(), self.action_leave)

    def refresh_css(self, animate: bool = True) -> None:
        """Read the styles again where the theme is another. At the start Textual asks for it, and nothing is other."""
        if not textual_inside.has_styles_of_its_theme(self):
            super().refresh_css(animate)

    def on_mount(self) -> None:
        if self.settings.cursor == "shown":
            textual_inside.write(self, "\x1b[?25h")  # Textual hides the cursor at start
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for one in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(one, self.action_leave)
            self.set_interval(LOOK, self._leave_if_alone)
        self.call_after_refresh(_start_is_over)
        if self.settings.spoken == "on":
            self.call_after_refresh(self.set_timer, SPEAK, self.speak_tree)

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Let a key that is held or trembles count once, and letters that come at once be a word."""
        if isinstance(event, events.InputEvent) and not self.screen_stack:
            return  # a key while the program ends: there is nothing left to take it
        if self._is_hidden and _would_change(event):
            return
        if event.is_forwarded:
            await super().on_event(event)
            return
        if isinstance(event, events.Key):
            self._voice.stop()
            self._painter.pressed(event)
            if self._said:
                self._said.is_news = False
            if await self._is_taken(event):
                return
        if isinstance(event, events.Paste) and isinstance(self.focused, Rows):
            self.heard(event.text)  # some dictation pastes what was said
            return
        await super().on_event(event)

    @property
    def _is_hidden(self) -> bool:
        """The window is too small to show more than a sentence that says so."""
        return bool(self.screen_stack) and self.screen.has_class(TINY)

    async def _is_taken(self, event: events.Key) -> bool:
        """Return whether a key ends here: it is held, it may be part of a word, or it ended one."""
        if isinstance(self.focused, Rows):
            if self._letters and event.time - self._letters[-1].time > WORD:
                await self._end_word()  # the timer is late
            if event.is_printable and (self._letters or begins_a_word(event.character)):
                self._wait_for_more(event)
                return True
            if await self._end_word() and event.key == "enter":
                return True  # a dictated line ends with it
            if event.is_printable and not self._has_shortcuts:
                return True
            return not self._presses.counts(event.key, event.time) and event.key not in MOVING
        counts = self._presses.counts(event.key, event.time)
        # In a box every letter is text; in one for several lines Enter is too.
        return not counts and event.key in ("enter", "escape") and not isinstance(self.screen, Typing)

    @property
    def _has_shortcuts(self) -> bool:
        return self.settings.shortcuts == "on"

    def _wait_for_more(self, event: events.Key) -> None:
        self._letters.append(event)
        if self._word_ends:
            self._word_ends.stop()
        self._word_ends = self.set_timer(WORD, self._end_word)

    async def _end_word(self) -> bool:
        """Do what the letters say that came at once; return whether they were a word, not a key alone."""
        letters, self._letters = self._letters, []
        if self._word_ends:
            self._word_ends.stop()
        if not letters or not self.screen_stack:
            return False
        typed = Typed("".join(one.character or "" for one in letters))
        if not typed.is_one_key:
            self.heard(typed.text)
            return True
        is_short_cut = typed.text[0] != " "
        counts = [self._presses.counts(one.key, one.time) for one in letters]  # it may be held already
        if counts[0] and (self._has_shortcuts or not is_short_cut):
            await super().on_event(letters[0])
        return False

    def heard(self, text: str) -> None:
        """Do what words mean that were dictated or typed at once."""
        raise NotImplementedError

    # Painting

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Bring what Textual would paint to the terminal, in steps that a screen reader says well."""
        if textual_inside.takes_paint(self, renderable):
            self._painter.paint(cast("CompositorUpdate", renderable))
        else:
            super()._display(screen, renderable)
        if self._spoken:
            self._spoken.drawn()

    async def speak_tree(self) -> None:
        """Begin or end the spoken tree, as the settings say. Nothing of it is imported before."""
        await self.on_unmount()
        if self.settings.spoken == "off":
            return
        if problem := spoken_problem():
            self.say(problem)
            return
        from ulo_selfcheck.front.tui.spoken import SpokenTree  # noqa: PLC0415  (only for whoever wants it)

        self._spoken = SpokenTree(self, gone=lambda: self.say(SPOKEN_ENDED))
        self._spoken.begin()

    async def on_unmount(self) -> None:
        """End the spoken tree: the program that tells it goes with this one."""
        if self._spoken:
            await self._spoken.end()
            self._spoken = None

    def _watch_app_focus(self, focus: bool) -> None:
        super()._watch_app_focus(focus)
        if self._spoken:
            self._spoken.has_window(yes=focus)

    def _scene(self) -> Scene:
        """Return where the cursor belongs, and which lines of the screen mean what.

        Braille displays, screen readers and magnifiers follow the cursor. It stands on the first letter of the
        row that has the focus, or in a box on the letter that is typed.
        """
        if self._is_hidden:
            return Scene(None, range(0), range(0))
        focused: Widget | None = self.screen.focused
        said = self._said
        status = range(said.region.y, said.region.bottom) if said and said.is_news else range(0)
        if isinstance(focused, Rows):
            return Scene(focused.caret(), focused.lines_here(), status)
        return Scene(getattr(focused, "cursor_screen_offset", None), range(0), status)

    @property
    def _said(self) -> Line | None:
        """Return the line for what was just said, where there is one."""
        return self.screen.query_one_optional("#said", Line)

    def say_again(self) -> None:
        """Have what was said last said once more."""
        self._painter.say_again()
        if self._spoken:
            self._spoken.say_again()

    def on_resize(self, event: events.Resize) -> None:
        """Paint all of it again: the terminal has moved what stood there."""
        self._painter.forget(event.size)

    # Places

    @property
    def place(self) -> Place | None:
        """Return the place that is shown, under a dialog too."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Place)), None)

    def go_to(self, place: Screen[None]) -> None:
        """Show another place."""
        self.switch_screen(place)

    def say(self, text: str) -> None:
        """Say what happened, in the place's own line."""
        if self.place and self.place.is_mounted:
            self.place.say(text)

    def action_read_aloud(self) -> None:
        """Have read aloud what is shown: the question whole, elsewhere what stands from the focus on."""
        problem = self._voice.read(self._words_here())
        if problem:
            self.say(problem)

    def _words_here(self) -> str:
        rows = self.screen.query_one(Rows)
        above = [line.words for line in self.screen.query("#title, #words").results(Line)]
        return "\n".join([*above, *(row.said for row in rows.rows)]) if above else rows.said_from_here

    # Ending

    def action_leave(self) -> None:
        """Save everything, also what is half typed, and leave."""
        self._voice.stop()
        self.keep_typing()
        self.exit(False)

    def _leave_if_alone(self) -> None:
        # Where hang-ups are ignored, as under nohup, a closed window reads as an end that comes again and again.
        if textual_inside.is_gone(self):
            self.action_leave()

    def keep_typing(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Typing):
                screen.keep_now()

    def _handle_exception(self, error: Exception) -> None:
        """End without a traceback on the screen; `run` hands the error on to the command line."""
        with suppress(Exception):  # whatever is wrong, what is half typed is tried to be saved
            self.keep_typing()
        self._exception = error
        self._return_code = 1
        self._close_messages_no_wait()


def _would_change(event: events.Event) -> bool:
    """Return whether an event comes from somebody who types or points, and not to leave."""
    if isinstance(event, events.Key):
        return event.key not in ("ctrl+q", "ctrl+c")
    return isinstance(event, events.InputEvent | events.Paste)


def _start_is_over() -> None:
    # What was made at the start stays to the end: the collector need not look at it again.
    gc.freeze()
    gc.enable()
