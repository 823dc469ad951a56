"""What a mail has besides its words: the signature at its end, and the lines that begin an older mail."""

import re
from collections.abc import Callable, Sequence

_DELIMITER = re.compile(r"--\s*$")
_OLDER = re.compile(
    r"on .{5,200}wrote:$|-+\s*original message\s*-+$|-+\s*forwarded message\s*-+$|begin forwarded message:",
    re.IGNORECASE,
)
_FROM = re.compile(r"from:\s", re.IGNORECASE)
_HEAD = re.compile(r"(?:sent|to|date|subject|cc):\s", re.IGNORECASE)
_REACHED_AT = re.compile(
    r"(?:\+|\b0)\d[\d ()-]{7,}\d|\S@\S+\.\w|\bwww\.\w|https?://|\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b",
    re.IGNORECASE,
)
_GOODBYE = re.compile(
    r"(?:(?:kind|best|warm|many)? ?(?:regards|wishes|thanks)|thank you|yours \w+|cheers|love)[,.!]?$|[^\W\d]{2,20} x{1,4}$",
    re.IGNORECASE,
)
_FROM_A_TELEPHONE = re.compile(r"sent from (?:my|outlook|yahoo|mail)\b.{0,60}$", re.IGNORECASE)
APART = "\u241e\u241e\u241e"
"""Stands where something else begins within a text that we put together, such as a comment in the margin."""
_LONGEST, _MOST = 60, 8


def begins_signature(line: str) -> bool:
    """Return whether a line is the mark that mail programs put before a signature."""
    return bool(_DELIMITER.fullmatch(line.lstrip()))


def begins_older_mail(lines: Sequence[str], place: int) -> bool:
    """Return whether another mail begins here, one that was quoted or sent on."""
    line, after = lines[place], next((one for one in lines[place + 1 : place + 3] if one), "")
    if line == APART or _OLDER.match(line) or _OLDER.match(f"{line} {after}"):
        return True
    return bool(_FROM.match(line) and _HEAD.match(after))


def at_the_end(lines: Sequence[str], is_other: Callable[[str], object]) -> range:
    """Return the places of the lines of a signature at the very end: a block with a number or an address in it.

    `is_other` knows the lines that are none, such as the head of a question.
    """
    last = len(lines)
    while last and (not lines[last - 1] or _FROM_A_TELEPHONE.match(lines[last - 1])):
        last -= 1
    first = last
    while first and lines[first - 1] and last - first < _MOST and len(lines[first - 1]) <= _LONGEST:
        if is_other(lines[first - 1]):
            break
        first -= 1
    block = lines[first:last]
    goodbye = next((place for place, line in enumerate(block) if _GOODBYE.match(line)), None)
    if goodbye is not None and len(block) - goodbye <= _MOST:
        return range(first + goodbye, len(lines))
    if len(block) > 1 and (not first or not lines[first - 1]) and any(map(_REACHED_AT.search, block)):
        return range(_with_goodbye(lines, first), len(lines))
    return range(last, len(lines))


def _with_goodbye(lines: Sequence[str], first: int) -> int:
    """Return where the block begins if the lines before it take leave."""
    before = first
    while before and not lines[before - 1]:
        before -= 1
    return before - 1 if before and _GOODBYE.match(lines[before - 1]) else first
