"""Whatever is pressed, said, pasted and resized, in whatever order: the program goes on, and the file stays whole."""

import random
import shutil
import signal
from pathlib import Path

import pytest

from tests.front.tui.states import QUESTION, go, practice, shows
from tests.journeys.conftest import Open, home, terminal
from tests.terminal import KEYS, Terminal
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.catalogue.load import packaged_folder
from ulo_selfcheck.front.tui.screens.dialog_screens import Choose
from ulo_selfcheck.front.tui.screens.place import Place

__all__ = ["home", "terminal"]
PRESSED = [*(name for name in KEYS if not name.startswith("ctrl")), *"abceghiklmnoprstuvyz12345678 ?"]
SAID = (
    *(
        "help",
        "back",
        "note We spoke",
        "gaps",
        "plan",
        "report",
        "letter",
        "views",
        "3 2 1",
        "undo",
        "list",
        "menu",
    ),
    *("settings", "none", "é漢字😀", "combine", "compare", "forget", "barriers", "journey", "adopt", "room"),
    "\x1b[200~pasted\nlines\nhelp\n\x1b[201~",
)
WINDOWS = ((40, 12), (80, 24), (120, 40), (30, 8), (200, 50))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(24))
def test_any_keys_words_and_windows_end_nothing(terminal: Open, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    file = tmp_path / "p.toml"
    shutil.copy(packaged_folder() / "example.toml", file)
    with terminal("open", "p.toml", "--full-screen") as screen:
        screen.wait_for("Gap analysis")
        done = [_do_something(screen, chance) for _ in range(80)]
        screen.read(quiet=0.3)
        assert not screen.has_ended() or screen.status == 0, (done, screen.text)  # 'quit' may be in a form
    read_answers(file)


def _do_something(screen: Terminal, chance: random.Random) -> object:
    kind = chance.random()
    if screen.has_ended():
        return None
    if kind < 0.75:
        key = chance.choice(PRESSED)
        screen.send(KEYS.get(key, key))
        if chance.random() < 0.6:
            screen.read()
        return key
    if kind < 0.93:
        word = chance.choice(SAID) + chance.choice(("", "\r"))
        screen.type(word)
        return word
    window = chance.choice(WINDOWS)
    screen.resize(*window)
    screen.kill(signal.SIGWINCH)
    return window


async def test_what_is_chosen_twice_at_once_is_chosen_once(tmp_path: Path) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, (*QUESTION, "escape"))
        menu = app.screen
        assert isinstance(menu, Choose)
        menu.picked("list")
        menu.picked("list")
        await pilot.pause()
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize("keys", [("escape",), ("n",), ("t",), ("v",)], ids="-".join)
async def test_a_window_that_is_too_small_for_a_moment_leaves_all_as_it_was(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, (*QUESTION, *keys))
        before, answers = list(app.screen_stack), app.session.assessment
        await pilot.resize_terminal(30, 8)
        assert await shows(pilot, "This window is too small.")
        await go(pilot, ("enter", "escape", "x"))
        assert app.screen_stack == before
        await pilot.resize_terminal(80, 24)
        assert await shows(pilot, "Escape")
        await go(pilot, ("escape",))
        assert isinstance(app.screen, Place)
        assert app.session.assessment == answers


async def test_a_line_of_the_gap_analysis_that_is_gone_when_its_key_comes_does_nothing(
    tmp_path: Path,
) -> None:
    app = practice(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, (*QUESTION, "t"))
        page = app.screen
        assert isinstance(page, Choose)
        page.picked("999 999")
        await pilot.pause()
        assert app.screen is page
