"""Every screen and dialog of the full screen, as keys from the list of the practice organisation."""

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from ulo_selfcheck.catalogue.load import load, packaged_folder
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.tui.app import SelfCheck
from ulo_selfcheck.front.tui.safe_hands import WORD, Presses
from ulo_selfcheck.front.tui.screens.dialog_screens import Busy
from ulo_selfcheck.front.tui.screens.page_frame import TINY
from ulo_selfcheck.front.tui.screens.start_screen import StartScreen
from ulo_selfcheck.session import opening

QUESTION = ("home", "enter")
STATES: dict[str, tuple[str, ...]] = {
    "the list": (),
    "a question": QUESTION,
    "a question, another row": (*QUESTION, "down"),
    "an answer just chosen": (*QUESTION, "2"),
    "the menu": (*QUESTION, "escape"),
    "more": (*QUESTION, "m"),
    "the guide's help": (*QUESTION, "g"),
    "a note": (*QUESTION, "n"),
    "evidence": (*QUESTION, "e"),
    "evidence, a line to type": (*QUESTION, "e", "enter"),
    "an aim": (*QUESTION, "a"),
    "views": (*QUESTION, "v"),
    "a concern": (*QUESTION, "c"),
    "a partner": (*QUESTION, "p"),
    "a parked matter": (*QUESTION, "k"),
    "not for us": (*QUESTION, "8"),
    "the sum": ("home", *["down"] * 10, "enter", "s"),
    "the checklist": ("home", *["down"] * 17, "enter", "s"),
    "check your answers": (*QUESTION, "r"),
    "the gap analysis": (*QUESTION, "t"),
    "the gap analysis, further down": (*QUESTION, "t", "pagedown", "pagedown"),
    "something to do about a gap": (*QUESTION, "t", "pagedown", "pagedown", "pagedown", "enter"),
    "help": (*QUESTION, "h"),
    "the colours": (*QUESTION, "o"),
    "the plan": (*QUESTION, "do plan"),
    "the journey": (*QUESTION, "do journey", *["escape"] * 7),
    "the barriers": (*QUESTION, "do barriers"),
    "the aims of a group": (*QUESTION, "do aims", "enter"),
    "the sitting": (*QUESTION, "do sitting"),
    "settings": (*QUESTION, "do settings"),
    "hands, as they are typed": (*QUESTION, "v", "1", "space", "3", "space", "2"),
    "the seats": ("home", *["down"] * 10, "enter", "s", "enter", "enter"),
    "the start": ("show start",),
    "the start, with room view": ("do room", "show start"),
    "the menu of the start": ("show start", "escape"),
    "the gap analysis, near its end": (*QUESTION, "t", "end", *["pageup"] * 4),
    "a file to name": (*QUESTION, "do report", "enter", "enter"),
    "a question with no answer": ("say go 20", "delete"),
    "a question with hands": ("say go 7",),
    "something takes long": (*QUESTION, "show long"),
    "the end of a group": ("say go 21", "delete", "say go 9", "delete", "show begun", "3", "enter"),
    "the last question": ("say go 21", "delete", "show begun", "3", "enter"),
    "adopted": (*QUESTION, "do adopt", "enter", "enter"),
    "too small": ("show too small",),
}

TO_GO_THROUGH = [name for name in STATES if name not in ("something takes long", "too small")]
"""Those with something that can have the focus."""


def practice(folder: Path, theme: str = "dark", **settings: Any) -> SelfCheck:
    """Give the full screen over a copy of the practice organisation."""
    path = folder / "practice.toml"
    path.write_bytes((packaged_folder() / "example.toml").read_bytes())
    catalogue = load()
    chosen = Settings(mode="full-screen", theme=theme, **settings)  # type: ignore[arg-type]
    return SelfCheck(catalogue, opening.carry_on(path, catalogue), chosen)


def _show(app: SelfCheck, what: str) -> None:
    """Show what no key leads to from the list of a review."""
    if what == "start":
        folder = app.session.file.path.parent
        app.open_session = None
        app.go_to(StartScreen([folder]))
    elif what == "begun":  # as where the program was opened with the answers there are now
        app.mark_moments()
    elif what == "too small":
        app.screen.add_class(TINY)
    else:
        busy = Busy("One moment.")
        app.push_screen(busy)
        app.call_later(lambda: app.call_after_refresh(busy.show, "5,200 of 8,000 files are read."))


_HOW: Mapping[str, Callable[[SelfCheck, str], object]] = {
    "do": SelfCheck.do,  # as chosen in the menu
    "say": SelfCheck.heard,  # as dictated
    "show": _show,
}


async def go(pilot: Pilot[Any], keys: tuple[str, ...]) -> None:
    """Press keys, each when the last one's effect is there; none is pressed so soon that it is held or a word."""
    await pilot.pause()
    for key in keys:
        pilot.app._presses = Presses()  # type: ignore[attr-defined]
        how, _, what = key.partition(" ")
        if what:
            assert isinstance(pilot.app, SelfCheck)
            _HOW[how](pilot.app, what)
            await pilot.pause(0.1)
            continue
        await pilot.press(key)
        await pilot.pause(WORD + 0.02 if len(key) == 1 or key == "space" else None)
    await pilot.pause()
    await _focus_has_come(pilot)


async def _focus_has_come(pilot: Pilot[Any]) -> None:
    # A screen gives the focus to its first part a moment after it is shown: a long one where the computer is busy.
    end = time.monotonic() + 5
    app = pilot.app
    while app.focused is None and not isinstance(app.screen, Busy) and time.monotonic() < end:
        await pilot.pause(0.02)


async def shows(pilot: Pilot[Any], text: str) -> bool:
    """Give whether a text comes on the screen: what a new size of the window brings is drawn a moment later."""
    end = time.monotonic() + 5
    while text not in " ".join(" ".join(lines(pilot.app)).split()) and time.monotonic() < end:
        await pilot.pause(0.02)
    return text in " ".join(" ".join(lines(pilot.app)).split())


def lines(app: App[Any]) -> list[str]:
    """Give what is really rendered, line by line, without its margins."""
    return [strip.text.strip() for strip in app.screen._compositor.render_strips()]


def segments(app: App[Any]) -> Iterator[tuple[str, Any]]:
    """Give every piece of text that is rendered, with its style."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if segment.text.strip() and segment.style:
                yield segment.text, segment.style
