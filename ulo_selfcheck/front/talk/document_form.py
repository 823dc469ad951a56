"""Making a document from within: which one, in which form, what it is called, and where it is."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ulo_selfcheck.analysis.action_plan import Plan, Plans
from ulo_selfcheck.answers.file_names import fitting
from ulo_selfcheck.documents.kinds import (
    FORMATS,
    LARGE_PRINT,
    PAPER_FORMATS,
    PLAN_FORMATS,
    SHARED_FORMATS,
    Wanted,
    form_of,
    keep_apart,
    write,
    write_letter,
    write_plan,
    write_workbook,
)
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.report_to_share import summary
from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED, Asker
from ulo_selfcheck.front.talk.choose_file import may_write, typed_path
from ulo_selfcheck.session.session import Session

_Write = Callable[[Material, Path, bool, bool], str]
"""Makes a document: from what, where, in large print or not, over a file that is there or not."""


def _report(*, share: bool = False, answers: bool = False) -> _Write:
    def make(it: Material, path: Path, large: bool, overwrite: bool) -> str:
        return write(it, path, Wanted(large=large, share=share, answers=answers), overwrite=overwrite)

    return make


def _workbook(*, cards: bool) -> _Write:
    def make(it: Material, path: Path, large: bool, overwrite: bool) -> str:
        return write_workbook(it.catalogue, path, cards=cards, large=large, overwrite=overwrite)

    return make


def _letter(it: Material, path: Path, large: bool, overwrite: bool) -> str:
    return write_letter(it, path, large=large, overwrite=overwrite)


def _plan(it: Material, path: Path, large: bool, overwrite: bool) -> str:
    plans = Plans.of([Plan.of(it.assessment)], it.today)
    return write_plan(plans, it.catalogue, path, large=large, overwrite=overwrite)


@dataclass(frozen=True, slots=True)
class _Kind:
    """One document that can be made."""

    words: str
    name: str
    endings: tuple[str, ...]
    make: _Write
    shared: bool = False
    answers: bool = False


_KINDS = (
    _Kind("The report. Every word you typed is in it", "report", FORMATS, _report()),
    _Kind(
        "A report to share. Nothing private is in it",
        "report to share",
        SHARED_FORMATS,
        _report(share=True),
        True,
    ),
    _Kind(
        "A report to share, with all your answers",
        "report to share",
        SHARED_FORMATS,
        _report(share=True, answers=True),
        True,
        True,
    ),
    _Kind("A letter: what we ask of our council", "letter", PAPER_FORMATS, _letter),
    _Kind("The workbook: the questions on paper", "workbook", PAPER_FORMATS, _workbook(cards=False)),
    _Kind("Voting cards", "cards", PAPER_FORMATS, _workbook(cards=True)),
    _Kind("The plan: what is open, who does it and by when", "plan", PLAN_FORMATS, _plan),
)
_FORM_WORDS: Mapping[str, str] = {
    ".docx": "Word",
    ".html": "A web page",
    ".txt": "Plain text, for mail or braille",
    ".md": "Markdown",
    ".json": "JSON, for other programs",
    ".csv": "A table, for a spreadsheet",
    ".toml": "A copy of your answers, with levels alone",
}


async def document(session: Session, ask: Asker, name: str = "") -> None:
    """Make a document beside the answers. A name alone asks for the whole report, in the form it ends in."""
    if name:
        form_of(Path(name))
        return await _make(session, ask, _KINDS[0], _place(session, name), large=False)
    kind = await ask.choose("What do you want to make?", [one.words for one in _KINDS])
    if kind is None:
        return await ask.say(NOTHING_CHANGED)
    return await _ask_form(session, ask, _KINDS[kind])


async def _ask_form(session: Session, ask: Asker, kind: _Kind) -> None:
    forms = [(ending, large) for ending in kind.endings for large in _sizes(ending)]
    words = [f"{_FORM_WORDS[ending]}{', in large print' if large else ''}" for ending, large in forms]
    wanted = await ask.choose("In which form?", words)
    if wanted is None:
        return await ask.say(NOTHING_CHANGED)
    ending, large = forms[wanted]
    more = f" {kind.name}{ending}"
    usual = f"{fitting(session.file.path.stem, len(more))}{more}"
    name = await ask.line("What should it be called?", usual) or usual
    if Path(name).suffix.lower() != ending:
        name += ending
    return await _make(session, ask, kind, _place(session, name), large=large)


def _sizes(ending: str) -> tuple[bool, ...]:
    return (False, True) if ending in LARGE_PRINT else (False,)


def _place(session: Session, name: str) -> Path:
    return typed_path(name, session.file.path.absolute().parent)


async def _make(session: Session, ask: Asker, kind: _Kind, path: Path, *, large: bool) -> None:
    keep_apart(path, session.file.path)
    material = Material.of(session.catalogue, session.assessment)
    if kind.shared and not await _may_share(material, ask, path.suffix.lower(), answers=kind.answers):
        return await ask.say(NOTHING_CHANGED)
    overwrite = os.path.lexists(path)
    if not await may_write(path, ask):
        return await ask.say(NOTHING_CHANGED)
    await ask.say(f"Making the {kind.name}.")
    return await ask.say(f"Done. {kind.make(material, path, large, overwrite)}")


async def _may_share(it: Material, ask: Asker, ending: str, *, answers: bool) -> bool:
    for line in summary(it, ending, answers=answers):
        await ask.say(line)
    return await ask.choose("Do you want to make it?", ("Yes, make it", "No, leave it")) == 0
