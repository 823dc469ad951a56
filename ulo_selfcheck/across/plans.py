"""The plans in a file, or in all the files below a folder."""

import datetime
import os
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.analysis.action_plan import Plan, Plans
from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.answers.folder import under


class Found(NamedTuple):
    """The plans that could be read, and what is wrong with other files."""

    plans: Plans
    problems: list[str]


def read(path: Path) -> Found:
    """Read one plan, or all below a folder. In a folder, a file that is not sound stops nothing.

    Raises:
        FileProblem: the one file is not sound, or a folder has none that is.
    """
    # os.path, for it takes a path that cannot be looked at as one that is not there; reading it says why.
    if not os.path.isdir(path):  # noqa: PTH112
        return Found(_together([_plan(path)]), [])
    plans: list[Plan] = []
    problems: list[str] = []
    for file in under(path, problems):
        try:
            plans.append(_plan(file))
        except FileProblem as problem:
            said = str(problem)
            problems.append(said if str(file) in said else f"{file}: {said}")
    if not plans:
        raise FileProblem(path, [*problems, f"{path}: there are no files of answers here."])
    return Found(_together(plans), problems)


def _together(plans: list[Plan]) -> Plans:
    return Plans.of(plans, datetime.date.today())  # noqa: DTZ011  (dates are local)


def _plan(file: Path) -> Plan:
    return Plan.of(read_answers(file).loaded.assessment)
