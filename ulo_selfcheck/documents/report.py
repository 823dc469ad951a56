"""Which sections make which document, in which order."""

from collections.abc import Iterable
from itertools import chain

from ulo_selfcheck.documents import (
    asks_sections,
    comparison,
    first_page,
    gap_sections,
    how_sections,
    record_sections,
    where_you_stand,
    work_sections,
)
from ulo_selfcheck.documents.material import Material, Section
from ulo_selfcheck.documents.titled import titled
from ulo_selfcheck.documents.tree import Block, Document

_SHORT = (first_page.first_page, where_you_stand.where_you_stand)
_REPORT = (
    *_SHORT,
    comparison.since_then,
    work_sections.to_work_on,
    gap_sections.what_is_missing,
    work_sections.keep_strong,
    gap_sections.who_can_help,
    work_sections.talk_again,
    asks_sections.barriers_and_asks,
    asks_sections.journey_stop,
    record_sections.every_answer,
    record_sections.other_answers,
    record_sections.who_took_part,
    how_sections.how_ordered,
    how_sections.about_the_criteria,
    how_sections.sources_used,
)


def report(material: Material) -> Document:
    """Compose the whole report: the plan on page one, and behind it everything it rests on."""
    return _document(_title(material), material, _parts(material, _REPORT))


def short_report(material: Material) -> Document:
    """Compose page one and the picture alone, for minutes and for funders."""
    return _document(_title(material), material, _parts(material, _SHORT))


def _title(material: Material) -> str:
    return f"Self-check: {material.assessment.organisation.name}"


def _parts(material: Material, parts: tuple[Section, ...]) -> Iterable[Block]:
    return chain.from_iterable(part(material) for part in parts)


def _document(title: str, material: Material, blocks: Iterable[Block]) -> Document:
    return titled(title, blocks, material.catalogue, material.assessment.organisation.name)
