"""When two names mean one file: some systems ignore case, or how an accent is put together."""

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

Fold = Callable[[str], str]
"""Makes names the same that mean the same file."""


def folding(path: Path) -> Fold:
    """Give what makes names the same in the folder of `path`, found out by asking for the file by others.

    Where there is no file at `path` nothing can be found out: then only equal names are the same.
    """
    ignores_case = _is_also(path, path.name.swapcase())
    ignores_form = any(_is_also(path, unicodedata.normalize(form, path.name)) for form in ("NFC", "NFD"))

    def fold(name: str) -> str:
        name = unicodedata.normalize("NFC", name) if ignores_form else name
        return name.casefold() if ignores_case else name

    return fold


def _is_also(path: Path, name: str) -> bool:
    """Tell whether another name leads to the same file."""
    with suppress(OSError):
        return name != path.name and path.samefile(path.with_name(name))
    return False
