"""What several commands share: options, the criteria, the answers, whether a file may be written over."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ulo_selfcheck.ground.problem import Problem

if TYPE_CHECKING:
    from ulo_selfcheck.documents.material import Material
    from ulo_selfcheck.documents.tree import Document

FILE = click.Path(path_type=Path)


class _Review(click.Path):
    """A file of answers. Its ending may be left out."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        return self.called(Path(super().convert(value, param, ctx)))  # type: ignore[arg-type]  # no bytes here

    def called(self, path: Path) -> Path:
        from ulo_selfcheck.answers.file_names import answers_called

        return answers_called(path)


class _Found(_Review):
    """The same, where it may be a folder or a reply of another kind too."""

    def called(self, path: Path) -> Path:
        from ulo_selfcheck.answers.file_names import found_called

        return found_called(path)


class _Made(_Review):
    """A file of answers to write, or another file whose ending says what is made."""

    def called(self, path: Path) -> Path:
        from ulo_selfcheck.answers.file_names import made_called

        return made_called(path)


REVIEW = _Review(path_type=Path)
FOUND = _Found(path_type=Path)
MADE = _Made(path_type=Path)
_USUAL = 80


def say(text: str, *, err: bool = False) -> None:
    """Print text that may have somebody's words or a path in it: nothing in it can command the terminal."""
    from ulo_selfcheck.ground.text import safe

    click.echo(safe(text), err=err)


def read_document(document: "Document") -> None:
    """Print a document to read. On a terminal it is no wider than that."""
    from ulo_selfcheck.documents.formats.plain_text import COLUMNS, render

    read_out(render(document, min(COLUMNS, columns()) if sys.stdout.isatty() else COLUMNS))


def read_out(text: str) -> None:
    """Print a text to read. On a terminal its lines come one after another, so that a screen reader says each."""
    if not sys.stdout.isatty():
        return click.echo(text, nl=False)
    from ulo_selfcheck.front import settings
    from ulo_selfcheck.front.plain.paced_lines import PacedLines

    lines = PacedLines(paced=settings.load().settings.lines == "paced")
    for line in text.splitlines():
        lines.write(line)
    return lines.end()


def criteria_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let another set of criteria be named, after a command or before it."""
    return click.option(
        "--criteria",
        type=FILE,
        metavar="FOLDER",
        callback=lambda context, _option, folder: folder or context.obj,
        help="Use another set of criteria.",
    )(command)


class _Output(click.Option):
    """Where to. The endings of its kind of document are looked up when somebody reads the help."""

    def __init__(self, *names: Any, kind: str, **attributes: Any) -> None:
        super().__init__(*names, **attributes)
        self._kind = kind

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        from ulo_selfcheck.documents.kinds import NAMED
        from ulo_selfcheck.ground.english import listing

        self.help = f"Where to. It ends in {listing(NAMED[self._kind].endings, 'or')}."
        return super().get_help_record(ctx)


def output_options(kind: str, *, required: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return what adds the options of a command that makes a document of this kind."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in (
            click.option("--overwrite", is_flag=True, help="Replace a file that is already there."),
            click.option("--large-print", "large", is_flag=True, help="Large print: .docx, .html and .pdf."),
            click.option(
                "-o",
                "--output",
                type=FILE,
                required=required,
                metavar="OUT",
                cls=_Output,
                kind=kind,
            ),
        ):
            command = option(command)
        return command

    return add


def may_overwrite(output: Path) -> bool:
    """Ask before a file is written over. With no file there is nothing to ask."""
    if not os.path.lexists(output):
        return False
    if not sys.stdin.isatty():
        raise Problem(f"There is a file {output} already. Use --overwrite to replace it.")
    from ulo_selfcheck.ground.text import safe

    question = safe(f"There is a file {output} already. Type yes to replace it")
    return click.prompt(question, default="no") == "yes"


def material_of(file: Path, criteria: Path | None) -> "Material":
    from ulo_selfcheck.answers import newer_criteria
    from ulo_selfcheck.answers.contents import read_answers
    from ulo_selfcheck.catalogue.load import load
    from ulo_selfcheck.documents.material import Material

    catalogue = load(criteria)
    assessment = read_answers(file).loaded.assessment
    other = newer_criteria.other_criteria(assessment, catalogue)
    if other:
        say(fitting(f"Note: {other}"), err=True)
    return Material.of(catalogue, assessment)


def fitting(text: str) -> str:
    """Break a text at word ends where a terminal would break it anywhere."""
    if not sys.stderr.isatty():
        return text
    from ulo_selfcheck.ground.wrapping import wrap

    return "\n".join(wrap(text, columns()))


def columns() -> int:
    """Return how wide the terminal is; 80 where that cannot be told.

    `shutil` gives it too, and loads three ways to compress files for it: 2 ms of the 45 that `--help` takes.
    """
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    with suppress(AttributeError, OSError, ValueError):  # no standard output, no terminal, a closed one
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL  # type: ignore[union-attr]
    return _USUAL


def help_columns() -> int:
    """Return how wide help is written: where lines are still easy to follow."""
    return max(min(columns(), 90) - 2, 50)


def ask_name(file: Path) -> str:
    """Ask for the organisation's name where somebody can answer, until there is one; else the file's name serves."""
    if not sys.stdin.isatty():
        return file.stem
    from ulo_selfcheck.front.plain.console import Console, EndOfInput

    console = Console()
    try:
        while True:
            console.say("What is your organisation called?")
            if name := console.ask("Name: "):
                return name
            console.problem("Type a name. You can change it later.")
    except EndOfInput:
        raise click.Abort from None
