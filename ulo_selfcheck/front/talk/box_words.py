"""The words that mean the same in every box, in both front ends. None of them is ever kept as text unasked."""

from collections.abc import Mapping

from ulo_selfcheck.ground.english import count

_DOES: Mapping[str, str] = {
    "help": "No. Say what can be done here",
    "back": "No. Leave all of this",
    "undo": "No. Leave all of this, and take back the last change",
    "quit": "No. Save and leave the program",
}
LEAVING = (
    "Type back to leave all of this. Type undo to leave it and take back the last change. "
    "Type quit to save and leave the program."
)
LEFT = "You left that. What was saved stays saved."


class Back(Exception):  # noqa: N818  (nothing went wrong: the person goes back)
    """The person leaves the conversation; what was kept so far stays kept."""


class Undo(Back):
    """The person leaves the conversation, and takes back the last change."""


def box_word(typed: str) -> str:
    """Return which of the words a line is, and nothing where it is text."""
    word = typed.strip().casefold()
    return word if word in _DOES else ""


def is_it_text(word: str) -> tuple[str, tuple[str, str]]:
    """Return what to ask where such a word may be meant as text: a question, and its yes and no."""
    return f'Do you want to write "{word}" here?', ("Yes, write it", _DOES[box_word(word)])


def are_they_text(word: str, many: int) -> tuple[str, tuple[str, str]]:
    """Return what to ask of a text that came at once and begins with such a word: a question, and its yes and no."""
    question = f'{count(many, "line")} came at once. The first is "{word}". Are all of them your text?'
    return question, ("Yes, keep them all", "No, take them all out")


def leave(word: str) -> None:
    """Leave the conversation where the word says so.

    Raises:
        Back: the word is 'back'; or 'undo', which then takes back the last change.
    """
    if word == "back":
        raise Back
    if word == "undo":
        raise Undo
