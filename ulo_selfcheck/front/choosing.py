"""What a typed line means where there are numbered choices: a number, a number word, the words, their start."""

import re
from collections.abc import Sequence
from functools import cache

from ulo_selfcheck.ground.english import listing, number_word

_TEENS = (
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_NUMBERS = {
    **{number_word(number): number for number in range(11)},
    **{word: number for number, word in enumerate((*_TEENS, "twenty", "twenty one"), 11)},
    "nought": 0,
    "zero": 0,
}


_BEFORE = (
    *("um", "er", "erm", "well", "so", "ok", "okay", "please", "choose", "i choose", "we choose"),
    *("i think", "we think", "i say", "we say", "i would say", "we would say", "i'd say", "we'd say"),
    *("it is", "it's", "that is", "that's", "we are", "we're", "the answer is", "our answer is"),
    *("my answer is", "answer", "number", "level", "option", "choice"),
)


@cache
def _around() -> re.Pattern[str]:
    """Return what people say around a choice. Made when somebody types: it takes 3 ms that a start need not wait for."""
    before = "|".join(sorted(_BEFORE, key=len, reverse=True))
    return re.compile(rf"^(?:(?:{before}),? )+|,? (?:please|thank you|thanks)$")


class NotUnderstood(Exception):  # noqa: N818  (nothing went wrong: we ask again)
    """A line that means nothing here, or more than one thing; the sentence says what to type."""


def not_a_number(line: str) -> str:
    return f'"{line[:60]}" is not a whole number. Type one in figures, such as 7.'


def not_a_choice(line: str, many: int) -> str:
    return f'"{line[:60]}" is not one of the choices. Type a number from 1 to {many}.'


def number_in(line: str) -> int | None:
    """Return the whole number that a line says, in figures or as a word up to twenty-one; None when it says none."""
    said = re.sub("^(?:number|question) ", "", folded(line))
    if said.isdecimal():
        return int(said) if len(said) < 7 else None
    return _NUMBERS.get(said)


def place_of(line: str, options: Sequence[str]) -> int:
    """Return the place, from 0, of the choice that a line means.

    Raises:
        NotUnderstood: it means none of them, or more than one.
    """
    number = number_in(plainly(folded(line)))
    if number is not None and 1 <= number <= len(options):
        return number - 1
    said = folded(line)
    names = [folded(option) for option in options]
    found = [place for place, name in enumerate(names) if name in (said, plainly(said))] or [
        place for place, name in enumerate(names) if said and name.startswith(said)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = listing([str(place + 1) for place in found], "or")
        raise NotUnderstood(f'"{line[:60]}" could be number {numbers}. Type the number.')
    raise NotUnderstood(not_a_choice(line, len(options)))


def folded(text: str) -> str:
    """Return a text without what makes no difference: capitals, hyphens, spaces, the full stop of dictation."""
    return " ".join(re.sub(r"(?<=\w)-(?=\w)", " ", text.casefold().replace("’", "'")).split()).rstrip(
        ".,!?;:)"
    )


def plainly(said: str) -> str:
    """Return a folded text without the words that people put around an answer when they speak."""
    return _around().sub("", said)
