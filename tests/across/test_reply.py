"""A filled-in workbook is read back as it was meant, and what could mean two things is told."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.test_report import CATALOGUE
from ulo_selfcheck.across.combine.reply import parse
from ulo_selfcheck.catalogue.criterion import ANSWERS
from ulo_selfcheck.documents.workbook import workbook
from ulo_selfcheck.documents.writing import render

EMPTY = render(workbook(CATALOGUE, reply=True), ".txt").decode()
ORDER = CATALOGUE.order


def filled(given: dict[str, str], notes: dict[str, str] | None = None) -> str:
    """Give the workbook as a member sends it back."""
    text = EMPTY
    for kind, words in (("Answer", given), ("Note", notes or {})):
        for criterion, typed in words.items():
            start = text.index(f"({criterion})")
            place = text.index(f"\n{kind}:", start) + len(f"\n{kind}:")
            text = f"{text[:place]} {typed}{text[place:]}"
    return text


def test_an_empty_workbook_gives_no_answers_and_nothing_is_unclear() -> None:
    reply = parse(EMPTY, CATALOGUE)
    assert (reply.answers, reply.notes, reply.unclear) == ({}, {}, ())
    assert (reply.catalogue, reply.version) == ("dh-ulo-design-criteria", "2026.2")


def test_the_first_lines_name_the_criteria_and_each_question_its_id() -> None:
    assert EMPTY.splitlines()[2] == "Criteria dh-ulo-design-criteria, version 2026.2."
    for one in CATALOGUE.criteria:
        assert f"\nQuestion {one.number} ({one.id})\n" in EMPTY
    assert EMPTY.count("\nAnswer:\n") == EMPTY.count("\nNote:\n") == len(CATALOGUE.criteria)


@given(st.dictionaries(st.sampled_from(ORDER), st.integers(1, 8)))
def test_every_number_is_read_back(chosen: dict[str, int]) -> None:
    reply = parse(filled({one: str(number) for one, number in chosen.items()}), CATALOGUE)
    assert reply.answers == {one: ANSWERS[number - 1] for one, number in chosen.items()}
    assert reply.unclear == ()


@pytest.mark.parametrize(
    "typed",
    [
        "3",
        "3.",
        " 3 ",
        "3. Partly",
        "partly",
        "Partly.",
        "(3)",
        "3 partly",
        "\uff13",
        "\u00a03",
        "*3*",
        "PARTLY",
    ],
)
def test_the_ways_people_type_an_answer(typed: str) -> None:
    assert parse(filled({"rights": typed}), CATALOGUE).answers == {"rights": "partly"}


@pytest.mark.parametrize("typed", ["not sure", "6", "Not sure.", "6 not sure"])
def test_other_answers_have_numbers_and_words_too(typed: str) -> None:
    assert parse(filled({"rights": typed}), CATALOGUE).answers == {"rights": "not-sure"}


@pytest.mark.parametrize(
    "typed", ["3 or 4", "9", "0", "3. Mostly", "yes", "I am not sure if partly", "33", "???"]
)
def test_what_can_be_read_two_ways_is_told_with_its_line(typed: str) -> None:
    text = filled({"rights": typed})
    reply = parse(text, CATALOGUE)
    assert reply.answers == {}
    assert [one.text for one in reply.unclear] == [typed]
    assert text.splitlines()[reply.unclear[0].line - 1] == f"Answer: {typed}"


@pytest.mark.parametrize(
    "sent",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: re.sub("^", "> ", text, flags=re.MULTILINE),
        lambda text: re.sub("^", ">> ", text, flags=re.MULTILINE),
        lambda text: f"\ufeffHello, here it is.\n\n{text}\n-- \nA member",
        lambda text: text.replace("Answer:", "ANSWER :"),
        lambda text: text.replace("Answer: 3", "Answer:\n3"),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("\n", "\n\n"),
    ],
    ids=[
        "windows",
        "quoted",
        "quoted twice",
        "in a letter",
        "shouted",
        "next line",
        "closed up",
        "spread out",
    ],
)
def test_what_mail_programs_do_changes_no_answer(sent: object) -> None:
    assert callable(sent)
    reply = parse(sent(filled({"rights": "3", "carers": "5"}, {"rights": "Ask Ann."})), CATALOGUE)
    assert reply.answers == {"rights": "partly", "carers": "fully"}
    assert reply.notes["rights"].startswith("Ask Ann.")


def test_a_note_can_have_many_lines_and_ends_at_the_next_question() -> None:
    note = "First line.\n\nQuestion for later: who asks?\nLast line."
    reply = parse(filled({}, {"decisions-at-every-level": note, "rights": "Short."}), CATALOGUE)
    assert reply.notes == {"decisions-at-every-level": note, "rights": "Short."}


def test_the_last_note_ends_where_the_questions_end() -> None:
    assert parse(filled({}, {ORDER[-1]: "The end."}), CATALOGUE).notes == {ORDER[-1]: "The end."}


def test_the_same_workbook_twice_in_one_mail_counts_once() -> None:
    text = filled({"rights": "3"}, {"rights": "Once."})
    reply = parse(f"{text}\n{text}\n{EMPTY}", CATALOGUE)
    assert (reply.answers, reply.notes, reply.unclear) == ({"rights": "partly"}, {"rights": "Once."}, ())


def test_two_answers_to_one_question_are_told() -> None:
    reply = parse(filled({"rights": "3"}) + filled({"rights": "4"}), CATALOGUE)
    assert reply.answers == {"rights": "partly"}
    assert "two answers" in reply.unclear[0].problem


def test_a_question_of_another_set_is_told() -> None:
    reply = parse("Question 1 (not-ours)\nAnswer: 3\n", CATALOGUE)
    assert reply.answers == {}
    assert reply.unclear[0].line == 1


@given(st.text())
def test_any_text_at_all_can_be_read(text: str) -> None:
    parse(text, CATALOGUE)
    parse(f"Question 3 (rights)\nAnswer: {text}", CATALOGUE)
