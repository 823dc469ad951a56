"""The real program under watch: whether it reached out, and every file that it wrote, also for a moment."""

import json
from pathlib import Path

from tests.running import ROOT, Program

WATCH = Path(__file__).parent / "watch"


class Watched(Program):
    """The program with a home, a temporary folder and a log of what it did."""

    def __init__(self, folder: Path) -> None:
        home = folder / "home"
        super().__init__(home)
        self.temporary = folder / "temporary"
        self._log = folder / "log"
        for one in (home, self.temporary):
            one.mkdir()
        self.environment |= {
            "PYTHONPATH": f"{WATCH}:{ROOT}",
            "WATCH_LOG": str(self._log),
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.temporary)),
        }

    @property
    def reached_out(self) -> list[str]:
        """Give each try to use the network or to start another program."""
        return self._of("reached out")

    @property
    def started(self) -> list[str]:
        """Give each program that was started, of those that may be."""
        return self._of("started")

    @property
    def wrote(self) -> set[Path]:
        """Give every file and folder that was opened to write or made."""
        return {Path(one) for one in self._of("wrote")}

    def _of(self, kind: str) -> list[str]:
        lines = self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []
        return [what for one, what in map(json.loads, lines) if one == kind]

    @property
    def files(self) -> set[str]:
        """Give every file in the home, hidden ones too."""
        return {str(one.relative_to(self.home)) for one in self.home.rglob("*") if not one.is_dir()}
