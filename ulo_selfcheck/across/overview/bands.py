"""What may be shared of counts, so that no figure about fewer than five organisations can be worked out.

Counts are shared in bands. There is a fixed list of ways to make bands, from each answer by itself to two
bands; the first way in which every band holds at least five organisations is used. With none, all of it is
withheld. No band is ever empty, so nobody can read either that all gave the same answer.

Why nobody can work out more: each way has fewer bands than those before it. So the counts in which all
organisations of a band gave the same one of its answers are always possible: they leave a band of every
earlier way empty, and are told in the same bands. So each answer in a band of several may have been given by
none, or by all in the band, which are five or more. docs/decisions.md says why nothing else is shared.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ulo_selfcheck.across.overview.summary import WORDS
from ulo_selfcheck.across.overview.tally import Overview, Tally
from ulo_selfcheck.analysis.answer_words import FEW
from ulo_selfcheck.answers.review import FORMS, NATIONS
from ulo_selfcheck.catalogue.criterion import LEVELS, WITHOUT_LEVEL, Criterion

Bands = tuple[tuple[str, ...], ...]

UPPER = ("mostly", "fully")


def _singly(names: Sequence[str]) -> Bands:
    return tuple((name,) for name in names)


ANSWER_BANDS: tuple[Bands, ...] = (
    _singly(WORDS),
    (*_singly(LEVELS), WITHOUT_LEVEL),
    (("not-yet", "started"), ("partly",), UPPER, ("not-sure",), ("later", "not-for-us", "unanswered")),
    (("not-yet", "started"), ("partly",), UPPER, WITHOUT_LEVEL),
    (("not-yet", "started", *WITHOUT_LEVEL), ("partly",), UPPER),
    (("not-yet", "started", "partly", *WITHOUT_LEVEL), UPPER),
)
NATION_BANDS: tuple[Bands, ...] = (
    _singly((*NATIONS, "")),
    (("england",), ("scotland",), ("wales",), ("northern-ireland", "")),
    (("england",), ("scotland", "wales", "northern-ireland"), ("",)),
    (("england",), ("scotland", "wales", "northern-ireland", "")),
)
FORM_BANDS: tuple[Bands, ...] = (
    _singly((*FORMS, "")),
    (("group",), ("charity", "cio"), ("cic", "company", "society"), ("network", "other"), ("",)),
    (("group",), ("charity", "cio"), ("cic", "company", "society", "network", "other", "")),
    (("charity", "cio"), ("group", "cic", "company", "society", "network", "other", "")),
)


class Band(NamedTuple):
    """Some answers taken together, and how many organisations gave one of them: five or more."""

    answers: tuple[str, ...]
    organisations: int


class SharedLine(NamedTuple):
    """What may be shared of one question; without bands, all of it is withheld."""

    criterion: Criterion
    bands: tuple[Band, ...]

    @property
    def upper(self) -> int:
        """Return how many are at mostly or fully: no way to make bands puts these with others."""
        return sum(band.organisations for band in self.bands if set(band.answers) <= set(UPPER))


class Shared(NamedTuple):
    """What may be shared of an overview. Of fewer than five organisations not even their number is."""

    organisations: int | None
    lines: tuple[SharedLine, ...]
    nations: tuple[Band, ...]
    forms: tuple[Band, ...]


def to_share(overview: Overview) -> Shared:
    """Return what may be shared of an overview, for every format of the copy to share."""
    many = overview.tally.reviews
    lines = (SharedLine(one.criterion, shared(one.answers, ANSWER_BANDS)) for one in overview.tally.lines)
    return Shared(
        many if many >= FEW else None,
        tuple(lines),
        shared(_reviews(overview.nations), NATION_BANDS),
        shared(_reviews(overview.forms), FORM_BANDS),
    )


def _reviews(parts: Mapping[str, Tally]) -> Mapping[str, int]:
    return {name: tally.reviews for name, tally in parts.items()}


def shared(counts: Mapping[str, int], ways: Sequence[Bands]) -> tuple[Band, ...]:
    """Return what may be shared of some counts; nothing where all of it is withheld."""
    for way in ways:
        bands = tuple(Band(names, sum(counts.get(name, 0) for name in names)) for names in way)
        if all(band.organisations >= FEW for band in bands):
            return bands
    return ()
