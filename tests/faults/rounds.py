"""The rounds: which faults, at which points, in which ways; done two at a time, and summed up."""

import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

from tests.faults.journeys import ADOPTING, BROKEN, COMBINE, DICTATION, HELD, NEW, REPORT, SITTING, Journey
from tests.faults.running import Fault, Place, Way, run
from tests.faults.verdict import Verdict, judge

_EVERYWHERE: tuple[tuple[Journey, Way], ...] = (
    (SITTING, "pipe"),
    (SITTING, "terminal"),
    (SITTING, "full screen"),
    (NEW, "pipe"),
    (ADOPTING, "pipe"),
    (BROKEN, "terminal"),
    (COMBINE, "pipe"),
    (REPORT, "pipe"),
)
_SITTINGS: tuple[tuple[Journey, Way], ...] = ((SITTING, "pipe"), (SITTING, "full screen"))
_DICTATED: tuple[tuple[Journey, Way], ...] = ((DICTATION, "pipe"), (DICTATION, "full screen"))
_HELD: tuple[tuple[Journey, Way], ...] = ((HELD, "full screen"),)
_ALL = (*_EVERYWHERE, *_DICTATED, *_HELD)
_WINDOWS: tuple[tuple[Journey, Way], ...] = ((SITTING, "terminal"), (SITTING, "full screen"))
_NO_HARM = "clock 0"
"""Nothing goes wrong but the way people work."""

_WRITING = ("make", "write", "sync", "mkdir")


class Kind(NamedTuple):
    """A kind of fault: a row of the table."""

    name: str
    act: str
    lasting: int = 1
    calls: tuple[str, ...] = ()
    where: tuple[tuple[Journey, Way], ...] = _SITTINGS

    @property
    def from_outside(self) -> bool:
        """Tell whether somebody else does it to the file: after we let go of it, it is theirs to do."""
        return self.act.startswith("file ")


KINDS = (
    Kind("killed at once (-9)", "kill 9", where=_EVERYWHERE),
    Kind("ended by the system (-15)", "kill 15", where=_EVERYWHERE),
    Kind("hung up (-1)", "kill 1", where=_EVERYWHERE),
    Kind("window closed", "hold", where=_WINDOWS),
    Kind("Ctrl+C within a call", "interrupt", where=((SITTING, "pipe"), (NEW, "pipe"), (ADOPTING, "pipe"))),
    Kind("disk full for a moment", "refuse ENOSPC", calls=_WRITING, where=_EVERYWHERE),
    Kind("disk full for good", "refuse ENOSPC", 0, _WRITING, _EVERYWHERE),
    Kind("disk full, a real one", "disk full", 12),
    Kind("disk full for good, a real one", "disk full", 0),
    Kind("fsync fails once", "refuse EIO", 1, ("sync",)),
    Kind("fsync fails for good", "refuse EIO", 0, ("sync",)),
    Kind("rename fails for a moment", "refuse EACCES", 1, ("rename",), _EVERYWHERE),
    Kind("rename fails for good", "refuse EACCES", 0, ("rename",), _EVERYWHERE),
    Kind("any call fails once", "refuse EIO", where=_EVERYWHERE),
    Kind("folder read-only for a while", "folder read-only", 9),
    Kind("folder read-only for good", "folder read-only", 0),
    Kind("stick pulled out for a while", "folder gone", 9),
    Kind("stick pulled out for good", "folder gone", 0),
    Kind("folder removed, then made anew", "folder removed", 9),
    Kind("file cut in half", "file halved"),
    Kind("file emptied", "file emptied"),
    Kind("file changed by somebody", "file changed"),
    Kind("file replaced by another", "file swapped"),
    Kind("file replaced by a folder", "file a folder"),
    Kind("file deleted", "file deleted"),
    Kind("clock set back 400 days", f"clock {400 * 86400}", 0),
    Kind("clock set back for a while", f"clock {400 * 86400}", 9),
    Kind("a second person opens the file", "visit"),
    Kind("all of it dictated", _NO_HARM, where=_DICTATED),
    Kind("dictated, then killed at once (-9)", "kill 9", where=_DICTATED),
    Kind("each key held down", _NO_HARM, where=_HELD),
    Kind("keys held down, then killed at once (-9)", "kill 9", where=_HELD),
    Kind("no locks in this folder", "refuse ENOLCK", 0, ("lock",), ((*_SITTINGS, (NEW, "pipe")))),
    Kind("locks not known here", "refuse ENOTSUP", 0, ("lock",), ((*_SITTINGS, (NEW, "pipe")))),
)


