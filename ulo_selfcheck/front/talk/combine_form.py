"""Members' own answers put together from within: which files, what unclear lines mean, and where it goes."""

import os
from collections.abc import Sequence
from pathlib import Path

from ulo_selfcheck.across.combine import gather, result
from ulo_selfcheck.across.combine.gather import Gathered
from ulo_selfcheck.across.combine.member_file import Source, unclear_words, with_answer
from ulo_selfcheck.across.combine.reply import Unclear
from ulo_selfcheck.answers import file_names
from ulo_selfcheck.answers.folder import default_folder, free_path
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.talk.asker import Asker
from ulo_selfcheck.front.talk.choose_file import NOTHING_WRITTEN, ask_place, may_write, typed_path
from ulo_selfcheck.ground.problem import Problem

_WHERE = "Where are the members' answers? Type the name of a folder, or of one file."


async def combine(catalogue: Catalogue, ask: Asker) -> None:
    """Ask for members' files and where to keep the result, and put them together."""
    paths = await _ask_paths(ask)
    found = gather.gather(paths, catalogue) if paths else None
    if found is None or not await _may_go_on(found, ask):
        return await ask.say(NOTHING_WRITTEN)
    sources = await settle(found.sources, catalogue, ask)
    name = found.name or await ask.line("What is your organisation called?")
    if not name:
        return await ask.say(NOTHING_WRITTEN)
    together = result.put_together(sources, catalogue, name)
    return await _keep(together, sources, catalogue, ask)


async def _ask_paths(ask: Asker) -> list[Path]:
    """Ask for a folder, or for one file after another."""
    paths: list[Path] = []
    question = _WHERE
    while line := await ask.line(question):
        path = typed_path(line, Path())
        if not os.path.lexists(path):
            await ask.say(f"Problem: there is no file or folder {path}.")
            continue
        paths.append(path)
        question = "Another file or folder? Leave this empty when you have named all."
    return paths


async def _may_go_on(found: Gathered, ask: Asker) -> bool:
    for one in found.sources:
        await ask.say(f"Found: {one.path.name}.")
    for notice in found.notices:
        await ask.say(notice)
    for problem in found.problems:
        await ask.say(f"Problem: {problem}")
    if not found.sources:
        await ask.say("There are no answers to combine.")
        return False
    if not found.problems:
        return True
    return await ask.choose("What do you want to do?", ("Go on with the rest", "Stop here")) == 0


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
    while True:
        number = await ask.number("Which number is meant? Leave this empty to go on without it.")
        if number is None:
            return source
        try:
            return with_answer(source, line, number, catalogue)
        except Problem as problem:
            await ask.say(f"Problem: {problem}")


async def _keep(together: Assessment, sources: Sequence[Source], catalogue: Catalogue, ask: Asker) -> None:
    path = await _ask_place(together.organisation.name, ask)
    if any(file_names.same_file(path, one.path) for one in sources):
        raise Problem(f"{path} is a member's own file. {NOTHING_WRITTEN}")
    overwrite = os.path.lexists(path)
    if not await may_write(path, ask):
        return await ask.say(NOTHING_WRITTEN)
    result.write(path, together, catalogue, overwrite=overwrite)
    for line in result.said_of(together, len(sources), catalogue):
        await ask.say(line)
    return await ask.say(f"It is in {path.absolute()}")


async def _ask_place(name: str, ask: Asker) -> Path:
    folder = default_folder()
    usual = free_path(folder, file_names.file_name(f"{name} members"))
    return await ask_place(ask, usual)
