"""A filled-in workbook is read back as it was meant, and what could mean two things is told."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.test_report import CATALOGUE
from ulo_selfcheck.across.combine.reply import Reply, parse
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


@pytest.mark.parametrize(
    "typed",
    ["not sure", "6", "Not sure.", "6 not sure", "Don't know", "I don\u2019t know", "dont know", "no idea"],
)
def test_other_answers_have_numbers_and_words_too(typed: str) -> None:
    assert parse(filled({"rights": typed}), CATALOGUE).answers == {"rights": "not-sure"}


@pytest.mark.parametrize(
    "typed", ["3 or 4", "9", "0", "3. Mostly", "yes", "I am not sure if partly", "33", "???", "3, no idea"]
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


def test_two_answers_to_one_question_are_told_and_none_is_guessed() -> None:
    reply = parse(filled({"rights": "3"}) + filled({"rights": "4"}) + filled({"rights": "3"}), CATALOGUE)
    assert reply.answers == {}
    assert "2 answers: Partly and Mostly" in reply.unclear[0].problem
    assert [one.why for one in reply.left] == ["another answer"] * 2


def test_a_question_of_another_set_is_told() -> None:
    reply = parse("Question 1 (not-ours)\nAnswer: 3\n", CATALOGUE)
    assert reply.answers == {}
    assert reply.unclear[0].line == 1


@given(st.text())
def test_any_text_at_all_can_be_read(text: str) -> None:
    parse(text, CATALOGUE)
    parse(f"Question 3 (rights)\nAnswer: {text}", CATALOGUE)


# Other forms that people use


@pytest.mark.parametrize(
    "typed",
    [
        "Question 2: 3",
        "question 2 - partly",
        "Q2 - 3",
        "q2: 3.",
        "Q.2) three",
        "2. 3",
        "2: partly",
        "Question two: 3",
        "Question 2 (independent-living): 3",
        "Question 2 (independent-living) Answer: 3",
        "Question 2 (independent\u2013living)\nAnswer 3",
        "Question 2\nanswer= 3",
        "Question 2\nAnswer - three",
        "Question 2. Independent living\nAnswer: 3",
        "Question 2. Independent living: 3",
        "Question 2\n\n3",
        "Question 2\n3. Partly.",
        "Question 2\nOur answer is partly",
        "### Question 2 (independent-living)\n\n**Answer:** 3",
        "Question 2\nAnswer: \u201c3\u201d",
        "Question 2\nAnswer: \u2018Partly\u2019",
        "Question 2\nAnswer: I think 3",
        "Question 2\n[x] Partly. We work on at least one of the twelve basic needs.",
        "Question 2\n\u2612 3. Partly. We work on at least one of the twelve basic needs.",
        "-----Original Message-----\nFrom: Ann\nTo: Bob\n> Question 2: 3",
    ],
)
def test_forms_that_people_use_are_read(typed: str) -> None:
    reply = parse(typed, CATALOGUE)
    assert (reply.answers, reply.unclear) == ({"independent-living": "partly"}, ())


def test_a_list_of_numbers_is_read_with_its_notes() -> None:
    reply = parse("1. 3\n2. 4\nNote: we try.\n3. 5\n4) not sure\n", CATALOGUE)
    assert list(reply.answers.values()) == ["partly", "mostly", "fully", "not-sure"]
    assert reply.notes == {"independent-living": "we try."}


def test_a_list_as_people_type_it_on_a_telephone_gives_each_answer_to_its_own_question() -> None:
    reply = parse("1: 3\n2: dont know\n3 not sure\n4: its a charity so 5\n5 hard\n6: 4\n", CATALOGUE)
    assert reply.answers == {
        "social-model": "partly",
        "independent-living": "not-sure",
        "rights": "not-sure",
        "covers-everyone": "mostly",
    }
    assert [(one.criterion, one.text) for one in reply.unclear] == [
        ("member-driven", "its a charity so 5"),
        ("peer-support", "hard"),
    ]


def test_a_sentence_with_a_number_in_front_stays_in_its_note_outside_a_list() -> None:
    reply = parse("Question 3: 3\nNote: We asked.\n4 people came\n4: they all said yes\n", CATALOGUE)
    assert reply.notes == {"rights": "We asked.\n4 people came\n4: they all said yes"}
    assert list(reply.answers) == ["rights"]


@pytest.mark.parametrize(
    ("typed", "answer", "note"),
    [
        ("3, because we have no plan", "partly", "because we have no plan"),
        ("Partly: the lift is old", "partly", "the lift is old"),
        ("3. Partly - nobody knows", "partly", "nobody knows"),
        ("3\nThe lift is old, and nobody mends it.", "partly", "The lift is old, and nobody mends it."),
        ("8. A group near us does it", "not-for-us", "A group near us does it"),
    ],
)
def test_what_is_said_beside_an_answer_is_a_note(typed: str, answer: str, note: str) -> None:
    reply = parse(f"Question 3 (rights)\nAnswer: {typed}\n", CATALOGUE)
    assert (reply.answers, reply.notes, reply.unclear) == ({"rights": answer}, {"rights": note}, ())


@pytest.mark.parametrize(
    "typed",
    ["3, or 4", "3 people said yes", "3+", "2.5", "2\u00bd", "not 3", "less than 3", "3. We are 4", "3/5"],
)
def test_what_may_mean_another_answer_is_asked_about(typed: str) -> None:
    reply = parse(f"Question 3 (rights)\nAnswer: {typed}\n", CATALOGUE)
    assert reply.answers == {}
    assert reply.unclear[0].criterion == "rights"


def test_an_answer_after_a_note_ends_the_note() -> None:
    reply = parse("Question 3 (rights)\nNote: Ask Ann.\nAnswer: 3\n", CATALOGUE)
    assert (reply.answers, reply.notes) == ({"rights": "partly"}, {"rights": "Ask Ann."})


def test_a_number_and_a_name_that_differ_are_asked_about() -> None:
    reply = parse("Question 4 (rights)\nAnswer: 3\n", CATALOGUE)
    assert reply.answers == {}
    assert "two questions" in reply.unclear[0].problem


def test_a_line_of_a_note_that_may_be_an_answer_is_kept_and_asked_about() -> None:
    reply = parse("Question 3 (rights)\nAnswer: 3\nNote: We chose\n4. 5\n", CATALOGUE)
    assert reply.notes == {"rights": "We chose\n4. 5"}
    assert [one.criterion for one in reply.unclear] == ["member-driven"]


@pytest.mark.parametrize(
    "end",
    [
        "-- \nCath Example\n0191 498 0000",
        "\nCath Example\nTelephone 0191 498 0000",
        "\nKind regards,\nCath",
        "\nCath xx",
    ],
)
def test_a_signature_is_no_note_and_is_told(end: str) -> None:
    reply = parse(f"Question 3: 3\nNote: Ask Ann.\n{end}\n", CATALOGUE)
    assert reply.notes == {"rights": "Ask Ann."}
    assert {one.why for one in reply.left} == {"signature"}
    assert any("Cath" in one.text for one in reply.left)


@pytest.mark.parametrize(
    "older", ["On 3 May 2026, Ann wrote:", "-----Original Message-----", "From: Ann\nTo: Bob", ""]
)
def test_a_signature_above_an_older_mail_is_no_note_either(older: str) -> None:
    quoted = re.sub("^", "> ", EMPTY, flags=re.MULTILINE)
    reply = parse(f"Q3: 3\nNote: Ask Ann.\n\nBest wishes\nCath Example\n\n{older}\n{quoted}", CATALOGUE)
    assert (reply.answers, reply.notes) == ({"rights": "partly"}, {"rights": "Ask Ann."})
    assert "Cath Example" in [one.text for one in reply.left]


def test_answers_between_quoted_lines_are_read() -> None:
    text = "> Question 3 (rights)\n> Answer:\n3\n> Note:\nAsk Ann.\n> Question 4 (member-driven)\n> Answer:\n\n4\n"
    reply = parse(text, CATALOGUE)
    assert reply.answers == {"rights": "partly", "member-driven": "mostly"}
    assert reply.notes == {"rights": "Ask Ann."}


def test_the_last_paragraph_of_a_note_may_have_a_number_in_it() -> None:
    note = (
        "We ask.\n\nThe council is at 0191 498 0000, and it takes calls on weekdays only, if you are lucky."
    )
    assert parse(f"Question 3: 3\nNote: {note}", CATALOGUE).notes == {"rights": note}


def test_the_one_answer_that_is_left_standing_counts() -> None:
    text = EMPTY[EMPTY.index("Question 3 (rights)") : EMPTY.index("Question 4 (")]
    options = [line for line in text.splitlines() if re.match(r"\d\. ", line)]
    kept = text
    for line in options:
        if not line.startswith("3."):
            kept = kept.replace(line, "")
    assert parse(kept, CATALOGUE).answers == {"rights": "partly"}


# Nothing is passed over in silence

_WORDS = re.compile(r"[^\W_]+")
_UNDERSTOOD = frozenset(
    [
        "question",
        "q",
        "number",
        "no",
        "answer",
        "answers",
        "note",
        "notes",
        "comment",
        "comments",
        "is",
        "my",
        "our",
        "i",
        "think",
        "the",
        "a",
        "are",
        "it",
        "level",
        "say",
        "so",
        "we",
        "would",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "x",
    ]
) | {word for one in ANSWERS for word in _WORDS.findall(CATALOGUE.name(one).casefold())}
_MARKED = st.sampled_from(
    [
        *(
            "{w}",
            "Answer: {w}",
            "Answer: 3 {w}",
            "Answer: 3, {w}",
            "Answer: {w} 3",
            "Answer 3 {w}",
            "Note: {w}",
        ),
        *(
            "Q{n}: {w}",
            "Q{n}",
            "Q{n}: 3 {w}",
            "Question {n} {w}",
            "Question {n} ({w})",
            "Question {n}: 4. {w}",
        ),
        *("Question 3 (rights)", "Question 3 (rights) {w}", "Question 3 (rights): {w}", "{n}. {w}", "{n}. 4"),
        *(
            "x {w}",
            "[x] {w}",
            "[x] Partly. {w}",
            "3. Partly. {w}",
            "3. {w}",
            "> {w}",
            "-- ",
            "-- {w}",
            "{w}: 3",
        ),
        *(
            "From: {w}",
            "To: {w}",
            "On a day in May, {w} wrote:",
            "Values: questions 1 to 9",
            "End of the questions",
        ),
        *(
            "Criteria x, version 1.",
            "Criteria x, version {w}.",
            "Kind regards,",
            "0191 498 0000 {w}",
            "",
            "{w}\n{w}",
        ),
        *(
            "Answer:",
            "Note:",
            "Answer: 4",
            "partly",
            "4",
            "Sent from my {w}",
            "{w} Answer: 3",
            "{w} Question 4: 3",
        ),
    ]
)


def gone(reply: Reply) -> str:
    """Give every word that came of a reply, or was told."""
    told = [*(one.text for one in reply.unclear), *(one.text for one in reply.left)]
    return "\n".join((*reply.notes.values(), *told, reply.catalogue, reply.version))


@given(st.lists(_MARKED, max_size=30), st.integers(1, 25))
def test_every_word_that_somebody_typed_is_in_the_result_or_told(lines: list[str], number: int) -> None:
    text = "\n".join(one.format(w=f"zq{at}w", n=number + at % 3) for at, one in enumerate(lines))
    found = gone(parse(text, CATALOGUE))
    assert [one for one in re.findall(r"zq\d+w", text) if one not in found] == []


@given(st.lists(st.one_of(st.text(max_size=40), _MARKED.map(lambda one: one.format(w="\u00e9", n=5)))))
def test_every_line_with_a_letter_or_a_digit_is_in_the_result_or_told(lines: list[str]) -> None:
    text = "\n".join(lines)
    reply = parse(text, CATALOGUE)
    told = {one.line for one in reply.unclear} | {one.line for one in reply.left}
    result = _bare("\n".join(reply.notes.values()))
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if number not in told and _bare(line) not in result:
            assert _is_understood(line, reply), line


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _is_understood(line: str, reply: Reply) -> bool:
    """Tell whether a line is the form's own, or says an answer and nothing else."""
    if line.strip("> |") in EMPTY or line.strip("> |").startswith("Criteria"):
        return True
    kept = {word for note in reply.notes.values() for word in _words(note)}
    return all(one in _UNDERSTOOD | kept or one in ("rights", "r") or _is_number(one) for one in _words(line))


def _words(text: str) -> list[str]:
    return _WORDS.findall(unicodedata.normalize("NFKC", text).casefold())


def _is_number(word: str) -> bool:
    return bool(re.fullmatch(r"(?:q|question)?\d{1,2}", word))
