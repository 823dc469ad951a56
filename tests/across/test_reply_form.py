"""The reply form comes back in Word, in an email or as a page: edited, saved by other programs, quoted and broken."""

import re
import textwrap
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.across.filled_in import CATALOGUE, FORM, NOTE, SAVED, typed_in_word
from ulo_selfcheck.across.combine.member_file import Source, read
from ulo_selfcheck.across.combine.receipt import receipt_words
from ulo_selfcheck.across.combine.reply import parse
from ulo_selfcheck.catalogue.criterion import ANSWERS
from ulo_selfcheck.catalogue.own_word import catalogue_in_own_words
from ulo_selfcheck.documents.formats import form_page
from ulo_selfcheck.documents.reply_form import ReplyForm, content, in_an_email, to_type_in
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.documents.workbook import workbook
from ulo_selfcheck.documents.writing import render

ORDER = CATALOGUE.order
EMAIL = in_an_email(FORM)
GIVEN = st.dictionaries(st.sampled_from(ORDER), st.sampled_from(range(1, len(ANSWERS) + 1)), min_size=1)


def means(numbers: dict[str, int]) -> dict[str, str]:
    return {one: ANSWERS[number - 1] for one, number in numbers.items()}


# In Word


def in_file(folder: Path, name: str, data: bytes) -> Source:
    (folder / name).write_bytes(data)
    return read(folder / name, CATALOGUE)


def test_an_empty_word_form_has_no_lock_and_all_of_it_is_known(tmp_path: Path) -> None:
    data = typed_in_word({"rights": 3}, {"rights": NOTE})
    it = in_file(tmp_path, "a.docx", data)
    assert (it.member.views, it.member.notes["rights"]) == ({"rights": "partly"}, (NOTE,))
    assert receipt_words(it, CATALOGUE) == ["a.docx: 1 of 21 answers, 1 note."]
    assert it.member.catalogue.version == CATALOGUE.identity.version
    word = docx.Document(BytesIO(data))
    assert b"documentProtection" not in word.settings.element.xml.encode()
    assert "w:sdt" not in word.element.xml


def test_each_question_has_a_list_that_begins_at_one() -> None:
    word = docx.Document(BytesIO(typed_in_word({}, {})))
    options = [one for one in word.paragraphs if one.style and one.style.name == "List Number"]
    lists = [one._p.xpath("w:pPr/w:numPr/w:numId/@w:val")[0] for one in options]
    assert len(lists) == len(ORDER) * len(ANSWERS)
    assert len(set(lists)) == len(ORDER)
    numbering = word.part.numbering_part.element
    for one in set(lists):
        assert numbering.num_having_numId(int(one)).lvlOverride_lst[0].startOverride.val == 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(GIVEN)
def test_every_number_typed_in_word_is_read_back(tmp_path: Path, numbers: dict[str, int]) -> None:
    it = in_file(tmp_path, "a.docx", typed_in_word(numbers, {}))
    assert (set(it.member.views), it.unclear, it.left) == (set(numbers), (), ())


@pytest.mark.parametrize("name", sorted(one.name for one in SAVED.iterdir()))
def test_a_form_that_another_program_saved_is_read_like_ours(name: str) -> None:
    it = read(SAVED / name, CATALOGUE)
    assert it.member.views == {"rights": "partly", "covers-everyone": "not-sure", "local-needs": "fully"}
    assert {one: said for one, said in it.member.notes.items() if said} == {
        "covers-everyone": (f"{NOTE}\nIt has two lines.",)
    }
    assert it.unclear == ()


# In an email


def answered(numbers: dict[str, int], notes: dict[str, str] | None = None, form: str = EMAIL) -> str:
    """Give the email form with answers after the word Answer, and notes in a line below."""
    for one, number in numbers.items():
        head, question, rest = form.partition(f"Question {CATALOGUE[one].number}\n")
        note = f"\n{notes[one]}" if notes and one in notes else ""
        form = head + question + rest.replace("Answer:", f"Answer: {number}{note}", 1)
    return form


def quoted(text: str, marks: str = "> ") -> str:
    return re.sub("^", marks, text, flags=re.MULTILINE)


def wrapped(text: str, columns: int) -> str:
    return "\n".join(part for line in text.split("\n") for part in textwrap.wrap(line, columns) or [""])


def above(numbers: dict[str, int]) -> str:
    said = "\n".join(f"Question {CATALOGUE[one].number}: {number}" for one, number in numbers.items())
    return f"Dear all,\n\n{said}\n\nOn Monday, the chair wrote:\n{quoted(wrapped(EMAIL, 70))}"


def as_page(text: str) -> str:
    message = EmailMessage()
    message["Subject"] = "Re: 21 questions"
    lines = "<br>".join(line.replace("&", "&amp;").replace("<", "&lt;") for line in text.split("\n"))
    message.set_content(f"<html><body><div>{lines}</div></body></html>", subtype="html")
    return str(message)


