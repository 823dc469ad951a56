"""Dates as people write them, read from a Thursday in November."""

import datetime
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_selfcheck.ground.dates import day, read_date
from ulo_selfcheck.ground.problem import Problem

HERE = datetime.date(2026, 11, 26)

TO_COME = {
    "31 March 2027": (
        *("31/3/2027", "31/3/27", "31.3.2027", "31-3-2027", "2027-03-31", "31 3 2027", "31 March 2027"),
        *("31 Mar 27", "31-Mar-27", "31mar2027", "31st March", "31st of March, 2027", "by the 31st March"),
        *(
            "Wed 31 March",
            "March 31st",
            "March 31 2027",
            "March 2027",
            "march",
            "end of March.",
            "END OF MAR",
        ),
    ),
    "30 June 2027": ("end of June", "June", "June 2027", "late June", "30/6"),
    "15 June 2027": ("mid-June", "middle of June", "15 Jun"),
    "1 May 2027": ("start of May", "beginning of May 2027", "early May", "1st of May"),
    "26 February 2027": ("in 3 months", "3 months", "in three months' time", "within 3 months from now"),
    "10 December 2026": ("in 2 weeks", "in a fortnight", "in two weeks", "14 days"),
    "26 November 2027": ("in a year", "a year from now", "in 12 months"),
    "31 December 2026": (
        "next month",
        "end of next month",
        "end of the year",
        "end of this year",
        "December",
    ),
    "30 November 2026": ("this month", "end of the month"),
    "31 December 2027": ("next year", "end of next year", "2027"),
    "27 November 2026": ("tomorrow", "Friday", "next Friday"),
    "3 December 2026": ("next week", "Thursday"),
    "26 November 2026": ("today", "26 November", "26/11"),
    "29 February 2028": ("29 Feb",),
    "1 September 2027": ("1 Sept", "1st Sep"),
}
GONE_BY = {
    "10 December 2025": ("10 December", "10/12"),
    "31 March 2026": ("31 March", "March"),
    "15 October 2026": ("6 weeks ago",),
    "20 November 2026": ("Friday",),
    "19 November 2026": ("Thursday",),
    "25 November 2026": ("yesterday",),
    "31 October 2026": ("last month",),
    "31 December 2025": ("last year", "2025"),
}


@pytest.mark.parametrize(
    ("said", "line"), [(said, line) for said, lines in TO_COME.items() for line in lines]
)
def test_a_day_to_come_is_read_as_people_write_it(said: str, line: str) -> None:
    assert day(read_date(line, HERE)) == said


@pytest.mark.parametrize(
    ("said", "line"), [(said, line) for said, lines in GONE_BY.items() for line in lines]
)
def test_a_day_that_has_gone_by_is_the_last_such_day(said: str, line: str) -> None:
    assert day(read_date(line, HERE, gone_by=True)) == said


@pytest.mark.parametrize(
    "line",
    [
        *("", "soon", "by", "0/0/0", "99/99/9999", "1/1/0001", "Ma", "end"),
        *(
            "in 9999 years",
            "in 0 days",
            "12",
            "31/3/2027 or so",
            "the week",
            "1 2 3 4",
            "asap",
            "31 Marchember",
        ),
    ],
)
def test_what_is_no_date_is_told_with_how_to_write_one(line: str) -> None:
    with pytest.raises(Problem, match=r"is not a date we understand\. Type one such as"):
        read_date(line, HERE)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("31 June", "There is no 31 June."),
        ("31/6/2027", "There is no 31 June in 2027."),
        ("30 Feb", "There is no 30 February."),
        ("29 February 2027", "There is no 29 February in 2027."),
    ],
)
def test_a_day_that_no_month_has_is_named(line: str, said: str) -> None:
    with pytest.raises(Problem, match=said):
        read_date(line, HERE)


def test_a_day_in_the_past_is_explained_with_days_in_the_past() -> None:
    with pytest.raises(Problem, match="last Friday or 2 weeks ago"):
        read_date("some time", HERE, gone_by=True)
    assert read_date("last Friday", HERE, gone_by=True) < HERE


def test_a_month_and_a_number_that_could_be_a_day_or_a_year_are_never_guessed() -> None:
    with pytest.raises(Problem, match="Do you mean 27 March, or March 2027"):
        read_date("March 27", HERE)


@given(
    day_of=st.dates(datetime.date(1900, 1, 1)),
    here=st.dates(datetime.date(1900, 1, 1), datetime.date(2900, 1, 1)),
)
def test_a_day_in_our_own_words_is_read_back_as_itself(day_of: datetime.date, here: datetime.date) -> None:
    assert read_date(day(day_of), here) == read_date(day_of.isoformat(), here) == day_of


@given(line=st.text(max_size=30))
def test_any_text_is_a_date_or_a_problem_and_nothing_else(line: str) -> None:
    with suppress(Problem):
        assert isinstance(read_date(line, HERE), datetime.date)
