"""The report begins with the plan, says nothing twice, and names the sources it used and no others."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.analysis.test_gaps import WORKED_EXAMPLE
from tests.building import assessment_with
from ulo_selfcheck.analysis.answer_words import FEES, TIMES
from ulo_selfcheck.analysis.gap_words import one_thing, why
from ulo_selfcheck.analysis.gaps import analyse
from ulo_selfcheck.analysis.helper_words import outside_words
from ulo_selfcheck.answers.review import About, Action, Assessment, Priority, Sitting
from ulo_selfcheck.answers.toml import loads
from ulo_selfcheck.catalogue.criterion import LEVELS, OWN, WITHOUT_LEVEL
from ulo_selfcheck.catalogue.load import load, packaged_folder
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.record_sections import sitting_words
from ulo_selfcheck.documents.report import report, short_report
from ulo_selfcheck.documents.tree import Block, Box, Document, Facts, Heading, Items, Paragraph
from ulo_selfcheck.ground.english import sentence
from ulo_selfcheck.ground.models import replace

CATALOGUE = load()
EXAMPLE = loads((packaged_folder() / "example.toml").read_text(encoding="utf-8")).assessment
DAY = datetime.date(2026, 11, 22)
EVERY_BARRIER = replace(
    EXAMPLE, barriers={one.id: True for one in (CATALOGUE.asks.barriers if CATALOGUE.asks else ())}
)
GROUPS = {
    "the practice organisation": EXAMPLE,
    "with every barrier": EVERY_BARRIER,
    "that chose nothing yet": replace(EXAMPLE, priorities=(), actions=()),
    "the worked example": WORKED_EXAMPLE,
    "just begun": assessment_with({"social-model": "partly", "peer-support": "not-sure"}),
    "all at fully": assessment_with(dict.fromkeys(CATALOGUE.order, "fully")),
}


def material(assessment: Assessment) -> Material:
    return Material.of(CATALOGUE, assessment, DAY)


def page_one(assessment: Assessment) -> tuple[Block, ...]:
    """Give what stands before the first heading that begins a new page."""
    blocks = report(material(assessment)).blocks
    ends = next(n for n, one in enumerate(blocks) if isinstance(one, Heading) and one.new_page)
    return blocks[:ends]


def text_of(*blocks: Block) -> str:
    return " ".join(plain_text.render(Document("", "en-GB", blocks)).split())


# Page one is the plan


def test_page_one_says_what_was_chosen_in_the_groups_order_and_the_one_thing() -> None:
    page = page_one(EXAMPLE)
    titles = [material(EXAMPLE).catalogue.numbered(one.criterion) for one in EXAMPLE.priorities]
    headings = [one.text for one in page if isinstance(one, Heading)]
    assert headings[1:] == ["What you chose to work on", *titles]
    assert one_thing(material(EXAMPLE).analysis)[0] in text_of(*page)


@pytest.mark.parametrize("make", [report, short_report])
def test_every_open_decision_is_on_page_one_with_who_by_when_and_what_it_needs(make: object) -> None:
    elsewhere = Action(
        id=9, criterion="carers", what="Write to the carers' centre", who="Sam", needs="A stamp"
    )
    of_old = Action(id=10, criterion="gone-from-this-set", what="Look at our old list")
    decided = replace(EXAMPLE, actions=(*EXAMPLE.actions, elsewhere, of_old))
    said = text_of(*page_one(decided))
    for action in decided.actions:
        for words in (action.what, action.who, action.needs, action.cost):
            assert words in said
        assert action.by is None or f"{action.by.day} {action.by:%B %Y}" in said
    assert text_of(*short_report(material(decided)).blocks).startswith(said)


def test_where_nobody_decided_page_one_says_so_and_what_the_step_could_need() -> None:
    page = page_one(
        assessment_with({"robust-systems": "partly"}, priorities=(Priority(criterion="robust-systems"),))
    )
    step = CATALOGUE["robust-systems"].steps["partly"]
    said = text_of(*page)
    assert step.text in said
    assert f"Who: To agree. Who could do it: {step.who}" in said
    assert "By when: To agree." in said
    assert FEES[step.cost] in said


@pytest.mark.parametrize(
    ("about", "sittings", "said"),
    [
        (About(id="a"), (), "Not adopted yet."),
        (About(id="a", adopted=DAY), (), "Adopted by the committee on 22 November 2026."),
        (About(id="a"), (Sitting(id=1, date=DAY, quorate=False),), "too few people were there to decide"),
    ],
)
def test_page_one_says_when_it_was_and_whether_it_is_adopted(
    about: About, sittings: tuple[Sitting, ...], said: str
) -> None:
    page = text_of(*page_one(assessment_with(assessment=about, sittings=sittings)))
    assert said in page
    assert not sittings or "You met on 22 November 2026." in page


# Nothing stands twice


def sentences(document: Document) -> Iterator[str]:
    """Give every sentence of a document, but no headings and no labels: they are names."""
    for block in document.blocks:
        match block:
            case Paragraph(text=text):
                yield from in_sentences(text)
            case Items(items=lines) | Box(lines=lines):
                yield from in_sentences(*lines)
            case Facts(rows=rows):
                yield from in_sentences(*(value for _label, value in rows))


def in_sentences(*texts: str) -> Iterator[str]:
    """Give the sentences of texts, but no labels ('Show it:'), and no answers to them that are as short ('To agree.')."""
    for text in texts:
        for one in re.split(r"(?<=[.?!:])\s+", text):
            if len(one.split()) > 3 and not one.endswith(":"):
                yield one.casefold()


def said_of_many(assessment: Assessment) -> set[str]:
    """Give the sentences that can be true of several things: why one is on the list, how long, what fee; who met how."""
    places = analyse(CATALOGUE, assessment).places
    return set(
        in_sentences(
            *(why(one, CATALOGUE) for one in places),
            *(text for one in places for text in one.talk_again),
            *(sentence(outside_words(one.next_step, CATALOGUE)) for one in places),
            *TIMES.values(),
            *FEES.values(),
            *(f"{CATALOGUE.name(answer)}." for answer in (*LEVELS, *WITHOUT_LEVEL)),
            *(words for one in assessment.sittings for words in sitting_words(one)),
        )
    )


@pytest.mark.parametrize("which", GROUPS)
def test_no_sentence_stands_twice_in_a_report(which: str) -> None:
    counted = Counter(sentences(report(material(GROUPS[which]))))
    twice = {one for one, times in counted.items() if times > 1} - said_of_many(GROUPS[which])
    assert twice == set()


def test_a_report_names_the_sources_it_used_and_no_others() -> None:
    said = text_of(*report(material(EXAMPLE)).blocks)
    titles = {one.id: one.title_original for one in CATALOGUE.identity.sources}
    used = {
        source
        for place in analyse(CATALOGUE, EXAMPLE).work_on
        if not any(one.is_open and one.criterion == place.id for one in EXAMPLE.actions)
        for source in (
            *(place.next_step.source if place.next_step else ()),
            *place.criterion.first_step.source,
        )
    }
    used.discard(OWN)  # what has no source is our own suggestion, and the report says so
    assert {titles[one] for one in used} <= {title for title in titles.values() if title in said}
    assert titles["easy-read-guidance"] not in said


@pytest.mark.parametrize("which", GROUPS)
def test_each_criterion_to_work_on_says_why_in_a_sentence(which: str) -> None:
    said = text_of(*report(material(GROUPS[which])).blocks)
    for place in analyse(CATALOGUE, GROUPS[which]).work_on:
        assert why(place, CATALOGUE) in said
