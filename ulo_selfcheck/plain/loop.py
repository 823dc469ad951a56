"""The conversation of plain mode: a question, an answer, what was kept, the next question."""

from enum import Enum, auto

from ulo_selfcheck import controls
from ulo_selfcheck.asking import FORMS, program
from ulo_selfcheck.controls import BY_WORD, NotUnderstood, Understood, understand
from ulo_selfcheck.plain import pages
from ulo_selfcheck.plain.console import Console, EndOfInput
from ulo_selfcheck.plain.talker import Talker, run
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.session import Session
from ulo_selfcheck.settings import Settings
from ulo_selfcheck.text import one_line

_FULL_HINTS = 2  # how often the full hint is said before the short one


class After(Enum):
    """What comes after a line was dealt with."""

    ASK_AGAIN = auto()  # the position and the prompt
    QUESTION = auto()  # the question we are at, whole
    LEAVE = auto()
    OTHER_MODE = auto()


class Plain:
    """Plain mode over one session."""

    def __init__(self, session: Session, console: Console, settings: Settings) -> None:
        self.session = session
        self.console = console
        self.talker = Talker(console)
        self.settings = settings
        self._hints_said = 0

    def run(self) -> After:
        """Talk until the person leaves or changes mode. Everything is saved before each next line is read."""
        try:
            pages.welcome(self.session, self.console)
            after = After.QUESTION
            while after in (After.QUESTION, After.ASK_AGAIN):
                after = self._turn(whole=after is After.QUESTION)
        except (EndOfInput, KeyboardInterrupt):
            self.console.print()
            after = After.LEAVE
        if after is After.LEAVE:
            self.console.say(self.session.leave())
        return after

    def _turn(self, *, whole: bool) -> After:
        self._ask(whole=whole)
        line = self.console.ask("Your answer: " if self.session.here else "What next: ")
        try:
            return self._do(line)
        except (Problem, NotUnderstood) as problem:
            self.console.problem(str(problem))
            return After.ASK_AGAIN

    def _ask(self, *, whole: bool) -> None:
        if self.session.here is None:
            pages.the_end(self.session, self.console)
            return
        self.console.print()
        if whole:
            pages.question(self.session, self.console, full_wording=self.settings.wording == "full")
            self._hint()
        else:
            self.console.say(self.session.position)

    def _hint(self) -> None:
        if self.settings.hints == "none":
            return
        full = self.settings.hints == "full" and self._hints_said < _FULL_HINTS
        self._hints_said += 1
        self.console.say(pages.FULL_HINT if full else pages.SHORT_HINT)

    def _do(self, line: str) -> After:
        at_question = self.session.here is not None
        if not line:
            return self._enter(at_question=at_question)
        criterion = self.session.criterion if at_question else None
        usable = controls.usable(criterion, full_screen=False)
        understood = understand(line, self.session.catalogue, usable, answers=at_question)
        if understood.what in controls.ANSWERS:
            return self._answer(understood.what)
        return self._command(understood)

    def _enter(self, *, at_question: bool) -> After:
        if not at_question:
            raise Problem("Type a word, such as gaps, review or quit.")
        if self.session.answer.status is None:
            raise Problem(
                "Choose an answer first: type a number from 1 to 8. Or type next to go on without one."
            )
        self.session.next()
        return After.QUESTION

    def _answer(self, answer: str) -> After:
        if answer == "not-for-us":
            before = self.session.assessment
            run(FORMS[answer](self.session, self.talker))
            if self.session.assessment is before:
                return After.QUESTION
        else:
            self.console.say(self.session.answer_with(answer))
        self.session.next()
        return After.QUESTION

    def _command(self, understood: Understood) -> After:
        moving = {"next": self.session.next, "back": self.session.back}
        word = understood.what
        if word in moving:
            moving[word]()
            return After.QUESTION
        if word == "go":
            self.session.go(self._number(understood.rest))
            return After.QUESTION
        if word in ("clear", "undo"):
            self.console.say(self.session.clear() if word == "clear" else self.session.undo())
            return After.QUESTION
        if word == "quit":
            return After.LEAVE
        if word == "mode":
            return After.OTHER_MODE
        return self._page_or_form(word, understood.rest)

    def _number(self, rest: str) -> int:
        line = rest or self.console.ask("Which question: ")
        if not line.isdecimal() or len(line) > 6:
            raise Problem(f'"{one_line(line)[:60]}" is not a number. Type go and a number, such as go 11.')
        return int(line)

    def _page_or_form(self, word: str, rest: str) -> After:
        if word in pages.PAGES:
            pages.PAGES[word](self.session, self.console)
        elif word in FORMS:
            run(FORMS[word](self.session, self.talker))
        elif word == "report":
            run(program.report(self.session, self.talker, rest))
        elif word == "settings":
            self.settings = run(program.settings(self.settings, self.talker))
        else:
            pages.help_words(self.session, self.console, BY_WORD.get(rest))
        return After.ASK_AGAIN
