"""What to work on in the report, one short block each, and what else the answers come to.

Page one holds what was decided. So these blocks say why something is on the list, and what the criteria suggest.
"""

from collections.abc import Iterator

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.gaps import Place
from ulo_selfcheck.documents.first_page import open_actions, says_fees
from ulo_selfcheck.documents.gap_sections import FIRST_STEP, step_rows, to_each_fee
from ulo_selfcheck.documents.material import Blocks, Material
from ulo_selfcheck.documents.tree import Facts, Heading, Paragraph


def to_work_on(material: Material) -> Blocks:
    places = material.analysis.work_on
    if not places:
        return
    yield Heading(2, "What to work on")
    fees = "" if says_fees(material) else f" {to_each_fee()}"
    yield Paragraph(f"The end says how the list is ordered.{fees}")
    for place in places:
        yield Heading(3, place.numbered)
        yield Facts(tuple(_block(place, material)), together=True)


def _block(place: Place, material: Material) -> Iterator[tuple[str, str]]:
    """Return what is suggested; what page one says already is not said again."""
    yield "Why", gap_words.why(place, material.catalogue)
    if place in material.analysis.begin_with or open_actions(material, place.id):
        yield "Next step", "See above."
    else:
        yield "Next step", gap_words.next_step_words(place)
        yield from step_rows(place, material.catalogue)
    if not open_actions(material, place.id) and place != material.analysis.one_thing:
        yield FIRST_STEP, place.criterion.first_step.text


def keep_strong(material: Material) -> Blocks:
    """Return a suggestion for each strength: how to keep it true, or to go further. Page one may show one already."""
    places = material.analysis.strengths
    if places:
        yield Heading(2, "Keep it strong, show it, pass it on")
        yield Paragraph(gap_words.WITH_STRENGTHS)
        yield Facts(tuple((one.numbered, _kept(one, material)) for one in places))


def _kept(place: Place, material: Material) -> str:
    on_page_one = place == material.analysis.one_thing
    return gap_words.keep_strong_words(place, material.catalogue, show=not on_page_one)


def talk_again(material: Material) -> Blocks:
    """Return what to talk about again, and why. What somebody said about it stands in the record."""
    places = material.analysis.talk_again
    if places:
        yield Heading(2, "To talk about again")
        yield Facts(tuple((one.numbered, " ".join(one.talk_again)) for one in places))
