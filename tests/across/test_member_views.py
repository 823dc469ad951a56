"""Members' own answers put together: nobody is lost, nobody is named, nothing is agreed for anybody."""

import datetime
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import answer_of, assessment_with
from ulo_selfcheck.across.combine.views import Member, combine, from_answers, summary_words
from ulo_selfcheck.analysis import gaps
from ulo_selfcheck.answers import newer_criteria
from ulo_selfcheck.answers.review import (
    About,
    Action,
    Answer,
    Assessment,
    Evidence,
    Priority,
    Progress,
    Sitting,
)
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.ground.english import comparable
from ulo_selfcheck.ground.models import replace

CATALOGUE = load()
ORDER = CATALOGUE.order
ABOUT = About(id="fresh", title="Members' own answers 2026")
WORDS = st.sampled_from(
    ["not-yet", "started", "partly", "mostly", "fully", "not-sure", "later", "not-for-us"]
)
MEMBERS = st.lists(st.dictionaries(st.sampled_from(ORDER), WORDS), min_size=1, max_size=8)


def member(answers: Mapping[str, str | Answer], **more: Any) -> Member:
    return from_answers(assessment_with(answers, **more), CATALOGUE)


def together(*members: Member) -> Assessment:
    return combine(members, CATALOGUE, ABOUT)


# Views


def test_each_view_is_counted_and_what_is_no_view_is_counted_as_that() -> None:
    said = ("partly", "partly", "fully", "not-sure", "later", "not-for-us")
    combined = together(*(member({"rights": one}) for one in said), member({}))
    assert combined.answer("rights").views == {"partly": 2, "fully": 1, "not-sure": 1, "no-view": 3}


@given(MEMBERS)
def test_the_counts_of_every_question_add_up_to_the_members(said: list[dict[str, str]]) -> None:
    combined = together(*(member(one) for one in said))
    assert {sum(answer.views.values()) for answer in combined.answers.values()} == {len(said)}
    assert set(combined.answers) == set(ORDER)


@given(MEMBERS)
def test_nothing_is_agreed_for_anybody(said: list[dict[str, str]]) -> None:
    combined = together(*(member(one) for one in said))
    for answer in combined.answers.values():
        assert (answer.status, answer.level, answer.aim, answer.agreed) == (None, None, None, None)
    assert gaps.analyse(CATALOGUE, combined).progress.answered == 0


