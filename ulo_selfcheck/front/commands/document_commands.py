"""Commands that make something to take away: reports, the letter, the workbook, the plan, combined answers."""

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
    may_overwrite,
    output_options,
    read_document,
    say,
)

if TYPE_CHECKING:
    from ulo_selfcheck.documents.kinds import Kind
    from ulo_selfcheck.documents.material import Material


@click.command()
@click.argument("file", type=REVIEW)
@output_options("report")
@click.option("--short", is_flag=True, help="Two pages: the plan, and where you stand.")
@click.option("--share", is_flag=True, help="Make one to share: nothing private is in it.")
@click.option("--share-answers", "answers", is_flag=True, help="One to share, with all your answers.")
@criteria_option
def report(
    *,
    file: Path,
    output: Path,
    large: bool,
    overwrite: bool,
    short: bool,
    share: bool,
    answers: bool,
    criteria: Path | None,
) -> None:
    """Make a report to take away. The ending of OUT says which form.

    \b
    Example:
      ulo-selfcheck report "Our review.toml" -o report.docx --large-print
      ulo-selfcheck report "Our review.toml" -o minutes.docx --short
      ulo-selfcheck report "Our review.toml" -o share.docx --share
    """
    from ulo_selfcheck.documents.kinds import SHARED_ANSWERS, SHARED_REPORT, ending_of
    from ulo_selfcheck.documents.of_one_review import content
    from ulo_selfcheck.documents.writing import keep_apart, write

    kind = _kind_of_report(short=short, share=share, answers=answers)
    ending = ending_of(output, kind, large=large)
    keep_apart(output, file)
    material = material_of(file, criteria)
    if (
        kind in (SHARED_REPORT, SHARED_ANSWERS)
        and sys.stdin.isatty()
        and not _may_share(material, ending, answers=answers)
    ):
        return click.echo("Nothing was written.")
    overwrite = overwrite or may_overwrite(output)
    return say(write(output, kind, content(kind, material, ending), large=large, overwrite=overwrite))


def _kind_of_report(*, short: bool, share: bool, answers: bool) -> "Kind":
    from ulo_selfcheck.documents.kinds import REPORT, SHARED_ANSWERS, SHARED_REPORT, SHORT_REPORT

    if short and (share or answers):
        raise click.UsageError("Choose --short or one to share, as the short report is for yourselves.")
    if short:
        return SHORT_REPORT
    return SHARED_ANSWERS if answers else SHARED_REPORT if share else REPORT


@click.command()
@click.argument("file", type=REVIEW)
@output_options("letter")
@criteria_option
def letter(*, file: Path, output: Path, large: bool, overwrite: bool, criteria: Path | None) -> None:
    """Make a letter: what we ask of our council.

    It is one page. What you ask stands behind it in full, with the law of your nation.
    It is made from the barriers that you said are true here, and from what you chose to work on.
    The name of your council and how to reach you are asked when you make it from within.

    \b
    Example:
      ulo-selfcheck letter "Our review.toml" -o letter.docx
    """
    from ulo_selfcheck.documents.kinds import LETTER, ending_of
    from ulo_selfcheck.documents.letter import letter, notes
    from ulo_selfcheck.documents.writing import keep_apart, write

    ending_of(output, LETTER, large=large)
    keep_apart(output, file)
    material = material_of(file, criteria)
    made = letter(material)
    shown = sys.stdin.isatty()
    if shown:
        click.echo("This is what it says:\n")
        read_document(made)
        click.echo()
    for note in notes(material):
        say(fitting(f"Note: {note}"), err=True)
    if shown and not _typed_yes():
        return click.echo("Nothing was written.")
    overwrite = overwrite or may_overwrite(output)
    return say(write(output, LETTER, made, large=large, overwrite=overwrite))


