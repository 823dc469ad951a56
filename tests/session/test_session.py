"""A sitting in progress: every change says a sentence, is on disk at once, and can be taken back."""

import datetime
import errno
import inspect
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from tests.building import answer_of, assessment_with
from ulo_selfcheck.answers.answer_file import AnswerFile
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.review import (
    About,
    Action,
    Aims,
    Assessment,
    CatalogueUsed,
    Evidence,
    Present,
    Priority,
    Sitting,
    View,
)
from ulo_selfcheck.catalogue.criterion import Criterion
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.ground.models import replace
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.session.session import ESSENTIAL_NOTE, MOST_UNDO, Session

TODAY = datetime.date(2026, 11, 22)
CATALOGUE = load()  # hypothesis wants no fixtures of a smaller scope; this one is never changed

BEGUN = assessment_with(
    {
        "social-model": answer_of(
            "partly",
            note="An old note",
            evidence=(Evidence(what="Our rules"), Evidence(what="A leaflet", where="The shelf")),
            services={"campaigning": "we-do"},
        )
    },
    priorities=(Priority(criterion="social-model", reason="It is first"), Priority(criterion="rights")),
    actions=(Action(id=3, criterion="rights", what="Write a leaflet", who="Our chair"),),
    catalogue=CatalogueUsed(id="dh-ulo-design-criteria", version="2025.1"),
)
"""Something of everything, so that each can be changed and taken away."""

Call = Callable[[Session], str]

CALLS: dict[str, list[Call]] = {
    "choose": [lambda s: s.choose("fully"), lambda s: s.choose("not-yet")],
    "not_sure": [lambda s: s.not_sure()],
    "later": [lambda s: s.later()],
    "answer_with": [lambda s: s.answer_with("mostly"), lambda s: s.answer_with("later")],
    "not_for_us": [lambda s: s.not_for_us("A partner does this for us")],
    "clear": [lambda s: s.clear()],
    "set_aim": [lambda s: s.set_aim("mostly")],
    "set_note": [lambda s: s.set_note("One line\nand another"), lambda s: s.set_note("")],
    "add_evidence": [lambda s: s.add_evidence("A photo", "The office"), lambda s: s.add_evidence("Minutes")],
    "change_evidence": [
        lambda s: s.change_evidence(1, what="Our new rules", where="The office", date=TODAY),
        lambda s: s.change_evidence(2, where=""),
    ],
    "remove_evidence": [lambda s: s.remove_evidence(1)],
    "set_partner": [lambda s: s.set_partner("The Hub")],
    "set_concern": [
        lambda s: s.set_concern("It is too early", agreed=False),
        lambda s: s.set_concern("It is too early", agreed=True),
    ],
    "park": [lambda s: s.park("Ask the council")],
    "set_views": [lambda s: s.set_views({"not-yet": 1, "fully": 2, "no-view": 1})],
    "set_sum": [lambda s: s.set_sum(7, 5, 4), lambda s: s.set_sum(7, 5, None)],
    "tick": [
        lambda s: s.tick("services", "campaigning", "partner"),
        lambda s: s.tick("services", "campaigning", None),
        lambda s: s.tick("needs", "housing", "not-yet"),
    ],
    "carry_on_to_these": [lambda s: s.carry_on_to_these()],
    "looked_at_actions": [lambda s: s.looked_at_actions()],
    "set_title": [lambda s: s.set_title("Our year")],
    "set_detail": [
        lambda s: s.set_detail("name", "Riverside Network"),
        lambda s: s.set_detail("people", "disabled people"),
        lambda s: s.set_detail("nation", "wales"),
        lambda s: s.set_detail("form", "cio"),
        lambda s: s.set_detail("area", "The valley"),
    ],
    "set_fact": [lambda s: s.set_fact("paid-staff", value=False), lambda s: s.set_fact("services", 3)],
    "choose_stop": [lambda s: s.choose_stop("new-group")],
    "describe_sitting": [
        lambda s: s.describe_sitting(present=Present(supporters=2)),
        lambda s: s.describe_sitting(guide="Our adviser", quorate=False),
    ],
    "confirm_aims": [lambda s: s.confirm_aims("governance")],
    "answer_barrier": [lambda s: s.answer_barrier("income", here=True)],
    "add_priority": [lambda s: s.add_priority("peer-support", "We are good at it")],
    "remove_priority": [lambda s: s.remove_priority("social-model")],
    "move_priority": [lambda s: s.move_priority("rights", 1)],
    "add_action": [
        lambda s: s.add_action("rights", "Ask", who="All", by=TODAY, needs="Time", cost="Nothing")
    ],
    "change_action": [lambda s: s.change_action(3, what="Write two leaflets", done=True)],
    "let_action_stand": [
        lambda s: s.let_action_stand(3, "stuck", "No money yet"),
        lambda s: s.let_action_stand(3, "let-go", "Others do it"),
        lambda s: s.let_action_stand(3, "done"),
    ],
    "remove_action": [lambda s: s.remove_action(3)],
    "add_progress": [lambda s: s.add_progress(3, "The first is written")],
}
"""Every change a session can make. A test below sees to it that none is missing."""

