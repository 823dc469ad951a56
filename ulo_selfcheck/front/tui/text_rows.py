"""Things to read as rows, a line each, so that the cursor and a reader can go through them."""

from collections.abc import Iterable

from ulo_selfcheck.analysis.last_time import then_words
from ulo_selfcheck.front import controls
from ulo_selfcheck.front.tui.widgets.rows import Row
from ulo_selfcheck.ground.english import sentence
from ulo_selfcheck.ground.wrapping import wrap
from ulo_selfcheck.session.session import Session

_MOST_COLUMNS = 76


def width(window: int) -> int:
    """Give how wide text to read may be in a window: long lines are hard to follow."""
    return min(window - 4, _MOST_COLUMNS)


def lines(texts: Iterable[str], columns: int) -> list[Row]:
    """Give texts as rows that can be gone through one by one; an empty text is a space between."""
    wrapped = (line for text in texts for line in (wrap(text, columns) if text else [""]))
    return [
        Row("" if not line else str(number), line, heading=not line) for number, line in enumerate(wrapped)
    ]


def more(session: Session) -> list[str]:
    """Give the full wording, and how sure we are of it."""
    criterion = session.criterion
    facts = [
        one.said(session.today)
        for one in criterion.facts
        if one.holds_in(session.assessment.organisation.nation)
    ]
    sure = f"How sure we are of this wording: {session.catalogue.identity.bases[criterion.basis]}"
    return [criterion.asks, "", sure, *(["", *facts] if facts else [])]


def guide(session: Session) -> list[str]:
    """Give what helps whoever guides."""
    criterion = session.criterion
    others = ", ".join(session.catalogue[one].title for one in criterion.overlaps)
    then = then_words(session.answer, criterion, session.catalogue)
    return [
        *([*then, ""] if then else []),
        "Questions to ask:",
        *criterion.questions,
        "",
        "What could show it:",
        *(sentence(one) for one in criterion.evidence),
        *(["", f"It is close to: {sentence(others)}"] if others else []),
    ]


def help_lines(session: Session | None, *, at_question: bool) -> list[str]:
    """Give what can be done here, with the keys."""
    criterion = session.criterion if session and at_question else None
    said = []
    if at_question:
        said = ["1 to 8: choose an answer. Space and Enter choose too.", "Enter on the chosen answer: go on."]
    said += ["Up and Down: move. Escape: the menu, and out of a box."]
    for one in controls.usable(criterion, full_screen=True):
        key = f" Key: {one.key}." if one.key and at_question else ""
        said.append(f"{one.menu}. {one.help}{key}")
    return said
