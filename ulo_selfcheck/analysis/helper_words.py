"""Who can help from outside: the words beside a step, and what is said about each kind."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ulo_selfcheck.analysis.answer_words import kind_name
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Nation, Step
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import listing

if TYPE_CHECKING:
    from ulo_selfcheck.catalogue.context import Helper, Helpers  # read when it is first wanted

OUTSIDE = "Who can help from outside"
"""What stands before the names beside a step, and over what is said about them."""
_HOW_TO_FIND = "How to find one"


def helpers_of(steps: Iterable[Step | None], catalogue: Catalogue) -> "tuple[Helper, ...]":
    """Return who can help from outside with any of these steps, in the order of their page."""
    named = {one for step in steps if step for one in step.helpers}
    kinds = catalogue.helpers.helpers if named and catalogue.helpers else ()
    return tuple(one for one in kinds if one.id in named)


def outside_words(step: Step | None, catalogue: Catalogue) -> str:
    """Return who can help from outside: 'your council or a local advice centre'. Nothing where nobody is named."""
    return listing([one.name for one in helpers_of([step], catalogue)], "or")


def outside_sentence(step: Step | None, catalogue: Catalogue) -> list[str]:
    """Return the same as a sentence that stands among others; none where nobody is named."""
    names = outside_words(step, catalogue)
    return [f"{OUTSIDE}: {names}."] if names else []


def named(helper: "Helper") -> str:
    """Return the name of a kind as it stands at the head of what is said about it."""
    return helper.name[0].upper() + helper.name[1:]


def checked_words(helpers: "Helpers") -> str:
    """Return how we know what is said about them, and the day it was looked at."""
    return f"{helpers.known} We looked at it on {day(helpers.checked)}."


def in_nation(helper: "Helper", nation: Nation | None) -> str:
    """Return what one kind is for, and how to find one in a nation."""
    return f"{helper.about} {helper.find_in(nation)}".rstrip()


def everywhere(helper: "Helper") -> Iterator[tuple[str, str]]:
    """Return how to find one in each nation, with the nation's name."""
    for nation, text in helper.find.items():
        yield _HOW_TO_FIND if nation == "uk" else f"In {kind_name(nation)}", text
