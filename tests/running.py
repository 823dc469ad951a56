"""Running the real program, in a process of its own, as a person or a pipe would."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]


class Ran(NamedTuple):
    """What a run of the program left behind: its exit code, and what it said."""

    code: int
    out: str
    err: str


class Program:
    """The program, with a home of its own. Nothing of whoever runs the tests reaches it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        self.environment = {
            **kept,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LANG": "C.UTF-8",
        }

    def __call__(self, *words: str | Path, typed: str | bytes = b"", **more: str) -> Ran:
        """Run a command. `typed` comes on its standard input; `more` is added to its environment."""
        return self.python("-m", "ulo_selfcheck", *words, typed=typed, **more)

    def python(self, *words: str | Path, typed: str | bytes = b"", **more: str) -> Ran:
        """Run Python with the same environment."""
        ran = subprocess.run(
            [sys.executable, *words],
            input=typed.encode() if isinstance(typed, str) else typed,
            capture_output=True,
            cwd=self.home,
            env=self.environment | more,
            timeout=60,
            check=False,
        )
        return Ran(ran.returncode, ran.stdout.decode(errors="replace"), ran.stderr.decode(errors="replace"))
