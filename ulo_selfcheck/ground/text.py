"""Text that people typed or a file holds: cleaned, and safe to show in a terminal."""

import re
import unicodedata
from collections.abc import Iterator

from ulo_selfcheck.ground.problem import Problem

MAX_TYPED = 100_000
"""Letters in one text that is typed or pasted: forty pages. Up to there a box to type in stays quick."""

NO_ROOM = f"There is no room for more here. One text can have up to {MAX_TYPED:,} letters."

MAX_TEXT = 1_000_000
"""Letters in one text: a long evening's notes are a tenth of this."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_HARMLESS = "\n\t"
_MOST_MARKS = 30  # on one letter; no language has ten, and hundreds of them cover the lines above and below
# Overrides and isolates can make a line read as another; plain right-to-left letters need none of them.
_DIRECTION_TRICKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TRICKS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NO_ROOM = "\u200b"
_KEYS = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|O[@-~])")
"""What a terminal sends for an arrow key, or gets for a colour: more than a control character."""
_UNSPELLED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def one_kind_of_line_end(text: str) -> str:
    """Return `text` with every kind of line end as a newline, which is how it is kept in the file."""
    return _LINE_ENDS.sub("\n", text)


def typed(text: str) -> str:
    """Return what a person typed or pasted without arrow keys, control characters and half characters, trimmed.

    Raises:
        Problem: it is longer than a file of answers may hold in one place.
    """
    if len(text) > MAX_TYPED:
        raise Problem(
            f"This text is too long. It can be up to {MAX_TYPED:,} letters. What was kept before stays."
        )
    return "".join(c for c in one_kind_of_line_end(_KEYS.sub("", text)) if not _is_control(c)).strip()


def safe(text: str) -> str:
    """Return `text` so that a terminal can only show it: nothing in it can move, colour, command or cover a line."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return "".join(_shown(one_kind_of_line_end(text))).replace("\t", "    ")


def covered(line: str) -> str:
    """Return one line safe for a terminal; what could command it is left without width, so that columns stay."""
    return _TRICKS.sub(_NO_ROOM, line)


def _shown(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        marks = marks + 1 if _is_mark(character) else 0
        if marks <= _MOST_MARKS:
            yield "?" if _is_trick(character) else character


def spelled(text: str) -> str:
    """Return JSON or TOML with each letter that could command a terminal spelled out: it means the same.

    Such a file holds what was typed, letter by letter, and somebody may print it on a terminal.
    """
    return _UNSPELLED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """Return `text` safe for a terminal and on one line."""
    return " ".join(safe(text).split())


def _is_mark(character: str) -> bool:
    return character >= "\u0300" and unicodedata.category(character) in {"Mn", "Me", "Cf"}


def _is_control(character: str) -> bool:
    # Cc: control; Cs: half of a surrogate pair, which cannot be saved as UTF-8.
    return character not in _HARMLESS and unicodedata.category(character) in {"Cc", "Cs"}


def _is_trick(character: str) -> bool:
    return character in _DIRECTION_TRICKS or _is_control(character)
