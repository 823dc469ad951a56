"""Small rules about text that every floor shares: cleaning, wrapping, counting in words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ulo_selfcheck.problem import Problem

MAX_TYPED = 100_000
"""Letters in one text that is typed or pasted: forty pages. Up to there a box to type in stays quick."""

NO_ROOM = f"There is no room for more here. One text can have up to {MAX_TYPED:,} letters."

MAX_TEXT = 1_000_000
"""Letters in one text: a long evening's notes are a tenth of this."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LONGEST_NAME = 100
_HARMLESS = "\n\t"
_MOST_MARKS = 30  # on one letter; no language has ten, and hundreds of them cover the lines above and below
# Overrides and isolates can make a line read as another; plain right-to-left letters need none of them.
_DIRECTION_TRICKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TRICKS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NO_ROOM = "\u200b"
_UNSPELLED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def one_kind_of_line_end(text: str) -> str:
    """Give `text` with every kind of line end as a newline, which is how it is kept in the file."""
    return _LINE_ENDS.sub("\n", text)


def typed(text: str) -> str:
    """Give what a person typed or pasted without control characters and half characters, trimmed.

    Raises:
        Problem: it is longer than a file of answers may hold in one place.
    """
    if len(text) > MAX_TYPED:
        raise Problem(
            f"This text is too long. It can be up to {MAX_TYPED:,} letters. What was kept before stays."
        )
    return "".join(c for c in one_kind_of_line_end(text) if not _is_control(c)).strip()


def safe(text: str) -> str:
    """Give `text` so that a terminal can only show it: nothing in it can move, colour, command or cover a line."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join(_shown(one_kind_of_line_end(text))).replace("\t", "    ")


def covered(line: str) -> str:
    """Give one line safe for a terminal with every other letter in its column: what could command takes no room."""
    return _TRICKS.sub(_NO_ROOM, line)


def _shown(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        marks = 0 if _cells(character) else marks + 1
        if marks <= _MOST_MARKS:
            yield "?" if _is_trick(character) else character


def spelled(text: str) -> str:
    """Give JSON or TOML with each letter that could command a terminal spelled out: it means the same.

    Such a file holds what was typed, letter by letter, and somebody may print it on a terminal.
    """
    return _UNSPELLED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """Give `text` safe for a terminal and on one line."""
    return " ".join(safe(text).split())


def _is_control(character: str) -> bool:
    # Cc: control; Cs: half of a surrogate pair, which cannot be saved as UTF-8.
    return character not in _HARMLESS and unicodedata.category(character) in {"Cc", "Cs"}


def _is_trick(character: str) -> bool:
    return character in _DIRECTION_TRICKS or _is_control(character)


def width(text: str) -> int:
    """Give how many terminal cells `text` takes: wide letters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """Break `text` at word ends into lines of at most `columns` cells; a longer word is cut.

    A line end in `text` stays one. Lines after the first of each paragraph start with `indent`.
    """
    lines: list[str] = []
    for paragraph in safe(text).split("\n"):
        lines += _wrap_paragraph(paragraph.split(), columns, indent)
    return lines


def _wrap_paragraph(words: list[str], columns: int, indent: str) -> list[str]:
    lines = [""]
    for word in words:
        gap = " " if lines[-1].strip() else ""
        if width(lines[-1] + gap + word) <= columns:
            lines[-1] += gap + word
        else:
            pieces = _pieces(word, columns - width(indent))
            start = [indent + piece for piece in pieces]
            lines = [pieces[0], *start[1:]] if lines == [""] else lines + start
    return lines


def _pieces(word: str, columns: int) -> list[str]:
    """Cut a word into pieces that fit; most words are one."""
    pieces, taken = [""], 0
    for character in word:
        cells = _cells(character)
        if taken + cells > columns and pieces[-1]:
            pieces.append("")
            taken = 0
        pieces[-1] += character
        taken += cells
    return pieces


def count(number: int, one: str, many: str | None = None) -> str:
    """Say a number with its word: `count(1, "step")` is '1 step', `count(2, "step")` is '2 steps'."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def number_word(number: int) -> str:
    """Say a small number as a word, a larger one in figures."""
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if 0 <= number < len(words) else str(number)


def listing(things: Sequence[str], joiner: str = "and") -> str:
    """Say a list as people do: 'a', 'a and b', 'a, b and c'."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {joiner} {things[-1]}"


def sentence(text: str) -> str:
    """Give `text` with a capital first and a full stop last, where it has neither."""
    text = text.strip()
    if not text:
        return text
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!:" else ".")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that is most like `word`, or None when none is like it."""
    if len(word) > _LONGEST_NAME:
        return None  # none of ours is as long, and to compare it takes long
    # difflib costs 4 ms of import and is only wanted when something is wrong.
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None
