"""Two reviews compared: each criterion in one place, what is missing is no zero, and the same from hints alone."""

import datetime
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers.test_newer_criteria import AFTER, OLD, TODAY
from tests.building import answer_of, assessment_with, with_answer
from ulo_selfcheck.analysis.then_and_now import Change, Comparison, compare, since_last_time
from ulo_selfcheck.answers import counting, newer_criteria
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.review import (
    STATUSES,
    About,
    Action,
    Answer,
    Assessment,
    CatalogueUsed,
    Last,
    Priority,
)
from ulo_selfcheck.catalogue.criterion import LEVELS
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.ground.models import replace
from ulo_selfcheck.session.session import Session

CATALOGUE = load()
THEN = About(id="then", started=datetime.date(2025, 10, 1))
NOW = About(id="now", started=datetime.date(2026, 10, 14))


def then(answers: dict[str, str | Answer], **more: Any) -> Assessment:
    return assessment_with(answers, **{"assessment": THEN, **more})


def now(answers: dict[str, str | Answer], **more: Any) -> Assessment:
    return assessment_with(answers, **{"assessment": NOW, **more})


def changes(found: Comparison) -> dict[str, Change]:
    return {one.id: one.change for one in found.lines}


def change_of(before: str | Answer | None, after: str | Answer | None) -> Change:
    """Say what becomes of one criterion."""
    old = then({"rights": before} if before else {})
    new = now({"rights": after} if after else {})
    return changes(compare(old, new, CATALOGUE))["rights"]


# One criterion


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("partly", "mostly", "up"),
        ("fully", "not-yet", "down"),
        ("partly", "partly", "same"),
        (None, "not-yet", "newly-rated"),
        ("not-sure", "partly", "newly-rated"),
        ("not-yet", None, "not-rated-now"),
        ("partly", "not-for-us", "not-rated-now"),
        ("later", "not-sure", "not-rated"),
        (None, None, "not-rated"),
    ],
)
def test_what_became_of_a_criterion(before: str | None, after: str | None, change: str) -> None:
    assert change_of(before, after) == change


def test_a_level_left_by_hand_beside_another_answer_is_not_rated() -> None:
    assert change_of(answer_of("not-sure", level="fully"), "partly") == "newly-rated"


def test_an_answer_to_another_meaning_cannot_be_compared() -> None:
    assert change_of(answer_of("partly", revision=1), answer_of("fully", revision=2)) == "other-meaning"
    assert change_of(answer_of("partly", revision=2), answer_of("fully", revision=1)) == "other-meaning"
    assert change_of("partly", answer_of("fully", revision=2)) == "up"  # it does not say to which meaning


def test_last_years_answer_to_another_meaning_cannot_wait_for_a_comparison() -> None:
    """The criterion asks revision 1 now; it is not answered yet this time."""
    assert change_of(answer_of("partly", revision=7), None) == "other-meaning"


def test_other_words_with_the_same_meaning_are_compared_and_said() -> None:
    old = then({"rights": answer_of("partly", asked="Old words.", revision=1)})
    new = now({"rights": answer_of("mostly", asked="New words.", revision=1), "carers": "fully"})
    line = next(one for one in compare(old, new, CATALOGUE).lines if one.other_words)
    assert (line.id, line.change, line.steps) == ("rights", "up", 1)


def test_steps_are_counted_only_where_levels_can_be_compared() -> None:
    found = compare(
        then({"rights": "not-yet", "carers": "fully"}),
        now({"rights": "fully", "diversity": "fully"}),
        CATALOGUE,
    )
    steps = {one.id: one.steps for one in found.lines}
    assert steps["rights"] == 4
    assert (steps["carers"], steps["diversity"], steps["accountable"]) == (None, None, None)


def test_how_many_can_be_compared() -> None:
    old = then(dict.fromkeys(CATALOGUE.order[:19], "partly"))
    new = now(dict.fromkeys(CATALOGUE.order[1:], "mostly"))
    found = compare(old, new, CATALOGUE)
    assert (found.compared, found.asked) == (18, 21)


