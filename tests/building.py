"""Small builders of answers, so that a test says only what it is about."""

from collections.abc import Mapping
from typing import Any, get_args

from ulo_selfcheck.answers.review import About, Answer, Assessment, CatalogueUsed, Organisation, Status
from ulo_selfcheck.catalogue.criterion import Level
from ulo_selfcheck.ground.models import replace


def answer_of(words: str, **more: Any) -> Answer:
    """Build an answer from a level or another answer, with the aim after '>': 'partly', 'fully>mostly', 'later'."""
    said, _, aim = words.partition(">")
    aims = {"aim": aim} if aim else {}
    if said in get_args(Level):
        return _answer(status="rated", **{"level": said, **aims, **more})
    if said in get_args(Status):
        reason = {"reason": "A group near us does this."} if said == "not-for-us" else {}
        return _answer(**{"status": said, **reason, **aims, **more})
    raise ValueError(said)


def _answer(*, extra: Mapping[str, Any] | None = None, **fields: Any) -> Answer:
    return replace(Answer(**fields), extra=extra)


def assessment_with(
    answers: Mapping[str, str | Answer] | None = None, *, extra: Mapping[str, Any] | None = None, **more: Any
) -> Assessment:
    """Build the answers of one organisation from `{'social-model': 'partly', 'carers': answer_of(...)}`.

    `more` is any other part: of the assessment (`priorities=...`) or of the organisation (`nation='england'`).
    """
    of_organisation = set(Organisation.model_fields)
    organisation = {"name": "Riverside", **{name: more.pop(name) for name in of_organisation & set(more)}}
    start: dict[str, Any] = {
        "assessment": About(id="review-1"),
        "organisation": Organisation(**organisation),
        "catalogue": CatalogueUsed(id="dh-ulo-design-criteria", version="2026.2"),
        "answers": {
            criterion: answer_of(one) if isinstance(one, str) else one
            for criterion, one in (answers or {}).items()
        },
    }
    return replace(Assessment(**{**start, **more}), extra=extra)


def with_answer(assessment: Assessment, criterion: str, **changes: Any) -> Assessment:
    """Give the assessment with one answer changed."""
    answer = replace(assessment.answer(criterion), **changes)
    return replace(assessment, answers={**assessment.answers, criterion: answer})
