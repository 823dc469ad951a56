"""What the overview keeps of each review: a word for each thing it counts, so that ten thousand fit."""

from sys import intern
from typing import NamedTuple

from ulo_selfcheck.across.overview.which_review import LeftOut, Which, which_review
from ulo_selfcheck.analysis import gaps
from ulo_selfcheck.analysis.gaps import Essential, Standing
from ulo_selfcheck.answers.newer_criteria import other_criteria
from ulo_selfcheck.answers.review import Answer, Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, UNANSWERED, WITHOUT_LEVEL, Criterion, Level

WORDS = (*LEVELS, *WITHOUT_LEVEL)
"""Every way a question can stand in a review."""
NOTHING_ANSWERED = "Nothing is answered in it yet."


class ReviewSummary(NamedTuple):
    """What the overview keeps of one review. The tuples hold a word for each criterion, in their order."""

    which: Which
    words: tuple[str, ...]
    aims: tuple[Level, ...]
    standings: tuple[Standing, ...]
    states: tuple[Essential | None, ...]
    """How it stands with each essential; None for the others."""
    before: tuple[str, ...]
    """What the file itself says was answered in the review before."""


def review_of(path: str, assessment: Assessment, catalogue: Catalogue) -> ReviewSummary | LeftOut:
    """Boil a review down. Answers to another meaning of a criterion do not count."""
    if assessment.catalogue.id != catalogue.identity.id:
        return LeftOut(path, other_criteria(assessment, catalogue))
    places = gaps.places_of(catalogue, assessment)
    words = tuple(intern(one.answer.word) for one in places)  # each word is kept once
    if all(word == UNANSWERED for word in words):
        return LeftOut(path, NOTHING_ANSWERED)
    return ReviewSummary(
        which=which_review(path, assessment),
        words=words,
        aims=tuple(one.aim for one in places),
        standings=tuple(one.standing for one in places),
        states=tuple(gaps.state_of(one) if one.criterion.essential else None for one in places),
        before=tuple(_before(one.answer, one.criterion) for one in places),
    )


def _before(answer: Answer, criterion: Criterion) -> str:
    """Return what was answered last time to the same meaning of the same criterion."""
    last = answer.last
    if last is None or last.criterion not in ("", criterion.id):
        return UNANSWERED
    return intern(last.word) if last.revision in (None, criterion.revision) else UNANSWERED
