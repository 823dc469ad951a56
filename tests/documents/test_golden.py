"""Each document of the practice organisation is as it was when somebody last looked at it."""

import pytest

from tests.documents.practice import GOLDEN, documents

DOCUMENTS = documents()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_document_is_as_it_was(name: str) -> None:
    kept = (GOLDEN / name).read_bytes()
    assert DOCUMENTS[name].decode() == kept.decode(), (
        "Look at the change. To keep it: python -m tests.documents.practice"
    )


def test_no_document_is_kept_that_is_not_made_any_more() -> None:
    kept = {one.name for one in GOLDEN.iterdir()} - {"report.aria.yaml"}
    assert kept == set(DOCUMENTS)


@pytest.mark.parametrize("name", [one for one in DOCUMENTS if not one.endswith(".csv")])
def test_lines_end_in_one_way_on_every_system(name: str) -> None:
    assert b"\r" not in DOCUMENTS[name]
