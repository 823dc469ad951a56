"""Making a document from within: which one, in which form, what it is called, and where it is."""

import os
from importlib.util import find_spec
from pathlib import Path

from ulo_selfcheck.answers.file_names import fitting
from ulo_selfcheck.documents.kinds import (
    EMAIL_FORM,
    FORMATS,
    LETTER,
    OF_ONE_REVIEW,
    REPLY_FORM,
    REPORT,
    SHARED_ANSWERS,
    SHARED_REPORT,
    SHEET,
    WORKBOOK,
    Kind,
    ending_of,
)
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.of_one_review import content
from ulo_selfcheck.documents.report_to_share import summary
from ulo_selfcheck.documents.writing import keep_apart, write
from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED, Asker
from ulo_selfcheck.front.talk.choose_file import may_write, new_file, typed_path
from ulo_selfcheck.front.talk.letter_form import letter_form
from ulo_selfcheck.session.session import Session


async def document(session: Session, ask: Asker, name: str = "") -> None:
    """Make a document beside the answers. A name alone asks for the whole report, in the form it ends in."""
    if name:
        return await _make_called(session, ask, REPORT, name)
    kind = await ask.choose("What do you want to make?", [one.offer for one in OF_ONE_REVIEW])
    if kind is None:
        return await ask.say(NOTHING_CHANGED)
    return await _ask_form(session, ask, OF_ONE_REVIEW[kind])


async def letter(session: Session, ask: Asker, name: str = "") -> None:
    """Make the letter to the council, in the form that its name ends in, or that is asked for."""
    if name:
        return await _make_called(session, ask, LETTER, name)
    return await _ask_form(session, ask, LETTER)


async def _make_called(session: Session, ask: Asker, kind: Kind, name: str) -> None:
    ending_of(Path(name), kind)
    await _make(session, ask, kind, _place(session, name), large=False)


async def _ask_form(session: Session, ask: Asker, kind: Kind) -> None:
    forms = [(ending, large) for ending in kind.endings for large in _sizes(ending)]
    words = [
        f"{FORMATS[ending].name}{', in large print' if large else ''}{_missing(ending)}"
        for ending, large in forms
    ]
    wanted = await ask.choose("In which form?", words)
    if wanted is None:
        return await ask.say(NOTHING_CHANGED)
    ending, large = forms[wanted]
    more = f" {kind.name}{ending}"
    usual = f"{fitting(session.file.path.stem, len(more))}{more}"
    name = await ask.line("What should it be called?", usual, suggested=True) or ""
    return await _make(session, ask, kind, new_file(name, _place(session, usual)), large=large)


def _missing(ending: str) -> str:
    """Return what a form needs that is not here, so that nobody names a file in vain."""
    return ". It needs one more package" if ending == ".pdf" and find_spec("typst") is None else ""


def _sizes(ending: str) -> tuple[bool, ...]:
    return (False, True) if FORMATS[ending].large_print else (False,)


def _place(session: Session, name: str) -> Path:
    return typed_path(name, session.file.path.absolute().parent)


async def _make(session: Session, ask: Asker, kind: Kind, path: Path, *, large: bool) -> None:
    keep_apart(path, session.file.path)
    material = Material.of(session.catalogue, session.assessment)
    ending = ending_of(path, kind, large=large)
    if kind in (SHARED_REPORT, SHARED_ANSWERS) and not await _may_share(material, ask, kind, ending):
        return await ask.say(NOTHING_CHANGED)
    if kind == LETTER:
        if not await letter_form(session, ask):
            return await ask.say("No letter was made.")
        material = Material.of(session.catalogue, session.assessment)  # with what was asked for it
    send_to = await _ask_send_to(ask) if kind in (REPLY_FORM, EMAIL_FORM, WORKBOOK) else ""
    asked = await ask.number(ASKED) if kind == SHEET else None
    overwrite = os.path.lexists(path)
    if not await may_write(path, ask):
        return await ask.say(NOTHING_CHANGED)
    await ask.say(f"Making the {kind.name}.")
    made = content(kind, material, ending, send_to=send_to, asked=asked or 0, beside=path.parent)
    return await ask.say(f"Done. {write(path, kind, made, large=large, overwrite=overwrite)}")


ASKED = "How many members did you ask for their own answers? You can leave this empty."


async def _ask_send_to(ask: Asker) -> str:
    question = "Who do members send it back to? Type an email address or a name. You can leave this empty."
    return await ask.line(question) or ""


async def _may_share(material: Material, ask: Asker, kind: Kind, ending: str) -> bool:
    for line in summary(material, ending, answers=kind == SHARED_ANSWERS):
        await ask.say(line)
    return await ask.choose("Do you want to make it?", ("Yes, make it", "No, leave it")) == 0
