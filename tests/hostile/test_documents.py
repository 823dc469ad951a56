"""Hostile text in every field, in every form a document takes: it is text there, and does nothing."""

import io
import json
import re
import tomllib
import zipfile
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.util import find_spec
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from tests.documents.reading import in_words, read_csv, read_word, report_as
from tests.documents.test_html_browser import missing
from tests.ground.test_text import BIDI_TRICKS, CONTROLS
from tests.hostile.texts import TEXTS, everywhere, some
from tests.marks import long
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.answers.toml import dumps, loads
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.kinds import (
    LETTER,
    PLAN,
    REPORT,
    SHARED_ANSWERS,
    SHARED_REPORT,
    SHORT_REPORT,
    Kind,
)
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.ground.text import one_kind_of_line_end, safe

ALL = " ".join(TEXTS.values())
IN_WORDS = in_words(REPORT)


def material(text: str, catalogue: Catalogue) -> Material:
    return Material.of(catalogue, everywhere(text, catalogue))


def every_document(it: Material, ending: str) -> Iterator[bytes]:
    """Give each document that we make in this form."""
    for kind in (REPORT, SHORT_REPORT, SHARED_ANSWERS, LETTER, PLAN):
        if ending in kind.endings:
            yield report_as(it, ending, kind)


def texts_in(value: Any) -> Iterator[str]:
    """Give every text in data, names too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts_in(key)
            yield from texts_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts_in(one)


def letters_of(text: str) -> str:
    """Give a text without its spaces: forms set their own line ends."""
    return "".join(safe(text).split())


def notes_of(assessment: Assessment) -> list[str]:
    """Give what stands in the notes, as it was put in."""
    return [answer.note for answer in assessment.answers.values()]


@pytest.mark.parametrize("name", some("colours and clearing", "C1 in eight bits", "line ends of every kind"))
@pytest.mark.parametrize("ending", sorted({*IN_WORDS, ".toml"}))
def test_no_document_holds_a_letter_that_commands_a_terminal(
    catalogue: Catalogue, name: str, ending: str
) -> None:
    allowed = {"\n", "\t", *("\r" if ending == ".csv" else "")}
    if ending in SHARED_REPORT.endings:
        for data in every_document(material(TEXTS.get(name, ALL), catalogue), ending):
            assert set(data.decode()) & (CONTROLS | BIDI_TRICKS) <= allowed


OF_A_DRAWING = {"aria-hidden", "viewbox", "width", "height"}


class Page(HTMLParser):
    """Finds everything on a page that could do something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.words: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        if tag in (
            "script",
            "iframe",
            "object",
            "embed",
            "img",
            "base",
            "form",
            "input",
            "audio",
            "link",
        ):
            self.found.append(tag)
        if tag == "svg" and {name for name, _value in attrs} != OF_A_DRAWING:
            self.found.append(tag)
        for attribute, value in attrs:
            if attribute.startswith("on") or attribute in (
                "src",
                "srcset",
                "action",
                "formaction",
                "data",
                "style",
            ):
                self.found.append(f"{tag} {attribute}")
            if attribute == "href" and not (value or "").startswith("#"):
                self.found.append(f"{tag} to {value}")
            if attribute == "http-equiv" and value != "Content-Security-Policy":
                self.found.append(f"{tag} {value}")

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style and ("url(" in data or "@import" in data):
            self.found.append("style")
        self.words.append(data)


@pytest.mark.parametrize("name", some("HTML", "an end of the page", "an attribute", "a template"))
def test_nothing_on_a_web_page_runs_loads_or_leads_elsewhere(catalogue: Catalogue, name: str) -> None:
    it = material(TEXTS.get(name, ALL), catalogue)
    for number, data in enumerate(every_document(it, ".html")):
        page = Page()
        page.feed(data.decode())
        page.close()
        assert page.found == []
        if number == 0:
            words = "".join("".join(page.words).split())
            assert [one for one in notes_of(it.assessment) if letters_of(one) not in words] == []


