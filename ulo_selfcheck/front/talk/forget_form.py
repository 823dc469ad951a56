"""Forgetting a file of answers: what goes and what stays is said first, and a whole word must be typed."""

from pathlib import Path

from ulo_selfcheck.answers import removal
from ulo_selfcheck.answers.backups import FOLDER
from ulo_selfcheck.answers.contents import FileProblem
from ulo_selfcheck.answers.removal import NOTHING_REMOVED, NotRemoved, RelatedFiles
from ulo_selfcheck.documents.tree import Block, Document, Heading, Items, Paragraph
from ulo_selfcheck.front.talk.asker import Asker
from ulo_selfcheck.ground.english import count, listing

WORD = "forget"
_QUESTION = f"Type the whole word {WORD} to remove all of this. Leave it empty to keep everything."
_MOST_NAMED = 20
_STAYS = (
    "Reports and letters that you made stay. So do copies on a stick, in an email or on another computer. "
    "A folder that is synced may keep old copies. So may a backup of this computer. Look there too."
)
_NOT_WIPED = (
    "Nothing goes to the bin, and there is no undo. Removing a file does not wipe the disk. "
    "For a while, somebody with the right tools may bring it back."
)


async def forget(path: Path, ask: Asker) -> bool:
    """Say what removing a file of answers takes away and what it leaves, and do it once the word is typed.

    Returns whether it was done.

    Raises:
        FileProblem: it is no file of answers, somebody has it open, or not all of it could be removed.
    """
    found = removal.find(path)
    with removal.held_closed(found) as can_tell:
        if not can_tell:
            await ask.say("We cannot see if somebody has this file open. Make sure that nobody has.")
        await ask.read(_what_it_means(found))
        if not await ask.sure(_QUESTION, WORD):
            await ask.say(NOTHING_REMOVED)
            return False
        left = removal.remove(found)
    left += removal.remove_locks(found)
    if left:
        raise FileProblem(path, _still_there(left))
    await ask.say(f"Removed. {found.file.name} and all that belonged to it are gone from this folder.")
    return True


def _what_it_means(found: RelatedFiles) -> Document:
    title = f"Removing {found.file.name}"
    blocks: list[Block] = [
        Heading(1, title),
        Paragraph(_from_where(found)),
        Items(tuple(_goes(found))),
    ]
    if found.staying:
        blocks += [
            Paragraph("These have a similar name. They stay:"),
            Items(_names(found.staying, found.file.parent)),
        ]
    if found.other_names:
        blocks.append(
            Paragraph("The file has another name somewhere on this disk. Under that name it stays.")
        )
    return Document(title, "en-GB", (*blocks, Paragraph(_STAYS), Paragraph(_NOT_WIPED)))


def _from_where(found: RelatedFiles) -> str:
    folder = found.file.parent
    if found.is_there:
        return f"This will be removed from {folder}"
    return f"{found.file.name} is gone already. What is left of it will be removed from {folder}"


def _goes(found: RelatedFiles) -> list[str]:
    """Return what goes, in words: every file is one of these."""
    goes = [_the_file(found)] if found.is_there else []
    if found.link:
        goes.append(f"The link to it: {found.link}.")
    goes += [f"{one.name}, a copy from when something went wrong." for one in found.copies]
    if found.backups:
        goes.append(
            f"{count(len(found.backups), 'copy', 'copies')} from before, in the hidden folder {FOLDER}."
        )
    if found.empties_folder:
        goes.append(f"The folder {FOLDER} itself. Nothing else is in it.")
    if found.leftovers:
        goes.append(f"{count(len(found.leftovers), 'file')} of a save that was cut off.")
    if found.locks:
        goes.append("The hidden file that showed it was open.")
    return goes


def _the_file(found: RelatedFiles) -> str:
    name = found.file.name
    if found.organisation:
        return f"{name}, with the answers of {found.organisation}."
    return f"{name}. It is broken, so we cannot say what is in it."


def _names(paths: tuple[Path, ...], folder: Path) -> tuple[str, ...]:
    """Name files, as many as a person may want to hear; those in another folder with their place."""
    more = len(paths) - _MOST_NAMED
    names = [f"{one.name if one.parent == folder else one}." for one in paths[:_MOST_NAMED]]
    return (*names, f"And {count(more, 'more file')}.") if more > 0 else tuple(names)


def _still_there(left: list[NotRemoved]) -> list[str]:
    reasons = listing(sorted({one.why for one in left}))
    return [
        f"Not everything could be removed: {reasons}. This is still there:",
        *(str(one.path) for one in left),
        "Close it in other programs, or check that you may write in that folder. Then do this again.",
    ]
