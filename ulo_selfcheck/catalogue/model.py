"""The words of a set of criteria. Built by `load.py`; nothing here can be changed once built."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, get_args

from ulo_selfcheck.frozen import frozen
from ulo_selfcheck.reading import Check

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
class AskedFact:
    """A fact about the organisation that the criteria do not give; it points to a stop of the journey."""

    id: Slug
    ask: Words
    kind: Literal["choice", "yes-no", "count"]
    choices: tuple[Words, ...] = ()


@frozen
class Rule:
    """What points to a stop: all of it must hold."""

    at_most: Mapping[Slug, Level] = field(default_factory=dict)
    at_least: Mapping[Slug, Level] = field(default_factory=dict)
    facts_are: Mapping[Slug, bool | str] = field(default_factory=dict)
    more_than: Mapping[Slug, int] = field(default_factory=dict)


@frozen
class Stop:
    """One of the stops on the journey of an organisation."""

    number: Number
    id: Slug
    name: Words
    looks_like: tuple[Words, ...]
    next_steps: tuple[Words, ...]
    ask_commissioners: tuple[Words, ...]
    source: tuple[Slug, ...]
    order: int | None = None
    rule: Rule | None = None


@frozen
class Journey:
    """The stops, and the facts that point to them."""

    about: Words
    source: tuple[Slug, ...]
    facts: tuple[AskedFact, ...]
    stops: tuple[Stop, ...]


@frozen
class Barrier:
    """Something done to organisations like this one that makes lasting hard."""

    id: Slug
    name: Words
    plain: Words
    ask: Words
    criteria: tuple[Slug, ...]
    own_steps: tuple[Words, ...]
    approaches: tuple[Slug, ...]
    source: tuple[Slug, ...]


@frozen
class Approach:
    """Something commissioners can do, and what to ask them for."""

    id: Slug
    number: Number
    name: Words
    ask: Words
    why: Words
    source: tuple[Slug, ...]
    facts: tuple[Fact, ...] = ()


@frozen
class Asks:
    """The barriers, and the commissioning approaches to ask for."""

    barriers: tuple[Barrier, ...]
    approaches: tuple[Approach, ...]


@frozen
class Piece:
    """A short piece of background."""

    id: Slug
    title: Words
    text: tuple[Words, ...]
    source: tuple[Slug, ...]


@frozen
class Reading:
    """A title to read further, and where to look for it now."""

    title_original: Words
    by: str
    year: str
    now: Words


@frozen
class Website:
    """What became of a site named in the first material."""

    name: Words
    now: Words


@frozen
class Background:
    """Why these organisations matter, the cases, and what to read."""

    pieces: tuple[Piece, ...]
    reading: tuple[Reading, ...] = ()
    websites: tuple[Website, ...] = ()


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
    journey: Journey | None = None
    asks: Asks | None = None
    background: Background | None = None

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "_by_id", {one.id: one for one in (*self.criteria, *self.upcoming, *self.retired)}
        )
        object.__setattr__(
            self, "_names", {one.id: one.name for one in (*self.identity.levels, *self.identity.answers)}
        )
        object.__setattr__(self, "_groups", {one.id: one for one in self.identity.groups})

    _by_id: Mapping[str, Criterion] = field(init=False, repr=False, compare=False)
    _names: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _groups: Mapping[str, Named] = field(init=False, repr=False, compare=False)

    def __getitem__(self, criterion: str) -> Criterion:
        return self._by_id[criterion]

    def __contains__(self, criterion: object) -> bool:
        return criterion in self._by_id

    @property
    def groups(self) -> tuple[Named, ...]:
        return self.identity.groups

    def group(self, group: str) -> Named:
        """Give a group by its id."""
        return self._groups[group]

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
