"""The conversation of plain mode: a question, an answer, what was kept, the next question."""

import signal
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum, auto
from types import FrameType
from typing import Any

from ulo_selfcheck.catalogue.criterion import ANSWERS, Criterion
from ulo_selfcheck.front import controls
from ulo_selfcheck.front.choosing import NotUnderstood, number_in
from ulo_selfcheck.front.closing import closing_words, leave_because_of
from ulo_selfcheck.front.controls import Asks, AsksAbout, Changes, Control, Moves, Shows
from ulo_selfcheck.front.plain import pages
from ulo_selfcheck.front.plain.console import Console, EndOfInput
from ulo_selfcheck.front.plain.talk_in_lines import Talker, run
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.sitting_moments import Moments
from ulo_selfcheck.front.talk import answer_forms, review_forms, settings_form
from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED
from ulo_selfcheck.front.talk.box_words import LEFT, Back, Undo
from ulo_selfcheck.front.typed_lines import Understood, understand
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.ground.text import one_line
from ulo_selfcheck.session.session import Session, named


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
        self.console.suit(settings)
        self._other_mode = other_mode
        self._moments = Moments(session)
        self._left: Criterion | None = None
        """The question whose answer led on to this one. What is typed first here may still be meant for it."""

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
                self.console.say(LEFT)

    def _turn(self, *, whole: bool) -> After:
        self._ask(whole=whole)
        line = self.console.ask("Your answer: " if self.session.here else "What next: ")
        left, self._left = self._left, None
        try:
            return self._marked(self._do(line, left))
        except (Problem, NotUnderstood) as problem:
            self.console.problem(str(problem))
        except Back as back:
            self.console.say(LEFT)
            if isinstance(back, Undo):
                return self._undo()
        self._left = left
        return After.ASK_AGAIN

    def _marked(self, after: After) -> After:
        """Say that a group is done, before the question that comes next; the end says so itself."""
        if (
            after is After.QUESTION
            and self.session.here
            and (page := self._moments.after_a_move(self.session))
        ):
            self.console.print()
            self.console.say_all(page.lines)
        return after

    def _undo(self) -> After:
        try:
            return self._command(controls.BY_WORD["undo"], "")
        except Problem as problem:
            self.console.problem(str(problem))
        return After.ASK_AGAIN

    def _ask(self, *, whole: bool) -> None:
        self.console.print()
        if self.session.here is None:
            pages.the_end(self.session, self.console, whole=whole)
        elif whole:
            pages.question(self.session, self.console, self.settings)
            self.console.say(self.console.hints.next("question", pages.FULL_HINT, pages.SHORT_HINT))
        else:
            self.console.say(self.session.position)

    def _do(self, line: str, left: Criterion | None) -> After:
        at_question = self.session.here is not None
        if not line:
            return self._enter(at_question=at_question)
        understood = self._understand(line, at_question=at_question)
        if understood.what in ANSWERS:
            return self._answer(understood.what)
        control = controls.BY_WORD[understood.what]
        if control.beside:
            return self._say_beside(control, understood.rest, left)
        if control.word == "help":
            self._left = left  # to read which words there are does nothing here yet
        if control not in controls.usable(self._criterion, full_screen=False):
            raise self._not_here(control)
        return self._command(control, understood.rest)

    @property
    def _criterion(self) -> Criterion | None:
        return self.session.criterion if self.session.here else None

    def _understand(self, line: str, *, at_question: bool) -> Understood:
        if control := controls.called(line):  # if need be one for elsewhere
            return Understood(control.word)
        word, _, rest = line.partition(" ")
        control = controls.BY_WORD.get(word.casefold())
        if control and control.beside:
            return Understood(control.word, rest.strip())
        usable = controls.usable(self._criterion, full_screen=False)
        return understand(line, self.session.catalogue, usable, answers=at_question)

    def _not_here(self, control: Control) -> Problem:
        where = pages.where_it_serves(self.session, control)
        return Problem(f'"{control.word}" does not work here.{where}')

    def _say_beside(self, control: Control, typed: str, left: Criterion | None) -> After:
        """Hold a conversation beside an answer: of the question that is named, or else meant."""
        criterion = self._named(control, typed) if typed else self._meant(control, left)
        if criterion is left:
            self._left = left  # the next word may be for it too
        if criterion is None:
            return After.ASK_AGAIN
        with self.session.at(criterion.id):
            return self._command(control, "")

    def _named(self, control: Control, typed: str) -> Criterion:
        number = number_in(typed)
        if number is None:
            raise Problem(
                f'"{one_line(typed)[:60]}" is not a number. Type {control.word} alone, or with the number '
                f"of a question, such as {control.word} 1."
            )
        criterion = self.session.numbered(number)
        if control.needs and not control.needs(criterion):
            raise self._not_here(control)
        return criterion

    def _meant(self, control: Control, left: Criterion | None) -> Criterion | None:
        """Return the question that a word is for. Just after an answer it may be either of two: then ask."""
        here = self._criterion
        meant = [one for one in (left, here) if one and control in controls.usable(one, full_screen=False)]
        if not meant:
            raise self._not_here(control)
        if len(meant) == 1:
            return meant[0]
        numbers = " or ".join(str(one.number) for one in meant)
        question = f'Is "{control.word}" for {", or for ".join(map(named, meant))}? Type {numbers}.'
        while (number := self.console.number(question)) is not None:
            for one in meant:
                if one.number == number:
                    return one
            self.console.problem(f"{number} is neither of the two.")
        self.console.say(NOTHING_CHANGED)
        self._left = left
        return None

    def _enter(self, *, at_question: bool) -> After:
        if not at_question:
            raise Problem("Type a word, such as gaps, review or quit.")
        if not self.session.answer.chosen:
            raise Problem(controls.answer_first("type next"))
        self.session.next()
        return After.QUESTION

    def _answer(self, answer: str) -> After:
        here = self.session.criterion
        if answer == "not-for-us":
            before = self.session.assessment
            run(answer_forms.not_for_us(self.session, self.talker))
            if self.session.assessment is before:
                return After.QUESTION
        else:
            self.console.say(self.session.answer_with(answer))
        if self.settings.wait == "on":
            self.console.say(self.console.hints.next("wait", pages.WAIT_HINT, pages.WAIT_HINT))
            return After.ASK_AGAIN
        self._left = here
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
                after = self._held(form(session, self.talker))
                self._offer_to_wait(control)
                return after
            case AsksAbout(form):
                return self._held(form(session, self.talker, rest))
            case None:
                return self._own[control.word](rest)

    def _held(self, conversation: Coroutine[Any, Any, bool | None]) -> After:
        return After.QUESTION if run(conversation) else After.ASK_AGAIN

    def _offer_to_wait(self, control: Control) -> None:
        if control.word == "sitting" and self.settings.wait is None and self.session.of_sitting("guide"):
            self.settings = run(settings_form.offer_to_wait(self.settings, self.talker))

    @property
    def _own(self) -> Mapping[str, Callable[[str], After]]:
        """Return what plain mode does in its own way, by word."""
        return {
            "list": lambda part: self._read("list", part),
            "again": lambda _: After.QUESTION,
            "read": self._read_aloud,
            "review": lambda part: self._read("review", part),
            "gaps": lambda part: self._read("gaps", part),
            "settings": lambda _: self._settings(),
            "mode": lambda _: self._change_mode(),
            "help": self._help,
            "quit": lambda _: After.LEAVE,
        }

    def _read(self, word: str, wanted: str) -> After:
        from ulo_selfcheck.front.plain import long_pages, read_in_parts  # noqa: PLC0415  (only when it is wanted)

        text = long_pages.PAGES[word](self.session)
        if wanted:
            read_in_parts.read_out(read_in_parts.found(text, wanted), self.console)
            return After.ASK_AGAIN
        line = read_in_parts.read(text, self.console, self._is_word)
        return self._do(line, None) if line else After.ASK_AGAIN

    def _read_aloud(self, line: str) -> After:
        """Do what was typed after the word, or say the question again, and have it read aloud."""
        self.console.read_aloud()
        if not line:
            return After.QUESTION
        if self._understand(line, at_question=self.session.here is not None).what in ANSWERS:
            return self._help(line)  # to hear what an answer means is not to choose it
        return self._do(line, None)

    def _is_word(self, line: str) -> bool:
        """Return whether a line is a word of ours. An answer is none: somebody who reads a list is not asked for one."""
        try:
            understand(
                line,
                self.session.catalogue,
                controls.usable(self._criterion, full_screen=False),
                answers=False,
            )
        except NotUnderstood:
            return False
        return True

    def _settings(self) -> After:
        self.settings = run(settings_form.settings(self.settings, self.talker))
        self.console.suit(self.settings)
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
        from ulo_selfcheck.front import help_pages  # noqa: PLC0415  (only when it is wanted)

        if not word:
            self.console.say_all(help_pages.first(self.session.catalogue, self._criterion))
        elif lines := help_pages.part(word, self.session.catalogue, self._criterion):
            self.console.say_all(lines)
        else:
            self.console.say(pages.help_on(self.session, word))
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
