"""Text from people and files is shown as text: nothing lost, nothing wider than the line, nothing that commands."""

import json
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_selfcheck.ground.english import count, listing, nearest, number_word, sentence
from ulo_selfcheck.ground.text import one_line, safe, spelled, typed
from ulo_selfcheck.ground.wrapping import width, wrap

CONTROLS = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))}
BIDI_TRICKS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
HARD = [*sorted(CONTROLS | BIDI_TRICKS), "\ud800", "\u200d", "\u0301", "日", "👍", " "]
# Any character, also halves of them, which no file can hold; the hard ones often.
EVERY = st.text(st.characters(exclude_categories=()) | st.sampled_from(HARD))
LINE_ENDS = ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]


def half_characters(text: str) -> list[str]:
    return [one for one in text if unicodedata.category(one) == "Cs"]


# Lines of a width


@given(EVERY, st.integers(10, 200))
def test_no_line_is_ever_wider_than_asked(text: str, columns: int) -> None:
    assert max(width(line) for line in wrap(text, columns)) <= columns


@given(EVERY, st.integers(10, 200), st.integers(0, 6))
def test_no_line_is_wider_with_an_indent_either(text: str, columns: int, indent: int) -> None:
    assert max(width(line) for line in wrap(text, columns, " " * indent)) <= columns


@given(EVERY, st.integers(10, 200), st.sampled_from(["", "  ", "    "]))
def test_breaking_lines_loses_nothing_but_white_space(text: str, columns: int, indent: str) -> None:
    assert "".join("".join(wrap(text, columns, indent)).split()) == "".join(safe(text).split())


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1), st.integers(10, 40))
def test_words_that_fit_are_never_cut_and_lines_are_filled(words: list[str], columns: int) -> None:
    lines = wrap(" ".join(words), columns)
    assert " ".join(lines).split() == words
    for line, following in pairwise(lines):
        assert len(f"{line} {following.split()[0]}") > columns


def test_a_line_end_stays_one_and_an_empty_line_too() -> None:
    assert wrap("one\n\ntwo", 20) == ["one", "", "two"]


def test_lines_after_the_first_of_each_paragraph_are_indented() -> None:
    assert wrap("one two three\nfour five six", 10, "  ") == ["one two", "  three", "four five", "  six"]


def test_a_long_word_is_cut_to_the_width_and_starts_without_an_indent() -> None:
    lines = wrap("/home/somebody/papers/review.toml", 12, "  ")
    assert "".join(line.strip() for line in lines) == "/home/somebody/papers/review.toml"
    assert not lines[0].startswith(" ")
    assert all(line.startswith("  ") for line in lines[1:])


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4), ("👍", 2), ("שלום", 4), ("", 0)]
)
def test_width_counts_the_cells_of_a_terminal(text: str, cells: int) -> None:
    assert width(text) == cells


# Text a terminal may show


@given(EVERY)
def test_nothing_that_is_shown_can_command_a_terminal(text: str) -> None:
    shown = set(safe(text)) - {"\n"}
    assert not shown & CONTROLS
    assert not shown & BIDI_TRICKS
    assert not half_characters(safe(text))


@given(EVERY)
def test_one_line_is_one_line_and_cannot_command_either(text: str) -> None:
    shown = one_line(text)
    assert not set(shown) & (CONTROLS | BIDI_TRICKS)
    assert len(shown.splitlines()) <= 1


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), max_size=30))
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize("trick", sorted((CONTROLS | BIDI_TRICKS) - {*LINE_ENDS, "\t"}), ids=ascii)
def test_whatever_could_command_is_seen_as_a_question_mark(trick: str) -> None:
    assert safe(f"a{trick}b") == "a?b"


@pytest.mark.parametrize("mark", ["\u0301", "\u0489", "\u20dd", "\u200b", "\u200d"], ids=ascii)
def test_of_hundreds_of_marks_on_one_letter_thirty_are_shown(mark: str) -> None:
    assert safe(f"a{mark * 30}b{mark * 300}c") == f"a{mark * 30}b{mark * 30}c"


def test_what_could_command_is_spelled_out_in_json_and_toml_and_means_the_same() -> None:
    text = "".join(map(chr, (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))))
    said = spelled(json.dumps({text: text}, ensure_ascii=False))
    assert said.isascii()
    assert json.loads(said) == {text: text}
    assert spelled("caf\u00e9 \u05e9\u05dc") == "caf\u00e9 \u05e9\u05dc"


def test_an_escape_sequence_is_seen_and_does_nothing() -> None:
    assert safe("\x1b[2Jgone\x07") == "?[2Jgone?"


@pytest.mark.parametrize("end", LINE_ENDS)
def test_every_kind_of_line_end_is_shown_as_one_new_line(end: str) -> None:
    assert safe(f"one{end}two") == "one\ntwo"


# Text that is kept


@given(EVERY)
def test_what_is_kept_can_be_saved_and_holds_no_controls(text: str) -> None:
    kept = typed(text)
    assert kept.encode().decode() == kept
    assert not (set(kept) & CONTROLS) - {"\n", "\t"}
    assert kept == kept.strip()


@given(EVERY)
def test_keeping_it_again_changes_nothing(text: str) -> None:
    assert typed(typed(text)) == typed(text)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Z"))))
def test_ordinary_letters_are_kept_one_and_all(text: str) -> None:
    assert typed(text) == text


def test_new_lines_and_tabs_inside_a_note_are_kept() -> None:
    assert typed("  one\r\n\ttwo \x00 ") == "one\n\ttwo"


# Small words


@pytest.mark.parametrize(
    ("things", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_is_said_as_people_do(things: list[str], said: str) -> None:
    assert listing(things) == said


def test_a_choice_is_said_with_or() -> None:
    assert listing(["a", "b", "c"], "or") == "a, b or c"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 steps"), (1, "1 step"), (2, "2 steps"), (21, "21 steps")]
)
def test_one_has_its_own_word(number: int, said: str) -> None:
    assert count(number, "step") == said


def test_a_word_with_its_own_plural_is_said_so() -> None:
    assert (count(1, "is", "are"), count(3, "is", "are")) == ("1 is", "3 are")


@pytest.mark.parametrize(("number", "said"), [(0, "none"), (1, "one"), (10, "ten"), (11, "11"), (-1, "-1")])
def test_small_numbers_are_words_and_larger_ones_figures(number: int, said: str) -> None:
    assert number_word(number) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("we met", "We met."), ("Did we?", "Did we?"), (" we met. ", "We met."), ("", ""), ("  ", "")],
)
def test_a_sentence_has_a_capital_and_an_end(text: str, said: str) -> None:
    assert sentence(text) == said


@given(st.text())
def test_a_sentence_said_again_is_the_same(text: str) -> None:
    assert sentence(sentence(text)) == sentence(text)


def test_the_nearest_word_is_found_and_nothing_far_away_is() -> None:
    assert nearest("lvel", ["level", "aim"]) == "level"
    assert nearest("zebra", ["level", "aim"]) is None


def test_the_list_of_controls_is_whole() -> None:
    """The tests above rest on it."""
    assert {one for one in map(chr, range(0x110000)) if unicodedata.category(one) == "Cc"} == CONTROLS
    assert all(re.fullmatch(r"[\u202a-\u202e\u2066-\u2069]", one) for one in BIDI_TRICKS)
