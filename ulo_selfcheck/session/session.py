"""A sitting in progress: where we are, every change as one method, undo, save. Front ends drive only this."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

from ulo_selfcheck.answers import counting, newer_criteria
from ulo_selfcheck.answers.answer_file import AnswerFile, SaveProblem
from ulo_selfcheck.answers.backups import FOLDER, KEPT
from ulo_selfcheck.answers.contents import adopted_words
from ulo_selfcheck.answers.review import (
    LIST_FIELDS,
    MOST_PRIORITIES,
    Action,
    Answer,
    Assessment,
    Evidence,
    Present,
    Priority,
    Progress,
    ServiceState,
    Sitting,
    Stands,
    Status,
    View,
    free_number,
    ticked,
)
from ulo_selfcheck.answers.spread import any_differ
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Criterion, Level, ListName
from ulo_selfcheck.catalogue.own_word import catalogue_in_own_words
from ulo_selfcheck.ground.dates import day, now
from ulo_selfcheck.ground.english import count, listing, number_word, runs
from ulo_selfcheck.ground.guard import tried
from ulo_selfcheck.ground.models import Count, replace
from ulo_selfcheck.ground.problem import Problem, reason
from ulo_selfcheck.ground.text import one_line, typed
from ulo_selfcheck.session.change_words import what_changed

_T = TypeVar("_T")

MOST_UNDO = 200
NOTHING_TO_UNDO = "There is nothing to undo."
_MOST_NOTICES = 5

_TAKEN_OVER = ("guide", "place", "access")

ALL, ESSENTIALS = "all", "essentials"
"""Two of the ways through the questions; the others are the groups, by their ids."""

REASON_FIRST = "Does a partner do this in your place? Then choose the level that says how well it is done, and name the partner."
ASK_REASON = "If it is not for you: why? Say it in a few words."
ESSENTIAL_NOTE = "This is one of the essentials: it is part of what makes a ULO a ULO. Talk it through. If it is still your choice, it stands."

VIEWS_DIFFERED = "Views differed here. If you did not all agree, say so with: concern."


class _Before(NamedTuple):
    """How things were before a change, and where it was made."""

    assessment: Assessment
    here: str | None
    joins: str = ""


class Session:
    """A sitting with one file of answers.

    `here` is the criterion we are at; None after the last one. Every change returns the sentence to say.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        file: AnswerFile,
        assessment: Assessment,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        self._catalogue = catalogue
        self.file = file
        self.assessment = assessment
        self.unsaved = False
        self._people = ""
        self._today = today
        self._undo: list[_Before] = []
        self._redo: list[_Before] = []
        self.way = ALL
        self.here: str | None = self.first_unanswered

    @property
    def catalogue(self) -> Catalogue:
        """Return the criteria, with the group's own word for its people once it has given one."""
        people = self.assessment.organisation.people
        if people != self._people:
            self._people, self._catalogue = people, catalogue_in_own_words(self._catalogue, people)
        return self._catalogue

    # Where we are

    @property
    def today(self) -> datetime.date:
        return self._today()

    @property
    def criterion(self) -> Criterion:
        """Return the criterion we are at.

        Raises:
            Problem: we are past the last one.
        """
        if self.here is None:
            raise Problem("You are past the last question. Type back, or go and a number.")
        return self.catalogue[self.here]

    @property
    def answer(self) -> Answer:
        """Return the answer to the criterion we are at."""
        return self.answer_to(self.criterion.id)

    def answer_to(self, criterion: str) -> Answer:
        """Return the answer to a criterion as it counts: one to another meaning is shown as last time's."""
        answer = self.assessment.answer(criterion)
        return counting.as_it_counts(answer, self.catalogue[criterion], self.assessment)

    @property
    def position(self) -> str:
        """Return where we are: 'Question 3 of 21. Values, 3 of 9.' Where numbers are left out: 'Question 4, 3 of 5.'"""
        one = self.criterion
        group = self.catalogue.in_group(one.group)
        name = self.catalogue.group(one.group).name
        number = self._index(one.id) + 1
        place = f"{number} of" if number == one.number else f"{one.number}, {number} of"
        total = len(self.catalogue.order)
        return f"Question {place} {total}. {name}, {group.index(one) + 1} of {len(group)}."

    @property
    def named(self) -> str:
        """Return which question we are at, as every box names it: 'question 3, Rights'."""
        return named(self.criterion)

    def _index(self, criterion: str | None) -> int:
        return len(self.catalogue.order) if criterion is None else self.catalogue.order.index(criterion)

    def next(self) -> None:
        """Go to the next question of today's way; after the last one, past the end."""
        here = self._index(self.here)
        self.here = next((one for one in self._on(self.way) if self._index(one) > here), None)

    def back(self) -> None:
        """Go to the question before.

        Raises:
            Problem: this is the first one.
        """
        here = self._index(self.here)
        before = [one for one in self._on(self.way) if self._index(one) < here]
        if not before:
            raise Problem("This is the first question. There is none before it.")
        self.here = before[-1]

    def go(self, number: int) -> None:
        """Go to a question by its number.

        Raises:
            Problem: there is no question with this number.
        """
        self.here = self.numbered(number).id

    def numbered(self, number: int) -> Criterion:
        """Return the criterion with a number.

        Raises:
            Problem: there is no question with this number.
        """
        one = next((one for one in self.catalogue.criteria if one.number == number), None)
        if one is None:
            numbers = runs(one.number for one in self.catalogue.criteria)
            raise Problem(f"There is no question {number}. They go from {numbers}.")
        return one

    @contextmanager
    def at(self, criterion: str) -> Iterator[None]:
        """Be at another question for a while: what is said beside an answer may be for one that was left."""
        here, self.here = self.here, criterion
        try:
            yield
        finally:
            self.here = here

    def _on(self, way: str) -> tuple[str, ...]:
        """Return the criteria on a way through the questions: all, one group, or the essentials."""
        if way == ALL:
            return self.catalogue.order
        criteria = self.catalogue.essentials if way == ESSENTIALS else self.catalogue.in_group(way)
        return tuple(one.id for one in criteria)

    @property
    def first_unanswered(self) -> str | None:
        """Return where to go on on today's way: what has nothing, then what is to come back to; None after all."""
        return self._first_unanswered(self.way)

    def _first_unanswered(self, way: str) -> str | None:
        left = [one for one in self._on(way) if not self.answer_to(one).answered]
        return next((one for one in left if not self.answer_to(one).chosen), left[0] if left else None)

    def _answered_on(self, way: str) -> int:
        return sum(self.answer_to(one).answered for one in self._on(way))

    def how_far(self, way: str) -> str:
        """Return how far a way has got: '3 of 4 answered'."""
        return f"{self._answered_on(way)} of {len(self._on(way))} answered"

    def choose_way(self, way: str) -> str:
        """Go another way through the questions. Nothing that was answered is lost; where we are is said."""
        self.way = way
        self.here = self.first_unanswered
        return self.where_the_way_stands

    @property
    def where_the_way_stands(self) -> str:
        """Return how far today's way has got: 'The essentials: 3 of 4 answered.'"""
        names = {ALL: "All questions", ESSENTIALS: "The essentials"}
        name = names.get(self.way) or self.catalogue.group(self.way).name
        return f"{name}: {self.how_far(self.way)}."

    @property
    def where(self) -> str:
        """Return where the answers are kept."""
        path = self.file.path
        return f"Your answers are in {one_line(str(tried(path.absolute, path)))}"

    @property
    def everywhere(self) -> list[str]:
        """Return where the answers are kept, and where older ones are."""
        copies = f"Up to {KEPT} copies from before are in the hidden folder {FOLDER} beside it."
        return [
            self.where,
            f"{copies} They hold old answers.",
            "To go back to one, or to remove it all, leave and type: ulo-selfcheck help safety",
        ]

    @property
    def to_tell(self) -> list[str]:
        """Return what is worth knowing about the file before anything else: the first few, and how many more."""
        notices = self.file.notices
        more = len(notices) - _MOST_NOTICES
        rest = f"There are {more:,} more notes like these. To read them, check the file." if more > 0 else ""
        return [one for one in (self.file.read_only, *notices[:_MOST_NOTICES], rest) if one]

    # Answering

    def answer_with(self, answer: str) -> str:
        """Answer with a level or another answer that needs no reason, by its name."""
        level = next((one for one in LEVELS if one == answer), None)
        if level:
            return self.choose(level)
        return self.not_sure() if answer == "not-sure" else self.later()

    def choose(self, level: Level) -> str:
        """Rate the criterion."""
        return self._answered(f"You chose {self.catalogue.name(level)}.", status="rated", level=level)

    def not_sure(self) -> str:
        """Answer that nobody here knows: it goes on the list to find out."""
        return self._answered("You chose Not sure. It goes on the list to find out.", status="not-sure")

    def later(self) -> str:
        """Answer that it was looked at, and that you come back to it."""
        return self._answered("You chose Come back later.", status="later")

    def not_for_us(self, reason: str) -> str:
        """Answer that the group chooses not to, and why.

        Raises:
            Problem: the reason is not a few real words.
        """
        reason = typed(reason)
        words = re.findall(r"[^\W\d_]+", reason)
        if len(words) < 3 and sum(map(len, words)) < 12:
            raise Problem("Say why in a few words, such as: a partner does this better than we could.")
        note = f" {ESSENTIAL_NOTE}" if self.criterion.essential else ""
        said = f"You chose Not for us, because: {reason}.".replace("..", ".")
        return self._answered(said, status="not-for-us", reason=reason) + note

    def clear(self) -> str:
        """Take the answer away. Notes and evidence stay.

        Raises:
            Problem: there is no answer here.
        """
        if self.answer.status is None:
            raise Problem("There is no answer here to clear.")
        kept = " Your note and evidence are kept." if self.answer.note or self.answer.evidence else ""
        said = f"Your answer is cleared.{kept}"
        return self._change_answer(
            said,
            status=None,
            level=None,
            reason="",
            agreed=self._agreed_anew,
            sitting=None,
            revision=None,
            asked="",
        )

    def _answered(self, said: str, status: Status, level: Level | None = None, reason: str = "") -> str:
        assessment, sitting = self.sitting_today()
        one, agreed = self.criterion, self.answer.agreed
        if agreed is None and status in ("rated", "not-for-us") and any_differ(self.answer):
            agreed = True
            said = f"{said} {VIEWS_DIFFERED}"
        return self._change_answer(
            said,
            assessment,
            status=status,
            level=level,
            reason=reason,
            agreed=agreed,
            sitting=sitting,
            revision=one.revision,
            asked=one.plain_words,
        )

    @property
    def _agreed_anew(self) -> bool | None:
        """Return that the group did not agree, where it said so; what it agreed is to be agreed again."""
        return False if self.answer.agreed is False else None

    def may_change(self) -> None:
        """Refuse before anything is typed, where no change can be kept.

        Raises:
            Problem: the file is open to look at only.
        """
        if self.file.read_only:
            raise Problem(self.file.read_only)

    def may_change_answers(self) -> None:
        """Refuse before anything is typed, where no answer can change.

        Raises:
            Problem: the file is open to look at only, or the committee adopted the review.
        """
        self.may_change()
        adopted = self.assessment.assessment.adopted
        if adopted:
            raise Problem(adopted_words(adopted, "To change one"))

    def _change_answer(
        self,
        said: str,
        assessment: Assessment | None = None,
        *,
        joins: str = "",
        criterion: str | None = None,
        **changes: Any,
    ) -> str:
        self.may_change_answers()
        assessment, at = assessment or self.assessment, criterion or self.criterion.id
        answer = replace(self.answer_to(at), **changes)
        answers = {**assessment.answers, at: answer}
        if answer == Answer():
            del answers[at]
        return self.change(replace(assessment, answers=answers), said, joins=joins, at=at)

    # Beside an answer

    def set_aim(self, level: Level | None, criterion: str | None = None) -> str:
        """Choose where the group wants to be, here or at another criterion; None goes back to the usual aim."""
        usual = self.catalogue[criterion or self.criterion.id].aim
        said = f"Your aim is {'' if level else 'the usual one: '}{self.catalogue.name(level or usual)}."
        return self._change_answer(said, criterion=criterion, aim=level)

    def set_note(self, text: str) -> str:
        """Keep a note; nothing takes it away. Called again while it is typed: all of it is one to undo."""
        text = typed(text)
        said = "Your note is kept." if text else "Your note is deleted."
        return self._change_answer(said, joins=f"note {self.here}", note=text)

    def add_evidence(self, what: str, where: str = "", date: datetime.date | None = None) -> str:
        """Keep something that shows the answer, where it is kept, and the day it is from.

        Raises:
            Problem: nothing was said.
        """
        what, where = typed(what), typed(where)
        if not what:
            raise Problem("Say what the evidence is.")
        evidence = (*self.answer.evidence, Evidence(what=what, where=where, date=date))
        return self._change_answer(f"Evidence {len(evidence)} is kept.", evidence=evidence)

    def change_evidence(self, number: int, **changes: Any) -> str:
        """Change a piece of evidence, counted from 1: what, where, date.

        Raises:
            Problem: there is no piece with this number, or it would say nothing.
        """
        evidence = self._evidence_with(number)
        evidence[number - 1] = replace(evidence[number - 1], **_typed(changes))
        if not evidence[number - 1].what:
            raise Problem("Say what the evidence is.")
        return self._change_answer(f"Evidence {number} is kept.", evidence=tuple(evidence))

    def remove_evidence(self, number: int) -> str:
        """Take one piece of evidence away, counted from 1.

        Raises:
            Problem: there is no piece with this number.
        """
        evidence = self._evidence_with(number)
        del evidence[number - 1]
        return self._change_answer(f"Evidence {number} is deleted.", evidence=tuple(evidence))

    def _evidence_with(self, number: int) -> list[Evidence]:
        evidence = list(self.answer.evidence)
        if not 1 <= number <= len(evidence):
            raise Problem(f"There is no evidence {number} here.")
        return evidence

    def set_partner(self, name: str) -> str:
        """Name the partner who does this; the level then says how well it is done."""
        name = typed(name)
        named = f"Partner: {name}. Choose the level that says how well it is done."
        return self._change_answer(named if name else "No partner is named.", partner=name)

    def set_concern(self, text: str, *, agreed: bool | None) -> str:
        """Keep what somebody disagreed with, unnamed, and whether the group agreed in the end; None: as it was."""
        text = typed(text)
        said = "The concern is kept." if text else "No concern is kept."
        if agreed is False:
            said += " Marked: we did not agree. Choose the lower of the levels that were said."
        before = self.answer.agreed
        if agreed and before is None and not any_differ(self.answer):
            agreed = None  # nothing was to be talked about
        return self._change_answer(said, concern=text, agreed=before if agreed is None else agreed)

    def park(self, text: str, criterion: str | None = None) -> str:
        """Keep a matter to come back to, here or at another criterion; nothing takes it away."""
        text = typed(text)
        said = "Parked, to come back to." if text else "Nothing is parked here."
        return self._change_answer(said, criterion=criterion, parked=text)

    def set_views(self, views: Mapping[View, Count]) -> str:
        """Keep a show of hands: how many people are at each level. Counts, never names. It may begin the talk anew."""
        hands = {view: number for view, number in views.items() if number}
        total = sum(hands.values())
        said = f"{count(total, 'view')} kept." if total else "No views are kept."
        return self._change_answer(said, hands=hands, agreed=self._agreed_anew)

    def set_sum(self, voting: int, from_constituency: int, disabled: int | None) -> str:
        """Keep the numbers of the sum of voting members.

        Raises:
            Problem: the numbers cannot be.
        """
        for number in (voting, from_constituency, disabled or 0):
            if number < 0:
                raise Problem("Use whole numbers from 0 up.")
        if max(from_constituency, disabled or 0) > voting:
            raise Problem(f"There are {voting} voting members. The other numbers cannot be larger.")
        return self._change_answer(
            "The numbers are kept.", voting=voting, from_constituency=from_constituency, disabled=disabled
        )

    def tick(self, name: ListName, line: str, state: ServiceState | None) -> str:
        """Keep who does one line of a checklist; None takes it away."""
        order = next((one.ids for _, one in self.catalogue.checklists if one.name == name), ())
        kept: Any = _in_order({**ticked(self.answer, name), line: state}, order)
        return self._change_answer("Kept.", **{LIST_FIELDS[name]: kept})

    # The organisation and its sittings

    def set_detail(self, field: str, value: str | None) -> str:
        """Keep one detail: name, people, nation, form or area, or one of those for the letter.

        Raises:
            Problem: the name would be empty.
        """
        value = typed(value) if value else value
        if field == "name" and not value:
            raise Problem("The organisation needs a name.")
        empty = None if field in ("nation", "form") else ""
        return self._organisation("Kept.", **{field: value or empty})

    def set_title(self, title: str) -> str:
        """Keep what this review is called.

        Raises:
            Problem: the title would be empty.
        """
        if not typed(title):
            raise Problem("The review needs a title.")
        return self._review("Kept.", assessment=replace(self.assessment.assessment, title=typed(title)))

    def set_fact(self, fact: str, value: bool | int | str | None) -> str:
        """Keep a fact for the journey; None takes it away."""
        journey = self.catalogue.journey
        order = [one.id for one in journey.facts] if journey else []
        facts = _in_order({**self.assessment.organisation.facts, fact: value}, order)
        return self._organisation("Kept.", facts=facts)

    def choose_stop(self, stop: str) -> str:
        """Choose the stop of the journey yourselves; nothing goes back to what the answers point to."""
        said = "Your own stop is kept." if stop else "The stop follows your answers."
        return self._organisation(said, stop=stop)

    def _organisation(self, said: str, **changes: Any) -> str:
        return self._review(said, organisation=replace(self.assessment.organisation, **changes))

    @property
    def present(self) -> Present:
        """Return who is here today, as counts."""
        return self.of_sitting("present") or Present()

    def of_sitting(self, field: str) -> Any:
        """Return what was written down about today's sitting; None where nothing was."""
        sitting = next((one for one in self.assessment.sittings if one.date == self.today), None)
        return getattr(sitting, field) if sitting else None

    def describe_sitting(self, **changes: Any) -> str:
        """Keep something about today's sitting: guide, place, present, quorate, access, conflicts."""
        return self._describe_sitting("Kept.", changes)

    def _describe_sitting(self, said: str, changes: dict[str, Any]) -> str:
        assessment, number = self.sitting_today()
        sittings = tuple(
            replace(one, **_typed(changes)) if one.id == number else one for one in assessment.sittings
        )
        return self.change(replace(assessment, sittings=sittings), said)

    def take_over_sitting(self) -> str:
        """Take guide, place and access over from the sitting before, where none is written down for today yet.

        Return what to say of it; nothing where there is nothing to take over.
        """
        earlier = [one for one in self.assessment.sittings if one.date < self.today]
        last = max(earlier, key=lambda one: one.date, default=None)
        kept = {field: getattr(last, field) for field in _TAKEN_OVER if last and getattr(last, field)}
        if last is None or not kept or any(self.of_sitting(field) for field in _TAKEN_OVER):
            return ""
        said = f"Taken over from {day(last.date)}: {listing(list(kept))}. Change what is different."
        return self._describe_sitting(said, kept)

    def sitting_today(self) -> tuple[Assessment, int]:
        """Return the assessment with a sitting for today, and its number; one is made when there is none."""
        today = self._today()
        for one in self.assessment.sittings:
            if one.date == today:
                return self.assessment, one.id
        number = free_number(one.id for one in self.assessment.sittings)
        sittings = (*self.assessment.sittings, Sitting(id=number, date=today))
        return replace(self.assessment, sittings=sittings), number

    # Planning

    def confirm_aims(self, group: str) -> str:
        """Mark that the committee has looked at this group's aims."""
        confirmed = {*self.assessment.aims.confirmed, group}
        kept = tuple(one.id for one in self.catalogue.groups if one.id in confirmed)
        said = f"Your aims for {self.catalogue.group(group).name} are set."
        return self._review(said, aims=replace(self.assessment.aims, confirmed=kept))

    def answer_barrier(self, barrier: str, here: bool | None) -> str:
        """Keep whether a barrier is true here; None takes the answer away."""
        order = [one.id for one in self.catalogue.asks.barriers] if self.catalogue.asks else []
        return self._review("Kept.", barriers=_in_order({**self.assessment.barriers, barrier: here}, order))

    def add_priority(self, criterion: str, reason: str = "") -> str:
        """Choose a criterion to work on; up to five, in the group's own order.

        Raises:
            Problem: there are five already, or it is one of them.
        """
        chosen = self.assessment.priorities
        if any(one.criterion == criterion for one in chosen):
            raise Problem("You have chosen this one already.")
        if len(chosen) >= MOST_PRIORITIES:
            raise Problem(f"You have chosen {number_word(MOST_PRIORITIES)} already. Take one away first.")
        title = self.catalogue[criterion].title
        new = Priority(criterion=criterion, reason=typed(reason))
        return self._review(f"You chose to work on: {title}.", priorities=(*chosen, new))

    def remove_priority(self, criterion: str) -> str:
        """Take a criterion off the list of priorities."""
        kept = tuple(one for one in self.assessment.priorities if one.criterion != criterion)
        return self._review("Taken off your list.", priorities=kept)

    def move_priority(self, criterion: str, place: int) -> str:
        """Put a priority in another place, counted from 1."""
        chosen = list(self.assessment.priorities)
        moved = next(one for one in chosen if one.criterion == criterion)
        chosen.remove(moved)
        chosen.insert(max(0, place - 1), moved)
        return self._review(f"It is number {chosen.index(moved) + 1} now.", priorities=tuple(chosen))

    def add_action(self, criterion: str, what: str, **more: Any) -> str:
        """Keep something the group will do.

        Raises:
            Problem: nothing was said.
        """
        if not typed(what):
            raise Problem("Say what you will do.")
        number = free_number(
            (self.assessment.assessment.actions_before or 0, *(one.id for one in self.assessment.actions))
        )
        action = Action(id=number, criterion=criterion, what=typed(what), **_typed(more))
        return self._review(f"Action {number} is kept.", actions=(*self.assessment.actions, action))

    def change_action(self, number: int, **changes: Any) -> str:
        """Change what an action says: what, who, by, needs, cost, done.

        Raises:
            Problem: it would say nothing.
        """
        changes = _typed(changes)
        if changes.get("what") == "":
            raise Problem("Say what you will do.")
        actions = tuple(
            replace(one, **changes) if one.id == number else one for one in self.assessment.actions
        )
        said = f"Action {number} is {'done' if changes.get('done') else 'kept'}."
        return self._review(said, actions=actions)

    def let_action_stand(self, number: int, stands: Stands, why: str = "") -> str:
        """Keep how an action stands, and why it is stuck or was let go."""
        state = None if stands in ("open", "done") else stands
        actions = tuple(
            replace(one, done=stands == "done", state=state, why=typed(why)) if one.id == number else one
            for one in self.assessment.actions
        )
        said = {"doing": "under way", "stuck": "stuck", "done": "done", "let-go": "let go"}
        return self._review(f"Action {number} is {said.get(stands, 'kept')}.", actions=actions)

    def remove_action(self, number: int) -> str:
        """Take an action away."""
        kept = tuple(one for one in self.assessment.actions if one.id != number)
        said = f"Action {number} is deleted. {count(len(kept), 'action')} left."
        return self._review(said, actions=kept)

    def add_progress(self, number: int, text: str) -> str:
        """Keep what happened to an action, with today's date."""
        entry = Progress(date=self.today, text=typed(text))
        action = next(one for one in self.assessment.actions if one.id == number)
        return self.change_action(number, progress=(*action.progress, entry))

    # Adoption

    def see_that_it_may_be_adopted(self) -> None:
        """Look whether the review may be adopted, before anything is asked.

        Raises:
            Problem: it is adopted already, nothing is answered in it, or the file is open to look at only.
        """
        adopted = self.assessment.assessment.adopted
        if adopted:
            raise Problem(f"This review was adopted on {day(adopted)}.")
        if self.file.read_only:
            raise Problem(self.file.read_only)
        if not self._answered_on(ALL):
            raise Problem(
                "Nothing is answered yet, so there is nothing to adopt. Answer some of the questions first."
            )

    def adopt(self, date: datetime.date | None = None) -> str:
        """Mark the review as adopted, and keep a dated copy beside the file.

        Raises:
            Problem: it may not be adopted.
        """
        self.see_that_it_may_be_adopted()
        date = date or self.today
        about = replace(self.assessment.assessment, adopted=date)
        said = self._review(f"Adopted on {day(date)}. The answers are locked.", assessment=about)
        return f"{said} {self._copy(date)}"

    def _copy(self, date: datetime.date) -> str:
        try:
            return f"A copy of this day is kept: {self.file.copy(f'adopted {date}', self.assessment).name}."
        except OSError as error:
            return f"Problem: no copy of this day could be kept: {reason(error)}."

    def reopen(self) -> str:
        """Open an adopted review again, so that its answers can change.

        Raises:
            Problem: it is not adopted.
        """
        if not self.assessment.assessment.adopted:
            raise Problem("This review is not adopted. Its answers can change.")
        about = replace(self.assessment.assessment, adopted=None)
        return self._review("The review is open again. Its answers can change.", assessment=about)

    # A review that follows another

    @property
    def has_something_first(self) -> bool:
        """Return whether something is asked before the first question."""
        return self.has_other_criteria or bool(self.actions_from_last_time)

    @property
    def has_other_criteria(self) -> bool:
        """Return whether the answers are to other criteria than these, and could be carried on to them."""
        may_change = not self.file.read_only and not self.assessment.assessment.adopted
        return may_change and bool(newer_criteria.other_criteria(self.assessment, self.catalogue))

    def carry_on_to_these(self) -> str:
        """Carry the review on to these criteria. Nothing that was answered is lost."""
        identity = self.catalogue.identity
        said = f"Your answers are to {identity.title}, version {identity.version} now."
        return self.change(newer_criteria.carry_on(self.assessment, self.catalogue), said)

    @property
    def actions_from_last_time(self) -> tuple[Action, ...]:
        """Return the open actions that came along, until the first sitting of this review."""
        if not self.assessment.assessment.renewed_from or self.assessment.sittings or self.file.read_only:
            return ()
        return newer_criteria.open_actions(self.assessment)

    def looked_at_actions(self) -> str:
        """Begin today's sitting: the actions from last time are not asked about again."""
        return self.change(self.sitting_today()[0], "You have looked at your actions from last time.")

    # Saving

    def change(self, new: Assessment, said: str, *, joins: str = "", at: str | None = None) -> str:
        """Keep a change, save it, and return the sentence to say. Every change comes through here.

        Changes in a row with the same `joins` are one to undo: a note is saved many times while it is typed.
        Undo leads to the criterion `at`, or to where we are.

        Raises:
            Problem: the file is open to look at only.
        """
        self.may_change()
        if not joins or not self._undo or self._undo[-1].joins != joins:
            before = _Before(self.assessment, at or self.here, joins)
            self._undo = [*self._undo[-MOST_UNDO + 1 :], before]
        self.assessment, self._redo = new, []
        return f"{said} {self.save()}"

    def _review(self, said: str, **changes: Any) -> str:
        return self.change(replace(self.assessment, **changes), said)

    def settle(self) -> None:
        """End a run of joined changes: what is typed next is undone by itself."""
        if self._undo:
            self._undo[-1] = self._undo[-1]._replace(joins="")

    def save(self) -> str:
        """Put everything on disk, and return how that went, in words."""
        try:
            return self._saved()
        except SaveProblem as error:
            return f"Problem: {error}"

    def _saved(self) -> str:
        """Put everything on disk, and say where.

        Raises:
            SaveProblem: it could not be done; why, and that it is tried again.
        """
        self.unsaved = True  # until it is done: Ctrl+C may come in the middle
        self.assessment = tried(self._with_this_time, self.assessment)
        saved = self.file.save(self.assessment)
        self.unsaved = False
        if saved.left_alone:
            return (
                f"Saved, but in another file. Somebody changed {saved.left_alone.name} while you had it open. "
                f"That file was left as it is. Your answers are now in {saved.path.name}, beside it."
            )
        return "Saved."

    def _with_this_time(self) -> Assessment:
        about = replace(self.assessment.assessment, updated=now())
        return replace(self.assessment, assessment=about)

    # Undo

    def undo(self) -> str:
        """Take the last change back, and go to where it was made.

        Raises:
            Problem: there is nothing to take back.
        """
        if not self._undo:
            raise Problem(NOTHING_TO_UNDO)
        return f"Undone: {self._step(self._undo, self._redo)}"

    def redo(self) -> str:
        """Have the last change again that was taken back, and go to where it was made.

        Raises:
            Problem: there is none, or something was changed since.
        """
        if not self._redo:
            raise Problem("There is nothing to redo.")
        return f"Done again: {self._step(self._redo, self._undo)}"

    def _step(self, from_here: list[_Before], to_there: list[_Before]) -> str:
        """Put things as they were before a change, or after it, and return in words what that changed."""
        was, back = self.assessment, from_here.pop()
        to_there.append(_Before(was, back.here))
        self.assessment, self.here = back.assessment, back.here
        return f"{what_changed(was, self.assessment, self.catalogue)} {self.save()}"

    # Leaving

    def leave(self) -> str:
        """Save what is not saved yet, let go of the file, and say where everything is."""
        kept = self._kept_at_the_end()
        self.file.close()
        far = tried(self._how_far_at_the_end, "")
        return " ".join(one for one in (kept, far, self.where) if one)

    def _how_far_at_the_end(self) -> str:
        next_one = None if self.assessment.assessment.adopted else self._first_unanswered(ALL)
        number = self.catalogue[next_one].number if next_one else 0
        on = f" Open the file again to go on with question {number}." if number else ""
        return f"You have answered {self._answered_on(ALL)} of {len(self.catalogue.order)}.{on}"

    def _kept_at_the_end(self) -> str:
        """See that everything is on disk, if need be in another folder, and say so."""
        if self.file.read_only:
            return "You looked at this file. Nothing was changed."
        if not self.unsaved and self.file.is_as_saved:
            return "Everything is saved."
        try:
            return f"{self._saved()} Everything is saved."
        except SaveProblem as error:
            why = f"Problem: {error.why}"
        if self._rescued():
            return f"{why} So your answers went to another folder. Everything is saved there."
        return f"{why} Not everything is saved. No other folder could be used either."

    def _rescued(self) -> bool:
        self.unsaved = not self.file.rescue(self.assessment)
        return not self.unsaved


def named(criterion: Criterion) -> str:
    """Return a question's number and title, as they stand within a sentence."""
    return f"question {criterion.number}, {criterion.title}"


def _in_order(values: Mapping[str, _T | None], order: Sequence[str]) -> dict[str, _T]:
    """Return the values that there are in the order of the criteria; names that they do not have come last."""
    return {one: value for one in (*order, *values) if (value := values.get(one)) is not None}


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    return {name: typed(value) if isinstance(value, str) else value for name, value in values.items()}
