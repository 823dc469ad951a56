"""What is planned and still open, of one organisation or of many: what has passed its day, what comes next."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from ulo_selfcheck.answers.review import Action, Assessment, Priority
from ulo_selfcheck.ground.english import comparable


@dataclass(frozen=True, slots=True)
class Plan:
    """What one organisation chose, and decided to do."""

    organisation: str
    review: str
    priorities: tuple[Priority, ...]
    actions: tuple[Action, ...]

    @classmethod
    def of(cls, assessment: Assessment) -> Self:
        """Take the plan out of the answers; nothing else of them is kept."""
        about = assessment.assessment
        return cls(assessment.organisation.name, about.title, assessment.priorities, assessment.actions)

    @property
    def open(self) -> tuple[Action, ...]:
        return tuple(one for one in self.actions if one.is_open)

    @property
    def done(self) -> int:
        return sum(one.done for one in self.actions)

    @property
    def let_go(self) -> tuple[Action, ...]:
        return tuple(one for one in self.actions if one.stands == "let-go")

    @property
    def not_begun(self) -> tuple[Priority, ...]:
        """Return what was chosen and has no action yet, done or open."""
        begun = {one.criterion for one in self.actions}
        return tuple(one for one in self.priorities if one.criterion not in begun)


class Planned(NamedTuple):
    """An action, and whose it is."""

    whose: str
    action: Action


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans of one organisation or of many, each with what it is called here."""

    named: tuple[tuple[str, Plan], ...]
    today: datetime.date

    @classmethod
    def of(cls, plans: Sequence[Plan], today: datetime.date) -> Self:
        """Put plans in the order of their names. Two reviews of one organisation are told apart."""
        reviews = Counter(comparable(one.organisation) for one in plans)
        named = ((_label(one, reviews[comparable(one.organisation)]), one) for one in plans)
        return cls(tuple(sorted(named, key=lambda one: one[0].casefold())), today)

    @property
    def passed(self) -> list[Planned]:
        """Return what was to be done by a day that has gone by, the longest ago first."""
        return [one for one in self._with_day() if self.days_ago(one.action)]

    @property
    def coming(self) -> list[Planned]:
        """Return what has a day to come, the next first."""
        return [one for one in self._with_day() if not self.days_ago(one.action)]

    @property
    def without_day(self) -> list[Planned]:
        return [one for one in self._open() if one.action.by is None]

    @property
    def let_go(self) -> list[Planned]:
        return [Planned(whose, action) for whose, plan in self.named for action in plan.let_go]

    def days_ago(self, action: Action) -> int:
        """Return how many days ago an open action was to be done; 0 where its day has not gone by."""
        return 0 if not action.is_open or action.by is None else max(0, (self.today - action.by).days)

    def _open(self) -> Iterator[Planned]:
        for whose, plan in self.named:
            yield from (Planned(whose, action) for action in plan.open)

    def _with_day(self) -> list[Planned]:
        dated = [one for one in self._open() if one.action.by]
        return sorted(dated, key=lambda one: one.action.by or self.today)


def _label(plan: Plan, reviews: int) -> str:
    return f"{plan.organisation}, {plan.review}" if reviews > 1 and plan.review else plan.organisation
