"""What is long to read in plain mode: the list, all answers, the gap analysis. Imported when it is wanted."""

from collections.abc import Callable, Mapping

from ulo_selfcheck.analysis import gap_words, gaps
from ulo_selfcheck.analysis.answer_words import said_beside
from ulo_selfcheck.analysis.said_at_question import marks, said_at_question
from ulo_selfcheck.catalogue.criteria_set import Named
from ulo_selfcheck.catalogue.criterion import Criterion
from ulo_selfcheck.documents.gap_parts import gap_parts
from ulo_selfcheck.documents.in_parts import InParts, Part
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.tree import Facts, Paragraph
from ulo_selfcheck.ground.english import sentence
from ulo_selfcheck.session.session import Session


def the_list(session: Session) -> InParts:
    """Return the names of all questions with their answers, a part a group."""
    how_far = gap_words.how_far(gaps.analyse(session.catalogue, session.assessment))
    opening = Paragraph(f"{how_far} To open a question, type go and its number.")
    return InParts((opening,), tuple(_listed(session, group) for group in session.catalogue.groups))


def _listed(session: Session, group: Named) -> Part:
    def line(criterion: Criterion) -> tuple[str, str]:
        beside = sentence(", ".join(marks(session.answer_to(criterion.id))))
        return criterion.numbered, f"{_now(session, criterion)}. {beside}".rstrip()

    return Part(group.name, (Facts(tuple(map(line, session.catalogue.in_group(group.id)))),))


def review(session: Session) -> InParts:
    """Return all answers with what was said beside them, a part a group."""
    analysis = gaps.analyse(session.catalogue, session.assessment)
    opening = Paragraph(f"{gap_words.how_far(analysis)} To change an answer, type go and its number.")
    return InParts((opening,), tuple(_reviewed(session, analysis, group) for group in analysis.groups))


def _reviewed(session: Session, analysis: gaps.Analysis, group: gaps.GroupCount) -> Part:
    rows: list[tuple[str, str]] = []
    for place in analysis.places:
        if place.criterion.group == group.id:
            rows.append((place.numbered, f"{_now(session, place.criterion)}."))
            rows.extend(_beside(session, place))
    about = gap_words.at_aim_words(group)
    return Part(group.name, (*([Paragraph(about)] if about else []), Facts(tuple(rows))))


def _beside(session: Session, place: gaps.Place) -> list[tuple[str, str]]:
    beside = said_beside(place.answer, {"note": "Note", "evidence": "Evidence"})
    said = (one.text.partition(": ") for one in said_at_question(place.answer, session.catalogue))
    return [*beside, *((label, words) for label, _, words in said)]


def _now(session: Session, criterion: Criterion) -> str:
    return session.catalogue.name(session.answer_to(criterion.id).word)


def read_gaps(session: Session) -> InParts:
    """Return the gap analysis, in its parts."""
    return gap_parts(Material.of(session.catalogue, session.assessment))


PAGES: Mapping[str, Callable[[Session], InParts]] = {"list": the_list, "review": review, "gaps": read_gaps}
"""What is long to read, by its word."""
