"""All that members send comes in by one door: twenty replies of every kind, some broken, and what is too much."""

import re
import time
import zipfile
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path

import pytest

from tests.across.filled_in import FORM, typed_in_word
from tests.across.test_combine import CATALOGUE, OUT, answers, combined, filled, keep, program
from tests.across.test_reply_files import mail, rich, word
from tests.across.test_reply_form import above, answered, as_page, filled_page, quoted, wrapped
from tests.running import Program
from ulo_selfcheck.across.combine.member_file import read
from ulo_selfcheck.answers.contents import FileProblem
from ulo_selfcheck.documents.formats import form_page

__all__ = ["program"]  # the fixture of the other tests
ALL = {one.id: number % 8 + 1 for number, one in enumerate(CATALOGUE.criteria)}
FEW = {"rights": 3, "carers": 5}
SAVED_BY_THE_PAGE = filled({one: str(number) for one, number in ALL.items()})


def open_document(text: str) -> bytes:
    """Give a text as LibreOffice keeps it, a paragraph a line."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    lines = "".join(f"<t:p>{escape(line)}</t:p>" for line in text.split("\n"))
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as parts:
        parts.writestr(
            "content.xml", f"<o:body xmlns:o='{names}:office:1.0' xmlns:t='{names}:text:1.0'>{lines}</o:body>"
        )
    return kept.getvalue()


def inbox(folder: Path) -> dict[str, int | None]:
    """Put twenty replies in a folder; give how many answers each has. None: it is none, or it is broken."""
    older = filled({"rights": "3"}).replace(f"version {CATALOGUE.identity.version}", "version 2020.1")
    made: dict[str, tuple[bytes, int | None]] = {
        "01 page.txt": (SAVED_BY_THE_PAGE.encode(), 21),
        "02 page whole.html": (filled_page(FEW, {"rights": "A note."}).encode(), 2),
        "03 word.docx": (typed_in_word(ALL, {"rights": "A longer note."}), 21),
        "04 older words.docx": (word(older), None),
        "05 open.odt": (open_document(answered(FEW)), 2),
        "06 rich.rtf": (rich(filled({"rights": "2"})), 1),
        "07 email.eml": (mail(text=answered(FEW)), 2),
        "08 above.eml": (mail(text=above(ALL)), 21),
        "09 page.eml": (as_page(quoted(wrapped(answered(FEW | {"rights": 4}), 50))).encode(), 2),
        "10 attached.eml": (mail(text="Here it is.\n", attached=("form.docx", typed_in_word(FEW, {}))), 2),
        "11 pasted.txt": (answered(ALL).encode("utf-16"), 21),
        "12 markdown.md": (filled({"rights": "4"}).replace("Question", "### Question").encode(), 1),
        "13 own words.txt": (b"Question 3: mostly\nQ8 - 5, we ask them each year\n\nJo\njo@example.org\n", 2),
        "14 two answers.txt": (b"Question 3: 3 or 4\nQuestion 8: 5\n", 1),
        "15 blank.html": (form_page.render(FORM).encode(), None),
        "16 broken.docx": (b"PK\x03\x04 not really", None),
        "17 letter.txt": (b"Dear all, see you on the day.", None),
        "18 other.txt": (filled({"rights": "3"}).replace("dh-ulo-design-criteria", "others").encode(), None),
        "19 older word.doc": (b"\xd0\xcf\x11\xe0", None),
    }
    for name, (data, _) in made.items():
        (folder / name).write_bytes(data)
    keep(folder, "20 program.toml", answers(rights="partly"))
    return {name: many for name, (_, many) in made.items()} | {"20 program.toml": 1}


def test_the_receipt_accounts_for_every_file_and_every_answer(program: Program) -> None:
    folder = program.home / "From members"
    folder.mkdir()
    expected = inbox(folder)
    ran = program("combine", folder, "-o", OUT, "--anyway", "--title", "x")
    assert ran.code == 0
    receipt = dict(re.findall(r"^(.+?): (\d+) of 21 answers", ran.out, re.MULTILINE))
    assert receipt == {name: str(many) for name, many in expected.items() if many is not None}
    for name, many in expected.items():
        assert many is not None or name in ran.out + ran.err
    ours = combined(program)
    counted = [n for one in ours.answers.values() for view, n in one.views.items() if view != "no-view"]
    spoken = [read(folder / name, CATALOGUE).member.views for name, many in expected.items() if many]
    assert sum(counted) == sum(view != "no-view" for one in spoken for view in one.values())
    assert len(ours.replies) == len(receipt)
    assert 'is not read: "Jo"' not in ran.out  # a signature is told as one
    assert 'is taken for a signature, and left out: "jo@example.org"' in ran.out


def test_without_being_told_to_go_on_a_broken_file_writes_nothing(program: Program) -> None:
    folder = program.home / "From members"
    folder.mkdir()
    inbox(folder)
    ran = program("combine", folder, "-o", OUT)
    assert (ran.code, (program.home / OUT).exists()) == (1, False)
    for name in ("15 blank.html", "16 broken.docx", "17 letter.txt", "18 other.txt"):
        assert f"{folder / name}" in ran.err


def test_the_answers_to_somebody_elses_questions_are_told_and_never_used(program: Program) -> None:
    keep(program.home, "a.txt", filled({"rights": "3"}).replace("dh-ulo-design-criteria", "others"))
    ran = program("combine", "a.txt", "-o", OUT, "--anyway")
    assert ran.code == 1
    assert "answers other questions: others. Ours are dh-ulo-design-criteria." in ran.err


def test_the_answers_to_older_words_are_used_and_it_is_said(program: Program) -> None:
    keep(program.home, "a.txt", filled({"rights": "3"}).replace("version 2026.2", "version 2026.1"))
    ran = program("combine", "a.txt", "-o", OUT, "--name", "Ours", "--title", "x")
    assert (ran.code, combined(program).catalogue.version) == (0, "2026.1")
    assert "a.txt answers the words of version 2026.1. Ours are 2026.2." in ran.err


TOO_MUCH: dict[str, Callable[[Path], object]] = {
    "a hundred megabytes.txt": lambda path: _sparse(path, 100_000_000),
    "a hundred megabytes.html": lambda path: _sparse(path, 100_000_000),
    "a hundred megabytes.docx": lambda path: _sparse(path, 100_000_000),
    "a hundred megabytes.odt": lambda path: _sparse(path, 100_000_000),
    "a million questions.txt": lambda path: path.write_text(
        "".join(f"Question {n}: 3\n" for n in range(1_000_000))
    ),
    "many questions.txt": lambda path: path.write_text("".join(f"Question {n}: 3\n" for n in range(19_000))),
    "many questions.html": lambda path: path.write_text("<fieldset data-id='x'>" * 19_000),
    "many answers.html": lambda path: path.write_text(
        "<fieldset data-id='rights'>" + "<input checked value='3'>" * 19_000
    ),
    "deep.html": lambda path: path.write_text("<div>" * 190_000),
}


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_is_too_much_for_a_reply_is_told_within_bounds(tmp_path: Path, name: str) -> None:
    TOO_MUCH[name](tmp_path / name)
    began = time.process_time()
    assert read_or_said(tmp_path / name) in ("said", "one answer at most")
    assert time.process_time() - began < 20


def read_or_said(path: Path) -> str:
    try:
        return "one answer at most" if len(read(path, CATALOGUE).member.views) <= 1 else "more"
    except FileProblem as problem:
        return "said" if path.name in str(problem) else "not said"


def test_a_word_or_open_document_that_grows_without_bounds_is_refused(tmp_path: Path) -> None:
    for name, inside in (("a.docx", "word/document.xml"), ("a.odt", "content.xml")):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as parts:
            parts.writestr(inside, b"<a>" + b" " * 100_000_000)
        with pytest.raises(FileProblem, match="too large to be a reply"):
            read(tmp_path / name, CATALOGUE)


@pytest.mark.parametrize(
    "content", ["<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", "<a", ""]
)
def test_an_open_document_lets_nothing_in_from_elsewhere(tmp_path: Path, content: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as parts:
        parts.writestr("content.xml", content)
    with pytest.raises(FileProblem):
        read(tmp_path / "a.odt", CATALOGUE)


def test_the_page_asks_for_no_name_and_for_nothing_about_a_person() -> None:
    page = form_page.render(FORM)
    asked = set(re.findall(r'<input type="(\w+)"', page))
    assert asked == {"radio", "checkbox", "file"}
    assert page.count("<textarea") == len(CATALOGUE.criteria) + 1  # the last is for copying by hand
    assert "form-action 'none'" in page
    assert "<form" not in page


def test_a_word_in_a_comment_of_an_open_document_is_told_and_no_answer(tmp_path: Path) -> None:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f"<o:body xmlns:o='{names}:office:1.0' xmlns:t='{names}:text:1.0'>"
        "<t:tracked-changes><t:p>Question 3: 1</t:p></t:tracked-changes>"
        "<t:h>Question<t:s/>3</t:h><t:p>Answer: 4<o:annotation><t:p>Ask Jo</t:p></o:annotation></t:p>"
        "<t:p>Note:<t:tab/>One<t:line-break/>two</t:p></o:body>"
    )
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as parts:
        parts.writestr("content.xml", content)
    it = read(tmp_path / "a.odt", CATALOGUE)
    assert (it.member.views, it.member.notes["rights"]) == ({"rights": "mostly"}, ("One\ntwo",))
    assert [one.text for one in it.left] == ["Ask Jo"]