SENT: dict[str, Callable[[dict[str, int]], str]] = {
    "as it is": answered,
    "quoted": lambda numbers: f"Hello!\n\nOn Monday, the chair wrote:\n{quoted(answered(numbers))}",
    "broken at 72": lambda numbers: wrapped(answered(numbers), 72),
    "broken at 40": lambda numbers: wrapped(answered(numbers), 40),
    "broken, then quoted": lambda numbers: quoted(wrapped(answered(numbers), 60)),
    "quoted, then answered": lambda numbers: answered(
        numbers, form=quoted(wrapped(EMAIL, 70)).replace("> Question", "Question")
    ),
    "sent on": lambda numbers: (
        "For you.\n\n---------- Forwarded message ---------\nFrom: a member\n"
        f"Date: Monday\nSubject: Re: the questions\nTo: the chair\n\n{answered(numbers)}"
    ),
    "sent on and quoted twice": lambda numbers: quoted(quoted(wrapped(answered(numbers), 64)), ">> "),
    "answered above": above,
    "Windows": lambda numbers: answered(numbers).replace("\n", "\r\n"),
    "no empty lines": lambda numbers: answered(numbers).replace("\n\n", "\n"),
}


@pytest.mark.parametrize("way", SENT)
@settings(max_examples=10, deadline=None)
@given(numbers=GIVEN)
def test_what_email_programs_do_to_the_short_form_changes_no_answer(
    way: str, numbers: dict[str, int]
) -> None:
    it = parse(SENT[way](numbers), CATALOGUE)
    assert (it.answers, it.unclear) == (means(numbers), ())
    assert it.notes == {}


def test_words_below_an_answer_are_a_note_however_the_form_was_broken(tmp_path: Path) -> None:
    notes = {"rights": "We help people with forms.", "user-majority": NOTE}
    sent = quoted(wrapped(answered({"rights": 3, "user-majority": 8}, notes), 50))
    it = parse(sent, CATALOGUE)
    assert (it.answers, it.notes) == (means({"rights": 3, "user-majority": 8}), notes)
    assert in_file(tmp_path, "a.eml", as_page(sent).encode()).member.views["rights"] == "partly"


def test_an_empty_email_form_has_no_answers_and_nothing_else_to_tell() -> None:
    it = parse(EMAIL, CATALOGUE)
    assert (it.answers, it.notes, it.unclear, it.left) == ({}, {}, (), ())
    assert (it.catalogue, it.version) == (CATALOGUE.identity.id, CATALOGUE.identity.version)


# As a page


def filled_page(checked: dict[str, int], notes: dict[str, str]) -> str:
    """Give the page as browsers save it once it is filled in."""
    page = form_page.render(FORM)
    for one, number in checked.items():
        there = f'name="answer-{CATALOGUE[one].number}" value="{number}"'
        assert page.count(there) == 1
        page = page.replace(there, f'{there} checked=""')
    for one, note in notes.items():
        head, here, rest = page.partition(f"Your note on question {CATALOGUE[one].number}, ")
        page = head + here + rest.replace("</textarea>", f"{note}</textarea>", 1)
    return page


def test_a_page_that_was_saved_as_a_whole_has_its_answers_read(tmp_path: Path) -> None:
    note = "Two &lt;lines&gt;\nAnswer: 5"
    it = in_file(tmp_path, "form.html", filled_page({"rights": 3, "carers": 8}, {"rights": note}).encode())
    assert it.member.views == {"rights": "partly", "carers": "no-view"}
    assert it.member.notes["rights"] == ("Two <lines>\nAnswer: 5",)
    assert (it.unclear, it.left) == ((), ())


# A group's own word


@pytest.mark.parametrize("people", ["", "d/Deaf people and carers", "people like (us)"])
def test_a_form_with_a_groups_own_word_for_its_people_is_read_like_any_other(people: str) -> None:
    said = catalogue_in_own_words(CATALOGUE, people)
    form = ReplyForm(said)
    document = to_type_in(form)
    typed = render(document, ".txt").decode()
    on_paper = render(workbook(said, reply=True), ".txt").decode()
    assert not people or people in typed
    for text in (in_an_email(form), wrapped(in_an_email(form), 50), quoted(typed), on_paper):
        for ours in (CATALOGUE, said):
            it = parse(text, ours)
            assert (it.answers, it.notes, it.unclear, it.left) == ({}, {}, (), ())


def test_a_form_of_older_words_is_read_and_its_own_words_become_no_notes() -> None:
    older = re.sub(r"(\d\. \w[\w ]*\.) .+", r"\1 It was said in another way.", typed_as_text())
    older = re.sub(r"(Question \d+\.) .+", r"\1 An older title.", older)
    older = older.replace(f"version {CATALOGUE.identity.version}", "version 2020.1")
    for one, number in (("rights", 3), ("user-majority", 6)):
        head, there, rest = older.partition(f"Question {CATALOGUE[one].number}. An older title.")
        older = (
            head
            + there
            + rest.replace("Answer:", f"Answer: {number}", 1).replace("Note:", f"Note: {NOTE}", 1)
        )
    it = parse(older, CATALOGUE)
    assert (it.answers, it.unclear) == (means({"rights": 3, "user-majority": 6}), ())
    assert it.notes == {"rights": NOTE, "user-majority": NOTE}
    assert it.version == "2020.1"


def typed_as_text() -> str:
    made = content(FORM, ".txt")
    assert isinstance(made, Document)
    return render(made, ".txt").decode()
