"""Members' own answers put together from within: which files, what unclear lines mean, and where it goes."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ulo_selfcheck.across.combine import beside, gather, result
from ulo_selfcheck.across.combine.gather import Gathered
from ulo_selfcheck.across.combine.member_file import Source, answers_words, unclear_words, with_answer
from ulo_selfcheck.across.combine.on_paper import looks_like_a_row
from ulo_selfcheck.across.combine.receipt import receipt_words
from ulo_selfcheck.across.combine.reply import Unclear
from ulo_selfcheck.answers import file_names
from ulo_selfcheck.answers.folder import Found, default_folder, free_path
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED, YES_NO, Asker
from ulo_selfcheck.front.talk.choose_file import (
    NOTHING_WRITTEN,
    ask_place,
    may_write,
    review_words,
    typed_path,
)
from ulo_selfcheck.front.talk.paper_form import ask_form, keep_form
from ulo_selfcheck.ground.english import comparable
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.session.session import Session

_WHERE = "Where are the members' answers? Type the name of a folder, or of one file. For a form on paper, type: paper"
_MORE = "Another file or folder? Or type paper. Leave this empty when you have named them all."
_PAPER = "paper"
OVERWRITE = "overwrite"


class Came(NamedTuple):
    """What came back from members: files and folders, and forms on paper that were typed in."""

    paths: Sequence[Path]
    on_paper: Sequence[Source]

    def gathered(
        self, catalogue: Catalogue, output: Path | None = None, into: Assessment | None = None
    ) -> Gathered:
        """Return all of it, read."""
        return gather.gather(self.paths, catalogue, output=output, into=into, on_paper=self.on_paper)


async def combine(catalogue: Catalogue, ask: Asker, files: Sequence[Found] = ()) -> None:
    """Ask for members' files and where they belong, and put them together."""
    came = await _ask_what_came(catalogue, ask)
    if came is None:
        return await ask.say(NOTHING_WRITTEN)
    found = came.gathered(catalogue)
    ours = _of_the_same(found, files)
    if ours:
        options = ("In a new review", *review_words(ours))
        wanted = await ask.choose("Where do these answers belong?", options)
        if wanted is None:
            return await ask.say(NOTHING_WRITTEN)
        if wanted:
            return await _into_file(ours[wanted - 1].path, came, catalogue, ask)
    return await _into_new_file(found, came, catalogue, ask)


def _of_the_same(found: Gathered, files: Sequence[Found]) -> list[Found]:
    """Return the reviews of the organisation that the replies are for, without members' own files."""
    name = comparable(found.name)
    return [
        one
        for one in files
        if name
        and comparable(one.organisation) == name
        and not any(file_names.same_file(one.path, source.path) for source in found.sources)
    ]


async def _into_new_file(found: Gathered, came: Came, catalogue: Catalogue, ask: Asker) -> None:
    if not await _may_go_on(found, catalogue, ask):
        return await ask.say(NOTHING_WRITTEN)
    sources = await settle(found.sources, catalogue, ask)
    name = found.name or await ask.line("What is your organisation called?")
    if not name:
        return await ask.say(NOTHING_WRITTEN)
    together = result.put_together(sources, catalogue, name, await ask_title(ask))
    path = await _ask_place(together.organisation.name, ask)
    if any(file_names.same_file(path, one.path) for one in sources):
        raise Problem(f"{path} is a member's own file. {NOTHING_WRITTEN}")
    if os.path.lexists(path):
        return await _where_a_file_is(path, together, came, catalogue, ask)
    return await _write(path, together, len(sources), catalogue, ask)


async def ask_title(ask: Asker) -> str:
    """Ask what the committee's review is called."""
    return await ask.line("What is this review called?", result.usual_title(), suggested=True) or ""


async def _where_a_file_is(
    path: Path, together: Assessment, came: Came, catalogue: Catalogue, ask: Asker
) -> None:
    """Ask what is to be done with a file that is there. What a group agreed is never written over with one key."""
    held = result.would_lose(path)
    if not held:
        if not await may_write(path, ask):
            return await ask.say(NOTHING_WRITTEN)
        return await _write(path, together, len(together.replies), catalogue, ask, overwrite=True)
    ways = ("Put these answers beside what is there", "Leave it", "Replace it")
    wanted = await ask.choose(f"{path.name} holds {held}.", ways)
    if wanted == 0:
        return await _into_file(path, came, catalogue, ask)
    if wanted == 2 and await ask.sure(lost_words(path, held), OVERWRITE):
        return await _write(path, together, len(together.replies), catalogue, ask, overwrite=True)
    return await ask.say(NOTHING_WRITTEN)


def lost_words(path: Path, held: str) -> str:
    """Return the question before what a group has in a file is written over."""
    return f"{path.name} holds {held}. To write over it, type: {OVERWRITE}"


async def _write(
    path: Path, together: Assessment, many: int, catalogue: Catalogue, ask: Asker, *, overwrite: bool = False
) -> None:
    result.write(path, together, catalogue, overwrite=overwrite)
    for line in result.said_of(together, many, catalogue):
        await ask.say(line)
    await ask.say(f"It is in {path.absolute()}")


