"""Writing a file so that it is either the old one or the new one, whole, whatever happens."""

import os
import re
import stat
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_SUFFIX = ".tmp"
_OLD = 60  # seconds: no save takes as long
# Windows refuses while a scanner or a sync program holds a file, and only for a moment. Elsewhere no is no.
_TRIES = 1 if os.name == "posix" else 6
_PAUSE = 0.05  # seconds, times the number of the try: less than one in all


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`: a temporary file in the same folder, flushed to disk, then moved over it.

    Raises:
        OSError: nothing was changed at `path`.
    """
    descriptor, temporary = tempfile.mkstemp(prefix=_prefix(path), suffix=_SUFFIX, dir=path.parent)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123  (it is already open)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, temporary)
        _patiently(lambda: os.replace(temporary, path))  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    _sync_folder(path.parent)


def tidy(path: Path) -> None:
    """Take away what saves of `path` left when the program was killed in the middle of them."""
    ours = re.compile(re.escape(_prefix(path)) + r"[a-z0-9_]{8}" + re.escape(_SUFFIX))
    with suppress(OSError):
        for one in path.parent.iterdir():
            if ours.fullmatch(one.name):
                _take_away_if_old(one)


def _take_away_if_old(path: Path) -> None:
    # A young one may be a save in progress, of a file with the same long beginning of its name.
    with suppress(OSError):
        about = path.lstat()
        if stat.S_ISREG(about.st_mode) and time.time() - about.st_mtime > _OLD:
            path.unlink()


def _prefix(path: Path) -> str:
    # Of the name only a part: a system counts bytes, and a letter may take four of 255.
    return f".{path.name[:40]}."


def _keep_mode(path: Path, temporary: str) -> None:
    # A new file is its owner's alone (mkstemp sees to that); one that was shared stays shared.
    with suppress(OSError):
        os.chmod(temporary, path.stat().st_mode & 0o777)  # noqa: PTH101


def remove(path: Path) -> None:
    """Take a file away; on Windows try for a moment where another program holds it.

    Raises:
        OSError: it is still there.
    """
    _patiently(lambda: path.unlink(missing_ok=True))


def _patiently(act: Callable[[], None]) -> None:
    for attempt in range(1, _TRIES + 1):
        try:
            return act()
        except PermissionError:
            if attempt == _TRIES:
                raise
            time.sleep(_PAUSE * attempt)
    return None


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder, and some network shares cannot sync one: the file itself is safe by now.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
