"""What a member wrote, read back: the form filled in, or answers in their own words and order.

`help/9-reply-form.md` describes the form. Mail programs add marks of quoting, turn spaces into other spaces and
break lines; people type words beside the number, or instead of it. What can be read one way only is taken.
Every other line with a letter or a digit is told, with its number: nothing is passed over in silence.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from ulo_selfcheck.across.combine import signature
from ulo_selfcheck.across.combine.form_words import form_words
from ulo_selfcheck.across.combine.headings import Heading, read_heading, read_spaced
from ulo_selfcheck.across.combine.typed_answer import may_be_an_answer, read_answer
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS
from ulo_selfcheck.ground.english import listing
from ulo_selfcheck.ground.text import one_line

_QUOTED = re.compile(r"^(?:[ \t]*[>|])+[ \t]?")
_CRITERIA = re.compile(r"criteria\s+([a-z][a-z0-9-]*),\s*version\s+(\S+?)\.?$", re.IGNORECASE)
_ANSWER = re.compile(
    r"(?:(?:my|our)\s+)?answer(?:\s*(?:[:=]|[-\u2010-\u2015]\s)\s*|\s+is\s+|\s*$)(.*)$", re.IGNORECASE
)
_ANSWER_ALONE = re.compile(r"answer\s+(.+)$", re.IGNORECASE)
_NOTE = re.compile(r"(?:note|comment)s?(?:\s*[:=]\s*|\s+[-\u2010-\u2015]\s+|\s*$)(.*)$", re.IGNORECASE)
_TICKED = re.compile(
    r"(?:\[\s*[x\u2713\u2714*]\s*\]|[\u2611\u2612\u2713\u2714\u2717\u2718]|x\b[.)]?)\s*(?=\S)", re.IGNORECASE
)
_UNTICKED = re.compile(r"(?:\[\s*\]|[\u2610\u25a1])\s*")
_NUMBERED = re.compile(r"question \d+\. ", re.IGNORECASE)
_TALK = 4  # words; an answer that cannot be read and has more is kept as a note too
_SHORT = 4  # words; what stands under an answer and is longer is talk, not another answer

_ONE_NUMBER = f"Type one number from 1 to {len(ANSWERS)}."
_UNKNOWN = "We do not know this question."

Why = Literal["unread", "signature", "another answer"]


class Left(NamedTuple):
    """A line that is not in the result, and why."""

    line: int
    text: str
    why: Why = "unread"


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
    left: tuple[Left, ...] = ()
    """The lines that are not in the result, in their order."""
    own: int = 0
    """How many lines are the form's own words."""


class _Typed(NamedTuple):
    line: int
    words: str


@dataclass(slots=True)
class _Question:
    """What was found under one question, while reading."""

    criterion: str
    compact: bool = False
    """The answer stands in the line that names the question."""
    listed: bool = False
    """And a number alone names it there, as in a list of answers."""
    doubt: str = ""
    answers: list[_Typed] = field(default_factory=list)
    options: list[tuple[_Typed, str]] = field(default_factory=list)
    ticked: list[tuple[_Typed, str]] = field(default_factory=list)
    note: list[str] = field(default_factory=list)


Place = Literal["nowhere", "question", "answer", "note", "signature", "unknown"]


def parse(text: str, catalogue: Catalogue) -> Reply:
    """Read what a member sent."""
    reader = _Reader(text, catalogue)
    reader.read()
    return reader.reply()


