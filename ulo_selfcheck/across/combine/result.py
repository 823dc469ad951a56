"""The committee's file that comes of members' own answers: made, told in words, and written."""

import os
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ulo_selfcheck.across.combine import beside, views
from ulo_selfcheck.across.combine.member_file import Source
from ulo_selfcheck.analysis import gaps
from ulo_selfcheck.answers import backups
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import (
    FileProblem,
    is_under_way,
    read_answers,
    read_bytes,
    what_is_in,
)
from ulo_selfcheck.answers.lock import HeldBy, Lock
from ulo_selfcheck.answers.review import About, Assessment
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground import dates, write_file
from ulo_selfcheck.ground.dates import now
from ulo_selfcheck.ground.models import replace
from ulo_selfcheck.ground.problem import Problem, reason
from ulo_selfcheck.ground.text import typed


def put_together(sources: Sequence[Source], catalogue: Catalogue, name: str, title: str = "") -> Assessment:
    """Return the committee's file, new and with nothing agreed.

    Raises:
        Problem: there is nothing to put together.
    """
    if not sources:
        raise Problem("There are no answers to combine. Nothing was written.")
    today = dates.today()
    about = About(id=str(uuid.uuid4()), title=typed(title) or usual_title(), started=today, updated=now())
    together = views.combine([one.member for one in sources], catalogue, about, name)
    return replace(together, replies=beside.counted(sources, together, beside.NOBODY))


def usual_title() -> str:
    """Return what a committee's review is called as long as nobody gives it a name."""
    return f"Review {dates.today().year}"


def said_of(together: Assessment, many: int, catalogue: Catalogue) -> list[str]:
    """Return in words what came of it."""
    under_way = is_under_way(together)
    return views.summary_words(many, gaps.analyse(catalogue, together), under_way=under_way)


@contextmanager
def opened(path: Path, catalogue: Catalogue) -> Iterator[tuple[AnswerFile, Assessment]]:
    """Hold a review open to put replies beside its answers. Nobody else can change it meanwhile.

    Raises:
        Problem: it cannot be read or changed, or the committee adopted it.
    """
    file, contents = AnswerFile.open(path, order=catalogue.order)
    try:
        if file.read_only:
            raise FileProblem(path, [f"{path}: {file.read_only}", "Nothing was changed."])
        beside.refuse_adopted(contents.loaded.assessment)
        yield file, contents.loaded.assessment
    finally:
        file.close()


def save(file: AnswerFile, review: Assessment) -> Path:
    """Save a review that is held open, and return where it is.

    Raises:
        SaveProblem: it could not be saved; the file is as it was.
    """
    return file.save(replace(review, assessment=replace(review.assessment, updated=now()))).path


def would_lose(path: Path) -> str:
    """Return in words what writing over a file would take away from a group; nothing where that is nothing."""
    try:
        review = read_answers(path).loaded.assessment
    except FileProblem:
        return ""
    return what_is_in(review) if is_under_way(review) or review.assessment.adopted else ""


def with_views(path: Path) -> Assessment | None:
    """Return a review that has members' own answers put together in it; None where a file is none."""
    if path.suffix.lower() != ".toml":
        return None
    review = read_answers(path).loaded.assessment
    return review if any(one.views for one in review.answers.values()) else None


def check_name(path: Path) -> None:
    """Look at the name of the result before anything is asked.

    Raises:
        FileProblem: it does not say that this is a file of answers.
    """
    if path.suffix.lower() != ".toml":
        raise FileProblem(path, [f"We cannot make {path.name}. End its name in .toml."])


def may_write(path: Path, *, overwrite: bool) -> None:
    """Look whether the result can go there.

    Raises:
        FileProblem: it has another ending, or there is a file already.
    """
    check_name(path)
    if os.path.lexists(path) and not overwrite:
        raise FileProblem(path, [f"There is a file {path} already. Nothing was changed."])


def write(path: Path, assessment: Assessment, catalogue: Catalogue, *, overwrite: bool = False) -> None:
    """Write the committee's file. One that is written over is kept among the backups.

    Raises:
        FileProblem: there is a file already, somebody has it open, or it cannot be written.
    """
    may_write(path, overwrite=overwrite)
    if not os.path.lexists(path):
        AnswerFile.create(path, assessment, order=catalogue.order).close()
        return
    path = Path(os.path.realpath(path))  # a link is followed, so that the real file is replaced
    before = read_bytes(path)
    try:
        with Lock(path):
            write_file.tidy(path)
            backups.make(path, before)
            write_file.write(path, dumps(assessment, catalogue.order).encode())
    except HeldBy as held:
        raise FileProblem(path, [f"Somebody has {path} open: {held.who}. Nothing was changed."]) from None
    except OSError as error:
        raise FileProblem(
            path, [f"{path} cannot be written: {reason(error)}.", "Try another folder."]
        ) from None
