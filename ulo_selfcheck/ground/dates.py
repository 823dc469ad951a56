"""Days and times: today, now, a day in words, a day as people type it."""

import calendar
import datetime
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ulo_selfcheck.ground.english import listing, number_word
from ulo_selfcheck.ground.problem import Problem

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SMALL_WORDS = frozenset({"by", "before", "on", "the", "of", "in", "within", "about", "time", "from", "now"})
_NUMBERS = {number_word(number): number for number in range(1, 11)}
_NUMBERS |= {"a": 1, "an": 1, "eleven": 11, "twelve": 12}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_IN = {"month": 1, "year": 12}
_PARTS = {"start": 1, "beginning": 1, "early": 1, "middle": 15, "mid": 15, "end": 31, "late": 31}
_ORDINAL = "(st|nd|rd|th)?"
_FIRST_YEAR = 1900


def day(date: datetime.date) -> str:
    """Return a date as people say it: '22 November 2026'."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def days(dates: Sequence[datetime.date]) -> str:
    """Return several dates, the year of each said once: '14 October and 4 November 2026'."""
    said = [day(one) for one in dates]
    for number, (one, after) in enumerate(pairwise(dates)):
        if one.year == after.year:
            said[number] = said[number].removesuffix(f" {one.year}")
    return listing(said)


def today() -> datetime.date:
    """Return the day it is here: dates are local, times are UTC."""
    return datetime.date.today()  # noqa: DTZ011


def now() -> datetime.datetime:
    """Return the time in UTC, to the second, as it is written in the file."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def read_date(line: str, here: datetime.date | None = None, *, gone_by: bool = False) -> datetime.date:
    """Return the day that was typed as people in Britain write it: day first, a month alone up to its end.

    Args:
        line: what was typed.
        here: the day from which 'in 3 months' counts; today unless given.
        gone_by: a day without its year is the last such day, not the next.

    Raises:
        Problem: it is not a date we understand, it could be two, or there is no such day.
    """
    typed = _Typed(_plain(line), here or today(), gone_by)
    try:
        found = _in_figures(typed) or _with_month(typed) or _part(typed) or _far_off(typed) or _named(typed)
    except (ValueError, OverflowError):  # there is no such month or year, or it is beyond all calendars
        found = None
    if found and found.year >= _FIRST_YEAR:
        return found
    such = "31 March, last Friday or 2 weeks ago" if gone_by else "31 March 2027, end of June or in 3 months"
    raise Problem(f'"{line.strip()[:60]}" is not a date we understand. Type one such as {such}.')


def _plain(line: str) -> str:
    """Return a line without what changes nothing: 'By the 31st of March, 2027' is '31st march 2027'."""
    said = re.sub(r"['\u2019](s\b)?", "", line.casefold().strip(" .!?"))
    said = said.replace(",", " ").replace("mid-", "mid ")
    said = " ".join(word for word in said.split() if word not in _SMALL_WORDS)
    weekday = "|".join(f"{name}|{name[:3]}" for name in _WEEKDAYS)
    return re.sub(rf"^(?:{weekday}) (?=.*\d)", "", said)  # 'Wed 31 March' says the day itself


class _Typed(NamedTuple):
    """What was typed, and the day and the direction that it is read from."""

    said: str
    here: datetime.date
    gone_by: bool

    def parts(self, pattern: str) -> tuple[str, ...] | None:
        found = re.fullmatch(pattern, self.said)
        return found and tuple(one or "" for one in found.groups())

    def on(self, number: int, month: int, year: str, *, at_most: bool = False) -> datetime.date:
        """Return a day of a month, without a year the nearest. `at_most`: the last where a month is shorter.

        Raises:
            Problem: there is no such day, as 31 June.
        """
        if year:
            whole = int(year) + (2000 if len(year) == 2 else 0)
            if found := _day_of(number, month, whole, at_most=at_most):
                return found
            raise Problem(f"There is no {number} {_MONTHS[month - 1]} in {whole}. Type another day.")
        step = -1 if self.gone_by else 1
        for one in range(self.here.year, self.here.year + 9 * step, step):  # 29 February may be 8 years off
            found = _day_of(number, month, one, at_most=at_most)
            if found and (found <= self.here if self.gone_by else found >= self.here):
                return found
        raise Problem(f"There is no {number} {_MONTHS[month - 1]}. Type another day.")


