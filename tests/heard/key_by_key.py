"""The table of `docs/heard.md`: for each key in the full screen what Orca says, and what stands on a braille display.

The tests hold the program against it. `python -m tests.heard` presses the keys and writes it again.
"""

import re
import time
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from tests.documents.test_html_browser import missing
from tests.heard.brltty import Braille
from tests.heard.orca import Orca
from tests.terminal import program

PAGE = Path(__file__).parents[2] / "docs" / "heard.md"
BEGIN, END = "<!-- key by key -->\n", "<!-- end of key by key -->\n"

SITTING = {
    "The list of questions": ("start", "Down", "Up", "End", "Home"),
    "A question without an answer": ("Return", "Escape", "Escape", "n", "Escape"),
    "Its answers": ("Down", "Down", "space", "5", "End", "Home"),
    "The next question, and back": ("Return", "b"),
    "A note": ("n", "w", "e", "Left", "BackSpace", "Escape"),
    "The menu": ("Escape", "Down", "Escape"),
    "Not for us, left again": ("8", "Escape"),
    "The gap analysis": ("t", "Down", "Page_Down", "Escape"),
}
"""The places, and the keys that are pressed there, by their names in X."""

KEYS = [key for keys in SITTING.values() for key in keys]


class Reader(NamedTuple):
    """What brings the screen to somebody: a display of so many cells, or Orca, with the spoken tree or without."""

    cells: int = 0
    tree: bool = False


READERS = {
    "Orca says": Reader(),
    "Orca says with the tree": Reader(tree=True),
    "40 cells show": Reader(40),
    "20 cells show": Reader(20),
}
"""The columns of the table."""

TREE_COMES = 2.0
"""Seconds until a reader has begun to say the tree: it is made after the first paint."""

NOTHING = "(nothing)"
EMPTY_BOX = ("n", "8")
"""Keys that open an empty box to type in: there is nothing to feel yet."""

_DAYS = re.compile(r"(?<=Printed on ).*|(?<=Review )20\d\d")
"""What is another tomorrow."""

OPEN = program("open", "p.toml", "--full-screen", "--name", "Practice group")


class Page(NamedTuple):
    """The page: what stands before and after the tables, and what each reader brings for each key."""

    before: str
    brings: Mapping[str, Sequence[str]]
    after: str


def sit(reader: str, folder: Path, env: Mapping[str, str], expected: Sequence[str] = ()) -> list[str]:
    """Press every key and return what each brings to a reader. What is expected is waited for."""
    (folder / "p.toml").unlink(missing_ok=True)
    cells, tree = READERS[reader]
    turn_tree(env, on=tree)
    window = (
        Braille(OPEN, folder, size="80x24", env=env, cells=cells)
        if cells
        else Orca(OPEN, folder, size="80x24", env=env)
    )
    with window:
        window.start()
        if tree:
            time.sleep(TREE_COMES)
        brought = []
        for number, key in enumerate(KEYS):
            if key != "start":
                window.press(key)
            wanted = expected[number] if expected else ""
            brought.append(_cell(window.perceive(key, "" if _is_vague(wanted) else wanted)))
    return brought


def turn_tree(env: Mapping[str, str], *, on: bool) -> None:
    """Turn the spoken tree on or off, in the settings of somebody with this environment."""
    settings = Path(env["XDG_CONFIG_HOME"]) / "ulo-selfcheck" / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f'spoken = "{"on" if on else "off"}"\n', encoding="utf-8")


def needs_accesskit() -> None:
    """Skip where there can be no spoken tree, but not where there has to be one."""
    if find_spec("accesskit") is None:
        missing("accesskit")


def _is_vague(cell: str) -> bool:
    """Return whether a cell does not stand for the very words that come."""
    return cell == NOTHING or "(day)" in cell


def _cell(text: str) -> str:
    """Return a text as it stands in a table."""
    return _DAYS.sub("(day)", " ".join(text.replace("|", "¦").split())) or NOTHING


def read() -> Page:
    """Return the page as it is."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    tables, _, after = rest.partition(END)
    rows = [line.strip("| ").split(" | ") for line in tables.splitlines() if line.startswith("| `")]
    columns = list(zip(*rows, strict=True))[1:]
    return Page(before, dict(zip(READERS, columns, strict=False)), after)  # a new reader has no column yet


def write(page: Page) -> None:
    """Write the page with these tables."""
    lines = []
    rows = iter(zip(KEYS, *page.brings.values(), strict=True))
    for place, keys in SITTING.items():
        lines += [
            "",
            f"### {place}",
            "",
            f"| Key | {' | '.join(READERS)} |",
            "|---" * (len(READERS) + 1) + "|",
        ]
        for _ in keys:
            key, *cells = next(rows)
            lines.append(f"| `{key}` | {' | '.join(cells)} |")
    text = "\n".join([*lines, "", ""])
    PAGE.write_text(f"{page.before}{BEGIN}{text}{END}{page.after}", encoding="utf-8")
