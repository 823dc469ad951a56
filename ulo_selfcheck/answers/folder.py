"""The files of answers in a folder: those that the start screen lists, and those at any depth."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.answers.file_names import stem_of_copies
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.ground.guard import tried
from ulo_selfcheck.ground.problem import reason
from ulo_selfcheck.ground.text import one_line

_MOST = 200  # files looked at: a start screen, not a search
_LONGEST = 2.0  # seconds to look at them; two hundred full ones take half of it
_MOST_LETTERS = 100


class Found(NamedTuple):
    """A file of answers: where it is, whose it is, what it holds."""

    path: Path
    organisation: str
    title: str
    review: Assessment
    changed: datetime


def answer_files(folders: Iterable[Path], clock: Callable[[], float] = time.monotonic) -> list[Found]:
    """Return the files of answers that stand in these folders, the last changed first.

    Files that are no answers, however many or large, take no more than a moment: then the rest is left out.
    """
    paths = {path.resolve(): (changed, path) for folder in folders for changed, path in _toml_files(folder)}
    newest = sorted(paths.values(), reverse=True)[:_MOST]
    end = clock() + _LONGEST
    return [one for changed, path in newest if clock() < end and (one := _found(path, changed))]


def without_adopted_copies(files: Sequence[Found]) -> list[Found]:
    """Return the files without copies of the day of adoption whose review stands beside them: nobody goes on there."""
    return [one for one in files if not any(_is_adopted_copy(one, other) for other in files)]


def _is_adopted_copy(one: Found, of: Found) -> bool:
    same = one.review.assessment.id == of.review.assessment.id and one.path.parent == of.path.parent
    return same and one.path.name.startswith(f"{stem_of_copies(of.path)} (adopted ")


def _toml_files(folder: Path) -> Iterator[tuple[float, Path]]:
    with suppress(OSError):
        for path in folder.iterdir():
            if path.suffix == ".toml" and not path.name.startswith("."):
                with suppress(OSError):
                    yield path.stat().st_mtime, path


def _found(path: Path, changed: float) -> Found | None:
    with suppress(FileProblem, OSError, ValueError, OverflowError):  # a time of change can be any number
        assessment = read_answers(path).loaded.assessment
        name, title = (
            one_line(one[:_MOST_LETTERS])
            for one in (assessment.organisation.name, assessment.assessment.title)
        )
        return Found(path, name, title, assessment, datetime.fromtimestamp(changed).astimezone())
    return None


def under(folder: Path, problems: list[str]) -> Iterator[Path]:
    """Return the files that may hold answers, at any depth. What is hidden is left out: backups are no reviews.

    A folder that cannot be read is told in `problems`.
    """

    def unreadable(error: OSError) -> None:
        problems.append(f"{error.filename} cannot be read: {reason(error)}.")

    for here, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        yield from (
            Path(here, one) for one in sorted(files) if one.endswith(".toml") and not one.startswith(".")
        )


def default_folder() -> Path:
    """Return the folder for new files: 'ULO self-check' in the person's documents."""
    return _documents() / "ULO self-check"


def _documents() -> Path:
    """Return the documents folder; where the system cannot say which it is, the usual one: answers depend on it.

    Where there is no home folder either, it is where we are.
    """
    said = tried(_said_by_the_system, Path())
    if (
        said.is_absolute()
    ):  # without a home, some systems say '~/Documents', which would be a folder called '~'
        return said
    home = tried(Path.home, None)
    return home / "Documents" if home else Path()


def _said_by_the_system() -> Path:
    from platformdirs import user_documents_path  # noqa: PLC0415  (7 ms, and it is seldom asked for)

    return user_documents_path()


def last_resorts() -> list[Path]:
    """Return the folders to try, in this order, when answers cannot be saved in their own at the very end."""
    return [folder for one in (default_folder, Path.home) if (folder := tried(one, None))]


def free_path(folder: Path, name: str) -> Path:
    """Return a path in `folder` that is not taken: 'NAME 2.toml' where 'NAME.toml' is."""
    path = folder / name
    number = 2
    while os.path.lexists(path):
        path = folder / f"{Path(name).stem} {number}.toml"
        number += 1
    return path


def folders_to_look_in() -> list[Path]:
    """Return the folders that the start screen lists: the one for new files, and the current one."""
    here = tried(Path.cwd, None)  # it may have been taken away
    return [default_folder(), *([here] if here else [])]
