"""Plain data into typed values: every fault at once, each with its place and what is allowed."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

import pytest
from pydantic import Field

from ulo_selfcheck.ground.faults import Findings, place, read
from ulo_selfcheck.ground.models import Count, Many, OpenPart, Part


class Cup(Part):
    colour: Literal["red", "green", "blue"]
    sips: Count = 0


class Table(OpenPart):
    name: str
    laid: bool = False
    seats: int = 4
    bought: dt.date | None = None
    last_cleaned: dt.datetime | None = None
    cups: Many[Cup] = ()
    guests: Mapping[Literal["ann", "bob"], Count] = Field(default_factory=dict)
    mood: bool | int | str = ""


def faults(kind: type[Any], **data: Any) -> dict[str, str]:
    """Give the problems that are found, by their place."""
    found = Findings()
    assert read(kind, data, found) is None
    return {place(fault.path): fault.problem for fault in found.faults}


def built(**data: Any) -> Table:
    found = Findings()
    table = read(Table, data, found)
    assert table is not None, found.faults
    return table


def test_sound_data_becomes_the_thing_it_describes() -> None:
    table = built(
        name="Kitchen", cups=[{"colour": "red", "sips": 2}], guests={"ann": 1}, bought=dt.date(2026, 1, 2)
    )
    assert table == Table(
        name="Kitchen", cups=(Cup(colour="red", sips=2),), guests={"ann": 1}, bought=dt.date(2026, 1, 2)
    )


def test_every_fault_is_told_at_once() -> None:
    found = faults(
        Table, laid="yes", seats=2.5, cups=[{"colour": "red"}, {"colour": "reed", "sips": -1}, 7], guests=[]
    )
    assert sorted(found) == [
        "cups, number 2.colour",
        "cups, number 2.sips",
        "cups, number 3",
        "guests",
        "laid",
        "name",
        "seats",
    ]


def test_what_is_missing_is_named() -> None:
    assert faults(Table) == {"name": "This is missing, and it is needed."}


def test_a_wrong_choice_is_told_with_what_is_allowed_and_the_nearest() -> None:
    assert faults(Cup, colour="gren") == {
        "colour": "This is 'gren'. It can be one of: red, green, blue. Did you mean 'green'?"
    }


def test_a_choice_like_none_of_them_gets_no_guess() -> None:
    assert faults(Cup, colour="octarine")["colour"].endswith("It can be one of: red, green, blue.")


def test_a_number_beyond_its_rule_is_told_with_the_rule() -> None:
    assert faults(Cup, colour="red", sips=-1) == {
        "sips": "This is -1. It can be a whole number from 0 up, at most 1,000,000."
    }


@pytest.mark.parametrize(
    ("key", "value", "allowed"),
    [
        ("name", 5, "words in quotes"),
        ("name", ["a"], "words in quotes"),
        ("seats", True, "a whole number"),
        ("seats", "4", "a whole number"),
        ("seats", 4.0, "a whole number"),
        ("seats", {}, "a whole number"),
        ("laid", 1, "true or false"),
        ("laid", "true", "true or false"),
        ("bought", dt.datetime(2026, 1, 2, 3, 4), "a date such as"),
        ("bought", "2026-01-02", "a date such as"),
        ("last-cleaned", dt.date(2026, 1, 2), "a date and time with Z at its end, such as"),
        ("cups", {}, "a list in [ ]"),
        ("cups", "red", "a list in [ ]"),
        ("guests", "ann", "a table"),
        ("mood", 1.5, "true or false, a whole number or words in quotes"),
    ],
)
def test_a_wrong_kind_of_value_is_told_with_the_right_one(key: str, value: object, allowed: str) -> None:
    found = faults(Table, **{"name": "Kitchen", key: value})
    assert list(found) == [key]
    assert f"It can be {allowed}" in found[key]


def test_yes_is_not_a_number_even_where_a_rule_would_allow_it() -> None:
    assert faults(Cup, colour="red", sips=True) == {"sips": "This is true. It can be a whole number."}


def test_a_value_of_many_kinds_keeps_its_own() -> None:
    assert built(name="x", mood=True).mood is True
    assert built(name="x", mood=1).mood == 1
    assert built(name="x", mood="good").mood == "good"


def test_a_wrong_name_inside_a_table_is_told_with_its_place() -> None:
    assert faults(Table, name="x", guests={"anne": 1})["guests.anne"].endswith("Did you mean 'ann'?")


def test_an_unknown_key_is_kept_where_there_is_room_and_told_with_the_nearest_name() -> None:
    found = Findings()
    table = read(Table, {"name": "Kitchen", "seat": {"deep": [1, 2]}}, found)
    assert table is not None
    assert table.extra == {"seat": {"deep": [1, 2]}}
    assert [(place(one.path), one.problem) for one in found.notices] == [
        ("seat", "'seat' is not a name we know: did you mean 'seats'?")
    ]


def test_an_unknown_key_is_a_fault_where_there_is_no_room() -> None:
    assert faults(Cup, colour="red", colours="blue") == {
        "colours": "'colours' is not a name we know: did you mean 'colour'?"
    }


def test_a_key_called_extra_is_unknown_like_any_other() -> None:
    assert built(name="x", extra=3).extra == {"extra": 3}


def test_a_key_has_one_spelling_with_hyphens() -> None:
    cleaned = dt.datetime(2026, 1, 2, 3, 4)
    assert built(name="x", **{"last-cleaned": cleaned}).last_cleaned == cleaned
    found = Findings()
    table = read(Table, {"name": "x", "last_cleaned": cleaned}, found)
    assert table is not None
    assert (table.last_cleaned, table.extra) == (None, {"last_cleaned": cleaned})
    assert found.notices[0].problem == "'last_cleaned' is not a name we know: did you mean 'last-cleaned'?"


def test_faults_are_told_in_the_order_in_which_they_stand() -> None:
    found = Findings()
    read(Table, {"seats": "x", "cups": [{"sips": -1}], "laid": 1}, found)
    assert [place(one.path) for one in found.faults] == [
        "seats",
        "cups, number 1.sips",
        "cups, number 1.colour",
        "laid",
        "name",
    ]


def test_a_text_beyond_all_bounds_is_refused_without_being_shown() -> None:
    found = faults(Table, name="x" * 1_000_001)
    assert found == {"name": "This text is too long. It can be up to 1,000,000 characters."}


@pytest.mark.parametrize("value", ["long " * 1000, 16**5000, [[1]] * 1000], ids=["text", "number", "list"])
def test_a_long_value_is_told_in_a_short_sentence(value: object) -> None:
    assert len(faults(Table, name="x", laid=value)["laid"]) < 120


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ((), ""),
        (("name",), "name"),
        (("cups", 0, "colour"), "cups, number 1.colour"),
        (("cups", 2), "cups, number 3"),
    ],
)
def test_a_place_is_said_as_people_count(path: tuple[str | int, ...], said: str) -> None:
    assert place(path) == said
