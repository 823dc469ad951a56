"""The last words of a sitting: all is saved first, whatever else goes wrong, and then it is said how it stands."""

from ulo_selfcheck.analysis import gaps
from ulo_selfcheck.analysis.gap_words import pause_words
from ulo_selfcheck.ground.guard import tried
from ulo_selfcheck.session.session import Session


def closing_words(session: Session) -> list[str]:
    """Save what is not saved yet, let go of the file, and return what to say: how it stands, and where it is."""
    left = session.leave()  # nothing that is worked out below may come before it
    stands: list[str] = tried(lambda: _how_it_stands(session), [])
    return [*stands, left]


def _how_it_stands(session: Session) -> list[str]:
    locked = session.assessment.assessment.adopted is not None
    return list(pause_words(gaps.analyse(session.catalogue, session.assessment), locked=locked))


def leave_because_of(error: Exception, session: Session) -> None:
    """Save what is not saved yet when something went wrong inside; the command line tells it with the error."""
    error.add_note(session.leave())
