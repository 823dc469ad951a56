"""Every form of the report holds every word that was typed, and reads none of it as its own."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document as Word
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from tests.building import assessment_with
from tests.documents.reading import forms, part_of_word, read_csv, read_html, read_word, report_as
from tests.documents.test_report import (
    CATALOGUE,
    EXAMPLE,
    Texts,
    answers,
    criteria,
    material,
    missing,
    told,
)
from tests.documents.test_report import texts_of_all as texts
from tests.documents.test_where_you_stand import contrast
from ulo_selfcheck.answers.review import Action, Answer, Assessment, Evidence
from ulo_selfcheck.catalogue.criterion import ANSWERS
from ulo_selfcheck.documents.formats import csv_table, html, word
from ulo_selfcheck.documents.kinds import REPORT
from ulo_selfcheck.documents.reply_form import ReplyForm, to_type_in
from ulo_selfcheck.documents.report import report
from ulo_selfcheck.documents.tree import Document, Facts, Heading, Items, Paragraph, Table

ELEMENTS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "nav",
        "details",
        "summary",
        "main",
        "footer",
        "section",
    ),
    *("h1", "h2", "h3", "h4", "p", "ul", "li", "dl", "div", "dt", "dd", "strong"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "span"),
    *("svg", "path", "circle"),
}
NO_LETTERS = ("\ufffe", "\uffff")  # XML cannot hold these two; Word shows a mark in their place


def in_form(assessment: Assessment, ending: str) -> bytes:
    return report_as(material(assessment), ending)


@given(texts, criteria, answers)
@how(max_examples=50)
def test_everything_that_was_typed_is_in_the_web_page_and_none_of_it_is_markup(
    texts: Texts, criterion: str, answer: dict[str, Any]
) -> None:
    words, elements = read_html(in_form(told(texts, criterion, answer), ".html").decode())
    assert missing(texts, words) == []
    assert elements <= ELEMENTS


@given(texts, criteria, answers)
@how(max_examples=15)
def test_everything_that_was_typed_is_in_the_word_file(
    texts: Texts, criterion: str, answer: dict[str, Any]
) -> None:
    words = read_word(in_form(told(texts, criterion, answer), ".docx"))
    shown = {
        name: text.replace(NO_LETTERS[0], "\ufffd").replace(NO_LETTERS[1], "\ufffd")
        for name, text in texts.items()
    }
    assert missing(shown, words) == []


@given(texts, criteria, answers)
@how(max_examples=50)
def test_everything_that_was_typed_is_in_the_table(
    texts: Texts, criterion: str, answer: dict[str, Any]
) -> None:
    rows = read_csv(in_form(told(texts, criterion, answer), ".csv").decode())
    row = next(one for one in rows if one["id"] == criterion)
    assert missing(texts, "".join(row.values())) == []


# The table


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    cell = csv_table.harmless(text)
    assert cell.lstrip()[:1] not in set("=+-@＝＋－＠")
    assert cell[:1] not in ("\t", "\r", "\n")


def test_a_spreadsheet_opens_the_accents_right() -> None:
    data = in_form(assessment_with({"rights": Answer(note="Café, naïve, 語")}), ".csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") >= len(CATALOGUE.criteria) + 1
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert next(one for one in read_csv(data.decode()) if one["id"] == "rights")["note"] == "Café, naïve, 語"


def test_the_table_has_a_row_for_each_criterion_and_columns_for_each_action() -> None:
    actions = tuple(Action(id=number, criterion="rights", what=f"Thing {number}") for number in (1, 2))
    rows = read_csv(in_form(assessment_with({"rights": "partly"}, actions=actions), ".csv").decode())
    assert [one["id"] for one in rows] == list(CATALOGUE.order)
    rights = rows[2]
    assert (rights["action 1 what"], rights["action 2 what"]) == ("Thing 1", "Thing 2")
    columns = list(rights)
    assert columns.index("action 1 done") < columns.index("action 2 what") < columns.index("organisation")


# The web page


@pytest.mark.parametrize("large", [False, True])
def test_the_page_is_one_file_without_script_or_anything_from_elsewhere(large: bool) -> None:
    page = report_as(material(EXAMPLE), ".html", large=large).decode()
    for piece in ("<script", "http:", "https:", "src=", "url(", "@import", "<link", "javascript:"):
        assert piece not in page
    assert '<html lang="en-GB"' in page
    title = report(material(EXAMPLE)).title.replace("'", "&#39;")
    assert f"<title>{title}</title>" in page
    assert f'<h1 dir="auto">{title}</h1>' in page
    assert ('class="large"' in page) is large


def test_a_table_has_a_caption_scopes_and_an_empty_corner() -> None:
    table = Table("Apples", ("Kind", "Red", "Green"), (("Sour", "1", "2"),))
    page = html.render(Document("T", "en-GB", (Heading(1, "T"), table)))
    for piece in (
        '<caption id="table-1">Apples</caption>',
        "<td></td>",
        '<th scope="col">Red</th>',
        '<th scope="row">Sour</th>',
        '<section class="scroll" aria-labelledby="table-1" tabindex="0">',
    ):
        assert piece in page
    assert "<th></th>" not in page


def test_columns_that_are_too_many_become_rows() -> None:
    wide = Table("C", ("G", *"abcde"), (("x", *"12345"), ("y", *"67890")))
    assert wide.upright().columns == ("G", "x", "y")
    assert wide.upright().rows[0] == ("a", "1", "6")
    narrow = Table("C", ("G", "a"), (("x", "1"),))
    assert narrow.upright() is narrow


# The Word file


def sizes(part: Any, tag: str) -> set[str]:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return {one.get(f"{w}val") for one in part.iter(f"{w}{tag}")}


def test_the_word_file_says_its_language_in_every_place() -> None:
    data = in_form(EXAMPLE, ".docx")
    for name in ("word/styles.xml", "word/settings.xml", "word/document.xml"):
        part = part_of_word(data, name)
        assert sizes(part, "lang") | sizes(part, "themeFontLang") <= {"en-GB"}
    assert sizes(part_of_word(data, "word/styles.xml"), "lang") == {"en-GB"}


def test_the_word_file_names_the_organisation_and_not_a_program() -> None:
    words = "".join(part_of_word(in_form(EXAMPLE, ".docx"), "docProps/core.xml").itertext())
    assert EXAMPLE.organisation.name in words
    assert "python" not in words
    assert "2013" not in words


def style(data: bytes, name: str) -> Any:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return next(
        one
        for one in part_of_word(data, "word/styles.xml").iter(f"{w}style")
        if one.get(f"{w}styleId") == name
    )


@pytest.mark.parametrize(("large", "points"), [(False, 14), (True, 18)])
def test_the_word_file_is_in_arial_of_a_size_that_can_be_read(large: bool, points: int) -> None:
    data = report_as(material(EXAMPLE), ".docx", large=large)
    normal = style(data, "Normal")
    assert sizes(normal, "sz") == sizes(normal, "szCs") == {str(points * 2)}
    for name in ("Normal", "Heading1", "Heading2", "Heading3", "Heading4", "ListBullet", "Caption"):
        fonts = next(one for one in style(data, name).iter() if one.tag.endswith("}rFonts"))
        assert set(fonts.attrib.values()) == {"Arial"}
        hues = sizes(style(data, name), "color")
        assert all(contrast(f"#{hue}", "#ffffff") >= 7 for hue in hues)
        assert sizes(style(data, name), "jc") <= {"left"}


def test_tables_in_word_repeat_their_first_row_and_merge_no_cells() -> None:
    body = part_of_word(in_form(EXAMPLE, ".docx"), "word/document.xml")
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    tables = list(body.iter(f"{w}tbl"))
    assert tables
    for table in tables:
        rows = list(table.iter(f"{w}tr"))
        assert [row.find(f".//{w}tblHeader") is not None for row in rows] == [True] + [False] * (
            len(rows) - 1
        )
        assert all(row.find(f".//{w}cantSplit") is not None for row in rows)
        assert not [one for one in table.iter() if one.tag in (f"{w}gridSpan", f"{w}vMerge")]


def test_a_long_word_file_has_a_list_of_its_parts_that_leads_to_each() -> None:
    parts = tuple(Heading(2, f"Part {one}", new_page=one == 2) for one in range(1, 13))
    body = part_of_word(word.render(Document("T", "en-GB", (Heading(1, "T"), *parts))), "word/document.xml")
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    links = {"".join(one.itertext()): one.get(f"{w}anchor") for one in body.iter(f"{w}hyperlink")}
    marks = [one.get(f"{w}name") for one in body.iter(f"{w}bookmarkStart")]
    assert list(links) == [one.text for one in parts]
    assert list(links.values()) == marks
    assert len(set(marks)) == len(parts)
    short = part_of_word(
        word.render(Document("T", "en-GB", (Heading(1, "T"), *parts[:11]))), "word/document.xml"
    )
    assert not list(short.iter(f"{w}hyperlink"))


def test_lists_and_headings_in_word_are_real() -> None:
    document = Document("T", "en-GB", (Heading(1, "T"), Heading(2, "U"), Items(("a", "b")), Paragraph("c")))
    data = word.render(document)
    styles = sizes(part_of_word(data, "word/document.xml"), "pStyle")
    assert styles == {"Heading1", "Heading2", "ListBullet"}


# Whatever the answers are

LONG = "مرحبا بالعالم. 語言。 Ünïcødé. " * 200
ODD: dict[str, Assessment] = {
    "nothing": assessment_with(),
    "everything not for us": assessment_with(dict.fromkeys(CATALOGUE.order, "not-for-us")),
    "the essentials alone": assessment_with({one.id: "partly" for one in CATALOGUE.essentials}),
    "long notes in several scripts": assessment_with(
        {
            one: Answer(
                status="rated", level="partly", note=LONG, evidence=(Evidence(what=LONG, where=LONG),)
            )
            for one in CATALOGUE.order
        }
    ),
    "notes of markup": assessment_with(
        {"rights": Answer(note="<script>alert(1)</script> **bold** [x](y) {{ 1 + 1 }} ]]>", partner="=1+1")}
    ),
    "control characters": assessment_with({"rights": Answer(note="a\x00b\x1bc\x7f\u202ed")}),
}


@pytest.mark.parametrize("ending", forms(REPORT))
@pytest.mark.parametrize("which", ODD)
def test_every_form_can_be_made_of_any_answers(which: str, ending: str) -> None:
    made = in_form(ODD[which], ending)
    if ending != ".docx":
        assert made.decode()
    else:
        assert "Need this in another format?" in read_word(made)


def test_a_note_of_markup_is_shown_as_it_was_typed() -> None:
    typed = ODD["notes of markup"].answers["rights"].note
    words, elements = read_html(in_form(ODD["notes of markup"], ".html").decode())
    assert typed in words
    assert "script" not in elements
    assert typed in read_word(in_form(ODD["notes of markup"], ".docx"))


def test_a_word_file_can_have_any_name_of_an_organisation() -> None:
    """A file written by hand may have control characters in it; XML cannot hold them."""
    data = in_form(assessment_with({"social-model": "partly"}, name="River\x1b[31m\0\ufffeside"), ".docx")
    title = "".join(part_of_word(data, "docProps/core.xml").itertext())
    assert "River?[31m?\ufffdside" in title


def test_on_paper_what_was_typed_never_runs_into_the_next_label() -> None:
    facts = Facts(
        (
            ("Your answer", "Partly."),
            ("Your note", "The lift\nis old"),
            ("A concern", "only words on paper"),
            ("Show of hands", "Partly 3"),
        ),
        together=True,
    )
    document = Document("Ours", "en-GB", (Heading(1, "Ours"), facts))
    assert [paragraph.text for paragraph in Word(BytesIO(word.render(document))).paragraphs][-3:] == [
        "Your answer: Partly.",
        "Your note: The lift\nis old",
        "A concern: only words on paper. Show of hands: Partly 3",
    ]


def test_in_the_reply_form_in_word_a_question_stays_on_one_page_with_the_place_to_answer() -> None:
    paragraphs = Word(BytesIO(word.render(to_type_in(ReplyForm(CATALOGUE))))).paragraphs
    places = [n for n, one in enumerate(paragraphs) if one.text.startswith(("Question ", "Note:"))]
    assert len(places) == 2 * len(CATALOGUE.criteria)
    for first, last in zip(places[::2], places[1::2], strict=True):
        assert last - first > len(ANSWERS)
        assert all(one.paragraph_format.keep_with_next for one in paragraphs[first:last])


def test_in_word_a_line_with_its_questions_number_has_that_for_its_mark_and_no_bullet() -> None:
    lines = Items(("4. Work driven by our members.", "11. A committee.", "No number."), own_numbers=True)
    made = Word(BytesIO(word.render(Document("Ours", "en-GB", (Heading(1, "Ours"), lines)))))
    paragraphs = made.paragraphs[-3:]
    assert [one.text for one in paragraphs] == ["Work driven by our members.", "A committee.", "No number."]
    assert [one.style.name for one in paragraphs if one.style] == [
        "List Number",
        "List Number",
        "List Bullet",
    ]
    numbering = made.part.numbering_part.element
    begin = numbering.xpath("./w:num/w:lvlOverride/w:startOverride/@w:val")
    assert begin == ["4", "11"]