@given(MEMBERS, st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_show(said: list[dict[str, str]], chance: Any) -> None:
    members = [
        member({c: answer_of(words, note=f"{words} {n}") for c, words in one.items()})
        for n, one in enumerate(said)
    ]
    first = dumps(together(*members), ORDER)
    chance.shuffle(members)
    assert dumps(together(*members), ORDER) == first


def test_last_times_answer_in_a_renewed_review_is_no_members_view() -> None:
    """The group answered it last time, and nobody was asked again. Its note comes along all the same."""
    old = assessment_with({"own-question": answer_of("mostly", sitting=1, note="Said then")})
    new = newer_criteria.renew(old, CATALOGUE, datetime.date(2027, 1, 1))
    combined = together(from_answers(new, CATALOGUE), member({"rights": "partly"}))
    assert combined.answer("own-question").views == {"no-view": 2}
    assert combined.answer("own-question").note == "Said then"


def test_an_answer_to_another_meaning_is_no_view() -> None:
    combined = together(member({"rights": answer_of("mostly", revision=7)}), member({"rights": "partly"}))
    assert combined.answer("rights").views == {"partly": 1, "no-view": 1}


def test_an_answer_to_a_question_of_another_set_is_kept() -> None:
    combined = together(member({"own-question": "partly"}), member({}))
    assert combined.answer("own-question").views == {"partly": 1, "no-view": 1}


# What was said


def test_each_note_is_a_paragraph_once_and_by_the_alphabet() -> None:
    notes = ("We meet.\n\nOften.", "and so do they", "We meet.\n\nOften.")
    combined = together(*(member({"rights": answer_of("partly", note=one)}) for one in notes))
    assert combined.answer("rights").note == "and so do they\n\nWe meet.\nOften."


def test_reasons_concerns_partners_and_parked_matters_are_gathered_too() -> None:
    said = Answer(status="not-for-us", reason="Next Door does it", concern="Too slow", parked="The lift")
    combined = together(
        member({"rights": said}), member({"rights": answer_of("partly", partner="Next Door")})
    )
    assert combined.answer("rights").note.split("\n\n") == [
        "A partner does this: Next Door",
        "Not for us: Next Door does it",
        "The lift",
        "Too slow",
    ]


def test_evidence_is_gathered_once() -> None:
    minutes, leaflet = Evidence(what="Minutes", where="The cupboard"), Evidence(what="A leaflet")
    members = (
        member({"rights": answer_of("partly", evidence=one)}) for one in ((minutes,), (minutes, leaflet))
    )
    assert together(*members).answer("rights").evidence == (leaflet, minutes)


@given(st.sets(st.text("abcdefghij ", min_size=3).map(str.strip).filter(bool), min_size=1))
def test_no_note_is_lost(notes: set[str]) -> None:
    combined = together(*(member({"rights": answer_of("partly", note=one)}) for one in notes))
    assert set(combined.answer("rights").note.split("\n\n")) == notes


PRIVATE = "Ann Example"


def test_nothing_of_a_member_is_in_it_but_views_notes_and_evidence() -> None:
    action = Action(
        id=1, criterion="rights", what=PRIVATE, who=PRIVATE, progress=(Progress(date=DAY, text=PRIVATE),)
    )
    theirs = member(
        {
            "rights": answer_of(
                "partly",
                extra={"by": PRIVATE},
                evidence=(replace(Evidence(what="A"), extra={"by": PRIVATE}),),
            )
        },
        assessment=replace(About(id=PRIVATE, title=PRIVATE, renewed_from=PRIVATE), extra={"by": PRIVATE}),
        sittings=(Sitting(id=1, date=DAY, guide=PRIVATE, place=PRIVATE, access=PRIVATE, conflicts=PRIVATE),),
        priorities=(Priority(criterion="rights", reason=PRIVATE),),
        actions=(action,),
        extra={"by": PRIVATE},
    )
    assert PRIVATE not in dumps(together(theirs), ORDER)


DAY = datetime.date(2026, 11, 22)


# The organisation


@pytest.mark.parametrize(
    "other",
    [
        "riverside disabled peoples network",
        "The Riverside Disabled People\u2019s Network",
        "Riverside  Disabled People's Network Ltd.",
        "RIVERSIDE DISABLED PEOPLE'S NETWORK LIMITED",
        "River-side Disabled People's Network",
        "\uff32iverside Disabled People's Network",
    ],
)
def test_ways_to_write_a_name_are_the_same(other: str) -> None:
    assert comparable(other) == comparable("Riverside Disabled People's Network")


@pytest.mark.parametrize(("one", "other"), [("Riverside", "Lakeside"), ("The Ltd", "Limited"), ("", "the")])
def test_other_names_are_not(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@given(st.text())
def test_any_name_can_be_compared(name: str) -> None:
    assert comparable(name) == comparable(name.strip())


def test_the_name_is_as_most_write_it_and_a_form_without_one_says_nothing() -> None:
    members = [member({}, name=name) for name in ("riverside", "Riverside", "Riverside", "")]
    assert together(*members).organisation.name == "Riverside"
    assert combine([member({}, name="")], CATALOGUE, ABOUT, "Ours").organisation.name == "Ours"


def test_details_on_which_members_differ_are_left_to_the_committee() -> None:
    ours = together(
        member({}, area="Leeds", people="disabled people", facts={"services": 2, "paid-staff": True}),
        member({}, area="York", nation="england", facts={"services": "not-sure", "paid-staff": 1}),
    ).organisation
    assert (ours.area, ours.people, ours.nation) == ("", "disabled people", "england")
    assert ours.facts == {"services": 2}


# In words


def test_it_says_what_to_talk_about_first() -> None:
    combined = together(member({"rights": "not-yet", "carers": "partly"}), member({"rights": "partly"}))
    said = summary_words(2, gaps.analyse(CATALOGUE, combined))
    assert said[:3] == [
        "There are answers from 2 members. You still have to agree your answers together.",
        "Views differ widely on 1 question. Talk about these first:",
        "Question 3. Human and legal rights.",
    ]
    assert any("fewer than 5" in one for one in said)


def test_with_five_who_agree_it_says_that() -> None:
    combined = together(*(member({"rights": "partly"}) for _ in range(5)))
    said = summary_words(5, gaps.analyse(CATALOGUE, combined))
    assert said[1] == "Views do not differ widely on any question."
    assert not any("fewer" in one for one in said)
