"""Small builders of answers, so that a test says only what it is about."""

import dataclasses
from collections.abc import Mapping
from typing import Any, get_args

from ulo_selfcheck.answers.review import About, Answer, Assessment, CatalogueUsed, Organisation, Status
from ulo_selfcheck.catalogue.criterion import Level


def answer_of(words: str, **more: Any) -> Answer:
    """Build an answer from a level or another answer, with the aim after '>': 'partly', 'fully>mostly', 'later'."""
    said, _, aim = words.partition(">")
    aims = {"aim": aim} if aim else {}
    if said in get_args(Level):
        return Answer(status="rated", **{"level": said, **aims, **more})
    if said in get_args(Status):
        reason = {"reason": "A group near us does this."} if said == "not-for-us" else {}
        return Answer(**{"status": said, **reason, **aims, **more})
    raise ValueError(said)


def assessment_with(answers: Mapping[str, str | Answer] | None = None, **more: Any) -> Assessment:
    """Build the answers of one organisation from `{'social-model': 'partly', 'carers': answer_of(...)}`.

    `more` is any other part: of the assessment (`priorities=...`) or of the organisation (`nation='england'`).
    """
    of_organisation = {field.name for field in dataclasses.fields(Organisation)} - {"extra"}
    organisation = {"name": "Riverside", **{name: more.pop(name) for name in of_organisation & set(more)}}
    start: dict[str, Any] = {
        "assessment": About(id="review-1"),
        "organisation": Organisation(**organisation),
        "catalogue": CatalogueUsed(id="dh-ulo-design-criteria", version="2026.1"),
        "answers": {
            criterion: answer_of(one) if isinstance(one, str) else one
            for criterion, one in (answers or {}).items()
        },
    }
    return Assessment(**{**start, **more})


def with_answer(assessment: Assessment, criterion: str, **changes: Any) -> Assessment:
    """Give the assessment with one answer changed."""
    answer = dataclasses.replace(assessment.answer(criterion), **changes)
    return dataclasses.replace(assessment, answers={**assessment.answers, criterion: answer})
