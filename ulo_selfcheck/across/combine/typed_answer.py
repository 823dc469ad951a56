"""An answer as people type it: '3', '3. Partly', 'three', 'Partly, because ...'. What may mean two things is none."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS, LEVELS

_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
_NUMBERS = {
    **{str(number): ANSWERS[number - 1] for number in range(1, len(ANSWERS) + 1)},
    **{word: ANSWERS[number] for number, word in enumerate(_NUMBER_WORDS)},
}
# How people say it who were not asked for a number; 'don't' is two words here, or one as a telephone writes it.
_NOT_SURE = tuple(
    tuple(one.split())
    for one in (
        "don t know",
        "dont know",
        "do not know",
        "no idea",
        "have no idea",
        "dunno",
        "unsure",
        "not certain",
    )
)
# What people say round an answer without meaning another one.
_ROUND_IT = frozenset(
    re.findall(r"\w+", "a answer are d i is it level my number our say so the think we would")
)
_EARLY = 60  # letters; an answer that leads a line stands there
_MOST_WORDS = 12
_FEW = 4
_UNSURE = re.compile(r"[<>+~\u00b1%/]")
_SEPARATOR = re.compile(r"\s*[.,:;)\]]+\s*|\s+[-\u2010-\u2015(]\s*|\s+(?=(?:as|because|but|since)\b)")


class TypedAnswer(NamedTuple):
    """The answer that was meant, and what was said beside it."""

    answer: str
    beside: str = ""


def read_answer(words: str, catalogue: Catalogue) -> TypedAnswer | None:
    """Return the answer behind typed words; None where there is none, or where it could be another."""
    # What looks like one letter and stands for several, such as a half, must not read as whole numbers.
    plain = unicodedata.normalize("NFKC", words).casefold()
    if _UNSURE.search(plain) or "\u2044" in plain:
        return None
    whole = _only(_tokens(plain), catalogue)
    if whole:
        return TypedAnswer(whole)
    return _led(words, catalogue)


def may_be_an_answer(words: str) -> bool:
    """Return whether words are so few that they are meant as an answer, with a figure or a level among them."""
    tokens = _tokens(words.casefold())
    return len(tokens) <= _FEW and any(one.isdecimal() or one in LEVELS for one in tokens)


def _led(words: str, catalogue: Catalogue) -> TypedAnswer | None:
    """Read an answer that comes first and is set apart from the rest, if the rest says no other."""
    found = _first(words, catalogue)
    if found is None or not _speaks_of(found.beside, catalogue) <= {found.answer}:
        return None
    again = _first(found.beside, catalogue)  # '3. Partly, because ...'
    return again if again and again.answer == found.answer else found


def _first(words: str, catalogue: Catalogue) -> TypedAnswer | None:
    for apart in _SEPARATOR.finditer(words[:_EARLY]):
        if answer := _only(_tokens(words[: apart.start()].casefold()), catalogue):
            return TypedAnswer(answer, words[apart.end() :].strip())
    return None


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("_", " "))


def _only(tokens: list[str], catalogue: Catalogue) -> str | None:
    """Return the one answer that these words name, by its number, its name or both, if they say no more."""
    left = [one for one in tokens[: _MOST_WORDS + 1] if one not in _ROUND_IT] or tokens
    said: set[str] = set()
    if len(tokens) > _MOST_WORDS:
        return None
    while left:
        for answer, name in _names(catalogue):
            if tuple(left[: len(name)]) == name:
                said.add(answer)
                left = left[len(name) :]
                break
        else:
            if left[0] not in _NUMBERS:
                return None
            said.add(_NUMBERS[left.pop(0)])
    return said.pop() if len(said) == 1 else None


def _names(catalogue: Catalogue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each answer with the words that name it."""
    for answer in ANSWERS:
        yield answer, tuple(_tokens(catalogue.name(answer).casefold()))
    yield from (("not-sure", words) for words in _NOT_SURE)


def _speaks_of(text: str, catalogue: Catalogue) -> set[str]:
    """Return the answers that a text may speak of: any figure, any name of an answer. 'One' is said too often."""
    tokens = _tokens(unicodedata.normalize("NFKC", text).casefold())
    spoken = f" {' '.join(tokens)} "
    names = {answer for answer, name in _names(catalogue) if f" {' '.join(name)} " in spoken}
    numbers = {_NUMBERS.get(one, "another") for one in tokens if one.isdecimal()}
    return names | numbers | {_NUMBERS[one] for one in tokens if one in _NUMBER_WORDS[1:]}
