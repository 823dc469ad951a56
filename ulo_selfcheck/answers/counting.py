"""What an answer still counts for, where the words have changed since it was given."""

import datetime

from ulo_selfcheck.answers.review import Answer, Assessment, Last
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Criterion
from ulo_selfcheck.ground.models import replace


def fits(answer: Answer, criterion: Criterion) -> bool:
    """Return whether an answer was given to what the criterion means now. One that does not say so does fit."""
    return answer.revision in (None, criterion.revision)


def as_it_counts(answer: Answer, criterion: Criterion, review: Assessment) -> Answer:
    """Return the answer as it counts now.

    If its question has changed meaning, it becomes unanswered and moves to `last`; notes and evidence are kept.
    """
    return answer if fits(answer, criterion) else _set_back(answer, when(answer, review))


def counting(assessment: Assessment, catalogue: Catalogue) -> Assessment:
    """Return the answers as they count for these words. Those to other criteria stay as they are."""
    answers = {
        one: as_it_counts(answer, catalogue[one], assessment) if one in catalogue else answer
        for one, answer in assessment.answers.items()
    }
    return replace(assessment, answers=answers) if answers != assessment.answers else assessment


def answered(assessment: Assessment, catalogue: Catalogue) -> int:
    """Return how many of the criteria are answered, as the answers count now."""
    answers = counting(assessment, catalogue).answers
    return sum(one in answers and answers[one].answered for one in catalogue.order)


def when(answer: Answer, assessment: Assessment) -> datetime.date | None:
    """Return the day an answer was given: that of its sitting, else that of the review."""
    about = assessment.assessment
    sitting = next((one.date for one in assessment.sittings if one.id == answer.sitting), None)
    return sitting or (about.updated.date() if about.updated else about.started)


def _set_back(answer: Answer, date: datetime.date | None) -> Answer:
    """Return the answer as not answered, and what was answered as `last`. No answer leaves `last` as it was."""
    last = answer.last
    if answer.chosen:
        last = Last(
            date=date,
            revision=answer.revision,
            asked=answer.asked,
            status=answer.status,
            level=answer.level,
            aim=answer.aim,
            reason=answer.reason,
            voting=answer.voting,
            from_constituency=answer.from_constituency,
            disabled=answer.disabled,
            services=answer.services,
            basic_needs=answer.basic_needs,
        )
    return replace(
        answer,
        revision=None,
        asked="",
        status=None,
        level=None,
        sitting=None,
        reason="",
        voting=None,
        from_constituency=None,
        disabled=None,
        services={},
        basic_needs={},
        last=last,
    )
