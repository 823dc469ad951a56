"""The form that members answer on, each on what they have: a web page, Word, text, or a short email.

All of them are read back by `combine`; `help/9-reply-form.md` describes what it reads.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ulo_selfcheck.catalogue.criteria_set import Catalogue, Named, Term
from ulo_selfcheck.catalogue.criterion import ANSWERS, LEVELS, Criterion
from ulo_selfcheck.catalogue.hard_words import hard_words_in
from ulo_selfcheck.documents.titled import to_take_away
from ulo_selfcheck.documents.tree import (
    Block,
    Card,
    Choices,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Room,
)
from ulo_selfcheck.documents.workbook import END, MEETING_CARDS
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import number_word, runs, sentence
from ulo_selfcheck.ground.text import one_line

ABOUT = "questions about"
SEND_TO = "Send it to"
SEND_BY = "Please send it by"
_MOST_LETTERS = 200  # of a name or an address
_NOBODY_IS_MARKED = "There are no wrong answers. Nobody is marked."
_ALONE = (
    "It takes about an hour. Take breaks. You can stop, and go on another day.",
    "Is a question hard? Choose Not sure, or leave it out. Somebody can read it with you. The answer is yours.",
)
_NOTES = "You can write a note. You do not have to write about your health."
_ON_THE_PAGE = (
    _NOBODY_IS_MARKED,
    "Choose one answer for each question. Leave out any question you like.",
    *_ALONE,
    _NOTES,
    "This page does not ask for your name. It sends nothing.",
    "What you type stays on this device until you save it.",
)
_TYPED = (
    _NOBODY_IS_MARKED,
    f"Type one number from 1 to {len(ANSWERS)} after each word Answer. Leave out any question you like.",
    *_ALONE,
    f"{_NOTES} Type it after the word Note.",
    "You can leave your name out.",
)
_IN_AN_EMAIL = (
    f"{_NOBODY_IS_MARKED} Leave out any question you like.",
    "Press Reply. Type one number after each word Answer. You can write more below it.",
    "You can write at the top instead. Begin each line with the word Question and its number, then your answer.",
    "You do not have to write about your health. You can leave your name out.",
)
_HOW_TO_SAVE = "Press Save my answers. This makes a small file. It is called my answers.txt."
_SAVE_IT = "Save the file when you have finished, or when you want to stop."
_WITHOUT_SCRIPT = (
    "Open this page in a browser, such as Firefox, Safari, Chrome or Edge. A preview in an email is not enough.",
    "Or print this page and write on it.",
    "Or write an email, with a line for each answer. Begin like this. Question 1: 3",
)


class Choice(NamedTuple):
    """An answer to choose: its name and, for a level, what it looks like here."""

    name: str
    about: str = ""


class Question(NamedTuple):
    """One question, with all that somebody needs who answers it alone."""

    criterion: Criterion
    title: str
    answers: tuple[Choice, ...]
    hard_words: tuple[Term, ...]


class Group(NamedTuple):
    """The questions of one group."""

    heading: str
    about: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class ReplyForm:
    """The form, for one organisation. `send_to` says to whom the answers go: a name or an address; `by` until when."""

    catalogue: Catalogue
    organisation: str = ""
    send_to: str = ""
    by: datetime.date | None = None

    @property
    def title(self) -> str:
        """Return what the form is called. The organisation's name is text, whatever is in it."""
        about = one_line(self.organisation)[:_MOST_LETTERS] or "our organisation"
        return f"{len(self.catalogue.criteria)} {ABOUT} {about}"

    @property
    def how_it_works(self) -> tuple[str, ...]:
        return _ON_THE_PAGE

    @property
    def how_to_send(self) -> tuple[str, ...]:
        return (_HOW_TO_SAVE, *self.where_and_when)

    @property
    def where_and_when(self) -> tuple[str, ...]:
        """Return to whom the answers go and, where somebody said it, until when."""
        return (self.send_words, *([f"{SEND_BY} {day(self.by)}."] if self.by else []))

    @property
    def send_words(self) -> str:
        """Return to whom the answers go."""
        to = one_line(self.send_to)[:_MOST_LETTERS]
        return f"{SEND_TO}: {to}" if to else f"{SEND_TO} the person who sent you the questions."

    @property
    def without_script(self) -> tuple[str, ...]:
        return (*_WITHOUT_SCRIPT, *self.where_and_when)

    @property
    def end(self) -> str:
        return END

    @property
    def essentials(self) -> str:
        """Return how many questions are essential, as a word; nothing where none is."""
        many = len(self.catalogue.essentials)
        return number_word(many) if many else ""

    @property
    def groups(self) -> tuple[Group, ...]:
        return tuple(self._group(one) for one in self.catalogue.groups)

    @property
    def cards(self) -> Iterator[Card]:
        """Return the cards to hold up in the room: an answer each, and those to speak with."""
        for number, one in enumerate(ANSWERS, 1):
            yield Card(str(number), self.catalogue.name(one), "")
        yield from MEETING_CARDS

    def _group(self, group: Named) -> Group:
        ours = self.catalogue.in_group(group.id)
        heading = f"{group.name}: questions {runs(one.number for one in ours)}"
        return Group(heading, group.about, tuple(map(self._question, ours)))

    def _question(self, criterion: Criterion) -> Question:
        return Question(
            criterion,
            sentence(criterion.title),
            tuple(
                Choice(self.catalogue.name(one), criterion.levels[one] if one in LEVELS else "")
                for one in ANSWERS
            ),
            hard_words_in(_words_of(criterion), self.catalogue),
        )


