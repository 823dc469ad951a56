"""Reading documents back as their readers do: the words of a web page, of a Word file, of a table."""

import csv
import io
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from ulo_selfcheck.documents.kinds import REPORT, Kind
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.of_one_review import content
from ulo_selfcheck.documents.writing import rendered

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class _Words(HTMLParser):
    """Collects the text of a page, and every kind of element in it."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._hidden += tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag == "style"

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def report_as(material: Material, ending: str, kind: Kind = REPORT, *, large: bool = False) -> bytes:
    """Give a document of one review as the contents of a file with this ending."""
    return b"".join(rendered(content(kind, material, ending), ending, large=large))


def read_html(text: str) -> tuple[str, set[str]]:
    """Give the words of a page, and which elements it has."""
    reader = _Words()
    reader.feed(text)
    reader.close()
    return "".join(reader.words), reader.tags


def part_of_word(data: bytes, name: str) -> ET.Element:
    """Give one part of a Word file, such as 'word/document.xml'."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return ET.fromstring(parts.read(name))  # noqa: S314  (we wrote it)


def read_word(data: bytes) -> str:
    """Give the words of a Word file."""
    return "".join(_pieces(part_of_word(data, "word/document.xml")))


def _pieces(part: ET.Element) -> Iterator[str]:
    for element in part.iter():
        if element.tag == f"{W}t":
            yield element.text or ""
        elif element.tag in (f"{W}br", f"{W}tab", f"{W}p"):
            yield "\n"


def forms(kind: Kind) -> list[str]:
    """Give the endings of a kind that can be tried on any machine. A PDF needs Typst: see `test_pdf.py`."""
    return [one for one in kind.endings if one != ".pdf"]


def in_words(kind: Kind) -> list[str]:
    """Give those that are text."""
    return [one for one in forms(kind) if one != ".docx"]


def read_csv(text: str) -> list[dict[str, str]]:
    """Give the rows of a table by the names of its columns."""
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline="")))
