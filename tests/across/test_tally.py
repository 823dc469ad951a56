"""Many reviews counted: which of them count, and what is counted."""

import datetime
from collections.abc import Mapping

import pytest

from tests.building import answer_of, assessment_with
from ulo_selfcheck.across.overview.latest import CountedReviews, choose
from ulo_selfcheck.across.overview.summary import NOTHING_ANSWERED, ReviewSummary, review_of
from ulo_selfcheck.across.overview.tally import QuestionTally, overview
from ulo_selfcheck.across.overview.which_review import LeftOut
from ulo_selfcheck.answers.review import About, Answer, Assessment, CatalogueUsed, Last
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.models import replace

DAY = datetime.date(2026, 3, 1)
YEAR = datetime.timedelta(365)


def about(id: str, day: datetime.date | None = DAY, hour: int = 12) -> About:
    updated = datetime.datetime(day.year, day.month, day.day, hour, tzinfo=datetime.UTC) if day else None
    return About(id=id, started=day, updated=updated)


@pytest.fixture
def boiled(catalogue: Catalogue) -> "Boil":
    return Boil(catalogue)


class Boil:
    """Boils assessments down, as each file is when it is read."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __call__(self, path: str, assessment: Assessment) -> ReviewSummary:
        review = review_of(path, assessment, self.catalogue)
        assert isinstance(review, ReviewSummary)
        return review

    def lines(self, chosen: CountedReviews) -> Mapping[str, QuestionTally]:
        return {one.criterion.id: one for one in overview(chosen, self.catalogue).tally.lines}


def paths(chosen: CountedReviews) -> list[str]:
    return [one.review.which.path for one in chosen.counted]


RATED = {"rights": "partly"}


def test_the_latest_review_of_an_organisation_counts_however_its_name_is_written(boiled: Boil) -> None:
    old = boiled(
        "old", assessment_with(RATED, name="Riverside Network Ltd", assessment=about("a", DAY - YEAR))
    )
    new = boiled("new", assessment_with(RATED, name="the RIVERSIDE network", assessment=about("b")))
    chosen = choose([new, old])
    assert (paths(chosen), chosen.organisations, chosen.earlier) == (["new"], 1, 1)
    every = choose([new, old], every=True)
    assert (paths(every), every.organisations, every.earlier) == (["old", "new"], 1, 0)


def test_the_same_name_in_two_areas_is_two_organisations(boiled: Boil) -> None:
    reviews = [
        boiled(area, assessment_with(RATED, name="Voices", area=area, assessment=about(area)))
        for area in ("Kent", "Devon")
    ]
    assert choose(reviews).organisations == 2


def test_a_review_that_says_no_area_is_of_the_one_organisation_with_that_name(boiled: Boil) -> None:
    kent = boiled("kent", assessment_with(RATED, area="Kent", assessment=about("a", DAY - YEAR)))
    bare = boiled("bare", assessment_with(RATED, assessment=about("b")))
    assert paths(choose([kent, bare])) == ["bare"]


def test_copies_of_a_review_count_once_and_the_one_changed_last_counts(boiled: Boil) -> None:
    early = boiled(
        "early", assessment_with({"rights": "partly"}, nation="wales", assessment=about("a", hour=9))
    )
    late = boiled("late", assessment_with({"rights": "fully"}, assessment=about("a", hour=17)))
    chosen = choose([late, early])
    assert paths(chosen) == ["late"]
    assert [one.path for one in chosen.copies] == ["early"]
    assert chosen.counted[0].review.which.nation == "wales"  # which only the other copy says


def test_a_copy_under_another_name_is_told(boiled: Boil) -> None:
    ours = boiled("ours", assessment_with(RATED, name="Riverside", assessment=about("a", hour=9)))
    other = boiled("other", assessment_with(RATED, name="Hillside", assessment=about("a", hour=17)))
    why = choose([ours, other]).copies[0].why
    assert "it says Riverside, and the other says Hillside" in why


def test_a_review_renewed_under_another_name_is_of_the_same_organisation(boiled: Boil) -> None:
    first = boiled("1", assessment_with(RATED, name="Riverside Group", assessment=about("a", DAY - YEAR)))
    renewed = replace(about("b"), renewed_from="a")
    second = boiled("2", assessment_with(RATED, name="Riverside Network CIO", assessment=renewed))
    third = boiled(
        "3",
        assessment_with(
            RATED, name="RNC", assessment=replace(about("c", DAY + YEAR), renewed_from="b"), area="Kent"
        ),
    )
    other = boiled("4", assessment_with(RATED, name="Hillside", assessment=about("d")))
    for reviews in ([first, second, third, other], [other, third, second, first]):
        chosen = choose(reviews)
        assert (sorted(paths(chosen)), chosen.organisations, chosen.earlier) == (["3", "4"], 2, 2)


def test_of_copies_saved_at_the_same_time_the_one_that_says_more_counts(boiled: Boil) -> None:
    full = boiled("a", assessment_with({"rights": answer_of("partly", note="Much")}, assessment=about("x")))
    bare = boiled("b", assessment_with(RATED, assessment=about("x")))
    assert paths(choose([bare, full])) == paths(choose([full, bare])) == ["a"]


def test_which_file_is_read_first_changes_nothing(boiled: Boil) -> None:
    reviews = [
        boiled(
            str(number),
            assessment_with(RATED, name=f"Group {number % 3}", assessment=about(str(number), day)),
        )
        for number, day in enumerate([DAY, None, DAY - YEAR, DAY, DAY + YEAR, None])
    ]
    assert choose(reviews) == choose(reviews[::-1])


def test_answers_to_another_set_of_criteria_are_left_out_and_named(catalogue: Catalogue) -> None:
    other = assessment_with(RATED, catalogue=CatalogueUsed(id="another-set", version="1"))
    left = review_of("a.toml", other, catalogue)
    assert isinstance(left, LeftOut)
    assert "another-set" in left.why
    assert not left.is_fault


def test_views_alone_are_no_answers(catalogue: Catalogue) -> None:
    combined = assessment_with({"rights": Answer(views={"partly": 4})})
    assert review_of("a.toml", combined, catalogue) == LeftOut("a.toml", NOTHING_ANSWERED)


def test_an_answer_to_another_meaning_does_not_count(boiled: Boil) -> None:
    answers = {"rights": answer_of("fully", revision=7), "carers": answer_of("partly", revision=2)}
    lines = boiled.lines(choose([boiled("a", assessment_with(answers))]))
    assert lines["rights"].answers["unanswered"] == 1
    assert lines["carers"].answers["partly"] == 1


def test_every_organisation_stands_once_at_each_question(boiled: Boil) -> None:
    words = ("partly", "fully>mostly", "not-sure", "later", "not-for-us")
    reviews = [
        boiled(word, assessment_with({"rights": word}, name=word, assessment=about(word))) for word in words
    ]
    line = boiled.lines(choose(reviews))["rights"]
    assert {name: number for name, number in line.answers.items() if number} == {
        "partly": 1, "fully": 1, "not-sure": 1, "later": 1, "not-for-us": 1,
    }  # fmt: skip
    assert (line.short, line.strong, line.not_sure) == (1, 1, 1)


def test_essentials_go_by_the_rule_of_the_gap_analysis(boiled: Boil) -> None:
    """A completed sum decides over the level, and an essential below its floor is short whatever the aim."""
    few = answer_of("fully", voting=10, from_constituency=4)
    answers: dict[str, str | Answer] = {
        "user-majority": few,
        "peer-support": "started>started",
        "social-model": "not-sure",
    }
    lines = boiled.lines(choose([boiled("a", assessment_with(answers))]))
    assert lines["user-majority"].essential["being-built"] == 1
    assert lines["peer-support"].essential["being-built"] == 1
    assert lines["peer-support"].short == 1
    assert lines["social-model"].essential["to-talk-about"] == 1
    assert lines["rights"].essential == {}


def test_what_moved_goes_by_the_review_before_in_the_folder(boiled: Boil) -> None:
    then = assessment_with(
        {"rights": "partly", "carers": "fully", "diversity": "mostly", "peer-support": "not-sure"},
        assessment=about("a", DAY - YEAR),
    )
    now = assessment_with(
        {"rights": "mostly", "carers": "partly", "diversity": "mostly", "peer-support": "fully"},
        assessment=about("b"),
    )
    lines = boiled.lines(choose([boiled("then", then), boiled("now", now)]))
    assert lines["rights"].moved == {"up": 1, "same": 0, "down": 0}
    assert lines["carers"].moved == {"up": 0, "same": 0, "down": 1}
    assert lines["diversity"].moved == {"up": 0, "same": 1, "down": 0}
    assert lines["peer-support"].compared == 0  # no level then: no move


def test_without_the_review_before_its_hints_serve_where_the_meaning_is_the_same(boiled: Boil) -> None:
    last = Last(status="rated", level="partly", revision=2)
    answers = {
        "rights": answer_of("mostly", last=last),
        "carers": answer_of("mostly", last=replace(last, revision=9)),
        "diversity": answer_of("mostly", last=replace(last, criterion="rights")),
    }
    lines = boiled.lines(choose([boiled("a", assessment_with(answers))]))
    assert lines["rights"].moved["up"] == 1
    assert lines["carers"].compared == lines["diversity"].compared == 0


def test_what_is_most_common_comes_first_and_equal_ones_keep_the_order_of_the_criteria(boiled: Boil) -> None:
    reviews = [
        boiled(
            name,
            assessment_with(
                {
                    "carers": "started",
                    "local-needs": "started",
                    "rights": "started" if name == "a" else "fully",
                },
                name=name,
                assessment=about(name),
            ),
        )
        for name in ("a", "b")
    ]
    tally = overview(choose(reviews), boiled.catalogue).tally
    assert [one.criterion.id for one in tally.most_common(lambda line: line.short)] == [
        "carers",
        "local-needs",
        "rights",
    ]


def test_nations_and_forms_are_counted_apart_and_add_up(boiled: Boil) -> None:
    kinds = [("england", "cio"), ("england", "charity"), (None, None)]
    reviews = [
        boiled(str(number), assessment_with(RATED, name=str(number), assessment=about(str(number)), nation=nation, form=form))
        for number, (nation, form) in enumerate(kinds)
    ]  # fmt: skip
    it = overview(choose(reviews), boiled.catalogue)
    assert {name: tally.reviews for name, tally in it.nations.items()} == {"england": 2, "": 1}
    assert {name: tally.reviews for name, tally in it.forms.items()} == {"charity": 1, "cio": 1, "": 1}
