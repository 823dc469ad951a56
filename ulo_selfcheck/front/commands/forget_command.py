"""The command that removes a file of answers with all that belongs to it."""

import sys
from pathlib import Path

import click

from ulo_selfcheck.front.commands.options import REVIEW
from ulo_selfcheck.ground.problem import Problem


@click.command()
@click.argument("file", type=REVIEW)
def forget(file: Path) -> None:
    """Remove a file of answers with its hidden copies. It says first what goes and what stays.

    You are asked to type the whole word forget. Nothing less removes anything.

    \b
    Example:
      ulo-selfcheck forget "Our review.toml"
    """
    from ulo_selfcheck.front.plain.console import Console, EndOfInput
    from ulo_selfcheck.front.plain.talk_in_lines import Talker, run
    from ulo_selfcheck.front.talk.forget_form import forget as conversation

    console = Console()
    try:
        done = run(conversation(file, Talker(console)))
    except EndOfInput:
        done = False
        console.say("Nothing was removed.")
    console.flush()
    if not done and not sys.stdin.isatty():
        raise Problem("The word forget was not typed. A script can send it on standard input.")
