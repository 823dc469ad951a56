"""A question has one number, on the screen and in every document: people who ring each other up mean one thing."""

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.building import answer_of, assessment_with
from tests.documents.test_report import CATALOGUE, material
from ulo_selfcheck.answers.review import Action, Priority
from ulo_selfcheck.catalogue.own_word import in_own_words
from ulo_selfcheck.documents import gap_parts, report, report_to_share
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.tree import Document, Items

GOLDEN = Path(__file__).parent / "golden"
READ = sorted(one for one in GOLDEN.iterdir() if one.suffix in (".txt", ".md", ".html"))
TITLES = {
    in_own_words(one.title, people): one.number
    for one in CATALOGUE.criteria
    for people in ("", "disabled people and carers")
}
_SIGNS = r"(?:[-*|># xo.]|<[^>]*>)*"  # of a list, a table, a heading, a drawing
_TITLE = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in TITLES)
_WITH_A_NUMBER = re.compile(rf"^{_SIGNS}((?:\d+\\?\.[^\S\n]+)+)({_TITLE})", re.MULTILINE)


def wrong_numbers(text: str) -> list[str]:
    """Give where a title stands behind a number that is not its question's, or behind two of them."""
    found = _WITH_A_NUMBER.finditer(html.unescape(text))
    return [one[0] for one in found if re.findall(r"\d+", one[1]) != [str(TITLES[" ".join(one[2].split())])]]


@pytest.mark.parametrize("page", READ, ids=lambda one: one.name)
def test_a_title_stands_with_no_number_but_its_questions(page: Path) -> None:
    assert wrong_numbers(page.read_text(encoding="utf-8")) == []


def test_what_is_looked_for_is_found() -> None:
    assert wrong_numbers("1. The social model of disability") == []
    for wrong in ("2. Peer support", "1. 5. Peer support", "2. Peer\nsupport"):
        assert wrong_numbers(wrong)


ALL_KINDS: Mapping[str, str] = {
    "social-model": "partly",
    "rights": "partly>partly",
    "carers": "not-for-us",
    "diversity": "not-sure",
    "peer-support": "later",
    "accountable": "fully",
    "local-needs": "started",
}
BUSY = assessment_with(
    {
        **ALL_KINDS,
        "legal-form": answer_of("partly", agreed=False),
        "clear-management": answer_of("started", hands={"not-yet": 1, "fully": 1}),
    },
    priorities=(Priority(criterion="local-needs", reason="It matters"), Priority(criterion="legal-form")),
    actions=(
        Action(id=3, criterion="local-needs", what="Ask"),
        Action(id=7, criterion="carers", what="Meet"),
    ),
)


def documents() -> Iterator[Document]:
    ours = material(BUSY)
    yield report.report(ours)
    yield gap_parts.gap_analysis(ours)
    yield report_to_share.share(ours, answers=True)


def test_so_it_is_where_much_is_chosen_left_out_and_not_agreed() -> None:
    for one in documents():
        assert wrong_numbers(plain_text.render(one)) == [], one.title


def test_a_list_that_begins_with_questions_has_no_numbers_of_its_own() -> None:
    titles = tuple(one.title for one in CATALOGUE.criteria)
    lists = [block for one in documents() for block in one.blocks if isinstance(block, Items)]
    assert [one for one in lists if one.items[0].startswith(titles)] == []
    assert any(one.own_numbers for one in lists)
