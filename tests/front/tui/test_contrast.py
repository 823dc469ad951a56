"""Every rendered character can be read: at 7:1 or better, in each of our own themes, in every state."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.front.tui.states import STATES, go, practice, segments
from ulo_selfcheck.front.tui.app import SelfCheck


def luminance(colour: tuple[int, int, int]) -> float:
    """Give the relative luminance (WCAG 2.2)."""
    parts = [c / 255 for c in colour]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Any) -> float:
    """Give the contrast of a rendered style; reversed and dimmed as the terminal would."""
    front, back = (tuple(one.get_truecolor()) for one in (style.color, style.bgcolor))
    if style.reverse:
        front, back = back, front
    assert not style.dim
    lighter, darker = sorted((luminance(front), luminance(back)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


THEMES = ["daylight", "dark", "light", "cream", "evening"]
SIZES = [(40, 12), (120, 40)]
STRIP = 1
"""The line that says how far we are once more: the band above it says it in words."""
GROUNDS = {"focus": "#ffffff", "chosen": "#1d4560"}


@pytest.mark.parametrize("name", STATES)
async def test_every_letter_is_at_seven_to_one_or_better_and_nothing_is_told_by_colour_alone(
    tmp_path: Path, name: str
) -> None:
    app = practice(tmp_path)
    backgrounds = set()
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, STATES[name])
        for theme in THEMES:
            app.theme = theme
            await pilot.pause()
            backgrounds.add(read_easily_on(app))
        told_in_words(app)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            read_easily_on(app)
            told_in_words(app)
    assert len(backgrounds) == len(THEMES), "each theme was on the screen"


def read_easily_on(app: SelfCheck) -> Any:
    """Look at every letter; give the ground that most of them stand on."""
    styles = Counter(style for _text, style in segments(app))
    assert [style for style in styles if contrast(style) < 7] == [], app.theme
    [(usual, _)] = styles.most_common(1)
    return usual.bgcolor


def told_in_words(app: SelfCheck) -> None:
    """See that a ground of its own has its sign, and that what is drawn in a colour has words on its line."""
    before: set[str] = set()
    for number, strip in enumerate(app.screen._compositor.render_strips()):
        grounds = {
            kind
            for segment in strip
            for kind, colour in GROUNDS.items()
            if len(segment.text) > 8 and segment.style and _hex(segment.style.bgcolor) == colour
        }
        text = strip.text.strip()
        if "focus" in grounds - before:
            assert ">" in text, text
        if "chosen" in grounds - before:
            assert "(*)" in text, text
        if "\N{LOWER HALF BLOCK}" in text and number != STRIP:
            assert any(letter.isalpha() for letter in text), text
        before = grounds


@pytest.mark.parametrize("theme", THEMES)
async def test_the_focused_row_stands_out_by_three_to_one(tmp_path: Path, theme: str) -> None:
    app = practice(tmp_path, theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, STATES["a question"])
        here = next(style for text, style in segments(app) if text.startswith("> "))
        other = next(style for text, style in segments(app) if "1 Not yet" in text)
        lighter, darker = sorted(
            (luminance(here.bgcolor.get_truecolor()), luminance(other.bgcolor.get_truecolor())), reverse=True
        )
    assert (lighter + 0.05) / (darker + 0.05) >= 3


def _hex(colour: Any) -> str:
    return colour.get_truecolor().hex if colour else ""


async def test_without_colours_the_focus_is_reversed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = practice(tmp_path, "evening")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, STATES["a question"])
        styles = [style for text, style in segments(app) if text.startswith("> ")]
    assert styles
    assert all(style.reverse for style in styles)
    assert app.theme == "terminal"
