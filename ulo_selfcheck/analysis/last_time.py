"""What a group answered last time, said at the question it answers now."""

from ulo_selfcheck.answers.review import Answer, Last
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import UNANSWERED, Criterion
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import sentence


def hint_words(answer: Answer, criterion: Criterion, catalogue: Catalogue) -> list[str]:
    """Return in words what was answered last time, until this time's answer is there. Nothing private is in it."""
    if answer.last is None or answer.chosen:
        return []
    return _last_words(answer.last, criterion, catalogue)


def then_words(answer: Answer, criterion: Criterion, catalogue: Catalogue) -> list[str]:
    """Return in words all that is known of last time, for whoever guides."""
    last = answer.last
    if last is None:
        return []
    said = _last_words(last, criterion, catalogue)
    said += [f"Your aim then: {catalogue.name(last.aim)}."] if last.aim else []
    said += [sentence(f"Why it was not for you: {last.reason}")] if last.reason else []
    said += [sentence(f"Somebody's concern then: {last.concern}")] if last.concern else []
    return [*said, *sum_then(last)]


def sum_then(last: Last | None) -> list[str]:
    """Return in words the numbers of voting members last time."""
    if last is None or last.voting is None or last.from_constituency is None:
        return []
    return [f"Last time {last.from_constituency} of {last.voting} votes were held by the people you are for."]


def _last_words(last: Last, criterion: Criterion, catalogue: Catalogue) -> list[str]:
    if last.word == UNANSWERED:
        return []
    on = f", on {day(last.date)}" if last.date else ""
    said = [f"Last time{on}, you chose: {catalogue.name(last.word)}."]
    if last.criterion:
        said.append(f"That answered another question: {catalogue.title(last.criterion)}.")
    elif last.revision not in (None, criterion.revision):
        said.append(
            f"The meaning has changed since, so it does not count. {what_changed(criterion)}".rstrip()
        )
    else:
        return said
    return [*said, f"The words then: {last.asked}"] if last.asked else said


def what_changed(criterion: Criterion) -> str:
    return f"What changed: {sentence(criterion.changed)}" if criterion.changed else ""
