"""The moments of a sitting are marked with a page, each once, and nobody is kept from going on."""

from pathlib import Path

import pytest

from tests.front.tui.states import QUESTION, go, lines, practice
from ulo_selfcheck.analysis.moments import how_long
from ulo_selfcheck.front.tui.screens.dialog_screens import progress_bar
from ulo_selfcheck.front.tui.screens.question_screen import Question
from ulo_selfcheck.front.tui.text_rows import short_path, width
from ulo_selfcheck.ground.wrapping import wrap


async def test_the_end_of_a_group_offers_a_break_once_and_enter_goes_on(tmp_path: Path) -> None:
    app = practice(tmp_path)
    last = app.catalogue.in_group("values")[-1]
    other = app.catalogue.in_group("services")[-1]
    app.session.here = other.id
    app.session.clear()
    app.session.here = last.id
    app.session.clear()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, QUESTION)
        app.open_question(last.id)
        await go(pilot, ("3", "enter"))
        shown = " ".join(" ".join(lines(app)).split())
        assert "You have looked at all nine questions of Values." in shown
        assert shown.startswith("The end of Values"), "and not the question that comes next"
        assert app.screen.has_class("-accent-0")
        assert "This is a good moment for a break." in shown
        await go(pilot, ("enter",))
        assert isinstance(app.screen, Question)
        assert lines(app)[0].startswith("Question 10 of 21.")
        await go(pilot, ("b",))
        await pilot.pause(0.8)
        await go(pilot, ("enter",))
        assert isinstance(app.screen, Question), "it is said once"


async def test_the_last_question_says_that_all_were_looked_at(tmp_path: Path) -> None:
    app = practice(tmp_path)
    last = app.catalogue.criteria[-1]
    app.session.here = last.id
    app.session.clear()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, QUESTION)
        app.open_question(last.id)
        await go(pilot, ("3", "enter"))
        assert "You have looked at every question" in "\n".join(lines(app))
        await go(pilot, ("enter",))
        assert "Check your answers" in lines(app)[0]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "a few minutes"),
        (22, "about 20 minutes"),
        (58, "about an hour"),
        (95, "about an hour and a half"),
        (121, "about two hours"),
    ],
)
def test_how_long_it_has_been_is_said_as_people_say_it(minutes: int, said: str) -> None:
    assert how_long(minutes) == said


@pytest.mark.parametrize(("timer", "shown"), [("off", False), ("on", True)])
async def test_how_long_a_question_was_talked_about_is_said_only_where_it_is_wanted(
    tmp_path: Path, timer: str, shown: bool
) -> None:
    app = practice(tmp_path, timer=timer)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, QUESTION)
        screen = app.screen
        assert isinstance(screen, Question)
        assert "minute" not in lines(app)[1], "it has just begun"
        before = lines(app)
        screen._since -= 6 * 60
        screen._show_minutes()
        await pilot.pause()
        after = lines(app)
        assert after[1].endswith("6 minutes") is shown
        assert [*before[:1], *before[2:]] == [*after[:1], *after[2:]], "nothing else moves"
        await go(pilot, ("enter",))
        assert "minute" not in lines(app)[1], "the next question begins anew"


@pytest.mark.parametrize(
    ("said", "full"),
    [("There are 8,000 files to read.", 0), ("2,000 of 8,000 files are read.", 15), ("8 of 8", 60)],
)
def test_what_takes_long_is_drawn_as_far_as_it_is(said: str, full: int) -> None:
    bar = next(len(one.text) for one in progress_bar(said, 62) if one.look == "bar")
    assert bar == full


@pytest.mark.parametrize("window", [40, 80])
def test_a_path_takes_two_lines_at_most_and_ends_in_the_name_of_the_file(window: int) -> None:
    path = "/home/somebody/a folder with a long name/" + "deeper/" * 20 + "Our review.toml"
    said = short_path(f"Your answers are in {path}", window)
    assert len(wrap(said, width(window))) <= 2
    assert said.startswith("Your answers are in …/")
    assert said.endswith("/Our review.toml")
    assert short_path("Your answers are in /home/a.toml", window) == "Your answers are in /home/a.toml"
