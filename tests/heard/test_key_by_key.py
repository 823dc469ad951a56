"""The full screen under Orca and under BRLTTY: each key brings what `docs/heard.md` says."""

from pathlib import Path

import pytest

from tests.heard import key_by_key
from tests.heard.desktop import heard_in_the_end
from tests.listening import sound

pytestmark = pytest.mark.heard

PAGE = key_by_key.read()


@pytest.mark.parametrize("reader", key_by_key.READERS)
def test_each_key_brings_what_the_page_says(reader: str, tmp_path: Path, home: dict[str, str]) -> None:
    if key_by_key.READERS[reader].tree:
        key_by_key.needs_accesskit()
    expected = PAGE.brings[reader]

    def sitting() -> list[str]:
        rows = zip(key_by_key.KEYS, expected, key_by_key.sit(reader, tmp_path, home, expected), strict=True)
        return [
            f"{key}\n  page: {then}\n  now:  {now}" for key, then, now in rows if sound(then) != sound(now)
        ]

    heard_in_the_end(sitting)
