"""What stands in the group's way and what to ask for; and the stop on the journey."""

from collections.abc import Iterator

from ulo_selfcheck.analysis import barriers, journey
from ulo_selfcheck.catalogue.context import Approach
from ulo_selfcheck.documents.material import Blocks, Material
from ulo_selfcheck.documents.tree import Facts, Heading, Items, Paragraph
from ulo_selfcheck.ground.english import inside, sentence


def barriers_and_asks(material: Material) -> Blocks:
    here = barriers.confirmed(material.catalogue, material.assessment)
    if not here:
        return
    yield Heading(2, "What stands in your way, and what to ask for")
    yield Paragraph(
        "You said that these barriers are true here. Other people put them there. They are not your fault."
    )
    yield Items(tuple(f"{one.name}. {one.plain}" for one in here))
    yield Heading(3, "What you can do yourselves")
    yield Items(tuple(dict.fromkeys(step for one in here for step in one.own_steps)))
    yield Heading(3, "What to ask the people who buy services")
    asks = barriers.asks_for(material.catalogue, here)
    yield Facts(tuple((one.name, f"{one.ask} {one.why}") for one in asks))
    yield from _before_you_ask(material, asks)


def _before_you_ask(material: Material, asks: tuple[Approach, ...]) -> Blocks:
    """Return what no letter says, by how we know it: notes for the group alone, and law that nobody has read yet."""
    by_mark: dict[str, list[str]] = {}
    for ask in asks:
        for fact in barriers.law_for(ask, material.assessment):
            if fact.audience == "us" or fact.known == "memory":
                by_mark.setdefault(fact.mark(material.today).rstrip("."), []).append(fact.text)
    if by_mark:
        yield Heading(3, "Before you ask")
        yield Facts(tuple((mark, " ".join(texts)) for mark, texts in by_mark.items()))


def journey_stop(material: Material) -> Blocks:
    suggestion = journey.suggest(material.catalogue, material.assessment)
    if suggestion is None or material.catalogue.journey is None:
        return
    yield Heading(2, "Where you are on the journey")
    yield Paragraph(
        f"{journey.stop_words(suggestion, material.catalogue)} {material.catalogue.journey.about}"
    )
    yield Facts(
        tuple((label, " ".join(map(sentence, said))) for label, said in _of_the_stop(suggestion) if said)
    )


def _of_the_stop(suggestion: journey.Suggestion) -> Iterator[tuple[str, tuple[str, ...]]]:
    answered = (*suggestion.because, *suggestion.towards)
    yield "What points to it", suggestion.because
    yield (
        "Not known yet",
        tuple(one.ask for one in suggestion.unknown if not any(one.ask in said for said in answered)),
    )
    yield "What you could do next", suggestion.stop.next_steps
    yield "What you could ask those who buy services at this stop", suggestion.stop.ask_commissioners
    if suggestion.next and suggestion.towards:
        after = inside(suggestion.next.name)
        yield f"To look like the next stop, {after}, you would also need", suggestion.towards
    elif suggestion.next:
        yield "The next stop", (suggestion.next.name,)
