"""One writer at a time: a hidden file beside the answers, held for as long as they are open.

The lock is not on the answers themselves: replacing a file at each save would lose it.
"""

import errno
import os
import platform
import re
import stat
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from ulo_selfcheck.answers.file_names import LOCK, fitting
from ulo_selfcheck.ground.problem import Problem

if sys.platform == "win32":  # not tried on a real Windows machine; simulated in the tests
    import msvcrt

    _FAR = 1 << 30  # a byte far beyond the text: Windows lets nobody read a locked one

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_PROCESS = re.compile(r", process \d+")


class HeldBy(Problem):
    """Somebody has the file open. `who` says which machine, and since when."""

    def __init__(self, who: str) -> None:
        self.who = who
        super().__init__(who)


def lock_path(answers: Path) -> Path:
    """Return where the lock of a file of answers stands."""
    return answers.with_name(f".{fitting(answers.name, LOCK)}.lock")


def _see_that_it_can_be_ours(descriptor: int) -> None:
    # What we lock we write over and take away: never a pipe, nor a file that has another name too.
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode) or about.st_nlink > 1:
        raise OSError(errno.EEXIST, "something else is in the place of the sign that the file is in use")


class Lock:
    """A held lock. Closing it, or the end of the process however it ends, lets go."""

    def __init__(self, answers: Path) -> None:
        """Take the lock.

        Raises:
            HeldBy: somebody else has it.
            OSError: locking is not possible in this folder.
        """
        self._path = lock_path(answers)
        while True:
            self._descriptor = os.open(
                self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600
            )
            try:
                _see_that_it_can_be_ours(self._descriptor)
                _take(self._descriptor)
            except (BlockingIOError, PermissionError):
                os.close(self._descriptor)
                raise HeldBy(self._holder()) from None
            except BaseException:
                os.close(self._descriptor)
                raise
            if self._still_there():
                break
            os.close(self._descriptor)  # the one before us took the file away as it left: try again
        self._write_holder()

    def _still_there(self) -> bool:
        if sys.platform == "win32":
            return True  # an open file cannot be removed there
        try:
            return os.path.samestat(os.fstat(self._descriptor), self._path.stat())
        except FileNotFoundError:
            return False

    def _write_holder(self) -> None:
        with suppress(Exception):  # a full disk, a computer without a name: the lock holds all the same
            since = datetime.now().astimezone().strftime("%d %B %Y, %H:%M").lstrip("0")
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, f"{platform.node()}, process {os.getpid()}, since {since}\n".encode())

    def _holder(self) -> str:
        try:
            holder = self._path.read_text(encoding="utf-8", errors="replace").strip()[:200]
        except OSError:
            return "another program"
        return (
            _PROCESS.sub("", holder) or "another program"
        )  # its number helps whoever mends, and nobody else

    def close(self) -> None:
        """Let go, and take the lock file away."""
        # Where an open file can be removed it goes first: else it could be the next one's already.
        if sys.platform != "win32":
            self._take_away()
        with suppress(Exception):
            os.close(self._descriptor)
        if sys.platform == "win32":
            self._take_away()

    def _take_away(self) -> None:
        with suppress(Exception):
            self._path.unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