# A changed set of criteria


NEW = replace(
    newer_criteria.renew(OLD, AFTER, TODAY),
    answers={
        one: replace(
            newer_criteria.renew(OLD, AFTER, TODAY).answer(one),
            status="rated",
            level="fully",
            revision=AFTER[one].revision,
            asked=AFTER[one].plain_words,
        )
        for one in AFTER.order
    }
    | {one: OLD.answer(one) for one in ("carers", "accountable")},
)
"""The year after, answered to the changed set. What is not asked any more is kept in the file."""


@pytest.mark.parametrize("source", ["two files", "hints alone"])
def test_a_changed_set_is_told_criterion_by_criterion(source: str) -> None:
    found = compare(OLD, NEW, AFTER) if source == "two files" else since_last_time(NEW, AFTER)
    assert found
    places = changes(found)
    assert {one for one, change in places.items() if change == "other-meaning"} == {"diversity"}
    assert {one for one, change in places.items() if change == "retired"} == {"carers", "accountable"}
    split = {"accounts-to-members", "accounts-to-public"}
    new = {one for one, change in places.items() if change == "new"}
    # Hints alone cannot tell a new question from one that was not answered then.
    assert new == (split | {"climate"} if source == "two files" else split)
    assert places["local-needs"] == "newly-rated"
    assert {one.id for one in found.lines if one.other_words} == {"rights"}
    by_id = {one.id: one for one in found.lines}
    assert by_id["rights"].change == "up"
    assert by_id["accounts-to-members"].came_from == ("accountable",)
    assert set(by_id["accountable"].replaced_by) == split
    assert by_id["accountable"].then.word == "mostly"
    assert by_id["carers"].replaced_by == ()
    assert (found.compared, found.asked) == (17, 22)


def test_two_old_reviews_are_compared_by_what_they_asked() -> None:
    """The set is newer than both: what it asks now and they did not is in neither."""
    older = replace(OLD, assessment=THEN)
    newer = replace(with_answer(OLD, "carers", level="fully"), assessment=NOW)
    found = compare(older, newer, AFTER)
    assert changes(found)["carers"] == "up"
    assert set(changes(found)) == set(CATALOGUE.order)
    assert found.asked == 21


def test_another_set_is_compared_by_the_same_names_and_said() -> None:
    other = CatalogueUsed(id="our-own", version="1")
    old = then({"rights": "partly", "own-question": "mostly"}, catalogue=other)
    found = compare(old, now({"rights": "mostly"}), CATALOGUE)
    assert "other-criteria" in found.notes
    assert (changes(found)["rights"], changes(found)["own-question"]) == ("up", "retired")
    assert found.compared == 1


def test_an_answer_that_neither_set_asks_is_not_compared() -> None:
    """It may have been carried along, whole, from a review before both."""
    found = compare(then({"own-question": "partly"}), now({"own-question": "fully"}), CATALOGUE)
    assert set(changes(found)) == set(CATALOGUE.order)


# Notes


def test_what_to_know_first_is_noted() -> None:
    old, new = then({}), now({}, name="The Riverside Ltd")
    assert compare(old, new, CATALOGUE).notes == ()
    assert compare(new, old, CATALOGUE).notes == ("other-order",)
    assert compare(old, now({}, name="Lakeside"), CATALOGUE).notes == ("other-name",)
    later = now({}, catalogue=CatalogueUsed(id="dh-ulo-design-criteria", version="2027.1"))
    assert compare(old, later, CATALOGUE).notes == ("other-version",)
    undated = then({}, assessment=About(id="then", renewed_from="now"))
    assert compare(undated, now({}), CATALOGUE).notes == ("other-order",)


# What was planned


