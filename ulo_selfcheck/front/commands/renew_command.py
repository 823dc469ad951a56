"""The command that makes a new review from last time's."""

import os
import sys
from pathlib import Path

import click

from ulo_selfcheck.front.commands.options import MADE, REVIEW, criteria_option, read_document, say
from ulo_selfcheck.ground.problem import Problem


@click.command()
@click.argument("old", type=REVIEW)
@click.option(
    "-o",
    "--output",
    "new",
    type=MADE,
    required=True,
    metavar="NEW",
    help="The new file. Its name ends in .toml.",
)
@criteria_option
def renew(old: Path, new: Path, criteria: Path | None) -> None:
    """Make a new review from last time's. It says first what comes along.

    Last time's answers are shown as hints. OLD is not changed.

    \b
    Example:
      ulo-selfcheck renew "Review 2026.toml" -o "Review 2027.toml"
    """
    from ulo_selfcheck.across.renew import preview
    from ulo_selfcheck.catalogue.load import load
    from ulo_selfcheck.session import opening

    if new.suffix.lower() != ".toml":
        raise Problem(f"We cannot make {new.name}. End its name in .toml.")
    if os.path.lexists(new):
        raise Problem(f"There is a file {new} already. Nothing was changed. Give another name.")
    catalogue = load(criteria)
    read_document(preview(opening.last_time(old), catalogue))
    click.echo()
    if sys.stdin.isatty() and click.prompt("Type yes to make it", default="no") != "yes":
        return say("Nothing was made.")
    opening.renew(old, new, catalogue)
    return say(f"The new review is in {new.absolute()}")
