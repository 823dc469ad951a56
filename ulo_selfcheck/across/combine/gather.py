"""Many members' files: which can be put together, and what to tell of the others."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ulo_selfcheck.across.combine.member_file import ENDINGS, Source, read
from ulo_selfcheck.answers.contents import FileProblem
from ulo_selfcheck.answers.file_names import same_file
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.english import comparable, most_common
from ulo_selfcheck.ground.problem import Problem, reason


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """The files that can be put together, and what is wrong with the others."""

    sources: tuple[Source, ...]
    problems: tuple[str, ...]

    @property
    def notices(self) -> list[str]:
        return [notice for one in self.sources for notice in one.notices]

    @property
    def name(self) -> str:
        """Return the organisation's name, where a file says it."""
        return most_common(one.member.organisation.name for one in self.sources)


def gather(paths: Iterable[Path], catalogue: Catalogue, *, output: Path | None = None) -> Gathered:
    """Read members' files; a folder stands for those in it. The result itself is never one of them.

    Raises:
        FileProblem: a folder cannot be read, or the result would be written over a member's own file.
    """
    problems: list[str] = []
    sources: list[Source] = []
    for path in _files(paths, output):
        try:
            sources.append(read(path, catalogue))
        except Problem as problem:
            problems.append(_with_name(path, str(problem)))
    for usable in (_once, _of_one_organisation, _of_one_version):
        sources = usable(sources, problems)
    return Gathered(sources=tuple(sources), problems=tuple(problems))


def _files(paths: Iterable[Path], output: Path | None) -> Iterator[Path]:
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112  (one that cannot be looked at is told when it is read)
            yield from (one for one in _in_folder(path) if output is None or not same_file(one, output))
        elif output and same_file(path, output):
            raise FileProblem(path, [f"{path} is one of the files to combine. Give the result another name."])
        else:
            yield path


def _in_folder(folder: Path) -> list[Path]:
    try:
        files = [one for one in folder.iterdir() if one.suffix.lower() in ENDINGS]
    except OSError as error:
        raise FileProblem(folder, [f"{folder} cannot be read: {reason(error)}."]) from None
    return sorted(one for one in files if not one.name.startswith("."))


def _with_name(path: Path, problem: str) -> str:
    return problem if str(path) in problem.partition("\n")[0] else f"{path}: {problem}"


def _once(sources: list[Source], problems: list[str]) -> list[Source]:
    """Keep the first of two copies of a file."""
    kept: dict[str, Source] = {}
    for one in sources:
        first = kept.setdefault(one.mark, one)
        if first is not one:
            problems.append(f"{one.path} {_like(one, first)}. It counts once.")
    return list(kept.values())


def _like(one: Source, first: Source) -> str:
    return (
        "is named twice"
        if one.path == first.path
        else f"is the same as {first.path}, or an older or newer copy"
    )


def _of_one_organisation(sources: list[Source], problems: list[str]) -> list[Source]:
    def name(one: Source) -> str:
        return one.member.organisation.name

    most = most_common(comparable(name(one)) for one in sources if name(one))
    ours = next((name(one) for one in sources if comparable(name(one)) == most), "")
    return _like_most(
        sources,
        lambda one: not name(one) or comparable(name(one)) == most,
        lambda one: f"{one.path} is for {name(one)}. We combine the answers for {ours}.",
        problems,
    )


def _of_one_version(sources: list[Source], problems: list[str]) -> list[Source]:
    def version(one: Source) -> str:
        used = one.member.catalogue
        return f"{used.id}, version {used.version}" if used.id else ""

    most = most_common(version(one) for one in sources)
    return _like_most(
        sources,
        lambda one: version(one) in ("", most),
        lambda one: f"{one.path} has other questions: {version(one)}. We combine the answers to {most}.",
        problems,
    )


def _like_most(
    sources: list[Source],
    fits: Callable[[Source], bool],
    words: Callable[[Source], str],
    problems: list[str],
) -> list[Source]:
    problems += [words(one) for one in sources if not fits(one)]
    return [one for one in sources if fits(one)]