def test_what_was_chosen_then_is_followed() -> None:
    chosen = (Priority(criterion="rights", reason="It matters."), Priority(criterion="gone"))
    found = compare(then({"rights": "partly"}, priorities=chosen), now({"rights": "fully"}), CATALOGUE)
    first, second = found.chosen
    assert first.line
    assert (first.line.then.word, first.line.now.word) == ("partly", "fully")
    assert second.line is None


ACTIONS = tuple(Action(id=number, criterion="rights", what=f"Thing {number}") for number in range(1, 5))


@pytest.mark.parametrize("renewed", [True, False])
def test_what_became_of_actions(*, renewed: bool) -> None:
    first, second, third, fourth = ACTIONS
    old = then({}, actions=(first, second, third, replace(fourth, done=True)))
    about = replace(NOW, renewed_from="then") if renewed else NOW
    new = now({}, assessment=about, actions=(replace(first, done=True), second))
    became = {one.then.id: one.became for one in compare(old, new, CATALOGUE).actions}
    assert became == {1: "done", 2: "goes-on", 3: "gone", 4: "done-before"}


def test_an_action_in_other_words_is_found_by_its_number_in_a_renewed_review_alone() -> None:
    old = then({}, actions=ACTIONS[:1])
    reworded = replace(ACTIONS[0], what="In other words", done=True)
    for renewed_from, became in (("then", "done"), ("", "gone")):
        new = now({}, assessment=replace(NOW, renewed_from=renewed_from), actions=(reworded,))
        assert [one.became for one in compare(old, new, CATALOGUE).actions] == [became]


def test_a_number_used_again_for_something_else_is_not_taken_for_the_old_action() -> None:
    other = Action(id=1, criterion="carers", what="Something else", done=True)
    new = now({}, assessment=replace(NOW, renewed_from="then"), actions=(other,))
    assert [one.became for one in compare(then({}, actions=ACTIONS[:1]), new, CATALOGUE).actions] == ["gone"]


def test_a_new_action_is_never_taken_for_one_that_was_let_go_or_done(tmp_path: Path) -> None:
    """It has a number of its own, even where it is for the same criterion."""
    first, second, third, _ = ACTIONS
    for old in (
        then({}, actions=(first, second, third)),
        then({}, actions=(first, second, replace(third, done=True))),
    ):
        new = newer_criteria.renew(newer_criteria.renew(old, CATALOGUE, TODAY), CATALOGUE, TODAY)
        new = replace(new, assessment=replace(new.assessment, renewed_from=old.assessment.id))
        path = tmp_path / f"{len(new.actions)}.toml"
        with closing(AnswerFile.create(path, new, order=CATALOGUE.order)) as file:
            session = Session(CATALOGUE, file, new)
            for one in new.actions[1:]:
                session.remove_action(one.id)
            session.add_action("rights", "Something new")
            kept = read_answers(path).loaded.assessment
        assert [one.id for one in kept.actions] == [1, 4]
        found = compare(old, kept, CATALOGUE)
        assert "Something new" not in {one.now.what for one in found.actions if one.now}


def test_of_two_actions_with_one_number_the_words_decide() -> None:
    new = now({}, actions=(replace(ACTIONS[0], id=9),))
    assert [one.became for one in compare(then({}, actions=ACTIONS[:1]), new, CATALOGUE).actions] == [
        "goes-on"
    ]


# From one file


def test_a_file_without_hints_has_nothing_to_say_of_last_time() -> None:
    assert since_last_time(now({"rights": "partly"}), CATALOGUE) is None


def test_hints_say_the_same_as_the_old_file() -> None:
    old = then({one: LEVELS[number % 5] for number, one in enumerate(CATALOGUE.order[:20])})
    new = newer_criteria.renew(old, CATALOGUE, TODAY)
    for number, one in enumerate(CATALOGUE.order[1:]):
        new = with_answer(new, one, status="rated", level=LEVELS[number % 4], revision=1)
    found = since_last_time(new, CATALOGUE)
    assert found
    assert changes(found) == changes(compare(old, new, CATALOGUE))
    assert Counter(changes(found).values()) == {
        "up": 5, "same": 4, "down": 10, "newly-rated": 1, "not-rated-now": 1,
    }  # fmt: skip


