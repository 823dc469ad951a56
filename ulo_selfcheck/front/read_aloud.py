"""Reading aloud with the voice that the computer has, for people who use no screen reader and find reading hard.

The words go to the voice through a pipe: they stand in no file, and no list of running programs shows them.
"""

import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from subprocess import Popen  # 5 ms that only a voice that is wanted is worth

NO_VOICE = (
    "This computer has no voice that we can use. On Linux, install the program espeak-ng or spd-say. "
    "A Mac and Windows have a voice of their own."
)
NO_VOICE_SHORT = "There is no voice to read aloud with."
READER_RUNS = (
    "A screen reader runs, so nothing is read aloud by itself. To hear one thing all the same, type read."
)


class Program(NamedTuple):
    """A program with a voice: it speaks what it reads from its input, until it is ended."""

    speak: tuple[str, ...]
    hush: tuple[str, ...] = ()
    """What else ends the speech, where another program does the speaking."""


_WINDOWS = (
    "Add-Type -AssemblyName System.Speech; [Console]::InputEncoding = [Text.Encoding]::UTF8; "
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)
PROGRAMS: Mapping[str, tuple[Program, ...]] = {
    "win32": (Program(("powershell", "-NoProfile", "-NonInteractive", "-Command", _WINDOWS)),),
    "darwin": (Program(("say",)),),
    "linux": (
        Program(("espeak-ng", "--stdin")),
        Program(("spd-say", "--pipe-mode", "--wait"), ("spd-say", "--cancel")),
    ),
}
"""By system, the best first. Those of Windows and the Mac were not tried on real machines."""
_SCREEN_READERS = frozenset({"orca", "yasr", "fenrir", "brltty", "espeakup"})


class Voice:
    """The computer's voice. It reads one text at a time."""

    def __init__(self) -> None:
        self._speaking: Popen[bytes] | None = None
        self._hush: tuple[str, ...] = ()
        self._told = False

    @property
    def speaks(self) -> bool:
        return self._speaking is not None and self._speaking.poll() is None

    def read(self, text: str) -> str:
        """Begin to read a text aloud. Return what to say where there is no voice; nothing where there is one."""
        self.stop()
        if any(self._begin(program, text) for program in PROGRAMS.get(sys.platform, PROGRAMS["linux"])):
            return ""
        told, self._told = self._told, True
        return NO_VOICE_SHORT if told else NO_VOICE

    def stop(self) -> None:
        """Be silent."""
        if self._speaking is not None and self.speaks:
            self._speaking.kill()
            self._speaking.wait()
            if self._hush:
                _hush(self._hush)
        self._speaking = None

    def _begin(self, program: Program, text: str) -> bool:
        from threading import Thread  # noqa: PLC0415  (only for a voice that is wanted)

        name, *more = program.speak
        found = shutil.which(name)
        if not found:
            return False
        try:
            self._speaking = _start((found, *more))
        except OSError:
            return False
        self._hush = program.hush
        # A voice takes its words in as it speaks them. Nobody waits for that.
        Thread(target=_hand_over, args=(self._speaking, text), daemon=True).start()
        return True


def _start(command: tuple[str, ...]) -> "Popen[bytes]":
    from subprocess import DEVNULL, PIPE, Popen  # noqa: PLC0415

    return Popen(command, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL)


def _hush(command: tuple[str, ...]) -> None:
    from subprocess import DEVNULL, TimeoutExpired, run  # noqa: PLC0415

    with suppress(OSError, TimeoutExpired):
        run(command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, check=False, timeout=2)


def _hand_over(voice: "Popen[bytes]", text: str) -> None:
    if voice.stdin:
        with suppress(OSError), voice.stdin as words:  # it may have been stopped
            words.write(text.encode())


def screen_reader_runs() -> bool:
    """Return whether a screen reader speaks already, as far as this system tells us."""
    with suppress(OSError):
        if sys.platform == "win32":
            return _windows_says_so()
        return any(_runs(process) in _SCREEN_READERS for process in Path("/proc").glob("[0-9]*/comm"))
    return False


def _runs(process: Path) -> str:
    try:
        return process.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:  # it has just ended
        return ""


def _windows_says_so() -> bool:
    import ctypes  # noqa: PLC0415

    found = ctypes.c_int(0)
    ctypes.windll.user32.SystemParametersInfoW(70, 0, ctypes.byref(found), 0)  # type: ignore[attr-defined]  # SPI_GETSCREENREADER
    return bool(found.value)
