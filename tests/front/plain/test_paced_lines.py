"""Lines come one after another on a terminal, so that a screen reader says each; in a pipe nothing waits."""

import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.running import Program
from tests.terminal import Terminal, program
from ulo_selfcheck.front.plain.paced_lines import PAUSE, PacedLines
from ulo_selfcheck.front.settings import Settings, save

WORDS = ("help", "safety")
LINES = 200
"""The page has more lines than these."""


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return Program(tmp_path).environment


def begun(page: Terminal) -> Terminal:
    """Wait for the first line, and not for those that come after it."""
    while b"\n" not in page.raw:
        page.read(quiet=0.001, patience=0.002)
    return page


def seconds(home: Mapping[str, str], *, key: str = "") -> float:
    """Give how long a terminal takes to show the page, perhaps with a key pressed when its first line is there."""
    with Terminal(program(*WORDS), env=home) as page:
        begun(page)
        begin = time.monotonic()
        if key:
            page.type(key)
        page.wait(patience=30)
        assert page.raw.count(b"\n") > LINES
        return time.monotonic() - begin


def test_on_a_terminal_a_moment_passes_between_two_lines(home: Mapping[str, str]) -> None:
    assert seconds(home) > LINES * 0.9 * PAUSE, "some may have come before the clock was started"


def test_any_key_hurries_them(home: Mapping[str, str]) -> None:
    assert seconds(home, key=" ") < LINES / 2 * PAUSE


def test_a_setting_has_them_come_at_once(home: Mapping[str, str]) -> None:
    save(Settings(lines="at-once"), Path(home["XDG_CONFIG_HOME"]) / "ulo-selfcheck" / "settings.toml")
    assert seconds(home) < LINES / 2 * PAUSE


def test_in_a_pipe_nothing_waits(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("it waited"))
    lines = PacedLines()
    for line in ("one", "", "two"):
        lines.write(line)
    assert capsys.readouterr().out == "one\n\ntwo\n"


def test_what_is_typed_while_lines_come_is_kept_for_the_prompt(
    home: Mapping[str, str], tmp_path: Path
) -> None:
    new = program("open", "p.toml", "--plain", "--name", "Practice group")
    with Terminal(new, cwd=tmp_path, env=home, rows=60) as page:
        begun(page).type("partl")
        page.wait_for("Your answer: partl")
        page.answer("y")
        assert "You chose Partly. Saved." in page.text


def test_the_terminal_is_left_as_it_was(home: Mapping[str, str]) -> None:
    with Terminal(
        ["/bin/sh", "-c", f"trap : INT; {' '.join(program(*WORDS))}; stty -a; sleep 9"], env=home
    ) as page:
        begun(page).type("\x03")  # in the middle of them
        page.wait_for(" echo")
        assert " icanon" in page.text
