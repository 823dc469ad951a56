"""What a person with a screen reader hears: the program under yasr, with its speech written to a log.

yasr sits between the program and the terminal, as it does for its users. Only its voice is replaced, by a
file; so no sound card is needed. What is heard is what yasr chose to speak, not what the program printed.
"""

import fcntl
import os
import pty
import re
import select
import shlex
import shutil
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

READER = "yasr"
QUIET = 0.3
"""Seconds without speech after which the reader has said all it will."""

_CONFIG = Path("/etc/yasr/yasr.conf")
_SPOKEN = re.compile(r"^[ql] \{(.*)\}$")
_SAID = {'"': "quote", "_": "underscore"}
_NOTHING = ("", "blank")
# yasr says 'blank' when it looks at the screen just between the end of a line and the next one. It depends on
# the moment, it happens with every program, and no line is lost by it.


def installed() -> bool:
    return shutil.which(READER) is not None and _CONFIG.exists()


def sound(text: str) -> str:
    """Give a text as it sounds: lines and spaces make no difference, and some signs are said as words."""
    for sign, said in _SAID.items():
        text = text.replace(sign, said)
    return "".join(text.split())


def is_echo(spoken: str, typed: str) -> bool:
    """Tell whether what was spoken is only the reader's echo of a typed line, which may skip letters."""
    letters = iter(typed)
    return all(letter in letters for letter in spoken)


class Listener:
    """A program under the screen reader."""

    def __init__(self, command: Sequence[str], folder: Path, *, env: Mapping[str, str]) -> None:
        self._log = folder / "speech.log"
        self._log.touch()
        self._heard = 0
        run = _set_up(folder, self._log, command, env)
        voice = ("-s", "emacspeak server", "-p", f"|{folder / 'voice'}")
        self.pid, self._master = pty.fork()
        if self.pid == 0:  # pragma: no cover (the child)
            os.chdir(folder)
            os.environ.update(env, HOME=str(folder), TERM="xterm-256color")
            os.execvp(READER, [READER, *voice, str(run)])
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def close(self) -> None:
        """Close the window."""
        os.kill(self.pid, signal.SIGHUP)
        os.close(self._master)
        os.waitpid(self.pid, 0)

    def hear(self, last: str = "", patience: float = 30.0) -> list[str]:
        """Give what was spoken since the last time: up to `last` and the silence after it."""
        begin = silent_since = time.monotonic()
        size = -1
        while time.monotonic() - silent_since < QUIET or sound(last) not in sound(" ".join(self._new())):
            assert time.monotonic() - begin < patience, f"{last!r} was never heard, but: {self._new()}"
            self._pass_on()
            if self._log.stat().st_size != size:
                size, silent_since = self._log.stat().st_size, time.monotonic()
        spoken = self._new()
        self._heard += len(spoken)
        return spoken

    def hears(self, expected: Sequence[str], typed: str = "") -> None:
        """Check that all this is spoken, in this order, and nothing else but the echo of what was typed."""
        wanted = sound("".join(expected))
        spoken = self.hear(expected[-1])
        heard = sound("".join(spoken))
        assert heard.endswith(wanted), f"not heard: {expected}\nbut: {spoken}"
        assert is_echo(heard.removesuffix(wanted), sound(typed)), f"also heard: {spoken}"

    def after(self, line: str, *expected: str) -> None:
        """Type a line and Enter, and check that this is spoken after it and nothing else."""
        self.type(line)
        self.hears(expected, line)

    def type(self, line: str) -> None:
        """Type a line and Enter."""
        os.write(self._master, f"{line}\r".encode())

    def _new(self) -> list[str]:
        """Give what was spoken and not yet given."""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        found = [one[1].strip() for line in lines if (one := _SPOKEN.match(line.strip()))]
        return [text for text in found if text not in _NOTHING][self._heard :]

    def _pass_on(self) -> None:
        # Somebody has to read what the terminal would show, or the program waits for ever.
        if select.select([self._master], [], [], 0.02)[0]:
            os.read(self._master, 65536)


def _set_up(folder: Path, log: Path, command: Sequence[str], env: Mapping[str, str]) -> Path:
    """Write the voice that only logs, the reader's configuration, and the command as one program."""
    voice = _script(folder / "voice", f"exec cat >> {shlex.quote(str(log))}")
    config = _CONFIG.read_text(encoding="utf-8")
    config = config.replace("synthesizer=speech dispatcher", "synthesizer=emacspeak server")
    config = config.replace("synthesizer port=127.0.0.1:6560", f"synthesizer port=|{voice}")
    (folder / ".yasr.conf").write_text(config, encoding="utf-8")
    settings = " ".join(f"{name}={shlex.quote(value)}" for name, value in env.items())
    return _script(folder / "run", f"exec env {settings} {shlex.join(command)}")


def _script(path: Path, line: str) -> Path:
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)
    return path
