"""Names of files: which mean one file, and how ours beside a file are made from its own.

Some systems ignore case, or how an accent is put together. All know names of 255 bytes at most.
"""

import os
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ulo_selfcheck.ground import dates

Fold = Callable[[str], str]
"""Normalises names that refer to the same file."""

_LONGEST = 255
"""Bytes in a name. Where a system counts something else, that is never more of them."""
_MARK = 9
STAMP = len(".20261122T150400000000Z.toml")
LOCK = len("..lock")
_COPY = len(" (conflict 2026-11-22 15.04.00 999).toml") + STAMP  # a copy has backups too


def fitting(name: str, room: int) -> str:
    """Return a name with room for `room` bytes more: itself, or its beginning with a mark of the whole.

    The mark keeps apart two long names that begin alike.
    """
    data = os.fsencode(name)
    if len(data) <= _LONGEST - room:
        return name
    import hashlib  # noqa: PLC0415  (2 ms of a start, and few names are as long)

    mark = hashlib.sha256(data).hexdigest()[: _MARK - 1]
    return f"{data[: _LONGEST - room - _MARK].decode(errors='ignore').rstrip()}~{mark}"


def stem_of_copies(path: Path) -> str:
    """Return how the names of copies beside a file begin: 'Our review' of 'Our review (adopted 2026-12-10).toml'."""
    return fitting(path.stem, _COPY)


def copy_beside(path: Path, words: str) -> Path:
    """Return where a copy of a file stands: 'Our review (broken).toml'. There may be one already."""
    ending = path.suffix if len(path.suffix) < len(".toml12345") else ""
    return path.with_name(f"{stem_of_copies(path)} ({words}){ending}")


def folding(path: Path) -> Fold:
    """Return how to fold names in the folder of `path`, found out by asking for the file by other names.

    Where there is no file at `path` nothing can be found out: then only equal names are the same.
    """
    ignores_case = _is_also(path, path.name.swapcase())
    ignores_form = any(_is_also(path, unicodedata.normalize(form, path.name)) for form in ("NFC", "NFD"))

    def fold(name: str) -> str:
        name = unicodedata.normalize("NFC", name) if ignores_form else name
        return name.casefold() if ignores_case else name

    return fold


def _is_also(path: Path, name: str) -> bool:
    """Return whether another name leads to the same file."""
    with suppress(OSError):
        return name != path.name and path.samefile(path.with_name(name))
    return False


def same_file(path: Path, other: Path) -> bool:
    """Return whether two paths mean one file: through links, by another case, or by another name on the disk."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):  # one is not there yet, or can be nowhere
        return os.path.realpath(path) == os.path.realpath(other)


def answers_called(path: Path) -> Path:
    """Return the file of answers that a name means. Its ending may be left out, unless a file is called just so."""
    is_whole = path.suffix.lower() == ".toml" or os.path.lexists(path)
    return path if is_whole else Path(f"{path}.toml")


def found_called(path: Path) -> Path:
    """Return what a name means where it may be a folder or a reply too: answers without their ending, if they are there."""
    called = answers_called(path)
    return called if os.path.lexists(called) else path


def made_called(path: Path) -> Path:
    """Return where answers go: a name with no ending gets theirs. Another ending stays, to be made or refused."""
    return path if path.suffix else answers_called(path)


_MOST_BYTES = 160


def file_name(organisation: str) -> str:
    """Return a file name that says whose and when: 'Riverside Network 2026.toml'."""
    plain = " ".join(re.sub(r"[^\w '()-]+", " ", organisation).split()).lstrip("-. ")
    return f"{_cut(plain[:60]).strip() or 'Our self-check'} {dates.today().year}.toml"


def _cut(name: str) -> str:
    """Cut a name so that its backups and conflict copies can have longer ones: a system allows 255 bytes.

    A Mac takes letters apart, into an accent and what it stands on. So they are counted like that.
    """
    while len(unicodedata.normalize("NFD", name).encode()) > _MOST_BYTES:
        name = name[:-1]
    return name
