"""Looking across many organisations from within: which folder, for whom, and where it is kept."""

from pathlib import Path

from ulo_selfcheck import overviews
from ulo_selfcheck.analysis.tally import Found
from ulo_selfcheck.asking.asker import Asker, Tell
from ulo_selfcheck.asking.files import offer_to_keep, typed_path
from ulo_selfcheck.catalogue.model import Catalogue
from ulo_selfcheck.overviews import Files
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.report.document import Document
from ulo_selfcheck.report.overview_to_share import ONE_COPY_AT_A_TIME
from ulo_selfcheck.report.write import FORMATS, overview_form_of, overview_of, write_overview

_WHERE = "Which folder are the reviews in? Type its name."
_FOR_WHOM = ("For ourselves: all of it", "To share: no small numbers, and nobody named")


async def overview(catalogue: Catalogue, ask: Asker) -> Document | None:
    """Ask which folder, read it, show what they share, and offer to keep it. None where it was left."""
    files = await _files(ask)
    if files is None:
        return None
    share = await ask.choose("Who is it for?", _FOR_WHOM)
    if share is None:
        return None
    found = await _read(files, catalogue, ask)
    if found is None:
        return None
    for line in overviews.told(found.left_out):
        await ask.say(line)
    document = overview_of(found, catalogue, share=share == 1)
    await ask.read(document)
    if share == 1:
        await ask.say(ONE_COPY_AT_A_TIME)

    def write(path: Path) -> str:
        return write_overview(found, catalogue, path, share=share == 1, overwrite=True)

    await offer_to_keep(ask, FORMATS, files.folder.absolute().parent, overview_form_of, write)
    return document


async def _files(ask: Asker) -> Files | None:
    """Ask for a folder until it has files, or none is given."""
    while line := await ask.line(_WHERE):
        try:
            return overviews.files_in(typed_path(line, Path.cwd()))
        except Problem as problem:
            await ask.say(f"Problem: {problem}")
    return None


async def _read(files: Files, catalogue: Catalogue, ask: Asker) -> Found | None:
    so_far = 0

    def work(say: Tell) -> Found:
        now_and_then = overviews.lines_now_and_then(len(files.paths), say)

        def tell(number: int) -> None:
            nonlocal so_far
            so_far = number
            now_and_then(number)
            say("")  # here it can be stopped

        return overviews.read(files, catalogue, tell)

    found = await ask.meanwhile(work)
    if found is None:
        await ask.say(overviews.stopped(so_far, len(files.paths)))
    return found