PLANS_AND_DETAILS = (
    *("set_title", "set_detail", "set_fact", "choose_stop", "describe_sitting"),
    *("confirm_aims", "answer_barrier", "add_priority", "remove_priority", "move_priority"),
    *("add_action", "change_action", "let_action_stand", "remove_action", "add_progress"),
    *("carry_on_to_these", "looked_at_actions"),
)
"""What goes on once a review is adopted."""

ALL = [
    pytest.param(call, id=f"{name}-{n}") for name, calls in CALLS.items() for n, call in enumerate(calls, 1)
]
ANSWERS = [
    pytest.param(call, id=f"{name}-{n}")
    for name, calls in CALLS.items()
    if name not in PLANS_AND_DETAILS
    for n, call in enumerate(calls, 1)
]
each_call = pytest.mark.parametrize("call", ALL)
each_answer = pytest.mark.parametrize("call", ANSWERS)


@contextmanager
def sitting(folder: Path, assessment: Assessment, today: datetime.date = TODAY) -> Iterator[Session]:
    """Give a session with a new file in `folder`."""
    file = AnswerFile.create(folder / "ours.toml", assessment, order=CATALOGUE.order)
    with closing(file):
        yield Session(CATALOGUE, file, assessment, today=lambda: today)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Session]:
    """Give a session with nothing answered."""
    with sitting(tmp_path, assessment_with()) as session:
        yield session


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Session]:
    """Give a session with something of everything, at its first question."""
    with sitting(tmp_path, BEGUN) as session:
        session.go(1)
        yield session


def timeless(assessment: Assessment) -> Assessment:
    """Give the answers without the time of their last save."""
    return replace(assessment, assessment=replace(assessment.assessment, updated=None))


def kept(session: Session) -> Assessment:
    """Give what is in the file."""
    return read_answers(session.file.path).loaded.assessment


def undo_all(session: Session) -> None:
    with suppress(Problem):
        while session.undo():
            pass


