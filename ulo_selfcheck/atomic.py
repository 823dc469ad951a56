"""Writing a file so that it is either the old one or the new one, whole, whatever happens."""

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_TRIES = 6
_PAUSE = 0.05  # seconds: a scanner or a sync program holds a file for about this long


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`: a temporary file in the same folder, flushed to disk, then moved over it.

    Raises:
        OSError: nothing was changed at `path`.
    """
    # Of the name only a part: a system counts bytes, and a letter may take four of 255.
    descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123  (it is already open)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, temporary)
        _replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    _sync_folder(path.parent)


def _keep_mode(path: Path, temporary: str) -> None:
    # A new file is its owner's alone (mkstemp sees to that); one that was shared stays shared.
    with suppress(OSError):
        os.chmod(temporary, path.stat().st_mode & 0o777)  # noqa: PTH101


def _replace(temporary: str, path: Path) -> None:
    for attempt in range(1, _TRIES + 1):
        try:
            return os.replace(temporary, path)  # noqa: PTH105
        except PermissionError:  # Windows says so while another program holds the file
            if attempt == _TRIES or os.name == "posix":
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
