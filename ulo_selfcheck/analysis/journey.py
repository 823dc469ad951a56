"""Which stop of the journey an organisation looks most like, which answers led there, and what comes next.

The stops are SCIE guide 36's; the rule that points to one is our own (the criteria's `journey.toml` holds it).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ulo_selfcheck.answers.counting import counting
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.context import AskedFact, Rule, Stop
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Level, steps

UNKNOWN = "not-sure"


class Reason(NamedTuple):
    """One condition of a stop: whether it holds, and in words."""

    holds: bool
    said: str


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Where the organisation seems to stand on the journey."""

    stop: Stop
    """The stop to speak of: the group's own choice, or else the one the answers point to."""
    points_to: Stop | None
    """What the answers and facts point to; None while too little is known."""
    chosen: bool
    because: tuple[str, ...]
    unknown: tuple[AskedFact, ...]
    next: Stop | None
    towards: tuple[str, ...]
    """What the next stop looks for that is not there yet."""


def suggest(catalogue: Catalogue, assessment: Assessment) -> Suggestion | None:
    """Return in words which stop the organisation looks most like; None where that cannot be said yet."""
    journey = catalogue.journey
    if journey is None:
        return None
    assessment = counting(assessment, catalogue)
    points_to = _points_to(catalogue, assessment)
    own = next((stop for stop in journey.stops if stop.id == assessment.organisation.stop), None)
    stop = own or points_to
    if stop is None:
        return None
    after = next((one for one in journey.stops if one.number == stop.number + 1), None)
    return Suggestion(
        stop=stop,
        points_to=points_to,
        chosen=own is not None,
        because=tuple(_because(points_to, catalogue, assessment)) if points_to else (),
        unknown=unknown_facts(catalogue, assessment),
        next=after,
        towards=tuple(_towards(after, catalogue, assessment)),
    )


def unknown_facts(catalogue: Catalogue, assessment: Assessment) -> tuple[AskedFact, ...]:
    """Return the facts that nobody has said yet, or that nobody knows."""
    facts = assessment.organisation.facts
    asked = catalogue.journey.facts if catalogue.journey else ()
    return tuple(one for one in asked if facts.get(one.id, UNKNOWN) == UNKNOWN)


def _points_to(catalogue: Catalogue, assessment: Assessment) -> Stop | None:
    stops = catalogue.journey.stops if catalogue.journey else ()
    with_rule = sorted((one for one in stops if one.rule), key=lambda one: one.order or 0)
    if not any(_known(one.rule, assessment) for one in with_rule if one.rule):
        return None
    for stop in with_rule:
        if all(reason.holds for reason in _reasons(stop, catalogue, assessment)):
            return stop
    return next((one for one in stops if one.rule is None), None)


def _known(rule: Rule, assessment: Assessment) -> bool:
    """Return whether anything that the rule looks at has been answered."""
    facts = assessment.organisation.facts
    return any(_level(assessment, one) for one in (*rule.at_most, *rule.at_least)) or any(
        facts.get(one, UNKNOWN) != UNKNOWN for one in (*rule.facts_are, *rule.more_than)
    )


def _level(assessment: Assessment, criterion: str) -> Level | None:
    answer = assessment.answer(criterion)
    return answer.level if answer.status == "rated" else None  # a file changed by hand may have both


def _reasons(stop: Stop, catalogue: Catalogue, assessment: Assessment) -> Iterator[Reason]:
    rule = stop.rule or Rule()
    facts = assessment.organisation.facts
    for criterion, most in rule.at_most.items():
        level = _level(assessment, criterion)
        yield Reason(
            bool(level) and steps(level or "fully") <= steps(most),
            _level_words(criterion, catalogue, assessment),
        )
    for criterion, least in rule.at_least.items():
        level = _level(assessment, criterion)
        yield Reason(
            bool(level) and steps(level or "not-yet") >= steps(least),
            _level_words(criterion, catalogue, assessment),
        )
    for fact, value in rule.facts_are.items():
        yield Reason(facts.get(fact, UNKNOWN) == value, _fact_words(fact, catalogue, assessment))
    for fact, number in rule.more_than.items():
        known = facts.get(fact, UNKNOWN)
        yield Reason(
            isinstance(known, int) and not isinstance(known, bool) and known > number,
            _fact_words(fact, catalogue, assessment),
        )


def _level_words(criterion: str, catalogue: Catalogue, assessment: Assessment) -> str:
    return f"{catalogue[criterion].title}: {catalogue.name(assessment.answer(criterion).word).lower()}."


def _fact_words(fact: str, catalogue: Catalogue, assessment: Assessment) -> str:
    asked = next(one for one in catalogue.journey.facts if one.id == fact) if catalogue.journey else None
    value = assessment.organisation.facts.get(fact, UNKNOWN)
    return f"{asked.ask if asked else fact} {fact_value_words(value)}."


def fact_value_words(value: bool | int | str) -> str:
    """Return in words the value of a fact: 'Yes', '3', 'Regularly', 'Not known'."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if value == UNKNOWN:
        return "Not known"
    return str(value)[:1].upper() + str(value)[1:]


def _because(stop: Stop, catalogue: Catalogue, assessment: Assessment) -> Iterator[str]:
    if stop.rule is None:
        yield "No other stop fits your answers better."
    for reason in _reasons(stop, catalogue, assessment):
        yield reason.said


def _towards(stop: Stop | None, catalogue: Catalogue, assessment: Assessment) -> Iterator[str]:
    if stop is None or stop.rule is None:
        return
    for reason in _reasons(stop, catalogue, assessment):
        if not reason.holds:
            yield reason.said


def stop_words(suggestion: Suggestion, catalogue: Catalogue) -> str:
    """Return in words where the organisation stands: 'You look most like stop 2 of 4: A growing group.'"""
    total = len(catalogue.journey.stops) if catalogue.journey else 0
    stop = suggestion.stop
    if not suggestion.chosen:
        return f"You look most like stop {stop.number} of {total}: {stop.name}."
    said = f"You chose stop {stop.number} of {total}: {stop.name}."
    points_to = suggestion.points_to
    if points_to and points_to != stop:
        said += f" Your answers look more like stop {points_to.number}: {points_to.name}."
    return said
