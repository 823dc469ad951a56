"""A whole set of criteria: what `catalogue.toml` holds, and the criteria with it."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from ulo_selfcheck.ground.frozen import frozen

if TYPE_CHECKING:
    from ulo_selfcheck.catalogue.context import Asks, Background, Beside, Journey
from ulo_selfcheck.catalogue.criterion import Criterion, Slug, Words


@frozen
class Named:
    """A word people choose, with what it means: a level, another answer, a group."""

    id: Slug
    name: Words
    about: Words


@frozen
class Term:
    """A hard word, explained."""

    term: Words
    means: Words


@frozen
class Source:
    """Where something comes from. Titles, never addresses: lapsed ones can be taken over."""

    id: Slug
    title_original: Words
    by: str
    year: str
    seen: Literal["seen", "partly-seen", "not-seen"]


@frozen
class Identity:
    """What `catalogue.toml` holds."""

    id: Slug
    version: Words
    title: Words
    language: Words
    about: tuple[Words, ...]
    wording: tuple[Words, ...]
    checked: datetime.date
    other_format: Words
    bases: Mapping[str, Words]
    levels: tuple[Named, ...]
    answers: tuple[Named, ...]
    groups: tuple[Named, ...]
    sources: tuple[Source, ...]
    glossary: tuple[Term, ...] = ()
    released: bool = False


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """A whole set of criteria. Without journey, asks or background, those parts are not shown."""

    identity: Identity
    criteria: tuple[Criterion, ...]
    upcoming: tuple[Criterion, ...] = ()
    """Shown when one reads the criteria, not asked and not counted yet."""
    retired: tuple[Criterion, ...] = ()
    """Not asked any more. Their answers are kept."""
    read_beside: "Callable[[], Beside]" = field(repr=False, compare=False)
    """Gives what stands beside the criteria, once one of it is wanted: no start needs it, and it takes 5 ms."""

    @cached_property
    def _by_id(self) -> Mapping[str, Criterion]:
        return {one.id: one for one in (*self.criteria, *self.upcoming, *self.retired)}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {one.id: one.name for one in (*self.identity.levels, *self.identity.answers)}

    def __getitem__(self, criterion: str) -> Criterion:
        return self._by_id[criterion]

    def __contains__(self, criterion: object) -> bool:
        return criterion in self._by_id

    def title(self, criterion: str) -> str:
        """Return the title of a criterion, or its id where this set does not have it."""
        return self._by_id[criterion].title if criterion in self else criterion

    @cached_property
    def beside(self) -> "Beside":
        """What stands beside the criteria.

        Raises:
            CriteriaProblem: a file of the set that comes with the program was changed, and has faults.
        """
        return self.read_beside()

    @property
    def journey(self) -> "Journey | None":
        return self.beside.journey

    @property
    def asks(self) -> "Asks | None":
        return self.beside.asks

    @property
    def background(self) -> "Background | None":
        return self.beside.background

    @property
    def groups(self) -> tuple[Named, ...]:
        return self.identity.groups

    def group(self, group: str) -> Named:
        """Give a group by its id."""
        return {one.id: one for one in self.groups}[group]

    def in_group(self, group: str) -> tuple[Criterion, ...]:
        """Give a group's criteria in their order."""
        return tuple(one for one in self.criteria if one.group == group)

    @property
    def essentials(self) -> tuple[Criterion, ...]:
        return tuple(one for one in self.criteria if one.essential)

    @property
    def with_sum(self) -> Criterion | None:
        """Give the criterion that carries the sum of voting members, where the set has one."""
        return next((one for one in self.criteria if one.sum), None)

    @property
    def with_checklist(self) -> Criterion | None:
        """Give the criterion that carries the checklist of services, where the set has one."""
        return next((one for one in self.criteria if one.checklist), None)

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.criteria)

    def name(self, answer: str) -> str:
        """Give the word for a level or another answer, such as 'Not yet' or 'Not sure'."""
        return self._names[answer]

    def about(self, answer: str) -> str:
        """Say what a level or another answer means."""
        identity = self.identity
        return next(one.about for one in (*identity.levels, *identity.answers) if one.id == answer)
