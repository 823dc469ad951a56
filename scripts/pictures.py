"""Make pictures of the full screen from the real program: of every place, or a short sitting that moves.

    python scripts/pictures.py FOLDER           every place in every theme, 80 by 24 and 120 by 40
    python scripts/pictures.py docs/pictures --kept   the dozen that are kept, and the sitting of the README

They are SVG, with the letters as letters. Look at them before a change of the design goes on.
"""

import argparse
import asyncio
import html
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))  # works in a checkout that is not installed

from rich.cells import cell_len  # noqa: E402
from rich.style import Style  # noqa: E402
from textual.app import App  # noqa: E402

from tests.front.tui.states import QUESTION, STATES, go, practice  # noqa: E402
from ulo_selfcheck.front.tui.themes import THEMES  # noqa: E402

SIZES = ((80, 24), (120, 40))
WIDE, HIGH = 10, 20
"""Units of a cell."""

Size = tuple[int, int]
Keys = tuple[str, ...]


class Kept(NamedTuple):
    """One of the pictures that are kept."""

    name: str
    keys: Keys
    theme: str = "evening"
    size: Size = (80, 24)


KEPT = (
    Kept("list", ()),
    Kept("question", (*QUESTION, "down", "3")),
    Kept("question-wide", QUESTION, size=(120, 40)),
    Kept("question-daylight", QUESTION, "daylight"),
    Kept("question-dark", QUESTION, "dark"),
    Kept("question-small", QUESTION, size=(40, 16)),
    Kept("note", STATES["a note"]),
    Kept("menu", STATES["the menu"]),
    Kept("check-your-answers", STATES["check your answers"], "daylight"),
    Kept("gap-analysis", STATES["the gap analysis"]),
    Kept("gap-analysis-wide", STATES["the gap analysis"], size=(120, 40)),
    Kept("end-of-a-group", STATES["the end of a group"]),
    Kept("colours", ("o", "down"), size=(80, 30)),
)

SITTING: tuple[tuple[Keys, float], ...] = (
    ((), 2.5),
    (QUESTION, 2.5),
    (("down",), 0.8),
    (("space",), 2.0),
    (("up",), 0.6),
    (("space",), 2.0),
    (("enter",), 2.5),
    (("1",), 1.5),
    (("3",), 1.5),
    (("t",), 4.0),
    (("pagedown",), 1.5),
    (("pagedown",), 1.5),
    (("pagedown",), 1.5),
    (("pagedown",), 3.0),
)
"""Keys, and for how many seconds the picture stays as it is then."""


def drawing(app: App[Any]) -> str:
    """Return what is on the screen as the inside of an SVG: grounds, and on them the letters."""
    grounds: list[_Ground] = []
    letters: list[str] = []
    for line, strip in enumerate(app.screen._compositor.render_strips()):  # noqa: SLF001  (what is really rendered)
        column = 0
        for text, style, _ in strip:
            columns = cell_len(text)
            front, ground = _colours(style or Style())
            grounds.append(_Ground(line, ground, column, columns))
            letters += _letters(text, column, line, front, bold=bool(style and style.bold))
            column += columns
    return "".join([*_painted(grounds, app.size), *letters])


class _Ground(NamedTuple):
    """A stretch of a line in one colour."""

    line: int
    colour: str
    column: int
    columns: int


def _painted(grounds: Sequence[_Ground], size: Size) -> Iterator[str]:
    """Give the grounds: the usual colour under all, what is alike in a line as one piece, and no seams between."""
    [(usual, _)] = _areas(grounds).most_common(1)
    yield f'<g shape-rendering="crispEdges">{_rectangle(0, 0, *size, usual)}'
    for (line, colour), run in groupby(grounds, key=lambda one: (one.line, one.colour)):
        if colour != usual:
            first, *more = run
            columns = first.columns + sum(one.columns for one in more)
            yield _rectangle(first.column, line, columns, 1, colour)
    yield "</g>"


def _areas(grounds: Sequence[_Ground]) -> Counter[str]:
    areas: Counter[str] = Counter()
    for one in grounds:
        areas[one.colour] += one.columns
    return areas


