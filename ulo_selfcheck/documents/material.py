"""What every document is made from."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from ulo_selfcheck.analysis import gaps
from ulo_selfcheck.analysis.gaps import Analysis
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.own_word import catalogue_in_own_words
from ulo_selfcheck.documents.tree import Block
from ulo_selfcheck.ground import dates


@dataclass(frozen=True)
class Material:
    """What a document is made from."""

    catalogue: Catalogue
    assessment: Assessment
    analysis: Analysis
    today: datetime.date
    private: bool = True
    """False in room view: notes, evidence, concerns and partners are left out."""

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        assessment: Assessment,
        today: datetime.date | None = None,
        *,
        private: bool = True,
    ) -> Self:
        """Gather the material; `today` is the local date unless given."""
        catalogue = catalogue_in_own_words(catalogue, assessment.organisation.people)
        analysis = gaps.analyse(catalogue, assessment)
        return cls(catalogue, analysis.counted, analysis, today or dates.today(), private)

    def without_own_word(self) -> Self:
        """Return the material with the words of the criteria alone, for what holds nothing that a group typed."""
        written = self.catalogue.as_written
        return replace(self, catalogue=written, analysis=gaps.analyse(written, self.assessment))


Blocks = Iterator[Block]
Section = Callable[[Material], Blocks]
"""One part of a document. With nothing to say it gives no blocks."""
