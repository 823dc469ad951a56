"""What this person prefers: one small TOML file in the user's configuration folder.

A broken settings file never stops the program: the defaults are used, and it is said.
"""

from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from ulo_selfcheck.ground import read_file
from ulo_selfcheck.ground.faults import Findings, place, read
from ulo_selfcheck.ground.models import Part
from ulo_selfcheck.ground.problem import Problem

_MAX_BYTES = 100_000  # ours has a thousandth of that
_MOST_TOLD = 5

Mode = Literal["plain", "full-screen"]
Theme = Literal["evening", "daylight", "dark", "light", "cream", "terminal"]
Hints = Literal["full", "short", "none"]


class Settings(Part):
    """What can be chosen. Without a mode, nobody has chosen one yet."""

    mode: Mode | None = None
    theme: Theme = "evening"
    hints: Hints = "full"
    wording: Literal["plain", "full"] = "plain"
    answers: Literal["with-meaning", "names"] = "with-meaning"
    """Whether lines of text say at each question what its levels look like, or their names alone."""
    beside: Literal["shown", "hidden"] = "shown"
    """Whether a wide screen has a panel beside a question. A screen reader says it with each row."""
    cursor: Literal["shown", "hidden"] = "shown"
    mouse: Literal["on", "off"] = "on"
    shortcuts: Literal["on", "off"] = "on"
    timer: Literal["on", "off"] = "off"
    lines: Literal["paced", "at-once"] = "paced"
    aloud: Literal["when-asked", "always"] = "when-asked"
    """Whether lines of text are read aloud by themselves, for people who use no screen reader."""
    spoken: Literal["off", "on"] = "off"
    """Whether the full screen tells the accessibility bus of Linux what its rows and boxes are."""
    wait: Literal["on", "off"] | None = None
    """Whether lines of text stay at a question after its answer. None: whoever guides was not asked yet."""


class Read(NamedTuple):
    """The settings, and what to tell about the file they came from."""

    settings: Settings
    notices: list[str]


def path() -> Path:
    """Return where the settings are kept."""
    return _folder() / "settings.toml"


def _folder() -> Path:
    """Return the folder for settings; where the system cannot say which it is, the usual one of Linux."""
    from platformdirs import user_config_path  # noqa: PLC0415  (only wanted when settings are read)

    # What it asks of a system differs from one to the next, and so does what it raises.
    with suppress(Exception):
        return user_config_path("ulo-selfcheck", appauthor=False)
    return Path.home() / ".config" / "ulo-selfcheck"


def load(file: Path | None = None) -> Read:
    """Return the settings; the defaults where there is no file or it cannot be used."""
    file = file or path()
    try:
        data = read_file.table(read_file.read(file, _MAX_BYTES).decode("utf-8-sig"))
    except FileNotFoundError:
        return Read(Settings(), [])
    except (OSError, ValueError, Problem):
        return Read(Settings(), [f"Your settings in {file} could not be read. The usual settings are used."])
    found = Findings()
    if settings := read(Settings, data, found):
        return Read(settings, [])
    told = [
        f"In your settings, {place(fault.path)}: {fault.problem} The usual setting is used."
        for fault in found.faults
    ]
    more = [f"And {len(told) - _MOST_TOLD:,} more in your settings."] if len(told) > _MOST_TOLD else []
    wrong = {fault.path[0] for fault in found.faults}
    kept = {key: value for key, value in data.items() if key not in wrong}
    return Read(read(Settings, kept, Findings()) or Settings(), [*told[:_MOST_TOLD], *more])


def save(settings: Settings, file: Path | None = None) -> None:
    """Keep the settings.

    Raises:
        OSError: they could not be kept; the caller says so and goes on.
    """
    import tomli_w  # noqa: PLC0415

    from ulo_selfcheck.ground import write_file  # noqa: PLC0415

    file = file or path()
    write_file.make_folder(file.parent)
    write_file.tidy(file)
    write_file.write(file, tomli_w.dumps(settings.model_dump(by_alias=True, exclude_none=True)).encode())


def changed(settings: Settings, **changes: str) -> Settings:
    """Return the settings with some changed."""
    return settings.model_copy(update=changes)
