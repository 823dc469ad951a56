"""The reviews of many organisations, read from a folder and counted."""

import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.across.overview.latest import choose
from ulo_selfcheck.across.overview.summary import ReviewSummary, review_of
from ulo_selfcheck.across.overview.tally import FolderOverview, overview
from ulo_selfcheck.across.overview.which_review import LeftOut
from ulo_selfcheck.across.parallel import each
from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.answers.folder import under
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.problem import Problem

MOST_TOLD = 20
_PAUSE = 5  # seconds between two lines of progress: often enough to know that it goes on


class Files(NamedTuple):
    """The files below a folder that may hold answers."""

    folder: Path
    paths: list[Path]
    problems: list[LeftOut]
    """Folders that cannot be read."""


def files_in(folder: Path) -> Files:
    """Find the files below a folder, at any depth. What is hidden is left out: backups are no reviews.

    Raises:
        Problem: there is no such folder, or no file in it that may hold answers.
    """
    # os.path, for it takes a path that cannot be looked at as one that is not there.
    if os.path.isfile(folder):  # noqa: PTH113
        raise Problem(f"{folder} is one file. Name the folder that the files are in.")
    if not os.path.isdir(folder):  # noqa: PTH112
        raise Problem(f"There is no folder {folder}. Check its name.")
    said: list[str] = []
    paths = list(under(folder, said))
    if not paths:
        raise Problem("\n".join([*said, f"{folder}: there are no files of answers here."]))
    return Files(folder, paths, [LeftOut(str(folder), one, is_fault=True) for one in said])


def read(
    files: Files, catalogue: Catalogue, tell: Callable[[int], None], *, every: bool = False
) -> FolderOverview:
    """Read the files and count what they hold. A file that is not sound, or not ours, stops nothing.

    Args:
        files: which.
        catalogue: the criteria to count by.
        tell: is told now and then how many files were read.
        every: count each review, not only the latest of each organisation.

    Raises:
        Problem: none of them holds answers that count.
    """
    reviews: list[ReviewSummary] = []
    left_out = list(files.problems)
    boil = partial(_boiled, files.folder, catalogue)
    for number, one in enumerate(each(files.paths, boil), 1):
        if isinstance(one, ReviewSummary):
            reviews.append(one)
        else:
            left_out.append(one)
        tell(number)
    if not reviews:
        raise Problem("\n".join([*told(left_out), f"{files.folder}: there are no answers here that count."]))
    chosen = choose(reviews, every=every)
    return FolderOverview(
        overview=overview(chosen, catalogue, every=every), left_out=(*left_out, *chosen.copies)
    )


def _boiled(folder: Path, catalogue: Catalogue, path: Path) -> ReviewSummary | LeftOut:
    short = str(path.relative_to(folder))
    try:
        return review_of(short, read_answers(path).loaded.assessment, catalogue)
    except FileProblem as problem:
        return LeftOut(short, _why(problem), is_fault=True)
    except Exception as error:  # noqa: BLE001  (one file never stops the others, whatever is wrong with it)
        return LeftOut(short, f"It cannot be read ({type(error).__name__}).", is_fault=True)


def _why(problem: FileProblem) -> str:
    """Return in words the first thing that is wrong, without the name of the file."""
    line = problem.lines[1] if len(problem.lines) > 1 else problem.lines[0]
    return line.replace(f"{problem.path} ", "It ", 1)


def lines_now_and_then(total: int, say: Callable[[str], None]) -> Callable[[int], None]:
    """Return what to tell how many files were read: it says so at the start, and then every five seconds."""
    say(f"There are {total:,} files to read.")
    said = time.monotonic()

    def tell(number: int) -> None:
        nonlocal said
        if time.monotonic() - said >= _PAUSE:
            said = time.monotonic()
            say(f"{number:,} of {total:,} files are read.")

    return tell


def stopped(so_far: int, total: int) -> str:
    """Return in words how far a reading got that somebody stopped."""
    return f"Stopped. {so_far:,} of {total:,} files were read. Nothing was written."


def told(left_out: Sequence[LeftOut]) -> list[str]:
    """Name the first files that do not count, and say how many more there are."""
    lines = [f"{'Problem' if one.is_fault else 'Note'}: {one.path}: {one.why}" for one in left_out]
    more = len(lines) - MOST_TOLD
    if more <= 0:
        return lines
    files = "1 more file does not" if more == 1 else f"{more:,} more files do not"
    return [*lines[:MOST_TOLD], f"Note: and {files} count. The full overview names them all."]
