"""Looking across many organisations from within: which folder, for whom, and where it is kept."""

from pathlib import Path

from ulo_selfcheck.across.overview import read_folder
from ulo_selfcheck.across.overview.overview_kinds import content, document
from ulo_selfcheck.across.overview.read_folder import Files
from ulo_selfcheck.across.overview.shared_page import ONE_COPY_AT_A_TIME
from ulo_selfcheck.across.overview.tally import FolderOverview
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.kinds import OVERVIEW, SHARED_OVERVIEW, ending_of
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.documents.writing import write
from ulo_selfcheck.front.talk.asker import Asker, Tell, refused_by
from ulo_selfcheck.front.talk.choose_file import offer_to_keep, typed_path

_WHERE = "Which folder are the reviews in? Type its name."
_FOR_WHOM = ("For ourselves: all of it", "To share: no small numbers, and nobody named")


async def overview(catalogue: Catalogue, ask: Asker) -> Document | None:
    """Ask which folder, read it, show what they share, and offer to keep it. None where it was left."""
    files = await _files(ask)
    if files is None:
        return None
    whose = await ask.choose("Who is it for?", _FOR_WHOM)
    if whose is None:
        return None
    kind = (OVERVIEW, SHARED_OVERVIEW)[whose]
    found = await _read(files, catalogue, ask)
    if found is None:
        return None
    for line in read_folder.told(found.left_out):
        await ask.say(line)
    composed = document(kind, found, catalogue)
    await ask.read(composed)
    if kind == SHARED_OVERVIEW:
        await ask.say(ONE_COPY_AT_A_TIME)

    def check(path: Path) -> None:
        ending_of(path, kind)

    def keep(path: Path) -> str:
        return write(path, kind, content(kind, found, catalogue, ending_of(path, kind)), overwrite=True)

    await offer_to_keep(ask, kind.endings, files.folder.absolute().parent, check, keep)
    return composed


async def _files(ask: Asker) -> Files | None:
    """Ask for a folder until it has files, or none is given."""

    def files(line: str) -> Files:
        return read_folder.files_in(typed_path(line, Path.cwd()))

    line = await ask.line(_WHERE, refuse=refused_by(files))
    return files(line) if line else None


async def _read(files: Files, catalogue: Catalogue, ask: Asker) -> FolderOverview | None:
    so_far = 0

    def work(say: Tell) -> FolderOverview:
        now_and_then = read_folder.lines_now_and_then(len(files.paths), say)

        def tell(number: int) -> None:
            nonlocal so_far
            so_far = number
            now_and_then(number)
            say("")  # here it can be stopped

        return read_folder.read(files, catalogue, tell)

    found = await ask.meanwhile(work)
    if found is None:
        await ask.say(read_folder.stopped(so_far, len(files.paths)))
    return found
