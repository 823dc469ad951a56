"""Two reviews compared: what moved, what cannot be compared, and what became of the plans.

What was answered before comes from the file of the review before, or from the hints (`Answer.last`) in the
new one. What is missing is never a zero. There is no total, no average and no score.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ulo_selfcheck.answers import newer_criteria
from ulo_selfcheck.answers.review import Action, Answer, Assessment, CatalogueUsed, Last, Priority
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import UNANSWERED, steps
from ulo_selfcheck.ground.english import comparable
from ulo_selfcheck.ground.models import replace

Change = Literal[
    "up", "down", "same", "newly-rated", "not-rated-now", "not-rated", "other-meaning", "new", "retired"
]
Became = Literal["done", "done-before", "goes-on", "let-go", "gone"]
Note = Literal["other-order", "other-name", "other-criteria", "other-version"]
Said = Answer | Last
"""What was answered, in the file of that time or as the hint in the next one."""

COMPARED: tuple[Change, ...] = ("up", "same", "down")
"""Rated both times, to the same meaning: only these can be compared."""


@dataclass(frozen=True, kw_only=True)
class CriterionThenAndNow:
    """One criterion, then and now."""

    id: str
    title: str
    change: Change
    then: Said
    now: Answer
    other_words: bool = False
    """The same meaning in other words: still compared."""
    came_from: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()

    @property
    def steps(self) -> int | None:
        """Return how many steps the level moved, up or down; None where it cannot be compared."""
        return abs(rated(self.now) - rated(self.then)) if self.change in COMPARED else None


@dataclass(frozen=True, kw_only=True)
class ChosenThen:
    """What was chosen to work on then. `line` is None where neither review asked it."""

    priority: Priority
    line: CriterionThenAndNow | None


@dataclass(frozen=True, kw_only=True)
class Followed:
    """An action of then, and what became of it."""

    then: Action
    now: Action | None
    became: Became


@dataclass(frozen=True, kw_only=True)
class ReviewSide:
    """Which review one side of the comparison is."""

    organisation: str
    title: str
    date: datetime.date | None
    catalogue: CatalogueUsed | None
    """None: it is not known, because there are only hints."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two reviews, then and now. Every criterion that either asked stands in `lines` once."""

    then: ReviewSide
    now: ReviewSide
    lines: tuple[CriterionThenAndNow, ...]
    chosen: tuple[ChosenThen, ...] = ()
    actions: tuple[Followed, ...] = ()
    notes: tuple[Note, ...] = ()

    def of(self, *changes: Change) -> tuple[CriterionThenAndNow, ...]:
        """Return the criteria with one of these changes, in their order."""
        return tuple(one for one in self.lines if one.change in changes)

    @property
    def compared(self) -> int:
        return len(self.of(*COMPARED))

    @property
    def asked(self) -> int:
        """Return how many criteria the review of now asks."""
        return sum(one.change != "retired" for one in self.lines)


@dataclass(frozen=True, kw_only=True)
class Years:
    """Two reviews or more, in the order of their days."""

    moves: tuple[Comparison, ...]
    """From each to the next."""
    whole: Comparison
    """From the first to the last."""

    @property
    def sides(self) -> tuple[ReviewSide, ...]:
        return (self.moves[0].then, *(one.now for one in self.moves))

    def said(self, criterion: str) -> list[Said]:
        """Return what was answered to a criterion each time; an empty answer where it was not asked."""
        lines = [next((one for one in move.lines if one.id == criterion), None) for move in self.moves]
        first = lines[0].then if lines[0] else Answer()
        return [first, *(one.now if one else Answer() for one in lines)]


@dataclass(frozen=True, slots=True)
class _Before:
    """What was answered then, from either source: the answers, what was asked, and what came out of what."""

    answers: Mapping[str, Said]
    asked: frozenset[str]
    came_from: Mapping[str, tuple[str, ...]]


