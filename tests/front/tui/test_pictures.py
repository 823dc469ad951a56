"""The pictures of the README can be made again by one command, and hold the words as words."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts import pictures
from tests.front.tui.states import QUESTION, STATES
from ulo_selfcheck.front.tui.themes import THEMES

HOME = Path(__file__).parents[3]


async def test_a_picture_is_whole_holds_its_words_and_loads_nothing() -> None:
    svg = await pictures.picture(pictures.Kept("question", QUESTION))
    words = {one.text for one in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}  # noqa: S314  (ours)
    assert {"Question", "Mostly", "(*)"} <= words
    assert "url(" not in svg
    assert svg.count("http") == 1, "the name of SVG alone"


async def test_the_sitting_plays_once_and_moves_for_nobody_who_wants_it_still() -> None:
    svg = await pictures.sitting((((), 1.0), (QUESTION, 1.0)))
    ElementTree.fromstring(svg)  # noqa: S314  (ours)
    assert "infinite" not in svg
    assert re.search(r"@media \(prefers-reduced-motion:no-preference\)\{#f0\{animation", svg)


def test_every_place_can_be_drawn_in_every_theme_and_each_picture_of_the_readme_is_kept() -> None:
    assert len({one.name for one in pictures.every_place()}) == len(STATES) * len(THEMES) * 2
    shown = re.findall(r"!\[(.+?)\]\((.+?)\)", (HOME / "README.md").read_text(encoding="utf-8"))
    assert len(shown) >= 6
    for words, path in shown:
        assert words
        assert (HOME / path).exists(), path


@pytest.mark.parametrize("name", [one.name for one in pictures.KEPT])
def test_what_is_kept_is_there(name: str) -> None:
    assert (HOME / "docs" / "pictures" / f"{name}.svg").exists()