@contextmanager
def full_disk() -> Iterator[None]:
    def full(*_arguments: object, **_more: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as system:
        system.setattr(os, "fsync", full)
        yield


# Every change


def test_the_table_of_calls_has_every_change_a_session_can_make() -> None:
    public = {
        name: inspect.signature(one).return_annotation
        for name, one in inspect.getmembers(Session, inspect.isfunction)
        if not name.startswith("_")
    }
    says_what_it_did = {name for name, gives in public.items() if gives is str}
    not_a_change = {"how_far", "change", "save", "undo", "redo", "leave", "choose_way"}
    on_their_own = {"adopt", "reopen", "take_over_sitting"}  # in test_ways_and_adopting.py, and below
    assert says_what_it_did - not_a_change - on_their_own == set(CALLS)


@each_call
def test_every_change_says_a_sentence_and_that_it_is_saved(begun: Session, call: Call) -> None:
    said = call(begun)
    assert "Saved." in said
    assert said.replace("Saved.", "").strip().endswith(".")


@each_call
def test_every_change_is_in_the_file_at_once(begun: Session, call: Call) -> None:
    call(begun)
    assert timeless(begun.assessment) != BEGUN
    assert kept(begun) == begun.assessment


@each_call
def test_every_change_can_be_taken_back_exactly(begun: Session, call: Call) -> None:
    call(begun)
    begun.next()
    said = begun.undo()
    assert said.startswith("Undone: ")
    assert timeless(begun.assessment) == BEGUN
    assert timeless(kept(begun)) == BEGUN
    assert begun.position.startswith("Question 1 of 21.")


@each_call
def test_a_file_that_is_open_to_look_at_refuses_every_change_with_the_reason(
    tmp_path: Path, call: Call
) -> None:
    AnswerFile.create(tmp_path / "ours.toml", BEGUN).close()
    before = (tmp_path / "ours.toml").read_bytes()
    file, _ = AnswerFile.open(tmp_path / "ours.toml")
    file.read_only = "Somebody else is writing in it."
    session = Session(CATALOGUE, file, BEGUN, today=lambda: TODAY)
    session.go(1)
    with pytest.raises(Problem, match="Somebody else is writing in it"):
        call(session)
    assert session.assessment == BEGUN
    assert (tmp_path / "ours.toml").read_bytes() == before


@each_call
def test_when_a_save_fails_the_change_is_kept_and_the_next_save_has_it(begun: Session, call: Call) -> None:
    with full_disk():
        said = call(begun)
    assert "Problem: Not saved: " in said
    assert timeless(begun.assessment) != BEGUN
    assert kept(begun) == BEGUN
    assert begun.save() == "Saved."
    assert kept(begun) == begun.assessment


@each_answer
def test_a_review_that_was_adopted_keeps_its_answers(tmp_path: Path, call: Call) -> None:
    adopted = replace(BEGUN, assessment=About(id="review-1", adopted=datetime.date(2026, 12, 10)))
    with sitting(tmp_path, adopted) as session:
        session.go(1)
        with pytest.raises(Problem, match=r"adopted this review on 10 December 2026"):
            call(session)
        assert session.assessment == adopted


def test_a_review_that_was_adopted_can_still_be_acted_on(tmp_path: Path) -> None:
    adopted = replace(BEGUN, assessment=About(id="review-1", adopted=datetime.date(2026, 12, 10)))
    with sitting(tmp_path, adopted) as session:
        session.add_progress(3, "The leaflet is out")
        assert kept(session).actions[0].progress[0].text == "The leaflet is out"


# Answers


def test_an_answer_keeps_the_words_and_the_revision_that_were_answered(fresh: Session) -> None:
    fresh.choose("mostly")
    answer = kept(fresh).answer("social-model")
    assert answer.asked == fresh.criterion.plain_words
    assert answer.revision == fresh.criterion.revision


def test_the_first_answer_of_a_day_starts_a_sitting_with_its_date(fresh: Session) -> None:
    fresh.choose("mostly")
    fresh.next()
    fresh.not_sure()
    assert [one.date for one in kept(fresh).sittings] == [TODAY]
    assert {answer.sitting for answer in kept(fresh).answers.values()} == {kept(fresh).sittings[0].id}


def test_the_first_answer_of_another_day_starts_another_sitting(tmp_path: Path) -> None:
    with sitting(tmp_path, assessment_with()) as first:
        first.choose("mostly")
        done = first.assessment
    tomorrow = TODAY + datetime.timedelta(days=1)
    (tmp_path / "tomorrow").mkdir()
    with sitting(tmp_path / "tomorrow", done, tomorrow) as second:
        second.choose("partly")
        assert [one.date for one in kept(second).sittings] == [TODAY, tomorrow]
        assert second.answer.sitting == kept(second).sittings[1].id
        assert second.answer_to("social-model").sitting == kept(second).sittings[0].id


@pytest.mark.parametrize("first", ["partly", "not-sure", "later"])
@pytest.mark.parametrize("second", ["mostly", "not-sure", "later"])
def test_a_new_answer_takes_the_place_of_the_old_one(fresh: Session, first: str, second: str) -> None:
    fresh.answer_with(first)
    fresh.answer_with(second)
    answer = kept(fresh).answer("social-model")
    assert (answer.level or answer.status) == second
    assert (answer.level is None) == (answer.status != "rated")


@pytest.mark.parametrize(
    "reason", ["", "   ", "no", "n/a", "not us", "...", "- - - - -", "1 2 3 4 5", "\x1b[31m\x07", "\n\n\n"]
)
def test_not_for_us_without_a_few_real_words_is_refused(fresh: Session, reason: str) -> None:
    with pytest.raises(Problem, match="Say why in a few words"):
        fresh.not_for_us(reason)
    assert fresh.answer.status is None
    assert kept(fresh).answers == {}


@pytest.mark.parametrize("reason", ["The Hub does it", "Not our work.", "Nid yw i ni", "Überflüssigerweise"])
def test_not_for_us_with_a_few_real_words_is_kept_with_its_reason(fresh: Session, reason: str) -> None:
    fresh.not_for_us(reason)
    assert kept(fresh).answer("social-model").status == "not-for-us"
    assert kept(fresh).answer("social-model").reason == reason


@pytest.mark.parametrize("criterion", CATALOGUE.criteria, ids=lambda one: one.id)
def test_not_for_us_is_accepted_for_an_essential_too_with_a_gentle_note(
    fresh: Session, criterion: Criterion
) -> None:
    fresh.go(criterion.number)
    said = fresh.not_for_us("The Hub does it for us")
    assert (ESSENTIAL_NOTE in said) == criterion.essential
    assert kept(fresh).answer(criterion.id).status == "not-for-us"


def test_taking_an_answer_away_keeps_the_note_and_the_evidence(begun: Session) -> None:
    said = begun.clear()
    answer = kept(begun).answer("social-model")
    assert (answer.status, answer.level, answer.sitting) == (None, None, None)
    assert answer.note == "An old note"
    assert len(answer.evidence) == 2
    assert "Your note and evidence are kept." in said


def test_taking_away_an_answer_without_a_note_leaves_nothing_of_it(fresh: Session) -> None:
    fresh.choose("mostly")
    fresh.clear()
    assert kept(fresh).answers == {}


def test_where_there_is_no_answer_none_can_be_taken_away(fresh: Session) -> None:
    with pytest.raises(Problem, match="no answer here"):
        fresh.clear()


@pytest.mark.parametrize("number", [-1, 0, 3, 1000])
def test_evidence_that_is_not_there_cannot_be_taken_away(begun: Session, number: int) -> None:
    with pytest.raises(Problem, match=f"no evidence {number} here"):
        begun.remove_evidence(number)


def test_evidence_that_says_nothing_is_refused(fresh: Session) -> None:
    with pytest.raises(Problem, match="Say what the evidence is"):
        fresh.add_evidence(" \x07 ")


@pytest.mark.parametrize(("voting", "ours", "disabled"), [(7, 8, None), (7, 5, 8), (-1, 0, None), (3, -1, 0)])
def test_a_sum_that_cannot_be_is_refused(
    fresh: Session, voting: int, ours: int, disabled: int | None
) -> None:
    with pytest.raises(Problem):
        fresh.set_sum(voting, ours, disabled)
    assert kept(fresh).answers == {}


TYPING: dict[str, tuple[Callable[[Session, str], str], Callable[[Assessment], str]]] = {
    "note": (lambda s, t: s.set_note(t), lambda a: a.answer("social-model").note),
    "evidence": (lambda s, t: s.add_evidence(t, t), lambda a: a.answer("social-model").evidence[-1].where),
    "partner": (lambda s, t: s.set_partner(t), lambda a: a.answer("social-model").partner),
    "concern": (lambda s, t: s.set_concern(t, agreed=True), lambda a: a.answer("social-model").concern),
    "parked": (lambda s, t: s.park(t), lambda a: a.answer("social-model").parked),
    "reason": (lambda s, t: s.not_for_us(t), lambda a: a.answer("social-model").reason),
    "area": (lambda s, t: s.set_detail("area", t), lambda a: a.organisation.area),
    "access": (lambda s, t: s.describe_sitting(access=t), lambda a: a.sittings[-1].access),
    "action": (lambda s, t: s.add_action("rights", t, who=t), lambda a: a.actions[-1].who),
    "progress": (lambda s, t: s.add_progress(3, t), lambda a: a.actions[0].progress[-1].text),
    "priority": (lambda s, t: s.add_priority("carers", t), lambda a: a.priorities[-1].reason),
}


@pytest.mark.parametrize("field", TYPING)
def test_what_is_typed_is_kept_without_characters_that_no_file_or_terminal_takes(
    begun: Session, field: str
) -> None:
    say, read = TYPING[field]
    say(begun, "  Café \x1b[31mred\x07, half \ud83d and\r\nmore 🙂\x00 \n")
    assert read(kept(begun)) == "Café red, half  and\nmore 🙂"


# Undo


def test_a_note_saved_many_times_while_it_is_typed_is_one_to_undo(begun: Session) -> None:
    for text in ("W", "We", "We talked", "We talked long"):
        begun.set_note(text)
    begun.undo()
    assert timeless(begun.assessment) == BEGUN


def test_a_note_taken_up_again_later_is_undone_by_itself(begun: Session) -> None:
    begun.set_note("First")
    begun.settle()
    begun.set_note("First and second")
    begun.undo()
    assert begun.answer.note == "First"


def test_notes_to_two_questions_are_two_to_undo(begun: Session) -> None:
    begun.set_note("To the first")
    begun.next()
    begun.set_note("To the second")
    begun.undo()
    assert begun.answer_to("social-model").note == "To the first"
    assert begun.answer_to("independent-living").note == ""


def test_undo_goes_back_to_the_question_where_the_change_was_made(fresh: Session) -> None:
    fresh.go(5)
    fresh.choose("mostly")
    fresh.go(20)
    fresh.undo()
    assert fresh.criterion.number == 5


QUESTION_1 = "question 1, The social model of disability"


def test_undo_and_redo_name_the_change_and_say_what_the_answer_is_then(fresh: Session) -> None:
    fresh.choose("started")
    fresh.choose("mostly")
    changed = f"the change to your answer to {QUESTION_1}."
    assert fresh.undo() == f"Undone: {changed} Your answer is Started now. Saved."
    assert fresh.undo() == f"Undone: {changed} It has no answer now. Saved."
    assert fresh.redo() == f"Done again: {changed} Your answer is Started now. Saved."


NAMES = {
    "a note": (lambda one: one.set_note("Hello"), f"your note for {QUESTION_1}"),
    "an aim": (lambda one: one.set_aim("partly"), f"your aim for {QUESTION_1}"),
    "evidence": (lambda one: one.add_evidence("Minutes"), f"your evidence for {QUESTION_1}"),
    "hands": (lambda one: one.set_views({"partly": 2}), f"the show of hands for {QUESTION_1}"),
    "a concern": (lambda one: one.set_concern("Slow", agreed=False), f"the concern about {QUESTION_1}"),
    "parked": (lambda one: one.park("The lift"), f"what you parked at {QUESTION_1}"),
    "details": (lambda one: one.set_detail("area", "North"), "what is written about your organisation"),
    "a sitting": (lambda one: one.describe_sitting(place="The hall"), "what is written about this sitting"),
    "a barrier": (lambda one: one.answer_barrier("income", here=True), "the barriers that are true here"),
    "a priority": (lambda one: one.add_priority("rights"), "what you chose to work on"),
    "an action": (lambda one: one.add_action("rights", "Ask"), "action 1"),
}


@pytest.mark.parametrize(("change", "name"), NAMES.values(), ids=NAMES)
def test_undo_names_what_was_changed_whatever_it_was(fresh: Session, change: Call, name: str) -> None:
    change(fresh)
    assert fresh.undo() == f"Undone: the change to {name}. Saved."


@each_call
def test_every_change_that_was_taken_back_can_be_had_again(begun: Session, call: Call) -> None:
    call(begun)
    after = timeless(begun.assessment)
    begun.undo()
    assert begun.redo().startswith("Done again: the change ")
    assert timeless(begun.assessment) == after
    assert timeless(kept(begun)) == after
    begun.undo()
    assert timeless(kept(begun)) == BEGUN


def test_after_a_new_change_there_is_nothing_to_redo(fresh: Session) -> None:
    fresh.choose("mostly")
    fresh.undo()
    fresh.choose("partly")
    with pytest.raises(Problem, match="nothing to redo"):
        fresh.redo()


def test_undoing_that_a_review_was_adopted_says_so(fresh: Session) -> None:
    fresh.choose("mostly")
    fresh.adopt()
    assert "It is not adopted now." in fresh.undo()
    assert "It is adopted now." in fresh.redo()


def test_with_nothing_changed_there_is_nothing_to_undo(fresh: Session) -> None:
    with pytest.raises(Problem, match="nothing to undo"):
        fresh.undo()


def test_a_refused_answer_is_nothing_to_undo(fresh: Session) -> None:
    with pytest.raises(Problem):
        fresh.not_for_us("no")
    with pytest.raises(Problem, match="nothing to undo"):
        fresh.undo()


def test_a_change_that_could_not_be_saved_can_be_undone_as_well(begun: Session) -> None:
    with full_disk():
        begun.choose("fully")
        begun.undo()
    begun.save()
    assert timeless(kept(begun)) == BEGUN


def test_the_last_changes_can_be_undone_and_older_ones_are_let_go(
    fresh: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fresh.file, "save", lambda _: (fresh.file.path, None))
    monkeypatch.setattr(fresh, "save", lambda: "Saved.")
    for number in range(MOST_UNDO + 3):
        fresh.park(f"{number}")
    for _ in range(MOST_UNDO):
        fresh.undo()
    assert fresh.answer.parked == "2"
    with pytest.raises(Problem, match="nothing to undo"):
        fresh.undo()


moves: list[Callable[[Session], object]] = [Session.next, Session.back, Session.settle, lambda s: s.go(10)]
anything = st.sampled_from([*moves, *(call for calls in CALLS.values() for call in calls)])


@given(st.lists(anything, max_size=15))
@how(max_examples=60)
def test_after_as_many_undos_as_changes_everything_is_as_it_was(
    steps: list[Callable[[Session], object]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, sitting(Path(folder), BEGUN) as session:
        for step in steps:
            with suppress(Problem, StopIteration):
                step(session)
        undo_all(session)
        assert timeless(session.assessment) == BEGUN
        assert timeless(kept(session)) == BEGUN


@given(st.lists(anything, max_size=15))
@how(max_examples=60)
def test_whatever_is_done_the_file_holds_what_the_session_holds(
    steps: list[Callable[[Session], object]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, sitting(Path(folder), BEGUN) as session:
        for step in steps:
            with suppress(Problem, StopIteration):
                step(session)
            assert timeless(kept(session)) == timeless(session.assessment)


# Where we are


def test_a_sitting_goes_on_at_the_first_question_without_an_answer(tmp_path: Path) -> None:
    answered = assessment_with(
        {"social-model": "mostly", "independent-living": "later", "rights": "not-for-us", "carers": "partly"}
    )
    with sitting(tmp_path, answered) as session:
        assert session.criterion.id == "member-driven"


def test_with_every_question_answered_a_sitting_begins_past_the_last_one(tmp_path: Path) -> None:
    with sitting(tmp_path, assessment_with(dict.fromkeys(CATALOGUE.order, "partly"))) as session:
        assert session.here is None


def test_next_goes_through_all_questions_in_their_order_and_stays_past_the_last(fresh: Session) -> None:
    seen = []
    while fresh.here:
        seen.append(fresh.criterion.number)
        fresh.next()
    assert seen == list(range(1, 22))
    fresh.next()
    assert fresh.here is None


def test_back_goes_the_same_way_back_and_stops_at_the_first(fresh: Session) -> None:
    fresh.go(21)
    fresh.next()
    for number in range(21, 0, -1):
        fresh.back()
        assert fresh.criterion.number == number
    with pytest.raises(Problem, match="This is the first question"):
        fresh.back()
    assert fresh.criterion.number == 1


def test_going_to_a_question_by_its_number(fresh: Session) -> None:
    fresh.go(11)
    assert fresh.position == "Question 11 of 21. Governance, 2 of 8."


@pytest.mark.parametrize("number", [-1, 0, 22, 10**30])
def test_a_question_that_there_is_not_cannot_be_gone_to(fresh: Session, number: int) -> None:
    with pytest.raises(Problem, match="from 1 to 21"):
        fresh.go(number)
    assert fresh.criterion.number == 1


@each_answer
def test_past_the_last_question_there_is_nothing_to_answer(begun: Session, call: Call) -> None:
    begun.go(21)
    begun.next()
    with pytest.raises(Problem, match="past the last question"):
        call(begun)
    assert begun.assessment == BEGUN


# Conflicts, and leaving


def test_when_somebody_else_changed_the_file_both_names_are_said_and_the_sitting_goes_on(
    fresh: Session,
) -> None:
    theirs = fresh.file.path
    theirs.write_text("theirs = true\n", encoding="utf-8")
    said = fresh.choose("mostly")
    assert theirs.name in said
    assert fresh.file.path.name in said
    assert fresh.file.path != theirs
    assert theirs.read_text(encoding="utf-8") == "theirs = true\n"
    assert fresh.park("More").endswith(" Saved.")
    assert kept(fresh) == fresh.assessment


def test_leaving_says_how_far_you_got_and_where_everything_is(fresh: Session) -> None:
    fresh.choose("mostly")
    said = fresh.leave()
    assert "Everything is saved." in said
    assert "1 of 21" in said
    assert "question 2" in said
    assert str(fresh.file.path) in said


def test_leaving_saves_what_could_not_be_saved_before(fresh: Session) -> None:
    with full_disk():
        fresh.choose("mostly")
    assert "Everything is saved." in fresh.leave()
    assert kept(fresh).answer("social-model").level == "mostly"


def test_leaving_with_the_disk_still_full_does_not_say_that_everything_is_saved(fresh: Session) -> None:
    with full_disk():
        fresh.choose("mostly")
        said = fresh.leave()
    assert "Not everything is saved." in said
    assert "disk is full" in said
    assert "Everything is saved" not in said


def test_leaving_lets_go_of_the_file(fresh: Session) -> None:
    fresh.leave()
    with closing(AnswerFile.open(fresh.file.path)[0]) as again:
        assert again.read_only == ""


# Planning


def test_a_sixth_priority_is_refused(fresh: Session) -> None:
    for criterion in CATALOGUE.order[:5]:
        fresh.add_priority(criterion)
    with pytest.raises(Problem, match="five already"):
        fresh.add_priority(CATALOGUE.order[5])
    assert len(kept(fresh).priorities) == 5


def test_the_same_priority_twice_is_refused(begun: Session) -> None:
    with pytest.raises(Problem, match="already"):
        begun.add_priority("rights")


@pytest.mark.parametrize(
    ("place", "order"), [(1, ["rights", "social-model"]), (2, ["social-model", "rights"])]
)
def test_a_priority_goes_where_the_group_puts_it(begun: Session, place: int, order: list[str]) -> None:
    begun.move_priority("rights", place)
    assert [one.criterion for one in kept(begun).priorities] == order


def test_an_action_that_says_nothing_is_refused(fresh: Session) -> None:
    with pytest.raises(Problem, match="Say what you will do"):
        fresh.add_action("rights", "  ")


def test_the_number_of_an_action_is_never_used_for_another(begun: Session) -> None:
    begun.add_action("rights", "Another")
    assert [one.id for one in kept(begun).actions] == [3, 4]
    begun.remove_action(3)
    begun.add_action("rights", "A third")
    assert [one.id for one in kept(begun).actions] == [4, 5]


def test_the_aims_a_group_has_looked_at_stay_in_the_order_of_the_groups(fresh: Session) -> None:
    fresh.confirm_aims("services")
    fresh.confirm_aims("values")
    assert kept(fresh).aims == Aims(confirmed=("values", "services"))


def test_an_organisation_cannot_lose_its_name(fresh: Session) -> None:
    with pytest.raises(Problem, match="needs a name"):
        fresh.set_detail("name", " \x07")
    assert kept(fresh).organisation.name == "Riverside"


# Talking, and agreeing in the end


WIDE: Mapping[View, int] = {"started": 1, "fully": 2}


def test_choosing_where_views_differ_means_that_the_group_agreed_after_talking(fresh: Session) -> None:
    fresh.set_views(WIDE)
    assert "If you did not all agree" in fresh.choose("mostly")
    assert fresh.answer.agreed is True
    assert "If you did not all agree" not in fresh.choose("partly")


def test_choosing_where_views_are_close_marks_nothing(fresh: Session) -> None:
    fresh.set_views({"partly": 3})
    fresh.choose("partly")
    assert fresh.answer.agreed is None


def test_a_group_that_did_not_agree_can_choose_the_lower_level_and_agree_later(fresh: Session) -> None:
    fresh.set_views(WIDE)
    fresh.set_concern("Too early", agreed=False)
    fresh.choose("started")
    assert fresh.answer.agreed is False
    fresh.set_concern("Too early", agreed=True)
    assert fresh.answer.agreed is True


@pytest.mark.parametrize("call", [lambda s: s.set_views({"not-yet": 1, "fully": 1}), lambda s: s.clear()])
def test_new_hands_or_no_answer_begin_the_talk_anew(fresh: Session, call: Callable[[Session], str]) -> None:
    fresh.set_views(WIDE)
    fresh.choose("mostly")
    call(fresh)
    assert fresh.answer.agreed is None


def test_a_concern_alone_says_nothing_of_agreeing(fresh: Session) -> None:
    fresh.set_views(WIDE)
    fresh.set_concern("Too early", agreed=None)
    assert fresh.answer.agreed is None


# Planning


def test_what_was_let_go_stays_with_its_reason_and_is_not_open(begun: Session) -> None:
    begun.let_action_stand(3, "let-go", "Others do it")
    action = kept(begun).actions[0]
    assert (action.stands, action.why, action.is_open) == ("let-go", "Others do it", False)
    begun.let_action_stand(3, "doing")
    assert (begun.assessment.actions[0].stands, begun.assessment.actions[0].why) == ("doing", "")


def test_evidence_that_would_say_nothing_is_refused_and_stays(begun: Session) -> None:
    with pytest.raises(Problem, match="Say what the evidence is"):
        begun.change_evidence(1, what=" ")
    assert timeless(begun.assessment) == BEGUN


def test_a_second_sitting_takes_over_guide_place_and_access_and_nobody_who_was_there(tmp_path: Path) -> None:
    before = TODAY - datetime.timedelta(days=7)
    first = Sitting(
        id=1, date=before, guide="Ann", place="The hall", access="A loop", conflicts="None", quorate=True
    )
    with sitting(tmp_path, replace(BEGUN, sittings=(first,))) as session:
        said = session.take_over_sitting()
        assert "Taken over from 15 November 2026: guide, place and access." in said
        second = kept(session).sittings[1]
        assert (second.guide, second.place, second.access) == ("Ann", "The hall", "A loop")
        assert (second.conflicts, second.quorate, second.present) == ("", None, None)
        assert session.take_over_sitting() == ""


def test_a_first_sitting_has_nothing_to_take_over(begun: Session) -> None:
    assert begun.take_over_sitting() == ""
    assert begun.assessment.sittings == ()
