"""The command that goes back to a copy from before."""

from pathlib import Path

import click

from ulo_selfcheck.front.commands.options import REVIEW, criteria_option


@click.command()
@click.argument("file", type=REVIEW)
@criteria_option
def restore(file: Path, criteria: Path | None) -> None:
    """Go back to a copy from before. It lists the copies and shows first what would change.

    The file that is replaced is kept.

    \b
    Example:
      ulo-selfcheck restore "Our review.toml"
    """
    from ulo_selfcheck.catalogue.load import load
    from ulo_selfcheck.front.plain.console import Console, EndOfInput
    from ulo_selfcheck.front.plain.talk_in_lines import Talker, run
    from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED
    from ulo_selfcheck.front.talk.box_words import Back
    from ulo_selfcheck.front.talk.restore_form import restore as conversation

    console = Console()
    try:
        run(conversation(file, load(criteria), Talker(console)))
    except (Back, EndOfInput):
        console.say(NOTHING_CHANGED)
    console.flush()