def content(form: ReplyForm, ending: str, *, short: bool = False) -> ReplyForm | Document | str:
    """Return the form for a file with this ending: the web page itself, a document, or the text of an email."""
    if short:
        return in_an_email(form)
    return form if ending == ".html" else to_type_in(form)


def to_type_in(form: ReplyForm) -> Document:
    """Compose the form as a document without any lock: the answers are typed after their labels."""
    blocks = (
        Heading(2, "How it works"),
        Items(_TYPED),
        Heading(2, "How to send it back"),
        Items((_SAVE_IT, *form.where_and_when)),
        *(block for group in form.groups for block in _typed_group(group)),
        *_end(form),
    )
    return to_take_away(form.title, blocks, form.catalogue)


def _typed_group(group: Group) -> Iterator[Block]:
    yield Heading(2, group.heading, new_page=True)
    yield Paragraph(group.about)
    for question in group.questions:
        yield Heading(3, f"Question {question.criterion.number}. {question.title}")
        yield Paragraph(question.criterion.plain_words)
        if question.hard_words:
            yield Facts(tuple((f"Hard word. {one.term}", one.means) for one in question.hard_words))
        yield Choices(
            "Answer", tuple(f"{name}. {about}".strip() for name, about in question.answers), typed=True
        )
        yield Room("Note", 0)


def _end(form: ReplyForm) -> Iterator[Block]:
    identity = form.catalogue.identity
    yield Heading(2, END)
    yield Paragraph("Thank you. Now rest.")
    yield Paragraph(f"Criteria {identity.id}, version {identity.version}.")


def in_an_email(form: ReplyForm) -> str:
    """Return the form as the text of an email. Its lines are not broken: email programs do that themselves."""
    names = [form.catalogue.name(one) for one in ANSWERS]
    key = [f"{number} means: {name}." for number, name in enumerate(names, 1)]
    questions = (question for group in form.groups for question in group.questions)
    paragraphs = (
        form.title,
        "\n".join(_IN_AN_EMAIL),
        "\n".join(key),
        "\n".join(form.where_and_when),
        *(_in_an_email(one) for one in questions),
        "\n".join(block.text for block in _end(form) if isinstance(block, Heading | Paragraph)),
    )
    return "\n\n".join(paragraphs) + "\n"


def _in_an_email(question: Question) -> str:
    criterion = question.criterion
    return f"Question {criterion.number}\n{question.title} {criterion.plain_words}\nAnswer:"


def _words_of(criterion: Criterion) -> str:
    return " ".join((criterion.title, criterion.plain_words, *criterion.levels.values()))
