"""A sitting from beginning to end: the mode, the file, one front end or the other, and leaving.

It stands between the command line and the two front ends, so that changing from one to the other in
the middle keeps the place and the work.
"""

from collections.abc import Callable
from pathlib import Path

from ulo_selfcheck import settings as preferences
from ulo_selfcheck.assessment.file import FileProblem
from ulo_selfcheck.catalogue.model import Catalogue
from ulo_selfcheck.plain import start
from ulo_selfcheck.plain.console import Console, EndOfInput
from ulo_selfcheck.plain.loop import After, Plain
from ulo_selfcheck.session import Session, opening
from ulo_selfcheck.settings import Mode, ModeChoice, Settings


def hold(catalogue: Catalogue, make: Callable[[], Session] | None, choice: ModeChoice) -> None:
    """Hold a sitting.

    Args:
        catalogue: what is asked.
        make: opens the file; None to ask which one.
        choice: which front end, and why; without one the first-run question is asked.
    """
    settings = preferences.load().settings
    mode, why = choice
    console = Console()
    try:
        if mode is None:
            mode = start.ask_mode(console)
            why = "you chose it just now"
            settings = _keep_mode(settings, mode, console)
        if mode == "plain":
            console.say(f"Plain text mode is on, because {why}.")
        session = _opened(make, console) if make else None
        _take_turns(catalogue, session, mode, settings, console)
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
    console.problem(str(problem))
    console.say("Type yes to go on with that copy. Your broken file is kept too.")
    if console.ask("Your choice: ").casefold() != "yes":
        raise EndOfInput
    kept = opening.use_backup(problem.path, backup)
    console.say(f"The broken file is kept as {kept}")
    return make()


def _take_turns(
    catalogue: Catalogue, session: Session | None, mode: Mode, settings: Settings, console: Console
) -> None:
    while True:
        if mode == "plain":
            session = session or start.choose_file(catalogue, console)
            if session is None or Plain(session, console, settings).run() is After.LEAVE:
                return
            mode = "full-screen"
            if not console.is_terminal:
                console.problem("There is no terminal here that can show a full screen.")
                mode = "plain"
        else:
            from ulo_selfcheck.tui.app import run  # noqa: PLC0415  (Textual is 140 ms of import: only when wanted)

            left = run(catalogue, session, settings)
            session, settings = left.session, left.settings
            if not left.other_mode:
                console.say_all(left.said)
                return
            mode = "plain"
            console.say("Plain text mode is on, because you changed to it just now.")
