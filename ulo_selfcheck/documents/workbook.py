"""The questions on paper, for before a sitting and for round the table; and cards to vote with.

As plain text it is also a form to reply on: `reply.py` reads it back, and `help/9-reply-form.md` describes it.
"""

from collections.abc import Iterator

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
from ulo_selfcheck.ground.english import runs, sentence

END = "End of the questions"
_NOTE_LINES = 2  # with these, and a picture, a question in large print stays on its page
_HOW_TO_TICK = (
    "Tick one answer for each question.",
    "Leave out any question you like.",
    "There are no wrong answers. Nobody is marked.",
    "Write a note if you want to. You need not write about your health.",
)
_HOW_TO_REPLY = (
    "You can answer in this file, in any program that can change text.",
    f"Under each question there is a line with the word Answer. Type one number from 1 to {len(ANSWERS)} after it.",
    "You can type a note after the word Note. It can have many lines.",
    "Leave out any question you like.",
    "There are no wrong answers. Nobody is marked.",
    "Save the file and send it back to the person who gave it to you.",
    "Your name need not be in it. Nor need details of anybody's health.",
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
            "All of them take 2 to 3 and a half hours, and breaks.",
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
            "Your own thoughts. You need not prepare anything.",
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
            "It may be large print, an interpreter, a quiet room, a supporter or a lift there.",
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


def content(kind: Kind, catalogue: Catalogue, ending: str) -> Document:
    """Compose the workbook, or cards to vote with, for a file with this ending."""
    return cards(catalogue) if kind == CARDS else workbook(catalogue, reply=ending == ".txt")


def workbook(catalogue: Catalogue, *, reply: bool = False) -> Document:
    """Compose the workbook. `reply` names each question so that typed answers can be read back."""
    blocks = (
        *opening(catalogue, reply=reply),
        *(block for group in catalogue.groups for block in _group(group, catalogue, reply=reply)),
        *_after_the_questions(catalogue),
    )
    return to_take_away(
        f"Workbook: {len(catalogue.criteria)} questions for our organisation", blocks, catalogue
    )


def opening(catalogue: Catalogue, *, reply: bool) -> Iterator[Block]:
    """Return the first pages: which questions these are, how to answer, and what to know before the sitting."""
    identity = catalogue.identity
    yield Paragraph(f"Criteria {identity.id}, version {identity.version}.")
    yield Paragraph(" ".join(identity.about))
    yield Heading(2, "How to answer")
    yield Items(_HOW_TO_REPLY if reply else _HOW_TO_TICK)
    yield Heading(2, "For members, before the day", new_page=True)
    for title, items in _FOR_MEMBERS:
        yield Heading(3, title)
        yield Items(items)
    yield Heading(2, "For interpreters and supporters", new_page=True)
    yield Items(_FOR_SUPPORTERS)


def _group(group: Named, catalogue: Catalogue, *, reply: bool) -> Iterator[Block]:
    ours = catalogue.in_group(group.id)
    yield Heading(2, f"{group.name}: questions {runs(one.number for one in ours)}", new_page=True)
    yield Paragraph(group.about)
    if not reply:
        yield Items(tuple(one.title for one in ours))
    for criterion in ours:
        yield from _question(criterion, catalogue, reply=reply)


def _question(criterion: Criterion, catalogue: Catalogue, *, reply: bool) -> Iterator[Block]:
    if reply:
        yield Heading(3, f"Question {criterion.number} ({criterion.id})")
        yield Paragraph(sentence(criterion.title))
    else:
        yield Heading(3, f"Question {criterion.number}. {criterion.title}", new_page=True)
    yield Paragraph(criterion.plain_words)
    yield Picture("Room for a picture")
    yield Choices("Answer", tuple(_options(criterion, catalogue)))
    yield Room("Note", _NOTE_LINES)


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
    yield Paragraph("Use one or two. You need not ask them all.")
    for criterion in catalogue.criteria:
        yield Heading(3, f"{criterion.number}. {criterion.title}")
        yield Items(criterion.questions)


def _hard_words(catalogue: Catalogue) -> Iterator[Block]:
    if catalogue.identity.glossary:
        yield Heading(2, "Hard words explained", new_page=True)
        yield Facts(tuple((one.term, one.means) for one in catalogue.identity.glossary))


def cards(catalogue: Catalogue) -> Document:
    """Compose cards to vote with and to speak with, to cut out."""
    blocks = (
        Paragraph(_ABOUT_CARDS),
        *_voting_cards(catalogue),
        Heading(2, "Cards for anyone to hold up", new_page=True),
        *MEETING_CARDS,
    )
    return to_take_away("Voting cards", blocks, catalogue)


def _voting_cards(catalogue: Catalogue) -> Iterator[Block]:
    for number, one in enumerate(ANSWERS, 1):
        step = f"Step {number} of {len(LEVELS)}. " if one in LEVELS else ""
        yield Card(str(number), catalogue.name(one), f"{step}{catalogue.about(one)}")
