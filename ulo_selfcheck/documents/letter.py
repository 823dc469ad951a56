"""What we ask of our council: one page, and a short letter to send with it.

It turns the gaps outward, to the barriers: what stands in the group's way, and what would take it away.
Only barriers that the group confirmed are in it, and nothing that it typed beside its answers.
"""

from collections.abc import Iterator

from ulo_selfcheck.analysis import barriers
from ulo_selfcheck.analysis.answer_words import kind_name
from ulo_selfcheck.analysis.gaps import Place
from ulo_selfcheck.answers.review import Form, ticked
from ulo_selfcheck.catalogue.context import Approach, Barrier
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.titled import to_take_away
from ulo_selfcheck.documents.tree import Block, Document, Facts, Heading, Items, Paragraph
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import listing, sentence
from ulo_selfcheck.ground.problem import Problem

TITLE = "What we ask of our council"
HOW_TO_CONFIRM = (
    "The letter is made from the barriers that you said are true here. There are none yet. "
    "Open your answers and type barriers, or choose Barriers in the menu. Then make the letter again."
)
_FORMS: dict[Form | None, str] = {
    "charity": "a charity",
    "cio": "a charity",
    "cic": "a community interest company",
    "company": "a company",
    "society": "a society",
    "network": "a network of groups",
}
_MOST_IN_FULL = 2  # with more barriers than these, or more strengths, the page would not stay a page
_MOST_STRENGTHS = 4


def letter(material: Material) -> Document:
    """Compose the page and the letter.

    Raises:
        Problem: no barrier has been confirmed, so there is nothing to ask yet; or the set has none.
    """
    if material.catalogue.asks is None:
        raise Problem("This set of criteria has no barriers, so there is nothing to ask of a council.")
    here = barriers.confirmed(material.catalogue, material.assessment)
    if not here:
        raise Problem(HOW_TO_CONFIRM)
    asks = barriers.asks_for(material.catalogue, here)
    blocks = (*_page(material, here, asks), *_letter(material, here, asks), *_law(material, asks))
    return to_take_away(TITLE, blocks, material.catalogue, material.assessment.organisation.name)


def _page(material: Material, here: tuple[Barrier, ...], asks: tuple[Approach, ...]) -> Iterator[Block]:
    yield Heading(2, "Who we are, and what we offer")
    yield Paragraph(" ".join((_who(material), *_offer(material))))
    yield Heading(2, "What stands in our way")
    brief = len(here) > _MOST_IN_FULL
    yield Items(tuple(sentence(one.name) if brief else f"{one.name}. {one.plain}" for one in here))
    yield Heading(2, "What we ask")
    yield Items(tuple(one.ask for one in asks))
    yield Heading(2, "What we will do ourselves")
    yield Items((*_we_work_on(material), *dict.fromkeys(one.own_steps[0] for one in here)))


def _we_work_on(material: Material) -> Iterator[str]:
    if material.analysis.chosen:
        titles = [_small(one.criterion.title) for one in material.analysis.chosen]
        yield f"Work on what we have chosen: {listing(titles)}."


def _who(material: Material) -> str:
    ours = material.assessment.organisation
    people = f" for {ours.people}" if ours.people else ""
    area = f" Our area: {ours.area}." if ours.area else ""
    led = " The people we are for run it." if _led_by_its_people(material) else ""
    return f"We are {ours.name}. We are {_FORMS.get(ours.form, 'a group')}{people}.{led}{area}"


def _led_by_its_people(material: Material) -> bool:
    lines = material.analysis.essentials
    return any(line.place.criterion.sum and line.state == "in-place" for line in lines)


def _offer(material: Material) -> Iterator[str]:
    services = [_small(title) for title in _services(material)]
    if services:
        yield f"What we do: {listing(services)}."
    strengths = [_small(one.criterion.title) for one in material.analysis.strengths[:_MOST_STRENGTHS]]
    if strengths:
        yield f"Where we are strong: {listing(strengths)}."


def _services(material: Material) -> Iterator[str]:
    for criterion, checklist in material.catalogue.checklists:
        if checklist.name == "services":
            states = ticked(material.assessment.answer(criterion.id), checklist.name)
            yield from (one.title for one in checklist.lines if states.get(one.id) == "we-do")


def _small(title: str) -> str:
    """Return a title as it stands inside a sentence; a short form such as BSL stays as it is."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _letter(material: Material, here: tuple[Barrier, ...], asks: tuple[Approach, ...]) -> Iterator[Block]:
    name = material.assessment.organisation.name
    yield Heading(2, "A short letter to go with it", new_page=True)
    yield Paragraph(day(material.today))
    yield Paragraph("Dear commissioners,")
    yield Paragraph(f"We are {name}. We have looked together at how we work, and where we want to go.")
    yield from _chosen(material.analysis.chosen)
    yield Paragraph(f"We cannot change everything alone. These things stand in our way: {_names(here)}.")
    yield Paragraph("So we ask you to do these things:")
    yield Items(tuple(sentence(one.name) for one in asks))
    yield Paragraph(
        "Our full list is on the page with this letter. The law that we rely on comes after it, with the day we checked it."
    )
    yield Paragraph(
        "Could we meet in the next month? We will tell you what we need to take part. Please tell us what you need."
    )
    yield Paragraph("Yours faithfully,")
    yield Paragraph(f"For {name}:")


def _names(here: tuple[Barrier, ...]) -> str:
    return listing([_small(one.name) for one in here])


def _chosen(chosen: tuple[Place, ...]) -> Iterator[Block]:
    if chosen:
        yield Paragraph("We have chosen what we will work on ourselves:")
        yield Items(tuple(sentence(one.criterion.title) for one in chosen))


def _law(material: Material, asks: tuple[Approach, ...]) -> Iterator[Block]:
    nation = material.assessment.organisation.nation
    yield Heading(2, "What the law says today", new_page=True)
    where = kind_name(nation) if nation else "the whole UK"
    yield Paragraph(f"This is for {where}. Check it before you rely on it.")
    if not nation:
        yield Paragraph(
            "The nation is not written down yet. With it, the law of that nation stands here too."
        )
    for one in asks:
        law = [
            fact.said(material.today) for fact in barriers.law_for(one, material.assessment, for_others=True)
        ]
        if law:
            yield Facts(tuple((one.name, fact) for fact in law))
