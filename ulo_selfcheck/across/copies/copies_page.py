"""Two copies of one review in words: what differs, which was saved later, and how to go on."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ulo_selfcheck.across.copies.difference import alone_words, label, values
from ulo_selfcheck.across.copies.merge import (
    Choice,
    Difference,
    Kind,
    Place,
    Together,
    Which,
    left_out,
    put_together,
    saved_later,
)
from ulo_selfcheck.answers.review import SCHEMA, Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.formats import csv_table
from ulo_selfcheck.documents.formats.json_text import json_text
from ulo_selfcheck.documents.titled import titled, to_take_away
from ulo_selfcheck.documents.tree import Block, Document, Facts, Heading, Paragraph, listed
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import count

NO_DIFFERENCE = "They say the same. You can go on with either."
HOW_TO_GO_ON = (
    "To put them together, choose 'Compare two reviews' at the start of the program.",
    "Or run compare on both copies in a terminal. After -o, give a new name that ends in .toml.",
    "It asks you which to keep, one thing after another. Neither copy is changed.",
)


class Copies(NamedTuple):
    """Two copies of one review, and what each is called here."""

    first: Assessment
    second: Assessment
    first_name: str
    second_name: str


def copies(copies: Copies, catalogue: Catalogue) -> Document:
    """Compose what differs between two copies of one review."""
    ours = copies.first.organisation.name
    blocks = (
        Paragraph(
            f"The first is {copies.first_name}. The second is {copies.second_name}. {later_words(copies)}"
        ),
        *_differences(put_together(copies.first, copies.second), copies, catalogue),
    )
    return to_take_away(f"Two copies of one review: {ours}", blocks, catalogue, ours)


def later_words(copies: Copies) -> str:
    """Return in words which copy was saved later."""
    later = saved_later(copies.first, copies.second)
    if later is None:
        return "We cannot tell which was saved later."
    review = copies.first if later == "first" else copies.second
    time = review.assessment.updated
    on = f", on {day(time.date())} at {time:%H:%M} UTC" if time else ""
    return f"The {later} was saved later{on}."


def _differences(together: Together, copies: Copies, catalogue: Catalogue) -> Iterator[Block]:
    if not together.differences:
        yield Paragraph(NO_DIFFERENCE)
        return
    differ = (*together.of("differ"), *together.of("left-out"))
    if differ:
        yield Heading(2, "They differ")
        for one in differ:
            first, second = values(one, catalogue)
            yield Heading(3, label(one.place, catalogue))
            yield Facts((("The first", first), ("The second", second)))
    for which in ("first", "second"):
        alone = together.of("first-only" if which == "first" else "second-only")
        said = (f"{label(one.place, catalogue)}: {alone_words(one, catalogue)}" for one in alone)
        yield from listed(f"Only in the {which}", said, own_numbers=True)
    yield Heading(2, "How to go on")
    yield from (Paragraph(one) for one in _how_to_go_on(together, copies))


def _how_to_go_on(together: Together, copies: Copies) -> Iterator[str]:
    if whole := holds_all(together):
        name = copies.first_name if whole == "first" else copies.second_name
        other = "second" if whole == "first" else "first"
        yield f"The {whole} has everything that the {other} has. Go on with {name}."
        return
    yield from HOW_TO_GO_ON


def holds_all(together: Together) -> Which | None:
    """Return the copy in which everything of the other stands too; None where there is none."""
    kinds = {one.kind for one in together.differences}
    if kinds == {"first-only"}:
        return "first"
    return "second" if kinds == {"second-only"} else None


def kept_words(
    together: Together, choices: Mapping[Place, Choice], copies: Copies, catalogue: Catalogue
) -> list[str]:
    """Return in words what came of putting two copies together, and everything that was left out."""
    alone = len(together.of("first-only")) + len(together.of("second-only"))
    usual = saved_later(copies.first, copies.second) or "first"
    said = [f"{count(alone, 'thing')} came along from one copy alone."] if alone else []
    for one in left_out(together, choices, usual):
        first, second = values(one, catalogue)
        name = label(one.place, catalogue)
        if one.kind == "left-out":
            said.append(f"Left out: {name}. The first says {first} The second says {second}")
        else:
            kept = choices.get(one.place, usual)
            said.append(
                f"Left out: {name}. {f'The second said: {second}' if kept == 'first' else f'The first said: {first}'}"
            )
    return said


def made(said: Iterable[str], catalogue: Catalogue) -> Document:
    """Compose what came of putting two copies together."""
    return titled("Both copies are put together", (Paragraph(one) for one in said), catalogue)


# For other programs


def as_json(copies: Copies, catalogue: Catalogue) -> str:
    """Return what differs between two copies as JSON text."""
    rows = [
        {**row, "place": list(one.place)}
        for one, row in _rows(put_together(copies.first, copies.second), catalogue)
    ]
    data = {"schema": SCHEMA, "saved_later": saved_later(copies.first, copies.second), "differences": rows}
    return json_text(data)


def table(copies: Copies, catalogue: Catalogue) -> str:
    """Return what differs between two copies as CSV, a row for each thing."""
    return csv_table.table(row for _, row in _rows(put_together(copies.first, copies.second), catalogue))


def _for_programs(value: Any, said: str) -> str:
    """Return a text as it was typed, and anything else in words."""
    if value in (None, "", (), {}):
        return ""
    return value if isinstance(value, str) else said


_KIND_WORDS: Mapping[Kind, str] = {
    "differ": "differ",
    "left-out": "differ",
    "first-only": "first-only",
    "second-only": "second-only",
}


def _rows(together: Together, catalogue: Catalogue) -> Iterable[tuple[Difference, csv_table.Row]]:
    for one in together.differences:
        words = values(one, catalogue)
        first, second = (
            _for_programs(value, said) for value, said in zip((one.first, one.second), words, strict=True)
        )
        yield (
            one,
            {
                "place": ".".join(one.place),
                "what": label(one.place, catalogue),
                "kind": _KIND_WORDS[one.kind],
                "first": first,
                "second": second,
            },
        )
