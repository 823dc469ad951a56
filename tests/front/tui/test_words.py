"""Every word of the table can be done in the full screen, and left again by Escape, with nothing lost."""

from pathlib import Path

import pytest

from tests.front.tui.states import QUESTION, go, lines, practice
from ulo_selfcheck.front.controls import CONTROLS
from ulo_selfcheck.front.tui.screens.place import Place

LEAVING = {"mode", "quit"}
STARTS = {"list": (), "question": QUESTION, "check": (*QUESTION, "r")}
AT_A_QUESTION = [one.word for one in CONTROLS if one.where == "question"]
ANYWHERE = [one.word for one in CONTROLS if one.word not in {*AT_A_QUESTION, *LEAVING}]


async def test_on_the_list_a_word_for_a_question_says_that_there_is_nothing_like_that(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for word in AT_A_QUESTION:
            app.say("")
            app.do(word)
            await pilot.pause()
            assert any("There is nothing like that" in line for line in lines(app)), word
            assert len(app.screen_stack) == 1


@pytest.mark.parametrize("word", [*AT_A_QUESTION, *ANYWHERE])
async def test_every_word_can_be_done_wherever_it_is_said_and_left(tmp_path: Path, word: str) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for start in STARTS if word in ANYWHERE else ("question", "check"):
            app.do("list")
            await go(pilot, STARTS[start])
            answers = app.session.assessment.answers
            app.do(word)
            await pilot.pause()
            for _ in range(40):
                if isinstance(app.screen, Place):
                    break
                await go(pilot, ("escape",))
            assert isinstance(app.screen, Place), start
            assert len(app.screen_stack) == 1
            if word not in ("clear", "undo"):
                assert app.session.assessment.answers == answers
        app._voice.stop()  # as at the next key
