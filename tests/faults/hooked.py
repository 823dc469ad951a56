"""The real program, with a fault at one of the calls by which it touches the folder of the answers.

`python -m tests.faults.hooked open FILE --plain` is `ulo-selfcheck open FILE --plain`. The plan of the fault
comes in a variable of the environment. Each call of the system on that folder is a *point*: it is counted
and logged just before it happens. A call to write is met with half of its bytes on disk.
"""

import builtins
import io
import json
import os
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tests.faults import acts

PLAN = "ULO_SELFCHECK_FAULT"
AUDITED = {
    "open": "open",
    "os.rename": "rename",
    "os.remove": "remove",
    "os.mkdir": "mkdir",
    "os.chmod": "chmod",
    "os.truncate": "truncate",
    "os.scandir": "list",
    "os.listdir": "list",
    "fcntl.flock": "lock",
}
"""What Python tells of before it does it, and our word for it."""


class Plan(NamedTuple):
    """A fault: what happens, at which point, to which calls, and for how many of them."""

    folder: str
    log: str
    act: str = ""
    at: int = 0
    lasting: int = 1
    """At how many points in a row it happens, or holds; 0 is for good."""
    calls: tuple[str, ...] = ()
    """Which kinds of calls are points; none named: all."""

    def environment(self) -> dict[str, str]:
        return {PLAN: json.dumps(self._asdict())}


class Points:
    """Counts the calls on the folder, and does the fault at its point."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._log = os.open(plan.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._count = 0
        self._busy = False
        self._done = False
        self._act = acts.make(plan.act, Path(plan.folder))

    def audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Meet what Python tells of."""
        kind = AUDITED.get(event)
        if kind is None or self._busy:
            return
        if event == "open":
            if isinstance(arguments[0], int):
                return  # a descriptor of what was opened before
            kind = "make" if (arguments[2] or 0) & os.O_CREAT else "open"
        path = arguments[0]
        if kind == "lock" or self._inside(path):
            self.meet(kind, str(path))

    def _inside(self, path: object) -> bool:
        if isinstance(path, int):
            return True  # only what was opened in the folder is truncated or listed by its descriptor
        if not isinstance(path, str | os.PathLike):
            return False
        return os.path.abspath(os.fspath(path)).startswith(self._plan.folder)  # noqa: PTH100  (no other calls)

    def meet(self, kind: str, path: str, half_done: Callable[[], object] | None = None) -> None:
        """Count a point, and do the fault where it is due."""
        if self._busy or (self._plan.calls and kind not in self._plan.calls):
            return
        self._count += 1
        self._busy = True
        try:
            os.write(self._log, f"{self._count} {kind} {os.path.basename(path)}\n".encode())  # noqa: PTH119
            self._fault(kind, half_done)
        finally:
            self._busy = False

    def _fault(self, kind: str, half_done: Callable[[], object] | None) -> None:
        plan = self._plan
        if not plan.act or self._count < plan.at:
            return
        over = plan.lasting and self._count >= plan.at + plan.lasting
        if not over and (self._act.again or self._count == plan.at):
            if half_done and kind == "write":
                half_done()
            os.write(self._log, b"fault\n")
            self._act.do()
        elif over and not self._done:
            self._done = True
            self._act.undo()


class _Raw(io.FileIO):
    """A file on disk whose writing is a point."""

    points: Points

    def write(self, data: Any) -> int:
        written = 0

        def half() -> None:
            nonlocal written
            written = super(_Raw, self).write(bytes(data[: len(data) // 2]))

        self.points.meet("write", "", half)
        return written + super().write(data[written:])


def _install(points: Points) -> None:
    sys.addaudithook(points.audit)
    really_sync, really_open = os.fsync, builtins.open

    def sync(fd: Any) -> None:
        points.meet("sync", "")
        really_sync(fd)

    def opened(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        if isinstance(file, int) and mode == "wb":
            _Raw.points = points
            return io.BufferedWriter(_Raw(file, "w"))
        return really_open(file, mode, *more, **named)

    os.fsync = sync
    builtins.open = opened


def main() -> None:
    """Run the program with the fault."""
    plan = Plan(**json.loads(os.environ.pop(PLAN)))
    if plan.act.startswith("clock"):
        acts.watch_the_clock()
    _install(Points(plan))
    runpy.run_module("ulo_selfcheck", run_name="__main__")


if __name__ == "__main__":
    main()
