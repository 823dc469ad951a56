"""Before a review is adopted its loose ends are shown, and then it is asked: in both ways to use it."""

import datetime
from pathlib import Path

import pytest

from tests.building import answer_of, assessment_with
from tests.running import Here, Program
from tests.terminal import Terminal, program
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.answers.review import Action, Assessment, Priority, Sitting
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.before_adopting import before_adopting
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.ground.dates import day

TODAY = datetime.date.today()
LAST_WEEK = TODAY - datetime.timedelta(7)


@pytest.fixture
def run(tmp_path: Path) -> Program:
    return Here(tmp_path)


@pytest.fixture
def loose(catalogue: Catalogue) -> Assessment:
    """Give a review with one loose end of each kind."""
    answers = dict.fromkeys(catalogue.order, answer_of("partly"))
    del answers["carers"]
    answers["rights"] = answer_of("later")
    answers["peer-support"] = answer_of("partly", agreed=False)
    return assessment_with(
        answers,
        sittings=(
            Sitting(id=1, date=LAST_WEEK, quorate=True),
            Sitting(id=2, date=TODAY),
            Sitting(id=3, date=TODAY + datetime.timedelta(1), quorate=False),
        ),
        actions=(
            Action(id=1, criterion="diversity", what="Ask", by=LAST_WEEK),
            Action(id=2, criterion="diversity", what="Done long ago", by=LAST_WEEK, done=True),
        ),
        priorities=(Priority(criterion="diversity"), Priority(criterion="accountable")),
    )


def text_of(review: Assessment, catalogue: Catalogue) -> str:
    document = before_adopting(review, catalogue, TODAY)
    return " ".join(plain_text.render(document).split()) if document else ""


def test_each_kind_of_loose_end_is_named(loose: Assessment, catalogue: Catalogue) -> None:
    text = text_of(loose, catalogue)

    def titled(criterion: str) -> str:
        return f"{catalogue.numbered(criterion)}."

    assert f"Not answered yet {titled('carers')}" in text
    assert f"To come back to later {titled('rights')}" in text
    assert f"We did not agree {titled('peer-support')}" in text
    assert "nobody wrote down if there were. 2. " in text
    assert "there were not enough people." in text
    assert f"Overdue {catalogue.numbered('diversity')}: Ask." in text
    assert "Done long ago" not in text
    assert f"Chosen, with no action yet {catalogue.numbered('accountable')}." in text
    assert "That is for the committee." in text


def test_a_review_without_loose_ends_has_nothing_to_show(catalogue: Catalogue) -> None:
    answers = dict.fromkeys(catalogue.order, "partly")
    whole = assessment_with(answers, sittings=(Sitting(id=1, date=TODAY, quorate=True),))
    assert before_adopting(whole, catalogue, TODAY) is None


@pytest.mark.parametrize(("typed", "adopted"), [("1", True), ("3", False), ("back", False), ("", False)])
def test_in_lines_of_text_they_are_shown_before_it_is_asked(
    run: Program, loose: Assessment, typed: str, adopted: bool
) -> None:
    path = run.home / "ours.toml"
    path.write_text(dumps(loose), encoding="utf-8")
    out = run("open", path, "--plain", typed=f"adopt\n{typed}\nquit\n").out
    assert out.index("Before you adopt this review") < out.index("Did the committee adopt this review?")
    assert bool(read_answers(path).loaded.assessment.assessment.adopted) is adopted


@pytest.mark.parametrize(("sure", "adopted"), [("1", True), ("2", False)])
def test_a_day_before_the_last_sitting_is_asked_about(
    run: Program, loose: Assessment, *, sure: str, adopted: bool
) -> None:
    path = run.home / "ours.toml"
    path.write_text(dumps(loose), encoding="utf-8")
    ran = run("open", path, "--plain", typed=f"adopt\n2\n{LAST_WEEK.isoformat()}\n{sure}\n\nquit\n")
    assert f"You had a sitting after that, on {day(TODAY)}." in " ".join(ran.out.split())
    kept = read_answers(path).loaded.assessment.assessment.adopted
    assert kept == (LAST_WEEK if adopted else None)


def test_in_the_full_screen_too(run: Program, loose: Assessment) -> None:
    path = run.home / "ours.toml"
    path.write_text(dumps(loose), encoding="utf-8")
    with Terminal(program("open", str(path), "--full-screen"), rows=40, env=run.environment) as terminal:
        terminal.wait_for("Escape  menu")
        terminal.press("escape")
        terminal.wait_for("Menu")
        while "> Adopt the review" not in terminal.text:
            terminal.press("down")
        terminal.press("enter")
        terminal.wait_for("Before you adopt this review")
        terminal.press("escape")
        terminal.wait_for("Did the committee adopt this review?")
        terminal.press("home", "enter")
        terminal.wait_for("The answers are locked.")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert read_answers(path).loaded.assessment.assessment.adopted == TODAY


def test_an_empty_review_is_refused_before_anything_is_asked(run: Program) -> None:
    out = run("open", "new.toml", "--plain", "--name", "Us", typed="adopt\nquit\n").out
    assert "Nothing is answered yet, so there is nothing to adopt." in " ".join(out.split())
    assert "Did the committee adopt" not in out
