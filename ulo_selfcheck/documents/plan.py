"""The plan: what is open, who does it and by when. One page for a group; for an adviser, all groups together."""

from collections.abc import Iterator
from typing import Any

from ulo_selfcheck.analysis.action_plan import Plan, Planned, Plans
from ulo_selfcheck.analysis.answer_words import action_words, as_typed
from ulo_selfcheck.answers.review import SCHEMA, Action
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents import report_csv
from ulo_selfcheck.documents.formats import csv_table
from ulo_selfcheck.documents.formats.json_text import json_text
from ulo_selfcheck.documents.plan_calendar import calendar
from ulo_selfcheck.documents.titled import to_take_away
from ulo_selfcheck.documents.tree import Block, Document, Facts, Paragraph, listed
from ulo_selfcheck.ground.english import count, sentence

NO_ACTIONS = "There are no actions yet. Type plan in a sitting to add one."


def content(plans: Plans, catalogue: Catalogue, ending: str) -> Document | str:
    """Compose plans for a file with this ending: a table has every action, a calendar those with a day."""
    if ending == ".json":
        return json_text(data(plans, catalogue))
    if ending == ".ics":
        return calendar(plans, catalogue)
    return table(plans, catalogue) if ending == ".csv" else plan(plans, catalogue)


def plan(plans: Plans, catalogue: Catalogue) -> Document:
    """Compose the plan of one organisation, or of several."""
    several = len(plans.named) > 1
    whose = f"{len(plans.named)} plans together" if several else plans.named[0][1].organisation
    blocks = _blocks(plans, catalogue, several=several)
    return to_take_away(f"Plan: {whose}", blocks, catalogue, author="" if several else whose)


def _blocks(plans: Plans, catalogue: Catalogue, *, several: bool) -> Iterator[Block]:
    if several:
        yield Facts(tuple((whose, _counted(one, plans)) for whose, one in plans.named))
    else:
        yield Paragraph(_counted(plans.named[0][1], plans))
    for heading, planned in (
        ("Overdue", plans.passed),
        ("Coming up, by date", plans.coming),
        ("No date yet", plans.without_day),
        ("Let go", plans.let_go),
    ):
        said = (_said(one, plans, catalogue, several=several) for one in planned)
        yield from listed(heading, said, own_numbers=True)
    yield from _not_begun(plans, catalogue, several=several)


def _counted(one: Plan, plans: Plans) -> str:
    """Return in words how many are open, past their day, stuck, done and let go."""
    if not one.actions:
        return NO_ACTIONS
    passed = sum(1 for action in one.open if plans.days_ago(action))
    said = [f"{count(len(one.open), 'action is', 'actions are')} open."]
    if passed:
        said.append(f"The day of {passed} has passed.")
    stuck = sum(action.stands == "stuck" for action in one.open)
    if stuck:
        said.append(f"{count(stuck, 'is', 'are')} stuck.")
    if one.done:
        said.append(f"{count(one.done, 'is', 'are')} done.")
    if one.let_go:
        said.append(f"{count(len(one.let_go), 'is', 'are')} let go.")
    return " ".join(said)


def _said(one: Planned, plans: Plans, catalogue: Catalogue, *, several: bool) -> str:
    whose = f"{one.whose}. " if several else ""
    days = plans.days_ago(one.action)
    ago = f" That day was {count(days, 'day')} ago." if days else ""
    return f"{whose}{catalogue.numbered(one.action.criterion)}: {action_words(one.action)}{ago}"


def _not_begun(plans: Plans, catalogue: Catalogue, *, several: bool) -> Iterator[Block]:
    said = (
        f"{f'{whose}. ' if several else ''}{sentence(catalogue.numbered(one.criterion))}"
        f"{f' {as_typed(one.reason)}' if one.reason else ''}"
        for whose, plan in plans.named
        for one in plan.not_begun
    )
    return listed("Chosen, with no action yet", said, own_numbers=True)


def table(plans: Plans, catalogue: Catalogue) -> str:
    """Return every action as CSV, one to a row, those that are done too."""
    return csv_table.table(
        _row(one, action, plans, catalogue) for _, one in plans.named for action in one.actions
    )


def _row(one: Plan, action: Action, plans: Plans, catalogue: Catalogue) -> csv_table.Row:
    return {
        "id": action.criterion,
        "title": catalogue.title(action.criterion),
        **report_csv.action_cells(action),
        "day_passed": "yes" if plans.days_ago(action) else "",
        "organisation": one.organisation,
        "review": one.review,
    }


def data(plans: Plans, catalogue: Catalogue) -> dict[str, Any]:
    """Return plans as they stand in JSON: what each organisation chose, and each action, done or not."""
    return {
        "schema": SCHEMA,
        "plans": [
            {
                "organisation": one.organisation,
                "review": one.review,
                "chosen": [{"id": chosen.criterion, "reason": chosen.reason} for chosen in one.priorities],
                "actions": [_data(action, plans, catalogue) for action in one.actions],
            }
            for _, one in plans.named
        ],
    }


def _data(action: Action, plans: Plans, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": action.criterion,
        "title": catalogue.title(action.criterion),
        "number": action.id,
        "what": action.what,
        "who": action.who,
        "by": action.by.isoformat() if action.by else None,
        "days_ago": plans.days_ago(action),
        "needs": action.needs,
        "cost": action.cost,
        "stands": action.stands,
        "why": action.why,
        "progress": [{"date": one.date.isoformat(), "text": one.text} for one in action.progress],
    }
