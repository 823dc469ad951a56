"""Adoption: the committee makes the review its own on a date. Its answers then stand; the plan goes on."""

import datetime
from dataclasses import replace

from ulo_selfcheck.catalogue.model import day
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.session.core import Core


class Adopting(Core):
    """The part of a session that adopts a review, or opens it again."""

    def adopt(self, date: datetime.date | None = None) -> str:
        """Mark the review as adopted, and keep a dated copy beside the file.

        Raises:
            Problem: it is adopted already.
        """
        adopted = self.assessment.assessment.adopted
        if adopted:
            raise Problem(f"This review was adopted on {day(adopted)}.")
        date = date or self.today
        about = replace(self.assessment.assessment, adopted=date)
        said = self.change(
            replace(self.assessment, assessment=about), f"Adopted on {day(date)}. The answers stand."
        )
        return f"{said} {self._copy(date)}"

    def _copy(self, date: datetime.date) -> str:
        try:
            return f"A copy of this day is kept: {self.file.copy(f'adopted {date}', self.assessment).name}."
        except OSError as error:
            return f"Problem: no copy of this day could be kept: {(error.strerror or str(error)).lower()}."

    def reopen(self) -> str:
        """Open an adopted review again, so that its answers can change.

        Raises:
            Problem: it is not adopted.
        """
        if not self.assessment.assessment.adopted:
            raise Problem("This review is not adopted. Its answers can change.")
        about = replace(self.assessment.assessment, adopted=None)
        return self.change(
            replace(self.assessment, assessment=about), "The review is open again. Its answers can change."
        )
