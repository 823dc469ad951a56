"""Ways through the questions, and adoption: nothing is lost between them."""

import datetime
from pathlib import Path

import pytest

from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.session import opening
from ulo_selfcheck.session.session import ALL, ESSENTIALS, Session


@pytest.fixture
def session(tmp_path: Path, catalogue: Catalogue) -> Session:
    return opening.start(tmp_path / "a.toml", "Practice group", catalogue)


def test_the_essentials_are_four_questions_and_then_the_end(session: Session) -> None:
    assert session.choose_way(ESSENTIALS) == "The essentials: 0 of 4 answered."
    gone_through = []
    while session.here is not None:
        gone_through.append(session.here)
        session.choose("mostly")
        session.next()
    assert gone_through == ["social-model", "independent-living", "peer-support", "user-majority"]
    assert session.where_the_way_stands == "The essentials: 4 of 4 answered."
    assert "You have answered 4 of 21." in session.leave()


def test_one_group_today_is_that_group_alone(session: Session, catalogue: Catalogue) -> None:
    session.choose_way("services")
    gone_through = [session.here]
    while session.here is not None:
        session.next()
        gone_through.append(session.here)
    assert gone_through == [*(one.id for one in catalogue.in_group("services")), None]


def test_changing_the_way_keeps_every_answer_and_resumes_at_the_first_open_question(session: Session) -> None:
    session.choose_way(ESSENTIALS)
    session.choose("mostly")
    before = session.assessment
    session.choose_way(ALL)
    assert session.assessment == before
    assert session.here == "independent-living"


def test_back_stays_within_the_way(session: Session) -> None:
    session.choose_way("services")
    with pytest.raises(Problem, match="This is the first question"):
        session.back()


def test_adoption_keeps_a_dated_copy_and_the_answers_stand(session: Session, tmp_path: Path) -> None:
    session.choose("partly")
    said = session.adopt(datetime.date(2026, 12, 10))
    assert "Adopted on 10 December 2026." in said
    copy = read_answers(tmp_path / "a (adopted 2026-12-10).toml").loaded.assessment
    assert copy.answers == session.assessment.answers
    with pytest.raises(Problem, match="adopted this review on 10 December 2026"):
        session.choose("fully")


def test_the_plan_goes_on_after_adoption(session: Session) -> None:
    session.choose("partly")
    session.add_action("social-model", "Ask a trainer")
    session.adopt()
    session.add_progress(1, "We asked")
    session.change_action(1, done=True)
    assert session.assessment.actions[0].done


def test_a_review_with_nothing_answered_cannot_be_adopted(session: Session, tmp_path: Path) -> None:
    session.set_note("A note is no answer.")
    with pytest.raises(Problem, match="Nothing is answered yet"):
        session.adopt()
    assert session.assessment.assessment.adopted is None
    assert not list(tmp_path.glob("*adopted*"))


def test_an_adopted_review_can_be_opened_again(session: Session) -> None:
    session.choose("partly")
    session.adopt()
    with pytest.raises(Problem, match="was adopted"):
        session.adopt()
    session.reopen()
    session.choose("fully")
    assert session.answer.level == "fully"
    with pytest.raises(Problem, match="not adopted"):
        session.reopen()
