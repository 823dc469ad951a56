"""The two modes: which one a sitting begins in, and changing from one to the other with the work kept."""

import gc
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.answers import restoring
from ulo_selfcheck.answers.contents import FileProblem, copy_words
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front import settings as preferences
from ulo_selfcheck.front.plain.console import Console, EndOfInput
from ulo_selfcheck.front.settings import Mode, Settings
from ulo_selfcheck.session.session import Session


class ModeChoice(NamedTuple):
    """Which mode, and why, in words; None: nobody has chosen yet."""

    mode: Mode | None
    why: str


def choose_mode(
    option: Mode | None, environment: Mapping[str, str], settings: Settings, *, terminal: bool
) -> ModeChoice:
    """Return which front end to use: option, environment, saved setting, in this order.

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


def hold(
    catalogue: Catalogue, make: Callable[[], Session] | None, choice: ModeChoice, *, terminal: bool
) -> None:
    """Hold a sitting.

    Args:
        catalogue: what is asked.
        make: opens the file; None to ask which one.
        choice: which front end, and why; without one the first-run question is asked.
        terminal: whether there is a terminal here that can show a full screen.
    """
    settings = preferences.load().settings
    mode, why = choice
    console = Console()
    try:
        if mode is None:
            from ulo_selfcheck.front.plain.start import ask_mode  # noqa: PLC0415  (each front end when it is wanted)

            mode = ask_mode(console)
            why = "you chose it just now"
            settings = _keep_mode(settings, mode, console)
        if mode == "plain":
            console.say(f"Plain text mode is on, because {why}.")
        session = _opened(make, console) if make else None
        _Turns(catalogue, session, settings, console, terminal=terminal).take(mode)
    except EndOfInput:
        console.say("Stopped. Nothing was changed.")


def _keep_mode(settings: Settings, mode: Mode, console: Console) -> Settings:
    settings = preferences.changed(settings, mode=mode)
    try:
        preferences.save(settings)
    except OSError:
        console.say("Your choice could not be kept. We will ask again next time.")
    return settings


def _opened(make: Callable[[], Session], console: Console) -> Session:
    try:
        return make()
    except FileProblem as problem:
        if problem.backup is None or not console.is_terminal:
            raise
        return _from_backup(problem, problem.backup, make, console)


def _from_backup(
    problem: FileProblem, backup: Path, make: Callable[[], Session], console: Console
) -> Session:
    console.problem("\n".join([*problem.lines, copy_words(backup)]))
    console.say("Type yes to go on with that copy. Your broken file is kept too.")
    if console.ask("Your choice: ").casefold() != "yes":
        raise EndOfInput
    kept = restoring.put_back(problem.path, backup)
    console.say(f"The broken file is kept as {kept}")
    return make()


class _Turns:
    """The two front ends taking turns with one session, until the person leaves."""

    def __init__(
        self,
        catalogue: Catalogue,
        session: Session | None,
        settings: Settings,
        console: Console,
        *,
        terminal: bool,
    ) -> None:
        self._catalogue = catalogue
        self._session = session
        self._settings = settings
        self._console = console
        self._terminal = terminal
        self._greeted: Session | None = None

    def take(self, mode: Mode) -> None:
        """Begin in one mode, and go on in the other each time it is wanted."""
        while self._plain() if mode == "plain" else self._full_screen():
            mode = "full-screen" if mode == "plain" else "plain"

    def _plain(self) -> bool:
        """Talk in lines; True to go on in the other mode."""
        from ulo_selfcheck.front.plain.loop import After, Plain  # noqa: PLC0415  (each front end when it is wanted)

        self._console.suit(self._settings)
        if self._session is None:
            from ulo_selfcheck.front.plain.start import Start  # noqa: PLC0415  (a file that is named needs none)

            start = Start(self._catalogue, self._console, self._settings, other_mode=self._terminal)
            self._session, self._settings = start.run(), start.settings
            if self._session is None:
                return start.wants_other_mode
        gc.enable()  # the start is over
        plain = Plain(self._session, self._console, self._settings, other_mode=self._terminal)
        # Whoever comes back from the full screen has heard the welcome.
        after = plain.run(welcome=self._session is not self._greeted)
        self._greeted, self._settings = self._session, plain.settings
        return after is After.OTHER_MODE

    def _full_screen(self) -> bool:
        """Show the full screen; True to go on in the other mode."""
        from ulo_selfcheck.front.tui.app import run  # noqa: PLC0415  (Textual is 140 ms of import: only when wanted)

        self._console.flush()
        ended = run(self._catalogue, self._session, self._settings)
        self._session, self._settings = ended.session, ended.settings
        self._console.say_all(ended.closing_words)
        if ended.other_mode:
            self._console.say("Plain text mode is on, because you changed to it just now.")
        return ended.other_mode
