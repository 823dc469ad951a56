"""A group that goes through a list sees what is missing here, what it means, and what it can do."""

from tests.building import answer_of, assessment_with
from ulo_selfcheck.analysis.checklists import (
    GoneThrough,
    gone_through,
    missing_words,
    summary_words,
    who_does_what,
)
from ulo_selfcheck.answers.review import ServiceState
from ulo_selfcheck.catalogue.criteria_set import Catalogue


def needs(catalogue: Catalogue, **states: ServiceState) -> GoneThrough:
    said = {name.replace("_", "-"): state for name, state in states.items()}
    answers = {"independent-living": answer_of("partly", basic_needs=said)}
    (here,) = gone_through(catalogue, assessment_with(answers))
    return here


def test_a_list_that_nobody_opened_says_nothing(catalogue: Catalogue) -> None:
    assert gone_through(catalogue, assessment_with({"independent-living": "partly"})) == ()


def test_what_nobody_does_here_is_named_with_what_it_means_and_what_to_do(catalogue: Catalogue) -> None:
    here = needs(catalogue, housing="not-yet", work="not-yet", advocacy="we-do")
    assert summary_words(here) == "Missing here: Housing; Work. Your report says what you can do."
    housing = next(one for one in here.missing if one.id == "housing")
    assert missing_words(housing) == f"It means: {housing.plain} What you can do: {housing.missing}"


def test_what_a_partner_does_or_the_group_decided_against_is_not_missing(catalogue: Catalogue) -> None:
    here = needs(catalogue, housing="partner", work="choose-not")
    assert here.missing == ()
    assert summary_words(here) == "Nothing is missing so far. 10 are still to look at."
    rows = dict(who_does_what(here))
    assert (rows["A partner does it"], rows["We choose not to"]) == ("Housing.", "Work.")


def test_each_line_is_told_once_whatever_was_said_of_it(catalogue: Catalogue) -> None:
    here = needs(catalogue, housing="not-yet", transport="we-do")
    told = [one.title for one in here.missing]
    told += [title.rstrip(".") for _, titles in who_does_what(here) for title in titles.split("; ")]
    assert sorted(told) == sorted(one.title for one in here.checklist.lines)
