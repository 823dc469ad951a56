"""Two reviews compared, or two copies of one, as a file to take away.

It stands beside `write`, so that a report need not load what only a comparison uses.
"""

from pathlib import Path

from ulo_selfcheck.analysis.comparison import Comparison
from ulo_selfcheck.catalogue.model import Catalogue
from ulo_selfcheck.report import comparison_data, copies
from ulo_selfcheck.report.comparison import comparison
from ulo_selfcheck.report.copies import Copies
from ulo_selfcheck.report.document import Document
from ulo_selfcheck.report.forms import ending_of, render
from ulo_selfcheck.report.write import FORMATS, put


def form_of(path: Path, *, large: bool = False) -> str:
    """Give the form that the name of a comparison asks for.

    Raises:
        ReportProblem: we do not make such files.
    """
    return ending_of(path, FORMATS, large=large)


def side_by_side_as(
    it: Comparison | Copies, catalogue: Catalogue, ending: str, *, large: bool = False
) -> bytes:
    """Give two reviews compared, or what differs between two copies, as the contents of a file."""
    if ending == ".json":
        text = copies.as_json(it, catalogue) if isinstance(it, Copies) else comparison_data.as_json(it)
        return text.encode()
    if ending == ".csv":
        text = copies.table(it, catalogue) if isinstance(it, Copies) else comparison_data.table(it, catalogue)
        return text.encode()
    return render(compared(it, catalogue), ending, large=large)


def compared(it: Comparison | Copies, catalogue: Catalogue) -> Document:
    """Compose two reviews compared, or what differs between two copies of one."""
    return copies.copies(it, catalogue) if isinstance(it, Copies) else comparison(it, catalogue)


def write(
    it: Comparison | Copies, catalogue: Catalogue, path: Path, *, large: bool = False, overwrite: bool = False
) -> str:
    """Make a comparison at `path`, and say where it is.

    Raises:
        ReportProblem: the form is not known, there is a file already, or it cannot be written.
    """
    ending = form_of(path, large=large)
    return put(path, side_by_side_as(it, catalogue, ending, large=large), "comparison", overwrite=overwrite)