class _Reader:
    """Reads line by line. Each line goes to one place only, so that none is lost and none counts twice."""

    def __init__(self, text: str, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._own_before = ""
        raw = text.lstrip("\ufeff").splitlines()
        self._lines = [_clean(line) for line in raw]
        self._form = form_words(catalogue, "\n".join(self._lines))
        self._catalogue = self._form.catalogue  # with the group's own word, as in the form
        versions = {found[2] for line in self._lines if (found := _CRITERIA.match(line))}
        self._older = bool(versions - {catalogue.identity.version})
        self._signature = self._signatures([bool(_QUOTED.match(line)) for line in raw])
        self._here: _Question | None = None
        self._place: Place = "nowhere"
        self._used: tuple[str, str] | None = None
        self._answers: dict[str, str] = {}
        self._first: dict[str, _Typed] = {}
        self._disputed: set[str] = set()
        self._notes: dict[str, str] = {}
        self._unclear: list[Unclear] = []
        self._left: list[Left] = []
        self._own = 0

    def reply(self) -> Reply:
        return Reply(
            catalogue=self._used[0] if self._used else "",
            version=self._used[1] if self._used else "",
            answers=self._answers,
            notes=self._notes,
            unclear=tuple(sorted(self._unclear, key=lambda one: one.line)),
            left=tuple(sorted(self._left)),
            own=self._own,
        )

    def read(self) -> None:
        for index, line in enumerate(self._lines):
            typed = _Typed(index + 1, line)
            if index in self._signature and not self._is_no_signature(line):
                self._leave(typed, "signature")
            elif not self._is_mark(index, typed):
                self._text(typed)
        self._finish()

    def _signatures(self, quoted: list[bool]) -> set[int]:
        """Return the places of signatures: at the very end, and above what is quoted from an older mail."""
        starts = [
            place
            for place in range(len(self._lines))
            if (quoted[place] and not quoted[place - 1]) or signature.begins_older_mail(self._lines, place)
        ]
        found: set[int] = set()
        for start, end in pairwise(sorted({0, *starts, len(self._lines)})):
            places = signature.at_the_end(self._lines[start:end], self._is_no_signature)
            found.update(start + place for place in places)
        return found

    def _is_no_signature(self, line: str) -> bool:
        label = _ANSWER.match(line) or _NOTE.match(line) or signature.begins_signature(line)
        return bool(label or read_heading(line, self._catalogue))

    # Where we are

    def _is_mark(self, index: int, typed: _Typed) -> bool:
        """Take a line that says where the next ones belong. False: it is something else."""
        line = typed.words
        if found := _CRITERIA.match(line):
            self._go("nowhere")
            used = (found[1], found[2])
            if self._used in (None, used):
                self._used = used
                self._own += 1
            else:
                self._leave(typed)
        elif signature.begins_older_mail(self._lines, index):
            self._go("nowhere")
            self._leave(typed)
        elif signature.begins_signature(line):
            if self._here:
                self._place = "signature"
        elif line in self._form.ends:
            self._go("nowhere")
            self._own += 1
        else:
            return self._is_heading(typed) or self._is_label(typed)
        return True

    def _go(self, place: Place, question: _Question | None = None) -> None:
        self._finish()
        self._here, self._place = question, place

    def _is_heading(self, typed: _Typed) -> bool:
        heading = read_heading(typed.words, self._catalogue) or self._next_in_list(typed.words)
        if heading and self._is_older_title(heading, typed.words):
            heading = heading._replace(answer="")
        if heading is None or not self._taken(heading, typed):
            return False
        if heading.criterion is None:
            self._go("unknown")
            self._unclear.append(_unclear(typed, _UNKNOWN))
            return True
        beside = bool(heading.answer)
        question = _Question(heading.criterion, beside, beside and heading.bare, heading.doubt)
        self._go("answer" if heading.answer else "question", question)
        if heading.answer:
            question.answers.append(_Typed(typed.line, heading.answer))
        else:
            self._is_own(typed.words)  # its title may go on in the next line
            self._own += 1
        return True

    def _is_older_title(self, heading: Heading, line: str) -> bool:
        """Return whether a question is named by a title that it had once: 'Question 11. A committee of our own.'"""
        set_apart = _NUMBERED.match(line)
        return bool(self._older and set_apart and read_answer(heading.answer, self._catalogue) is None)

    def _taken(self, heading: Heading, typed: _Typed) -> bool:
        """Return whether a line that looks like the head of a question is one, where it stands."""
        reads = bool(heading.answer and read_answer(heading.answer, self._catalogue))
        if not heading.bare:
            return self._place != "note" or reads or not heading.answer or may_be_an_answer(heading.answer)
        if heading.answer and self._is_next_in_list(heading.criterion):
            return True
        if heading.criterion is None or not (reads or may_be_an_answer(heading.answer)):
            return False
        if self._here is None or self._here.compact:
            return reads or self._comes_next(heading.criterion)
        if not reads:
            return False
        if self._place == "note":
            # It may be a line of the note, or the next answer in a list.
            doubt = "It stands in a note. It may be the answer to this question."
            self._unclear.append(_unclear(typed, doubt, heading.criterion))
            return False
        return read_answer(typed.words, self._catalogue) is None

    def _next_in_list(self, line: str) -> Heading | None:
        """Return the head of the next answer in a list, where only a space sets its number apart: '9 not sure'."""
        heading = read_spaced(line, self._catalogue)
        if heading is None or not self._is_next_in_list(heading.criterion):
            return None
        short = len(heading.answer.split()) <= _SHORT
        return heading if short or read_answer(heading.answer, self._catalogue) else None

    def _is_next_in_list(self, criterion: str | None) -> bool:
        """Return whether a question is the very next one in a list of answers, each after a number alone."""
        order, here = self._catalogue.order, self._here
        if here is None or not here.listed or criterion not in order or here.criterion not in order:
            return False
        return order.index(criterion) == order.index(here.criterion) + 1

    def _comes_next(self, criterion: str) -> bool:
        """Return whether a question comes after the one where we are, as in a list of answers."""
        order = self._catalogue.order
        here = self._here.criterion if self._here else None
        return criterion in order and (here not in order or order.index(criterion) > order.index(here))

    def _is_label(self, typed: _Typed) -> bool:
        """Take the label of an answer or a note, with what stands after it."""
        line, here = typed.words, self._here
        if here is None:
            return False
        alone = _ANSWER_ALONE.match(line)
        if found := _ANSWER.match(line) or (
            alone if alone and read_answer(alone[1], self._catalogue) else None
        ):
            self._place = "answer"
            if found[1].strip():
                here.answers.append(_Typed(typed.line, found[1].strip()))
            return True
        if found := _NOTE.match(line):
            self._place = "note"
            if found[1].strip():
                here.note.append(found[1].strip())
            return True
        return False

    # What stands there

    def _text(self, typed: _Typed) -> None:
        line, here = typed.words, self._here
        if self._place == "signature":
            self._leave(typed, "signature")
        elif here is None:
            if _says_something(line) and self._place == "nowhere" and self._is_own(line):
                self._own += 1
            else:
                self._leave(typed)
        elif self._place == "note":
            here.note.append(line)
        elif _says_something(line) and not self._is_option(here, typed):
            self._under_question(here, typed)

    def _is_own(self, line: str) -> bool:
        """Return whether a line is a piece of the form; the next one may go on where it was broken."""
        own = self._form.own(line, self._own_before)
        self._own_before = line if own else self._own_before
        return own

    def _is_option(self, here: _Question, typed: _Typed) -> bool:
        """Take one of the answers to choose from, ticked or not."""
        ticked = _TICKED.match(typed.words)
        if ticked:
            words = typed.words[ticked.end() :]
            read = read_answer(words, self._catalogue)
            answer = self._option(here, typed, words) or (read.answer if read and not read.beside else None)
            if answer:
                here.ticked.append((typed, answer))
                return True
        answer = self._option(here, typed, _UNTICKED.sub("", typed.words))
        if answer:
            here.options.append((typed, answer))
        return bool(answer)

    def _option(self, here: _Question, typed: _Typed, words: str) -> str | None:
        """Return which answer a line names. In a form of older words what follows its name may be somebody's: told."""
        answer = self._form.option(words, here.criterion, older=self._older)
        if answer and self._older and not self._form.option(words, here.criterion):
            self._leave(typed)
        return answer

    def _under_question(self, here: _Question, typed: _Typed) -> None:
        if self._is_own(_UNTICKED.sub("", typed.words)) and (self._place == "question" or here.options):
            self._own += 1
            return
        read = read_answer(typed.words, self._catalogue)
        if self._older and self._place == "question" and not (read and not read.beside):
            self._leave(typed)  # the form's own words, or somebody's: told, and no note
            return
        tried = self._place == "answer" or read or may_be_an_answer(typed.words)
        first = tried and not here.answers
        if first or (read and not read.beside and len(typed.words.split()) <= _SHORT):
            here.answers.append(typed)
        else:
            here.note.append(typed.words)

    def _leave(self, typed: _Typed, why: Why = "unread") -> None:
        if _says_something(typed.words):
            self._left.append(Left(typed.line, one_line(typed.words), why))

    # The end of a question

    def _finish(self) -> None:
        here, self._here = self._here, None
        if here is None:
            return
        answer = self._answer_of(here)
        if answer:
            self._keep_answer(here, *answer)
        note = "\n".join(here.note).strip()
        if note and note not in self._notes.get(here.criterion, ""):
            self._notes[here.criterion] = "\n".join(filter(None, (self._notes.get(here.criterion), note)))

    def _answer_of(self, here: _Question) -> tuple[_Typed, str] | None:
        """Return the answer, if there is one and it can be read one way only; else what is unclear is told."""
        said = [*self._typed_answers(here), *here.ticked, *self._left_standing(here)]
        if here.doubt and said:
            self._told(here, said, here.doubt)
            return None
        if len({answer for _, answer in said}) > 1:
            self._told(here, said, self._two_words([answer for _, answer in said]))
            return None
        return said[0] if said else None

    def _typed_answers(self, here: _Question) -> Iterator[tuple[_Typed, str]]:
        for typed in here.answers:
            read = read_answer(typed.words, self._catalogue)
            if read is None:
                self._unclear.append(_unclear(typed, _ONE_NUMBER, here.criterion))
                if len(typed.words.split()) > _TALK:
                    here.note.insert(0, typed.words)
                continue
            if read.beside:
                here.note.insert(0, read.beside)
            yield typed, read.answer

    def _left_standing(self, here: _Question) -> list[tuple[_Typed, str]]:
        """Return the one answer that was left where all the others were taken away."""
        if len({answer for _, answer in here.options}) == 1:
            return here.options[:1]
        if (
            1 < len({answer for _, answer in here.options}) < len(ANSWERS)
            and not here.answers
            and not here.ticked
        ):
            return here.options
        self._own += len(here.options)
        return []

    def _keep_answer(self, here: _Question, typed: _Typed, answer: str) -> None:
        before = self._first.setdefault(here.criterion, typed)
        if here.criterion in self._disputed:
            self._leave(typed, "another answer")
        elif self._answers.setdefault(here.criterion, answer) != answer:
            self._disputed.add(here.criterion)
            said = [(before, self._answers.pop(here.criterion)), (typed, answer)]
            self._told(here, said, self._two_words([one for _, one in said]))

    def _told(self, here: _Question, said: list[tuple[_Typed, str]], problem: str) -> None:
        (first, _), *others = said
        self._unclear.append(_unclear(first, problem, here.criterion))
        for typed, _ in others:
            self._leave(typed, "another answer")

    def _two_words(self, answers: list[str]) -> str:
        names = list(dict.fromkeys(self._catalogue.name(one) for one in answers))
        return f"This question has {len(names)} answers: {listing(names)}. We took none of them."


def _clean(line: str) -> str:
    """Return a line without what a mail program or Markdown adds to it."""
    # NFKC makes wide digits and hard spaces plain; `*` and `_` come from programs that make text bold.
    plain = unicodedata.normalize("NFKC", _QUOTED.sub("", line)).replace("**", "").replace("__", "")
    plain = re.sub(r"^#{1,6} ", "", plain.strip())
    return plain.strip().strip("*_").strip()


def _says_something(line: str) -> bool:
    return any(map(str.isalnum, line))


def _unclear(typed: _Typed, problem: str, criterion: str = "") -> Unclear:
    return Unclear(line=typed.line, text=one_line(typed.words), problem=problem, criterion=criterion)
