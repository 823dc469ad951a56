"""What no single value of a set of criteria shows: names used twice or not at all, levels left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ulo_selfcheck.catalogue.criteria_set import Catalogue, Identity
from ulo_selfcheck.catalogue.criterion import LEVELS, WITHOUT_LEVEL, Criterion, Fact

if TYPE_CHECKING:
    from ulo_selfcheck.catalogue.context import Context

Disagreement = tuple[str, str, str]
"""File, place and what to mend."""
Named = set[str] | None
"""Every criterion named in the files; None where one of them cannot be read, so that none is called unknown."""


def disagreements(catalogue: Catalogue, criteria: list[Criterion], named: Named) -> Iterator[Disagreement]:
    """Return everything in a set of criteria that does not fit together; what stands beside them is not read.

    Args:
        catalogue: what could be read.
        criteria: the criteria in it, retired ones too.
        named: the criteria named in the files, also those that could not be read.
    """
    yield from _identity(catalogue)
    yield from _used_twice(criteria)
    for one in criteria:
        file, where = f"{one.group}.toml", f"criterion {one.id}"
        yield from ((file, where, problem) for problem in (*_floor(one), *_enough(one)))
        yield from ((file, where, problem) for problem in _names(one, catalogue, named))


def disagreements_of_context(
    context: "Context", identity: Identity, criteria: Iterable[Criterion], named: Named
) -> Iterator[Disagreement]:
    """Return everything beside the criteria that does not fit them; the arguments as above."""
    yield from _barriers(context, criteria)
    yield from _sources_elsewhere(context, identity)
    yield from _journey(context, named)
    yield from _asks(context, named)
    yield from _helpers(context, criteria)


def _is_unknown(criterion: str, named: Named) -> bool:
    return named is not None and criterion not in named


def _identity(catalogue: Catalogue) -> Iterator[Disagreement]:
    identity = catalogue.identity
    if tuple(one.id for one in identity.levels) != LEVELS:
        yield (
            "catalogue.toml",
            "levels",
            f"The five levels must stand here in this order: {', '.join(LEVELS)}.",
        )
    for needed in WITHOUT_LEVEL:
        if needed not in {one.id for one in identity.answers}:
            yield "catalogue.toml", "answers", f"The answer '{needed}' is missing."
    for basis in {one.basis for one in catalogue.criteria} - set(identity.bases):
        yield "catalogue.toml", "bases", f"'{basis}' is used by a criterion. Say here what it means."
    yield from _twice("catalogue.toml", "source", (one.id for one in identity.sources))


def _used_twice(criteria: list[Criterion]) -> Iterator[Disagreement]:
    for what, key in (("id", lambda one: one.id), ("number", lambda one: str(one.number))):
        for value, times in Counter(map(key, criteria)).items():
            if times > 1:
                files = sorted({f"{one.group}.toml" for one in criteria if key(one) == value})
                said = f"The {what} {value} is used {times} times. Each needs its own."
                yield ", ".join(files), f"criterion {value}", said


def missing_levels(row: Mapping[str, Any]) -> Iterator[str]:
    """Return which levels a criterion leaves out, a sentence each. Its row in the file need not be sound otherwise."""
    for table, mend in (
        ("levels", "Write what this level looks like here."),
        ("steps", "Write the next step from this level."),
    ):
        given = row.get(table)
        missing = [level for level in LEVELS if level not in given] if isinstance(given, dict) else []
        yield from (f"{table} has no '{level}'. {mend}" for level in missing)


def _floor(one: Criterion) -> Iterator[str]:
    if one.essential and one.floor is None:
        yield "It is essential, so it needs a floor."
    if one.floor and not one.essential:
        yield "Only an essential criterion has a floor."


def _enough(one: Criterion) -> Iterator[str]:
    if len(one.evidence) < 3:
        yield "It needs at least three kinds of evidence."
    if len(one.questions) < 3:
        yield "It needs at least three questions for whoever guides."


def _names(one: Criterion, catalogue: Catalogue, named: Named) -> Iterator[str]:
    for other in (*one.overlaps, *one.replaced_by):
        if other == one.id or _is_unknown(other, named):
            yield f"'{other}' is not another criterion of this set."
    for source in dict.fromkeys(_sources_of(one)):
        if source not in _known_sources(catalogue.identity):
            yield _no_source(source)


def _sources_of(one: Criterion) -> Iterator[str]:
    yield from one.sources
    yield from one.first_step.source
    for step in one.steps.values():
        yield from step.source
    yield from _of_facts(one.facts)
    for line in one.checklist.lines if one.checklist else ():
        yield from line.source
        yield from _of_facts(line.facts)


def _of_facts(facts: Iterable[Fact]) -> Iterator[str]:
    return (source for fact in facts for source in fact.source)


def _known_sources(identity: Identity) -> set[str]:
    return {source.id for source in identity.sources}


def _no_source(source: str) -> str:
    return f"The source '{source}' is not in catalogue.toml."


def _barriers(context: "Context", criteria: Iterable[Criterion]) -> Iterator[Disagreement]:
    if context.asks is None:
        return
    known = {barrier.id for barrier in context.asks.barriers}
    for one in criteria:
        for barrier in one.barriers:
            if barrier not in known:
                said = f"'{barrier}' is not one of the barriers in asks.toml."
                yield f"{one.group}.toml", f"criterion {one.id}", said


def _sources_elsewhere(context: "Context", identity: Identity) -> Iterator[Disagreement]:
    known = _known_sources(identity)
    for file, where, sources in _other_sources(context):
        yield from ((file, where, _no_source(source)) for source in sources if source not in known)


def _other_sources(context: "Context") -> Iterator[tuple[str, str, Iterable[str]]]:
    if context.journey:
        yield "journey.toml", "source", context.journey.source
        yield from (("journey.toml", f"stop {stop.id}", stop.source) for stop in context.journey.stops)
    if context.asks:
        yield from (("asks.toml", f"barrier {one.id}", one.source) for one in context.asks.barriers)
        for approach in context.asks.approaches:
            yield "asks.toml", f"approach {approach.id}", (*approach.source, *_of_facts(approach.facts))
    if context.background:
        yield from (("background.toml", f"piece {one.id}", one.source) for one in context.background.pieces)


def _journey(context: "Context", named: Named) -> Iterator[Disagreement]:
    journey = context.journey
    if journey is None:
        return
    facts = {fact.id for fact in journey.facts}
    for stop in journey.stops:
        if stop.rule is None:
            continue
        where = f"stop {stop.id}"
        yield from _no_criterion("journey.toml", where, (*stop.rule.at_most, *stop.rule.at_least), named)
        for fact in (*stop.rule.facts_are, *stop.rule.more_than):
            if fact not in facts:
                yield "journey.toml", where, f"'{fact}' is not one of the facts that are asked."


def _asks(context: "Context", named: Named) -> Iterator[Disagreement]:
    if context.asks is None:
        return
    approaches = {one.id for one in context.asks.approaches}
    yield from _twice("asks.toml", "barrier", (one.id for one in context.asks.barriers))
    yield from _twice("asks.toml", "approach", (one.id for one in context.asks.approaches))
    for barrier in context.asks.barriers:
        where = f"barrier {barrier.id}"
        yield from _no_criterion("asks.toml", where, barrier.criteria, named)
        for approach in barrier.approaches:
            if approach not in approaches:
                yield "asks.toml", where, f"'{approach}' is not one of the approaches."


def _helpers(context: "Context", criteria: Iterable[Criterion]) -> Iterator[Disagreement]:
    if context.helpers is None:
        return
    kinds = [one.id for one in context.helpers.helpers]
    yield from _twice("helpers.toml", "helper", kinds)
    for one in criteria:
        for level, step in one.steps.items():
            for unknown in sorted(set(step.helpers) - set(kinds)):
                said = f"'{unknown}' is not one of the helpers in helpers.toml."
                yield f"{one.group}.toml", f"criterion {one.id}, steps.{level}", said


def _no_criterion(file: str, where: str, criteria: Iterable[str], named: Named) -> Iterator[Disagreement]:
    for criterion in criteria:
        if _is_unknown(criterion, named):
            yield file, where, f"'{criterion}' is not a criterion of this set."


def _twice(file: str, what: str, names: Iterable[str]) -> Iterator[Disagreement]:
    for name, times in Counter(names).items():
        if times > 1:
            yield file, f"{what} {name}", f"It is here {times} times. Each needs its own name."
