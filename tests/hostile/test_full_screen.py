"""Hostile text in every field, on every screen of the full screen: it is text there, and nothing but text."""

import re
from pathlib import Path

import pytest
from textual.app import App

from tests.front.tui.states import STATES, go, lines
from tests.ground.test_text import BIDI_TRICKS, CONTROLS
from tests.hostile.texts import TEXTS, everywhere
from tests.journeys.conftest import Open, home, terminal
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.tui.app import SelfCheck
from ulo_selfcheck.session import opening

__all__ = ["home", "terminal"]
ALL = " ".join(TEXTS.values())
COMMANDS = ("\x1b[31m", "\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x9b", "\x9d", "\x90", "\x07")
"""Sequences that only the texts have; the full screen sends none of them."""


@pytest.fixture(scope="module")
def hostile(catalogue: Catalogue) -> bytes:
    """Return a file with hostile text in every field."""
    return dumps(everywhere(ALL, catalogue), catalogue.order).encode()


def shown(app: App[bool]) -> str:
    return "".join(lines(app))


@pytest.mark.parametrize("name", STATES)
async def test_no_screen_is_drawn_with_a_letter_that_commands(
    tmp_path: Path, catalogue: Catalogue, hostile: bytes, name: str
) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(hostile)
    app = SelfCheck(catalogue, opening.carry_on(path, catalogue), Settings(mode="full-screen"))
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, STATES[name])
        assert not set(shown(app)) & (CONTROLS | BIDI_TRICKS)


def test_what_reaches_the_terminal_holds_no_sequence_of_theirs(
    tmp_path: Path, hostile: bytes, terminal: Open
) -> None:
    (tmp_path / "ours.toml").write_bytes(hostile)
    with terminal("open", "ours.toml", "--full-screen") as screen:
        screen.wait_for("Escape")
        for keys in (
            ("enter",),
            ("n", "escape"),
            ("e", "enter", "escape", "escape"),
            ("r",),
            ("t",),
            ("escape",),
        ):
            screen.press(*keys)
        for key in ("escape", "down", "down"):
            screen.press(key)
        screen.press("ctrl+q")
        screen.wait()
        raw = screen.raw.decode(errors="replace")
    raw = re.sub(r"\x1b\]22;\w+\x07", "", raw)  # Textual asks for the usual pointer
    assert "\x1b[" in raw
    assert [one for one in COMMANDS if one in raw] == []
    assert not set(raw) & BIDI_TRICKS
