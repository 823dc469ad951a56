"""Replies come as text, mail, Word or rich text: the same words are read whatever they are kept in."""

import re
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from tests.across.test_combine import CATALOGUE, filled, keep
from ulo_selfcheck.across.combine.gather import gather
from ulo_selfcheck.across.combine.member_file import Source, read
from ulo_selfcheck.across.combine.receipt import receipt_words
from ulo_selfcheck.across.combine.texts import ENDINGS, plain_text, text_of
from ulo_selfcheck.across.combine.web_pages import from_html
from ulo_selfcheck.answers.contents import FileProblem
from ulo_selfcheck.documents.workbook import workbook
from ulo_selfcheck.documents.writing import render

FORM = filled({"rights": "3", "carers": "mostly"}, {"rights": "The caf\u00e9 \u201chas\u201d a step."})
VIEWS = {"rights": "partly", "carers": "mostly"}
NOTE = "The caf\u00e9 \u201chas\u201d a step."


def mail(*, html: bool = False, attached: tuple[str, bytes] | None = None, text: str = FORM) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = (
        "Re: The questions",
        "cath@example.org",
        "us@example.org",
    )
    if html:
        message.set_content("".join(f"<div>{line}</div>" for line in text.splitlines()), subtype="html")
    else:
        message.set_content(text)
    if attached:
        name, data = attached
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def word(text: str = FORM) -> bytes:
    document, kept = Document(), BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(kept)
    return kept.getvalue()


def rich(text: str = FORM) -> bytes:
    escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text.replace("\\", "\\\\"))
    return ("{\\rtf1\\ansi\\uc1 " + escaped.replace("\n", "\\par\n") + "}").encode("ascii")


KINDS: dict[str, Callable[[], bytes]] = {
    "a.txt": FORM.encode,
    "wide.txt": lambda: FORM.encode("utf-16"),
    "wide without a mark.txt": lambda: FORM.encode("utf-16-le"),
    "the other way round.txt": lambda: FORM.encode("utf-16-be"),
    "old letters.txt": lambda: FORM.encode("cp1252"),
    "a.md": lambda: FORM.replace("Question", "### Question").replace("Answer:", "**Answer:**").encode(),
    "mail.eml": mail,
    "page.eml": lambda: mail(html=True),
    "with a file.eml": lambda: mail(text="Here it is.\n", attached=("form.docx", word())),
    "with text.eml": lambda: mail(text="Here it is.\n", attached=("form.txt", FORM.encode())),
    "word.docx": word,
    "rich.rtf": rich,
}


def source(folder: Path, name: str, data: bytes) -> Source:
    path = folder / name
    path.write_bytes(data)
    return read(path, CATALOGUE)


@pytest.mark.parametrize("name", KINDS)
def test_a_reply_reads_the_same_whatever_it_is_kept_in(tmp_path: Path, name: str) -> None:
    it = source(tmp_path, name, KINDS[name]())
    assert (it.member.views, it.unclear) == (VIEWS, ())
    assert it.member.notes["rights"] == (NOTE,)


def test_a_workbook_in_word_is_read_by_its_ticks(tmp_path: Path) -> None:
    (tmp_path / "empty.docx").write_bytes(render(workbook(CATALOGUE), ".docx"))
    text, _ = text_of(tmp_path / "empty.docx")
    at = text.index("Question 3.")
    ticked = text[:at] + re.sub(r"\u2610(\s+3\. Partly)", "\u2612\\1", text[at:], count=1)
    it = source(tmp_path, "ticked.docx", word(ticked))
    assert (it.member.views, it.unclear, it.left) == ({"rights": "partly"}, (), ())
    assert not any(it.member.notes.values())


def test_what_else_came_with_a_mail_is_told(tmp_path: Path) -> None:
    it = source(tmp_path, "a.eml", mail(attached=("photo.jpg", b"x")))
    said = receipt_words(it, CATALOGUE)
    assert "a.eml: These came with it and were not looked at: photo.jpg." in said
    assert any('"Subject: Re: The questions"' in one for one in said)


def test_a_comment_in_the_margin_of_a_word_file_is_told(tmp_path: Path) -> None:
    document, kept = Document(), BytesIO()
    for line in ("Question 3: 3", "Note: Yes."):
        paragraph = document.add_paragraph(line)
    document.add_comment(paragraph.runs, text="Ask Jo first", author="x", initials="x")
    document.sections[0].header.paragraphs[0].text = "Draft of May"
    document.save(kept)
    it = source(tmp_path, "a.docx", kept.getvalue())
    assert it.member.notes["rights"] == ("Yes.",)
    assert {"Ask Jo first", "Draft of May"} <= {one.text for one in it.left}


def test_words_in_a_table_of_a_word_file_are_read(tmp_path: Path) -> None:
    document, kept = Document(), BytesIO()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Question 3", "Answer: 3"
    document.save(kept)
    assert source(tmp_path, "a.docx", kept.getvalue()).member.views == {"rights": "partly"}


@pytest.mark.parametrize("name", [f"bad{ending}" for ending in ENDINGS])
@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"{\\rtf1 \\u99999999999 }", b"\x00\xff" * 50, b"\xff\xfe\x00"]
)
def test_a_file_that_is_none_of_its_kind_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(FileProblem, match="bad"):
        source(tmp_path, name, data)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_as_text(data: bytes) -> None:
    plain_text(data)


@given(st.text(max_size=200))
def test_any_page_is_read_and_what_is_hidden_is_no_reply(text: str) -> None:
    from_html(text)
    assert from_html(f"<style>{'x'}</style>3<br>4").split() == ["3", "4"]


def test_what_a_file_of_answers_keeps_is_told(tmp_path: Path) -> None:
    from tests.building import answer_of, assessment_with
    from ulo_selfcheck.answers.review import Action

    said = {"rights": answer_of("partly>fully"), "user-majority": answer_of("partly", voting=7)}
    act = Action(id=1, criterion="rights", what="Ask")
    it = read(keep(tmp_path, "ann.toml", assessment_with(said, actions=(act,))), CATALOGUE)
    assert receipt_words(it, CATALOGUE) == [
        "ann.toml: 2 of 21 answers, 0 notes.",
        "ann.toml: this stays in it: an aim (question 3), the numbers of the sum (question 11) and 1 action.",
    ]


def test_two_letters_from_one_address_are_said_and_both_count(tmp_path: Path) -> None:
    (tmp_path / "first.eml").write_bytes(mail())
    (tmp_path / "second.eml").write_bytes(mail(text=filled({"rights": "4"})))
    (tmp_path / "other.eml").write_bytes(mail(text=filled({"rights": "5"})).replace(b"cath@", b"jo@"))
    found = gather([tmp_path], CATALOGUE)
    assert len(found.sources) == 3
    (notice,) = found.notices
    assert notice.startswith("first.eml and second.eml came from one email address. Each counts as a member.")
    assert "cath@" not in notice
