"""Getting back: the copies from before of one file, and one of them put in its place. Nothing is lost by it."""

import datetime
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.answers import backups
from ulo_selfcheck.answers.contents import FileProblem, read_answers, read_bytes
from ulo_selfcheck.answers.file_names import stem_of_copies
from ulo_selfcheck.answers.folder import free_path
from ulo_selfcheck.answers.lock import HeldBy, Lock
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.ground import write_file
from ulo_selfcheck.ground.guard import as_refused
from ulo_selfcheck.ground.problem import reason

_NOTHING_CHANGED = "Nothing was changed."


class Copy(NamedTuple):
    """A copy from before: where it is, when it was kept, and what is in it."""

    path: Path
    kept: datetime.datetime
    assessment: Assessment


class Copies(NamedTuple):
    """A file, the copies from before that say something else, and how many others there are."""

    file: Path
    now: Assessment | None
    """What the file holds; None where it cannot be read, or is gone."""
    others: tuple[Copy, ...]
    same: int
    """Copies that say what the file says."""
    unreadable: int

    @property
    def is_there(self) -> bool:
        return os.path.lexists(self.file)


def find(path: Path) -> Copies:
    """Return the copies from before of a file, the newest first. The file may be broken, or gone.

    Raises:
        FileProblem: there are none.
    """
    file = Path(os.path.realpath(path))
    known = backups.backups_of(file)
    if not known:
        lines = [f"There are no copies from before of {path}.", "Check its name and its folder."]
        raise FileProblem(path, lines)
    now = _read(file)
    read = [Copy(one, backups.time_of(one), found) for one in known if (found := _read(one))]
    others = tuple(one for one in read if now is None or not _say_the_same(one.assessment, now))
    return Copies(file, now, others, same=len(read) - len(others), unreadable=len(known) - len(read))


def _read(path: Path) -> Assessment | None:
    with suppress(FileProblem):
        return read_answers(path, any_schema=True).loaded.assessment
    return None


def _say_the_same(one: Assessment, other: Assessment) -> bool:
    """Return whether two copies differ in nothing but when they were saved."""
    about = one.assessment.model_copy(update={"updated": other.assessment.updated})
    return one.model_copy(update={"assessment": about}) == other


def put_back(path: Path, copy: Path) -> Path | None:
    """Put a copy in the place of a file, byte for byte, and return where the one that was there is kept.

    One that can be read is kept among the copies from before; a broken one beside the file.

    Raises:
        FileProblem: it cannot be done; nothing was changed.
    """
    file = Path(os.path.realpath(path))
    lock = _closed(file)
    try:
        with as_refused():
            data = read_bytes(copy)
            kept = _keep(file) if os.path.lexists(file) else None
            write_file.write(file, data)
            return kept
    except OSError as error:
        lines = [f"The copy could not be put back: {reason(error)}.", _NOTHING_CHANGED]
        raise FileProblem(path, lines) from None
    finally:
        if lock:
            lock.close()


def _closed(file: Path) -> Lock | None:
    """Keep others from opening the file; None in a folder that cannot show that it is in use."""
    try:
        with as_refused():
            return Lock(file)
    except HeldBy as held:
        lines = [f"Somebody has {file.name} open: {held.who}.", "Close it there, then try again."]
        raise FileProblem(file, [*lines, _NOTHING_CHANGED]) from None
    except OSError:
        return None


def _keep(file: Path) -> Path:
    data = read_bytes(file)
    if _read(file):
        return backups.keep(file, data)
    kept = free_path(file.parent, f"{stem_of_copies(file)} (broken).toml")
    write_file.write(kept, data)
    return kept