def test_last_time_is_the_newest_day_among_the_hints() -> None:
    days = (datetime.date(2025, 1, 1), datetime.date(2025, 3, 1), None)
    answers: dict[str, str | Answer] = {
        one: Answer(last=Last(date=day, status="rated", level="partly"))
        for one, day in zip(CATALOGUE.order, days, strict=False)
    }
    found = since_last_time(now(answers), CATALOGUE)
    assert found
    assert found.then.date == datetime.date(2025, 3, 1)


def test_a_day_of_this_review_is_not_last_time() -> None:
    """An answer of this review was set back, because its question changed in meaning."""
    days = (datetime.date(2025, 1, 1), NOW.started)
    answers: dict[str, str | Answer] = {
        one: Answer(last=Last(date=day, status="rated", level="partly"))
        for one, day in zip(CATALOGUE.order, (*days, datetime.date(2026, 12, 1)), strict=False)
    }
    found = since_last_time(now(answers), CATALOGUE)
    assert found
    assert found.then.date == NOW.started


def test_a_first_review_with_newer_criteria_has_nothing_to_say_of_what_did_not_change() -> None:
    """Nobody reads 'rated now, not last time' of answers that are the only ones there ever were."""
    found = since_last_time(counting.counting(OLD, AFTER), AFTER)
    assert found
    assert [one.id for one in found.lines] == ["diversity"]
    on = since_last_time(counting.counting(newer_criteria.carry_on(OLD, AFTER), AFTER), AFTER)
    assert on
    assert {one.id for one in on.lines} == {"diversity", "accounts-to-members", "accounts-to-public"}


# Whatever the answers are


any_answer = st.builds(
    Answer,
    status=st.sampled_from([*STATUSES, None]),
    level=st.sampled_from([*LEVELS, None]),
    asked=st.sampled_from(["", "Old words.", "New words."]),
    revision=st.none(),
)
any_names = st.sampled_from([*CATALOGUE.order[:6], "unknown-one"])
any_answers = st.dictionaries(any_names, any_answer)
of_any_revision = any_answer.flatmap(
    lambda answer: st.sampled_from([None, 1, 2]).map(lambda revision: replace(answer, revision=revision))
)


@given(st.dictionaries(any_names, of_any_revision), st.dictionaries(any_names, of_any_revision))
def test_every_criterion_stands_in_exactly_one_place(
    before: dict[str, str | Answer], after: dict[str, str | Answer]
) -> None:
    found = compare(then(before), now(after), CATALOGUE)
    assert [one.id for one in found.lines] == [
        *CATALOGUE.order,
        *sorted(set(changes(found)) - set(CATALOGUE.order)),
    ]
    assert sum(len(found.of(change)) for change in get_args(Change)) == len(found.lines)
    assert found.compared <= found.asked


@given(any_answers)
def test_a_review_compared_with_itself_is_all_the_same(answers: dict[str, str | Answer]) -> None:
    found = compare(then(answers), then(answers), CATALOGUE)
    assert set(changes(found).values()) <= {"same", "not-rated"}
    assert not any(one.steps or one.other_words for one in found.lines)


SWAPPED: dict[Change, Change] = {
    "up": "down",
    "down": "up",
    "same": "same",
    "newly-rated": "not-rated-now",
    "not-rated-now": "newly-rated",
    "not-rated": "not-rated",
}


@given(any_answers, any_answers)
def test_swapped_up_is_down_and_newly_rated_is_not_rated_now(
    before: dict[str, str | Answer], after: dict[str, str | Answer]
) -> None:
    there = compare(then(before), now(after), CATALOGUE)
    back = changes(compare(now(after), then(before), CATALOGUE))
    assert {one: SWAPPED[change] for one, change in changes(there).items()} == back
    assert there.compared == compare(now(after), then(before), CATALOGUE).compared
