"""What goes to the council, and what goes to members before a sitting."""

import dataclasses
import datetime
import re
from pathlib import Path

import pytest

from tests.building import assessment_with
from tests.documents.reading import forms, read_word
from tests.documents.test_report import CATALOGUE, DAY, EXAMPLE, material
from tests.documents.test_report_to_share import secretive
from tests.test_docs import MOST_WORDS
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.kinds import CARDS, LETTER, WORKBOOK, Kind
from ulo_selfcheck.documents.letter import CALLED, letter, notes
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.of_one_review import content
from ulo_selfcheck.documents.report import report
from ulo_selfcheck.documents.tree import Block, Card, Choices, Heading, Items, Paragraph, Picture, Room
from ulo_selfcheck.documents.workbook import MEETING_CARDS, NOTHING_GIVEN, Given, cards, opening, workbook
from ulo_selfcheck.documents.writing import write
from ulo_selfcheck.ground.models import replace
from ulo_selfcheck.ground.problem import Problem


def text_of(assessment: Assessment) -> str:
    return " ".join(plain_text.render(letter(material(assessment))).split())


# The letter

EVERY_BARRIER = {one.id: True for one in (CATALOGUE.asks.barriers if CATALOGUE.asks else ())}
CARERS = assessment_with(
    {"carers": "fully"},
    barriers={"income": True},
    people="unpaid carers",
    form="network",
    nation="scotland",
    called="carers' organisation",
)
SENDERS = {
    "two barriers": EXAMPLE,
    "every barrier": replace(EXAMPLE, barriers=EVERY_BARRIER),
    "no barrier": replace(EXAMPLE, barriers={}),
    "nothing chosen": replace(EXAMPLE, priorities=(), actions=()),
    "a network of carers": CARERS,
    "nothing said": assessment_with(),
}


@pytest.mark.parametrize("which", SENDERS)
def test_it_can_be_sent_as_it_is(which: str) -> None:
    ours = SENDERS[which]
    said = text_of(ours)
    for part in (
        "Dear commissioners,",
        f"We are {ours.organisation.name}",
        "Could we meet",
        "Yours faithfully,",
    ):
        assert part in said
    for note in ("(From memory", "(Checked", "Check it", "not written down", "Take care"):
        assert note not in said
    assert CATALOGUE.asks is not None
    assert all(reason in said for reason in CATALOGUE.asks.reasons)
    assert ("We will do our part." in said) is bool(ours.priorities)
    assert ("This is one thing that changed for somebody" in said) is bool(ours.organisation.changed)
    assert ("You can reach us here" in said) is bool(ours.organisation.contact)


def test_it_asks_for_what_the_confirmed_barriers_point_to_and_no_more() -> None:
    said = text_of(EXAMPLE).partition("What we ask, and the law")[2]  # income and value, not tendering
    asked = {one.id for one in CATALOGUE.asks.approaches if one.why in said} if CATALOGUE.asks else set()
    assert asked >= {"work-in-partnership", "better-specifications", "added-value", "longer-funding"}
    assert "covenant" not in asked
    assert "Bids here suit large firms" not in text_of(EXAMPLE)


def test_it_calls_the_group_what_the_group_calls_itself() -> None:
    for called, many in CALLED.items():
        ours = replace(EXAMPLE, organisation=replace(EXAMPLE.organisation, called=called))
        assert f"Please help {many} here" in text_of(ours)
    own = replace(EXAMPLE, organisation=replace(EXAMPLE.organisation, called="access forum"))
    assert "an access forum" in text_of(own)
    assert "groups like ours" in text_of(own)
    assert "ULO" not in text_of(own)


def test_its_law_is_for_the_nation_and_has_been_read() -> None:
    said = text_of(EXAMPLE)
    law = said.partition("the law behind it What we ask")[2] or said
    assert "Procurement Act 2023" in law
    assert "This is for England, as we read it on" in law
    assert "Scotland" not in law
    assert "Care Act 2014" not in law, "that is from memory: the report asks the group to check it first"
    assert "Care Act 2014" in plain_text.render(report(material(EXAMPLE)))
    assert "(Scotland) Act 2013" in " ".join(text_of(replace(CARERS, barriers={"value": True})).split())


def test_what_only_the_group_should_know_is_said_to_it_and_not_in_the_letter() -> None:
    later = Material.of(CATALOGUE, EXAMPLE, datetime.date(2028, 1, 1))
    assert any("more than a year ago" in one for one in notes(later))
    assert "more than a year ago" not in plain_text.render(letter(later)).replace("\n", " ")
    assert notes(material(EXAMPLE)) == ()
    unset = notes(material(assessment_with()))
    assert any("type barriers" in one for one in unset)
    assert any("how to reach you" in one for one in unset)


