"""What differs between the answers before and after a change, in words: for undo and redo."""

from collections.abc import Iterator, Mapping

from ulo_selfcheck.answers.review import Answer, Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.english import count, listing

_OF_AN_ANSWER: Mapping[str, str] = {
    "status": "your answer to",
    "level": "your answer to",
    "reason": "your answer to",
    "aim": "your aim for",
    "partner": "the partner for",
    "note": "your note for",
    "evidence": "your evidence for",
    "views": "members' own views on",
    "hands": "the show of hands for",
    "agreed": "the concern about",
    "concern": "the concern about",
    "parked": "what you parked at",
    "voting": "the sum at",
    "from_constituency": "the sum at",
    "disabled": "the sum at",
    "services": "the checklist of",
    "basic_needs": "the checklist of",
    "last": "last time's answer to",
}
_OF_A_REVIEW: Mapping[str, str] = {
    "organisation": "what is written about your organisation",
    "barriers": "the barriers that are true here",
    "priorities": "what you chose to work on",
    "aims": "the groups whose aims you looked at",
    "sittings": "what is written about this sitting",
}


def what_changed(before: Assessment, after: Assessment, catalogue: Catalogue) -> str:
    """Return in words what was changed, and for an answer what it is after: 'the change to your note for question 2, ...'"""
    if before.catalogue != after.catalogue:
        return "the change to other criteria."
    if before.assessment.adopted != after.assessment.adopted:
        adopted = "adopted" if after.assessment.adopted else "not adopted"
        return f"the change to whether this review is adopted. It is {adopted} now."
    changed = [one for one in {**before.answers, **after.answers} if before.answer(one) != after.answer(one)]
    if len(changed) == 1:
        return _one_answer(changed[0], before, after, catalogue)
    if changed:
        return f"the change at {count(len(changed), 'question')}."
    return f"the change to {listing(list(_of_the_review(before, after))) or 'the file'}."


def _one_answer(criterion: str, before: Assessment, after: Assessment, catalogue: Catalogue) -> str:
    was, now = before.answer(criterion), after.answer(criterion)
    parts = dict.fromkeys(
        words for name, words in _OF_AN_ANSWER.items() if getattr(was, name) != getattr(now, name)
    )
    about = next(iter(parts), "what you wrote at")
    said = f"the change to {about} {_question(criterion, catalogue)}."
    return f"{said} {_holds(now, catalogue)}" if about == _OF_AN_ANSWER["status"] else said


def _question(criterion: str, catalogue: Catalogue) -> str:
    """Name a question: 'question 2, Independent living'."""
    number = f"question {catalogue[criterion].number}, " if criterion in catalogue else ""
    return f"{number}{catalogue.title(criterion)}"


def _holds(now: Answer, catalogue: Catalogue) -> str:
    return f"Your answer is {catalogue.name(now.word)} now." if now.answered else "It has no answer now."


def _of_the_review(before: Assessment, after: Assessment) -> Iterator[str]:
    """Name what differs beside the answers. A sitting begins by itself, so it is named only where it is all."""
    names = [name for name in _OF_A_REVIEW if getattr(before, name) != getattr(after, name)]
    actions = _actions(before, after)
    yield from (_OF_A_REVIEW[name] for name in names if name != "sittings" or not (names[:-1] or actions))
    yield from (f"action {one}" for one in actions)


def _actions(before: Assessment, after: Assessment) -> list[int]:
    was, now = ({one.id: one for one in review.actions} for review in (before, after))
    return sorted(one for one in {**was, **now} if was.get(one) != now.get(one))
