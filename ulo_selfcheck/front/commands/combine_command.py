"""The command that puts members' own answers together."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ulo_selfcheck.front.commands.options import (
    FILE,
    ask_name,
    criteria_option,
    may_overwrite,
    say,
)
from ulo_selfcheck.ground.problem import Problem

if TYPE_CHECKING:
    from ulo_selfcheck.across.combine.gather import Gathered
    from ulo_selfcheck.across.combine.member_file import Source
    from ulo_selfcheck.catalogue.criteria_set import Catalogue


@click.command()
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", type=FILE, required=True, metavar="OUT", help="Where to. It ends in .toml.")
@click.option("--anyway", is_flag=True, help="Go on with the rest where a file cannot be used.")
@click.option("--overwrite", is_flag=True, help="Write over a file that is there.")
@click.option("--name", help="What your organisation is called, where no file says it.")
@criteria_option
def combine(
    *,
    files: tuple[Path, ...],
    output: Path,
    anyway: bool,
    overwrite: bool,
    name: str | None,
    criteria: Path | None,
) -> None:
    """Put members' own answers together in one file for the committee.

    FILE is a member's file of answers, a filled-in text workbook, or a folder of them.
    Nothing is agreed for anybody, and nobody is named.

    \b
    Example:
      ulo-selfcheck combine ann.toml reply.txt -o "Our members.toml"
    """
    from ulo_selfcheck.across.combine import gather, result
    from ulo_selfcheck.catalogue.load import load

    result.check_name(output)
    catalogue = load(criteria)
    found = gather.gather(files, catalogue, output=output)
    for problem in found.problems:
        say(f"Problem: {problem}", err=True)
    for notice in found.notices:
        say(f"Note: {notice}", err=True)
    if found.problems and not anyway:
        raise Problem("Nothing was written. Mend this, or use --anyway to go on with the rest.")
    overwrite = overwrite or may_overwrite(output)
    result.may_write(output, overwrite=overwrite)
    sources = _settled(found, catalogue)
    together = result.put_together(sources, catalogue, found.name or name or ask_name(output))
    result.write(output, together, catalogue, overwrite=overwrite)
    for line in result.said_of(together, len(sources), catalogue):
        say(line)
    say(f"It is in {output.absolute()}")


def _settled(found: "Gathered", catalogue: "Catalogue") -> "Sequence[Source]":
    """Ask about unclear lines where somebody can answer; else tell them, and go on without."""
    from ulo_selfcheck.across.combine.member_file import unclear_words

    if not sys.stdin.isatty():
        for source in found.sources:
            for line in source.unclear:
                say(f"Note: {unclear_words(source, line, catalogue)}", err=True)
        return found.sources
    from ulo_selfcheck.front.plain.console import Console, EndOfInput
    from ulo_selfcheck.front.plain.talk_in_lines import Talker, run
    from ulo_selfcheck.front.talk.box_words import Back
    from ulo_selfcheck.front.talk.combine_form import settle

    try:
        return run(settle(found.sources, catalogue, Talker(Console())))
    except (Back, EndOfInput):
        raise Problem("Stopped. Nothing was written.") from None
