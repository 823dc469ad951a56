"""The program is told to end while somebody types: by the system, or because the window is closed."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from ulo_selfcheck.plain.console import EndOfInput

# Windows has no hang-up; where it is ignored, as under nohup, it stays so.
_NUMBERS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def told_to_end() -> Iterator[None]:
    """Let being told to end be an end of input: all is saved, the file is let go, and it is said where it is.

    Raises:
        EndOfInput: whatever goes on at that moment ends.
    """
    before = {one: signal.signal(one, _end) for one in _NUMBERS if signal.getsignal(one) is signal.SIG_DFL}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise EndOfInput
