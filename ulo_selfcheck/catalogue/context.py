"""What stands beside the criteria: the journey, what to ask commissioners for, who can help, the background."""

import datetime
from collections.abc import Mapping
from typing import Literal, NamedTuple

from pydantic import Field

from ulo_selfcheck.catalogue.criterion import Fact, Level, Nation, holds_in
from ulo_selfcheck.ground.models import Many, Number, Part, Slug, Words


class AskedFact(Part):
    """A fact about the organisation that the criteria do not give; it points to a stop of the journey."""

    id: Slug
    ask: Words
    kind: Literal["choice", "yes-no", "count"]
    choices: Many[Words] = ()


class Rule(Part):
    """What points to a stop: all of it must hold."""

    at_most: Mapping[Slug, Level] = Field(default_factory=dict)
    at_least: Mapping[Slug, Level] = Field(default_factory=dict)
    facts_are: Mapping[Slug, bool | str] = Field(default_factory=dict)
    more_than: Mapping[Slug, int] = Field(default_factory=dict)


class Stop(Part):
    """One of the stops on the journey of an organisation."""

    number: Number
    id: Slug
    name: Words
    looks_like: Many[Words]
    next_steps: Many[Words]
    ask_commissioners: Many[Words]
    source: Many[Slug]
    order: int | None = None
    rule: Rule | None = None


class Journey(Part):
    """The stops, and the facts that point to them."""

    about: Words
    source: Many[Slug]
    facts: Many[AskedFact]
    stops: Many[Stop]


class Barrier(Part):
    """Something done to organisations like this one that makes lasting hard."""

    id: Slug
    name: Words
    plain: Words
    ours: Words = ""
    """The same as the group says it to its council: 'Funders pay us for projects'."""
    ask: Words
    criteria: Many[Slug]
    own_steps: Many[Words]
    approaches: Many[Slug]
    source: Many[Slug]


class Approach(Part):
    """Something commissioners can do, and what to ask them for."""

    id: Slug
    number: Number
    name: Words
    ask: Words
    why: Words
    source: Many[Slug]
    facts: Many[Fact] = ()


class Asks(Part):
    """The barriers, the commissioning approaches to ask for, and why it helps a council to work with the group."""

    barriers: Many[Barrier]
    approaches: Many[Approach]
    reasons: Many[Words] = ()


class Piece(Part):
    """A short piece of background."""

    id: Slug
    title: Words
    text: Many[Words]
    source: Many[Slug]


class Reading(Part):
    """A title to read further, and where to look for it now."""

    title_original: Words
    by: str
    year: str
    now: Words


class Website(Part):
    """What became of a site named in the first material."""

    name: Words
    now: Words


class Background(Part):
    """Why these organisations matter, the cases, and what to read."""

    pieces: Many[Piece]
    reading: Many[Reading] = ()
    websites: Many[Website] = ()


class Helper(Part):
    """A kind of people or groups outside who can help: what for, and how to find one near you."""

    id: Slug
    name: Words
    """As it stands in a sentence: 'your council for voluntary service'."""
    about: Words
    find: Mapping[Nation, Words]

    def find_in(self, nation: str | None) -> str:
        """Return how to find one in this nation. A nation that is not set sees what is for the whole UK alone."""
        return " ".join(text for where, text in self.find.items() if holds_in(where, nation))


class Helpers(Part):
    """Who can help, by kind."""

    about: Many[Words]
    checked: datetime.date
    known: Words
    helpers: Many[Helper]


class Context(NamedTuple):
    """All that stands beside the criteria; what a set does not have is None."""

    journey: Journey | None = None
    asks: Asks | None = None
    background: Background | None = None
    helpers: Helpers | None = None
