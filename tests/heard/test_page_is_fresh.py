"""The page of what is heard has the words that the program has now. It needs no screen reader.

If this fails because words were changed: `python -m tests.heard` writes the page again, under Orca and BRLTTY.
"""

import re
from pathlib import Path

from tests.heard import key_by_key
from tests.terminal import KEYS, Terminal

_AS_TYPED = {"Return": "enter", "Page_Down": "pagedown", "BackSpace": "backspace", "Left": "left"}


def test_each_line_that_orca_says_stands_on_the_screen(tmp_path: Path, home: dict[str, str]) -> None:
    not_there = []
    with Terminal(key_by_key.OPEN, cwd=tmp_path, env=home) as screen:
        for key, said in zip(key_by_key.KEYS, key_by_key.read().brings["Orca says"], strict=True):
            if key == "start":
                screen.wait_for("1. The social model")
            else:
                screen.press(_as_typed(key))
            lines = [
                line for line in re.split(r"(?: /)+ ", said) if len(line.split()) > 2 and "(day)" not in line
            ]
            not_there += [
                (key, line) for line in lines if line not in _on(screen) and not _appears(screen, line)
            ]
    assert not not_there


def _as_typed(key: str) -> str:
    name = _AS_TYPED.get(key, key)
    return name.lower() if name.lower() in KEYS else name


def _on(screen: Terminal) -> str:
    return " ".join(screen.text.split())


def _appears(screen: Terminal, line: str) -> bool:
    """Return whether a line comes in the next moments: what is said is drawn a little later."""
    for _ in range(20):
        screen.read(quiet=0.1, patience=0.2)
        if line in _on(screen):
            return True
    return False


def test_after_each_key_orca_speaks_and_the_display_shows_where_one_is() -> None:
    for reader, brings in key_by_key.read().brings.items():
        assert brings
        empty = key_by_key.EMPTY_BOX if key_by_key.READERS[reader].cells else ()
        for key, brought in zip(key_by_key.KEYS, brings, strict=True):
            assert brought != key_by_key.NOTHING or key in empty, (reader, key)
