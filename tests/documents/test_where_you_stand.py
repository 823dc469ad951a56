"""The picture of where a group stands: it says in words all that it draws, in every format."""

import re
import zipfile
from io import BytesIO
from typing import get_args

import pytest

from tests.building import answer_of, assessment_with
from tests.documents.reading import part_of_word, read_html
from tests.documents.test_report import CATALOGUE, EXAMPLE, material
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.documents.formats import colours
from ulo_selfcheck.documents.formats.drawing import drawing, in_letters
from ulo_selfcheck.documents.tree import Cell, Chart, Document, Mark, Paragraph, Track
from ulo_selfcheck.documents.where_you_stand import where_you_stand
from ulo_selfcheck.documents.writing import render

MIXED = assessment_with(
    {
        "social-model": answer_of("partly>fully"),
        "independent-living": answer_of("fully>mostly"),
        "rights": answer_of("partly>partly"),
        "carers": answer_of("not-for-us"),
        "diversity": answer_of("not-sure"),
        "peer-support": answer_of("later"),
    }
)


def chart_of(assessment: Assessment) -> Chart:
    return next(one for one in where_you_stand(material(assessment)) if isinstance(one, Chart))


def rows_of(assessment: Assessment) -> dict[str, tuple[Cell, ...]]:
    return {row[0].text: row[1:] for group in chart_of(assessment).groups for row in group.rows}


def page(assessment: Assessment, ending: str) -> bytes:
    return render(Document("T", "en-GB", tuple(where_you_stand(material(assessment)))), ending)


def test_every_criterion_stands_in_it_once_in_its_group() -> None:
    groups = chart_of(EXAMPLE).groups
    ours = material(EXAMPLE).catalogue
    titles = [[one.numbered for one in ours.in_group(group.id)] for group in ours.groups]
    assert [[row[0].text for row in group.rows] for group in groups] == titles


@pytest.mark.parametrize(
    ("criterion", "words", "track"),
    [
        ("social-model", ["Partly", "Fully", "To work on"], "x x x o o"),
        ("independent-living", ["Fully", "Mostly", "Strong"], "x x x x x"),
        ("rights", ["Partly", "Partly", "Enough for now"], "x x x . ."),
        ("carers", ["No level", "None", "Not for us"], ". . . . ."),
        ("diversity", ["Not sure", "Mostly", "To find out"], ". . . . ."),
        ("peer-support", ["No level", "Fully", "To look at"], ". . . . ."),
    ],
)
def test_the_words_say_what_is_drawn(criterion: str, words: list[str], track: str) -> None:
    row = rows_of(MIXED)[CATALOGUE.numbered(criterion)]
    assert [cell.text for cell in row] == words
    assert in_letters(row[0].drawn) == track


def test_each_standing_has_a_sign_of_its_own_shape() -> None:
    signs = {row[-1].text: row[-1].drawn for row in rows_of(MIXED).values()}
    shapes = [drawing(sign).shapes for sign in signs.values() if sign]
    assert len(signs) == len(set(shapes)) == 6
    every = [drawing(mark).shapes for mark in get_args(Mark)]
    assert len(set(every)) == len(every)


def test_usual_aims_are_called_usual_until_the_group_has_looked_at_them() -> None:
    def said(assessment: Assessment) -> str:
        blocks = where_you_stand(material(assessment))
        return " ".join(one.text for one in blocks if isinstance(one, Paragraph))

    assert "Governance and Services" in said(EXAMPLE)
    assert "Values" not in said(EXAMPLE)


@pytest.mark.parametrize(
    ("hues", "ground"), [(colours.GROUPS, "#ffffff"), (colours.GROUPS_ON_DARK, "#14171a")]
)
def test_the_groups_have_colours_that_are_clear_to_read(hues: tuple[str, ...], ground: str) -> None:
    assert len(set(hues)) == len(CATALOGUE.groups)
    for hue in hues:
        assert contrast(hue, ground) >= 7


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_on_a_web_page_the_drawing_is_beside_its_words_and_not_read_out() -> None:
    html = page(EXAMPLE, ".html").decode()
    drawn = re.findall(r"<svg [^>]*>", html)
    assert len(drawn) == len(CATALOGUE.criteria) * 2 + 3
    assert all('aria-hidden="true"' in one for one in drawn)
    assert re.search(r"</svg>\s*To work on</td>", html)
    words, _ = read_html(html)
    assert all(title in words for title in rows_of(EXAMPLE))


def test_in_word_each_drawing_is_a_picture_that_is_marked_as_saying_nothing_of_its_own() -> None:
    data = page(EXAMPLE, ".docx")
    body = part_of_word(data, "word/document.xml")
    drawn = [one for one in body.iter() if one.tag.endswith("}docPr")]
    marked = [one for one in body.iter() if one.tag.endswith("}decorative") and one.get("val") == "1"]
    assert len(drawn) == len(marked) == len(CATALOGUE.criteria) * 2 + 3
    with zipfile.ZipFile(BytesIO(data)) as parts:
        pictures = [parts.read(one) for one in parts.namelist() if one.startswith("word/media/")]
    assert pictures
    assert all(one.startswith(b"\x89PNG") for one in pictures)


def test_as_text_the_letters_stand_before_the_words() -> None:
    text = page(EXAMPLE, ".txt").decode()
    assert "x x x o o  2. Independent living: partly, aim fully. To work on." in text
    assert "x: where you are, o: the way to your aim, .: further steps." in text
    assert (
        "| 2. Independent living | x x x o o Partly | Fully | To work on |" in page(EXAMPLE, ".md").decode()
    )


def test_a_track_is_never_longer_than_its_steps() -> None:
    for now in range(6):
        for aim in range(6):
            assert len(drawing(Track(5, now, aim)).shapes) == 5
