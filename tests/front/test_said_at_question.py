"""What the members said stands at the question and in the list, in both modes."""

import asyncio
from pathlib import Path

import pytest

from tests.front.tui.states import go, lines
from tests.running import Here
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.tui.app import SelfCheck
from ulo_selfcheck.ground.models import replace
from ulo_selfcheck.session import opening

OPEN_TO_ALL = (
    "Members' own answers, sent in before: Started 1, Mostly 2.",
    "Talk about this: Members' own answers differ widely: from Started to Mostly.",
    "Partner: The centre in town",
)
PRIVATE = ("Why it is not for you: They do it better than we could", "concern: We may lose touch", "Ask them")
MARKS = "views differ, partner"


@pytest.fixture
def kept(tmp_path: Path, catalogue: Catalogue) -> Path:
    """Keep a review of which the first question was talked about."""
    session = opening.start(tmp_path / "a.toml", "Practice group", catalogue)
    session.not_for_us("They do it better than we could")
    session.set_partner("The centre in town")
    session.set_concern("We may lose touch", agreed=None)
    session.park("Ask them")
    answer = replace(session.answer, views={"started": 1, "mostly": 2})
    session.change(replace(session.assessment, answers={catalogue.order[0]: answer}), "Members sent views.")
    session.file.close()
    return tmp_path / "a.toml"


def test_lines_of_text_say_all_of_it_at_the_question_and_mark_it_in_the_list(
    kept: Path, tmp_path: Path
) -> None:
    said = " ".join(Here(tmp_path)("open", kept.name, typed="go 1\nlist all\nquit\n").out.split())
    for one in (*OPEN_TO_ALL, *PRIVATE):
        assert one in said
    assert "1. The social model of disability: Not for us. Views differ, partner, concern, parked." in said


@pytest.mark.parametrize("room", [False, True])
def test_the_full_screen_shows_it_and_room_view_hides_what_is_private(
    kept: Path, catalogue: Catalogue, room: bool
) -> None:
    app = SelfCheck(catalogue, opening.carry_on(kept, catalogue), Settings(mode="full-screen"))
    seen: list[str] = []

    async def look() -> None:
        async with app.run_test(size=(90, 140)) as pilot:
            await pilot.pause()
            app.room_view = room
            await go(pilot, ("home", "enter"))
            seen.append(" ".join(" ".join(lines(app)).split()))
            await pilot.resize_terminal(120, 140)
            app.do("list")
            await pilot.pause()
            seen.append(" ".join(" ".join(lines(app)).split()))
            app.do("review")
            await pilot.pause()
            seen.append(" ".join(" ".join(lines(app)).split()))

    asyncio.run(look())
    question, the_list, review = seen
    for one in OPEN_TO_ALL:
        assert one in question
        assert one in review
    for one in PRIVATE:
        assert (one in question) is not room
        assert (one in review) is not room
    assert MARKS in the_list
    assert ("concern, parked" in the_list) is not room


def test_a_line_of_the_list_stays_one_line_and_says_that_there_is_more(
    kept: Path, catalogue: Catalogue
) -> None:
    app = SelfCheck(catalogue, opening.carry_on(kept, catalogue), Settings(mode="full-screen"))
    seen: list[str] = []

    async def look() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            seen.extend(lines(app))

    asyncio.run(look())
    line = next(one for one in seen if "social model" in one)
    assert " ".join(line.split()).endswith("Not for us views differ, …")
