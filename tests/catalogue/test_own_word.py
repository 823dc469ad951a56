"""A group that has said whom it is for reads its own word in the criteria; everyone else reads 'the people we are for'."""

import re
from pathlib import Path

import pytest

from tests.building import assessment_with
from tests.running import Here
from ulo_selfcheck.answers.contents import read_answers
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.own_word import catalogue_in_own_words, in_own_words, own_word
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.gap_parts import gap_analysis
from ulo_selfcheck.documents.kinds import REPLY_FORM, WORKBOOK
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.of_one_review import content
from ulo_selfcheck.documents.report import report
from ulo_selfcheck.documents.report_to_share import share
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.ground.models import replace
from ulo_selfcheck.session import opening

OURS = re.compile(r"people (?:we|you) are for", re.IGNORECASE)
WORD = "people with learning difficulties"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Now the people we are for run it.", "Now survivors run it."),
        ("We answer to the people we are for.", "We answer to survivors."),
        ("Half of them are people you are for.", "Half of them are survivors."),
        ("A word of ours.", "A word of ours."),
    ],
)
def test_the_word_stands_where_ours_stood(text: str, said: str) -> None:
    assert in_own_words(text, "survivors") == said
    assert in_own_words(text, "") == text


@pytest.mark.parametrize("typed", ["", " ", "We are for everyone", "All. Everyone", "x" * 61, "a\nb"])
def test_a_sentence_or_a_long_text_is_no_word_to_stand_in_a_question(typed: str) -> None:
    assert own_word(typed) == ""


def test_a_full_stop_after_the_word_is_left_out() -> None:
    assert own_word(" Deaf people. ") == "Deaf people"


def test_no_sentence_begins_with_it_so_that_no_letter_of_the_word_is_changed(catalogue: Catalogue) -> None:
    assert not re.search(r"(?:The people|People) (?:we|you) are for", str(catalogue.criteria))
    assert (
        in_own_words("It is run by the people we are for.", "d/Deaf people") == "It is run by d/Deaf people."
    )


def test_the_word_stands_in_all_the_criteria_and_nothing_else_changes(catalogue: Catalogue) -> None:
    ours = catalogue_in_own_words(catalogue, WORD)
    assert OURS.search(str(catalogue.criteria))
    assert not OURS.search(str(ours.criteria))
    assert ours["user-majority"].title == f"A committee run by {WORD}"
    assert ours.order == catalogue.order
    assert catalogue_in_own_words(ours, "") is catalogue
    assert catalogue_in_own_words(ours, "survivors")["user-majority"].title == "A committee run by survivors"


def test_a_sitting_says_it_from_the_moment_it_was_given(tmp_path: Path, catalogue: Catalogue) -> None:
    session = opening.start(tmp_path / "a.toml", "Practice group", catalogue)
    session.go(11)
    assert session.criterion.title == "A committee run by the people we are for"
    session.set_detail("people", WORD)
    assert session.criterion.title == f"A committee run by {WORD}"
    session.choose("partly")
    session.undo()
    session.undo()
    assert session.criterion.title == "A committee run by the people we are for"


def test_the_prompts_say_it_and_the_words_that_were_answered_are_kept(tmp_path: Path) -> None:
    typed = (
        "details",
        "",
        WORD,
        "",
        "",
        "",
        "",
        "go 11",
        "sum",
        "7",
        "5",
        "4",
        "3",
        "sitting",
        "back",
        "quit",
    )
    ran = Here(tmp_path)("open", "a.toml", "--name", "Practice group", typed="\n".join(typed))
    said = " ".join(ran.out.split())
    assert f"How many of these voters are {WORD}?" in said
    assert f"5 of the 7 votes on your committee are held by {WORD}." in said
    assert f"Count those here who have a vote. How many are {WORD}?" in said
    kept = read_answers(tmp_path / "a.toml").loaded.assessment.answer("user-majority")
    assert kept.asked.startswith(f"Our committee is run by {WORD}.")


def test_a_group_for_disabled_people_counts_them_once(tmp_path: Path) -> None:
    typed = ("details", "", "Disabled people.", "", "", "", "", "go 11", "sum", "7", "5", "4", "quit")
    ran = Here(tmp_path)("open", "a.toml", "--name", "Practice group", typed="\n".join(typed))
    assert "Leave out carers who are not disabled" not in ran.out
    kept = read_answers(tmp_path / "a.toml").loaded.assessment.answer("user-majority")
    assert (kept.voting, kept.from_constituency, kept.disabled, kept.level) == (7, 5, None, "mostly")


def test_a_word_that_cannot_stand_in_a_question_is_kept_and_that_is_said(tmp_path: Path) -> None:
    typed = ("details", "", "We are for everyone here.", "back", "quit")
    ran = Here(tmp_path)("open", "a.toml", "--name", "Practice group", typed="\n".join(typed))
    assert "The questions go on saying 'the people we are for'" in " ".join(ran.out.split())
    assert (
        read_answers(tmp_path / "a.toml").loaded.assessment.organisation.people == "We are for everyone here."
    )


def test_documents_of_the_group_say_it_and_the_report_to_share_does_not(catalogue: Catalogue) -> None:
    answers = assessment_with({"user-majority": "mostly"}, people=WORD)
    answers = replace(answers, priorities=())
    material = Material.of(catalogue, answers)
    for document in (report(material), gap_analysis(material)):
        said = plain_text.render(document)
        assert f"committee run by {WORD}" in " ".join(said.split())
        assert not OURS.search(said)
    assert WORD not in plain_text.render(share(material, answers=True))


def test_forms_that_are_read_back_say_what_the_criteria_say(catalogue: Catalogue) -> None:
    """The program must know its own words when they come back, from whichever group."""
    material = Material.of(catalogue, assessment_with(people=WORD))
    for kind in (WORKBOOK, REPLY_FORM):
        made = content(kind, material, ".docx")
        assert isinstance(made, Document)
        assert WORD not in plain_text.render(made)
    assert material.catalogue.as_written is catalogue
