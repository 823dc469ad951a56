"""Answers and newer words: an adviser's set changed, and not a character of a note is lost on the way."""

import dataclasses
import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import answer_of, assessment_with
from ulo_selfcheck.across.renew import newer_words, renewal_words
from ulo_selfcheck.analysis import gaps
from ulo_selfcheck.analysis.last_time import hint_words, then_words
from ulo_selfcheck.answers import counting, newer_criteria
from ulo_selfcheck.answers.review import (
    About,
    Action,
    Aims,
    Answer,
    Assessment,
    Evidence,
    Last,
    Organisation,
    Priority,
    Progress,
    Sitting,
)
from ulo_selfcheck.answers.toml import dumps, loads
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Criterion
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.ground.models import replace

BEFORE = load()
TODAY = datetime.date(2027, 11, 20)
THEN = datetime.date(2026, 10, 14)


def changed_set() -> Catalogue:
    """Give a later version: one reworded, one changed in meaning, one new, one retired, one split in two."""
    changes: dict[str, dict[str, Any]] = {
        "rights": {"plain": ("Everybody has rights. We help people to use theirs.",)},
        "diversity": {"revision": 3, "changed": "It asks about trustees too."},
    }
    criteria = [replace(one, **changes.get(one.id, {})) for one in BEFORE.criteria]
    gone = {"carers": (), "accountable": ("accounts-to-members", "accounts-to-public")}
    retired = tuple(
        replace(one, status="retired", replaced_by=gone[one.id]) for one in criteria if one.id in gone
    )
    kept = [one for one in criteria if one.id not in gone]
    kept += [_like("accountable", new, "2027.1", ("accountable",)) for new in gone["accountable"]]
    kept.append(_like("local-needs", "climate", "2027.1"))
    identity = replace(BEFORE.identity, version="2027.1")
    return dataclasses.replace(BEFORE, identity=identity, criteria=tuple(kept), retired=retired)


def _like(other: str, new: str, since: str, derived_from: tuple[str, ...] = ()) -> Criterion:
    title = new.replace("-", " ").capitalize()
    return replace(
        BEFORE[other], id=new, title=title, since=since, derived_from=derived_from, number=40 + len(new)
    )


AFTER = changed_set()

OLD = assessment_with(
    {
        one.id: answer_of(
            "mostly", revision=one.revision, asked=one.plain_words, sitting=1, note=f"A note about {one.id}."
        )
        for one in BEFORE.criteria
        if one.id != "local-needs"
    },
    assessment=About(id="review-of-2026", title="Review 2026", started=THEN, adopted=THEN),
    sittings=(Sitting(id=1, date=THEN),),
    aims=Aims(confirmed=("values",)),
    priorities=(Priority(criterion="rights"),),
    actions=(
        Action(id=1, criterion="rights", what="Write a leaflet"),
        Action(id=2, criterion="carers", what="Ask carers", done=True),
        Action(id=4, criterion="carers", what="Meet again", progress=(Progress(date=THEN, text="Met once"),)),
    ),
    barriers={"income": True},
)


# What became of each question


def test_a_changed_set_is_told_criterion_by_criterion() -> None:
    fates: dict[str, set[str]] = {}
    for one in newer_criteria.fates_of(OLD, AFTER):
        fates.setdefault(one.fate, set()).add(one.criterion.id)
    assert fates.pop("same") == {one.id for one in BEFORE.criteria} - {
        "rights",
        "diversity",
        "carers",
        "accountable",
        "local-needs",
    }
    assert fates == {
        "other-words": {"rights"},
        "other-meaning": {"diversity"},
        "from-others": {"accounts-to-members", "accounts-to-public"},
        "new": {"climate"},
        "not-answered": {"local-needs"},
    }
    assert [one.id for one in newer_criteria.no_longer_asked(OLD, AFTER)] == ["accountable", "carers"]


def test_the_preview_says_exactly_that_in_words() -> None:
    said = " ".join(renewal_words(OLD, AFTER))
    asked = BEFORE["diversity"].plain_words
    for sentence in (
        "These answers are to version 2026.2 of the criteria. This is version 2027.1.",
        f"Different words, the same meaning: {BEFORE['rights'].title}.",
        f"Changed in meaning: {BEFORE['diversity'].title}. What changed: It asks about trustees too.",
        f"does not count until you give it again. The words you answered: {asked}",
        f"Came out of {BEFORE['accountable'].title}: Accounts to members.",
        "New: Climate.",
        f"Not asked any more: {BEFORE['carers'].title}. Your answer is kept, and stands in the report.",
        f"Not asked any more: {BEFORE['accountable'].title}. Now asked: Accounts to members and Accounts to public.",
        "of them last time. Those answers are shown as hints.",
        "2 actions are still open. You are asked about them first.",
        "1 action is done. It stays in the old file.",
        "20 notes",
    ):
        assert sentence in said
    assert "New: " + BEFORE["local-needs"].title not in said


