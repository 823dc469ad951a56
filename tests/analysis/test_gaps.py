"""The gap analysis: the worked example of the design, and what holds whatever is answered."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import answer_of, assessment_with, with_answer
from ulo_selfcheck.analysis.gap_words import at_aim_words, by_rule, find_out, helps, how_far, pause_words, why
from ulo_selfcheck.analysis.gaps import Analysis, GroupCount, Place, Tier, analyse
from ulo_selfcheck.answers import counting
from ulo_selfcheck.answers.review import VIEWS, Aims, Answer, Assessment, Evidence, Priority
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.ground.models import replace

CATALOGUE = load()  # hypothesis wants no fixtures of a smaller scope; this one is never changed
IDS = CATALOGUE.order
ESSENTIAL_IDS = tuple(one.id for one in CATALOGUE.essentials)

WORKED_EXAMPLE = assessment_with(
    {
        "social-model": "partly",
        "user-majority": "not-yet",
        "peer-support": "not-sure",
        "independent-living": "mostly",
        "sustainable-finance": "not-yet",
        "robust-systems": "partly",
        "accountable": "fully",
        "rights": "partly>partly",
        "carers": "not-for-us",
        "diversity": "not-sure",
        "local-needs": "later",
    }
)


def ids(places: tuple[Place, ...]) -> list[str]:
    return [one.id for one in places]


def in_tier(analysis: Analysis, tier: Tier) -> list[str]:
    return [one.id for one in analysis.work_on if one.tier == tier]


@pytest.mark.parametrize(
    ("tier", "criteria"),
    [
        ("A", ["user-majority", "social-model"]),
        ("B", ["peer-support"]),
        ("C", ["sustainable-finance"]),
        ("D", ["independent-living", "robust-systems"]),
        ("E", ["diversity"]),
    ],
)
def test_the_worked_example_orders_what_to_work_on(tier: Tier, criteria: list[str]) -> None:
    assert in_tier(analyse(CATALOGUE, WORKED_EXAMPLE), tier) == criteria


def test_the_worked_example_lists_the_tiers_one_after_the_other() -> None:
    tiers = [one.tier for one in analyse(CATALOGUE, WORKED_EXAMPLE).work_on]
    assert tiers == ["A", "A", "B", "C", "D", "D", "E"]


@pytest.mark.parametrize(
    ("criterion", "answer", "tier"),
    [
        ("user-majority", "partly", "A"),  # at its floor, and two steps short
        ("user-majority", "mostly", "D"),
        ("rights", "not-yet", "C"),
        ("rights", "started", "C"),
        ("rights", "partly", "D"),
    ],
)
def test_two_steps_make_the_difference(criterion: str, answer: str, tier: str) -> None:
    assert analyse(CATALOGUE, assessment_with({criterion: answer})).place(criterion).tier == tier


def test_within_a_tier_essentials_come_first_then_the_larger_gap_then_the_number() -> None:
    one_short = assessment_with({"rights": "partly", "user-majority": "mostly", "member-driven": "partly"})
    assert ids(analyse(CATALOGUE, one_short).work_on) == ["user-majority", "rights", "member-driven"]
    far = assessment_with({"rights": "started", "local-needs": "not-yet", "member-driven": "started"})
    assert ids(analyse(CATALOGUE, far).work_on) == ["local-needs", "rights", "member-driven"]


def test_the_worked_example_puts_everything_else_in_its_place() -> None:
    analysis = analyse(CATALOGUE, WORKED_EXAMPLE)
    assert ids(analysis.strengths) == ["accountable"]
    assert ids(analysis.enough_for_now) == ["rights"]
    assert ids(analysis.not_for_us) == ["carers"]
    assert "local-needs" in ids(analysis.still_to_look_at)
    assert len(analysis.still_to_look_at) == 11


def test_the_worked_example_says_the_essentials_are_being_built() -> None:
    analysis = analyse(CATALOGUE, WORKED_EXAMPLE)
    assert analysis.verdict == "being-built"
    assert {line.place.id: line.state for line in analysis.essentials} == {
        "social-model": "being-built",
        "independent-living": "in-place",
        "peer-support": "to-talk-about",
        "user-majority": "being-built",
    }


def test_the_worked_example_begins_with_one_a_group_then_the_next() -> None:
    begin = analyse(CATALOGUE, WORKED_EXAMPLE).begin_with
    assert ids(begin) == ["user-majority", "social-model", "peer-support"]


def test_a_place_to_begin_in_each_group_where_each_has_one() -> None:
    assessment = assessment_with(
        {
            "social-model": "not-yet",
            "peer-support": "not-yet",
            "user-majority": "not-yet",
            "local-needs": "partly",
        }
    )
    assert ids(analyse(CATALOGUE, assessment).begin_with) == ["social-model", "user-majority", "local-needs"]


def test_the_groups_own_choice_leads_in_its_own_order_and_the_rule_stands_behind_it() -> None:
    own = (
        Priority(criterion="sustainable-finance"),
        Priority(criterion="rights"),
        Priority(criterion="legal-form"),
    )
    levels = {
        "social-model": "not-yet",
        "sustainable-finance": "mostly",
        "rights": "partly",
        "legal-form": "fully",
    }
    analysis = analyse(CATALOGUE, assessment_with(levels, priorities=own))
    assert ids(analysis.begin_with) == [one.criterion for one in own]
    first = CATALOGUE["sustainable-finance"].first_step.text
    assert pause_words(analysis)[1] == f"One thing for this month, with no fee: {first}"
    assert by_rule(analysis) == [
        "Your own choice comes first. Without it, the program would suggest: The social model of disability; Human and legal rights."
    ]


def test_the_one_thing_passes_over_a_choice_that_has_no_level_yet() -> None:
    own = (Priority(criterion="rights"), Priority(criterion="legal-form"))
    analysis = analyse(CATALOGUE, assessment_with({"legal-form": "started"}, priorities=own))
    assert analysis.one_thing == analysis.place("legal-form")


def test_nothing_answered_leaves_everything_still_to_look_at() -> None:
    analysis = analyse(CATALOGUE, assessment_with())
    assert ids(analysis.still_to_look_at) == list(IDS)
    assert analysis.begin_with == ()
    assert analysis.verdict == "to-talk-about"
    assert how_far(analysis) == "You have answered 0 of 21. 21 are still to look at."


def test_complete_once_all_are_rated_not_sure_or_not_for_us() -> None:
    words = ["partly", "not-sure", "not-for-us"] * 7
    analysis = analyse(CATALOGUE, assessment_with(dict(zip(IDS, words, strict=True))))
    assert analysis.progress.complete
    assert how_far(analysis) == "You have answered all 21."


def test_one_left_for_later_is_not_complete() -> None:
    words = dict.fromkeys(IDS, "fully") | {"carers": "later"}
    analysis = analyse(CATALOGUE, assessment_with(words))
    assert not analysis.progress.complete
    assert how_far(analysis) == "You have answered 20 of 21. 1 is still to look at."


@given(
    words=st.lists(
        st.sampled_from([*LEVELS, "not-sure", "later", "not-for-us", ""]), min_size=21, max_size=21
    )
)
def test_every_place_counts_the_same(words: list[str]) -> None:
    review = assessment_with({one: word for one, word in zip(IDS, words, strict=True) if word})
    analysis = analyse(CATALOGUE, review)
    progress = analysis.progress
    assert (
        progress.answered
        == counting.answered(review, CATALOGUE)
        == sum(a.answered for a in review.answers.values())
    )
    assert progress.still_to_look_at == len(analysis.still_to_look_at) == 21 - progress.answered
    for group in analysis.groups:
        ours = [one for one in analysis.places if one.criterion.group == group.id]
        assert group.at_aim == sum(one.at_aim for one in ours) <= group.rated
        assert group.rated == sum(group.levels.values())


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, "in-place"),
        ({"peer-support": "not-for-us"}, "chosen-otherwise"),
        ({"peer-support": "not-for-us", "social-model": "later"}, "to-talk-about"),
        ({"peer-support": "not-for-us", "social-model": "later", "user-majority": "not-yet"}, "being-built"),
    ],
)
def test_the_essentials_in_one_word_are_the_one_furthest_from_in_place(
    changes: dict[str, str], verdict: str
) -> None:
    assessment = assessment_with(dict.fromkeys(ESSENTIAL_IDS, "mostly") | changes)
    assert analyse(CATALOGUE, assessment).verdict == verdict


@pytest.mark.parametrize(
    ("criterion", "below", "floor"),
    [
        ("social-model", "partly", "mostly"),
        ("independent-living", "partly", "mostly"),
        ("peer-support", "partly", "mostly"),
        ("user-majority", "not-yet", "started"),
    ],
)
def test_an_essential_is_in_place_from_its_floor(criterion: str, below: str, floor: str) -> None:
    def state(level: str) -> str:
        analysis = analyse(CATALOGUE, assessment_with({criterion: level}))
        return next(line.state for line in analysis.essentials if line.place.id == criterion)

    assert (state(below), state(floor)) == ("being-built", "in-place")


@pytest.mark.parametrize(("ours", "state"), [(3, "being-built"), (4, "in-place")])
def test_a_finished_sum_decides_the_floor_whatever_level_was_chosen(ours: int, state: str) -> None:
    for level in LEVELS:
        answer = answer_of(level, voting=6, from_constituency=ours)
        analysis = analyse(CATALOGUE, assessment_with(answers={"user-majority": answer}))
        lines = {line.place.id: line.state for line in analysis.essentials}
        assert lines["user-majority"] == state


def test_a_sum_without_members_leaves_the_level_to_decide() -> None:
    answer = answer_of("mostly", voting=0, from_constituency=0)
    place = analyse(CATALOGUE, assessment_with(answers={"user-majority": answer})).place("user-majority")
    assert not place.below_floor


def test_an_essential_below_its_floor_is_worked_on_even_where_the_aim_is_lower() -> None:
    place = analyse(CATALOGUE, assessment_with({"peer-support": "partly>partly"})).place("peer-support")
    assert (place.standing, place.tier, place.steps) == ("work-on", "A", 0)


# Why it stands where it does


@pytest.mark.parametrize(
    ("criterion", "answer", "said"),
    [
        ("independent-living", "mostly>fully", "This is an essential. You are at mostly and want fully."),
        ("robust-systems", "started>mostly", "You are at started and want mostly."),
        ("robust-systems", "partly", "You are at partly. The usual aim is mostly."),
        ("peer-support", "not-sure", "This is an essential. You answered 'not sure'."),
        ("diversity", "not-sure", "You answered 'not sure'."),
        ("rights", "mostly>mostly", "You are at mostly, and your aim is mostly."),
    ],
)
def test_every_line_says_why_it_stands_there(criterion: str, answer: str, said: str) -> None:
    assert why(analyse(CATALOGUE, assessment_with({criterion: answer})).place(criterion), CATALOGUE) == said


def test_an_essential_below_its_floor_says_so() -> None:
    place = analyse(CATALOGUE, assessment_with({"social-model": "partly>fully"})).place("social-model")
    said = why(place, CATALOGUE)
    assert said.startswith("This is an essential. You are at partly and want fully.")
    assert said.endswith("It counts as in place from 'mostly' up.")


@pytest.mark.parametrize("people", ["", "Deaf people"])
def test_the_essential_that_is_counted_in_votes_says_whose_votes_it_needs(people: str) -> None:
    assert CATALOGUE.with_sum
    one = assessment_with({CATALOGUE.with_sum.id: "not-yet>fully"}, people=people)
    said = why(analyse(CATALOGUE, one).place(CATALOGUE.with_sum.id), CATALOGUE)
    whose = people or "the people you are for"
    assert said.endswith(f"It counts as in place once {whose} hold more than half of the votes.")


def test_an_essential_that_is_in_place_and_stands_first_says_how_far_its_aim_is() -> None:
    assert CATALOGUE.with_sum
    one = assessment_with({CATALOGUE.with_sum.id: answer_of("partly", voting=7, from_constituency=5)})
    said = why(analyse(CATALOGUE, one).place(CATALOGUE.with_sum.id), CATALOGUE)
    assert said.endswith("It counts as in place, but the aim is two steps away.")


def test_a_count_of_those_at_their_aim_says_of_how_many() -> None:
    group = GroupCount("values", "Values", {}, {}, at_aim=3, rated=9, total=9)
    assert at_aim_words(group) == "3 of the 9 you gave a level are at your aim."


def test_an_aim_is_usual_until_its_group_was_looked_at() -> None:
    before = assessment_with({"rights": "partly"})
    after = assessment_with({"rights": "partly"}, aims=Aims(confirmed=("values",)))
    assert "The usual aim is mostly." in why(analyse(CATALOGUE, before).place("rights"), CATALOGUE)
    assert "and want mostly." in why(analyse(CATALOGUE, after).place("rights"), CATALOGUE)


def test_every_thing_to_work_on_has_a_next_step_or_a_way_to_find_out() -> None:
    analysis = analyse(CATALOGUE, WORKED_EXAMPLE)
    for place in analysis.work_on:
        if place.answer.level:
            assert place.next_step == CATALOGUE[place.id].steps[place.answer.level]
        else:
            assert place.next_step is None
            assert CATALOGUE[place.id].evidence[0][1:] in find_out(place.criterion)


def test_what_it_also_helps_is_said_in_titles() -> None:
    place = analyse(CATALOGUE, WORKED_EXAMPLE).place("social-model")
    assert helps(place, CATALOGUE) == (CATALOGUE["independent-living"].title, CATALOGUE["rights"].title)


def test_what_the_committee_chose_stands_in_its_own_order() -> None:
    chosen = (
        Priority(criterion="local-needs"),
        Priority(criterion="carers"),
        Priority(criterion="gone-from-this-set"),
    )
    analysis = analyse(CATALOGUE, replace(WORKED_EXAMPLE, priorities=chosen))
    assert ids(analysis.chosen) == ["local-needs", "carers"]


# Talk about it again


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, ()),
        ({"agreed": True}, ()),
        ({"agreed": False}, ("You did not agree.",)),
        ({"views": {"started": 3, "partly": 1}}, ()),
        (
            {"views": {"started": 3, "mostly": 1}},
            ("Members' own answers differ widely: from Started to Mostly.",),
        ),
        ({"hands": {"not-yet": 1, "partly": 4}}, ("Hands differ widely: from Not yet to Partly.",)),
        ({"hands": {"not-yet": 1, "partly": 4}, "agreed": True}, ()),
        ({"views": {"partly": 3, "not-sure": 2, "no-view": 1}}, ()),
        ({"views": {"not-yet": 0, "fully": 4}}, ()),
        (
            {"agreed": False, "views": {"not-yet": 1, "fully": 1}},
            ("You did not agree.", "Members' own answers differ widely: from Not yet to Fully."),
        ),
    ],
)
def test_talk_again_where_you_did_not_agree_or_views_lie_two_levels_apart(
    more: dict[str, Any], said: tuple[str, ...]
) -> None:
    analysis = analyse(CATALOGUE, assessment_with(answers={"rights": answer_of("partly", **more)}))
    assert analysis.place("rights").talk_again == said
    assert ids(analysis.talk_again) == (["rights"] if said else [])


def test_to_talk_again_is_a_flag_beside_its_place_not_a_place() -> None:
    agreed = analyse(CATALOGUE, assessment_with({"rights": "partly"}))
    not_agreed = analyse(CATALOGUE, assessment_with(answers={"rights": answer_of("partly", agreed=False)}))
    assert ids(not_agreed.work_on) == ids(agreed.work_on) == ["rights"]


# A file that was changed by hand


@pytest.mark.parametrize("status", ["not-sure", "later", "not-for-us", None])
def test_a_level_counts_only_where_it_is_rated(status: str | None) -> None:
    """A level left behind by hand beside 'later' makes no gap, no essential in place and no count."""
    left = Answer(status=status, level="fully", reason="r")  # type: ignore[arg-type]
    analysis = analyse(CATALOGUE, assessment_with(answers={"social-model": left}))
    clean = analyse(CATALOGUE, assessment_with(answers={"social-model": replace(left, level=None)}))
    assert analysis == clean


def test_rated_without_a_level_is_still_to_look_at() -> None:
    analysis = analyse(CATALOGUE, assessment_with(answers={"rights": Answer(status="rated")}))
    assert "rights" in ids(analysis.still_to_look_at)
    assert analysis.progress.unanswered == 21


# Whatever is answered


views = st.dictionaries(st.sampled_from(VIEWS), st.integers(0, 9), max_size=4)
levels = st.sampled_from(LEVELS)
rated = st.builds(Answer, status=st.just("rated"), level=levels, aim=st.none() | levels)
others = st.builds(
    Answer, status=st.sampled_from(["not-sure", "later", "not-for-us"]), aim=st.none() | levels
)
numbers = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: (max(pair), min(pair)))


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Give any answers, with or without a finished sum."""
    answers = draw(st.dictionaries(st.sampled_from(IDS), rated | others, max_size=len(IDS)))
    assessment = assessment_with(
        answers=answers, aims=Aims(confirmed=draw(st.sampled_from([(), ("values",)])))
    )
    if draw(st.booleans()) and "user-majority" in answers:
        voting, ours = draw(numbers)
        assessment = with_answer(assessment, "user-majority", voting=voting, from_constituency=ours)
    return assessment


