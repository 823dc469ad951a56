"""Members' own answers, read from the files that came back: which can be used, and what to tell of the others.

A member answers in a file of answers, or in the text workbook; `report/reply.py` reads that one.
"""

import datetime
import hashlib
import os
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ulo_selfcheck import atomic
from ulo_selfcheck.analysis import combining, gaps
from ulo_selfcheck.analysis.combining import Member, comparable, most_common
from ulo_selfcheck.assessment import backups
from ulo_selfcheck.assessment.file import AnswerFile, FileProblem, read_answers, read_bytes, reason
from ulo_selfcheck.assessment.lock import HeldBy, Lock
from ulo_selfcheck.assessment.model import About, Assessment, CatalogueUsed, Organisation, View
from ulo_selfcheck.assessment.toml import dumps, now
from ulo_selfcheck.catalogue.model import LEVELS, Catalogue
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.report.reply import Reply, Unclear, parse
from ulo_selfcheck.report.workbook import answers

ENDINGS = (".toml", ".txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One member's file: what it says, and the lines that could not be read one way only."""

    path: Path
    mark: str
    """The same for two copies of a file, whatever they are called."""
    member: Member
    unclear: tuple[Unclear, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The files that can be put together, and what is wrong with the others."""

    sources: tuple[Source, ...]
    problems: tuple[str, ...]

    @property
    def name(self) -> str:
        """Give the organisation's name, where a file says it."""
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
            sources.append(_read(path, catalogue))
        except Problem as problem:
            problems.append(_with_name(path, str(problem)))
    for usable in (_once, _of_one_organisation, _of_one_version):
        sources = usable(sources, problems)
    return Gathered(sources=tuple(sources), problems=tuple(problems))


def _files(paths: Iterable[Path], output: Path | None) -> Iterator[Path]:
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112  (one that cannot be looked at is told when it is read)
            yield from (one for one in _in_folder(path) if not same(one, output))
        elif same(path, output):
            raise FileProblem(path, [f"{path} is one of the files to combine. Give the result another name."])
        else:
            yield path


def _in_folder(folder: Path) -> list[Path]:
    try:
        files = [one for one in folder.iterdir() if one.suffix.lower() in ENDINGS]
    except OSError as error:
        raise FileProblem(folder, [f"{folder} cannot be read: {reason(error)}."]) from None
    return sorted(one for one in files if not one.name.startswith("."))


def same(path: Path, other: Path | None) -> bool:
    return other is not None and os.path.realpath(path) == os.path.realpath(other)


def _with_name(path: Path, problem: str) -> str:
    return problem if str(path) in problem.partition("\n")[0] else f"{path}: {problem}"


def _read(path: Path, catalogue: Catalogue) -> Source:
    ending = path.suffix.lower()
    if ending not in ENDINGS and os.path.lexists(path):
        raise FileProblem(path, [f"{path} cannot be read here. We read .toml, and the workbook as .txt."])
    source = _read_answers(path, catalogue) if ending == ".toml" else _read_reply(path, catalogue)
    if source.member.is_empty and not source.unclear:
        raise FileProblem(path, [f"There are no answers in {path}."])
    return source


def _read_answers(path: Path, catalogue: Catalogue) -> Source:
    contents = read_answers(path)
    assessment = contents.loaded.assessment
    if any(answer.views for answer in assessment.answers.values()):
        raise FileProblem(path, [f"{path} holds several members' answers already. Use their own files."])
    return Source(
        path=path,
        mark=assessment.assessment.id,
        member=combining.from_answers(assessment, catalogue),
    )


def _read_reply(path: Path, catalogue: Catalogue) -> Source:
    data = read_bytes(path)
    reply = parse(_text(data), catalogue)
    return Source(
        path=path,
        mark=hashlib.sha256(data).hexdigest(),
        member=_member(reply, catalogue),
        unclear=reply.unclear,
    )


def _text(data: bytes) -> str:
    """Read text as editors save it: UTF-8, what Windows calls Unicode, or its older letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _member(reply: Reply, catalogue: Catalogue) -> Member:
    given = {one: _said(answer) for one, answer in reply.answers.items()}
    return Member(
        organisation=Organisation(name=""),
        catalogue=CatalogueUsed(id=reply.catalogue, version=reply.version),
        views=given,
        notes={
            one: tuple(_notes(reply.answers.get(one, ""), reply.notes.get(one, ""), catalogue))
            for one in {**reply.answers, **reply.notes}
        },
        evidence={},
    )


def _said(answer: str) -> View:
    """Give the view behind a typed answer."""
    level = next((one for one in LEVELS if one == answer), None)
    return level or combining.view_of("not-sure" if answer == "not-sure" else "later")


def _notes(answer: str, note: str, catalogue: Catalogue) -> Iterator[str]:
    if answer == "not-for-us":
        yield combining.not_for_us_words(note, catalogue)
    elif note:
        yield note


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


def with_answer(source: Source, unclear: Unclear, number: int, catalogue: Catalogue) -> Source:
    """Give a member's file with an unclear line read as the answer of that number.

    Raises:
        Problem: no answer has that number.
    """
    known = answers(catalogue)
    if not 1 <= number <= len(known):
        raise Problem(f"Type a number from 1 to {len(known)}.")
    answer = known[number - 1].id
    return replace(source, member=_changed(source.member, unclear.criterion, answer, catalogue))


def _changed(member: Member, criterion: str, answer: str, catalogue: Catalogue) -> Member:
    notes: Mapping[str, tuple[str, ...]] = member.notes
    if answer == "not-for-us":
        said = "\n".join(notes.get(criterion, ()))
        notes = {**notes, criterion: tuple(_notes(answer, said, catalogue))}
    return replace(member, views={**member.views, criterion: _said(answer)}, notes=notes)


def unclear_words(source: Source, one: Unclear, catalogue: Catalogue) -> str:
    """Tell an unclear line, with its place."""
    question = f" Question {catalogue[one.criterion].number}." if one.criterion else ""
    return f'{source.path.name}, line {one.line}.{question} It says "{one.text}". {one.problem}'


def put_together(sources: Sequence[Source], catalogue: Catalogue, name: str) -> Assessment:
    """Give the committee's file, new and with nothing agreed.

    Raises:
        Problem: there is nothing to put together.
    """
    if not sources:
        raise Problem("There are no answers to combine. Nothing was written.")
    today = datetime.date.today()  # noqa: DTZ011  (dates are local)
    about = About(
        id=str(uuid.uuid4()), title=f"Members' own answers {today.year}", started=today, updated=now()
    )
    return combining.combine([one.member for one in sources], catalogue, about, name)


def said_of(together: Assessment, many: int, catalogue: Catalogue) -> list[str]:
    """Say in words what came of it."""
    return combining.summary_words(many, gaps.analyse(catalogue, together))


def may_write(path: Path, *, overwrite: bool) -> None:
    """Look before anything is asked whether the result can go there.

    Raises:
        FileProblem: its name does not say that it is a file of answers, or there is one already.
    """
    if path.suffix.lower() != ".toml":
        raise FileProblem(path, [f"We cannot make {path.name}. End its name in .toml."])
    if os.path.lexists(path) and not overwrite:
        raise FileProblem(path, [f"There is a file {path} already. Nothing was changed."])


def write(path: Path, assessment: Assessment, catalogue: Catalogue, *, overwrite: bool = False) -> None:
    """Write the committee's file. One that is written over is kept among the backups.

    Raises:
        FileProblem: there is a file already, somebody has it open, or it cannot be written.
    """
    may_write(path, overwrite=overwrite)
    if not os.path.lexists(path):
        AnswerFile.create(path, assessment, order=catalogue.order).close()
        return
    path = Path(os.path.realpath(path))  # a link is followed, so that the real file is replaced
    before = read_bytes(path)
    try:
        with Lock(path):
            backups.make(path, before)
            atomic.write(path, dumps(assessment, catalogue.order).encode())
    except HeldBy as held:
        raise FileProblem(path, [f"Somebody has {path} open: {held.who}. Nothing was changed."]) from None
    except OSError as error:
        raise FileProblem(path, [f"{path} cannot be written: {reason(error)}."]) from None
