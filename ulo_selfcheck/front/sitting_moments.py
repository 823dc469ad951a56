"""The moments of a sitting that are marked: the end of a group, the last question, the day of adoption."""

import time

from ulo_selfcheck.analysis import gaps, moments
from ulo_selfcheck.front.question_pages import Page
from ulo_selfcheck.session.session import Session


class Moments:
    """What was done when the sitting began; each moment after that is marked once."""

    def __init__(self, session: Session) -> None:
        self._since = time.monotonic()
        self._marked = _done_groups(session)
        self._is_adopted = bool(session.assessment.assessment.adopted)

    @property
    def _minutes(self) -> int:
        return int((time.monotonic() - self._since) / 60)

    def after_a_move(self, session: Session) -> Page | None:
        """Return the page for a group that was done since the last look; none where there is no such group."""
        new = _done_groups(session) - self._marked
        self._marked |= new
        if not new:
            return None
        analysis = gaps.analyse(session.catalogue, session.assessment)
        if analysis.progress.complete:
            return Page("You have looked at every question", moments.all_done(analysis, self._minutes))
        group = next(one.id for one in session.catalogue.groups if one.id in new)
        name = session.catalogue.group(group).name
        lines = moments.group_done(analysis, session.catalogue, group, self._minutes)
        return Page(f"The end of {name}", lines, group)

    def after_adoption(self, session: Session, said: str) -> Page | None:
        """Return the page for a review that has just been adopted, with what was said of it."""
        was, self._is_adopted = self._is_adopted, bool(session.assessment.assessment.adopted)
        if was or not self._is_adopted:
            return None
        analysis = gaps.analyse(session.catalogue, session.assessment)
        return Page("Adopted", [*moments.adopted(analysis, session.assessment), said])


def _done_groups(session: Session) -> set[str]:
    """Return the groups in which every question has an answer."""
    catalogue = session.catalogue
    return {
        group.id
        for group in catalogue.groups
        if all(session.answer_to(one.id).answered for one in catalogue.in_group(group.id))
    }