@given(assessments())
def test_every_criterion_stands_in_exactly_one_place(assessment: Assessment) -> None:
    analysis = analyse(CATALOGUE, assessment)
    lists = (
        analysis.work_on,
        analysis.strengths,
        analysis.enough_for_now,
        analysis.not_for_us,
        analysis.still_to_look_at,
    )
    assert sorted(one.id for places in lists for one in places) == sorted(IDS)


@given(assessments())
def test_a_gap_is_never_below_zero_and_only_for_rated_answers(assessment: Assessment) -> None:
    for place in analyse(CATALOGUE, assessment).places:
        assert place.steps >= 0
        assert place.steps == 0 or place.answer.status == "rated"


@given(assessments(), st.sampled_from(ESSENTIAL_IDS))
def test_not_for_us_never_makes_the_essentials_in_place(assessment: Assessment, criterion: str) -> None:
    after = analyse(CATALOGUE, with_answer(assessment, criterion, status="not-for-us", level=None))
    assert after.verdict != "in-place"


@given(assessments(), st.sampled_from(IDS), st.none() | levels)
def test_an_aim_never_changes_the_essentials(assessment: Assessment, criterion: str, aim: str | None) -> None:
    before = analyse(CATALOGUE, assessment)
    after = analyse(CATALOGUE, with_answer(assessment, criterion, aim=aim))
    assert [line.state for line in before.essentials] == [line.state for line in after.essentials]


