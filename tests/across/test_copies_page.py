"""Whatever two copies differ in is told, in words, in every form."""

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.documents.reading import read_csv
from ulo_selfcheck.across.copies.copies_page import Copies, as_json, copies, table
from ulo_selfcheck.across.copies.merge import put_together
from ulo_selfcheck.answers.review import (
    About,
    Action,
    Aims,
    Answer,
    Assessment,
    CatalogueUsed,
    Counted,
    Evidence,
    Last,
    Organisation,
    Present,
    Priority,
    Progress,
    Sitting,
)
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.ground.models import OpenPart, replace

CATALOGUE = load()
DAY, NEXT = datetime.date(2026, 11, 22), datetime.date(2026, 11, 23)
OTHER: Mapping[str, Any] = {
    "level": "fully",
    "aim": "fully",
    "status": "later",
    "nation": "wales",
    "form": "cic",
    "facts": {"age": "under 6 months", "services": 4, "paid-staff": False},
    "services": {"direct-payments": "partner"},
    "views": {"fully": 2},
    "hands": {"fully": 2},
    "barriers": {"income": False},
    "confirmed": ("governance",),
    "extra": {"colour": ["red", 2], "deep": {"a": 1.5}},
}
"""What stands in the other copy, by the name of the key; texts, numbers and days are made."""

LAST = Last(date=DAY, status="rated", level="partly", reason="Old.", asked="Old words.")
FULL = Assessment(
    assessment=About(id="review-1", title="Review", started=DAY, adopted=DAY, renewed_from="before", actions_before=1),
    organisation=Organisation(
        name="Riverside", people="us", nation="england", form="group", area="Here", stop="a", facts={"age": "x"}
    ),
    catalogue=CatalogueUsed(id="dh-ulo-design-criteria", version="2026.2"),
    sittings=(
        Sitting(id=1, date=DAY, guide="Sam", place="Hall", present=Present(staff=1), quorate=True, access="A", conflicts="B"),
    ),
    answers={
        "rights": Answer(
            revision=1, asked="Words.", status="rated", level="partly", aim="mostly", sitting=1, reason="Why.",
            partner="P", note="N", evidence=(Evidence(what="E", where="W"),), views={"partly": 1},
            hands={"partly": 1}, agreed=False, concern="C", parked="K", voting=7, from_constituency=5,
            disabled=4, services={"direct-payments": "we-do"}, last=LAST,
        )
    },
    aims=Aims(confirmed=("values",)),
    barriers={"income": True},
    priorities=(Priority(criterion="rights", reason="R"),),
    actions=(
        Action(
            id=1, criterion="rights", what="Do", who="Jo", by=DAY, needs="N", cost="C",
            progress=(Progress(date=DAY, text="T"),),
        ),
    ),
    replies=(Counted(mark="m", content="c", views={"rights": "partly"}),),
)  # fmt: skip
FULL = replace(
    FULL,
    answers={"rights": replace(FULL.answers["rights"], extra={"colour": "blue"})},
    extra={"colour": "blue"},
)


def changed(part: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Give every way to change one key of a part, with its place."""
    for field in (*type(part).model_fields, "extra"):
        for name, other in _others(field, getattr(part, field)):
            yield f"{place}{name}", replace(part, **{field: other})


def _others(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if name in OTHER:
        yield name, OTHER[name]
    elif isinstance(value, OpenPart):
        yield from changed(value, f"{name}.")
    elif isinstance(value, tuple):
        yield from ((place, (other,)) for place, other in changed(value[0], f"{name}."))
    elif name == "answers":
        yield from ((place, {"rights": other}) for place, other in changed(value["rights"], f"{name}."))
    elif isinstance(value, str):
        yield name, "Something else"
    elif isinstance(value, bool):
        yield name, not value
    elif isinstance(value, int):
        yield name, value + 1
    elif isinstance(value, datetime.date):
        yield name, NEXT


WITHOUT_A_WORD = {"schema_version", "answers.asked", "answers.sitting"}
"""The form of the file, and what goes with an answer: these make no difference of their own."""
CHANGED = {place: other for place, other in changed(FULL) if place not in {*WITHOUT_A_WORD, "assessment.id"}}


def test_the_table_of_changes_has_all_there_is() -> None:
    assert len(CHANGED) > 60
    assert {
        "organisation.facts",
        "sittings.present.staff",
        "answers.evidence.where",
        "actions.progress.text",
    } <= set(CHANGED)


@pytest.mark.parametrize("place", CHANGED)
def test_every_change_is_told_in_every_form(place: str) -> None:
    it = Copies(FULL, CHANGED[place], "a.toml", "b.toml")
    assert put_together(*it[:2]).differences, place
    said = plain_text.render(copies(it, CATALOGUE))
    assert "They say the same" not in said
    assert not {"None", "Answer(", "datetime"} & set(said.replace("(", "( ").split())
    assert json.loads(as_json(it, CATALOGUE))["differences"]
    assert all(row["what"] and row["first"] != row["second"] for row in read_csv(table(it, CATALOGUE)))


@pytest.mark.parametrize("place", sorted(WITHOUT_A_WORD))
def test_what_goes_with_an_answer_is_no_difference_of_its_own(place: str) -> None:
    other = dict(changed(FULL))[place]
    assert put_together(FULL, other).differences == ()
