"""How far people's views of one question lie apart."""

from collections.abc import Mapping

from ulo_selfcheck.answers.review import Answer, View
from ulo_selfcheck.catalogue.criterion import LEVELS, Level, steps
from ulo_selfcheck.ground.models import Count

_WIDE = 2  # levels between views that are worth talking about


def levels_in(views: Mapping[View, Count]) -> list[Level]:
    """Return the levels that somebody chose, the lowest first; not sure and no view are none."""
    return [level for level in LEVELS if views.get(level)]


def differ(views: Mapping[View, Count]) -> bool:
    """Return whether views lie two levels or more apart."""
    held = levels_in(views)
    return bool(held) and steps(held[-1]) - steps(held[0]) >= _WIDE


def any_differ(answer: Answer) -> bool:
    """Return whether the hands or the members' own answers lie far apart."""
    return differ(answer.hands) or differ(answer.views)
