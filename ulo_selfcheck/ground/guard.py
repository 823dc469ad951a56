"""The one guard on the way to a save and to a leave: whatever a library or the system raises there, the way goes on.

What they raise differs from one system and version to the next, so it is never told apart here by its kind.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from ulo_selfcheck.ground.problem import Problem

_T = TypeVar("_T")


def tried(act: Callable[[], _T], otherwise: _T) -> _T:
    """Return what `act` returns; `otherwise` where it raises anything."""
    with suppress(Exception):
        return act()
    return otherwise


@contextmanager
def as_refused() -> Iterator[None]:
    """Take whatever is raised within as the system's refusal, so that one answer to a refusal serves for all.

    Raises:
        OSError: the system refused, or something unexpected was raised.
        Problem: it has its own words.
    """
    try:
        yield
    except (OSError, Problem):
        raise
    except Exception as error:
        raise OSError(f"something unexpected happened ({type(error).__name__})") from error
