"""What people said about a question, said where it is asked, and as marks where questions are listed."""

from collections.abc import Iterator
from typing import NamedTuple

from ulo_selfcheck.analysis.answer_words import views_words
from ulo_selfcheck.analysis.gaps import why_talk
from ulo_selfcheck.answers.review import Answer
from ulo_selfcheck.answers.spread import differ
from ulo_selfcheck.catalogue.criteria_set import Catalogue


class Said(NamedTuple):
    """Something that was said, and the word of the control that changes it."""

    word: str
    text: str


def said_at_question(answer: Answer, catalogue: Catalogue, *, private: bool = True) -> list[Said]:
    """Return what was said about a question in words. Without `private`, nothing that somebody typed in confidence."""
    return [one for one in _said(answer, catalogue) if private or one.word in ("views", "partner")]


def _said(answer: Answer, catalogue: Catalogue) -> Iterator[Said]:
    if answer.views:
        yield Said("views", f"Members' own answers, sent in before: {views_words(answer.views, catalogue)}")
    if answer.hands:
        yield Said("views", f"Hands: {views_words(answer.hands, catalogue)}")
    talk = why_talk(answer, catalogue)
    if talk:
        yield Said("views", f"Talk about this: {' '.join(talk)}")
    beside = {
        "partner": f"Partner: {answer.partner}" if answer.partner else "",
        "not-for-us": f"Why it is not for you: {answer.reason}" if answer.reason else "",
        "concern": f"Somebody's concern: {answer.concern}" if answer.concern else "",
        "park": f"Parked: {answer.parked}" if answer.parked else "",
    }
    yield from (Said(word, text) for word, text in beside.items() if text)


def marks(answer: Answer, *, private: bool = True) -> list[str]:
    """Return in a word or two each what stands beside an answer, for a line in a list."""
    open_still = answer.agreed is not True
    found = {
        "not agreed": answer.agreed is False,
        "views differ" if open_still and differ(answer.views) else "views": answer.views,
        "hands differ" if open_still and differ(answer.hands) else "hands": answer.hands,
        "partner": answer.partner,
        "concern": private and answer.concern,
        "parked": private and answer.parked,
    }
    return [mark for mark, something in found.items() if something]
