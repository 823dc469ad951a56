"""The gap analysis in its parts: what to begin with comes first, and each criterion stands in one part only."""

from collections.abc import Iterable, Iterator, Mapping

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.answer_words import origin_rows
from ulo_selfcheck.analysis.gaps import GroupCount, Place
from ulo_selfcheck.documents import first_page, gap_sections, how_sections, record_sections
from ulo_selfcheck.documents.in_parts import InParts, Part, in_parts
from ulo_selfcheck.documents.material import Blocks, Material, Section
from ulo_selfcheck.documents.tree import Block, Document, Facts, Heading, Paragraph
from ulo_selfcheck.ground.english import listing, sentence


def _where_you_stand(material: Material) -> Blocks:
    """Return which review this is, and where each group and each essential stands."""
    heading, *rest = gap_sections.counts_and_essentials(material)
    about = (
        f"{material.assessment.assessment.title or 'Review'}.",
        *record_sections.where_and_for_whom(material),
        *first_page.adopted(material),
        how_sections.printed(material),
    )
    yield from (heading, Paragraph(" ".join(about)), *rest)


_PARTS: Mapping[str, Section] = {
    "begin": gap_sections.begin_with,
    "where": _where_you_stand,
    "work": gap_sections.work_on,
    "missing": gap_sections.what_is_missing,
    "strong": gap_sections.strengths,
    "outside": gap_sections.who_can_help,
    "talk": gap_sections.talk_again,
    "neither": gap_sections.neither,
    "sum": gap_sections.board,
    "order": how_sections.how_ordered,
}
"""The parts in the report's order, by the word that is typed for each. One with nothing to say is left out."""


def gap_parts(material: Material) -> InParts:
    """Return the gap analysis in parts: three sentences, what to begin with, and then the rest."""
    opening = Paragraph(" ".join(gap_words.in_short(material.analysis)))
    return InParts((Heading(1, gap_title(material)), opening), tuple(_parts(material)), dict(_also(material)))


def gap_analysis(material: Material) -> Document:
    """Compose the gap analysis, one part after another."""
    organisation = material.assessment.organisation.name
    language = material.catalogue.identity.language
    return Document(gap_title(material), language, gap_parts(material).whole, organisation)


def gap_title(material: Material) -> str:
    """Return the title of the gap analysis."""
    return f"Gap analysis: {material.assessment.organisation.name}"


def _parts(material: Material) -> Iterator[Part]:
    places = {"begin": material.analysis.begin_with, "work": gap_sections.others_to_work_on(material)}
    for word, section in _PARTS.items():
        for part in in_parts(section(material)).parts:
            yield part._replace(word=word, more=_more(places.get(word, ()), material))


def _more(places: Iterable[Place], material: Material) -> tuple[Block, ...]:
    """Return where the ideas for these places come from, and what else they help: read only when it is wanted."""
    more = ((place, tuple(_more_about(place, material))) for place in places)
    return tuple(block for place, rows in more if rows for block in (Heading(3, place.numbered), Facts(rows)))


def _more_about(place: Place, material: Material) -> Iterator[tuple[str, str]]:
    if place.next_step:
        yield from origin_rows(place.next_step, material.catalogue)
    also = gap_words.helps(place, material.catalogue)
    if also:
        yield "It also helps", sentence(listing(also))


def _also(material: Material) -> Iterator[tuple[str, Part]]:
    """Return each criterion by its number, and each group by its name."""
    for place in material.analysis.places:
        rows = Facts(tuple(gap_sections.about_one(place, material)))
        yield str(place.criterion.number), Part(place.numbered, (rows,), _more([place], material))
    for group in material.analysis.groups:
        yield group.name.casefold(), _group(group, material)


def _group(group: GroupCount, material: Material) -> Part:
    places = [one for one in material.analysis.places if one.criterion.group == group.id]
    rows = ((one.numbered, gap_words.why(one, material.catalogue)) for one in places)
    about = Paragraph(f"{gap_words.at_aim_words(group)} For more on one, type gaps and its number.".strip())
    return Part(group.name, (about, Facts(tuple(rows))), _more(places, material))
