"""A long evening: ten thousand changes in one sitting take no more room than the first hundred."""

import sys
from pathlib import Path

import pytest

from ulo_selfcheck.answers import backups
from ulo_selfcheck.catalogue.criterion import LEVELS
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.ground import write_file
from ulo_selfcheck.session import opening
from ulo_selfcheck.session.session import MOST_UNDO, Session

EDITS = 10_000
CATALOGUE = load()


def edit(session: Session, number: int) -> None:
    """Make one of many changes, in turn at each question."""
    session.here = CATALOGUE.order[number % len(CATALOGUE.order)]
    if number % 3 == 0:
        session.set_note(f"We talked of it, {number % 7} of us.")
    elif number % 50 == 1:
        session.undo()
    else:
        session.choose(LEVELS[number // 21 % len(LEVELS)])


def test_ten_thousand_changes_leave_memory_and_file_as_small_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opening.start(tmp_path / "ours.toml", "Riverside", CATALOGUE)
    blocks: list[int] = []
    sizes: list[int] = []
    size = 0

    def write(_where: Path, data: bytes) -> None:
        # How it comes to the disk is not asked here; ten thousand times that takes a while.
        nonlocal size
        size = len(data)

    monkeypatch.setattr(write_file, "write", write)
    for number in range(EDITS):
        edit(session, number)
        if number in (EDITS // 10, EDITS - 1):
            blocks.append(sys.getallocatedblocks())
            sizes.append(size)
    session.file.close()
    assert blocks[1] < blocks[0] * 1.05
    assert sizes[1] < sizes[0] * 1.05


def test_undo_goes_back_a_bounded_way_and_then_says_there_is_no_more(tmp_path: Path) -> None:
    session = opening.start(tmp_path / "ours.toml", "Riverside", CATALOGUE)
    for number in range(MOST_UNDO + 50):
        session.choose(LEVELS[number % len(LEVELS)])
    for _ in range(MOST_UNDO):
        session.undo()
    with pytest.raises(Exception, match="nothing to undo"):
        session.undo()
    session.file.close()


def test_many_sittings_keep_five_backups(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    opening.start(path, "Riverside", CATALOGUE).file.close()
    for number in range(12):
        session = opening.carry_on(path, CATALOGUE)
        session.set_note(f"day {number}")
        session.file.close()
    assert len(backups.backups_of(path)) == backups.KEPT