def test_the_same_set_again_tells_of_no_change() -> None:
    said = " ".join(renewal_words(OLD, BEFORE))
    assert not any(word in said for word in ("version", "Other words", "Changed", "New:", "Not asked"))


# A new review


def test_a_new_review_has_no_answers_and_last_times_as_hints() -> None:
    new = newer_criteria.renew(OLD, BEFORE, TODAY)
    assert gaps.analyse(BEFORE, new).progress.unanswered == 21
    answer = new.answer("rights")
    assert (answer.answered, answer.note) == (False, "A note about rights.")
    assert answer.last == Last(
        date=THEN, revision=2, asked=BEFORE["rights"].plain_words, status="rated", level="mostly"
    )
    assert hint_words(answer, BEFORE["rights"], BEFORE) == [
        "Last time, on 14 October 2026, you chose: Mostly."
    ]


def test_a_new_review_is_another_review_which_says_where_it_comes_from() -> None:
    new = newer_criteria.renew(OLD, AFTER, TODAY)
    about = new.assessment
    assert about.id != "review-of-2026"
    assert (about.renewed_from, about.title, about.started) == ("review-of-2026", "Review 2027", TODAY)
    assert about.adopted is None
    assert (new.catalogue.version, new.sittings, new.aims.confirmed) == ("2027.1", (), ())
    assert (new.priorities, new.barriers) == ((), {})


def test_two_reviews_in_a_year_are_told_apart_by_their_titles() -> None:
    assert (
        newer_criteria.renew(OLD, AFTER, datetime.date(2026, 12, 1)).assessment.title
        == "Review of December 2026"
    )


def test_open_actions_come_along_with_what_happened_to_them() -> None:
    new = newer_criteria.renew(OLD, AFTER, TODAY)
    assert new.actions == (OLD.actions[0], OLD.actions[2])


def test_an_answer_that_is_not_asked_any_more_is_kept_as_last_times() -> None:
    new = newer_criteria.renew(OLD, AFTER, TODAY)
    for gone in ("carers", "accountable"):
        last = new.answer(gone).last
        assert last
        assert (last.word, last.date, new.answer(gone).note) == ("mostly", THEN, f"A note about {gone}.")


def test_a_set_that_asks_again_what_was_retired_counts_no_answer_of_last_time() -> None:
    new = newer_criteria.renew(OLD, AFTER, TODAY)
    assert gaps.analyse(BEFORE, newer_criteria.carry_on(new, BEFORE)).progress.answered == 0


def test_both_halves_of_a_split_question_show_its_answer_as_a_hint() -> None:
    new = newer_criteria.renew(OLD, AFTER, TODAY)
    for half in ("accounts-to-members", "accounts-to-public"):
        said = hint_words(new.answer(half), AFTER[half], AFTER)
        assert said[1] == f"That answered another question: {BEFORE['accountable'].title}."
        assert said[2] == f"The words then: {BEFORE['accountable'].plain_words}"


def test_where_the_meaning_changed_the_words_then_are_shown() -> None:
    new = newer_criteria.renew(OLD, AFTER, TODAY)
    said = " ".join(hint_words(new.answer("diversity"), AFTER["diversity"], AFTER))
    assert "The meaning has changed since, so it does not count." in said
    assert "What changed: It asks about trustees too." in said
    assert f"The words then: {BEFORE['diversity'].plain_words}" in said


def test_what_was_said_in_the_room_is_for_whoever_guides() -> None:
    answer = answer_of("not-for-us", concern="Too much for two people", aim="mostly", agreed=False)
    old = assessment_with(
        {"carers": answer, "user-majority": answer_of("partly", voting=7, from_constituency=5)}
    )
    new = newer_criteria.renew(old, BEFORE, TODAY)
    said = " ".join(then_words(new.answer("carers"), BEFORE["carers"], BEFORE))
    assert "Somebody's concern then: Too much for two people." in said
    assert "Why it was not for you: A group near us does this." in said
    assert (new.answer("carers").agreed, new.answer("carers").concern) == (None, "")
    sum_words = then_words(new.answer("user-majority"), BEFORE["user-majority"], BEFORE)
    assert "Last time 5 of 7 votes were held by the people you are for." in sum_words


def test_what_was_not_answered_again_keeps_the_hint_from_the_year_before() -> None:
    once = newer_criteria.renew(OLD, BEFORE, TODAY)
    twice = newer_criteria.renew(once, BEFORE, TODAY.replace(year=2028))
    assert twice.answer("rights").last == once.answer("rights").last


