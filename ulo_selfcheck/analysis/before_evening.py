"""What to talk about first, when members have answered on their own: how far apart they are, and how long it may take."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ulo_selfcheck.answers.review import Answer, Assessment
from ulo_selfcheck.answers.spread import differ, levels_in
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Criterion, steps

Apart = Literal["wide", "close", "same", "unknown"]
MINUTES: dict[Apart, int] = {"wide": 10, "close": 5, "unknown": 5, "same": 2}
"""How long each may take. The order is that of the evening: what needs most comes while people are fresh."""
_WELCOME, _END, _BREAK = 10, 10, 15
_LONGEST = 45
"""Minutes without a break."""


class Spread(NamedTuple):
    """How members' own answers to one question lie."""

    criterion: Criterion
    answer: Answer
    apart: Apart
    steps: int


class Moment(NamedTuple):
    """Something in the evening: when it begins, in minutes from the start, and how long it takes."""

    begins: int
    minutes: int
    what: Literal["welcome", "question", "break", "end"]
    criterion: Criterion | None = None


def spreads(assessment: Assessment, catalogue: Catalogue) -> tuple[Spread, ...]:
    """Return the questions that members answered, the widest first."""
    found = [_spread(one, assessment.answer(one.id)) for one in catalogue.criteria]
    order = list(MINUTES)
    answered = [one for one in found if one.answer.views]
    return tuple(sorted(answered, key=lambda one: (order.index(one.apart), -one.steps, one.criterion.number)))


def _spread(criterion: Criterion, answer: Answer) -> Spread:
    held = levels_in(answer.views)
    far = steps(held[-1]) - steps(held[0]) if held else 0
    return Spread(criterion, answer, _apart(answer, far), far)


def _apart(answer: Answer, far: int) -> Apart:
    if not levels_in(answer.views):
        return "unknown"
    if differ(answer.views):
        return "wide"
    return "close" if far or answer.views.get("not-sure") else "same"


def members(assessment: Assessment) -> int:
    """Return how many members sent their own answers."""
    return max((sum(one.views.values()) for one in assessment.answers.values()), default=0)


def evening(found: tuple[Spread, ...]) -> Iterator[Moment]:
    """Return a suggested order, with a break before people have sat too long."""
    begins, sat = _WELCOME, _WELCOME
    yield Moment(0, _WELCOME, "welcome")
    for one in found:
        minutes = MINUTES[one.apart]
        if sat + minutes > _LONGEST:
            yield Moment(begins, _BREAK, "break")
            begins, sat = begins + _BREAK, 0
        yield Moment(begins, minutes, "question", one.criterion)
        begins, sat = begins + minutes, sat + minutes
    yield Moment(begins, _END, "end")
