"""A report to share holds nothing of any field of the answers, also of one that is added tomorrow."""

import io
import re
import zipfile

import pytest

from tests.building import answer_of
from tests.documents.reading import forms, read_word, report_as
from tests.privacy.filling import NUMBERS, WORD, YEAR, Filling
from ulo_selfcheck.answers import review
from ulo_selfcheck.answers.review import About, Answer, Assessment, CatalogueUsed, Organisation
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.documents.kinds import SHARED_ANSWERS, SHARED_REPORT
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.ground.models import OpenPart, replace

NAME = "Riverside"
WORDS = ("fully", "mostly", "partly", "started", "not-yet", "not-sure", "later", "not-for-us")


def everything(catalogue: Catalogue) -> tuple[Assessment, Filling]:
    """Give answers to all criteria, of every kind, with something private in every field."""
    filling = Filling()
    # A report to share says whose it is, and which criteria were answered. A copy keeps the number of its review.
    whole = filling.fill(
        Assessment,
        schema_version=1,
        organisation=filling.fill(Organisation, name=NAME),
        assessment=filling.fill(About, id="0f6c8a4e"),
        catalogue=filling.fill(CatalogueUsed, id=catalogue.identity.id, version=catalogue.identity.version),
    )
    answers = {
        criterion: _answer(filling, WORDS[number % len(WORDS)])
        for number, criterion in enumerate((*catalogue.order, f"{WORD}-criterion"))
    }
    priority, action = whole.priorities[0], whole.actions[0]
    chosen = tuple(replace(priority, criterion=one) for one in catalogue.order[:5])
    actions = tuple(replace(action, id=n, criterion=one) for n, one in enumerate(catalogue.order))
    barriers = dict.fromkeys(("income", f"{WORD}-barrier"), True)
    return (
        replace(whole, answers=answers, priorities=chosen, actions=actions, barriers=barriers),
        filling,
    )


def _answer(filling: Filling, word: str) -> Answer:
    filled, said = filling.fill(Answer), answer_of(word)
    return replace(filled, status=said.status, level=said.level)


def test_every_field_of_the_answers_is_filled(catalogue: Catalogue) -> None:
    _, filling = everything(catalogue)
    fields = {
        f"{name}.{field}"
        for name, kind in vars(review).items()
        if isinstance(kind, type) and issubclass(kind, OpenPart) and kind is not OpenPart
        for field in (*kind.model_fields, "extra")
    }
    assert filling.filled == fields
    assert {"Answer.last", "Last.reason", "Answer.extra", "Last.extra"} <= fields


def private_in(text: str) -> list[str]:
    """Give all that is private in a text: our words, numbers and the year of our dates."""
    numbers = [one for one in re.findall(r"(?<!\d)\d{5}(?!\d)", text) if int(one) in NUMBERS]
    return [*re.findall(rf"{WORD}-[\w-]+", text), *numbers, *re.findall(rf"\b{YEAR}\b", text)]


@pytest.mark.parametrize("answers", [False, True])
@pytest.mark.parametrize("ending", forms(SHARED_REPORT))
def test_nothing_of_any_field_is_in_it(catalogue: Catalogue, ending: str, answers: bool) -> None:
    whole, _ = everything(catalogue)
    data = report_as(Material.of(catalogue, whole), ending, SHARED_ANSWERS if answers else SHARED_REPORT)
    said = read_word(data) if ending == ".docx" else data.decode()
    if ending == ".toml":  # it says the two days of its review, which an overview needs, and no more of them
        said = re.sub(rf"(?m)^(?:started|updated) = {YEAR}-\d\d-\d\d( .*)?$", "", said)
    assert NAME in said
    assert private_in(said) == []


def test_nothing_of_any_field_is_in_any_part_of_the_word_file(catalogue: Catalogue) -> None:
    whole, _ = everything(catalogue)
    data = report_as(Material.of(catalogue, whole), ".docx", SHARED_ANSWERS)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            assert WORD.encode() not in parts.read(name).replace(b"Nothing private", b""), name


@pytest.mark.parametrize("ending", [".txt", ".json", ".csv"])
def test_the_whole_report_of_the_same_answers_shows_what_to_look_for(
    catalogue: Catalogue, ending: str
) -> None:
    """Else the tests above would find nothing because there is nothing."""
    whole, _ = everything(catalogue)
    found = private_in(report_as(Material.of(catalogue, whole), ending).decode())
    assert len(found) > 200
    assert {one[:3] for one in found} >= {"pri", "191"}
