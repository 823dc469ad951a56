"""The command that puts members' own answers together."""

import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ulo_selfcheck.front.commands.options import (
    FOUND,
    MADE,
    ask_name,
    criteria_option,
    fitting,
    may_overwrite,
    say,
)
from ulo_selfcheck.ground.problem import Problem

if TYPE_CHECKING:
    from ulo_selfcheck.across.combine.gather import Gathered
    from ulo_selfcheck.across.combine.member_file import Source
    from ulo_selfcheck.answers.review import Assessment
    from ulo_selfcheck.catalogue.criteria_set import Catalogue
    from ulo_selfcheck.front.talk.asker import Asker

_T = TypeVar("_T")


@click.command()
@click.argument("files", type=FOUND, nargs=-1, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    type=MADE,
    required=True,
    metavar="OUT",
    help="Where to. It ends in .toml. A sheet for whoever guides ends in .docx, .html or .txt.",
)
@click.option("--paper", is_flag=True, help="Type forms that came back on paper, a row of digits each.")
@click.option("--asked", type=int, default=0, help="For the sheet: how many members you asked.")
@click.option("--add", is_flag=True, help="Put the answers beside what is in OUT, without asking.")
@click.option("--newer", is_flag=True, help="A reply with the name of an earlier one takes its place.")
@click.option("--anyway", is_flag=True, help="Go on with the rest where a file cannot be used.")
@click.option("--overwrite", is_flag=True, help="Replace a file that is already there.")
@click.option("--name", help="What your organisation is called, where no file says it.")
@click.option("--title", help="What this review is called.")
@criteria_option
def combine(
    *,
    files: tuple[Path, ...],
    output: Path,
    paper: bool,
    asked: int,
    add: bool,
    newer: bool,
    anyway: bool,
    overwrite: bool,
    name: str | None,
    title: str | None,
    criteria: Path | None,
) -> None:
    """Put members' own answers together in one file for the committee.

    FILE is a member's file of answers, a reply form of any kind, or a folder of them.
    Nothing is agreed for anybody, and nobody is named. If OUT is a review under way,
    the answers come beside what is there. Nothing that was agreed changes.
    If OUT is a document, it is a sheet for whoever guides: what members think.

    \b
    Example:
      ulo-selfcheck combine ann.toml reply.txt -o "Our members.toml"
      ulo-selfcheck combine late.txt -o "Our review.toml" --add
      ulo-selfcheck combine "Our review.toml" -o sheet.docx --asked 12
      ulo-selfcheck combine "From members" --paper -o "Our members.toml"
    """
    from ulo_selfcheck.across.combine import gather, result
    from ulo_selfcheck.catalogue.load import load
    from ulo_selfcheck.documents.kinds import SHEET

    if output.suffix.lower() in SHEET.endings:
        return _make_sheet(
            files, output, load(criteria), paper=paper, asked=asked, anyway=anyway, overwrite=overwrite
        )
    result.check_name(output)
    catalogue = load(criteria)
    _check_what_is_given(files, paper=paper)
    gather.check_output((one for one in files if not one.is_dir()), output)
    if os.path.lexists(output) and not overwrite:
        return _put_beside(files, output, catalogue, paper=paper, add=add, newer=newer, anyway=anyway)
    if overwrite:
        _may_be_lost(output)
    result.may_write(output, overwrite=overwrite)
    found = _received(files, catalogue, output, paper=paper, anyway=anyway)
    sources = _settled(found, catalogue)
    named = found.name or name or ask_name(output)
    together = result.put_together(sources, catalogue, named, title or _ask_title())
    result.write(output, together, catalogue, overwrite=overwrite)
    for line in result.said_of(together, len(sources), catalogue):
        say(fitting(line))
    return say(f"It is in {output.absolute()}")


def _make_sheet(
    files: Sequence[Path],
    output: Path,
    catalogue: "Catalogue",
    *,
    paper: bool,
    asked: int,
    anyway: bool,
    overwrite: bool,
) -> None:
    """Make the sheet for whoever guides, from a review or from replies. The answers are kept nowhere by this."""
    from ulo_selfcheck.across.combine import result
    from ulo_selfcheck.documents.kinds import SHEET
    from ulo_selfcheck.documents.sheet import sheet
    from ulo_selfcheck.documents.writing import write

    review = result.with_views(files[0]) if len(files) == 1 else None
    if review is None:
        _check_what_is_given(files, paper=paper)
        found = _received(files, catalogue, output, paper=paper, anyway=anyway)
        review = result.put_together(_settled(found, catalogue), catalogue, found.name)
    made = sheet(review, catalogue, asked)
    say(write(output, SHEET, made, overwrite=overwrite or may_overwrite(output)))


def _check_what_is_given(files: Sequence[Path], *, paper: bool) -> None:
    """Look whether there is something to combine, and somebody who can type what is on paper."""
    if not paper and not files:
        raise click.UsageError(
            "Name a file or a folder. Or use --paper to type forms that came back on paper."
        )
    if paper and not sys.stdin.isatty():
        raise Problem("Forms on paper are typed on a terminal, since each is read back. Nothing was written.")


