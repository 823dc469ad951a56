"""Escape leaves: where something is suggested nothing is made of it, and the focus is where it was."""

from pathlib import Path

import pytest

from tests.front.tui.states import go, lines, practice
from ulo_selfcheck.front.tui.screens.start_screen import StartScreen
from ulo_selfcheck.front.tui.widgets.rows import Rows


async def test_escape_where_the_answers_are_kept_makes_no_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, ("show start",))
        rows = app.screen.query_one(Rows)
        rows.highlighted = next(place for place, row in enumerate(rows.rows) if row.id == "new")
        await go(pilot, ("enter",))
        await pilot.press(*"Lakeside")
        await go(pilot, ("enter",))
        assert "Where should the answers be kept?" in "\n".join(lines(app))
        await go(pilot, ("escape",))
        assert isinstance(app.screen, StartScreen)
        assert app.open_session is None
        assert app.screen.rows.focused_id == "new", "where one was"
    assert not [one for one in tmp_path.rglob("*.toml") if not one.name.startswith("practice")]


async def test_escape_at_what_an_action_could_be_adds_no_action(tmp_path: Path) -> None:
    app = practice(tmp_path)
    before = len(app.session.assessment.actions)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, ("do plan",))
        await go(pilot, ("down", "down", "enter", "enter"))
        assert "What will you do?" in " ".join(" ".join(lines(app)).split())
        await go(pilot, ("escape",))
    assert len(app.session.assessment.actions) == before
