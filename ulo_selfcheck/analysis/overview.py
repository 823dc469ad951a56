"""Many reviews at once: what the overview keeps of each, and which of them count.

A review is boiled down to a few hundred bytes as soon as it is read, so ten thousand fit where one did.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from ulo_selfcheck.analysis import gaps
from ulo_selfcheck.analysis.combining import comparable
from ulo_selfcheck.analysis.gaps import Essential, Standing
from ulo_selfcheck.assessment.carry import other_criteria
from ulo_selfcheck.assessment.model import Answer, Assessment
from ulo_selfcheck.catalogue.model import LEVELS, Catalogue, Criterion
from ulo_selfcheck.frozen import frozen

ANSWERS = (*LEVELS, "not-sure", "later", "not-for-us", "unanswered")
"""Every way a question can stand in a review."""
STANDINGS: tuple[Standing, ...] = get_args(Standing)
ESSENTIALS: tuple[Essential, ...] = get_args(Essential)
_UNANSWERED = ANSWERS.index("unanswered")
_NO_STATE = 255  # of a criterion that is not essential

NOTHING_ANSWERED = "Nothing is answered in it yet."


class Review(NamedTuple):
    """What the overview keeps of one review. The bytes hold a number for each criterion, in their order."""

    path: str
    id: str
    organisation: str
    area: str
    nation: str
    form: str
    title: str
    day: datetime.date | None
    updated: datetime.datetime | None
    words: bytes
    """Places in ANSWERS."""
    aims: bytes
    """Places in LEVELS."""
    standings: bytes
    """Places in STANDINGS."""
    states: bytes
    """Places in ESSENTIALS."""
    before: bytes
    """What the file itself says was answered in the review before: places in ANSWERS."""

    @property
    def whose(self) -> tuple[str, str]:
        """Give the organisation's name and area, comparable."""
        return comparable(self.organisation), comparable(self.area)

    @property
    def when(self) -> tuple[datetime.date, datetime.datetime, str]:
        """Give what the order of reviews goes by; those without a day come first."""
        return (
            self.day or datetime.date.min,
            self.updated or datetime.datetime.min.replace(tzinfo=datetime.UTC),
            self.path,
        )


class LeftOut(NamedTuple):
    """A file that does not count, and why, in words."""

    path: str
    why: str
    is_fault: bool = False


def review_of(path: str, assessment: Assessment, catalogue: Catalogue) -> Review | LeftOut:
    """Boil a review down. Answers to another meaning of a criterion do not count."""
    if assessment.catalogue.id != catalogue.identity.id:
        return LeftOut(path, other_criteria(assessment, catalogue))
    places = gaps.places_of(catalogue, assessment)
    words = bytes(ANSWERS.index(one.answer.word) for one in places)
    if all(word == _UNANSWERED for word in words):
        return LeftOut(path, NOTHING_ANSWERED)
    about, ours = assessment.assessment, assessment.organisation
    return Review(
        path=path,
        id=about.id,
        organisation=ours.name,
        area=ours.area,
        nation=ours.nation or "",
        form=ours.form or "",
        title=about.title,
        day=_day(assessment),
        updated=_with_zone(about.updated),
        words=words,
        aims=bytes(LEVELS.index(one.aim) for one in places),
        standings=bytes(STANDINGS.index(one.standing) for one in places),
        states=bytes(_state(one) for one in places),
        before=bytes(_before(one.answer, one.criterion) for one in places),
    )


def _state(place: gaps.Place) -> int:
    return ESSENTIALS.index(gaps.state_of(place)) if place.criterion.essential else _NO_STATE


def _day(assessment: Assessment) -> datetime.date | None:
    about = assessment.assessment
    last = max((one.date for one in assessment.sittings), default=None)
    return about.started or (about.updated.date() if about.updated else last)


