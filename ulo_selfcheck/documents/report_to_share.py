"""A report to share. It starts from nothing and adds: nothing gets in because somebody forgot to leave it out.

What the group typed stays out of it, save the name of the organisation.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from ulo_selfcheck.analysis import barriers, gap_words
from ulo_selfcheck.analysis.answer_words import GOLD_STANDARD
from ulo_selfcheck.analysis.gaps import Place
from ulo_selfcheck.answers import toml
from ulo_selfcheck.answers.review import About, Answer, Assessment, CatalogueUsed, Organisation
from ulo_selfcheck.catalogue.context import Approach
from ulo_selfcheck.catalogue.criterion import Criterion, Level
from ulo_selfcheck.documents.formats import csv_table
from ulo_selfcheck.documents.formats.json_text import json_text
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.titled import titled, to_take_away
from ulo_selfcheck.documents.tree import Block, Box, Document, Facts, Heading, Paragraph, Table, listed
from ulo_selfcheck.ground.english import listing

READ_FIRST = (
    "We chose these answers ourselves, for ourselves.",
    "This is not an inspection.",
    "Please do not use it to compare organisations.",
    "It is not for scoring bids.",
    GOLD_STANDARD,
)
_DAYS = "It says when the review was started and last changed, so that people can see which is the latest."
_WE_WANT_TO_SAY = "We chose these to work on. This is what we want to be able to say:"
_THREE_QUARTERS = "The people we are for hold three quarters or more of the votes on our committee"


def share(material: Material, *, answers: bool = False) -> Document:
    """Compose the report to share. With `answers`, the level of every criterion is in it."""
    material = material.without_own_word()
    name = material.assessment.organisation.name
    return to_take_away(
        f"Our self-check: {name}", _blocks(material, answers=answers), material.catalogue, name
    )


def _blocks(material: Material, *, answers: bool) -> Iterator[Block]:
    yield Box("Read this first", READ_FIRST)
    yield from listed("Where we are strong", _strengths(material.analysis.strengths), own_numbers=True)
    # The words of the aim of what is still being built are a hope, not a claim.
    chosen = _aims(material.analysis.chosen)
    yield from listed("What we chose to work on", chosen, _WE_WANT_TO_SAY, own_numbers=True)
    yield from _asks(material)
    if answers:
        yield from _levels(material)


def _strengths(places: tuple[Place, ...]) -> Iterator[str]:
    """Return each strength as its level says it, and no more: the plain words say what is true at fully alone."""
    for one in places:
        if one.answer.level:
            yield _alone(one.criterion, one.answer.level)


def _aims(places: tuple[Place, ...]) -> Iterator[str]:
    return (_alone(one.criterion, one.aim) for one in places)


def _alone(criterion: Criterion, level: Level) -> str:
    """Return what a level says where the levels before it do not stand above it: without its 'also'."""
    return f"{criterion.numbered}. {criterion.levels[level].replace(' also ', ' ', 1)}"


def _wanted(material: Material) -> tuple[Approach, ...]:
    return barriers.asks_for(material.catalogue, barriers.confirmed(material.catalogue, material.assessment))


def _asks(material: Material) -> Iterator[Block]:
    wanted = _wanted(material)
    if wanted:
        yield Heading(2, "What we ask of those who buy services")
        yield Facts(tuple((one.name, f"{one.ask} {one.why}") for one in wanted))


def _levels(material: Material) -> Iterator[Block]:
    yield Heading(2, "Our answers")
    for group in material.catalogue.groups:
        ours = [one for one in material.analysis.places if one.criterion.group == group.id]
        yield Table(
            group.name,
            ("Criterion", "Our answer"),
            tuple((one.numbered, gap_words.now_words(one, material.catalogue)) for one in ours),
        )
    reached = _three_quarters(material)
    if reached is not None:
        yield Paragraph(f"{_THREE_QUARTERS}: {'yes' if reached else 'no'}.")


def _three_quarters(material: Material) -> bool | None:
    """Return all that is ever shared of the sum of voting members."""
    board = material.analysis.board
    return board.reached if board and board.has_members else None


def as_json(material: Material, *, answers: bool = False) -> str:
    """Return the report to share as JSON."""
    data: dict[str, Any] = {
        "schema": material.assessment.schema_version,
        "shared": True,
        "read_first": list(READ_FIRST),
        "organisation": {"name": material.assessment.organisation.name},
        "catalogue": {
            "id": material.assessment.catalogue.id,
            "version": material.assessment.catalogue.version,
        },
        "strengths": [one.id for one in material.analysis.strengths],
        "chosen": [one.id for one in material.analysis.chosen],
        "asks": [{"id": one.id, "ask": one.ask} for one in _wanted(material)],
    }
    if answers:
        data["criteria"] = [
            {"id": one.id, "status": one.answer.status, "level": one.answer.level}
            for one in material.analysis.places
        ]
        data["three_quarters"] = _three_quarters(material)
    return json_text(data)


def csv(material: Material, *, answers: bool = False) -> str:
    """Return the report to share as a table: one row a criterion."""
    material = material.without_own_word()
    strong = {one.id for one in material.analysis.strengths}
    chosen = {one.id for one in material.analysis.chosen}
    return csv_table.table(
        {
            "id": one.id,
            "number": str(one.criterion.number),
            "title": one.criterion.title,
            "strength": "yes" if one.id in strong else "",
            "chosen": "yes" if one.id in chosen else "",
            **({"answer": gap_words.now_words(one, material.catalogue)} if answers else {}),
            "organisation": material.assessment.organisation.name,
            "read_first": " ".join(READ_FIRST),
        }
        for one in material.analysis.places
    )


def levels_alone(material: Material) -> Assessment:
    """Return a copy of the answers with the levels only, for an adviser's overview.

    Beside them are the days the review was started and last changed: they tell which of two is the latest.
    """
    ours = material.assessment
    about = ours.assessment
    return Assessment(
        assessment=About(id=about.id, started=about.started, updated=_its_day(about.updated)),
        organisation=Organisation(name=ours.organisation.name),
        catalogue=CatalogueUsed(id=ours.catalogue.id, version=ours.catalogue.version),
        answers={
            place.id: Answer(
                revision=place.answer.revision, status=place.answer.status, level=place.answer.level
            )
            for place in material.analysis.places
            if place.answer.status
        },
    )


def as_toml(material: Material) -> str:
    """Return the copy with the levels only as a file of answers."""
    return toml.dumps(levels_alone(material))


def what_is_in_it(material: Material, ending: str, *, answers: bool) -> Document:
    """Compose what to show before anything is shared: all of it, as it can be read."""
    return _copy_words(material.without_own_word()) if ending == ".toml" else share(material, answers=answers)


def _its_day(moment: datetime.datetime | None) -> datetime.datetime | None:
    # The day, not the hour: nobody need know when in the night somebody sat over this.
    return moment and moment.replace(hour=0, minute=0, second=0, microsecond=0)


def summary(material: Material, ending: str, *, answers: bool) -> tuple[str, ...]:
    """Return in a few sentences what will be in it, where there is no room for the whole."""
    everywhere = f"It will hold the name {material.assessment.organisation.name}."
    none = "No notes, evidence, reasons, names or counts of people will be in it."
    if ending == ".toml":
        return everywhere, f"It will hold the level of each answer. {_DAYS}", none
    parts = {
        "where you are strong": len(material.analysis.strengths),
        "what you chose to work on": len(material.analysis.chosen),
        "what you ask for": len(_wanted(material)),
        "all your answers": material.analysis.progress.answered if answers else 0,
    }
    held = [f"{words} ({number})" for words, number in parts.items() if number]
    return everywhere, f"It will hold {listing(held) or 'none of your answers'}.", none


def _copy_words(material: Material) -> Document:
    name = material.assessment.organisation.name
    rows = tuple(
        (place.numbered, gap_words.now_words(place, material.catalogue))
        for place in material.analysis.places
        if place.answer.status
    )
    said = f"It holds the name {name}, and these answers. {_DAYS} It holds no words."
    title = "A copy of your answers with the levels only"
    return titled(title, (Paragraph(said), Facts(rows)), material.catalogue)
