"""Many files read at once, by as many processes as there are processors.

What a file holds stays in the process that read it; only what `read` makes of it comes over. The processes
are started anew, not copied from this one: that works on every system, and beside threads.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr, suppress
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

_T = TypeVar("_T")
_Read = Callable[[Path], _T]

_WORTH_IT = 150  # files for each process; fewer are read before one has started
_AT_ONCE = 10  # files handed to a process at a time: to stop, one waits for no more than these
_MOST = 61  # processes: Windows waits for no more
_NO_POOL = (BrokenProcessPool, ImportError, NotImplementedError, OSError)
"""A process was ended from outside, none may start, or the system has no means for it: the rest is read here."""


def each(paths: Sequence[Path], read: _Read[_T], processes: int | None = None) -> Iterator[_T]:
    """Return what `read` makes of each file, in the order of `paths`.

    Few files are read in this process. To stop early, close the iterator: nothing goes on behind it.

    Args:
        paths: the files.
        read: a function of a module, or a partial of one. It raises nothing: a fault is a result too.
        processes: how many to start; by default one for each processor.
    """
    wanted = min(processes or _processors(), len(paths) // _WORTH_IT, _MOST)
    parts = (paths[start : start + _AT_ONCE] for start in range(0, len(paths), _AT_ONCE))
    done = 0
    if wanted > 1:
        with suppress(*_NO_POOL), _pool(wanted, read) as pool:
            in_hand = deque(_submit(pool, part) for part in islice(parts, 3 * wanted))
            while in_hand:
                found = in_hand.popleft().result()
                in_hand.extend(_submit(pool, part) for part in islice(parts, 1))
                yield from found
                done += len(found)
    yield from map(read, paths[done:])


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _pool(wanted: int, read: _Read[Any]) -> Iterator[ProcessPoolExecutor]:
    # The full screen puts something without a number in the place of standard error, and what tracks the
    # pool's resources needs the real one.
    with redirect_stderr(sys.__stderr__):
        pool = ProcessPoolExecutor(wanted, multiprocessing.get_context("spawn"), _begin, (read,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, part: Sequence[Path]) -> "Future[list[Any]]":
    with _deaf():
        return pool.submit(_read_all, part)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let what is started inside not hear Ctrl+C from its first moment: it would end with a traceback.

    Here it is heard a moment later.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# In a process of the pool

_read: _Read[Any]


def _begin(read: _Read[Any]) -> None:
    global _read  # noqa: PLW0603  (what a process gets once stays nowhere else)
    _read = read
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C goes to all in a terminal; who started us says what
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _read_all(part: Sequence[Path]) -> list[Any]:
    return [_read(path) for path in part]
