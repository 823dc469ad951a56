"""Whatever stands in the criteria is shown to somebody: no step, fact or question is written for nobody."""

import datetime
import re
from collections.abc import Iterator
from typing import get_args

import pytest

from tests.building import answer_of, assessment_with
from tests.words import all_words
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Level, Nation
from ulo_selfcheck.documents import criteria_pages, workbook
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.letter import letter
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.report import gap_analysis, report
from ulo_selfcheck.documents.tree import Document

DAY = datetime.date(2026, 11, 26)
NATIONS: tuple[Nation, ...] = tuple(one for one in get_args(Nation) if one not in ("uk", "great-britain"))
IN_A_SITTING = re.compile(r"\.ask(_\w+)?$|\.looks_like\.\d+$|^journey\.facts\.|answers\.unanswered\.about$")
"""What a sitting asks, or says when it asks: tests of the two front ends read it there. And what no one can choose."""


def spaced(text: str) -> str:
    return " ".join(text.split())


def answered(catalogue: Catalogue, level: Level, nation: Nation) -> Assessment:
    """Give a group that is at this level everywhere, and meets every barrier."""
    asks = catalogue.asks
    return assessment_with(
        dict.fromkeys(catalogue.order, answer_of(level)),
        nation=nation,
        barriers={one.id: True for one in asks.barriers} if asks else {},
    )


def others(catalogue: Catalogue) -> Iterator[Assessment]:
    """Give a group at each stop of its own choice, and one that has answered nothing."""
    for stop in catalogue.journey.stops if catalogue.journey else ():
        yield assessment_with(dict.fromkeys(catalogue.order, "partly"), stop=stop.id)
    yield assessment_with()


def documents(catalogue: Catalogue) -> Iterator[Document]:
    for one in catalogue.criteria:
        yield criteria_pages.one_criterion(one, catalogue)
    yield criteria_pages.all_criteria(catalogue)
    yield from (page(catalogue) for page in criteria_pages.PAGES.values())
    yield workbook.workbook(catalogue)
    yield workbook.cards(catalogue)
    yield from (report(Material.of(catalogue, one, today=DAY)) for one in others(catalogue))
    for level in LEVELS:
        for nation in NATIONS:
            material = Material.of(catalogue, answered(catalogue, level, nation), today=DAY)
            yield report(material)
            yield letter(material)


@pytest.fixture(scope="module")
def shown(catalogue: Catalogue) -> str:
    return "\n".join(spaced(plain_text.render(one)) for one in documents(catalogue))


def test_no_text_of_the_criteria_is_never_shown(catalogue: Catalogue, shown: str) -> None:
    hidden = [
        one
        for one in all_words(catalogue)
        if spaced(one.text).rstrip(".") not in shown and not IN_A_SITTING.search(one.place)
    ]
    assert not hidden, "\n".join(f"{one.place}: {one.text}" for one in hidden)


def test_every_step_is_suggested_to_a_group_at_its_level(catalogue: Catalogue) -> None:
    """The usual aims: a strength has a suggestion as well as a gap."""
    for level in LEVELS:
        material = Material.of(catalogue, answered(catalogue, level, "england"), today=DAY)
        said = spaced(plain_text.render(gap_analysis(material)))
        missing = [one.id for one in catalogue.criteria if spaced(one.steps[level].text) not in said]
        assert not missing, level
