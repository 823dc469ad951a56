"""Which file is meant: one of those that are there, one that is typed, one to write."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from ulo_selfcheck.answers.counting import answered
from ulo_selfcheck.answers.file_names import answers_called
from ulo_selfcheck.answers.folder import Found
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.talk.asker import Asker, Option, option_words, refused_by
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import listing
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.ground.text import typed

NOTHING_WRITTEN = "Nothing was written."
_ANOTHER = "Another file"


async def ask_file(ask: Asker, question: str, files: Sequence[Found]) -> Path | None:
    """Ask for a file of answers; None where the person leaves it."""
    wanted = len(files)
    if files:
        choice = await ask.choose(question, [*review_words(files), _ANOTHER])
        if choice is None:
            return None
        wanted = choice
    if wanted < len(files):
        return files[wanted].path
    line = await ask.line("Type the name of the file.")
    return answers_called(typed_path(line, Path.cwd())) if line else None


def review_words(files: Sequence[Found]) -> list[str]:
    """Return whose review each file is, in words."""
    said = [f"{one.organisation}. {one.title}. Changed on {day(one.changed.date())}" for one in files]
    return [f"{words}{where}" for words, where in zip(said, _told_apart(files, said), strict=True)]


def to_carry_on(files: Sequence[Found], catalogue: Catalogue) -> list[Option]:
    """Return which review each file goes on with, and how it stands."""
    total = len(catalogue.order)
    found = [
        Option(
            f"Carry on with {one.organisation}",
            f"{one.title}. {answered(one.review, catalogue)} of {total} answered{_adopted(one)}",
        )
        for one in files
    ]
    where = _told_apart(files, [option_words(one) for one in found])
    return [one._replace(now=f"{one.now}{here}") for one, here in zip(found, where, strict=True)]


def _adopted(one: Found) -> str:
    adopted = one.review.assessment.adopted
    return f". Adopted on {day(adopted)}" if adopted else ""


def _told_apart(files: Sequence[Found], said: Sequence[str]) -> list[str]:
    """Return, where two files would sound alike, what each is called; where that is alike too, its folder."""
    names = [one.path.name for one in files]
    return [
        f". In {one.path if names.count(one.path.name) > 1 else one.path.name}"
        if said.count(words) > 1
        else ""
        for words, one in zip(said, files, strict=True)
    ]


def typed_path(line: str, folder: Path) -> Path:
    """Return the path that was typed; a name alone is in `folder`."""
    # os.path, for it takes a home that nobody has as a name like any other.
    return folder / os.path.expanduser(_unquoted(typed(line)))  # noqa: PTH111


def _unquoted(name: str) -> str:
    """Return a name without the quotes that a terminal puts round a file which is dropped on it.

    A quote at one end alone belongs to the name. One quote within others is written as a shell reads it.
    """
    quote = name[:1]
    if len(name) < 2 or quote not in ("'", '"') or not name.endswith(quote):
        return name
    return name[1:-1].replace("'\\''", "'")


async def ask_place(ask: Asker, usual: Path, question: str = "Where should it be kept?") -> Path:
    """Ask where answers are to be kept."""
    return new_file(await ask.line(question, str(usual), suggested=True) or "", usual)


def new_file(line: str, usual: Path) -> Path:
    """Return where a new file goes: `usual` where nothing was typed. Its ending is put on once, so that it is found again."""
    if not typed(line):
        return usual
    path = typed_path(line, usual.parent)
    if path.suffix.lower() == usual.suffix:
        return path
    if path.name.startswith(usual.name):  # more was typed behind the suggestion
        path = path.with_name(usual.stem + path.name.removeprefix(usual.name))
    return Path(f"{path}{usual.suffix}")


async def may_write(path: Path, ask: Asker) -> bool:
    """Ask before a file is written over; True where there is none of this name."""
    ways = ("Replace it", "Leave it")
    return not os.path.lexists(path) or await ask.choose(f"There is a file {path.name} already.", ways) == 0


async def offer_to_keep(
    ask: Asker,
    endings: Sequence[str],
    folder: Path,
    check: Callable[[Path], object],
    write: Callable[[Path], str],
) -> None:
    """Offer to write a document that was read, until a name can be used or none is given.

    A name alone is in `folder`. `check` and `write` raise Problem with what to type instead.
    """
    names = listing(endings, "or")
    question = f"Do you want to keep this in a file? Type a name that ends in {names}. Or leave it empty."
    refuse = refused_by(lambda line: check(typed_path(line, folder.absolute())))
    while line := await ask.line(question, refuse=refuse):
        path = typed_path(line, folder.absolute())
        try:
            return await ask.say(f"Done. {write(path)}" if await may_write(path, ask) else NOTHING_WRITTEN)
        except Problem as problem:
            await ask.say(f"Problem: {problem}")
    return None
