"""One member's file: read, with what is unclear in it, and an unclear line settled."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ulo_selfcheck.across.combine import texts, views
from ulo_selfcheck.across.combine.reply import Left, Reply, Unclear, parse
from ulo_selfcheck.across.combine.stays import stays_words
from ulo_selfcheck.across.combine.views import Member
from ulo_selfcheck.answers.contents import FileProblem, read_answers
from ulo_selfcheck.answers.review import CatalogueUsed, Organisation, View
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS, LEVELS
from ulo_selfcheck.ground.english import count, listing, sentence
from ulo_selfcheck.ground.problem import Problem

ENDINGS = (".toml", *texts.ENDINGS)
_MOST_UNCLEAR = 100
_MOST_TOLD = 20  # lines of a file that is not used


@dataclass(frozen=True, kw_only=True)
class Source:
    """One member's file: what it says, and the lines that could not be read one way only."""

    path: Path
    mark: str
    """The same for two copies of a file, whatever they are called."""
    content: str
    """Stands for every letter of it."""
    person: str
    """Stands for who sent it."""
    surely: bool
    """Whether `person` is sure: a file of answers has its own id, a letter only the name it was saved under."""
    member: Member
    sender: str = ""
    """The address that a mail came from. It is kept nowhere."""
    unclear: tuple[Unclear, ...] = ()
    left: tuple[Left, ...] = ()
    """The lines of a letter that are not in what it says."""
    stays: tuple[str, ...] = ()
    """What a file of answers holds besides, and keeps, in words."""
    notices: tuple[str, ...] = ()
    """What to know before it is used: a name that was typed wrong, or that it answers older words."""


def read(path: Path, catalogue: Catalogue) -> Source:
    """Read a member's file of answers, or a filled-in text workbook.

    Raises:
        FileProblem: it cannot be used; the words say why.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS and os.path.lexists(path):
        raise FileProblem(path, [f"{path}: {cannot_read_words(path)}"])
    source = _read_answers(path, catalogue) if ending == ".toml" else _read_reply(path, catalogue)
    if source.member.is_empty and not source.unclear:
        raise FileProblem(path, [f"There are no answers in {path}.", *_unread_words(source)])
    return source


def _unread_words(source: Source) -> Iterator[str]:
    """Return in words what stands in a letter without answers: the first lines, and how many more."""
    yield from (f'Line {one.line} is not read: "{one.text}"' for one in source.left[:_MOST_TOLD])
    if (more := len(source.left) - _MOST_TOLD) > 0:
        yield f"{count(more, 'more line is', 'more lines are')} not read."


def cannot_read_words(path: Path) -> str:
    """Return in words why a file is none that we read, and what to do."""
    kind = f"such a file: it ends in {path.suffix}" if path.suffix else "a file without an ending"
    return f"We cannot read {kind}. We read {listing(ENDINGS)}. Save it as one of them."


def _read_answers(path: Path, catalogue: Catalogue) -> Source:
    contents = read_answers(path)
    assessment = contents.loaded.assessment
    if any(answer.views for answer in assessment.answers.values()):
        raise FileProblem(path, [f"{path} holds several members' answers already. Use their own files."])
    return Source(
        path=path,
        mark=assessment.assessment.id,
        content=hashlib.sha256(contents.data).hexdigest(),
        person=assessment.assessment.id,
        surely=True,
        member=views.from_answers(assessment, catalogue),
        stays=stays_words(assessment, catalogue),
        notices=tuple(f"{path.name}: {one}" for one in contents.loaded.notices),
    )


def _read_reply(path: Path, catalogue: Catalogue) -> Source:
    text, besides = texts.text_of(path)
    reply = parse(text, catalogue)
    if reply.catalogue not in ("", catalogue.identity.id):
        raise FileProblem(path, [other_questions_words(path, reply.catalogue, catalogue)])
    if len(reply.unclear) > _MOST_UNCLEAR:
        said = f"We cannot read {len(reply.unclear):,} lines of {path}. It may not be a filled-in workbook."
        raise FileProblem(path, [said])
    return Source(
        path=path,
        mark=_content(text),
        content=_content(text),
        person=path.stem.casefold(),
        surely=False,
        member=member_of(reply, catalogue),
        sender=texts.sender_of(path),
        unclear=reply.unclear,
        left=reply.left,
        stays=(besides,) if besides else (),
        notices=tuple(_older_words(path, reply.version, catalogue)),
    )


def other_questions_words(path: Path, named: str, catalogue: Catalogue) -> str:
    """Return in words that a reply answers the questions of somebody else's criteria."""
    return f"{path} answers other questions: {named}. Ours are {catalogue.identity.id}. It is not used."


def _older_words(path: Path, version: str, catalogue: Catalogue) -> Iterator[str]:
    ours = catalogue.identity.version
    if version not in ("", ours):
        yield f"{path.name} answers the words of version {version}. Ours are {ours}. Look at what changed before you use it."


def _content(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


def member_of(reply: Reply, catalogue: Catalogue) -> Member:
    """Return what one person thinks, from what they sent back."""
    given = {one: _said(answer) for one, answer in reply.answers.items()}
    return Member(
        organisation=Organisation(name=""),
        catalogue=CatalogueUsed(id=reply.catalogue, version=reply.version),
        views=given,
        notes={
            one: tuple(_notes(reply.answers.get(one, ""), reply.notes.get(one, ""), catalogue))
            for one in {**reply.answers, **reply.notes}
        },
        evidence={},
    )


def _said(answer: str) -> View:
    """Return the view behind a typed answer."""
    level = next((one for one in LEVELS if one == answer), None)
    return level or views.view_of("not-sure" if answer == "not-sure" else "later")


def _notes(answer: str, note: str, catalogue: Catalogue) -> Iterator[str]:
    if answer == "not-for-us":
        yield views.not_for_us_words(note, catalogue)
    elif note:
        yield note


def with_answer(source: Source, unclear: Unclear, number: int, catalogue: Catalogue) -> Source:
    """Return a member's file with an unclear line read as the answer of that number.

    Raises:
        Problem: no answer has that number.
    """
    if not 1 <= number <= len(ANSWERS):
        raise Problem(f"Type a number from 1 to {len(ANSWERS)}.")
    changed = _changed(source.member, unclear.criterion, ANSWERS[number - 1], catalogue)
    return replace(source, member=changed)


def _changed(member: Member, criterion: str, answer: str, catalogue: Catalogue) -> Member:
    notes: Mapping[str, tuple[str, ...]] = member.notes
    if answer == "not-for-us":
        said = "\n".join(notes.get(criterion, ()))
        notes = {**notes, criterion: tuple(_notes(answer, said, catalogue))}
    return replace(member, views={**member.views, criterion: _said(answer)}, notes=notes)


def answers_words(one: Unclear, catalogue: Catalogue) -> list[str]:
    """Return in words what can be answered to the question of an unclear line."""
    levels = catalogue[one.criterion].levels
    about = [f" {levels[answer]}" if answer in LEVELS else "" for answer in ANSWERS]
    return [
        f"{number}. {catalogue.name(answer)}.{words}"
        for number, (answer, words) in enumerate(zip(ANSWERS, about, strict=True), 1)
    ]


def unclear_words(source: Source, one: Unclear, catalogue: Catalogue) -> str:
    """Return in words an unclear line, with its place."""
    asked = catalogue[one.criterion] if one.criterion else None
    question = f" Question {asked.number}. {sentence(asked.title)}" if asked else ""
    return f'{source.path.name}, line {one.line}.{question} It says "{one.text}". {one.problem}'
