"""A report to share starts from nothing: no private word, name or number is in it, in any form."""

import datetime
import io
import json
import zipfile
from typing import Any

import pytest

from tests.building import assessment_with
from tests.documents.reading import forms, read_html, read_word, report_as
from tests.documents.test_report import CATALOGUE, EXAMPLE, TYPED, material, told
from ulo_selfcheck.answers.review import About, Answer, Assessment, Present, Sitting
from ulo_selfcheck.answers.toml import loads
from ulo_selfcheck.catalogue.criterion import Level
from ulo_selfcheck.documents import report_to_share
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.kinds import SHARED_ANSWERS, SHARED_REPORT
from ulo_selfcheck.ground.models import replace

SHARED = "Organisation.name"
NUMBERS: dict[str, Any] = {"voting": 7919, "from_constituency": 7907, "disabled": 7901}
PRESENT: dict[str, Any] = {"voting_from_constituency": 7883, "supporters": 7879, "interpreters": 7877}
PRIVATE = {name: f"private-{number:03}" for number, name in enumerate(TYPED) if name != SHARED}


def secretive() -> Assessment:
    """Give answers with a private word in every field, and numbers that can be looked for."""
    every = told({**PRIVATE, SHARED: "Riverside"}, "rights", {"status": "rated", "level": "mostly"})
    more = {
        "user-majority": Answer(status="rated", level="mostly", **NUMBERS),
        "carers": Answer(status="not-for-us", reason="private-reason", partner="private-partner"),
        "peer-support": Answer(
            status="rated", level="fully", hands={"fully": 7873}, views={"mostly": 7867}, agreed=False
        ),
        "choice-and-control": Answer(status="rated", level="partly", services={"campaigning": "we-do"}),
    }
    sitting = Sitting(id=1, date=datetime.date(2026, 3, 4), present=Present(**PRESENT), guide="private-guide")
    return replace(
        every,
        answers={**every.answers, **more},
        sittings=(*every.sittings, sitting),
        barriers={"income": True},
        organisation=replace(every.organisation, nation="england"),
    )


def words_of(data: bytes, ending: str) -> str:
    return read_word(data) if ending == ".docx" else data.decode()


@pytest.mark.parametrize("answers", [False, True])
@pytest.mark.parametrize("ending", forms(SHARED_REPORT))
def test_nothing_private_is_in_it(ending: str, answers: bool) -> None:
    data = report_as(material(secretive()), ending, SHARED_ANSWERS if answers else SHARED_REPORT)
    said = words_of(data, ending)
    assert "Riverside" in said
    assert "private" not in said.replace("Nothing private", "")
    for number in (*NUMBERS.values(), *PRESENT.values(), 7873, 7867):
        assert str(number) not in said
    assert "4 March" not in said
    assert "2026-03-04" not in said


@pytest.mark.parametrize("answers", [False, True])
def test_nothing_private_is_in_the_properties_of_the_word_file(answers: bool) -> None:
    data = report_as(material(secretive()), ".docx", SHARED_ANSWERS if answers else SHARED_REPORT)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if b"private-" in parts.read(name)]


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt", ".md"])
def test_it_says_first_what_it_is_not_for(ending: str) -> None:
    said = words_of(report_as(material(EXAMPLE), ending, SHARED_REPORT), ending)
    if ending == ".html":
        said, _ = read_html(said)
    assert said.index("This is not an inspection.") < said.index("Where we are strong")
    assert "It is not for scoring bids." in said


def test_what_was_chosen_and_is_not_there_yet_is_said_as_a_wish() -> None:
    said = report_as(material(EXAMPLE), ".txt", SHARED_REPORT).decode()
    before, _, _ = said.partition("1. Enough of us on the committee.")
    assert "This is what we want to be able to say:" in before.replace("\n", " ")


def test_it_claims_of_a_strength_what_its_level_says_and_no_more() -> None:
    ours = assessment_with({"accountable": "mostly", "carers": "fully"})
    said = " ".join(plain_text.render(report_to_share.share(material(ours))).split())
    levels: tuple[tuple[str, Level], ...] = (("accountable", "mostly"), ("carers", "fully"))
    for name, level in levels:
        criterion = CATALOGUE[name]
        assert criterion.levels[level].replace(" also ", " ", 1) in said
        assert criterion.plain_words not in said
    assert CATALOGUE["accountable"].levels["fully"] not in said


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt", ".md", ".csv", ".json"])
def test_levels_are_in_it_only_with_share_answers(ending: str) -> None:
    without = words_of(report_as(material(EXAMPLE), ending, SHARED_REPORT), ending)
    with_them = words_of(report_as(material(EXAMPLE), ending, SHARED_ANSWERS), ending)
    level = "partly" if ending == ".json" else "Partly"
    assert level not in without
    assert level in with_them


@pytest.mark.parametrize(("ours", "said"), [(5, "no"), (6, "yes")])
def test_of_the_sum_it_says_yes_or_no(ours: int, said: str) -> None:
    answer = Answer(status="rated", level="partly", voting=7, from_constituency=ours)
    every = replace(EXAMPLE, answers={"user-majority": answer})
    text = report_as(material(every), ".txt", SHARED_ANSWERS).decode()
    assert (
        f"The people we are for hold three quarters or more of the votes on our committee: {said}."
        in text.replace("\n", " ")
    )


def test_the_copy_for_an_adviser_holds_levels_and_nothing_else() -> None:
    loaded = loads(report_to_share.as_toml(material(EXAMPLE)))
    assert loaded.notices == []
    assert {one: answer.level for one, answer in loaded.assessment.answers.items()} == {
        one: answer.level for one, answer in EXAMPLE.answers.items()
    }
    assert loaded.assessment.sittings == ()
    about = EXAMPLE.assessment
    assert about.updated
    its_day = about.updated.replace(hour=0, minute=0, second=0)
    assert loaded.assessment.assessment == About(id=about.id, started=about.started, updated=its_day)
    kept = {"revision", "status", "level"}
    for answer in loaded.assessment.answers.values():
        others: dict[str, Any] = {
            name: getattr(answer, name) for name in type(answer).model_fields if name not in kept
        }
        assert not any(others.values()), others


def test_the_json_to_share_has_the_keys_that_are_promised() -> None:
    keys = {"schema", "shared", "read_first", "organisation", "catalogue", "strengths", "chosen", "asks"}
    assert set(json.loads(report_to_share.as_json(material(EXAMPLE)))) == keys
    assert set(json.loads(report_to_share.as_json(material(EXAMPLE), answers=True))) == keys | {
        "criteria",
        "three_quarters",
    }


def test_what_is_shown_before_is_what_is_written() -> None:
    for ending in (".txt", ".docx", ".json"):
        shown = report_to_share.what_is_in_it(material(EXAMPLE), ending, answers=True)
        assert shown == report_to_share.share(material(EXAMPLE), answers=True)
    assert "no words" in str(report_to_share.what_is_in_it(material(EXAMPLE), ".toml", answers=False))
    assert report_to_share.summary(material(EXAMPLE), ".txt", answers=True)[1].endswith(
        "all your answers (21)."
    )
