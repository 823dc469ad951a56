"""Plain words: everything a committee reads stays easy to read, kind, and free of what goes out of date."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import textstat

from tests.words import NOT_SENTENCES, Said, all_words
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import Fact
from ulo_selfcheck.catalogue.load import packaged_folder

HIGHEST_GRADE = 6
LEAST_EASE = 70
MOST_WORDS_ON_AVERAGE = 12
MOST_WORDS = 20
HIGHEST_GRADE_OF_ONE = 9

# What people may take as a verdict, a slight, or a riddle: domain notes, 'Words'.
NOT_OURS = (
    *("fail", "fails", "failed", "failing", "failure", "weak", "weakness", "non-compliant", "inadequate"),
    *("suffer", "suffers", "suffering", "afflicted", "victim", "brave", "inspirational", "inspiring"),
    *("the disabled", "the blind", "the deaf", "the elderly", "the vulnerable", "vulnerable", "handicapped"),
    *("people with disabilities", "person with a disability", "able-bodied", "wheelchair-bound"),
    *("confined to a wheelchair", "deaf and dumb", "mentally ill", "special needs", "disabled toilet"),
    *("client", "clients", "hard to reach", "hard-to-reach", "BME"),
    *("robust", "stakeholder", "stakeholders", "leverage", "utilise", "facilitate", "empower", "empowerment"),
    *("e.g.", "i.e.", "eg", "ie", "etc", "and/or", ";"),
)


@pytest.fixture(scope="module")
def words(catalogue: Catalogue) -> list[Said]:
    return all_words(catalogue)


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.?!:])\s+", text.strip()) if one]


def ended(text: str) -> str:
    return text if text.rstrip()[-1:] in ".?!:" else f"{text}."


@pytest.fixture(scope="module")
def whole(words: list[Said]) -> str:
    return " ".join(ended(one.text) for one in words)


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Give every text of a file with the key it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from strings(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one, key)


def criteria_files() -> list[Path]:
    catalogue = tomllib.loads((packaged_folder() / "catalogue.toml").read_text(encoding="utf-8"))
    names = [
        "catalogue",
        "journey",
        "asks",
        "background",
        "helpers",
        *(group["id"] for group in catalogue["groups"]),
    ]
    return [packaged_folder() / f"{name}.toml" for name in names]


def texts_in_files() -> Iterator[tuple[str, str, str]]:
    for path in criteria_files():
        for key, text in strings(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield path.name, key, text


def test_no_text_of_the_files_escapes_these_tests(words: list[Said]) -> None:
    """Whatever has a space in it is words, but for the names of publications and who wrote them."""
    read = {one.text for one in words}
    left_out = NOT_SENTENCES | {"by", "year"}
    missed = [
        (file, key, text)
        for file, key, text in texts_in_files()
        if " " in text and key.replace("-", "_") not in left_out
    ]
    assert len(read) > 700
    assert [one for one in missed if one[2] not in read] == []


# How easy it is to read


def test_the_whole_is_easy_for_an_eleven_year_old(whole: str) -> None:
    assert textstat.flesch_kincaid_grade(whole) <= HIGHEST_GRADE
    assert textstat.flesch_reading_ease(whole) >= LEAST_EASE


def test_sentences_are_short_on_average(words: list[Said]) -> None:
    lengths = [len(sentence.split()) for one in words for sentence in sentences(one.text)]
    assert sum(lengths) / len(lengths) <= MOST_WORDS_ON_AVERAGE


def test_no_sentence_is_long(words: list[Said]) -> None:
    found = [
        f"{one.place}: {len(sentence.split())} words: {sentence}"
        for one in words
        for sentence in sentences(one.text)
        if len(sentence.split()) > MOST_WORDS
    ]
    assert not found, "\n".join(found)


def test_no_longer_text_is_hard_on_its_own(words: list[Said]) -> None:
    """A text of a few words has no measure worth the name."""
    found = [
        f"{one.place}: grade {grade:.1f}: {one.text}"
        for one in words
        if len(one.text.split()) >= 12
        and (grade := textstat.flesch_kincaid_grade(one.text)) > HIGHEST_GRADE_OF_ONE
    ]
    assert not found, "\n".join(found)


# What is not said


def pattern(word: str) -> re.Pattern[str]:
    """Find the word as a word; 'the disabled people who' is no slight, 'the disabled' is."""
    after = r"(?!\w| people| person| members?)" if word == "the disabled" else r"(?!\w)"
    return re.compile(
        rf"(?<!\w){re.escape(word)}{after}" if word != ";" else ";", 0 if word.isupper() else re.IGNORECASE
    )


UNWANTED = {word: pattern(word) for word in NOT_OURS}


def unwanted(text: str) -> list[str]:
    return [word for word, sought in UNWANTED.items() if sought.search(text)]


def test_no_word_that_blames_slights_or_puzzles(words: list[Said]) -> None:
    found = [f"{one.place}: {', '.join(wrong)}: {one.text}" for one in words if (wrong := unwanted(one.text))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text", ["You failed.", "Help for the disabled", "Boxes, etc.", "a BME group", "one; two"]
)
def test_the_test_of_words_finds_what_it_looks_for(text: str) -> None:
    assert unwanted(text)


@pytest.mark.parametrize(
    "text", ["Disabled people decide.", "The disabled people's group", "failsafe", "a pie"]
)
def test_the_test_of_words_knows_its_bounds(text: str) -> None:
    assert unwanted(text) == []


ADDRESS = re.compile(r"https?:|www\.|\w\.(?:org|com|uk|net|gov|info|eu)\b|\w@\w", re.IGNORECASE)
TELEPHONE = re.compile(r"(?:\+44|\b0)[\s\d()-]{8,}\d")


def test_no_address_and_no_telephone_number_stands_anywhere() -> None:
    """They lapse, and strangers can take them over."""
    found = [one for one in texts_in_files() if ADDRESS.search(one[2]) or TELEPHONE.search(one[2])]
    assert found == []


@pytest.mark.parametrize(
    "text", ["see www.scie.org.uk", "http://x", "info@scie", "tel 020 7089 6840", "+44 20 7089 6840"]
)
def test_the_test_of_addresses_finds_what_it_looks_for(text: str) -> None:
    assert ADDRESS.search(text) or TELEPHONE.search(text)


# What a group chooses between


def test_every_level_of_a_criterion_says_something_of_its_own(catalogue: Catalogue) -> None:
    for one in catalogue.criteria:
        assert len(set(one.levels.values())) == 5, one.id
        assert len({step.text for step in one.steps.values()}) == 5, one.id


def test_no_two_criteria_ask_the_same(catalogue: Catalogue) -> None:
    for part in ("title", "asks", "plain_words"):
        assert len({getattr(one, part) for one in catalogue.criteria}) == 21, part


def test_a_hard_word_is_explained_once_and_in_the_order_of_the_alphabet(catalogue: Catalogue) -> None:
    terms = [one.term.lower() for one in catalogue.identity.glossary]
    assert terms == sorted(set(terms), key=lambda term: term.replace("-", " "))


# Facts


def facts(catalogue: Catalogue) -> list[Fact]:
    asks = catalogue.asks
    assert asks is not None
    services = [line for _, checklist in catalogue.checklists for line in checklist.lines]
    lists = [one.facts for one in catalogue.criteria]
    lists += [one.facts for one in services]
    lists += [one.facts for one in asks.approaches]
    return [fact for one in lists for fact in one]


def test_every_fact_has_the_day_it_was_checked_and_a_source(catalogue: Catalogue) -> None:
    found = facts(catalogue)
    in_files = sum(key == "nation" for _, key, _ in texts_in_files())
    assert len(found) == in_files > 20
    for fact in found:
        assert dt.date(2026, 11, 1) <= fact.checked, fact.text
        assert fact.source, fact.text


def test_no_fact_is_newer_than_the_day_the_whole_was_checked(catalogue: Catalogue) -> None:
    """So 'facts checked on' never says less than it should."""
    assert max(fact.checked for fact in facts(catalogue)) <= catalogue.identity.checked


LAW = re.compile(r"\bAct (?:of )?\d{4}|£\d|\bsection \d")


def test_background_that_speaks_of_law_or_sums_says_when_it_was_checked(catalogue: Catalogue) -> None:
    assert catalogue.background is not None
    pieces = {one.id: " ".join(one.text) for one in catalogue.background.pieces}
    of_law = {name: text for name, text in pieces.items() if LAW.search(text)}
    assert "procurement-then-and-now" in of_law
    undated = [name for name, text in of_law.items() if not re.search(r"on \d\d? [A-Z][a-z]+ 20\d\d", text)]
    assert undated == []
