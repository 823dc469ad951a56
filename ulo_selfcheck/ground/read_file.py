"""What comes in from files that anybody may have written: ordinary files alone, and TOML within bounds.

Every file that is read comes through here, so that none can hold the program up, fill the memory or end it:
a pipe that never ends, a device, a hundred megabytes, names of thousands of parts, lists in lists.
"""

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli

from ulo_selfcheck.ground.problem import Problem

MAX_BYTES = 20_000_000
"""A file of answers: a full one is about 20 KB; this leaves room for a thousand times that."""

MAX_DEPTH = 20
"""Tables and lists within one another; ours go five deep, and tomli can recurse to death."""

MAX_MARKS = 500_000
"""Characters outside texts in quotes: names, signs, numbers. A full file has 8,000; a million take seconds."""

_MAX_ESCAPES = 2_000_000  # each takes tomli half a microsecond; a note of a million quotes has half as many

# Text in quotes, and comments: a note may hold anything, also what looks like a name or a table. A text that
# is never closed goes on to the end, so that each letter is looked at once, whatever stands in it.
QUOTED = re.compile(
    r'''"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\\?\Z)|'{3}.*?(?:'{3,5}|\Z)'''
    r"""|"(?:[^"\\\n]++|\\[^\n])*+"?|'[^'\n]*+'?|#[^\n]*+""",
    re.DOTALL,
)
# A name of thousands of parts takes tomli seconds; ours have three.
_LONG_NAME = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){50}")
_MANY_PARTS = 50
# A line that may be shown where it broke: a name and one word. Anything longer may be somebody's note.
_ONE_WORD = re.compile(r"[\w.-]{1,40} *= *[\w.-]{1,40}", re.ASCII)
TOO_DEEP = "This is nested too deep to be one of our files."
_TOO_MUCH = "There are too many names and numbers in it to be one of our files."


class NotOrdinary(Problem):
    """No ordinary file of a possible size. The words go on after its name: 'is a folder, not a file'."""


class Unsound(Problem):
    """Text that cannot be taken as TOML: a sentence that says where and why."""


def read(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of an ordinary file.

    Raises:
        FileNotFoundError: there is none.
        OSError: it cannot be read.
        NotOrdinary: it is a folder, something else, or larger than `most` bytes.
    """
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise NotOrdinary("is a folder, not a file of ours")
    if not stat.S_ISREG(about.st_mode):
        raise NotOrdinary("is not an ordinary file")
    with path.open("rb") as file:
        data = file.read(most + 1)  # it may have grown, and some say 0 of themselves
    if len(data) > most:
        raise NotOrdinary("is too large to be one of our files")
    return data


def table(text: str) -> dict[str, Any]:
    """Return TOML as data.

    Raises:
        Unsound: it is not sound, with line and column, or beyond what a file of ours can be.
    """
    look_over(text)
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise Unsound(_broken(str(error), text)) from None
    except RecursionError:
        raise Unsound(TOO_DEEP) from None
    except ValueError as error:  # a date or a number that tomli hands on to the standard library
        raise Unsound(f"This is not correct TOML: {error}.") from None
    if sum(1 for _layer in layers(data)) > MAX_DEPTH:
        raise Unsound(TOO_DEEP)
    return data


def look_over(text: str) -> None:
    """Look at TOML before it is read, or written: it must not take long to read.

    Raises:
        Unsound: it is beyond what a file of ours can be.
    """
    if len(text) > MAX_BYTES:
        raise Unsound(f"This is very large. Ours are up to {MAX_BYTES // 1_000_000} million letters.")
    if text.count("\\") > _MAX_ESCAPES:
        raise Unsound(_TOO_MUCH)
    if len(text) <= MAX_MARKS and not _may_have_long_name(text):
        return  # nearly every file: to look at each text in quotes takes a third as long as tomli itself
    pieces: list[str] = []
    end = marks = 0
    for quoted in QUOTED.finditer(text):
        pieces.append(text[end : quoted.start()])
        marks += quoted.start() - end + 1
        end = quoted.end()
        if marks > MAX_MARKS:
            raise Unsound(_TOO_MUCH)
        if quoted[0][0] != "#":
            pieces.append("x")
    if marks + len(text) - end > MAX_MARKS:
        raise Unsound(_TOO_MUCH)
    if _LONG_NAME.search("".join([*pieces, text[end:]])):
        raise Unsound(TOO_DEEP)


def _may_have_long_name(text: str) -> bool:
    """Return whether a line has as many dots as a long name: a name stands on one line."""
    return any(line.count(".") >= _MANY_PARTS for line in text.split("\n"))


def layers(data: Any) -> Iterator[list[Any]]:
    """Return the values layer by layer, from the outside in, without recursion."""
    layer = [data]
    while layer:
        yield layer
        inside = (
            one.values() if isinstance(one, dict) else one for one in layer if isinstance(one, dict | list)
        )
        layer = [one for values in inside for one in values]


def _broken(error: str, text: str) -> str:
    where = re.search(r"\(at (?:line (\d+), column (\d+)|end of document)\)", error)
    what = error[: where.start()].strip() if where else error
    if where and where[1]:
        line = text.split("\n")[int(where[1]) - 1].strip()
        shown = f' The line says: "{line}".' if _ONE_WORD.fullmatch(line) else ""
        return f"Line {where[1]}, column {where[2]}: this is not correct TOML. {what}.{shown}"
    return f"At the end: this is not correct TOML. {what}."