def test_a_set_without_asks_makes_no_letter() -> None:
    bare = dataclasses.replace(CATALOGUE, read_context=lambda _: CATALOGUE.context._replace(asks=None))
    with pytest.raises(Problem, match="nothing to ask"):
        letter(Material.of(bare, EXAMPLE, DAY))


def test_nothing_that_was_typed_beside_an_answer_is_in_it() -> None:
    texts = {"people", "area", "called", "council", "contact", "changed"}
    said = text_of(secretive())
    ours = secretive().organisation
    meant = sum(said.count(getattr(ours, one)) for one in texts)
    assert len(re.findall("private-", said)) == meant
    for number in (7919, 7907, 7901):
        assert str(number) not in said


def test_it_claims_nothing_of_what_is_still_being_built() -> None:
    said = text_of(EXAMPLE)
    assert CATALOGUE["user-majority"].plain_words not in said
    started = assessment_with({"user-majority": "not-yet"}, barriers={"income": True})
    assert "Most votes on our committee" not in text_of(started)


@pytest.mark.parametrize("kind", [LETTER, WORKBOOK, CARDS])
def test_the_letter_and_the_workbook_come_in_each_form(kind: Kind, tmp_path: Path) -> None:
    for ending in forms(kind):
        path = tmp_path / f"{kind.name}{ending}"
        assert write(path, kind, content(kind, material(EXAMPLE), ending)).endswith(str(path))
        data = path.read_bytes()
        said = read_word(data) if ending == ".docx" else data.decode()
        assert "Need this in another format?" in said


# The workbook


def test_the_workbook_has_every_question_with_its_levels_and_begins_each_on_a_page() -> None:
    blocks = workbook(CATALOGUE).blocks
    choices = [one for one in blocks if isinstance(one, Choices)]
    assert [one.options[0].partition(". ")[2] for one in choices] == [
        one.levels["not-yet"] for one in CATALOGUE.criteria
    ]
    assert {len(one.options) for one in choices} == {8}
    questions = [one for one in blocks if isinstance(one, Heading) and one.text.startswith("Question ")]
    assert len(questions) == len(CATALOGUE.criteria)
    assert all(one.new_page for one in questions)


def test_the_workbook_has_the_pages_for_before_and_after() -> None:
    said = plain_text.render(workbook(CATALOGUE))
    order = [
        "How to answer",
        "For members, before the day",
        "For interpreters and supporters",
        "Values: questions 1 to 9",
        "Who holds the votes on our committee",
        "The checklist of services",
        "Questions for whoever guides",
        "Hard words explained",
    ]
    assert sorted(order, key=lambda one: said.index(f"\n{one}\n")) == order
    one_line = " ".join(said.split())
    assert all(question in one_line for one in CATALOGUE.criteria for question in one.questions)
    assert all(term.means in one_line for term in CATALOGUE.identity.glossary)


def test_there_is_a_card_for_each_answer_with_its_number() -> None:
    made = [one for one in cards(CATALOGUE).blocks if isinstance(one, Card)]
    assert [one.mark for one in made[:8]] == list("12345678")
    assert not [one for one in made if "Step" in one.about]


def test_the_workbook_says_whose_it_is_and_where_it_goes_or_has_room_to_write_it() -> None:
    given = Given("Riverside", "Cath, 1 High Street", datetime.date(2027, 5, 9))
    said = " ".join(plain_text.render(workbook(CATALOGUE, given)).split())
    assert "Organisation: Riverside Send it back to: Cath, 1 High Street We need it by: 9 May 2027" in said
    rooms = [one.label for one in workbook(CATALOGUE, Given("Riverside")).blocks if isinstance(one, Room)]
    assert rooms[:2] == ["Send it back to", "We need it by"]


def test_notes_fill_the_page_and_there_is_no_empty_frame() -> None:
    notes = [one for one in workbook(CATALOGUE).blocks if isinstance(one, Room) and one.label == "Note"]
    assert len(notes) == len(CATALOGUE.criteria)
    assert all(one.lines + one.more >= 10 for one in notes)
    assert not [one for one in workbook(CATALOGUE).blocks if isinstance(one, Picture)]


def words_of(block: Block) -> list[str]:
    match block:
        case Paragraph(text=text) | Heading(text=text):
            return [text]
        case Items(items=items):
            return list(items)
        case Card(about=about):
            return [about]
    return []


def test_no_sentence_of_our_own_is_long() -> None:
    blocks = (
        *opening(CATALOGUE, NOTHING_GIVEN, reply=True),
        *opening(CATALOGUE, NOTHING_GIVEN, reply=False),
        *MEETING_CARDS,
        *letter(material(assessment_with(barriers={"income": True}))).blocks,
    )
    sentences = [
        one for block in blocks for text in words_of(block) for one in re.split(r"(?<=[.?!:])\s+", text)
    ]
    assert [one for one in sentences if len(one.split()) > MOST_WORDS] == []