class Size(NamedTuple):
    """How many points of a kind are tried, at most, in each way."""

    lines: int
    screen: int


FULL = Size(lines=14, screen=4)
SMALL = Size(lines=2, screen=1)


class Job(NamedTuple):
    """One run to be done."""

    kind: str
    journey: str
    way: Way
    at: int


class Done(NamedTuple):
    """One run that was done: which, whether its point was reached, and what it came to."""

    kind: str
    journey: str
    way: Way
    at: int
    call: str
    happened: bool
    verdict: Verdict


def count_calls(scratch: Path) -> dict[tuple[str, Way], tuple[str, ...]]:
    """Do each journey without a fault, and give its calls.

    Raises:
        AssertionError: a journey does not come to its end, so that nothing could be learned.
    """
    place = Place(scratch)
    calls = {}
    for journey, way in _ALL:
        ran = run(place, journey, way)
        verdict = judge(place, journey, ran, "")
        expected = len(journey.changes) or 1
        assert verdict == Verdict(expected), f"{journey.name}, {way}: {verdict}\n{ran.seen}"
        calls[journey.name, way] = ran.calls
    return calls


def jobs(calls: dict[tuple[str, Way], tuple[str, ...]], size: Size, kinds: Sequence[Kind]) -> list[Job]:
    """Give the runs of a round."""
    return [
        Job(kind.name, journey.name, way, at)
        for kind in kinds
        for journey, way in kind.where
        for at in _points(kind, calls[journey.name, way], size.screen if way != "pipe" else size.lines)
    ]


def _points(kind: Kind, calls: tuple[str, ...], most: int) -> list[int]:
    """Spread points over the calls of a journey that this fault can happen to."""
    meant = [call for call in calls if not kind.calls or call.split()[1] in kind.calls]
    last = len(meant) - 1 if kind.from_outside else len(meant)  # the last call lets go of the file
    # A different beginning for each kind, so that a small round meets different calls.
    step = max(1.0, last / most)
    first = (sum(map(ord, kind.name)) % 97) / 97 * step
    return sorted({min(last, 1 + int(first + number * step)) for number in range(min(most, last))})


def all_done(work: Sequence[Job], scratch: Path, workers: int) -> Iterator[Done]:
    """Do the runs, and give each as it is done."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_as_anybody) as pool:
        yield from pool.map(_do, work, [scratch] * len(work))


def _as_anybody() -> None:
    """Start programs as a person would: hung up with their window, and shut out by a read-only folder."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup would hand on that it is ignored
    if sys.platform == "linux" and os.getuid() == 0:
        drop_from_the_most_there_can_be, override, search = 24, 1, 2
        system = ctypes.CDLL(None)
        for power in (override, search):
            system.prctl(drop_from_the_most_there_can_be, power, 0, 0, 0)


@contextmanager
def _small_disk(place: Place) -> Iterator[None]:
    """Put the folder of the answers on a disk of its own, which is soon full."""
    disk = place.scratch / "disk"
    disk.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=160k", "none", str(disk)]
    subprocess.run(mount, check=True, capture_output=True)
    place.folder = disk / "answers"
    try:
        yield
    finally:
        place.folder = place.scratch / "answers"
        subprocess.run(["umount", "-l", disk], check=True)


def can_have_a_small_disk(scratch: Path) -> bool:
    """Tell whether we may make a disk of our own here; it needs root, and a system that lets root do so."""
    try:
        with _small_disk(Place(scratch)):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def _do(job: Job, scratch: Path) -> Done:
    # By their names: a worker makes its own functions.
    kind = next(one for one in KINDS if one.name == job.kind)
    journey = next(one for one, _ in _ALL if one.name == job.journey)
    place = Place(scratch / f"worker {os.getpid()}")
    with _small_disk(place) if kind.act == "disk full" else nullcontext():
        ran = run(place, journey, job.way, Fault(kind.act, job.at, kind.lasting, kind.calls))
        verdict = judge(place, journey, ran, kind.act)
    call = next((call for call in ran.calls if call.startswith(f"{job.at} ")), "")
    return Done(*job, call, ran.happened, verdict)
