"""The form that members answer on, each on what they have: a web page, or text.

Both are read back by `combine`; `help/9-reply-form.md` describes what it reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ulo_selfcheck.catalogue.criteria_set import Catalogue, Named, Term
from ulo_selfcheck.catalogue.criterion import ANSWERS, LEVELS, Criterion
from ulo_selfcheck.catalogue.hard_words import hard_words_in
from ulo_selfcheck.documents.tree import Card, Document
from ulo_selfcheck.documents.workbook import END, MEETING_CARDS, workbook
from ulo_selfcheck.ground.english import number_word, runs, sentence
from ulo_selfcheck.ground.text import one_line

SEND_TO = "Send it to"
_MOST_LETTERS = 200  # of a name or an address
_ALONE = (
    "There are no wrong answers. Nobody is marked.",
    "Choose one answer for each question. Leave out any question you like.",
    "It takes about an hour. Take breaks. You can stop, and go on another day.",
    "Is a question hard? Choose Not sure, or leave it out. Somebody can read it with you. The answer is yours.",
    "You can write a note. You do not have to write about your health.",
)
_PRIVATE = (
    "This page does not ask for your name. It sends nothing.",
    "What you type stays on this device until you save it.",
)
_HOW_TO_SAVE = "Press Save my answers. This makes a small file. It is called my answers.txt."
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
    """The form, for one organisation. `send_to` says to whom the answers go: a name or an address."""

    catalogue: Catalogue
    organisation: str = ""
    send_to: str = ""

    @property
    def title(self) -> str:
        """Return what the form is called. The organisation's name is text, whatever is in it."""
        about = one_line(self.organisation)[:_MOST_LETTERS] or "our organisation"
        return f"{len(self.catalogue.criteria)} questions about {about}"

    @property
    def how_it_works(self) -> tuple[str, ...]:
        return (*_ALONE, *_PRIVATE)

    @property
    def how_to_send(self) -> tuple[str, ...]:
        return (_HOW_TO_SAVE, self.send_words)

    @property
    def send_words(self) -> str:
        """Return to whom the answers go."""
        to = one_line(self.send_to)[:_MOST_LETTERS]
        return f"{SEND_TO}: {to}" if to else f"{SEND_TO} the person who sent you the questions."

    @property
    def without_script(self) -> tuple[str, ...]:
        return (*_WITHOUT_SCRIPT, self.send_words)

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


def content(form: ReplyForm, ending: str) -> ReplyForm | Document:
    """Return the form for a file with this ending: the web page itself, or a document."""
    return form if ending == ".html" else workbook(form.catalogue, reply=True)


def _words_of(criterion: Criterion) -> str:
    return " ".join((criterion.title, criterion.plain_words, *criterion.levels.values()))
