"""What many organisations share, in each format: whole, or as a copy to share."""

from collections.abc import Iterator

from ulo_selfcheck.across.overview import overview_data
from ulo_selfcheck.across.overview.overview_page import overview
from ulo_selfcheck.across.overview.shared_page import overview_to_share
from ulo_selfcheck.across.overview.tally import FolderOverview
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.kinds import OVERVIEW, Kind
from ulo_selfcheck.documents.tree import Document


def content(
    kind: Kind, found: FolderOverview, catalogue: Catalogue, ending: str
) -> Document | str | Iterator[str]:
    """Compose an overview of many organisations, or a copy of it to share, for a file with this ending."""
    if ending not in (".json", ".csv"):
        return document(kind, found, catalogue)
    if kind == OVERVIEW:
        if ending == ".csv":
            return overview_data.table(found.overview, catalogue)
        return overview_data.as_json(found.overview, found.left_out, catalogue)
    if ending == ".csv":
        return overview_data.shared_table(found.overview, catalogue)
    return overview_data.shared_json(found.overview, catalogue)


def document(kind: Kind, found: FolderOverview, catalogue: Catalogue) -> Document:
    """Compose an overview of many organisations, or a copy of it to share, to read."""
    if kind == OVERVIEW:
        return overview(found.overview, found.left_out, catalogue)
    return overview_to_share(found.overview, catalogue)
