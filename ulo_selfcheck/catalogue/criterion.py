"""The words of a set of criteria. Built by `load.py`; nothing here can be changed once built."""

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.faults import Check
from ulo_selfcheck.ground.frozen import frozen

Level = Literal["not-yet", "started", "partly", "mostly", "fully"]
Cost = Literal["nothing", "little", "money"]
Nation = Literal["uk", "great-britain", "england", "scotland", "wales", "northern-ireland"]

LEVELS: tuple[Level, ...] = get_args(Level)
OTHER_ANSWERS = ("not-sure", "later", "not-for-us")
ANSWERS = (*LEVELS, *OTHER_ANSWERS)
"""What can be chosen at a question, in the order of its numbers."""
UNANSWERED = "unanswered"
WITHOUT_LEVEL = (*OTHER_ANSWERS, UNANSWERED)

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
