"""Many files, read by several processes: the same results in the same order, whatever becomes of a process."""

import multiprocessing
import os
import signal
from functools import partial
from pathlib import Path

import pytest

from ulo_selfcheck.across.parallel import each

PATHS = [Path(f"file-{number}") for number in range(1000)]


def name_and_process(path: Path) -> tuple[str, int]:
    return path.name, os.getpid()


def dies_at(end: str, path: Path) -> str:
    """End the process that reads a certain file, as a system short of memory does; not the first process."""
    if path.name == end and multiprocessing.parent_process():
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def test_the_results_come_in_order_and_several_processes_read() -> None:
    found = list(each(PATHS, name_and_process, processes=3))
    assert [name for name, _ in found] == [path.name for path in PATHS]
    readers = {process for _, process in found}
    assert os.getpid() not in readers
    assert len(readers) <= 3


def test_few_files_start_no_process() -> None:
    assert {process for _, process in each(PATHS[:50], name_and_process, processes=3)} == {os.getpid()}


def test_one_processor_starts_no_process() -> None:
    assert {process for _, process in each(PATHS, name_and_process, processes=1)} == {os.getpid()}


@pytest.mark.skipif(os.name != "posix", reason="ends a process as only these systems can")
def test_no_file_is_lost_when_a_process_is_ended_from_outside() -> None:
    found = list(each(PATHS, partial(dies_at, "file-333"), processes=2))
    assert found == [path.name for path in PATHS]


def test_when_it_is_stopped_early_no_process_stays() -> None:
    reading = each(PATHS, name_and_process, processes=2)
    next(reading)
    assert multiprocessing.active_children()
    reading.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_ctrl_c_is_heard_again_once_they_have_started() -> None:
    before = signal.getsignal(signal.SIGINT)
    reading = each(PATHS, name_and_process, processes=2)
    next(reading)
    assert signal.getsignal(signal.SIGINT) == before
    reading.close()  # type: ignore[attr-defined]
