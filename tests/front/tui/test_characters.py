"""State and focus are characters, every size is whole, and room view shows nothing private."""

import asyncio
from pathlib import Path

import pytest
from textual import events

from tests.front.tui.states import QUESTION, STATES, TO_GO_THROUGH, go, lines, practice, shows
from ulo_selfcheck.front import controls
from ulo_selfcheck.front.tui.app import SelfCheck
from ulo_selfcheck.front.tui.screens.question_screen import Question
from ulo_selfcheck.front.tui.widgets.rows import Rows

SIZES = [(40, 12), (80, 24), (120, 40)]


async def test_choosing_an_answer_changes_characters(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, QUESTION)
        before = lines(app)
        await go(pilot, ("2",))
        after = lines(app)
    assert any(line.startswith("> (*) 4") for line in before)
    assert any(line.startswith("> (*) 2") for line in after)
    assert any(line.startswith("( ) 4") for line in after)


@pytest.mark.parametrize("name", TO_GO_THROUGH)
async def test_the_focus_is_in_sight_at_every_size_goes_round_with_tab_and_moving_it_changes_characters(
    tmp_path: Path, name: str
) -> None:
    """In every screen with rows, Down or Up moves the sign '>' to another line."""
    app = practice(tmp_path)
    async with app.run_test(size=SIZES[0]) as pilot:
        await go(pilot, STATES[name])
        assert_focus_is_in_sight(app)
        for size in (SIZES[2], SIZES[1]):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert_focus_is_in_sight(app)
        everything = set(app.screen.focus_chain)
        visited = {app.focused}
        for _ in everything:
            await pilot.press("tab")
            visited.add(app.focused)
        assert visited == everything
        if not isinstance(app.focused, Rows):
            return
        before = lines(app)
        await go(pilot, ("down",))
        if lines(app) == before:
            await go(pilot, ("up",))
        assert lines(app) != before
        assert sum(line.startswith("> ") for line in lines(app)) == 1


def assert_focus_is_in_sight(app: SelfCheck) -> None:
    focused = app.focused
    assert focused is not None
    assert app.screen.region.contains_region(focused.region)
    assert focused.size.height >= 1
    if isinstance(focused, Rows) and focused.highlighted is not None:
        assert any(line.startswith("> ") for line in lines(app))


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_is_whole_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    """The position, the plain words and, going through them, every answer with what it looks like."""
    app = practice(tmp_path)
    async with app.run_test(size=size) as pilot:
        await go(pilot, QUESTION)
        criterion = app.session.criterion
        assert lines(app)[0].startswith(app.session.position)
        await go(pilot, ("home",))
        for choice in controls.choices(criterion, app.catalogue):
            shown = " ".join(" ".join(_rows(app)).replace("(*)", "").replace("( )", "").split())
            assert choice.name in shown
            assert choice.about in shown
            await go(pilot, ("down",))


def _rows(app: SelfCheck) -> list[str]:
    rows = app.screen.query_one(Rows)
    return [rows.render_line(y).text.strip(" ▲▼>") for y in range(rows.size.height)]


@pytest.mark.parametrize("size", [(39, 20), (80, 9)])
async def test_a_window_that_is_too_small_says_what_to_do_and_goes_on_when_it_grows(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, QUESTION)
        await pilot.resize_terminal(*size)
        assert await shows(pilot, "This window is too small.")
        assert "Question" not in " ".join(lines(app))
        await go(pilot, ("2", "n"))
        await pilot.resize_terminal(80, 24)
        assert await shows(pilot, "> (*) 4"), "nothing is changed that nobody sees"
        assert isinstance(app.screen, Question)


TO_WRITE_IN = {"a partner", "evidence", "not for us"}  # opened on purpose


@pytest.mark.parametrize("name", [one for one in STATES if one not in TO_WRITE_IN])
async def test_room_view_shows_nothing_private_on_any_screen(tmp_path: Path, name: str) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        answers = app.session.assessment.answers.values()
        private = [
            text
            for one in answers
            for text in (one.note, one.concern, one.parked, *(e.where for e in one.evidence))
        ]
        private += [question for one in app.catalogue.criteria for question in one.questions]
        app.do("room")
        await pilot.pause()
        await go(pilot, STATES[name])
        if name in TO_GO_THROUGH:
            assert_focus_is_in_sight(app)
        shown = " ".join(" ".join(lines(app)).split())
        for text in filter(None, private):
            assert " ".join(text.split())[:30] not in shown


async def test_room_view_hides_other_organisations_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice(tmp_path).session.file.close()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "none"))
    app = practice(tmp_path)
    app.open_session = None
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Riverside" in "\n".join(lines(app))
        app.do("room")
        await pilot.pause()
        assert "Riverside" not in "\n".join(lines(app))


async def test_another_way_with_nothing_left_to_answer_leads_to_the_check(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, QUESTION)
        app.do("way")
        await go(pilot, ("down", "enter"))
        assert "Check your answers" in "\n".join(lines(app)[:4])
        assert "The essentials: 4 of 4 answered." in "\n".join(lines(app))


@pytest.mark.parametrize("start", [QUESTION, (*QUESTION, "r")])
async def test_a_gap_opens_its_question_from_wherever_the_analysis_was_opened(
    tmp_path: Path, start: tuple[str, ...]
) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, start)
        app.do("gaps")
        await pilot.pause()
        rows = app.screen.query_one(Rows)
        rows.highlighted = next(n for n, row in enumerate(rows._rows) if row.id.startswith("local-needs "))
        await go(pilot, ("enter", "enter"))
        await pilot.pause(0.3)
        assert isinstance(app.screen, Question)
        assert app.session.here == "local-needs"
        assert lines(app)[0].startswith("Question 21 of 21.")
        assert len(app.screen_stack) == 1


async def test_a_gap_can_be_chosen_and_taken_off_again_in_place(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, (*QUESTION, "t"))
        rows = app.screen.query_one(Rows)
        rows.highlighted = next(n for n, row in enumerate(rows._rows) if row.id.startswith("local-needs "))
        await go(pilot, ("enter", "down", "enter", "enter"))
        assert [one.criterion for one in app.session.assessment.priorities][-1] == "local-needs"
        assert "Gap analysis" in "\n".join(lines(app)[:4])
        await go(pilot, ("enter", "down", "enter"))
        assert "local-needs" not in [one.criterion for one in app.session.assessment.priorities]


@pytest.mark.parametrize("burst", [("space", "space"), ("enter", "space", "n"), (*QUESTION, "e", "escape")])
async def test_keys_faster_than_the_screen_end_nothing(tmp_path: Path, burst: tuple[str, ...]) -> None:
    """A key held down, a switch or speech input can send the next key before a place or a box is drawn."""
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, ("home",))
        for _ in range(3):
            for key in burst:
                app.post_message(events.Key(key, " " if key == "space" else None))
                await asyncio.sleep(0)
        await pilot.pause()
        assert app.is_running
        assert app._exception is None
