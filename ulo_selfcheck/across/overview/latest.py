"""Which of many reviews count: the latest of each organisation, each once."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ulo_selfcheck.across.overview.summary import LeftOut, ReviewSummary


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
    kept, copies = _without_copies(reviews)
    organisations = _by_organisation(kept)
    counted = [one for ours in organisations for one in _in_time(ours, every=every)]
    return CountedReviews(
        counted=tuple(counted),
        organisations=len(organisations),
        earlier=len(kept) - len(counted),
        copies=tuple(copies),
    )


def _without_copies(reviews: Iterable[ReviewSummary]) -> tuple[list[ReviewSummary], list[LeftOut]]:
    """Take one of all copies of a review: the one that was changed last."""
    same: dict[str, list[ReviewSummary]] = {}
    for one in reviews:
        same.setdefault(one.id or one.path, []).append(one)
    kept: list[ReviewSummary] = []
    copies: list[LeftOut] = []
    for ours in same.values():
        *others, latest = sorted(ours, key=_how_late)
        kept.append(_filled(latest, others))
        copies += [LeftOut(one.path, _copy_words(one, latest)) for one in others]
    return kept, copies


def _how_late(
    review: ReviewSummary,
) -> tuple[datetime.datetime, int, tuple[datetime.date, datetime.datetime, str]]:
    said = sum(bool(one) for one in (review.area, review.nation, review.form))
    return review.when[1], said, review.when


def _filled(review: ReviewSummary, copies: Sequence[ReviewSummary]) -> ReviewSummary:
    """Return a review with the details that only its copies say: a copy of levels alone has none."""
    for one in reversed(copies):
        review = review._replace(
            area=review.area or one.area,
            nation=review.nation or one.nation,
            form=review.form or one.form,
            day=review.day or one.day,
        )
    return review


def _copy_words(copy: ReviewSummary, kept: ReviewSummary) -> str:
    said = f"This is a copy of the review in {kept.path}, which counts."
    if copy.whose[0] == kept.whose[0]:
        return said
    return (
        f"{said} But it says {copy.organisation}, and the other says {kept.organisation}. "
        "If these are two organisations, give one a new file."
    )


def _by_organisation(reviews: Iterable[ReviewSummary]) -> list[list[ReviewSummary]]:
    """Put the reviews of one organisation together: the same name, and the same area where several have it."""
    named: dict[str, list[tuple[str, ReviewSummary]]] = {}
    for one in reviews:
        name, area = one.whose
        named.setdefault(name, []).append((area, one))
    found: list[list[ReviewSummary]] = []
    for ours in named.values():
        areas = {area for area, _ in ours if area}
        if len(areas) < 2:  # one that says no area is the same organisation
            found.append([one for _, one in ours])
        else:
            found += [
                [one for said, one in ours if said == area] for area in sorted({said for said, _ in ours})
            ]
    return sorted(found, key=lambda ours: ours[0].whose)


def _in_time(ours: list[ReviewSummary], *, every: bool) -> list[Counted]:
    """Return the reviews of one organisation that count, each with the answers of the one before."""
    ordered = sorted(ours, key=lambda one: one.when)
    pairs = zip([None, *ordered], ordered, strict=False)
    counted = [Counted(review=one, before=before.words if before else one.before) for before, one in pairs]
    return counted if every else counted[-1:]
