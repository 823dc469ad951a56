"""What plain mode says, read aloud where that is wanted: all that came since the last prompt, until the next key."""

from ulo_selfcheck.front.plain.paced_lines import key_within
from ulo_selfcheck.front.read_aloud import NO_VOICE_SHORT, READER_RUNS, Voice, screen_reader_runs

_LOOK = 0.1
"""Seconds between two looks whether the voice still speaks."""


class Aloud:
    """The lines since the last prompt, and the voice that can read them."""

    def __init__(self) -> None:
        self.always = False
        """Whether all is read aloud, or only what was asked for."""
        self._voice = Voice()
        self._asked = False
        self._reader_was_looked_for = False
        self._lines: list[str] = []

    def ask(self) -> None:
        """Have read aloud what comes from here to the next prompt."""
        self._asked = True
        self._lines.clear()

    def hear(self, line: str) -> None:
        """Take in a line that was said."""
        self._lines.append(line)

    def begin(self) -> str:
        """Begin to read aloud, where it is wanted. Return what to say where it cannot be done."""
        text = "\n".join(self._lines).strip()
        asked, self._asked = self._asked, False
        self._lines.clear()
        if not text or not (asked or self.always):
            return ""
        if not asked and self._a_reader_runs():
            return READER_RUNS
        problem = self._voice.read(text)
        return problem if asked or problem != NO_VOICE_SHORT else ""

    def _a_reader_runs(self) -> bool:
        """Return whether a screen reader runs, once. Two voices at the same time are none; it is said, and that is all."""
        if not self._reader_was_looked_for:
            self._reader_was_looked_for = True
            if screen_reader_runs():
                self.always = False
                return True
        return False

    def until_a_key(self) -> None:
        """Wait until all is read, or a key is pressed. The key is read with the line that is typed then."""
        try:
            while self._voice.speaks and not key_within(_LOOK):
                pass
        except KeyboardInterrupt:
            pass  # it ends the reading and not the program
        finally:
            self._voice.stop()

    def stop(self) -> None:
        self._voice.stop()
