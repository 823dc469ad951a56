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
from ulo_selfcheck.documents.gap_parts import gap_analysis
from ulo_selfcheck.documents.letter import letter
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.report import report
from ulo_selfcheck.documents.tree import Document

DAY = datetime.date(2026, 11, 26)
NATIONS: tuple[Nation, ...] = tuple(one for one in get_args(Nation) if one not in ("uk", "great-britain"))
IN_A_SITTING = re.compile(r"\.ask(_\w+)?$|\.looks_like\.\d+$|^journey\.facts\.|answers\.unanswered\.about$")
"""What a sitting asks, or says when it asks: tests of the two front ends read it there. And what no one can choose."""


def spaced(text: str) -> str:
    return " ".join(text.split())


def answered(catalogue: Catalogue, level: Level, nation: Nation, aim: Level | None = None) -> Assessment:
    """Give a group that is at this level everywhere, and meets every barrier; with the usual aims, or this one."""
    asks = catalogue.asks
    word = f"{level}>{aim}" if aim else level
    return assessment_with(
        dict.fromkeys(catalogue.order, answer_of(word)),
        nation=nation,
        barriers={one.id: True for one in asks.barriers} if asks else {},
    )


def others(catalogue: Catalogue) -> Iterator[Assessment]:
    """Give a group at each stop of its own choice, one that has counted its votes, and one that has answered nothing."""
    for stop in catalogue.journey.stops if catalogue.journey else ():
        yield assessment_with(dict.fromkeys(catalogue.order, "partly"), stop=stop.id)
    votes = answer_of("partly", voting=7, from_constituency=5)
    yield assessment_with({one.id: votes for one in catalogue.criteria if one.sum})
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
        for aim in LEVELS:
            yield gap_analysis(Material.of(catalogue, answered(catalogue, level, "england", aim), today=DAY))


@pytest.fixture(scope="module")
def shown(catalogue: Catalogue) -> str:
    return "\n".join(spaced(plain_text.render(one)) for one in documents(catalogue))


def test_no_text_of_the_criteria_is_never_shown(catalogue: Catalogue, shown: str) -> None:
    said = shown.casefold()  # a name begins small in a sentence, and large at the head of a line
    hidden = [
        one
        for one in all_words(catalogue)
        if spaced(one.text).rstrip(".").casefold() not in said and not IN_A_SITTING.search(one.place)
    ]
    assert not hidden, "\n".join(f"{one.place}: {one.text}" for one in hidden)


def test_every_step_is_shown_at_least_once_over_all_answer_sets(
    catalogue: Catalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    """All levels with all aims, in the gap analysis alone: the page of a criterion shows every step anyway."""
    sets = [answered(catalogue, level, "england", aim) for level in LEVELS for aim in LEVELS]
    said = [spaced(plain_text.render(gap_analysis(Material.of(catalogue, one, today=DAY)))) for one in sets]
    steps = {(one.id, level): spaced(one.steps[level].text) for one in catalogue.criteria for level in LEVELS}
    never = [place for place, text in steps.items() if not any(text in one for one in said)]
    with capsys.disabled():
        print(
            f" Steps shown at least once over {len(sets)} answer sets: {len(steps) - len(never)} of {len(steps)}."
        )
    assert not never


def test_every_strength_says_how_to_show_it_and_pass_it_on(catalogue: Catalogue) -> None:
    for level in ("mostly", "fully"):
        material = Material.of(catalogue, answered(catalogue, level, "england", level), today=DAY)
        said = spaced(plain_text.render(gap_analysis(material)))
        for one in catalogue.criteria:
            assert one.strength is not None, one.id
            assert one.strength.show in said, one.id
            assert f"Pass it on: {one.strength.pass_on}" in said, one.id


def test_every_step_is_suggested_to_a_group_at_its_level(catalogue: Catalogue) -> None:
    """The usual aims: a strength has a suggestion as well as a gap."""
    for level in LEVELS:
        material = Material.of(catalogue, answered(catalogue, level, "england"), today=DAY)
        said = spaced(plain_text.render(gap_analysis(material)))
        missing = [one.id for one in catalogue.criteria if spaced(one.steps[level].text) not in said]
        assert not missing, level
