"""Which sections make which document, in which order."""

from itertools import chain

from ulo_selfcheck.catalogue.model import day
from ulo_selfcheck.report import sections
from ulo_selfcheck.report.document import Block, Document, Heading, Paragraph
from ulo_selfcheck.report.sections import Material

_GAPS = (
    sections.summary,
    sections.strengths,
    sections.chosen,
    sections.begin_with,
    sections.work_on,
    sections.costs,
    sections.find_out,
    sections.enough_for_now,
    sections.not_for_us,
    sections.talk_again,
    sections.essentials,
    sections.board,
    sections.still_to_look_at,
    sections.group_counts,
)
_REPORT = (
    *_GAPS,
    sections.other_actions,
    sections.journey_stop,
    sections.barriers_and_asks,
    sections.every_answer,
    sections.who_took_part,
    sections.how_ordered,
    sections.about_the_criteria,
)


def gap_analysis(it: Material) -> Document:
    """Compose the gap analysis: strengths, places to begin, every gap with its reason and next step."""
    title = f"Gap analysis: {it.assessment.organisation.name}"
    return _document(title, it, (*_GAPS, sections.how_ordered))


def report(it: Material) -> Document:
    """Compose the whole report: the gap analysis and everything it rests on, every word that was typed."""
    return _document(f"Self-check: {it.assessment.organisation.name}", it, _REPORT)


def _document(title: str, it: Material, parts: tuple[sections.Section, ...]) -> Document:
    blocks: list[Block] = [Heading(1, title), Paragraph(_which(it))]
    return Document(
        title, it.catalogue.identity.language, tuple(chain(blocks, *(part(it) for part in parts)))
    )


def _which(it: Material) -> str:
    about = it.assessment.assessment
    area = f" {it.assessment.organisation.area}." if it.assessment.organisation.area else ""
    adopted = f" Adopted by the committee on {day(about.adopted)}." if about.adopted else ""
    return f"{about.title or 'Review'}.{area} Printed on {day(it.today)}.{adopted}"
