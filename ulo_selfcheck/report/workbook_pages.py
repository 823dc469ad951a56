"""The pages of the workbook that are the same for every set of criteria: before the sitting, and the cards."""

from collections.abc import Iterator

from ulo_selfcheck.catalogue.model import Catalogue
from ulo_selfcheck.report.document import Block, Card, Heading, Items, Paragraph

HOW_TO_TICK = (
    "Tick one answer for each question.",
    "Leave out any question you like.",
    "There are no wrong answers. Nobody is marked.",
    "Write a note if you want to. You need not write about your health.",
)
HOW_TO_REPLY = (
    "You can answer in this file, in any program that can change text.",
    "Under each question there is a line with the word Answer. Type one number from 1 to 8 after it.",
    "You can type a note after the word Note. It can have many lines.",
    "Leave out any question you like.",
    "There are no wrong answers. Nobody is marked.",
    "Save the file and send it back to the person who gave it to you.",
    "Your name need not be in it. Nor need details of anybody's health.",
)
FOR_MEMBERS = (
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
FOR_SUPPORTERS = (
    "Thank you. Some of us could not take part without you.",
    "Please read the questions before the day. Hard words are explained at the end.",
    "The member answers. You do not vote.",
    "Please say what the member says, and add nothing of your own.",
    "Please tell us when it goes too fast, or when a word has no sign.",
    "Each question is read aloud. We wait until everyone has heard it.",
    "Tell us where you need to sit, and when you need a break.",
    "What you hear stays in the room.",
)
SERVICE_ANSWERS = "Write: we do it, a partner does it, not yet, or we choose not to."
ABOUT_CARDS = (
    "Cut the cards out. Give each person a set. Read a question aloud. All hold up a card at once. "
    "Then talk about what you see. Then agree on one answer."
)
MEETING_CARDS = (
    Card("!", "I want to speak", "Hold this up, and wait until you are asked."),
    Card("?", "Plain words, please", "Hold this up when you do not follow. We stop and say it again."),
    Card("<", "Slower, please", "Hold this up when it goes too fast."),
    Card("=", "A break, please", "Hold this up when you need to rest."),
)


def opening(catalogue: Catalogue, *, reply: bool) -> Iterator[Block]:
    """Give the first pages: which questions these are, how to answer, and what to know before the sitting."""
    identity = catalogue.identity
    yield Paragraph(f"Criteria {identity.id}, version {identity.version}.")
    yield Paragraph(" ".join(identity.about))
    yield Heading(2, "How to answer")
    yield Items(HOW_TO_REPLY if reply else HOW_TO_TICK)
    yield Heading(2, "For members, before the day", new_page=True)
    for title, items in FOR_MEMBERS:
        yield Heading(3, title)
        yield Items(items)
    yield Heading(2, "For interpreters and supporters", new_page=True)
    yield Items(FOR_SUPPORTERS)


def thanks() -> Iterator[Block]:
    """Give what is said after the last question."""
    yield Paragraph("Thank you. Now rest. The pages that follow are there if you want them.")
