"""How a report was worked out: the order of the list, the criteria, and the sources that were used for it."""

from collections.abc import Iterable

from ulo_selfcheck.analysis import barriers, gap_words, journey
from ulo_selfcheck.catalogue.context import Reading
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import OWN
from ulo_selfcheck.documents.first_page import open_actions
from ulo_selfcheck.documents.material import Blocks, Material
from ulo_selfcheck.documents.titled import other_format
from ulo_selfcheck.documents.tree import Heading, Items, Paragraph, listed
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import listing

_MOST_NAMES = 4  # what is used in more places than these is used all over


def how_ordered(material: Material) -> Blocks:
    if material.analysis.work_on:
        yield Heading(2, "How this list is ordered")
        yield Paragraph(gap_words.HOW_ORDERED[0])
        yield Items(gap_words.HOW_ORDERED[1:6])
        yield Paragraph(" ".join(gap_words.HOW_ORDERED[6:]))


def about_the_criteria(material: Material) -> Blocks:
    identity = material.catalogue.identity
    yield Heading(2, "About the criteria")
    yield Paragraph(" ".join(identity.about))
    checked = f"Facts were checked on {day(identity.checked)}."
    which = f"These are criteria {identity.id}, version {identity.version}. {printed(material)}"
    yield Paragraph(" ".join((*identity.wording, checked, which)))


def printed(material: Material) -> str:
    return f"Printed on {day(material.today)}."


def sources_used(material: Material) -> Blocks:
    """Return the sources of what this report suggests, each with the names of what it was used for."""
    used: dict[str, list[str]] = {}
    for name, sources in _cited(material):
        for one in sources:
            used.setdefault(one, []).append(name)
    said = (
        f"{source_words(one.id, material.catalogue)}; used for {_used_for(used[one.id])}."
        for one in material.catalogue.identity.sources
        if one.id in used and one.id != OWN
    )
    own = "What has no source here is our own suggestion." if OWN in used else ""
    yield from listed("Sources of what is suggested here", said, own)
    yield from other_format(material.catalogue)


def _used_for(names: list[str]) -> str:
    different = list(dict.fromkeys(names))
    return listing(different) if len(different) <= _MOST_NAMES else f"{len(different)} of the parts above"


def _cited(material: Material) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Return what stands in the report and has sources, each with the name it stands under."""
    analysis, catalogue = material.analysis, material.catalogue
    suggested = [one for one in analysis.work_on if not open_actions(material, one.id)]
    for place in (*suggested, *analysis.strengths):
        if place.next_step:
            yield place.title, place.next_step.source
    for place in suggested:
        yield place.title, place.criterion.first_step.source
    if analysis.one_thing and analysis.begin_with:
        yield analysis.one_thing.title, analysis.one_thing.criterion.first_step.source
    here = barriers.confirmed(catalogue, material.assessment)
    for barrier in here:
        yield barrier.name, barrier.source
    for approach in barriers.asks_for(catalogue, here):
        yield approach.name, approach.source
    stop = journey.suggest(catalogue, material.assessment)
    if stop:
        yield "the journey", stop.stop.source


def source_words(source: str, catalogue: Catalogue) -> str:
    """Return in words a source, who it is by, from when, and how much of it we have read."""
    one = next(known for known in catalogue.identity.sources if known.id == source)
    seen = {
        "seen": "we have read it",
        "partly-seen": "we have read part of it",
        "not-seen": "we have not read it",
    }
    return ", ".join(part for part in (one.title_original, one.by, one.year) if part) + f": {seen[one.seen]}"


def reading_words(one: Reading) -> str:
    """Return in words a title to read further, and where to look for it now."""
    return f"{one.title_original}. {one.by}, {one.year}. {one.now}"
