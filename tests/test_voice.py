"""The program's own voice: words that a native reader stumbles over stand in nothing that a person can meet."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.words import all_words
from ulo_selfcheck.catalogue.criteria_set import Catalogue

HOME = Path(__file__).parents[1]
STUMBLES = re.compile(
    r"\b(?:anew|need not|made-up|works? off|(?:is|are) sound|sound TOML|not for here|short cuts?"
    r"|(?<!e)mail(?:ed|s)?|nor do|is taken away|is told|are told)\b",
    re.IGNORECASE,
)

PATTERN = re.compile(r"[\\(]\?|\\[bw]")
"""What to search for in a reply is no sentence of ours."""


def sentences_of(path: Path) -> Iterator[str]:
    """Give the texts of a module that are not its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = {
        id(one.value)
        for one in ast.walk(tree)
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
    }
    for one in ast.walk(tree):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in left_out:
            yield one.value


def test_no_sentence_of_the_program_has_words_to_stumble_over() -> None:
    found = [
        f"{path.name}: {text}"
        for path in (HOME / "ulo_selfcheck").rglob("*.py")
        for text in sentences_of(path)
        if STUMBLES.search(text) and not PATTERN.search(text)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "help"])
def test_no_page_has_them(page: str) -> None:
    pages = (HOME / "ulo_selfcheck" / "help").glob("*.md") if page == "help" else [HOME / page]
    found = [
        f"{one.name}: {line}"
        for one in pages
        for line in one.read_text(encoding="utf-8").splitlines()
        if STUMBLES.search(line)
    ]
    assert not found, "\n".join(found)


def test_no_text_of_the_criteria_has_them(catalogue: Catalogue) -> None:
    found = [f"{one.place}: {one.text}" for one in all_words(catalogue) if STUMBLES.search(one.text)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text", ["Write it anew", "It is sound.", "Mail it back", "It need not be"])
def test_the_test_finds_what_it_looks_for(text: str) -> None:
    assert STUMBLES.search(text)


@pytest.mark.parametrize("text", ["Email it back", "It sounds like you", "You told us so"])
def test_the_test_knows_its_bounds(text: str) -> None:
    assert not STUMBLES.search(text)
