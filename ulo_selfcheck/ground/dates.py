"""Days and times: today, now, a day in words, a day as people type it."""

import datetime

from ulo_selfcheck.ground.problem import Problem


def day(date: datetime.date) -> str:
    """Return a date as people say it: '22 November 2026'."""
    return f"{date.day} {date:%B %Y}"


def now() -> datetime.datetime:
    """Return the time in UTC, to the second, as it is written in the file."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")


def read_date(line: str) -> datetime.date:
    """Return the date that was typed, day first.

    Raises:
        Problem: it is not a date we understand.
    """
    for form in _FORMS:
        try:
            return datetime.datetime.strptime(line.strip(), form).date()  # noqa: DTZ007  (a day, not a time)
        except ValueError:
            continue
    raise Problem(f'"{line[:60]}" is not a date we understand. Type day, month and year, such as 31/3/2027.')


def today() -> datetime.date:
    """Return the day it is here: dates are local, times are UTC."""
    return datetime.date.today()  # noqa: DTZ011
