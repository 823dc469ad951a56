"""The words in a reply, whatever kind of file it came as: text, a mail, Word, or rich text."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any
from zipfile import BadZipFile, ZipFile

from ulo_selfcheck.across.combine.signature import APART
from ulo_selfcheck.answers.contents import FileProblem, read_bytes
from ulo_selfcheck.ground.problem import Problem

ENDINGS = (".txt", ".md", ".eml", ".docx", ".rtf")
_MOST_BYTES = 1_000_000  # the form is 20 KB; the rest is what somebody wrote
_MOST_WITH_PICTURES = 20_000_000  # a mail and a Word file may have them
_MOST_LETTERS = 2_000_000
_MOST_LINES = 20_000  # a mail with the form quoted five times has a quarter of it
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
_OTHER_VERSION = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BESIDE_THE_TEXT = re.compile(r"/word/(?:comments|footnotes|endnotes|header\d*|footer\d*)\.xml")
_SAVE_AS_TEXT = "Save it as text, with a name that ends in .txt, and combine again."


def text_of(path: Path) -> tuple[str, str]:
    """Return the words in a reply, and what was sent with it that we do not look at.

    Raises:
        FileProblem: it cannot be read.
    """
    kind = path.suffix.lower()
    data = read_bytes(path, _MOST_WITH_PICTURES if kind in (".eml", ".docx") else _MOST_BYTES)
    try:
        text, besides = _of_mail(data) if kind == ".eml" else (_words(data, kind), "")
    except Problem as problem:
        raise FileProblem(path, [f"{path} {problem}. {_SAVE_AS_TEXT}"]) from None
    if len(text) > _MOST_LETTERS or text.count("\n") > _MOST_LINES:
        raise FileProblem(path, [f"There is too much text in {path} to be a reply."])
    return text, besides


def _words(data: bytes, kind: str) -> str:
    if kind == ".docx":
        return _of_word_file(data)
    text = plain_text(data)
    return _of_rich_text(text) if kind == ".rtf" else text


def plain_text(data: bytes) -> str:
    """Read text as editors save it: UTF-8, what Windows calls Unicode, or its older letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if other := _without_its_mark(data):
        return data.decode(other, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _without_its_mark(data: bytes) -> str:
    """Return which kind of UTF-16 text is in that lost its mark at the start: half of its bytes are nothing."""
    start = data[:1000]
    if len(start) < 4 or start.count(0) < len(start) // 3:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"


def _of_rich_text(text: str) -> str:
    """Return the words of rich text, as older word processors save it.

    Raises:
        Problem: it cannot be read as such.
    """
    if not text.lstrip().startswith("{\\rtf"):
        raise Problem("is no rich text, whatever its name says")
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415  (few replies need it)

    try:
        return str(rtf_to_text(text, encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call]  # it has no types
    except Exception:  # noqa: BLE001  (whatever it raises on a file that anybody may have made)
        raise Problem("cannot be read as rich text") from None


# A mail


def _of_mail(data: bytes) -> tuple[str, str]:
    """Return the words of a mail and of the replies sent with it, and the names of what else was sent."""
    try:
        mail = message_from_bytes(data, policy=policy.default)
        texts = [f"Subject: {mail['subject'] or ''}", *_parts(mail)]
        passed = [str(part.get_filename() or part.get_content_type()) for part in _others(mail)]
    except Problem:
        raise
    except Exception:  # noqa: BLE001  (as above: a mail may be broken in any way)
        raise Problem("cannot be read as a mail") from None
    besides = f"These came with it and were not looked at: {', '.join(passed)}." if passed else ""
    return f"\n{APART}\n".join(texts), besides


def _parts(mail: EmailMessage) -> Iterator[str]:
    body = mail.get_body(("plain", "html"))
    if body is not None:
        text = str(body.get_content())
        yield from_html(text) if body.get_content_type() == "text/html" else text
    for part in mail.iter_attachments():
        kind = PurePath(part.get_filename() or "").suffix.lower()
        if _is_reply(part):
            content = part.get_content()
            yield content if isinstance(content, str) else _words(bytes(content), kind)


def _others(mail: EmailMessage) -> Iterator[EmailMessage]:
    return (part for part in mail.iter_attachments() if not _is_reply(part))


def _is_reply(part: EmailMessage) -> bool:
    kind = PurePath(part.get_filename() or "").suffix.lower()
    return kind in ENDINGS and kind != ".eml"


class _Words(HTMLParser):
    """Keeps the words of a web page, a line for each of its blocks."""

    _BLOCKS = frozenset(("address", "article", "blockquote", "br", "div", "dd", "dt", "h1", "h2", "h3", "h4"))
    _MORE_BLOCKS = frozenset(("h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "td", "tr", "ul"))
    _HIDDEN = frozenset(("script", "style", "title", "head"))

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (the library's own name)
        self._hidden += tag in self._HIDDEN
        self._block(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._HIDDEN and self._hidden:
            self._hidden -= 1
        self._block(tag)

    def _block(self, tag: str) -> None:
        if tag in self._BLOCKS | self._MORE_BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(" ".join(data.split()) if data.strip() else " ")


def from_html(text: str) -> str:
    """Return the words of a mail that was written as a web page."""
    words = _Words()
    words.feed(text)
    words.close()
    return re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(words.pieces))


# A Word file


def _of_word_file(data: bytes) -> str:
    """Return the words of a Word file, and after them those in its margins.

    Raises:
        Problem: it cannot be read as a Word file.
    """
    try:
        with ZipFile(BytesIO(data)) as parts:
            if sum(one.file_size for one in parts.infolist()) > 3 * _MOST_WITH_PICTURES:
                raise Problem("is too large to be a reply")
    except (BadZipFile, OSError, ValueError):
        raise Problem("is no Word file, whatever its name says") from None
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
    except Exception:  # noqa: BLE001  (as above: anybody may have made it)
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
