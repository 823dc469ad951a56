"""Then and now for other programs: as JSON, and as a table with a row for each criterion.

The keys and the columns are part of our promise; `help/9-compare.md` describes them.
"""

from collections.abc import Iterator
from typing import Any

from ulo_selfcheck.analysis.then_and_now import (
    ChosenThen,
    Comparison,
    CriterionThenAndNow,
    Followed,
    ReviewSide,
    Said,
)
from ulo_selfcheck.answers.review import SCHEMA
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents import report_csv
from ulo_selfcheck.documents.comparison import note_words
from ulo_selfcheck.documents.formats import csv_table
from ulo_selfcheck.documents.formats.json_text import json_text


def as_json(comparison: Comparison) -> str:
    """Return two reviews compared as JSON text, letters as they are."""
    return json_text({"schema": SCHEMA, **data(comparison)})


def data(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as it stands in JSON."""
    return {
        "then": review(comparison.then),
        "now": review(comparison.now),
        "notes": note_words(comparison.notes),
        "can_be_compared": comparison.compared,
        "asked": comparison.asked,
        "criteria": [_line(one) for one in comparison.lines],
        "chosen": [_chosen(one) for one in comparison.chosen],
        "actions": [_action(one) for one in comparison.actions],
    }


def review(review: ReviewSide) -> dict[str, Any]:
    used = review.catalogue
    return {
        "organisation": review.organisation,
        "title": review.title,
        "date": review.date.isoformat() if review.date else None,
        "catalogue": {"id": used.id, "version": used.version} if used else None,
    }


def _line(line: CriterionThenAndNow) -> dict[str, Any]:
    return {
        "id": line.id,
        "title": line.title,
        "change": line.change,
        "steps": line.steps,
        "then": said(line.then),
        "now": said(line.now),
        "other_words": line.other_words,
        "came_from": list(line.came_from),
        "replaced_by": list(line.replaced_by),
    }


def said(said: Said) -> dict[str, Any]:
    return {
        "status": said.status,
        "level": said.level if said.status == "rated" else None,
        "aim": said.aim,
        "reason": said.reason,
        "concern": said.concern,
        "voting": said.voting,
        "from_constituency": said.from_constituency,
        "disabled": said.disabled,
        "services": dict(said.services),
        "basic_needs": dict(said.basic_needs),
        "asked": said.asked,
        "revision": said.revision,
    }


def _chosen(chosen: ChosenThen) -> dict[str, Any]:
    return {
        "id": chosen.priority.criterion,
        "reason": chosen.priority.reason,
        "change": chosen.line.change if chosen.line else None,
    }


def _action(followed: Followed) -> dict[str, Any]:
    action = followed.now or followed.then
    return {
        "id": action.criterion,
        "what": action.what,
        "who": action.who,
        "by": action.by.isoformat() if action.by else None,
        "became": followed.became,
    }


def table(comparison: Comparison, catalogue: Catalogue) -> str:
    """Return the comparison as CSV, a row for each criterion."""
    return csv_table.table(_rows(comparison, catalogue))


def _rows(comparison: Comparison, catalogue: Catalogue) -> Iterator[csv_table.Row]:
    reviews = {
        "organisation": comparison.now.organisation,
        "review_then": comparison.then.title,
        "review_now": comparison.now.title,
        "date_then": comparison.then.date.isoformat() if comparison.then.date else "",
        "date_now": comparison.now.date.isoformat() if comparison.now.date else "",
    }
    for line in comparison.lines:
        yield {
            "id": line.id,
            **number_and_group(line.id, catalogue),
            "title": line.title,
            **report_csv.moved_cells(line),
            **_cells(line.then, "then", catalogue),
            **_cells(line.now, "now", catalogue),
            "other_words": "yes" if line.other_words else "",
            "came_from": " ".join(line.came_from),
            "replaced_by": " ".join(line.replaced_by),
            **reviews,
        }


def number_and_group(criterion: str, catalogue: Catalogue) -> csv_table.Row:
    if criterion not in catalogue:
        return {"number": "", "group": ""}
    known = catalogue[criterion]
    return {"number": str(known.number), "group": catalogue.group(known.group).name}


def _cells(said: Said, when: str, catalogue: Catalogue) -> csv_table.Row:
    return {
        f"answer_{when}": catalogue.name(said.word),
        f"level_{when}": said.level or "" if said.status == "rated" else "",
        f"aim_{when}": said.aim or "",
        f"reason_{when}": said.reason,
        f"asked_{when}": said.asked,
    }
