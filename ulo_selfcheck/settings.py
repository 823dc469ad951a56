"""What this person prefers: one small TOML file in the user's configuration folder.

A broken settings file never stops the program: the defaults are used, and it is said.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Literal, NamedTuple

from ulo_selfcheck import intake
from ulo_selfcheck.frozen import frozen
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.reading import Findings, place, read

_MAX_BYTES = 100_000  # ours has a thousandth of that
_MOST_TOLD = 5

Mode = Literal["plain", "full-screen"]
Theme = Literal["dark", "light", "cream", "terminal"]
Hints = Literal["full", "short", "none"]


@frozen
class Settings:
    """What can be chosen. `mode` is None until the first-run question was answered."""

    mode: Mode | None = None
    theme: Theme = "dark"
    hints: Hints = "full"
    wording: Literal["plain", "full"] = "plain"
    cursor: Literal["shown", "hidden"] = "shown"
    mouse: Literal["on", "off"] = "on"


class Read(NamedTuple):
    """The settings, and what to tell about the file they came from."""

    settings: Settings
    notices: list[str]


def path() -> Path:
    """Give where the settings are kept."""
    from platformdirs import user_config_path  # noqa: PLC0415  (only wanted when settings are read)

    return user_config_path("ulo-selfcheck", appauthor=False) / "settings.toml"


def load(file: Path | None = None) -> Read:
    """Give the settings; the defaults where there is no file or it cannot be used."""
    file = file or path()
    try:
        data = intake.table(intake.read(file, _MAX_BYTES).decode("utf-8-sig"))
    except FileNotFoundError:
        return Read(Settings(), [])
    except (OSError, ValueError, Problem):
        return Read(Settings(), [f"Your settings in {file} could not be read. The usual settings are used."])
    found = Findings()
    kept = {key: value for key, value in data.items() if _can_be(key, value, found)}
    told = [
        f"In your settings, {place(fault.path)}: {fault.problem} The usual is used." for fault in found.faults
    ]
    more = [f"And {len(told) - _MOST_TOLD:,} more in your settings."] if len(told) > _MOST_TOLD else []
    return Read(read(Settings, kept, Findings()) or Settings(), [*told[:_MOST_TOLD], *more])


def _can_be(key: str, value: object, found: Findings) -> bool:
    return read(Settings, {key: value}, found) is not None


def save(settings: Settings, file: Path | None = None) -> None:
    """Keep the settings.

    Raises:
        OSError: they could not be kept; the caller says so and goes on.
    """
    import tomli_w  # noqa: PLC0415

    from ulo_selfcheck import atomic  # noqa: PLC0415

    file = file or path()
    atomic.make_folder(file.parent)
    values = {field.name: getattr(settings, field.name) for field in fields(settings)}
    atomic.tidy(file)
    atomic.write(
        file, tomli_w.dumps({name: value for name, value in values.items() if value is not None}).encode()
    )


def changed(settings: Settings, **changes: str) -> Settings:
    """Give the settings with some changed."""
    return replace(settings, **changes)  # type: ignore[arg-type]


class ModeChoice(NamedTuple):
    """Which mode, and why, in words; None: nobody has chosen yet."""

    mode: Mode | None
    why: str


def choose_mode(
    option: Mode | None, environment: Mapping[str, str], settings: Settings, *, terminal: bool
) -> ModeChoice:
    """Say which front end to use: option, environment, saved setting, in this order.

    Where there is no terminal, or a dumb one, it is plain, unless the option says full screen: then the
    caller refuses with a sentence.
    """
    if option:
        return ModeChoice(option, f"you asked for it with --{option}")
    if not terminal:
        return ModeChoice("plain", "this is not a terminal that can show a full screen")
    asked = environment.get("ULO_SELFCHECK_MODE", "")
    if asked in ("plain", "full-screen"):
        return ModeChoice("plain" if asked == "plain" else "full-screen", f"ULO_SELFCHECK_MODE is {asked}")
    if environment.get("ACCESSIBLE", "").strip().lower() not in ("", "0", "false", "no"):
        return ModeChoice("plain", "ACCESSIBLE is set")
    if settings.mode:
        return ModeChoice(settings.mode, "you chose it in settings")
    return ModeChoice(None, "")
