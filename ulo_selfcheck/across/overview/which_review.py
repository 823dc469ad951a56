"""Which review a file holds: what tells one from another, and an earlier from a later one."""

import datetime
from typing import NamedTuple

from ulo_selfcheck.analysis.then_and_now import day_of
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.ground.english import comparable


class LeftOut(NamedTuple):
    """A file that does not count, and why, in words."""

    path: str
    why: str
    is_fault: bool = False


class Which(NamedTuple):
    """Which review this is, of whom and from when."""

    path: str
    id: str
    renewed_from: str
    organisation: str
    area: str
    nation: str
    form: str
    title: str
    day: datetime.date | None
    updated: datetime.datetime | None
    fullness: int
    """How much it says beside the levels: a copy with the levels only says least."""

    @property
    def whose(self) -> tuple[str, str]:
        """Return the organisation's name and area, comparable."""
        return comparable(self.organisation), comparable(self.area)

    @property
    def when(self) -> tuple[datetime.date, datetime.datetime, str]:
        """Return what the order of reviews goes by; those without a day come first."""
        return (
            self.day or datetime.date.min,
            self.updated or datetime.datetime.min.replace(tzinfo=datetime.UTC),
            self.path,
        )


def which_review(path: str, assessment: Assessment) -> Which:
    """Return which review a file holds."""
    about, ours = assessment.assessment, assessment.organisation
    return Which(
        path=path,
        id=about.id,
        renewed_from=about.renewed_from,
        organisation=ours.name,
        area=ours.area,
        nation=ours.nation or "",
        form=ours.form or "",
        title=about.title,
        day=day_of(assessment),
        updated=about.updated,
        fullness=_fullness(assessment),
    )


def _fullness(assessment: Assessment) -> int:
    ours = assessment.organisation
    details = sum(bool(one) for one in (ours.area, ours.nation, ours.form))
    notes = sum(bool(one.note) for one in assessment.answers.values())
    return details + notes + len(assessment.priorities) + len(assessment.actions)
