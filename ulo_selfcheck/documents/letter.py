"""A letter to a council that can be sent as it is: one page, and behind it what we ask with the law of the nation.

It turns the gaps outward, to the barriers that the group confirmed. Of what a group typed it holds its name, its
people, its area and the words that it gave for the letter. What only the group should know stands in `notes`.
"""

import re
from collections.abc import Iterator, Mapping

from ulo_selfcheck.analysis import barriers
from ulo_selfcheck.analysis.answer_words import as_typed, kind_name
from ulo_selfcheck.answers.review import Form, ticked
from ulo_selfcheck.catalogue.context import Approach, Barrier
from ulo_selfcheck.catalogue.criterion import Fact
from ulo_selfcheck.catalogue.own_word import PEOPLE, own_word
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.titled import to_take_away
from ulo_selfcheck.documents.tree import Block, Document, Heading, Items, Paragraph
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import inside, sentence
from ulo_selfcheck.ground.problem import Problem

CALLED: Mapping[str, str] = {
    "user-led organisation": "user-led organisations",
    "disabled people's organisation": "disabled people's organisations",
    "centre for independent living": "centres for independent living",
    "carers' organisation": "carers' organisations",
}
"""What groups call themselves, one and many."""
_FORMS: Mapping[Form | None, str] = {
    "charity": "a charity",
    "cio": "a charity",
    "cic": "a community interest company",
    "company": "a company",
    "society": "a society",
    "network": "a network of groups",
}
_MOST_IN_FULL = 2  # with more barriers than these, the asks in full would not leave the letter on a page
_MOST_STRENGTHS = 3


def letter(material: Material) -> Document:
    """Compose the letter.

    Raises:
        Problem: the set of criteria has no barriers and asks.
    """
    if material.catalogue.asks is None:
        raise Problem("This set of criteria has no barriers, so there is nothing to ask of a council.")
    here = barriers.confirmed(material.catalogue, material.assessment)
    asks = barriers.asks_for(material.catalogue, here)
    blocks = (*_letter(material, here, asks), *_behind(material, here, asks))
    council = material.assessment.organisation.council or "our council"
    name = material.assessment.organisation.name
    return to_take_away(f"What we ask of {council}", blocks, material.catalogue, name)


def notes(material: Material) -> tuple[str, ...]:
    """Return what a group should know before it sends the letter, and the letter does not say."""
    return tuple(_notes(material))


def _notes(material: Material) -> Iterator[str]:
    ours = material.assessment.organisation
    here = barriers.confirmed(material.catalogue, material.assessment)
    if not here:
        yield "You have not said yet which barriers are true here. Open the review and type barriers: then the letter can ask for more."
    if not ours.council:
        yield "The letter has no name of a council yet."
    if not ours.contact:
        yield "The letter does not say yet how to reach you."
    if here and not ours.nation:
        yield "You have not said which nation you are in. Open the review and type details: then the letter has its law."
    law = [fact for one in barriers.asks_for(material.catalogue, here) for fact in _law(one, material)]
    if any(fact.is_old(material.today) for fact in law):
        yield "Some of the law was checked more than a year ago. Look at it again before you send the letter."


def _letter(material: Material, here: tuple[Barrier, ...], asks: tuple[Approach, ...]) -> Iterator[Block]:
    ours = material.assessment.organisation
    yield Paragraph(day(material.today))
    yield Paragraph(f"To those who plan and buy care and support at {ours.council or 'our council'}")
    yield Paragraph("Dear commissioners,")
    yield Paragraph(" ".join(_who(material, brief=len(here) > _MOST_IN_FULL)))
    helps = list(_helps(material))
    if helps:
        yield Paragraph(" ".join(helps))
    if here:
        in_the_way = (_called(one.ours or one.plain, material) for one in here)
        yield Paragraph(" ".join(("Some things stand in our way.", *in_the_way)))
        yield Paragraph("So we ask you to do this:")
        yield Items(tuple(_asked(one, here, material) for one in asks))
    else:
        yield Paragraph(
            "We would like to work with you as partners. Please plan services with us from the very start."
        )
    yield Paragraph(" ".join(_close(material, more=bool(asks))))
    yield Paragraph("Yours faithfully,")
    yield Paragraph(f"For {ours.name}")


def _asked(ask: Approach, here: tuple[Barrier, ...], material: Material) -> str:
    return _called(sentence(ask.name) if len(here) > _MOST_IN_FULL else ask.ask, material)


