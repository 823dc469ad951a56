"""Opening a file to answer it: a new one, or one that is there."""

import datetime
from pathlib import Path

from ulo_selfcheck.answers import newer_criteria
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.answers.folder import free_path
from ulo_selfcheck.answers.review import About, Assessment, CatalogueUsed, Organisation
from ulo_selfcheck.answers.toml import unknown_criteria
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.ground import dates, write_file
from ulo_selfcheck.ground.problem import reason
from ulo_selfcheck.ground.text import typed
from ulo_selfcheck.session.session import Session


def new_assessment(catalogue: Catalogue, name: str, today: datetime.date) -> Assessment:
    """Return an assessment with nothing answered yet."""
    from uuid import uuid4  # noqa: PLC0415  (2 ms that the start of a sitting need not wait for)

    return Assessment(
        assessment=About(id=str(uuid4()), title=f"Review {today.year}", started=today),
        organisation=Organisation(name=typed(name)),
        catalogue=CatalogueUsed(id=catalogue.identity.id, version=catalogue.identity.version),
    )


def start(path: Path, name: str, catalogue: Catalogue) -> Session:
    """Start a sitting with a new file.

    Raises:
        FileProblem: it cannot be made.
    """
    assessment = new_assessment(catalogue, name, dates.today())
    return Session(catalogue, AnswerFile.create(path, assessment, order=catalogue.order), assessment)


def carry_on(path: Path, catalogue: Catalogue) -> Session:
    """Go on with a file that is there.

    Raises:
        FileProblem: it cannot be read.
    """
    file, contents = AnswerFile.open(path, order=catalogue.order)
    assessment = contents.loaded.assessment
    known = [one.id for one in (*catalogue.criteria, *catalogue.retired)]
    file.notices += unknown_criteria(assessment, known, contents.text)
    file.notices += [said] if (said := newer_criteria.other_criteria(assessment, catalogue)) else []
    return Session(catalogue, file, assessment)


def renew(path: Path, new: Path, catalogue: Catalogue) -> None:
    """Make a new review from last time's answers, which are not changed.

    Raises:
        FileProblem: the old one cannot be read or has no answers, or the new one cannot be made.
    """
    AnswerFile.create(
        new, newer_criteria.renew(last_time(path), catalogue, dates.today()), order=catalogue.order
    ).close()


def last_time(path: Path) -> Assessment:
    """Return the answers that a new review begins from.

    Raises:
        FileProblem: they cannot be read, or there are none.
    """
    old = read_answers(path).loaded.assessment
    if not any(answer.chosen for answer in old.answers.values()):
        raise FileProblem(path, [f"Nothing is answered in {path} yet. Go on with that review instead."])
    return old


def practise(folder: Path) -> Path:
    """Copy the practice organisation out, and return where it is now.

    Raises:
        FileProblem: it cannot be copied there.
    """
    example = packaged_folder() / "example.toml"
    path = free_path(folder, "Practice.toml")
    try:
        write_file.make_folder(folder)
        write_file.write(path, example.read_bytes())
    except OSError as error:
        raise FileProblem(path, [f"{path} cannot be made: {reason(error)}.", "Try another folder."]) from None
    return path
