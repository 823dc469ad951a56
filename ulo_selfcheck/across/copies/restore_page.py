"""What would change in a file if a copy from before took its place."""

from collections.abc import Iterator

from ulo_selfcheck.across.copies.difference import label, values
from ulo_selfcheck.across.copies.merge import Difference, put_together
from ulo_selfcheck.analysis.what_is_in import what_is_in
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.titled import titled
from ulo_selfcheck.documents.tree import Block, Document, Facts, Heading, Paragraph, listed

_NOT_TOLD = (("assessment", "id"),)
"""What says nothing to people."""


def what_would_change(now: Assessment, copy: Assessment, catalogue: Catalogue) -> Document:
    """Compose what would go, come back and be different if `copy` took the place of `now`."""
    return titled("What would change", _blocks(now, copy, catalogue), catalogue)


def _blocks(now: Assessment, copy: Assessment, catalogue: Catalogue) -> Iterator[Block]:
    yield Paragraph(f"Your file holds: {what_is_in(now)} The copy holds: {what_is_in(copy)}")
    differences = [one for one in put_together(now, copy).differences if one.place not in _NOT_TOLD]
    goes = [one for one in differences if _has_nothing(one, "second-only", one.second)]
    comes = [one for one in differences if _has_nothing(one, "first-only", one.first)]
    yield from listed("This would go", (_said(one, 0, catalogue) for one in goes), own_numbers=True)
    back = (_said(one, 1, catalogue) for one in comes)
    yield from listed("This would come back", back, own_numbers=True)
    others = [one for one in differences if one not in goes and one not in comes]
    if others:
        yield Heading(2, "This would be different")
    for one in others:
        first, second = values(one, catalogue)
        yield Heading(3, label(one.place, catalogue))
        yield Facts((("Now", first), ("In the copy", second)))


def _has_nothing(one: Difference, other_kind: str, value: object) -> bool:
    """Return whether one side has nothing there. A text that was written on is there on both sides."""
    written_on = isinstance(value, str) and bool(value)
    return one.kind not in ("differ", other_kind) and not written_on and (one.kind != "left-out" or not value)


def _said(one: Difference, side: int, catalogue: Catalogue) -> str:
    return f"{label(one.place, catalogue)}: {values(one, catalogue)[side]}"
