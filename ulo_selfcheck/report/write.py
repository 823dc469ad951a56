"""The documents people take away, each to a file."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ulo_selfcheck import atomic
from ulo_selfcheck.analysis.plan import Plans
from ulo_selfcheck.analysis.tally import Found
from ulo_selfcheck.assessment.names import same_file
from ulo_selfcheck.catalogue.model import Catalogue
from ulo_selfcheck.report import (
    as_csv,
    as_json,
    letter,
    overview_data,
    plan,
    share,
    workbook,
)
from ulo_selfcheck.report.compose import report
from ulo_selfcheck.report.document import Document
from ulo_selfcheck.report.forms import ReportProblem, ending_of, render
from ulo_selfcheck.report.material import Material
from ulo_selfcheck.report.overview import overview
from ulo_selfcheck.report.overview_to_share import overview_to_share

FORMATS = (".docx", ".html", ".txt", ".md", ".json", ".csv")
SHARED_FORMATS = (*FORMATS, ".toml")
PAPER_FORMATS = (".docx", ".html", ".txt")
PLAN_FORMATS = (".docx", ".html", ".txt", ".md", ".csv")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report: the whole one, or one to share, with or without the answers; in large print or not."""

    large: bool = False
    share: bool = False
    answers: bool = False


WHOLE = Wanted()


def form_of(path: Path, wanted: Wanted = WHOLE) -> str:
    """Give the form that a report's name asks for.

    Raises:
        ReportProblem: we do not make such reports.
    """
    if path.suffix.lower() == ".toml" and not wanted.share:
        raise ReportProblem(f"We cannot make {path.name}. A copy of your answers is made with --share.")
    return ending_of(path, SHARED_FORMATS if wanted.share else FORMATS, large=wanted.large)


def paper_form_of(path: Path, *, large: bool = False) -> str:
    """Give the form that the name of a letter or a workbook asks for.

    Raises:
        ReportProblem: we do not make such files.
    """
    return ending_of(path, PAPER_FORMATS, large=large)


def plan_form_of(path: Path, *, large: bool = False) -> str:
    """Give the form that the name of a plan asks for.

    Raises:
        ReportProblem: we do not make such files.
    """
    return ending_of(path, PLAN_FORMATS, large=large)


def keep_apart(output: Path, *sources: Path) -> None:
    """See that a document does not go where the answers are that it is made from.

    Raises:
        ReportProblem: it would.
    """
    if any(same_file(output, one) for one in sources):
        raise ReportProblem(
            f"{output} is the file that your answers are in. Give the document another name. "
            "Nothing was changed."
        )


def report_as(it: Material, ending: str, wanted: Wanted = WHOLE) -> bytes:
    """Give a report as the contents of a file with this ending."""
    if wanted.share:
        return _shared_as(it, ending, wanted)
    if ending == ".json":
        return as_json.render(it).encode()
    if ending == ".csv":
        return as_csv.render(it).encode()
    return render(report(it), ending, large=wanted.large)


def _shared_as(it: Material, ending: str, wanted: Wanted) -> bytes:
    if ending == ".json":
        return share.as_json(it, answers=wanted.answers).encode()
    if ending == ".csv":
        return share.csv(it, answers=wanted.answers).encode()
    if ending == ".toml":
        return share.as_toml(it).encode()
    return render(share.share(it, answers=wanted.answers), ending, large=wanted.large)


def write(it: Material, path: Path, wanted: Wanted = WHOLE, *, overwrite: bool = False) -> str:
    """Make a report at `path`, and say where it is.

    Raises:
        ReportProblem: the form is not known, there is a file already, or it cannot be written.
    """
    return put(path, report_as(it, form_of(path, wanted), wanted), "report", overwrite=overwrite)


def write_letter(it: Material, path: Path, *, large: bool = False, overwrite: bool = False) -> str:
    """Make 'What we ask of our council' at `path`, and say where it is.

    Raises:
        Problem: no barrier is confirmed yet, or the file cannot be made.
    """
    ending = paper_form_of(path, large=large)
    return put(path, render(letter.letter(it), ending, large=large), "letter", overwrite=overwrite)


def write_workbook(
    catalogue: Catalogue, path: Path, *, cards: bool = False, large: bool = False, overwrite: bool = False
) -> str:
    """Make the questions on paper, or voting cards, at `path`, and say where they are.

    Raises:
        ReportProblem: the form is not known, there is a file already, or it cannot be written.
    """
    ending = paper_form_of(path, large=large)
    document = workbook.cards(catalogue) if cards else workbook.workbook(catalogue, reply=ending == ".txt")
    what = "set of cards" if cards else "workbook"
    return put(path, render(document, ending, large=large), what, overwrite=overwrite)


def write_plan(
    plans: Plans, catalogue: Catalogue, path: Path, *, large: bool = False, overwrite: bool = False
) -> str:
    """Make a plan of what is open at `path`, and say where it is.

    Raises:
        ReportProblem: the form is not known, there is a file already, or it cannot be written.
    """
    ending = plan_form_of(path, large=large)
    is_table = ending == ".csv"
    data = (
        plan.table(plans, catalogue).encode()
        if is_table
        else render(plan.plan(plans, catalogue), ending, large=large)
    )
    return put(path, data, "table of actions" if is_table else "plan", overwrite=overwrite)


def overview_form_of(path: Path, *, large: bool = False) -> str:
    """Give the form that the name of an overview asks for.

    Raises:
        ReportProblem: we do not make such files.
    """
    return ending_of(path, FORMATS, large=large)


def overview_of(found: Found, catalogue: Catalogue, *, share: bool = False) -> Document:
    """Compose an overview of many organisations, or a copy of it to share."""
    if share:
        return overview_to_share(found.overview, catalogue)
    return overview(found.overview, found.left_out, catalogue)


def write_overview(
    found: Found,
    catalogue: Catalogue,
    path: Path,
    *,
    share: bool = False,
    large: bool = False,
    overwrite: bool = False,
) -> str:
    """Make an overview at `path`, and say where it is.

    Raises:
        ReportProblem: the form is not known, there is a file already, or it cannot be written.
    """
    ending = overview_form_of(path, large=large)
    pieces = _overview_as(found, catalogue, ending, share=share, large=large)
    return put(path, pieces, "overview to share" if share else "overview", overwrite=overwrite)


def _overview_as(
    found: Found, catalogue: Catalogue, ending: str, *, share: bool, large: bool
) -> Iterable[bytes]:
    it = found.overview
    if ending == ".csv":
        return overview_data.shared_table(it, catalogue) if share else overview_data.table(it, catalogue)
    if ending == ".json" and share:
        return (overview_data.shared_json(it, catalogue).encode(),)
    if ending == ".json":
        return (overview_data.as_json(it, found.left_out, catalogue).encode(),)
    return (render(overview_of(found, catalogue, share=share), ending, large=large),)


def put(path: Path, data: bytes | Iterable[bytes], what: str, *, overwrite: bool) -> str:
    """Put a document at `path`, and say where it is.

    Raises:
        ReportProblem: there is a file already, or it cannot be written.
    """
    if os.path.lexists(path) and not overwrite:
        raise ReportProblem(f"There is a file {path} already. Nothing was changed.")
    try:
        place = atomic.place_of(path)
        atomic.tidy(place)
        atomic.write_pieces(place, (data,) if isinstance(data, bytes) else data)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ReportProblem(f"{path} cannot be written: {why}. Try another folder.") from None
    return f"The {what} is in {path.absolute()}"
