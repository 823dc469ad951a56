"""The answers of many organisations, counted: no rank, no average, no score."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from ulo_selfcheck.across.overview.latest import Counted, CountedReviews
from ulo_selfcheck.across.overview.summary import WORDS
from ulo_selfcheck.across.overview.which_review import LeftOut
from ulo_selfcheck.analysis.gaps import Essential
from ulo_selfcheck.analysis.then_and_now import COMPARED
from ulo_selfcheck.answers.review import FORMS, NATIONS
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Criterion

MOST_COMMON = 5
ESSENTIALS: tuple[Essential, ...] = get_args(Essential)


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionTally:
    """How one question stands in all of them."""

    criterion: Criterion
    answers: Mapping[str, int]
    """How many gave each of WORDS."""
    short: int
    """How many are rated and have something to work on: short of their aim, or an essential below its floor."""
    strong: int
    essential: Mapping[Essential, int]
    """For an essential, how many have it in place and so on; empty for the others."""
    moved: Mapping[str, int]
    """Since the review before: how many went up, stayed or went down. Only two levels can be compared."""

    @property
    def not_sure(self) -> int:
        return self.answers["not-sure"]

    @property
    def compared(self) -> int:
        return sum(self.moved.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Some reviews, counted."""

    reviews: int
    lines: tuple[QuestionTally, ...]

    def most_common(self, how_many: Callable[[QuestionTally], int]) -> tuple[QuestionTally, ...]:
        """Return the five that hold for the most; where some are equal, the order of the criteria decides."""
        found = sorted((one for one in self.lines if how_many(one)), key=lambda one: -how_many(one))
        return tuple(found[:MOST_COMMON])


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview:
    """Everything that an overview tells."""

    chosen: CountedReviews
    every: bool
    """True: each review counts, not only the latest of each organisation."""
    tally: Tally
    nations: Mapping[str, Tally]
    """By nation; '' where the file does not say. Those that nobody is from are not here."""
    forms: Mapping[str, Tally]


@dataclass(frozen=True, kw_only=True, slots=True)
class FolderOverview:
    """What became of a folder of reviews: what they share, and the files that do not count."""

    overview: Overview
    left_out: tuple[LeftOut, ...]


def overview(chosen: CountedReviews, catalogue: Catalogue, *, every: bool = False) -> Overview:
    """Count the answers of the reviews that were chosen: in all, by nation and by form."""
    counted = chosen.counted
    return Overview(
        chosen=chosen,
        every=every,
        tally=_tally(counted, catalogue),
        nations=_by((*NATIONS, ""), lambda one: one.review.which.nation, counted, catalogue),
        forms=_by((*FORMS, ""), lambda one: one.review.which.form, counted, catalogue),
    )


def _by(
    names: Sequence[str], of: Callable[[Counted], str], counted: Sequence[Counted], catalogue: Catalogue
) -> dict[str, Tally]:
    parts = {name: [one for one in counted if of(one) == name] for name in names}
    return {name: _tally(ours, catalogue) for name, ours in parts.items() if ours}


def _tally(counted: Sequence[Counted], catalogue: Catalogue) -> Tally:
    lines = (_line(place, one, counted) for place, one in enumerate(catalogue.criteria))
    return Tally(reviews=len(counted), lines=tuple(lines))


def _line(place: int, criterion: Criterion, counted: Sequence[Counted]) -> QuestionTally:
    words = Counter(one.review.words[place] for one in counted)
    rated = [one.review for one in counted if one.review.words[place] in LEVELS]
    standings = Counter(review.standings[place] for review in rated)
    states = Counter(one.review.states[place] for one in counted)
    moved = Counter(_move(one.before[place], one.review.words[place]) for one in counted)
    return QuestionTally(
        criterion=criterion,
        answers={name: words[name] for name in WORDS},
        short=standings["work-on"],
        strong=standings["strength"],
        essential={name: states[name] for name in ESSENTIALS} if criterion.essential else {},
        moved={name: moved[name] for name in COMPARED},
    )


def _move(before: str, now: str) -> str:
    """Return what became of a level since the review before. What was no level, then or now, did not move."""
    if before not in LEVELS or now not in LEVELS:
        return ""
    if now == before:
        return "same"
    return "up" if LEVELS.index(now) > LEVELS.index(before) else "down"
