"""What a file of answers holds, in a few words: to know one from another."""

from collections.abc import Iterator

from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import count, listing


def what_is_in(review: Assessment) -> str:
    """Return in words what a review holds: '21 answers, 3 notes and 2 actions. Adopted on 3 October 2026.'"""
    adopted = review.assessment.adopted
    said = f"{listing(list(_counts(review)))}."
    return f"{said} Adopted on {day(adopted)}." if adopted else said


def _counts(review: Assessment) -> Iterator[str]:
    answers = review.answers.values()
    yield count(sum(one.answered for one in answers), "answer")
    pieces = (
        (sum(bool(one.note) for one in answers), "note", "notes"),
        (sum(len(one.evidence) for one in answers), "piece of evidence", "pieces of evidence"),
        (len(review.sittings), "sitting", "sittings"),
        (len(review.priorities), "priority", "priorities"),
        (len(review.actions), "action", "actions"),
    )
    yield from (count(number, one, many) for number, one, many in pieces if number)
