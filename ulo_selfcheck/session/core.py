"""What every part of a session shares: the file, the place we are at, saving and undo."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from ulo_selfcheck.assessment import carry
from ulo_selfcheck.assessment.backups import FOLDER, KEPT
from ulo_selfcheck.assessment.file import AnswerFile, SaveProblem
from ulo_selfcheck.assessment.model import Answer, Assessment, Sitting, free_number
from ulo_selfcheck.assessment.toml import now
from ulo_selfcheck.catalogue.model import Catalogue, Criterion
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.text import one_line

MOST_UNDO = 200
_MOST_TOLD = 5
ALL, ESSENTIALS = "all", "essentials"
"""Two of the ways through the questions; the others are the groups, by their ids."""


class _Before(NamedTuple):
    assessment: Assessment
    here: str | None
    said: str
    joins: str


class Core:
    """A sitting with one file of answers.

    `here` is the criterion we are at; None after the last one. Every change gives the sentence to say.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        file: AnswerFile,
        assessment: Assessment,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        self.catalogue = catalogue
        self.file = file
        self.assessment = assessment
        self.unsaved = False
        self._today = today
        self._undo: list[_Before] = []
        self.way = ALL
        self.here: str | None = self.first_unanswered

    # Where we are

    @property
    def way_in(self) -> tuple[str, ...]:
        """Give the criteria of the way that was chosen for today: all, one group, or the essentials."""
        if self.way == ESSENTIALS:
            return tuple(one.id for one in self.catalogue.essentials)
        if self.way == ALL:
            return self.catalogue.order
        return tuple(one.id for one in self.catalogue.in_group(self.way))

    @property
    def first_unanswered(self) -> str | None:
        """Give the first criterion of today's way without an answer; None when each has one."""
        return next((one for one in self.way_in if not self.answer_to(one).answered), None)

    def looked_at(self, way: tuple[str, ...]) -> int:
        """Give how many of these criteria have an answer."""
        return sum(1 for one in way if self.answer_to(one).answered)

    def choose_way(self, way: str) -> str:
        """Go another way through the questions. Nothing that was answered is lost; where we are is said."""
        self.way = way
        self.here = self.first_unanswered
        return self.where_the_way_stands

    @property
    def where_the_way_stands(self) -> str:
        """Say how far today's way has got: 'The essentials: 3 of 4 looked at.'"""
        names = {ALL: "All questions", ESSENTIALS: "The essentials"}
        name = names.get(self.way) or self.catalogue.group(self.way).name
        return f"{name}: {self.looked_at(self.way_in)} of {len(self.way_in)} looked at."

    @property
    def criterion(self) -> Criterion:
        """Give the criterion we are at.

        Raises:
            Problem: we are past the last one.
        """
        if self.here is None:
            raise Problem("You are past the last question. Type back, or go and a number.")
        return self.catalogue[self.here]

    @property
    def answer(self) -> Answer:
        """Give the answer to the criterion we are at."""
        return self.answer_to(self.criterion.id)

    def answer_to(self, criterion: str) -> Answer:
        """Give the answer to a criterion as it counts: one to another meaning is shown as last time's."""
        answer = self.assessment.answer(criterion)
        return carry.as_it_counts(answer, self.catalogue[criterion], self.assessment)

    def title(self, criterion: str) -> str:
        """Give a criterion's title; its id where this set does not have it."""
        return self.catalogue[criterion].title if criterion in self.catalogue else criterion

    @property
    def position(self) -> str:
        """Say where we are: 'Question 3 of 21. Values, 3 of 9.'"""
        one = self.criterion
        group = self.catalogue.in_group(one.group)
        name = self.catalogue.group(one.group).name
        return (
            f"Question {self._index(one.id) + 1} of {len(self.catalogue.order)}. "
            f"{name}, {group.index(one) + 1} of {len(group)}."
        )

    def _index(self, criterion: str | None) -> int:
        return len(self.catalogue.order) if criterion is None else self.catalogue.order.index(criterion)

    def next(self) -> None:
        """Go to the next question of today's way; after the last one, past the end."""
        here = self._index(self.here)
        self.here = next((one for one in self.way_in if self._index(one) > here), None)

    def back(self) -> None:
        """Go to the question before.

        Raises:
            Problem: this is the first one.
        """
        here = self._index(self.here)
        before = [one for one in self.way_in if self._index(one) < here]
        if not before:
            raise Problem("This is the first question. There is none before it.")
        self.here = before[-1]

    def go(self, number: int) -> None:
        """Go to a question by its number.

        Raises:
            Problem: there is no question with this number.
        """
        one = next((one for one in self.catalogue.criteria if one.number == number), None)
        if one is None:
            raise Problem(f"There is no question {number}. They go from 1 to {len(self.catalogue.order)}.")
        self.here = one.id

    # Changing and saving

    def change(self, new: Assessment, said: str, *, joins: str = "") -> str:
        """Keep a change, save it, and give the sentence to say. Every change comes through here.

        Changes in a row with the same `joins` are one to undo: a note is saved many times while it is typed.

        Raises:
            Problem: the file is open to look at only.
        """
        if self.file.read_only:
            raise Problem(self.file.read_only)
        if not joins or not self._undo or self._undo[-1].joins != joins:
            self._undo = [*self._undo[-MOST_UNDO + 1 :], _Before(self.assessment, self.here, said, joins)]
        self.assessment = new
        return f"{said} {self.save()}"

    def settle(self) -> None:
        """End a run of joined changes: what is typed next is undone by itself."""
        if self._undo:
            self._undo[-1] = self._undo[-1]._replace(joins="")

    def save(self) -> str:
        """Put everything on disk, and say how that went."""
        try:
            return self._saved()
        except SaveProblem as error:
            return f"Problem: {error}"

    def _saved(self) -> str:
        """Put everything on disk, and say where.

        Raises:
            SaveProblem: it could not be done; why, and that it is tried again.
        """
        about = replace(self.assessment.assessment, updated=now())
        self.assessment = replace(self.assessment, assessment=about)
        self.unsaved = True  # until it is done: Ctrl+C may come in the middle
        saved = self.file.save(self.assessment)
        self.unsaved = False
        if saved.left_alone:
            return (
                f"Saved, but in another file. Somebody changed {saved.left_alone.name} while you had it open. "
                f"That file was left as it is. Your answers are now in {saved.path.name}, beside it."
            )
        return "Saved."

    def undo(self) -> str:
        """Take the last change back, and go to where it was made.

        Raises:
            Problem: there is nothing to take back.
        """
        if not self._undo:
            raise Problem("There is nothing to undo.")
        before = self._undo.pop()
        self.assessment, self.here = before.assessment, before.here
        # Its first sentence names the change; the rest was advice for then.
        return f"Undone: {before.said.partition('. ')[0].rstrip('.')}. {self.save()}"

    def leave(self) -> str:
        """Save what is not saved yet, let go of the file, and say where everything is."""
        kept = self._kept_at_the_end()
        self.file.close()
        order = self.catalogue.order
        unanswered = next((one for one in order if not self.answer_to(one).answered), None)
        on = (
            f" Open the file again to go on with question {self._index(unanswered) + 1}."
            if unanswered
            else ""
        )
        return f"{kept} You have answered {self.looked_at(order)} of {len(order)}.{on} {self.where}"

    def _kept_at_the_end(self) -> str:
        """See that everything is on disk, if need be in another folder, and say so."""
        if self.file.read_only:
            return "You looked at this file. Nothing was changed."
        if not self.unsaved and self.file.is_as_saved:
            return "Everything is saved."
        try:
            return f"{self._saved()} Everything is saved."
        except SaveProblem as error:
            if self._rescued():
                return (
                    f"Problem: {error.why} So your answers went to another folder. Everything is saved there."
                )
            return f"Problem: {error.why} Not everything is saved. No other folder could be used either."

    def _rescued(self) -> bool:
        try:
            self.unsaved = not self.file.rescue(self.assessment)
        except SaveProblem:
            return False
        return not self.unsaved

    @property
    def to_tell(self) -> list[str]:
        """Give what is worth knowing about the file before anything else: the first few, and how many more."""
        notices = self.file.notices
        more = len(notices) - _MOST_TOLD
        rest = (
            [f"There are {more:,} more notes like these. To read them, check the file."] if more > 0 else []
        )
        return [one for one in (self.file.read_only, *notices[:_MOST_TOLD], *rest) if one]

    @property
    def where(self) -> str:
        """Say where the answers are kept."""
        return f"Your answers are in {one_line(str(self.file.path.absolute()))}"

    @property
    def everywhere(self) -> list[str]:
        """Say where the answers are kept, and where older ones are."""
        copies = f"Up to {KEPT} copies from before are in the hidden folder {FOLDER} beside it."
        return [
            self.where,
            f"{copies} They hold old answers.",
            "To remove it with its copies, leave and type: ulo-selfcheck help safety",
        ]

    def sitting_today(self) -> tuple[Assessment, int]:
        """Give the assessment with a sitting for today, and its number; one is made when there is none."""
        today = self._today()
        for one in self.assessment.sittings:
            if one.date == today:
                return self.assessment, one.id
        number = free_number(one.id for one in self.assessment.sittings)
        sittings = (*self.assessment.sittings, Sitting(id=number, date=today))
        return replace(self.assessment, sittings=sittings), number

    @property
    def today(self) -> datetime.date:
        return self._today()
