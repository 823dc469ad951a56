"""The PDFs: what a checker of PDF/UA finds, in which order their words come, and that no letter is a command.

Where Typst, poppler or the checker is missing these are skipped, and say so; on the machine that checks every
change they must run.
"""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from PIL import Image

from tests.documents.practice import DAY, last_year
from tests.documents.test_html_browser import missing
from tests.documents.test_report import CATALOGUE, EXAMPLE
from ulo_selfcheck.across import compare as side_by_side
from ulo_selfcheck.analysis.then_and_now import compare
from ulo_selfcheck.documents.kinds import COMPARISON, OF_ONE_REVIEW
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.of_one_review import content
from ulo_selfcheck.documents.tree import (
    Block,
    Box,
    Card,
    Cell,
    Chart,
    ChartGroup,
    Choices,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Picture,
    Room,
    Table,
    Track,
)
from ulo_selfcheck.documents.writing import render
from ulo_selfcheck.ground.problem import Problem

MATERIAL = Material.of(CATALOGUE, EXAMPLE, DAY)


def documents() -> Iterator[tuple[str, Document]]:
    for kind in (one for one in OF_ONE_REVIEW if ".pdf" in one.endings):
        made = content(kind, MATERIAL, ".pdf")
        assert isinstance(made, Document)
        yield kind.offer, made
    then_and_now = side_by_side.content(compare(last_year(EXAMPLE), EXAMPLE, CATALOGUE), CATALOGUE, ".pdf")
    assert isinstance(then_and_now, Document)
    yield COMPARISON.name, then_and_now


DOCUMENTS = dict(documents())
NO_FAULTS = {"ORD-001", "PAG-001", "LNK-010"}
"""What is no fault here: in which order it is painted, which no reader uses; a line that stands on many pages; and
an address that is no link, for nothing that was typed can act."""


def dot() -> bytes:
    """Give the smallest picture."""
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG")
    return file.getvalue()


DOT = dot()


@pytest.fixture(scope="module", autouse=True)
def _here() -> None:
    try:
        import typst  # noqa: F401
    except ImportError:
        missing("typst")
    try:
        subprocess.run(["pdftotext", "-v"], capture_output=True, check=True)
    except OSError:
        missing("poppler-utils")


def words_of(pdf: bytes, path: Path) -> str:
    """Give the letters of a PDF in the order that they come, without their gaps."""
    path.write_bytes(pdf)
    read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return "".join(read.stdout.decode().split())


def properties(pdf: bytes, path: Path) -> dict[str, str]:
    path.write_bytes(pdf)
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True, text=True).stdout
    return {name: said.strip() for name, _, said in (line.partition(":") for line in told.splitlines())}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_checker_finds_no_fault_in_any_pdf(name: str, large: bool, tmp_path: Path) -> None:
    try:
        import outloud
    except ImportError:
        missing("outloud")
    path = tmp_path / "it.pdf"
    path.write_bytes(render(DOCUMENTS[name], ".pdf", large=large))
    found = outloud.check(str(path))
    assert found.error is None
    assert [one for one in found.findings if one.severity == "error"] == []
    assert {one.rule for one in found.findings} <= NO_FAULTS


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_words_come_in_the_order_of_the_document(name: str, tmp_path: Path) -> None:
    document = DOCUMENTS[name]
    words = words_of(render(document, ".pdf"), tmp_path / "it.pdf").replace(
        "".join(document.title.split()), ""
    )
    at = 0
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph) and block.text != document.title:
            at = words.find(first_letters(block.text), at)
            assert at >= 0, block.text


def first_letters(text: str) -> str:
    """Give what stands before a page can end."""
    return "".join(text.split())[:30]


def test_it_says_its_title_its_language_and_whose_it_is_and_is_tagged(tmp_path: Path) -> None:
    pdf = render(DOCUMENTS["The report. Every word you typed is in it"], ".pdf")
    said = properties(pdf, tmp_path / "it.pdf")
    assert said["Title"] == f"Self-check: {EXAMPLE.organisation.name}"
    assert said["Author"] == EXAMPLE.organisation.name
    assert said["Tagged"] == "yes"
    assert "A4" in said["Page size"]
    assert "00:00:00" in said["CreationDate"]
    assert b"/Lang (en-GB)" in pdf or b"/Lang(en-GB)" in pdf


def every_block(text: str) -> tuple[Block, ...]:
    """Give a block of each kind with a text in each place that can hold one."""
    return (
        *(Heading(level, text) for level in (1, 2, 3, 4)),
        Paragraph(text),
        Items((text, text)),
        Facts(((text, text),)),
        Table(text, (text, text), ((text, text),)),
        Chart(
            text, (text,) * 2, (ChartGroup(text, ((Cell(text), Cell(text, Track(5, 2, 3))),)),), (Cell(text),)
        ),
        Box(text, (text,)),
        Choices(text, (text,)),
        Room(text, 1),
        Picture(text, DOT),
        Card("1", text, text),
    )


COMMANDS = (
    "#panic()",
    "= x",
    "- x",
    "$x$",
    "*x*",
    "@x",
    "<x>",
    "\\",
    '"',
    "//x",
    "/*",
    "`x`",
    "~",
    "--",
    "https://x",
)

# Without a hyphen: at the end of a line poppler takes it for one that only parts a word.
LETTERS = st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="-")


@given(
    st.one_of(
        st.sampled_from(COMMANDS),
        st.text(LETTERS, min_size=1, max_size=50),
    )
)
@how(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_typed_is_shown_as_it_is_in_each_place(tmp_path: Path, text: str) -> None:
    blocks = every_block(f"q{text}q")
    words = words_of(render(Document("T", "en-GB", blocks), ".pdf"), tmp_path / "it.pdf")
    words = re.sub(r"T\.Page\d", "", words)  # a text can go on behind the foot of a page
    assert words.count(f"q{''.join(text.split())}q") >= 27


def test_without_typst_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Problem, match=r"pip install typst.*Or make a Word file"):
        render(Document("T", "en-GB", (Heading(1, "T"),)), ".pdf")


def test_letters_that_no_font_has_are_told_and_no_pdf_without_them_is_made() -> None:
    rare: Any = "\U00012480"  # a sign of cuneiform
    with pytest.raises(Problem, match="no letters to write this in a PDF"):
        render(Document("T", "en-GB", (Heading(1, "T"), Paragraph(rare))), ".pdf")
