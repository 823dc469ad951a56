"""Everything that can be said in answer to the criterion we are at."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ulo_selfcheck.assessment.model import Answer, Assessment, Count, Evidence, ServiceState, View
from ulo_selfcheck.catalogue.model import LEVELS, Level, day
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.session.core import Core
from ulo_selfcheck.text import count, typed

REASON_FIRST = "Does a partner do this for your people? Then choose the level that says how well it is done, and name the partner."
ASK_REASON = "If it is not for you: why? Say it in a few words."
ESSENTIAL_NOTE = "This is one of the essentials: it is part of what makes a ULO a ULO. Talk it through. If it is still your choice, it stands."


class Answering(Core):
    """The part of a session that answers criteria."""

    def choose(self, level: Level) -> str:
        """Rate the criterion."""
        return self._answered(
            f"You chose {self.catalogue.name(level)}.", status="rated", level=level, reason=""
        )

    def not_sure(self) -> str:
        """Say that nobody here knows: it goes on the list to find out."""
        return self._answered(
            "You chose Not sure. It goes on the list to find out.", status="not-sure", level=None, reason=""
        )

    def later(self) -> str:
        """Say that it was looked at, and that you come back to it."""
        return self._answered("You chose Come back later.", status="later", level=None, reason="")

    def answer_with(self, answer: str) -> str:
        """Answer with a level or another answer that needs no reason, by its name."""
        for level in LEVELS:
            if answer == level:
                return self.choose(level)
        return self.not_sure() if answer == "not-sure" else self.later()

    def not_for_us(self, reason: str) -> str:
        """Say that the group chooses not to, and why.

        Raises:
            Problem: the reason is not a few real words.
        """
        reason = typed(reason)
        words = re.findall(r"[^\W\d_]+", reason)
        if len(words) < 3 and sum(map(len, words)) < 12:
            raise Problem("Say why in a few words, such as: a partner does this better than we could.")
        note = f" {ESSENTIAL_NOTE}" if self.criterion.essential else ""
        said = f"You chose Not for us, because: {reason}.".replace("..", ".")
        return self._answered(said, status="not-for-us", level=None, reason=reason) + note

    def clear(self) -> str:
        """Take the answer away. Notes and evidence stay.

        Raises:
            Problem: there is no answer here.
        """
        if self.answer.status is None:
            raise Problem("There is no answer here to take away.")
        kept = " Your note and evidence stay." if self.answer.note or self.answer.evidence else ""
        said = f"Your answer is taken away.{kept}"
        return self._change_answer(
            said, status=None, level=None, reason="", sitting=None, revision=None, asked=""
        )

    def set_aim(self, level: Level | None) -> str:
        """Choose where the group wants to be; None goes back to the usual aim."""
        usual = self.catalogue.name(self.criterion.aim)
        if level is None:
            return self._change_answer(f"Your aim is the usual one: {usual}.", aim=None)
        return self._change_answer(f"Your aim is {self.catalogue.name(level)}.", aim=level)

    def set_note(self, text: str) -> str:
        """Keep a note; nothing takes it away. Called again while it is typed: all of it is one to undo."""
        text = typed(text)
        said = "Your note is kept." if text else "Your note is taken away."
        return self._change_answer(said, joins=f"note {self.here}", note=text)

    def add_evidence(self, what: str, where: str = "") -> str:
        """Keep something that shows the answer, and where it is kept.

        Raises:
            Problem: nothing was said.
        """
        what, where = typed(what), typed(where)
        if not what:
            raise Problem("Say what the evidence is.")
        evidence = (*self.answer.evidence, Evidence(what=what, where=where))
        return self._change_answer(f"Evidence {len(evidence)} is kept.", evidence=evidence)

    def remove_evidence(self, number: int) -> str:
        """Take one piece of evidence away, counted from 1.

        Raises:
            Problem: there is no piece with this number.
        """
        evidence = list(self.answer.evidence)
        if not 1 <= number <= len(evidence):
            raise Problem(f"There is no evidence {number} here.")
        del evidence[number - 1]
        return self._change_answer(f"Evidence {number} is taken away.", evidence=tuple(evidence))

    def set_partner(self, name: str) -> str:
        """Name the partner who does this; the level then says how well it is done."""
        name = typed(name)
        said = (
            f"Partner: {name}. Choose the level that says how well it is done."
            if name
            else "No partner is named."
        )
        return self._change_answer(said, partner=name)

    def set_concern(self, text: str, *, agreed: bool) -> str:
        """Keep what somebody disagreed with, unnamed; `agreed` False marks that the group did not agree."""
        text = typed(text)
        said = "The concern is kept." if text else "No concern is kept."
        if not agreed:
            said += " Marked: we did not agree. Choose the lower of the levels that were said."
        return self._change_answer(said, concern=text, agreed=None if agreed else False)

    def park(self, text: str) -> str:
        """Keep a matter to come back to."""
        text = typed(text)
        return self._change_answer(
            "Parked, to come back to." if text else "Nothing is parked here.", parked=text
        )

    def set_views(self, views: Mapping[View, Count]) -> str:
        """Keep a show of hands: how many people are at each level. Counts, never names."""
        hands = {view: number for view, number in views.items() if number}
        total = sum(hands.values())
        said = f"{count(total, 'view')} kept." if total else "No views are kept."
        return self._change_answer(said, hands=hands)

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

    def set_service(self, service: str, state: ServiceState | None) -> str:
        """Keep who does one of the typical services; None takes it away."""
        services = {**self.answer.services, service: state} if state else dict(self.answer.services)
        if state is None:
            services.pop(service, None)
        checklist = self.criterion.checklist
        order = [one.id for one in checklist.services] if checklist else []
        kept = {one: services[one] for one in (*order, *services) if one in services}
        return self._change_answer("Kept.", services=kept)

    def _answered(self, said: str, **changes: Any) -> str:
        assessment, sitting = self.sitting_today()
        one = self.criterion
        changes |= {"sitting": sitting, "revision": one.revision, "asked": one.plain_words}
        return self._change_answer(said, assessment, **changes)

    def _change_answer(
        self, said: str, assessment: Assessment | None = None, joins: str = "", **changes: Any
    ) -> str:
        self._refuse_if_adopted()
        assessment = assessment or self.assessment
        answer = replace(self.answer, **changes)
        answers = {**assessment.answers, self.criterion.id: answer}
        if answer == Answer():
            del answers[self.criterion.id]
        return self.change(replace(assessment, answers=answers), said, joins=joins)

    def _refuse_if_adopted(self) -> None:
        adopted = self.assessment.assessment.adopted
        if adopted:
            raise Problem(
                f"The committee adopted this review on {day(adopted)}. Its answers stand. To change one, open the review again: adopt."
            )
