"""Many files read at once, by as many processes as there are processors.

What a file holds stays in the process that read it; only what `read` makes of it comes over. The processes
are started anew, not copied from this one: that works on every system, and beside threads.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Generic, TypeVar

_T = TypeVar("_T")
_Read = Callable[[Path], _T]
_Part = tuple[int, Sequence[Path]]

_WORTH_IT = 150  # files for each process; fewer are read before one has started
_AT_ONCE = 25  # files handed to a process at a time: a twentieth of a second


def each(paths: Sequence[Path], read: _Read[_T], processes: int | None = None) -> Iterator[_T]:
    """Give what `read` makes of each file, in the order of `paths`.

    Few files are read in this process. To stop early, close the iterator: nothing goes on behind it.

    Args:
        paths: the files.
        read: a function of a module, or a partial of one. It raises nothing: a fault is a result too.
        processes: how many to start; by default one for each processor.
    """
    wanted = min(processes or _processors(), len(paths) // _WORTH_IT)
    if wanted < 2:
        yield from map(read, paths)
        return
    parts = deque(
        (number, paths[start : start + _AT_ONCE])
        for number, start in enumerate(range(0, len(paths), _AT_ONCE))
    )
    helpers = _start(wanted, read)
    try:
        yield from _in_order(parts, helpers, read)
    finally:
        for helper in helpers:
            helper.stop()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Helper(Generic[_T]):
    """A process that reads for us, and the part it has in hand."""

    def __init__(self, read: _Read[_T]) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.part: _Part = (0, ())
        self._process = context.Process(target=_help, args=(theirs, read), daemon=True)
        self._process.start()
        theirs.close()  # so that each side sees when the other has gone

    def take(self, part: _Part) -> None:
        self.part = part
        with suppress(OSError):  # it has gone: asking for the results tells
            self.pipe.send(part[1])

    def results(self) -> list[_T] | None:
        """Give what it made of its part; None where it was ended from outside."""
        try:
            found: list[_T] = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return found

    def stop(self) -> None:
        self._process.terminate()
        self._process.join()
        self.pipe.close()


def _help(pipe: Connection, read: _Read[_T]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C goes to all in a terminal; who started us says what
    gc.freeze()  # the criteria stay
    gc.disable()  # what a file holds goes as soon as it is read; for anything else, once a part is enough
    with suppress(EOFError, OSError):  # whoever asked has gone
        while True:
            pipe.send([read(path) for path in pipe.recv()])
            gc.collect()


def _start(wanted: int, read: _Read[_T]) -> list[_Helper[_T]]:
    helpers: list[_Helper[_T]] = []
    # Where no more processes may start, those that did will do. The full screen puts something without a
    # number in the place of standard error, and a new process needs the real one.
    with _deaf(), redirect_stderr(sys.__stderr__), suppress(OSError):
        while len(helpers) < wanted:
            helpers.append(_Helper(read))
    return helpers


@contextmanager
def _deaf() -> Iterator[None]:
    """Let what is started inside not hear Ctrl+C from its first moment: it would end with a traceback."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _in_order(parts: "deque[_Part]", helpers: list[_Helper[_T]], read: _Read[_T]) -> Iterator[_T]:
    busy = {helper.pipe: helper for helper in helpers}
    done: dict[int, list[_T]] = {}
    following = 0
    for helper in helpers:
        helper.take(parts.popleft())
    while busy:
        for pipe in wait(list(busy)):
            helper = busy.pop(pipe)  # type: ignore[call-overload]  # what waits here are our pipes alone
            number, paths = helper.part
            found = helper.results()
            # A helper that was ended from outside gets no more; what it had in hand is read here.
            done[number] = [read(path) for path in paths] if found is None else found
            if parts and found is not None:
                helper.take(parts.popleft())
                busy[helper.pipe] = helper
        while following in done:
            yield from done.pop(following)
            following += 1
    for _number, paths in parts:  # no helper is left
        yield from map(read, paths)
