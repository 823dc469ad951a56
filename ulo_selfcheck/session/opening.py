"""Opening a file to answer it: a new one, or one that is there."""

import datetime
import os
import re
import unicodedata
from pathlib import Path

from ulo_selfcheck import atomic
from ulo_selfcheck.assessment import carry, places
from ulo_selfcheck.assessment.contents import FileProblem, read_answers, read_bytes, reason
from ulo_selfcheck.assessment.file import AnswerFile
from ulo_selfcheck.assessment.model import About, Assessment, CatalogueUsed, Organisation
from ulo_selfcheck.assessment.names import stem_of_copies
from ulo_selfcheck.assessment.toml import unknown_criteria
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.catalogue.model import Catalogue
from ulo_selfcheck.session import Session
from ulo_selfcheck.text import typed

_MOST_BYTES = 160


def new_assessment(catalogue: Catalogue, name: str, today: datetime.date) -> Assessment:
    """Give an assessment with nothing answered yet."""
    from uuid import uuid4  # noqa: PLC0415  (2 ms that the start of a sitting need not wait for)

    return Assessment(
        assessment=About(id=str(uuid4()), title=f"Review {today.year}", started=today),
        organisation=Organisation(name=typed(name)),
        catalogue=CatalogueUsed(id=catalogue.identity.id, version=catalogue.identity.version),
    )


def _today() -> datetime.date:
    return datetime.date.today()  # noqa: DTZ011  (dates are local)


def start(path: Path, name: str, catalogue: Catalogue) -> Session:
    """Start a sitting with a new file.

    Raises:
        FileProblem: it cannot be made.
    """
    assessment = new_assessment(catalogue, name, _today())
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
    file.notices += [said] if (said := carry.other_criteria(assessment, catalogue)) else []
    return Session(catalogue, file, assessment)


def renew(path: Path, new: Path, catalogue: Catalogue) -> None:
    """Make a new review from last time's answers, which are not changed.

    Raises:
        FileProblem: the old one cannot be read or has no answers, or the new one cannot be made.
    """
    AnswerFile.create(new, carry.renew(last_time(path), catalogue, _today()), order=catalogue.order).close()


def last_time(path: Path) -> Assessment:
    """Give the answers that a new review begins from.

    Raises:
        FileProblem: they cannot be read, or there are none.
    """
    old = read_answers(path).loaded.assessment
    if not any(answer.answered for answer in old.answers.values()):
        raise FileProblem(path, [f"Nothing is answered in {path} yet. Go on with that review instead."])
    return old


default_folder = places.default_folder


def file_name(organisation: str) -> str:
    """Give a file name that says whose and when: 'Riverside Network 2026.toml'."""
    plain = " ".join(re.sub(r"[^\w '()-]+", " ", organisation).split()).lstrip("-. ")
    return f"{_cut(plain[:60]).strip() or 'Our self-check'} {_today().year}.toml"


def _cut(name: str) -> str:
    """Cut a name so that its backups and conflict copies can have longer ones: a system allows 255 bytes.

    A Mac takes letters apart, into an accent and what it stands on. So they are counted like that.
    """
    while len(unicodedata.normalize("NFD", name).encode()) > _MOST_BYTES:
        name = name[:-1]
    return name


def free_path(folder: Path, name: str) -> Path:
    """Give a path in `folder` that is not taken: 'NAME 2.toml' where 'NAME.toml' is."""
    path = folder / name
    number = 2
    while os.path.lexists(path):
        path = folder / f"{Path(name).stem} {number}.toml"
        number += 1
    return path


def folders_to_look_in() -> list[Path]:
    """Give the folders that the start screen lists: the one for new files, and the current one."""
    return [default_folder(), Path.cwd()]


def practise(folder: Path) -> Path:
    """Copy the practice organisation out, and give where it is now.

    Raises:
        FileProblem: it cannot be copied there.
    """
    example = packaged_folder() / "example.toml"
    path = free_path(folder, "Practice.toml")
    try:
        atomic.make_folder(folder)
        atomic.write(path, example.read_bytes())
    except OSError as error:
        raise FileProblem(path, [f"{path} cannot be made: {reason(error)}.", "Try another folder."]) from None
    return path


def use_backup(path: Path, backup: Path) -> Path:
    """Put a backup in the place of a broken file, and give where the broken one is kept.

    Raises:
        FileProblem: it cannot be done; nothing was changed.
    """
    kept = free_path(path.parent, f"{stem_of_copies(path)} (broken).toml")
    try:
        atomic.write(kept, read_bytes(path))
        atomic.write(path, read_bytes(backup))
    except OSError as error:
        raise FileProblem(path, [f"The backup could not be used: {reason(error)}."]) from None
    return kept
