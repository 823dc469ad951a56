"""The plan as days for a calendar: one for each open action that has a day, and one to look at the whole plan."""

import datetime
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ulo_selfcheck.analysis.action_plan import Planned, Plans
from ulo_selfcheck.analysis.answer_words import action_words
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.dates import months_on
from ulo_selfcheck.ground.english import count, sentence
from ulo_selfcheck.ground.text import safe

if TYPE_CHECKING:
    from icalendar import Event

REVIEW = "Look at the whole plan together"
MONTHS_TO_REVIEW = 3
_REMINDER = datetime.timedelta(days=-7, hours=9)
"""A week before, at nine in the morning: a day without an hour begins at midnight, when nobody wants to be called."""


def calendar(plans: Plans, catalogue: Catalogue) -> str:
    """Return the plan in the form that calendars read."""
    from icalendar import Calendar  # noqa: PLC0415  (needed for this alone)

    made = Calendar()
    made.add("prodid", "-//ULO self-check//EN")
    made.add("version", "2.0")
    for event in _events(plans, catalogue):
        made.add_component(event)
    written: bytes = made.to_ical()
    return written.decode()


def _events(plans: Plans, catalogue: Catalogue) -> Iterator["Event"]:
    several = len(plans.named) > 1
    for one in (*plans.passed, *plans.coming):
        if one.action.by:
            whose = f"{one.whose}. " if several else ""
            said = f"{whose}{' '.join(_what_and_who(one))}"
            about = f"{catalogue.title(one.action.criterion)}: {action_words(one.action)}"
            yield _event(plans, one.action.by, said, about, _mark(one))
    whose = ", ".join(name for name, _ in plans.named)
    yield _event(
        plans, months_on(plans.today, MONTHS_TO_REVIEW), REVIEW, _open_words(plans), f"review {whose}"
    )


def _what_and_who(one: Planned) -> Iterator[str]:
    yield sentence(one.action.what)
    if one.action.who:
        yield sentence(f"Who: {one.action.who}")


def _open_words(plans: Plans) -> str:
    still = sum(len(plan.open) for _, plan in plans.named)
    without = len(plans.without_day)
    said = [f"When this was made, {count(still, 'action was', 'actions were')} open."]
    if without:
        said.append(f"{count(without, 'has', 'have')} no day yet.")
    return " ".join((*said, "What is done? What is stuck? What comes next? Then choose the next day."))


def _mark(one: Planned) -> str:
    """Return what an action is known by, so that a calendar takes a newer date for the same action."""
    return f"{one.whose} {one.action.criterion} {one.action.id}"


def _event(plans: Plans, on: datetime.date, said: str, about: str, mark: str) -> "Event":
    from icalendar import Alarm, Event  # noqa: PLC0415

    event = Event()
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, mark)))
    event.add("dtstamp", datetime.datetime.combine(plans.today, datetime.time.min, datetime.UTC))
    event.add("dtstart", on)
    event.add("summary", safe(said))
    event.add("description", safe(about))
    event.add("transp", "TRANSPARENT")  # a day to do something by does not make anybody busy
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", safe(said))
    reminder.add("trigger", _REMINDER)
    event.add_component(reminder)
    return event
