"""Commands to read: the gap analysis, a check, the criteria, the guide."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ulo_selfcheck.front.commands.options import (
    FOUND,
    REVIEW,
    criteria_option,
    fitting,
    material_of,
    read_document,
    read_out,
    say,
)
from ulo_selfcheck.ground.problem import Problem

if TYPE_CHECKING:
    from ulo_selfcheck.front.schemas import Kind


@click.command()
@click.argument("file", type=REVIEW)
@click.option("--part", metavar="PART", help="One part of it: begin, a group, or the number of a question.")
@criteria_option
def gaps(file: Path, part: str | None, criteria: Path | None) -> None:
    """Read the gap analysis: where to begin, every gap with its next step, strengths.

    \b
    Example:
      ulo-selfcheck gaps "Our review.toml"
      ulo-selfcheck gaps "Our review.toml" --part begin
    """
    from ulo_selfcheck.documents.gap_parts import gap_analysis, gap_parts
    from ulo_selfcheck.documents.tree import Document

    material = material_of(file, criteria)
    if part is None:
        return read_document(gap_analysis(material))
    from ulo_selfcheck.front.plain.read_in_parts import found

    return read_document(Document("", "", found(gap_parts(material), part)))


@click.command()
@click.argument("paths", type=FOUND, nargs=-1, metavar="FILE|FOLDER...")
@click.option(
    "--schema",
    type=click.Choice(["answers", "criteria", "settings"]),
    help="Print what may stand in such a file, for an editor.",
)
@criteria_option
def check(paths: tuple[Path, ...], schema: "Kind | None", criteria: Path | None) -> None:
    """Check answers or criteria for mistakes, and show where each one is.

    \b
    Example:
      ulo-selfcheck check "Our review.toml"
      ulo-selfcheck check --schema answers
    """
    if schema:
        from ulo_selfcheck.front.schemas import schema_of

        return click.echo(schema_of(schema), nl=False)
    if not paths:
        raise click.UsageError("Missing argument 'FILE|FOLDER...'.")
    from ulo_selfcheck.across.check import check as checked
    from ulo_selfcheck.catalogue.load import load

    catalogue = load(criteria)
    results = [line for path in paths for line in checked(path, catalogue)]
    for line in results:
        say(fitting(line.text), err=line.is_fault)
    if any(line.is_fault for line in results):
        sys.exit(1)
    return None


@click.command("criteria")
@click.argument("criterion", required=False, metavar="[ID]")
@criteria_option
def criteria_command(criterion: str | None, criteria: Path | None) -> None:
    """Read the criteria, or everything about one of them, by its name or number.

    ID can also be: words, for hard words explained; helpers, for who can help from outside; or background,
    for where the criteria come from.

    \b
    Example:
      ulo-selfcheck criteria peer-support
    """
    from ulo_selfcheck.catalogue.load import load
    from ulo_selfcheck.documents.criteria_pages import PAGES, all_criteria, one_criterion

    catalogue = load(criteria)
    if criterion in PAGES:
        return read_document(PAGES[criterion](catalogue))
    if criterion is None:
        return read_document(all_criteria(catalogue))
    found = next((one for one in catalogue.criteria if criterion.lower() in (one.id, str(one.number))), None)
    if found is None:
        from ulo_selfcheck.ground.english import nearest

        like = nearest(criterion.lower(), catalogue.order)
        raise Problem(
            f"There is no criterion '{criterion}'.{f' Did you mean {like}?' if like else ''} "
            "Type ulo-selfcheck criteria to see them all."
        )
    return read_document(one_criterion(found, catalogue))


@click.command("help")
@click.argument("topic", required=False)
def help_command(topic: str | None) -> None:
    """Read the guide. Without a TOPIC: what there is to read.

    \b
    Example:
      ulo-selfcheck help first-sitting
    """
    from ulo_selfcheck.front import help_pages

    if topic is None:
        return read_out(f"{help_pages.contents()}\n")
    page = help_pages.page(topic)
    if page is None:
        raise Problem(f"There is no page '{topic}'.\n{help_pages.contents()}")
    return read_out(f"{page}\n")


@click.command()
def accessibility() -> None:
    """Read what helps, what is known not to work, and how to change modes.

    \b
    Example:
      ulo-selfcheck accessibility
    """
    from ulo_selfcheck.front import help_pages

    read_out(f"{help_pages.page('accessibility')}\n")
