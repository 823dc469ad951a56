"""The documents people take away, each to a file."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ulo_selfcheck.analysis.action_plan import Plans
from ulo_selfcheck.answers.file_names import same_file
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents import letter, plan, report_csv, report_json, report_to_share, workbook
from ulo_selfcheck.documents.formats import markdown, plain_text
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.report import report
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.ground import write_file
from ulo_selfcheck.ground.problem import Problem

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
        return report_json.render(it).encode()
    if ending == ".csv":
        return report_csv.render(it).encode()
    return render(report(it), ending, large=wanted.large)


def _shared_as(it: Material, ending: str, wanted: Wanted) -> bytes:
    if ending == ".json":
        return report_to_share.as_json(it, answers=wanted.answers).encode()
    if ending == ".csv":
        return report_to_share.csv(it, answers=wanted.answers).encode()
    if ending == ".toml":
        return report_to_share.as_toml(it).encode()
    return render(report_to_share.share(it, answers=wanted.answers), ending, large=wanted.large)


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


def put(path: Path, data: bytes | Iterable[bytes], what: str, *, overwrite: bool) -> str:
    """Put a document at `path`, and say where it is.

    Raises:
        ReportProblem: there is a file already, or it cannot be written.
    """
    if os.path.lexists(path) and not overwrite:
        raise ReportProblem(f"There is a file {path} already. Nothing was changed.")
    try:
        place = write_file.place_of(path)
        write_file.tidy(place)
        write_file.write_pieces(place, (data,) if isinstance(data, bytes) else data)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise ReportProblem(f"{path} cannot be written: {why}. Try another folder.") from None
    return f"The {what} is in {path.absolute()}"


LARGE_PRINT = (".docx", ".html")


class ReportProblem(Problem):
    """A document that could not be made: why, and what to do now."""


def _html(document: Document, large: bool) -> bytes:
    from ulo_selfcheck.documents.formats import html

    return html.render(document, large=large).encode()


def _word(document: Document, large: bool) -> bytes:
    from ulo_selfcheck.documents.formats import word

    return word.render(document, large=large)


_FORMS: Mapping[str, Callable[[Document, bool], bytes]] = {
    ".docx": _word,
    ".html": _html,
    ".txt": lambda document, _: plain_text.render(document).encode(),
    ".md": lambda document, _: markdown.render(document).encode(),
}


def render(document: Document, ending: str, *, large: bool = False) -> bytes:
    """Give a document as the contents of a file with this ending."""
    return _FORMS[ending](document, large)


def ending_of(path: Path, endings: tuple[str, ...], *, large: bool = False) -> str:
    """Give the form that a file's name asks for.

    Raises:
        ReportProblem: we do not make files with this ending, or not in large print.
    """
    ending = path.suffix.lower()
    if ending not in endings:
        raise ReportProblem(f"We cannot make {path.name}. End its name in one of: {', '.join(endings)}.")
    if large and ending not in LARGE_PRINT:
        raise ReportProblem(
            f"We cannot make {path.name} in large print. End its name in {' or '.join(LARGE_PRINT)}."
        )
    return ending