@given(assessments(), st.sampled_from(IDS), st.text(min_size=1), views, st.none() | st.booleans())
def test_notes_evidence_and_views_change_no_order(
    assessment: Assessment, criterion: str, text: str, seen: dict[Any, int], agreed: bool | None
) -> None:
    words = {
        "note": text,
        "evidence": (Evidence(what=text),),
        "partner": text,
        "concern": text,
        "parked": text,
    }
    changed = with_answer(assessment, criterion, views=seen, hands=seen, agreed=agreed, **words)
    before, after = analyse(CATALOGUE, assessment), analyse(CATALOGUE, changed)
    for name in (
        "work_on",
        "by_rule",
        "begin_with",
        "strengths",
        "enough_for_now",
        "not_for_us",
        "still_to_look_at",
    ):
        assert ids(getattr(before, name)) == ids(getattr(after, name))


@given(assessments(), st.sampled_from(IDS), st.integers(0, 3))
def test_raising_one_level_never_moves_that_one_earlier(
    assessment: Assessment, criterion: str, low: int
) -> None:
    def position(level: str) -> float:
        changed = with_answer(assessment, criterion, status="rated", level=level)
        listed = ids(analyse(CATALOGUE, changed).work_on)
        return listed.index(criterion) if criterion in listed else float("inf")

    assert position(LEVELS[low + 1]) >= position(LEVELS[low])


