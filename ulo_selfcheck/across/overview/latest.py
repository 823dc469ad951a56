"""Which of many reviews count: the latest of each organisation, each once. Overview and plans go by this one rule."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol, Self, TypeVar

from ulo_selfcheck.across.overview.summary import ReviewSummary
from ulo_selfcheck.across.overview.which_review import LeftOut, Which


class _Kept(Protocol):
    """Something that is kept of a review."""

    @property
    def which(self) -> Which: ...

    def _replace(self, *, which: Which = ...) -> Self: ...


_R = TypeVar("_R", bound=_Kept)


class Counted(NamedTuple):
    """A review that counts, and what was answered in the one before."""

    review: ReviewSummary
    before: tuple[str, ...]


class CountedReviews(NamedTuple):
    """The reviews that count, by organisation, and what became of the others."""

    counted: tuple[Counted, ...]
    organisations: int
    earlier: int
    """Reviews of an organisation that has a later one."""
    copies: tuple[LeftOut, ...]


def choose(reviews: Iterable[ReviewSummary], *, every: bool = False) -> CountedReviews:
    """Take the latest review of each organisation, or each review once."""
    kept, copies = without_copies(reviews)
    organisations = by_organisation(kept)
    counted = [one for ours in organisations for one in _with_before(ours, every=every)]
    return CountedReviews(
        counted=tuple(counted),
        organisations=len(organisations),
        earlier=len(kept) - len(counted),
        copies=tuple(copies),
    )


def without_copies(reviews: Iterable[_R]) -> tuple[list[_R], list[LeftOut]]:
    """Take one of all copies of a review: the one that was changed last. Return the others with words why not."""
    same: dict[str, list[_R]] = {}
    for one in reviews:
        same.setdefault(one.which.id or one.which.path, []).append(one)
    kept: list[_R] = []
    copies: list[LeftOut] = []
    for ours in same.values():
        *others, latest = sorted(ours, key=lambda one: _how_late(one.which))
        kept.append(latest._replace(which=_filled(latest.which, [one.which for one in others])))
        copies += [LeftOut(one.which.path, _copy_words(one.which, latest.which)) for one in others]
    return kept, copies


def _how_late(which: Which) -> tuple[datetime, int, tuple[date, datetime, str]]:
    return which.when[1], which.fullness, which.when


def _filled(which: Which, copies: Sequence[Which]) -> Which:
    """Return a review with the details that only its copies say: a copy of levels alone has none."""
    for one in reversed(copies):
        which = which._replace(
            area=which.area or one.area,
            nation=which.nation or one.nation,
            form=which.form or one.form,
            day=which.day or one.day,
            renewed_from=which.renewed_from or one.renewed_from,
        )
    return which


def _copy_words(copy: Which, kept: Which) -> str:
    said = f"This is a copy of the review in {kept.path}, which counts."
    if copy.whose[0] == kept.whose[0]:
        return said
    return (
        f"{said} But it says {copy.organisation}, and the other says {kept.organisation}. "
        "If these are two organisations, give one a new file."
    )


def by_organisation(reviews: Iterable[_R]) -> list[list[_R]]:
    """Put the reviews of one organisation together, the earliest first.

    It is known by its name, and by its area where several have that name. A review that was renewed from
    another is of the same organisation, whatever that calls itself now.
    """
    named = _joined(_by_name(reviews))
    in_time = [sorted(ours, key=lambda one: one.which.when) for ours in named]
    return sorted(in_time, key=lambda ours: ours[0].which.whose)


def _by_name(reviews: Iterable[_R]) -> list[list[_R]]:
    named: dict[str, list[tuple[str, _R]]] = {}
    for one in reviews:
        name, area = one.which.whose
        named.setdefault(name, []).append((area, one))
    found: list[list[_R]] = []
    for ours in named.values():
        areas = {area for area, _ in ours if area}
        if len(areas) < 2:  # one that says no area is the same organisation
            found.append([one for _, one in ours])
        else:
            found += [
                [one for said, one in ours if said == area] for area in sorted({said for said, _ in ours})
            ]
    return found


def _joined(groups: list[list[_R]]) -> list[list[_R]]:
    """Join the groups of which one has a review that was renewed from one in another."""
    place = {one.which.id: number for number, ours in enumerate(groups) for one in ours if one.which.id}
    joins = list(range(len(groups)))  # the group that each one goes into

    def end(number: int) -> int:
        while joins[number] != number:
            number = joins[number]
        return number

    for number, ours in enumerate(groups):
        for one in ours:
            joins[end(number)] = end(place.get(one.which.renewed_from, number))
    joined: dict[int, list[_R]] = {}
    for number, ours in enumerate(groups):
        joined.setdefault(end(number), []).extend(ours)
    return list(joined.values())


def _with_before(ours: list[ReviewSummary], *, every: bool) -> list[Counted]:
    """Return the reviews of one organisation that count, each with the answers of the one before."""
    pairs = zip([None, *ours], ours, strict=False)
    counted = [Counted(review=one, before=before.words if before else one.before) for before, one in pairs]
    return counted if every else counted[-1:]
