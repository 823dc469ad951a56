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

from ulo_selfcheck.across.overview.summary import ANSWERS
from ulo_selfcheck.analysis.answer_words import FEW
from ulo_selfcheck.answers.review import FORMS, NATIONS
from ulo_selfcheck.catalogue.criterion import LEVELS

Bands = tuple[tuple[str, ...], ...]

NO_LEVEL = ("not-sure", "later", "not-for-us", "unanswered")
UPPER = ("mostly", "fully")


def _singly(names: Sequence[str]) -> Bands:
    return tuple((name,) for name in names)


ANSWER_BANDS: tuple[Bands, ...] = (
    _singly(ANSWERS),
    (*_singly(LEVELS), NO_LEVEL),
    (("not-yet", "started"), ("partly",), UPPER, ("not-sure",), ("later", "not-for-us", "unanswered")),
    (("not-yet", "started"), ("partly",), UPPER, NO_LEVEL),
    (("not-yet", "started", *NO_LEVEL), ("partly",), UPPER),
    (("not-yet", "started", "partly", *NO_LEVEL), UPPER),
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


def shared(counts: Mapping[str, int], ways: Sequence[Bands]) -> tuple[Band, ...]:
    """Give what may be shared of some counts; nothing where all of it is withheld."""
    for way in ways:
        bands = tuple(Band(names, sum(counts.get(name, 0) for name in names)) for names in way)
        if all(band.organisations >= FEW for band in bands):
            return bands
    return ()


def upper(bands: Sequence[Band]) -> int:
    """Give how many are at mostly or fully, from bands that were shared: no way puts these with others."""
    return sum(band.organisations for band in bands if set(band.answers) <= set(UPPER))
