"""The committee's file that comes of members' own answers: made, told in words, and written."""

import os
import uuid
from collections.abc import Sequence
from pathlib import Path

from ulo_selfcheck.across.combine import views
from ulo_selfcheck.across.combine.member_file import Source
from ulo_selfcheck.analysis import gaps
from ulo_selfcheck.answers import backups
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import FileProblem, read_bytes
from ulo_selfcheck.answers.lock import HeldBy, Lock
from ulo_selfcheck.answers.review import About, Assessment
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground import dates, write_file
from ulo_selfcheck.ground.dates import now
from ulo_selfcheck.ground.problem import Problem, reason


def put_together(sources: Sequence[Source], catalogue: Catalogue, name: str) -> Assessment:
    """Return the committee's file, new and with nothing agreed.

    Raises:
        Problem: there is nothing to put together.
    """
    if not sources:
        raise Problem("There are no answers to combine. Nothing was written.")
    today = dates.today()
    about = About(
        id=str(uuid.uuid4()), title=f"Members' own answers {today.year}", started=today, updated=now()
    )
    return views.combine([one.member for one in sources], catalogue, about, name)


def said_of(together: Assessment, many: int, catalogue: Catalogue) -> list[str]:
    """Return in words what came of it."""
    return views.summary_words(many, gaps.analyse(catalogue, together))


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