def _with_zone(time: datetime.datetime | None) -> datetime.datetime | None:
    return time.replace(tzinfo=datetime.UTC) if time and time.tzinfo is None else time


def _before(answer: Answer, criterion: Criterion) -> int:
    """Give what was answered last time to the same meaning of the same criterion."""
    last = answer.last
    if last is None or last.criterion not in ("", criterion.id):
        return _UNANSWERED
    return ANSWERS.index(last.word) if last.revision in (None, criterion.revision) else _UNANSWERED


# Which of them count


@frozen
class Counted:
    """A review that counts, and what was answered in the one before: places in ANSWERS."""

    review: Review
    before: bytes


@frozen
class Chosen:
    """The reviews that count, by organisation, and what became of the others."""

    counted: tuple[Counted, ...]
    organisations: int
    earlier: int
    """Reviews of an organisation that has a later one."""
    copies: tuple[LeftOut, ...]


def choose(reviews: Iterable[Review], *, every: bool = False) -> Chosen:
    """Take the latest review of each organisation, or each review once."""
    kept, copies = _without_copies(reviews)
    organisations = _by_organisation(kept)
    counted = [one for ours in organisations for one in _in_time(ours, every=every)]
    return Chosen(
        counted=tuple(counted),
        organisations=len(organisations),
        earlier=len(kept) - len(counted),
        copies=tuple(copies),
    )


def _without_copies(reviews: Iterable[Review]) -> tuple[list[Review], list[LeftOut]]:
    """Take one of all copies of a review: the one that was changed last."""
    same: dict[str, list[Review]] = {}
    for one in reviews:
        same.setdefault(one.id or one.path, []).append(one)
    kept: list[Review] = []
    copies: list[LeftOut] = []
    for ours in same.values():
        *others, latest = sorted(ours, key=_how_late)
        kept.append(_filled(latest, others))
        copies += [LeftOut(one.path, _copy_words(one, latest)) for one in others]
    return kept, copies


def _how_late(review: Review) -> tuple[datetime.datetime, int, tuple[datetime.date, datetime.datetime, str]]:
    said = sum(bool(one) for one in (review.area, review.nation, review.form))
    return review.when[1], said, review.when


def _filled(review: Review, copies: Sequence[Review]) -> Review:
    """Give a review with the details that only its copies say: a copy of levels alone has none."""
    for one in reversed(copies):
        review = review._replace(
            area=review.area or one.area,
            nation=review.nation or one.nation,
            form=review.form or one.form,
            day=review.day or one.day,
        )
    return review


def _copy_words(copy: Review, kept: Review) -> str:
    said = f"This is a copy of the review in {kept.path}, which counts."
    if copy.whose[0] == kept.whose[0]:
        return said
    return (
        f"{said} But it says {copy.organisation}, and the other says {kept.organisation}. "
        "If these are two organisations, give one a new file."
    )


def _by_organisation(reviews: Iterable[Review]) -> list[list[Review]]:
    """Put the reviews of one organisation together: the same name, and the same area where several have it."""
    named: dict[str, list[tuple[str, Review]]] = {}
    for one in reviews:
        name, area = one.whose
        named.setdefault(name, []).append((area, one))
    found: list[list[Review]] = []
    for ours in named.values():
        areas = {area for area, _ in ours if area}
        if len(areas) < 2:  # one that says no area is the same organisation
            found.append([one for _, one in ours])
        else:
            found += [
                [one for said, one in ours if said == area] for area in sorted({said for said, _ in ours})
            ]
    return sorted(found, key=lambda ours: ours[0].whose)


def _in_time(ours: list[Review], *, every: bool) -> list[Counted]:
    """Give the reviews of one organisation that count, each with the answers of the one before."""
    ordered = sorted(ours, key=lambda one: one.when)
    pairs = zip([None, *ordered], ordered, strict=False)
    counted = [Counted(review=one, before=before.words if before else one.before) for before, one in pairs]
    return counted if every else counted[-1:]