def test_a_split_question_that_was_not_answered_again_keeps_its_day() -> None:
    once = replace(newer_criteria.renew(OLD, AFTER, TODAY), sittings=(Sitting(id=1, date=TODAY),))
    twice = newer_criteria.renew(once, AFTER, TODAY.replace(year=2028))
    last = twice.answer("accounts-to-members").last
    assert last
    assert (last.word, last.date) == ("mostly", THEN)


def test_a_hint_is_gone_once_the_question_is_answered() -> None:
    new = newer_criteria.renew(OLD, BEFORE, TODAY)
    answer = replace(new.answer("rights"), status="rated", level="fully", revision=2)
    assert hint_words(answer, BEFORE["rights"], BEFORE) == []
    assert then_words(answer, BEFORE["rights"], BEFORE)


# The same review, on to newer words


def test_carried_on_answers_to_the_same_meaning_count_and_others_do_not() -> None:
    on = newer_criteria.carry_on(OLD, AFTER)
    places = {one.id: one for one in gaps.analyse(AFTER, on).places}
    assert places["rights"].answer.level == "mostly"
    assert places["diversity"].standing == "still-to-look-at"
    assert places["climate"].standing == "still-to-look-at"
    assert on.catalogue.version == "2027.1"
    assert newer_criteria.other_criteria(on, AFTER) == ""
    assert on.sittings == OLD.sittings
    assert on.assessment == OLD.assessment


def test_the_preview_of_carrying_on_says_how_many_go_on_counting() -> None:
    said = newer_words(OLD, AFTER)
    assert said[0] == "17 answers still count."
    assert any(one.startswith("Changed in meaning:") for one in said)


@pytest.mark.parametrize(
    ("used", "said"),
    [
        ({}, ""),
        (
            {"version": "2025.1"},
            "These answers are to version 2025.1 of the criteria. This is version 2026.2.",
        ),
        (
            {"id": "ours"},
            (
                "These answers are to another set of criteria: ours. This one is dh-ulo-design-criteria. "
                "To use that set, give its folder with --criteria."
            ),
        ),
    ],
)
def test_answers_to_other_criteria_are_told(used: dict[str, Any], said: str) -> None:
    other = replace(OLD, catalogue=replace(OLD.catalogue, **used))
    assert newer_criteria.other_criteria(other, BEFORE) == said


# Nothing is lost

texts = st.text(max_size=12).map(lambda text: text.replace("\r", ""))
answers = st.builds(
    Answer,
    status=st.none() | st.sampled_from(["rated", "not-sure", "later", "not-for-us"]),
    level=st.none() | st.sampled_from(["not-yet", "mostly"]),
    aim=st.none() | st.just("fully"),
    revision=st.none() | st.integers(1, 3),
    reason=texts,
    note=texts,
    partner=texts,
    concern=texts,
    parked=texts,
    evidence=st.lists(st.builds(Evidence, what=texts, where=texts), max_size=2).map(tuple),
    extra=st.just({}) | st.just({"ours": 1}),
)
reviews = st.dictionaries(st.sampled_from([*BEFORE.order, "of-another-set"]), answers, max_size=6).map(
    lambda some: Assessment(
        assessment=About(id="x"), organisation=Organisation(name="A"), catalogue=OLD.catalogue, answers=some
    )
)


@given(reviews)
def test_no_character_that_was_typed_beside_an_answer_is_lost(old: Assessment) -> None:
    for new in (newer_criteria.renew(old, AFTER, TODAY), newer_criteria.carry_on(old, AFTER)):
        for one, before in old.answers.items():
            now = new.answer(one)
            assert (now.note, now.partner, now.parked, now.evidence) == (
                before.note,
                before.partner,
                before.parked,
                before.evidence,
            )
            assert now.extra == before.extra
            kept = now.last.concern if now.last and not now.concern else now.concern
            assert kept == before.concern


@given(reviews)
def test_what_comes_of_it_is_a_sound_file(old: Assessment) -> None:
    for new in (newer_criteria.renew(old, AFTER, TODAY), newer_criteria.carry_on(old, AFTER)):
        text = dumps(new)
        assert dumps(loads(text).assessment) == text


@given(reviews)
def test_a_new_review_counts_nothing(old: Assessment) -> None:
    progress = gaps.analyse(AFTER, newer_criteria.renew(old, AFTER, TODAY)).progress
    assert progress.answered == 0


@given(reviews)
def test_counting_twice_is_counting_once(old: Assessment) -> None:
    once = counting.counting(old, AFTER)
    assert counting.counting(once, AFTER) == once
