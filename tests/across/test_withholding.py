"""A copy to share is attacked: nobody who has it, and knows how it is made, can work out a small figure."""

import itertools
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from ulo_selfcheck.across.overview.bands import (
    ANSWER_BANDS,
    FORM_BANDS,
    NATION_BANDS,
    Band,
    Bands,
    SharedLine,
    shared,
)
from ulo_selfcheck.across.overview.latest import Counted, CountedReviews
from ulo_selfcheck.across.overview.overview_data import shared_json, shared_table
from ulo_selfcheck.across.overview.shared_page import overview_to_share
from ulo_selfcheck.across.overview.summary import WORDS, ReviewSummary
from ulo_selfcheck.across.overview.tally import ESSENTIALS, FolderOverview, overview
from ulo_selfcheck.across.overview.which_review import LeftOut, Which
from ulo_selfcheck.analysis.gaps import Standing
from ulo_selfcheck.answers.review import FORMS, NATIONS
from ulo_selfcheck.catalogue.criterion import LEVELS
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.documents.writing import render

FEW = 5
WAYS = {"answers": ANSWER_BANDS, "nations": NATION_BANDS, "forms": FORM_BANDS}
KEYS = {"answers": WORDS, "nations": (*NATIONS, ""), "forms": (*FORMS, "")}
CATALOGUE = load()
STANDINGS: tuple[Standing, ...] = get_args(Standing)

several = st.lists(st.integers(0, 60), min_size=len(WORDS), max_size=len(WORDS))


def table(counts: Sequence[int], keys: Sequence[str] = WORDS) -> Mapping[str, int]:
    return dict(zip(keys, counts, strict=True))


@pytest.mark.parametrize("kind", WAYS)
def test_each_way_holds_every_answer_once_and_has_fewer_bands_than_the_one_before(kind: str) -> None:
    ways, keys = WAYS[kind], KEYS[kind]
    for way in ways:
        assert sorted(name for band in way for name in band) == sorted(keys)
    sizes = [len(way) for way in ways]
    assert all(after < before for before, after in itertools.pairwise(sizes))
    assert min(sizes) == 2


@given(several)
def test_no_figure_that_is_shared_is_about_fewer_than_five_and_none_about_all(counts: list[int]) -> None:
    bands = shared(table(counts), ANSWER_BANDS)
    assert all(band.organisations >= FEW for band in bands)
    assert all(sum(counts) - band.organisations >= FEW for band in bands)
    assert sum(band.organisations for band in bands) in (0, sum(counts))


# The attack by trying everything


