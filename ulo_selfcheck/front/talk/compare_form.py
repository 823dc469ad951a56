"""Two reviews compared from within, and two copies of one put together in a third file."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ulo_selfcheck.across.combine import result
from ulo_selfcheck.across.compare import Pair, compared, content, read, read_several
from ulo_selfcheck.across.copies.copies_page import Copies, holds_all, kept_words, later_words, made
from ulo_selfcheck.across.copies.difference import label, values
from ulo_selfcheck.across.copies.merge import Choice, Difference, Place, Together, put_together, saved_later
from ulo_selfcheck.answers.file_names import same_file
from ulo_selfcheck.answers.folder import Found, free_path
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents import over_the_years
from ulo_selfcheck.documents.kinds import COMPARISON, ending_of
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.documents.writing import write
from ulo_selfcheck.front.talk.asker import Asker
from ulo_selfcheck.front.talk.choose_file import ask_file, ask_place, may_write, offer_to_keep
from ulo_selfcheck.ground.dates import now
from ulo_selfcheck.ground.english import count
from ulo_selfcheck.ground.models import replace

NOTHING_WRITTEN = "Nothing was written. Both files are as they were."


async def compare(catalogue: Catalogue, ask: Asker, files: Sequence[Found]) -> Document | None:
    """Ask which two reviews to compare, show what moved, and offer to keep it. None where it was left."""
    first = await ask_file(ask, "Which review is the older one?", files)
    if first is None:
        return None
    others = [one for one in files if not same_file(one.path, first)]
    second = await ask_file(ask, "Which review is the newer one?", others)
    if second is None:
        return None
    two = read(first, second)
    further = [] if two.are_copies else await _further(ask, files, [first, second])
    if further:
        return await _over_the_years(ask, [first, second, *further], catalogue)
    document = compared(two.side_by_side(catalogue), catalogue)
    await ask.read(document)
    if two.are_copies:
        await _offer_a_third(two, catalogue, ask)
    else:
        await _offer_to_keep(two, catalogue, ask)
    return document


async def _further(ask: Asker, files: Sequence[Found], chosen: list[Path]) -> list[Path]:
    """Ask for further reviews, as long as there are some and they are wanted."""
    further: list[Path] = []
    ways = ("No, compare these", "Yes, one more")
    while others := [one for one in files if not any(same_file(one.path, path) for path in chosen + further)]:
        if await ask.choose("Do you want to put one more review beside them?", ways) != 1:
            break
        path = await ask_file(ask, "Which review?", others)
        if path is None:
            break
        further.append(path)
    return further


async def _over_the_years(ask: Asker, paths: Sequence[Path], catalogue: Catalogue) -> Document:
    several = read_several(paths)
    years = several.over_the_years(catalogue)
    document = over_the_years.over_the_years(years, catalogue)
    await ask.read(document)

    def check(path: Path) -> None:
        ending_of(path, COMPARISON)
        several.may_write(path)

    def keep(path: Path) -> str:
        said = over_the_years.content(years, catalogue, ending_of(path, COMPARISON))
        return write(path, COMPARISON, said, overwrite=True)

    await offer_to_keep(ask, COMPARISON.endings, paths[-1].parent, check, keep)
    return document


async def _offer_to_keep(two: Pair, catalogue: Catalogue, ask: Asker) -> None:
    def check(path: Path) -> None:
        ending_of(path, COMPARISON)
        two.may_write(path)

    def keep(path: Path) -> str:
        said = content(two.side_by_side(catalogue), catalogue, ending_of(path, COMPARISON))
        return write(path, COMPARISON, said, overwrite=True)

    await offer_to_keep(ask, COMPARISON.endings, two.second.parent, check, keep)


# Two copies of one review


async def _offer_a_third(two: Pair, catalogue: Catalogue, ask: Asker) -> None:
    together = put_together(two.old, two.new)
    if not together.differences or holds_all(together):
        return None  # the page says with which to go on
    ways = ("Yes, put them together", "No, leave them as they are")
    if await ask.choose("Do you want to put both copies together, in a new file?", ways) != 0:
        return await ask.say(NOTHING_WRITTEN)
    choices = await choose(two.copies, catalogue, ask)
    if choices is None:
        return await ask.say(NOTHING_WRITTEN)
    path = await _ask_place(two, ask)
    overwrite = os.path.lexists(path)
    two.may_write(path)
    if not await may_write(path, ask):
        return await ask.say(NOTHING_WRITTEN)
    said = write_third(path, two, choices, catalogue, overwrite=overwrite)
    return await ask.read(made(said, catalogue))


async def _ask_place(two: Pair, ask: Asker) -> Path:
    folder = two.second.absolute().parent
    usual = free_path(folder, f"{two.second.stem} put together.toml")
    return await ask_place(ask, usual)


async def choose(copies: Copies, catalogue: Catalogue, ask: Asker) -> Mapping[Place, Choice] | None:
    """Ask which to keep wherever the two copies differ; None where the person stops."""
    differ = put_together(copies.first, copies.second).of("differ")
    await ask.say(
        f"The first is {copies.first_name}. The second is {copies.second_name}. {later_words(copies)}"
    )
    if differ:
        await ask.say(f"{count(len(differ), 'thing differs', 'things differ')}. You are asked about each.")
    choices: dict[Place, Choice] = {}
    for number, one in enumerate(differ, 1):
        choice = await _which(one, f"{number} of {len(differ)}.", catalogue, ask)
        while choice is None:
            rest = await _not_chosen(copies, ask)
            if rest == "stop":
                return None
            if rest == "later":
                return choices  # where nothing is chosen, the one saved later stands
            choice = await _which(one, f"{number} of {len(differ)}.", catalogue, ask)
        choices[one.place] = choice
    return choices


async def _which(one: Difference, number: str, catalogue: Catalogue, ask: Asker) -> Choice | None:
    first, second = values(one, catalogue)
    options = [f"Keep the first: {first}", f"Keep the second: {second}", *(["Keep both"] if one.both else [])]
    wanted = await ask.choose(f"{number} {label(one.place, catalogue)}. Which do you want to keep?", options)
    ways: tuple[Choice, ...] = ("first", "second", "both")
    return None if wanted is None else ways[wanted]


async def _not_chosen(copies: Copies, ask: Asker) -> str:
    """Ask how to go on where nothing was chosen. Nothing is written yet."""
    usual = saved_later(copies.first, copies.second) or "first"
    ways = ("Choose again", f"Keep the {usual} for this and all the rest", "Stop")
    wanted = await ask.choose("Nothing is written yet. What do you want to do?", ways)
    return {0: "again", 1: "later"}.get(-1 if wanted is None else wanted, "stop")


def write_third(
    path: Path, two: Pair, choices: Mapping[Place, Choice], catalogue: Catalogue, *, overwrite: bool = False
) -> list[str]:
    """Write the third file, and say what came along, what was left out, and where it is.

    Raises:
        Problem: it would be written over one of the two, or it cannot be written.
    """
    two.may_write(path)
    together: Together = put_together(two.old, two.new, choices)
    about = replace(together.assessment.assessment, updated=now())
    result.write(path, replace(together.assessment, assessment=about), catalogue, overwrite=overwrite)
    said = kept_words(together, choices, two.copies, catalogue)
    return [*said, f"It is in {path.absolute()}", "Both copies are as they were."]
