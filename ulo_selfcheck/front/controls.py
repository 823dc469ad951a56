"""What a person can do: one table. Both front ends, the help and the README are made from it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal, NamedTuple

from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import ANSWERS, LEVELS, OTHER_ANSWERS, Criterion
from ulo_selfcheck.front.choosing import folded
from ulo_selfcheck.front.question_pages import Page, guide, more, where_is_my_file, who_can_help
from ulo_selfcheck.front.talk import hard_word_form
from ulo_selfcheck.front.talk.answer_forms import (
    aim,
    checklist,
    concern,
    copy_note,
    evidence,
    note,
    park,
    parked,
    partner,
    the_sum,
    views,
)
from ulo_selfcheck.front.talk.asker import Form, FormWithWords
from ulo_selfcheck.front.talk.organisation_forms import ask_journey, details, sitting
from ulo_selfcheck.front.talk.plan_forms import aims, ask_barriers, plan
from ulo_selfcheck.front.talk.review_forms import adopt, go, letter, replies, report, way
from ulo_selfcheck.session.session import Session

Where = Literal["question", "anywhere", "full-screen", "plain"]


class Moves(NamedTuple):
    """Goes to a question, which is then shown."""

    move: Callable[[Session], None]


class Changes(NamedTuple):
    """Changes the answers; the sentence that it returns is said."""

    change: Callable[[Session], str]


class Shows(NamedTuple):
    """Shows something to read."""

    page: Callable[[Session], Page]


class Asks(NamedTuple):
    """Holds a conversation."""

    form: Form


class AsksAbout(NamedTuple):
    """Holds a conversation that what was typed after the word makes shorter."""

    form: FormWithWords


Does = Moves | Changes | Shows | Asks | AsksAbout


class Control(NamedTuple):
    """One thing a person can do: its word in plain mode, its menu line in the full screen, its help."""

    word: str
    menu: str
    help: str
    does: Does | None = None
    """What it does in both modes; None where each mode does it in its own way."""
    key: str = ""
    where: Where = "anywhere"
    also: tuple[str, ...] = ()
    """What people say in place of the word, whole."""
    takes: str = ""
    """What may follow the word, such as 'number'."""
    private: bool = False
    """Hidden in room view: a projector shows it to everybody."""
    beside: bool = False
    """It is said beside an answer, so it may be meant for the question that was just answered."""
    needs: Callable[[Criterion], object] | None = None
    """What a criterion must have; few have it."""


at_question = partial(Control, where="question")
"""What can be done only at a question."""

beside = partial(at_question, beside=True)
"""What is said beside an answer. With a number it is for that question, also when another one is shown."""

CONTROLS: tuple[Control, ...] = (
    at_question(
        "next",
        "Next question",
        "Go on to the next question.",
        Moves(Session.next),
        also=("next question", "go on", "next one"),
    ),
    Control(
        "back",
        "Previous question",
        "Go back to the previous question.",
        Moves(Session.back),
        key="b",
        also=("go back", "question before", "previous question", "previous"),
    ),
    Control(
        "list",
        "The list of all questions",
        "See all the questions with your answers.",
        key="l",
        also=("show the list", "all questions", "l"),  # many type it, and letter begins so too
        takes="part",
    ),
    Control(
        "again",
        "The question again",
        "Hear this question again, with its answers.",
        where="plain",
        also=("say it again", "say again", "repeat", "read it again"),
    ),
    Control(
        "read",
        "Read aloud",
        "Have this read aloud by the computer's voice. The next key stops it.",
        key="u",
        takes="word",
        also=("read aloud", "read it aloud", "read this aloud"),
    ),
    Control("go", "Go to a question", "Go to a question by its number.", AsksAbout(go), takes="number"),
    at_question(
        "more", "More of the wording", "Read the full wording of this question.", Shows(more), key="m"
    ),
    Control(
        "word",
        "A hard word",
        "Read what a hard word means.",
        AsksAbout(hard_word_form.word),
        also=("words", "hard word", "hard words"),
        takes="hard word",
    ),
    at_question(
        "guide",
        "Help for whoever guides",
        "Read questions to ask, and ideas for evidence.",
        Shows(guide),
        key="g",
        private=True,
    ),
    beside("note", "Note", "Write a note for this question.", Asks(note), key="n", private=True),
    beside(
        "evidence", "Evidence", "Say what shows your answer, and where it is kept.", Asks(evidence), key="e"
    ),
    beside("aim", "Aim", "Choose where you want to be.", Asks(aim), key="a"),
    beside(
        "views",
        "Views",
        "Count hands: how many people choose each level.",
        Asks(views),
        key="v",
        also=("hands", "count hands", "show of hands", "vote"),
    ),
    beside(
        "concern",
        "Concern, or not agreed",
        "Keep what somebody disagreed with. No names.",
        Asks(concern),
        key="c",
        also=("not agreed", "we do not agree", "we did not agree", "disagree"),
        private=True,
    ),
    beside(
        "partner",
        "A partner does this",
        "Name a partner who does this in your place.",
        Asks(partner),
        key="p",
    ),
    beside("park", "Park a matter", "Keep a matter to come back to.", Asks(park), key="k", private=True),
    beside(
        "copy",
        "Copy a note to here",
        "Copy the note of a question that is close to this one.",
        Asks(copy_note),
        private=True,
    ),
    beside(
        "sum",
        "Who holds the votes",
        "Count the votes on your committee, and how many the people you are for hold.",
        Asks(the_sum),
        key="s",
        needs=lambda criterion: criterion.sum,
    ),
    beside(
        "services",
        "The checklist of services",
        "Say who does each of the usual services.",
        Asks(checklist),
        key="s",
        needs=lambda criterion: criterion.checklist and criterion.checklist.name == "services",
    ),
    beside(
        "needs",
        "The twelve basic needs",
        "Say who works on each of the basic needs, and see what is missing here.",
        Asks(checklist),
        key="s",
        needs=lambda criterion: criterion.checklist and criterion.checklist.name == "needs",
    ),
    beside(
        "clear",
        "Clear the answer",
        "Clear your answer. Your notes are kept.",
        Changes(Session.clear),
        key="delete",
    ),
    Control(
        "undo",
        "Undo",
        "Take back the last change.",
        Changes(Session.undo),
        key="z",
        also=("undo that", "take that back"),
    ),
    Control("redo", "Redo", "Put back the change that you undid.", Changes(Session.redo), key="y"),
    Control("review", "Check your answers", "Check all your answers, group by group.", key="r", takes="part"),
    Control("gaps", "Gap analysis", "Read where you are strong and what to work on.", key="t", takes="part"),
    Control("plan", "Priorities and actions", "Choose what to work on, who does it and by when.", Asks(plan)),
    Control("aims", "Aims of a group", "Look at the aims of one group on one page.", Asks(aims)),
    Control("barriers", "Barriers", "Say which barriers are true here.", Asks(ask_barriers)),
    Control(
        "journey", "Where you are on the journey", "See which stop you look most like.", Asks(ask_journey)
    ),
    Control(
        "who",
        "Who can help",
        "Read who can help from outside, and how to find them.",
        Shows(who_can_help),
        also=("who can help", "helpers"),
    ),
    Control("report", "Make a report", "Make a report you can take away.", AsksAbout(report), takes="file"),
    Control(
        "letter",
        "A letter to your council",
        "Make a letter: what you ask of your council.",
        AsksAbout(letter),
        also=(
            "a letter",
            "write a letter",
            "make a letter",
            "letter to our council",
            "letter to the council",
        ),
        takes="file",
    ),
    Control(
        "way", "Which questions today", "Go through all questions, one group, or the essentials.", Asks(way)
    ),
    Control("parked", "Parked matters", "Go through what you parked.", Asks(parked), private=True),
    Control(
        "adopt",
        "Adopt the review",
        "Mark that the committee adopted this review, or open it again.",
        Asks(adopt),
    ),
    Control("details", "Your organisation", "Write your name, area and kind of organisation.", Asks(details)),
    Control("sitting", "This sitting", "Write down who is here, in numbers.", Asks(sitting)),
    Control(
        "replies",
        "Replies that came back",
        "Put the answers that members sent back beside yours.",
        Asks(replies),
        private=True,
    ),
    Control("settings", "Settings", "Change how the program works for you."),
    Control("mode", "The other mode", "Change between plain text and full screen."),
    Control(
        "room",
        "Room view",
        "Hide notes and other private things from the screen.",
        key="w",
        where="full-screen",
    ),
    Control(
        "colours",
        "Colours",
        "Choose colours that everyone in the room can read.",
        key="o",
        where="full-screen",
        also=("can everyone read this", "change the colours", "colors"),
    ),
    Control("where", "Where is my file", "Say where your answers are kept.", Shows(where_is_my_file)),
    Control("help", "Help", "Read what you can do here.", key="h", takes="word"),
    Control(
        "quit", "Save and leave", "Leave. Everything is saved.", also=("save and leave", "leave", "exit")
    ),
)

BY_WORD: Mapping[str, Control] = {one.word: one for one in CONTROLS}


def called(line: str) -> Control | None:
    """Return what a line names whole, by its word or as the menu says it."""
    said = folded(line)
    return BY_WORD.get(said) or next((one for one in CONTROLS if folded(one.menu) == said), None)


GROUPS: Mapping[str, tuple[str, ...]] = {
    "This question": ("next", "back", "again", "more", "word", "guide", "who", "go", "list"),
    "Beside this answer": (
        *(
            "note",
            "evidence",
            "aim",
            "views",
            "concern",
            "partner",
            "park",
            "copy",
            "sum",
            "services",
            "needs",
        ),
        *("clear", "undo", "redo"),
    ),
    "What it all means": ("review", "gaps", "plan", "aims", "barriers", "journey", "report", "letter"),
    "This review": ("way", "parked", "details", "sitting", "replies", "adopt", "where"),
    "The program": ("read", "colours", "settings", "room", "mode", "help", "quit"),
}
"""What belongs together, in the menu and in the help, by its name."""


def usable(criterion: Criterion | None, *, full_screen: bool) -> tuple[Control, ...]:
    """Return what can be done at a question; without one, what can be done anywhere."""
    elsewhere = "plain" if full_screen else "full-screen"
    return tuple(
        one
        for one in CONTROLS
        if one.where != elsewhere
        and (criterion is not None or one.where != "question")
        and (one.needs is None or (criterion is not None and one.needs(criterion)))
    )


def answer_first(go_on: str) -> str:
    """Return what to do where there is no answer yet. `go_on`: how to go on without one."""
    later = ANSWERS.index("later") + 1
    return (
        f"Choose an answer first: a number from 1 to {len(ANSWERS)}. "
        f"Number {later} is to come back later. To go on without one, {go_on}."
    )


class Choice(NamedTuple):
    """One line among the answers to a question."""

    id: str
    number: int
    name: str
    about: str


def choices(criterion: Criterion, catalogue: Catalogue) -> tuple[Choice, ...]:
    """Return the answers to choose from: the levels as they look for this criterion, then the others."""
    about = [*(criterion.levels[level] for level in LEVELS), *map(catalogue.about, OTHER_ANSWERS)]
    return tuple(
        Choice(answer, number, catalogue.name(answer), words)
        for number, (answer, words) in enumerate(zip(ANSWERS, about, strict=True), 1)
    )