# Beside what a group has


async def _into_file(path: Path, came: Came, catalogue: Catalogue, ask: Asker) -> None:
    with result.opened(path, catalogue) as (file, review):
        found = came.gathered(catalogue, path, review)
        if not await _may_go_on(found, catalogue, ask):
            return await ask.say(NOTHING_WRITTEN)
        sources = await settle(found.sources, catalogue, ask)
        after = await put_beside(review, sources, catalogue, ask)
        if after is None:
            return await ask.say(NOTHING_CHANGED)
        kept = result.save(file, after)
    for line in result.said_of(after, beside.total(after), catalogue):
        await ask.say(line)
    return await ask.say(f"It is in {kept.absolute()}")


async def replies(session: Session, ask: Asker) -> None:
    """Put answers that came back beside those of this review, within a sitting."""
    beside.refuse_adopted(session.assessment)
    if session.file.read_only:
        raise Problem(session.file.read_only)
    catalogue = session.catalogue.as_written
    came = await _ask_what_came(catalogue, ask)
    if came is None:
        return await ask.say(NOTHING_CHANGED)
    found = came.gathered(catalogue, session.file.path, session.assessment)
    if not await _may_go_on(found, catalogue, ask):
        return await ask.say(NOTHING_CHANGED)
    sources = await settle(found.sources, catalogue, ask)
    after = await put_beside(session.assessment, sources, catalogue, ask)
    if after is None:
        return await ask.say(NOTHING_CHANGED)
    await ask.say(session.change(after, "The members' answers are beside yours."))
    for line in result.said_of(after, beside.total(after), catalogue):
        await ask.say(line)
    return None


async def put_beside(
    review: Assessment, sources: Sequence[Source], catalogue: Catalogue, ask: Asker
) -> Assessment | None:
    """Show what would come beside the answers, and ask; None where nothing is to change."""
    compared = beside.compare(sources, review)
    newer: list[Source] = []
    for source, _ in compared.perhaps:
        same_person = await ask.choose(beside.perhaps_words(source), YES_NO)
        if same_person is None:
            return None
        newer += [source] if same_person == 0 else []
    compared = compared.settled(newer)
    for line in beside.before_words(review, compared, catalogue):
        await ask.say(line)
    if not compared.coming or await ask.choose("Put this beside your answers?", YES_NO) != 0:
        return None
    return beside.put_beside(review, compared, catalogue)


# Which files, and what they say


async def _ask_what_came(catalogue: Catalogue, ask: Asker) -> Came | None:
    """Ask for a folder, or for one file or form on paper after another; None where nothing came."""
    paths: list[Path] = []
    forms: list[Source] = []
    while line := await ask.line(_MORE if paths or forms else _WHERE):
        path = file_names.found_called(typed_path(line, Path()))
        if os.path.lexists(path):
            paths.append(path)
        elif line.strip().casefold() == _PAPER:
            forms += await ask_form(len(forms) + 1, catalogue, ask)
        elif looks_like_a_row(line, catalogue):
            forms += await keep_form(line, len(forms) + 1, catalogue, ask)
        else:
            await ask.say(f"Problem: there is no file or folder {path}.")
    return Came(paths, forms) if paths or forms else None


async def _may_go_on(found: Gathered, catalogue: Catalogue, ask: Asker) -> bool:
    for line in received_words(found, catalogue):
        await ask.say(line)
    for problem in found.problems:
        await ask.say(f"Problem: {problem}")
    if not found.sources:
        await ask.say("There are no answers to combine.")
        return False
    if not found.problems:
        return True
    return await ask.choose("What do you want to do?", ("Go on with the rest", "Stop here")) == 0


def received_words(found: Gathered, catalogue: Catalogue) -> list[str]:
    """Return the receipt for all that came: each reply, what was not read, which files were passed over."""
    said = [line for source in found.sources for line in receipt_words(source, catalogue)]
    return [*said, *found.notices, *found.passed]


async def settle(sources: Sequence[Source], catalogue: Catalogue, ask: Asker) -> list[Source]:
    """Ask what each unclear line means. One that is left out changes nothing."""
    settled = []
    for source in sources:
        now = source
        for line in source.unclear:
            await ask.say(unclear_words(source, line, catalogue))
            if line.criterion:
                now = await _meant(now, line, catalogue, ask)
        settled.append(now)
    return settled


async def _meant(source: Source, line: Unclear, catalogue: Catalogue, ask: Asker) -> Source:
    for words in answers_words(line, catalogue):
        await ask.say(words)
    asked = catalogue[line.criterion]
    question = f"Question {asked.number}, {asked.title}: which number is meant? Leave this empty to go on without it."
    while True:
        number = await ask.number(question)
        if number is None:
            await ask.say("That answer was left out.")
            return source
        try:
            return with_answer(source, line, number, catalogue)
        except Problem as problem:
            await ask.say(f"Problem: {problem}")


async def _ask_place(name: str, ask: Asker) -> Path:
    folder = default_folder()
    usual = free_path(folder, file_names.file_name(f"{name} members"))
    return await ask_place(ask, usual)
