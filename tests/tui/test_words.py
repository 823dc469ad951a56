"""Every word of the table can be done in the full screen, and left again by Escape, with nothing lost."""

from pathlib import Path

import pytest

from tests.tui.states import QUESTION, go, practice
from ulo_selfcheck.front.controls import CONTROLS
from ulo_selfcheck.front.tui.screens.place import Place

LEAVING = {"mode", "quit"}


@pytest.mark.parametrize("start", [(), QUESTION, (*QUESTION, "r")], ids=["list", "question", "check"])
@pytest.mark.parametrize("word", [one.word for one in CONTROLS if one.word not in LEAVING])
async def test_every_word_can_be_done_and_left(tmp_path: Path, word: str, start: tuple[str, ...]) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, start)
        answers = app.session.assessment.answers
        app.do(word)
        await pilot.pause()
        for _ in range(40):
            if isinstance(app.screen, Place):
                break
            await go(pilot, ("escape",))
        assert isinstance(app.screen, Place)
        assert len(app.screen_stack) == 1
        if word not in ("clear", "undo"):
            assert app.session.assessment.answers == answers
