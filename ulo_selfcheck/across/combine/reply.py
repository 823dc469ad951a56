"""A filled-in text workbook, read back. `help/9-reply-form.md` describes the form.

Mail programs add marks of quoting, turn spaces into other spaces and break lines; people type words beside
the number, or instead of it. What can be read one way only is taken. The rest is told, with its line.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS
from ulo_selfcheck.documents.workbook import END
from ulo_selfcheck.ground.text import one_line

_QUOTED = re.compile(r"^(?:[ \t]*[>|])+[ \t]?")
_CRITERIA = re.compile(r"criteria\s+([a-z][a-z0-9-]*),\s*version\s+(\S+?)\.?$", re.IGNORECASE)
_QUESTION = re.compile(r"question\s+(\d+)\s*\(\s*([a-z][a-z0-9-]*)\s*\)\s*$", re.IGNORECASE)
_ANSWER = re.compile(r"answer\s*:(.*)$", re.IGNORECASE)
_NOTE = re.compile(r"note\s*:(.*)$", re.IGNORECASE)
_PART = re.compile(r".+: questions \d+ to \d+$")


@dataclass(frozen=True, kw_only=True)
class Unclear:
    """A line that could not be read one way only: where, what stands there, and what to do."""

    line: int
    text: str
    problem: str
    criterion: str = ""
    """Which question it answers; nothing where we do not know that question."""


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What one person sent back."""

    catalogue: str
    version: str
    answers: Mapping[str, str]
    """A level, 'not-sure', 'later' or 'not-for-us' for each criterion that was answered."""
    notes: Mapping[str, str]
    unclear: tuple[Unclear, ...]


@dataclass(slots=True)
class _Question:
    """What was found under one question, while reading."""

    criterion: str
    answer: list[tuple[int, str]] = field(default_factory=list)
    note: list[str] = field(default_factory=list)


def parse(text: str, catalogue: Catalogue) -> Reply:
    """Read a filled-in workbook."""
    lines = _lines(text)
    used = next((found for _, line in lines if (found := _CRITERIA.match(line))), None)
    unclear: list[Unclear] = []
    given: dict[str, str] = {}
    notes: dict[str, str] = {}
    for one in _questions(lines, catalogue, unclear):
        answer = _answer_of(one, catalogue, unclear)
        if answer and given.setdefault(one.criterion, answer) != answer:
            unclear.append(_unclear(*one.answer[0], _TWO_ANSWERS, one.criterion))
        note = "\n".join(one.note).strip()
        if note and note not in notes.get(one.criterion, ""):
            notes[one.criterion] = "\n".join(filter(None, (notes.get(one.criterion), note)))
    return Reply(
        catalogue=used[1] if used else "",
        version=used[2] if used else "",
        answers=given,
        notes=notes,
        unclear=tuple(unclear),
    )


def _lines(text: str) -> list[tuple[int, str]]:
    """Return each line with its number, without what a mail program adds."""
    return [(number, _clean(line)) for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1)]


def _clean(line: str) -> str:
    # NFKC makes wide digits and hard spaces plain; `*` and `_` come from programs that make text bold.
    plain = unicodedata.normalize("NFKC", _QUOTED.sub("", line))
    return plain.strip().strip("*_").strip()


def _questions(
    lines: list[tuple[int, str]], catalogue: Catalogue, unclear: list[Unclear]
) -> Iterator[_Question]:
    here: _Question | None = None
    place = ""
    for number, line in lines:
        if found := _QUESTION.match(line):
            if here:
                yield here
            here, place = _Question(found[2].lower()), "question"
            if here.criterion not in catalogue:
                unclear.append(_unclear(number, line, "We do not know this question."))
                here = None
        elif here and (_PART.match(line) or line == END):
            yield here
            here = None
        elif here:
            place = _read_line(here, place, number, line)
    if here:
        yield here


def _read_line(here: _Question, place: str, number: int, line: str) -> str:
    """Take a line under a question, and give where the next one stands: the question, its answer, its note."""
    if place != "note" and (found := _ANSWER.match(line)):
        here.answer.append((number, found[1].strip()))
        return "answer"
    if found := _NOTE.match(line):
        here.note.append(found[1].strip())
        return "note"
    if place == "answer" and line:
        here.answer.append((number, line))
    elif place == "note":
        here.note.append(line)
    return place


def _answer_of(one: _Question, catalogue: Catalogue, unclear: list[Unclear]) -> str | None:
    """Return the answer, if there is one and it can be read one way only."""
    lines = [(number, words) for number, words in one.answer if words]
    if not lines:
        return None
    read = _read_answer(lines[0][1], catalogue)
    if not read:
        unclear.append(_unclear(*lines[0], f"Type one number from 1 to {len(ANSWERS)}.", one.criterion))
    for number, words in lines[1:]:
        # What stands under an answer is talk, unless it is as short as an answer and says another one.
        short = len(words.split()) <= _MOST_WORDS
        if read and short and _read_answer(words, catalogue) not in (None, read):
            unclear.append(_unclear(number, words, _TWO_ANSWERS, one.criterion))
    return read


def _read_answer(words: str, catalogue: Catalogue) -> str | None:
    """Read '3', '3. Partly', 'partly' or '(3)'. '3 or 4' and '3. Mostly' can be read two ways."""
    lowered = words.casefold().replace("-", " ")
    numbers = {int(digits[:9]) for digits in re.findall(r"\d+", lowered)}  # Python refuses endless ones
    named = {
        one for one in ANSWERS if re.search(rf"\b{re.escape(catalogue.name(one).casefold())}\b", lowered)
    }
    by_number = {ANSWERS[number - 1] for number in numbers if 1 <= number <= len(ANSWERS)}
    if len(numbers) == 1 and by_number and named <= by_number:
        return by_number.pop()
    return named.pop() if not numbers and len(named) == 1 and len(lowered.split()) <= _MOST_WORDS else None


_MOST_WORDS = 4  # 'not partly but nearly mostly' is talk, not an answer


_TWO_ANSWERS = "This question has two answers. We took the first one."


def _unclear(line: int, text: str, problem: str, criterion: str = "") -> Unclear:
    return Unclear(line=line, text=one_line(text)[:80], problem=problem, criterion=criterion)
