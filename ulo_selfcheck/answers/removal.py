"""All that stands on the disk because of one file of answers: found, and taken away with it."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.answers.backups import folder_of, of_which
from ulo_selfcheck.answers.contents import FileProblem, read_answers, read_bytes
from ulo_selfcheck.answers.file_names import LOCK, STAMP, fitting, folding, stem_of_copies
from ulo_selfcheck.answers.folder import last_resorts
from ulo_selfcheck.answers.lock import HeldBy, Lock
from ulo_selfcheck.ground import read_file, write_file
from ulo_selfcheck.ground.problem import reason

NOTHING_REMOVED = "Nothing was removed."
_OURS = {"schema", "assessment", "organisation", "catalogue", "answers"}


class NotRemoved(NamedTuple):
    """Something that could not be taken away, and why."""

    path: Path
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RelatedFiles:
    """What there is of one file of answers.

    `link` leads to the file, where it was named by one. `staying` are files whose names begin like its own:
    copies of a review that was adopted, reports, what another program made. They are not ours to take away.
    """

    file: Path
    organisation: str = ""
    link: Path | None = None
    copies: tuple[Path, ...] = ()
    backups: tuple[Path, ...] = ()
    locks: tuple[Path, ...] = ()
    leftovers: tuple[Path, ...] = ()
    staying: tuple[Path, ...] = ()
    empties_folder: bool = False
    """Nothing else is in the folder of backups, so it goes too."""

    @property
    def is_there(self) -> bool:
        """Return whether the file itself is there; its backups may be what is left of it."""
        return os.path.lexists(self.file)

    @property
    def other_names(self) -> int:
        """Return how many other names the file has on its disk: hard links, which stay."""
        return self.file.stat().st_nlink - 1 if self.is_there else 0


def find(path: Path) -> RelatedFiles:
    """Return what there is of a file of answers. The file may be broken, or gone with only its backups left.

    Raises:
        FileProblem: there is nothing of that name, or it is something else than a file of answers.
    """
    # os.path, for it takes a name that no file can have as one that is not there.
    file = Path(os.path.realpath(path))
    organisation = _whose(file) if os.path.lexists(file) else ""
    related = _around(file, organisation, path.absolute() if os.path.islink(path) else None)  # noqa: PTH114
    if not related.is_there and not (related.copies or related.backups or related.leftovers):
        raise FileProblem(path, [f"There is no file {path}.", "Check its name and its folder."])
    return related


def _whose(file: Path) -> str:
    """Return whose answers a file holds; nothing where it is broken."""
    try:
        return read_answers(file, any_schema=True).loaded.assessment.organisation.name
    except FileProblem as problem:
        if not file.is_file():
            raise FileProblem(file, [problem.lines[0], NOTHING_REMOVED]) from None
        if file.suffix.lower() != ".toml" or _is_something_else(file):
            raise FileProblem(file, [f"{file} is not a file of answers.", NOTHING_REMOVED]) from None
    return ""


def _is_something_else(file: Path) -> bool:
    """Return whether a file is sound TOML of another kind, such as the settings of some program."""
    with suppress(FileProblem, UnicodeDecodeError, read_file.Unsound):
        data = read_file.table(read_bytes(file).decode())
        return bool(data) and not data.keys() & _OURS
    return False


class _Names:
    """Which names in a folder belong to one file of answers."""

    def __init__(self, file: Path) -> None:
        self._fold = folding(file)
        self._name, self._stem = self._fold(file.name), self._fold(stem_of_copies(file))
        # Very long names are shortened in the names of their copies.
        self._cut = {self._fold(fitting(file.name, room)) for room in (LOCK, STAMP)}
        ending = rf"({re.escape(self._fold(file.suffix))}|\.toml)"
        stem = re.escape(self._stem)
        self._copy = re.compile(rf"{stem}( \(((conflict|rescued) [\d .-]+|broken)\)( \d+)?)+{ending}")
        self._made = re.compile(rf"{stem}( \((conflict|rescued|broken|adopted)[\d .-]*\)( \d+)?)+{ending}")

    def is_copy(self, name: str) -> bool:
        """Return whether answers went here beside their file: in a conflict, or because it was broken."""
        return bool(self._copy.fullmatch(self._fold(name)))

    def is_ours(self, name: str) -> bool:
        return self._fold(name) in {self._name, *self._cut} or self.is_copy(name)

    def is_lock(self, name: str) -> bool:
        return name.startswith(".") and name.endswith(".lock") and self.is_ours(name[1 : -len(".lock")])

    def is_leftover(self, path: Path, beginning: str) -> bool:
        """Return whether a killed save of ours left this: of the file, of a copy, or of a backup."""
        if len(beginning) < write_file.BEGINNING:
            name = of_which(beginning) or beginning
            return self.is_ours(name) or bool(self._made.fullmatch(self._fold(name)))
        # The rest of the name is not there: another file may begin the same, and be saved just now.
        begins = (
            self._name,
            *(f"{self._stem} ({word}" for word in ("conflict ", "rescued ", "broken)", "adopted ")),
        )
        cut = tuple(one[: write_file.BEGINNING] for one in begins)
        return self._fold(beginning).startswith(cut) and write_file.is_old(path)

    def is_like(self, name: str) -> bool:
        return self._fold(name).startswith(self._stem)


def _around(file: Path, organisation: str, link: Path | None) -> RelatedFiles:
    """Look through the folder of a file, and through its backups."""
    names, hidden = _Names(file), folder_of(file)
    beside = [one for one in _files(file.parent) if one != file]
    copies = [one for one in beside if names.is_copy(one.name)]
    backups = [one for one in _files(hidden) if names.is_ours(of_which(one.name))]
    leftovers = [*_leftovers(file.parent, names), *_leftovers(hidden, names)]
    staying = [one for one in beside if names.is_like(one.name) and one not in (*copies, link)]
    # A file of the same name may stand elsewhere, and a rescued copy may be of that one: it is told, and stays.
    staying += [
        one
        for folder in last_resorts()
        if folder != file.parent
        for one in _files(folder)
        if names.is_copy(one.name)
    ]
    return RelatedFiles(
        file=file,
        organisation=organisation,
        link=link,
        copies=tuple(copies),
        backups=tuple(backups),
        locks=tuple(one for one in beside if names.is_lock(one.name)),
        leftovers=tuple(leftovers),
        staying=tuple(staying),
        empties_folder=hidden.is_dir()
        and not hidden.is_symlink()
        and set(hidden.iterdir()) <= {*backups, *leftovers},
    )


def _files(folder: Path) -> list[Path]:
    """Return what is in a folder except other folders; nothing where it cannot be read."""
    with suppress(OSError):
        return sorted(one for one in folder.iterdir() if one.is_symlink() or not one.is_dir())
    return []


def _leftovers(folder: Path, names: _Names) -> list[Path]:
    with suppress(OSError):
        return [one for one, whose in write_file.leftovers(folder) if names.is_leftover(one, whose)]
    return []


@contextmanager
def held_closed(related: RelatedFiles) -> Iterator[bool]:
    """Keep others from opening the file and its copies; False where this folder cannot tell who has them.

    Raises:
        FileProblem: somebody has one of them open.
    """
    can_tell = True
    with ExitStack() as locks:
        for one in (related.file, *related.copies):
            try:
                locks.enter_context(Lock(one))
            except HeldBy as held:
                lines = [f"Somebody has {one.name} open: {held.who}.", "Close it there, then try again."]
                raise FileProblem(one, [*lines, NOTHING_REMOVED]) from None
            except OSError:
                can_tell = False
        yield can_tell


def remove(related: RelatedFiles) -> list[NotRemoved]:
    """Take all of it away, the file itself last, and give what could not be.

    While the file is there, whatever is left can be found again by its name.
    """
    left: list[NotRemoved] = []
    for one in (*related.leftovers, *related.backups):
        _try(write_file.remove, one, left)
    if related.empties_folder and not left:
        _try(Path.rmdir, folder_of(related.file), left)
    for one in (*related.copies, related.file, *([related.link] if related.link else [])):
        _try(write_file.remove, one, left)
    return left


def remove_locks(related: RelatedFiles) -> list[NotRemoved]:
    """Take away what showed that the file was in use. It comes last, when the file is not kept closed any more."""
    left: list[NotRemoved] = []
    for one in related.locks:
        _try(write_file.remove, one, left)
    return left


def _try(act: Callable[[Path], None], path: Path, left: list[NotRemoved]) -> None:
    try:
        act(path)
    except OSError as error:
        left.append(NotRemoved(path, reason(error)))
