"""The command that removes a file of answers with all that belongs to it."""

import sys
from pathlib import Path

import click

from ulo_selfcheck.commands.shared import FILE
from ulo_selfcheck.problem import Problem


@click.command()
@click.argument("file", type=FILE)
def forget(file: Path) -> None:
    """Remove a file of answers with its hidden copies. It says first what goes and what stays.

    You are asked to type the whole word forget. Nothing less removes anything.

    \b
    Example:
      ulo-selfcheck forget "Our review.toml"
    """
    from ulo_selfcheck.asking.forgetting import forget as conversation
    from ulo_selfcheck.plain.console import Console, EndOfInput
    from ulo_selfcheck.plain.talker import Talker, run

    console = Console()
    try:
        done = run(conversation(file, Talker(console)))
    except EndOfInput:
        done = False
        console.say("Nothing was removed.")
    console.flush()
    if not done and not sys.stdin.isatty():
        raise Problem("The word forget was not typed. A script can send it on standard input.")
