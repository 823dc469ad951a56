"""What a new review, or newer words, do to answers: told in words before anything is written."""

from collections.abc import Iterator, Sequence

from ulo_selfcheck.analysis.last_time import what_changed
from ulo_selfcheck.answers import newer_criteria
from ulo_selfcheck.answers.newer_criteria import Fate, NoLongerAsked, QuestionFate
from ulo_selfcheck.answers.review import Answer, Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Criterion
from ulo_selfcheck.catalogue.own_word import catalogue_in_own_words
from ulo_selfcheck.documents.titled import titled
from ulo_selfcheck.documents.tree import Document, Items
from ulo_selfcheck.ground.english import count, listing


def renewal_words(old: Assessment, catalogue: Catalogue) -> list[str]:
    """Return in words what a new review takes over from last time's, a sentence or two to a line."""
    asked = newer_criteria.fates_of(old, catalogue)
    before = sum(old.answer(one.id).answered for one in _of(asked, "same", "other-words"))
    return [
        *_set_words(old, catalogue),
        f"The new review asks {count(len(asked), 'question')}. Each starts without an answer.",
        *_answered_before(before),
        *_what_is_not_as_it_was(old, catalogue),
        *_along(old),
        "Hands, sittings, and what you chose to work on stay in the old file. That file is not changed.",
    ]


def newer_words(old: Assessment, catalogue: Catalogue) -> list[str]:
    """Return in words what carrying a review on to these criteria does to its answers."""
    asked = newer_criteria.fates_of(old, catalogue)
    going_on = len(_of(asked, "same", "other-words"))
    return [
        f"{count(going_on, 'answer still counts', 'answers still count')}.",
        *_what_is_not_as_it_was(old, catalogue),
        "No note is lost. All of your answers stay in the file.",
    ]


def _answered_before(before: int) -> Iterator[str]:
    """Return in words how many of the questions were answered, and that each has a hint."""
    if before:
        hints = "That answer is shown as a hint." if before == 1 else "Those answers are shown as hints."
        yield f"You answered {before} of them last time. {hints}"


def _what_is_not_as_it_was(old: Assessment, catalogue: Catalogue) -> Iterator[str]:
    catalogue = catalogue_in_own_words(catalogue, old.organisation.people)
    yield from _changes(newer_criteria.fates_of(old, catalogue), old, catalogue)
    yield from _left_words(newer_criteria.no_longer_asked(old, catalogue), catalogue)


def _set_words(old: Assessment, catalogue: Catalogue) -> list[str]:
    said = newer_criteria.other_criteria(old, catalogue)
    return [said] if said else []


def _of(asked: Sequence[QuestionFate], *fates: Fate) -> list[Criterion]:
    return [one.criterion for one in asked if one.fate in fates]


def _changes(asked: Sequence[QuestionFate], old: Assessment, catalogue: Catalogue) -> Iterator[str]:
    """Return in words which questions are not what they were."""
    for criterion in _of(asked, "other-words"):
        yield f"Different words, the same meaning: {criterion.title}."
    for criterion in _of(asked, "other-meaning"):
        yield f"Changed in meaning: {criterion.title}. {what_changed(criterion)}".strip()
        yield f"Your answer to it does not count until you give it again. {_then(old.answer(criterion.id))}".strip()
    for one in asked:
        if one.fate == "from-others":
            titles = listing([catalogue.title(source) for source in one.sources])
            yield f"Came out of {titles}: {one.criterion.title}. Your earlier answer is shown as a hint."
    for criterion in _of(asked, "new"):
        yield f"New: {criterion.title}."


def _then(answer: Answer) -> str:
    return f"The words you answered: {answer.asked}" if answer.asked else ""


def _left_words(left: Sequence[NoLongerAsked], catalogue: Catalogue) -> Iterator[str]:
    """Return in words what is not asked any more. Its answers stay in the file, and in the report."""
    for one in left:
        instead = one.criterion.replaced_by if one.criterion else ()
        now = f" Now asked: {listing([catalogue.title(other) for other in instead])}." if instead else ""
        what = "Not asked any more" if one.criterion else "Not in this set"
        yield f"{what}: {catalogue.title(one.id)}.{now} Your answer is kept, and stands in the report."


def _along(old: Assessment) -> Iterator[str]:
    """Return in words what comes along from last time."""
    answers = old.answers.values()
    things = {
        "note": sum(bool(one.note) for one in answers),
        "piece of evidence": sum(len(one.evidence) for one in answers),
        "parked matter": sum(bool(one.parked) for one in answers),
    }
    many = {"piece of evidence": "pieces of evidence"}
    said = [count(number, what, many.get(what)) for what, number in things.items() if number]
    yield f"These come along: {listing([*said, 'your own aims', 'the details of your organisation'])}."
    going_on = len(newer_criteria.open_actions(old))
    if going_on:
        yield f"{count(going_on, 'action is', 'actions are')} still open. You are asked about {'it' if going_on == 1 else 'them'} first."
    done = len(old.actions) - going_on
    if done:
        yield f"{count(done, 'action is', 'actions are')} done. {'It stays' if done == 1 else 'They stay'} in the old file."


def preview(old: Assessment, catalogue: Catalogue) -> Document:
    """Compose what a new review will take over from an old one."""
    title = f"A new review for {old.organisation.name}"
    return titled(title, (Items(tuple(renewal_words(old, catalogue))),), catalogue)


def newer(assessment: Assessment, catalogue: Catalogue) -> Document:
    """Compose what carrying answers on to these criteria will do."""
    title = "Carrying your answers on to these criteria"
    return titled(title, (Items(tuple(newer_words(assessment, catalogue))),), catalogue)
