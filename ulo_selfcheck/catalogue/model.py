"""The words of a set of criteria. Built by `load.py`; nothing here can be changed once built."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from ulo_selfcheck.frozen import frozen
from ulo_selfcheck.reading import Check

if TYPE_CHECKING:
    from ulo_selfcheck.catalogue.beside import Asks, Background, Beside, Journey

Level = Literal["not-yet", "started", "partly", "mostly", "fully"]
Cost = Literal["nothing", "little", "money"]
Nation = Literal["uk", "great-britain", "england", "scotland", "wales", "northern-ireland"]

LEVELS: tuple[Level, ...] = get_args(Level)

_SLUG = re.compile(r"[a-z][a-z0-9-]*\Z")
Slug = Annotated[
    str,
    Check(
        lambda text: bool(_SLUG.match(text)),
        "a name in small letters, digits and hyphens, such as peer-support",
    ),
]
Words = Annotated[str, Check(lambda text: bool(text.strip()), "words, not nothing")]
Number = Annotated[int, Check(lambda number: number >= 1, "a number from 1 up")]
Percent = Annotated[int, Check(lambda number: 0 < number < 100, "a number from 1 to 99")]

MONTHS_A_FACT_STAYS_FRESH = 12


def steps(level: Level) -> int:
    """Give the step a level stands on, 1 to 5: for arithmetic, never shown as a mark."""
    return LEVELS.index(level) + 1


@frozen
class Fact:
    """A fact of law, a figure or a date, with the day it was checked and the nation it is true in."""

    text: Words
    nation: Nation
    checked: datetime.date
    source: tuple[Slug, ...]

    def holds_in(self, nation: str | None) -> bool:
        """Tell whether the fact is for this nation. A nation that is not set sees the UK's facts alone."""
        where = {"great-britain": ("england", "scotland", "wales"), "uk": (nation,)}
        return nation in where.get(self.nation, (self.nation,))

    def said(self, today: datetime.date) -> str:
        """Give the fact with its date, and a warning once it is over twelve months old."""
        months = (today.year - self.checked.year) * 12 + today.month - self.checked.month
        old = months > MONTHS_A_FACT_STAYS_FRESH or (
            months == MONTHS_A_FACT_STAYS_FRESH and today.day > self.checked.day
        )
        warning = " That is more than a year ago. Check it before you use it." if old else ""
        return f"{self.text} (Checked on {day(self.checked)}.{warning})"


def day(date: datetime.date) -> str:
    """Say a date as people do: '22 November 2026'."""
    return f"{date.day} {date:%B %Y}"


@frozen
class Step:
    """A development suggestion: what to do next from one level."""

    text: Words
    cost: Cost
    who: Words
    source: tuple[Slug, ...]


@frozen
class FirstStep:
    """One thing that costs nothing and can be done this month."""

    text: Words
    who: Words
    source: tuple[Slug, ...]


@frozen
class Sum:
    """The words of the sum of voting members, beside the criterion it belongs to."""

    share: Percent
    floor: Percent
    about: Words
    ask_voting: Words
    ask_from: Words
    ask_disabled: Words


@frozen
class Service:
    """One line of the checklist of typical services."""

    id: Slug
    code: Words
    title: Words
    plain: Words
    evidence: tuple[Words, ...]
    question: Words
    source: tuple[Slug, ...]
    optional: bool = False
    facts: tuple[Fact, ...] = ()


@frozen
class Checklist:
    """The typical services, asked inside one criterion. They are not criteria of their own."""

    about: Words
    ask: Words
    services: tuple[Service, ...]


@frozen
class Criterion:
    """One of the criteria, with everything that is said about it."""

    id: Slug
    number: Number
    title: Words
    aim: Level
    basis: Literal["seen", "partly-seen", "recollected"]
    plain: tuple[Words, ...]
    asks: Words
    evidence: tuple[Words, ...]
    questions: tuple[Words, ...]
    levels: Mapping[Level, Words]
    steps: Mapping[Level, Step]
    first_step: FirstStep
    sources: tuple[Slug, ...]
    revision: Number = 1
    since: str = ""
    changed: str = ""
    status: Literal["active", "upcoming", "retired"] = "active"
    replaced_by: tuple[Slug, ...] = ()
    derived_from: tuple[Slug, ...] = ()
    essential: bool = False
    floor: Level | None = None
    overlaps: tuple[Slug, ...] = ()
    barriers: tuple[Slug, ...] = ()
    signed: str = ""
    facts: tuple[Fact, ...] = ()
    sum: Sum | None = None
    checklist: Checklist | None = None
    group: str = ""

    @property
    def plain_words(self) -> str:
        """Give the plain sentences as one text: the words that a group answers."""
        return " ".join(self.plain)


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
