"""What the group decides: its aims, its priorities, its actions, the barriers it confirms."""

import datetime
from dataclasses import replace
from typing import Any

from ulo_selfcheck.assessment.model import MOST_PRIORITIES, Action, Priority, Progress, free_number
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.session.core import Core
from ulo_selfcheck.text import count, number_word, typed


class Planning(Core):
    """The part of a session that plans."""

    def confirm_aims(self, group: str) -> str:
        """Mark that the committee has looked at this group's aims."""
        confirmed = {*self.assessment.aims.confirmed, group}
        kept = tuple(one.id for one in self.catalogue.groups if one.id in confirmed)
        aims = replace(self.assessment.aims, confirmed=kept)
        return self.change(
            replace(self.assessment, aims=aims), f"Your aims for {self.catalogue.group(group).name} are set."
        )

    def answer_barrier(self, barrier: str, here: bool | None) -> str:
        """Keep whether a barrier is true here; None takes the answer away."""
        barriers = {name: yes for name, yes in self.assessment.barriers.items() if name != barrier}
        if here is not None:
            barriers[barrier] = here
        order = [one.id for one in self.catalogue.asks.barriers] if self.catalogue.asks else []
        kept = {one: barriers[one] for one in (*order, *barriers) if one in barriers}
        return self.change(replace(self.assessment, barriers=kept), "Kept.")

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
        return self._priorities(
            (*chosen, Priority(criterion=criterion, reason=typed(reason))), f"You chose to work on: {title}."
        )

    def remove_priority(self, criterion: str) -> str:
        """Take a criterion off the list of priorities."""
        kept = tuple(one for one in self.assessment.priorities if one.criterion != criterion)
        return self._priorities(kept, "Taken off your list.")

    def move_priority(self, criterion: str, place: int) -> str:
        """Put a priority in another place, counted from 1."""
        chosen = list(self.assessment.priorities)
        moved = next(one for one in chosen if one.criterion == criterion)
        chosen.remove(moved)
        chosen.insert(max(0, place - 1), moved)
        return self._priorities(tuple(chosen), f"It is number {chosen.index(moved) + 1} now.")

    def _priorities(self, priorities: tuple[Priority, ...], said: str) -> str:
        return self.change(replace(self.assessment, priorities=priorities), said)

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
        return self._actions((*self.assessment.actions, action), f"Action {number} is kept.")

    def change_action(self, number: int, **changes: Any) -> str:
        """Change what an action says: what, who, by, needs, cost, done."""
        actions = tuple(
            replace(one, **_typed(changes)) if one.id == number else one for one in self.assessment.actions
        )
        return self._actions(actions, f"Action {number} is {'done' if changes.get('done') else 'kept'}.")

    def remove_action(self, number: int) -> str:
        """Take an action away."""
        kept = tuple(one for one in self.assessment.actions if one.id != number)
        return self._actions(kept, f"Action {number} is taken away. {count(len(kept), 'action')} left.")

    def add_progress(self, number: int, text: str, date: datetime.date | None = None) -> str:
        """Keep what happened to an action, with its date."""
        entry = Progress(date=date or self.today, text=typed(text))
        action = next(one for one in self.assessment.actions if one.id == number)
        return self.change_action(number, progress=(*action.progress, entry))

    def _actions(self, actions: tuple[Action, ...], said: str) -> str:
        return self.change(replace(self.assessment, actions=actions), said)


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    return {name: typed(value) if isinstance(value, str) else value for name, value in values.items()}
