"""A group that stops takes something good home."""

from tests.building import assessment_with
from ulo_selfcheck.analysis.gap_words import pause_words
from ulo_selfcheck.analysis.gaps import analyse
from ulo_selfcheck.catalogue.criteria_set import Catalogue


def test_nothing_is_said_before_anything_was_looked_at(catalogue: Catalogue) -> None:
    assert pause_words(analyse(catalogue, assessment_with({}))) == []


def test_strengths_one_free_step_and_a_reason_to_come_back(catalogue: Catalogue) -> None:
    answers = {"peer-support": "fully", "social-model": "partly"}
    said = " ".join(pause_words(analyse(catalogue, assessment_with(answers))))
    assert "You are strong in: Peer support." in said
    assert catalogue["social-model"].first_step.text in said
    assert "when you come back" in said


def test_a_review_that_was_adopted_invites_nobody_to_answer_more(catalogue: Catalogue) -> None:
    analysis = analyse(catalogue, assessment_with({"peer-support": "fully"}))
    assert "when you come back" not in " ".join(pause_words(analysis, locked=True))


def test_a_complete_review_gives_no_reason_to_come_back_for_questions(catalogue: Catalogue) -> None:
    said = pause_words(analyse(catalogue, assessment_with(dict.fromkeys(catalogue.order, "fully"))))
    assert not any("come back" in sentence for sentence in said)
