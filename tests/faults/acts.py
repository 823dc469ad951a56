"""What goes wrong: each act is done just before a call of the system, and undone some calls later."""

import datetime
import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

FILE = "ours.toml"
THEIRS = "# Somebody else was here.\n"
VISIT = "go 21\n4\nquit\n"
"""What a second person types in the same file."""


def _nothing() -> None:
    """Nothing to do."""


class Act(NamedTuple):
    """Something that goes wrong. `again`: it happens at each point while it lasts, not once."""

    do: Callable[[], object]
    undo: Callable[[], object] = _nothing
    again: bool = False


def make(words: str, folder: Path) -> Act:
    """Give the act that words name: 'kill 9', 'refuse ENOSPC', 'empty', 'folder gone', ..."""
    name, _, rest = words.partition(" ")
    if name == "refuse":
        return Act(lambda: _refuse(getattr(errno, rest)), again=True)
    if name == "kill":
        return Act(lambda: os.kill(os.getpid(), int(rest)))
    if name == "clock":
        return Act(lambda: _set_clock(int(rest)), lambda: _set_clock(0))
    return _ACTS[words](folder) if words else Act(_nothing)


def _refuse(code: int) -> None:
    raise OSError(code, os.strerror(code))


# The folder


def _read_only(folder: Path) -> Act:
    return Act(lambda: folder.chmod(0o500), lambda: folder.chmod(0o700))


def _gone(folder: Path) -> Act:
    return Act(lambda: folder.rename(away(folder)), lambda: _back(folder))


def _back(folder: Path) -> None:
    away(folder).rename(folder)


def away(folder: Path) -> Path:
    """Give where a folder is that was pulled out with its stick."""
    return folder.with_name(f"{folder.name} away")


def _removed(folder: Path) -> Act:
    return Act(lambda: shutil.rmtree(folder), lambda: folder.mkdir(exist_ok=True))


def _full(folder: Path) -> Act:
    return Act(lambda: _fill(folder / "filler"), lambda: (folder / "filler").unlink(missing_ok=True))


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 64, 1):
            try:
                while file.write(b"\0" * size):
                    pass
            except OSError:
                continue


# The file


def _to_the_file(change: Callable[[Path], object]) -> Callable[[Path], Act]:
    return lambda folder: Act(lambda: change(folder / FILE))


def _halve(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _change(file: Path) -> None:
    file.write_text(THEIRS + file.read_text(encoding="utf-8"), encoding="utf-8")


def _swap(file: Path) -> None:
    """Replace it as an editor or a synced folder does: another file is moved over it."""
    other = file.with_name("from elsewhere")
    other.write_text(THEIRS + file.read_text(encoding="utf-8"), encoding="utf-8")
    other.replace(file)


def _make_folder(file: Path) -> None:
    file.unlink(missing_ok=True)
    file.mkdir()


def _delete(file: Path) -> None:
    file.unlink(missing_ok=True)


# Other people


def _visit(folder: Path) -> Act:
    def do() -> None:
        words = [sys.executable, "-m", "ulo_selfcheck", "open", str(folder / FILE), "--plain"]
        ran = subprocess.run(words, input=VISIT.encode(), capture_output=True, timeout=60, check=False)
        said = ran.stdout + ran.stderr + f"\nended with {ran.returncode}\n".encode()
        folder.with_name(f"{folder.name} visit").write_bytes(said)

    return Act(do)


def _hold(folder: Path) -> Act:
    """Wait, in the middle of a call, until the harness has closed the terminal."""

    def do() -> None:
        held, go = (folder.with_name(f"{folder.name} {word}") for word in ("held", "go"))
        held.touch()
        end = time.monotonic() + 20
        while not go.exists() and time.monotonic() < end:
            time.sleep(0.01)

    return Act(do)


_ACTS: dict[str, Callable[[Path], Act]] = {
    "folder read-only": _read_only,
    "folder gone": _gone,
    "folder removed": _removed,
    "disk full": _full,
    "file halved": _to_the_file(_halve),
    "file emptied": _to_the_file(_empty),
    "file changed": _to_the_file(_change),
    "file swapped": _to_the_file(_swap),
    "file a folder": _to_the_file(_make_folder),
    "file deleted": _to_the_file(_delete),
    "visit": _visit,
    "hold": _hold,
    "interrupt": lambda _folder: Act(lambda: signal.raise_signal(signal.SIGINT)),
}


# The clock

_behind = datetime.timedelta(0)


def _set_clock(seconds: int) -> None:
    global _behind  # noqa: PLW0603  (there is one clock)
    _behind = datetime.timedelta(seconds=seconds)


class _Either(type):
    """Dates made before and after count as dates alike."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.__mro__[1])


def watch_the_clock() -> None:
    """Let the program ask a clock that can be set back. To be called before it is imported."""
    real, real_day, real_time = datetime.datetime, datetime.date, time.time

    class Clock(real, metaclass=_Either):  # type: ignore[misc, valid-type]  # the class as it is now
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Any:
            return real.now(tz) - _behind

    class Day(real_day, metaclass=_Either):  # type: ignore[misc, valid-type]  # the class as it is now
        @classmethod
        def today(cls) -> Any:
            return (real.now() - _behind).date()

    datetime.datetime, datetime.date = Clock, Day  # type: ignore[misc]
    time.time = lambda: real_time() - _behind.total_seconds()
