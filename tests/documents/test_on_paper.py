"""What stands on which page, as LibreOffice lays it out. Where it is missing these are skipped, and say so."""

import datetime
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.documents.test_html_browser import missing
from ulo_selfcheck.answers.toml import loads
from ulo_selfcheck.catalogue.load import load, packaged_folder
from ulo_selfcheck.documents.letter import letter
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.report import report, short_report
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.documents.writing import render
from ulo_selfcheck.ground.models import replace

DAY = datetime.date(2026, 11, 22)
EXAMPLE = loads((packaged_folder() / "example.toml").read_text(encoding="utf-8")).assessment
MOST_PAGES = 12
pytestmark = pytest.mark.long


def pages(document: Document, folder: Path, *, large: bool) -> list[str]:
    """Give the words of each page of the Word file."""
    if not (shutil.which("soffice") and shutil.which("pdftotext")):
        missing("LibreOffice or poppler")
    (folder / "it.docx").write_bytes(render(document, ".docx", large=large))
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "it.docx"]
    subprocess.run(convert, cwd=folder, check=True, capture_output=True, timeout=120)
    read = ["pdftotext", str(folder / "it.pdf"), "-"]
    said = subprocess.run(read, check=True, capture_output=True, text=True, timeout=60)
    return said.stdout.split("\f")[:-1]


@pytest.mark.parametrize("large", [False, True], ids=["14 point", "large print"])
def test_page_one_is_whole_on_one_page(tmp_path: Path, *, large: bool) -> None:
    first, second, *_more = pages(report(Material.of(load(), EXAMPLE, DAY)), tmp_path, large=large)
    assert "What you chose to work on" in first
    assert "One thing for this month" in first
    assert "Where you stand" in second


def test_the_short_report_is_two_pages(tmp_path: Path) -> None:
    assert len(pages(short_report(Material.of(load(), EXAMPLE, DAY)), tmp_path, large=False)) == 2


def test_the_report_of_the_practice_organisation_is_short_enough_to_read(tmp_path: Path) -> None:
    assert len(pages(report(Material.of(load(), EXAMPLE, DAY)), tmp_path, large=False)) <= MOST_PAGES


def test_the_letter_is_one_page_with_every_barrier(tmp_path: Path) -> None:
    catalogue = load()
    barriers = {one.id: True for one in (catalogue.asks.barriers if catalogue.asks else ())}
    ours = replace(EXAMPLE, barriers=barriers)
    first, second, *_more = pages(letter(Material.of(catalogue, ours, DAY)), tmp_path, large=False)
    assert "Yours faithfully" in first
    assert EXAMPLE.organisation.name in first.partition("Yours faithfully")[2]
    assert second.startswith("What we ask, and the law behind it")
