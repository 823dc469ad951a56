"""What is open, whose it is, and which day has passed."""

import dataclasses
import datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.building import assessment_with
from ulo_selfcheck.analysis.action_plan import Plan, Plans
from ulo_selfcheck.answers.review import About, Action, Priority

TODAY = datetime.date(2026, 11, 22)
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2999, 12, 31))
ACTIONS = st.builds(
    Action,
    id=st.integers(1, 9),
    criterion=st.just("rights"),
    what=st.text(),
    by=st.none() | DAYS,
    done=st.booleans(),
)


def action(what: str, by: datetime.date | None = None, *, done: bool = False) -> Action:
    return Action(id=1, criterion="rights", what=what, by=by, done=done)


def plan(*actions: Action, name: str = "Riverside") -> Plan:
    return Plan.of(assessment_with(name=name, actions=actions))


@given(st.lists(ACTIONS), DAYS)
def test_each_open_action_stands_in_one_place_and_no_done_one_in_any(
    actions: list[Action], today: datetime.date
) -> None:
    plans = Plans.of([plan(*actions)], today)
    listed = [one.action for one in (*plans.passed, *plans.coming, *plans.without_day)]
    assert len(listed) == sum(not one.done for one in actions)
    assert all(one in actions and not one.done for one in listed)
    assert all(one.action.by and one.action.by < today for one in plans.passed)


def test_the_longest_ago_stands_first_and_today_is_not_past() -> None:
    days = [TODAY - datetime.timedelta(days) for days in (1, 0, 30, -2)]
    plans = Plans.of([plan(*(action(str(by), by) for by in days), action("some day"))], TODAY)
    assert [one.action.by for one in plans.passed] == [days[2], days[0]]
    assert [one.action.by for one in plans.coming] == [days[1], days[3]]
    assert [plans.days_ago(one.action) for one in plans.passed] == [30, 1]
    assert [one.action.what for one in plans.without_day] == ["some day"]


def test_what_is_done_is_never_late() -> None:
    done = action("Ask", TODAY - datetime.timedelta(9), done=True)
    assert Plans.of([plan(done)], TODAY).days_ago(done) == 0
    assert (plan(done).open, plan(done).done) == ((), 1)


def test_what_was_chosen_and_has_no_action_is_known() -> None:
    chosen = (Priority(criterion="rights"), Priority(criterion="carers"))
    ours = Plan.of(assessment_with(priorities=chosen, actions=(action("Ask"),)))
    assert ours.not_begun == chosen[1:]


def test_organisations_stand_by_name_and_two_reviews_of_one_are_told_apart() -> None:
    last, this = (
        dataclasses.replace(plan(name="Riverside"), review=f"Review {year}") for year in (2025, 2026)
    )
    plans = Plans.of([plan(name="riverbank"), this, last, plan(name="Lakeside")], TODAY)
    assert [name for name, _ in plans.named] == [
        "Lakeside",
        "riverbank",
        "Riverside, Review 2025",
        "Riverside, Review 2026",
    ]
    untitled = Plan.of(assessment_with(assessment=About(id="x")))
    assert [name for name, _ in Plans.of([untitled, untitled], TODAY).named] == ["Riverside", "Riverside"]
