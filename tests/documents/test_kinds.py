"""The table of kinds and forms: each kind comes in a form, or a sentence says why it does not."""

from pathlib import Path

import pytest

from ulo_selfcheck.documents.kinds import CARDS, FORMATS, OF_ONE_REVIEW, REPORT, Kind, ending_of
from ulo_selfcheck.ground.problem import Problem


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("kind", OF_ONE_REVIEW, ids=lambda one: one.offer)
def test_each_kind_comes_in_a_form_or_it_is_said_why_not(kind: Kind, ending: str) -> None:
    if ending in kind.endings:
        assert ending_of(Path(f"a{ending}"), kind) == ending
        return
    with pytest.raises(Problem, match=rf"We cannot make a\{ending}\. [A-Z].*\. End its name in one of"):
        ending_of(Path(f"a{ending}"), kind)


def test_the_reason_is_one_that_people_can_use() -> None:
    for name, kind, reason in (
        ("a.csv", CARDS, "Cards are for cutting out of paper."),
        ("a.ics", REPORT, "Only the plan has dates for a calendar."),
        ("a.toml", REPORT, "with --share"),
    ):
        with pytest.raises(Problem) as told:
            ending_of(Path(name), kind)
        assert reason in str(told.value)


def test_a_form_that_nobody_knows_is_answered_with_those_there_are() -> None:
    with pytest.raises(Problem, match=r"^We cannot make a\.odt\. End its name in one of: \.docx"):
        ending_of(Path("a.odt"), REPORT)
