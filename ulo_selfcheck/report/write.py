"""A report to a file: the ending of its name says which form."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from ulo_selfcheck import atomic
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.report import as_json, markdown, plain_text
from ulo_selfcheck.report.compose import report
from ulo_selfcheck.report.material import Material

FORMATS: Mapping[str, Callable[[Material], str]] = {
    ".txt": lambda it: plain_text.render(report(it)),
    ".md": lambda it: markdown.render(report(it)),
    ".json": as_json.render,
}


class ReportProblem(Problem):
    """A report that could not be made: why, and what to do now."""


def form_of(path: Path) -> Callable[[Material], str]:
    """Give what writes the form that a file's name asks for.

    Raises:
        ReportProblem: we do not make files with this ending.
    """
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        raise ReportProblem(
            f"We cannot make {path.name}. End its name in one of: {', '.join(FORMATS)}."
        ) from None


def write(it: Material, path: Path, *, overwrite: bool = False) -> str:
    """Make a report at `path`, and say where it is.

    Raises:
        ReportProblem: the form is not known, there is a file already, or it cannot be written.
    """
    form = form_of(path)
    if os.path.lexists(path) and not overwrite:
        raise ReportProblem(f"There is a file {path} already. Nothing was changed.")
    try:
        atomic.write(path, form(it).encode())
    except OSError as error:
        raise ReportProblem(f"{path} cannot be written: {(error.strerror or str(error)).lower()}.") from None
    return f"The report is in {path.absolute()}"