@click.command()
@output_options("workbook")
@click.option("--cards", is_flag=True, help="Voting cards to cut out.")
@click.option("--reply", is_flag=True, help="A form that members answer on their own and send back.")
@click.option("--short", is_flag=True, help="With --reply: a short text to paste into an email.")
@click.option("--send-back-to", "send_to", default="", help="An email address or a name.")
@click.option("--name", default="", help="What your organisation is called.")
@click.option("--by", default="", help="The day it is needed by.")
@criteria_option
def workbook(
    *,
    output: Path,
    large: bool,
    overwrite: bool,
    cards: bool,
    reply: bool,
    short: bool,
    send_to: str,
    name: str,
    by: str,
    criteria: Path | None,
) -> None:
    """Make the questions on paper, or a form for members to reply on.

    The form as .html is one web page. It works on a phone, and it sends nothing by itself.
    It can be a Word file (.docx) or text (.txt) too.

    \b
    Example:
      ulo-selfcheck workbook -o workbook.docx --large-print --send-back-to Cath --by "9 May"
      ulo-selfcheck workbook -o form.html --reply --send-back-to Cath
      ulo-selfcheck workbook -o email.txt --reply --short
      ulo-selfcheck workbook -o cards.docx --cards
    """
    from ulo_selfcheck.catalogue.load import load
    from ulo_selfcheck.documents import reply_form
    from ulo_selfcheck.documents import workbook as on_paper
    from ulo_selfcheck.documents.kinds import CARDS, EMAIL_FORM, REPLY_FORM, WORKBOOK, ending_of
    from ulo_selfcheck.documents.own_pictures import own_pictures
    from ulo_selfcheck.documents.writing import write
    from ulo_selfcheck.ground.dates import read_date

    if cards and reply:
        raise click.UsageError("Cards and the reply form are two files. Make one after the other.")
    if short and not reply:
        raise click.UsageError("Use --short together with --reply.")
    form_kind = EMAIL_FORM if short else REPLY_FORM
    kind = CARDS if cards else form_kind if reply else WORKBOOK
    ending = ending_of(output, kind, large=large)
    catalogue = load(criteria)
    overwrite = overwrite or may_overwrite(output)
    day = read_date(by) if by else None
    if reply:
        form = reply_form.ReplyForm(catalogue, name, send_to, day)
        made = reply_form.content(form, ending, short=short)
    else:
        given = on_paper.Given(name, send_to, day, own_pictures(catalogue, output.absolute().parent))
        made = on_paper.content(kind, catalogue, ending, given)
    say(write(output, kind, made, large=large, overwrite=overwrite))


@click.command()
@click.argument("path", type=FOUND, metavar="FILE|FOLDER")
@output_options("plan", required=False)
@criteria_option
def plan(*, path: Path, output: Path | None, large: bool, overwrite: bool, criteria: Path | None) -> None:
    """Read what is planned and still open: who does it, by when, and how it goes.

    A FOLDER gives the plans of every organisation in it, from its latest review.

    \b
    Example:
      ulo-selfcheck plan "Our review.toml"
      ulo-selfcheck plan "All reviews" -o plans.docx
    """
    from ulo_selfcheck.across.plans import read
    from ulo_selfcheck.catalogue.load import load
    from ulo_selfcheck.documents.kinds import PLAN, ending_of
    from ulo_selfcheck.documents.plan import content
    from ulo_selfcheck.documents.plan import plan as document
    from ulo_selfcheck.documents.writing import keep_apart, write

    if output:
        ending_of(output, PLAN, large=large)
        keep_apart(output, path)
    catalogue = load(criteria)
    found = read(path)
    for problem in found.problems:
        say(fitting(f"Problem: {problem}"), err=True)
    for one in found.left_out:
        say(fitting(f"Note: {one.path}: {one.why}"), err=True)
    if output is None:
        return read_document(document(found.plans, catalogue))
    overwrite = overwrite or may_overwrite(output)
    made = content(found.plans, catalogue, ending_of(output, PLAN))
    return say(write(output, PLAN, made, large=large, overwrite=overwrite))


def _may_share(material: "Material", ending: str, *, answers: bool) -> bool:
    from ulo_selfcheck.documents.report_to_share import what_is_in_it

    click.echo("This is all that will be in it:\n")
    read_document(what_is_in_it(material, ending, answers=answers))
    click.echo()
    return _typed_yes()


def _typed_yes() -> bool:
    return bool(click.prompt("Type yes to write it", default="no") == "yes")
