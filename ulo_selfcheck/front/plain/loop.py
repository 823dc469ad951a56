"""The conversation of plain mode: a question, an answer, what was kept, the next question."""

import signal
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum, auto
from types import FrameType
from typing import Any

from ulo_selfcheck.catalogue.criterion import ANSWERS
from ulo_selfcheck.front import controls
from ulo_selfcheck.front.choosing import NotUnderstood
from ulo_selfcheck.front.closing import closing_words, leave_because_of
from ulo_selfcheck.front.controls import Asks, AsksAbout, Changes, Control, Moves, Shows
from ulo_selfcheck.front.plain import pages
from ulo_selfcheck.front.plain.console import Back, Console, EndOfInput
from ulo_selfcheck.front.plain.talk_in_lines import Talker, run
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.talk import answer_forms, review_forms, settings_form
from ulo_selfcheck.front.typed_lines import understand
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.session.session import Session

_LEFT = "You left that. What was saved stays saved."


class After(Enum):
    """What comes after a line was dealt with."""

    ASK_AGAIN = auto()  # the position and the prompt
    QUESTION = auto()  # the question we are at, whole
    LEAVE = auto()
    OTHER_MODE = auto()


class Plain:
    """Plain mode over one session. `other_mode` tells whether the full screen can be shown here."""

    def __init__(
        self, session: Session, console: Console, settings: Settings, *, other_mode: bool = True
    ) -> None:
        self.session = session
        self.console = console
        self.talker = Talker(console)
        self.settings = settings
        self.console.hints.wanted = settings.hints
        self._other_mode = other_mode

    def run(self, *, welcome: bool = True) -> After:
        """Talk until the person leaves or changes mode. Everything is saved before each next line is read."""
        try:
            with told_to_end():
                after = self._talk(welcome=welcome)
        except (EndOfInput, KeyboardInterrupt):
            self.console.print()
            after = After.LEAVE
        except Exception as error:
            leave_because_of(error, self.session)
            raise
        if after is After.LEAVE:
            self.console.say_all(closing_words(self.session))
        return after

    def _talk(self, *, welcome: bool) -> After:
        if welcome:
            pages.welcome(self.session, self.console)
            self._begin()
        after = After.QUESTION
        while after in (After.QUESTION, After.ASK_AGAIN):
            after = self._turn(whole=after is After.QUESTION)
        return after

    def _begin(self) -> None:
        """Ask what comes before the first question: newer criteria, actions from last time."""
        if self.session.has_something_first:
            try:
                run(review_forms.begin(self.session, self.talker))
            except Problem as problem:
                self.console.problem(str(problem))
            except Back:
                self.console.say(_LEFT)

    def _turn(self, *, whole: bool) -> After:
        self._ask(whole=whole)
        line = self.console.ask("Your answer: " if self.session.here else "What next: ")
        try:
            return self._do(line)
        except (Problem, NotUnderstood) as problem:
            self.console.problem(str(problem))
        except Back:
            self.console.say(_LEFT)
        return After.ASK_AGAIN

    def _ask(self, *, whole: bool) -> None:
        self.console.print()
        if self.session.here is None:
            pages.the_end(self.session, self.console, whole=whole)
        elif whole:
            pages.question(self.session, self.console, full_wording=self.settings.wording == "full")
            self.console.say(self.console.hints.next("question", pages.FULL_HINT, pages.SHORT_HINT))
        else:
            self.console.say(self.session.position)

    def _do(self, line: str) -> After:
        at_question = self.session.here is not None
        if not line:
            return self._enter(at_question=at_question)
        criterion = self.session.criterion if at_question else None
        usable = controls.usable(criterion, full_screen=False)
        elsewhere = controls.BY_WORD.get(line.casefold())
        if elsewhere and elsewhere not in usable:
            raise Problem(
                f'"{elsewhere.word}" is not for here.{pages.where_it_serves(self.session, elsewhere)}'
            )
        understood = understand(line, self.session.catalogue, usable, answers=at_question)
        if understood.what in ANSWERS:
            return self._answer(understood.what)
        return self._command(controls.BY_WORD[understood.what], understood.rest)

    def _enter(self, *, at_question: bool) -> After:
        if not at_question:
            raise Problem("Type a word, such as gaps, review or quit.")
        if not self.session.answer.chosen:
            raise Problem(
                f"Choose an answer first: type a number from 1 to {len(ANSWERS)}. "
                "Or type next to go on without one."
            )
        self.session.next()
        return After.QUESTION

    def _answer(self, answer: str) -> After:
        if answer == "not-for-us":
            before = self.session.assessment
            run(answer_forms.not_for_us(self.session, self.talker))
            if self.session.assessment is before:
                return After.QUESTION
        else:
            self.console.say(self.session.answer_with(answer))
        self.session.next()
        return After.QUESTION

    def _command(self, control: Control, rest: str) -> After:
        session = self.session
        match control.does:
            case Moves(move):
                move(session)
                return After.QUESTION
            case Changes(change):
                here = session.here
                self.console.say(change(session))
                return After.ASK_AGAIN if session.here == here else After.QUESTION
            case Shows(page):
                self.console.say_all(page(session).lines)
                return After.ASK_AGAIN
            case Asks(form):
                return self._held(form(session, self.talker))
            case AsksAbout(form):
                return self._held(form(session, self.talker, rest))
            case None:
                return self._own[control.word](rest)

    def _held(self, conversation: Coroutine[Any, Any, bool | None]) -> After:
        return After.QUESTION if run(conversation) else After.ASK_AGAIN

    @property
    def _own(self) -> Mapping[str, Callable[[str], After]]:
        """Return what plain mode does in its own way, by word."""
        return {
            "list": lambda _: self._read(pages.the_list),
            "again": lambda _: After.QUESTION,
            "review": lambda _: self._read(pages.review),
            "gaps": lambda _: self._read(pages.read_gaps),
            "settings": lambda _: self._settings(),
            "mode": lambda _: self._change_mode(),
            "help": self._help,
            "quit": lambda _: After.LEAVE,
        }

    def _read(self, page: Callable[[Session, Console], None]) -> After:
        page(self.session, self.console)
        return After.ASK_AGAIN

    def _settings(self) -> After:
        self.settings = run(settings_form.settings(self.settings, self.talker))
        self.console.hints.wanted = self.settings.hints
        return After.ASK_AGAIN

    def _change_mode(self) -> After:
        if not self._other_mode:
            raise Problem(
                "There is no terminal here that can show the full screen. You stay in lines of text."
            )
        self.console.say(
            "Changing to the full screen. To come back, press Escape and choose: The other mode."
        )
        return After.OTHER_MODE

    def _help(self, word: str) -> After:
        if word:
            self.console.say(pages.help_on(self.session, word))
        else:
            from ulo_selfcheck.front import help_pages  # noqa: PLC0415  (only when it is wanted)

            at = self.session.criterion if self.session.here else None
            self.console.say_all(help_pages.words_here(self.session.catalogue, at))
        return After.ASK_AGAIN


# Windows has no hang-up; where it is ignored, as under nohup, it stays so.
_NUMBERS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def told_to_end() -> Iterator[None]:
    """Let being told to end be an end of input: all is saved, the file is let go, and it is said where it is.

    Raises:
        EndOfInput: whatever goes on at that moment ends.
    """
    before = {one: signal.signal(one, _end) for one in _NUMBERS if signal.getsignal(one) is signal.SIG_DFL}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise EndOfInput
