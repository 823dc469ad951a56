"""A review that follows another: its open actions first, and its answers carried on to newer words."""

from ulo_selfcheck.assessment import carry
from ulo_selfcheck.assessment.model import Action
from ulo_selfcheck.session.core import Core


class Renewing(Core):
    """The part of a session that begins from what was there before."""

    @property
    def has_something_first(self) -> bool:
        """Tell whether something is asked before the first question."""
        return self.has_other_criteria or bool(self.actions_from_last_time)

    @property
    def has_other_criteria(self) -> bool:
        """Tell whether the answers are to other criteria than these, and could be carried on to them."""
        may_change = not self.file.read_only and not self.assessment.assessment.adopted
        return may_change and bool(carry.other_criteria(self.assessment, self.catalogue))

    def carry_on_to_these(self) -> str:
        """Carry the review on to these criteria. Nothing that was answered is lost."""
        identity = self.catalogue.identity
        return self.change(
            carry.onto(self.assessment, self.catalogue),
            f"Your answers are to {identity.title}, version {identity.version} now.",
        )

    @property
    def actions_from_last_time(self) -> tuple[Action, ...]:
        """Give the open actions that came along, until the first sitting of this review."""
        if not self.assessment.assessment.renewed_from or self.assessment.sittings or self.file.read_only:
            return ()
        return carry.open_actions(self.assessment)

    def looked_at_actions(self) -> str:
        """Begin today's sitting: the actions from last time are not asked about again."""
        return self.change(self.sitting_today()[0], "You have looked at your actions from last time.")
