"""Every report says everything that was typed, agrees with the analysis, and judges nobody."""

import datetime
import json
import re
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.analysis.test_gaps import WORKED_EXAMPLE
from tests.building import assessment_with
from ulo_selfcheck.analysis.gaps import Analysis, analyse
from ulo_selfcheck.answers import review
from ulo_selfcheck.answers.review import (
    About,
    Action,
    Answer,
    Assessment,
    Evidence,
    Last,
    Priority,
    Progress,
    Sitting,
)
from ulo_selfcheck.answers.toml import loads
from ulo_selfcheck.catalogue.criterion import LEVELS
from ulo_selfcheck.catalogue.load import load, packaged_folder
from ulo_selfcheck.documents import report_json
from ulo_selfcheck.documents.formats import markdown, plain_text
from ulo_selfcheck.documents.gap_parts import gap_analysis
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.report import report
from ulo_selfcheck.documents.tree import Document, Facts, Heading, Items
from ulo_selfcheck.ground.models import OpenPart
from ulo_selfcheck.ground.wrapping import width

CATALOGUE = load()  # hypothesis wants no fixtures of a smaller scope; this one is never changed
EXAMPLE = loads((packaged_folder() / "example.toml").read_text(encoding="utf-8")).assessment
DAY = datetime.date(2026, 11, 22)


def material(assessment: Assessment) -> Material:
    return Material.of(CATALOGUE, assessment, DAY)


# Everything that was typed

TYPED = (
    "About.title",
    "Organisation.name",
    "Organisation.people",
    "Organisation.area",
    "Organisation.called",
    "Organisation.council",
    "Organisation.contact",
    "Organisation.changed",
    "Sitting.guide",
    "Sitting.place",
    "Sitting.access",
    "Sitting.conflicts",
    "Answer.reason",
    "Answer.partner",
    "Answer.note",
    "Answer.concern",
    "Answer.parked",
    "Answer.asked",
    "Last.asked",
    "Last.reason",
    "Last.concern",
    "Evidence.what",
    "Evidence.where",
    "Priority.reason",
    "Action.what",
    "Action.who",
    "Action.needs",
    "Action.cost",
    "Action.why",
    "Progress.text",
)
"""Every field that holds a person's own words. A test below sees to it that none is missing."""

NAMES_NOT_WORDS = {
    "About.id",
    "About.renewed_from",
    "CatalogueUsed.id",
    "Counted.content",
    "Counted.mark",
    "CatalogueUsed.version",
    "Organisation.stop",
    "Last.criterion",
    "Priority.criterion",
    "Action.criterion",
}

Texts = dict[str, str]


def told(texts: Texts, criterion: str, answer: dict[str, Any]) -> Assessment:
    """Give answers with a text in every field, all about one criterion."""

    def of(kind: str) -> dict[str, Any]:
        return {name.partition(".")[2]: text for name, text in texts.items() if name.startswith(f"{kind}.")}

    last = Last(status="rated", level="partly", **of("Last"))
    return assessment_with(
        {criterion: Answer(last=last, evidence=(Evidence(**of("Evidence")),), **of("Answer"), **answer)},
        assessment=About(id="review-1", **of("About")),
        sittings=(Sitting(id=1, date=DAY, **of("Sitting")),),
        priorities=(Priority(criterion=criterion, **of("Priority")),),
        actions=(
            Action(
                id=1, criterion=criterion, progress=(Progress(date=DAY, **of("Progress")),), **of("Action")
            ),
        ),
        **of("Organisation"),
    )


# Control characters and half characters never get into a file; marks that turn the reading direction are
# shown as a question mark, which has a test of its own.
DIRECTION_MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
letters = st.one_of(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=DIRECTION_MARKS),
    st.sampled_from("\\`*_{}[]()<>#+-.!|~&=:;\"'$%/1 \n\n    \t"),
)
words = st.text(letters, max_size=80)
# Each text is framed, so that finding it is never by chance.
texts_of_all = st.lists(words, min_size=len(TYPED), max_size=len(TYPED)).map(
    lambda drawn: {name: f"<{name}<{text}>{name}>" for name, text in zip(TYPED, drawn, strict=True)}
)
answers = st.one_of(
    *(st.just({"status": "rated", "level": level}) for level in LEVELS),
    *(st.just({"status": status}) for status in ("not-sure", "later", "not-for-us", None)),
    st.just({"status": "rated", "level": "mostly", "agreed": False}),
)
criteria = st.sampled_from([*CATALOGUE.order, "a-criterion-of-another-set"])


