"""Which sections make which document, in which order."""

from itertools import chain

from ulo_selfcheck.documents import comparison, gap_sections, record_sections
from ulo_selfcheck.documents.material import Material, Section
from ulo_selfcheck.documents.titled import titled
from ulo_selfcheck.documents.tree import Document, Paragraph
from ulo_selfcheck.ground.dates import day

_GAPS = (
    gap_sections.summary,
    gap_sections.strengths,
    gap_sections.begin_with,
    gap_sections.work_on,
    gap_sections.what_is_missing,
    gap_sections.costs,
    gap_sections.keep_strong,
    gap_sections.who_can_help,
    gap_sections.find_out,
    gap_sections.enough_for_now,
    gap_sections.not_for_us,
    gap_sections.talk_again,
    gap_sections.essentials,
    gap_sections.board,
    gap_sections.still_to_look_at,
    gap_sections.group_counts,
)
_REPORT = (
    record_sections.when_and_how,
    *_GAPS,
    comparison.since_then,
    record_sections.other_actions,
    record_sections.journey_stop,
    record_sections.barriers_and_asks,
    record_sections.every_answer,
    record_sections.other_answers,
    record_sections.who_took_part,
    gap_sections.how_ordered,
    record_sections.about_the_criteria,
)


def gap_analysis(material: Material) -> Document:
    """Compose the gap analysis: strengths, places to begin, every gap with its reason and next step."""
    title = f"Gap analysis: {material.assessment.organisation.name}"
    return _document(title, material, (*_GAPS, gap_sections.how_ordered))


def report(material: Material) -> Document:
    """Compose the whole report: the gap analysis and everything it rests on, every word that was typed."""
    return _document(f"Self-check: {material.assessment.organisation.name}", material, _REPORT)


def _document(title: str, material: Material, parts: tuple[Section, ...]) -> Document:
    blocks = chain([Paragraph(_which(material))], *(part(material) for part in parts))
    return titled(title, blocks, material.catalogue, material.assessment.organisation.name)


def _not_quorate(material: Material) -> bool:
    return any(sitting.quorate is False for sitting in material.assessment.sittings)


def _which(material: Material) -> str:
    about = material.assessment.assessment
    area = f" {material.assessment.organisation.area}." if material.assessment.organisation.area else ""
    people = (
        f" For {material.assessment.organisation.people}." if material.assessment.organisation.people else ""
    )
    adopted = f" Adopted by the committee on {day(about.adopted)}." if about.adopted else ""
    draft = (
        ""
        if about.adopted or not _not_quorate(material)
        else " Draft for the committee: too few were there to decide."
    )
    return f"{about.title or 'Review'}.{area}{people}{draft} Printed on {day(material.today)}.{adopted}"
