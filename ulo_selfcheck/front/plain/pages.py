"""What plain mode reads out: the welcome, the question, the end, what a word does."""

from ulo_selfcheck.analysis import gap_words, gaps
from ulo_selfcheck.analysis.last_time import hint_words
from ulo_selfcheck.analysis.said_at_question import said_at_question
from ulo_selfcheck.answers.review import Answer
from ulo_selfcheck.catalogue.criterion import ANSWERS
from ulo_selfcheck.catalogue.own_word import in_own_words
from ulo_selfcheck.front import controls, typed_lines
from ulo_selfcheck.front.controls import Control
from ulo_selfcheck.front.plain.console import Console
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.talk.hard_word_form import hard_word
from ulo_selfcheck.ground.english import listing
from ulo_selfcheck.session.session import ALL, Session

FULL_HINT = (
    f"Type a number from 1 to {len(ANSWERS)}. You can also type: more, guide, note, evidence, aim, "
    "next, back, list, go, clear, undo, review, gaps, help or quit."
)
SHORT_HINT = f"Type a number from 1 to {len(ANSWERS)}, or help."
MEANING_HINT = "Type help and a number to hear what an answer looks like here, such as help 3."
WAIT_HINT = "Press Enter to go on to the next question."


def welcome(session: Session, console: Console) -> None:
    """Say what this is, and what is worth knowing before the first question."""
    total = len(session.catalogue.order)
    console.say(f"Self-check for {session.assessment.organisation.name}. {total} questions.")
    console.say(
        "There is no time limit. Your answers are saved after each question. Type help at any time, and quit to leave."
    )
    console.say(session.where)
    for notice in session.to_tell:
        console.say(f"Note: {notice}")


def question(session: Session, console: Console, settings: Settings) -> None:
    """Read out the question we are at: where, the words, the answers, what was said before."""
    criterion, answer = session.criterion, session.answer
    console.say(session.position)
    console.say(f"{criterion.title}.")
    console.say(criterion.asks if settings.wording == "full" else criterion.plain_words)
    if criterion.essential:
        console.say("This is one of the essentials.")
    _answers(session, console, settings)
    console.say(" ".join(hint_words(answer, criterion, session.catalogue)))
    if answer.chosen:
        name = session.catalogue.name(answer.word)
        console.say(f"Your answer now: {name}. Press Enter to keep it.")
    console.say_all(one.text for one in said_at_question(answer, session.catalogue))
    console.say(_kept_beside(answer))
    for control in controls.usable(criterion, full_screen=False):
        if control.needs:  # only here, so it is said here
            people = session.assessment.organisation.people
            console.say(f"Type {control.word}: {in_own_words(control.help, people)}")


def _answers(session: Session, console: Console, settings: Settings) -> None:
    choices = controls.choices(session.criterion, session.catalogue)
    if settings.answers == "names":
        console.say(" ".join(f"{choice.number}. {choice.name}." for choice in choices))
        console.say(console.hints.next("meaning", MEANING_HINT, ""))
        return
    for choice in choices:
        # What 'not sure' and the like mean is the same everywhere: help says it, and each question need not.
        about = f" {choice.about}" if choice.id in session.criterion.levels else ""
        console.say(f"{choice.number}. {choice.name}.{about}")


def _kept_beside(answer: Answer) -> str:
    kept = {"note": ("a note", answer.note), "evidence": ("evidence", answer.evidence)}
    there = {word: name for word, (name, something) in kept.items() if something}
    if not there:
        return ""
    it = "it" if len(there) == 1 else "them"
    return f"There is {listing(list(there.values()))} here. To read {it}, type {listing(list(there), 'or')}."


def the_end(session: Session, console: Console, *, whole: bool = True) -> None:
    """Say what is left to do after the last question."""
    if not whole:
        console.say("You are past the last question.")
        return
    analysis = gaps.analyse(session.catalogue, session.assessment)
    console.say(f"You are past the last question. {gap_words.how_far(analysis)}")
    if session.way != ALL:
        console.say(f"{session.where_the_way_stands} Type way to go through other questions.")
    console.say(
        "Type gaps to read where you are strong and what to work on. Type review to check your answers."
    )
    console.say("You can also type: plan, report, letter, list, go, back, help or quit.")


def help_on(session: Session, word: str) -> str:
    """Return what one word does, what one answer means, or what a hard word means. The start of a word serves.

    Raises:
        NotUnderstood: it is no word of ours, or it could be more than one.
    """
    if word.casefold() not in controls.BY_WORD and (hard := hard_word(word, session.catalogue)):
        return f"{hard.term}: {hard.means}"
    what = typed_lines.understand(word, session.catalogue, controls.CONTROLS, answers=True).what
    if what in ANSWERS:
        return f"{session.catalogue.name(what)}: {_meaning(session, what)}"
    control = controls.BY_WORD[what]
    return f"{control.word}: {control.help}{where_it_serves(session, control)}"


def _meaning(session: Session, answer: str) -> str:
    """Return what an answer means: at a question, what it looks like there."""
    if session.here is None:
        return session.catalogue.about(answer)
    here = controls.choices(session.criterion, session.catalogue)
    return next(choice.about for choice in here if choice.id == answer)


def where_it_serves(session: Session, control: Control) -> str:
    """Return where a word can be used, when it is not here."""
    at = session.criterion if session.here else None
    if control in controls.usable(at, full_screen=False):
        return ""
    if control.where == "full-screen":
        return " It works in the full screen."
    numbers = [
        str(one.number)
        for one in session.catalogue.criteria
        if control in controls.usable(one, full_screen=False)
    ]
    return f" It works at question {numbers[0]}." if len(numbers) == 1 else " It works at a question."