def compare(old: Assessment, new: Assessment, catalogue: Catalogue) -> Comparison:
    """Compare two reviews, as they stand in two files. `catalogue` gives the names and the order."""
    carried = newer_criteria.fates_of(old, catalogue)
    before = _Before(
        old.answers, _asked(old, catalogue), {one.criterion.id: one.sources for one in carried if one.sources}
    )
    lines = tuple(_lines(before, new, catalogue))
    by_id = {one.id: one for one in lines}
    return Comparison(
        then=_review(old),
        now=_review(new),
        lines=lines,
        chosen=tuple(ChosenThen(priority=one, line=by_id.get(one.criterion)) for one in old.priorities),
        actions=tuple(followed(one, old, new) for one in old.actions),
        notes=tuple(_notes(old, new)),
    )


def over_the_years(reviews: Sequence[Assessment], catalogue: Catalogue) -> Years:
    """Compare several reviews, each with the next; the order is that of their days, whichever was named first."""
    in_order = sorted(reviews, key=lambda one: day_of(one) or datetime.date.min)
    moves = tuple(compare(then, now, catalogue) for then, now in pairwise(in_order))
    return Years(moves=moves, whole=compare(in_order[0], in_order[-1], catalogue))


def since_last_time(new: Assessment, catalogue: Catalogue) -> Comparison | None:
    """Compare a review with the one before by its own hints; None where it has none.

    A hint may also be an answer of this very review, which a change of meaning set back. A review that follows
    no other has hints of this kind alone: nothing is said there of what has none.
    """
    hints = {one: answer.last for one, answer in new.answers.items() if answer.last}
    if not hints:
        return None
    then = ReviewSide(
        organisation=new.organisation.name, title="", date=_last_day(hints, new), catalogue=None
    )
    lines = tuple(
        one
        for one in _lines(_from_hints(hints, new, catalogue), new, catalogue)
        if new.assessment.renewed_from or one.id in hints
    )
    return Comparison(then=then, now=_review(new), lines=lines)


def _last_day(hints: Mapping[str, Last], new: Assessment) -> datetime.date | None:
    """Return the newest day among the hints from before this review began; else the newest of all."""
    dates = [one.date for one in hints.values() if one.date]
    began = new.assessment.started
    before = [one for one in dates if began is None or one <= began]
    return max(before or dates, default=None)


def _from_hints(hints: Mapping[str, Last], new: Assessment, catalogue: Catalogue) -> _Before:
    """Shape what was answered then out of the hints. A review carried on kept answers to what is not asked now."""
    now = _asked(new, catalogue)
    kept: dict[str, Said] = {
        one: answer for one, answer in new.answers.items() if one not in now and answer.chosen
    }
    others: dict[str, Said] = {
        hint.criterion: replace(hint, criterion="") for hint in hints.values() if hint.criterion
    }
    own: dict[str, Said] = {one: hint for one, hint in hints.items() if not hint.criterion}
    came_from = {one: (hint.criterion,) for one, hint in hints.items() if hint.criterion}
    answers = {**others, **kept, **own}
    return _Before(answers, (now - came_from.keys()) | answers.keys(), came_from)


def _asked(review: Assessment, catalogue: Catalogue) -> frozenset[str]:
    """Return the criteria that a review asked: those of this set, or of the version it was answered to."""
    if _is_to(review, catalogue):
        return frozenset(catalogue.order)
    not_yet = ("new", "from-others")
    ours = (one.criterion.id for one in newer_criteria.fates_of(review, catalogue) if one.fate not in not_yet)
    return frozenset((*ours, *(one for one, answer in review.answers.items() if answer.chosen)))


def _is_to(review: Assessment, catalogue: Catalogue) -> bool:
    """Return whether a review was answered to this set of criteria, in this version."""
    used, ours = review.catalogue, catalogue.identity
    return (used.id, used.version) == (ours.id, ours.version)


def _lines(before: _Before, new: Assessment, catalogue: Catalogue) -> Iterator[CriterionThenAndNow]:
    now = _asked(new, catalogue)
    either = before.asked | now
    known = [one for one in catalogue.order if one in either]
    for criterion in (*known, *sorted(either - set(known))):
        yield _line(criterion, before, new, catalogue, asked_now=criterion in now)


