"""Which sections make which document, in which order."""

from itertools import chain

from ulo_selfcheck.catalogue.model import day
from ulo_selfcheck.report import comparison, findings, record
from ulo_selfcheck.report.document import Block, Document, Heading, Paragraph
from ulo_selfcheck.report.material import Material, Section

_GAPS = (
    findings.summary,
    findings.strengths,
    findings.chosen,
    findings.begin_with,
    findings.work_on,
    findings.costs,
    findings.find_out,
    findings.enough_for_now,
    findings.not_for_us,
    findings.talk_again,
    findings.essentials,
    findings.board,
    findings.still_to_look_at,
    findings.group_counts,
)
_REPORT = (
    record.when_and_how,
    *_GAPS,
    comparison.since_then,
    record.other_actions,
    record.journey_stop,
    record.barriers_and_asks,
    record.every_answer,
    record.other_answers,
    record.who_took_part,
    findings.how_ordered,
    record.about_the_criteria,
)


def gap_analysis(it: Material) -> Document:
    """Compose the gap analysis: strengths, places to begin, every gap with its reason and next step."""
    title = f"Gap analysis: {it.assessment.organisation.name}"
    return _document(title, it, (*_GAPS, findings.how_ordered))


def report(it: Material) -> Document:
    """Compose the whole report: the gap analysis and everything it rests on, every word that was typed."""
    return _document(f"Self-check: {it.assessment.organisation.name}", it, _REPORT)


def _document(title: str, it: Material, parts: tuple[Section, ...]) -> Document:
    blocks: list[Block] = [Heading(1, title), Paragraph(_which(it))]
    return Document(
        title,
        it.catalogue.identity.language,
        tuple(chain(blocks, *(part(it) for part in parts))),
        author=it.assessment.organisation.name,
    )


def _not_quorate(it: Material) -> bool:
    return any(sitting.quorate is False for sitting in it.assessment.sittings)


def _which(it: Material) -> str:
    about = it.assessment.assessment
    area = f" {it.assessment.organisation.area}." if it.assessment.organisation.area else ""
    people = f" For {it.assessment.organisation.people}." if it.assessment.organisation.people else ""
    adopted = f" Adopted by the committee on {day(about.adopted)}." if about.adopted else ""
    draft = (
        ""
        if about.adopted or not _not_quorate(it)
        else " Draft for the committee: too few were there to decide."
    )
    return f"{about.title or 'Review'}.{area}{people}{draft} Printed on {day(it.today)}.{adopted}"