def _rectangle(column: int, line: int, columns: int, lines: int, colour: str) -> str:
    x, y, wide, high = column * WIDE, line * HIGH, columns * WIDE, lines * HIGH
    return f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" fill="{colour}"/>'


def _letters(text: str, column: int, line: int, colour: str, *, bold: bool) -> Iterator[str]:
    """Give the words of a piece, each at its own column, so that no font moves what stands in columns."""
    weight = ' font-weight="bold"' if bold else ""
    at = 0
    for blank, run in groupby(text, key=str.isspace):
        word = "".join(run)
        columns = cell_len(word)
        if not blank:
            x, y = (column + at) * WIDE, line * HIGH + 15
            yield (
                f'<text x="{x}" y="{y}" textLength="{columns * WIDE}" fill="{colour}"{weight}>'
                f"{html.escape(word)}</text>"
            )
        at += columns


def _colours(style: Style) -> tuple[str, str]:
    usual = ("#ffffff", "#000000")
    front, ground = (
        colour.get_truecolor().hex if colour and not colour.is_default else other
        for colour, other in zip((style.color, style.bgcolor), usual, strict=True)
    )
    return (ground, front) if style.reverse else (front, ground)


def svg(size: Size, title: str, inside: str, style: str = "") -> str:
    """Return a whole picture."""
    wide, high = size[0] * WIDE, size[1] * HIGH
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'role="img" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="16">'
        f"<title>{html.escape(title)}</title><style>text{{white-space:pre}}{style}</style>{inside}</svg>\n"
    )


async def picture(kept: Kept) -> str:
    """Return a picture of a place."""
    with tempfile.TemporaryDirectory() as folder:
        app = practice(Path(folder), kept.theme)
        session = app.session
        async with app.run_test(size=kept.size) as pilot:
            await go(pilot, kept.keys)
            inside = drawing(app)
        session.file.close()
    return svg(kept.size, kept.name.replace("-", " "), inside)


async def sitting(steps: Sequence[tuple[Keys, float]] = SITTING, size: Size = (80, 24)) -> str:
    """Return a short sitting that plays once and stops; whoever wants nothing to move sees its end at once."""
    frames: list[tuple[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        app = practice(Path(folder), "evening")
        async with app.run_test(size=size) as pilot:
            for keys, seconds in steps:
                await go(pilot, keys)
                frames.append((drawing(app), seconds))
        app.session.file.close()
    at, rules, groups = 0.0, [], []
    for number, (inside, seconds) in enumerate(frames):
        rules.append(f"#f{number}{{animation:show 0.01s {at:.1f}s both}}")
        groups.append(f'<g id="f{number}">{inside}</g>')
        at += seconds
    style = (
        "@keyframes show{from{visibility:hidden}to{visibility:visible}}"
        f"@media (prefers-reduced-motion:no-preference){{{''.join(rules)}}}"
    )
    return svg(
        size, "A short sitting: a question is answered, then the gap analysis is read", "".join(groups), style
    )


def every_place() -> Iterator[Kept]:
    """Give every place in every theme, at both sizes."""
    for name, keys in STATES.items():
        for theme in THEMES:
            for size in SIZES:
                plain = name.replace(",", "").replace("'", "").replace(" ", "-")
                yield Kept(f"{plain}-{size[0]}x{size[1]}-{theme.name}", keys, theme.name, size)


async def write(folder: Path, pictures: Iterable[Kept]) -> None:
    """Write pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in pictures:
        (folder / f"{one.name}.svg").write_text(await picture(one), encoding="utf-8")
        print(f"{folder / one.name}.svg")


def main() -> None:
    """Make what was asked for."""
    parser = argparse.ArgumentParser(description="Make pictures of the full screen.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kept", action="store_true", help="only the dozen that are kept, and the sitting")
    wanted = parser.parse_args()
    asyncio.run(write(wanted.folder, KEPT if wanted.kept else every_place()))
    if wanted.kept:
        (wanted.folder / "sitting.svg").write_text(asyncio.run(sitting()), encoding="utf-8")


if __name__ == "__main__":
    main()
