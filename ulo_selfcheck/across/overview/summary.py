"""Many reviews at once: what the overview keeps of each, and which of them count.

A review is boiled down to a few hundred bytes as soon as it is read, so ten thousand fit where one did.
"""

import datetime
from typing import NamedTuple, get_args

from ulo_selfcheck.analysis import gaps
from ulo_selfcheck.analysis.gaps import Essential, Standing
from ulo_selfcheck.answers.newer_criteria import other_criteria
from ulo_selfcheck.answers.review import Answer, Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Criterion
from ulo_selfcheck.ground.english import comparable

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
