"""Is it sound? Every fault of answers or criteria, with its place."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.analysis import gap_words, gaps
from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.answers.folder import under
from ulo_selfcheck.answers.toml import unknown_criteria
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.load import CriteriaProblem, load
from ulo_selfcheck.ground.english import listing


class CheckLine(NamedTuple):
    """One thing to tell."""

    text: str
    is_fault: bool


def check(path: Path, catalogue: Catalogue) -> Iterator[CheckLine]:
    """Return what there is to tell about a file of answers, a folder of them, or a folder of criteria."""
    # os.path, for it takes a path that cannot be looked at as one that is not there; reading it says why.
    if os.path.isfile(path / "catalogue.toml"):  # noqa: PTH113
        yield from _criteria(path)
    elif os.path.isdir(path):  # noqa: PTH112
        problems: list[str] = []
        files = list(under(path, problems))
        yield from (CheckLine(problem, is_fault=True) for problem in problems)
        if not files:
            yield CheckLine(f"{path}: there are no files of answers here.", is_fault=True)
        for file in files:
            yield from _answers(file, catalogue)
    else:
        yield from _answers(path, catalogue)


def _criteria(folder: Path) -> Iterator[CheckLine]:
    try:
        catalogue = load(folder)
    except CriteriaProblem as problem:
        yield CheckLine(f"{folder}: these criteria cannot be used. To mend:", is_fault=True)
        for fault in problem.faults:
            yield CheckLine(str(fault), is_fault=True)
        return
    groups = [f"{group.name} {len(catalogue.in_group(group.id))}" for group in catalogue.groups]
    yield CheckLine(
        f"{folder} has no mistakes in it. {catalogue.identity.title}, version {catalogue.identity.version}: "
        f"{len(catalogue.criteria)} criteria. {listing(groups)}.",
        is_fault=False,
    )


def _answers(path: Path, catalogue: Catalogue) -> Iterator[CheckLine]:
    try:
        contents = read_answers(path)
    except FileProblem as problem:
        lines = (
            problem.lines
            if str(path) in problem.lines[0]
            else [f"{path} cannot be used as it is.", *problem.lines]
        )
        yield from (CheckLine(line, is_fault=True) for line in lines)
        return
    assessment = contents.loaded.assessment
    known = [one.id for one in (*catalogue.criteria, *catalogue.retired)]
    faults = [*contents.loaded.notices, *unknown_criteria(assessment, known, contents.text)]
    for fault in faults:
        yield CheckLine(f"{path}: {fault}", is_fault=True)
    if not faults:
        how_far = gap_words.how_far(gaps.analyse(catalogue, assessment))
        yield CheckLine(
            f"{path} has no mistakes in it. {assessment.organisation.name}. {how_far}", is_fault=False
        )
