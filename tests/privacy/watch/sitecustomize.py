"""Loaded by every Python of a watched run: what reaches out is written down and stopped, what is written is written down.

Python itself tells an audit hook of every such act, before it happens and wherever it comes from. A hook
cannot be taken away again.
"""

import json
import os
import socket
import sys
from typing import Any

_LOG = os.open(os.environ["WATCH_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
_NETWORK = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "webbrowser.")
_PROGRAMS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.startfile", "pty.")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_MAKING = ("os.mkdir", "os.link", "os.symlink", "os.rename")


_MAY_START = os.environ.get("WATCH_MAY_START", "").split()
"""Ends of the names of programs that may be started; that they were is written down."""


class ReachesOutError(RuntimeError):
    """The program tried to reach out."""


def _stays_inside(event: str, arguments: tuple[Any, ...]) -> bool:
    """Tell whether an act with a socket's name goes nowhere: a pair of ends in one process."""
    return event == "socket.__new__" and arguments[1] == socket.AF_UNIX


def _write_down(kind: str, what: object) -> None:
    os.write(_LOG, (json.dumps([kind, str(what)]) + "\n").encode())


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "subprocess.Popen" and any(str(one).endswith(tuple(_MAY_START)) for one in arguments[1]):
        _write_down("started", " ".join(map(os.fsdecode, arguments[1])))
        return
    reaches_out = event.startswith(_NETWORK) and not _stays_inside(event, arguments)
    if reaches_out or event.startswith(_PROGRAMS):
        _write_down("reached out", f"{event} {arguments!r}")
        raise ReachesOutError(event)
    if event == "open" and isinstance(arguments[0], str | bytes) and arguments[2] & _WRITING:
        _write_down("wrote", os.path.abspath(os.fsdecode(arguments[0])))  # noqa: PTH100
    elif event in _MAKING:
        place = arguments[0] if event == "os.mkdir" else arguments[1]
        _write_down("wrote", os.path.abspath(os.fsdecode(place)))  # noqa: PTH100


sys.addaudithook(_watch)
