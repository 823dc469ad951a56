"""Our program in a terminal window under Orca, with its speech written to a file."""

import json
import shlex
import sys
import time
from pathlib import Path

from tests.heard.desktop import Desktop, wait_for
from tests.listening import sound

QUIET = 0.9
"""Seconds without speech after which Orca has said all it will."""

_NAMES = {"Page_Down": "page down", "start": "return"}
"""What Orca calls a key that was pressed, where it is not the key's own name."""

_SPEECH = """
LogLevel 1
AudioOutputMethod "alsa"
AddModule "file" "{voice}" ""
DefaultModule file
DefaultLanguage en
Timeout 0
"""


class Orca(Desktop):
    """A program under Orca."""

    reader = """
    orca &
    for n in {1..300}; do grep -q "Screen reader on" "$VOICE_LOG" && break; sleep 0.1; done
    """

    def _prepare(self) -> None:
        self._log = self.folder / "voice.log"
        self._log.touch()
        self._given = 0
        python = shlex.join([sys.executable, str(Path(__file__).with_name("voice.py"))])
        voice = self._script("voice", f"exec {python}")
        speech = self.folder / ".config" / "speech-dispatcher"
        speech.mkdir(parents=True)
        (speech / "speechd.conf").write_text(_SPEECH.format(voice=voice), encoding="utf-8")

    def start(self) -> None:
        """Start the program, once Orca has named its window."""
        wait_for(lambda: "Screen reader on." in self._new(), 60, "Orca did not start")
        for _ in range(5):
            try:
                wait_for(
                    lambda: "Terminal frame." in self._new(), 5, "Orca did not name the terminal's window"
                )
                break
            except AssertionError:
                self.give_focus()
        self.hear()
        self._begin()

    def hear(self, last: str = "", patience: float = 30.0) -> list[str]:
        """Return what was spoken since the last time, line by line: up to `last` if it comes, and the silence after it."""
        begin = silent_since = time.monotonic()
        size = -1
        while time.monotonic() - begin < patience and (
            time.monotonic() - silent_since < QUIET or sound(last) not in sound(" ".join(self._new()))
        ):
            time.sleep(0.05)
            if self._log.stat().st_size != size:
                size, silent_since = self._log.stat().st_size, time.monotonic()
        new = self._new()
        self._given += len(new)
        return new

    def hear_up_to(self, last: str) -> list[str]:
        """Return what is spoken after a typed line, without the echo of what was typed."""
        heard = self.hear(last, patience=40)
        return heard[heard.index("return") + 1 :] if "return" in heard else heard

    def perceive(self, key: str, expected: str) -> str:
        """Return what is said after a key, without the name of the key where more is said; a letter is heard."""
        heard = self.hear(expected.replace("/", " "), patience=6)
        name = "" if len(key) == 1 and key.islower() else _NAMES.get(key, key.lower())
        return " / ".join(heard[1:] if len(heard) > 1 and heard[0] == name else heard)

    def _new(self) -> list[str]:
        spoken = self._log.read_text(encoding="utf-8").splitlines()
        lines = [line for text in spoken for line in json.loads(text).split("\n")]
        return lines[self._given :]
