"""What a member's own file of answers holds besides views, notes and evidence: it stays there, and is told."""

from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.english import count, listing


def stays_words(assessment: Assessment, catalogue: Catalogue) -> tuple[str, ...]:
    """Return in words what a member's own file keeps to itself."""
    answers = assessment.answers
    numbers = {
        "a count of hands": [one for one, answer in answers.items() if answer.hands],
        "an aim": [one for one, answer in answers.items() if answer.aim],
        "the numbers of the sum": [one for one, answer in answers.items() if answer.voting is not None],
        "the checklist": [one for one, answer in answers.items() if answer.services or answer.basic_needs],
    }
    parts = [f"{what} ({_questions(where, catalogue)})" for what, where in numbers.items() if where] + [
        count(len(part), word, many)
        for part, word, many in (
            (assessment.priorities, "choice of what to work on", "choices of what to work on"),
            (assessment.actions, "action", None),
            (assessment.barriers, "answer about barriers", "answers about barriers"),
        )
        if part
    ]
    return (f"this stays in it: {listing(parts)}.",) if parts else ()


def _questions(criteria: list[str], catalogue: Catalogue) -> str:
    names = [str(catalogue[one].number) if one in catalogue else one for one in criteria]
    return f"{'question' if len(names) == 1 else 'questions'} {listing(names)}"
