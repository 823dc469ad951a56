"""A folder of criteria, read and checked whole: every fault at once, with its file and what to mend."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args

from ulo_selfcheck.catalogue.model import (
    LEVELS,
    Asks,
    Background,
    Catalogue,
    Criterion,
    Identity,
    Journey,
    Level,
)
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.reading import Findings, place, read

_T = TypeVar("_T")


class CriteriaFault(NamedTuple):
    """One thing to mend in a folder of criteria."""

    file: str
    where: str
    problem: str

    def __str__(self) -> str:
        where = f", {self.where}" if self.where else ""
        return f"{self.file}{where}: {self.problem}"


class CriteriaProblem(Problem):
    """A folder of criteria that cannot be used, with all that is to be mended in it."""

    def __init__(self, folder: Path, faults: list[CriteriaFault]) -> None:
        self.folder = folder
        self.faults = faults
        lines = [f"The criteria in {folder} cannot be used. {len(faults)} to mend.", *map(str, faults)]
        super().__init__("\n".join(lines))


def packaged_folder() -> Path:
    """Give the folder of the criteria that come with the program.

    An installed copy carries it inside the package; a checkout has it beside the package.
    """
    package = Path(__file__).parent.parent
    inside = package / "criteria"
    return inside if inside.is_dir() else package.parent / "criteria"


def load(folder: Path | None = None) -> Catalogue:
    """Build the catalogue in `folder` (by default the one that comes with the program).

    Raises:
        CriteriaProblem: with every fault found in the folder.
    """
    folder = folder or packaged_folder()
    reader = _Folder(folder)
    catalogue = reader.catalogue()
    if catalogue is None or reader.faults:
        raise CriteriaProblem(folder, reader.faults)
    return catalogue


_NOT_GROUPS = ("catalogue", "journey", "asks", "background", "example", "lock")


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[CriteriaFault] = []
        self.named: set[str] = set()  # every criterion named, sound or not: so one fault does not make ten

    def fault(self, file: str, where: str, problem: str) -> None:
        self.faults.append(CriteriaFault(file, where, problem))

    def catalogue(self) -> Catalogue | None:
        if not self.folder.is_dir():
            return self.fault(self.folder.name, "", "There is no folder of this name.")
        identity = self._read("catalogue.toml", Identity)
        # Without the list of groups, the other files are their names: all that is to be mended is told at once.
        groups = [one.id for one in identity.groups] if identity else self._other_names()
        criteria = [one for group in groups for one in self._group(group)]
        journey = self._read("journey.toml", Journey, optional=True)
        asks = self._read("asks.toml", Asks, optional=True)
        background = self._read("background.toml", Background, optional=True)
        if identity is None:
            return None
        built = Catalogue(
            identity=identity,
            criteria=tuple(
                sorted((one for one in criteria if one.status == "active"), key=lambda c: c.number)
            ),
            retired=tuple(one for one in criteria if one.status == "retired"),
            journey=journey,
            asks=asks,
            background=background,
        )
        for fault in _disagreements(built, criteria, self.named):
            self.fault(*fault)
        return built

    def _other_names(self) -> list[str]:
        return sorted(one.stem for one in self.folder.glob("*.toml") if one.stem not in _NOT_GROUPS)

    def _group(self, group: str) -> list[Criterion]:
        file = f"{group}.toml"
        data = self._data(file, optional=False) or {}
        rows = data.get("criteria", [])
        for key in data:
            if key != "criteria" or not isinstance(rows, list):
                self.fault(file, key, "This file holds [[criteria]] and nothing else.")
        if not isinstance(rows, list):
            return []
        found = Findings()
        criteria = [self._criterion(row, ("criteria", index), found) for index, row in enumerate(rows)]
        self._tell(file, found, data)
        return [replace(one, group=group) for one in criteria if one]

    def _criterion(self, row: Any, at: tuple[str | int, ...], found: Findings) -> Criterion | None:
        if isinstance(row, dict):
            self.named.add(str(row.get("id")))
        return read(Criterion, row, found, at)

    def _read(self, file: str, kind: type[_T], *, optional: bool = False) -> _T | None:
        data = self._data(file, optional=optional)
        if data is None:
            return None
        found = Findings()
        value = read(kind, data, found)
        self._tell(file, found, data)
        return value

    def _tell(self, file: str, found: Findings, data: dict[str, Any]) -> None:
        for fault in found.faults:
            self.fault(file, _where(fault.path, data), fault.problem)

    def _data(self, file: str, *, optional: bool) -> dict[str, Any] | None:
        path = self.folder / file
        if not path.exists():
            return None if optional else self.fault(file, "", "This file is missing, and it is needed.")
        try:
            return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # some editors put a mark first
        except UnicodeDecodeError:
            return self.fault(file, "", "This is not text in UTF-8.")
        except ValueError as error:  # TOMLDecodeError, or a number that Python refuses
            return self.fault(file, "", f"This is not sound TOML. {error}.")
        except OSError as error:
            return self.fault(file, "", f"This cannot be read: {error.strerror}.")
        except RecursionError:
            return self.fault(file, "", "This is nested too deep.")


def _where(path: tuple[str | int, ...], data: dict[str, Any]) -> str:
    """Say where a fault stands, by criterion and key: 'criterion carers, levels.mostly'."""
    if len(path) > 1 and isinstance(path[1], int):
        rows = data.get(str(path[0]))
        row = rows[path[1]] if isinstance(rows, list) else None
        name = row.get("id", path[1] + 1) if isinstance(row, dict) else path[1] + 1
        kind = "criterion" if path[0] == "criteria" else str(path[0])
        rest = place(path[2:]).lstrip(", ")
        return f"{kind} {name}" + (f", {rest}" if rest else "")
    return place(path)


_Disagreement = tuple[str, str, str]


def _disagreements(
    catalogue: Catalogue, criteria: list[Criterion], named: set[str]
) -> Iterator[_Disagreement]:
    """Give what no single value shows: names used twice or not at all, levels left out."""
    identity = catalogue.identity
    if tuple(one.id for one in identity.levels) != LEVELS:
        yield (
            "catalogue.toml",
            "levels",
            f"The five levels must stand here in this order: {', '.join(LEVELS)}.",
        )
    for needed in ("not-sure", "later", "not-for-us", "unanswered"):
        if needed not in {one.id for one in identity.answers}:
            yield "catalogue.toml", "answers", f"The answer '{needed}' is missing."
    yield from _twice("catalogue.toml", "source", (one.id for one in identity.sources))
    for what, values in (("id", [c.id for c in criteria]), ("number", [c.number for c in criteria])):
        for value, times in Counter(values).items():
            if times > 1:
                files = ", ".join(sorted({f"{c.group}.toml" for c in criteria if value in (c.id, c.number)}))
                yield (
                    files,
                    f"criterion {value}",
                    f"The {what} {value} is used {times} times. Each needs its own.",
                )
    for one in criteria:
        yield from (
            (f"{one.group}.toml", f"criterion {one.id}", problem)
            for problem in _problems(one, catalogue, named)
        )
    yield from _other_files(catalogue, named)


def _problems(one: Criterion, catalogue: Catalogue, named: set[str]) -> Iterator[str]:
    for level in get_args(Level):
        if level not in one.levels:
            yield f"levels has no '{level}'. Write what this level looks like here."
        if level not in one.steps:
            yield f"steps has no '{level}'. Write the next step from this level."
    if one.essential and one.floor is None:
        yield "It is essential, so it needs a floor."
    if one.floor and not one.essential:
        yield "Only an essential criterion has a floor."
    if len(one.evidence) < 3:
        yield "It needs at least three kinds of evidence."
    if len(one.questions) < 3:
        yield "It needs at least three questions for whoever guides."
    for other in (*one.overlaps, *one.replaced_by):
        if other not in named or other == one.id:
            yield f"'{other}' is not another criterion of this set."
    barriers = {barrier.id for barrier in catalogue.asks.barriers} if catalogue.asks else set()
    for barrier in one.barriers if catalogue.asks else ():
        if barrier not in barriers:
            yield f"'{barrier}' is not one of the barriers in asks.toml."
    for source in _sources_of(one):
        if source not in {known.id for known in catalogue.identity.sources}:
            yield f"The source '{source}' is not in catalogue.toml."


def _sources_of(one: Criterion) -> Iterator[str]:
    services = one.checklist.services if one.checklist else ()
    named = [
        one.first_step,
        *one.steps.values(),
        *one.facts,
        *services,
        *(f for s in services for f in s.facts),
    ]
    yield from dict.fromkeys((*one.sources, *(source for part in named for source in part.source)))


def _other_files(catalogue: Catalogue, named: set[str]) -> Iterator[_Disagreement]:
    known = {source.id for source in catalogue.identity.sources}
    for file, where, sources in _sources_elsewhere(catalogue):
        for source in sources:
            if source not in known:
                yield file, where, f"The source '{source}' is not in catalogue.toml."
    if catalogue.journey:
        facts = {fact.id for fact in catalogue.journey.facts}
        yield from _twice("journey.toml", "stop", (one.id for one in catalogue.journey.stops))
        yield from _twice("journey.toml", "fact", (one.id for one in catalogue.journey.facts))
    for stop in catalogue.journey.stops if catalogue.journey else ():
        for fact in (*stop.rule.facts_are, *stop.rule.more_than) if stop.rule else ():
            if fact not in facts:
                yield "journey.toml", f"stop {stop.id}", f"'{fact}' is not one of the facts of this file."
        for criterion in (*stop.rule.at_most, *stop.rule.at_least) if stop.rule else ():
            if criterion not in named:
                yield "journey.toml", f"stop {stop.id}", f"'{criterion}' is not a criterion of this set."
    if catalogue.asks:
        approaches = {one.id for one in catalogue.asks.approaches}
        yield from _twice("asks.toml", "barrier", (one.id for one in catalogue.asks.barriers))
        yield from _twice("asks.toml", "approach", (one.id for one in catalogue.asks.approaches))
        for barrier in catalogue.asks.barriers:
            for criterion in barrier.criteria:
                if criterion not in named:
                    yield (
                        "asks.toml",
                        f"barrier {barrier.id}",
                        f"'{criterion}' is not a criterion of this set.",
                    )
            for approach in barrier.approaches:
                if approach not in approaches:
                    yield "asks.toml", f"barrier {barrier.id}", f"'{approach}' is not one of the approaches."


def _sources_elsewhere(catalogue: Catalogue) -> Iterator[tuple[str, str, Iterable[str]]]:
    if catalogue.journey:
        yield "journey.toml", "source", catalogue.journey.source
        for stop in catalogue.journey.stops:
            yield "journey.toml", f"stop {stop.id}", stop.source
    if catalogue.asks:
        for one in (*catalogue.asks.barriers, *catalogue.asks.approaches):
            yield "asks.toml", one.id, one.source
        for approach in catalogue.asks.approaches:
            for fact in approach.facts:
                yield "asks.toml", approach.id, fact.source
    if catalogue.background:
        for piece in catalogue.background.pieces:
            yield "background.toml", f"piece {piece.id}", piece.source


def _twice(file: str, what: str, names: Iterable[str]) -> Iterator[_Disagreement]:
    for name, times in Counter(names).items():
        if times > 1:
            yield file, f"{what} {name}", f"It is here {times} times. Each needs its own name."
