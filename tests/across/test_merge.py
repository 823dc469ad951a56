"""Two copies of one review put together: what only one has comes along, and nothing is lost in silence."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import answer_of, assessment_with, with_answer
from ulo_selfcheck.across.copies.merge import Together, are_copies, left_out, put_together, saved_later
from ulo_selfcheck.answers.review import (
    About,
    Action,
    Aims,
    Answer,
    Assessment,
    Evidence,
    Priority,
    Progress,
    Sitting,
)
from ulo_selfcheck.answers.toml import dumps, loads
from ulo_selfcheck.catalogue.criterion import LEVELS
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.ground.models import replace

EXAMPLE = loads((packaged_folder() / "example.toml").read_text(encoding="utf-8")).assessment
MORNING = datetime.datetime(2026, 11, 22, 9, 0, tzinfo=datetime.UTC)
EVENING = datetime.datetime(2026, 11, 22, 20, 0, tzinfo=datetime.UTC)
DAY = datetime.date(2026, 11, 22)
RIGHTS = ("answers", "rights")


def copy(answers: Mapping[str, str | Answer] | None = None, *, late: bool = False, **more: Any) -> Assessment:
    about = About(id="review-1", updated=EVENING if late else MORNING)
    return assessment_with(answers, **{"assessment": about, **more})


def told(together: Together) -> dict[str, str]:
    return {".".join(one.place): one.kind for one in together.differences}


# Which are copies


def test_copies_have_one_id_and_the_time_says_which_was_saved_later() -> None:
    assert are_copies(copy(), copy(late=True))
    assert not are_copies(copy(), assessment_with(assessment=About(id="another")))
    assert saved_later(copy(), copy(late=True)) == "second"
    assert saved_later(copy(late=True), copy()) == "first"
    assert saved_later(copy(), copy()) is None
    assert saved_later(assessment_with(), copy()) is None


# What only one has


@pytest.mark.parametrize("turned", [False, True])
def test_what_only_one_has_comes_along_without_a_question(*, turned: bool) -> None:
    full = copy(
        {"rights": answer_of("partly>fully", note="A note.", parked="Later.", voting=7)},
        late=True,
        area="Town",
        aims=Aims(confirmed=("values",)),
        barriers={"income": False},
        priorities=(Priority(criterion="rights"),),
        actions=(Action(id=1, criterion="rights", what="Ask", progress=(Progress(date=DAY, text="Asked"),)),),
        sittings=(Sitting(id=1, date=DAY),),
        colour="blue",
    )
    pair = (full, copy()) if turned else (copy(), full)
    together = put_together(*pair)
    assert together.assessment == full
    assert set(told(together).values()) == {"first-only" if turned else "second-only"}


def test_evidence_progress_and_confirmed_aims_of_both_are_kept() -> None:
    def one(what: str, *, late: bool = False) -> Assessment:
        action = Action(id=1, criterion="rights", what="Ask", progress=(Progress(date=DAY, text=what),))
        return copy(
            {"rights": answer_of("partly", evidence=(Evidence(what="Shared"), Evidence(what=what)))},
            late=late,
            actions=(action,),
            aims=Aims(confirmed=("values", what)),
        )

    both = put_together(one("a"), one("b", late=True)).assessment
    assert [piece.what for piece in both.answer("rights").evidence] == ["Shared", "a", "b"]
    assert [piece.text for piece in both.actions[0].progress] == ["a", "b"]
    assert both.aims.confirmed == ("values", "a", "b")


def test_an_action_done_in_one_copy_is_done() -> None:
    action = Action(id=1, criterion="rights", what="Ask")
    done = replace(action, done=True)
    together = put_together(copy(actions=(action,)), copy(actions=(done,), late=True))
    assert together.assessment.actions == (done,)
    assert told(together) == {"actions.1.done": "second-only"}


def test_no_is_an_answer_that_can_differ() -> None:
    together = put_together(copy(barriers={"income": False}), copy(barriers={"income": True}, late=True))
    assert told(together) == {"barriers.income": "differ"}


def test_a_text_that_was_written_on_is_kept_whole() -> None:
    short, long = ({"rights": answer_of("partly", note=note)} for note in ("A note.", "A note.\nMore."))
    together = put_together(copy(long), copy(short, late=True))
    assert together.assessment.answer("rights").note == "A note.\nMore."
    assert told(together) == {"answers.rights.note": "first-only"}


# Where both say something


@pytest.mark.parametrize(("choice", "level"), [("first", "partly"), ("second", "fully"), (None, "fully")])
def test_an_answer_is_kept_whole_as_chosen_else_the_later_one(choice: Any, level: str) -> None:
    first = copy({"rights": answer_of("partly", asked="Old.", sitting=1)})
    second = copy({"rights": answer_of("fully", asked="New.", sitting=2)}, late=True)
    place = (*RIGHTS, "answer")
    together = put_together(first, second, {place: choice} if choice else {})
    answer = together.assessment.answer("rights")
    assert answer.level == level
    assert (answer.asked, answer.sitting) == (("Old.", 1) if level == "partly" else ("New.", 2))
    assert told(together) == {"answers.rights.answer": "differ"}


def test_the_same_answer_given_on_two_days_is_no_question() -> None:
    first = copy({"rights": answer_of("partly", sitting=1)})
    second = copy({"rights": answer_of("partly", sitting=2)}, late=True)
    together = put_together(first, second)
    assert together.differences == ()
    assert together.assessment.answer("rights").sitting == 2


def test_a_level_never_comes_with_the_reason_of_the_other() -> None:
    first = copy({"rights": "not-for-us"})
    second = copy({"rights": "partly"}, late=True)
    kept = put_together(first, second).assessment.answer("rights")
    assert (kept.status, kept.level, kept.reason) == ("rated", "partly", "")


def test_the_same_level_to_another_meaning_is_a_difference() -> None:
    first, second = (copy({"rights": answer_of("partly", revision=number)}) for number in (1, 2))
    assert told(put_together(first, second)) == {"answers.rights.answer": "differ"}


def test_both_notes_can_be_kept() -> None:
    first, second = (copy({"rights": answer_of("partly", note=note)}) for note in ("One.", "Two."))
    place = (*RIGHTS, "note")
    assert put_together(first, second).differences[0].both
    both = put_together(first, second, {place: "both"})
    assert both.assessment.answer("rights").note == "One.\nTwo."
    assert list(left_out(both, {place: "both"}, "first")) == []
    one = put_together(first, second, {place: "first"})
    assert [each.second for each in left_out(one, {place: "first"}, "first")] == ["Two."]


# Numbers given twice


def test_two_evenings_with_one_number_are_two_sittings() -> None:
    next_day = DAY + datetime.timedelta(days=1)
    first = copy({"rights": answer_of("partly", sitting=1)}, sittings=(Sitting(id=1, date=DAY),))
    second = copy(
        {"carers": answer_of("fully", sitting=1)}, sittings=(Sitting(id=1, date=next_day),), late=True
    )
    both = put_together(first, second).assessment
    assert [(one.id, one.date) for one in both.sittings] == [(1, DAY), (2, next_day)]
    assert (both.answer("rights").sitting, both.answer("carers").sitting) == (1, 2)


def test_two_actions_with_one_number_are_two_actions() -> None:
    first, second = (copy(actions=(Action(id=1, criterion="rights", what=what),)) for what in ("Ask", "Go"))
    both = put_together(first, second).assessment
    assert [(one.id, one.what) for one in both.actions] == [(1, "Ask"), (2, "Go")]


def test_a_number_twice_in_one_file_loses_nothing() -> None:
    twice = tuple(Action(id=1, criterion="rights", what=what) for what in ("Ask", "Go"))
    second = copy(actions=twice, late=True, area="Town")
    assert {one.what for one in put_together(copy(actions=twice), second).assessment.actions} == {"Ask", "Go"}
    assert len(put_together(copy(), second).assessment.actions) == 2


# Adopted


def test_what_one_copy_adopted_is_not_adopted_put_together() -> None:
    adopted = copy({"rights": "partly"}, assessment=About(id="review-1", adopted=DAY, updated=MORNING))
    together = put_together(adopted, copy({"rights": "fully"}, late=True))
    assert together.assessment.assessment.adopted is None
    assert told(together)["assessment.adopted"] == "left-out"
    assert put_together(adopted, adopted).assessment.assessment.adopted == DAY


# Keys that the program does not know


def test_unknown_keys_are_kept_at_every_depth_whatever_their_name() -> None:
    one = {"actions": [1], "deep": {"a": 1, "asked": "x"}, "note": 5, "evidence": {"b": 1}}
    other = {"actions": [2], "deep": {"b": 2, "asked": "y"}, "sittings": "no", "evidence": [3]}
    first = with_answer(copy(extra=one), "rights", status="later", extra=one)
    second = with_answer(copy(extra=other, late=True), "rights", status="later", extra=other)
    together = put_together(first, second)
    for extra in (together.assessment.extra, together.assessment.answer("rights").extra):
        assert extra == {**one, **other, "deep": {"a": 1, "b": 2, "asked": "y"}}
    assert told(together)["extra.deep.asked"] == "differ"


# Whatever the copies hold


any_text = st.sampled_from(["", "One.", "Two.", "One.\nTwo."])
any_copy = st.builds(
    lambda answers, area, actions, late: copy(answers, area=area, actions=actions, late=late),
    st.dictionaries(
        st.sampled_from(["rights", "carers", "own"]),
        st.builds(
            Answer,
            status=st.sampled_from(["rated", "later", None]),
            level=st.sampled_from([*LEVELS[:2], None]),
            note=any_text,
            evidence=st.lists(
                st.builds(Evidence, what=any_text), max_size=2, unique_by=lambda one: one.what
            ).map(tuple),
            voting=st.sampled_from([None, 0, 7]),
            agreed=st.sampled_from([None, False]),
        ),
    ),
    any_text,
    st.lists(
        st.builds(
            Action,
            id=st.integers(1, 2),
            criterion=st.just("rights"),
            what=any_text,
            done=st.booleans(),
        ),
        max_size=3,
        unique_by=lambda one: one.id,
    ).map(tuple),
    st.booleans(),
)


@given(any_copy)
def test_a_copy_with_itself_is_itself(one: Assessment) -> None:
    together = put_together(one, one)
    assert together.assessment == one
    assert together.differences == ()


@given(any_copy, any_copy)
def test_every_text_of_both_is_in_the_third_or_told_as_left_out(one: Assessment, other: Assessment) -> None:
    together = put_together(one, other)
    usual = saved_later(one, other) or "first"
    out = list(left_out(together, {}, usual))
    kept = repr(together.assessment)
    lost = {repr(value) for each in out for value in (each.first, each.second)}
    for side in (one, other):
        for criterion, answer in side.answers.items():
            now = together.assessment.answer(criterion)
            assert all(piece in now.evidence for piece in answer.evidence)
            assert not answer.note or answer.note in now.note or repr(answer.note) in lost
            said = {"status": answer.status, "level": answer.level}
            assert (
                not answer.answered
                or answer.word == now.word
                or any(
                    all(item in each.items() for item in said.items())
                    for difference in out
                    for each in (difference.first, difference.second)
                    if isinstance(each, dict)
                )
            )
        assert all(repr(action.what) in kept for action in side.actions)
        assert (
            not side.organisation.area
            or repr(side.organisation.area) in kept
            or repr(side.organisation.area) in lost
        )


@given(any_copy, any_copy)
def test_both_ways_round_the_same_things_are_told(one: Assessment, other: Assessment) -> None:
    there = {
        (each.place[:3], each.kind)
        for each in put_together(one, other).differences
        if each.place[0] != "actions"
    }
    back = {
        (each.place[:3], each.kind)
        for each in put_together(other, one).differences
        if each.place[0] != "actions"
    }
    turned = {"first-only": "second-only", "second-only": "first-only"}
    assert {(place, turned.get(kind, kind)) for place, kind in there} == back


@given(any_copy, any_copy)
def test_what_is_put_together_can_be_written_and_read(one: Assessment, other: Assessment) -> None:
    both = put_together(one, other).assessment
    assert put_together(loads(dumps(both)).assessment, both).of("differ") == ()


def test_the_practice_review_changed_apart_comes_together_again() -> None:
    ours = with_answer(EXAMPLE, "rights", note="Ours.")
    theirs = with_answer(EXAMPLE, "carers", level="fully")
    assert put_together(EXAMPLE, ours).assessment.answer("rights").note == EXAMPLE.answer("rights").note
    together = put_together(
        ours, theirs, {("answers", "rights", "note"): "first", ("answers", "carers", "answer"): "second"}
    )
    assert together.assessment == with_answer(ours, "carers", level="fully")
