"""The command that puts two reviews, or two copies of one, side by side."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ulo_selfcheck.front.commands.options import (
    REVIEW,
    criteria_option,
    fitting,
    may_overwrite,
    output_options,
    read_document,
    say,
)
from ulo_selfcheck.ground.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ulo_selfcheck.across.compare import Pair
    from ulo_selfcheck.across.copies.merge import Choice, Place
    from ulo_selfcheck.catalogue.criteria_set import Catalogue

_THIRD = ".toml"


@click.command()
@click.argument("files", type=REVIEW, nargs=-1, metavar="OLD NEW [MORE]...")
@output_options("comparison", required=False)
@criteria_option
def compare(
    *, files: tuple[Path, ...], output: Path | None, large: bool, overwrite: bool, criteria: Path | None
) -> None:
    """Compare two reviews: what moved, what cannot be compared, what became of your plans.

    Three or more stand beside one another, year by year.
    Two copies of one review can be put together: give OUT a name that ends in .toml.

    \b
    Example:
      ulo-selfcheck compare "Review 2025.toml" "Review 2026.toml"
      ulo-selfcheck compare "Review 2025.toml" "Review 2026.toml" -o moved.docx
      ulo-selfcheck compare 2024.toml 2025.toml 2026.toml -o years.docx
    """
    from ulo_selfcheck.across import compare
    from ulo_selfcheck.catalogue.load import load
    from ulo_selfcheck.documents.kinds import COMPARISON, ending_of
    from ulo_selfcheck.documents.writing import write

    if len(files) < 2:
        raise click.UsageError("Name two reviews to compare, the older one first.")
    third = output is not None and output.suffix.lower() == _THIRD and not large
    if output and not third:
        ending_of(output, COMPARISON, large=large)
    catalogue = load(criteria)
    if len(files) > 2:
        return _over_the_years(files, output, catalogue, large=large, overwrite=overwrite)
    two = compare.read(*files)
    found = two.side_by_side(catalogue)
    if output is None:
        return read_document(compare.compared(found, catalogue))
    two.may_write(output)
    if third:
        return _put_together(two, output, catalogue, overwrite=overwrite)
    overwrite = overwrite or may_overwrite(output)
    content = compare.content(found, catalogue, ending_of(output, COMPARISON))
    return say(write(output, COMPARISON, content, large=large, overwrite=overwrite))


def _over_the_years(
    files: tuple[Path, ...], output: Path | None, catalogue: "Catalogue", *, large: bool, overwrite: bool
) -> None:
    from ulo_selfcheck.across import compare
    from ulo_selfcheck.documents import over_the_years
    from ulo_selfcheck.documents.kinds import COMPARISON, ending_of
    from ulo_selfcheck.documents.writing import write

    several = compare.read_several(files)
    years = several.over_the_years(catalogue)
    if output is None:
        return read_document(over_the_years.over_the_years(years, catalogue))
    several.may_write(output)
    ending = ending_of(output, COMPARISON, large=large)
    overwrite = overwrite or may_overwrite(output)
    content = over_the_years.content(years, catalogue, ending)
    return say(write(output, COMPARISON, content, large=large, overwrite=overwrite))


def _put_together(two: "Pair", output: Path, catalogue: "Catalogue", *, overwrite: bool) -> None:
    """Put two copies of one review together in a third file. Somebody has to choose what to keep."""
    if not two.are_copies:
        raise Problem(
            "These are two reviews, not two copies of one. A .toml file is only made from two copies. "
            "To keep a comparison, end the name in .docx."
        )
    if not sys.stdin.isatty():
        raise Problem(
            "Nothing was written. You choose which answers to keep, so run this in a terminal. "
            "Without -o it says what differs."
        )
    from ulo_selfcheck.front.talk import compare_form

    overwrite = overwrite or may_overwrite(output)
    choices = _choices(two, catalogue)
    for line in compare_form.write_third(output, two, choices, catalogue, overwrite=overwrite):
        say(fitting(line))


def _choices(two: "Pair", catalogue: "Catalogue") -> "Mapping[Place, Choice]":
    from ulo_selfcheck.front.plain.console import Console, EndOfInput
    from ulo_selfcheck.front.plain.talk_in_lines import Talker, run
    from ulo_selfcheck.front.talk import compare_form
    from ulo_selfcheck.front.talk.box_words import Back

    try:
        choices = run(compare_form.choose(two.copies, catalogue, Talker(Console())))
    except (Back, EndOfInput):
        choices = None
    if choices is None:
        raise Problem(f"Stopped. {compare_form.NOTHING_WRITTEN}")
    return choices