def all_tables(total: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Give every way in which so many organisations can have answered."""
    for bars in itertools.combinations(range(total + cells - 1), cells - 1):
        ends = (-1, *bars, total + cells - 1)
        yield tuple(after - before - 1 for before, after in itertools.pairwise(ends))


@pytest.mark.parametrize(
    ("kind", "total"),
    [("answers", 5), ("answers", 9), ("answers", 10), ("answers", 11), ("nations", 25), ("forms", 10)],
)
def test_whoever_tries_every_possible_table_pins_down_no_small_figure(kind: str, total: int) -> None:
    """For each copy that can be shared: of all tables that give it, every answer could be none, or five or more."""
    keys = KEYS[kind]
    possible: dict[tuple[Band, ...], list[set[int]]] = defaultdict(lambda: [set() for _ in keys])
    for counts in all_tables(total, len(keys)):
        values = possible[shared(table(counts, keys), WAYS[kind])]
        for seen, number in zip(values, counts, strict=True):
            seen.add(number)
    assert () in possible
    assert len(possible) > (1 if total >= 2 * FEW else 0)
    for bands, values in possible.items():
        alone = {band.answers[0]: band.organisations for band in bands if len(band.answers) == 1}
        for name, seen in zip(keys, values, strict=True):
            if name in alone:
                assert seen == {alone[name]}
            else:
                assert 0 in seen
                assert max(seen) >= FEW


def test_the_attack_would_find_a_rule_that_leaks() -> None:
    """Hiding small counts alone is not enough: the total gives the one that was hidden."""
    careless: Bands = (("not-yet",), ("started",))
    seen = {
        counts[0]
        for counts in all_tables(20, 2)
        if [number for number in counts if number >= FEW] == [18] and counts[1] == 18
    }
    assert seen == {2}
    assert shared({"not-yet": 2, "started": 18}, (careless,)) == ()


# The attack for any number of organisations


def told_alike(
    counts: Sequence[int], ways: Sequence[Bands], keys: Sequence[str]
) -> Iterator[Mapping[str, int]]:
    """Give tables in which all organisations of a band gave one and the same of its answers."""
    bands = shared(table(counts, keys), ways) or (Band(tuple(keys), sum(counts)),)
    for chosen in itertools.product(*(band.answers for band in bands)):
        yield {name: band.organisations for name, band in zip(chosen, bands, strict=True)}


@given(several)
def test_answers_put_together_may_all_be_one_of_them(counts: list[int]) -> None:
    one = CATALOGUE.criteria[0]
    published = shared(table(counts), ANSWER_BANDS)
    for other in told_alike(counts, ANSWER_BANDS, WORDS):
        assert shared(other, ANSWER_BANDS) == published
        assert SharedLine(one, shared(other, ANSWER_BANDS)).upper == SharedLine(one, published).upper


def review(number: int, words: Sequence[int]) -> ReviewSummary:
    return ReviewSummary(
        which=Which(
            path=f"secret-folder/secret-{number}.toml",
            id=f"id-{number}",
            renewed_from="",
            organisation=f"Secret Name {number}",
            area=f"Secretshire {number}",
            nation=(*NATIONS, "")[number % 5],
            form=(*FORMS, "")[number % 9],
            title="Secret title",
            day=None,
            updated=None,
            fullness=0,
        ),
        words=tuple(WORDS[word] for word in words),
        aims=(LEVELS[number % 5],) * len(words),
        standings=(STANDINGS[number % 5],) * len(words),
        states=(ESSENTIALS[number % 4],) * len(words),
        before=(WORDS[(number * 7) % 9],) * len(words),
    )


def found_of(rows: Sequence[Sequence[int]]) -> FolderOverview:
    """Give what is found of organisations: one row a question, with the answer of each."""
    reviews = [review(number, words) for number, words in enumerate(zip(*rows, strict=True))]
    counted = tuple(Counted(review=one, before=one.before) for one in reviews)
    chosen = CountedReviews(counted=counted, organisations=len(counted), earlier=3, copies=())
    return FolderOverview(
        overview=overview(chosen, CATALOGUE),
        left_out=(LeftOut("secret-folder/secret-broken.toml", "Secret fault", is_fault=True),),
    )


def everything_shared(found: FolderOverview) -> tuple[str, ...]:
    """Give every form of the copy to share that is text."""
    document = overview_to_share(found.overview, CATALOGUE)
    return (
        *(render(document, ending).decode() for ending in (".txt", ".html", ".md")),
        "".join(shared_table(found.overview, CATALOGUE)),
        shared_json(found.overview, CATALOGUE),
    )


@st.composite
def answers_of_many(draw: st.DrawFn) -> list[list[int]]:
    total = draw(st.integers(1, 40))
    answers = st.lists(st.integers(0, len(WORDS) - 1), min_size=total, max_size=total)
    return [draw(answers) for _ in CATALOGUE.criteria]


@how(max_examples=25, deadline=None)
@given(answers_of_many(), st.randoms(use_true_random=False))
def test_all_that_is_shared_is_the_same_when_the_answers_behind_it_are_others(
    rows: list[list[int]], chance: object
) -> None:
    """The whole copy, in every form, tells no more than its bands: aims, moves and essentials are not in it."""
    others = []
    for answers in rows:
        counts = [answers.count(number) for number in range(len(WORDS))]
        tables = list(told_alike(counts, ANSWER_BANDS, WORDS))
        other = tables[chance.randrange(len(tables))]  # type: ignore[attr-defined]
        others.append([WORDS.index(name) for name, number in other.items() for _ in range(number)])
    assert everything_shared(found_of(rows)) == everything_shared(found_of(others))


@given(answers_of_many())
@how(max_examples=20, deadline=None)
def test_nobody_and_no_place_is_named_in_a_copy_to_share(rows: list[list[int]]) -> None:
    for text in everything_shared(found_of(rows)):
        assert "secret" not in text.casefold()


@pytest.mark.parametrize("total", [1, 4])
def test_of_fewer_than_five_everything_is_withheld_and_it_says_so(total: int) -> None:
    found = found_of([[3] * total for _ in CATALOGUE.criteria])
    text, _, _, rows, data = everything_shared(found)
    assert "There are fewer than five organisations. So everything is withheld." in " ".join(text.split())
    assert json.loads(data)["organisations"] is None
    assert json.loads(data)["withheld"] == len(CATALOGUE.criteria)
    assert all(line.endswith(",") for line in rows.splitlines()[1:])
    assert json.loads(data)["nations"] == []


def test_when_no_question_can_be_shown_it_says_that_everything_is_withheld() -> None:
    text = everything_shared(found_of([[3] * 9 for _ in CATALOGUE.criteria]))[0]
    assert "No question can be shown like that. So everything is withheld." in " ".join(text.split())
    assert "Mostly or fully" not in text


def test_how_much_is_withheld_is_said() -> None:
    same, split = [3] * 12, [1] * 6 + [3] * 6
    text = " ".join(everything_shared(found_of([same, *[split] * 20]))[0].split())
    assert "1 question of 21 is withheld. At 20 questions, answers are put together" in text
    assert "The social model of disability: Withheld." in text
    assert "Independent living: Not yet, started, partly or without a level 6. Mostly or fully 6." in text


def test_the_table_to_share_adds_up_to_the_organisations_of_each_question() -> None:
    rows = everything_shared(found_of([[1] * 6 + [3] * 6 for _ in CATALOGUE.criteria]))[3].splitlines()
    ours = [line.split(",")[-2:] for line in rows[1:] if line.startswith("rights,")]
    assert [name for name, _ in ours[:9]] == list(WORDS)
    assert sum(int(number or 0) for _, number in ours) == 12
    assert ["mostly or fully", "6"] in ours