@pytest.mark.parametrize(
    "name", some("Markdown", "HTML in Markdown", "a dash first", "a plus", "columns", "markup of Rich")
)
def test_markdown_reads_all_of_it_as_words(catalogue: Catalogue, name: str) -> None:
    """Seen by a reader of Markdown with tables, and with HTML allowed."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    it = material(TEXTS.get(name, ALL), catalogue)
    for number, data in enumerate(every_document(it, ".md")):
        tokens = [
            inner for token in reader.parse(data.decode()) for inner in (token, *(token.children or ()))
        ]
        assert {one.type for one in tokens} & {
            "html_block", "html_inline", "link_open", "image", "fence", "code_block", "code_inline", "s_open", "hr",
        } == set()  # fmt: skip
        if number == 0:
            words = "".join("".join(one.content for one in tokens if one.type == "text").split())
            assert [one for one in notes_of(it.assessment) if letters_of(one) not in words] == []


FORMULA = re.compile(r"^[\s\ufeff\u200b\"]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")


@pytest.mark.parametrize("name", [*TEXTS, "all"])
def test_no_cell_of_a_table_is_a_formula(catalogue: Catalogue, name: str) -> None:
    it = material(TEXTS.get(name, ALL), catalogue)
    for data in every_document(it, ".csv"):
        for row in read_csv(data.decode()):
            assert None not in row
            for cell in (*row, *row.values()):
                assert not FORMULA.match(cell)


@pytest.mark.parametrize("name", [*TEXTS, "all"])
def test_json_holds_every_letter(catalogue: Catalogue, name: str) -> None:
    it = material(TEXTS.get(name, ALL), catalogue)
    held = "\n".join(texts_in(json.loads(report_as(it, ".json"))))
    assert [one for one in notes_of(it.assessment) if one not in held] == []


@pytest.mark.parametrize("name", ["all", "XML", *long("HTML", "a field of Word", "private and no letters")])
def test_a_word_file_holds_words_and_no_link_field_or_macro(catalogue: Catalogue, name: str) -> None:
    it = material(TEXTS.get(name, ALL), catalogue)
    for number, data in enumerate(every_document(it, ".docx")):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = parts.namelist()
            assert not [one for one in names if re.search(r"vba|embed|activeX|externalLink|\.bin", one)]
            for part in names:
                if part.endswith((".xml", ".rels")):
                    raw = parts.read(part).decode()
                    ET.fromstring(raw)  # noqa: S314  (it is sound XML)
                    assert "<!DOCTYPE" not in raw
                    assert "<!ENTITY" not in raw
                    assert 'TargetMode="External"' not in raw
                    assert not re.search(
                        r"<w:(fldSimple|hyperlink(?! w:anchor=)|object|altChunk|subDoc)\b", raw
                    )
                    assert set(re.findall(r"<w:instrText[^>]*>(.*?)</w:instrText>", raw)) <= {"PAGE"}
        if number == 0:
            words = "".join(read_word(data).split())
            notes = (
                letters_of(one).translate({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})
                for one in notes_of(it.assessment)
            )
            assert [one for one in notes if one not in words] == []


IN_A_FONT = [
    name for name in TEXTS if name not in ("private and no letters", "a long name") and "wide" not in name
]
"""Texts whose letters any computer has."""


def typst_or_skipped() -> None:
    if not find_spec("typst"):
        missing("typst")


@pytest.mark.parametrize("kind", [REPORT, LETTER, PLAN])
def test_a_pdf_holds_words_and_nothing_that_acts(catalogue: Catalogue, kind: Kind) -> None:
    typst_or_skipped()
    it = material(" ".join(TEXTS[name] for name in IN_A_FONT), catalogue)
    data = report_as(it, ".pdf", kind)
    inside = (
        zlib.decompressobj().decompress(one)
        for one in re.findall(rb"FlateDecode.*?stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    )
    raw = data + b"".join(inside)
    assert b"/StructTreeRoot" in raw, "what is packed is looked at too"
    assert not re.search(
        rb"/(JavaScript|JS|URI|Launch|EmbeddedFile|OpenAction|GoToR|SubmitForm|RichMedia)\b", raw
    )


@pytest.mark.parametrize("name", ["private and no letters", "a long name"])
def test_a_pdf_says_which_letters_this_computer_has_not(catalogue: Catalogue, name: str) -> None:
    typst_or_skipped()
    with pytest.raises(Problem, match="no letters to write this in a PDF"):
        report_as(material(TEXTS[name], catalogue), ".pdf")


@pytest.mark.parametrize("name", some("TOML", "line ends of every kind", "private and no letters"))
def test_the_file_of_answers_keeps_every_letter(catalogue: Catalogue, name: str) -> None:
    """Line ends become one kind; nothing else is changed."""
    assessment = everywhere(TEXTS.get(name, ALL), catalogue)
    kept = dumps(loads(dumps(assessment)).assessment)
    assert kept == dumps(assessment)
    held = set(texts_in(tomllib.loads(kept)))
    notes = notes_of(assessment)
    assert notes
    assert all(one_kind_of_line_end(one) in held for one in notes)