def squeezed(text: str) -> str:
    return "".join(text.split())


def missing(texts: Texts, output: str) -> list[str]:
    """Give the fields whose words are not in a report, white space aside."""
    said = squeezed(output)
    return [name for name, text in texts.items() if squeezed(text) not in said]


def test_the_table_of_typed_fields_has_every_field_with_words() -> None:
    fields = {
        f"{name}.{field}"
        for name, kind in vars(review).items()
        if isinstance(kind, type) and issubclass(kind, OpenPart) and name != "Assessment"
        for field, hint in get_type_hints(kind).items()
        if hint is str
    }
    assert fields - NAMES_NOT_WORDS == set(TYPED)


@given(texts_of_all, criteria, answers)
def test_everything_that_was_typed_is_in_the_text_report(
    texts: Texts, criterion: str, answer: dict[str, Any]
) -> None:
    output = plain_text.render(report(material(told(texts, criterion, answer))))
    assert missing(texts, output) == []


@given(texts_of_all, criteria, answers)
def test_everything_that_was_typed_is_in_the_markdown_report_and_nothing_of_it_is_markup(
    texts: Texts, criterion: str, answer: dict[str, Any]
) -> None:
    tokens = list(read_markdown(markdown.render(report(material(told(texts, criterion, answer))))))
    assert missing(texts, "".join(token.content for token in tokens)) == []
    assert {token.type for token in tokens} <= PLAIN_MARKDOWN


MARKUP = (
    "*a*",
    "_a_",
    "**a**",
    "`a`",
    "``a``",
    "~~a~~",
    "[a](b)",
    "![a](b)",
    "[a]: b",
    "[a][b]",
    "[^1]",
    "<b>a</b>",
    "<!-- a -->",
    "<http://a.b>",
    "&amp;",
    "&#42;",
    "\\*a*",
    "\\",
    "a\\\nb",
    "# a",
    "a\n===",
    "a\n---",
    "a\n# b",
    "> a",
    "a\n> b",
    "- a",
    "a\n- b",
    "+ a",
    "* a",
    "1. a",
    "a\n1. b",
    "1) a",
    "***",
    "a\n\n***",
    "```\na\n```",
    "~~~\na",
    "    a",
    "a\n\n    b",
    "a\n\n\tb",
    "a | b\n--- | ---\nc | d",
    "|a|",
    "a  \nb",
    "[ ] a",
    "$a$",
    "\n\n\n",
    "<script>a</script>",
    "{a}",
    ":a:",
)


@pytest.mark.parametrize("words", MARKUP)
@pytest.mark.parametrize("frame", ["{}", "before {} after", "before\n{}\nafter", "before\n\n{}\n\nafter"])
def test_no_markup_that_was_typed_is_markup_in_the_markdown_report(words: str, frame: str) -> None:
    texts = dict.fromkeys(TYPED, frame.replace("{}", words))
    tokens = list(
        read_markdown(markdown.render(report(material(told(texts, "rights", {"status": "later"})))))
    )
    assert missing(texts, "".join(token.content for token in tokens)) == []
    assert {token.type for token in tokens} <= PLAIN_MARKDOWN


@given(texts_of_all, criteria, answers)
def test_everything_that_was_typed_is_in_the_json_report(
    texts: Texts, criterion: str, answer: dict[str, Any]
) -> None:
    values = set(all_texts(json.loads(report_json.render(material(told(texts, criterion, answer))))))
    assert [name for name, text in texts.items() if text not in values] == []


BLOCKS = ("heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td")
PLAIN_MARKDOWN = {
    *(f"{kind}_open" for kind in (*BLOCKS, "strong")),
    *(f"{kind}_close" for kind in (*BLOCKS, "strong")),
    *("text", "softbreak", "hardbreak"),
}
"""The few kinds of markup that our Markdown uses: no links, code, quotes, rules, pictures or HTML."""


