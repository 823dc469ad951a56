"""Page one of the report: the plan, so that whoever has this page alone can act on it.

What the group decided stands here and nowhere else in the report: the pages behind refer back to it.
"""

from collections.abc import Iterator, Mapping

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.answer_words import FEES, STANDS, TIMES, as_typed, decided_words
from ulo_selfcheck.analysis.gaps import Essential, Place
from ulo_selfcheck.answers.review import Action
from ulo_selfcheck.documents.gap_sections import to_each_fee
from ulo_selfcheck.documents.material import Blocks, Material
from ulo_selfcheck.documents.tree import Facts, Heading, Paragraph, listed
from ulo_selfcheck.ground.dates import day, days
from ulo_selfcheck.ground.english import inside, listing

_MOST_STRENGTHS = 2  # with more names the page would not stay a page
_NOT_AGREED = "To agree."


def first_page(material: Material) -> Blocks:
    """Return who and when, what is strong, what was chosen with its next step, and the essentials."""
    yield Paragraph(" ".join(_who_and_when(material)))
    yield Paragraph(" ".join((*_how_far(material), *_strong(material), *_essentials(material))))
    yield from _begin_with(material)
    yield from listed("Other things you decided", _other_actions(material), own_numbers=True)
    yield from map(Paragraph, gap_words.one_thing(material.analysis))


def _who_and_when(material: Material) -> Iterator[str]:
    yield f"{material.assessment.assessment.title or 'Review'}."
    sittings = material.assessment.sittings
    if sittings:
        yield f"You met on {days([one.date for one in sittings])}."
    yield from adopted(material) or ["Not adopted yet."]


def adopted(material: Material) -> list[str]:
    """Return that the committee adopted it, or that it could not; nothing where it only has not yet."""
    about = material.assessment.assessment
    if about.adopted:
        return [f"Adopted by the committee on {day(about.adopted)}."]
    if any(one.quorate is False for one in material.assessment.sittings):
        return ["Draft for the committee, as too few people were there to decide."]
    return []


def _how_far(material: Material) -> Iterator[str]:
    """Return how much is still to look at; nothing where all was answered."""
    if not material.analysis.progress.complete:
        yield gap_words.how_far(material.analysis)


def _strong(material: Material) -> Iterator[str]:
    """Return how many strengths there are, and the first of them by name; those at fully come first."""
    strengths = sorted(material.analysis.strengths, key=lambda one: one.answer.level != "fully")
    if strengths:
        named = "; ".join(one.title for one in strengths[:_MOST_STRENGTHS])
        more = len(strengths) > _MOST_STRENGTHS
        yield f"You are strong in{f' {len(strengths)}, such as' if more else ''}: {named}."


def _begin_with(material: Material) -> Blocks:
    places = material.analysis.begin_with
    if places:
        yield Heading(2, gap_words.begin_heading(material.analysis))
    for place in places:
        yield Heading(3, place.numbered)
        actions = open_actions(material, place.id)
        for action in actions:
            yield Facts(tuple(_decided(action)), together=True)
        if not actions:
            yield Facts(tuple(_suggested(place)), together=True)
    if says_fees(material):
        yield Paragraph(to_each_fee())


def says_fees(material: Material) -> bool:
    """Return whether page one suggests a step with its fee: then it says what comes on top."""
    return not all(open_actions(material, place.id) for place in material.analysis.begin_with)


def open_actions(material: Material, criterion: str) -> tuple[Action, ...]:
    """Return the open actions about a criterion: they stand on page one."""
    return tuple(one for one in material.assessment.actions if one.criterion == criterion and one.is_open)


def _decided(action: Action) -> Iterator[tuple[str, str]]:
    yield "Next step", as_typed(action.what)
    yield "Who", as_typed(action.who) if action.who else _NOT_AGREED
    yield "By when", f"{day(action.by)}." if action.by else _NOT_AGREED
    needs = [as_typed(one) for one in (action.needs, action.cost and f"Cost: {action.cost}") if one]
    if needs:
        yield "What it needs", " ".join(needs)
    if action.stands != "open":
        yield "How it stands", f"{STANDS[action.stands]}."


def _suggested(place: Place) -> Iterator[tuple[str, str]]:
    step = place.next_step
    yield "Next step", gap_words.next_step_words(place)
    yield "Who", f"{_NOT_AGREED} Who could do it: {step.who}." if step else _NOT_AGREED
    yield (
        "By when",
        f"{_NOT_AGREED} It takes: {TIMES[step.time].lower()}" if step and step.time else _NOT_AGREED,
    )
    if step:
        yield "What it needs", FEES[step.cost]


def _other_actions(material: Material) -> Iterator[str]:
    """Return what was decided about other criteria, so that every decision is on this page."""
    here = {one.id for one in material.analysis.begin_with}
    for one in material.assessment.actions:
        if one.is_open and one.criterion not in here:
            yield f"{material.catalogue.numbered(one.criterion)}: {decided_words(one)}"


_NOT_IN_PLACE: Mapping[Essential, str] = {
    "being-built": "Being built",
    "to-talk-about": "To talk about",
    "chosen-otherwise": "You chose otherwise",
}


def _essentials(material: Material) -> Iterator[str]:
    """Return in a line how many essentials are in place, and which are not."""
    lines = material.analysis.essentials
    if lines:
        in_place = sum(one.state == "in-place" for one in lines)
        yield f"Essentials in place: {in_place} of {len(lines)}."
    for state, words in _NOT_IN_PLACE.items():
        titles = [inside(one.place.title) for one in lines if one.state == state]
        if titles:
            yield f"{words}: {listing(titles)}."
