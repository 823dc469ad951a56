"""The files of answers in a folder: those that the start screen lists, and those at any depth."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.assessment.file import FileProblem, read_answers, reason

_MOST = 200  # files looked at in one folder: a start screen, not a search


class Found(NamedTuple):
    """A file of answers: where it is, whose it is, how far it got."""

    path: Path
    organisation: str
    title: str
    answered: int
    changed: datetime


def answer_files(folders: Iterable[Path]) -> list[Found]:
    """Give the files of answers that stand in these folders, the last changed first."""
    paths = {path.resolve(): path for folder in folders for path in _toml_files(folder)}
    found = [one for path in paths.values() if (one := _found(path))]
    return sorted(found, key=lambda one: one.changed, reverse=True)


def _toml_files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(
            path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith(".")
        )[:_MOST]


def _found(path: Path) -> Found | None:
    with suppress(FileProblem, OSError):
        assessment = read_answers(path).loaded.assessment
        answered = sum(answer.answered for answer in assessment.answers.values())
        changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        return Found(path, assessment.organisation.name, assessment.assessment.title, answered, changed)
    return None


def under(folder: Path, problems: list[str]) -> Iterator[Path]:
    """Give the files that may hold answers, at any depth. What is hidden is left out: backups are no reviews.

    A folder that cannot be read is told in `problems`.
    """

    def unreadable(error: OSError) -> None:
        problems.append(f"{error.filename} cannot be read: {reason(error)}.")

    for here, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        yield from (
            Path(here, one) for one in sorted(files) if one.endswith(".toml") and not one.startswith(".")
        )
