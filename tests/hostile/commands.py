"""Every command that reads a file of answers, as somebody would type it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.hostile.here import Here, Told

SITTING = "where\nreview\nlist\n4\nnote\nA note.\n\nplan\n\ngaps\nback\nundo\nquit\n"
"""What is typed once a file is open: something of everything that shows what is in it."""

_Run = Callable[[Here, Path], Told]


def _report(ending: str, *more: str) -> _Run:
    return lambda here, file: here("report", file, "-o", f"out{ending}", "--overwrite", *more)


COMMANDS: Mapping[str, _Run] = {
    "check": lambda here, file: here("check", file),
    "gaps": lambda here, file: here("gaps", file),
    "plan": lambda here, file: here("plan", file),
    "letter": lambda here, file: here("letter", file, "-o", "letter.txt", "--overwrite"),
    "combine": lambda here, file: here("combine", file, "-o", "members.toml", "--overwrite"),
    "report .txt": _report(".txt"),
    "report .json": _report(".json"),
    "report .csv": _report(".csv"),
    "report .md": _report(".md"),
    "report .html": _report(".html"),
    "report .docx": _report(".docx"),
    "report .toml": _report(".toml", "--share"),
    "open": lambda here, file: here("open", file, "--plain", typed=SITTING),
    "renew": lambda here, file: here("renew", file, "-o", "new.toml"),
    "compare": lambda here, file: here("compare", file, "sound.toml"),
    "overview": lambda here, file: here("overview", file.parent),
    "restore": lambda here, file: here("restore", file),
    "forget": lambda here, file: here("forget", file),
}
"""By the first word of the command. A test sees to it that none is left out."""
