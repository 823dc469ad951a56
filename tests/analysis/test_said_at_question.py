"""What people said stands at the question: all of it, or only what everybody may see."""

import pytest

from tests.building import answer_of
from ulo_selfcheck.analysis.said_at_question import marks, said_at_question
from ulo_selfcheck.answers.review import Answer
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.models import replace

EVERYTHING = answer_of(
    "not-for-us",
    reason="A neighbour does this well",
    partner="The centre in town",
    views={"started": 1, "mostly": 2},
    hands={"partly": 4},
    agreed=False,
    concern="We may lose touch",
    parked="Ask the centre",
)


def test_all_that_was_said_is_said_in_words(catalogue: Catalogue) -> None:
    assert [one.text for one in said_at_question(EVERYTHING, catalogue)] == [
        "Members' own answers, sent in before: Started 1, Mostly 2.",
        "Hands: Partly 4.",
        "Talk about this: You did not agree. Members' own answers differ widely: from Started to Mostly.",
        "Partner: The centre in town",
        "Why it is not for you: A neighbour does this well",
        "Somebody's concern: We may lose touch",
        "Parked: Ask the centre",
    ]


def test_what_was_typed_in_confidence_is_not_for_everybody(catalogue: Catalogue) -> None:
    said = " ".join(one.text for one in said_at_question(EVERYTHING, catalogue, private=False))
    for private in (EVERYTHING.reason, EVERYTHING.concern, EVERYTHING.parked):
        assert private not in said
    assert "Hands: Partly 4." in said


def test_nothing_is_said_where_nobody_said_anything(catalogue: Catalogue) -> None:
    assert said_at_question(answer_of("partly"), catalogue) == []
    assert marks(answer_of("partly")) == []


@pytest.mark.parametrize(
    ("private", "said"),
    [
        (True, ["not agreed", "views differ", "hands", "partner", "concern", "parked"]),
        (False, ["not agreed", "views differ", "hands", "partner"]),
    ],
)
def test_a_list_has_a_mark_for_each(private: bool, said: list[str]) -> None:
    assert marks(EVERYTHING, private=private) == said


def test_what_was_talked_about_and_agreed_differs_no_more(catalogue: Catalogue) -> None:
    agreed: Answer = replace(EVERYTHING, agreed=True)
    assert marks(agreed)[:3] == ["views", "hands", "partner"]
    assert not any("Talk about this" in one.text for one in said_at_question(agreed, catalogue))
