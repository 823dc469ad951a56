"""Writing a file so that it is either the old one or the new one, whole, whatever happens."""

import errno
import os
import re
import stat
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

BEGINNING = 40
_TEMPORARY = re.compile(rf"\.(.{{1,{BEGINNING}}})\.[a-z0-9_]{{8}}\.tmp", re.DOTALL)
_OLD = 60  # seconds: no save takes as long
# Windows refuses while a scanner or a sync program holds a file, and only for a moment. On other systems a refusal is final.
_TRIES = 1 if os.name == "posix" else 6
_PAUSE = 0.05  # seconds, times the number of the try: less than one in all


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`: a temporary file in the same folder, flushed to disk, then moved over it.

    Raises:
        OSError: nothing was changed at `path`.
    """
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a long text at `path` as `write` does, piece by piece as each is made.

    Raises:
        OSError: nothing was changed at `path`.
    """
    descriptor, temporary = tempfile.mkstemp(prefix=f".{_beginning(path)}.", suffix=".tmp", dir=path.parent)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123  (it is already open)
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, temporary)
        _patiently(lambda: os.replace(temporary, path))  # noqa: PTH105
    except BaseException:
        with suppress(Exception):
            os.unlink(temporary)  # noqa: PTH108
        raise
    _sync_folder(path.parent)


def place_of(path: Path) -> Path:
    """Return where a file that is wanted at `path` goes: a link is followed and stays a link.

    Raises:
        OSError: something stands there that is no ordinary file, such as a folder, a pipe or a device.
    """
    real = Path(os.path.realpath(path))
    if os.path.lexists(real) and not real.is_file():
        raise OSError(errno.EINVAL, "what is there is not an ordinary file")
    return real


def make_folder(path: Path) -> None:
    """Make a folder, and those above it that are not there: its owner's alone, whatever else is usual here.

    Raises:
        OSError: it cannot be made.
    """
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)


def tidy(path: Path) -> None:
    """Take away what a program left that was killed while it saved `path`, or a copy such as 'NAME (conflict)'."""
    copies = f"{path.stem} ("[:BEGINNING]
    with suppress(OSError):
        for one, beginning in leftovers(path.parent):
            # A young one may be a save in progress, of a file with the same long beginning of its name.
            if (beginning == _beginning(path) or beginning.startswith(copies)) and is_old(one):
                with suppress(OSError):
                    one.unlink()


def leftovers(folder: Path) -> Iterator[tuple[Path, str]]:
    """Return the temporary files of saves, each with up to BEGINNING letters of the name of its file.

    Raises:
        OSError: the folder cannot be read.
    """
    for one in folder.iterdir():
        found = _TEMPORARY.fullmatch(one.name)
        if found and stat.S_ISREG(one.lstat().st_mode):
            yield one, found[1]


def is_old(path: Path) -> bool:
    """Return whether a temporary file is too old to be a save in progress."""
    # One from a later day was made before the clock was set back.
    return abs(time.time() - path.lstat().st_mtime) > _OLD


def _beginning(path: Path) -> str:
    # Of the name only a part: a system counts bytes, and a letter may take four of 255.
    return path.name[:BEGINNING]


def _keep_mode(path: Path, temporary: str) -> None:
    # A new file is its owner's alone (mkstemp sees to that); one that was shared stays shared.
    with suppress(Exception):
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
    with suppress(Exception):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
