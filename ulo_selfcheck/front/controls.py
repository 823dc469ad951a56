"""What a person can do: one table. Both front ends, the help and the README are made from it."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS, LEVELS, OTHER_ANSWERS, Criterion
from ulo_selfcheck.ground.frozen import frozen

Where = Literal["question", "anywhere", "full-screen", "plain"]


@frozen
class Control:
    """One thing a person can do: its word in plain mode, its key in the full screen, its help."""

    word: str
    menu: str
    help: str
    key: str = ""
    where: Where = "anywhere"
    takes: str = ""
    """What may follow the word, such as 'number'."""


CONTROLS: tuple[Control, ...] = (
    Control(word="next", menu="Next question", help="Go on to the next question.", where="question"),
    Control(word="back", key="b", menu="Question before", help="Go back to the question before."),
    Control(
        word="list",
        key="l",
        menu="The list of all questions",
        help="See all the questions with your answers.",
    ),
    Control(
        word="again",
        menu="The question again",
        help="Hear this question again, with its answers.",
        where="plain",
    ),
    Control(word="go", menu="Go to a question", help="Go to a question by its number.", takes="number"),
    Control(
        word="more",
        key="m",
        menu="More of the wording",
        help="Read the full wording of this question.",
        where="question",
    ),
    Control(
        word="guide",
        key="g",
        menu="Help for whoever guides",
        help="Read questions to ask, and ideas for evidence.",
        where="question",
    ),
    Control(word="note", key="n", menu="Note", help="Write a note for this question.", where="question"),
    Control(
        word="evidence",
        key="e",
        menu="Evidence",
        help="Say what shows your answer, and where it is kept.",
        where="question",
    ),
    Control(word="aim", key="a", menu="Aim", help="Choose where you want to be.", where="question"),
    Control(
        word="views",
        key="v",
        menu="Views",
        help="Count hands: how many people choose each level.",
        where="question",
    ),
    Control(
        word="concern",
        key="c",
        menu="Concern, or not agreed",
        help="Keep what somebody disagreed with. No names.",
        where="question",
    ),
    Control(
        word="partner",
        key="p",
        menu="A partner does this",
        help="Name a partner who does this for your people.",
        where="question",
    ),
    Control(
        word="park", key="k", menu="Park a matter", help="Keep a matter to come back to.", where="question"
    ),
    Control(
        word="copy",
        menu="Copy a note to here",
        help="Copy the note of a question that is close to this one.",
        where="question",
    ),
    Control(
        word="sum",
        key="s",
        menu="The sum of voting members",
        help="Work out how many voting members are your own people.",
        where="question",
    ),
    Control(
        word="services",
        key="s",
        menu="The checklist of services",
        help="Say who does each of the usual services.",
        where="question",
    ),
    Control(
        word="clear",
        key="delete",
        menu="Take the answer away",
        help="Take your answer away. Notes stay.",
        where="question",
    ),
    Control(word="undo", key="z", menu="Undo", help="Take back the last change."),
    Control(
        word="review", key="r", menu="Check your answers", help="Check all your answers, group by group."
    ),
    Control(word="gaps", key="t", menu="Gap analysis", help="Read where you are strong and what to work on."),
    Control(
        word="plan", menu="Priorities and actions", help="Choose what to work on, who does it and by when."
    ),
    Control(word="aims", menu="Aims of a group", help="Look at the aims of one group on one page."),
    Control(word="barriers", menu="Barriers", help="Say which barriers are true here."),
    Control(word="journey", menu="Where you are on the journey", help="See which stop you look most like."),
    Control(word="report", menu="Make a report", help="Make a report you can take away.", takes="file"),
    Control(
        word="way",
        menu="Which questions today",
        help="Go through all questions, one group, or the essentials.",
    ),
    Control(word="parked", menu="Parked matters", help="Work off what you parked."),
    Control(
        word="adopt",
        menu="Adopt the review",
        help="Mark that the committee adopted this review, or open it again.",
    ),
    Control(word="details", menu="Your organisation", help="Write your name, area and kind of organisation."),
    Control(word="sitting", menu="This sitting", help="Write down who is here, in numbers."),
    Control(word="settings", menu="Settings", help="Change how the program works for you."),
    Control(word="mode", menu="The other mode", help="Change between plain text and full screen."),
    Control(
        word="room",
        key="w",
        menu="Room view",
        help="Hide notes and other private things from the screen.",
        where="full-screen",
    ),
    Control(word="where", menu="Where is my file", help="Say where your answers are kept."),
    Control(word="help", key="h", menu="Help", help="Read what you can do here.", takes="word"),
    Control(word="quit", menu="Save and leave", help="Leave. Everything is saved."),
)

PRIVATE = ("note", "concern", "park", "parked", "copy", "guide")
"""What room view hides: a projector shows it to everybody."""

BY_WORD: Mapping[str, Control] = {one.word: one for one in CONTROLS}


def usable(criterion: Criterion | None, *, full_screen: bool) -> tuple[Control, ...]:
    """Give what can be done at a question; without one, what can be done anywhere."""
    return tuple(one for one in CONTROLS if _is_usable(one, criterion, full_screen=full_screen))


def _is_usable(control: Control, criterion: Criterion | None, *, full_screen: bool) -> bool:
    if control.where == "full-screen":
        return full_screen
    if control.where == "plain" and full_screen:
        return False
    if control.where == "question" and criterion is None:
        return False
    if control.word == "sum":
        return criterion is not None and criterion.sum is not None
    if control.word == "services":
        return criterion is not None and criterion.checklist is not None
    return True


class Choice(NamedTuple):
    """One line among the answers to a question."""

    id: str
    number: int
    name: str
    about: str


def choices(criterion: Criterion, catalogue: Catalogue) -> tuple[Choice, ...]:
    """Give the answers to choose from: the levels as they look for this criterion, then the others."""
    about = [*(criterion.levels[level] for level in LEVELS), *map(catalogue.about, OTHER_ANSWERS)]
    numbered = enumerate(zip(ANSWERS, about, strict=True), 1)
    return tuple(Choice(one, number, catalogue.name(one), said) for number, (one, said) in numbered)
