"""Going back to a copy from before: the copies with their days, what would change, and one put back."""

from collections.abc import Iterator
from pathlib import Path

from ulo_selfcheck.across.copies.restore_page import what_would_change
from ulo_selfcheck.analysis.what_is_in import what_is_in
from ulo_selfcheck.answers import restoring
from ulo_selfcheck.answers.contents import FileProblem
from ulo_selfcheck.answers.restoring import Copies, Copy
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED, Asker
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import count

_WAYS = ("Yes, put it back", "Look at another copy", "No, leave all as it is")


async def restore(path: Path, catalogue: Catalogue, ask: Asker) -> None:
    """Ask which copy from before to look at, show what would change, and put it back once that is wanted.

    Raises:
        FileProblem: there is none that says something else, or it cannot be put back.
    """
    found = restoring.find(path)
    for line in _how_it_stands(found):
        await ask.say(line)
    if not found.others:
        raise FileProblem(path, ["There is no other copy to put back.", NOTHING_CHANGED])
    way: int | None = 1
    while way == 1:
        wanted = await ask.choose("Which copy do you want to look at?", [_words(one) for one in found.others])
        if wanted is None:
            break
        way = await _look_at(found.others[wanted], found, catalogue, ask)
        if way == 0:
            return await _put_back(found.others[wanted], found, ask)
    return await ask.say(NOTHING_CHANGED)


def _how_it_stands(found: Copies) -> Iterator[str]:
    """Return in words what the file holds now, and which copies are not offered."""
    name = found.file.name
    if found.now:
        yield f"{name} holds now: {what_is_in(found.now)}"
    else:
        yield f"{name} cannot be read as it is." if found.is_there else f"{name} is not there any more."
    if found.same:
        say = "copy says" if found.same == 1 else "copies say"
        yield f"{found.same} {say} the same as your file. So you are not asked about that."
    if found.unreadable:
        yield f"{count(found.unreadable, 'copy', 'copies')} cannot be read."


def _when(copy: Copy) -> str:
    try:
        kept = copy.kept.astimezone()
    except (OSError, OverflowError, ValueError):  # a clock or a name can say any time
        kept = copy.kept
    return f"{day(kept.date())}, {kept:%H:%M}"


def _words(copy: Copy) -> str:
    return f"{_when(copy)}. {what_is_in(copy.assessment)}"


async def _look_at(copy: Copy, found: Copies, catalogue: Catalogue, ask: Asker) -> int | None:
    if found.now:
        await ask.read(what_would_change(found.now, copy.assessment, catalogue))
    return await ask.choose(f"Do you want to put back the copy of {_when(copy)}?", _WAYS)


async def _put_back(copy: Copy, found: Copies, ask: Asker) -> None:
    kept = restoring.put_back(found.file, copy.path)
    await ask.say(f"Done. {found.file.name} is as it was on {_when(copy)}.")
    if kept and found.now:
        await ask.say("What it held until now is kept as a copy from before. You can go back to that too.")
    elif kept:
        await ask.say(f"The broken file is kept as {kept}")
