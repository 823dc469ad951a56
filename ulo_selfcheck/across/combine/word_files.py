"""The words of a word processor's file: Word's own, and the open one of LibreOffice. What stands in its margins too."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from ulo_selfcheck.across.combine.signature import APART
from ulo_selfcheck.ground.problem import Problem

MOST_BYTES = 20_000_000  # it may have pictures
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
_OTHER_VERSION = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BESIDE_THE_TEXT = re.compile(r"/word/(?:comments|footnotes|endnotes|header\d*|footer\d*)\.xml")
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OPEN_SPACE = {f"{_OPEN}tab": "\t", f"{_OPEN}line-break": "\n", f"{_OPEN}s": " "}
_OPEN_BESIDE = (
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
    f"{_OPEN}note",
)
_DELETED = f"{_OPEN}tracked-changes"


def _look_inside(data: bytes, other: str) -> None:
    """Look whether data are a file of several parts, and none that would grow without bounds.

    Raises:
        Problem: they are not.
    """
    try:
        with ZipFile(BytesIO(data)) as parts:
            if sum(one.file_size for one in parts.infolist()) > 3 * MOST_BYTES:
                raise Problem("is too large to be a reply")
    except (BadZipFile, OSError, ValueError):
        raise Problem(other) from None


def of_word(data: bytes) -> str:
    """Return the words of a Word file, and after them those in its margins.

    Raises:
        Problem: it cannot be read as a Word file.
    """
    _look_inside(data, "is not a Word file, whatever its name says")
    from docx import Document  # noqa: PLC0415  (40 ms)
    from docx.oxml import parse_xml  # noqa: PLC0415  (comes with it)

    try:
        word = Document(BytesIO(data))
        lines = list(_lines(word.element.body))
        for part in word.part.package.iter_parts():
            if _BESIDE_THE_TEXT.fullmatch(str(part.partname)):
                beside = [one for one in _lines(parse_xml(part.blob)) if one.strip()]
                lines += [APART, *beside] if beside else []
    except Problem:
        raise
    except Exception:  # noqa: BLE001  (whatever it raises on a file that anybody may have made)
        raise Problem("cannot be read as a Word file") from None
    return "\n".join(lines)


def _lines(part: Any) -> Iterator[str]:
    """Return each paragraph, also in tables, boxes and fields to fill in, once."""
    for paragraph in part.iter(f"{_WORD}p"):
        if next(paragraph.iterancestors(_OTHER_VERSION), None) is None:
            yield from "".join(_pieces(paragraph)).split("\n")


def _pieces(paragraph: Any) -> Iterator[str]:
    for run in paragraph.iter(f"{_WORD}r"):
        if next(run.iterancestors(f"{_WORD}p")) is paragraph:
            for one in run:
                yield one.text or "" if one.tag == f"{_WORD}t" else _SPACE.get(one.tag, "")


# An open document


def of_open_document(data: bytes) -> str:
    """Return the words of an OpenDocument file, and after them its comments and footnotes.

    Raises:
        Problem: it cannot be read as one.
    """
    _look_inside(data, "is not an OpenDocument file, whatever its name says")
    from docx.oxml import parse_xml  # noqa: PLC0415  (40 ms; it lets nothing in from elsewhere)

    try:
        with ZipFile(BytesIO(data)) as parts:
            everything = parse_xml(parts.read("content.xml"))
    except Exception:  # noqa: BLE001  (as above)
        raise Problem("cannot be read as an OpenDocument file") from None
    words: list[str] = []
    beside: list[str] = []
    for paragraph in everything.iter(f"{_OPEN}p", f"{_OPEN}h"):
        if next(paragraph.iterancestors(_DELETED), None) is None:
            in_margin = next(paragraph.iterancestors(*_OPEN_BESIDE), None) is not None
            (beside if in_margin else words).extend("".join(_open_pieces(paragraph)).split("\n"))
    return "\n".join([*words, APART, *beside] if beside else words)


def _open_pieces(part: Any) -> Iterator[str]:
    """Return the words of a paragraph, without those of the paragraphs within it, such as a comment's."""
    yield part.text or ""
    for one in part:
        if one.tag in _OPEN_SPACE:
            yield _OPEN_SPACE[one.tag]
        elif one.tag not in _OPEN_BESIDE and one.tag not in (f"{_OPEN}p", f"{_OPEN}h"):
            yield from _open_pieces(one)
        yield one.tail or ""
