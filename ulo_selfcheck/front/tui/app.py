"""The full-screen program: what each word of the table of controls does here."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import work
from textual.screen import Screen

from ulo_selfcheck.answers.folder import Found, folders_to_look_in
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS, Criterion
from ulo_selfcheck.front import controls, help_pages
from ulo_selfcheck.front.choosing import NotUnderstood, number_in
from ulo_selfcheck.front.closing import closing_words, leave_because_of
from ulo_selfcheck.front.controls import Asks, AsksAbout, Changes, Control, Moves, Shows
from ulo_selfcheck.front.question_pages import Page
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.sitting_moments import Moments
from ulo_selfcheck.front.talk import answer_forms, review_forms, settings_form
from ulo_selfcheck.front.talk.asker import Form
from ulo_selfcheck.front.talk.box_words import LEFT, Back, Undo
from ulo_selfcheck.front.tui import text_rows, textual_inside
from ulo_selfcheck.front.tui.frame import Frame
from ulo_selfcheck.front.tui.menu import menu_rows
from ulo_selfcheck.front.tui.moment_pages import moment_rows
from ulo_selfcheck.front.tui.screens import dialog_screens
from ulo_selfcheck.front.tui.screens.dialog_screens import Choose, Gaps
from ulo_selfcheck.front.tui.screens.list_screen import TheList
from ulo_selfcheck.front.tui.screens.page_frame import accent_of
from ulo_selfcheck.front.tui.screens.place import Place
from ulo_selfcheck.front.tui.screens.question_screen import Question
from ulo_selfcheck.front.tui.screens.review_screen import CheckAnswers
from ulo_selfcheck.front.tui.screens.start_screen import StartScreen
from ulo_selfcheck.front.tui.talk_in_dialogs import Dialogs
from ulo_selfcheck.front.typed_lines import understand
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.ground.text import one_line
from ulo_selfcheck.session import opening
from ulo_selfcheck.session.session import NOTHING_TO_UNDO, Session

if TYPE_CHECKING:
    from ulo_selfcheck.front.tui.gap_page import GapPage

_SHORT = 150
"""Letters that the line for what was said can hold; more is a page to read."""


class HowItEnded(NamedTuple):
    """What is open when the full screen ends, the settings, whether to go on in plain mode, and what to say."""

    session: Session | None
    settings: Settings
    other_mode: bool
    closing_words: list[str]


class SelfCheck(Frame):
    """The full screen over one session. Its result tells whether to go on in the other mode."""

    _moments: Moments

    def get_default_screen(self) -> Screen[None]:
        """Begin with our first place: Textual's own empty one would be composed and painted for nothing, 6 ms."""
        return textual_inside.that_can_be_left(
            TheList() if self.open_session else StartScreen(folders_to_look_in())
        )

    def on_mount(self) -> None:
        """Say what is worth knowing first. Textual calls the frame's own method of this name too."""
        if self.open_session:
            self.mark_moments()
            self.call_after_refresh(self._say_first)

    def mark_moments(self) -> None:
        """Begin a sitting: from now on each moment is marked once."""
        self._moments = Moments(self.session)

    # Places

    def open_question(self, criterion: str) -> None:
        self.session.here = criterion
        self.show_question()

    def open_or_do(self, row: str) -> None:
        """Open the question that a row names, or do what its word says."""
        if row in self.catalogue:
            self.open_question(row)
        else:
            self.do(row)

    def show_question(self, said: str = "") -> None:
        if self.session.here is None:
            self.go_to(CheckAnswers())
            said = said or self.session.where_the_way_stands
        elif isinstance(self.screen, Question):
            self.screen.show()
        else:
            self.go_to(Question())
        self.call_after_refresh(self.say, said)

    # Opening

    def carry_on(self, path: Path) -> None:
        """Open a file and show its list."""
        self._try(lambda: self._opened(opening.carry_on(path, self.catalogue)))

    @work
    async def start(self, way: str, files: Sequence[Found]) -> None:
        """Hold the conversation of one of the ways to begin, and open what comes of it."""
        from ulo_selfcheck.front.talk.start_ways import WAYS  # noqa: PLC0415  (a file that is named needs none)

        ask = Dialogs(self)
        try:
            session = await WAYS[way].hold(self.catalogue, ask, files)
        except Problem as problem:
            session = None
            await ask.say(f"Problem: {problem}")
        except Back as back:
            session = None
            await ask.say(f"Problem: {NOTHING_TO_UNDO}" if isinstance(back, Undo) else LEFT)
        if session:
            self._opened(session)
            return
        await self._conclude(ask)

    async def _conclude(self, ask: Dialogs) -> None:
        """Say how a conversation ended, in a line or, where it is long, on a page."""
        heard = ask.heard()
        if len(heard) > _SHORT:
            rows = text_rows.lines([heard], self.size.width)
            await self.push_screen_wait(dialog_screens.Page("What came of it", rows))
            heard = ""
        self._changed(heard)

    def _opened(self, session: Session) -> None:
        self.open_session = session
        self.mark_moments()
        self.go_to(TheList())
        self.call_after_refresh(self.say, text_rows.short_path(session.where, self.size.width))
        self.call_after_refresh(self._say_first)

    def _say_first(self) -> None:
        """Say what is worth knowing about the file, and ask what comes before the first question."""
        if self.session.to_tell:
            self.say(" ".join(self.session.to_tell))
        if self.session.has_something_first:
            self._hold(review_forms.begin)

    # What can be done

    def answer(self, answer: str) -> None:
        """Answer the question we are at."""
        if answer == "not-for-us":
            self._hold(answer_forms.not_for_us)
            return
        self._try(lambda: self._changed(self.session.answer_with(answer)))

    @property
    def _criterion(self) -> Criterion | None:
        """Return the criterion whose question is shown, if need be under a dialog."""
        return self.session.criterion if isinstance(self.place, Question) and self.session.here else None

    def action_press(self, key: str) -> None:
        """Do what a key means here: few criteria have a sum or a checklist, and one key stands for both."""
        usable = controls.usable(self._criterion, full_screen=True)
        self.do(next((one.word for one in usable if one.key == key), ""))

    def heard(self, text: str) -> None:
        """Do what was dictated or typed at once: choose what it names, answer, or do what its word says."""
        if isinstance(self.screen, (Choose, StartScreen)):
            self.screen.heard(text)
        elif isinstance(self.screen, Place):
            self._try(lambda: self._do_what_was_heard(text))

    def _do_what_was_heard(self, text: str) -> None:
        usable = controls.usable(self._criterion, full_screen=True)
        try:
            understood = understand(text, self.catalogue, usable, answers=self._criterion is not None)
        except NotUnderstood as problem:
            self.say(f"Problem: {problem}")
            return
        if understood.what in ANSWERS:
            self.answer(understood.what)
            return
        control, rest = controls.BY_WORD[understood.what], understood.rest
        if rest and control.beside:
            number = number_in(rest)
            if number is None:
                raise Problem(f'"{one_line(rest)[:60]}" is not a number.')
            self.session.go(number)
            self.show_question()
        self.do(control.word, rest)

    def do(self, word: str, rest: str = "") -> None:
        """Do what a word of the table of controls says."""
        criterion = self.session.criterion if self.open_session and self.session.here else None
        control = next(
            (one for one in controls.usable(criterion, full_screen=True) if one.word == word), None
        )
        if control is None:
            self.say("There is nothing like that for this question.")
        elif self.room_view and control.private:
            self.say("Room view is on, so this is hidden. Turn it off first: w, or in the menu.")
        else:
            self._try(lambda: self._do(control, rest))

    def _do(self, control: Control, rest: str) -> None:
        match control.does:
            case Moves(move):
                if isinstance(self.place, Question):  # from anywhere else it leads back to the question
                    move(self.session)
                self.show_question()
                if moment := self._moments.after_a_move(self.session):
                    self.call_after_refresh(self._mark, moment)
            case Changes(change):
                self.show_question(change(self.session))
            case Shows(page):
                self._read(page(self.session))
            case Asks(form):
                self._hold(form)
            case AsksAbout(form):
                self._hold(lambda session, ask: form(session, ask, rest))
            case None:
                self._own[control.word]()

    @property
    def _own(self) -> Mapping[str, Callable[[], object]]:
        """Return what the full screen does in its own way, by word."""
        return {
            "list": lambda: self.go_to(TheList()),
            "review": lambda: self.go_to(CheckAnswers()),
            "gaps": self._gaps,
            "read": self.action_read_aloud,
            "settings": lambda: self._ask_settings(settings_form.settings),
            "colours": lambda: self._ask_settings(settings_form.colours),
            "mode": self._change_mode,
            "room": self._room,
            "help": self._help,
            "quit": self.action_leave,
        }

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

    def _gap_page(self) -> "GapPage":
        from ulo_selfcheck.front.tui.gap_page import gap_page  # noqa: PLC0415  (see there)

        beside = self.settings.beside == "shown"
        return gap_page(self.session, self.size, private=not self.room_view, beside=beside)

    def _gaps(self) -> None:
        self.push_screen(Gaps(self._gap_page, act=self._act_on))

    @work
    async def _act_on(self, criterion: str) -> None:
        """Ask what to do about a gap, do it, and show the analysis as it is then."""
        ask = Dialogs(self)
        try:
            from ulo_selfcheck.front.talk import plan_forms  # noqa: PLC0415  (only when it is wanted)

            if await plan_forms.about_one(self.session, ask, criterion):
                await self.pop_screen()
                self.open_question(criterion)
        except Undo:
            await ask.say(self.session.undo())
        except Back:
            await ask.say(LEFT)
        except Problem as problem:
            await ask.say(f"Problem: {problem}")
        if isinstance(self.screen, Gaps):
            self.screen.show_again()
        self._changed(ask.heard())

    def _read(self, page: Page) -> None:
        rows = text_rows.lines(page.lines, self.size.width)
        self.push_screen(dialog_screens.Page(page.title, rows))

    def _mark(self, moment: Page) -> None:
        rows = list(moment_rows(moment, self.session, self.size.width))
        page = dialog_screens.Page(moment.title, rows, on=True)
        page.head = moment.title  # it is no question that we are at
        page.accent = accent_of(self.catalogue, moment.group) if moment.group else 0
        self.push_screen(page)

    def _help(self) -> None:
        at_question = self._criterion is not None
        moving = text_rows.lines(help_pages.moving_words(at_question=at_question), self.size.width)
        usable = controls.usable(self._criterion, full_screen=True)
        rows = [*moving, *menu_rows(usable, at_question=at_question, whole=True)]
        self.push_screen(dialog_screens.Page("What you can do here", rows))

    def _room(self) -> None:
        self.room_view = not self.room_view
        for screen in self.screen_stack:
            screen.set_class(self.room_view, "-room")
        self._changed(
            f"Room view is {'on: notes and other private things are hidden' if self.room_view else 'off'}."
        )

    def _change_mode(self) -> None:
        self.keep_typing()
        self.exit(True)

    @work
    async def _ask_settings(self, form: settings_form.SettingsForm) -> None:
        from ulo_selfcheck.front.tui.screens.colours_screen import ChooseColours  # noqa: PLC0415  (only when wanted)

        ask, before = Dialogs(self, {settings_form.COLOURS: ChooseColours}), self.settings
        with suppress(Back):
            self.settings = await form(self.settings, ask)
        if self.settings.spoken != before.spoken:
            await self.speak_tree()
        self.theme = self.settings.theme if not self.no_color else "terminal"
        if isinstance(self.screen, Question):
            self.go_to(Question())  # its last line says which keys there are
        await self._conclude(ask)

    @work
    async def _hold(self, form: Form) -> None:
        """Hold a conversation as dialogs, and say how it ended."""
        ask = Dialogs(self)
        try:
            await self._left(ask, form(self.session, ask))
        except Problem as problem:
            await ask.say(f"Problem: {problem}")
            await self._conclude(ask)
        else:
            said = ask.heard()
            self._changed(said)
            if moment := self._moments.after_adoption(self.session, said):
                self._mark(moment)

    async def _left(self, ask: Dialogs, conversation: Coroutine[Any, Any, bool | None]) -> None:
        """Hold a conversation to its end, or until the person leaves all of it."""
        try:
            if await conversation:
                self.show_question()
        except Undo:
            await ask.say(self.session.undo())
        except Back:
            await ask.say(LEFT)

    # The menu

    @work
    async def action_menu(self) -> None:
        """Open the menu: what can be done here first, then the rest."""
        usable: Sequence[Control] = [
            controls.BY_WORD[word] for word in ("colours", "room", "settings", "help", "quit")
        ]
        if self.open_session is not None:
            usable = controls.usable(self._criterion, full_screen=True)
        rows = list(menu_rows(usable, at_question=self._criterion is not None))
        menu = Choose("Menu", rows[1:], goes_round=True)
        chosen = await self.push_screen_wait(menu) or menu.said_word
        if chosen and chosen != "back":  # said in the menu, it leaves the menu
            self.do(chosen)


def run(catalogue: Catalogue, session: Session | None, settings: Settings) -> HowItEnded:
    """Run the full screen until the person leaves or changes mode.

    Raises:
        Exception: whatever went wrong inside, after the terminal was put right and all was saved.
    """
    app = SelfCheck(catalogue, session, settings)
    other_mode = app.run(mouse=settings.mouse == "on")
    _raise(app)
    last = closing_words(app.open_session) if app.open_session and not other_mode else []
    return HowItEnded(app.open_session, app.settings, bool(other_mode), last)


def _raise(app: SelfCheck) -> None:
    if app.return_code and app._exception:  # noqa: SLF001  (Textual prints it; we must not)
        if app.open_session:
            leave_because_of(app._exception, app.open_session)  # noqa: SLF001
        raise app._exception  # noqa: SLF001
