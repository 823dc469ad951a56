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
from ulo_selfcheck.documents.tree import Block, Document, Paragraph

_GAPS = (
    gap_sections.summary,
    gap_sections.strengths,
    gap_sections.begin_with,
    gap_sections.work_on,
    gap_sections.what_is_missing,
    work_sections.keep_strong,
    gap_sections.who_can_help,
    gap_sections.enough_for_now,
    gap_sections.not_for_us,
    gap_sections.talk_again,
    gap_sections.essentials,
    gap_sections.board,
    gap_sections.still_to_look_at,
    gap_sections.group_counts,
    how_sections.how_ordered,
)


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


def gap_analysis(material: Material) -> Document:
    """Compose the gap analysis: strengths, places to begin, every gap with its reason and next step."""
    title = f"Gap analysis: {material.assessment.organisation.name}"
    about = (
        f"{material.assessment.assessment.title or 'Review'}.",
        *record_sections.where_and_for_whom(material),
        *first_page.adopted(material),
        how_sections.printed(material),
    )
    return _document(title, material, chain([Paragraph(" ".join(about))], _parts(material, _GAPS)))


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