def _who(material: Material, *, brief: bool) -> Iterator[str]:
    ours = material.assessment.organisation
    people = f" for {ours.people.rstrip('.')}" if ours.people else ""
    is_a = [_with_article(ours.called)] if ours.called else []
    if ours.form in _FORMS:
        is_a.append(_FORMS[ours.form])
    what = f"{' and '.join(is_a)}{people}".strip()
    yield f"We are {ours.name}{f', {what}' if what else ''}."
    if _led_by_its_people(material):
        yield f"Most votes on our committee are held by {own_word(ours.people) or PEOPLE.replace('you', 'we')}."
    if ours.area:
        yield f"We work in {ours.area.rstrip('.')}."
    services = [inside(title) for title in _services(material)]
    if services:
        yield f"Our work is {_apart(services)}."
    strengths = [one.title for one in material.analysis.strengths[:_MOST_STRENGTHS]]
    if strengths and not brief:
        yield f"We have looked together at how we work. We are strong in: {'; '.join(strengths)}."


def _led_by_its_people(material: Material) -> bool:
    lines = material.analysis.essentials
    return any(line.place.criterion.sum and line.state == "in-place" for line in lines)


def _services(material: Material) -> Iterator[str]:
    for criterion, checklist in material.catalogue.checklists:
        if checklist.name == "services":
            states = ticked(material.assessment.answer(criterion.id), checklist.name)
            yield from (one.title for one in checklist.lines if states.get(one.id) == "we-do")


def _helps(material: Material) -> Iterator[str]:
    if material.catalogue.asks and material.catalogue.asks.reasons:
        yield from ("Working with us helps you.", *material.catalogue.asks.reasons)
    changed = material.assessment.organisation.changed
    if changed:
        yield f"This is one thing that changed for somebody: {as_typed(changed)}"


def _close(material: Material, *, more: bool) -> Iterator[str]:
    chosen = [inside(one.title) for one in material.analysis.chosen]
    contact = material.assessment.organisation.contact
    if chosen:
        yield f"We will do our part. This is what we chose to work on: {_apart(chosen)}."
    if more:
        yield "The next page says more about what we ask, with the law behind it."
    yield "Could we meet in the next month? We will tell you our access needs. Please tell us yours."
    if contact:
        yield f"You can reach us here: {as_typed(contact)}"


def _behind(material: Material, here: tuple[Barrier, ...], asks: tuple[Approach, ...]) -> Iterator[Block]:
    """Return what we ask with its reason and its law. What the letter says in full is not said again."""
    if not asks:
        return
    yield Heading(2, "What we ask, and the law behind it", new_page=True)
    for one in asks:
        yield Heading(3, _called(one.name, material))
        more = [one.ask] if len(here) > _MOST_IN_FULL else []
        yield Paragraph(_called(" ".join((*more, one.why)), material))
        law = [fact.text for fact in _law(one, material)]
        if law:
            yield Items(tuple(law))
    checked = [fact.checked for one in asks for fact in _law(one, material)]
    if checked:
        nation = material.assessment.organisation.nation
        where = kind_name(nation) if nation else "the whole UK"
        yield Paragraph(f"This is for {where}, as we read it on {day(min(checked))}.")


def _law(ask: Approach, material: Material) -> tuple[Fact, ...]:
    """Return the law that a council can be held to: what nobody has read yet stays out of a letter."""
    law = barriers.law_for(ask, material.assessment, for_others=True)
    return tuple(one for one in law if one.known != "memory")


def _called(text: str, material: Material) -> str:
    """Return a text of ours with what the group calls itself in the place of 'ULO'."""
    called = material.assessment.organisation.called or next(iter(CALLED))
    text = re.sub(r"\bULOs\b", CALLED.get(called, "groups like ours"), text)
    return re.sub(r"\b([Aa]) ULO\b", lambda found: _like(found[1], _with_article(called)), text)


def _like(letter: str, text: str) -> str:
    return text[0].upper() + text[1:] if letter.isupper() else text


def _with_article(called: str) -> str:
    """Return a name with 'a' or 'an' before it: 'a user-led organisation', 'an advice service'."""
    return f"{'an' if called[:1].lower() in 'aeio' else 'a'} {called}"


def _apart(things: list[str]) -> str:
    """Return a list of things that may have 'and' or a comma within them: 'advice and help, and campaigning'."""
    mark = ";" if any("," in one for one in things) else ","
    return f"{f'{mark} '.join(things[:-1])}{mark} and {things[-1]}" if len(things) > 1 else "".join(things)
