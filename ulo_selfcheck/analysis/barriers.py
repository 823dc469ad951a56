"""The barriers that stand in an organisation's way, and what to ask commissioners for.

Barriers are done to the organisation. They are offered where its gaps point to them, and printed only
where the group has said 'yes, that is true here'.
"""

from dataclasses import dataclass

from ulo_selfcheck.analysis.gaps import Analysis, Place
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.context import Approach, Barrier
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Fact


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A barrier that the gaps point to, and which gaps those are."""

    barrier: Barrier
    places: tuple[Place, ...]
    here: bool | None
    """What the group said to 'Is this true here?'; None: not asked yet."""


def offered(catalogue: Catalogue, assessment: Assessment, analysis: Analysis) -> tuple[Offered, ...]:
    """Return the barriers that the gaps point to, and those that the group has answered already."""
    found = []
    for barrier in catalogue.asks.barriers if catalogue.asks else ():
        places = tuple(
            one
            for one in analysis.work_on
            if one.id in barrier.criteria or barrier.id in one.criterion.barriers
        )
        here = assessment.barriers.get(barrier.id)
        if places or here is not None:
            found.append(Offered(barrier=barrier, places=places, here=here))
    return tuple(found)


def confirmed(catalogue: Catalogue, assessment: Assessment) -> tuple[Barrier, ...]:
    """Return the barriers that the group said are true here."""
    barriers = catalogue.asks.barriers if catalogue.asks else ()
    return tuple(one for one in barriers if assessment.barriers.get(one.id))


def asks_for(catalogue: Catalogue, barriers: tuple[Barrier, ...]) -> tuple[Approach, ...]:
    """Return what to ask commissioners, once each, in the order of the approaches."""
    wanted = {approach for barrier in barriers for approach in barrier.approaches}
    approaches = catalogue.asks.approaches if catalogue.asks else ()
    return tuple(one for one in approaches if one.id in wanted)


def law_for(approach: Approach, assessment: Assessment, *, for_others: bool = False) -> tuple[Fact, ...]:
    """Return today's law behind an ask, for the group's own nation.

    `for_others` leaves out the notes that are for the organisation itself.
    """
    nation = assessment.organisation.nation
    facts = (one for one in approach.facts if not (for_others and one.audience == "us"))
    return tuple(one for one in facts if one.holds_in(nation))
