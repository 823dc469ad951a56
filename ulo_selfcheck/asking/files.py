"""Which file is meant: one of those that are there, or one that is typed."""

import os
from collections.abc import Sequence
from pathlib import Path

from ulo_selfcheck.asking.asker import Asker
from ulo_selfcheck.assessment.folder import Found
from ulo_selfcheck.catalogue.model import day

_ANOTHER = "Another file"


async def ask_file(ask: Asker, question: str, files: Sequence[Found]) -> Path | None:
    """Ask for a file of answers; None where the person leaves it."""
    wanted = len(files)
    if files:
        choice = await ask.choose(question, [*_words(files), _ANOTHER])
        if choice is None:
            return None
        wanted = choice
    if wanted < len(files):
        return files[wanted].path
    line = await ask.line("Type the name of the file.")
    return typed_path(line, Path.cwd()) if line else None


def _words(files: Sequence[Found]) -> list[str]:
    """Say whose review each file is; where two would sound alike, what the file is called too."""
    said = [f"{one.organisation}. {one.title}. Changed on {day(one.changed.date())}" for one in files]
    return [
        f"{words}. In {one.path.name}" if said.count(words) > 1 else words
        for words, one in zip(said, files, strict=True)
    ]


def typed_path(line: str, folder: Path) -> Path:
    """Give the path that was typed; a name alone is in `folder`. One dropped on a terminal comes in quotes."""
    # os.path, for it takes a home that nobody has as a name like any other.
    return folder / os.path.expanduser(line.strip("\"'"))  # noqa: PTH111
