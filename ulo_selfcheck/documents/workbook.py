"""The questions on paper, for before a sitting and for round the table; and cards to vote with.

As plain text it is also a form to reply on: `reply.py` reads it back, and `help/9-reply-form.md` describes it.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from ulo_selfcheck.catalogue.criteria_set import Catalogue, Named
from ulo_selfcheck.catalogue.criterion import ANSWERS, LEVELS, OTHER_ANSWERS, Criterion
from ulo_selfcheck.documents.kinds import CARDS, Kind
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
    Picture,
    Room,
)
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import runs, sentence

END = "End of the questions"
BACK_TO = "Send it back to"
WHOSE = ("Organisation", BACK_TO, "We need it by")
_NOTES = Room("Note", 4, more=8)  # with these a question fills its page, and stays on it
_NOTES_BELOW_A_PICTURE = Room("Note", 2, more=4)
_HOW_TO_TICK = (
    "Tick one answer for each question.",
    "Leave out any question you like.",
    "There are no wrong answers. Nobody is marked.",
    "Write a note if you want to. You do not have to write about your health.",
)
_HOW_TO_REPLY = (
    "You can answer in this file, in any program that can change text.",
    f"Under each question there is a line with the word Answer. Type one number from 1 to {len(ANSWERS)} after it.",
    "You can type a note after the word Note. It can have many lines.",
    "Leave out any question you like.",
    "There are no wrong answers. Nobody is marked.",
    "Save the file and send it back to the person who gave it to you.",
    "You do not have to give your name, or say anything about your health.",
)
_FOR_MEMBERS = (
    (
        "What it is for",
        (
            "We look at how our organisation works. We do it together.",
            "We say where we are strong. We choose what to work on.",
            "What you think counts as much as what others think.",
        ),
    ),
    (
        "How long it takes",
        (
            "Each question takes 5 to 10 minutes.",
            "All of them take two to three and a half hours, plus breaks.",
            "It can be three meetings, with one part at each.",
        ),
    ),
    (
        "Breaks",
        (
            "We agree on breaks before we start.",
            "You can ask for a break at any time.",
            "You can leave the room and come back.",
        ),
    ),
    (
        "What to bring",
        (
            "This workbook, if you like it on paper.",
            "Anything that shows what we do, such as a leaflet, a plan or a letter.",
            "Your own thoughts. You do not have to prepare anything.",
        ),
    ),
    (
        "Ground rules",
        (
            "One person speaks at a time, and says their name first.",
            "Hold up a card, or give another signal, when you want to speak.",
            "Ask for plain words whenever you need them.",
            "It is fine to disagree. We write down that we did.",
            "It is fine to say: I am not sure.",
            "What people say about themselves stays in the room.",
        ),
    ),
    (
        "What helps you to take part",
        (
            "Tell us before the day what would help you. You can tell one person in private.",
            "It may be large print, an interpreter, a quiet room, a supporter, or help with getting there.",
            "Ask who pays for travel and for your assistant. Ask before the day.",
        ),
    ),
)
_FOR_SUPPORTERS = (
    "Thank you. Some of us could not take part without you.",
    "Please read the questions before the day. Hard words are explained at the end.",
    "The member answers. You do not vote.",
    "Please say what the member says, and add nothing of your own.",
    "Please tell us when it goes too fast, or when a word has no sign.",
    "Each question is read aloud. We wait until everyone has heard it.",
    "Tell us where you need to sit, and when you need a break.",
    "What you hear stays in the room.",
)
_SERVICE_ANSWERS = "Write: we do it, a partner does it, not yet, or we choose not to."
_ABOUT_CARDS = (
    "Cut the cards out. Give each person a set. Read a question aloud. All hold up a card at once. "
    "Then talk about what you see. Then agree on one answer."
)
MEETING_CARDS = (
    Card("!", "I want to speak", "Hold this up, and wait until you are asked."),
    Card("?", "Plain words, please", "Hold this up when you do not follow. We stop and say it again."),
    Card("<", "Slower, please", "Hold this up when it goes too fast."),
    Card("=", "A break, please", "Hold this up when you need to rest."),
)


class Given(NamedTuple):
    """What a group says beside the questions: whose they are, where they go and when, and its own pictures."""

    organisation: str = ""
    back_to: str = ""
    by: datetime.date | None = None
    pictures: Mapping[str, Picture] = MappingProxyType({})


NOTHING_GIVEN = Given()


def content(kind: Kind, catalogue: Catalogue, ending: str, given: Given = NOTHING_GIVEN) -> Document:
    """Compose the workbook, or cards to vote with, for a file with this ending."""
    if kind == CARDS:
        return cards(catalogue, given.pictures)
    return workbook(catalogue, given, reply=ending == ".txt")


def workbook(catalogue: Catalogue, given: Given = NOTHING_GIVEN, *, reply: bool = False) -> Document:
    """Compose the workbook. `reply` names each question so that typed answers can be read back."""
    questions = _Questions(catalogue, given.pictures, reply=reply)
    blocks = (
        *opening(catalogue, given, reply=reply),
        *(block for group in catalogue.groups for block in questions.of_group(group)),
        *_after_the_questions(catalogue),
    )
    return to_take_away(
        f"Workbook: {len(catalogue.criteria)} questions for our organisation", blocks, catalogue
    )


def opening(catalogue: Catalogue, given: Given, *, reply: bool) -> Iterator[Block]:
    """Return the first pages: which questions these are, how to answer, and what to know before the sitting."""
    identity = catalogue.identity
    yield Paragraph(f"Criteria {identity.id}, version {identity.version}.")
    yield Paragraph(" ".join(identity.about))
    yield from _whose(given, on_paper=not reply)
    yield Heading(2, "How to answer")
    yield Items(_HOW_TO_REPLY if reply else _HOW_TO_TICK)
    yield Heading(2, "For members, before the day", new_page=True)
    for title, items in _FOR_MEMBERS:
        yield Heading(3, title)
        yield Items(items)
    yield Heading(2, "For interpreters and supporters", new_page=True)
    yield Items(_FOR_SUPPORTERS)


def _whose(given: Given, *, on_paper: bool) -> Iterator[Block]:
    """Return whose questions these are and where they go; room on paper to write what is not said."""
    said = dict(
        zip(WHOSE, (given.organisation, given.back_to, day(given.by) if given.by else ""), strict=True)
    )
    known = tuple((label, words) for label, words in said.items() if words)
    if known:
        yield Facts(known)
    if on_paper:
        yield from (Room(label, 1) for label, words in said.items() if not words)


@dataclass(frozen=True, slots=True)
class _Questions:
    """The questions as a workbook asks them."""

    catalogue: Catalogue
    pictures: Mapping[str, Picture]
    reply: bool

    def of_group(self, group: Named) -> Iterator[Block]:
        ours = self.catalogue.in_group(group.id)
        yield Heading(2, f"{group.name}: questions {runs(one.number for one in ours)}", new_page=True)
        yield Paragraph(group.about)
        if not self.reply:
            yield Items(tuple(one.title for one in ours))
        for criterion in ours:
            yield from self._question(criterion)

    def _question(self, criterion: Criterion) -> Iterator[Block]:
        picture = None if self.reply else self.pictures.get(criterion.id)
        if self.reply:
            yield Heading(3, f"Question {criterion.number} ({criterion.id})")
            yield Paragraph(sentence(criterion.title))
        else:
            yield Heading(3, f"Question {criterion.number}. {criterion.title}", new_page=True)
        yield Paragraph(criterion.plain_words)
        if picture:
            yield picture
        yield Choices("Answer", tuple(_options(criterion, self.catalogue)))
        yield _NOTES_BELOW_A_PICTURE if picture else _NOTES


def _options(criterion: Criterion, catalogue: Catalogue) -> Iterator[str]:
    for level in LEVELS:
        yield f"{catalogue.name(level)}. {criterion.levels[level]}"
    for one in OTHER_ANSWERS:
        yield f"{catalogue.name(one)}."


def _after_the_questions(catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(2, END, new_page=True)
    yield Paragraph("Thank you. Now rest. The pages that follow are there if you want them.")
    yield from _sum(catalogue)
    yield from _checklists(catalogue)
    yield from _for_the_guide(catalogue)
    yield from _hard_words(catalogue)


def _sum(catalogue: Catalogue) -> Iterator[Block]:
    criterion = catalogue.with_sum
    if criterion and criterion.sum:
        yield Heading(2, "Who holds the votes on our committee")
        yield Paragraph(f"This goes with question {criterion.number}. {criterion.sum.about}")
        for ask in (criterion.sum.ask_voting, criterion.sum.ask_from, criterion.sum.ask_disabled):
            yield Room(ask, 1)


def _checklists(catalogue: Catalogue) -> Iterator[Block]:
    for criterion, checklist in catalogue.checklists:
        yield Heading(2, checklist.title, new_page=True)
        yield Paragraph(f"This goes with question {criterion.number}. {checklist.about}")
        yield Paragraph(f"{checklist.ask} {_SERVICE_ANSWERS}")
        for line in checklist.lines:
            yield Room(f"{line.title}. {line.plain}", 1)


def _for_the_guide(catalogue: Catalogue) -> Iterator[Block]:
    yield Heading(2, "Questions for whoever guides", new_page=True)
    yield Paragraph("Use one or two. You do not have to ask them all.")
    for criterion in catalogue.criteria:
        yield Heading(3, criterion.numbered)
        yield Items(criterion.questions)


def _hard_words(catalogue: Catalogue) -> Iterator[Block]:
    if catalogue.identity.glossary:
        yield Heading(2, "Hard words explained", new_page=True)
        yield Facts(tuple((one.term, one.means) for one in catalogue.identity.glossary))


def cards(catalogue: Catalogue, pictures: Mapping[str, Picture] = MappingProxyType({})) -> Document:
    """Compose cards to vote with and to speak with, to cut out."""
    blocks = (
        Paragraph(_ABOUT_CARDS),
        *_voting_cards(catalogue, pictures),
        Heading(2, "Cards for anyone to hold up", new_page=True),
        *MEETING_CARDS,
    )
    return to_take_away("Voting cards", blocks, catalogue)


def _voting_cards(catalogue: Catalogue, pictures: Mapping[str, Picture]) -> Iterator[Block]:
    for number, one in enumerate(ANSWERS, 1):
        yield Card(str(number), catalogue.name(one), catalogue.about(one), pictures.get(one))
