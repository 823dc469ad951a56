"""Forms that came back on paper: typed as rows of digits, read back, and kept once they are right."""

from collections.abc import Callable

from ulo_selfcheck.across.combine import on_paper
from ulo_selfcheck.across.combine.member_file import Source
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.talk.asker import Asker
from ulo_selfcheck.ground.problem import Problem

_RIGHT = ("Yes, keep it", "No, I type it again", "Leave this form out")
_NOTE = (
    "Is there a note on this form? Type the number of the question, then the note. Leave this empty to go on."
)


def row_words(catalogue: Catalogue) -> str:
    """Return how to type a form on paper."""
    return (
        f"Type the answers of one form on paper: {len(catalogue.criteria)} digits, from question 1 on. "
        f"Type {on_paper.LEFT_OUT} where none was given."
    )


async def ask_forms(catalogue: Catalogue, ask: Asker) -> list[Source]:
    """Ask for one form after another, until none is typed."""
    forms: list[Source] = []
    while row := await ask.line(
        f"{row_words(catalogue)} Leave this empty when you have typed all.", refuse=_no_row(catalogue)
    ):
        forms += await keep_form(row, len(forms) + 1, catalogue, ask)
    return forms


async def ask_form(number: int, catalogue: Catalogue, ask: Asker) -> list[Source]:
    """Ask for one form; none where it was left."""
    row = await ask.line(row_words(catalogue), refuse=_no_row(catalogue))
    return await keep_form(row, number, catalogue, ask) if row else []


async def keep_form(row: str, number: int, catalogue: Catalogue, ask: Asker) -> list[Source]:
    """Read a row back, ask whether it is right, and ask for its notes; none where it is left out."""
    try:
        answers = on_paper.read_row(row, catalogue)
    except Problem as problem:
        await ask.say(f"Problem: {problem}")
        return await ask_form(number, catalogue, ask)
    for words in on_paper.read_back_words(answers, catalogue):
        await ask.say(words)
    right = await ask.choose("Is this what stands on the paper?", _RIGHT)
    if right == 1:
        return await ask_form(number, catalogue, ask)
    if right != 0:
        await ask.say("This form was left out.")
        return []
    notes = await _ask_notes(catalogue, ask)
    await ask.say(f"Form {number} on paper is taken in.")
    return [on_paper.source(number, answers, notes, catalogue)]


async def _ask_notes(catalogue: Catalogue, ask: Asker) -> dict[str, str]:
    notes: dict[str, str] = {}
    while typed := await ask.line(_NOTE, refuse=_refused(lambda words: on_paper.read_note(words, catalogue))):
        criterion, note = on_paper.read_note(typed, catalogue)
        notes[criterion.id] = "\n".join(filter(None, (notes.get(criterion.id), note)))
        await ask.say(f"Question {criterion.number}. {criterion.title}. The note is: {note}")
    return notes


def _no_row(catalogue: Catalogue) -> Callable[[str], str]:
    return _refused(lambda typed: on_paper.read_row(typed, catalogue))


def _refused(read: Callable[[str], object]) -> Callable[[str], str]:
    """Return what says why something typed cannot be read; nothing where it can."""

    def problem_of(typed: str) -> str:
        try:
            read(typed)
        except Problem as problem:
            return str(problem)
        return ""

    return problem_of