def _received(
    files: Sequence[Path],
    catalogue: "Catalogue",
    output: Path,
    *,
    paper: bool,
    anyway: bool,
    into: "Assessment | None" = None,
) -> "Gathered":
    """Return what came. The files are read first: a file that cannot be used must not cost the forms that were typed."""
    from ulo_selfcheck.across.combine import gather

    found = gather.gather(files, catalogue, output=output, into=into)
    _tell(found, catalogue, anyway=anyway)
    if not paper:
        return found
    from ulo_selfcheck.across.combine.receipt import receipt_words
    from ulo_selfcheck.front.talk.paper_form import ask_forms

    forms = _asked(lambda ask: ask_forms(catalogue, ask))
    both = gather.gather(files, catalogue, output=output, into=into, on_paper=forms)
    for problem in both.problems:
        if problem not in found.problems:
            say(fitting(f"Problem: {problem}"), err=True)
    for form in forms:
        for line in receipt_words(form, catalogue):
            say(fitting(line))
    return both


def _put_beside(
    files: Sequence[Path],
    output: Path,
    catalogue: "Catalogue",
    *,
    paper: bool,
    add: bool,
    newer: bool,
    anyway: bool,
) -> None:
    """Put what came beside what a group has: shown first, then asked, then said."""
    from ulo_selfcheck.across.combine import beside, result
    from ulo_selfcheck.answers.contents import what_is_in
    from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED

    with result.opened(output, catalogue) as (file, review):
        if not (add or sys.stdin.isatty()):
            raise Problem(
                f"There is a file {output} already. It holds {what_is_in(review)}. Nothing was changed. "
                "Use --add to put the answers beside what is there."
            )
        found = _received(files, catalogue, output, paper=paper, anyway=anyway, into=review)
        sources = _settled(found, catalogue)
        if not add:
            after = _asked(lambda ask: _shown_and_asked(review, sources, catalogue, ask))
        else:
            after = _added(review, sources, catalogue, newer=newer)
        if after is None:
            return say(NOTHING_CHANGED)
        kept = result.save(file, after)
    for line in result.said_of(after, beside.total(after), catalogue):
        say(fitting(line))
    return say(f"It is in {kept.absolute()}")


async def _shown_and_asked(
    review: "Assessment", sources: "Sequence[Source]", catalogue: "Catalogue", ask: "Asker"
) -> "Assessment | None":
    from ulo_selfcheck.front.talk.combine_form import put_beside

    return await put_beside(review, sources, catalogue, ask)


def _added(
    review: "Assessment", sources: "Sequence[Source]", catalogue: "Catalogue", *, newer: bool
) -> "Assessment | None":
    from ulo_selfcheck.across.combine import beside

    compared = beside.compare(sources, review)
    if compared.perhaps and not newer:
        names = ", ".join(source.path.name for source, _ in compared.perhaps)
        raise Problem(
            f"{names}: a reply of this name is counted already. Nothing was changed. Use --newer if it is from "
            "the same person. If it is from somebody else, give the file another name."
        )
    compared = compared.settled([source for source, _ in compared.perhaps])
    for line in beside.before_words(review, compared, catalogue):
        say(fitting(line))
    return beside.put_beside(review, compared, catalogue) if compared.coming else None


def _may_be_lost(output: Path) -> None:
    """Ask for a whole word before what a group has is written over. Without a terminal it is refused."""
    from ulo_selfcheck.across.combine import result
    from ulo_selfcheck.front.talk.choose_file import NOTHING_WRITTEN
    from ulo_selfcheck.front.talk.combine_form import OVERWRITE, lost_words
    from ulo_selfcheck.ground.text import safe

    held = result.would_lose(output)
    if not held:
        return
    if not sys.stdin.isatty():
        raise Problem(
            f"{output} holds {held}. It is not replaced. Use --add to put the answers beside what is there."
        )
    if click.prompt(safe(lost_words(output, held)), default="", show_default=False) != OVERWRITE:
        raise Problem(NOTHING_WRITTEN)


def _tell(found: "Gathered", catalogue: "Catalogue", *, anyway: bool) -> None:
    """Say what came, and what cannot be used. Where nobody said to go on without that, the command ends here."""
    from ulo_selfcheck.across.combine.receipt import receipt_words

    for problem in found.problems:
        say(fitting(f"Problem: {problem}"), err=True)
    for notice in found.notices:
        say(fitting(f"Note: {notice}"), err=True)
    if found.problems and not anyway:
        rest = ", or use --anyway to go on with the rest" if found.sources else ""
        say(f"Nothing was written. Mend this{rest}.", err=True)
        sys.exit(1)
    for source in found.sources:
        for line in receipt_words(source, catalogue):
            say(fitting(line))
    for line in found.passed:
        say(fitting(line))


def _settled(found: "Gathered", catalogue: "Catalogue") -> "Sequence[Source]":
    """Ask about unclear lines where somebody can answer; else tell them, and go on without."""
    from ulo_selfcheck.across.combine.member_file import unclear_words

    if not sys.stdin.isatty():
        for source in found.sources:
            for line in source.unclear:
                say(f"Note: {unclear_words(source, line, catalogue)}", err=True)
        return found.sources
    from ulo_selfcheck.front.talk.combine_form import settle

    return _asked(lambda ask: settle(found.sources, catalogue, ask))


def _ask_title() -> str:
    if not sys.stdin.isatty():
        return ""
    from ulo_selfcheck.front.talk.combine_form import ask_title

    return _asked(ask_title)


def _asked(hold: Callable[["Asker"], Coroutine[Any, Any, _T]]) -> _T:
    """Hold a conversation on the terminal.

    Raises:
        Problem: it was left.
    """
    from ulo_selfcheck.front.plain.console import Console, EndOfInput
    from ulo_selfcheck.front.plain.talk_in_lines import Talker, run
    from ulo_selfcheck.front.talk.box_words import Back

    try:
        return run(hold(Talker(Console())))
    except (Back, EndOfInput):
        raise Problem("Stopped. Nothing was written.") from None
