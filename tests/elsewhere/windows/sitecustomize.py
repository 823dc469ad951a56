"""Loaded by every Python of a run 'on Windows': what our program can see of the system is as it is there.

It cannot show all. What others bring (Textual, click) is loaded first and stays as it is here; drives, the
console and real locks of Windows are not there. It is a likeness, not a Windows machine. What platformdirs asks
Windows for its folders is not there to be asked: here it says them from the home folder.
"""

import fcntl
import io
import multiprocessing.connection  # noqa: F401
import os
import signal
import socket  # noqa: F401  (what others bring is loaded before the likeness begins)
import sys
import tempfile  # noqa: F401
import types
import zoneinfo  # noqa: F401
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click.termui  # noqa: F401
import platformdirs

from ulo_selfcheck.ground import write_file

ONLY_UNIX = ("fcntl", "termios", "tty", "pty", "readline", "resource", "pwd", "grp")
_SCANNED = int(os.environ.get("SCANNED", "0"))  # how often a scanner holds a file before it lets go


def _refuse(path: object) -> NoReturn:
    raise PermissionError(13, "The process cannot access the file because it is used by another", str(path))


def _is_open(path: Any) -> bool:
    """Tell whether this process has a file open."""
    real = os.path.realpath(path)
    return any(os.path.realpath(one) == real for one in Path("/proc/self/fd").iterdir())


def _locking(descriptor: int, mode: int, count: int) -> None:
    """Lock bytes where the descriptor stands, as msvcrt does; a refusal is 'permission denied' there."""
    assert mode == 2
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, count, os.lseek(descriptor, 0, os.SEEK_CUR))
    except BlockingIOError:
        _refuse("a region of the file")


def _like_windows(function: Callable[..., Any], refuses: Callable[..., bool]) -> Callable[..., Any]:
    def act(path: Any, *more: Any, **others: Any) -> Any:
        if refuses(path, *more):
            _refuse(path)
        return function(path, *more, **others)

    return act


def _held(_temporary: Any, path: Any) -> bool:
    """Tell whether a scanner holds the file that is to be replaced; each time it is asked, it is a little later."""
    global _SCANNED  # noqa: PLW0603
    _SCANNED -= 1
    return _SCANNED >= 0 or _is_open(path)


os.open = _like_windows(os.open, lambda path, *_more: os.path.isdir(path))  # noqa: PTH112
os.unlink = os.remove = _like_windows(os.unlink, _is_open)
os.replace = _like_windows(os.replace, _held)
for name in (
    "getuid",
    "geteuid",
    "getgid",
    "sync",
    "fork",
    "mkfifo",
    "chown",
    "fchmod",
    "O_NOFOLLOW",
    "O_DIRECTORY",
):
    if hasattr(os, name):
        delattr(os, name)
del signal.SIGHUP
for name in ONLY_UNIX:
    sys.modules[name] = None  # type: ignore[assignment]  # so that importing it says that there is none
msvcrt = types.ModuleType("msvcrt")
msvcrt.LK_NBLCK, msvcrt.locking = 2, _locking  # type: ignore[attr-defined]
msvcrt.kbhit = lambda: False  # type: ignore[attr-defined]
sys.modules["msvcrt"] = msvcrt
platformdirs.user_documents_path = lambda **_more: Path.home() / "Documents"
platformdirs.user_config_path = lambda *_names, **_more: Path.home() / "config"
sys.platform = "win32"
write_file._TRIES = 6
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(newline="\r\n")
