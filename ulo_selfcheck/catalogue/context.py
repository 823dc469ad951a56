"""What stands beside the criteria: the journey, what to ask commissioners for, the background."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, NamedTuple

from ulo_selfcheck.catalogue.criterion import Fact, Level, Number, Slug, Words
from ulo_selfcheck.ground.frozen import frozen


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


class Beside(NamedTuple):
    """All of it; what a set does not have is None."""

    journey: Journey | None = None
    asks: Asks | None = None
    background: Background | None = None