def _day_of(number: int, month: int, year: int, *, at_most: bool) -> datetime.date | None:
    last = calendar.monthrange(year, month)[1]
    if number > last and not at_most:
        return None
    return datetime.date(year, month, min(number, last))


def _month(word: str) -> int:
    """Return which month a word names, or its first letters, three or more; 0 where it names none."""
    named = (number for number, name in enumerate(_MONTHS, 1) if name.casefold().startswith(word))
    return next(named, 0) if len(word) >= 3 else 0


def _in_figures(typed: _Typed) -> datetime.date | None:
    """Read 31/3/2027, 31.3.27, 31-3 and 2027-03-31."""
    if found := typed.parts(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"):
        year, month, number = found
    elif found := typed.parts(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d\d))?"):
        number, month, year = found
    else:
        return None
    return typed.on(int(number), int(month), year)


def _with_month(typed: _Typed) -> datetime.date | None:
    """Read 31 March 2027, 31 Mar 27, 31 March, March 31 2027.

    Raises:
        Problem: 'March 27' could be the day or the year.
    """
    if found := typed.parts(rf"(\d{{1,2}}){_ORDINAL}[- ]?([a-z]+)[- ]?(\d{{4}}|\d\d)?"):
        number, _, name, year = found
    elif found := typed.parts(rf"([a-z]+) (\d{{1,2}}){_ORDINAL}(?: (\d{{4}}))?"):
        name, number, ordinal, year = found
        if _month(name) and len(number) == 2 and not ordinal and not year:
            month = _MONTHS[_month(name) - 1]
            raise Problem(f"Do you mean {int(number)} {month}, or {month} 20{number}? Type one of these.")
    else:
        return None
    return typed.on(int(number), _month(name), year) if _month(name) else None


def _part(typed: _Typed) -> datetime.date | None:
    """Read end of June, mid March 2027, March 2027, next month, end of the year, 2027: up to the end of it."""
    found = typed.parts(rf"(?:({'|'.join(_PARTS)}) )?(?:(this|next|last) )?([a-z]+)?(?: ?(\d{{4}}))?")
    if not found:
        return None
    part, which, name, year = found
    on = {"next": 1, "last": -1}.get(which, 0)
    number = _PARTS.get(part, 31)
    if name == "year" or (year and not name):
        month = {1: 1, 15: 6}.get(number, 12)
        return typed.on(number, month, year or str(typed.here.year + on), at_most=True)
    if name == "month" and (part or which):
        first = months_on(typed.here.replace(day=1), on)
        return typed.on(number, first.month, str(first.year), at_most=True)
    month = _month(name)
    return typed.on(number, month, year, at_most=True) if month else None


def _far_off(typed: _Typed) -> datetime.date | None:
    """Read in 3 months, two weeks, a year from now, 6 weeks ago."""
    found = typed.parts(r"(\d{1,4}|[a-z]+) (day|week|fortnight|month|year)s?( ago)?")
    if not found:
        return None
    said, unit, ago = found
    number = int(said) if said.isdecimal() else _NUMBERS.get(said, 0)
    number *= -1 if ago else 1
    if not number:
        return None
    if unit in _DAYS_IN:
        return typed.here + datetime.timedelta(days=number * _DAYS_IN[unit])
    return months_on(typed.here, number * _MONTHS_IN[unit])


def months_on(date: datetime.date, months: int) -> datetime.date:
    """Return the same day so many months later; the last of that month where it is shorter."""
    years, month = divmod(date.month - 1 + months, 12)
    year = date.year + years
    return datetime.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def _named(typed: _Typed) -> datetime.date | None:
    """Read today, tomorrow, next week, Friday."""
    near = {"yesterday": -1, "today": 0, "tomorrow": 1, "next week": 7}
    if typed.said in near:
        return typed.here + datetime.timedelta(days=near[typed.said])
    name = typed.said.removeprefix("next ").removeprefix("this ")
    if typed.gone_by:
        name = name.removeprefix("last ")
    if name not in _WEEKDAYS:
        return None
    apart = _WEEKDAYS.index(name) - typed.here.weekday()
    days = -((-apart - 1) % 7 + 1) if typed.gone_by else (apart - 1) % 7 + 1
    return typed.here + datetime.timedelta(days=days)
