"""One file of answers on disk: opened, kept, and never lost.

Every save is whole or not at all; a file that somebody else changed is never overwritten.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Self

from ulo_selfcheck.answers import backups
from ulo_selfcheck.answers.contents import Contents, FileProblem, read_answers
from ulo_selfcheck.answers.file_names import copy_beside
from ulo_selfcheck.answers.folder import free_path, last_resorts
from ulo_selfcheck.answers.lock import HeldBy, Lock
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.answers.toml import NewerSchema, dumps
from ulo_selfcheck.ground import read_file, write_file
from ulo_selfcheck.ground.guard import as_refused, tried
from ulo_selfcheck.ground.problem import Problem, reason


class SaveProblem(Problem):
    """A save that did not happen. The answers are still held; the next save tries again. `why` says no more."""

    def __init__(self, why: str, what_now: str = "") -> None:
        self.why = why
        super().__init__(f"{why} {what_now}".strip())


class Saved(NamedTuple):
    """What became of a save: where the answers are now, and the file's own copy if it was left alone."""

    path: Path
    left_alone: Path | None = None


class AnswerFile:
    """A file of answers, open for change, or to look at."""

    def __init__(self, path: Path, *, order: Iterable[str] = ()) -> None:
        self.path = path
        self.notices: list[str] = []
        self.read_only = ""
        self._order = tuple(order)
        self._lock: Lock | None = None
        self._on_disk: bytes | None = None
        self._trying: bytes | None = None  # a save that was interrupted may be on disk all the same
        self._saved_here = False
        self._seen: tuple[int, int, int] | None = None
        self._left_alone: Path | None = None  # until it is told, by a save that works

    @classmethod
    def create(cls, path: Path, assessment: Assessment, *, order: Iterable[str] = ()) -> Self:
        """Make a new file; its folder is made too.

        Raises:
            FileProblem: there is a file already, or none can be made here.
        """
        file = cls(path, order=order)
        try:
            write_file.make_folder(path.parent)
            _refuse_if_there(path)
            file._hold()
            _refuse_if_there(path)  # somebody else may have made it a moment ago
            write_file.tidy(path)
            file._put(file._data(assessment))
        except HeldBy as held:
            raise FileProblem(
                path,
                [
                    f"Another program is making {path} at this moment: {held.who}.",
                    "Wait a moment, then open it.",
                ],
            ) from None
        except OSError as error:
            file.close()
            lines = [f"{path} cannot be made: {reason(error)}.", _mend(error), "Try another folder."]
            raise FileProblem(path, [line for line in lines if line]) from None
        except Problem:
            file.close()
            raise
        return file

    @classmethod
    def open(cls, path: Path, *, order: Iterable[str] = ()) -> tuple[Self, Contents]:
        """Open a file to change it. Where that is not possible it is open to look at, and `read_only` says why.

        Raises:
            FileProblem: it cannot even be looked at.
        """
        # A link is followed, so that the real file is replaced; one that leads to itself stays, and is told below.
        file = cls(Path(os.path.realpath(path)), order=order)
        file._take_lock()
        try:
            contents = read_answers(file.path)
        except FileProblem as error:
            if not isinstance(error.__cause__, NewerSchema):
                file.close()
                raise
            contents = read_answers(file.path, any_schema=True)
            file.read_only = (
                f"{error.lines[-1]} You can look at it, but not change it. Get the newer version to go on."
            )
        file._remember(contents.data)
        file.notices += contents.loaded.notices
        if not file.read_only:
            write_file.tidy(file.path)
            file._back_up(contents.data)
        return file, contents

    def _take_lock(self) -> None:
        try:
            self._hold()
        except HeldBy as held:
            self.read_only = (
                f"Somebody has this file open: {held.who}. You can look at it, but not change it. "
                "Close it there, then open it here again."
            )
        except OSError as error:
            self.read_only = (
                f"This folder cannot be written to: {reason(error)}. You can look at the answers, but not "
                "change them. Copy the file to a folder of your own to go on."
            )

    def _hold(self) -> None:
        """Take the lock. Where a folder has none, that is told, and the sitting goes on.

        Raises:
            HeldBy: somebody has the file open.
            OSError: the folder cannot be written to.
        """
        try:
            with as_refused():
                self._lock = Lock(self.path)
        except OSError as error:
            if not os.access(self.path.parent, os.W_OK):
                raise
            self.notices.append(
                f"This folder cannot show that the file is in use ({reason(error)}). "
                "Make sure that nobody else has it open."
            )

    def _back_up(self, data: bytes) -> None:
        try:
            with as_refused():
                backups.make(self.path, data)
        except OSError as error:
            self.notices.append(
                f"No backup could be made: {reason(error)}. Your answers will still be saved."
            )

    def save(self, assessment: Assessment) -> Saved:
        """Put the answers on disk before anything else happens.

        Gives where they are now: when the file was changed by somebody else since it was read, that one is left
        alone, and ours goes to a file beside it, where the sitting goes on.

        Raises:
            SaveProblem: nothing was written; the sentence says why and what to do.
        """
        if self.read_only:
            raise SaveProblem(self.read_only)
        try:
            with as_refused():
                data = self._data(assessment)
                if self._changed_by_others():
                    self._left_alone = self.path
                    self._move_to(self._free(f"conflict {_this_second()}"))
                self._put(data)
        except OSError as error:
            raise SaveProblem(
                f"Not saved: {reason(error)}. {_mend(error)}".strip(),
                "Your answers are kept here, and the next save tries again.",
            ) from None
        left_alone, self._left_alone = self._left_alone, None
        return Saved(self.path, left_alone)

    def _data(self, assessment: Assessment) -> bytes:
        """Return the contents of the file.

        Raises:
            SaveProblem: it would be more than can be read again.
        """
        text = dumps(assessment, self._order)
        data = text.encode()
        try:
            read_file.look_over(text)
            if len(data) <= read_file.MAX_BYTES:
                return data
        except read_file.Unsound:
            pass
        raise SaveProblem(
            "Not saved: there is more text in your answers than one file can hold.",
            "Make the longest note shorter, or undo.",
        )

    def _put(self, data: bytes) -> None:
        self._trying = data
        write_file.write(self.path, data)
        self._saved_here = True
        self._remember(data)

    @property
    def is_as_saved(self) -> bool:
        """Return whether the file is as this sitting saved it last; also where nothing was saved in it yet."""
        if not self._saved_here:
            return True
        return tried(
            lambda: self._signature() == self._seen or self.path.read_bytes() == self._on_disk,
            otherwise=False,
        )

    def rescue(self, assessment: Assessment) -> bool:
        """Put the answers in another folder, as theirs cannot be written to; `path` is there then.

        It is for the very end, when there will be no next save. False: it could not be done there either.
        """
        own = self.path
        folders: list[Path] = tried(last_resorts, [])
        for folder in folders:
            with suppress(Exception):
                data = self._data(assessment)
                write_file.make_folder(folder)
                self._move_to(_rescued(folder, own))
                self._put(data)
                return True
        self.path = own
        return False

    def copy(self, name: str, assessment: Assessment) -> Path:
        """Keep a copy of the answers beside the file, and return where it is: 'Our review (adopted 2026-12-10).toml'.

        Raises:
            OSError: it cannot be written.
        """
        with as_refused():
            path = self._free(name)
            write_file.write(path, dumps(assessment, self._order).encode())
            return path

    def _free(self, name: str) -> Path:
        for number in range(1, 1000):
            more = "" if number == 1 else f" {number}"
            path = copy_beside(self.path, f"{name}{more}")
            if not os.path.lexists(path):
                return path
        raise FileExistsError(17, "too many copies of this file in its folder")

    def _changed_by_others(self) -> bool:
        if self._on_disk is None:
            return os.path.lexists(self.path)
        try:
            if self._signature() == self._seen:
                return False
            if not self.path.is_file():  # a folder or a pipe in its place: reading it could take for ever
                return os.path.lexists(self.path)
            return self.path.read_bytes() not in (self._on_disk, self._trying)
        except FileNotFoundError:
            return False  # taken away, or the folder is not there for the moment: ours is written again

    def _remember(self, data: bytes) -> None:
        self._on_disk, self._seen = data, tried(self._signature, None)

    def _signature(self) -> tuple[int, int, int]:
        about = self.path.stat()
        return about.st_mtime_ns, about.st_size, about.st_ino

    def _move_to(self, path: Path) -> None:
        old, self.path, self._on_disk = self._lock, path, None
        self._lock = tried(lambda: Lock(path), None)
        if old:
            old.close()

    def close(self) -> None:
        """Let go of the file. Nothing is unsaved: every change was saved as it was made."""
        if self._lock:
            self._lock.close()
            self._lock = None


def _refuse_if_there(path: Path) -> None:
    if os.path.lexists(path):
        raise FileProblem(path, [f"There is a file {path} already. Nothing was changed."])


def _rescued(folder: Path, own: Path) -> Path:
    """Return where the answers of a file go in another folder; nothing that is there is in its way."""
    name = tried(lambda: copy_beside(own, f"rescued {_this_second()}").name, "rescued.toml")
    return free_path(folder, name)


def _this_second() -> str:
    return f"{datetime.now().astimezone():%Y-%m-%d %H.%M.%S}"


def _mend(error: OSError) -> str:
    from errno import EACCES, EDQUOT, ENOENT, ENOSPC, EPERM, EROFS  # noqa: PLC0415

    return {
        ENOSPC: "The disk is full. Make some room.",
        EDQUOT: "Your part of the disk is full. Make some room.",
        EROFS: "This disk can only be read.",
        EACCES: "You are not allowed to write in this folder.",
        EPERM: "You are not allowed to write in this folder.",
        ENOENT: "The folder is not there. Put the disk or stick back.",
    }.get(error.errno or 0, "")
