"""Keys from hands that hold or tremble, and from dictation: what counts as one press, and what is a word."""

import math
from typing import NamedTuple

HELD = 0.7
"""Seconds: keyboards begin to repeat a key that is held after two thirds of a second at most."""

TREMBLING = 0.3
"""Seconds between two presses of a key that trembles, and longer than between the repeats of one that is held."""

WORD = 0.1
"""Seconds: letters that follow one another sooner are a word, from dictation or quick typing."""

MOVING = frozenset({"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab"})
"""Keys that change nothing: held down, they go on moving."""


class Presses:
    """The last key, so that one press of it counts once."""

    def __init__(self) -> None:
        self._key = ""
        self._counted = self._seen = -math.inf

    def counts(self, key: str, at: float) -> bool:
        """Return whether a key at a time is a press of its own, and not the one before held or trembling."""
        held = 0 if key == "escape" else HELD  # it only leaves, and people press it again to leave more
        again = key == self._key and (at - self._counted < held or at - self._seen < TREMBLING)
        again = again or (key.isdecimal() and self._key.isdecimal() and at - self._seen < WORD)  # one number
        self._key, self._seen = key, at
        if not again:
            self._counted = at
        return not again


class Typed(NamedTuple):
    """Letters that came one soon after another."""

    text: str

    @property
    def is_one_key(self) -> bool:
        """Return whether it is one letter, be it held or trembling."""
        return len(set(self.text)) == 1


def begins_a_word(letter: str | None) -> bool:
    """Return whether what was typed may be the beginning of a word; dictation puts a space before some."""
    return letter is not None and (letter.isalpha() or letter == " ")
