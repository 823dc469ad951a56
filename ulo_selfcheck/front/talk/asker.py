"""What a front end must be able to do, so that every form works in it."""

import datetime
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from ulo_selfcheck.ground.dates import day, read_date, today
from ulo_selfcheck.ground.english import sentence
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.session.session import Session

if TYPE_CHECKING:
    from ulo_selfcheck.documents.tree import Block, Document  # 5 ms that a start need not wait for

_T = TypeVar("_T")
Tell = Callable[[str], None]
"""Says how far something is. Called often, also with nothing new to say: there it can be stopped."""

Draw = Callable[[str], Sequence["Block"]]
"""Returns what is drawn, from what is typed so far."""

Refuse = Callable[[str], str]
"""Returns what to type instead of a line; nothing where the line will do."""


class Option(NamedTuple):
    """One of several to choose from that says more than its name: how it stands now, and what it belongs to."""

    name: str
    now: str = ""
    group: str = ""


def option_words(option: str | Option) -> str:
    """Return an option as it is said in one line."""
    if isinstance(option, str):
        return option
    return f"{sentence(option.name)} {sentence(option.now)}" if option.now else option.name


class Asker(Protocol):
    """Somebody to talk to. In plain mode nothing waits; in the full screen each question is a dialog."""

    async def say(self, text: str) -> None:
        """Say something; it needs no reply."""

    async def show(self, draw: Draw, said: Sequence[str] = ()) -> None:
        """Draw something beside the next question; where nothing is drawn, say it in words."""

    async def choose(
        self, question: str, options: Sequence[str | Option], now: int | None = None
    ) -> int | None:
        """Ask for one of several; its place from 0, or None to leave it as it is."""

    async def line(
        self,
        question: str,
        now: str = "",
        refuse: Refuse | None = None,
        *,
        suggested: bool = False,
        needed: bool = False,
    ) -> str | None:
        """Ask for a line of text; None to leave it as it is, nothing to take it away.

        A line that is refused stays, to be mended. `suggested`: what stands there is our idea, so typing
        replaces it. `needed`: it is refused empty, so nobody is offered to clear it.
        """

    async def sure(self, question: str, word: str) -> bool:
        """Ask for a whole word before something that cannot be undone; leaving in any way means no."""

    async def number(self, question: str, now: int | None = None) -> int | None:
        """Ask for a whole number from 0 up; None to leave it as it is."""

    async def text(self, question: str, now: str, keep: Callable[[str], str]) -> None:
        """Ask for text of several lines. `keep` saves what there is so far, and gives the sentence to say."""

    async def read(self, document: "Document") -> None:
        """Show something longer to read."""

    async def meanwhile(self, work: Callable[[Tell], _T]) -> _T | None:
        """Do something that takes long, and tell how far it is; None where the person stops it."""


Form = Callable[[Session, Asker], Coroutine[Any, Any, bool | None]]
"""A conversation about the session. True: it leads to another question."""
FormWithWords = Callable[[Session, Asker, str], Coroutine[Any, Any, bool | None]]
"""The same, with what was typed after its word."""


async def ask_again(asker: Asker, question: str, accept: Callable[[str], str]) -> None:
    """Ask for a line until `accept` takes it or the person leaves it; say what became of it.

    `accept` raises Problem with what to type instead.
    """
    await asker.say(await keep_line(asker, question, accept) or NOTHING_CHANGED)


async def keep_line(
    asker: Asker, question: str, accept: Callable[[str], str], now: str = "", *, needed: bool = False
) -> str:
    """Ask for a line until `accept` takes it; return what it says, and nothing where the line is left.

    `needed`: `accept` refuses an empty line.
    """
    said = ""

    def refuse(line: str) -> str:
        nonlocal said
        try:
            said = accept(line)
        except Problem as problem:
            return str(problem)
        return ""

    line = await asker.line(question, now, refuse, needed=needed)
    return "" if line is None else said


NOTHING_CHANGED = "Nothing was changed."
YES_NO = ("Yes", "No")


YES_THAT_DAY = ("Yes, that day", "No, another day")


async def ask_date(
    ask: Asker,
    question: str,
    here: datetime.date | None = None,
    *,
    now: datetime.date | None = None,
    gone_by: bool = False,
) -> datetime.date | None:
    """Ask for a day until it is understood, and read it back; `now` where it is left, None where it is taken away.

    A day on the wrong side of today is asked about: one that has passed, or with `gone_by` one to come.
    """
    here = here or today()
    refuse = refused_by(lambda line: read_date(line, here, gone_by=gone_by) if line else None)
    while line := await ask.line(question, day(now) if now else "", refuse):
        date = read_date(line, here, gone_by=gone_by)
        if not (date > here if gone_by else date < here):
            await ask.say(f"That is {day(date)}.")
            return date
        passed = "is still to come" if gone_by else "has passed"
        if await ask.choose(f"{day(date)} {passed}. Do you mean that day?", YES_THAT_DAY) == 0:
            return date
    return now if line is None else None


def refused_by(read: Callable[[str], object]) -> Refuse:
    """Return what refuses the lines that cannot be read."""

    def refuse(line: str) -> str:
        try:
            read(line)
        except Problem as problem:
            return str(problem)
        return ""

    return refuse
