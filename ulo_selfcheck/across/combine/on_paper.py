"""A form that came back on paper, typed by a volunteer as a row of digits: '3 4 6 2 ...', a digit a question."""

import re
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path

from ulo_selfcheck.across.combine.member_file import Source, member_of
from ulo_selfcheck.across.combine.reply import Reply
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS, Criterion
from ulo_selfcheck.ground.english import count, listing
from ulo_selfcheck.ground.problem import Problem

LEFT_OUT = "0"
_BETWEEN = re.compile(r"[\s,;./|-]+")
_NOTE = re.compile(r"(?:question|q)?\s*(\d{1,3})[\s.:,)-]+(\S.*)$", re.IGNORECASE | re.DOTALL)


def looks_like_a_row(typed: str, catalogue: Catalogue) -> bool:
    """Return whether a line is more likely a row of answers than the name of a file."""
    digits = _BETWEEN.sub("", typed)
    return digits.isdecimal() and len(digits) > len(catalogue.criteria) // 2


def read_row(typed: str, catalogue: Catalogue) -> dict[str, str]:
    """Return the answers in a row of digits, by criterion. 0 stands for a question that was left out.

    Raises:
        Problem: it has too few or too many, or one that is no answer.
    """
    digits = _BETWEEN.sub("", typed)
    many = len(catalogue.criteria)
    if not (digits.isascii() and digits.isdecimal()):
        raise Problem(f"Type {many} digits, one for each question. {_ZERO}")
    if len(digits) != many:
        raise Problem(f"You typed {count(len(digits), 'digit')}. There are {many} questions. {_ZERO}")
    for one, digit in zip(catalogue.criteria, digits, strict=True):
        if int(digit) > len(ANSWERS):
            raise Problem(
                f"Question {one.number}: {digit} is no answer. The answers go from 1 to {len(ANSWERS)}."
            )
    given = zip(catalogue.criteria, digits, strict=True)
    return {one.id: ANSWERS[int(digit) - 1] for one, digit in given if digit != LEFT_OUT}


_ZERO = f"Type {LEFT_OUT} where none was given."


def read_back_words(answers: Mapping[str, str], catalogue: Catalogue) -> Iterator[str]:
    """Return in words what was typed, a sentence for each group, to hold against the paper."""
    for group in catalogue.groups:
        ours = catalogue.in_group(group.id)
        said = listing([f"{one.number} {_name(answers.get(one.id), catalogue)}" for one in ours])
        yield f"{group.name}: {said}."


def _name(answer: str | None, catalogue: Catalogue) -> str:
    return catalogue.name(answer).lower() if answer else "left out"


def read_note(typed: str, catalogue: Catalogue) -> tuple[Criterion, str]:
    """Return the question that a note belongs to, and the note: '3 We help with forms'.

    Raises:
        Problem: no question has that number, or there is no note.
    """
    found = _NOTE.match(typed.strip())
    asked = next((one for one in catalogue.criteria if found and one.number == int(found[1])), None)
    if not found or asked is None:
        raise Problem(
            "Type the number of the question first, and then the note. Such as: 3 We help with forms."
        )
    return asked, found[2].strip()


def source(number: int, answers: Mapping[str, str], notes: Mapping[str, str], catalogue: Catalogue) -> Source:
    """Return a form on paper as one member's answers. Each is somebody else's, even with the same answers."""
    alone = uuid.uuid4().hex
    used = catalogue.identity
    reply = Reply(catalogue=used.id, version=used.version, answers=answers, notes=notes, unclear=())
    return Source(
        path=Path(f"Form {number} on paper"),
        mark=alone,
        content=alone,
        person=alone,
        surely=True,
        member=member_of(reply, catalogue),
    )
