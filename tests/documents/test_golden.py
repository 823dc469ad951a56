"""Each document of the practice organisation is as it was when somebody last looked at it."""

import pytest

from tests.documents.practice import GOLDEN, documents

KEPT = sorted({one.name for one in GOLDEN.iterdir()} - {"report.aria.yaml"})


@pytest.mark.parametrize("name", KEPT)
def test_the_document_is_as_it_was(name: str) -> None:
    kept = (GOLDEN / name).read_bytes()
    assert documents()[name].decode() == kept.decode(), (
        "Look at the change. To keep it: python -m tests.documents.practice"
    )


def test_each_document_that_is_made_is_kept_and_no_other() -> None:
    assert set(KEPT) == set(documents())


@pytest.mark.parametrize("name", [one for one in KEPT if not one.endswith(".csv")])
def test_lines_end_in_one_way_on_every_system(name: str) -> None:
    assert b"\r" not in documents()[name]
