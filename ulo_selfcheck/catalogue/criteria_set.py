"""A whole set of criteria: what `catalogue.toml` holds, and the criteria with it."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ulo_selfcheck.catalogue.criterion import Checklist, Criterion
from ulo_selfcheck.ground.models import Many, Part, Slug, Words

if TYPE_CHECKING:
    from ulo_selfcheck.catalogue.context import Asks, Background, Context, Helpers, Journey


class Named(Part):
    """A word people choose, with what it means: a level, another answer, a group."""

    id: Slug
    name: Words
    about: Words


class Term(Part):
    """A hard word, explained."""

    term: Words
    means: Words


class Source(Part):
    """Where something comes from. Titles, never addresses: lapsed ones can be taken over."""

    id: Slug
    title_original: Words
    by: str
    year: str
    seen: Literal["seen", "partly-seen", "not-seen"]


class Identity(Part):
    """What `catalogue.toml` holds."""

    id: Slug
    version: Words
    title: Words
    language: Words
    about: Many[Words]
    wording: Many[Words]
    checked: datetime.date
    other_format: Words
    bases: Mapping[str, Words]
    levels: Many[Named]
    answers: Many[Named]
    groups: Many[Named]
    sources: Many[Source]
    glossary: Many[Term] = ()
    released: bool = False


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """A whole set of criteria. Without journey, asks, helpers or background, those parts are not shown."""

    identity: Identity
    criteria: Many[Criterion]
    upcoming: Many[Criterion] = ()
    """Shown when one reads the criteria, not asked and not counted yet."""
    retired: Many[Criterion] = ()
    """Not asked any more. Their answers are kept."""
    folder: Path = field(compare=False)
    read_context: "Callable[[Catalogue], Context]" = field(repr=False, compare=False)
    """Reads what stands beside the criteria, once one of it is wanted: no start needs it, and it takes 5 ms."""

    written: "Catalogue | None" = field(default=None, repr=False, compare=False)
    """The same set as it is written, where this one says a group's own word for its people."""

    @property
    def as_written(self) -> "Catalogue":
        """Return the set with its own words, and no group's: what is sent out and read back must be the same."""
        return self.written or self

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

    def numbered(self, criterion: str) -> str:
        """Return the title of a criterion with the number of its question; without one where it is not asked."""
        return self[criterion].numbered if criterion in self.order else self.title(criterion)

    @cached_property
    def context(self) -> "Context":
        """What stands beside the criteria: the journey, what to ask for, who can help, the background.

        Raises:
            CriteriaProblem: a file of it has faults, and was not checked when the criteria were.
        """
        return self.read_context(self)

    @property
    def journey(self) -> "Journey | None":
        return self.context.journey

    @property
    def asks(self) -> "Asks | None":
        return self.context.asks

    @property
    def background(self) -> "Background | None":
        return self.context.background

    @property
    def helpers(self) -> "Helpers | None":
        return self.context.helpers

    @property
    def groups(self) -> tuple[Named, ...]:
        return self.identity.groups

    def group(self, group: str) -> Named:
        """Return a group by its id."""
        return {one.id: one for one in self.groups}[group]

    def in_group(self, group: str) -> tuple[Criterion, ...]:
        """Return a group's criteria in their order."""
        return tuple(one for one in self.criteria if one.group == group)

    @property
    def essentials(self) -> tuple[Criterion, ...]:
        return tuple(one for one in self.criteria if one.essential)

    @property
    def with_sum(self) -> Criterion | None:
        """Return the criterion that carries the sum of voting members, where the set has one."""
        return next((one for one in self.criteria if one.sum), None)

    @property
    def checklists(self) -> tuple[tuple[Criterion, Checklist], ...]:
        """Return each checklist with the criterion that carries it."""
        return tuple((one, one.checklist) for one in self.criteria if one.checklist)

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.criteria)

    def name(self, answer: str) -> str:
        """Return the word for a level or another answer, such as 'Not yet' or 'Not sure'."""
        return self._names[answer]

    def about(self, answer: str) -> str:
        """Return what a level or another answer means."""
        identity = self.identity
        return next(one.about for one in (*identity.levels, *identity.answers) if one.id == answer)
