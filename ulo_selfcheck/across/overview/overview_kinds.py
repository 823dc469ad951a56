"""An overview, written to a file."""

from collections.abc import Iterable
from pathlib import Path

from ulo_selfcheck.across.overview import overview_data
from ulo_selfcheck.across.overview.overview_page import overview
from ulo_selfcheck.across.overview.shared_page import overview_to_share
from ulo_selfcheck.across.overview.tally import Found
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.kinds import FORMATS, ending_of, put, render
from ulo_selfcheck.documents.tree import Document


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
