"""What a new review takes over from last time's, or newer criteria do to answers: to read before it is done."""

from ulo_selfcheck.analysis.renewal import newer_words, renewal_words
from ulo_selfcheck.assessment.model import Assessment
from ulo_selfcheck.catalogue.model import Catalogue
from ulo_selfcheck.report.document import Document, Heading, Items


def preview(old: Assessment, catalogue: Catalogue) -> Document:
    """Compose what a new review will take over from an old one."""
    return _document(f"A new review for {old.organisation.name}", renewal_words(old, catalogue), catalogue)


def newer(assessment: Assessment, catalogue: Catalogue) -> Document:
    """Compose what carrying answers on to these criteria will do."""
    return _document(
        "Carrying your answers on to these criteria", newer_words(assessment, catalogue), catalogue
    )


def _document(title: str, said: list[str], catalogue: Catalogue) -> Document:
    return Document(title, catalogue.identity.language, (Heading(1, title), Items(tuple(said))))
