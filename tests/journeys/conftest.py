"""A home of its own for each journey, so that no test meets a person's settings or files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal import Terminal, program
from ulo_selfcheck.front.settings import Settings, save

Open = Callable[..., Terminal]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Give an environment with an empty home and no wishes about modes."""
    return {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "ULO_SELFCHECK_MODE": "",
        "ACCESSIBLE": "",
        # Where Python is told not to buffer, it writes a prompt letter by letter; nobody's terminal is so.
        "PYTHONUNBUFFERED": "",
    }


@pytest.fixture
def terminal(tmp_path: Path, home: dict[str, str]) -> Open:
    """Give what opens our program in a terminal, in an empty folder."""

    def start(*arguments: str, columns: int = 80, rows: int = 24, **env: str) -> Terminal:
        return Terminal(program(*arguments), columns=columns, rows=rows, cwd=tmp_path, env={**home, **env})

    return start


@pytest.fixture
def at_once(home: dict[str, str]) -> None:
    """Have lines of text come without a pause: a thousand of them take half a minute else."""
    save(Settings(lines="at-once"), Path(home["XDG_CONFIG_HOME"]) / "ulo-selfcheck" / "settings.toml")
