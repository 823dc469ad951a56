"""The front door: commands, options, exit codes. A command's code is imported only when it runs."""

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from ulo_selfcheck import __version__
from ulo_selfcheck.problem import Problem

if TYPE_CHECKING:
    from ulo_selfcheck.catalogue.model import Catalogue
    from ulo_selfcheck.gathering import Gathered, Source
    from ulo_selfcheck.report.material import Material
    from ulo_selfcheck.session import Session
    from ulo_selfcheck.settings import Mode, ModeChoice

FILE = click.Path(path_type=Path)


def main() -> NoReturn:
    """Run the program. No traceback reaches a person."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that cannot be shown there must not stop us
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as wrong_usage:
        wrong_usage.show()
        code = wrong_usage.exit_code
    except Problem as problem:
        click.echo(f"Problem: {problem}", err=True)
        code = 1
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped. Everything you had answered is saved.", err=True)
        code = 0
    except BrokenPipeError:  # whoever read our output stopped reading
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:  # noqa: BLE001  (the last safety net; nothing else may reach a person)
        code = _crashed(error)
    sys.exit(code if isinstance(code, int) else 0)


def _crashed(error: Exception) -> int:
    if os.environ.get("ULO_SELFCHECK_DEBUG"):
        raise error
    click.echo(
        "Problem: something went wrong inside the program, and it had to stop. Everything that was "
        f"marked as saved is safe in your file. Please tell us what you did. ({type(error).__name__})",
        err=True,
    )
    return 1


def _criteria_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--criteria", type=FILE, metavar="FOLDER", help="Use another set of criteria.")(
        command
    )


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 90},
)
@click.version_option(__version__, prog_name="ulo-selfcheck", message="%(prog)s %(version)s")
@click.option("--plain", "mode", flag_value="plain", help="Lines of text.")
@click.option("--full-screen", "mode", flag_value="full-screen", help="The full screen.")
@_criteria_option
@click.pass_context
def cli(context: click.Context, mode: "Mode | None", criteria: Path | None) -> None:
    """Look at your user-led organisation together, one criterion at a time.

    Without a command: carry on, start new, or practise.

    \b
    Example:
      ulo-selfcheck
    """
    context.obj = criteria
    if context.invoked_subcommand is None:
        _start(mode, criteria)


@cli.command("open")
@click.argument("file", type=FILE)
@click.option("--plain", "mode", flag_value="plain", help="Lines of text.")
@click.option("--full-screen", "mode", flag_value="full-screen", help="The full screen.")
@click.option("--name", help="What your organisation is called, for a new file.")
@_criteria_option
@click.pass_obj
def open_command(
    outer: Path | None, file: Path, mode: "Mode | None", name: str | None, criteria: Path | None
) -> None:
    """Answer the questions. FILE is made if it is new.

    \b
    Example:
      ulo-selfcheck open "Our review.toml" --plain
    """
    choice = _mode(mode)
    catalogue = _catalogue(criteria or outer)
    _sit(catalogue, lambda: _session(file, name, catalogue), choice)


@cli.command()
@click.argument("file", type=FILE)
@_criteria_option
@click.pass_obj
def gaps(outer: Path | None, file: Path, criteria: Path | None) -> None:
    """Read the gap analysis: strengths, where to begin, every gap with its next step.

    \b
    Example:
      ulo-selfcheck gaps "Our review.toml"
    """
    from ulo_selfcheck.report import plain_text
    from ulo_selfcheck.report.compose import gap_analysis

    click.echo(plain_text.render(gap_analysis(_material(file, criteria or outer))), nl=False)


def _output_options(
    endings: str, *, required: bool = True
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in (
            click.option("--overwrite", is_flag=True, help="Write over a file that is there."),
            click.option("--large-print", "large", is_flag=True, help="Large print: .docx and .html."),
            click.option(
                "-o",
                "--output",
                type=FILE,
                required=required,
                metavar="OUT",
                help=f"Where to. It ends in {endings}.",
            ),
        ):
            command = option(command)
        return command

    return add


@cli.command()
@click.argument("file", type=FILE)
@_output_options(".docx, .html, .txt, .md, .json or .csv")
@click.option("--share", is_flag=True, help="Make one to share: nothing private is in it.")
@click.option("--share-answers", "answers", is_flag=True, help="One to share, with all your answers.")
@_criteria_option
@click.pass_obj
def report(
    outer: Path | None,
    *,
    file: Path,
    output: Path,
    large: bool,
    overwrite: bool,
    share: bool,
    answers: bool,
    criteria: Path | None,
) -> None:
    """Make a report to take away. The ending of OUT says which form.

    \b
    Example:
      ulo-selfcheck report "Our review.toml" -o report.docx --large-print
      ulo-selfcheck report "Our review.toml" -o share.docx --share
    """
    from ulo_selfcheck.report.write import Wanted, form_of, write

    wanted = Wanted(large=large, share=share or answers, answers=answers)
    ending = form_of(output, wanted)
    material = _material(file, criteria or outer)
    if wanted.share and sys.stdin.isatty() and not _may_share(material, ending, answers=answers):
        return click.echo("Nothing was written.")
    overwrite = overwrite or _may_overwrite(output)
    return click.echo(write(material, output, wanted, overwrite=overwrite))


@cli.command()
@click.argument("file", type=FILE)
@_output_options(".docx, .html or .txt")
@_criteria_option
@click.pass_obj
def letter(
    outer: Path | None, *, file: Path, output: Path, large: bool, overwrite: bool, criteria: Path | None
) -> None:
    """Make 'What we ask of our council': one page and a short letter.

    It is made from the barriers that you said are true here, and from what you chose to work on.

    \b
    Example:
      ulo-selfcheck letter "Our review.toml" -o letter.docx
    """
    from ulo_selfcheck.report.write import paper_form_of, write_letter

    paper_form_of(output, large=large)
    material = _material(file, criteria or outer)
    overwrite = overwrite or _may_overwrite(output)
    click.echo(write_letter(material, output, large=large, overwrite=overwrite))


@cli.command()
@_output_options(".docx, .html or .txt")
@click.option("--cards", is_flag=True, help="Voting cards to cut out.")
@_criteria_option
@click.pass_obj
def workbook(
    outer: Path | None, *, output: Path, large: bool, overwrite: bool, cards: bool, criteria: Path | None
) -> None:
    """Make the questions on paper. As .txt it is also a form to reply on.

    \b
    Example:
      ulo-selfcheck workbook -o workbook.docx --large-print
      ulo-selfcheck workbook -o cards.docx --cards
    """
    from ulo_selfcheck.report.write import paper_form_of, write_workbook

    paper_form_of(output, large=large)
    catalogue = _catalogue(criteria or outer)
    overwrite = overwrite or _may_overwrite(output)
    click.echo(write_workbook(catalogue, output, cards=cards, large=large, overwrite=overwrite))


@cli.command()
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", type=FILE, required=True, metavar="OUT", help="Where to. It ends in .toml.")
@click.option("--anyway", is_flag=True, help="Go on with the rest where a file cannot be used.")
@click.option("--overwrite", is_flag=True, help="Write over a file that is there.")
@click.option("--name", help="What your organisation is called, where no file says it.")
@_criteria_option
@click.pass_obj
def combine(
    outer: Path | None,
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
    from ulo_selfcheck import gathering

    gathering.check_name(output)
    catalogue = _catalogue(criteria or outer)
    found = gathering.gather(files, catalogue, output=output)
    for problem in found.problems:
        click.echo(f"Problem: {problem}", err=True)
    for notice in found.notices:
        click.echo(f"Note: {notice}", err=True)
    if found.problems and not anyway:
        raise Problem("Nothing was written. Mend this, or use --anyway to go on with the rest.")
    overwrite = overwrite or _may_overwrite(output)
    gathering.may_write(output, overwrite=overwrite)
    sources = _settled(found, catalogue)
    together = gathering.put_together(sources, catalogue, found.name or name or _ask_name(output))
    gathering.write(output, together, catalogue, overwrite=overwrite)
    for line in gathering.said_of(together, len(sources), catalogue):
        click.echo(line)
    click.echo(f"It is in {output.absolute()}")


def _settled(found: "Gathered", catalogue: "Catalogue") -> "Sequence[Source]":
    """Ask about unclear lines where somebody can answer; else tell them, and go on without."""
    from ulo_selfcheck import gathering

    if not sys.stdin.isatty():
        for source in found.sources:
            for line in source.unclear:
                click.echo(f"Note: {gathering.unclear_words(source, line, catalogue)}", err=True)
        return found.sources
    from ulo_selfcheck.asking.combining import settle
    from ulo_selfcheck.plain.console import Back, Console, EndOfInput
    from ulo_selfcheck.plain.talker import Talker, run

    try:
        return run(settle(found.sources, catalogue, Talker(Console())))
    except (Back, EndOfInput):
        raise Problem("Stopped. Nothing was written.") from None


@cli.command()
@click.argument("path", type=FILE, metavar="FILE|FOLDER")
@_output_options(".txt, .docx, .html, .md or .csv", required=False)
@_criteria_option
@click.pass_obj
def plan(
    outer: Path | None,
    *,
    path: Path,
    output: Path | None,
    large: bool,
    overwrite: bool,
    criteria: Path | None,
) -> None:
    """Read what is planned and still open: who does it, by when, and how it goes.

    A FOLDER gives the plans of every organisation in it.

    \b
    Example:
      ulo-selfcheck plan "Our review.toml"
      ulo-selfcheck plan "All reviews" -o plans.docx
    """
    from ulo_selfcheck.plans import read
    from ulo_selfcheck.report import plain_text
    from ulo_selfcheck.report.plan import plan as document
    from ulo_selfcheck.report.write import plan_form_of, write_plan

    if output:
        plan_form_of(output, large=large)
    catalogue = _catalogue(criteria or outer)
    found = read(path)
    for problem in found.problems:
        click.echo(f"Problem: {problem}", err=True)
    if output is None:
        return click.echo(plain_text.render(document(found.plans, catalogue)), nl=False)
    overwrite = overwrite or _may_overwrite(output)
    return click.echo(write_plan(found.plans, catalogue, output, large=large, overwrite=overwrite))


def _may_share(material: "Material", ending: str, *, answers: bool) -> bool:
    from ulo_selfcheck.report import plain_text
    from ulo_selfcheck.report.share import what_is_in_it

    click.echo("This is all that will be in it:\n")
    click.echo(plain_text.render(what_is_in_it(material, ending, answers=answers)))
    return click.prompt("Type yes to write it", default="no") == "yes"


def _may_overwrite(output: Path) -> bool:
    """Ask before a file is written over. With no file there is nothing to ask."""
    if not os.path.lexists(output):
        return False
    if not sys.stdin.isatty():
        raise Problem(f"There is a file {output} already. Use --overwrite to write over it.")
    return click.prompt(f"There is a file {output} already. Type yes to write over it", default="no") == "yes"


@cli.command()
@click.argument("paths", type=FILE, nargs=-1, required=True, metavar="FILE|FOLDER...")
@_criteria_option
@click.pass_obj
def check(outer: Path | None, paths: tuple[Path, ...], criteria: Path | None) -> None:
    """Tell whether answers or criteria are sound, with the place of every fault.

    \b
    Example:
      ulo-selfcheck check "Our review.toml"
    """
    from ulo_selfcheck.checking import check as checked

    catalogue = _catalogue(criteria or outer)
    results = [line for path in paths for line in checked(path, catalogue)]
    for line in results:
        click.echo(line.text, err=line.is_fault)
    if any(line.is_fault for line in results):
        sys.exit(1)


@cli.command("criteria")
@click.argument("criterion", required=False, metavar="[ID]")
@_criteria_option
@click.pass_obj
def criteria_command(outer: Path | None, criterion: str | None, criteria: Path | None) -> None:
    """Read the criteria, or everything about one of them, by its name or number.

    ID can also be: words, for hard words explained, or background, for where the criteria come from.

    \b
    Example:
      ulo-selfcheck criteria peer-support
    """
    from ulo_selfcheck.report import plain_text
    from ulo_selfcheck.report.criteria import PAGES, all_criteria, one_criterion

    catalogue = _catalogue(criteria or outer)
    if criterion in PAGES:
        return click.echo(plain_text.render(PAGES[criterion](catalogue)), nl=False)
    if criterion is None:
        return click.echo(plain_text.render(all_criteria(catalogue)), nl=False)
    found = next((one for one in catalogue.criteria if criterion.lower() in (one.id, str(one.number))), None)
    if found is None:
        from ulo_selfcheck.text import nearest

        like = nearest(criterion.lower(), catalogue.order)
        raise Problem(
            f"There is no criterion '{criterion}'.{f' Did you mean {like}?' if like else ''} "
            "Type ulo-selfcheck criteria to see them all."
        )
    return click.echo(plain_text.render(one_criterion(found, catalogue)), nl=False)


@cli.command("help")
@click.argument("topic", required=False)
def help_command(topic: str | None) -> None:
    """Read the guide. Without a TOPIC: what there is to read.

    \b
    Example:
      ulo-selfcheck help first-sitting
    """
    from ulo_selfcheck import guide

    if topic is None:
        return click.echo(guide.contents())
    page = guide.page(topic)
    if page is None:
        raise Problem(f"There is no page '{topic}'.\n{guide.contents()}")
    return click.echo(page)


@cli.command()
def accessibility() -> None:
    """Read what helps, what is known not to work, and how to change modes.

    \b
    Example:
      ulo-selfcheck accessibility
    """
    from ulo_selfcheck import guide

    click.echo(guide.page("accessibility"))


def _catalogue(folder: Path | None) -> "Catalogue":
    from ulo_selfcheck.catalogue.load import load

    return load(folder)


def _material(file: Path, criteria: Path | None) -> "Material":
    from ulo_selfcheck.assessment.file import read_answers
    from ulo_selfcheck.report.material import Material

    return Material.of(_catalogue(criteria), read_answers(file).loaded.assessment)


def _fitting(text: str) -> str:
    """Break a text at word ends where a terminal would break it anywhere."""
    if not sys.stderr.isatty():
        return text
    import shutil

    from ulo_selfcheck.text import wrap

    return "\n".join(wrap(text, shutil.get_terminal_size().columns))


def _terminal() -> bool:
    # Textual draws on standard error, and plain mode on standard output: both must be the terminal.
    return (
        all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
        and os.environ.get("TERM") != "dumb"
    )


def _mode(option: "Mode | None") -> "ModeChoice":
    from ulo_selfcheck import settings

    if option == "full-screen" and not _terminal():
        raise click.UsageError(
            "--full-screen needs a terminal that can show a full screen. Use --plain here."
        )
    read = settings.load()
    for notice in read.notices:
        click.echo(_fitting(f"Note: {notice}"), err=True)
    return settings.choose_mode(option, os.environ, read.settings, terminal=_terminal())


def _session(file: Path, name: str | None, catalogue: "Catalogue") -> "Session":
    from ulo_selfcheck.session import opening

    if os.path.lexists(file):
        return opening.carry_on(file, catalogue)
    return opening.start(file, name or _ask_name(file), catalogue)


def _ask_name(file: Path) -> str:
    """Ask for a name where somebody can answer; else the file's own name serves."""
    if not sys.stdin.isatty():
        return file.stem
    from ulo_selfcheck.plain.console import Console, EndOfInput
    from ulo_selfcheck.plain.start import ask_name

    try:
        return ask_name(Console())
    except EndOfInput:
        raise click.Abort from None


def _start(mode: "Mode | None", criteria: Path | None) -> None:
    choice = _mode(mode)
    _sit(_catalogue(criteria), None, choice)


def _sit(catalogue: "Catalogue", make: "Callable[[], Session] | None", choice: "ModeChoice") -> None:
    """Hold a sitting, in one front end or the other, until the person leaves."""
    from ulo_selfcheck.sitting import hold

    hold(catalogue, make, choice, terminal=_terminal())
