"""The picture of two reviews or more: each criterion on its steps, time after time. It counts, and gives no score."""

from collections.abc import Iterator, Mapping, Sequence

from ulo_selfcheck.analysis.then_and_now import (
    Change,
    Comparison,
    CriterionThenAndNow,
    ReviewSide,
    Said,
    Years,
)
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, steps
from ulo_selfcheck.documents.material import Blocks
from ulo_selfcheck.documents.tree import Cell, Chart, ChartGroup, Heading, Mark, Track
from ulo_selfcheck.documents.where_you_stand import FURTHER, WHERE_IT_IS
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import count

LAST_TIME = "last time"
FIRST_TIME = "the first time"
_MOVED: Mapping[Change, tuple[str, Mark | None]] = {
    "up": ("Up", "up"),
    "same": ("The same", "same"),
    "down": ("Lower", "down"),
    "newly-rated": ("Rated now", None),
    "not-rated-now": ("Not rated now", None),
    "not-rated": ("Not rated", None),
    "other-meaning": ("Changed in meaning", None),
    "new": ("New question", None),
    "retired": ("Not asked now", None),
}


def counts(comparison: Comparison, than: str = LAST_TIME) -> str:
    """Return in words how much can be compared, and which way it went: '18 of 21 can be compared. 3 went up.'"""
    many = comparison.compared
    said = (f"{many or 'None'} of {comparison.asked} can be compared.", *_ways(comparison.lines, than))
    return " ".join(said)


def _ways(lines: Sequence[CriterionThenAndNow], than: str) -> Iterator[str]:
    up, same, down = (sum(one.change == change for one in lines) for change in ("up", "same", "down"))
    if up:
        yield f"{up} went up."
    if same:
        yield f"{count(same, 'is', 'are')} the same."
    if down:
        yield f"{count(down, 'is', 'are')} lower than {than}."


def picture(years: Years, catalogue: Catalogue) -> Blocks:
    """Return every criterion on its steps, once for each review, and which way it went from the first to the last."""
    yield Heading(2, "Every question, each time", new_page=True)
    yield Chart(
        "Where each question stood",
        ("Criterion", *labels(years.sides), "Which way"),
        tuple(_groups(years, catalogue)),
        (WHERE_IT_IS, FURTHER),
    )


def _groups(years: Years, catalogue: Catalogue) -> Iterator[ChartGroup]:
    than = LAST_TIME if len(years.sides) == 2 else FIRST_TIME
    lines = years.whole.lines
    for group in catalogue.groups:
        ours = {one.id for one in catalogue.in_group(group.id)}
        in_it = [one for one in lines if one.id in ours]
        if in_it:
            name = " ".join((f"{group.name}.", *_ways(in_it, than)))
            yield ChartGroup(name, tuple(_row(one, years, catalogue) for one in in_it))
    others = [one for one in lines if one.id not in catalogue]
    if others:
        yield ChartGroup("Of another set.", tuple(_row(one, years, catalogue) for one in others))


def _row(line: CriterionThenAndNow, years: Years, catalogue: Catalogue) -> tuple[Cell, ...]:
    each = (_cell(said, catalogue) for said in years.said(line.id))
    return Cell(catalogue.numbered(line.id)), *each, Cell(*_MOVED[line.change])


def _cell(said: Said, catalogue: Catalogue) -> Cell:
    level = said.level if said.status == "rated" else None
    return Cell(catalogue.name(said.word), Track(len(LEVELS), now=steps(level) if level else 0))


def labels(sides: Sequence[ReviewSide]) -> list[str]:
    """Return what each review is called over its column: the year; the day where two are of one year."""
    for said in (
        [str(one.date.year) if one.date else "" for one in sides],
        [day(one.date) if one.date else "" for one in sides],
        [one.title for one in sides],
    ):
        if all(said) and len(set(said)) == len(sides):
            return said
    return [f"Time {number}" for number, _ in enumerate(sides, 1)]
