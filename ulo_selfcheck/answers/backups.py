"""The last five different versions of a file, in a hidden folder beside it."""

import errno
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ulo_selfcheck.answers.file_names import STAMP, fitting, folding
from ulo_selfcheck.answers.toml import AnswersProblem, loads
from ulo_selfcheck.ground import read_file, write_file

FOLDER = ".ulo-selfcheck-backups"
KEPT = 5


def folder_of(answers: Path) -> Path:
    """Return the folder where the backups of a file stand."""
    return answers.parent / FOLDER


def backups_of(answers: Path) -> list[Path]:
    """Return the backups of a file, newest first."""
    folder, fold = folder_of(answers), folding(answers)
    name = fold(_name_in(answers))
    with suppress(OSError):
        found = (one for one in folder.iterdir() if fold(of_which(one.name)) == name)
        return sorted(found, key=time_of, reverse=True)
    return []


def _name_in(answers: Path) -> str:
    return fitting(answers.name, STAMP)


def of_which(backup: str) -> str:
    """Return the name of the file that a backup is of, cut if it is very long; nothing where it is no backup."""
    # NAME.20261122T150400Z.toml: the time has a fixed length, so `plan` is not taken for `plan.old`.
    return backup[:-STAMP] if re.fullmatch(r"\.\d{8}T\d{12}Z\.toml", backup[-STAMP:]) else ""


def make(answers: Path, data: bytes) -> Path | None:
    """Keep `data` as a backup, unless the same bytes are kept already; drop the oldest beyond five.

    Raises:
        OSError: no backup could be made.
    """
    folder = folder_of(answers)
    if folder.is_symlink():
        raise OSError(errno.ELOOP, "the folder for backups is a link to somewhere else")
    with suppress(OSError):
        _tidy(folder)
    made = None if _kept_already(answers, data) else _put(answers, data)
    for old in backups_of(answers)[KEPT:]:
        with suppress(OSError):
            old.unlink()
    return made


def keep(answers: Path, data: bytes) -> Path:
    """Keep `data` as a backup and drop none; return the one that holds it.

    Raises:
        OSError: no backup could be made.
    """
    return _kept_already(answers, data) or _put(answers, data)


def _kept_already(answers: Path, data: bytes) -> Path | None:
    for one in backups_of(answers):
        with suppress(OSError, read_file.NotOrdinary):
            if read_file.read(one) == data:
                return one
    return None


def _put(answers: Path, data: bytes) -> Path:
    folder = folder_of(answers)
    folder.mkdir(mode=0o700, exist_ok=True)
    backup = folder / f"{_name_in(answers)}.{_next_stamp(backups_of(answers)):%Y%m%dT%H%M%S%f}Z.toml"
    write_file.write(backup, data)
    return backup


def _next_stamp(known: list[Path]) -> datetime:
    """Return the time for a new backup's name: now, but later than all there are, also where the clock went back.

    By its name it would else count as the oldest, and be the first to be dropped.
    """
    now = datetime.now(UTC)
    if not known:
        return now
    return max(now, time_of(known[0]) + timedelta(microseconds=1))


def time_of(backup: Path) -> datetime:
    """Return when a backup was made, as its name says; one that says no possible time is the oldest of all."""
    stamp = backup.name[-STAMP:]  # .20261126T090000123456Z.toml
    try:
        return datetime.fromisoformat(f"{stamp[1:16]}.{stamp[16:22]}+00:00")
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def _tidy(folder: Path) -> None:
    # What a killed save left here is found under no name that is used again.
    for one, _whose in write_file.leftovers(folder):
        with suppress(OSError):
            if write_file.is_old(one):
                one.unlink()


def newest_that_reads(answers: Path) -> Path | None:
    """Return the newest backup of a file that is sound; None where there is none."""
    for one in backups_of(answers):
        with suppress(OSError, UnicodeDecodeError, read_file.NotOrdinary, AnswersProblem):
            loads(read_file.read(one).decode())
            return one
    return None
