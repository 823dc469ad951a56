"""Something long, read out part by part: the person says which, how often, and when it is enough."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.in_parts import InParts, Part
from ulo_selfcheck.documents.tree import Block, Document, Paragraph
from ulo_selfcheck.front.choosing import NotUnderstood, folded, place_of
from ulo_selfcheck.front.plain.console import Console
from ulo_selfcheck.ground.english import listing, number_word, sentence
from ulo_selfcheck.ground.problem import Problem

STOPPED = "You stopped reading."
SHORT = 24
"""Lines that are read at once: as many as a usual window has."""
SHORT_IN_TALK = 60
"""The same before a question about what was read: there a number is soon the answer to it."""

_NO_MORE = "There is no more to this part."
_FULL_HINT = "Type a number, next, again or all. Press Enter for the next part. Type back to leave."
_MORE_HINT = "Type more to read where the ideas in a part come from."
_SHORT_HINT = "Type a number, or press Enter."
_HELP = (
    "Type the number of a part, or the start of its name. Press Enter, or type next, for the part after this one. "
    "Type again to have this part once more. Type all to have everything. Type back to leave. "
    "Ctrl and C stops the reading at any moment."
)


def read_out(blocks: Sequence[Block], console: Console) -> None:
    """Read out blocks of a document, in lines as wide as the window. Ctrl and C ends the reading alone."""
    with _stoppable(console):
        _print(blocks, console)


def _print(blocks: Sequence[Block], console: Console) -> None:
    for line in _lines(blocks, console):
        console.print(line)


def read(
    text: InParts, console: Console, is_for_elsewhere: Callable[[str], bool], *, short: int = SHORT
) -> str:
    """Read something long until the person leaves it; what is short is read at once.

    Return a line that was typed for somebody else, and nothing where there was none.
    """
    if len(text.parts) > 1 and len(list(filter(None, _lines(text.whole, console)))) > short:
        return _Reader(text, console, is_for_elsewhere).talk()
    read_out(text.whole, console)
    return ""


def found(text: InParts, words: str) -> tuple[Block, ...]:
    """Return the part that was asked for by its word, or 'all'; with 'more' after it, where its ideas come from.

    Raises:
        Problem: there is no such part; it says which there are.
    """
    said = folded(words)
    if said == "all":
        return text.whole
    name, more = said.removesuffix(" more"), said.endswith(" more")
    part = text.also.get(name) or _part_named(text.parts, name)
    if part is None:
        words_for = [*(part.word or part.name.casefold() for part in text.parts), "all"]
        raise Problem(f'There is no part "{words[:60]}". The parts are: {listing(words_for)}.')
    return (part.more or (Paragraph(_NO_MORE),)) if more else part.whole


class _Reader:
    """One long text, and which part was read last."""

    def __init__(self, text: InParts, console: Console, is_for_elsewhere: Callable[[str], bool]) -> None:
        self._opening, self._parts, self._whole = text.opening, text.parts, text.whole
        self._console = console
        self._is_for_elsewhere = is_for_elsewhere
        self._at = -1
        """The place of the part that was read last; -1 before the first."""

    def talk(self) -> str:
        with _stoppable(self._console):
            self._begin()
        while True:
            line = "back"  # so it is where Ctrl and C comes in place of a line
            with _stoppable(self._console):
                line = self._console.ask(self._prompt)
            said = folded(line)
            if said == "back" or (not said and self._at == len(self._parts) - 1):
                return ""
            understood = True
            with _stoppable(self._console):
                understood = self._do(said)
            if not understood:
                if self._is_for_elsewhere(line):
                    return line
                self._console.problem(f'"{line[:60]}" is none of the parts. {self._full_hint}')

    @property
    def _prompt(self) -> str:
        return f"Part {self._at + 1} of {len(self._parts)}: " if self._at >= 0 else "Part: "

    def _begin(self) -> None:
        _print(self._opening, self._console)
        self._console.say(f"{sentence(f'{number_word(len(self._parts))} parts')[:-1]}:")
        for number, part in enumerate(self._parts, 1):
            self._console.say(f"{number}. {sentence(part.name)}")
        self._console.say(self._console.hints.next("parts", self._full_hint, _SHORT_HINT))

    @property
    def _full_hint(self) -> str:
        return f"{_FULL_HINT} {_MORE_HINT}" if any(part.more for part in self._parts) else _FULL_HINT

    def _do(self, said: str) -> bool:
        """Do what was typed; False where it means nothing here."""
        match said:
            case "" | "next":
                self._go(self._at + 1)
            case "again":
                self._go(self._at)
            case "all":
                _print(self._whole, self._console)
                self._at = len(self._parts) - 1
            case "more":
                self._more()
            case "read":
                self._console.read_aloud()
                self._go(self._at)
            case "help":
                self._console.say(_HELP)
            case _:
                return self._found(said)
        return True

    def _go(self, place: int) -> None:
        if place < 0:
            return self._begin()
        if place == len(self._parts):
            return self._console.say("That was the last part. Press Enter to leave.")
        self._at = place
        return _print(self._parts[place].whole, self._console)

    def _more(self) -> None:
        more = self._parts[self._at].more if self._at >= 0 else ()
        if more:
            _print(more, self._console)
        else:
            self._console.say(_NO_MORE if self._at >= 0 else "Choose a part first.")

    def _found(self, said: str) -> bool:
        part = _part_named(self._parts, said)
        if part:
            self._go(self._parts.index(part))
        return bool(part)


def _part_named(parts: Sequence[Part], said: str) -> Part | None:
    """Return the part that a number, its word or the start of its name means."""
    for part in parts:
        if said and said == part.word:
            return part
    try:
        return parts[place_of(said, [part.name for part in parts])]
    except NotUnderstood:
        return None


def _lines(blocks: Sequence[Block], console: Console) -> list[str]:
    return plain_text.render(Document("", "", tuple(blocks)), console.columns).splitlines()


@contextmanager
def _stoppable(console: Console) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        console.print()  # the terminal wrote ^C
        console.say(STOPPED)
