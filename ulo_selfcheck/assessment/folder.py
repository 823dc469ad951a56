"""The files of answers in a folder, as the start screen lists them."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.assessment.file import FileProblem, read_answers

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
        answered = sum(1 for answer in assessment.answers.values() if answer.status)
        changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        return Found(path, assessment.organisation.name, assessment.assessment.title, answered, changed)
    return None
