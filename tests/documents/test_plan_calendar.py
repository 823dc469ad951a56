"""The plan as days for a calendar: what, who and when, and a day to look at the whole."""

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.building import assessment_with
from tests.documents.test_report import CATALOGUE
from ulo_selfcheck.analysis.action_plan import Plan, Plans
from ulo_selfcheck.answers.review import Action, Assessment
from ulo_selfcheck.documents.plan_calendar import REVIEW, calendar
from ulo_selfcheck.ground.text import safe

TODAY = datetime.date(2026, 11, 26)
MARCH = datetime.date(2027, 3, 1)


def made(*reviews: Assessment) -> str:
    return calendar(Plans.of([Plan.of(one) for one in reviews], TODAY), CATALOGUE)


def ours(*actions: Action, name: str = "Riverside") -> Assessment:
    return assessment_with(name=name, actions=actions)


def events(text: str) -> list[Any]:
    """Give the events as a calendar program reads them."""
    return list(Calendar.from_ical(text).walk("VEVENT"))


def action(number: int = 1, by: datetime.date | None = MARCH, **more: Any) -> Action:
    return Action(id=number, criterion="rights", what="Ask three members", who="The chair", by=by, **more)


def test_each_open_action_with_a_day_is_on_that_day_with_what_and_who() -> None:
    first, review = events(made(ours(action(needs="A room"), action(2, by=None))))
    assert first["dtstart"].dt == MARCH
    assert first["summary"] == "Ask three members. Who: The chair."
    assert "Human and legal rights" in first["description"]
    assert "Needs: A room." in first["description"]
    assert review["summary"] == REVIEW


def test_what_is_done_or_let_go_reminds_nobody() -> None:
    assert [one["summary"] for one in events(made(ours(action(done=True), action(2, state="let-go"))))] == [
        REVIEW
    ]


def test_three_months_on_there_is_a_day_to_look_at_the_whole_plan() -> None:
    review = events(made(ours(action(), action(2, by=None))))[-1]
    assert review["dtstart"].dt == datetime.date(2027, 2, 26)
    assert "2 actions were open. 1 has no day yet." in review["description"]


def test_a_reminder_comes_a_week_before_in_the_morning_and_nobody_counts_as_busy() -> None:
    first = events(made(ours(action())))[0]
    (reminder,) = first.walk("VALARM")
    assert reminder["trigger"].dt == datetime.timedelta(days=-7, hours=9)
    assert first["transp"] == "TRANSPARENT"


def test_a_newer_file_moves_the_same_event_and_makes_no_second_one() -> None:
    before, after = (events(made(ours(action(by=day)))) for day in (MARCH, datetime.date(2027, 4, 1)))
    assert [one["uid"] for one in before] == [one["uid"] for one in after]
    assert len({one["uid"] for one in before}) == 2


def test_of_many_organisations_each_event_says_whose_it_is() -> None:
    said = [one["summary"] for one in events(made(ours(action(), name="Hill"), ours(action(), name="Lake")))]
    assert said == [f"{one}. Ask three members. Who: The chair." for one in ("Hill", "Lake")] + [REVIEW]


def test_it_says_the_day_it_was_made_and_not_the_hour() -> None:
    assert events(made(ours(action())))[0]["dtstamp"].dt.time() == datetime.time.min


@given(st.text(min_size=1))
def test_whatever_is_typed_comes_back_and_adds_no_line_of_its_own(text: str) -> None:
    typed = f"X{text}x"
    first, _review = events(made(ours(Action(id=1, criterion="rights", what=typed, by=MARCH))))
    assert "".join(safe(typed).split()) in "".join(str(first["summary"]).split())
