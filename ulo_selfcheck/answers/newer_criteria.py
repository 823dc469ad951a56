"""Answers and newer words: what an answer still counts for, and how a review is carried on to them.

An answer keeps the words it was given to and their revision. A change of meaning gives a criterion a new
revision; an answer to another revision is kept and shown, and does not count until it is given again.
"""

import datetime
import re
from typing import Literal, NamedTuple

from ulo_selfcheck.answers.counting import _set_back, fits, when
from ulo_selfcheck.answers.review import About, Action, Answer, Assessment, CatalogueUsed, Last
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Criterion
from ulo_selfcheck.catalogue.own_word import in_own_words
from ulo_selfcheck.ground.models import replace

Fate = Literal["same", "other-words", "other-meaning", "from-others", "new", "not-answered"]
"""What became of a question since it was answered."""


# What becomes of answers when the words are newer


class QuestionFate(NamedTuple):
    """What became of a question that is asked now, and the criteria its hint comes from."""

    criterion: Criterion
    fate: Fate
    sources: tuple[str, ...] = ()


class NoLongerAsked(NamedTuple):
    """An answer to a question that is no longer asked, or not in this set. It is kept."""

    id: str
    criterion: Criterion | None
    """None: this set does not know it."""


def fates_of(old: Assessment, catalogue: Catalogue) -> tuple[QuestionFate, ...]:
    """Return what became of each question that is asked now, since it was answered."""
    return tuple(_fate_of(one, old, catalogue) for one in catalogue.criteria)


def _fate_of(criterion: Criterion, old: Assessment, catalogue: Catalogue) -> QuestionFate:
    answer = old.answer(criterion.id)
    if answer.chosen:
        return QuestionFate(criterion=criterion, fate=_fate(answer, criterion, old.organisation.people))
    sources = tuple(one for one in _sources(criterion, catalogue) if old.answer(one).chosen)
    if sources:
        return QuestionFate(criterion=criterion, fate="from-others", sources=sources)
    return QuestionFate(
        criterion=criterion, fate="new" if _is_new(criterion, old, catalogue) else "not-answered"
    )


def _fate(answer: Answer, criterion: Criterion, people: str) -> Fate:
    if not fits(answer, criterion):
        return "other-meaning"
    words = (criterion.plain_words, in_own_words(criterion.plain_words, people))
    return "same" if answer.asked in ("", *words) else "other-words"


def _sources(criterion: Criterion, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the criteria that this one came out of, whichever of the two says so."""
    replaced = (one.id for one in catalogue.retired if criterion.id in one.replaced_by)
    return tuple(dict.fromkeys((*criterion.derived_from, *replaced)))


def _is_new(criterion: Criterion, old: Assessment, catalogue: Catalogue) -> bool:
    """Return whether a criterion came into this set after the version that was answered."""
    used = old.catalogue
    same_set = used.id == catalogue.identity.id
    return criterion.id not in old.answers and same_set and _later(criterion.since, used.version)


def _later(version: str, other: str) -> bool:
    return bool(version) and _numbers(version) > _numbers(other)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d{1,9}", version)]


def no_longer_asked(old: Assessment, catalogue: Catalogue) -> tuple[NoLongerAsked, ...]:
    """Return the answers to questions that are no longer asked. They are kept as they are."""
    asked = set(catalogue.order)
    known = {one.id: one for one in (*catalogue.upcoming, *catalogue.retired)}
    others = sorted(one for one in old.answers if one not in asked)
    return tuple(NoLongerAsked(id=one, criterion=known.get(one)) for one in others)


def other_criteria(assessment: Assessment, catalogue: Catalogue) -> str:
    """Return the sentence that these answers are to other criteria than ours; an empty one where they are to ours."""
    used, ours = assessment.catalogue, catalogue.identity
    if used.id != ours.id:
        return (
            f"These answers are to another set of criteria: {used.id}. This one is {ours.id}. "
            "To use that set, give its folder with --criteria."
        )
    if used.version != ours.version:
        return f"These answers are to version {used.version} of the criteria. This is version {ours.version}."
    return ""


def _used(catalogue: Catalogue, assessment: Assessment) -> CatalogueUsed:
    return replace(assessment.catalogue, id=catalogue.identity.id, version=catalogue.identity.version)


def carry_on(assessment: Assessment, catalogue: Catalogue) -> Assessment:
    """Carry a review on to these criteria. Answers to the same meaning go on counting; nothing is lost."""
    hints = _hints(assessment, catalogue)
    answers = {one: replace(assessment.answer(one), last=last) for one, last in hints.items()}
    return replace(
        assessment,
        catalogue=_used(catalogue, assessment),
        answers={**assessment.answers, **answers},
    )


def _hints(old: Assessment, catalogue: Catalogue) -> dict[str, Last]:
    """Return what was answered last time for the criteria that came out of others."""
    found: dict[str, Last] = {}
    for one in fates_of(old, catalogue):
        if one.sources:
            source = old.answer(one.sources[0])
            last = _set_back(source, when(source, old)).last
            if last:
                found[one.criterion.id] = replace(last, criterion=one.sources[0])
    return found


def renew(old: Assessment, catalogue: Catalogue, today: datetime.date) -> Assessment:
    """Return a new review from last time's: nothing is answered yet, and last time's answers are hints.

    That holds for what is not asked any more too: another set may ask it again. Notes, evidence, partners, parked
    matters, aims, details and open actions come along. Hands, views, sittings, priorities and barriers stay behind.
    """
    from uuid import uuid4  # noqa: PLC0415  (2 ms that the start of a sitting need not wait for)

    answers = {one: _renewed(answer, when(answer, old)) for one, answer in old.answers.items()}
    kept = {one: answer for one, answer in answers.items() if answer != Answer()}
    new = replace(
        old,
        assessment=About(
            id=str(uuid4()),
            title=_title(old.assessment.title, today),
            started=today,
            renewed_from=old.assessment.id,
            actions_before=highest_action(old) or None,
        ),
        sittings=(),
        answers=kept,
        aims=replace(old.aims, confirmed=()),
        barriers={},
        priorities=(),
        actions=open_actions(old),
        replies=(),
    )
    hints = _hints(old, catalogue)
    return replace(
        new,
        catalogue=_used(catalogue, old),
        answers={**kept, **{one: replace(new.answer(one), last=last) for one, last in hints.items()}},
    )


def _renewed(answer: Answer, date: datetime.date | None) -> Answer:
    """Return an answer for a new review: what was said in the room then is no answer now."""
    back = _set_back(answer, date)
    if not answer.chosen or not back.last:
        return replace(back, hands={}, views={}, agreed=None)
    last = replace(back.last, concern=answer.concern)
    return replace(back, hands={}, views={}, agreed=None, concern="", last=last)


def _title(before: str, today: datetime.date) -> str:
    title = f"Review {today.year}"
    return title if title != before else f"Review of {today:%B %Y}"


def open_actions(old: Assessment) -> tuple[Action, ...]:
    return tuple(one for one in old.actions if one.is_open)


def highest_action(review: Assessment) -> int:
    """Return the highest number that an action of a review has, or had in one before; 0 where there is none."""
    return max((review.assessment.actions_before or 0, *(one.id for one in review.actions)))
