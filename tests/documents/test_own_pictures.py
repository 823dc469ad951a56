"""A group's own pictures: beside the criteria or the document, with words, and with nothing of where they were taken."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.documents.reading import part_of_word
from tests.documents.test_report import CATALOGUE
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.own_pictures import own_pictures
from ulo_selfcheck.documents.tree import Picture
from ulo_selfcheck.documents.workbook import Given, cards, workbook
from ulo_selfcheck.documents.writing import render
from ulo_selfcheck.ground.problem import Problem

WORDS = "Six of us round a table."


def keep(
    folder: Path, name: str = "rights.jpg", words: str = WORDS, size: tuple[int, int] = (400, 200)
) -> Path:
    """Put a picture into a folder of pictures, as a camera makes it: with a place and a direction."""
    path = folder / "pictures" / name
    path.parent.mkdir(exist_ok=True)
    image = Image.new("RGB", size, "darkgreen")
    about = Image.Exif()
    about[0x0112] = 6  # to be turned by a quarter
    about[0x010E] = "Ann's kitchen"
    image.save(path, exif=about)
    if words:
        path.with_suffix(".txt").write_text(words, encoding="utf-8")
    return path


@pytest.fixture
def given(tmp_path: Path) -> Given:
    keep(tmp_path)
    keep(tmp_path, "fully.png", "A thumb that points up.")
    return Given(pictures=own_pictures(CATALOGUE, tmp_path))


def test_they_are_found_by_the_name_of_a_question_or_an_answer(given: Given, tmp_path: Path) -> None:
    assert {name: one.words for name, one in given.pictures.items()} == {
        "rights": WORDS,
        "fully": "A thumb that points up.",
    }
    keep(tmp_path, "holiday.jpg", words="")
    assert len(own_pictures(CATALOGUE, tmp_path)) == 2
    assert own_pictures(CATALOGUE, tmp_path / "elsewhere") == {}


def test_a_picture_stands_upright_and_says_nothing_of_where_it_was_taken(given: Given) -> None:
    data = given.pictures["rights"].data
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size) == ("JPEG", (200, 400))
        assert not image.getexif()
    assert b"kitchen" not in data


def test_a_large_one_is_made_as_small_as_it_is_seen(tmp_path: Path) -> None:
    keep(tmp_path, size=(5000, 2000))
    with Image.open(io.BytesIO(own_pictures(CATALOGUE, tmp_path)["rights"].data)) as image:
        assert max(image.size) == 1600


def test_without_words_for_those_who_cannot_see_it_none_is_used(tmp_path: Path) -> None:
    path = keep(tmp_path, words="")
    with pytest.raises(Problem, match=rf"{re.escape(str(path))} has no words .*rights\.txt, in one sentence"):
        own_pictures(CATALOGUE, tmp_path)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n broken", b"<svg/>"])
def test_what_is_no_picture_is_told_by_its_name(tmp_path: Path, data: bytes) -> None:
    path = keep(tmp_path)
    path.write_bytes(data)
    with pytest.raises(Problem, match=r"rights\.jpg cannot be read as a picture: .* or take it away"):
        own_pictures(CATALOGUE, tmp_path)


def test_the_web_page_and_the_word_file_have_them_with_their_words(given: Given) -> None:
    for document, words in (
        (workbook(CATALOGUE, given), WORDS),
        (cards(CATALOGUE, given.pictures), "A thumb that points up."),
    ):
        page = render(document, ".html").decode()
        assert re.findall(r'<img class="picture" alt="([^"]*)" src="data:image/jpeg;base64,', page) == [words]
        data = render(document, ".docx")
        body = part_of_word(data, "word/document.xml")
        assert words in [one.get("descr") for one in body.iter() if one.tag.endswith("}docPr")]
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            assert [one for one in parts.namelist() if one.startswith("word/media/")]
    assert f"Picture: {WORDS}" in plain_text.render(workbook(CATALOGUE, given))


def test_the_form_that_is_read_back_has_no_pictures_in_it(given: Given) -> None:
    assert not [one for one in workbook(CATALOGUE, given, reply=True).blocks if isinstance(one, Picture)]
