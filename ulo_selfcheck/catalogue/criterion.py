"""One criterion, with everything that is said about it: levels, steps, facts, the sum, the checklist."""

import datetime
from collections.abc import Mapping
from typing import Literal, get_args

from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.models import Many, Number, Part, Percent, Slug, Words

Level = Literal["not-yet", "started", "partly", "mostly", "fully"]
Cost = Literal["nothing", "little", "money"]
Time = Literal["hour", "evening", "weeks", "months"]
Known = Literal["read", "in-part", "memory"]
Nation = Literal["uk", "great-britain", "england", "scotland", "wales", "northern-ireland"]

ListName = Literal["services", "needs"]
"""The lists that a group can go through within a question."""

LEVELS: tuple[Level, ...] = get_args(Level)
OTHER_ANSWERS = ("not-sure", "later", "not-for-us")
ANSWERS = (*LEVELS, *OTHER_ANSWERS)
"""What can be chosen at a question, in the order of its numbers."""
OWN = "own"
"""The source of what is our own suggestion."""
UNANSWERED = "unanswered"
WITHOUT_LEVEL = (*OTHER_ANSWERS, UNANSWERED)

MONTHS_A_FACT_STAYS_FRESH = 12


def steps(level: Level) -> int:
    """Return the step a level stands on, 1 to 5: for arithmetic, never shown as a mark."""
    return LEVELS.index(level) + 1


def holds_in(where: Nation, nation: str | None) -> bool:
    """Return whether what is true in one place is for a nation. One that is not set sees what is for the UK alone."""
    parts = {"great-britain": ("england", "scotland", "wales"), "uk": (nation,)}
    return nation in parts.get(where, (where,))


class Fact(Part):
    """A fact of law, a figure or a date, with the day it was checked and the nation it is true in."""

    text: Words
    nation: Nation
    checked: datetime.date
    source: Many[Slug]
    known: Known = "read"
    audience: Literal["everyone", "us"] = "everyone"
    """'us': a note for the organisation itself, which no letter to a council says."""

    def holds_in(self, nation: str | None) -> bool:
        """Return whether the fact is for this nation."""
        return holds_in(self.nation, nation)

    def said(self, today: datetime.date) -> str:
        """Return the fact with how we know it."""
        return f"{self.text} ({self.mark(today)})"

    def mark(self, today: datetime.date) -> str:
        """Return how we know it, with its date, and a warning once it is over twelve months old."""
        warning = " That is more than a year ago. Check it before you use it." if self.is_old(today) else ""
        return f"{self.how_known}{warning}"

    def is_old(self, today: datetime.date) -> bool:
        """Return whether it was checked more than a year ago."""
        months = (today.year - self.checked.year) * 12 + today.month - self.checked.month
        return months > MONTHS_A_FACT_STAYS_FRESH or (
            months == MONTHS_A_FACT_STAYS_FRESH and today.day > self.checked.day
        )

    @property
    def how_known(self) -> str:
        """Return how far we have read what says so, and when. 'Checked' is said only of what was read."""
        if self.known == "memory":
            return f"From memory, {self.checked:%B %Y}. Please check it."
        part = " in part of the source" if self.known == "in-part" else ""
        return f"Checked{part} on {day(self.checked)}."


class Step(Part):
    """A development suggestion: what to do next from one level."""

    text: Words
    cost: Cost
    who: Words
    """Who in the group could do it."""
    source: Many[Slug]
    """Why: where the idea comes from; and OWN where the step itself is ours."""
    story: Words = ""
    """Who has done it: a case, in two sentences."""
    time: Time | None = None
    helpers: Many[Slug] = ()
    """Who outside can help, by kind."""


class FirstStep(Part):
    """One thing that costs nothing and can be done this month."""

    text: Words
    who: Words
    source: Many[Slug]


class Strength(Part):
    """What a group can do with a strength, beside its next step: show it to others, and pass it on."""

    show: Words
    """What to tell funders and the council."""
    pass_on: Words


class Sum(Part):
    """The words of the sum of voting members, beside the criterion it belongs to."""

    share: Percent
    floor: Percent
    about: Words
    ask_voting: Words
    ask_from: Words
    ask_disabled: Words
    disabled_rule: Words = ""
    """Who asks that disabled people hold a share of the votes, beside what the criterion asks."""
    disabled_share: Percent | None = None


class ChecklistLine(Part):
    """One line of a checklist: a typical service, or a basic need."""

    id: Slug
    title: Words
    plain: Words
    """What it means."""
    missing: Words
    """What a group can do where nobody does it here."""
    source: Many[Slug]
    code: Words = ""
    question: Words = ""
    """What to ask those who do it."""
    evidence: Many[Words] = ()
    facts: Many[Fact] = ()


class Checklist(Part):
    """A list that a group can go through within one criterion. Its lines are not criteria of their own."""

    name: ListName
    title: Words
    about: Words
    ask: Words
    lines: Many[ChecklistLine]

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of its lines, in their order."""
        return tuple(one.id for one in self.lines)


class Criterion(Part):
    """One of the criteria, with everything that is said about it."""

    id: Slug
    number: Number
    title: Words
    aim: Level
    basis: Literal["seen", "partly-seen", "recollected"]
    plain: Many[Words]
    asks: Words
    evidence: Many[Words]
    questions: Many[Words]
    levels: Mapping[Level, Words]
    steps: Mapping[Level, Step]
    first_step: FirstStep
    sources: Many[Slug]
    revision: Number = 1
    since: str = ""
    changed: Words = ""
    status: Literal["active", "upcoming", "retired"] = "active"
    replaced_by: Many[Slug] = ()
    derived_from: Many[Slug] = ()
    essential: bool = False
    floor: Level | None = None
    overlaps: Many[Slug] = ()
    barriers: Many[Slug] = ()
    signed: str = ""
    facts: Many[Fact] = ()
    strength: Strength | None = None
    sum: Sum | None = None
    checklist: Checklist | None = None
    group: str = ""

    @property
    def numbered(self) -> str:
        """Return its title with the number of its question: '7. Fairness and diversity'. It has no other number."""
        return f"{self.number}. {self.title}"

    @property
    def plain_words(self) -> str:
        """Return the plain sentences as one text: the words that a group answers."""
        return " ".join(self.plain)


class CriteriaFile(Part):
    """A file with the criteria of one group."""

    criteria: Many[Criterion]