def read_markdown(text: str) -> Iterator[Token]:
    """Give what a reader of Markdown sees, piece by piece."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.children is None:
            yield token
        else:
            yield from token.children


def all_texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from all_texts(one)


@pytest.mark.parametrize("words", ["d/Deaf and eBay", "éa", "ßa", "ıa", "it is “so”", "why?", "so…", "x"])
def test_what_was_typed_is_never_given_other_letters(words: str) -> None:
    texts = dict.fromkeys(TYPED, words)
    every = told(texts, "carers", {"status": "not-for-us"})
    for output in (
        plain_text.render(report(material(every))),
        plain_text.render(gap_analysis(material(every))),
    ):
        assert f"{words[0].upper()}{words[1:]}" not in output


def test_a_mark_that_turns_the_reading_direction_is_shown_and_does_nothing() -> None:
    noted = assessment_with({"rights": Answer(note="abc\u202edef")})
    for output in (plain_text.render(report(material(noted))), markdown.render(report(material(noted)))):
        assert "abc?def" in output
        assert "\u202e" not in output
    assert "abc\u202edef" in all_texts(json.loads(report_json.render(material(noted))))


@pytest.mark.parametrize("place", ["work on", "elsewhere"])
def test_an_action_says_which_criterion_it_is_for(place: str) -> None:
    action = Action(id=1, criterion="rights", what="Ask the council")
    level = "started" if place == "work on" else "fully"
    output = plain_text.render(report(material(assessment_with({"rights": level}, actions=(action,)))))
    before, _, _ = output.partition("Ask the council")
    title = CATALOGUE["rights"].title
    assert title in "\n".join(before.splitlines()[-25:])


def test_the_json_says_nothing_of_how_we_keep_unknown_keys() -> None:
    def keys(data: Any) -> Iterator[str]:
        if isinstance(data, dict):
            yield from data
        for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
            yield from keys(one)

    assert "extra" not in set(keys(json.loads(report_json.render(material(EXAMPLE)))))


# The same everywhere


def in_order(document: Document, heading: str) -> list[str]:
    """Give the criteria under a heading: each with a line in a list, or a heading of its own."""
    in_own_words = material(EXAMPLE).catalogue
    titles = {one.title: one.id for one in (*CATALOGUE.criteria, *in_own_words.criteria)}
    lines = (re.sub(r"^\d+\. ", "", line) for line in under(document, heading))
    longest_first = sorted(titles, key=len)[::-1]
    return [titles[title] for line in lines for title in longest_first if line.startswith(title)]


def under(document: Document, heading: str) -> Iterator[str]:
    """Give each line of the lists under a heading, and the headings below it."""
    level = 0
    for block in document.blocks:
        if isinstance(block, Heading) and level and block.level <= level:
            return
        if isinstance(block, Heading) and block.text == heading:
            level = block.level
        elif isinstance(block, Heading) and level:
            yield block.text
        elif isinstance(block, Items) and level:
            yield from block.items
        elif isinstance(block, Facts) and level:
            yield from (label for label, _ in block.rows)


SECTIONS: dict[str, Callable[[Analysis], list[str]]] = {
    "Where you are strong": lambda it: [one.id for one in it.strengths],
    "What you chose to work on": lambda it: [one.id for one in it.chosen],
    "Three places to begin": lambda it: [] if it.chosen else [one.id for one in it.by_rule],
    "The others to work on": lambda it: [one.id for one in it.work_on if one not in it.begin_with],
    "Enough for now, as you decided": lambda it: [one.id for one in it.enough_for_now],
    "Not for us": lambda it: [one.id for one in it.not_for_us],
    "To talk about again": lambda it: [one.id for one in it.talk_again],
    "Still to look at": lambda it: [one.id for one in it.still_to_look_at],
    "The essentials": lambda it: [line.place.id for line in it.essentials],
}
ASSESSMENTS = {"the worked example": WORKED_EXAMPLE, "the practice organisation": EXAMPLE}


@pytest.mark.parametrize("heading", SECTIONS)
@pytest.mark.parametrize("which", ASSESSMENTS)
def test_each_list_of_the_gap_analysis_is_that_of_the_analysis(which: str, heading: str) -> None:
    document = gap_analysis(material(ASSESSMENTS[which]))
    assert in_order(document, heading) == SECTIONS[heading](analyse(CATALOGUE, ASSESSMENTS[which]))


@pytest.mark.parametrize("which", ASSESSMENTS)
def test_the_json_puts_every_criterion_where_the_analysis_does(which: str) -> None:
    data = json.loads(report_json.render(material(ASSESSMENTS[which])))
    analysis = analyse(CATALOGUE, ASSESSMENTS[which])
    assert {one["id"]: one["standing"] for one in data["criteria"]} == {
        one.id: one.standing for one in analysis.places
    }
    assert [(one["id"], one["tier"], one["steps"]) for one in data["work_on"]] == [
        (one.id, one.tier, one.steps) for one in analysis.work_on
    ]
    for name in ("begin_with", "by_rule", "strengths", "enough_for_now", "still_to_look_at"):
        assert data[name] == [one.id for one in getattr(analysis, name)]
    for name in ("chosen", "not_for_us", "talk_again"):
        assert [one["id"] for one in data[name]] == [one.id for one in getattr(analysis, name)]
    assert data["essentials"]["verdict"] == analysis.verdict
    assert {one["id"]: one["state"] for one in data["essentials"]["lines"]} == {
        line.place.id: line.state for line in analysis.essentials
    }


@pytest.mark.parametrize("which", ASSESSMENTS)
def test_the_json_counts_every_criterion_once(which: str) -> None:
    data = json.loads(report_json.render(material(ASSESSMENTS[which])))
    progress = data["progress"]
    counted = sum(progress[name] for name in ("rated", "not_for_us", "not_sure", "later", "unanswered"))
    assert counted == len(data["criteria"]) == len(CATALOGUE.criteria)


def test_the_json_has_every_key_that_is_promised() -> None:
    promised = (
        "schema organisation catalogue progress essentials groups begin_with by_rule chosen work_on strengths enough_for_now "
        "not_for_us still_to_look_at talk_again criteria board journey barriers actions sittings"
    )
    of_work = "id number title tier level aim usual_aim steps why next_step first_step helps"
    of_criterion = "id status level aim reason partner note evidence views agreed concern parked"
    data = json.loads(report_json.render(material(EXAMPLE)))
    assert set(promised.split()) <= set(data)
    assert all(set(of_work.split()) <= set(one) for one in data["work_on"])
    assert all(set(of_criterion.split()) <= set(one) for one in data["criteria"])


# How it reads


@given(texts_of_all, criteria, answers)
@how(max_examples=40)
def test_no_line_of_a_text_report_is_wider_than_72_cells(
    texts: Texts, criterion: str, answer: dict[str, Any]
) -> None:
    output = plain_text.render(report(material(told(texts, criterion, answer))))
    assert max(width(line) for line in output.splitlines()) <= 72


@pytest.mark.parametrize("make", [gap_analysis, report])
def test_no_line_of_the_example_is_wider_than_72_cells(make: Callable[[Material], Document]) -> None:
    output = plain_text.render(make(material(EXAMPLE)))
    assert max(width(line) for line in output.splitlines()) <= 72


def test_that_there_are_strengths_is_said_before_any_gap() -> None:
    output = plain_text.render(gap_analysis(material(EXAMPLE)))
    order = ["You are strong in 7.", "What you chose to work on", "The others to work on"]
    assert sorted(order, key=output.index) == order


@pytest.mark.parametrize("which", ASSESSMENTS)
@pytest.mark.parametrize(
    "judging",
    ["%", "per cent", "percent", "fail", "score", "grade", "mark ", "rank", "poor", "weak", "average"],
)
def test_the_gap_analysis_marks_ranks_and_fails_nobody(which: str, judging: str) -> None:
    assert judging not in plain_text.render(gap_analysis(material(ASSESSMENTS[which]))).lower()


def test_nothing_answered_is_a_report_too() -> None:
    for make in (gap_analysis, report):
        output = plain_text.render(make(material(assessment_with())))
        assert "You have answered 0 of 21." in output
        assert "Where you are strong" not in output
        assert "What to work on" not in output


def test_two_reports_of_the_same_answers_are_the_same() -> None:
    for render in (plain_text.render, markdown.render):
        assert render(report(material(EXAMPLE))) == render(report(material(EXAMPLE)))
    assert report_json.render(material(EXAMPLE)) == report_json.render(material(EXAMPLE))
