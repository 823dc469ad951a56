"""The command that looks across many organisations."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ulo_selfcheck.front.commands.options import (
    FOUND,
    criteria_option,
    fitting,
    may_overwrite,
    output_options,
    read_document,
    say,
)

if TYPE_CHECKING:
    from ulo_selfcheck.across.overview.tally import FolderOverview
    from ulo_selfcheck.catalogue.criteria_set import Catalogue

_LONG = 300  # files; fewer are read in a second, and need no progress


@click.command()
@click.argument("folder", type=FOUND)
@output_options("overview", required=False)
@click.option("--share", is_flag=True, help="Make one to share: no small numbers, and nobody named.")
@click.option("--all", "every", is_flag=True, help="Count every review, not only the latest of each.")
@criteria_option
def overview(
    *,
    folder: Path,
    output: Path | None,
    share: bool,
    every: bool,
    large: bool,
    overwrite: bool,
    criteria: Path | None,
) -> None:
    """Look across many organisations: what they share, with no ranks and no marks.

    Every file of answers in FOLDER is read, at any depth. A file that is not sound stops nothing.

    \b
    Example:
      ulo-selfcheck overview "All reviews"
      ulo-selfcheck overview "All reviews" -o shared.docx --share
    """
    from ulo_selfcheck.across.overview.overview_kinds import content, document
    from ulo_selfcheck.across.overview.read_folder import told
    from ulo_selfcheck.across.overview.shared_page import ONE_COPY_AT_A_TIME
    from ulo_selfcheck.catalogue.load import load
    from ulo_selfcheck.documents.kinds import OVERVIEW, SHARED_OVERVIEW, ending_of
    from ulo_selfcheck.documents.writing import write

    if share and every:
        raise click.UsageError(
            "--share and --all do not go together. A copy to share counts each organisation once."
        )
    kind = SHARED_OVERVIEW if share else OVERVIEW
    if output:
        ending_of(output, kind, large=large)
    catalogue = load(criteria)
    found = _read(folder, catalogue, every=every)
    if found is None:
        return None
    for line in told(found.left_out):
        say(fitting(line), err=True)
    if share:
        say(fitting(f"Note: {ONE_COPY_AT_A_TIME}"), err=True)
    if output is None:
        return read_document(document(kind, found, catalogue))
    overwrite = overwrite or may_overwrite(output)
    made = content(kind, found, catalogue, ending_of(output, kind))
    return say(write(output, kind, made, large=large, overwrite=overwrite))


def _read(folder: Path, catalogue: "Catalogue", *, every: bool) -> "FolderOverview | None":
    """Read the folder; None where somebody stops it, and it is said how far it got."""
    from ulo_selfcheck.across.overview.read_folder import files_in, read, stopped

    so_far = total = 0

    def tell(number: int) -> None:
        nonlocal so_far
        so_far = number
        show(number)

    try:
        files = files_in(folder)
        total = len(files.paths)
        with _progress(total) as show:
            return read(files, catalogue, tell, every=every)
    except KeyboardInterrupt:
        say(fitting(f"\n{stopped(so_far, total)}"), err=True)
        return None


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """Show how far it is: a bar in a terminal, a line now and then in plain mode, nothing in a pipe."""
    from ulo_selfcheck.across.overview.read_folder import lines_now_and_then

    if total < _LONG or not sys.stderr.isatty():
        yield lambda _number: None
    elif _plain():
        yield lines_now_and_then(total, lambda line: say(fitting(line), err=True))
    else:
        with click.progressbar(length=total, label="Reading", file=sys.stderr, show_eta=False) as bar:
            yield lambda number: bar.update(number - bar.pos)


def _plain() -> bool:
    from ulo_selfcheck.front import modes, settings

    terminal = os.environ.get("TERM") != "dumb"
    return modes.choose_mode(None, os.environ, settings.load().settings, terminal=terminal).mode == "plain"
