"""Answers and newer words: what an answer still counts for, and how a review is carried on to them.

An answer keeps the words it was given to and their revision. A change of meaning gives a criterion a new
revision; an answer to another revision is kept and shown, and does not count until it is given again.
"""

from dataclasses import replace

from ulo_selfcheck.assessment.model import Answer, Assessment
from ulo_selfcheck.catalogue.model import Catalogue, Criterion


def fits(answer: Answer, criterion: Criterion) -> bool:
    """Tell whether an answer was given to what the criterion means now. One that does not say so does fit."""
    return answer.revision in (None, criterion.revision)


def as_it_counts(answer: Answer, criterion: Criterion) -> Answer:
    """Give the answer as it counts: one to another meaning is not answered yet. What stands beside it stays."""
    if fits(answer, criterion):
        return answer
    return replace(
        answer,
        status=None,
        level=None,
        reason="",
        sitting=None,
        voting=None,
        from_constituency=None,
        disabled=None,
        services={},
    )


def counting(assessment: Assessment, catalogue: Catalogue) -> Assessment:
    """Give the answers as they count for these words. Those to other criteria stay as they are."""
    answers = {
        one: as_it_counts(answer, catalogue[one]) if one in catalogue else answer
        for one, answer in assessment.answers.items()
    }
    return replace(assessment, answers=answers) if answers != assessment.answers else assessment