@given(assessments())
def test_the_rule_begins_with_no_second_of_a_group_while_another_group_has_any(
    assessment: Assessment,
) -> None:
    analysis = analyse(CATALOGUE, assessment)
    groups = [one.criterion.group for one in analysis.by_rule]
    with_any = {one.criterion.group for one in analysis.work_on}
    assert len(groups) == min(3, len(analysis.work_on))
    assert len(set(groups)) == min(3, len(with_any))
    assert analysis.by_rule[:1] == analysis.work_on[:1]


@given(assessments())
def test_the_counts_of_each_group_add_up(assessment: Assessment) -> None:
    analysis = analyse(CATALOGUE, assessment)
    assert sum(group.total for group in analysis.groups) == len(IDS)
    for group in analysis.groups:
        assert sum(group.levels.values()) == group.rated
        assert group.rated + sum(group.others.values()) == group.total
        assert group.at_aim <= group.rated


def test_a_set_without_essentials_has_no_verdict(catalogue: Catalogue) -> None:
    plain = tuple(replace(one, essential=False, floor=None) for one in catalogue.criteria)
    assert analyse(dataclasses.replace(catalogue, criteria=plain), WORKED_EXAMPLE).verdict is None


def test_an_answer_to_an_older_meaning_does_not_count_until_it_is_given_again(catalogue: Catalogue) -> None:
    older = answer_of(
        "fully", revision=catalogue["user-majority"].revision + 1, voting=8, from_constituency=8
    )
    analysis = analyse(catalogue, assessment_with({"user-majority": older, "rights": "partly"}))
    assert analysis.progress.rated == 1
    assert analysis.place("user-majority").standing == "still-to-look-at"
    assert analysis.board is None
