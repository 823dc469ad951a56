"""Three reviews or more: what moved from each to the next, and from the first to the last."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ulo_selfcheck.analysis.then_and_now import Comparison, Years
from ulo_selfcheck.answers.review import SCHEMA
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents import comparison_data, report_csv
from ulo_selfcheck.documents.comparison import note_words, which
from ulo_selfcheck.documents.each_time import FIRST_TIME, counts, labels, picture
from ulo_selfcheck.documents.formats import csv_table
from ulo_selfcheck.documents.formats.json_text import json_text
from ulo_selfcheck.documents.titled import to_take_away
from ulo_selfcheck.documents.tree import Document, Facts, Heading, Paragraph


def content(years: Years, catalogue: Catalogue, ending: str) -> Document | str:
    """Compose several reviews beside one another, for a file with this ending."""
    if ending == ".json":
        return json_text(_data(years))
    return csv_table.table(_rows(years, catalogue)) if ending == ".csv" else over_the_years(years, catalogue)


def over_the_years(years: Years, catalogue: Catalogue) -> Document:
    """Compose what moved over several reviews, in words and as a picture."""
    ours = years.whole.now.organisation
    names = labels(years.sides)
    blocks = (
        Facts(tuple((name, which(side, years.whole)) for name, side in zip(names, years.sides, strict=True))),
        *(Paragraph(one) for one in _notes(years)),
        Heading(2, "What moved from each time to the next"),
        Facts(
            tuple(
                (f"{then} to {now}", said)
                for (then, now), said in zip(pairwise(names), _counted(years), strict=True)
            )
        ),
        Paragraph(f"From {names[0]} to {names[-1]}: {counts(years.whole, FIRST_TIME)}"),
        *picture(years, catalogue),
    )
    return to_take_away(f"{names[0]} to {names[-1]}: {ours}", blocks, catalogue, ours)


def _counted(years: Years) -> Iterator[str]:
    return (counts(one) for one in years.moves)


def _notes(years: Years) -> list[str]:
    """Return what to know first, each once. They stand in the order of their days, so no order is odd."""
    notes = dict.fromkeys(note for one in years.moves for note in one.notes if note != "other-order")
    return note_words(tuple(notes))


def _data(years: Years) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "reviews": [comparison_data.review(one) for one in years.sides],
        "notes": _notes(years),
        "moves": [_moves(one) for one in years.moves],
        "from_first_to_last": _moves(years.whole),
        "criteria": [
            {
                "id": line.id,
                "title": line.title,
                "change": line.change,
                "steps": line.steps,
                "answers": [comparison_data.said(one) for one in years.said(line.id)],
            }
            for line in years.whole.lines
        ],
    }


def _moves(comparison: Comparison) -> dict[str, int]:
    ways = {change: len(comparison.of(change)) for change in ("up", "same", "down")}
    return {"can_be_compared": comparison.compared, "asked": comparison.asked, **ways}


def _rows(years: Years, catalogue: Catalogue) -> Iterator[csv_table.Row]:
    names = labels(years.sides)
    for line in years.whole.lines:
        each = dict(zip(names, years.said(line.id), strict=True))
        yield {
            "id": line.id,
            **comparison_data.number_and_group(line.id, catalogue),
            "title": line.title,
            **report_csv.moved_cells(line),
            **{f"answer {name}": catalogue.name(said.word) for name, said in each.items()},
            "organisation": years.whole.now.organisation,
        }
