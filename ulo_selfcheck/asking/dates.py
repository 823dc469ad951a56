"""A day, as people type it."""

import datetime

from ulo_selfcheck.asking.asker import Asker
from ulo_selfcheck.problem import Problem

_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")


async def ask_date(ask: Asker, question: str) -> datetime.date | None:
    """Ask for a day until it is understood; None where it is left out."""
    while line := await ask.line(question):
        try:
            return read_date(line)
        except Problem as problem:
            await ask.say(f"Problem: {problem}")
    return None


def read_date(line: str) -> datetime.date:
    """Give the date that was typed, day first.

    Raises:
        Problem: it is not a date we understand.
    """
    for form in _FORMS:
        try:
            return datetime.datetime.strptime(line.strip(), form).date()  # noqa: DTZ007  (a day, not a time)
        except ValueError:
            continue
    raise Problem(f'"{line[:60]}" is not a date we understand. Type day, month and year, such as 31/3/2027.')
