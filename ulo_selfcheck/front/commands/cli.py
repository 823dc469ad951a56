"""The front door: commands, options, exit codes. A command's code is imported only when it runs."""

import gc
import io
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from ulo_selfcheck import __version__
from ulo_selfcheck.front.commands import (
    combine_command,
    compare_command,
    document_commands,
    forget_command,
    overview_command,
    reading_commands,
    renew_command,
    restore_command,
)
from ulo_selfcheck.front.commands.options import (
    REVIEW,
    ask_name,
    criteria_option,
    fitting,
    help_columns,
    say,
)
from ulo_selfcheck.ground.problem import Problem

if TYPE_CHECKING:
    from ulo_selfcheck.catalogue.criteria_set import Catalogue
    from ulo_selfcheck.front.modes import ModeChoice
    from ulo_selfcheck.front.settings import Mode
    from ulo_selfcheck.session.session import Session


def main() -> NoReturn:
    """Run the program. No traceback reaches a person."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that cannot be shown there must not stop us
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()  # while it can still be told that nobody reads it
    except click.ClickException as wrong_usage:
        _made_safe(wrong_usage).show()
        code = wrong_usage.exit_code
    except Problem as problem:
        say(f"Problem: {problem}", err=True)
        code = 1
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped. Everything you had answered is saved.", err=True)
        code = 0
    except Exception as error:  # noqa: BLE001  (the last safety net; nothing else may reach a person)
        code = 0 if _nobody_reads(error) else _crashed(error)
    sys.exit(code if isinstance(code, int) else 0)


def _made_safe(wrong_usage: click.ClickException) -> click.ClickException:
    """Neutralise control characters in what was typed: click repeats it as it is."""
    from ulo_selfcheck.ground.text import safe

    if wrong_usage.message:
        wrong_usage.message = safe(wrong_usage.message)  # type: ignore[misc]  # there is no other way to it
    return wrong_usage


def _nobody_reads(error: Exception) -> bool:
    """Return whether our output has ended: its reader stopped reading, or its window is closed."""
    gone = isinstance(error, BrokenPipeError) or (isinstance(error, OSError) and _window_is_closed())
    if gone:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):
                os.dup2(nowhere, stream.fileno())
    return gone


def _window_is_closed() -> bool:
    try:
        sys.stdout.flush()  # Windows has no other sign
        output = sys.stdout.fileno()
    except OSError:
        return True
    about = os.fstat(output)
    # Still a device but no longer a terminal. (/dev/null never was one.)
    is_nowhere = about.st_rdev == os.stat(os.devnull).st_rdev  # noqa: PTH116  (it need not be a path)
    return stat.S_ISCHR(about.st_mode) and not is_nowhere and not os.isatty(output)


def _crashed(error: Exception) -> int:
    if os.environ.get("ULO_SELFCHECK_DEBUG"):
        raise error
    click.echo(
        "Problem: something went wrong inside the program, and it had to stop. Everything that was "
        f"marked as saved is safe in your file. Please tell us what you did. ({type(error).__name__})",
        err=True,
    )
    for note in getattr(error, "__notes__", ()):  # how the sitting was left
        say(note, err=True)
    return 1


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "terminal_width": help_columns()},
)
@click.version_option(__version__, prog_name="ulo-selfcheck", message="%(prog)s %(version)s")
@click.option("--plain", "mode", flag_value="plain", help="Lines of text.")
@click.option("--full-screen", "mode", flag_value="full-screen", help="The full screen.")
@criteria_option
@click.pass_context
def cli(context: click.Context, mode: "Mode | None", criteria: Path | None) -> None:
    """Look at your user-led organisation together, one criterion at a time.

    Without a command: carry on, start new, or practise.

    \b
    Example:
      ulo-selfcheck
    """
    context.obj = criteria
    if context.invoked_subcommand is None:
        _start(mode, criteria)


@cli.command("open")
@click.argument("file", type=REVIEW)
@click.option("--plain", "mode", flag_value="plain", help="Lines of text.")
@click.option("--full-screen", "mode", flag_value="full-screen", help="The full screen.")
@click.option("--name", help="What your organisation is called, for a new file.")
@criteria_option
def open_command(file: Path, mode: "Mode | None", name: str | None, criteria: Path | None) -> None:
    """Answer the questions. FILE is made if it is new.

    \b
    Example:
      ulo-selfcheck open "Our review.toml" --plain
    """
    from ulo_selfcheck.catalogue.load import load

    gc.disable()  # until the first screen or prompt: the collector takes 17 ms of a start, and finds nothing
    choice = _mode(mode or click.get_current_context().find_root().params["mode"])
    catalogue = load(criteria)
    _sit(catalogue, lambda: _session(file, name, catalogue), choice)


def _terminal() -> bool:
    # Textual draws on standard error, and plain mode on standard output: both must be the terminal.
    return (
        all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
        and os.environ.get("TERM") != "dumb"
    )


def _mode(option: "Mode | None") -> "ModeChoice":
    from ulo_selfcheck.front import modes, settings

    if option == "full-screen" and not _terminal():
        raise click.UsageError(
            "--full-screen needs a terminal that can show a full screen. Use --plain here."
        )
    read = settings.load()
    for notice in read.notices:
        say(fitting(f"Note: {notice}"), err=True)
    return modes.choose_mode(option, os.environ, read.settings, terminal=_terminal())


def _session(file: Path, name: str | None, catalogue: "Catalogue") -> "Session":
    from ulo_selfcheck.session import opening

    if os.path.lexists(file):
        return opening.carry_on(file, catalogue)
    return opening.start(file, name or ask_name(file), catalogue)


def _start(mode: "Mode | None", criteria: Path | None) -> None:
    from ulo_selfcheck.catalogue.load import load

    gc.disable()  # as in `open`
    choice = _mode(mode)
    _sit(load(criteria), None, choice)


def _sit(catalogue: "Catalogue", make: "Callable[[], Session] | None", choice: "ModeChoice") -> None:
    """Hold a sitting, in one front end or the other, until the person leaves."""
    from ulo_selfcheck.front.modes import hold

    hold(catalogue, make, choice, terminal=_terminal())


for command in (
    reading_commands.gaps,
    document_commands.report,
    document_commands.letter,
    document_commands.workbook,
    combine_command.combine,
    renew_command.renew,
    compare_command.compare,
    document_commands.plan,
    overview_command.overview,
    reading_commands.check,
    restore_command.restore,
    forget_command.forget,
    reading_commands.criteria_command,
    reading_commands.help_command,
    reading_commands.accessibility,
):
    cli.add_command(command)
