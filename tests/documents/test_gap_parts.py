"""The gap analysis in parts: what comes first, what stands where, and nothing twice."""

import re
from collections import Counter

import pytest

from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.gap_parts import gap_analysis, gap_parts
from ulo_selfcheck.documents.in_parts import InParts, in_parts
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.tree import Block, Document, Heading, Items, Paragraph


@pytest.fixture(scope="module")
def example() -> Assessment:
    return read_answers(packaged_folder() / "example.toml").loaded.assessment


@pytest.fixture(scope="module")
def material(catalogue: Catalogue, example: Assessment) -> Material:
    return Material.of(catalogue, example)


@pytest.fixture(scope="module")
def parts(material: Material) -> InParts:
    return gap_parts(material)


def said(blocks: tuple[Block, ...]) -> str:
    return " ".join(plain_text.render(Document("", "", blocks)).split())


def test_three_sentences_come_first(parts: InParts) -> None:
    assert said(parts.opening[1:]) == (
        "You have answered all 21. You are strong in 7. Begin with: A committee run by disabled people and carers; "
        "Independent living; Money that lasts, not for profit."
    )


def test_each_gap_and_each_strength_is_told_in_one_part_alone(parts: InParts, material: Material) -> None:
    places = (*material.analysis.work_on, *material.analysis.strengths)
    steps = [one.next_step.text for one in places if one.next_step]
    assert len(steps) > 15
    assert {step: said(parts.whole).count(step) for step in steps} == dict.fromkeys(steps, 1)


def test_no_sentence_of_the_criteria_is_said_twice(parts: InParts) -> None:
    text = re.sub(r"Time and cost: [^.]*\.", "", said(parts.whole))
    sentences = Counter(one for one in text.split(". ") if len(one.split()) > 6)
    assert [one for one, times in sentences.items() if times > 1] == []


def test_where_the_ideas_come_from_is_said_only_when_it_is_asked_for(parts: InParts) -> None:
    assert "Where the idea comes from" not in said(parts.whole)
    begin = next(part for part in parts.parts if part.word == "begin")
    assert said(begin.more).count("Where the idea comes from: ") == 3


def test_every_criterion_and_every_group_can_be_asked_for(parts: InParts, material: Material) -> None:
    catalogue = material.catalogue  # in the group's own words
    for criterion in catalogue.criteria:
        part = parts.also[str(criterion.number)]
        assert part.name == f"{criterion.number}. {criterion.title}"
        assert said(part.blocks).startswith("How it stands: ")
    for group in catalogue.groups:
        text = said(parts.also[group.name.casefold()].blocks)
        assert all(f"{one.number}. {one.title}" in text for one in catalogue.in_group(group.id))


def test_the_whole_of_it_is_the_document(parts: InParts, material: Material) -> None:
    assert gap_analysis(material).blocks == parts.whole


def test_a_document_comes_apart_at_its_headings_and_nothing_is_lost() -> None:
    blocks = (
        Heading(1, "A title"),
        Paragraph("First."),
        *(Heading(2, "One"), Heading(3, "Inside"), Items(("a", "b"))),
        *(Heading(2, "Two"), Paragraph("Last.")),
    )
    parts = in_parts(blocks)
    assert [part.name for part in parts.parts] == ["One", "Two"]
    assert parts.whole == blocks
