"""Our program in a terminal window with a braille display: BRLTTY, and a display that is a connection."""

import re
import socket
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.heard.desktop import Desktop, free_port, wait_for

QUIET = 0.6
"""Seconds without a change after which the display stays as it is."""

_SHOWN = re.compile(r'Visual "(.*)"\s*$')


class Braille(Desktop):
    """A program under BRLTTY."""

    def __init__(
        self, command: Sequence[str], folder: Path, *, size: str, env: Mapping[str, str], cells: int
    ) -> None:
        self._port = free_port()
        self.reader = f"""
        mkdir -p brl work
        brltty -n -N -q -f /dev/null -U "$PWD/brl" -W "$PWD/work" -P "$PWD/pid" \\
            -b vr -d server:127.0.0.1:{self._port} -x a2 -t en-nabcc -o autospeak=no,skip-identical-lines=no &
        sleep 1
        """
        super().__init__(command, folder, size=size, env=env)
        self._shown: list[str] = []
        self._changed = time.monotonic()
        self._cells = cells

    def _connect(self) -> socket.socket:
        for _ in range(300):
            try:
                return socket.create_connection(("127.0.0.1", self._port))
            except OSError:
                time.sleep(0.1)
        raise AssertionError("BRLTTY did not start")

    def _read(self, display: socket.socket) -> None:
        with (
            display,
            display.makefile(encoding="utf-8", errors="replace") as lines,
            suppress(ConnectionError),
        ):
            for line in lines:
                if shown := _SHOWN.match(line):
                    text = re.sub(r"\\X(..)", lambda code: chr(int(code[1], 16)), shown[1])
                    self._shown.append(text.replace('\\"', '"').replace("\\\\", "\\"))
                    self._changed = time.monotonic()

    def start(self) -> None:
        """Start the program, once the display shows its window."""
        display = self._connect()
        display.sendall(f"cells {self._cells}\n".encode())
        threading.Thread(target=self._read, args=[display], daemon=True).start()
        self.give_focus()
        wait_for(lambda: self._shown, 30, "the display shows nothing")
        time.sleep(1)
        self._begin()

    def perceive(self, key: str, expected: str, patience: float = 5.0) -> str:
        """Return what stands on the cells, once it is what is expected and has not changed for a moment."""
        begin = time.monotonic()
        while time.monotonic() - begin < patience and (
            time.monotonic() - max(self._changed, begin) < QUIET
            or expected not in " ".join(self._shown[-1].split())
        ):
            time.sleep(0.05)
        return self._shown[-1].rstrip()
