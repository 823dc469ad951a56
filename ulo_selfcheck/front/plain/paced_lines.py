"""Lines out. On a terminal they come one after another, so that a screen reader says each of them.

A screen reader of the desktop sees a terminal's window and not what was written to it. The terminal tells it
what is new once for all that came at once. What has moved out of the window by then is never said.
"""

import os
import select
import sys
import time
from typing import Any

PAUSE = 0.035
"""Seconds between two lines. Of 304 lines written at once, Orca 43 never said 283. Terminals of VTE tell a reader
what is new at most every 30 ms, so two lines within that time are one piece of news, and some of it is lost."""


class PacedLines:
    """Lines to the standard output, with a moment between them where a terminal shows them."""

    def __init__(self, *, paced: bool = True) -> None:
        self.paced = paced
        """Whether a moment is wanted. In a pipe nobody listens line by line, and nothing waits."""
        self._shown = sys.stdout.isatty()
        self._goes_on = False
        self._hurried = False

    def write(self, line: str) -> None:
        """Write a line. An empty one goes out with the next: alone, yasr says 'blank' for it."""
        if not (self.paced and self._shown and line):
            print(line)  # noqa: T201  (this is where lines go out)
            return
        if self._goes_on and not self._hurried:
            self._hurried = key_within(PAUSE)
        print(line, flush=True)  # noqa: T201
        self._goes_on = True

    def flush(self) -> None:
        """Let all be seen so far."""
        sys.stdout.flush()

    def end(self) -> None:
        """Let all be seen, as somebody is asked now. The prompt comes at once, or yasr says 'blank' before it."""
        self.flush()
        self._goes_on = self._hurried = False


def key_within(seconds: float) -> bool:
    """Wait so long or until a key is pressed, and return whether one was. The key is read with the next line."""
    if sys.platform == "win32":  # not tried on a real Windows machine
        import msvcrt  # noqa: PLC0415

        time.sleep(seconds)
        return msvcrt.kbhit()
    import termios  # noqa: PLC0415  (Windows has none)

    try:
        keyboard = sys.stdin.fileno()
        before = termios.tcgetattr(keyboard)
        if os.tcgetpgrp(keyboard) == os.getpgrp():  # else the keys are for another program
            return _key_counts(keyboard, before, seconds)
    except (OSError, termios.error):  # no keyboard, or a window that was closed
        pass
    time.sleep(seconds)
    return False


def _key_counts(keyboard: int, before: list[Any], seconds: float) -> bool:
    # A key counts before the end of its line here, and is not written into the text.
    import termios  # noqa: PLC0415

    during = [*before[:3], before[3] & ~(termios.ICANON | termios.ECHO), *before[4:]]
    termios.tcsetattr(keyboard, termios.TCSANOW, during)
    try:
        return bool(select.select([keyboard], [], [], seconds)[0])
    finally:
        termios.tcsetattr(keyboard, termios.TCSANOW, before)
