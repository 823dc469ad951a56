"""The organisation's details, the facts for the journey, and who sat together when."""

from dataclasses import replace
from typing import Any

from ulo_selfcheck.assessment.model import Present
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.session.core import Core
from ulo_selfcheck.text import typed


class Details(Core):
    """The part of a session that describes the organisation and its sittings."""

    def set_detail(self, field: str, value: str | None) -> str:
        """Keep one detail: name, people, nation, form or area.

        Raises:
            Problem: the name would be empty.
        """
        value = typed(value) if value else value
        if field == "name" and not value:
            raise Problem("The organisation needs a name.")
        empty = None if field in ("nation", "form") else ""
        return self._organisation("Kept.", **{field: value or empty})

    def set_fact(self, fact: str, value: bool | int | str | None) -> str:
        """Keep a fact for the journey; None takes it away."""
        facts = {**self.assessment.organisation.facts, fact: value}
        journey = self.catalogue.journey
        order = [one.id for one in journey.facts] if journey else []
        kept = {one: facts[one] for one in (*order, *facts) if facts.get(one) is not None}
        return self._organisation("Kept.", facts=kept)

    def choose_stop(self, stop: str) -> str:
        """Choose the stop of the journey yourselves; nothing goes back to what the answers point to."""
        return self._organisation(
            "Your own stop is kept." if stop else "The stop follows your answers.", stop=stop
        )

    def describe_sitting(self, **changes: Any) -> str:
        """Keep something about today's sitting: guide, place, present, quorate, access, conflicts."""
        assessment, number = self.sitting_today()
        clean: dict[str, Any] = {
            name: typed(one) if isinstance(one, str) else one for name, one in changes.items()
        }
        sittings = tuple(replace(one, **clean) if one.id == number else one for one in assessment.sittings)
        return self.change(replace(assessment, sittings=sittings), "Kept.")

    @property
    def present(self) -> Present:
        """Give who is here today, as counts."""
        return self.of_sitting("present") or Present()

    def of_sitting(self, field: str) -> Any:
        """Give what was written down about today's sitting; None where nothing was."""
        sitting = next((one for one in self.assessment.sittings if one.date == self.today), None)
        return getattr(sitting, field) if sitting else None

    def _organisation(self, said: str, **changes: Any) -> str:
        organisation = replace(self.assessment.organisation, **changes)
        return self.change(replace(self.assessment, organisation=organisation), said)
