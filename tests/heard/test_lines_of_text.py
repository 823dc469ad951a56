"""Lines of text under Orca and BRLTTY: every line that is printed is spoken once, in order, and nothing else."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.heard.brltty import Braille
from tests.heard.desktop import heard_in_the_end
from tests.heard.orca import Orca
from tests.listening import sound
from tests.terminal import Terminal, program
from ulo_selfcheck.catalogue.load import packaged_folder

pytestmark = pytest.mark.heard

OPEN = program("open", "p.toml", "--plain")
SITTING = (
    "go 3",
    "4",
    "note 4",
    "We help with forms",
    "Ask the group",
    "",
    "review all",
    "gaps all",
    "9",
    "quit",
)
"""A question, an answer, a note that is read back, a review, a gap analysis, what is no choice, and the end."""


class Sitting(NamedTuple):
    """A command, what it says before it waits for the first line, and the lines that are typed."""

    command: list[str]
    prompt: str
    typed: Sequence[str]


AT_WORK = Sitting(OPEN, "What next:", SITTING)
ARRIVAL = Sitting(program(), "Your choice:", ("1", "Practise", "help", "where", "quit"))
"""Somebody's first minute: how to use it, what to begin with, what one can type, where the file is, how to leave."""


@pytest.mark.parametrize(
    ("sitting", "columns", "rows"), [(AT_WORK, 80, 24), (AT_WORK, 40, 12), (ARRIVAL, 80, 24)]
)
def test_every_line_is_spoken_once_in_order_and_nothing_else(
    sitting: Sitting, columns: int, rows: int, tmp_path: Path, home: dict[str, str]
) -> None:
    printed = _printed(sitting, columns, rows, tmp_path, home)

    def heard() -> list[str]:
        _begin(tmp_path)
        with Orca(sitting.command, tmp_path, size=f"{columns}x{rows}", env=home) as orca:
            orca.start()
            for line, words in zip(("", *sitting.typed), printed, strict=True):
                if words is not printed[0]:
                    orca.type(line)
                    orca.press("Return")
                said = orca.hear_up_to(words[-1])
                if sound("".join(said)) != sound("".join(words)):
                    return [f"after {line!r} {_difference(words, said)}"]
        return []

    heard_in_the_end(heard)


@pytest.mark.parametrize("cells", [40, 20])
def test_the_braille_display_shows_the_prompt_and_what_is_typed(
    cells: int, tmp_path: Path, home: dict[str, str]
) -> None:
    expected = {
        "": "What next:",
        "go 3": "What next: go 3",
        "Return": "Your answer:",
        "note 6": "Your answer: note 6",
        " Return": "Note:",
        "We": "Note: We",
    }

    def sitting() -> list[str]:
        _begin(tmp_path)
        shown = []
        with Braille(OPEN, tmp_path, size="80x24", env=home, cells=cells) as display:
            display.start()
            for typed, wanted in expected.items():
                if typed.strip() == "Return":
                    display.press("Return")
                else:
                    display.type(typed)
                shown.append(display.perceive(typed, wanted))
        return [
            f"{wanted!r}, but {now!r}"
            for wanted, now in zip(expected.values(), shown, strict=True)
            if now != wanted
        ]

    heard_in_the_end(sitting)


def _begin(folder: Path) -> None:
    """Begin with the practice organisation's answers, and with nothing of a sitting before."""
    shutil.rmtree(folder / "Documents", ignore_errors=True)
    shutil.rmtree(folder / "config", ignore_errors=True)
    shutil.copy(packaged_folder() / "example.toml", folder / "p.toml")


def _printed(
    sitting: Sitting, columns: int, rows: int, folder: Path, env: Mapping[str, str]
) -> list[list[str]]:
    """Return the lines that a command prints at the start and after each line that is typed."""
    _begin(folder)
    settings = Path(env["XDG_CONFIG_HOME"]) / "ulo-selfcheck" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('lines = "at-once"\n', encoding="utf-8")  # nobody listens here
    parts = []
    with Terminal(sitting.command, columns=columns, rows=rows, cwd=folder, env=env) as screen:
        screen.wait_for(sitting.prompt)
        for line in (*sitting.typed, None):
            parts.append(screen.raw.decode())
            screen.raw = b""
            if line is not None:
                screen.answer(line)
                screen.read()
    lines = [part.removeprefix(line) for line, part in zip(("", *sitting.typed), parts, strict=True)]
    return [[one for one in part.splitlines() if one.strip()] for part in lines]


def _difference(printed: list[str], said: list[str]) -> str:
    lost = [line for line in printed if line.rstrip() not in said]
    more = [line for line in said if line.strip() and line not in printed]
    return f"not heard: {lost}\nbut also: {more}"
