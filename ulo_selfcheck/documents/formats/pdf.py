"""A document as a PDF that a screen reader can use (PDF/UA-1). Typst makes it, for whoever has it.

What a document says comes to the template as data, never as markup: no letter of it can be a command.
"""

import datetime
import hashlib
import json
import re
import shutil
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ulo_selfcheck.documents import tree
from ulo_selfcheck.documents.formats import colours
from ulo_selfcheck.documents.formats.drawing import HIGH, LINE, Disc, drawing
from ulo_selfcheck.ground import dates
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.ground.text import safe

_TEMPLATE = Path(__file__).parent / "templates" / "document.typ"
_NOT_SHOWN = re.compile(r'the text `"(.*?)"` could not be displayed')
_NEVER_SHOWN = str.maketrans("", "", "\ufeff\ufffe\uffff")
"""What PDF/UA allows in no text; there is nothing to see of it."""


def render(document: tree.Document, *, large: bool = False) -> bytes:
    """Return the document as the bytes of a PDF. `large` is large print, 18 point.

    Raises:
        Problem: Typst is not installed, or there is no font here for some of the letters.
    """
    try:
        import typst  # noqa: PLC0415  (whoever makes no PDF has none)
    except ImportError:
        raise Problem(_no_typst()) from None
    midnight = datetime.datetime.combine(dates.today(), datetime.time.min, datetime.UTC)
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            template = Path(shutil.copy(_TEMPLATE, folder))
            for picture in _pictures(document):
                (folder / _file(picture)).write_bytes(picture.data)
            made = typst.compile(
                template,
                root=folder,
                format="pdf",
                pdf_standards=["ua-1"],
                sys_inputs={"document": _data(document, 18 if large else 14)},
                timestamp=midnight,  # the day, not the hour, as in a Word file
            )
    except typst.TypstError as error:
        if lacking := _NOT_SHOWN.search(error.message):
            raise Problem(_no_letters(lacking[1])) from None
        raise
    assert isinstance(made, bytes)  # noqa: S101  (one file; a list is for pictures of pages)
    return made


def _pictures(document: tree.Document) -> Iterator[tree.Picture]:
    for block in document.blocks:
        if isinstance(block, tree.Picture):
            yield block
        elif isinstance(block, tree.Card) and block.picture:
            yield block.picture


def _file(picture: tree.Picture) -> str:
    """Return what a picture is called where Typst finds it."""
    return f"{hashlib.sha256(picture.data).hexdigest()}.jpg"


def _no_typst() -> str:
    return (
        f'A PDF needs one more package. To get it, type: "{sys.executable}" -m pip install typst. '
        "Or make a Word file, and save it as a PDF there."
    )


def _no_letters(text: str) -> str:
    return (
        f"This computer has no letters to write this in a PDF: {safe(text)} "
        "Make a Word file or a web page instead. They can be read where the letters are there."
    )


def _words(text: str) -> str:
    return safe(text).translate(_NEVER_SHOWN)


def _data(document: tree.Document, size: int) -> str:
    language, _, region = document.language.partition("-")
    look = {
        "language": language,
        "region": region or None,
        "size": size,
        "footer": _words(textwrap.shorten(document.title, 80, placeholder=" ...")),
        "contents": tree.CONTENTS,
        "least-parts": tree.LEAST_PARTS_ON_PAPER,
        "accent": colours.ACCENT,
        "groups": colours.GROUPS,
        "high": HIGH,
        "line": LINE,
    }
    return json.dumps(_plain(document) | look)


def _plain(value: Any) -> Any:
    """Return a part of the tree as JSON has it: what it is, and what it holds."""
    match value:
        case str():
            return _words(value)
        case tree.Cell(text=text, drawn=drawn):
            return {"text": _words(text), "drawn": _plain(drawing(drawn)) if drawn else None}
        case tree.Picture(words=words):
            return {"kind": "Picture", "words": _words(words), "file": _file(value)}
        case Disc():
            return {"disc": True, **value._asdict()}
        case tree.Facts():
            return {"kind": "Facts", "paragraphs": _plain(tuple(value.paragraphs()))}
        case tree.Table() if value is not value.upright():
            return _plain(value.upright())
        case tuple() if hasattr(value, "_asdict"):
            return {"kind": type(value).__name__, **_plain(value._asdict())}
        case tuple():
            return [_plain(one) for one in value]
        case dict():
            return {name: _plain(one) for name, one in value.items()}
    return value
