"""What a group said in a checklist, and what is missing here: the typical services, the twelve basic needs."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ulo_selfcheck.analysis.answer_words import SERVICE_STATES
from ulo_selfcheck.answers.counting import counting
from ulo_selfcheck.answers.review import Assessment, ServiceState, ticked
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Checklist, ChecklistLine, Criterion
from ulo_selfcheck.ground.english import count, sentence


class GoneThrough(NamedTuple):
    """A checklist that a group went through, in part or whole."""

    criterion: Criterion
    checklist: Checklist
    states: Mapping[str, ServiceState]

    def lines(self, state: ServiceState | None) -> tuple[ChecklistLine, ...]:
        """Return the lines of which this was said; None for those not looked at yet."""
        return tuple(one for one in self.checklist.lines if self.states.get(one.id) == state)

    @property
    def missing(self) -> tuple[ChecklistLine, ...]:
        """Return the lines that nobody does here yet."""
        return self.lines("not-yet")


def gone_through(catalogue: Catalogue, assessment: Assessment) -> tuple[GoneThrough, ...]:
    """Return each checklist of which a group said anything."""
    counted = counting(assessment, catalogue)
    every = (
        GoneThrough(criterion=one, checklist=checklist, states=ticked(counted.answer(one.id), checklist.name))
        for one, checklist in catalogue.checklists
    )
    return tuple(one for one in every if one.states)


def who_does_what(here: GoneThrough) -> Iterator[tuple[str, str]]:
    """Return who does which lines, a row for each; what is missing has rows of its own."""
    for state, words in SERVICE_STATES.items():
        if state != "not-yet" and (lines := here.lines(state)):
            yield words, _titles(lines)
    if lines := here.lines(None):
        yield "Not looked at yet", _titles(lines)


def missing_words(line: ChecklistLine) -> str:
    """Return what a line means, and what a group can do where it is missing."""
    return f"It means: {line.plain} What you can do: {line.missing}"


def summary_words(here: GoneThrough) -> str:
    """Return in a sentence or two what is missing here, as it is said after a list."""
    if here.missing:
        return f"Missing here: {_titles(here.missing)} Your report says what you can do."
    unseen = len(here.lines(None))
    if unseen:
        return f"Nothing is missing so far. {count(unseen, 'is', 'are')} still to look at."
    return "Nothing on this list is missing here."


def _titles(lines: tuple[ChecklistLine, ...]) -> str:
    return sentence("; ".join(one.title for one in lines))
