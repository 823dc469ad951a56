"""What a document says beside its words: no person, no computer, no folder, and the day but not the hour."""

import datetime
import io
import platform
import re
import zipfile
from pathlib import Path

import pytest

from tests.running import Here, Program
from ulo_selfcheck.catalogue.load import packaged_folder

MADE = {
    "report.docx": ("report", "ours.toml"),
    "report.html": ("report", "ours.toml"),
    "share.docx": ("report", "ours.toml", "--share"),
    "share.html": ("report", "ours.toml", "--share"),
    "letter.docx": ("letter", "ours.toml"),
    "workbook.docx": ("workbook",),
    "plan.docx": ("plan", "ours.toml"),
}
SOMEBODY = "somebodys-login-name"
CLOCK = re.compile(rb"\d\d:\d\d(?::\d\d)?")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Give the program in a home that is named after somebody."""
    home = tmp_path / SOMEBODY
    home.mkdir()
    (home / "ours.toml").write_bytes((packaged_folder() / "example.toml").read_bytes())
    made = Here(home)
    made.environment |= dict.fromkeys(("USER", "LOGNAME", "USERNAME"), SOMEBODY)
    return made


def parts_of(path: Path) -> dict[str, bytes]:
    """Give what is in a document: the parts of a Word file, or the page."""
    if path.suffix != ".docx":
        return {path.name: path.read_bytes()}
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as parts:
        return {one: parts.read(one) for one in parts.namelist()}


@pytest.mark.parametrize("out", MADE)
def test_a_document_does_not_say_who_made_it_or_where(program: Program, out: str) -> None:
    assert program(*MADE[out], "-o", out).code == 0
    for name, data in parts_of(program.home / out).items():
        for private in (SOMEBODY, str(program.home), platform.node(), "/home/"):
            assert not re.search(rb"(?<!\w)" + re.escape(private.encode()) + rb"(?!\w)", data), (
                name,
                private,
            )


@pytest.mark.parametrize("out", [one for one in MADE if one.endswith(".docx")])
def test_a_word_file_says_the_day_it_was_made_and_not_the_hour(program: Program, out: str) -> None:
    program(*MADE[out], "-o", out)
    with zipfile.ZipFile(program.home / out) as parts:
        assert {one.date_time[3:] for one in parts.infolist()} == {(0, 0, 0)}
    properties = parts_of(program.home / out)["docProps/core.xml"]
    assert set(CLOCK.findall(properties)) == {b"00:00:00"}
    days = re.findall(rb">(\d{4}-\d\d-\d\d)T", properties)
    today = datetime.date.today()
    assert {datetime.date.fromisoformat(one.decode()) for one in days} <= {
        today,
        today - datetime.timedelta(1),
    }
    assert len(days) == 2


@pytest.mark.parametrize("out", MADE)
def test_a_document_made_again_on_the_same_day_is_the_same_bytes(program: Program, out: str) -> None:
    program(*MADE[out], "-o", out)
    first = (program.home / out).read_bytes()
    program.process(*MADE[out], "-o", out, "--overwrite")  # another process puts sets in another order
    again, last = (program.home / out).read_bytes(), datetime.date.today()
    assert again == first or str(last).encode() not in first  # it was midnight in between


@pytest.mark.parametrize("out", [one for one in MADE if one.endswith(".html")])
def test_the_head_of_a_web_page_says_no_time_and_no_program(program: Program, out: str) -> None:
    program(*MADE[out], "-o", out)
    head = parts_of(program.home / out)[out].split(b"<style>")[0]
    assert CLOCK.findall(head) == []
    assert re.findall(rb'<meta name="([^"]+)"', head) == [b"viewport", b"author"]