def _line(
    criterion: str, before: _Before, new: Assessment, catalogue: Catalogue, *, asked_now: bool
) -> CriterionThenAndNow:
    then = before.answers.get(criterion) or Answer()
    now = new.answer(criterion) if asked_now else Answer()
    asked_then = criterion in before.asked
    change = _change(then, now, _revision_now(criterion, now, new, catalogue))
    if not (asked_then and asked_now):
        change = "new" if asked_now else "retired"
    return CriterionThenAndNow(
        id=criterion,
        title=catalogue.title(criterion),
        change=change,
        then=then,
        now=now,
        other_words=change in COMPARED and _differ(then.asked, now.asked),
        came_from=before.came_from.get(criterion, ()) if change == "new" else (),
        replaced_by=_replaced_by(criterion, before, catalogue) if change == "retired" else (),
    )


def _differ(one: object, other: object) -> bool:
    """Return whether two things differ, where both are said."""
    return bool(one and other) and one != other


def _revision_now(criterion: str, now: Answer, new: Assessment, catalogue: Catalogue) -> int | None:
    """Return which meaning is asked now: that of the answer, else that of the words it would be given to."""
    if now.chosen or criterion not in catalogue or not _is_to(new, catalogue):
        return now.revision
    return catalogue[criterion].revision


def _change(then: Said, now: Answer, revision_now: int | None) -> Change:
    if then.word != UNANSWERED and _differ(then.revision, revision_now):
        return "other-meaning"
    before, after = rated(then), rated(now)
    if before and after:
        return "same" if before == after else "up" if after > before else "down"
    if after:
        return "newly-rated"
    return "not-rated-now" if before else "not-rated"


def rated(said: Said) -> int:
    """Return the step of a rated answer, from 1 up; 0 says that it is not rated, and is no step."""
    return steps(said.level) if said.status == "rated" and said.level else 0


def _replaced_by(criterion: str, before: _Before, catalogue: Catalogue) -> tuple[str, ...]:
    said = catalogue[criterion].replaced_by if criterion in catalogue else ()
    came = (one for one, sources in before.came_from.items() if criterion in sources)
    return tuple(dict.fromkeys((*said, *came)))


def _review(review: Assessment) -> ReviewSide:
    return ReviewSide(
        organisation=review.organisation.name,
        title=review.assessment.title,
        date=day_of(review),
        catalogue=review.catalogue,
    )


def day_of(review: Assessment) -> datetime.date | None:
    """Return the day a review began: as it says itself, else its first sitting, else when it was last saved."""
    about = review.assessment
    first = min((one.date for one in review.sittings), default=None)
    return about.started or first or (about.updated.date() if about.updated else None)


def _notes(old: Assessment, new: Assessment) -> Iterator[Note]:
    """Return in words what to know before one believes a comparison."""
    then, now = day_of(old), day_of(new)
    followed = old.assessment.renewed_from == new.assessment.id
    if followed or (then and now and then > now):
        yield "other-order"
    if comparable(old.organisation.name) != comparable(new.organisation.name):
        yield "other-name"
    if old.catalogue.id != new.catalogue.id:
        yield "other-criteria"
    elif old.catalogue.version != new.catalogue.version:
        yield "other-version"


def followed(action: Action, old: Assessment, new: Assessment) -> Followed:
    """Return what became of an action of one review in a later one."""
    now = _same_action(action, old, new)
    became: Became = "goes-on"
    if action.done:
        became = "done-before"
    elif not action.is_open or (now and now.stands == "let-go"):
        became = "let-go"
    elif now is None:
        became = "gone"
    elif now.done:
        became = "done"
    return Followed(then=action, now=now, became=became)


def _same_action(action: Action, old: Assessment, new: Assessment) -> Action | None:
    """Find an action in the next review: by its number where that came out of this one, else by its words."""
    same_words = (one for one in new.actions if (one.criterion, one.what) == (action.criterion, action.what))
    before = new.assessment.actions_before
    if new.assessment.renewed_from != old.assessment.id or (before is not None and action.id > before):
        return next(same_words, None)
    same_number = (
        one
        for one in new.actions
        if one.id == action.id and (one.criterion == action.criterion or one.what == action.what)
    )
    return next(same_number, None) or next(same_words, None)
