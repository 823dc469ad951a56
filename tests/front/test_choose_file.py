"""A file name as it is typed, or as a terminal types it when a file is dropped on it."""

from pathlib import Path

import pytest

from ulo_selfcheck.front.talk.choose_file import typed_path

HERE = Path("/here")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("a b.toml", "a b.toml"),
        ("'a b.toml'", "a b.toml"),
        ('"a b.toml"', "a b.toml"),
        ("'a b.toml' ", "a b.toml"),
        (r"'Joe'\''s.toml'", "Joe's.toml"),
        ("Joe's.toml", "Joe's.toml"),
        ("'Hub' 2026.toml", "'Hub' 2026.toml"),
        ("The 'Hub'", "The 'Hub'"),
        ('"', '"'),
    ],
)
def test_quotes_round_a_name_are_taken_off_and_those_in_it_stay(line: str, name: str) -> None:
    assert typed_path(line, HERE) == HERE / name
