"""The spoken tree under Orca: what the table of keys does not say."""

from contextlib import suppress
from pathlib import Path

import pytest

from tests.heard.desktop import heard_in_the_end, wait_for
from tests.heard.key_by_key import OPEN, needs_accesskit, turn_tree
from tests.heard.orca import Orca

pytestmark = [pytest.mark.heard, pytest.mark.usefixtures("_with_accesskit")]


@pytest.fixture
def _with_accesskit() -> None:
    needs_accesskit()


def beside(folder: Path) -> list[int]:
    """Return the programs that talk to the bus for a full screen in a folder."""
    found = []
    for one in Path("/proc").iterdir():
        with suppress(OSError):
            if b"spoken_bus.py" in (one / "cmdline").read_bytes() and (one / "cwd").readlink() == folder:
                found.append(int(one.name))
    return found


def connections(process: int) -> set[str]:
    """Return the numbers of the connections that a process has open."""
    opened = [str(one.readlink()) for one in Path(f"/proc/{process}/fd").iterdir()]
    return {one.removeprefix("socket:[").rstrip("]") for one in opened if one.startswith("socket:")}


def test_it_talks_to_the_bus_of_this_computer_alone(tmp_path: Path, home: dict[str, str]) -> None:
    turn_tree(home, on=True)
    with Orca(OPEN, tmp_path, size="80x24", env=home) as orca:
        orca.start()
        wait_for(lambda: beside(tmp_path), 10, "nothing was started beside the full screen")
        orca.perceive("start", "List with 23 items.")
        (process,) = beside(tmp_path)
        opened = connections(process)
        table = Path(f"/proc/{process}/net/unix").read_text(encoding="utf-8")
        within = {line.split()[6] for line in table.splitlines()[1:]}
        assert opened, "it is on the bus"
        assert opened <= within, "each ends in this computer's own system, none in a network"


SAID = {
    "Return": "Question 1 of 21.",
    "3": "selected radio button / You chose Partly. Saved.",
    "space": "You chose Partly. Saved.",
    "n": "entry.",
    "w": "w",
    "e": "e",
    " Return": "return",
    "Up": "we",
    "End": "end",
    "Left": "e",
    "ctrl+Left": "w",
    "Delete": "e",
    "Escape": "3 Partly.",
    "ctrl+q": "To hear the terminal, go to another window and back",
}


def test_an_answer_said_twice_a_note_and_the_way_out_are_heard_key_by_key(
    tmp_path: Path, home: dict[str, str]
) -> None:
    turn_tree(home, on=True)

    def sitting() -> list[str]:
        (tmp_path / "p.toml").unlink(missing_ok=True)
        with Orca(OPEN, tmp_path, size="80x24", env=home) as orca:
            orca.start()
            orca.perceive("start", "1. The social model")
            wrong = []
            for key, expected in SAID.items():
                orca.press(key.strip())
                said = orca.perceive(key.strip(), expected)
                wrong += [] if expected in said else [f"{key}: {expected!r}, but {said!r}"]
            return wrong

    heard_in_the_end(sitting)
