"""The full screen is quiet: it paints little, nothing moves by itself, and the real cursor follows."""

import re
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.terminal import Terminal
from ulo_selfcheck.catalogue.load import packaged_folder

Open = Callable[..., Terminal]
FULL = ("open", "practice.toml", "--full-screen")
PLACES = {
    "the list": ((), "Check your answers"),
    "a question": (("home", "enter"), "Mostly"),
    "the menu": (("home", "enter", "escape"), "Next question"),
    "an aim": (("home", "enter", "a"), "Fully"),
    "the gap analysis": (("home", "enter", "t"), "You have answered all 21"),
    "check your answers": (("home", "enter", "r"), "Go on to the gap analysis"),
    "help": (("home", "enter", "h"), "1 to 8"),
}


@pytest.fixture
def practice(terminal: Open, tmp_path: Path) -> Callable[..., Terminal]:
    (tmp_path / "practice.toml").write_bytes((packaged_folder() / "example.toml").read_bytes())

    def start(**more: str) -> Terminal:
        return terminal(*FULL, **more)

    return start


@pytest.mark.parametrize("name", PLACES)
def test_the_cursor_stands_on_the_first_letter_of_the_focused_words(practice: Open, name: str) -> None:
    keys, words = PLACES[name]
    with practice() as screen:
        screen.wait_for("Check your answers")
        for key in keys:
            screen.press(key)
            time.sleep(0.35)
        screen.read()
        line = screen.cursor_line
        assert line.strip().startswith(">")
        assert words in line
        assert line[: screen.screen.cursor.x].strip(" >(*)") == ""
        assert line[screen.screen.cursor.x].strip() or line.strip().startswith(">  ")
        assert not screen.screen.cursor.hidden


def test_in_a_box_the_cursor_stands_just_after_the_letter_typed(practice: Open) -> None:
    with practice() as screen:
        screen.wait_for("Check your answers")
        screen.press("home", "enter", "n")
        for letters in (" abc", "\r", "de"):
            screen.type(letters)
            at, line = screen.screen.cursor.x, screen.cursor_line
            assert line[:at].endswith(letters.strip())
            assert not line[at:].strip()
        screen.press("escape", "8")
        screen.type("xyz")
        assert screen.cursor_line[: screen.screen.cursor.x].endswith("xyz")


@pytest.mark.parametrize("key", ["down", "pagedown", "pageup", "up"])
def test_each_key_that_moves_takes_the_cursor_to_another_line(practice: Open, key: str) -> None:
    """A reader speaks the line that the cursor comes to; where it stays as the rows scroll, it is silent."""
    with practice() as screen:
        screen.wait_for("Check your answers")
        screen.press("home", "enter", "t", *["end"] * (key in ("up", "pageup")))
        for _ in range(60 if key in ("up", "down") else 5):
            before, line = screen.screen.cursor.y, screen.cursor_line
            screen.press(key)
            if screen.cursor_line == line:
                break  # the end
            assert screen.screen.cursor.y != before


def test_five_idle_seconds_write_nothing(terminal: Open, tmp_path: Path) -> None:
    with ExitStack() as stack:
        screens = []
        for number, keys in enumerate([(), ("n",), ("p",)]):
            path = tmp_path / f"{number}.toml"
            path.write_bytes((packaged_folder() / "example.toml").read_bytes())
            screen = stack.enter_context(terminal("open", path.name, "--full-screen"))
            screen.wait_for("Check your answers")
            screen.press("home", "enter", *keys)
            screen.read(quiet=1.0)
            screens.append(screen)
        before = [len(screen.raw) for screen in screens]
        time.sleep(5)
        for screen in screens:
            screen.read()
        assert [len(screen.raw) for screen in screens] == before


def test_a_row_down_paints_less_than_two_kilobytes(practice: Open) -> None:
    with practice() as screen:
        screen.wait_for("Check your answers")
        screen.press("home", "enter")
        before = len(screen.raw)
        screen.press("down")
        assert 0 < len(screen.raw) - before < 2000


def test_after_every_key_the_words_or_the_cursors_row_are_others(practice: Open) -> None:
    with practice() as screen:
        screen.wait_for("Check your answers")
        for key in (
            "home",
            "enter",
            "down",
            "up",
            "2",
            "4",
            "m",
            "down",
            "escape",
            "escape",
            "down",
            "escape",
        ):
            before = (screen.text, screen.screen.cursor.y)
            screen.press(key)
            assert (screen.text, screen.screen.cursor.y) != before, key


def test_no_color_sends_no_colour_and_the_focus_is_still_seen(practice: Open) -> None:
    with practice(NO_COLOR="1") as screen:
        screen.wait_for("Check your answers")
        screen.press("home", "enter", "down")
        codes = [code for found in re.findall(rb"\x1b\[([\d;]*)m", screen.raw) for code in found.split(b";")]
        colours = [int(code) for code in codes if code and (30 <= int(code) <= 48 or 90 <= int(code) <= 107)]
        assert [code for code in colours if code != 39] == []
        assert screen.cursor_line.strip().startswith("> ( ) 5")


def test_the_mouse_can_be_turned_off(practice: Open, tmp_path: Path) -> None:
    """Then no mouse sequence is sent, and the terminal's own selection works."""
    folder = tmp_path / "config" / "ulo-selfcheck"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text('mouse = "off"\n')
    with practice() as screen:
        screen.wait_for("Check your answers")
        assert b"\x1b[?1000h" not in screen.raw
        assert b"\x1b[?1003h" not in screen.raw
