"""What a new review, or newer words, do to answers: told in words before anything is written."""

from collections.abc import Iterator, Sequence

from ulo_selfcheck.assessment import carry
from ulo_selfcheck.assessment.carry import Carried, Fate, Left
from ulo_selfcheck.assessment.model import Answer, Assessment, Last
from ulo_selfcheck.catalogue.model import Catalogue, Criterion, day
from ulo_selfcheck.text import count, listing, sentence


def renewal_words(old: Assessment, catalogue: Catalogue) -> list[str]:
    """Say what a new review takes over from last time's, a sentence or two to a line."""
    asked = carry.carried(old, catalogue)
    before = len(_of(asked, "same", "other-words"))
    return [
        *_set_words(old, catalogue),
        f"The new review asks {count(len(asked), 'question')}. Each starts without an answer.",
        *_answered_before(before),
        *_what_is_not_as_it_was(old, catalogue),
        *_along(old),
        "Hands, sittings, and what you chose to work on stay in the old file. That file is not changed.",
    ]


def newer_words(old: Assessment, catalogue: Catalogue) -> list[str]:
    """Say what carrying a review on to these criteria does to its answers."""
    asked = carry.carried(old, catalogue)
    going_on = len(_of(asked, "same", "other-words"))
    return [
        f"{count(going_on, 'answer still counts', 'answers still count')}.",
        *_what_is_not_as_it_was(old, catalogue),
        "No note is lost. All of your answers stay in the file.",
    ]


def _answered_before(before: int) -> Iterator[str]:
    """Say how many of the questions have a hint."""
    if before:
        hints = "That answer is shown as a hint." if before == 1 else "Those answers are shown as hints."
        yield f"You answered {before} of them last time. {hints}"


def _what_is_not_as_it_was(old: Assessment, catalogue: Catalogue) -> Iterator[str]:
    yield from _changes(carry.carried(old, catalogue), old, catalogue)
    yield from _left_words(carry.left(old, catalogue), catalogue)


def _set_words(old: Assessment, catalogue: Catalogue) -> list[str]:
    said = carry.other_criteria(old, catalogue)
    return [said] if said else []


def _of(asked: Sequence[Carried], *fates: Fate) -> list[Criterion]:
    return [one.criterion for one in asked if one.fate in fates]


def _changes(asked: Sequence[Carried], old: Assessment, catalogue: Catalogue) -> Iterator[str]:
    """Say which questions are not what they were."""
    for criterion in _of(asked, "other-words"):
        yield f"Other words, the same meaning: {criterion.title}."
    for criterion in _of(asked, "other-meaning"):
        yield f"Changed in meaning: {criterion.title}. {_what_changed(criterion)}".strip()
        yield f"Your answer to it does not count until you give it again. {_then(old.answer(criterion.id))}".strip()
    for one in asked:
        if one.fate == "from-others":
            titles = listing([_title(source, catalogue) for source in one.sources])
            yield f"Came out of {titles}: {one.criterion.title}. Your earlier answer is shown as a hint."
    for criterion in _of(asked, "new"):
        yield f"New: {criterion.title}."


def _then(answer: Answer) -> str:
    return f"The words you answered: {answer.asked}" if answer.asked else ""


def _what_changed(criterion: Criterion) -> str:
    return f"What changed: {sentence(criterion.changed)}" if criterion.changed else ""


def _title(criterion: str, catalogue: Catalogue) -> str:
    return catalogue[criterion].title if criterion in catalogue else criterion


def _left_words(left: Sequence[Left], catalogue: Catalogue) -> Iterator[str]:
    """Say what is not asked any more. Its answers stay in the file, and in the report."""
    for one in left:
        instead = one.criterion.replaced_by if one.criterion else ()
        now = f" Now asked: {listing([_title(other, catalogue) for other in instead])}." if instead else ""
        what = "Not asked any more" if one.criterion else "Not in this set"
        yield f"{what}: {_title(one.id, catalogue)}.{now} Your answer is kept, and stands in the report."


def _along(old: Assessment) -> Iterator[str]:
    """Say what comes along from last time."""
    answers = old.answers.values()
    things = {
        "note": sum(bool(one.note) for one in answers),
        "piece of evidence": sum(len(one.evidence) for one in answers),
        "parked matter": sum(bool(one.parked) for one in answers),
    }
    many = {"piece of evidence": "pieces of evidence"}
    said = [count(number, what, many.get(what)) for what, number in things.items() if number]
    yield f"These come along: {listing([*said, 'your own aims', 'the details of your organisation'])}."
    going_on = len(carry.open_actions(old))
    if going_on:
        yield f"{count(going_on, 'action is', 'actions are')} still open. You are asked about {'it' if going_on == 1 else 'them'} first."
    done = len(old.actions) - going_on
    if done:
        yield f"{count(done, 'action is', 'actions are')} done. {'It stays' if done == 1 else 'They stay'} in the old file."


# At a question


def hint_words(answer: Answer, criterion: Criterion, catalogue: Catalogue) -> list[str]:
    """Say what was answered last time, until this time's answer is there. Nothing private is in it."""
    if answer.last is None or answer.answered:
        return []
    return _last_words(answer.last, criterion, catalogue)


def then_words(answer: Answer, criterion: Criterion, catalogue: Catalogue) -> list[str]:
    """Say all that is known of last time, for whoever guides."""
    last = answer.last
    if last is None:
        return []
    said = _last_words(last, criterion, catalogue)
    said += [f"Your aim then: {catalogue.name(last.aim)}."] if last.aim else []
    said += [sentence(f"Why it was not for you: {last.reason}")] if last.reason else []
    said += [sentence(f"Somebody's concern then: {last.concern}")] if last.concern else []
    return [*said, *sum_then(last)]


def sum_then(last: Last | None) -> list[str]:
    """Say the numbers of voting members last time."""
    if last is None or last.voting is None or last.from_constituency is None:
        return []
    return [f"Last time {last.from_constituency} of {last.voting} voting members were your own people."]


def _last_words(last: Last, criterion: Criterion, catalogue: Catalogue) -> list[str]:
    if last.word == "unanswered":
        return []
    on = f", on {day(last.date)}" if last.date else ""
    said = [f"Last time{on}, you chose: {catalogue.name(last.word)}."]
    if last.criterion:
        said.append(f"That answered another question: {_title(last.criterion, catalogue)}.")
    elif last.revision not in (None, criterion.revision):
        said.append(
            f"The meaning has changed since, so it does not count. {_what_changed(criterion)}".rstrip()
        )
    else:
        return said
    return [*said, f"The words then: {last.asked}"] if last.asked else said
