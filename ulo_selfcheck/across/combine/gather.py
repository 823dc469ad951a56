"""Many members' files: which can be put together, and what to tell of the others."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ulo_selfcheck.across.combine.member_file import ENDINGS, Source, cannot_read_words, read
from ulo_selfcheck.answers.contents import FileProblem
from ulo_selfcheck.answers.file_names import same_file
from ulo_selfcheck.answers.review import Assessment, CatalogueUsed
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.english import comparable, listing, most_common
from ulo_selfcheck.ground.problem import Problem, reason


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """The files that can be put together, and what is wrong with the others."""

    sources: tuple[Source, ...]
    problems: tuple[str, ...]
    passed: tuple[str, ...] = ()
    """Which files in a folder were not looked at, and why."""

    @property
    def notices(self) -> list[str]:
        return [*(notice for one in self.sources for notice in one.notices), *_from_one_address(self.sources)]

    @property
    def name(self) -> str:
        """Return the organisation's name, where a file says it."""
        return most_common(one.member.organisation.name for one in self.sources)


def gather(
    paths: Sequence[Path],
    catalogue: Catalogue,
    *,
    output: Path | None = None,
    into: Assessment | None = None,
    on_paper: Sequence[Source] = (),
) -> Gathered:
    """Read members' files; a folder stands for those in it. The result itself is never one of them.

    `into` is the review that they are for, if there is one. `on_paper` are forms that somebody typed in.

    Raises:
        FileProblem: a folder cannot be read, or the result would be written over a member's own file.
    """
    if output:
        check_output((one for one in paths if not os.path.isdir(one)), output)  # noqa: PTH112  (as below)
    problems: list[str] = []
    passed: list[str] = []
    sources: list[Source] = []
    for path in _files(paths, output, passed):
        try:
            sources.append(read(path, catalogue))
        except Problem as problem:
            problems.append(_with_name(path, str(problem)))
    sources = _once([*sources, *on_paper], problems)
    sources = _of_one_organisation(sources, problems, into)
    sources = _of_one_version(sources, problems, into)
    return Gathered(sources=tuple(sources), problems=tuple(problems), passed=tuple(passed))


def check_output(paths: Iterable[Path], output: Path) -> None:
    """Look whether the result would be written over one of the files that were named.

    Raises:
        FileProblem: it would.
    """
    if any(same_file(path, output) for path in paths):
        said = f"{output} is one of the files to combine. Give the result another name."
        raise FileProblem(output, [said])


def _files(paths: Iterable[Path], output: Path | None, passed: list[str]) -> Iterator[Path]:
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112  (one that cannot be looked at is told when it is read)
            yield from _in_folder(path, output, passed)
        else:
            yield path


def _in_folder(folder: Path, output: Path | None, passed: list[str]) -> Iterator[Path]:
    try:
        everything = sorted(folder.iterdir())
    except OSError as error:
        raise FileProblem(folder, [f"{folder} cannot be read: {reason(error)}."]) from None
    hidden = [one for one in everything if one.name.startswith(".")]
    for path in everything:
        if path in hidden:
            continue
        if output is not None and same_file(path, output):
            passed.append(f"{path.name} was not looked at: the answers go there.")
        elif os.path.isdir(path):  # noqa: PTH112  (as above)
            passed.append(f"{path.name} was not looked at: it is a folder. Name it too if replies are in it.")
        elif path.suffix.lower() not in ENDINGS:
            passed.append(f"{path.name} was not looked at. {cannot_read_words(path)}")
        else:
            yield path
    if hidden:
        were = "thing was" if len(hidden) == 1 else "things were"
        passed.append(f"{len(hidden)} hidden {were} not looked at.")


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


def _from_one_address(sources: Sequence[Source]) -> Iterator[str]:
    """Yield in words which letters may come from one person. Two people of a house may share an address, too."""
    together: dict[str, list[str]] = {}
    for one in sources:
        if one.sender:
            together.setdefault(one.sender, []).append(one.path.name)
    for names in together.values():
        if len(names) > 1:
            yield (
                f"{listing(names)} came from one email address. Each counts as a member. "
                "If one person sent them, take the older one away and combine again."
            )


def _of_one_organisation(sources: list[Source], problems: list[str], into: Assessment | None) -> list[Source]:
    def name(one: Source) -> str:
        return one.member.organisation.name

    most = most_common(comparable(name(one)) for one in sources if name(one))
    ours = next((name(one) for one in sources if comparable(name(one)) == most), "")
    if into and into.organisation.name:
        ours, most = into.organisation.name, comparable(into.organisation.name)
    return _like_most(
        sources,
        lambda one: not name(one) or comparable(name(one)) == most,
        lambda one: f"{one.path} is for {name(one)}. We combine the answers for {ours}.",
        problems,
    )


def _of_one_version(sources: list[Source], problems: list[str], into: Assessment | None) -> list[Source]:
    def version(one: Source) -> str:
        return _version(one.member.catalogue)

    most = _version(into.catalogue) if into else most_common(version(one) for one in sources)
    return _like_most(
        sources,
        lambda one: version(one) in ("", most),
        lambda one: f"{one.path} has other questions: {version(one)}. We combine the answers to {most}.",
        problems,
    )


def _version(used: CatalogueUsed) -> str:
    return f"{used.id}, version {used.version}" if used.id else ""


def _like_most(
    sources: list[Source],
    fits: Callable[[Source], bool],
    words: Callable[[Source], str],
    problems: list[str],
) -> list[Source]:
    problems += [words(one) for one in sources if not fits(one)]
    return [one for one in sources if fits(one)]
